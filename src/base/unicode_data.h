/* SPDX-License-Identifier: MIT */
#ifndef BASE_UNICODE_DATA_H
#define BASE_UNICODE_DATA_H

#include <stdint.h>

#include "base/unicode.h"

/* The generated tables; only base/unicode.c looks at them. */

#define UNICODE_DATA_BLOCK 256
#define UNICODE_DATA_LIMIT 0x110000u

/* One combination of properties, as bytes: the values of the enums in unicode.h. */
struct unicode_data {
	uint8_t script, width, category, is_space, is_emoji;
};

extern const uint8_t unicode_data_index[UNICODE_DATA_LIMIT / UNICODE_DATA_BLOCK];
extern const uint8_t unicode_data_rows[][UNICODE_DATA_BLOCK];
extern const struct unicode_data unicode_data_records[];

#endif
