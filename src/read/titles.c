/* SPDX-License-Identifier: MIT */
#include "read/titles.h"

#include "read/head.h"
#include "read/label.h"

#define TITLE_LEVEL 3

struct type_word {
	struct str word;
	enum question_type type;
};

static const struct type_word type_words[] = {
	{STR_INIT("单项选择"), QUESTION_SINGLE},
	{STR_INIT("单选"), QUESTION_SINGLE},
	{STR_INIT("不定项选择"), QUESTION_MULTIPLE},
	{STR_INIT("多项选择"), QUESTION_MULTIPLE},
	{STR_INIT("多选"), QUESTION_MULTIPLE},
	{STR_INIT("判断"), QUESTION_JUDGE},
	{STR_INIT("是非"), QUESTION_JUDGE},
	{STR_INIT("填空"), QUESTION_BLANKS},
	{STR_INIT("简答"), QUESTION_ESSAY},
	{STR_INIT("问答"), QUESTION_ESSAY},
	{STR_INIT("论述"), QUESTION_ESSAY},
	{STR_INIT("解答"), QUESTION_ESSAY},
	{STR_INIT("计算"), QUESTION_ESSAY},
	{STR_INIT("名词解释"), QUESTION_ESSAY},
};

#define TYPE_WORD_COUNT (sizeof(type_words) / sizeof(*type_words))

bool type_from_word(struct str word, enum question_type *type)
{
	for (size_t i = 0; i < TYPE_WORD_COUNT; i++) {
		struct str rest = word;

		if (!str_skip(&rest, type_words[i].word))
			continue;
		if (rest.len && !str_eq(rest, STR("题")))
			continue;
		*type = type_words[i].type;
		return true;
	}
	return false;
}

bool points_from_text(struct str text, points *value)
{
	unsigned whole = 0, part = 0;
	size_t at = 0;
	unsigned scale = 10;

	for (; at < text.len && at < 6 && text.data[at] >= '0' && text.data[at] <= '9';
		at++)
		whole = whole * 10 + (unsigned)(text.data[at] - '0');
	if (at == 0)
		return false;
	if (at + 1 < text.len && text.data[at] == '.') {
		for (at++; at < text.len && text.data[at] >= '0' && text.data[at] <= '9';
			at++) {
			part += (unsigned)(text.data[at] - '0') * scale;
			scale /= 10;
		}
	}
	const struct str unit = str_trim_wide(str_from_offset(text, at));

	*value = whole * 100 + part;
	return unit.len == 0 || str_starts(unit, STR("分"));
}

/* Where the title's parenthesis opens, or its length. */
static size_t parenthesis_at(struct str title)
{
	const size_t wide = str_find(title, STR("（"), 0);
	const size_t narrow = str_find_byte(title, '(', 0);
	const size_t first = wide < narrow ? wide : narrow;

	return first == STR_NPOS ? title.len : first;
}

/* 一、…题, or 一、…（… 分 …）. */
static bool is_title(struct str text)
{
	if (!label_is_ordinal_heading(text) || str_starts(text, STR("第")))
		return false;
	const size_t at = parenthesis_at(str_from_offset(text, 3)) + 3;
	const struct str name = str_trim_wide(str_slice(text, 0, at));
	const struct str rest = str_from_offset(text, at);

	return str_ends(name, STR("题")) || str_find(rest, STR("分"), 0) != STR_NPOS;
}

void titles_mend_para(struct outline *outline, struct md_node *para)
{
	struct head head;

	head_read(para->first, &head);
	if (!head.is_whole || line_next(para->first) || !is_title(head_text(&head)))
		return;
	if (head.bold_whole)
		md_unwrap(para->first);
	para->kind = MD_HEADING;
	para->number = TITLE_LEVEL;
	tally_add(&outline->tallies, TALLY_SECTION_TITLE, para->span);
}

/* The number right after one of the leads, as hundredths; false: none. */
static bool read_after(
	struct str title, const struct str *leads, size_t count, points *value)
{
	for (size_t i = 0; i < count; i++) {
		size_t at = 0;

		while ((at = str_find(title, leads[i], at)) != STR_NPOS) {
			at += leads[i].len;
			if (points_from_text(
				    str_trim_wide(str_from_offset(title, at)), value))
				return true;
		}
	}
	return false;
}

/* 每小题 3 分, 每空 2 分, 共 30 分. */
static void read_points(struct str title, struct outline_title *facts)
{
	static const struct str each[] = {STR_INIT("每小题"), STR_INIT("每题"),
		STR_INIT("每道题"), STR_INIT("每道")};
	static const struct str blank[] = {STR_INIT("每空")};
	static const struct str all[] = {
		STR_INIT("共"), STR_INIT("共计"), STR_INIT("总计"), STR_INIT("满分")};

	read_after(title, each, 4, &facts->points);
	read_after(title, blank, 1, &facts->blank_points);
	read_after(title, all, 4, &facts->claimed_points);
}

/* 共 10 小题, 本大题共10题. */
static void read_count(struct str title, struct outline_title *facts)
{
	size_t at = 0;

	while ((at = str_find(title, STR("共"), at)) != STR_NPOS) {
		at += 3;
		const struct str rest = str_trim_wide(str_from_offset(title, at));
		size_t digits = 0;

		while (digits < rest.len && rest.data[digits] >= '0' &&
			rest.data[digits] <= '9')
			digits++;
		struct str unit = str_trim_wide(str_from_offset(rest, digits));

		str_skip(&unit, STR("小"));
		str_skip(&unit, STR("道"));
		if (str_starts(unit, STR("题")) &&
			str_to_unsigned(
				str_slice(rest, 0, digits), &facts->claimed_count))
			return;
	}
}

/* 判断题 and nothing more. */
static bool is_type_alone(struct str name)
{
	enum question_type type;

	name = str_trim_wide(name);
	return str_ends(name, STR("题")) && type_from_word(name, &type);
}

struct outline_title titles_read(struct arena *arena, const struct md_node *title)
{
	const struct str text = md_plain(arena, title);
	struct outline_title facts = {0};
	size_t nearest = STR_NPOS;

	const struct str name =
		str_slice(text, 0, parenthesis_at(str_from_offset(text, 3)) + 3);

	if (!is_type_alone(name) &&
		(!label_is_ordinal_heading(text) || str_starts(text, STR("第"))))
		return facts;
	for (size_t i = 0; i < TYPE_WORD_COUNT; i++) {
		const size_t at = str_find(name, type_words[i].word, 0);

		if (at >= nearest)
			continue;
		nearest = at;
		facts.has_type = true;
		facts.type = type_words[i].type;
	}
	read_points(text, &facts);
	read_count(text, &facts);
	return facts;
}
