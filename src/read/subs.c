/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "base/vec.h"
#include "read/head.h"
#include "read/label.h"
#include "read/parts.h"
#include "read/repair.h"

/* Sub-questions （1）（2） or ①②. One look over the body finds a run of them from 1 and
 * what each has of its own; only then is the body cut:
 *
 *	stem  （1） stem 答案 …  （2） stem 答案 …
 *	^body ^parts[0].body    ^parts[1].body
 *
 * Where no part but the last has an answer, that answer is the whole question's. */

struct sub_label {
	size_t len;
	struct str text; /* as printed: （1） */
	unsigned number;
	enum part_form form;
};

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

static struct sub_label circle_label(struct str text)
{
	struct sub_label label = {0};
	size_t offset = 0;
	const uint32_t c = text.len ? utf8_next(text, &offset) : 0;

	if (c < 0x2460 || c > 0x2473) /* ① … ⑳ */
		return label;
	label.text = str_slice(text, 0, offset);
	label.len = offset + space_len(str_from_offset(text, offset));
	label.number = c - 0x2460 + 1;
	label.form = PART_FORM_CIRCLE;
	return label;
}

static struct sub_label sub_label_read(struct str text)
{
	struct sub_label label = {0};

	if (!str_starts(text, STR("（")) && !str_starts(text, STR("(")))
		return circle_label(text);
	const struct number_label number = label_number(text);

	if (!number.len)
		return label;
	label.text = str_trim_wide(str_slice(text, 0, number.len));
	label.len = number.len;
	label.number = number.last;
	label.form = PART_FORM_PARENTHESES;
	return label;
}

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

/* A joint answer that counts as the parts are counted, in lines or in one
 * (`（1）甲；（2）乙`), is theirs. */

struct label_place {
	struct md_node *node;
	size_t at; /* byte of its text; 0: the node's start */
};

/* Whether a label may stand here inside a line: after white space or an end mark. */
static bool may_open(struct str text, size_t at)
{
	static const struct str marks[] = {
		STR_INIT("；"), STR_INIT("。"), STR_INIT("，"), STR_INIT("　")};
	const struct str before = str_slice(text, 0, at);

	if (!at || text.data[at - 1] == ' ' || text.data[at - 1] == ';')
		return true;
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		if (str_ends(before, marks[i]))
			return true;
	}
	return false;
}

/* Behind anything but a word, where the wide parenthesis says that it is no argument. */
static bool may_open_loosely(struct str text, size_t at)
{
	return str_starts(str_from_offset(text, at), STR("（")) || (text.data[at] & 0x80);
}

static bool label_at(struct str text, size_t at, unsigned number, enum part_form form)
{
	if (((unsigned char)text.data[at] & 0xC0) == 0x80)
		return false;
	const struct sub_label label = sub_label_read(str_from_offset(text, at));

	return label.len && label.number == number && label.form == form &&
	       (may_open(text, at) || may_open_loosely(text, at));
}

/* Puts the places of the parts' labels in order; says whether all were found and the
 * first opens the answer. */
static bool find_places(const struct outline_question *question,
	const struct md_node *answer, struct label_place *places)
{
	const enum part_form form = question->parts[0].part_form;
	size_t found = 0;

	for (struct md_node *para = answer->first; para; para = para->next) {
		if (para->kind != MD_PARA)
			continue;
		for (struct md_node *node = para->first; node; node = node->next) {
			for (size_t at = 0;
				node->kind == MD_TEXT && found < question->part_count &&
				at < node->text.len;
				at++) {
				if (label_at(node->text, at, (unsigned)found + 1, form))
					places[found++] = (struct label_place){node, at};
			}
		}
	}
	return found == question->part_count && answer->first->kind == MD_PARA &&
	       places[0].node == answer->first->first && places[0].at == 0;
}

/* Makes the label begin a paragraph; the last label of a text comes first. */
static struct md_node *cut_place(struct outline *outline, const struct label_place *place)
{
	struct md_node *node = place->node;

	if (place->at)
		node = md_split_text(outline->arena, node, place->at);
	return node->previous ? para_split(outline->arena, node->parent, node)
			      : node->parent;
}

static void give(struct outline *outline, struct outline_question *part,
	struct md_node *block, bool is_explanation)
{
	struct md_node **slot = is_explanation ? &part->explanation : &part->answer;

	if (!*slot && !is_explanation)
		part->answer_span = block->span;
	md_unlink(block);
	if (block->kind != MD_PARA || block->first)
		md_append(md_container(outline->arena, slot, block->span), block);
}

static void drop_end_mark(struct md_node *para)
{
	struct md_node *last = inline_last_text(para);

	if (last && (str_ends(last->text, STR("；")) || str_ends(last->text, STR(";"))))
		last->text.len -= last->text.data[last->text.len - 1] == ';' ? 1 : 3;
}

static void share_slot(
	struct outline *outline, struct outline_question *question, struct md_node **slot)
{
	const bool is_explanation = slot == &question->explanation;
	const size_t count = question->part_count;
	struct label_place *places = ARENA_NEW(outline->arena, struct label_place, count);
	struct md_node **paras = ARENA_NEW(outline->arena, struct md_node *, count);
	size_t opened = 0;
	struct head head;

	if (!*slot || !(*slot)->first || !find_places(question, *slot, places))
		return;
	for (size_t i = count; i--;)
		paras[i] = cut_place(outline, &places[i]);
	while ((*slot)->first) {
		struct md_node *block = (*slot)->first;

		if (opened < count && block == paras[opened]) {
			head_read(block->first, &head);
			head_strip(block, sub_label_read(head_text(&head)).len);
			inline_trim(block);
			drop_end_mark(block);
			opened++;
		}
		give(outline, &question->parts[opened - 1], block, is_explanation);
	}
	*slot = NULL;
	if (!is_explanation)
		question->answer_span = SPAN_NONE;
}

void subs_share(struct outline *outline, struct outline_question *question)
{
	if (!question->part_count)
		return;
	if (!question->parts[0].answer)
		share_slot(outline, question, &question->answer);
	if (!question->parts[0].explanation)
		share_slot(outline, question, &question->explanation);
}
