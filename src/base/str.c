/* SPDX-License-Identifier: MIT */
#include "base/str.h"

struct str str_from(const char *c_string)
{
	return (struct str){c_string ? c_string : "", c_string ? strlen(c_string) : 0};
}

int str_compare(struct str a, struct str b)
{
	const size_t common = a.len < b.len ? a.len : b.len;
	const int order = common ? memcmp(a.data, b.data, common) : 0;

	if (order != 0)
		return order;
	return (a.len > b.len) - (a.len < b.len);
}

static char ascii_fold(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

bool str_eq_ascii_case(struct str a, struct str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (ascii_fold(a.data[i]) != ascii_fold(b.data[i]))
			return false;
	return true;
}

size_t str_find_byte(struct str text, char byte, size_t start)
{
	if (start >= text.len)
		return STR_NPOS;
	const char *const hit = memchr(text.data + start, byte, text.len - start);

	return hit ? (size_t)(hit - text.data) : STR_NPOS;
}

size_t str_find(struct str text, struct str needle, size_t start)
{
	if (needle.len == 0)
		return start <= text.len ? start : STR_NPOS;
	if (start > text.len)
		return STR_NPOS;
	const char *const hit =
		memmem(text.data + start, text.len - start, needle.data, needle.len);

	return hit ? (size_t)(hit - text.data) : STR_NPOS;
}

static bool is_blank(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

struct str str_trim(struct str text)
{
	while (text.len && is_blank(text.data[0]))
		text = str_from_offset(text, 1);
	while (text.len && is_blank(text.data[text.len - 1]))
		text.len--;
	return text;
}

/* Bytes of the white space at the text's start, 0 for none. */
static size_t wide_blank_len(struct str text)
{
	if (text.len && is_blank(text.data[0]))
		return 1;
	return str_starts(text, STR("\u3000"))   ? 3
	       : str_starts(text, STR("\u00A0")) ? 2
						 : 0;
}

static size_t wide_blank_len_at_end(struct str text)
{
	if (text.len && is_blank(text.data[text.len - 1]))
		return 1;
	return str_ends(text, STR("\u3000")) ? 3 : str_ends(text, STR("\u00A0")) ? 2 : 0;
}

size_t str_wide_space(struct str text)
{
	size_t len = 0, count;

	while ((count = wide_blank_len(str_from_offset(text, len))) != 0)
		len += count;
	return len;
}

struct str str_trim_wide(struct str text)
{
	size_t count;

	text = str_from_offset(text, str_wide_space(text));
	while ((count = wide_blank_len_at_end(text)) != 0)
		text.len -= count;
	return text;
}

bool str_next_line(struct str *rest, struct str *line)
{
	if (rest->len == 0)
		return false;
	const size_t end = str_find_byte(*rest, '\n', 0);

	*line = str_slice(*rest, 0, end);
	*rest = str_from_offset(*rest, end == STR_NPOS ? rest->len : end + 1);
	return true;
}

bool str_to_unsigned(struct str text, unsigned *value)
{
	unsigned sum = 0;

	if (text.len == 0 || text.len > 9)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] < '0' || text.data[i] > '9')
			return false;
		sum = sum * 10 + (unsigned)(text.data[i] - '0');
	}
	*value = sum;
	return true;
}

struct str str_from_unsigned(char storage[21], unsigned long value)
{
	size_t start = 20;

	storage[start] = '\0';
	do {
		storage[--start] = (char)('0' + value % 10);
		value /= 10;
	} while (value);
	return (struct str){storage + start, 20 - start};
}
