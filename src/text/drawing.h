/* SPDX-License-Identifier: MIT */
#ifndef TEXT_DRAWING_H
#define TEXT_DRAWING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/vec.h"
#include "text/cff.h"

/* The drawing of one glyph, as its charstring says it; lengths are 16.16. */

struct drawing_segment {
	bool is_curve;
	uint8_t costs[6], cost; /* the encoder's: bytes of each number, of all */
	int32_t d[6]; /* from point to point: dx dy, or dx dy of each of three */
};

struct drawing_contour {
	int64_t x, y; /* where it begins */
	size_t first, count;
};

struct drawing {
	VEC(struct drawing_segment) segments;
	VEC(struct drawing_contour) contours;
	int64_t x, y; /* the pen */
	bool has_width;
	int32_t width; /* as the charstring gives it: less nominalWidthX */
	uint32_t work; /* operators so far, of all glyphs */
};

/* Runs a charstring (Adobe Technical Note 5177) without its hints; what the drawing held
 * is forgotten. false: it is broken, or of a kind that no font in use has. */
bool drawing_read(struct drawing *drawing, const struct cff *cff,
	const struct cff_part *part, uint32_t glyph);
/* As a variant of its glyph. */
void drawing_narrow(struct drawing *drawing, const struct subset_variant *variant,
	int32_t nominal_width);
void drawing_clear(struct drawing *drawing);

/* The shortest charstring that draws the same, with the means in encoder. */
struct encoder;

struct encoder *encoder_new(void);
void encoder_free(struct encoder *encoder);
void drawing_put(const struct drawing *drawing, struct encoder *encoder, struct buf *out);

#endif
