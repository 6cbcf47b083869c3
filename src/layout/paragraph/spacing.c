/* SPDX-License-Identifier: MIT */
#include "layout/paragraph/spacing.h"

#include "base/unicode.h"

/* Each full-width mark is half an em of ink and half an em of blank. Which blanks stay
 * between neighbours, and where Chinese and Latin get a quarter em, is decided here from
 * the two characters alone (TYPOGRAPHY 2.4, 2.5, 4). */

#define FRAME        250 /* thousandths of an em */
#define NUMBER_LOOK  8   /* digits looked at for what stands before them */
#define FAIR_SPACE   350 /* thousandths of an em: no space is wider without need */
#define JOINT        250 /* thousandths of an em */
#define LETTER_BLANK 125 /* between a full stop and a letter, at least */
#define GLUED_LOOK   4   /* characters looked at for "glued to a letter" */

static scaled em_part(scaled em, int32_t thousandths)
{
	return scaled_ratio(em, thousandths, 1000);
}

static bool is_letter_or_digit(uint32_t c)
{
	if (c < 0x80)
		return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
		       (c >= 'A' && c <= 'Z');
	if (char_is_wide_number(c))
		return false;
	const enum unicode_category category = unicode_category(c);

	return category == CATEGORY_LETTER || category == CATEGORY_NUMBER ||
	       category == CATEGORY_MARK;
}

static bool is_han_like(const struct flat_char *c)
{
	return c->class == CLASS_HAN || c->class == CLASS_KANA ||
	       c->class == CLASS_ITER || c->class == CLASS_SMALL;
}

static bool is_glued_mark(uint32_t c)
{
	switch (c) {
	case '%':
	case 0x00B0:
	case 0x2103:
	case '#':
	case '@':
	case '&':
	case '+':
	case '!':
	case '?':
	case '.':
	case ',':
	case ';':
	case ':':
	case '\\': return true;
	}
	return false;
}

static bool is_code(const struct flat *flat, size_t i)
{
	return (flat_run_of(flat, i)->flags & RUN_CODE) != 0;
}

static bool is_raised(const struct flat *flat, size_t i)
{
	return flat_run_of(flat, i)->rise != 0;
}

/* Footnote marks, and whatever else is raised or lowered at Han: 甲[2]乙. */
static bool is_script_of_wide(const struct flat *flat, size_t i, int step)
{
	if (step > 0)
		return is_raised(flat, i) ||
		       char_is_superscript(flat->chars.data[i].code_point);
	while (i > 0 && (is_raised(flat, i) ||
				char_is_superscript(flat->chars.data[i].code_point)))
		i--;
	return is_han_like(&flat->chars.data[i]);
}

/* Whether the Latin character i is narrow towards the wide one beside it (4.1); step
 * leads away from the wide one. */
static bool is_narrow(const struct flat *flat, size_t i, int step, enum language language)
{
	const struct flat_char *c = &flat->chars.data[i];
	const bool is_zh = language != LANGUAGE_JA && language != LANGUAGE_KO;

	if (c->class == CLASS_OBJECT)
		return flat->objects.data[c->code_point].kind != OBJECT_SPACE;
	if (c->class != CLASS_LATIN)
		return false;
	if (flat->chars.data[step > 0 ? i : i + 1].blank == BLANK_ABSENT &&
		is_script_of_wide(flat, i, step))
		return false;
	if (is_code(flat, i) || is_letter_or_digit(c->code_point))
		return true;
	if (c->code_point == (step < 0 ? ')' : '(') ||
		c->code_point == (step < 0 ? ']' : '['))
		return true;
	for (size_t look = 0; is_zh && look < GLUED_LOOK && is_glued_mark(c->code_point);
		look++) {
		const size_t next = step < 0 ? i - 1 : i + 1;

		if ((step < 0 && i == 0) || next >= flat->chars.len)
			return false;
		const size_t right = step < 0 ? i : next;

		if (flat->chars.data[right].blank != BLANK_ABSENT)
			return false;
		i = next;
		c = &flat->chars.data[i];
		if (is_letter_or_digit(c->code_point) && c->class == CLASS_LATIN)
			return true;
	}
	return false;
}

/* ％ ￥ ＋ Ｑ: as wide as Han, and no letter that a Latin one keeps away from. */
static bool is_full_width_form(uint32_t c)
{
	return (c > 0xFF00 && c < 0xFF5F) || (c >= 0xFFE0 && c < 0xFFE7);
}

/* Whether the digit at i ends a number that no letter stands before (not F1). */
static bool ends_number(const struct flat *flat, size_t i)
{
	size_t digits = 0;

	while (digits < NUMBER_LOOK && char_is_digit(flat->chars.data[i].code_point)) {
		if (i == 0 || flat->chars.data[i].blank != BLANK_ABSENT)
			return true;
		digits++;
		i--;
	}
	return digits > 0 && flat->chars.data[i].class != CLASS_LATIN;
}

/* 年月日时分秒, which stand closer to their number. */
static bool is_time_unit(uint32_t c)
{
	return c == 0x5E74 || c == 0x6708 || c == 0x65E5 || c == 0x65F6 || c == 0x6642 ||
	       c == 0x5206 || c == 0x79D2;
}

static struct gap word_gap(scaled em, scaled natural)
{
	const scaled fair = scaled_max(em_part(em, FAIR_SPACE), natural);

	return (struct gap){
		.width = natural,
		.shrink = scaled_max(natural - em_part(em, 200), 0),
		.stretch = {[STRETCH_SPACE] = fair - natural,
			[STRETCH_WORD] = scaled_max(em_part(em, 500) - fair, 0)},
		.tier = SHRINK_WORD,
		.has_space = true,
	};
}

/* Between a half-width mark and Han: with a wide space the mark is as wide as its
 * full-width form. */
static struct gap mark_gap(scaled em, scaled natural)
{
	struct gap gap = word_gap(em, natural);

	gap.stretch[STRETCH_AUTOSPACE] = gap.stretch[STRETCH_WORD];
	gap.stretch[STRETCH_WORD] = 0;
	return gap;
}

/* A space of code counts: a b is not ab. */
static struct gap code_gap(scaled em, scaled natural)
{
	struct gap gap = word_gap(em, natural);

	gap.shrink = 0;
	return gap;
}

static struct gap han_gap(scaled em)
{
	return (struct gap){.stretch[STRETCH_JOINT] = em_part(em, JOINT)};
}

/* In all to twice its width, half an em of a quarter, as JIS X 4051 has it. */
static struct gap autospace(scaled em, int32_t natural)
{
	const int32_t fair = natural * FAIR_SPACE / 250 - natural;

	if (natural == 0)
		return han_gap(em);
	return (struct gap){
		.width = em_part(em, natural),
		.shrink = em_part(em, natural / 2),
		.stretch = {[STRETCH_SPACE] = em_part(em, fair),
			[STRETCH_AUTOSPACE] = em_part(em, natural - fair)},
		.tier = SHRINK_AUTOSPACE,
	};
}

static struct gap blank_gap(
	scaled width, enum shrink_tier tier, scaled em, bool stretches)
{
	return (struct gap){
		.width = width,
		.shrink = width,
		.stretch[STRETCH_JOINT] = stretches ? em_part(em, JOINT) : 0,
		.tier = (uint8_t)tier,
	};
}

static bool is_stop_or_comma(enum char_class class)
{
	return class == CLASS_COMMA || class == CLASS_STOP;
}

/* The blank right of a mark under the mark style; kaiming keeps that of stops, and gives
 * it on to a bracket that closes after one. */
static scaled styled_blank(
	const struct flat *flat, size_t i, scaled blank, enum mark_style style)
{
	const struct flat_char *c = &flat->chars.data[i];
	const bool follows_stop =
		i > 0 && c->class == CLASS_CLOSE && c[-1].code_point == 0x3002;

	switch (style) {
	case MARKS_QUANJIAO:
	case MARKS_FULL: return blank;
	case MARKS_KAIMING: return c->class == CLASS_STOP || follows_stop ? blank : 0;
	case MARKS_BANJIAO: return 0;
	}
	return blank;
}

static bool stops_shrink(const struct spacing_rules *rules)
{
	return rules->stops_shrink && rules->marks == MARKS_QUANJIAO &&
	       rules->language != LANGUAGE_JA && rules->language != LANGUAGE_KO;
}

/* ”? and 。) are as close as ”？ and 。）. */
static bool is_touching_latin(const struct flat_char *right)
{
	return right->class == CLASS_LATIN && right->blank == BLANK_ABSENT;
}

/* Left of the pair is a mark whose blank, if it stays, is on its right. */
static struct gap gap_after_mark(const struct flat *flat, size_t i,
	const struct spacing_rules *rules, const struct spacing_sides *sides)
{
	const struct flat_char *left = &flat->chars.data[i - 1],
			       *right = &flat->chars.data[i];
	const scaled em = flat_run_of(flat, i - 1)->size;
	const scaled blank = styled_blank(flat, i - 1, sides->left_blank, rules->marks);
	const bool stretches = is_han_like(right);

	if (left->class == CLASS_OPEN || right->class == CLASS_CLOSE ||
		is_stop_or_comma(right->class) || right->class == CLASS_WIDE_SPACE ||
		(is_touching_latin(right) && char_is_latin_closing(right->code_point)))
		return (struct gap){0};
	if (right->class ==
		CLASS_OPEN) /* one blank of the two; none beside a centred mark */
		return blank_gap(
			sides->left_blank > 0 ? blank : 0, SHRINK_BRACKET, em, false);
	if (right->class == CLASS_DOT)
		return rules->language == LANGUAGE_JA && left->class == CLASS_STOP
			       ? (struct gap){.width = blank}
			       : (struct gap){0};
	if (left->class == CLASS_CLOSE)
		return blank_gap(blank, SHRINK_BRACKET, em, stretches);
	if (left->class == CLASS_COMMA)
		return blank_gap(blank, SHRINK_COMMA, em, stretches);
	struct gap gap = blank_gap(blank, SHRINK_STOP, em, stretches);

	if (!stops_shrink(rules))
		gap.shrink = 0;
	else if (!is_han_like(right)) /* a letter does not touch it */
		gap.shrink = scaled_max(blank - em_part(em, LETTER_BLANK), 0);
	return gap;
}

static struct gap gap_before_open(const struct flat *flat, size_t i,
	const struct spacing_rules *rules, const struct spacing_sides *sides)
{
	const struct flat_char *left = &flat->chars.data[i - 1];
	const scaled em = flat_run_of(flat, i)->size;
	const bool keeps = rules->marks == MARKS_QUANJIAO || rules->marks == MARKS_FULL;

	if (left->class == CLASS_WIDE_SPACE || left->class == CLASS_DOT)
		return (struct gap){0};
	if (left->class == CLASS_LATIN && flat->chars.data[i].blank == BLANK_ABSENT &&
		char_is_latin_opening(left->code_point))
		return (struct gap){0};
	return blank_gap(
		keeps ? sides->right_blank : 0, SHRINK_BRACKET, em, is_han_like(left));
}

/* A number and its unit of time stand closer, and always the same. */
static struct gap gap_of_wide_and_narrow(const struct flat *flat, size_t wide,
	size_t narrow, const struct spacing_rules *rules)
{
	const struct flat_char *c = &flat->chars.data[wide];
	const scaled em = flat_run_of(flat, wide)->size;

	struct gap gap = autospace(em, rules->autospace);

	if (wide > narrow && is_time_unit(c->code_point) && ends_number(flat, narrow))
		gap = (struct gap){.width = em_part(em, rules->autospace / 2)};
	gap.has_space =
		flat->chars.data[wide > narrow ? wide : narrow].blank != BLANK_ABSENT;
	return gap;
}

/* 答案 is never spread; 单选 · 5 分 keeps its blanks as they are. */
static bool is_in_label(const struct flat *flat, size_t i)
{
	return flat->chars.data[i].run == flat->chars.data[i - 1].run &&
	       (flat_run_of(flat, i)->flags & RUN_WHOLE) != 0;
}

/* Neither side is a mark. */
static struct gap gap_of_letters(const struct flat *flat, size_t i,
	const struct spacing_rules *rules, const struct spacing_sides *sides)
{
	const struct flat_char *left = &flat->chars.data[i - 1],
			       *right = &flat->chars.data[i];
	const scaled em = flat_run_of(flat, i)->size;
	const bool left_han = is_han_like(left), right_han = is_han_like(right);
	const bool in_one_code = left->run == right->run && is_code(flat, i) &&
				 right->blank == BLANK_ABSENT;

	if (in_one_code)
		return (struct gap){0};
	if (left->run == right->run && is_code(flat, i))
		return code_gap(em, sides->word_space);
	if (is_in_label(flat, i)) {
		const bool has_space = right->blank != BLANK_ABSENT;

		return (struct gap){.width = has_space ? sides->word_space : 0,
			.has_space = has_space};
	}
	if (left_han && right_han) {
		if (right->blank != BLANK_SPACE)
			return han_gap(em);
		return word_gap(em, em_part(em, 250));
	}
	if (rules->language == LANGUAGE_KO) /* spaces are typed, or there are none */
		return right->blank == BLANK_ABSENT ? (struct gap){0}
						    : word_gap(em, sides->word_space);
	if (left_han && !is_full_width_form(left->code_point) &&
		is_narrow(flat, i, 1, rules->language))
		return gap_of_wide_and_narrow(flat, i - 1, i, rules);
	if (right_han && !is_full_width_form(right->code_point) &&
		is_narrow(flat, i - 1, -1, rules->language))
		return gap_of_wide_and_narrow(flat, i, i - 1, rules);
	if (right->blank == BLANK_ABSENT)
		return (struct gap){0};
	return left_han || right_han ? mark_gap(em, sides->word_space)
				     : word_gap(em, sides->word_space);
}

static bool is_rigid(enum char_class class)
{
	return class == CLASS_DASH2 || class == CLASS_ELL2 || class == CLASS_DOT ||
	       class == CLASS_CONN || class == CLASS_SOL || class == CLASS_WIDE_SPACE ||
	       class == CLASS_GLUE;
}

/* Gaps beside operators and relations stretch in step with autospaces: by a third, then,
 * where there is need, by what TeX allows. */
static struct gap gap_in_formula(const struct flat_object *part)
{
	return (struct gap){
		.width = part->gap,
		.shrink = part->shrink,
		.stretch = {[STRETCH_SPACE] = part->stretch / 3,
			[STRETCH_AUTOSPACE] = part->stretch - part->stretch / 3},
		.tier = SHRINK_AUTOSPACE,
	};
}

static struct gap gap_between(const struct flat *flat, size_t i,
	const struct spacing_rules *rules, const struct spacing_sides *sides)
{
	const struct flat_char *left = &flat->chars.data[i - 1],
			       *right = &flat->chars.data[i];

	if (right->class == CLASS_OBJECT &&
		flat->objects.data[right->code_point].continues)
		return gap_in_formula(&flat->objects.data[right->code_point]);
	if (right->class == CLASS_OBJECT &&
		flat->objects.data[right->code_point].ends_text)
		return (struct gap){.width = sides->left_blank +
					     flat->objects.data[right->code_point].gap};
	if (rules->marks == MARKS_FULL &&
		(class_is_mark(left->class) || class_is_mark(right->class)))
		return (struct gap){.width = sides->left_blank + sides->right_blank};
	if (class_is_mark(left->class))
		return gap_after_mark(flat, i, rules, sides);
	if (right->class == CLASS_OPEN)
		return gap_before_open(flat, i, rules, sides);
	if (class_is_mark(right->class) || is_rigid(left->class) ||
		is_rigid(right->class))
		return (struct gap){0};
	return gap_of_letters(flat, i, rules, sides);
}

/* A frame around a key's name takes an eighth of an em and keeps as much free. */
static struct gap gap_at_frame(struct gap gap, const struct flat *flat, size_t i)
{
	const scaled least = em_part(flat_run_of(flat, i)->size, FRAME);

	if (gap.width - gap.shrink >= least)
		return gap;
	gap.width = scaled_max(gap.width, least);
	gap.shrink = gap.width - least;
	return gap;
}

static bool is_frame_between(const struct flat *flat, size_t i)
{
	const struct flat_run *left = flat_run_of(flat, i - 1),
			      *right = flat_run_of(flat, i);

	return left != right && ((left->flags | right->flags) & RUN_KEY) != 0;
}

struct gap spacing_before(const struct flat *flat, size_t i,
	const struct spacing_rules *rules, const struct spacing_sides *sides)
{
	const struct gap gap = gap_between(flat, i, rules, sides);

	return is_frame_between(flat, i) ? gap_at_frame(gap, flat, i) : gap;
}
