/* SPDX-License-Identifier: MIT */
#include "read/outline/groups.h"

#include "base/str.h"
#include "read/outline/head.h"

#define RANGE_MAX 500

static bool is_digit_at(struct str text, size_t at)
{
	return at < text.len && text.data[at] >= '0' && text.data[at] <= '9';
}

static bool skip_number(struct str *rest, unsigned *value)
{
	size_t digits = 0;

	*rest = str_from_offset(*rest, str_wide_space(*rest));
	while (is_digit_at(*rest, digits))
		digits++;
	if (!str_to_unsigned(str_slice(*rest, 0, digits), value))
		return false;
	*rest = str_from_offset(*rest, digits);
	*rest = str_from_offset(*rest, str_wide_space(*rest));
	return true;
}

static bool skip_dash(struct str *rest)
{
	static const struct str dashes[] = {STR_INIT("-"), STR_INIT("~"), STR_INIT("～"),
		STR_INIT("〜"), STR_INIT("–"), STR_INIT("—"), STR_INIT("－"),
		STR_INIT("−"), STR_INIT("至"), STR_INIT("到")};

	for (size_t i = 0; i < sizeof(dashes) / sizeof(*dashes); i++) {
		if (!str_skip(rest, dashes[i]))
			continue;
		str_skip(rest, STR("第"));
		return true;
	}
	return false;
}

bool range_skip(struct str *text, unsigned *first, unsigned *last)
{
	static const struct str marks[] = {STR_INIT("："), STR_INIT(":"), STR_INIT("."),
		STR_INIT("、"), STR_INIT("．")};
	struct str rest = *text;

	if (!skip_number(&rest, first) || !skip_dash(&rest) || !skip_number(&rest, last))
		return false;
	if (*last < *first || *last - *first >= RANGE_MAX)
		return false;
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		if (str_skip(&rest, marks[i]))
			break;
	}
	*text = str_from_offset(rest, str_wide_space(rest));
	return true;
}

static bool contains_one(struct str text, const struct str *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (str_find(text, words[i], 0) != STR_NPOS)
			return true;
	}
	return false;
}

static bool begins_with_one(struct str text, const struct str *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (str_starts(text, words[i]))
			return true;
	}
	return false;
}

#define COUNT(words) (sizeof(words) / sizeof(*(words)))

/* `第 1~3 题`, `questions 1–3`: what is left after it in *rest. */
static bool find_range(struct str text, struct group_label *label, struct str *rest)
{
	const size_t english = str_find(text, STR("uestions "), 0);

	for (size_t at = 0; at < text.len; at++) {
		if (!is_digit_at(text, at) || (at && is_digit_at(text, at - 1)))
			continue;
		*rest = str_from_offset(text, at);
		if (!range_skip(rest, &label->first, &label->last))
			continue;
		str_skip(rest, STR("小"));
		if (str_skip(rest, STR("题")) || str_skip(rest, STR("題")) ||
			str_skip(rest, STR("번")) ||
			str_ends(str_slice(text, 0, at), STR("問")))
			return true;
		if (english != STR_NPOS && at == english + 9)
			return true;
	}
	return false;
}

static bool asks_to_answer(struct str text)
{
	static const struct str words[] = {STR_INIT("回答"), STR_INIT("完成"),
		STR_INIT("解答"), STR_INIT("作答"), STR_INIT("共用"), STR_INIT("答えよ"),
		STR_INIT("答えなさい"), STR_INIT("답하"), STR_INIT("refer to"),
		STR_INIT("answer")};

	return contains_one(text, words, COUNT(words));
}

static bool begins_like_one(struct str text)
{
	static const struct str words[] = {STR_INIT("阅读"), STR_INIT("请阅读"),
		STR_INIT("根据"), STR_INIT("请根据"), STR_INIT("依据"), STR_INIT("结合"),
		STR_INIT("以下"), STR_INIT("下列"), STR_INIT("下面"), STR_INIT("材料"),
		STR_INIT("閱讀"), STR_INIT("請閱讀"), STR_INIT("根據"),
		STR_INIT("請根據"), STR_INIT("依據"), STR_INIT("結合"), STR_INIT("次の"),
		STR_INIT("다음"), STR_INIT("（"), STR_INIT("("), STR_INIT("["),
		STR_INIT("Questions"), STR_INIT("Read"), STR_INIT("Use")};

	return begins_with_one(text, words, COUNT(words));
}

static bool names_material(struct str text)
{
	static const struct str openings[] = {STR_INIT("阅读"), STR_INIT("请阅读"),
		STR_INIT("根据"), STR_INIT("请根据"), STR_INIT("閱讀"),
		STR_INIT("請閱讀"), STR_INIT("根據"), STR_INIT("請根據"),
		STR_INIT("次の"), STR_INIT("다음")};
	static const struct str things[] = {STR_INIT("材料"), STR_INIT("资料"),
		STR_INIT("短文"), STR_INIT("文章"), STR_INIT("案例"), STR_INIT("下文"),
		STR_INIT("資料"), STR_INIT("글"), STR_INIT("자료")};

	return begins_with_one(text, openings, COUNT(openings)) &&
	       contains_one(text, things, COUNT(things));
}

/* `材料：`, `【材料】`, `材料一：`; `材料一` alone on its line. */
static bool read_word(struct str text, bool is_whole, struct group_label *label)
{
	static const struct str numerals[] = {STR_INIT("一"), STR_INIT("二"),
		STR_INIT("三"), STR_INIT("四"), STR_INIT("五"), STR_INIT("六"),
		STR_INIT("七"), STR_INIT("八"), STR_INIT("九"), STR_INIT("十"),
		STR_INIT("1"), STR_INIT("2"), STR_INIT("3"), STR_INIT("4"), STR_INIT("5"),
		STR_INIT("6"), STR_INIT("7"), STR_INIT("8"), STR_INIT("9"), STR_INIT("Ⅰ"),
		STR_INIT("Ⅱ"), STR_INIT("Ⅲ"), STR_INIT("III"), STR_INIT("II"),
		STR_INIT("I"), STR_INIT("A"), STR_INIT("B"), STR_INIT("C")};
	struct str rest = text;
	const bool in_brackets = str_skip(&rest, STR("【"));

	if (!str_skip(&rest, STR("材料")))
		return false;
	size_t word_len = rest.len;

	rest = str_from_offset(rest, str_wide_space(rest));
	word_len = rest.len;
	for (size_t i = 0; i < COUNT(numerals) && rest.len == word_len; i++)
		str_skip(&rest, numerals[i]);
	const bool is_plain = rest.len == word_len;
	const bool is_alone = is_whole && !is_plain && !in_brackets && rest.len == 0;

	label->is_numbered = !is_plain;
	if (is_alone)
		;
	else if (in_brackets ? !str_skip(&rest, STR("】"))
			     : !str_skip(&rest, STR("：")) && !str_skip(&rest, STR(":")))
		return false;
	rest = str_from_offset(rest, str_wide_space(rest));
	label->opens = true;
	label->is_title = rest.len == 0 && !is_plain;
	label->strip_len = is_plain ? text.len - rest.len : 0;
	return true;
}

/* Nothing but marks after the range, and 。 or ： at the end of others. */
static bool ends_as_title(struct str text)
{
	static const struct str ends[] = {STR_INIT("。"), STR_INIT("："), STR_INIT(":"),
		STR_INIT("."), STR_INIT("题"), STR_INIT("題"), STR_INIT("）"),
		STR_INIT(")")};
	const size_t stop = str_find(text, STR("。"), 0);

	if (stop != STR_NPOS && stop + 3 < text.len)
		return false;
	for (size_t i = 0; i < COUNT(ends); i++) {
		if (str_ends(text, ends[i]))
			return true;
	}
	return false;
}

struct group_label group_label_read(struct str text, bool is_whole)
{
	struct group_label label = {0};
	struct str rest;

	text = str_trim_wide(text);
	if (read_word(text, is_whole, &label))
		return label;
	label.is_numbered = false;
	if (!begins_like_one(text) || !asks_to_answer(text))
		return label;
	label.has_range = find_range(text, &label, &rest);
	label.opens = label.has_range || names_material(text);
	label.is_title =
		is_whole && (label.has_range ? rest.len < 8 || ends_as_title(rest)
					     : ends_as_title(text));
	return label;
}
