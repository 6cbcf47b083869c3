/* SPDX-License-Identifier: MIT */
#include "read/outline/parts.h"

#include "base/limits.h"
#include "read/outline/head.h"
#include "read/outline/label.h"
#include "read/outline/repair.h"

/* A question's body is read block by block; a part label (at the start of a line, item
 * or heading, or a <details>) says where the blocks after it go. */

struct sorter {
	struct outline *outline;
	struct outline_question *question;
	enum part part;   /* where the next block goes */
	enum part resume; /* and after it, if part is over with one block */
	bool is_single;
	bool knows_b, has_b; /* whether a line of the body is option B */
	bool below_answer; /* options that stand below their answer: AB, A. …, B. … */
	unsigned depth;
};

static struct md_node **part_slot(struct outline_question *question, enum part part)
{
	switch (part) {
	case PART_NONE:
	case PART_STEM: return &question->stem;
	case PART_ANSWER: return &question->answer;
	case PART_EXPLANATION: return &question->explanation;
	case PART_HINT: return &question->hint;
	case PART_TOPIC: return &question->topic;
	case PART_SOURCE: return &question->source;
	case PART_DIFFICULTY:
	case PART_POINTS:
	case PART_TAGS: break;
	}
	return NULL;
}

/* Comments are for the machine or for nobody. */
static void take_comments(struct sorter *sorter, struct md_node *para)
{
	struct md_node *next;

	for (struct md_node *node = para->first; node; node = next) {
		next = node->next;
		if (node->kind != MD_INLINE_COMMENT)
			continue;
		attributes_read(sorter->outline, &sorter->question->facts,
			attributes_of_comment(node->text), node->span);
		md_unlink(node);
	}
	inline_trim(para);
}

static void add_block(struct sorter *sorter, struct md_node *block)
{
	struct outline_question *question = sorter->question;
	const enum part part = sorter->part;

	md_unlink(block);
	if (block->kind == MD_PARA) {
		take_comments(sorter, block);
		if (!block->first)
			return;
	}
	if (sorter->is_single) {
		sorter->part = sorter->resume;
		sorter->is_single = false;
	}
	if (part_is_field(part) && !fields_read(sorter->outline, question, part, block))
		return;
	struct md_node *target = md_container(
		sorter->outline->arena, part_slot(question, part), block->span);

	target->span.end = block->span.end;
	md_append(target, block);
}

static bool has_option_b(struct sorter *sorter);

static bool line_is_option_b(const struct md_node *line)
{
	struct head head;

	head_read(line, &head);
	return label_option(head_text(&head)).letter == 'B';
}

static bool blocks_have_b(const struct md_node *parent, unsigned depth)
{
	for (const struct md_node *block = parent->first; block; block = block->next) {
		if (block->kind == MD_LIST || block->kind == MD_ITEM) {
			if (depth < LIMIT_BLOCK_DEPTH && blocks_have_b(block, depth + 1))
				return true;
			continue;
		}
		if (block->kind != MD_PARA)
			continue;
		for (struct md_node *line = block->first; line; line = line_next(line)) {
			if (line_is_option_b(line))
				return true;
		}
	}
	return false;
}

static bool opens_options(const struct md_node *block)
{
	struct head head;

	if (block && block->kind == MD_LIST && block->first)
		block = block->first->first;
	if (!block || block->kind != MD_PARA)
		return false;
	head_read(block->first, &head);
	const struct option_label label = label_option(head_text(&head));

	return label.len && label.letter == 'A';
}

static bool is_option_block(const struct md_node *block)
{
	struct head head;

	if (block->kind == MD_LIST)
		return opens_options(block);
	if (block->kind != MD_PARA)
		return false;
	head_read(block->first, &head);
	return label_option(head_text(&head)).len;
}

/* `正确答案：AB` and nothing else so far. */
static bool answer_is_letters(const struct outline_question *question)
{
	const struct md_node *para = question->answer ? question->answer->first : NULL;
	struct head head;
	size_t letters = 0;

	if (!para || para->next || para->kind != MD_PARA || line_next(para->first))
		return false;
	head_read(para->first, &head);
	const struct str text = str_trim_wide(head_text(&head));

	while (letters < text.len && text.data[letters] >= 'A' &&
		text.data[letters] <= 'Z')
		letters++;
	return letters && letters == text.len;
}

/* The options may stand below the answer; what follows them explains. */
static void leave_answer(struct sorter *sorter, const struct md_node *block)
{
	if (sorter->below_answer) {
		if (sorter->part == PART_STEM && !is_option_block(block))
			sorter->part = PART_EXPLANATION;
		return;
	}
	if (sorter->part != PART_ANSWER || !opens_options(block) ||
		!answer_is_letters(sorter->question) ||
		(sorter->question->stem && blocks_have_b(sorter->question->stem, 0)))
		return;
	sorter->below_answer = true;
	sorter->part = PART_STEM;
	tally_add(&sorter->outline->tallies, TALLY_OPTIONS_BELOW, block->span);
}

/* A choice has one answer; other questions may be answered in several goes. */
static void check_second_answer(struct sorter *sorter, struct span span)
{
	const struct md_node *answer = sorter->question->answer;

	if (answer && answer->first && has_option_b(sorter))
		diag_report(sorter->outline->diag, DIAG_ANSWER_TWICE, span);
}

static void begin_part(
	struct sorter *sorter, enum part part, struct span span, bool is_single)
{
	if (part == PART_ANSWER)
		check_second_answer(sorter, span);
	if (is_single && !sorter->is_single)
		sorter->resume = sorter->part;
	sorter->is_single = is_single;
	sorter->part = part;
	if (part == PART_ANSWER && sorter->question->answer_span.source == UINT32_MAX)
		sorter->question->answer_span = span;
}

static bool has_option_b(struct sorter *sorter)
{
	if (!sorter->knows_b) {
		const struct outline_question *question = sorter->question;
		sorter->has_b = blocks_have_b(question->body, 0) ||
				(question->stem && blocks_have_b(question->stem, 0));
	}
	sorter->knows_b = true;
	return sorter->has_b;
}

/* `A:` answers a `Q`, `A22:` answers `Q22`; elsewhere a lone `A:` is text. */
static struct part_label letter_answer(
	struct sorter *sorter, const struct head *head, struct span span)
{
	const struct answer_label label = label_answer_letter(head_text(head));
	const struct outline_question *question = sorter->question;
	const struct part_label none = {0};

	if (!label.len || sorter->part == PART_ANSWER)
		return none;
	if (str_eq(label.number, question->number) && label.number.len)
		return (struct part_label){label.len, PART_ANSWER};
	if (label.number.len ? !question->by_letter : has_option_b(sorter))
		return none;
	if (question->by_letter && !label.number.len)
		return (struct part_label){label.len, PART_ANSWER};
	tally_add(&sorter->outline->tallies, TALLY_LONE_A, span);
	return none;
}

static struct part_label recognise(struct sorter *sorter, const struct md_node *line)
{
	struct head head;

	head_read(line, &head);
	const struct str text = head_text(&head);
	const struct part_label label = label_part(text);

	if (label.len)
		return label;
	if (head.bold_whole && head.is_whole && label_part_alone(text) != PART_NONE)
		return (struct part_label){head.len, label_part_alone(text)};
	return letter_answer(sorter, &head, line->span);
}

static bool is_short_part(enum part part)
{
	return part_is_field(part) || part == PART_HINT;
}

static bool is_working_out(const struct md_node *line)
{
	struct head head;

	head_read(line, &head);
	return str_starts(head_text(&head), STR("解：")) ||
	       str_starts(head_text(&head), STR("解:"));
}

/* Takes a label off the piece's start, if there is one. */
static bool take_label(struct sorter *sorter, struct md_node *piece)
{
	const struct part_label label =
		piece->first ? recognise(sorter, piece->first) : (struct part_label){0};

	if (!label.len)
		return false;
	if (sorter->part != PART_ANSWER && is_working_out(piece->first))
		tally_add(&sorter->outline->tallies, TALLY_WORKED_OUT, piece->span);
	begin_part(sorter, label.part, piece->span, is_short_part(label.part));
	head_strip(piece, label.len);
	return true;
}

/* The first later line that opens a part, or NULL. */
static struct md_node *labelled_line(struct sorter *sorter, const struct md_node *para)
{
	struct md_node *line = line_next(para->first);

	while (line && (md_is_break(line) || !recognise(sorter, line).len))
		line = line_next(line);
	return line;
}

/* `**答案**：B。**解析**：……`: bold words that open a part inside a line. */
static bool opens_part_inside(const struct md_node *node)
{
	const struct md_node *before = node->previous;
	struct head head;

	if (node->kind != MD_STRONG || !before || before->kind != MD_TEXT)
		return false;
	head_read(node, &head);
	return label_part(head_text(&head)).len != 0;
}

static void break_before(struct sorter *sorter, struct md_node *node)
{
	md_insert_before(node,
		md_new(sorter->outline->arena, MD_SOFT_BREAK,
			span_of(node->span.source, node->span.start, node->span.start)));
}

/* `【答案】B【解析】……`: what opens a part inside a line begins a line of its own. */
static void break_lines(struct sorter *sorter, struct md_node *para)
{
	bool after_answer = sorter->part == PART_ANSWER, at_start = true;

	for (struct md_node *node = para->first; node; node = node->next) {
		struct head head;

		if (at_start && !md_is_break(node)) {
			head_read(node, &head);
			after_answer = after_answer ||
				       label_part(head_text(&head)).part == PART_ANSWER;
		}
		at_start = md_is_break(node);
		const size_t at = node->kind == MD_TEXT
					  ? label_part_inside(node->text, after_answer)
					  : STR_NPOS;

		if (after_answer && opens_part_inside(node))
			break_before(sorter, node);
		else if (at != STR_NPOS && at != 0)
			break_before(
				sorter, md_split_text(sorter->outline->arena, node, at));
	}
}

static void sort_para(struct sorter *sorter, struct md_node *para)
{
	struct md_node *piece = NULL;

	break_lines(sorter, para);
	while (piece != para) {
		while (take_label(sorter, para))
			;
		struct md_node *line = labelled_line(sorter, para);

		piece = line ? para_cut(sorter->outline->arena, para, line) : para;
		if (piece->first)
			add_block(sorter, piece);
		else
			md_unlink(piece);
	}
}

static void sort_heading(struct sorter *sorter, struct md_node *heading)
{
	struct head head;
	enum part part = PART_NONE;

	head_read(heading->first, &head);
	struct part_label label = label_part(head_text(&head));
	if (head.is_whole)
		part = label_part_alone(head_text(&head));
	if (label.part == PART_NONE && part != PART_NONE)
		label = (struct part_label){head.len, part};
	if (label.part == PART_NONE) {
		add_block(sorter, heading);
		return;
	}
	begin_part(sorter, label.part, heading->span, part_is_field(label.part));
	head_strip(heading, label.len);
	heading->kind = MD_PARA;
	if (heading->first)
		add_block(sorter, heading);
	else
		md_unlink(heading);
}

static bool item_has_label(const struct md_node *item, void *closure)
{
	return item->first && item->first->kind == MD_PARA && item->first->first &&
	       recognise(closure, item->first->first).len;
}

static bool list_has_label(struct sorter *sorter, const struct md_node *list)
{
	for (const struct md_node *item = list->first; item; item = item->next) {
		if (item_has_label(item, sorter))
			return true;
	}
	return false;
}

/* What a summary says of its details; without a word for it, an answer. */
static enum part summary_part(struct arena *arena, const struct md_node *details)
{
	if (!details->first || details->first->kind != MD_SUMMARY)
		return PART_ANSWER;
	const enum part part = label_part_named(md_plain(arena, details->first));

	return part == PART_NONE ? PART_ANSWER : part;
}

static void sort_blocks(struct sorter *sorter, struct md_node *parent);

static void sort_details(struct sorter *sorter, struct md_node *details)
{
	const enum part part = summary_part(sorter->outline->arena, details);
	const struct outline_question *question = sorter->question;
	const enum part before = sorter->part;

	if ((part == PART_ANSWER && question->answer) ||
		sorter->depth >= LIMIT_BLOCK_DEPTH) {
		add_block(sorter, details);
		return;
	}
	if (details->first && details->first->kind == MD_SUMMARY)
		md_unlink(details->first);
	if (details->first)
		begin_part(sorter, part, details->span, false);
	sorter->depth++;
	sort_blocks(sorter, details);
	sorter->depth--;
	md_unlink(details);
	if (part == PART_HINT)
		sorter->part = before;
}

static void sort_comment(struct sorter *sorter, struct md_node *comment)
{
	const struct str words = attributes_of_comment(comment->text);

	attributes_read(sorter->outline, &sorter->question->facts, words, comment->span);
	md_unlink(comment);
}

/* `> 答案：B`: a quotation that opens with an answer's or explanation's label. */
static bool quote_is_part(struct sorter *sorter, const struct md_node *quote)
{
	struct head head;

	if (!quote->first || quote->first->kind != MD_PARA ||
		sorter->depth >= LIMIT_BLOCK_DEPTH)
		return false;
	head_read(quote->first->first, &head);
	const enum part part = label_part(head_text(&head)).part;

	return part == PART_ANSWER || part == PART_EXPLANATION;
}

static void sort_quote(struct sorter *sorter, struct md_node *quote)
{
	sorter->depth++;
	sort_blocks(sorter, quote);
	sorter->depth--;
	md_unlink(quote);
}

static void sort_blocks(struct sorter *sorter, struct md_node *parent)
{
	struct md_node *next;

	for (struct md_node *block = parent->first; block; block = next) {
		next = block->next;
		leave_answer(sorter, block);
		if (block->kind == MD_PARA)
			sort_para(sorter, block);
		else if (block->kind == MD_HEADING)
			sort_heading(sorter, block);
		else if (block->kind == MD_LIST && list_has_label(sorter, block))
			next = list_open(
				sorter->outline->arena, block, item_has_label, sorter);
		else if (block->kind == MD_DETAILS)
			sort_details(sorter, block);
		else if (block->kind == MD_QUOTE && quote_is_part(sorter, block))
			sort_quote(sorter, block);
		else if (block->kind == MD_COMMENT)
			sort_comment(sorter, block);
		else
			add_block(sorter, block);
	}
}

/* Rules between questions separate; they are no part of one. */
static void trim_rules(struct md_node *part)
{
	while (part && part->last && part->last->kind == MD_RULE)
		md_unlink(part->last);
	while (part && part->first && part->first->kind == MD_RULE)
		md_unlink(part->first);
}

/* What follows a question that is a heading is its answer, if nothing else is. */
static void body_to_answer(struct outline *outline, struct outline_question *question)
{
	struct md_node *title = question->stem ? question->stem->first : NULL;

	if (!question->body_is_answer || question->option_count || question->answer ||
		!title || !title->next)
		return;
	struct md_node *answer =
		md_container(outline->arena, &question->answer, title->next->span);
	question->answer_span = span_join(title->next->span, question->stem->last->span);
	while (title->next) {
		struct md_node *block = title->next;

		md_unlink(block);
		md_append(answer, block);
	}
	tally_add(&outline->tallies, TALLY_BODY_ANSWER, question->answer_span);
}

static void sort_answered_subs(struct outline *outline, struct outline_question *question)
{
	if (question->part_count)
		return;
	subs_find_answered(outline, question);
	for (size_t i = 0; i < question->part_count; i++)
		parts_sort(outline, &question->parts[i]);
}

void parts_sort_key(struct outline *outline, struct outline_question *question)
{
	struct md_node *const key = question->answer;
	struct sorter sorter = {
		.outline = outline, .question = question, .part = PART_ANSWER};

	question->answer = NULL;
	sort_blocks(&sorter, key);
	sort_answered_subs(outline, question);
}

void parts_sort(struct outline *outline, struct outline_question *question)
{
	struct sorter sorter = {
		.outline = outline, .question = question, .part = PART_STEM};

	fields_read_start(outline, question, question->body->first);
	subs_find(outline, question);
	sort_blocks(&sorter, question->body);
	md_container(outline->arena, &question->stem, question->span);
	trim_rules(question->stem);
	trim_rules(question->answer);
	trim_rules(question->explanation);
	fields_read_stem(outline, question);
	options_find(outline, question);
	fields_read_end(outline, question);
	hints_find(outline, question);
	body_to_answer(outline, question);
	if (!question->answer)
		question->answer_span = SPAN_NONE; /* a label, and nothing behind it */
	answers_find_in_stem(outline, question);
	for (size_t i = 0; i < question->part_count; i++)
		parts_sort(outline, &question->parts[i]);
	sort_answered_subs(outline, question);
}
