/* SPDX-License-Identifier: MIT */
#ifndef READ_MARKDOWN_PAIRS_H
#define READ_MARKDOWN_PAIRS_H

#include "read/markdown/align.h"

/* The children of `parent` hold the two ends of ~~…~~, {{…}} and raw tags as nodes of
 * their own: MD_DELETED and MD_CLOZE without children, MD_HTML. Where two fit among the
 * same children, what lies between becomes their content; the others become text again.
 * depth: how deep the parent lies in its block. */
void pairs_resolve(struct aligner *aligner, struct md_node *parent, size_t depth);

/* An end of ~~ or a cloze, to be appended by align. text is its source. */
struct md_node *pairs_new_end(struct arena *arena, const struct region *region,
	struct span span, struct str source);

/* Makes an MD_IMAGE of a node by the attributes of its <img>; false: it has no src. */
struct tag;
bool pairs_make_image(
	struct aligner *aligner, struct md_node *node, const struct tag *tag);

#endif
