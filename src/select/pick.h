/* SPDX-License-Identifier: MIT */
#ifndef SELECT_PICK_H
#define SELECT_PICK_H

#include "base/vec.h"
#include "select/select.h"

/* A question with where it stood. */
struct pick {
	const struct question *question;
	size_t chapter, section; /* indices, the section's in its chapter */
	bool is_kept;
};

typedef VEC(struct pick) pick_vec;

static inline bool pick_is_same_unit(const struct pick *a, const struct pick *b)
{
	return a->question->group != GROUP_NONE &&
	       a->question->group == b->question->group && a->chapter == b->chapter &&
	       a->section == b->section;
}

/* The end of the unit (a question, or a group's run) that begins at first. */
static inline size_t pick_unit_end(const pick_vec *picks, size_t first)
{
	size_t end = first + 1;

	while (end < picks->len &&
		pick_is_same_unit(&picks->data[first], &picks->data[end]))
		end++;
	return end;
}

/* filter.c: keeps what the selection names. */
void filter_picks(pick_vec *picks, const struct bank *bank,
	const struct selection *selection, struct diag *diag);

/* ids.c: keeps those whose ids (or anchors) a file lists. */
void filter_ids(pick_vec *picks, struct str text, struct diag *diag);

/* SplitMix64: small, and the same everywhere. */
struct chance {
	uint64_t state;
};
struct chance chance_of(struct str seed, struct str stream);
/* From 0 to count - 1, each as likely. */
size_t chance_below(struct chance *chance, size_t count);

/* draw.c: keeps a sample; puts the units of each section in another order. */
void draw_sample(pick_vec *picks, const struct selection *selection, struct diag *diag);
void draw_order(pick_vec *picks, const struct selection *selection);

/* options.c: the question's options, and those of its parts, in another order, its
 * answer with them. */
struct shuffling {
	struct arena *arena;
	struct diag *diag;
	struct str seed;
};
void shuffle_options(struct shuffling *shuffling, struct question *question);

/* rewrite.c: references to the questions' new ordinals and numbers. */
struct renaming {
	struct arena *arena;
	const struct bank *bank;   /* the old one */
	const size_t *ordinals;    /* by old ordinal; (size_t)-1: not taken */
	const struct str *numbers; /* by new ordinal */
};
struct block_list rewrite_blocks(const struct renaming *renaming, struct block_list list);
struct inline_list rewrite_inlines(
	const struct renaming *renaming, struct inline_list list);
void rewrite_question(const struct renaming *renaming, struct question *question);

#endif
