/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_MATH_SET_H
#define LAYOUT_MATH_SET_H

#include "layout/paragraph/line.h"
#include "model/math.h"

/* Formulas to finished items, one after the other; memory is kept from formula to
 * formula. What it sets is the sink's arena's. */
struct math_setter;

/* The cache and the sink must live as long as the setter. */
struct math_setter *math_setter_new(
	struct glyph_cache *cache, struct sink *sink, const struct spacing_rules *rules);
void math_setter_free(struct math_setter *setter); /* NULL: nothing to do */

struct math_place {
	scaled size; /* the em of the text around it */
	struct colour colour;
	uint32_t element; /* of its items */
	scaled measure;   /* it is made to fit */
	scaled height;    /* of a page: none of its lines is higher */
};

/* A part of an inline formula, between gaps that stretch or lines that may end: items
 * with x from its left edge and y from the baseline. */
struct math_set_piece {
	const struct page_item *items;
	size_t item_count;
	scaled width, height, depth;
	scaled gap;             /* between it and the piece before */
	scaled stretch, shrink; /* of the gap, as TeX's glue has them */
	bool may_break;         /* a line may begin with it */
	bool is_after_sign;     /* that break comes after a Bin, not a Rel */
	bool is_inside;         /* and stands in brackets */
};

/* A line of a display: items with x from the measure's left edge. */
struct math_set_line {
	const struct page_item *items;
	size_t item_count;
	scaled height, depth;
	scaled distance; /* from the baseline above; 0: the first */
};

/* What had to be done to make it fit. */
struct math_fit {
	bool is_broken;    /* a display over several lines, or a list within a formula */
	unsigned per_cent; /* of its size */
	bool is_high;      /* it is not too wide, but higher than the page */
	bool is_overfull;  /* and yet it is too wide or high */
};

struct math_pieces {
	const struct math_set_piece *items;
	size_t count;
	struct math_fit fit;
};

struct math_lines {
	const struct math_set_line *items;
	size_t count;
	scaled width; /* of the widest line's ink */
	struct math_fit fit;
};

/* Only of a formula that has a root. A display that stands in a line has display style
 * and may break before signs, not after them. The arrays are valid until the next
 * formula. */
struct math_pieces math_set_inline(struct math_setter *setter, const struct math *math,
	const struct math_place *place);
struct math_lines math_set_display(struct math_setter *setter, const struct math *math,
	const struct math_place *place);

#endif
