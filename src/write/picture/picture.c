/* SPDX-License-Identifier: MIT */
#include "write/picture/picture.h"

#include <stdlib.h>

#include "base/memory.h"
#include "write/picture/png.h"
#include "write/picture/raster.h"
#include "write/picture/svg.h"

static uint32_t pixels(scaled length, double scale)
{
	const double size = scaled_to_pt(length) * scale;

	if (!(size > 1))
		return 1;
	/* A hundredth of a pixel too much is rounding, not ink. */
	return size > PICTURE_MAX_SIDE ? PICTURE_MAX_SIDE + 1 : (uint32_t)(size + 0.99);
}

void picture_measure(
	const struct picture_request *request, uint32_t *width, uint32_t *height)
{
	const struct page *const page = request->pages->items + request->page;

	*width = pixels(page->width, request->pixels_per_point);
	*height = pixels(page->height, request->pixels_per_point);
}

bool picture_draw(
	const struct picture_request *request, struct buf *out, struct diag *diag)
{
	const char *why = "too large";
	uint32_t width, height;
	bool done;

	picture_measure(request, &width, &height);
	if (request->form == PICTURE_SVG) {
		svg_put(request, out);
		return !buf_failed(out);
	}
	done = width <= PICTURE_MAX_SIDE && height <= PICTURE_MAX_SIDE &&
	       raster_put(request, out, &why);
	if (!done)
		diag_report(diag, DIAG_PICTURE_FAILED, SPAN_NONE, str_from(why));
	return done;
}

bool picture_encode(const struct media *media, struct buf *out)
{
	const size_t count = (size_t)media->width * media->height;

	if (!media->pixels || media->space == MEDIA_CMYK || count == 0)
		return false;
	uint32_t *const pixels = memory_new(memory_product(count, sizeof(*pixels)));

	for (size_t i = 0; i < count; i++)
		pixels[i] = png_pixel(media, i);
	png_put(out, &(const struct raster){pixels, media->width, media->height,
			     media->width, !media->alpha});
	free(pixels);
	return !buf_failed(out);
}
