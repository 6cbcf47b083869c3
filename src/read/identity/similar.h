/* SPDX-License-Identifier: MIT */
#ifndef READ_IDENTITY_SIMILAR_H
#define READ_IDENTITY_SIMILAR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* How alike two texts of questions are (stem and options, LOCK_GAP between them), in the
 * light of all texts of a bank: what many of them share says little. */

struct similar_grams;

/* A pair of neighbours, and what a shared one weighs: more, the rarer it is. */
struct similar_gram {
	uint32_t pair;
	unsigned weight;
};

/* A text made ready for comparison. */
struct similar_text {
	const uint32_t *characters;       /* folded */
	size_t count, stem_count;         /* the stem's come first */
	const struct similar_gram *grams; /* pairs of neighbours, sorted by number */
	size_t gram_count;
	const struct similar_gram *stem_grams;
	size_t stem_gram_count;
	bool has_options;
	bool has_rare_stem; /* no other text of its side has this stem */
};

/* Counts in how many of the texts each pair of neighbours is: old and new ones, each to
 * be counted once. Everything lives in the arena. */
struct similar_grams *similar_new(struct arena *arena, size_t text_count);
void similar_count(struct similar_grams *grams, struct str text);
void similar_prepare(
	struct similar_grams *grams, struct str text, struct similar_text *prepared);
/* 0: nothing in common; 1000: the same. */
unsigned similar_score(struct similar_grams *grams, const struct similar_text *a,
	const struct similar_text *b);

#endif
