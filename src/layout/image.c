/* SPDX-License-Identifier: MIT */
#include "layout/image.h"

#define POINTS_PER_INCH 72
#define LEAST_DPI       36.0
#define MOST_DPI        2400.0

static scaled asked_length(const struct image_size *size, scaled whole)
{
	const int64_t most = SCALED_MAX / 2;
	int64_t length = 0;

	switch (size->unit) {
	case IMAGE_UNIT_NONE: return 0;
	case IMAGE_UNIT_PERCENT: length = (int64_t)whole * size->value / 100000; break;
	case IMAGE_UNIT_PT: length = (int64_t)SCALED_PT * size->value / 1000; break;
	}
	return (scaled)(length > most ? most : length);
}

static const struct media *find_media(const struct flow *flow, const struct image *image)
{
	const struct media_set *set = flow->job->media;

	return set && image->media < set->count ? &set->items[image->media] : NULL;
}

/* Shrinks both sides until they fit. */
static void fit_into(struct image_box *box, scaled width, scaled height)
{
	if (box->width > width) {
		box->height = (scaled)((int64_t)box->height * width / box->width);
		box->width = width;
	}
	if (box->height > height) {
		box->width = (scaled)((int64_t)box->width * height / box->height);
		box->height = height;
	}
	box->width = scaled_max(box->width, SCALED_PT);
	box->height = scaled_max(box->height, SCALED_PT);
}

static scaled length_of_pixels(
	const struct flow *flow, const struct media *media, uint32_t pixels)
{
	double dpi = media->dots_per_inch;

	if (dpi < LEAST_DPI || dpi > MOST_DPI)
		dpi = (double)flow->style->image_resolution / 1000.0;
	if (dpi < LEAST_DPI)
		dpi = LEAST_DPI;
	const double length = (double)pixels * POINTS_PER_INCH / dpi;

	return length > 14400 ? SCALED(14400) : SCALED(length);
}

struct image_box image_fit(
	const struct flow *flow, const struct image *image, scaled width, scaled height)
{
	const struct media *media = find_media(flow, image);
	const scaled asked_width = asked_length(&image->width, width);
	const scaled asked_height = asked_length(&image->height, height);
	struct image_box box = {.is_missing = !media || media->kind == MEDIA_BROKEN ||
					      media->kind == MEDIA_SVG ||
					      media->width == 0 || media->height == 0};

	if (box.is_missing)
		return box;
	box.width = scaled_max(length_of_pixels(flow, media, media->width), 1);
	box.height = scaled_max(length_of_pixels(flow, media, media->height), 1);
	if (asked_width > 0 && asked_height > 0) {
		box.width = asked_width;
		box.height = asked_height;
	} else if (asked_width > 0) {
		box.height =
			(scaled)((int64_t)asked_width * media->height / media->width);
		box.width = asked_width;
	} else if (asked_height > 0) {
		box.width =
			(scaled)((int64_t)asked_height * media->width / media->height);
		box.height = asked_height;
	}
	fit_into(&box, width, height);
	return box;
}
