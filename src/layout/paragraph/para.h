/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_PARAGRAPH_PARA_H
#define LAYOUT_PARAGRAPH_PARA_H

#include "layout/paragraph/box.h"

/* A paragraph from flat text to lines. Usage: flat_* fills para.flat, para_shape makes
 * boxes, para_break lines; line.h puts them on the page. Memory is kept from paragraph
 * to paragraph. */

/* Boxes [first, end). */
struct para_line {
	uint32_t first, end;
	scaled natural; /* width before it is justified */
	bool is_last;   /* or before a forced break, and not nearly full: not justified */
	bool is_ragged; /* nothing could fill it */
	bool is_loose;  /* only gaps too wide, or letters set apart, filled it */
};

/* Sums over boxes [0, i), so that a line's are two subtractions. */
struct para_sum {
	scaled_sum width; /* bodies and the gaps before them */
	scaled_sum marks; /* bodies of what is no core */
	scaled_sum shrink[SHRINK_TIERS];
	scaled_sum stretch[STRETCH_KINDS];
};

struct para_node;

struct para {
	struct flat flat;
	struct box_vec boxes;
	VEC(struct para_line) lines;
	struct para_sum *sums;
	size_t sum_capacity;
	size_t text_end; /* the box where a remark begins, or the end */
	struct para_node *nodes;
	size_t node_count, node_capacity;
	struct str kept;     /* flat.text in the pages arena, once a line is put */
	scaled_sum many_han; /* what the gaps of a line that has many stretch by */
	size_t emergencies;  /* lines of the last para_break that took pass 3 or 4 */
	bool is_loose;       /* it left wide gaps between Han, or needed those passes */
	bool has_names;      /* with breaks inside: URLs, identifiers, formulas */
};

struct para_widths {
	scaled first, other; /* of the lines */
	scaled em;           /* of the body */
	bool parts_names; /* breaks in URLs, identifiers, formulas count as others do */
};

void para_init(struct para *para);
void para_clear(struct para *para);
void para_reset(struct para *para); /* for the next paragraph */
/* Resolves classes, finds breaks, shapes. */
void para_shape(struct para *para, struct glyph_cache *cache,
	const struct spacing_rules *rules, scaled measure);
/* Shapes again when breaks have been added: hyphens.h. */
void para_shape_again(struct para *para, struct glyph_cache *cache,
	const struct spacing_rules *rules, scaled measure);
/* Fills para->lines: total fit (Knuth and Plass) with the costs of TYPOGRAPHY 5. */
void para_break(struct para *para, const struct para_widths *widths);
/* What each tier gives to a line that is too long. */
struct para_squeezed {
	scaled_sum used[SHRINK_TIERS];
	scaled_sum rest; /* what is left */
	int64_t cost;    /* in thousandths */
};
struct para_squeezed para_squeeze(const scaled_sum all[SHRINK_TIERS], scaled_sum excess);
/* Gives rest out to the kinds of stretch, of which there is all; returns what is left. */
scaled_sum para_spread(const struct para *para, const scaled_sum all[STRETCH_KINDS],
	scaled_sum rest, scaled_sum used[STRETCH_KINDS]);
/* The width in one line; forced breaks count for nothing. */
scaled para_natural_width(const struct para *para);

#endif
