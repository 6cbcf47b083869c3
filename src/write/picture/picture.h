/* SPDX-License-Identifier: MIT */
#ifndef WRITE_PICTURE_PICTURE_H
#define WRITE_PICTURE_PICTURE_H

#include "base/buf.h"
#include "diag/diag.h"
#include "model/media.h"
#include "model/pages.h"
#include "model/pictures.h"

/* One laid-out page as a picture: a cover, a formula. Glyphs are drawn as their outlines,
 * so that no reader needs a font. */
struct picture_request {
	const struct pages *pages;
	size_t page;
	enum picture_form form;
	double pixels_per_point; /* of a PNG */
	bool is_opaque;          /* a PNG on white, else on nothing */
	struct str title;        /* of an SVG; may be empty */
};

/* The sides of the largest picture that is drawn, in pixels. */
#define PICTURE_MAX_SIDE 16384

/* The size in pixels of the PNG that would be drawn; at least 1. */
void picture_measure(
	const struct picture_request *request, uint32_t *width, uint32_t *height);
/* Appends the file to out. false: it is too large, or cairo failed (reported).
 * Thread-safe, also for one set of pages. */
bool picture_draw(
	const struct picture_request *request, struct buf *out, struct diag *diag);
/* A decoded image as PNG. false: it has no pixels, or is for print (CMYK). */
bool picture_encode(const struct media *media, struct buf *out);

#endif
