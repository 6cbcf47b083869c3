/* SPDX-License-Identifier: MIT */
#include "model/part.h"

#include "base/vec.h"
#include "model/build.h"

/* --- titles --- */

static bool skip_one_of(struct str *text, const struct str *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_skip(text, words[i]))
			return true;
	return false;
}

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static bool skip_numeral(struct str *text)
{
	static const struct str numerals[] = {STR_INIT("一"), STR_INIT("二"),
		STR_INIT("三"), STR_INIT("四"), STR_INIT("五"), STR_INIT("六"),
		STR_INIT("七"), STR_INIT("八"), STR_INIT("九"), STR_INIT("十"),
		STR_INIT("I"), STR_INIT("V"), STR_INIT("X"), STR_INIT("Ⅰ"), STR_INIT("Ⅱ"),
		STR_INIT("Ⅲ"), STR_INIT("0"), STR_INIT("1"), STR_INIT("2"), STR_INIT("3"),
		STR_INIT("4"), STR_INIT("5"), STR_INIT("6"), STR_INIT("7"), STR_INIT("8"),
		STR_INIT("9")};
	bool is_found = false;

	while (skip_one_of(text, numerals, COUNT_OF(numerals)))
		is_found = true;
	return is_found;
}

bool part_has_number(struct str title)
{
	static const struct str marks[] = {STR_INIT("、"), STR_INIT("．"), STR_INIT("."),
		STR_INIT("："), STR_INIT(":"), STR_INIT("，"), STR_INIT(" "),
		STR_INIT("部"), STR_INIT("大"), STR_INIT("卷"), STR_INIT("题")};
	struct str rest = str_trim(title);

	str_skip(&rest, STR("（"));
	str_skip(&rest, STR("第"));
	if (!skip_numeral(&rest))
		return false;
	return str_skip(&rest, STR("）")) || skip_one_of(&rest, marks, COUNT_OF(marks));
}

/* 一、…, or the name of a type: 选择题（每小题 3 分）. */
static bool is_part_title(struct str title)
{
	static const struct str numbers[] = {STR_INIT("一、"), STR_INIT("二、"),
		STR_INIT("三、"), STR_INIT("四、"), STR_INIT("五、")};
	static const struct str types[] = {STR_INIT("选择题"), STR_INIT("選擇題"),
		STR_INIT("填空题"), STR_INIT("填空題"), STR_INIT("判断题"),
		STR_INIT("是非題"), STR_INIT("简答题"), STR_INIT("簡答題"),
		STR_INIT("解答题"), STR_INIT("解答題"), STR_INIT("计算题"),
		STR_INIT("計算題"), STR_INIT("论述题"), STR_INIT("問答題"),
		STR_INIT("问答题"), STR_INIT("综合题"), STR_INIT("应用题"),
		STR_INIT("证明题"), STR_INIT("名词解释")};
	struct str name = str_trim(title);
	const size_t paren = str_find(name, STR("（"), 0);

	if (skip_one_of(&name, numbers, COUNT_OF(numbers)))
		return true;
	if (paren != STR_NPOS)
		name = str_trim(str_slice(name, 0, paren));
	for (size_t i = 0; i < COUNT_OF(types); i++)
		if (str_ends(name, types[i]))
			return true;
	return false;
}

static bool title_divides(struct inline_list title)
{
	struct buf plain;

	buf_init(&plain, 0);
	inline_put_plain(&plain, title);
	const bool divides = is_part_title(buf_str(&plain));

	buf_clear(&plain);
	return divides;
}

static bool section_divides(const struct section *section)
{
	return section->claimed_points || section->claimed_count ||
	       title_divides(section->title);
}

static bool chapter_divides(const struct chapter *chapter)
{
	return chapter->claimed_points || chapter->claimed_count ||
	       title_divides(chapter->title);
}

/* How many of the chapter's questions stand under a heading of a part. */
static size_t count_divided(const struct chapter *chapter)
{
	size_t count = 0;

	if (chapter_divides(chapter))
		return chapter->question_count;
	for (size_t i = 0; i < chapter->section_count; i++)
		if (section_divides(&chapter->sections[i]))
			count += chapter->sections[i].question_count;
	return count;
}

bool part_is_divided(const struct bank *bank)
{
	size_t count = 0;

	for (size_t i = 0; i < bank->chapter_count; i++)
		count += count_divided(&bank->chapters[i]);
	return count * 2 > bank->question_count;
}

/* --- the list --- */

typedef VEC(struct part) part_vec;

/* A section that goes on with the part before it. */
static bool is_inside(const struct part *part, const struct section *section)
{
	return section->depth > 1 || section->title.count == 0 || !part;
}

static void add_chapter(part_vec *parts, const struct chapter *chapter, size_t ordinal)
{
	size_t question = chapter->first_question;
	struct part *part = NULL;

	for (size_t s = 0; s < chapter->section_count; s++) {
		const struct section *section = &chapter->sections[s];
		const bool is_titled = section->title.count > 0;

		if (section->question_count == 0 && !is_titled)
			continue;
		if (!part || !is_inside(part, section)) {
			vec_push(parts,
				(struct part){
					.chapter = chapter,
					.first_section = s,
					.section_ordinal = ordinal + s,
					.title = is_titled ? section->title
							   : chapter->title,
					.span = is_titled ? section->span : chapter->span,
					.first_question = question,
					.opens_chapter = !part && is_titled,
				});
			part = vec_last(parts);
		}
		part->section_count = s + 1 - part->first_section;
		part->question_count += section->question_count;
		question += section->question_count;
	}
}

struct part_list part_list_of(const struct bank *bank, struct arena *arena)
{
	part_vec parts = {0};
	size_t ordinal = 0;

	for (size_t i = 0; i < bank->chapter_count; i++) {
		add_chapter(&parts, &bank->chapters[i], ordinal);
		ordinal += bank->chapters[i].section_count;
	}
	const struct part_list list = {ARENA_COPY_VEC(arena, &parts), parts.len};

	vec_clear(&parts);
	return list;
}

/* --- points --- */

points question_points(const struct question *question)
{
	points sum = 0;

	if (question->points > 0)
		return question->points;
	for (size_t i = 0; i < question->part_count; i++) {
		const points own = question_points(&question->parts[i]);

		if (own == 0)
			return 0;
		sum += own;
	}
	return sum;
}

void points_put(struct buf *out, points value)
{
	buf_put_unsigned(out, value / 100);
	if (value % 100)
		buf_printf(out, value % 10 ? ".%02u" : ".%u",
			value % 10 ? value % 100 : value % 100 / 10);
}

static enum question_type kind_of(const struct question *question)
{
	return question->type == QUESTION_CLOZE ? QUESTION_BLANKS : question->type;
}

static unsigned blanks_of(const struct question *question)
{
	return question->blank_count + question->cloze_count;
}

struct part_sum part_sum_of(const struct bank *bank, const struct part *part)
{
	struct part_sum sum = {.is_uniform = part->question_count > 0};
	bool is_known = true, has_several = false;

	for (size_t i = 0; i < part->question_count; i++) {
		const struct question *question =
			bank->questions[part->first_question + i];
		const points own = question_points(question);
		const unsigned blanks = blanks_of(question);
		const points blank = blanks > 0 && own % blanks == 0 ? own / blanks : 0;

		if (i == 0) {
			sum.type = kind_of(question);
			sum.each = own;
			sum.blank = blank;
		}
		sum.is_uniform = sum.is_uniform && kind_of(question) == sum.type;
		is_known = is_known && own > 0;
		has_several = has_several || blanks > 1;
		sum.total += own;
		if (own != sum.each)
			sum.each = 0;
		if (blank != sum.blank)
			sum.blank = 0;
	}
	if (!is_known)
		sum.total = sum.each = 0;
	if (!is_known || !has_several || sum.type != QUESTION_BLANKS || !sum.is_uniform)
		sum.blank = 0;
	return sum;
}

/* --- numbers --- */

static void put_han_digit(struct buf *out, size_t digit)
{
	static const char *const digits[] = {
		"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

	buf_put_c(out, digits[digit]);
}

void part_put_number(struct buf *out, enum language language, size_t number)
{
	const bool is_han = language == LANGUAGE_ZH_HANS ||
			    language == LANGUAGE_ZH_HANT_TW ||
			    language == LANGUAGE_ZH_HANT_HK || language == LANGUAGE_JA;

	if (!is_han || number >= 100) {
		buf_put_unsigned(out, (unsigned long)number);
		return;
	}
	if (number >= 20)
		put_han_digit(out, number / 10);
	if (number >= 10)
		buf_put_c(out, "十");
	put_han_digit(out, number % 10);
}
