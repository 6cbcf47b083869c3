/* SPDX-License-Identifier: MIT */
#include "read/outline/titles.h"

#include <string.h>

#include "read/outline/head.h"
#include "read/outline/label.h"
#include "read/outline/label_cursor.h"

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
	{STR_INIT("完形填空"), QUESTION_SINGLE},
	{STR_INIT("填空"), QUESTION_BLANKS},
	{STR_INIT("简答"), QUESTION_ESSAY},
	{STR_INIT("问答"), QUESTION_ESSAY},
	{STR_INIT("论述"), QUESTION_ESSAY},
	{STR_INIT("解答"), QUESTION_ESSAY},
	{STR_INIT("计算"), QUESTION_ESSAY},
	{STR_INIT("名词解释"), QUESTION_ESSAY},
	{STR_INIT("编程"), QUESTION_ESSAY},
	{STR_INIT("证明"), QUESTION_ESSAY},
	{STR_INIT("單一選擇"), QUESTION_SINGLE},
	{STR_INIT("單選"), QUESTION_SINGLE},
	{STR_INIT("多重選擇"), QUESTION_MULTIPLE},
	{STR_INIT("複選"), QUESTION_MULTIPLE},
	{STR_INIT("多選"), QUESTION_MULTIPLE},
	{STR_INIT("填充"), QUESTION_BLANKS},
	{STR_INIT("簡答"), QUESTION_ESSAY},
	{STR_INIT("問答"), QUESTION_ESSAY},
	{STR_INIT("申論"), QUESTION_ESSAY},
	{STR_INIT("計算"), QUESTION_ESSAY},
	{STR_INIT("正誤"), QUESTION_JUDGE},
	{STR_INIT("穴埋め"), QUESTION_BLANKS},
	{STR_INIT("記述"), QUESTION_ESSAY},
	{STR_INIT("論述"), QUESTION_ESSAY},
	{STR_INIT("Multiple Choice"), QUESTION_SINGLE},
	{STR_INIT("Single Choice"), QUESTION_SINGLE},
	{STR_INIT("Multiple Answer"), QUESTION_MULTIPLE},
	{STR_INIT("Multiple Response"), QUESTION_MULTIPLE},
	{STR_INIT("True/False"), QUESTION_JUDGE},
	{STR_INIT("True or False"), QUESTION_JUDGE},
	{STR_INIT("Fill in the Blanks"), QUESTION_BLANKS},
	{STR_INIT("Fill in the Blank"), QUESTION_BLANKS},
	{STR_INIT("Short Answer"), QUESTION_ESSAY},
	{STR_INIT("Essay"), QUESTION_ESSAY},
};

#define TYPE_WORD_COUNT (sizeof(type_words) / sizeof(*type_words))

bool type_from_word(struct str word, enum question_type *type)
{
	for (size_t i = 0; i < TYPE_WORD_COUNT; i++) {
		struct str rest = word;

		if (!cursor_skip_word(&rest, type_words[i].word))
			continue;
		if (rest.len && !str_eq(rest, STR("题")) && !str_eq(rest, STR("題")) &&
			!str_eq(rest, STR("問題")) &&
			!str_eq_ascii_case(rest, STR(" questions")))
			continue;
		*type = type_words[i].type;
		return true;
	}
	return false;
}

/* Up to six digits of either width; their count. */
static unsigned skip_number(struct str text, size_t *at, unsigned *value)
{
	unsigned count = 0, digit;
	size_t len;

	*value = 0;
	while (count < 6 &&
		(digit = label_digit(str_from_offset(text, *at), &len)) != NO_DIGIT) {
		*value = *value * 10 + digit;
		*at += len;
		count++;
	}
	return count;
}

bool points_from_text(struct str text, points *value)
{
	unsigned whole, part = 0, digits;
	size_t at = 0;

	if (!skip_number(text, &at, &whole))
		return false;
	if (at + 1 < text.len && text.data[at] == '.') {
		at++;
		digits = skip_number(text, &at, &part);
		for (; digits < 2; digits++)
			part *= 10;
		for (; digits > 2; digits--)
			part /= 10;
	}
	const struct str unit = str_trim_wide(str_from_offset(text, at));

	if (unit.len && !str_starts(unit, STR("分")) && !str_starts(unit, STR("点")) &&
		!str_starts(unit, STR("점")))
		return false;
	*value = whole * 100 + part;
	return true;
}

/* Where the title's parenthesis opens (or its colon stands: `一、选择题：本题共 8 小题`),
 * or its length. */
static size_t parenthesis_at(struct str title)
{
	static const struct str marks[] = {
		STR_INIT("（"), STR_INIT("("), STR_INIT("："), STR_INIT(":")};
	size_t first = title.len;

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		const size_t at = str_find(title, marks[i], 0);

		if (at < first)
			first = at;
	}
	return first;
}

static bool ends_in_kind(struct str name)
{
	return str_ends(name, STR("题")) || str_ends(name, STR("題"));
}

/* 一、…题, or 一、…（… 分 …）. */
static bool is_title(struct str text)
{
	if (!label_is_ordinal_heading(text) || str_starts(text, STR("第")))
		return false;
	const size_t at = parenthesis_at(str_from_offset(text, 3)) + 3;
	const struct str name = str_trim_wide(str_slice(text, 0, at));
	const struct str rest = str_from_offset(text, at);

	return ends_in_kind(name) || str_find(rest, STR("分"), 0) != STR_NPOS;
}

/* 判断题 and nothing more. */
static bool is_type_alone(struct str name)
{
	enum question_type type;

	name = str_trim_wide(name);
	if (str_starts(name, STR("【")) && str_ends(name, STR("】")))
		name = str_slice(name, 3, name.len - 3);
	return name.len && (ends_in_kind(name) || !(name.data[0] & 0x80)) &&
	       type_from_word(name, &type);
}

/* 第Ⅰ卷　选择题（共 60 分）, 第二部分: of one line and no sentence. */
static bool is_volume(struct str text)
{
	static const struct str counts[] = {STR_INIT("Ⅰ"), STR_INIT("Ⅱ"), STR_INIT("Ⅲ"),
		STR_INIT("III"), STR_INIT("II"), STR_INIT("I"), STR_INIT("一"),
		STR_INIT("二"), STR_INIT("三"), STR_INIT("四"), STR_INIT("1"),
		STR_INIT("2"), STR_INIT("3")};
	struct str rest = text;
	bool is_counted = false;

	if (!str_skip(&rest, STR("第")))
		return false;
	rest = str_trim_wide(rest);
	for (size_t i = 0; i < sizeof(counts) / sizeof(*counts) && !is_counted; i++)
		is_counted = str_skip(&rest, counts[i]);
	rest = str_trim_wide(rest);
	if (!is_counted || !(str_skip(&rest, STR("卷")) || str_skip(&rest, STR("部分"))))
		return false;
	return str_find(rest, STR("。"), 0) == STR_NPOS &&
	       (!rest.len || str_wide_space(rest) || parenthesis_at(rest) == 0);
}

static bool is_title_line(const struct md_node *line)
{
	struct head head;

	head_read(line, &head);
	return head.is_whole &&
	       (is_title(head_text(&head)) || is_type_alone(head_text(&head)) ||
		       is_volume(head_text(&head)));
}

bool titles_is_one(const struct md_node *heading)
{
	return is_title_line(heading->first);
}

/* Whether the line counts a question. */
static bool is_numbered(const struct md_node *line)
{
	struct head head;

	head_read(line, &head);
	return label_number(head_text(&head)).len ||
	       label_question(head_text(&head), false).len;
}

bool titles_opens_line(const struct md_node *line)
{
	const struct md_node *const next = line_next(line);
	struct head head;

	head_read(line, &head);
	const struct str text = head_text(&head);

	if (!head.is_whole)
		return false;
	return is_volume(text) ||
	       (is_title(text) && next && (is_numbered(next) || is_title_line(next)));
}

/* 单选题 as the last line of a paragraph speaks for what follows it. */
static struct md_node *last_line(struct md_node *para)
{
	struct md_node *line = para->first, *next;

	while ((next = line_next(line)) != NULL)
		line = next;
	return line;
}

void titles_mend_para(struct outline *outline, struct md_node *para)
{
	struct head head;
	struct md_node *const line = last_line(para);

	head_read(line, &head);
	const bool is_alone = is_type_alone(head_text(&head));

	if (!head.is_whole || (line != para->first && !is_alone) ||
		!(is_alone || is_title(head_text(&head)) || is_volume(head_text(&head))))
		return;
	if (line != para->first)
		para_cut(outline->arena, para, line);
	if (head.bold_whole)
		md_unwrap(para->first);
	para->kind = MD_HEADING;
	para->number = TITLE_LEVEL;
	tally_add(&outline->tallies, TALLY_SECTION_TITLE, para->span);
}

/* The items after this one as a list of their own, behind it. */
static struct md_node *split_list(
	struct outline *outline, struct md_node *list, struct md_node *item)
{
	struct md_node *rest = md_new(outline->arena, MD_LIST, list->span);

	rest->ordered = list->ordered;
	rest->tight = list->tight;
	rest->number = item->next->number;
	rest->span.start = item->next->span.start;
	list->span.end = item->span.end;
	while (item->next)
		md_append(rest, item->next);
	md_insert_after(list, rest);
	return rest;
}

void titles_mend_list(struct outline *outline, struct md_node *list)
{
	for (struct md_node *item = list->first, *next; item; item = next) {
		struct md_node *para = item->last;

		next = item->next;
		if (!para || para->kind != MD_PARA || !line_next(para->first))
			continue;
		titles_mend_para(outline, para);
		if (para->kind != MD_HEADING)
			continue;
		if (next)
			split_list(outline, list, item);
		md_insert_after(list, para);
		list = para->next;
	}
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
	static const struct str all[] = {STR_INIT("共"), STR_INIT("共计"),
		STR_INIT("总计"), STR_INIT("满分"), STR_INIT("本题"), STR_INIT("本大题")};

	read_after(title, each, 4, &facts->points);
	read_after(title, blank, 1, &facts->blank_points);
	read_after(title, all, 6, &facts->claimed_points);
}

/* 2 points each, 20 marks. */
static void read_english_points(struct str title, struct outline_title *facts)
{
	static const struct str units[] = {STR_INIT("points"), STR_INIT("point"),
		STR_INIT("pts"), STR_INIT("marks"), STR_INIT("mark")};

	for (size_t at = 0; at < title.len; at++) {
		struct str rest = str_from_offset(title, at);
		points value = 0;
		size_t digits = 0;

		if (rest.data[0] < '0' || rest.data[0] > '9' ||
			(at && title.data[at - 1] >= '.' && title.data[at - 1] <= '9'))
			continue;
		while (digits < rest.len && rest.data[digits] >= '.' &&
			rest.data[digits] <= '9')
			digits++;
		if (!points_from_text(str_slice(rest, 0, digits), &value))
			continue;
		rest = str_trim_wide(str_from_offset(rest, digits));
		for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
			if (!str_skip(&rest, units[i]))
				continue;
			if (str_starts(str_trim_wide(rest), STR("each")))
				facts->points = value;
			else
				facts->claimed_points = value;
			break;
		}
	}
}

/* （共 2 题，30 分）, （30 分）: what they share is each one's, if it comes out even. */
static void share_points(struct str title, struct outline_title *facts)
{
	static const struct str leads[] = {STR_INIT("，"), STR_INIT("（"), STR_INIT("("),
		STR_INIT(","), STR_INIT("、")};

	if (!facts->claimed_points && !facts->points && !facts->blank_points)
		read_after(title, leads, 5, &facts->claimed_points);
	if (!facts->points && !facts->blank_points && facts->claimed_count &&
		facts->claimed_points % facts->claimed_count == 0) {
		facts->points = facts->claimed_points / facts->claimed_count;
		facts->shares_points = facts->claimed_count > 1 && facts->points;
	}
}

/* 共 10 小题, 本大题共10题. */
static void read_count(struct str title, struct outline_title *facts)
{
	size_t at = 0;

	while ((at = str_find(title, STR("共"), at)) != STR_NPOS) {
		at += 3;
		const struct str rest = str_trim_wide(str_from_offset(title, at));
		size_t digits = 0;
		unsigned count;

		if (!skip_number(rest, &digits, &count))
			continue;
		struct str unit = str_trim_wide(str_from_offset(rest, digits));

		str_skip(&unit, STR("小"));
		str_skip(&unit, STR("道"));
		if (str_starts(unit, STR("题"))) {
			facts->claimed_count = count;
			return;
		}
	}
}

/* What follows `Part A.`, `Section II:`, `III.`, or the whole. */
static struct str after_english_ordinal(struct str text)
{
	struct str rest = text;
	size_t len = 0;
	const bool has_word =
		str_skip(&rest, STR("Part ")) || str_skip(&rest, STR("Section "));

	while (len < rest.len && ((rest.data[len] >= '0' && rest.data[len] <= '9') ||
					 strchr("IVX", rest.data[len])))
		len++;
	if (has_word && len == 0)
		len = label_letter(rest, &len) ? 1 : 0;
	rest = str_from_offset(rest, len);
	if (len == 0 ||
		(!str_skip(&rest, STR(".")) && !str_skip(&rest, STR(":")) &&
			!str_skip(&rest, STR(" –")) && !str_skip(&rest, STR(" —")) &&
			!str_skip(&rest, STR(" -"))))
		return text;
	return str_trim_wide(rest);
}

struct outline_title titles_read(struct arena *arena, const struct md_node *title)
{
	const struct str text = after_english_ordinal(md_plain(arena, title));
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
	/* English leaves open how many may be right */
	if (str_eq_ascii_case(str_slice(name, 0, 15), STR("Multiple Choice")))
		facts.has_type = false;
	read_points(text, &facts);
	read_english_points(text, &facts);
	read_count(text, &facts);
	share_points(text, &facts);
	return facts;
}
