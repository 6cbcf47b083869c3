/* SPDX-License-Identifier: MIT */
#include "read/outline/repair.h"

#include "read/outline/boxes.h"
#include "read/outline/fences.h"
#include "read/outline/head.h"
#include "read/outline/keys.h"
#include "read/outline/label.h"
#include "read/outline/titles.h"

static void append_item_blocks(struct md_node *item, struct md_node *before)
{
	while (item->first) {
		struct md_node *block = item->first;

		md_unlink(block);
		md_insert_before(before, block);
	}
}

static struct md_node *list_like(struct arena *arena, const struct md_node *list)
{
	struct md_node *piece = md_new(arena, MD_LIST, list->span);

	piece->ordered = list->ordered;
	piece->tight = list->tight;
	piece->number = list->number;
	return piece;
}

struct md_node *list_open(struct arena *arena, struct md_node *list,
	bool (*is_apart)(const struct md_node *item, void *closure), void *closure)
{
	struct md_node *previous = list->previous, *parent = list->parent;
	struct md_node *piece = NULL;

	for (struct md_node *item = list->first; item;) {
		struct md_node *next = item->next;
		const bool apart = is_apart(item, closure);

		md_unlink(item);
		if (apart) {
			append_item_blocks(item, list);
			piece = NULL;
		} else {
			if (!piece) {
				piece = list_like(arena, list);
				piece->span = item->span;
				piece->number = item->number ? item->number : 1;
				md_insert_before(list, piece);
			}
			md_append(piece, item);
			piece->span.end = item->span.end;
		}
		item = next;
	}
	struct md_node *after = list->next;
	md_unlink(list);
	struct md_node *first = previous ? previous->next : parent->first;
	return first ? first : after;
}

struct md_node *details_open(struct arena *arena, struct md_node *details)
{
	struct md_node *summary = details->first;
	struct md_node *para = md_new(arena, MD_PARA, summary->span);

	while (summary->first)
		md_append(para, summary->first);
	md_unlink(summary);
	md_insert_before(details, para);
	return para;
}

static bool opens_with_heading(const struct md_node *item, void *closure)
{
	(void)closure;
	return item->first && item->first->kind == MD_HEADING;
}

/* `12. ### What is a closure`: the heading is numbered by the item. */
static void number_heading(struct outline *outline, struct md_node *item)
{
	struct md_node *heading = item->first;
	struct buf number;
	struct head head;

	if (!opens_with_heading(item, NULL) || !item->number)
		return;
	head_read(heading->first, &head);
	if (label_number(head_text(&head)).len ||
		label_question(head_text(&head), true).len)
		return;
	struct md_node *text = md_new(outline->arena, MD_TEXT,
		span_of(heading->span.source, heading->span.start, heading->span.start));

	buf_init(&number, 0);
	buf_printf(&number, "%u. ", item->number);
	text->text = arena_copy_str(outline->arena, buf_str(&number));
	buf_clear(&number);
	if (heading->first)
		md_insert_before(heading->first, text);
}

static bool has_heading_item(const struct md_node *list)
{
	for (const struct md_node *item = list->first; item; item = item->next) {
		if (opens_with_heading(item, NULL))
			return true;
	}
	return false;
}

static unsigned marker_number(const struct outline *outline, const struct md_node *item)
{
	const struct str source = sources_text(outline->sources, item->span);
	size_t len = 0;
	unsigned value = 0;

	while (len < source.len && source.data[len] >= '0' && source.data[len] <= '9')
		len++;
	return str_to_unsigned(str_slice(source, 0, len), &value) ? value : 0;
}

/* Digits as written, unless they are all alike (`1. 1. 1.`) or not to be found. */
static void number_items(const struct outline *outline, struct md_node *list)
{
	unsigned counted = list->number;
	unsigned previous = 0;
	bool is_plain = true;

	for (struct md_node *item = list->first; item; item = item->next) {
		item->number = marker_number(outline, item);
		if (item != list->first && item->number != previous)
			is_plain = false;
		previous = item->number;
	}
	for (struct md_node *item = list->first; item; item = item->next, counted++) {
		if (is_plain || item->number == 0)
			item->number = counted;
	}
}

static bool is_wrong_setext(const struct md_node *heading)
{
	struct head head;

	if (!heading->is_setext || heading->number != 2)
		return false;
	head_read(heading->first, &head);
	return label_part(head_text(&head)).len ||
	       label_question(head_text(&head), false).len;
}

static void setext_to_para(struct outline *outline, struct md_node *heading)
{
	struct md_node *rule = md_new(outline->arena, MD_RULE, heading->span);

	rule->span.start = rule->span.end;
	heading->kind = MD_PARA;
	md_insert_after(heading, rule);
	diag_report(outline->diag, DIAG_SETEXT, heading->span);
}

/* `####Q50. …`, `##2. …`: the count of #, if a label follows them at once. */
static size_t hashes_before_label(const struct md_node *line)
{
	struct head head;
	size_t count = 0;

	if (line->kind != MD_TEXT || line->text.len == 0 || line->text.data[0] != '#')
		return 0;
	head_read(line, &head);
	while (count < head.len && head.bytes[count] == '#')
		count++;
	const struct str rest = str_from_offset(head_text(&head), count);

	if (count > 6)
		return 0;
	return label_question(rest, true).len || label_number(rest).len ||
			       label_is_ordinal_heading(rest)
		       ? count
		       : 0;
}

/* Makes the line a heading and returns what follows it in the paragraph, or NULL. */
static struct md_node *line_to_heading(
	struct outline *outline, struct md_node *para, struct md_node *line, size_t level)
{
	struct md_node *heading = para;

	if (line != para->first)
		para_cut(outline->arena, para, line);
	struct md_node *next = line_next(line);
	if (next)
		heading = para_cut(outline->arena, para, next);
	heading->kind = MD_HEADING;
	heading->number = (unsigned)level;
	head_strip(heading, level);
	tally_add(&outline->tallies, TALLY_HEADING_SPACE, heading->span);
	return heading == para ? NULL : para;
}

static void mend_headings(struct outline *outline, struct md_node *para)
{
	struct md_node *line = para->first;

	while (line) {
		const size_t level = hashes_before_label(line);

		if (level) {
			para = line_to_heading(outline, para, line, level);
			line = para ? para->first : NULL;
		} else {
			line = line_next(line);
		}
	}
}

static bool is_inner_link(const struct md_node *item)
{
	const struct md_node *para = item->first;

	if (!para || para->kind != MD_PARA || !para->first)
		return false;
	for (const struct md_node *node = para->first; node; node = node->next) {
		if (node->kind == MD_LINK && str_starts(node->url, STR("#")))
			continue;
		if (node->kind != MD_TEXT || str_trim_wide(node->text).len)
			return false;
	}
	for (const struct md_node *block = para->next; block; block = block->next) {
		if (block->kind != MD_LIST)
			return false;
	}
	return true;
}

static bool is_contents_list(const struct md_node *list)
{
	size_t count = 0;

	for (const struct md_node *item = list->first; item; item = item->next, count++) {
		if (!is_inner_link(item))
			return false;
	}
	if (count == 1) /* the title above all others */
		return list->first->last->kind == MD_LIST &&
		       is_contents_list(list->first->last);
	return count >= 2;
}

static bool is_inner_link_cell(const struct md_node *cell)
{
	const struct md_node *only = cell->first;

	while (only && only->kind == MD_TEXT && !str_trim_wide(only->text).len)
		only = only->next;
	return only && only->kind == MD_LINK && str_starts(only->url, STR("#"));
}

/* Every row but the head leads into the same file. */
static bool is_contents_table(const struct md_node *table)
{
	const struct md_node *row = table->first ? table->first->next : NULL;
	size_t count = 0;

	for (; row; row = row->next, count++) {
		const struct md_node *cell = row->first;

		while (cell && !is_inner_link_cell(cell))
			cell = cell->next;
		if (!cell)
			return false;
	}
	return count >= 2;
}

static bool is_contents_mark(const struct md_node *para)
{
	struct head head;

	head_read(para->first, &head);
	const struct str text = str_trim_wide(head_text(&head));

	return head.is_whole && (str_eq_ascii_case(text, STR("[TOC]")) ||
					str_eq_ascii_case(text, STR("[[TOC]]")));
}

bool repair_is_contents(const struct md_node *block)
{
	struct head head;

	if (!block || block->kind != MD_HEADING)
		return false;
	head_read(block->first, &head);
	const struct str text = str_trim_wide(head_text(&head));

	return str_eq(text, STR("目录")) || str_eq(text, STR("目錄")) ||
	       str_eq(text, STR("目次")) || str_eq(text, STR("목차")) ||
	       str_eq_ascii_case(text, STR("Contents")) ||
	       str_eq_ascii_case(text, STR("TOC")) ||
	       str_eq_ascii_case(text, STR("Table of Contents"));
}

static void drop_contents(struct outline *outline, struct md_node *block)
{
	tally_add(&outline->tallies, TALLY_CONTENTS, block->span);
	if (repair_is_contents(block->previous))
		md_unlink(block->previous);
	md_unlink(block);
}

static struct md_node *repair_list(struct outline *outline, struct md_node *list)
{
	struct md_node *next = list->next;

	if (list->ordered) {
		number_items(outline, list);
		titles_mend_list(outline, list);
	}
	if (is_contents_list(list)) {
		drop_contents(outline, list);
		return next;
	}
	if (!has_heading_item(list))
		return next;
	for (struct md_node *item = list->first; item && list->ordered; item = item->next)
		number_heading(outline, item);
	list_open(outline->arena, list, opens_with_heading, NULL);
	return next;
}

static void repair_piece(struct outline *outline, struct md_node *para)
{
	if (is_contents_mark(para)) {
		drop_contents(outline, para);
		return;
	}
	titles_mend_para(outline, para);
	if (para->kind == MD_PARA)
		mend_headings(outline, para);
}

/* Cuts out the lines that open a section or the answers where no empty line does. */
static void repair_para(struct outline *outline, struct md_node *para)
{
	struct md_node *next;

	inline_trim(para);
	if (!para->first) {
		md_unlink(para);
		return;
	}
	for (struct md_node *line = para->first; line; line = next) {
		next = line_next(line);
		if ((line == para->first && !next) ||
			(!titles_opens_line(line) && !keys_open_line(line)))
			continue;
		if (line != para->first)
			repair_piece(outline, para_cut(outline->arena, para, line));
		if (next)
			repair_piece(outline, para_cut(outline->arena, para, next));
	}
	repair_piece(outline, para);
}

void repair_document(struct outline *outline, struct md_node *document)
{
	struct md_node *next;

	boxes_open(outline, document);
	ornaments_drop(document, 0);
	fences_fold(outline->arena, document);
	for (struct md_node *block = document->first; block; block = next) {
		next = block->next;
		if (block->kind == MD_LIST)
			next = repair_list(outline, block);
		else if (block->kind == MD_TABLE && is_contents_table(block))
			drop_contents(outline, block);
		else if (block->kind == MD_PARA)
			repair_para(outline, block);
		else if (block->kind == MD_HEADING && is_wrong_setext(block))
			setext_to_para(outline, block);
	}
}
