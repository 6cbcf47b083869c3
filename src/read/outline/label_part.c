/* SPDX-License-Identifier: MIT */
#include "read/outline/label.h"

#include <assert.h>

#include "read/outline/label_cursor.h"

/* The words that open a part of a question. */

struct part_word {
	struct str word;
	enum part part;
};

/* A longer word before a shorter one that begins like it; simplified and traditional
 * Chinese, Japanese, Korean, English. */
static const struct part_word part_words[] = {
	{STR_INIT("答案解析"), PART_EXPLANATION},
	{STR_INIT("官方解析"), PART_EXPLANATION},
	{STR_INIT("试题解析"), PART_EXPLANATION},
	{STR_INIT("題目解析"), PART_EXPLANATION},
	{STR_INIT("题目解析"), PART_EXPLANATION},
	{STR_INIT("参考解析"), PART_EXPLANATION},
	{STR_INIT("參考解析"), PART_EXPLANATION},
	{STR_INIT("解析"), PART_EXPLANATION},
	{STR_INIT("详解"), PART_EXPLANATION},
	{STR_INIT("詳解"), PART_EXPLANATION},
	{STR_INIT("評分標準"), PART_EXPLANATION},
	{STR_INIT("评分标准"), PART_EXPLANATION},
	{STR_INIT("评分细则"), PART_EXPLANATION},
	{STR_INIT("解説"), PART_EXPLANATION},
	{STR_INIT("해설"), PART_EXPLANATION},
	{STR_INIT("풀이"), PART_EXPLANATION},
	{STR_INIT("설명"), PART_EXPLANATION},
	{STR_INIT("Explanation"), PART_EXPLANATION},
	{STR_INIT("Rationale"), PART_EXPLANATION},
	{STR_INIT("参考答案"), PART_ANSWER},
	{STR_INIT("參考答案"), PART_ANSWER},
	{STR_INIT("正确答案"), PART_ANSWER},
	{STR_INIT("正確答案"), PART_ANSWER},
	{STR_INIT("标准答案"), PART_ANSWER},
	{STR_INIT("標準答案"), PART_ANSWER},
	{STR_INIT("答案"), PART_ANSWER},
	{STR_INIT("答え"), PART_ANSWER},
	{STR_INIT("答"), PART_ANSWER},
	{STR_INIT("解答例"), PART_ANSWER},
	{STR_INIT("解答"), PART_ANSWER},
	{STR_INIT("模範解答"), PART_ANSWER},
	{STR_INIT("正解"), PART_ANSWER},
	{STR_INIT("正答"), PART_ANSWER},
	{STR_INIT("解"), PART_ANSWER},
	{STR_INIT("모범 답안"), PART_ANSWER},
	{STR_INIT("모범답안"), PART_ANSWER},
	{STR_INIT("정답"), PART_ANSWER},
	{STR_INIT("답안"), PART_ANSWER},
	{STR_INIT("답"), PART_ANSWER},
	{STR_INIT("Correct answers"), PART_ANSWER},
	{STR_INIT("Correct answer"), PART_ANSWER},
	{STR_INIT("Answers"), PART_ANSWER},
	{STR_INIT("Answer"), PART_ANSWER},
	{STR_INIT("Ans."), PART_ANSWER},
	{STR_INIT("Ans"), PART_ANSWER},
	{STR_INIT("Solution"), PART_ANSWER},
	{STR_INIT("题干"), PART_STEM},
	{STR_INIT("題幹"), PART_STEM},
	{STR_INIT("题目"), PART_STEM},
	{STR_INIT("題目"), PART_STEM},
	{STR_INIT("选项"), PART_STEM},
	{STR_INIT("選項"), PART_STEM},
	{STR_INIT("選択肢"), PART_STEM},
	{STR_INIT("선택지"), PART_STEM},
	{STR_INIT("보기"), PART_STEM},
	{STR_INIT("提示"), PART_HINT},
	{STR_INIT("ヒント"), PART_HINT},
	{STR_INIT("힌트"), PART_HINT},
	{STR_INIT("Hint"), PART_HINT},
	{STR_INIT("考点"), PART_TOPIC},
	{STR_INIT("考點"), PART_TOPIC},
	{STR_INIT("出題範囲"), PART_TOPIC},
	{STR_INIT("출제 범위"), PART_TOPIC},
	{STR_INIT("难度"), PART_DIFFICULTY},
	{STR_INIT("難度"), PART_DIFFICULTY},
	{STR_INIT("難易度"), PART_DIFFICULTY},
	{STR_INIT("난이도"), PART_DIFFICULTY},
	{STR_INIT("分值"), PART_POINTS},
	{STR_INIT("配分"), PART_POINTS},
	{STR_INIT("配点"), PART_POINTS},
	{STR_INIT("배점"), PART_POINTS},
	{STR_INIT("标签"), PART_TAGS},
	{STR_INIT("標籤"), PART_TAGS},
	{STR_INIT("タグ"), PART_TAGS},
	{STR_INIT("태그"), PART_TAGS},
	{STR_INIT("来源"), PART_SOURCE},
	{STR_INIT("來源"), PART_SOURCE},
	{STR_INIT("出處"), PART_SOURCE},
	{STR_INIT("出典"), PART_SOURCE},
	{STR_INIT("출처"), PART_SOURCE},
	{STR_INIT("Topic"), PART_TOPIC},
	{STR_INIT("Difficulty"), PART_DIFFICULTY},
	{STR_INIT("Points"), PART_POINTS},
	{STR_INIT("Tags"), PART_TAGS},
	{STR_INIT("Source"), PART_SOURCE},
};

#define PART_WORD_COUNT (sizeof(part_words) / sizeof(*part_words))
#define PART_WORD_BYTES 15 /* the longest */

/* Words that mean a part only in brackets: 【分析】. */
static const struct part_word bracket_words[] = {
	{STR_INIT("分析"), PART_EXPLANATION},
	{STR_INIT("点评"), PART_EXPLANATION},
	{STR_INIT("點評"), PART_EXPLANATION},
	{STR_INIT("点睛"), PART_EXPLANATION},
	{STR_INIT("點睛"), PART_EXPLANATION},
	{STR_INIT("专题"), PART_TOPIC},
	{STR_INIT("專題"), PART_TOPIC},
	{STR_INIT("知识点"), PART_TOPIC},
	{STR_INIT("知識點"), PART_TOPIC},
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
	const char first = rest->len ? rest->data[0] : '\0';

	for (size_t i = 0; i < PART_WORD_COUNT; i++) {
		/* most words differ in their first byte, in whatever case */
		if (((first ^ part_words[i].word.data[0]) & ~0x20) == 0 &&
			cursor_skip_word(rest, part_words[i].word)) {
			assert(part_words[i].word.len <= PART_WORD_BYTES);
			return part_words[i].part;
		}
	}
	return PART_NONE;
}

/* 正解　ア: Japanese sets a wide space where others set a colon. */
static bool is_japanese_gap(struct str text, struct str rest)
{
	static const struct str words[] = {STR_INIT("正解"), STR_INIT("解答"),
		STR_INIT("正答"), STR_INIT("答え"), STR_INIT("解説"), STR_INIT("ヒント")};

	if (!str_starts(rest, STR("　")) || !str_trim_wide(rest).len)
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (text.len - rest.len == words[i].len && str_starts(text, words[i]))
			return true;
	}
	return false;
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
	const bool is_open =
		in_brackets ? str_skip(&rest, STR("】"))
			    : is_japanese_gap(text, rest) || cursor_skip_colon(&rest);
	if (!is_open)
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
	static const struct str words[] = {STR_INIT("参考答案"), STR_INIT("參考答案"),
		STR_INIT("正确答案"), STR_INIT("正確答案"), STR_INIT("答案"),
		STR_INIT("答え"), STR_INIT("解答"), STR_INIT("正解"), STR_INIT("정답"),
		STR_INIT("답"), STR_INIT("Answer")};

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

size_t label_hint(struct str text)
{
	const struct part_label label = label_part(text);

	return label.part == PART_HINT && !str_starts(text, STR("【")) &&
			       !str_starts(text, STR("h"))
		       ? label.len
		       : 0;
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
	const bool has_colon = str_find_byte(text, ':', 0) != STR_NPOS ||
			       str_find(text, STR("："), 0) != STR_NPOS;

	if (!has_colon && str_find(text, STR("　"), 0) == STR_NPOS)
		return STR_NPOS; /* nothing ends a label */
	for (size_t i = 0; after_answer && has_colon && i < PART_WORD_COUNT; i++) {
		if (part_words[i].part != PART_EXPLANATION)
			continue;
		at = 0;
		while ((at = str_find(text, part_words[i].word, at + 1)) != STR_NPOS) {
			if (is_gap(str_slice(text, 0, at)) &&
				label_part(str_from_offset(text, at)).part ==
					PART_EXPLANATION)
				return at;
		}
	}
	return letters_at_end(text);
}

/* A part's word that needs its colon. */
static bool is_word_of_prose(struct str text)
{
	static const struct str words[] = {STR_INIT("答"), STR_INIT("解"), STR_INIT("답"),
		STR_INIT("题目"), STR_INIT("題目"), STR_INIT("설명"), STR_INIT("보기")};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (str_eq(text, words[i]))
			return true;
	}
	return false;
}

/* Whether the word stands in the text: a Latin one where a word begins. */
static bool names_word(struct str text, struct str word)
{
	for (size_t at = 0; at + word.len <= text.len; at++) {
		const char before = at ? (char)(text.data[at - 1] | 0x20) : ' ';

		if (str_eq_ascii_case(str_slice(text, at, at + word.len), word) &&
			((word.data[0] & 0x80) || before < 'a' || before > 'z'))
			return true;
	}
	return false;
}

enum part label_part_named(struct str text)
{
	static const enum part parts[] = {PART_ANSWER, PART_EXPLANATION, PART_HINT};

	for (size_t p = 0; p < sizeof(parts) / sizeof(*parts); p++) {
		for (size_t i = 0; i < PART_WORD_COUNT; i++) {
			if (part_words[i].part == parts[p] &&
				part_words[i].word.len > 3 &&
				names_word(text, part_words[i].word))
				return parts[p];
		}
	}
	return PART_NONE;
}

/* What is no longer than a word, or ends as a label does. */
static bool may_be_alone(struct str text)
{
	return text.len <= PART_WORD_BYTES || str_ends(text, STR(":")) ||
	       str_ends(text, STR("：")) || str_ends(text, STR("】"));
}

enum part label_part_alone(struct str text)
{
	struct str rest = str_trim_wide(text);

	if (!may_be_alone(rest))
		return PART_NONE;
	const struct part_label label = label_part(rest);

	if (label.part != PART_NONE)
		return label.len == rest.len ? label.part : PART_NONE;
	if (is_word_of_prose(rest))
		return PART_NONE;
	const enum part part = skip_part_word(&rest);

	return rest.len == 0 ? part : PART_NONE;
}
