/* SPDX-License-Identifier: MIT */
#include "read/outline/label.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "read/outline/head.h"
#include "read/outline/label_cursor.h"

/* U+FF01 … U+FF5E stand for ASCII, one by one. */
static char ascii_at(struct str text, size_t *len)
{
	const uint32_t c = utf8_at(text, 0);

	*len = c < 0x80 ? 1 : 3;
	if (text.len == 0)
		return '\0';
	if (c < 0x80)
		return (char)c;
	return c >= 0xFF01 && c <= 0xFF5E ? (char)(c - 0xFF01 + '!') : '\0';
}

struct str label_ascii(struct arena *arena, struct str text)
{
	char *bytes;
	size_t count = 0, len;

	for (size_t i = 0; i < text.len; i++)
		count += (text.data[i] & 0x80) != 0;
	if (!count)
		return text;
	bytes = arena_alloc(arena, text.len + 1);
	count = 0;
	for (struct str rest = text; rest.len; rest = str_from_offset(rest, len)) {
		const char c = ascii_at(rest, &len);

		if (c)
			bytes[count++] = c;
	}
	return (struct str){bytes, count};
}

unsigned label_digit(struct str text, size_t *len)
{
	const char c = ascii_at(text, len);

	return c >= '0' && c <= '9' ? (unsigned)(c - '0') : NO_DIGIT;
}

char label_letter(struct str text, size_t *len)
{
	const char c = ascii_at(text, len);

	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ? c : '\0';
}

#define MAX_DIGITS 9

/* Of either width. */
static struct str skip_digits(struct str *rest)
{
	struct str digits = {rest->data, 0};
	unsigned count = 0;
	size_t len;

	for (; digits.len < rest->len; digits.len += len, count++) {
		const char c = ascii_at(str_from_offset(*rest, digits.len), &len);

		if (c < '0' || c > '9')
			break;
	}
	if (count > MAX_DIGITS)
		digits.len = 0;
	*rest = str_from_offset(*rest, digits.len);
	return digits;
}

static unsigned digits_value(struct str digits)
{
	unsigned value = 0;
	size_t len;

	for (struct str rest = digits; rest.len; rest = str_from_offset(rest, len))
		value = value * 10 + (unsigned)(ascii_at(rest, &len) - '0');
	return value;
}

static size_t digits_count(struct str digits)
{
	return digits.len && (digits.data[0] & 0x80) ? digits.len / 3 : digits.len;
}

static const struct str question_separators = STR_INIT("：:.、．。");

static bool is_question_word(struct str *rest, bool *is_letter)
{
	static const struct str words[] = {STR_INIT("问题"), STR_INIT("問題"),
		STR_INIT("题目"), STR_INIT("題目"), STR_INIT("設問"), STR_INIT("问"),
		STR_INIT("問"), STR_INIT("题"), STR_INIT("題"), STR_INIT("문제"),
		STR_INIT("문항")};

	*is_letter = true;
	if (cursor_skip_word(rest, STR("Question")) || str_skip(rest, STR("Q")))
		return true;
	*is_letter = false;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (str_skip(rest, words[i]))
			return true;
	}
	return false;
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

	cursor_skip_space(&rest);
	return is_question_word(&rest, &is_letter) &&
	       (cursor_skip_space(&rest), rest.len) && rest.data[0] >= '0' &&
	       rest.data[0] <= '9';
}

/* What may stand after the number of a label; takes it. */
static bool skip_label_end(struct str *rest, bool in_heading)
{
	const struct str before = *rest;

	cursor_skip_space(rest);
	const uint32_t mark = cursor_skip_one_of(rest, question_separators);
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
	cursor_skip_space(&rest);
	label.len = cursor_taken(text, rest);
	return label;
}

/* 第, or 제. */
static bool skip_ordinal(struct str *rest)
{
	return str_skip(rest, STR("第")) || str_skip(rest, STR("제"));
}

static bool skip_ordinal_word(struct str *rest)
{
	static const struct str words[] = {
		STR_INIT("题"), STR_INIT("題"), STR_INIT("問"), STR_INIT("문")};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (str_skip(rest, words[i]))
			return true;
	}
	return false;
}

static struct question_label ordinal_question(struct str text, bool in_heading)
{
	struct question_label label = {0};
	struct str rest = text;

	if (!skip_ordinal(&rest))
		return label;
	cursor_skip_space(&rest);
	label.number = skip_digits(&rest);
	cursor_skip_space(&rest);
	if (label.number.len == 0 || !skip_ordinal_word(&rest))
		return label;
	/* `### 第 1 题（选择题）` */
	const bool opens_remark =
		in_heading && (str_starts(rest, STR("（")) || str_starts(rest, STR("(")));
	if (!opens_remark && !skip_label_end(&rest, in_heading))
		return label;
	cursor_skip_space(&rest);
	label.len = cursor_taken(text, rest);
	return label;
}

/* Japanese and Korean set a space behind the number: 問1　次の…, 문제 1 다음…. */
static bool ends_in_space(struct str text)
{
	return str_starts(text, STR("問")) || str_starts(text, STR("設問")) ||
	       str_starts(text, STR("문"));
}

struct question_label label_question(struct str text, bool in_heading)
{
	struct str rest = text;
	bool is_letter;
	size_t digit_len;

	if (skip_ordinal(&rest))
		return ordinal_question(text, in_heading);
	if (!is_question_word(&rest, &is_letter))
		return (struct question_label){0};
	cursor_skip_space(&rest);
	if (cursor_skip_one_of(&rest, STR("：:"))) {
		if (label_part(text).part ==
			PART_STEM) /* 题目： is no question's start */
			return (struct question_label){0};
		cursor_skip_space(&rest);
		return (struct question_label){
			.len = cursor_taken(text, rest), .is_letter = is_letter};
	}
	const bool has_dot = str_skip(&rest, STR("."));
	const size_t behind_dot = rest.len;

	cursor_skip_space(&rest);
	if (in_heading && is_letter && has_dot && rest.len < behind_dot &&
		label_digit(rest, &digit_len) == NO_DIGIT) /* `## Q. What …` */
		return (struct question_label){
			.len = cursor_taken(text, rest), .is_letter = true};
	return numbered_question(
		text, rest, is_letter, in_heading || ends_in_space(text));
}

bool label_is_type_tag(struct str text)
{
	static const struct str types[] = {STR_INIT("单选"), STR_INIT("单项选择"),
		STR_INIT("多选"), STR_INIT("多项选择"), STR_INIT("不定项选择"),
		STR_INIT("判断"), STR_INIT("填空"), STR_INIT("简答"), STR_INIT("问答"),
		STR_INIT("论述"), STR_INIT("编程"), STR_INIT("單選"), STR_INIT("複選"),
		STR_INIT("多選"), STR_INIT("是非"), STR_INIT("填充"), STR_INIT("簡答"),
		STR_INIT("問答"), STR_INIT("申論")};
	struct str rest = text;
	const uint32_t open = cursor_skip_one_of(&rest, STR("【[［"));

	for (size_t i = 0; open && i < sizeof(types) / sizeof(*types); i++) {
		struct str tail = rest;

		if (!str_skip(&tail, types[i]) || !str_skip(&tail, STR("题")) ||
			!cursor_skip_one_of(&tail, STR("】]］")))
			continue;
		return str_wide_space(tail) < tail.len;
	}
	return false;
}

bool label_is_notes(struct str text)
{
	static const struct str words[] = {STR_INIT("注意事项"), STR_INIT("考生须知"),
		STR_INIT("考生注意"), STR_INIT("答题须知"), STR_INIT("考试须知"),
		STR_INIT("答卷说明"), STR_INIT("考生須知"), STR_INIT("作答須知"),
		STR_INIT("유의사항"), STR_INIT("Instructions"), STR_INIT("Notes")};
	struct str rest = str_trim_wide(text);
	const bool in_brackets = cursor_skip_one_of(&rest, STR("【[")) != 0;

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (!cursor_skip_word(&rest, words[i]))
			continue;
		if (in_brackets)
			cursor_skip_one_of(&rest, STR("】]"));
		cursor_skip_one_of(&rest, STR("：:"));
		return rest.len == 0;
	}
	return false;
}

static void set_number(struct number_label *label, struct str text, struct str rest)
{
	cursor_skip_space(&rest);
	label->len = cursor_taken(text, rest);
}

static struct number_label bracketed_number(struct str text, struct str rest)
{
	struct number_label label = {0};

	cursor_skip_space(&rest);
	label.number = skip_digits(&rest);
	cursor_skip_space(&rest);
	if (label.number.len == 0 || digits_count(label.number) > 6 ||
		!cursor_skip_one_of(&rest, STR("）)")))
		return label;
	label.levels = 1;
	label.last = digits_value(label.number);
	set_number(&label, text, rest);
	return label;
}

/* `简答题1：` counts its questions as `1.` does. */
static bool skip_type_word(struct str *rest)
{
	static const struct str types[] = {STR_INIT("单选题"), STR_INIT("多选题"),
		STR_INIT("选择题"), STR_INIT("判断题"), STR_INIT("填空题"),
		STR_INIT("简答题"), STR_INIT("问答题"), STR_INIT("论述题"),
		STR_INIT("计算题"), STR_INIT("编程题"), STR_INIT("综合题"),
		STR_INIT("案例题")};

	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++) {
		if (str_skip(rest, types[i])) {
			cursor_skip_space(rest);
			return true;
		}
	}
	return false;
}

static struct number_label typed_number(struct str text, struct str rest)
{
	struct number_label label = {.levels = 1};

	label.number = skip_digits(&rest);
	if (label.number.len == 0 || digits_count(label.number) > 6 ||
		!cursor_skip_one_of(&rest, STR("：:.、．")))
		return label;
	label.last = digits_value(label.number);
	set_number(&label, text, rest);
	return label;
}

struct number_label label_number(struct str text)
{
	struct number_label label = {0};
	struct str rest = text, last;

	if (skip_type_word(&rest))
		return typed_number(text, rest);

	if (cursor_skip_one_of(&rest, STR("（(")))
		return bracketed_number(text, rest);
	label.number = skip_levels(&rest, &label.levels, &last);
	if (label.number.len == 0 || digits_count(last) > 6)
		return label;
	label.last = digits_value(last);
	const struct str after_number = rest;
	const uint32_t mark = cursor_skip_one_of(&rest, STR(".、．。)）:："));

	if (mark == 0 && (label.levels == 1 || str_wide_space(after_number) == 0))
		return label;
	if (mark == '.' && rest.len && str_wide_space(rest) == 0 &&
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
	cursor_skip_space(&rest);
	label.number = skip_digits(&rest);
	if (offset == 0 || label.number.len == 0 || is_part_of_book(label.word))
		return label;
	cursor_skip_space(&rest);
	if (!cursor_skip_one_of(&rest, question_separators))
		return label;
	cursor_skip_space(&rest);
	label.len = cursor_taken(text, rest);
	return label;
}

struct answer_label label_answer_letter(struct str text)
{
	struct answer_label label = {0};
	struct str rest = text;

	if (!str_skip(&rest, STR("A")))
		return label;
	cursor_skip_space(&rest);
	label.number = skip_digits(&rest);
	if (!cursor_skip_colon(&rest))
		return label;
	cursor_skip_space(&rest);
	label.len = cursor_taken(text, rest);
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

	label.in_parentheses = cursor_skip_one_of(&rest, STR("（(")) != 0;
	size_t letter_len;

	label.letter = label_letter(rest, &letter_len);
	if (!label.letter)
		return label;
	rest = str_from_offset(rest, letter_len);
	const uint32_t mark = cursor_skip_one_of(
		&rest, label.in_parentheses ? STR("）)") : STR(".、．：:)）"));
	if (!mark)
		return label;
	label.mark = option_mark(mark);
	if (label.mark == '.' && rest.len && is_ascii_letter(rest.data[0]) &&
		rest.len > 1 && rest.data[1] == '.')
		return label; /* U.S., e.g. */
	cursor_skip_space(&rest);
	label.len = cursor_taken(text, rest);
	return label;
}

static bool skip_chinese_number(struct str *rest)
{
	const struct str numerals = STR("零〇一二三四五六七八九十百两");
	bool any = skip_digits(rest).len != 0;

	while (cursor_skip_one_of(rest, numerals))
		any = true;
	return any;
}

struct chapter_label label_chapter(struct str text)
{
	struct chapter_label label = {0};
	struct str rest = text;

	if (!skip_ordinal(&rest))
		return label;
	cursor_skip_space(&rest);
	if (!skip_chinese_number(&rest))
		return label;
	cursor_skip_space(&rest);
	if (!str_skip(&rest, STR("章")) && !str_skip(&rest, STR("장")))
		return label;
	label.label_len = cursor_taken(text, rest);
	const struct str after = rest;
	cursor_skip_space(&rest);
	const bool marked = cursor_skip_one_of(&rest, STR("：:、.．—")) != 0;
	if (!marked && after.len && rest.len == after.len)
		return (struct chapter_label){0};
	cursor_skip_space(&rest);
	label.len = cursor_taken(text, rest);
	return label;
}

bool label_is_ordinal_heading(struct str text)
{
	struct str rest = text;

	if (skip_ordinal(&rest)) {
		cursor_skip_space(&rest);
		if (!skip_chinese_number(&rest))
			return false;
		cursor_skip_space(&rest);
		return cursor_skip_one_of(&rest, STR("章节節篇部讲講课課장절편부과")) !=
		       0;
	}
	const bool in_brackets = cursor_skip_one_of(&rest, STR("（(")) != 0;

	struct str digits = rest;

	if (skip_digits(&digits).len)
		return false;
	return skip_chinese_number(&rest) &&
	       cursor_skip_one_of(&rest, in_brackets ? STR("）)") : STR("、.．")) != 0;
}
