/* SPDX-License-Identifier: MIT */
/* Our own rows of PNG (second edition, 2003): four bits a pixel where a palette of
 * sixteen serves, which is an eighth of what cairo's own writer deflates. */
#include "write/picture/png.h"

#include <stdlib.h>

#include "base/memory.h"
#include "write/deflate/deflate.h"

#define CACHE_SIZE 4096u
#define FILTER_UP  2

/* Rows of more bytes than this are deflated in haste. */
#define LARGE ((size_t)256 << 10)

enum png_colour { PNG_GREY = 0, PNG_RGB = 2, PNG_INDEXED = 3, PNG_RGBA = 6 };

static void put_number(struct buf *out, uint32_t number)
{
	const char bytes[4] = {(char)(number >> 24), (char)(number >> 16),
		(char)(number >> 8), (char)number};

	buf_put(out, bytes, sizeof(bytes));
}

static void put_chunk(struct buf *out, const char *name, struct str data)
{
	const size_t start = out->len + 4;

	put_number(out, (uint32_t)data.len);
	buf_put(out, name, 4);
	buf_put_str(out, data);
	if (!buf_failed(out))
		put_number(out, deflate_crc32(str_from_offset(buf_str(out), start)));
}

/* Pixels repeat: what was found for one is kept for its like. */
struct finder {
	const struct palette *palette;
	uint32_t pixels[CACHE_SIZE];
	uint8_t found[CACHE_SIZE];
};

static void finder_init(struct finder *finder, const struct palette *palette)
{
	finder->palette = palette;
	for (unsigned i = 0; i < CACHE_SIZE; i++) {
		finder->pixels[i] = palette->entries[0];
		finder->found[i] = 0;
	}
}

static unsigned find(struct finder *finder, uint32_t pixel)
{
	const uint32_t slot = pixel * 2654435761u >> 20;

	if (finder->pixels[slot] != pixel) {
		finder->pixels[slot] = pixel;
		finder->found[slot] = (uint8_t)palette_find(finder->palette, pixel);
	}
	return finder->found[slot];
}

static uint32_t alpha_filled(const struct raster *raster, uint32_t pixel)
{
	return raster->is_opaque ? pixel | 0xFF000000u : pixel;
}

/* Two pixels as they lie in memory. */
static uint64_t pair_at(const uint32_t *pixels)
{
	uint64_t pair;

	memcpy(&pair, pixels, sizeof(pair));
	return pair;
}

static unsigned char find_pair(
	struct finder *finder, const struct raster *raster, uint64_t pair)
{
	uint32_t pixels[2];

	memcpy(pixels, &pair, sizeof(pixels));
	return (unsigned char)(find(finder, alpha_filled(raster, pixels[0])) << 4 |
			       find(finder, alpha_filled(raster, pixels[1])));
}

/* Two pixels a byte; what is like the pair before it, and most is, costs a look. */
static void pack_row(struct finder *finder, const struct raster *raster,
	const uint32_t *from, unsigned char *to)
{
	const uint32_t end[2] = {from[raster->width - 1], from[raster->width - 1]};
	const size_t pairs = raster->width / 2;
	uint64_t last = raster->width > 1 ? pair_at(from) : pair_at(end);
	unsigned char packed = find_pair(finder, raster, last);

	for (size_t i = 0; i < pairs; i++) {
		const uint64_t pair = pair_at(from + 2 * i);

		if (pair != last) {
			last = pair;
			packed = find_pair(finder, raster, pair);
		}
		to[i] = packed;
	}
	if (raster->width % 2)
		to[pairs] = find_pair(finder, raster, pair_at(end));
}

static bool is_like_above(const struct raster *strip, uint32_t y)
{
	const uint32_t *const row = strip->pixels + (size_t)y * strip->stride;

	return memcmp(row, row - strip->stride, sizeof(*row) * strip->width) == 0;
}

void png_add_strip(struct buf *rows, const struct raster *strip,
	const struct palette *palette, uint32_t times)
{
	struct finder *const finder = memory_new(sizeof(*finder));
	const size_t bytes = ((size_t)strip->width + 1) / 2 + 1; /* with the filter's */

	finder_init(finder, palette);
	for (uint32_t y = 0; y < strip->height;) {
		uint32_t end = y + 1;

		while (end < strip->height && is_like_above(strip, end))
			end++;
		const size_t count = (size_t)(end - y) * times;
		unsigned char *const to =
			(unsigned char *)buf_extend(rows, memory_product(bytes, count));

		if (!to)
			break;
		to[0] = 0; /* no filter */
		pack_row(
			finder, strip, strip->pixels + (size_t)y * strip->stride, to + 1);
		for (size_t i = 1; i < count; i++)
			memcpy(to + i * bytes, to, bytes);
		y = end;
	}
	free(finder);
}

static unsigned char channel(uint32_t pixel, unsigned shift, uint32_t alpha)
{
	const uint32_t value = pixel >> shift & 255;

	if (alpha == 0 || alpha == 255)
		return (unsigned char)value;
	const uint32_t whole = (value * 255 + alpha / 2) / alpha;

	return (unsigned char)(whole > 255 ? 255 : whole);
}

static unsigned channels_of(enum png_colour colour)
{
	switch (colour) {
	case PNG_GREY:
	case PNG_INDEXED: return 1;
	case PNG_RGB: return 3;
	case PNG_RGBA: break;
	}
	return 4;
}

static void put_pixel(unsigned char *to, uint32_t pixel, unsigned channels)
{
	const uint32_t alpha = channels == 4 ? pixel >> 24 : 255;

	to[0] = channel(pixel, channels == 1 ? 0 : 16, alpha);
	if (channels == 1)
		return;
	to[1] = channel(pixel, 8, alpha);
	to[2] = channel(pixel, 0, alpha);
	if (channels == 4)
		to[3] = (unsigned char)alpha;
}

/* Each row is told by what it differs from the one above. */
static void filter_up(unsigned char *rows, size_t stride, uint32_t height)
{
	for (uint32_t y = height; y-- > 1;) {
		unsigned char *const row = rows + y * stride;

		row[0] = FILTER_UP;
		for (size_t i = 1; i < stride; i++)
			row[i] = (unsigned char)(row[i] - row[i - stride]);
	}
}

static void put_full_rows(
	struct buf *rows, const struct raster *raster, enum png_colour colour)
{
	const unsigned channels = channels_of(colour);
	const size_t stride = (size_t)raster->width * channels + 1;
	unsigned char *const to =
		(unsigned char *)buf_extend(rows, stride * raster->height);

	if (!to)
		return;
	for (uint32_t y = 0; y < raster->height; y++) {
		const uint32_t *const from = raster->pixels + (size_t)y * raster->stride;

		to[y * stride] = 0;
		for (uint32_t x = 0; x < raster->width; x++)
			put_pixel(to + y * stride + 1 + (size_t)x * channels, from[x],
				channels);
	}
	filter_up(to, stride, raster->height);
}

static bool is_grey(const struct raster *raster)
{
	for (uint32_t y = 0; y < raster->height; y++)
		for (uint32_t x = 0; x < raster->width; x++) {
			const uint32_t pixel =
				raster->pixels[(size_t)y * raster->stride + x];

			if ((pixel >> 16 & 255) != (pixel & 255) ||
				(pixel >> 8 & 255) != (pixel & 255))
				return false;
		}
	return true;
}

static enum png_colour colour_of(const struct raster *raster)
{
	if (!raster->is_opaque)
		return PNG_RGBA;
	return is_grey(raster) ? PNG_GREY : PNG_RGB;
}

static void put_palette(struct buf *out, const struct palette *palette)
{
	char colours[3 * PALETTE_SIZE], alphas[PALETTE_SIZE];
	bool is_opaque = true;

	for (unsigned i = 0; i < palette->count; i++) {
		colours[3 * i] = (char)palette->colours[i].red;
		colours[3 * i + 1] = (char)palette->colours[i].green;
		colours[3 * i + 2] = (char)palette->colours[i].blue;
		alphas[i] = (char)palette->alphas[i];
		is_opaque = is_opaque && palette->alphas[i] == 255;
	}
	put_chunk(out, "PLTE", (struct str){colours, 3 * (size_t)palette->count});
	if (!is_opaque)
		put_chunk(out, "tRNS", (struct str){alphas, palette->count});
}

static void put_head(
	struct buf *out, uint32_t width, uint32_t height, enum png_colour colour)
{
	struct buf head;

	buf_put(out, "\x89PNG\r\n\x1a\n", 8);
	buf_init(&head, 0);
	put_number(&head, width);
	put_number(&head, height);
	buf_put_byte(&head, colour == PNG_INDEXED ? 4 : 8);
	buf_put_byte(&head, (char)colour);
	buf_put(&head, "\0\0", 3);
	put_chunk(out, "IHDR", buf_str(&head));
	buf_clear(&head);
}

static void put_data(struct buf *out, struct str rows)
{
	struct deflate *const deflate =
		deflate_new(rows.len > LARGE ? DEFLATE_HASTE : DEFLATE_IMAGE);
	struct buf packed;

	buf_init(&packed, 0);
	deflate_put(deflate, rows, &packed);
	put_chunk(out, "IDAT", buf_str(&packed));
	buf_clear(&packed);
	deflate_free(deflate);
}

uint32_t png_pixel(const struct media *media, size_t at)
{
	const uint32_t alpha = media->alpha ? media->alpha[at] : 255;
	const size_t channels = media->space == MEDIA_GRAY ? 1 : 3;
	const unsigned char *const pixel = media->pixels + at * channels;
	uint32_t value = alpha << 24;

	for (size_t i = 0; i < 3; i++)
		value |= (pixel[channels == 1 ? 0 : i] * alpha + 127) / 255
			 << (16 - 8 * i);
	return value;
}

void png_put_rows(struct buf *out, struct str rows, const struct palette *palette,
	uint32_t width, uint32_t height)
{
	put_head(out, width, height, PNG_INDEXED);
	put_palette(out, palette);
	put_data(out, rows);
	put_chunk(out, "IEND", STR(""));
}

void png_put(struct buf *out, const struct raster *raster)
{
	const enum png_colour colour = colour_of(raster);
	struct buf rows;

	buf_init(&rows, 0);
	put_full_rows(&rows, raster, colour);
	put_head(out, raster->width, raster->height, colour);
	put_data(out, buf_str(&rows));
	put_chunk(out, "IEND", STR(""));
	buf_clear(&rows);
}
