/* SPDX-License-Identifier: MIT */
#ifndef READ_MARKDOWN_HTML_CLOSE_H
#define READ_MARKDOWN_HTML_CLOSE_H

#include "read/markdown/align.h"

/* `… last words.</b></details>`: cmark takes an end tag behind Markdown for an inline.
 * Such a tag that ends a <details> or <summary> of the container is lifted out of the
 * paragraph, as an HTML block of its own. Inner containers come first. */
void html_lift_closers(struct aligner *aligner, struct md_node *container);

/* Takes those out that ended nothing. */
void html_drop_closers(struct md_node *container);

#endif
