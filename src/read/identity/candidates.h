/* SPDX-License-Identifier: MIT */
#ifndef READ_IDENTITY_CANDIDATES_H
#define READ_IDENTITY_CANDIDATES_H

#include <stdbool.h>

#include "base/vec.h"
#include "read/identity/match.h"
#include "read/identity/similar.h"

/* A new and an old question that are worth comparing, and how alike they are. */
struct candidate {
	size_t new, old;
	unsigned score; /* similar_score */
};

/* Where a pair or a run of characters occurs. */
struct posting {
	uint32_t gram;
	uint32_t old;
};

/* One run of match_questions; arrays by new or by old question. */
struct matching {
	const struct match_job *job;
	struct match *matches;
	struct arena arena;
	size_t *new_of_old;
	size_t *gap_of_new,
		*gap_of_old; /* the matched old one before it, from 1; 0: none */
	size_t *end_of_new, *end_of_old; /* the matched old one after it */
	size_t *near_of_new;             /* where in the old bank it may have stood */
	struct similar_grams *grams;
	struct similar_text *old_texts, *new_texts; /* prepared where unmatched */
	VEC(struct posting) postings;               /* sorted */
	size_t *first_of_half;
	VEC(struct candidate) candidates; /* by new, then old */
};

/* In thousandths of similarity: from here on it is worth asking. */
#define PERHAPS 270

static inline bool match_is_open(const struct matching *matching, size_t new)
{
	return matching->matches[new].old == MATCH_NONE;
}

/* Fills candidates, once gaps and places of all questions are known. */
void candidates_find(struct matching *matching);

#endif
