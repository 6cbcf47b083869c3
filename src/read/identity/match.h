/* SPDX-License-Identifier: MIT */
#ifndef READ_IDENTITY_MATCH_H
#define READ_IDENTITY_MATCH_H

#include <stddef.h>

#include "base/str.h"

/* Which question of a bank's new state was which of its old state. */

#define MATCH_NONE ((size_t)-1)

struct match_text {
	struct str text; /* identity_put_text */
	struct str
		content; /* its hash; equal texts with equal content go together first */
	struct str chapter;
};

enum match_grade {
	MATCH_NEW,       /* nothing like it was there */
	MATCH_GIVEN,     /* set by the caller before */
	MATCH_EXACT,     /* the same text */
	MATCH_SIMILAR,   /* reworded */
	MATCH_AMBIGUOUS, /* reworded, but `other` could be it as well */
	MATCH_DOUBTFUL,  /* perhaps `other`; old is MATCH_NONE */
	MATCH_SPLIT,     /* a part of `other`, which goes on as another new one */
};

struct match {
	enum match_grade grade;
	size_t old;   /* index into olds, or MATCH_NONE */
	size_t other; /* index into olds, or MATCH_NONE: a new one is the rival */
};

struct match_job {
	const struct match_text *olds; /* in the order of the old bank */
	size_t old_count;
	const struct match_text *news;
	size_t new_count;
};

/* Fills matches[new_count]; those with grade MATCH_GIVEN are kept, all others must be
 * MATCH_NEW with old MATCH_NONE. No old one is matched twice. Same text first, then the
 * assignment with the greatest sum of similarity; chapters and neighbours decide among
 * equals. Time and memory grow with the texts' length, not with the square of their
 * number. */
void match_questions(const struct match_job *job, struct match *matches);

#endif
