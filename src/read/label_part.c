/* SPDX-License-Identifier: MIT */
#include "read/label.h"
#include "read/label_cursor.h"

/* The words that open a part of a question. */

struct part_word {
	struct str word;
	enum part part;
};

/* A longer word before a shorter one that begins like it. */
static const struct part_word part_words[] = {
	{STR_INIT("答案解析"), PART_EXPLANATION},
	{STR_INIT("官方解析"), PART_EXPLANATION},
	{STR_INIT("试题解析"), PART_EXPLANATION},
	{STR_INIT("题目解析"), PART_EXPLANATION},
	{STR_INIT("参考解析"), PART_EXPLANATION},
	{STR_INIT("参考答案"), PART_ANSWER},
	{STR_INIT("正确答案"), PART_ANSWER},
	{STR_INIT("答案"), PART_ANSWER},
	{STR_INIT("答"), PART_ANSWER},
	{STR_INIT("Correct answers"), PART_ANSWER},
	{STR_INIT("Correct answer"), PART_ANSWER},
	{STR_INIT("Answers"), PART_ANSWER},
	{STR_INIT("Answer"), PART_ANSWER},
	{STR_INIT("Solution"), PART_ANSWER},
	{STR_INIT("解析"), PART_EXPLANATION},
	{STR_INIT("Explanation"), PART_EXPLANATION},
	{STR_INIT("Rationale"), PART_EXPLANATION},
	{STR_INIT("解答"), PART_ANSWER},
	{STR_INIT("解"), PART_ANSWER},
	{STR_INIT("评分标准"), PART_EXPLANATION},
	{STR_INIT("评分细则"), PART_EXPLANATION},
	{STR_INIT("题干"), PART_STEM},
	{STR_INIT("题目"), PART_STEM},
	{STR_INIT("选项"), PART_STEM},
	{STR_INIT("提示"), PART_HINT},
	{STR_INIT("Hint"), PART_HINT},
	{STR_INIT("考点"), PART_TOPIC},
	{STR_INIT("难度"), PART_DIFFICULTY},
	{STR_INIT("分值"), PART_POINTS},
	{STR_INIT("标签"), PART_TAGS},
	{STR_INIT("来源"), PART_SOURCE},
	{STR_INIT("Topic"), PART_TOPIC},
	{STR_INIT("Difficulty"), PART_DIFFICULTY},
	{STR_INIT("Points"), PART_POINTS},
	{STR_INIT("Tags"), PART_TAGS},
	{STR_INIT("Source"), PART_SOURCE},
};

/* Words that mean a part only in brackets: 【分析】. */
static const struct part_word bracket_words[] = {
	{STR_INIT("分析"), PART_EXPLANATION},
	{STR_INIT("详解"), PART_EXPLANATION},
	{STR_INIT("点评"), PART_EXPLANATION},
	{STR_INIT("点睛"), PART_EXPLANATION},
	{STR_INIT("专题"), PART_TOPIC},
	{STR_INIT("知识点"), PART_TOPIC},
};

static enum part skip_bracket_word(struct str *rest)
{
	for (size_t i = 0; i < sizeof(bracket_words) / sizeof(*bracket_words); i++) {
		if (str_skip(rest, bracket_words[i].word))
			return bracket_words[i].part;
	}
	return PART_NONE;
}

static enum part skip_part_word(struct str *rest)
{
	for (size_t i = 0; i < sizeof(part_words) / sizeof(*part_words); i++) {
		if (cursor_skip_word(rest, part_words[i].word))
			return part_words[i].part;
	}
	return PART_NONE;
}

struct part_label label_part(struct str text)
{
	struct part_label label = {0};
	struct str rest = text;
	const bool in_brackets = str_skip(&rest, STR("【"));
	enum part part = skip_part_word(&rest);

	if (part == PART_NONE && in_brackets)
		part = skip_bracket_word(&rest);
	if (part == PART_NONE)
		return label;
	if (in_brackets ? !str_skip(&rest, STR("】")) : !cursor_skip_colon(&rest))
		return label;
	if (in_brackets) {
		struct str further = rest;
		if (cursor_skip_colon(&further))
			rest = further;
	}
	cursor_skip_space(&rest);
	return (struct part_label){.len = cursor_taken(text, rest), .part = part};
}

static bool is_gap(struct str before)
{
	static const struct str ends[] = {STR_INIT(" "), STR_INIT("　"), STR_INIT("。"),
		STR_INIT("；"), STR_INIT(";"), STR_INIT("."), STR_INIT("\t")};

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		if (str_ends(before, ends[i]))
			return true;
	}
	return false;
}

/* `D. 丁  答案：B` at a line's end: nothing but letters may follow. */
static size_t letters_at_end(struct str text)
{
	static const struct str words[] = {STR_INIT("参考答案"), STR_INIT("正确答案"),
		STR_INIT("答案"), STR_INIT("Answer")};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		const size_t at = str_find(text, words[i], 1);

		if (at == STR_NPOS || !is_gap(str_slice(text, 0, at)))
			continue;
		const struct part_label label = label_part(str_from_offset(text, at));
		struct str rest = str_trim_wide(str_from_offset(text, at + label.len));

		while (label.len && rest.len && rest.data[0] >= 'A' &&
			rest.data[0] <= 'Z')
			rest = str_from_offset(rest, 1);
		if (label.len && rest.len == 0)
			return at;
	}
	return STR_NPOS;
}

size_t label_part_inside(struct str text, bool after_answer)
{
	size_t at = 0;

	while ((at = str_find(text, STR("【"), at + (at != 0))) != STR_NPOS) {
		if (at && label_part(str_from_offset(text, at)).len)
			return at;
		at += at == 0;
	}
	at = 0;
	while (after_answer && (at = str_find(text, STR("解析"), at + 1)) != STR_NPOS) {
		if (is_gap(str_slice(text, 0, at)) &&
			label_part(str_from_offset(text, at)).part == PART_EXPLANATION)
			return at;
	}
	return letters_at_end(text);
}

enum part label_part_alone(struct str text)
{
	struct str rest = str_trim_wide(text);
	const struct part_label label = label_part(rest);

	if (label.part != PART_NONE)
		return label.len == rest.len ? label.part : PART_NONE;
	if (str_eq(rest, STR("答")) || str_eq(rest, STR("解")) ||
		str_eq(rest, STR("题目")))
		return PART_NONE;
	const enum part part = skip_part_word(&rest);

	return rest.len == 0 ? part : PART_NONE;
}
