/* SPDX-License-Identifier: MIT */
#include "read/outline/label_cursor.h"

#include "base/utf8.h"
#include "read/outline/head.h"

size_t cursor_taken(struct str whole, struct str rest)
{
	return whole.len - rest.len;
}

void cursor_skip_space(struct str *rest)
{
	*rest = str_from_offset(*rest, str_wide_space(*rest));
}

uint32_t cursor_skip_one_of(struct str *rest, struct str marks)
{
	size_t len = 0;
	const uint32_t first = utf8_next(*rest, &len);

	for (size_t offset = 0; rest->len && offset < marks.len;) {
		if (utf8_next(marks, &offset) == first) {
			*rest = str_from_offset(*rest, len);
			return first;
		}
	}
	return 0;
}

/* Asked of each line for some fifty words: most differ in their first letter. */
bool cursor_skip_word(struct str *rest, struct str word)
{
	if (rest->len < word.len || ((rest->data[0] ^ word.data[0]) & ~0x20))
		return false;
	if (!str_eq_ascii_case(str_slice(*rest, 0, word.len), word))
		return false;
	*rest = str_from_offset(*rest, word.len);
	return true;
}

bool cursor_skip_colon(struct str *rest)
{
	cursor_skip_space(rest);
	return cursor_skip_one_of(rest, STR("：:")) != 0;
}
