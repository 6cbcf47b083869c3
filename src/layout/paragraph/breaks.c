/* SPDX-License-Identifier: MIT */
#include "layout/paragraph/breaks.h"

#include "base/unicode.h"
#include "text/linebreak.h"

/* Two rulers: between two Latin characters UAX #14 decides, wherever a CJK character
 * stands on either side the classes do (TYPOGRAPHY 3). On top of both come the marks
 * that may never begin or end a line, at GB level. */

#define PENALTY_DASH       150
#define PENALTY_ORDINAL    80 /* 第 | 3 | 章 */
#define PENALTY_HYPHEN     30
#define PENALTY_LONE       150 /* behind one letter and its hyphen */
#define PENALTY_URL        100
#define PENALTY_IDENTIFIER 120
#define PENALTY_REMARK     6 /* a line of its own, but no line cramped for it */
#define LONG_WORD          8 /* letters; shorter ones are not worth a break */
#define HUMP_LETTERS       3 /* on each side: Res|Net */
#define SLASH_LETTERS      2 /* on each side: and/or */

static bool never_starts(const struct flat_char *left, const struct flat_char *c,
	const struct spacing_rules *rules)
{
	switch ((enum char_class)c->class) {
	case CLASS_CLOSE:
	case CLASS_COMMA:
	case CLASS_STOP:
	case CLASS_DOT:
	case CLASS_CONN:
	case CLASS_SOL:
	case CLASS_WIDE_SPACE:
	case CLASS_GLUE: return true;
	case CLASS_ITER:
	case CLASS_SMALL: return !rules->small_may_start;
	case CLASS_LATIN:
		return char_is_latin_closing(c->code_point) ||
		       (char_is_post(c->code_point) && char_is_digit(left->code_point));
	case CLASS_HAN: return c->code_point == 0x2103 || c->code_point == 0xFF05;
	case CLASS_OPEN:
	case CLASS_DASH2:
	case CLASS_ELL2:
	case CLASS_KANA:
	case CLASS_HANGUL:
	case CLASS_OBJECT:
	case CLASS_AMBIGUOUS: return false;
	}
	return false;
}

static bool never_ends(const struct flat_char *c, const struct flat_char *right)
{
	switch ((enum char_class)c->class) {
	case CLASS_OPEN:
	case CLASS_SOL:
	case CLASS_GLUE: return true;
	case CLASS_LATIN:
	case CLASS_HAN:
		return char_is_latin_opening(c->code_point) ||
		       (char_is_pre(c->code_point) && char_is_digit(right->code_point));
	case CLASS_CLOSE:
	case CLASS_COMMA:
	case CLASS_STOP:
	case CLASS_DOT:
	case CLASS_DASH2:
	case CLASS_ELL2:
	case CLASS_CONN:
	case CLASS_ITER:
	case CLASS_SMALL:
	case CLASS_KANA:
	case CLASS_HANGUL:
	case CLASS_OBJECT:
	case CLASS_WIDE_SPACE:
	case CLASS_AMBIGUOUS: return false;
	}
	return false;
}

/* 第 3, 3 章, 5 分 */
static bool is_ordinal(const struct flat_char *left, const struct flat_char *right)
{
	if (left->code_point == 0x7B2C) /* 第 */
		return char_is_digit(right->code_point);
	if (!char_is_digit(left->code_point))
		return false;
	switch (right->code_point) {
	case 0x7AE0: /* 章 */
	case 0x8282: /* 节 */
	case 0x7BC0: /* 節 */
	case 0x9898: /* 题 */
	case 0x984C: /* 題 */
	case 0x9875: /* 页 */
	case 0x9801: /* 頁 */
	case 0x56FE: /* 图 */
	case 0x5716: /* 圖 */
	case 0x8868: /* 表 */
	case 0x5E74: /* 年 */
	case 0x6708: /* 月 */
	case 0x65E5: /* 日 */
	case 0x65F6: /* 时 */
	case 0x5206: /* 分 */
	case 0x79D2: /* 秒 */
	case 0x53F7: /* 号 */
	case 0x865F: /* 號 */ return true;
	}
	return false;
}

/* At least one side is no Latin character. */
static int penalty_at_cjk(const struct flat_char *left, const struct flat_char *right,
	const struct spacing_rules *rules)
{
	const bool is_korean =
		left->class == CLASS_HANGUL || right->class == CLASS_HANGUL;

	if (right->class == CLASS_DASH2 || right->class == CLASS_ELL2)
		return PENALTY_DASH;
	if (is_ordinal(left, right))
		return PENALTY_ORDINAL;
	if (is_korean && right->blank == BLANK_ABSENT && !rules->syllables_part)
		return BREAK_NEVER;
	/* A mark at an object is glued to it; never_starts saw the closing ones. */
	if (left->class == CLASS_OBJECT && right->class == CLASS_OBJECT &&
		right->blank == BLANK_ABSENT)
		return BREAK_NEVER;
	if ((left->class == CLASS_OBJECT && right->class == CLASS_LATIN) ||
		(left->class == CLASS_LATIN && right->class == CLASS_OBJECT))
		return right->blank == BLANK_ABSENT ? BREAK_NEVER : 0;
	return 0;
}

static bool is_ascii_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_lower(uint32_t c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_upper(uint32_t c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_letter_run(const struct flat *flat, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++)
		if (!is_ascii_letter(flat->chars.data[i].code_point))
			return false;
	return true;
}

/* Behind the slash of and/or, not of FLOP/s, w/o or I/O. */
static bool is_between_words(const struct flat *flat, size_t i)
{
	return i >= 1 + SLASH_LETTERS && i + SLASH_LETTERS <= flat->chars.len &&
	       is_letter_run(flat, i - 1 - SLASH_LETTERS, i - 1) &&
	       is_letter_run(flat, i, i + SLASH_LETTERS);
}

static bool is_word_char(const struct flat_char *c)
{
	return c->class == CLASS_LATIN &&
	       (is_ascii_letter(c->code_point) || char_is_digit(c->code_point));
}

/* One letter before the hyphen at i: Q-Former. */
static bool is_lone_letter(const struct flat *flat, size_t i)
{
	const struct flat_char *chars = flat->chars.data;

	return i == 0 || (is_word_char(&chars[i - 1]) &&
				 (i == 1 || chars[i - 1].blank != BLANK_ABSENT ||
					 !is_word_char(&chars[i - 2])));
}

/* A hyphen between blanks, which stands for a dash. */
static bool is_dash(const struct flat *flat, size_t i)
{
	const struct flat_char *c = &flat->chars.data[i];

	return c->code_point == '-' && c->blank != BLANK_ABSENT &&
	       c[-1].code_point != '-' && i + 1 < flat->chars.len &&
	       c[1].blank != BLANK_ABSENT && c[1].code_point != '-' &&
	       (flat_run_of(flat, i)->flags & RUN_CODE) == 0;
}

static int penalty_in_latin(const struct flat *flat, size_t i, unsigned char kind)
{
	const struct flat_char *left = &flat->chars.data[i - 1];
	const struct flat_char *right = &flat->chars.data[i];
	const bool in_code =
		(flat_run_of(flat, i)->flags & RUN_CODE) != 0 && left->run == right->run;

	if (right->blank != BLANK_ABSENT)
		return kind == BREAK_NONE ? BREAK_NEVER : 0;
	if (in_code || kind == BREAK_NONE)
		return BREAK_NEVER;
	if (left->code_point == '-' && !is_ascii_letter(right->code_point))
		return BREAK_NEVER;
	if (left->code_point == '-')
		return is_lone_letter(flat, i - 1) ? PENALTY_LONE : PENALTY_HYPHEN;
	if (left->code_point == '/')
		return is_between_words(flat, i) ? PENALTY_HYPHEN : BREAK_NEVER;
	return left->code_point == '?' ? BREAK_NEVER : 0; /* of a URL */
}

/* A hump of camelCase, with letters enough on both sides. */
static bool is_hump(const struct flat *flat, size_t start, size_t end, size_t i)
{
	const struct flat_char *chars = flat->chars.data;

	return is_lower(chars[i - 1].code_point) && is_upper(chars[i].code_point) &&
	       i >= start + HUMP_LETTERS && i + HUMP_LETTERS <= end &&
	       is_letter_run(flat, i - HUMP_LETTERS, i + HUMP_LETTERS);
}

/* URLs break after / ? & = # . _ -, if the word is long; identifiers at _ and at a hump
 * (3.6): only where nothing else fills the line. */
static void offer_emergency(struct flat *flat, size_t start, size_t end)
{
	for (size_t i = start + 2; i + 1 < end; i++) {
		struct flat_char *c = &flat->chars.data[i];
		const uint32_t left = c[-1].code_point;
		const bool is_url = end - start >= LONG_WORD && left < 0x80 &&
				    strchr("/?&=#._-|\\", (int)left) != NULL;
		const bool has_hump = is_hump(flat, start, end, i);

		if (c->penalty != BREAK_NEVER || (!is_url && !has_hump) ||
			char_is_latin_closing(c->code_point) || c->code_point == '/')
			continue;
		c->penalty = has_hump || left == '_' ? PENALTY_IDENTIFIER : PENALTY_URL;
		c->is_emergency = true;
	}
}

static void offer_all_emergencies(struct flat *flat)
{
	size_t start = 0;

	for (size_t i = 0; i <= flat->chars.len; i++) {
		const bool ends =
			i == flat->chars.len ||
			flat->chars.data[i].class != CLASS_LATIN ||
			(i > start && flat->chars.data[i].blank != BLANK_ABSENT);

		if (!ends)
			continue;
		offer_emergency(flat, start, i);
		start = i < flat->chars.len && flat->chars.data[i].class == CLASS_LATIN
				? i
				: i + 1;
	}
}

/* UAX #14 sees a space wherever the source has a blank, and objects as letters. */
static void find_latin(struct flat *flat)
{
	const size_t count = flat->chars.len;

	vec_reset(&flat->code_points);
	vec_reserve(&flat->code_points, 2 * count);
	for (size_t i = 0; i < count; i++) {
		const struct flat_char *c = &flat->chars.data[i];

		if (c->blank != BLANK_ABSENT)
			vec_push(&flat->code_points, ' ');
		vec_push(&flat->code_points,
			c->class == CLASS_OBJECT ? 'x' : c->code_point);
	}
	vec_reset(&flat->breaks);
	vec_reserve(&flat->breaks, flat->code_points.len + 1);
	linebreak_find(flat->code_points.data, flat->code_points.len, flat->breaks.data);
}

static bool has_latin_pair(const struct flat *flat)
{
	for (size_t i = 1; i < flat->chars.len; i++)
		if (flat->chars.data[i].class == CLASS_LATIN &&
			flat->chars.data[i - 1].class == CLASS_LATIN)
			return true;
	return false;
}

/* A raised or lowered run belongs to what it touches on its left (3.5), as ² does. */
static bool is_script(const struct flat *flat, size_t i)
{
	const struct flat_run *left = flat_run_of(flat, i - 1),
			      *right = flat_run_of(flat, i);

	if (flat->chars.data[i].blank != BLANK_ABSENT)
		return false;
	return (left != right && right->rise != 0 && left->rise == 0) ||
	       char_is_superscript(flat->chars.data[i].code_point);
}

/* Labels and remarks of our own are not parted, nor is a label from what follows. */
static bool is_whole(const struct flat *flat, size_t i)
{
	const struct flat_char *left = &flat->chars.data[i - 1];

	if ((flat_run_of(flat, i - 1)->flags & RUN_WHOLE) == 0)
		return false;
	return left->class == CLASS_OBJECT ||
	       (flat_run_of(flat, i)->flags & RUN_WHOLE) != 0;
}

static int penalty_before(const struct flat *flat, size_t i, unsigned char kind,
	const struct spacing_rules *rules)
{
	const struct flat_char *left = &flat->chars.data[i - 1];
	const struct flat_char *right = &flat->chars.data[i];

	if (is_whole(flat, i) || is_script(flat, i))
		return BREAK_NEVER;
	if (is_dash(flat, i))
		return PENALTY_DASH;
	if (left->class == CLASS_LATIN && right->class == CLASS_LATIN) {
		const int penalty = penalty_in_latin(flat, i, kind);

		/* UAX #14 breaks “a )” after the space; a line still never starts so. */
		return never_starts(left, right, rules) ? BREAK_NEVER : penalty;
	}
	if (never_starts(left, right, rules) || never_ends(left, right))
		return BREAK_NEVER;
	return penalty_at_cjk(left, right, rules);
}

static bool ends_text(const struct flat *flat, const struct flat_char *c)
{
	return c->class == CLASS_OBJECT && flat->objects.data[c->code_point].ends_text;
}

/* A formula says itself what a break inside it costs. */
static bool continues_formula(const struct flat *flat, const struct flat_char *c)
{
	return c->class == CLASS_OBJECT && flat->objects.data[c->code_point].continues;
}

static void take_formula_break(const struct flat *flat, struct flat_char *c)
{
	const struct flat_object *object = &flat->objects.data[c->code_point];

	c->penalty = object->penalty;
	c->is_emergency = object->is_emergency;
}

void breaks_find(struct flat *flat, const struct spacing_rules *rules)
{
	const bool has_latin = has_latin_pair(flat);
	size_t position = 0;

	if (has_latin)
		find_latin(flat);
	for (size_t i = 0; i < flat->chars.len; i++, position++) {
		struct flat_char *c = &flat->chars.data[i];

		position += c->blank != BLANK_ABSENT;
		if (continues_formula(flat, c))
			take_formula_break(flat, c);
		else if (i > 0 && c->penalty != BREAK_ALWAYS && ends_text(flat, c))
			c->penalty = PENALTY_REMARK;
		else if (i > 0 && c->penalty != BREAK_ALWAYS)
			c->penalty = (int16_t)penalty_before(flat, i,
				has_latin ? flat->breaks.data[position] : 0, rules);
	}
	if (has_latin)
		offer_all_emergencies(flat);
}
