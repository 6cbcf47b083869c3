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

/* What utf8_next does not tell at once. */
uint32_t utf8_next_rare(struct str text, size_t *offset);
/* The code point at *offset, which moves past it. Invalid bytes give U+FFFD, one for
 * each maximal subpart (Unicode 15, 3.9), so that no input can stall. ASCII and most of
 * the three-byte sequences, Han among them, are told in sight of the compiler. */
static inline uint32_t utf8_next(struct str text, size_t *offset)
{
	const unsigned char *const bytes = (const unsigned char *)text.data + *offset;

	if (*offset >= text.len)
		return UTF8_END;
	if (bytes[0] < 0x80) {
		*offset += 1;
		return bytes[0];
	}
	if (bytes[0] > 0xE0 && bytes[0] < 0xF0 && bytes[0] != 0xED &&
		text.len - *offset >= 3 && (bytes[1] & 0xC0) == 0x80 &&
		(bytes[2] & 0xC0) == 0x80) {
		*offset += 3;
		return (bytes[0] & 0x0Fu) << 12 | (bytes[1] & 0x3Fu) << 6 |
		       (bytes[2] & 0x3Fu);
	}
	return utf8_next_rare(text, offset);
}
/* The code point that ends at *offset, which moves before it; the text must be valid. */
uint32_t utf8_before(struct str text, size_t *offset);
uint32_t utf8_at(struct str text, size_t offset);
bool utf8_is_valid(struct str text);
size_t utf8_count(struct str text); /* code points */
/* Writes 1 to 4 bytes and says how many; surrogates and values past U+10FFFF become
 * U+FFFD. */
size_t utf8_encode(char bytes[4], uint32_t code_point);

#endif
