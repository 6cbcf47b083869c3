/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

/* Length and least lead value of the sequence that a byte opens; 0 for no lead byte. */
static size_t lead_length(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
	if (lead >= 0xC2 && lead <= 0xDF)
		return 2;
	if (lead >= 0xE0 && lead <= 0xEF)
		return 3;
	return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

/* Whether byte may be the second of a sequence (Unicode 15, table 3-7). */
static bool is_second(unsigned char lead, unsigned char byte)
{
	switch (lead) {
	case 0xE0: return byte >= 0xA0 && byte <= 0xBF;
	case 0xED: return byte >= 0x80 && byte <= 0x9F;
	case 0xF0: return byte >= 0x90 && byte <= 0xBF;
	case 0xF4: return byte >= 0x80 && byte <= 0x8F;
	default: return byte >= 0x80 && byte <= 0xBF;
	}
}

static bool next_is_valid(struct str text, size_t *offset, uint32_t *code_point)
{
	const unsigned char *const bytes = (const unsigned char *)text.data + *offset;
	const size_t room = text.len - *offset, length = lead_length(bytes[0]);

	*code_point = UTF8_REPLACEMENT;
	*offset += 1;
	if (length == 0)
		return false;
	uint32_t value = length == 1 ? bytes[0] : bytes[0] & (0xFFu >> (length + 1));

	for (size_t i = 1; i < length; i++) {
		if (i >= room)
			return false;
		if (i == 1 ? !is_second(bytes[0], bytes[1]) : (bytes[i] & 0xC0) != 0x80)
			return false;
		value = value << 6 | (bytes[i] & 0x3F);
		*offset += 1;
	}
	*code_point = value;
	return true;
}

uint32_t utf8_next_rare(struct str text, size_t *offset)
{
	uint32_t code_point;

	if (*offset >= text.len)
		return UTF8_END;
	next_is_valid(text, offset, &code_point);
	return code_point;
}

uint32_t utf8_before(struct str text, size_t *offset)
{
	if (*offset == 0 || *offset > text.len)
		return UTF8_END;
	do
		--*offset;
	while (*offset > 0 && ((unsigned char)text.data[*offset] & 0xC0) == 0x80);
	return utf8_at(text, *offset);
}

uint32_t utf8_at(struct str text, size_t offset)
{
	return utf8_next(text, &offset);
}

bool utf8_is_valid(struct str text)
{
	uint32_t code_point;

	for (size_t offset = 0; offset < text.len;)
		if (!next_is_valid(text, &offset, &code_point))
			return false;
	return true;
}

size_t utf8_count(struct str text)
{
	size_t count = 0;

	for (size_t offset = 0; offset < text.len; count++)
		utf8_next(text, &offset);
	return count;
}

size_t utf8_encode(char bytes[4], uint32_t code_point)
{
	if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF))
		code_point = UTF8_REPLACEMENT;
	if (code_point < 0x80) {
		bytes[0] = (char)code_point;
		return 1;
	}
	const size_t length = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
	static const unsigned char marks[] = {0, 0, 0xC0, 0xE0, 0xF0};

	for (size_t i = length - 1; i > 0; i--, code_point >>= 6)
		bytes[i] = (char)(0x80 | (code_point & 0x3F));
	bytes[0] = (char)(marks[length] | code_point);
	return length;
}
