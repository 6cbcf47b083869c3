/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_PARAGRAPH_BOX_H
#define LAYOUT_PARAGRAPH_BOX_H

#include "layout/paragraph/flat.h"
#include "layout/paragraph/spacing.h"

/* A paragraph's shaped pieces: a Han, a mark's half em, a Latin word or the part of it
 * between two places where it may break, an object. Before each box is its gap. */
struct box {
	const struct face *face; /* NULL: an object, or nothing to draw */
	const struct shaped_glyph *glyphs;
	uint32_t glyph_count;
	uint32_t text_base; /* of the glyphs' clusters, in flat.text */
	uint32_t first_char, char_count;
	scaled width; /* of the body, without blanks */
	scaled shift; /* where the glyphs' origin is, from the body's left edge */
	scaled even;  /* each glyph gets this width, centred; 0: as shaped */
	scaled blank_left, blank_right;
	scaled hang;      /* what may stand beyond the line's edge: of a mark, or 0 */
	scaled blank_end; /* of width: blank that a line's end may do without */
	struct gap gap;
	uint32_t letters; /* with a place after them where they may be set apart */
	scaled tracking;  /* by this in all */
	scaled hyphen;    /* what a break before it sets at the line's end; 0: nothing */
	int16_t penalty;  /* of a line break before it */
	bool is_emergency;
	bool ends_text; /* the line before may end short */
	bool is_missing;
	bool is_picture; /* the glyphs are bitmaps: each an image of one em */
};

/* What single characters look like, looked up once for each role. */
struct glyph_cache {
	struct fonts *fonts;
	struct glyph_slot *slots;
	size_t count, capacity;
};

void glyph_cache_init(struct glyph_cache *cache, struct fonts *fonts);
void glyph_cache_clear(struct glyph_cache *cache);

struct box_vec {
	struct box *data;
	size_t len, capacity;
};

/* Shapes a paragraph whose classes and breaks are found. Words wider than measure may
 * break anywhere. */
void boxes_build(struct box_vec *boxes, struct flat *flat, struct glyph_cache *cache,
	const struct spacing_rules *rules, scaled measure);

/* The word space's glyph in a run's face, for the text layer. */
const struct shaped *box_space(struct glyph_cache *cache, const struct face *face);
const struct shaped *box_hyphen(struct glyph_cache *cache, const struct face *face);

#endif
