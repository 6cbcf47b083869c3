/* SPDX-License-Identifier: MIT */
#ifndef TEXT_GLYF_H
#define TEXT_GLYF_H

#include <hb.h>

#include "text/subset.h"

/* A glyph of a TrueType font once more, under a glyph id of its own. */
struct glyf_variant {
	uint32_t glyph; /* in the same font */
	int32_t shift, advance;
};

/* The font with the variants behind its last glyph, in their order, for the caller to
 * destroy; NULL: its tables contradict each other, or there would be too many glyphs. */
hb_face_t *glyf_add_variants(
	hb_face_t *font, const struct glyf_variant *variants, size_t count);

#endif
