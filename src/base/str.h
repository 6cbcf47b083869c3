/* SPDX-License-Identifier: MIT */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* A view of UTF-8 bytes that somebody else owns; not NUL-terminated. Text is valid
 * UTF-8 after read/source (invalid bytes are U+FFFD by then). */
struct str {
	const char *data;
	size_t len;
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
/* The same as an initialiser of static tables. */
#define STR_INIT(literal)                      \
	{                                      \
		(literal), sizeof(literal) - 1 \
	}
/* For printf: printf("%.*s", STR_ARGS(text)) */
#define STR_ARGS(text) (int)(text).len, (text).data

#define STR_NPOS ((size_t)-1)

struct str str_from(const char *c_string); /* NULL gives the empty view */
/* The part [start, end), both clamped to the text. */
struct str str_slice(struct str text, size_t start, size_t end);
static inline struct str str_from_offset(struct str text, size_t start)
{
	return str_slice(text, start, text.len);
}
bool str_eq(struct str a, struct str b);
int str_compare(struct str a, struct str b); /* by bytes: <0, 0, >0 */
bool str_starts(struct str text, struct str prefix);
bool str_ends(struct str text, struct str suffix);
bool str_eq_ascii_case(struct str a, struct str b); /* ASCII letters folded */
/* Offset of the first occurrence at or after start, or STR_NPOS. */
size_t str_find(struct str text, struct str needle, size_t start);
size_t str_find_byte(struct str text, char byte, size_t start);
/* Without ASCII white space (and, in _wide, U+3000 and U+00A0 too) at both ends. */
struct str str_trim(struct str text);
struct str str_trim_wide(struct str text);
/* Takes the prefix off *text and says true, or leaves it and says false. */
bool str_skip(struct str *text, struct str prefix);
/* Cuts the first line (without its \n) off *rest; false when *rest is empty. */
bool str_next_line(struct str *rest, struct str *line);
/* A whole unsigned decimal number of at most 9 digits; false for anything else. */
bool str_to_unsigned(struct str text, unsigned *value);
/* Decimal digits of value in storage of at least 21 bytes. */
struct str str_from_unsigned(char storage[21], unsigned long value);

#endif
