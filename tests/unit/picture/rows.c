/* SPDX-License-Identifier: MIT */
#include "write/picture/rows.h"

#include <stdlib.h>

#include "unit/unit.h"
#include "write/deflate/deflate.h"

/* What a row is made of: runs of random bytes, often like the row above. */
static void make_row(unsigned char *row, size_t stride, uint32_t *seed)
{
	for (size_t i = 0; i < stride;) {
		*seed = *seed * 1664525 + 1013904223;
		size_t end = i + 1 + (*seed >> 24) * (*seed >> 20 & 7) / 2;
		const unsigned char byte = (unsigned char)(*seed >> 12);
		const bool stays = (*seed >> 9 & 1) != 0;

		for (end = end < stride ? end : stride; i < end; i++)
			row[i] = stays ? row[i] : byte;
	}
}

/* Whether an inflater sees the rows, PNG's filters undone. */
static bool shows(
	struct str data, const unsigned char *wanted, size_t stride, uint32_t height)
{
	const size_t size = (stride + 1) * height;
	unsigned char *const rows = malloc(size);
	bool is_same = deflate_take(data, (char *)rows, size);

	for (size_t y = 0; y < height && is_same; y++)
		for (size_t i = 0; i < stride && is_same; i++) {
			unsigned char *const byte = rows + y * (stride + 1) + 1 + i;

			if (rows[y * (stride + 1)] == 2 && y > 0)
				*byte = (unsigned char)(*byte + byte[-1 - (long)stride]);
			is_same = *byte == wanted[y * stride + i];
		}
	free(rows);
	return is_same;
}

static void test_rows(struct unit *unit, size_t stride, uint32_t height)
{
	unsigned char *const wanted = calloc(stride * height, 1);
	uint32_t seed = (uint32_t)stride;
	struct rows rows;
	struct buf data;

	buf_init(&data, 0);
	rows_begin(&rows, stride, height);
	for (uint32_t y = 0; y < height;) {
		unsigned char *const row = wanted + y * stride;
		uint32_t times = 1 + (seed >> 28);

		if (y > 0)
			memcpy(row, row - stride, stride);
		if (y % 3)
			make_row(row, stride, &seed);
		if (times > height - y)
			times = height - y;
		rows_put(&rows, row, times);
		for (uint32_t i = 1; i < times; i++)
			memcpy(row + i * stride, row, stride);
		y += times;
	}
	rows_end(&rows, &data);
	CHECK(unit, shows(buf_str(&data), wanted, stride, height));
	buf_clear(&data);
	free(wanted);
}

int main(void)
{
	struct unit unit = {0};

	unit_case(&unit, "small pictures");
	test_rows(&unit, 1, 1);
	test_rows(&unit, 57, 31);
	unit_case(&unit, "large pictures: runs of every length");
	for (size_t stride = 250; stride < 300; stride++)
		test_rows(&unit, stride, 1100);
	test_rows(&unit, 700, 2100);
	test_rows(&unit, 70000, 4);
	return unit_end(&unit);
}
