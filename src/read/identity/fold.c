/* SPDX-License-Identifier: MIT */
/* People retype a question in other forms of the same letters, and tools compose or
 * decompose them. This is no case folding for all the world: what it does not know stays
 * as it is, and counts as a change of one letter. */
#include "read/identity/fold.h"

#include <stdbool.h>

#include "base/utf8.h"

#define GAP_BAR 0xA6

/* Latin letters from U+00C0 to U+017F without accents; ? stands for itself. */
static const char latin[] =
	"aaaaaa?ceeeeiiii?nooooo??uuuuy??aaaaaa?ceeeeiiii?nooooo??uuuuy?y"
	"aaaaaaccccccccdd??eeeeeeeeeegggggggghh??iiiiiiiii?iijjkk?lllllll"
	"l??nnnnnn???oooooo??rrrrrrsssssssstttt??uuuuuuuuuuuuwwyyyzzzzzzs";

static uint32_t fold_punctuation(uint32_t c)
{
	switch (c) {
	case 0x3001: return ',';
	case 0x3002: return '.';
	case 0x2018:
	case 0x2019: return '\'';
	case 0x201C:
	case 0x201D: return '"';
	case 0x2013:
	case 0x2014: return '-';
	default: return c;
	}
}

static uint32_t fold(uint32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E) /* full width */
		c -= 0xFEE0;
	if (c >= 'A' && c <= 'Z')
		return c + 32;
	if (c >= 0xC0 && c <= 0x17F)
		return latin[c - 0xC0] == '?' ? c : (uint32_t)latin[c - 0xC0];
	if ((c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F))
		return c + 32;
	if (c >= 0x400 && c <= 0x40F)
		return c + 80;
	return fold_punctuation(c);
}

/* White space, the bar, and marks that stand on a letter. */
static bool is_passed_over(uint32_t c)
{
	return c <= ' ' || c == GAP_BAR || c == 0xA0 || c == 0x3000 ||
	       (c >= 0x300 && c <= 0x36F) || c == 0x3099 || c == 0x309A;
}

/* Steps over a letter of a decomposed Hangul syllable (Unicode 15, 3.12). */
static bool take_jamo(
	struct str text, size_t *offset, uint32_t first, uint32_t count, uint32_t *index)
{
	size_t next = *offset;
	const uint32_t c = next < text.len ? utf8_next(text, &next) : UTF8_END;

	if (c < first || c >= first + count)
		return false;
	*index = c - first;
	*offset = next;
	return true;
}

static uint32_t compose_hangul(struct str text, size_t *offset, uint32_t c)
{
	uint32_t vowel, tail = 0;

	if (c < 0x1100 || c > 0x1112 || !take_jamo(text, offset, 0x1161, 21, &vowel))
		return c;
	take_jamo(text, offset, 0x11A7, 28, &tail);
	return 0xAC00 + ((c - 0x1100) * 21 + vowel) * 28 + tail;
}

uint32_t fold_next(struct str text, size_t *offset)
{
	while (*offset < text.len) {
		const uint32_t c = utf8_next(text, offset);

		if (!is_passed_over(c))
			return fold(compose_hangul(text, offset, c));
	}
	return UTF8_END;
}
