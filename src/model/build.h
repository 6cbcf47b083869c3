/* SPDX-License-Identifier: MIT */
#ifndef MODEL_BUILD_H
#define MODEL_BUILD_H

#include "base/arena.h"
#include "base/buf.h"
#include "model/bank.h"

/* The constructors that read/ and select/ share, and plain text of nodes. */

struct inline_node inline_text(struct span span, struct str text);
struct inline_node inline_with_children(
	enum inline_kind kind, struct span span, struct inline_list children);
struct block block_para(struct span span, struct inline_list text);
struct inline_list inline_list_copy(
	struct arena *arena, const struct inline_node *items, size_t count);
struct block_list block_list_copy(
	struct arena *arena, const struct block *items, size_t count);

/* Text, code, TeX of formulas, alt of images, answers of cloze; ____ for blanks; a space
 * for breaks (none between two Han). Ids are made of this. */
void inline_put_plain(struct buf *out, struct inline_list list);
void block_put_plain(struct buf *out, struct block_list list);
/* The same, but what a cloze hides stays hidden: ____. */
void block_put_asked(struct buf *out, struct block_list list);
/* As asked, for a table of contents: formulas in a line, as math_put_line has them. */
void block_put_entry(struct buf *out, struct block_list list);
/* A title in plain text: formulas in a line; as it was written: their TeX. */
struct str inline_plain(struct arena *arena, struct inline_list list);
struct str inline_written(struct arena *arena, struct inline_list list);

/* The chapter's and section's walk in order of the outline, for all who need it. */
const struct chapter *bank_chapter_of(const struct bank *bank, size_t question_ordinal);

#endif
