/* SPDX-License-Identifier: MIT */
#include "write/pdf/png_data.h"

#include "media/media.h"
#include "unit/media/images.h"
#include "unit/unit.h"
#include "write/deflate/deflate.h"

/* PNG's filters undone (PNG 1.2, 6), as a reader of the PDF does it. */
static unsigned char neighbour(unsigned filter, int left, int up, int corner)
{
	const int to_left = abs(up - corner), to_up = abs(left - corner);
	const int to_corner = abs(left + up - 2 * corner);

	switch (filter) {
	case 1: return (unsigned char)left;
	case 2: return (unsigned char)up;
	case 3: return (unsigned char)((left + up) / 2);
	case 4:
		return (unsigned char)(to_left <= to_up && to_left <= to_corner ? left
				       : to_up <= to_corner                     ? up
										: corner);
	}
	return 0;
}

static void undo_filters(unsigned char *rows, size_t width, size_t height, size_t samples)
{
	const size_t stride = 1 + width * samples;

	for (size_t y = 0; y < height; y++) {
		unsigned char *const row = rows + y * stride + 1;

		for (size_t i = 0; i < stride - 1; i++) {
			const bool has_left = i >= samples;
			const int left = has_left ? row[i - samples] : 0;
			const int up = y ? row[i - stride] : 0;
			const int corner = y && has_left ? row[i - stride - samples] : 0;

			row[i] = (unsigned char)(row[i] +
						 neighbour(row[-1], left, up, corner));
		}
	}
}

/* The images' palette, 8 bits: entry i is (i, 255 - i, 7). */
static bool is_same_sample(const struct media *media, bool is_palette, size_t pixel,
	const unsigned char *samples, size_t count)
{
	const unsigned char *const wanted =
		media->pixels + pixel * (is_palette ? 3 : count);

	if (!is_palette)
		return memcmp(wanted, samples, count) == 0;
	return wanted[0] == samples[0] && wanted[1] == 255 - samples[0] && wanted[2] == 7;
}

static bool shows_the_same(
	const struct media *media, const struct png_data *data, bool is_palette)
{
	const size_t samples = is_palette || media->space == MEDIA_GRAY ? 1 : 3;
	const size_t stride = 1 + media->width * samples, size = stride * media->height;
	unsigned char *const rows = malloc(size);
	bool is_same = true;

	if (data->is_deflated)
		is_same = deflate_take(buf_str(&data->rows), (char *)rows, size);
	else if (data->rows.len == size)
		memcpy(rows, data->rows.data, size);
	else
		is_same = false;
	if (is_same)
		undo_filters(rows, media->width, media->height, samples);
	for (size_t y = 0; y < media->height && is_same; y++)
		for (size_t x = 0; x < media->width && is_same; x++)
			is_same = is_same_sample(media, is_palette, y * media->width + x,
				rows + y * stride + 1 + x * samples, samples);
	free(rows);
	return is_same;
}

static void test_png(struct unit *unit, const struct png_wish *wish, bool passes)
{
	const bool is_palette = wish->colour_type == PNG_COLOR_TYPE_PALETTE;
	struct png_data data;
	struct media media;
	struct arena arena;
	struct buf image;

	arena_init(&arena);
	buf_init(&image, 0);
	image_put_png(&image, wish);
	CHECK(unit, media_decode(buf_str(&image), &arena, &media));
	CHECK(unit, png_read_data(&media, &data) == passes);
	if (passes) {
		CHECK(unit, data.is_deflated == !(wish->colour_type & 4));
		CHECK(unit, shows_the_same(&media, &data, is_palette));
	}
	buf_clear(&data.entries);
	buf_clear(&data.rows);
	buf_clear(&image);
	arena_clear(&arena);
}

int main(void)
{
	static const struct png_wish passing[] = {
		{40, 30, PNG_COLOR_TYPE_GRAY, 8, false, false, 0},
		{41, 30, PNG_COLOR_TYPE_GRAY, 8, false, true, 0},
		{40, 31, PNG_COLOR_TYPE_RGB, 8, false, false, 0},
		{33, 17, PNG_COLOR_TYPE_PALETTE, 8, false, false, 0},
		{33, 17, PNG_COLOR_TYPE_PALETTE, 8, false, true, 0},
		{40, 30, PNG_COLOR_TYPE_GRAY_ALPHA, 8, false, false, 0},
		{37, 29, PNG_COLOR_TYPE_RGB_ALPHA, 8, false, false, 0},
	};
	static const struct png_wish others[] = {
		{40, 30, PNG_COLOR_TYPE_RGB, 16, false, false, 0},
		{40, 30, PNG_COLOR_TYPE_RGB_ALPHA, 16, false, false, 0},
		{40, 30, PNG_COLOR_TYPE_RGB, 8, true, false, 0},
		{40, 30, PNG_COLOR_TYPE_RGB_ALPHA, 8, true, false, 0},
	};
	struct unit unit = {0};

	unit_case(&unit, "rows that go into a PDF as they are, or without alpha");
	for (size_t i = 0; i < sizeof(passing) / sizeof(passing[0]); i++)
		test_png(&unit, passing + i, true);
	unit_case(&unit, "images whose rows are made anew");
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		test_png(&unit, others + i, false);
	return unit_end(&unit);
}
