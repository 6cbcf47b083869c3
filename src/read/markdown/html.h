/* SPDX-License-Identifier: MIT */
#ifndef READ_MARKDOWN_HTML_H
#define READ_MARKDOWN_HTML_H

#include "read/markdown/align.h"

/* Rebuilds the raw HTML blocks among the children of a container: <details> around
 * blocks, <table>, lists, headings, paragraphs become nodes; comments become MD_COMMENT;
 * the rest is kept as MD_HTML_BLOCK or MD_HTML, to be shown as text. depth: containers
 * above. */
void html_rebuild(struct aligner *aligner, struct md_node *container, size_t depth);

#endif
