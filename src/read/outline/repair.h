/* SPDX-License-Identifier: MIT */
#ifndef READ_OUTLINE_REPAIR_H
#define READ_OUTLINE_REPAIR_H

#include "read/outline/outline.h"

/* Makes what people write into what they meant, before anything is counted: headings
 * without the space, setext headings that are answers, headings in list items, exam
 * section titles in bold; takes tables of contents out; numbers list items as written. */
void repair_document(struct outline *outline, struct md_node *document);

/* Moves the items of a list for which is_apart says so up to the list's own level, each
 * item's blocks in its place; the others stay in lists of their kind. Returns the first
 * block that stands there now. */
struct md_node *list_open(struct arena *arena, struct md_node *list,
	bool (*is_apart)(const struct md_node *item, void *closure), void *closure);

/* 目录, Contents: the heading of a table of contents. */
bool repair_is_contents(const struct md_node *block);

/* Makes the summary a paragraph before the details, and returns it. */
struct md_node *details_open(struct arena *arena, struct md_node *details);

/* Takes emoji and other signs off the front of labels, in the block and what it holds
 * (ornaments.c); depth counts from 0. */
void ornaments_drop(struct md_node *block, size_t depth);

#endif
