/* SPDX-License-Identifier: MIT */
#ifndef READ_OUTLINE_FENCES_H
#define READ_OUTLINE_FENCES_H

#include "read/markdown/md.h"

/* `::: details 答案` … `:::` of VuePress, Docusaurus and Quarto, among a document's own
 * blocks: details, and boxes that a part's word names, become MD_DETAILS; of others only
 * their content and title stay. A fence without an end stays text. */
void fences_fold(struct arena *arena, struct md_node *document);

/* Whether a box of that name and title is a part of a question; *word is what its summary
 * says if it has no title. */
bool fences_name_part(struct str name, struct str title, struct str *word);

#endif
