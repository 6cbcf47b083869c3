/* SPDX-License-Identifier: MIT */
#include "read/label.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "read/head.h"

/* A cursor over the text: each step takes what it names off the front or fails. */

static size_t taken(struct str whole, struct str rest)
{
	return whole.len - rest.len;
}

static void skip_space(struct str *rest)
{
	*rest = str_from_offset(*rest, space_len(*rest));
}

/* Takes one of the marks (each a code point of `marks`). */
static uint32_t skip_one_of(struct str *rest, struct str marks)
{
	const uint32_t first = utf8_at(*rest, 0);

	if (rest->len == 0)
		return 0;
	for (size_t offset = 0; offset < marks.len;) {
		if (utf8_next(marks, &offset) == first) {
			size_t len = 0;
			utf8_next(*rest, &len);
			*rest = str_from_offset(*rest, len);
			return first;
		}
	}
	return 0;
}

static bool skip_ascii_word(struct str *rest, struct str word)
{
	if (!str_eq_ascii_case(str_slice(*rest, 0, word.len), word))
		return false;
	*rest = str_from_offset(*rest, word.len);
	return true;
}

#define MAX_DIGITS 9

static struct str skip_digits(struct str *rest)
{
	struct str digits = {rest->data, 0};

	while (digits.len < rest->len && digits.len <= MAX_DIGITS &&
		digits.data[digits.len] >= '0' && digits.data[digits.len] <= '9')
		digits.len++;
	if (digits.len > MAX_DIGITS)
		digits.len = 0;
	*rest = str_from_offset(*rest, digits.len);
	return digits;
}

static const struct str question_separators = STR_INIT("：:.、．。");

static bool is_question_word(struct str *rest, bool *is_letter)
{
	*is_letter = true;
	if (skip_ascii_word(rest, STR("Question")) || str_skip(rest, STR("Q")))
		return true;
	*is_letter = false;
	return str_skip(rest, STR("问题")) || str_skip(rest, STR("问")) ||
	       str_skip(rest, STR("题"));
}

/* `22`, `3.4`, `2-1`, as long as what follows may end a label. */
static struct str skip_levels(struct str *rest, unsigned *levels, struct str *last)
{
	struct str number = skip_digits(rest);

	*levels = 1;
	*last = number;
	while (number.len && rest->len &&
		(rest->data[0] == '.' || rest->data[0] == '-')) {
		struct str further = str_from_offset(*rest, 1);
		const struct str digits = skip_digits(&further);
		if (digits.len == 0)
			break;
		number.len += 1 + digits.len;
		*last = digits;
		*rest = further;
		++*levels;
	}
	return number;
}

static bool opens_another_label(struct str rest)
{
	bool is_letter;

	skip_space(&rest);
	return is_question_word(&rest, &is_letter) && (skip_space(&rest), rest.len) &&
	       rest.data[0] >= '0' && rest.data[0] <= '9';
}

/* What may stand after the number of a label; takes it. */
static bool skip_label_end(struct str *rest, bool in_heading)
{
	const struct str before = *rest;

	skip_space(rest);
	const uint32_t mark = skip_one_of(rest, question_separators);
	if (mark == 0x3001)
		return !opens_another_label(*rest);
	if (mark)
		return true;
	return in_heading && (before.len == 0 || rest->len < before.len);
}

static struct question_label numbered_question(
	struct str text, struct str rest, bool is_letter, bool in_heading)
{
	struct question_label label = {.is_letter = is_letter};
	const struct str start = rest;
	unsigned levels;
	struct str last;

	label.number = skip_levels(&rest, &levels, &last);
	if (label.number.len == 0)
		return label;
	if (!skip_label_end(&rest, in_heading)) {
		rest = start; /* `Q22.5G 网络…`: the dot ends the label */
		label.number = skip_digits(&rest);
		if (levels == 1 || !skip_label_end(&rest, in_heading))
			return label;
	}
	skip_space(&rest);
	label.len = taken(text, rest);
	return label;
}

static struct question_label ordinal_question(struct str text, bool in_heading)
{
	struct question_label label = {0};
	struct str rest = text;

	if (!str_skip(&rest, STR("第")))
		return label;
	skip_space(&rest);
	label.number = skip_digits(&rest);
	skip_space(&rest);
	if (label.number.len == 0 || !str_skip(&rest, STR("题")) ||
		!skip_label_end(&rest, in_heading))
		return label;
	skip_space(&rest);
	label.len = taken(text, rest);
	return label;
}

struct question_label label_question(struct str text, bool in_heading)
{
	struct str rest = text;
	bool is_letter;

	if (str_starts(text, STR("第")))
		return ordinal_question(text, in_heading);
	if (!is_question_word(&rest, &is_letter))
		return (struct question_label){0};
	skip_space(&rest);
	if (skip_one_of(&rest, STR("：:"))) {
		skip_space(&rest);
		return (struct question_label){
			.len = taken(text, rest), .is_letter = is_letter};
	}
	str_skip(&rest, STR("."));
	skip_space(&rest);
	return numbered_question(text, rest, is_letter, in_heading);
}

static void set_number(struct number_label *label, struct str text, struct str rest)
{
	skip_space(&rest);
	label->len = taken(text, rest);
}

static struct number_label bracketed_number(struct str text, struct str rest)
{
	struct number_label label = {0};

	skip_space(&rest);
	label.number = skip_digits(&rest);
	skip_space(&rest);
	if (label.number.len == 0 || label.number.len > 6 ||
		!skip_one_of(&rest, STR("）)")))
		return label;
	label.levels = 1;
	str_to_unsigned(label.number, &label.last);
	set_number(&label, text, rest);
	return label;
}

struct number_label label_number(struct str text)
{
	struct number_label label = {0};
	struct str rest = text, last;

	if (skip_one_of(&rest, STR("（(")))
		return bracketed_number(text, rest);
	label.number = skip_levels(&rest, &label.levels, &last);
	if (label.number.len == 0 || last.len > 6)
		return label;
	str_to_unsigned(last, &label.last);
	const struct str after_number = rest;
	const uint32_t mark = skip_one_of(&rest, STR(".、．。)）:："));

	if (mark == 0 && (label.levels == 1 || space_len(after_number) == 0))
		return label;
	if (mark == '.' && rest.len && space_len(rest) == 0 &&
		(rest.data[0] & 0x80) == 0 && label.levels > 1)
		return label; /* 1.2.x86 */
	if (mark == ':' && label.levels == 1 && rest.len && rest.data[0] >= '0' &&
		rest.data[0] <= '9')
		return label; /* 10:30 */
	set_number(&label, text, rest);
	return label;
}

static bool is_part_of_book(struct str word)
{
	static const struct str words[] = {STR_INIT("chapter"), STR_INIT("part"),
		STR_INIT("section"), STR_INIT("unit"), STR_INIT("step"),
		STR_INIT("table"), STR_INIT("figure"), STR_INIT("version")};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (str_eq_ascii_case(word, words[i]))
			return true;
	}
	return false;
}

struct word_label label_word(struct str text)
{
	struct word_label label = {0};
	struct str rest = text;
	size_t offset = 0;

	while (offset < text.len && offset < 16) {
		size_t next = offset;
		const uint32_t c = utf8_next(text, &next);
		if (unicode_category(c) != CATEGORY_LETTER)
			break;
		offset = next;
	}
	label.word = str_slice(text, 0, offset);
	rest = str_from_offset(text, offset);
	skip_space(&rest);
	label.number = skip_digits(&rest);
	if (offset == 0 || label.number.len == 0 || is_part_of_book(label.word))
		return label;
	skip_space(&rest);
	if (!skip_one_of(&rest, question_separators))
		return label;
	skip_space(&rest);
	label.len = taken(text, rest);
	return label;
}

struct part_word {
	struct str word;
	enum part part;
};

/* A longer word before a shorter one that begins like it. */
static const struct part_word part_words[] = {
	{STR_INIT("答案解析"), PART_EXPLANATION},
	{STR_INIT("参考答案"), PART_ANSWER},
	{STR_INIT("正确答案"), PART_ANSWER},
	{STR_INIT("答案"), PART_ANSWER},
	{STR_INIT("答"), PART_ANSWER},
	{STR_INIT("Answer"), PART_ANSWER},
	{STR_INIT("解析"), PART_EXPLANATION},
	{STR_INIT("Explanation"), PART_EXPLANATION},
	{STR_INIT("题干"), PART_STEM},
	{STR_INIT("选项"), PART_STEM},
	{STR_INIT("提示"), PART_HINT},
	{STR_INIT("Hint"), PART_HINT},
	{STR_INIT("考点"), PART_TOPIC},
	{STR_INIT("难度"), PART_DIFFICULTY},
	{STR_INIT("分值"), PART_POINTS},
	{STR_INIT("标签"), PART_TAGS},
	{STR_INIT("来源"), PART_SOURCE},
};

static enum part skip_part_word(struct str *rest)
{
	for (size_t i = 0; i < sizeof(part_words) / sizeof(*part_words); i++) {
		if (skip_ascii_word(rest, part_words[i].word))
			return part_words[i].part;
	}
	return PART_NONE;
}

static bool skip_colon(struct str *rest)
{
	skip_space(rest);
	return skip_one_of(rest, STR("：:")) != 0;
}

struct part_label label_part(struct str text)
{
	struct part_label label = {0};
	struct str rest = text;
	const bool in_brackets = str_skip(&rest, STR("【"));
	const enum part part = skip_part_word(&rest);

	if (part == PART_NONE)
		return label;
	if (in_brackets ? !str_skip(&rest, STR("】")) : !skip_colon(&rest))
		return label;
	if (in_brackets) {
		struct str further = rest;
		if (skip_colon(&further))
			rest = further;
	}
	skip_space(&rest);
	return (struct part_label){.len = taken(text, rest), .part = part};
}

enum part label_part_alone(struct str text)
{
	struct str rest = str_trim_wide(text);
	const struct part_label label = label_part(rest);

	if (label.part != PART_NONE)
		return label.len == rest.len ? label.part : PART_NONE;
	if (str_eq(rest, STR("答")))
		return PART_NONE;
	const enum part part = skip_part_word(&rest);

	return rest.len == 0 ? part : PART_NONE;
}

struct answer_label label_answer_letter(struct str text)
{
	struct answer_label label = {0};
	struct str rest = text;

	if (!str_skip(&rest, STR("A")))
		return label;
	skip_space(&rest);
	label.number = skip_digits(&rest);
	if (!skip_colon(&rest))
		return label;
	skip_space(&rest);
	label.len = taken(text, rest);
	return label;
}

static char option_mark(uint32_t mark)
{
	if (mark == '.' || mark == 0xFF0E)
		return '.';
	if (mark == 0x3001)
		return ',';
	return mark == ':' || mark == 0xFF1A ? ':' : ')';
}

static bool is_ascii_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

struct option_label label_option(struct str text)
{
	struct option_label label = {0};
	struct str rest = text;

	label.in_parentheses = skip_one_of(&rest, STR("（(")) != 0;
	if (rest.len == 0 || !is_ascii_letter(rest.data[0]))
		return label;
	label.letter = rest.data[0];
	rest = str_from_offset(rest, 1);
	const uint32_t mark = skip_one_of(
		&rest, label.in_parentheses ? STR("）)") : STR(".、．：:)）"));
	if (!mark)
		return label;
	label.mark = option_mark(mark);
	if (label.mark == '.' && rest.len && is_ascii_letter(rest.data[0]) &&
		rest.len > 1 && rest.data[1] == '.')
		return label; /* U.S., e.g. */
	skip_space(&rest);
	label.len = taken(text, rest);
	return label;
}

static bool skip_chinese_number(struct str *rest)
{
	const struct str numerals = STR("零〇一二三四五六七八九十百两");
	bool any = skip_digits(rest).len != 0;

	while (skip_one_of(rest, numerals))
		any = true;
	return any;
}

struct chapter_label label_chapter(struct str text)
{
	struct chapter_label label = {0};
	struct str rest = text;

	if (!str_skip(&rest, STR("第")))
		return label;
	skip_space(&rest);
	if (!skip_chinese_number(&rest))
		return label;
	skip_space(&rest);
	if (!str_skip(&rest, STR("章")))
		return label;
	label.label_len = taken(text, rest);
	const struct str after = rest;
	skip_space(&rest);
	const bool marked = skip_one_of(&rest, STR("：:、.．—")) != 0;
	if (!marked && after.len && rest.len == after.len)
		return (struct chapter_label){0};
	skip_space(&rest);
	label.len = taken(text, rest);
	return label;
}

bool label_is_ordinal_heading(struct str text)
{
	struct str rest = text;

	if (str_skip(&rest, STR("第"))) {
		skip_space(&rest);
		if (!skip_chinese_number(&rest))
			return false;
		skip_space(&rest);
		return skip_one_of(&rest, STR("章节篇部讲课")) != 0;
	}
	const bool in_brackets = skip_one_of(&rest, STR("（(")) != 0;

	if (rest.len && rest.data[0] >= '0' && rest.data[0] <= '9')
		return false;
	return skip_chinese_number(&rest) &&
	       skip_one_of(&rest, in_brackets ? STR("）)") : STR("、.．")) != 0;
}

size_t label_hint(struct str text)
{
	struct str rest = text;

	if (!str_skip(&rest, STR("提示")) && !str_skip(&rest, STR("Hint")))
		return 0;
	if (!skip_one_of(&rest, STR("：:")))
		return 0;
	skip_space(&rest);
	return taken(text, rest);
}
