/* SPDX-License-Identifier: MIT */
/* Text is copied in runs; a table of 256 says which bytes end one. Cards have more of
 * them: what Anki reads in a field, [sound:…], [latex], {{…}} and \(, is taken apart by
 * character references or an element, which show the same. A mark that ends the text is
 * taken apart as well, since the next node might complete it. */
#include "write/html/html.h"

#include "base/utf8.h"

enum byte_class {
	BYTE_PLAIN,
	BYTE_CONTROL,
	BYTE_SPACE,  /* tab, line feed */
	BYTE_MARKUP, /* & < > " */
	BYTE_LEADER, /* may begin a character that XML forbids */
	BYTE_CARD,   /* [ { \ } : */
};

static const unsigned char class_of[256] = {
	[0] = BYTE_CONTROL,
	[1] = BYTE_CONTROL,
	[2] = BYTE_CONTROL,
	[3] = BYTE_CONTROL,
	[4] = BYTE_CONTROL,
	[5] = BYTE_CONTROL,
	[6] = BYTE_CONTROL,
	[7] = BYTE_CONTROL,
	[8] = BYTE_CONTROL,
	['\t'] = BYTE_SPACE,
	['\n'] = BYTE_SPACE,
	[11] = BYTE_CONTROL,
	[12] = BYTE_CONTROL,
	[13] = BYTE_CONTROL,
	[14] = BYTE_CONTROL,
	[15] = BYTE_CONTROL,
	[16] = BYTE_CONTROL,
	[17] = BYTE_CONTROL,
	[18] = BYTE_CONTROL,
	[19] = BYTE_CONTROL,
	[20] = BYTE_CONTROL,
	[21] = BYTE_CONTROL,
	[22] = BYTE_CONTROL,
	[23] = BYTE_CONTROL,
	[24] = BYTE_CONTROL,
	[25] = BYTE_CONTROL,
	[26] = BYTE_CONTROL,
	[27] = BYTE_CONTROL,
	[28] = BYTE_CONTROL,
	[29] = BYTE_CONTROL,
	[30] = BYTE_CONTROL,
	[31] = BYTE_CONTROL,
	['&'] = BYTE_MARKUP,
	['<'] = BYTE_MARKUP,
	['>'] = BYTE_MARKUP,
	['"'] = BYTE_MARKUP,
	['['] = BYTE_CARD,
	['{'] = BYTE_CARD,
	['\\'] = BYTE_CARD,
	['}'] = BYTE_CARD,
	[':'] = BYTE_CARD,
	[127] = BYTE_CONTROL,
	[0xC2] = BYTE_LEADER,
	[0xED] = BYTE_LEADER,
	[0xEF] = BYTE_LEADER,
};

static enum byte_class class_at(struct str text, size_t at)
{
	return (enum byte_class)class_of[(unsigned char)text.data[at]];
}

/* The bytes of the character at `at` that no XML may hold, or 0: C1 controls (C2 80 to
 * C2 9F), surrogates (ED A0 …), U+FFFE and U+FFFF (EF BF BE, EF BF BF). */
static size_t forbidden_len(struct str text, size_t at)
{
	const unsigned char *const bytes = (const unsigned char *)text.data + at;
	const size_t left = text.len - at;

	if (class_at(text, at) == BYTE_CONTROL)
		return 1;
	if (left >= 2 && bytes[0] == 0xC2 && bytes[1] < 0xA0)
		return 2;
	if (left >= 3 && bytes[0] == 0xED && bytes[1] >= 0xA0)
		return 3;
	if (left >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBF && bytes[2] >= 0xBE)
		return 3;
	return 0;
}

void html_put_clean(struct buf *out, struct str text)
{
	size_t start = 0;

	for (size_t i = 0; i < text.len;) {
		const enum byte_class class = class_at(text, i);
		const size_t forbidden = class == BYTE_CONTROL || class == BYTE_LEADER
						 ? forbidden_len(text, i)
						 : 0;

		if (!forbidden) {
			i++;
			continue;
		}
		buf_put(out, text.data + start, i - start);
		i += forbidden;
		start = i;
	}
	buf_put(out, text.data + start, text.len - start);
}

static const char *reference_of(char byte)
{
	switch (byte) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '[': return "&#91;";
	case '{': return "&#123;";
	case '}': return "&#125;";
	default: return "&#58;";
	}
}

/* What Anki looks for after a bracket (rslib, text.rs and latex.rs). */
static bool opens_anki_tag(struct str rest)
{
	static const struct str tags[] = {
		STR_INIT("sound:"), STR_INIT("latex"), STR_INIT("$"), STR_INIT("anki:")};

	for (size_t i = 0; i < sizeof(tags) / sizeof(*tags); i++)
		if (str_eq_ascii_case(str_slice(rest, 0, tags[i].len), tags[i]))
			return true;
	return rest.len == 0;
}

static bool is_doubled(struct str rest, char byte)
{
	return rest.len == 0 || rest.data[0] == byte;
}

/* Whether the byte before rest must not stand as it is in a card. */
static bool is_special_in_card(const struct html *html, char byte, struct str rest)
{
	switch (byte) {
	case '[': return opens_anki_tag(rest);
	case '{': return is_doubled(rest, '{');
	case '}':
	case ':': return html->in_cloze && is_doubled(rest, byte);
	case '\\':
		return !html->in_code &&
		       (rest.len == 0 || memchr("()[]", rest.data[0], 4));
	default: return false;
	}
}

/* Puts the byte at `at` in another form; in_attribute leaves no element and no line. */
static void put_special(struct html *html, struct str text, size_t at, bool in_attribute)
{
	const char byte = text.data[at];
	const bool is_card = html->options->form == HTML_CARD;

	switch (class_at(text, at)) {
	case BYTE_SPACE:
		if (in_attribute || (is_card && !html->in_code))
			buf_put_byte(html->out, ' ');
		else if (is_card && byte == '\n')
			buf_put(html->out, "<br>", 4);
		else
			buf_put_byte(html->out, byte);
		return;
	case BYTE_MARKUP:
		if (byte == '"' && !is_card && !in_attribute)
			buf_put_byte(html->out, byte);
		else
			buf_put_c(html->out, reference_of(byte));
		return;
	case BYTE_CARD:
		if (!is_card ||
			!is_special_in_card(html, byte, str_from_offset(text, at + 1)))
			buf_put_byte(html->out, byte);
		else if (byte != '\\')
			buf_put_c(html->out, reference_of(byte));
		else
			buf_put_c(html->out, in_attribute ? "\\" : "<span>\\</span>");
		return;
	case BYTE_PLAIN:
	case BYTE_CONTROL:
	case BYTE_LEADER: buf_put_byte(html->out, byte); return;
	}
}

static void put_escaped(struct html *html, struct str text, bool in_attribute)
{
	size_t start = 0;

	for (size_t i = 0; i < text.len;) {
		if (class_at(text, i) == BYTE_PLAIN) {
			i++;
			continue;
		}
		const size_t forbidden = forbidden_len(text, i);

		buf_put(html->out, text.data + start, i - start);
		if (!forbidden)
			put_special(html, text, i, in_attribute);
		i += forbidden ? forbidden : 1;
		start = i;
	}
	buf_put(html->out, text.data + start, text.len - start);
}

void html_put_text(struct html *html, struct str text)
{
	size_t end = text.len;

	if (!text.len)
		return;
	put_escaped(html, text, false);
	html->last = utf8_before(text, &end);
}

void html_put_attribute(struct html *html, struct str value)
{
	put_escaped(html, value, true);
}

void html_put_word(struct html *html, enum word word)
{
	html_put_text(html, word_text(html->options->language, word));
}

void html_init(struct html *html, struct buf *out, const struct html_options *options)
{
	*html = (struct html){.out = out, .options = options, .heading_base = 3};
}
