/* SPDX-License-Identifier: MIT */
#ifndef WRITE_PICTURE_PALETTE_H
#define WRITE_PICTURE_PALETTE_H

#include <stdbool.h>
#include <stdint.h>

#include "model/pages.h"

#define PALETTE_SIZE 16

/* The few colours of a page, each in the shades that smooth edges make of it. Entry 0 is
 * the ground: a colour, or nothing at all. */
struct palette {
	uint32_t entries[PALETTE_SIZE]; /* alpha, red, green, blue; multiplied by alpha */
	struct colour colours[PALETTE_SIZE]; /* not multiplied */
	uint8_t alphas[PALETTE_SIZE];
	unsigned count; /* 0: the page has too many colours */
};

void palette_make(struct palette *palette, const struct page *page, bool is_opaque);
/* The entry that is nearest to a pixel. */
unsigned palette_find(const struct palette *palette, uint32_t pixel);

#endif
