/* SPDX-License-Identifier: MIT */
#include "read/outline/candidate.h"

#include <string.h>

#include "base/limits.h"
#include "read/outline/groups.h"
#include "read/outline/head.h"
#include "read/outline/label.h"

struct collector {
	struct arena *arena;
	struct str text; /* of the whole source */
	candidate_vec *found;
	size_t heading;                 /* index of the last one, or MAX */
	unsigned depth;                 /* lists around */
	bool any_asks;                  /* some list did before */
	bool list_asks;                 /* most bullets of the list at hand end in ？ */
	const struct md_node *run_last; /* list that ends those at hand, or NULL */
	bool run_asks;
	bool in_bullet; /* inside a bullet that is a question, if bullets are */
};

#define NO_HEADING ((size_t)-1)

/* The line's own end, not its paragraph's. */
static bool line_asks(const struct md_node *line)
{
	const struct md_node *last = line;

	while (last->next && !md_is_break(last->next))
		last = last->next;
	while (last->kind == MD_TEXT && !str_trim_wide(last->text).len &&
		last->previous && last != line)
		last = last->previous;
	while (last->last && last->kind != MD_TEXT)
		last = last->last;
	if (last->kind != MD_TEXT)
		return false;
	return text_asks(last->text);
}

static bool line_has_blank(const struct md_node *line)
{
	for (; line && !md_is_break(line); line = line->next) {
		if (line->kind == MD_BLANK)
			return true;
	}
	return false;
}

static struct str number_copy(struct collector *collector, struct str number)
{
	return arena_copy_str(collector->arena, label_ascii(collector->arena, number));
}

static void take_question_label(
	struct collector *collector, struct candidate *candidate, const struct head *head)
{
	const bool in_heading = candidate->traits & CANDIDATE_HEADING;
	const struct question_label label = label_question(head_text(head), in_heading);

	if (!label.len)
		return;
	candidate->traits |= label.number.len ? CANDIDATE_LABEL : CANDIDATE_BARE_LABEL;
	candidate->traits |= label.is_letter ? CANDIDATE_LETTER : 0;
	candidate->label_len = (unsigned short)label.len;
	candidate->label_number = number_copy(collector, label.number);
}

static enum number_form form_of(struct str label)
{
	label = str_trim_wide(label);
	if (str_starts(label, STR("（")) || str_starts(label, STR("(")))
		return NUMBER_BRACKETS;
	return str_ends(label, STR("）")) || str_ends(label, STR(")")) ? NUMBER_CLOSED
								       : NUMBER_PLAIN;
}

/* Whether the line above the place is empty, or there is none. */
static bool is_after_blank(struct str text, size_t at)
{
	unsigned ends = 0;

	while (at && strchr(" \t\n>", text.data[at - 1]))
		ends += text.data[--at] == '\n';
	return ends > 1 || at == 0;
}

static void take_number(
	struct collector *collector, struct candidate *candidate, const struct head *head)
{
	const struct number_label label = label_number(head_text(head));

	if (!label.len)
		return;
	candidate->traits |= CANDIDATE_NUMBER;
	candidate->number = label.last;
	candidate->number_levels = (unsigned short)label.levels;
	candidate->form = form_of(str_slice(head_text(head), 0, label.len));
	candidate->number_label_len = (unsigned short)label.len;
	candidate->number_text = number_copy(collector, label.number);
}

static void take_word(
	struct collector *collector, struct candidate *candidate, const struct head *head)
{
	const struct word_label label = label_word(head_text(head));

	if (!label.len)
		return;
	candidate->traits |= CANDIDATE_WORD;
	candidate->word = arena_copy_str(collector->arena, label.word);
	candidate->number_label_len = (unsigned short)label.len;
	candidate->number_text = number_copy(collector, label.number);
}

static unsigned part_traits(const struct head *head)
{
	const struct str text = head_text(head);
	unsigned traits = 0;

	if (head->is_whole && label_part_alone(text) != PART_NONE)
		traits |= CANDIDATE_PART;
	const struct part_label part = label_part(text);
	if (part.part != PART_NONE)
		traits |= CANDIDATE_PART;
	if (part.part == PART_ANSWER || label_answer_letter(text).len)
		traits |= CANDIDATE_ANSWER;
	return traits;
}

/* A list that stands above this line takes the number from the item's marker. */
static void take_marker(struct collector *collector, struct candidate *candidate,
	const struct md_node *item)
{
	char digits[21];

	candidate->traits |= CANDIDATE_NUMBER;
	candidate->number = item->number;
	candidate->number_levels = 1;
	candidate->number_label_len = 0;
	candidate->form = item->parent->is_paren ? NUMBER_CLOSED : NUMBER_PLAIN;
	candidate->number_text =
		arena_copy_str(collector->arena, str_from_unsigned(digits, item->number));
}

/* `【单选题】…` where no number says it. */
static void take_type_tag(struct candidate *candidate, const struct head *head)
{
	if (!(candidate->traits &
		    (CANDIDATE_LABEL | CANDIDATE_BARE_LABEL | CANDIDATE_NUMBER)) &&
		label_is_type_tag(head_text(head)))
		candidate->traits |= CANDIDATE_LABEL;
}

static struct candidate candidate_at(struct md_node *line, unsigned traits)
{
	return (struct candidate){.line = line, .span = line->span, .traits = traits};
}

static bool is_link_alone(const struct md_node *para)
{
	const struct md_node *node = para->first;

	if (node && node->kind == MD_TEXT) {
		const struct str text = str_trim_wide(node->text);
		if (text.len && !(text.data[0] == '[' && str_ends(text, STR("]"))))
			return false;
		node = node->next;
	}
	if (!node || node->kind != MD_LINK || str_starts(node->url, STR("#")))
		return false;
	for (node = node->next; node; node = node->next) {
		if (node->kind != MD_TEXT || str_trim_wide(node->text).len)
			return false;
	}
	return true;
}

static bool opens_bullet(const struct md_node *block)
{
	return block->parent->kind == MD_ITEM && block->parent->first == block &&
	       !block->parent->parent->ordered;
}

static void count_bullet(
	struct collector *collector, const struct md_node *para, bool asks)
{
	if (!opens_bullet(para) || collector->heading == NO_HEADING)
		return;
	collector->found->data[collector->heading].item_count++;
	if (asks)
		collector->found->data[collector->heading].asking_count++;
}

/* The first line of a paragraph is more than the others: it may be a list item's, or
 * bold, or a bullet that asks. */
static void take_first_line(struct collector *collector, struct candidate *candidate,
	const struct md_node *para, const struct head *head)
{
	const struct md_node *item = para->parent->kind == MD_ITEM ? para->parent : NULL;
	const bool asks = candidate->traits & CANDIDATE_ASKS;

	if (head->bold_whole && !(candidate->traits & CANDIDATE_PART))
		candidate->traits |= CANDIDATE_BOLD;
	if (!item || item->first != para)
		return;
	if (item->parent->ordered)
		take_marker(collector, candidate, item);
	count_bullet(collector, para, asks);
	if (!opens_bullet(para) || collector->in_bullet)
		return;
	if (asks || collector->list_asks || is_link_alone(para))
		candidate->traits |= CANDIDATE_ITEM;
}

static bool is_worth_keeping(unsigned traits)
{
	return traits & (CANDIDATE_HEADING | CANDIDATE_LABEL | CANDIDATE_BARE_LABEL |
				CANDIDATE_NUMBER | CANDIDATE_BOLD | CANDIDATE_ITEM |
				CANDIDATE_ANSWER | CANDIDATE_MATERIAL | CANDIDATE_NOTES);
}

static bool is_root(const struct md_node *para)
{
	if (para->parent->kind == MD_DOCUMENT)
		return true;
	return para->parent->kind == MD_ITEM && para->parent->first == para &&
	       para->parent->parent->parent->kind == MD_DOCUMENT;
}

/* Of an item its marker's place. */
static size_t start_of_para(const struct md_node *para)
{
	const struct md_node *const item = para->parent;

	return item->kind == MD_ITEM && item->first == para ? item->span.start
							    : para->span.start;
}

static void collect_line(
	struct collector *collector, struct md_node *para, struct md_node *line)
{
	struct head head;
	struct candidate candidate = candidate_at(line, 0);

	head_read(line, &head);
	candidate.traits |= part_traits(&head);
	if (line_asks(line))
		candidate.traits |= CANDIDATE_ASKS;
	if (is_root(para))
		candidate.traits |= CANDIDATE_ROOT;
	if (line_has_blank(line))
		candidate.traits |= CANDIDATE_BLANK;
	if (is_root(para) && head.is_whole && label_is_notes(head_text(&head)))
		candidate.traits |= CANDIDATE_NOTES;
	if (line == para->first && is_root(para) &&
		group_label_read(head_text(&head), head.is_whole).is_numbered)
		candidate.traits |= CANDIDATE_MATERIAL;
	take_question_label(collector, &candidate, &head);
	take_number(collector, &candidate, &head);
	if (line == para->first)
		take_first_line(collector, &candidate, para, &head);
	else
		candidate.traits |= CANDIDATE_INNER;
	take_type_tag(&candidate, &head);
	if (!is_worth_keeping(candidate.traits))
		return;
	if (candidate.traits & CANDIDATE_NUMBER)
		candidate.after_blank = is_after_blank(collector->text,
			line == para->first ? start_of_para(para) : line->span.start);
	vec_push(collector->found, candidate);
}

static struct md_node *skip_blank_text(struct md_node *line)
{
	while (line && line->kind == MD_TEXT && str_trim_wide(line->text).len == 0)
		line = line->next;
	return line;
}

static void collect_para(struct collector *collector, struct md_node *para)
{
	inline_trim(para);
	for (struct md_node *line = para->first; line; line = line_next(line)) {
		line = skip_blank_text(line);
		if (!line)
			break;
		if (!md_is_break(line))
			collect_line(collector, para, line);
	}
}

/* `12 闭包`: a number and a space. */
static void take_space_number(
	struct collector *collector, struct candidate *candidate, const struct head *head)
{
	const struct str text = head_text(head);
	size_t digits = 0;

	while (digits < text.len && text.data[digits] >= '0' && text.data[digits] <= '9')
		digits++;
	const size_t space = str_wide_space(str_from_offset(text, digits));

	if (!digits || digits > 4 || !space ||
		(digits + space == text.len && head->is_whole))
		return;
	str_to_unsigned(str_slice(text, 0, digits), &candidate->number);
	candidate->traits |= CANDIDATE_SPACE_NUMBER;
	candidate->number_levels = 1;
	candidate->number_label_len = (unsigned short)(digits + space);
	candidate->number_text =
		arena_copy_str(collector->arena, str_slice(text, 0, digits));
}

static void collect_heading(struct collector *collector, struct md_node *heading)
{
	struct head head;

	inline_trim(heading);
	if (!heading->first)
		return;
	struct candidate candidate =
		candidate_at(heading->first, CANDIDATE_HEADING | CANDIDATE_ROOT);
	head_read(heading->first, &head);
	candidate.level = heading->number;
	candidate.span = heading->span;
	candidate.traits |= part_traits(&head);
	if (inline_ends_in_question_mark(heading))
		candidate.traits |= CANDIDATE_ASKS;
	if (head.is_whole && label_is_notes(head_text(&head)))
		candidate.traits |= CANDIDATE_NOTES | CANDIDATE_ORDINAL;
	if (label_is_ordinal_heading(head_text(&head)))
		candidate.traits |= CANDIDATE_ORDINAL;
	take_question_label(collector, &candidate, &head);
	take_number(collector, &candidate, &head);
	if (!(candidate.traits & CANDIDATE_NUMBER))
		take_space_number(collector, &candidate, &head);
	if (!(candidate.traits & (CANDIDATE_NUMBER | CANDIDATE_ORDINAL | CANDIDATE_PART)))
		take_word(collector, &candidate, &head);
	take_type_tag(&candidate, &head);
	collector->heading = collector->found->len;
	vec_push(collector->found, candidate);
}

/* `<details><summary>What is a pod?</summary>`: its content may be the answer. */
static void collect_details(struct collector *collector, struct md_node *details)
{
	struct md_node *const summary = details->first;
	struct head head;

	if (!summary || summary->kind != MD_SUMMARY || !summary->first ||
		details->parent->kind != MD_DOCUMENT)
		return;
	inline_trim(summary);
	if (!summary->first)
		return;
	struct candidate candidate = candidate_at(summary, CANDIDATE_DETAILS);

	head_read(summary->first, &head);
	if (part_traits(&head) & CANDIDATE_PART)
		return;
	if (inline_ends_in_question_mark(summary) ||
		str_find_byte(head_text(&head), '?', 0) != STR_NPOS)
		candidate.traits |= CANDIDATE_ASKS;
	take_question_label(collector, &candidate, &head);
	take_number(collector, &candidate, &head);
	candidate.traits &=
		~(unsigned)(CANDIDATE_LABEL | CANDIDATE_BARE_LABEL | CANDIDATE_NUMBER);
	vec_push(collector->found, candidate);
}

static void collect_blocks(struct collector *collector, struct md_node *block);

static const struct md_node *para_of_item(const struct md_node *item)
{
	return item->first && item->first->kind == MD_PARA ? item->first : NULL;
}

static bool item_asks(const struct md_node *item)
{
	const struct md_node *para = para_of_item(item);

	return para && para->first && line_asks(para->first);
}

/* The list of bullets that code or a comment at the margin has parted from this one, or
 * NULL. */
static const struct md_node *list_behind_code(const struct md_node *list)
{
	const struct md_node *block = list->next;

	while (block && (block->kind == MD_CODE_BLOCK || block->kind == MD_COMMENT))
		block = block->next;
	return block && block != list->next && block->kind == MD_LIST && !block->ordered
		       ? block
		       : NULL;
}

/* `Explain closures.` is a question where half of its neighbours ask, or one and those
 * of a list before. Lists of the document that code parts are one; *last is its last. */
static bool list_asks(
	const struct md_node *list, bool another_does, const struct md_node **last)
{
	const bool is_root = list->parent->kind == MD_DOCUMENT;
	size_t count = 0, asking = 0;

	*last = list;
	if (list->ordered)
		return false;
	for (; list; list = is_root ? list_behind_code(list) : NULL) {
		*last = list;
		for (const struct md_node *item = list->first; item; item = item->next) {
			count++;
			asking += item_asks(item);
		}
	}
	return another_does ? asking >= 1 : asking >= 2 && 2 * asking >= count;
}

/* What was found for the first piece of a list holds for its others. */
static bool bullets_ask(struct collector *collector, const struct md_node *list)
{
	const struct md_node *own;

	if (collector->depth)
		return list_asks(list, false, &own);
	if (!collector->run_last)
		collector->run_asks =
			list_asks(list, collector->any_asks, &collector->run_last);
	if (collector->run_last == list)
		collector->run_last = NULL;
	return collector->run_asks;
}

/* What hangs under a bullet that asks belongs to it. */
static void collect_list(struct collector *collector, struct md_node *list)
{
	const bool asks = bullets_ask(collector, list);
	const struct collector around = *collector;

	collector->any_asks |= asks;
	collector->depth++;
	for (struct md_node *item = list->first; item; item = item->next) {
		struct md_node *block = item->first;

		collector->list_asks = asks;
		if (para_of_item(item)) {
			collect_para(collector, block);
			block = block->next;
			collector->in_bullet =
				around.in_bullet ||
				(!list->ordered && (asks || item_asks(item)));
		}
		collect_blocks(collector, block);
		collector->in_bullet = around.in_bullet;
	}
	collector->depth = around.depth;
	collector->list_asks = around.list_asks;
}

static void collect_blocks(struct collector *collector, struct md_node *block)
{
	for (; block; block = block->next) {
		if (block->kind == MD_PARA)
			collect_para(collector, block);
		else if (block->kind == MD_HEADING)
			collect_heading(collector, block);
		else if (block->kind == MD_DETAILS)
			collect_details(collector, block);
		else if (block->kind == MD_LIST && collector->depth < LIMIT_BLOCK_DEPTH)
			collect_list(collector, block);
	}
}

/* cmark counts an ordered list on from its first number; the author's own digits stand
 * in the source. All alike (`1. 1. 1.`) means counting on, other digits mean themselves.
 */
void candidates_collect(struct arena *arena, const struct sources *sources,
	struct md_node *document, candidate_vec *candidates)
{
	struct collector collector = {.arena = arena,
		.text = sources->items[document->span.source].text,
		.found = candidates,
		.heading = NO_HEADING};

	collect_blocks(&collector, document->first);
}
