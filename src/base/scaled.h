/* SPDX-License-Identifier: MIT */
#ifndef BASE_SCALED_H
#define BASE_SCALED_H

#include <stdint.h>

/* Lengths are scaled points: 1/65536 of a PDF point (1/72 inch). int32 ends at 32,768
 * pt, so sums along a paragraph or a chapter are scaled_sum. */
typedef int32_t scaled;
typedef int64_t scaled_sum;

#define SCALED_PT     65536
#define SCALED(pt)    ((scaled)((pt) * (double)SCALED_PT + ((pt) < 0 ? -0.5 : 0.5)))
#define SCALED_MM(mm) SCALED((mm)*72.0 / 25.4)
#define SCALED_MAX    INT32_MAX

/* length * numerator / denominator, rounded to nearest, halves away from zero; the
 * denominator is positive. */
static inline scaled scaled_ratio(scaled length, int32_t numerator, int32_t denominator)
{
	const int64_t product = (int64_t)length * numerator;
	const int64_t half = denominator / 2;

	return (scaled)((product + (product < 0 ? -half : half)) / denominator);
}

/* A sum as a length; one that is too long for that is the longest. */
static inline scaled scaled_of_sum(scaled_sum sum)
{
	return sum > SCALED_MAX ? SCALED_MAX : (scaled)sum;
}

static inline double scaled_to_pt(scaled_sum length)
{
	return (double)length / SCALED_PT;
}

static inline scaled scaled_max(scaled a, scaled b)
{
	return a > b ? a : b;
}

static inline scaled scaled_min(scaled a, scaled b)
{
	return a < b ? a : b;
}

#endif
