/* SPDX-License-Identifier: MIT */
#ifndef READ_LOWER_H
#define READ_LOWER_H

#include "base/map.h"
#include "base/vec.h"
#include "read/math/read.h"
#include "read/outline/outline.h"

/* The md tree's nodes as the model's final ones. Links into the bank need every
 * question's names, so all of those are in targets before the first node is made. */
struct lowering {
	struct arena *arena;
	struct diag *diag;
	const struct sources *sources;
	struct map targets; /* id, q22, c3-q22: ordinal of the question */
	const struct outline *outline;
	const size_t *ordinals; /* of the outline's questions; MAP_NONE: left out */
	struct map repeated;    /* q22 where several are meant */
	struct map image_numbers;
	VEC(struct image_source) images;
	struct math_reader math_reader;
	enum language language; /* in which formulas are spoken */
	size_t chapter; /* where a link stands: #q22 means its own chapter's first */
	/* of the question at hand */
	unsigned blank_count, cloze_count;
	unsigned list_depth;
};

void lowering_init(struct lowering *lowering, struct arena *arena, struct diag *diag,
	const struct sources *sources);
void lowering_clear(struct lowering *lowering);

/* The index of an image's address among the bank's; the span is of a use of it. */
size_t lower_image_number(struct lowering *lowering, struct span span, struct str url);

/* The children of a container (NULL: none). */
struct block_list lower_blocks(struct lowering *lowering, struct md_node *parent);
struct inline_list lower_inlines(struct lowering *lowering, struct md_node *parent);
/* The inlines of a container's paragraphs, a break between two of them. */
struct inline_list lower_paragraphs(struct lowering *lowering, struct md_node *container);

#endif
