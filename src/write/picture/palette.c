/* SPDX-License-Identifier: MIT */
#include "write/picture/palette.h"

#define LEAST_SHADES 2

static const struct colour white = {255, 255, 255};

static bool is_same(struct colour a, struct colour b)
{
	return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

static bool covers(const struct page *page, const struct page_item *item)
{
	return item->kind == PAGE_FILL && item->x <= 0 && item->y <= 0 &&
	       (scaled_sum)item->x + item->width >= page->width &&
	       (scaled_sum)item->y + item->height >= page->height;
}

/* false: the item is a picture itself. */
static bool colour_of(const struct page_item *item, struct colour *colour)
{
	switch (item->kind) {
	case PAGE_TEXT: *colour = item->text.colour; return true;
	case PAGE_FILL: *colour = item->fill.colour; return true;
	case PAGE_STROKE: *colour = item->stroke.colour; return true;
	case PAGE_IMAGE: break;
	}
	return false;
}

static uint8_t mix(unsigned a, unsigned b, unsigned share, unsigned whole)
{
	return (uint8_t)((a * share + b * (whole - share) + whole / 2) / whole);
}

static uint32_t pixel_of(unsigned alpha, struct colour colour)
{
	return (uint32_t)alpha << 24 | (uint32_t)colour.red << 16 |
	       (uint32_t)colour.green << 8 | colour.blue;
}

static void add(struct palette *palette, unsigned alpha, struct colour colour)
{
	const struct colour black = {0};
	const struct colour multiplied = {mix(colour.red, black.red, alpha, 255),
		mix(colour.green, black.green, alpha, 255),
		mix(colour.blue, black.blue, alpha, 255)};

	palette->entries[palette->count] = pixel_of(alpha, multiplied);
	palette->colours[palette->count] = colour;
	palette->alphas[palette->count++] = (uint8_t)alpha;
}

static void add_shades(struct palette *palette, struct colour colour, unsigned shades,
	const struct colour *ground)
{
	for (unsigned i = 1; i <= shades; i++) {
		if (!ground) {
			add(palette, 255 * i / shades, colour);
			continue;
		}
		add(palette, 255,
			(struct colour){mix(colour.red, ground->red, i, shades),
				mix(colour.green, ground->green, i, shades),
				mix(colour.blue, ground->blue, i, shades)});
	}
}

void palette_make(struct palette *palette, const struct page *page, bool is_opaque)
{
	const bool has_ground = page->item_count && covers(page, page->items);
	struct colour ground = white, found[PALETTE_SIZE];
	unsigned count = 0;

	*palette = (struct palette){0};
	if (has_ground)
		ground = page->items->fill.colour;
	for (size_t i = has_ground; i < page->item_count; i++) {
		struct colour colour;
		unsigned known = 0;

		if (!colour_of(page->items + i, &colour))
			return;
		while (known < count && !is_same(found[known], colour))
			known++;
		if (known < count || (is_opaque && is_same(colour, ground)))
			continue;
		if ((count + 1) * LEAST_SHADES >= PALETTE_SIZE)
			return;
		found[count++] = colour;
	}
	add(palette, is_opaque || has_ground ? 255 : 0, ground);
	for (unsigned i = 0; i < count; i++)
		add_shades(palette, found[i], (PALETTE_SIZE - 2 + count - i) / count,
			is_opaque || has_ground ? &ground : NULL);
}

static unsigned square(uint32_t a, uint32_t b, unsigned shift)
{
	const int difference = (int)(a >> shift & 255) - (int)(b >> shift & 255);

	return (unsigned)(difference * difference);
}

unsigned palette_find(const struct palette *palette, uint32_t pixel)
{
	unsigned best = 0, least = UINT32_MAX;

	for (unsigned i = 0; i < palette->count; i++) {
		const uint32_t entry = palette->entries[i];
		const unsigned distance =
			square(entry, pixel, 24) + square(entry, pixel, 16) +
			square(entry, pixel, 8) + square(entry, pixel, 0);

		if (distance < least) {
			least = distance;
			best = i;
		}
	}
	return best;
}
