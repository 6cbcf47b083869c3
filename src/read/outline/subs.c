/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "base/vec.h"
#include "read/outline/head.h"
#include "read/outline/label.h"
#include "read/outline/parts.h"
#include "read/outline/repair.h"
#include "read/outline/sub_label.h"

/* Sub-questions （1）（2） or ①②. One look over the body finds a run of them from 1 and
 * what each has of its own; only then is the body cut:
 *
 *	stem  （1） stem 答案 …  （2） stem 答案 …
 *	^body ^parts[0].body    ^parts[1].body
 *
 * Where no part but the last has an answer, that answer is the whole question's. */

struct marker {
	struct md_node *line;
	struct sub_label label;
	struct str text;        /* in the arena */
	struct md_node *answer; /* the line or block where its answer begins, or NULL */
	bool has_blank, has_points;
};

struct scan {
	struct outline *outline;
	const struct outline_question *question;
	VEC(struct marker) markers;
	bool is_over; /* a part's label came before the first marker */
};

/* （1） holds ①, never itself. */
static bool form_fits(const struct scan *scan, enum part_form form)
{
	if (scan->markers.len)
		return form == scan->markers.data[0].label.form;
	return form > scan->question->part_form;
}

static enum part part_of_line(const struct head *head)
{
	const struct str text = head_text(head);
	const struct part_label label = label_part(text);

	if (label.part != PART_NONE)
		return label.part;
	return head->is_whole ? label_part_alone(text) : PART_NONE;
}

static bool is_result(enum part part)
{
	return part == PART_ANSWER || part == PART_EXPLANATION || part == PART_HINT;
}

static bool line_has_blank(const struct md_node *line)
{
	for (; line && !md_is_break(line); line = line->next) {
		if (line->kind == MD_BLANK)
			return true;
	}
	return false;
}

static void note_answer(struct scan *scan, struct md_node *place)
{
	if (!scan->markers.len)
		scan->is_over = true;
	else if (!vec_last(&scan->markers)->answer)
		vec_last(&scan->markers)->answer = place;
}

static bool line_has_points(struct md_node *line)
{
	struct md_node *last = line;
	points value;

	while (last->next && !md_is_break(last->next))
		last = last->next;
	return last->kind == MD_TEXT && points_at_end(last->text, &value) != STR_NPOS;
}

static void scan_line(struct scan *scan, struct md_node *line)
{
	struct head head;

	head_read(line, &head);
	const enum part part = part_of_line(&head);

	if (is_result(part)) {
		note_answer(scan, line);
		return;
	}
	const struct sub_label label = sub_label_read(head_text(&head));

	if (label.len && label.number == scan->markers.len + 1 &&
		form_fits(scan, label.form)) {
		vec_push(&scan->markers, (struct marker){.line = line, .label = label});
		vec_last(&scan->markers)->text =
			arena_copy_str(scan->outline->arena, label.text);
	}
	if (!scan->markers.len || vec_last(&scan->markers)->answer)
		return;
	vec_last(&scan->markers)->has_blank |= line_has_blank(line);
	vec_last(&scan->markers)->has_points |= line_has_points(line);
}

static void scan_para(struct scan *scan, struct md_node *para)
{
	for (struct md_node *line = para->first; line && !scan->is_over;
		line = line_next(line)) {
		if (!md_is_break(line))
			scan_line(scan, line);
	}
}

static void scan_heading(struct scan *scan, struct md_node *heading)
{
	struct head head;

	head_read(heading->first, &head);
	if (is_result(part_of_line(&head)))
		note_answer(scan, heading->first);
}

static void scan_block(struct scan *scan, struct md_node *block)
{
	if (block->kind == MD_PARA)
		scan_para(scan, block);
	else if (block->kind == MD_HEADING)
		scan_heading(scan, block);
	else if (block->kind == MD_DETAILS)
		note_answer(scan, block);
	if (block->kind != MD_LIST)
		return;
	for (struct md_node *item = block->first; item; item = item->next) {
		if (item->first && item->first->kind == MD_PARA)
			scan_para(scan, item->first);
	}
}

/* A run of two or more, one of which has something of its own. */
static bool is_run(const struct scan *scan)
{
	const size_t count = scan->markers.len;

	if (scan->is_over || count < 2)
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct marker *marker = &scan->markers.data[i];

		if (marker->answer && i + 1 < count)
			return true;
		if ((marker->has_blank || marker->has_points) &&
			!scan->question->body_is_answer)
			return true;
	}
	return false;
}

static bool item_has_label(const struct md_node *item, void *closure)
{
	struct head head;

	(void)closure;
	if (!item->first || item->first->kind != MD_PARA)
		return false;
	head_read(item->first->first, &head);
	return sub_label_read(head_text(&head)).len || is_result(part_of_line(&head));
}

static bool list_has_label(const struct md_node *list)
{
	for (const struct md_node *item = list->first; item; item = item->next) {
		if (item_has_label(item, NULL))
			return true;
	}
	return false;
}

static void open_lists(struct outline *outline, struct md_node *body)
{
	struct md_node *next;

	for (struct md_node *block = body->first; block; block = next) {
		next = block->next;
		if (block->kind == MD_LIST && list_has_label(block))
			next = list_open(outline->arena, block, item_has_label, NULL);
	}
}

static void cut_at(struct outline *outline, struct md_node *line)
{
	if (line->parent->kind == MD_PARA && line->previous)
		para_cut(outline->arena, line->parent, line);
}

/* Whether no part before the last has an answer: then the last one's is for all. */
static bool answers_are_joint(const struct scan *scan)
{
	for (size_t i = 0; i + 1 < scan->markers.len; i++) {
		if (scan->markers.data[i].answer)
			return false;
	}
	return true;
}

static void open_part(struct outline *outline, struct outline_question *part,
	const struct marker *marker)
{
	struct md_node *block = marker->line->parent;

	*part = (struct outline_question){.span = block->span,
		.number = marker->text,
		.group = GROUP_NONE,
		.part_form = marker->label.form,
		.answer_span = SPAN_NONE};
	part->body = md_new(outline->arena, MD_DOCUMENT, block->span);
	head_strip(block, marker->label.len);
}

static bool is_first_line(const struct md_node *block, const struct md_node *line)
{
	return line && (block == line || block->first == line);
}

/* Moves the blocks from each marker on to its part; how many parts there are: a marker
 * deep in an item opens none. */
static size_t move_blocks(
	struct scan *scan, struct md_node *body, struct outline_question *parts)
{
	const size_t count = scan->markers.len;
	const struct md_node *joint =
		answers_are_joint(scan) ? scan->markers.data[count - 1].answer : NULL;
	struct outline_question *part = NULL;
	size_t opened = 0;
	struct md_node *next;

	for (struct md_node *block = body->first; block; block = next) {
		next = block->next;
		if (opened == count && is_first_line(block, joint))
			return opened;
		if (opened < count &&
			is_first_line(block, scan->markers.data[opened].line)) {
			part = &parts[opened];
			open_part(scan->outline, part, &scan->markers.data[opened++]);
		}
		if (!part)
			continue;
		part->span.end = block->span.end;
		md_unlink(block);
		if (block->kind != MD_PARA || block->first)
			md_append(part->body, block);
	}
	return opened;
}

static void cut_body(struct scan *scan, struct outline_question *question)
{
	struct outline *outline = scan->outline;
	const size_t count = scan->markers.len;

	open_lists(outline, question->body);
	for (size_t i = 0; i < count; i++) {
		struct marker *marker = &scan->markers.data[i];

		cut_at(outline, marker->line);
		if (marker->answer && marker->answer->kind != MD_DETAILS)
			cut_at(outline, marker->answer);
	}
	question->parts = ARENA_NEW(outline->arena, struct outline_question, count);
	question->body_is_answer = false;
	question->part_count = move_blocks(scan, question->body, question->parts);
}

void subs_find(struct outline *outline, struct outline_question *question)
{
	struct scan scan = {.outline = outline, .question = question};

	if (question->part_form == PART_FORM_CIRCLE)
		return;
	for (struct md_node *block = question->body->first; block && !scan.is_over;
		block = block->next)
		scan_block(&scan, block);
	if (is_run(&scan))
		cut_body(&scan, question);
	vec_clear(&scan.markers);
}

/* Lines of the stem that are counted and have nothing of their own are sub-questions if
 * the answer counts as many. */
void subs_find_answered(struct outline *outline, struct outline_question *question)
{
	struct scan scan = {.outline = outline, .question = question};

	if (question->part_count || !question->answer || question->option_count ||
		question->part_form == PART_FORM_CIRCLE)
		return;
	for (struct md_node *block = question->stem->first; block; block = block->next)
		scan_block(&scan, block);
	if (scan.markers.len > 1 &&
		subs_are_counted(outline->arena, question->answer,
			scan.markers.data[0].label.form, scan.markers.len)) {
		tally_add(&outline->tallies, TALLY_COUNTED_LINES,
			scan.markers.data[0].line->span);
		question->is_counted = true;
		question->body = question->stem;
		cut_body(&scan, question);
	}
	vec_clear(&scan.markers);
}
