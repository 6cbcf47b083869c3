/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_IMAGE_H
#define LAYOUT_IMAGE_H

#include "layout/flow.h"

struct image_box {
	scaled width, height;
	bool is_missing; /* no raster to draw: a frame with its alt text and address */
};

/* The size an image is set at: the source's {width=…}, else its pixels at its own
 * resolution; never wider or higher than the room there is. */
struct image_box image_fit(
	const struct flow *flow, const struct image *image, scaled width, scaled height);

#endif
