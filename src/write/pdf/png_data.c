/* SPDX-License-Identifier: MIT */
#include "write/pdf/png_data.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "write/deflate/deflate.h"
#include "write/pdf/syntax.h"

/* media/ has walked the chunks and decoded them: they are whole. The lengths are checked
 * again all the same, for here they are read from the file once more. */
struct png_facts {
	unsigned bit_depth, colour_type;
	struct str palette;
	bool is_unfit, is_srgb;
	uint32_t gamma; /* times 100000; 0: none */
};

enum {
	PNG_GRAY = 0,
	PNG_RGB = 2,
	PNG_PALETTE = 3,
	PNG_GRAY_ALPHA = 4,
	PNG_RGB_ALPHA = 6
};

#define GAMMA_SRGB 45455 /* as PNG has it for sRGB's curve */

static bool has_alpha(const struct png_facts *facts)
{
	return facts->colour_type == PNG_GRAY_ALPHA ||
	       facts->colour_type == PNG_RGB_ALPHA;
}

static unsigned colours_of(const struct png_facts *facts)
{
	return facts->colour_type == PNG_RGB || facts->colour_type == PNG_RGB_ALPHA ? 3
										    : 1;
}

static uint32_t big_endian(struct str bytes)
{
	uint32_t value = 0;

	for (size_t i = 0; i < 4; i++)
		value = value << 8 | (unsigned char)bytes.data[i];
	return value;
}

static void read_header(struct png_facts *facts, struct str header)
{
	const unsigned char *const at = (const unsigned char *)header.data;

	if (header.len != 13 || at[12] != 0 || at[8] > 8) {
		facts->is_unfit = true;
		return;
	}
	facts->bit_depth = at[8];
	facts->colour_type = at[9];
}

static void read_chunk(
	struct png_facts *facts, struct str type, struct str content, struct buf *data)
{
	if (str_eq(type, STR("IHDR")))
		read_header(facts, content);
	else if (str_eq(type, STR("PLTE")))
		facts->palette = content;
	else if (str_eq(type, STR("sRGB")))
		facts->is_srgb = true;
	else if (str_eq(type, STR("gAMA")) && content.len == 4)
		facts->gamma = big_endian(content);
	else if (str_eq(type, STR("IDAT")))
		buf_put_str(data, content);
}

static bool read_chunks(struct png_facts *facts, struct str file, struct buf *data)
{
	struct str rest = str_from_offset(file, 8);

	while (rest.len >= 12 && !facts->is_unfit) {
		const size_t len = big_endian(rest);

		if (len > rest.len - 12)
			return false;
		read_chunk(
			facts, str_slice(rest, 4, 8), str_slice(rest, 8, 8 + len), data);
		rest = str_from_offset(rest, 12 + len);
	}
	return !facts->is_unfit && facts->bit_depth && data->len &&
	       (facts->is_srgb || !facts->gamma || facts->gamma == GAMMA_SRGB);
}

static void put_space(struct buf *out, const struct png_facts *facts)
{
	if (facts->colour_type != PNG_PALETTE) {
		buf_put_c(out, colours_of(facts) == 3 ? "/DeviceRGB" : "/DeviceGray");
		return;
	}
	const size_t colours = facts->palette.len / 3;

	buf_printf(out, "[/Indexed/DeviceRGB %zu", colours - 1);
	put_literal(out, str_slice(facts->palette, 0, 3 * colours));
	buf_put_byte(out, ']');
}

/* A filter looks at a pixel's samples each by itself, at its neighbours' of the same
 * kind: without those of alpha the others mean what they did. */
static void take_colours(
	struct buf *rows, const char *from, size_t width, size_t height, size_t colours)
{
	for (size_t y = 0; y < height; y++) {
		char *to = buf_extend(rows, 1 + width * colours);

		if (!to)
			return;
		*to++ = *from++;
		for (size_t x = 0; x < width; x++, from += colours + 1, to += colours)
			memcpy(to, from, colours);
	}
}

static bool is_filtered(const char *rows, size_t stride, size_t height)
{
	size_t count = 0;

	for (size_t y = 0; y < height; y++)
		count += rows[y * stride] != 0;
	return 2 * count >= height;
}

/* data->rows, which are deflated, become those of the colours alone, which are not. */
static bool split(
	struct png_data *data, const struct media *media, const struct png_facts *facts)
{
	const size_t colours = colours_of(facts);
	const size_t stride = 1 + (size_t)media->width * (colours + 1);
	const size_t size = memory_product(stride, media->height);
	char *const whole = facts->bit_depth == 8 ? memory_new(size) : NULL;
	const bool done = whole && deflate_take(buf_str(&data->rows), whole, size) &&
			  is_filtered(whole, stride, media->height);

	if (done) {
		buf_reset(&data->rows);
		take_colours(&data->rows, whole, media->width, media->height, colours);
	}
	free(whole);
	return done && !buf_failed(&data->rows);
}

static void put_entries(
	struct buf *out, const struct media *media, const struct png_facts *facts)
{
	buf_printf(out,
		"/Type/XObject/Subtype/Image/Width %u/Height %u/BitsPerComponent %u"
		"/ColorSpace",
		media->width, media->height, facts->bit_depth);
	put_space(out, facts);
	buf_printf(out,
		"/DecodeParms<</Predictor 15/Colors %u/BitsPerComponent %u/Columns %u>>",
		colours_of(facts), facts->bit_depth, media->width);
}

bool png_read_data(const struct media *media, struct png_data *data)
{
	struct png_facts facts = {0};

	buf_init(&data->entries, 0);
	buf_init(&data->rows, 0);
	if (media->kind != MEDIA_PNG || !read_chunks(&facts, media->bytes, &data->rows))
		return false;
	if (facts.colour_type == PNG_PALETTE &&
		(facts.palette.len < 3 || facts.palette.len > 768))
		return false;
	data->is_deflated = !has_alpha(&facts);
	if (has_alpha(&facts) && !split(data, media, &facts))
		return false;
	put_entries(&data->entries, media, &facts);
	return true;
}
