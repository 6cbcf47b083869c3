/* SPDX-License-Identifier: MIT */
#include "base/map.h"
#include "read/outline/groups.h"
#include "read/outline/head.h"
#include "read/outline/keys.h"
#include "read/outline/label.h"
#include "read/outline/parts.h"

/* A numbered question is in three chains: of its number in its section, in its chapter
 * and in the bank. The headings among the keys say which is meant. */

enum scope_kind { SCOPE_BANK, SCOPE_CHAPTER, SCOPE_SECTION, SCOPE_COUNT };

struct scope {
	enum scope_kind kind;
	size_t index; /* of the chapter or section */
};

struct attaching {
	struct outline *outline;
	struct map chains; /* scope and number: the first question that wants an answer,
			    * or the last of all that have one */
	size_t *next[SCOPE_COUNT]; /* the next question of the same chain */
	struct map names;          /* of chapters; and of sections, in each chapter too */
	struct scope scope, chapter;
	struct md_node *last; /* answer that a line without a key goes on */
	enum key_form { KEY_UNKNOWN, KEY_PLAIN, KEY_BRACKETS } form;
};

static struct str scoped(struct buf *buf, struct scope scope, struct str text)
{
	buf_reset(buf);
	buf_printf(buf, "%d/%zu/", (int)scope.kind, scope.index);
	buf_put_str(buf, text);
	return buf_str(buf);
}

static void add_to_chain(struct attaching *attaching, struct scope scope, size_t index)
{
	struct buf key;

	buf_init(&key, 0);
	const struct str number = attaching->outline->questions.data[index].number;
	const struct str name =
		arena_copy_str(attaching->outline->arena, scoped(&key, scope, number));

	attaching->next[scope.kind][index] = map_find(&attaching->chains, name);
	map_set(&attaching->chains, name, index);
	buf_clear(&key);
}

static void add_question(
	struct attaching *attaching, size_t chapter, size_t section, size_t index)
{
	const struct outline_question *question =
		&attaching->outline->questions.data[index];

	if (!question->number.len || question->facts.skip)
		return;
	add_to_chain(attaching, (struct scope){SCOPE_BANK, 0}, index);
	add_to_chain(attaching, (struct scope){SCOPE_CHAPTER, chapter}, index);
	add_to_chain(attaching, (struct scope){SCOPE_SECTION, section}, index);
}

/* Without what stands in parentheses: 一、选择题（每小题 2 分）. */
static struct str bare_title(struct str title)
{
	const size_t wide = str_find(title, STR("（"), 0);
	const size_t narrow = str_find_byte(title, '(', 0);

	return str_trim_wide(str_slice(title, 0, wide < narrow ? wide : narrow));
}

static void add_name(
	struct attaching *attaching, struct scope around, struct str title, size_t value)
{
	struct buf key;

	if (!title.len)
		return;
	buf_init(&key, 0);
	map_add(&attaching->names,
		arena_copy_str(attaching->outline->arena, scoped(&key, around, title)),
		value);
	buf_clear(&key);
}

#define IS_SECTION ((size_t)1) /* the low bit of a name's value */

static void name_section(struct attaching *attaching, size_t chapter, size_t section)
{
	struct outline *outline = attaching->outline;
	const struct md_node *title = outline->sections.data[section].title;

	if (!title)
		return;
	const struct str name = bare_title(md_plain(outline->arena, title));
	const struct str ordinal =
		str_slice(name, 0, name.len - key_after_ordinal(name).len);
	const size_t value = section << 1 | IS_SECTION;

	add_name(attaching, (struct scope){SCOPE_CHAPTER, chapter}, ordinal, value);
	add_name(attaching, (struct scope){SCOPE_BANK, 0}, ordinal, value);
	add_name(attaching, (struct scope){SCOPE_CHAPTER, chapter}, name, value);
	add_name(attaching, (struct scope){SCOPE_BANK, 0}, name, value);
}

static void name_chapter(struct attaching *attaching, size_t chapter)
{
	struct outline *outline = attaching->outline;
	const struct outline_chapter *named = &outline->chapters.data[chapter];

	if (!named->title)
		return;
	const struct str title = md_plain(outline->arena, named->title);
	const struct scope bank = {SCOPE_BANK, 0};

	add_name(attaching, bank, bare_title(title), chapter << 1);
	add_name(attaching, bank, named->label, chapter << 1);
}

static void index_bank(struct attaching *attaching)
{
	struct outline *outline = attaching->outline;

	for (size_t i = 0; i < SCOPE_COUNT; i++)
		attaching->next[i] =
			ARENA_NEW(outline->arena, size_t, outline->questions.len + 1);
	for (size_t c = 0; c < outline->chapters.len; c++)
		name_chapter(attaching, c);
	for (size_t c = outline->chapters.len; c--;) {
		const struct outline_chapter *chapter = &outline->chapters.data[c];

		for (size_t i = 0; i < chapter->section_count; i++)
			name_section(attaching, c, chapter->first_section + i);
		for (size_t i = chapter->section_count; i--;) {
			const size_t s = chapter->first_section + i;
			const struct outline_section *section =
				&outline->sections.data[s];

			for (size_t q = section->question_count; q--;)
				add_question(
					attaching, c, s, section->first_question + q);
		}
	}
}

/* The name of a chapter or section as map names has it, or MAP_NONE. */
static size_t find_name(struct attaching *attaching, struct str title)
{
	struct str bare = bare_title(title);
	struct buf key;

	buf_init(&key, 0);
	size_t value =
		map_find(&attaching->names, scoped(&key, attaching->chapter, bare));
	if (value == MAP_NONE)
		value = map_find(&attaching->names,
			scoped(&key, (struct scope){SCOPE_BANK, 0}, bare));
	const struct chapter_label label = label_chapter(bare);

	if (value == MAP_NONE && label.len)
		value = map_find(
			&attaching->names, scoped(&key, (struct scope){SCOPE_BANK, 0},
						   str_from_offset(bare, label.len)));
	if (value == MAP_NONE && label.len)
		value = map_find(
			&attaching->names, scoped(&key, (struct scope){SCOPE_BANK, 0},
						   str_slice(bare, 0, label.label_len)));
	buf_clear(&key);
	return value;
}

/* The heading's chapter or section; a name that is neither's means the whole bank. */
static bool enter_scope(struct attaching *attaching, struct str title)
{
	const size_t value = find_name(attaching, title);

	if (value == MAP_NONE)
		return false;
	attaching->scope = (struct scope){
		value & IS_SECTION ? SCOPE_SECTION : SCOPE_CHAPTER, value >> 1};
	if (attaching->scope.kind == SCOPE_CHAPTER)
		attaching->chapter = attaching->scope;
	return true;
}

/* The question of this number that wants an answer; if all have theirs, the last of
 * them; MAP_NONE: there is none. */
static size_t find_in(struct attaching *attaching, struct scope scope, struct str number)
{
	const struct outline *outline = attaching->outline;
	const size_t *const next = attaching->next[scope.kind];
	struct buf key;

	buf_init(&key, 0);
	const struct str name = scoped(&key, scope, number);
	const size_t head = map_find(&attaching->chains, name);
	size_t index = head;

	while (index != MAP_NONE && outline->questions.data[index].answer &&
		next[index] != MAP_NONE)
		index = next[index];
	if (index != head)
		map_set(&attaching->chains,
			arena_copy_str(attaching->outline->arena, name), index);
	buf_clear(&key);
	return index;
}

/* Whether the text is what the question has for an answer already. */
static bool is_said_twice(
	struct arena *arena, const struct outline_question *question, struct str text)
{
	const struct md_node *para = question->answer->first;

	return text.len && para && !para->next && para->kind == MD_PARA &&
	       str_eq(str_trim_wide(md_plain(arena, para)), str_trim_wide(text));
}

/* The container for the answer of this number, or NULL with a warning; text: the whole
 * answer, if it is known. */
static struct md_node *answer_of(
	struct attaching *attaching, struct str number, struct span span, struct str text)
{
	struct outline *outline = attaching->outline;
	number = label_ascii(outline->arena, number);
	const size_t index = find_in(attaching, attaching->scope, number);

	if (index == MAP_NONE) {
		diag_report(outline->diag, DIAG_KEY_WITHOUT_QUESTION, span, number);
		return NULL;
	}
	struct outline_question *question = &outline->questions.data[index];

	if (question->answer) {
		if (!is_said_twice(outline->arena, question, text))
			diag_report(outline->diag, DIAG_KEY_ANSWERED, span, number);
		return NULL;
	}
	tally_add(&outline->tallies, TALLY_KEYS, span);
	question->answer_span = span;
	question->has_key = true;
	return md_container(outline->arena, &question->answer, span);
}

static void attach_text(
	struct attaching *attaching, struct str number, struct span span, struct str text)
{
	struct arena *arena = attaching->outline->arena;
	struct md_node *answer = answer_of(attaching, number, span, text);

	attaching->last = answer;
	if (!answer)
		return;
	struct md_node *para = md_new(arena, MD_PARA, span);
	struct md_node *node = md_new(arena, MD_TEXT, span);

	node->text = arena_copy_str(arena, text);
	md_append(para, node);
	md_append(answer, para);
}

/* What stands between two ranges: the next digit begins the second. */
static struct str skip_signs(struct str *text)
{
	size_t end = 0;

	while (end < text->len && !(text->data[end] >= '0' && text->data[end] <= '9'))
		end++;
	const struct str signs = str_slice(*text, 0, end);

	*text = str_from_offset(*text, end);
	return signs;
}

static size_t count_words(struct str signs)
{
	size_t count = 0;

	while (key_skip_sign(&signs).len) {
		count++;
		const size_t space = str_wide_space(signs);
		static const struct str marks[] = {
			STR_INIT("、"), STR_INIT("，"), STR_INIT(","), STR_INIT("；")};

		signs = str_from_offset(signs, space);
		for (size_t i = 0; i < 4; i++)
			str_skip(&signs, marks[i]);
	}
	return count;
}

static struct str next_word(struct str *signs)
{
	static const struct str marks[] = {
		STR_INIT("、"), STR_INIT("，"), STR_INIT(","), STR_INIT("；")};
	const struct str word = key_skip_sign(signs);

	*signs = str_from_offset(*signs, str_wide_space(*signs));
	for (size_t i = 0; i < 4; i++)
		str_skip(signs, marks[i]);
	return word;
}

/* One sign, of whatever run of letters it opens. */
static struct str next_sign(struct str *signs)
{
	struct str rest = *signs, word = next_word(&rest);

	if (word.len > 1 && word.data[0] >= 'A' && word.data[0] <= 'Z') {
		*signs = (struct str){word.data + 1,
			(size_t)(signs->data + signs->len - word.data) - 1};
		word.len = 1;
		return word;
	}
	*signs = rest;
	return word;
}

/* `11-13 AB ACD B` has as many words as numbers; `1-5 ABCDE` as many signs. */
static void attach_range(struct attaching *attaching, const unsigned *numbers,
	struct str signs, struct span span)
{
	const bool by_words = count_words(signs) == numbers[1] - numbers[0] + 1;

	for (unsigned number = numbers[0]; number <= numbers[1]; number++) {
		char digits[21];
		const struct str sign = by_words ? next_word(&signs) : next_sign(&signs);

		if (!sign.len)
			return;
		attach_text(attaching, str_from_unsigned(digits, number), span, sign);
	}
}

static bool attach_ranges(struct attaching *attaching, struct str text, struct span span)
{
	unsigned numbers[2];
	bool any = false;

	while (range_skip(&text, &numbers[0], &numbers[1])) {
		const struct str signs = skip_signs(&text);

		if (!count_words(signs))
			break;
		any = true;
		attach_range(attaching, numbers, signs, span);
	}
	return any;
}

/* `1. A 2. BC 3. √`: the whole line, or none of it. */
static bool attach_pairs(struct attaching *attaching, struct str text, struct span span)
{
	struct str rest = text, number, sign;

	while (rest.len) {
		if (!key_skip_pair(&rest, &number, &sign))
			return false;
	}
	while (key_skip_pair(&text, &number, &sign))
		attach_text(attaching, number, span, sign);
	return true;
}

/* （2） among `1.` `2.` counts something else. */
static bool form_fits(struct attaching *attaching, struct str text)
{
	const enum key_form form =
		str_starts(text, STR("（")) || str_starts(text, STR("(")) ? KEY_BRACKETS
									  : KEY_PLAIN;

	if (attaching->form == KEY_UNKNOWN)
		attaching->form = form;
	return attaching->form == form;
}

/* A paragraph of one line. */
static void attach_line(struct attaching *attaching, struct md_node *para)
{
	const struct str whole = str_trim_wide(md_plain(attaching->outline->arena, para));
	const struct str text = key_after_ordinal(whole);
	struct head head;
	struct str number;

	if (text.len < whole.len && key_label(text, &number)) {
		enter_scope(attaching, str_slice(whole, 0, whole.len - text.len));
		head_strip(para, whole.len - text.len);
	}

	if (attach_ranges(attaching, text, para->span) ||
		attach_pairs(attaching, text, para->span))
		return;
	head_read(para->first, &head);
	if (head.is_whole && label_is_ordinal_heading(head_text(&head)) &&
		enter_scope(attaching, head_text(&head)))
		return;
	if (head.is_whole && group_label_read(head_text(&head), true).is_numbered) {
		attaching->last = NULL; /* 材料二: its numbers begin anew */
		return;
	}
	const size_t len = key_label(head_text(&head), &number);

	if (len && number.len && form_fits(attaching, head_text(&head))) {
		const struct span span = para->span;

		head_strip(para, len);
		attaching->last = answer_of(attaching, number, span,
			md_plain(attaching->outline->arena, para));
	}
	if (attaching->last && para->first)
		md_append(attaching->last, para);
}

static void attach_para(struct attaching *attaching, struct md_node *para)
{
	struct md_node *piece = NULL;

	while (piece != para) {
		struct md_node *line = line_next(para->first);

		while (line && md_is_break(line))
			line = line_next(line);
		piece = line ? para_cut(attaching->outline->arena, para, line) : para;
		md_unlink(piece);
		if (piece->first)
			attach_line(attaching, piece);
	}
}

/* An item `A 2. B 3. C` of number 1 is a line of pairs. */
static bool attach_item_pairs(
	struct attaching *attaching, const struct md_node *item, struct str number)
{
	struct arena *arena = attaching->outline->arena;
	const struct md_node *para = item->first;
	struct str rest_number, sign;

	if (!para || para->kind != MD_PARA || para->next)
		return false;
	struct str text = str_trim_wide(md_plain(arena, para)), rest = text;
	const struct str first = key_skip_sign(&rest);

	if (!first.len || !key_skip_pair(&rest, &rest_number, &sign))
		return false;
	while (rest.len) {
		if (!key_skip_pair(&rest, &rest_number, &sign))
			return false;
	}
	attach_text(attaching, number, para->span, key_skip_sign(&text));
	attach_pairs(attaching, text, para->span);
	return true;
}

/* A line of an item's paragraph, not its first, that names a section: Markdown takes it
 * for a part of the item. */
static struct md_node *title_line(struct attaching *attaching, const struct md_node *para)
{
	struct head head;

	if (!para || para->kind != MD_PARA)
		return NULL;
	for (struct md_node *line = line_next(para->first); line;
		line = line_next(line)) {
		head_read(line, &head);
		if (head.is_whole && label_is_ordinal_heading(head_text(&head)) &&
			find_name(attaching, head_text(&head)) != MAP_NONE)
			return line;
	}
	return NULL;
}

static void attach_item(
	struct attaching *attaching, struct md_node *item, struct str number)
{
	if (attach_item_pairs(attaching, item, number))
		return;
	attaching->form = KEY_PLAIN;
	attaching->last = answer_of(attaching, number, item->span,
		item->first && !item->first->next
			? md_plain(attaching->outline->arena, item)
			: STR(""));
	while (item->first) {
		struct md_node *block = item->first;

		md_unlink(block);
		if (attaching->last)
			md_append(attaching->last, block);
	}
}

static void attach_list(struct attaching *attaching, struct md_node *list)
{
	unsigned number = list->number;

	for (struct md_node *item = list->first; item; item = item->next, number++) {
		char digits[21];
		const struct str own =
			str_from_unsigned(digits, item->number ? item->number : number);
		struct md_node *const title = title_line(attaching, item->first);
		struct md_node *const rest = title ? item->first : NULL;

		if (title) {
			para_cut(attaching->outline->arena, rest, title);
			md_unlink(rest);
		}
		attach_item(attaching, item, own);
		if (rest)
			attach_para(attaching, rest);
	}
}

/* `1`, `1.`, `Q1`, 第 1 题: the digits, or the empty view. */
static struct str cell_number(struct arena *arena, const struct md_node *cell)
{
	const struct str text = label_ascii(arena, str_trim_wide(md_plain(arena, cell)));
	struct str number;
	unsigned value;

	if (str_to_unsigned(text, &value))
		return text;
	const size_t len = key_label(md_plain(arena, cell), &number);

	if (len && number.len)
		return len == str_trim_wide(md_plain(arena, cell)).len ? number : STR("");
	number = str_starts(text, STR("Q")) ? str_from_offset(text, 1) : STR("");
	return str_to_unsigned(number, &value) ? number : STR("");
}

static void attach_cell(
	struct attaching *attaching, struct str number, struct md_node *cell)
{
	struct md_node *const answer = answer_of(
		attaching, number, cell->span, md_plain(attaching->outline->arena, cell));

	attaching->last = answer;
	if (!answer)
		return;
	struct md_node *const para =
		md_new(attaching->outline->arena, MD_PARA, cell->span);

	while (cell->first) {
		struct md_node *inl = cell->first;

		md_unlink(inl);
		md_append(para, inl);
	}
	inline_trim(para);
	md_append(answer, para);
}

/* | 题号 | 1 | 2 | over | 答案 | A | B |, or a row for each question. */
static bool attach_table(struct attaching *attaching, struct md_node *table)
{
	struct arena *arena = attaching->outline->arena;
	const struct md_node *row = table->first;
	bool any = false;

	if (!row || !row->first || !row->first->next)
		return false;
	const bool is_across = cell_number(arena, row->first->next).len != 0;

	if (!is_across)
		row = row->next;
	for (; row && row->first; row = row->next) {
		const struct md_node *answers = is_across ? row->next : row;
		const struct md_node *number = is_across ? row->first->next : row->first;
		struct md_node *cell =
			answers && answers->first ? answers->first->next : NULL;

		for (; number && cell; number = number->next, cell = cell->next) {
			const struct str key = cell_number(arena, number);

			if (key.len) {
				attach_cell(attaching, key, cell);
				any = true;
			}
			if (!is_across)
				break;
		}
		row = is_across && answers ? answers : row;
	}
	return any;
}

static void attach_heading(struct attaching *attaching, struct md_node *heading)
{
	const struct str title =
		str_trim_wide(md_plain(attaching->outline->arena, heading));
	struct head head;
	struct str number;

	attaching->form = KEY_UNKNOWN;
	if (!title.len) {
		attaching->scope = attaching->chapter = (struct scope){SCOPE_BANK, 0};
		attaching->last = NULL;
		return;
	}
	if (enter_scope(attaching, title)) {
		attaching->last = NULL;
		return;
	}
	head_read(heading->first, &head);
	const size_t len = key_label(head_text(&head), &number);

	if (!len || !number.len)
		return;
	const struct span span = heading->span;

	head_strip(heading, len);
	attaching->last = answer_of(
		attaching, number, span, md_plain(attaching->outline->arena, heading));
	heading->kind = MD_PARA;
	if (attaching->last && heading->first)
		md_append(attaching->last, heading);
}

static void attach_block(struct attaching *attaching, struct md_node *block)
{
	if (block->kind == MD_PARA) {
		attach_para(attaching, block);
		return;
	}
	md_unlink(block);
	if (block->kind == MD_HEADING)
		attach_heading(attaching, block);
	else if (block->kind == MD_LIST && block->ordered)
		attach_list(attaching, block);
	else if (block->kind == MD_TABLE && attach_table(attaching, block))
		return;
	else if (attaching->last && block->kind != MD_RULE)
		md_append(attaching->last, block);
}

void keys_attach(struct outline *outline)
{
	struct attaching attaching = {.outline = outline};

	if (!outline->keys)
		return;
	map_init(&attaching.chains);
	map_init(&attaching.names);
	index_bank(&attaching);
	while (outline->keys->first)
		attach_block(&attaching, outline->keys->first);
	map_clear(&attaching.chains);
	map_clear(&attaching.names);
}
