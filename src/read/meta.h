/* SPDX-License-Identifier: MIT */
#ifndef READ_META_H
#define READ_META_H

#include "read/outline.h"

/* The front matter: YAML between two lines of --- at the very start of a file. */
struct front {
	size_t body_start;
	struct span title_span;
	struct str title;      /* empty: none */
	struct bank_meta meta; /* but its title */
	enum marking marking;
	enum body_kind body;
	unsigned difficulty;
	points points;
};

void front_read(struct arena *arena, const struct sources *sources, uint32_t source,
	struct diag *diag, struct front *front);

/* Takes the author's line off the preface's start, if the front matter names none and
 * there is one (authors.c). */
void authors_find(struct outline *outline, struct bank_meta *meta);
/* Splits at 、 and commas. */
void authors_split(struct arena *arena, struct str text, struct bank_meta *meta);

#endif
