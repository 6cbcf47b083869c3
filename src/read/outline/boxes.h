/* SPDX-License-Identifier: MIT */
#ifndef READ_OUTLINE_BOXES_H
#define READ_OUTLINE_BOXES_H

#include "read/outline/outline.h"

/* `!!! note "title"` and `??? answer` of MkDocs: what folds, and what a part's word
 * names, becomes MD_DETAILS; `!!! question "title"` a heading and its content; of others
 * only their content and title stay. */
void boxes_open(struct outline *outline, struct md_node *document);

#endif
