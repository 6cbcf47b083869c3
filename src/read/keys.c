/* SPDX-License-Identifier: MIT */
#include "read/keys.h"

#include "base/map.h"
#include "read/groups.h"
#include "read/head.h"
#include "read/label.h"
#include "read/parts.h"

static struct str first_line_text(const struct md_node *block, struct head *head)
{
	if (block && block->kind == MD_LIST && block->first)
		block = block->first->first;
	if (!block || block->kind != MD_PARA)
		return (struct str){NULL, 0};
	head_read(block->first, head);
	return head_text(head);
}

/* One letter or sign of a range's answers; takes it off. */
static struct str skip_sign(struct str *text)
{
	static const struct str signs[] = {STR_INIT("√"), STR_INIT("×"), STR_INIT("对"),
		STR_INIT("错"), STR_INIT("✓"), STR_INIT("✗")};
	struct str rest = str_trim_wide(*text);
	struct str sign = {rest.data, 0};

	if (rest.len && rest.data[0] >= 'A' && rest.data[0] <= 'Z')
		sign.len = 1;
	for (size_t i = 0; i < 6 && !sign.len; i++) {
		if (str_starts(rest, signs[i]))
			sign.len = signs[i].len;
	}
	*text = str_from_offset(rest, sign.len);
	return sign;
}

/* `22.`, `A22:`, `Q22：` */
static size_t key_len(struct str text, struct str *number)
{
	const struct answer_label answer = label_answer_letter(text);
	const struct question_label question = label_question(text, false);
	const struct number_label plain = label_number(text);

	*number = answer.len && answer.number.len ? answer.number
		  : question.len                  ? question.number
						  : plain.number;
	return answer.len && answer.number.len ? answer.len
	       : question.len                  ? question.len
					       : plain.len;
}

static bool opens_with_range(const struct md_node *block)
{
	struct head head;
	struct str text = first_line_text(block, &head);
	unsigned first, last;

	return text.len && range_skip(&text, &first, &last);
}

static bool opens_with_key(const struct md_node *block)
{
	struct head head;
	struct str number;

	if (block && block->kind == MD_LIST && block->ordered)
		return true;
	return key_len(first_line_text(block, &head), &number) != 0;
}

static bool is_keys_heading(const struct md_node *block)
{
	struct head head;

	if (block->kind != MD_HEADING)
		return false;
	head_read(block->first, &head);
	const struct str text = str_trim_wide(head_text(&head));

	return head.is_whole && (label_part_alone(text) == PART_ANSWER ||
					str_eq_ascii_case(text, STR("Answers")));
}

/* A deeper heading may stand inside a question and be its answer part, whose text may
 * begin with a number: there only ranges are keys. */
static bool holds_keys(const struct md_node *heading)
{
	const struct md_node *next = heading->next;

	while (next && next->kind == MD_HEADING && next->number > heading->number)
		next = next->next;
	return opens_with_range(next) || (heading->number <= 2 && opens_with_key(next));
}

void keys_detach(struct outline *outline, struct md_node *document)
{
	struct md_node *next;

	for (struct md_node *block = document->first; block; block = next) {
		next = block->next;
		if (!is_keys_heading(block) || !holds_keys(block))
			continue;
		if (!outline->keys)
			outline->keys = md_new(outline->arena, MD_DOCUMENT, block->span);
		while (next &&
			(next->kind != MD_HEADING || next->number > block->number)) {
			struct md_node *after = next->next;

			md_unlink(next);
			if (next->kind != MD_HEADING)
				md_append(outline->keys, next);
			next = after;
		}
		md_unlink(block);
	}
}

struct attaching {
	struct outline *outline;
	struct map first;     /* number: the first question that still wants an answer */
	size_t *next;         /* the next question of the same number */
	struct md_node *last; /* answer that a line without a key goes on */
};

static bool wants_answer(const struct outline_question *question)
{
	return !question->answer && !question->facts.skip;
}

static void index_numbers(struct attaching *attaching)
{
	const struct outline *outline = attaching->outline;

	attaching->next = ARENA_NEW(outline->arena, size_t, outline->questions.len + 1);
	for (size_t i = outline->questions.len; i--;) {
		const struct outline_question *question = &outline->questions.data[i];

		if (!question->number.len || !wants_answer(question))
			continue;
		attaching->next[i] = map_find(&attaching->first, question->number);
		map_set(&attaching->first, question->number, i);
	}
}

/* The container for the answer of this number, or NULL with a warning. */
static struct md_node *answer_of(
	struct attaching *attaching, struct str number, struct span span)
{
	struct outline *outline = attaching->outline;
	const size_t index = map_find(&attaching->first, number);

	if (index == MAP_NONE) {
		diag_report(outline->diag, DIAG_KEY_WITHOUT_QUESTION, span, number);
		return NULL;
	}
	struct outline_question *question = &outline->questions.data[index];
	map_set(&attaching->first, question->number, attaching->next[index]);
	question->answer_span = span;
	return part_container(outline->arena, &question->answer, span);
}

static void attach_text(
	struct attaching *attaching, struct str number, struct span span, struct str text)
{
	struct arena *arena = attaching->outline->arena;
	struct md_node *answer = answer_of(attaching, number, span);

	if (!answer)
		return;
	struct md_node *para = md_new(arena, MD_PARA, span);
	struct md_node *node = md_new(arena, MD_TEXT, span);
	node->text = arena_copy_str(arena, text);
	md_append(para, node);
	md_append(answer, para);
}

/* `1-5 ABCDE 6-10 √×√×√`: as many signs as numbers, or none of it counts. */
static bool attach_ranges(struct attaching *attaching, struct str text, struct span span)
{
	unsigned first, last;
	bool any = false;

	while (range_skip(&text, &first, &last)) {
		for (unsigned number = first; number <= last; number++) {
			char digits[21];
			const struct str sign = skip_sign(&text);

			if (!sign.len)
				return any;
			any = true;
			attach_text(
				attaching, str_from_unsigned(digits, number), span, sign);
		}
	}
	return any;
}

static void attach_line(struct attaching *attaching, struct md_node *para)
{
	struct head head;
	struct str number;

	head_read(para->first, &head);
	if (attach_ranges(attaching, head_text(&head), para->span))
		return;
	const size_t len = key_len(head_text(&head), &number);
	if (len && number.len) {
		attaching->last = answer_of(attaching, number, para->span);
		head_strip(para, len);
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
		attach_line(attaching, piece);
	}
}

static void attach_list(struct attaching *attaching, struct md_node *list)
{
	unsigned number = list->number;

	for (struct md_node *item = list->first; item; item = item->next, number++) {
		char digits[21];
		const unsigned own = item->number ? item->number : number;

		attaching->last =
			answer_of(attaching, str_from_unsigned(digits, own), item->span);
		while (item->first) {
			struct md_node *block = item->first;

			md_unlink(block);
			if (attaching->last)
				md_append(attaching->last, block);
		}
	}
}

void keys_attach(struct outline *outline)
{
	struct attaching attaching = {.outline = outline};

	if (!outline->keys)
		return;
	map_init(&attaching.first);
	index_numbers(&attaching);
	while (outline->keys->first) {
		struct md_node *block = outline->keys->first;

		if (block->kind == MD_PARA) {
			attach_para(&attaching, block);
			continue;
		}
		md_unlink(block);
		if (block->kind == MD_LIST && block->ordered)
			attach_list(&attaching, block);
		else if (attaching.last && block->kind != MD_RULE)
			md_append(attaching.last, block);
	}
	map_clear(&attaching.first);
}
