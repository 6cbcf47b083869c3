/* SPDX-License-Identifier: MIT */
#ifndef WRITE_PICTURE_PNG_H
#define WRITE_PICTURE_PNG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "model/media.h"
#include "write/picture/palette.h"

/* What cairo painted: 32 bits a pixel in the machine's order, alpha, red, green, blue
 * from the top bit, multiplied by alpha; stride in pixels. */
struct raster {
	const uint32_t *pixels;
	uint32_t width, height, stride;
	bool is_opaque; /* alpha means nothing */
};

/* The pixel of a decoded image, as a raster has it. */
uint32_t png_pixel(const struct media *media, size_t at);
/* Appends the image as PNG: with the palette if there is one, else grey or in full
 * colour, whichever it takes. */
void png_put(struct buf *out, const struct raster *raster, const struct palette *palette);

#endif
