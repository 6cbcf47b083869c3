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
static inline struct str str_slice(struct str text, size_t start, size_t end)
{
	if (end > text.len)
		end = text.len;
	if (start > end)
		start = end;
	return (struct str){text.data ? text.data + start : "", end - start};
}
static inline struct str str_from_offset(struct str text, size_t start)
{
	return str_slice(text, start, text.len);
}
static inline bool str_eq(struct str a, struct str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.data, b.data, a.len) == 0);
}
int str_compare(struct str a, struct str b); /* by bytes: <0, 0, >0 */
/* Of tables of words most are told by their first byte. */
static inline bool str_starts(struct str text, struct str prefix)
{
	return prefix.len == 0 ||
	       (text.len >= prefix.len && text.data[0] == prefix.data[0] &&
		       memcmp(text.data, prefix.data, prefix.len) == 0);
}
static inline bool str_ends(struct str text, struct str suffix)
{
	return text.len >= suffix.len &&
	       str_eq(str_from_offset(text, text.len - suffix.len), suffix);
}
bool str_eq_ascii_case(struct str a, struct str b); /* ASCII letters folded */
/* Offset of the first occurrence at or after start, or STR_NPOS. */
size_t str_find(struct str text, struct str needle, size_t start);
size_t str_find_byte(struct str text, char byte, size_t start);
/* Without ASCII white space (and, in _wide, U+3000 and U+00A0 too) at both ends. */
struct str str_trim(struct str text);
struct str str_trim_wide(struct str text);
size_t str_wide_space(struct str text); /* bytes of such white space at its start */
/* Takes the prefix off *text and says true, or leaves it and says false. */
static inline bool str_skip(struct str *text, struct str prefix)
{
	if (!str_starts(*text, prefix))
		return false;
	*text = str_from_offset(*text, prefix.len);
	return true;
}
/* Cuts the first line (without its \n) off *rest; false when *rest is empty. */
bool str_next_line(struct str *rest, struct str *line);
/* A whole unsigned decimal number of at most 9 digits; false for anything else. */
bool str_to_unsigned(struct str text, unsigned *value);
/* Decimal digits of value in storage of at least 21 bytes. */
struct str str_from_unsigned(char storage[21], unsigned long value);

#endif
