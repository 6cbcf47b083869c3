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
/* Appends the image as PNG, grey or in full colour, whichever it takes. */
void png_put(struct buf *out, const struct raster *raster);

/* An image in the colours of a palette, four bits a pixel, made from strips of it from
 * top to bottom, each of whose rows stands there so many times: */
void png_add_strip(struct buf *rows, const struct raster *strip,
	const struct palette *palette, uint32_t times);
/* appends it as PNG when all its rows are there. */
void png_put_rows(struct buf *out, struct str rows, const struct palette *palette,
	uint32_t width, uint32_t height);

#endif
