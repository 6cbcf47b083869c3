/* SPDX-License-Identifier: MIT */
#ifndef WRITE_PICTURE_ROWS_H
#define WRITE_PICTURE_ROWS_H

#include "base/buf.h"

/* The packed rows of a picture, from top to bottom, on their way into a PNG. */
struct rows {
	struct buf data; /* of a small picture the rows, of a large one their deflate */
	size_t stride;   /* bytes of a row */
	bool is_large;
	unsigned char *above; /* the row above */
	uint64_t bits;        /* that make no whole byte yet */
	unsigned bit_count;
	uint32_t sum_a, sum_b; /* Adler-32 */
};

void rows_begin(struct rows *rows, size_t stride, uint32_t height);
/* times: how many rows in turn are like this one; 1 or more. */
void rows_put(struct rows *rows, const unsigned char *row, uint32_t times);
/* Appends what an IDAT chunk holds, and clears rows. */
void rows_end(struct rows *rows, struct buf *out);

#endif
