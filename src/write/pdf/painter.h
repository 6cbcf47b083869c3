/* SPDX-License-Identifier: MIT */
#ifndef WRITE_PDF_PAINTER_H
#define WRITE_PDF_PAINTER_H

#include "write/pdf/document.h"
#include "write/pdf/faces.h"

/* A page's content stream as it grows, with the state of graphics and text that its
 * operators have left: each is written when it changes. */
struct painter {
	struct document *document;
	const struct page *page;
	size_t page_index;
	struct buf *out, *images;
	/* The graphics state, as the last operators left it. */
	struct colour fill, stroke;
	int64_t line_width, dash; /* -1: not known */
	uint32_t face;
	struct glyph_table glyphs;       /* of face */
	const struct narrowed *narrowed; /* from the item under way on */
	size_t narrowed_count, item;
	scaled size;
	int64_t rise;
	bool is_bold;
	/* What is open. */
	bool in_sequence, in_text, in_strings, in_string;
	bool is_within_text; /* the sequence lies within a text object */
	uint32_t element;
	int64_t line_x, line_y; /* where the last line of the text object began */
	int64_t pen;            /* 1/1000 em from there, as the reader counts */
};

/* Milli points from the page's lower edge. */
int64_t painter_upward(const struct painter *painter, scaled_sum y);
void painter_set_fill(struct painter *painter, struct colour colour);
void painter_set_stroke(struct painter *painter, struct colour colour);
void painter_set_line_width(struct painter *painter, int64_t width);
/* Each ends what is open inside of it, too. */
void painter_end_string(struct painter *painter);
void painter_end_strings(struct painter *painter);
void painter_end_text(struct painter *painter);

#endif
