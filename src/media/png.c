/* SPDX-License-Identifier: MIT */
/* libpng's simplified interface turns every colour type and depth into 8 bits, keeps its
 * errors to itself (no longjmp reaches us) and never sees a file before its chunks were
 * walked here: the walk proves that the file is whole, reads the size before anything
 * is decoded, and finds the density, which that interface does not tell. */
#include "media/decode.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct png_facts {
	uint32_t width, height;
	double dots_per_inch;
	bool has_pixels, has_end;
};

static uint32_t big_endian(const char *data)
{
	const unsigned char *const at = (const unsigned char *)data;

	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 |
	       at[3];
}

static void read_chunk(struct png_facts *facts, struct str type, struct str data)
{
	if (str_eq(type, STR("IHDR")) && data.len == 13) {
		facts->width = big_endian(data.data);
		facts->height = big_endian(data.data + 4);
	} else if (str_eq(type, STR("pHYs")) && data.len == 9 && data.data[8] == 1) {
		facts->dots_per_inch = big_endian(data.data) * 0.0254;
	} else if (str_eq(type, STR("IDAT"))) {
		facts->has_pixels = true;
	} else if (str_eq(type, STR("IEND"))) {
		facts->has_end = true;
	}
}

/* A chunk is its length, its type, its data and a checksum of 4 bytes. */
static bool walk_chunks(struct str bytes, struct png_facts *facts)
{
	struct str rest = str_from_offset(bytes, 8);

	while (!facts->has_end) {
		const uint32_t len = rest.len >= 12 ? big_endian(rest.data) : 0;

		if (rest.len < 12 || len > rest.len - 12)
			return false;
		read_chunk(facts, str_slice(rest, 4, 8),
			str_slice(rest, 8, 8 + (size_t)len));
		rest = str_from_offset(rest, 12 + (size_t)len);
	}
	return facts->has_pixels && facts->width > 0;
}

static bool read_pixels(struct decode *decode, struct media *media, png_image *image)
{
	image->format &= PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA;
	image->flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
	unsigned char *const pixels = memory_new(PNG_IMAGE_SIZE(*image));
	const bool done = png_image_finish_read(image, NULL, pixels, 0, NULL) != 0;

	if (done)
		decode_keep(
			decode, media, pixels, PNG_IMAGE_SAMPLE_CHANNELS(image->format));
	free(pixels);
	return done;
}

bool decode_png(struct decode *decode, struct media *media)
{
	struct png_facts facts = {0};
	png_image image = {.version = PNG_IMAGE_VERSION};
	const struct str bytes = decode->bytes;

	if (!walk_chunks(bytes, &facts))
		return decode_fail(decode, DIAG_IMAGE_BROKEN, "PNG: truncated");
	if (!decode_check_size(decode, facts.width, facts.height, 4))
		return false;
	media->width = facts.width;
	media->height = facts.height;
	media->dots_per_inch = facts.dots_per_inch;
	bool done = png_image_begin_read_from_memory(&image, bytes.data, bytes.len) &&
		    image.width == facts.width && image.height == facts.height;

	done = done && read_pixels(decode, media, &image);
	if (!done) {
		char words[80] = "PNG: ";

		strncat(words, image.message, sizeof(words) - 6);
		decode_fail(decode, DIAG_IMAGE_BROKEN, words);
	}
	png_image_free(&image);
	return done;
}
