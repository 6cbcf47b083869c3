/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "read/outline/head.h"
#include "read/outline/parts.h"
#include "read/outline/titles.h"

struct difficulty_word {
	struct str word;
	unsigned value;
};

static const struct difficulty_word difficulty_words[] = {
	{STR_INIT("容易"), 1},
	{STR_INIT("简单"), 1},
	{STR_INIT("易"), 1},
	{STR_INIT("较易"), 2},
	{STR_INIT("中等"), 3},
	{STR_INIT("一般"), 3},
	{STR_INIT("中"), 3},
	{STR_INIT("较难"), 4},
	{STR_INIT("困难"), 5},
	{STR_INIT("难"), 5},
	{STR_INIT("easy"), 1},
	{STR_INIT("medium"), 3},
	{STR_INIT("hard"), 5},
};

static unsigned star_count(struct str text)
{
	unsigned count = 0;

	for (size_t offset = 0; offset < text.len;) {
		const uint32_t c = utf8_next(text, &offset);
		if (c == 0x2605 || c == 0x2B50)
			count++;
		else if (c != 0x2606 && c != 0xFE0F)
			return 0;
	}
	return count;
}

static unsigned difficulty_of(struct str text)
{
	unsigned value = star_count(text);

	for (size_t i = 0; i < sizeof(difficulty_words) / sizeof(*difficulty_words);
		i++) {
		if (str_eq_ascii_case(text, difficulty_words[i].word))
			return difficulty_words[i].value;
	}
	if (value)
		return value <= 5 ? value : 0;
	if (str_ends(text, STR("/5")))
		text.len -= 2;
	return str_to_unsigned(str_trim(text), &value) && value <= 5 ? value : 0;
}

static void wrong_value(
	struct outline *outline, struct span span, struct str field, struct str value)
{
	diag_report(outline->diag, DIAG_FIELD_VALUE, span, field, value);
}

bool fields_read(struct outline *outline, struct outline_question *question,
	enum part part, struct md_node *para)
{
	const struct str text = str_trim_wide(md_plain(outline->arena, para));
	struct outline_facts *facts = &question->facts;

	if (part == PART_DIFFICULTY) {
		const unsigned value = difficulty_of(text);
		if (!value)
			wrong_value(outline, para->span, STR("难度"), text);
		else
			facts->difficulty = value;
	} else if (part == PART_POINTS) {
		if (!points_from_text(text, &facts->points))
			wrong_value(outline, para->span, STR("分值"), text);
	} else if (part == PART_TAGS) {
		tags_add(outline->arena, &facts->tags, text);
	} else {
		return true;
	}
	return false;
}

/* The inside of `[单选题]` or `【单选题】` at the text's start, with its length. */
static size_t bracketed(struct str text, struct str *inside)
{
	static const struct str open[] = {STR_INIT("["), STR_INIT("【"), STR_INIT("［")};
	static const struct str close[] = {STR_INIT("]"), STR_INIT("】"), STR_INIT("］")};

	for (size_t i = 0; i < 3; i++) {
		if (!str_starts(text, open[i]))
			continue;
		const size_t end = str_find(text, close[i], open[i].len);
		if (end == STR_NPOS)
			return 0;
		*inside = str_trim_wide(str_slice(text, open[i].len, end));
		return end + close[i].len;
	}
	return 0;
}

static void read_type(struct outline_question *question, struct md_node *para)
{
	struct head head;
	struct str inside;

	head_read(para->first, &head);
	const size_t len = bracketed(head_text(&head), &inside);
	if (!len || !type_from_word(inside, &question->facts.type))
		return;
	question->facts.has_type = true;
	head_strip(para, len);
	if (!para->first)
		md_unlink(para);
}

/* 10 分, 本题 10 分, 共 10 分 between parentheses. */
static bool read_points(struct str inside, points *value)
{
	static const struct str leads[] = {STR_INIT("本小题"), STR_INIT("本大题"),
		STR_INIT("本题"), STR_INIT("满分"), STR_INIT("共"), STR_INIT("计")};

	static const struct str units[] = {STR_INIT("points"), STR_INIT("point"),
		STR_INIT("pts"), STR_INIT("marks"), STR_INIT("mark"), STR_INIT("点"),
		STR_INIT("점")};

	inside = str_trim_wide(inside);
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		if (!str_ends(inside, units[i]))
			continue;
		inside.len -= units[i].len;
		return points_from_text(str_trim_wide(inside), value);
	}
	for (size_t i = 0; i < sizeof(leads) / sizeof(*leads); i++)
		str_skip(&inside, leads[i]);
	return str_ends(inside, STR("分")) &&
	       str_find(inside, STR("分"), 0) + 3 == inside.len &&
	       points_from_text(str_trim_wide(inside), value);
}

size_t points_at_end(struct str text, points *value)
{
	const struct str whole = str_trim_wide(text);
	const size_t end = str_ends(whole, STR("）"))  ? 3
			   : str_ends(whole, STR(")")) ? 1
						       : 0;
	size_t at = whole.len - end;

	if (!end)
		return STR_NPOS;
	while (at--) {
		const struct str rest = str_from_offset(whole, at);
		const size_t len = str_starts(rest, STR("（")) ? 3 : rest.data[0] == '(';

		if (!len)
			continue;
		if (!read_points(str_slice(rest, len, rest.len - end), value))
			return STR_NPOS;
		return at + (size_t)(whole.data - text.data);
	}
	return STR_NPOS;
}

/* A final （5 分） of one of the stem's paragraphs. */
static void take_points(
	struct outline *outline, struct outline_question *question, struct md_node *para)
{
	points value;

	if (!para || para->kind != MD_PARA || !para->last || para->last->kind != MD_TEXT)
		return;
	struct md_node *text = para->last;
	const size_t at = points_at_end(text->text, &value);

	if (at == STR_NPOS || (at == 0 && text == para->first))
		return;
	tally_add(&outline->tallies, TALLY_STEM_POINTS, text->span);
	if (!question->facts.points)
		question->facts.points = value;
	text->span.end -= (uint32_t)(text->text.len - at);
	text->text.len = at;
	inline_trim(para);
}

void fields_read_start(
	struct outline *outline, struct outline_question *question, struct md_node *para)
{
	struct md_node *text = para && para->kind == MD_PARA ? para->first : NULL;
	points value;

	if (!text || text->kind != MD_TEXT || question->facts.points)
		return;
	const size_t open = str_starts(text->text, STR("（"))  ? 3
			    : str_starts(text->text, STR("(")) ? 1
							       : 0;
	const size_t wide = str_find(text->text, STR("）"), 0);
	const size_t narrow = str_find_byte(text->text, ')', 0);
	const size_t end = wide < narrow ? wide : narrow;

	if (!open || end == STR_NPOS ||
		!read_points(str_slice(text->text, open, end), &value) ||
		(end + 3 >= text->text.len && !text->next && !para->next))
		return;
	tally_add(&outline->tallies, TALLY_STEM_POINTS, text->span);
	question->facts.points = value;
	head_strip(para, end + (wide < narrow ? 3 : 1));
	if (!para->first)
		md_unlink(para);
}

/* {#id .tag key=value} that ends one of the stem's paragraphs. */
static void read_attributes(struct outline *outline, struct outline_question *question)
{
	struct md_node *next;

	for (struct md_node *block = question->stem->first; block; block = next) {
		next = block->next;
		if (block->kind != MD_PARA || !block->last ||
			block->last->kind != MD_ATTRIBUTES)
			continue;
		attributes_read(
			outline, &question->facts, block->last->text, block->last->span);
		md_unlink(block->last);
		inline_trim(block);
		if (!block->first)
			md_unlink(block);
	}
}

void fields_read_end(struct outline *outline, struct outline_question *question)
{
	read_attributes(outline, question);
	take_points(outline, question, question->stem->last);
	if (question->stem->first != question->stem->last)
		take_points(outline, question, question->stem->first);
}

void fields_read_stem(struct outline *outline, struct outline_question *question)
{
	read_attributes(outline, question);
	struct md_node *first = question->stem->first;
	if (first && first->kind == MD_PARA)
		read_type(question, first);
	fields_read_start(outline, question, question->stem->first);
	fields_read_end(outline, question);
}
