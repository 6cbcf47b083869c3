/* SPDX-License-Identifier: MIT */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

#define UTF8_REPLACEMENT 0xFFFDu
/* What utf8_next and utf8_before return at the end of the text. */
#define UTF8_END 0xFFFFFFFFu

/* The code point at *offset, which moves past it. Invalid bytes give U+FFFD, one for
 * each maximal subpart (Unicode 15, 3.9), so that no input can stall. */
uint32_t utf8_next(struct str text, size_t *offset);
/* The code point that ends at *offset, which moves before it; the text must be valid. */
uint32_t utf8_before(struct str text, size_t *offset);
uint32_t utf8_at(struct str text, size_t offset);
bool utf8_is_valid(struct str text);
size_t utf8_count(struct str text); /* code points */
/* Writes 1 to 4 bytes and says how many; surrogates and values past U+10FFFF become
 * U+FFFD. */
size_t utf8_encode(char bytes[4], uint32_t code_point);

#endif
