/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_MATH_BOX_H
#define LAYOUT_MATH_BOX_H

#include "layout/paragraph/line.h"
#include "text/math.h"

/* A formula's pieces while it is set: TeX's boxes. A box has its origin at the left end
 * of its baseline; x grows rightward and y downward from the origin of the box that
 * holds it. Children stand in reading order. Memory is that of one formula. */

enum math_box_kind {
	MATH_BOX_LIST,
	MATH_BOX_GLYPHS,
	MATH_BOX_RULE,  /* as large as the box */
	MATH_BOX_LINE,  /* from corner to corner */
	MATH_BOX_FRAME, /* a rectangle's outline, or its ground if line_width is 0 */
	MATH_BOX_ITEMS, /* text set by line.h, with x and y from the origin */
};

struct math_box {
	enum math_box_kind kind;
	scaled width, height, depth; /* width is without italic */
	scaled x, y;
	struct math_box *first, *last, *next;
	struct colour colour;
	struct str before, after; /* of the text that is copied: ^( and ) */
	scaled italic;            /* what it leans beyond its width */
	scaled accent;            /* where an accent's middle stands */
	bool is_symbol;           /* one glyph: scripts stand by it, not by its box */
	bool is_rising;           /* a line: from the lower left to the upper right */
	scaled line_width;        /* of a line or frame */
	scaled dash;
	/* glyphs */
	const struct face *face;
	const struct shaped_glyph *glyphs;
	size_t glyph_count;
	scaled size;
	struct str text; /* what they stand for */
	/* items */
	const struct page_item *items;
	size_t item_count;
};

struct math_box *math_box_new(struct arena *arena, enum math_box_kind kind);
/* Puts child at x, y and makes the list as high and deep as it takes; not wider. */
void math_box_put(struct math_box *list, struct math_box *child, scaled x, scaled y);
/* The box in a list that has its italic in its width. */
struct math_box *math_box_clean(struct arena *arena, struct math_box *box);
struct math_box *math_box_rule(
	struct arena *arena, scaled width, scaled height, struct colour colour);

/* Where an item's glyphs and text begin. */
struct math_start {
	size_t glyph, text;
};

/* Finished items of a box: memory kept from formula to formula. */
struct math_writer {
	struct sink *sink; /* for its faces and arena */
	uint32_t element;
	VEC(struct page_item) items;
	VEC(struct math_start) starts; /* of each item */
	VEC(struct page_glyph) glyphs;
	struct buf text, pending;
	bool is_open; /* the last item may be gone on with */
};

struct math_items {
	const struct page_item *items;
	size_t count;
};

void math_writer_init(struct math_writer *writer);
void math_writer_clear(struct math_writer *writer);
/* The items of box, with x and y from its origin; the sink's arena's. */
struct math_items math_writer_put(struct math_writer *writer, const struct math_box *box);

#endif
