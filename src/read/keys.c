/* SPDX-License-Identifier: MIT */
#include "read/keys.h"

#include "read/groups.h"
#include "read/head.h"
#include "read/label.h"

/* What is taken out keeps its headings: they say which chapter or section the numbers
 * count in. Where the part stands inside a chapter, that chapter's title goes before it.
 */

size_t key_label(struct str text, struct str *number)
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

static bool is_capital(struct str text, size_t at)
{
	return at < text.len && text.data[at] >= 'A' && text.data[at] <= 'Z';
}

struct str key_skip_sign(struct str *text)
{
	static const struct str signs[] = {STR_INIT("√"), STR_INIT("×"), STR_INIT("对"),
		STR_INIT("错"), STR_INIT("✓"), STR_INIT("✗"), STR_INIT("正确"),
		STR_INIT("错误"), STR_INIT("╳"), STR_INIT("✔"), STR_INIT("✘")};
	struct str rest = str_trim_wide(*text);
	struct str sign = {rest.data, 0};

	while (is_capital(rest, sign.len))
		sign.len++;
	for (size_t i = sizeof(signs) / sizeof(*signs); i-- && !sign.len;) {
		if (str_starts(rest, signs[i]))
			sign.len = signs[i].len;
	}
	*text = str_from_offset(rest, sign.len);
	return sign;
}

static void skip_separators(struct str *text)
{
	static const struct str marks[] = {STR_INIT("；"), STR_INIT(";"), STR_INIT("，"),
		STR_INIT(","), STR_INIT("、"), STR_INIT("。")};
	size_t before;

	do {
		*text = str_from_offset(*text, space_len(*text));
		before = text->len;
		for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
			str_skip(text, marks[i]);
	} while (text->len < before);
}

bool key_skip_pair(struct str *text, struct str *number, struct str *sign)
{
	struct str rest = *text;

	skip_separators(&rest);
	const size_t len = key_label(rest, number);

	if (!len)
		return false;
	rest = str_from_offset(rest, len);
	*sign = key_skip_sign(&rest);
	if (!sign->len || (rest.len && rest.data[0] >= 'a' && rest.data[0] <= 'z'))
		return false;
	skip_separators(&rest);
	*text = rest;
	return true;
}

static const struct md_node *first_line(const struct md_node *block)
{
	if (block && block->kind == MD_LIST && block->first)
		block = block->first->first;
	return block && block->kind == MD_PARA ? block->first : NULL;
}

static bool is_key_table(const struct md_node *table)
{
	struct head head;

	if (table->kind != MD_TABLE || !table->first || !table->first->first)
		return false;
	head_read(table->first->first->first, &head);
	const struct str text = str_trim_wide(head_text(&head));

	return str_eq(text, STR("题号")) || str_eq(text, STR("序号"));
}

/* A range, or several pairs: nothing but a key of answers looks so. */
static bool opens_surely(const struct md_node *block)
{
	const struct md_node *line = first_line(block);
	struct head head;
	unsigned first, last;
	struct str number, sign;

	if (block && is_key_table(block))
		return true;
	if (!line)
		return false;
	head_read(line, &head);
	struct str text = head_text(&head);

	if (range_skip(&text, &first, &last) && key_skip_sign(&text).len)
		return true;
	text = head_text(&head);
	if (block->kind == MD_LIST) {
		if (!block->ordered || !key_skip_sign(&text).len)
			return false;
		return str_trim_wide(text).len == 0 ||
		       key_skip_pair(&text, &number, &sign);
	}
	return key_skip_pair(&text, &number, &sign) &&
	       (key_skip_pair(&text, &number, &sign) || text.len == 0);
}

static bool opens_with_key(const struct md_node *block)
{
	const struct md_node *line = first_line(block);
	struct head head;
	struct str number;

	if (block && block->kind == MD_LIST && block->ordered)
		return true;
	if (!line)
		return false;
	head_read(line, &head);
	return key_label(head_text(&head), &number) != 0;
}

static bool names_answers(struct str text)
{
	static const struct str ends[] = {STR_INIT("答案"), STR_INIT("答案与解析"),
		STR_INIT("答案及解析"), STR_INIT("答案和解析"), STR_INIT("答案解析"),
		STR_INIT("Answers"), STR_INIT("Answer Key"), STR_INIT("Answer key")};

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		if (str_ends(text, ends[i]))
			return true;
	}
	return false;
}

/* How sure a heading is that answers follow. */
enum heading_claim { CLAIM_NONE, CLAIM_WORDS, CLAIM_ALONE };

/* `参考答案` alone; at the level of chapters and above also as the title's last words,
 * but 试题及答案 promises questions too. */
static enum heading_claim heading_claim(const struct md_node *block)
{
	struct head head;

	if (block->kind != MD_HEADING)
		return CLAIM_NONE;
	head_read(block->first, &head);
	struct str text = str_trim_wide(head_text(&head));

	if (str_ends(text, STR("：")))
		text.len -= 3;
	if (!head.is_whole)
		return CLAIM_NONE;
	if (label_part_alone(text) == PART_ANSWER ||
		str_eq_ascii_case(text, STR("Answers")))
		return CLAIM_ALONE;
	return block->number <= 2 && names_answers(text) ? CLAIM_WORDS : CLAIM_NONE;
}

/* The first block after the heading that is no heading, nor the title of an exam
 * paper's section. */
static const struct md_node *content_of(const struct md_node *heading)
{
	const struct md_node *next = heading->next;
	struct head head;

	while (next) {
		if (next->kind == MD_HEADING && next->number > heading->number) {
			next = next->next;
			continue;
		}
		if (next->kind != MD_PARA)
			break;
		head_read(next->first, &head);
		if (!label_is_ordinal_heading(head_text(&head)) || line_next(next->first))
			break;
		next = next->next;
	}
	return next;
}

/* A deeper heading may stand inside a question and be its answer part, whose text may
 * begin with a number: there only ranges and pairs are keys. */
static bool holds_keys(const struct md_node *heading)
{
	const enum heading_claim claim = heading_claim(heading);

	if (claim == CLAIM_NONE)
		return false;
	const struct md_node *content = content_of(heading);

	return opens_surely(content) ||
	       (claim == CLAIM_ALONE && heading->number <= 2 && opens_with_key(content));
}

static struct md_node *keys_of(struct outline *outline, struct span span)
{
	if (!outline->keys)
		outline->keys = md_new(outline->arena, MD_DOCUMENT, span);
	return outline->keys;
}

/* A heading that says in which chapter the next keys count; NULL: in none. */
static void add_scope(
	struct outline *outline, const struct md_node *chapter, struct span span)
{
	struct md_node *scope = md_new(outline->arena, MD_HEADING, span);
	struct md_node *text = md_new(outline->arena, MD_TEXT, span);

	if (chapter)
		text->text = md_plain(outline->arena, chapter);
	scope->number = 1;
	md_append(scope, text);
	md_append(keys_of(outline, span), scope);
}

/* Moves the heading's part and returns the block after it. */
static struct md_node *take_part(
	struct outline *outline, struct md_node *heading, const struct md_node *chapter)
{
	struct md_node *next = heading->next;

	add_scope(outline, chapter, heading->span);
	while (next && (next->kind != MD_HEADING || next->number > heading->number)) {
		struct md_node *after = next->next;

		md_append(outline->keys, next);
		next = after;
	}
	md_unlink(heading);
	return next;
}

/* A further file of nothing but keys. */
static bool is_key_file(const struct md_node *document)
{
	const struct md_node *block = document->first;

	while (block && block->kind == MD_HEADING)
		block = block->next;
	if (!block)
		return false;
	const struct md_node *line = first_line(block);
	struct head head;

	if (opens_surely(block))
		return true;
	if (!line)
		return false;
	head_read(line, &head);
	const struct answer_label label = label_answer_letter(head_text(&head));

	return label.len && label.number.len;
}

bool keys_are_file(const struct md_node *document)
{
	if (is_key_file(document))
		return true;
	for (const struct md_node *block = document->first; block; block = block->next) {
		if (block->kind == MD_HEADING)
			return holds_keys(block) && block->number == 1;
	}
	return false;
}

static void take_file(struct outline *outline, struct md_node *document)
{
	add_scope(outline, NULL, document->span);
	while (document->first)
		md_append(outline->keys, document->first);
}

void keys_detach(
	struct outline *outline, const struct outline_file *file, bool is_further)
{
	struct md_node *document = file->document, *next;
	const struct md_node *chapter = NULL;

	if (is_further && is_key_file(document)) {
		take_file(outline, document);
		return;
	}
	for (struct md_node *block = document->first; block; block = next) {
		next = block->next;
		if (!holds_keys(block)) {
			if (block->kind == MD_HEADING &&
				block->number <= file->chapter_level)
				chapter = block;
			continue;
		}
		next = take_part(outline, block,
			block->number > file->chapter_level ? chapter : NULL);
	}
}
