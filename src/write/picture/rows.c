/* SPDX-License-Identifier: MIT */
/* A cover is 1.5 MB of rows, of which most are like the one above. To a deflate that
 * searches, each of its bytes costs the same; here a row is told by what it differs from
 * the one above (PNG's filter 2), and equal bytes become runs (matches at distance 1) in
 * the fixed codes of RFC 1951, 3.2.6:
 *
 *	2  0 ×700        2  0 ×51 17 0 0 0 241 0 ×643       …
 *
 * A small picture is left to the deflate that searches: it finds more. */
#include "write/picture/rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "write/deflate/deflate.h"

#define LARGE     ((size_t)256 << 10)
#define FILTER_UP 2
#define RUN_MIN   3
#define RUN_MAX   258
#define SUM_BASE  65521u

static void put_bits(struct rows *rows, uint32_t bits, unsigned count)
{
	rows->bits |= (uint64_t)bits << rows->bit_count;
	rows->bit_count += count;
	for (; rows->bit_count >= 8; rows->bit_count -= 8, rows->bits >>= 8)
		buf_put_byte(&rows->data, (char)(rows->bits & 0xFF));
}

/* Codes are written from their highest bit. */
static void put_code(struct rows *rows, uint32_t code, unsigned count)
{
	uint32_t turned = 0;

	for (unsigned i = 0; i < count; i++)
		turned |= (code >> i & 1) << (count - 1 - i);
	put_bits(rows, turned, count);
}

static void put_symbol(struct rows *rows, uint32_t symbol)
{
	if (symbol < 144)
		put_code(rows, 0x30 + symbol, 8);
	else if (symbol < 256)
		put_code(rows, 0x190 + (symbol - 144), 9);
	else if (symbol < 280)
		put_code(rows, symbol - 256, 7);
	else
		put_code(rows, 0xC0 + (symbol - 280), 8);
}

/* So many bytes more like the last one; RUN_MIN to RUN_MAX. */
static void put_match(struct rows *rows, size_t length)
{
	const uint32_t over = (uint32_t)length - RUN_MIN;
	unsigned extra = 0;

	while (over >> extra >= 8)
		extra++;
	if (length == RUN_MAX) {
		put_symbol(rows, 285);
	} else {
		put_symbol(rows, 257 + 4 * extra + (over >> extra));
		put_bits(rows, over & ((1u << extra) - 1), extra);
	}
	put_code(rows, 0, 5);
}

static void put_run(struct rows *rows, unsigned char byte, size_t length)
{
	put_symbol(rows, byte);
	for (length--; length >= RUN_MIN;) {
		const size_t taken = length < RUN_MAX ? length : RUN_MAX;

		put_match(rows, taken);
		length -= taken;
	}
	for (; length > 0; length--)
		put_symbol(rows, byte);
}

/* A byte that stands there so many times, in the sum of a zlib stream (RFC 1950). */
static void add_run_to_sum(struct rows *rows, unsigned char byte, size_t count)
{
	const uint64_t n = count, a = rows->sum_a;

	rows->sum_b =
		(uint32_t)((rows->sum_b + n * a + n * (n + 1) / 2 * byte) % SUM_BASE);
	rows->sum_a = (uint32_t)((a + n * byte) % SUM_BASE);
}

static void put_bytes(struct rows *rows, unsigned char byte, size_t count)
{
	put_run(rows, byte, count);
	add_run_to_sum(rows, byte, count);
}

/* How far two rows are alike. */
static size_t like_length(
	const unsigned char *row, const unsigned char *above, size_t count)
{
	size_t length = 0;

	while (length + 8 <= count && memcmp(row + length, above + length, 8) == 0)
		length += 8;
	while (length < count && row[length] == above[length])
		length++;
	return length;
}

static unsigned char difference_at(
	const struct rows *rows, const unsigned char *row, size_t i)
{
	return (unsigned char)(row[i] - rows->above[i]);
}

static void put_difference(struct rows *rows, const unsigned char *row)
{
	put_bytes(rows, FILTER_UP, 1);
	for (size_t i = 0; i < rows->stride;) {
		const unsigned char byte = difference_at(rows, row, i);
		size_t end = i + 1;

		if (byte == 0)
			end = i + like_length(row + i, rows->above + i, rows->stride - i);
		else
			while (end < rows->stride &&
				difference_at(rows, row, end) == byte)
				end++;
		put_bytes(rows, byte, end - i);
		i = end;
	}
}

void rows_begin(struct rows *rows, size_t stride, uint32_t height)
{
	*rows = (struct rows){.stride = stride, .sum_a = 1};
	rows->is_large = memory_product(stride + 1, height) > LARGE;
	rows->above = memory_new(stride);
	memset(rows->above, 0, stride);
	buf_init(&rows->data, 0);
	if (!rows->is_large)
		return;
	buf_put(&rows->data, "\x78\x01", 2); /* RFC 1950 */
	put_bits(rows, 1 | 1 << 1, 3);       /* the last block; fixed codes */
}

void rows_put(struct rows *rows, const unsigned char *row, uint32_t times)
{
	if (rows->is_large) {
		for (; times > 0; times--) {
			put_difference(rows, row);
			memcpy(rows->above, row, rows->stride);
		}
		return;
	}
	for (; times > 0; times--) {
		buf_put_byte(&rows->data, 0);
		buf_put(&rows->data, row, rows->stride);
	}
}

static void end_large(struct rows *rows)
{
	const uint32_t sum = rows->sum_b << 16 | rows->sum_a;

	put_symbol(rows, 256);
	put_bits(rows, 0, (8 - rows->bit_count) % 8);
	for (unsigned i = 0; i < 4; i++)
		buf_put_byte(&rows->data, (char)(sum >> (24 - 8 * i) & 0xFF));
}

void rows_end(struct rows *rows, struct buf *out)
{
	if (rows->is_large) {
		end_large(rows);
		buf_put_str(out, buf_str(&rows->data));
	} else {
		struct deflate *const deflate = deflate_new(DEFLATE_PAGE);

		deflate_put(deflate, buf_str(&rows->data), out);
		deflate_free(deflate);
	}
	free(rows->above);
	buf_clear(&rows->data);
}
