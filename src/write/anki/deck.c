/* SPDX-License-Identifier: MIT */
#include "write/anki/deck.h"

#include "base/unicode.h"
#include "base/utf8.h"

static bool is_control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c & 0xFFFE) == 0xFFFE;
}

/* One level of a deck's name. "::" would begin another: it becomes U+2237, which looks
 * the same; a colon at the end would meet the separator. */
static void put_level(struct buf *out, struct str name)
{
	name = str_trim_wide(name);
	for (size_t i = 0; i < name.len;) {
		const size_t start = i;
		const uint32_t c = utf8_next(name, &i);

		if (c == ':' && i < name.len && name.data[i] == ':') {
			buf_put_c(out, "∷");
			i++;
		} else if (c == ':' && i == name.len) {
			buf_put_c(out, "：");
		} else if (is_control(c)) {
			buf_put_byte(out, ' ');
		} else {
			buf_put(out, name.data + start, i - start);
		}
	}
}

static unsigned digit_count(size_t number)
{
	unsigned count = 1;

	for (; number >= 10; number /= 10)
		count++;
	return count;
}

static bool is_number(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.data[i] < '0' || text.data[i] > '9')
			return false;
	return true;
}

static struct str chapter_name(const struct chapter *chapter)
{
	return chapter->plain_title.len ? chapter->plain_title : chapter->label;
}

void deck_put_name(
	struct buf *out, const struct bank *bank, const struct chapter *chapter)
{
	const struct str title = bank->meta.plain_title;
	const struct str name = chapter_name(chapter);
	const unsigned width = digit_count(bank->chapter_count);

	put_level(out, title);
	if (!name.len && !is_number(str_trim_wide(title)))
		return;
	buf_printf(out, "::%0*zu", width < 2 ? 2 : (int)width, chapter->ordinal + 1);
	if (name.len)
		buf_put_byte(out, ' ');
	put_level(out, name);
}

void deck_put_tags(struct buf *out, const struct tag_list *tags)
{
	for (size_t tag = 0; tag < tags->count; tag++) {
		const struct str text = str_trim_wide(tags->items[tag]);

		if (!text.len)
			continue;
		if (tag > 0)
			buf_put_byte(out, ' ');
		for (size_t i = 0; i < text.len;) {
			const size_t start = i;
			const uint32_t c = utf8_next(text, &i);

			if (unicode_is_space(c) || is_control(c) || c == '"')
				buf_put_byte(out, '_');
			else
				buf_put(out, text.data + start, i - start);
		}
	}
}
