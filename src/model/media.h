/* SPDX-License-Identifier: MIT */
#ifndef MODEL_MEDIA_H
#define MODEL_MEDIA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum media_kind {
	MEDIA_BROKEN, /* missing, unreadable or refused: reported, drawn as a frame */
	MEDIA_PNG,
	MEDIA_JPEG,
	MEDIA_GIF,
	MEDIA_WEBP,
	MEDIA_SVG, /* goes to the EPUB; a frame in the PDF */
};

enum media_space { MEDIA_GRAY, MEDIA_RGB, MEDIA_CMYK };

/* An opened and validated image. bytes is the file; raster images are decoded once to 8
 * bits a channel, rows top down without padding, alpha apart. A JPEG keeps its file for
 * passing through (adobe_inverted says that its CMYK is inverted); pixels is NULL. */
struct media {
	enum media_kind kind;
	struct str file_name; /* unique in the set, ASCII, with the right extension */
	struct str mime;      /* "image/png" … */
	struct str bytes;
	uint32_t width, height; /* pixels; of an SVG in CSS px, 0 if it does not say */
	double dots_per_inch;   /* 0: not said */
	enum media_space space; /* of pixels, or of the JPEG */
	const unsigned char *pixels;
	const unsigned char *alpha; /* width * height, or NULL: opaque */
	bool adobe_inverted;
};

/* items[i] belongs to bank.images[i]; equal content may appear twice. */
struct media_set {
	const struct media *items;
	size_t count;
};

#endif
