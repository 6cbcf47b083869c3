/* SPDX-License-Identifier: MIT */
#ifndef READ_META_H
#define READ_META_H

#include "read/math/macro.h"
#include "read/outline/outline.h"

struct yaml_node;

/* The front matter: YAML between two lines of --- at the very start of a file. */
struct front {
	size_t body_start;
	struct span title_span;
	struct str title;      /* empty: none */
	struct bank_meta meta; /* but its title */
	bool has_language;     /* else meta's is the default */
	enum marking marking;
	enum body_kind body;
	unsigned difficulty;
	points points;
	const struct yaml_node *macros; /* a mapping of names to TeX, or NULL */
};

void front_read(struct arena *arena, const struct sources *sources, uint32_t source,
	struct diag *diag, struct front *front);

/* The front matter's macros for formulas. */
void front_add_macros(const struct front *front, struct math_macros *macros,
	const struct sources *sources, struct diag *diag);

/* Takes the author's line off the preface's start, if the front matter names none and
 * there is one (authors.c). */
void authors_find(struct outline *outline, struct bank_meta *meta);
/* Where no heading is the title: the first lines of the preface, if they name a paper
 * (title_line.c). */
void title_line_find(struct outline *outline);
/* Splits at 、 and commas. */
void authors_split(struct arena *arena, struct str text, struct bank_meta *meta);

#endif
