/* SPDX-License-Identifier: MIT */
#include "read/outline/keys.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "read/outline/groups.h"
#include "read/outline/head.h"
#include "read/outline/label.h"
#include "read/outline/titles.h"

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

/* The bytes of a capital letter of either width, or 0. */
static size_t capital_len(struct str text, size_t at)
{
	size_t len;
	const char letter = label_letter(str_from_offset(text, at), &len);

	return letter >= 'A' && letter <= 'Z' ? len : 0;
}

/* The bytes of `(B)` or `（B）`, or 0. */
static size_t bracketed_letter(struct str text)
{
	const size_t open = str_starts(text, STR("（"))  ? 3
			    : str_starts(text, STR("(")) ? 1
							 : 0;
	const size_t letter = open ? capital_len(text, open) : 0;
	const struct str rest = str_from_offset(text, open + letter);

	if (!letter)
		return 0;
	return open + letter +
	       (str_starts(rest, STR("）"))         ? 3
		       : str_starts(rest, STR(")")) ? 1
						    : 0);
}

struct str key_skip_sign(struct str *text)
{
	static const struct str signs[] = {STR_INIT("√"), STR_INIT("×"), STR_INIT("对"),
		STR_INIT("错"), STR_INIT("✓"), STR_INIT("✗"), STR_INIT("正确"),
		STR_INIT("错误"), STR_INIT("╳"), STR_INIT("✔"), STR_INIT("✘")};
	struct str rest = str_trim_wide(*text);
	struct str sign = {rest.data, 0};

	sign.len = bracketed_letter(rest);
	while (!str_starts(sign, STR("(")) && !str_starts(sign, STR("（")) &&
		capital_len(rest, sign.len))
		sign.len += capital_len(rest, sign.len);
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
		*text = str_from_offset(*text, str_wide_space(*text));
		before = text->len;
		for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
			str_skip(text, marks[i]);
	} while (text->len < before);
}

/* `3.×（职责不同）`: a remark goes with its sign. */
static void skip_remark(struct str *rest, struct str *sign)
{
	const size_t end =
		str_starts(*rest, STR("（")) ? str_find(*rest, STR("）"), 0) : STR_NPOS;

	if (!sign->len || end == STR_NPOS)
		return;
	*rest = str_from_offset(*rest, end + 3);
	sign->len = (size_t)(rest->data - sign->data);
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
	skip_remark(&rest, sign);
	if (!sign->len || (rest.len && rest.data[0] >= 'a' && rest.data[0] <= 'z'))
		return false;
	skip_separators(&rest);
	*text = rest;
	return true;
}

struct str key_after_ordinal(struct str text)
{
	const size_t mark = str_find(str_slice(text, 0, 15), STR("、"), 0);

	if (!label_is_ordinal_heading(text) || str_starts(text, STR("第")) ||
		mark == STR_NPOS)
		return text;
	return str_trim_wide(str_from_offset(text, mark + 3));
}

/* 材料一 on a line of its own, above the answers to its questions. */
static bool is_material(const struct md_node *line)
{
	struct head head;

	head_read(line, &head);
	return head.is_whole && group_label_read(head_text(&head), true).is_numbered;
}

static const struct md_node *first_line(const struct md_node *block)
{
	if (block && block->kind == MD_LIST && block->first)
		block = block->first->first;
	if (!block || block->kind != MD_PARA)
		return NULL;
	const struct md_node *next = line_next(block->first);

	return next && is_material(block->first) ? next : block->first;
}

static bool is_key_table(const struct md_node *table)
{
	static const struct str words[] = {STR_INIT("题号"), STR_INIT("題號"),
		STR_INIT("题目"), STR_INIT("題目"), STR_INIT("序号"), STR_INIT("序號"),
		STR_INIT("問"), STR_INIT("問題"), STR_INIT("問番号"), STR_INIT("番号"),
		STR_INIT("문항"), STR_INIT("문제"), STR_INIT("번호"),
		STR_INIT("Question"), STR_INIT("Questions"), STR_INIT("Number"),
		STR_INIT("No."), STR_INIT("No"), STR_INIT("Q"), STR_INIT("#")};
	struct head head;

	if (table->kind != MD_TABLE || !table->first || !table->first->first)
		return false;
	head_read(table->first->first->first, &head);
	const struct str text = str_trim_wide(head_text(&head));

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (str_eq_ascii_case(text, words[i]))
			return true;
	}
	return false;
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
	const struct str whole = key_after_ordinal(head_text(&head));
	struct str text = whole;

	if (range_skip(&text, &first, &last) && key_skip_sign(&text).len)
		return true;
	text = whole;
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
		STR_INIT("答案與解析"), STR_INIT("解答"), STR_INIT("正解"),
		STR_INIT("解答と解説"), STR_INIT("解答・解説"), STR_INIT("정답"),
		STR_INIT("정답 및 해설"), STR_INIT("정답과 해설"), STR_INIT("Answers"),
		STR_INIT("Answer Key"), STR_INIT("Answer key"), STR_INIT("Solutions")};

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		if (str_ends(text, ends[i]))
			return true;
	}
	return false;
}

/* Answers to odd-numbered exercises, Solutions for Chapter 2; not to what is asked
 * frequently. */
static bool answers_to_exercises(struct str text)
{
	static const struct str starts[] = {STR_INIT("Answers to "),
		STR_INIT("Answers for "), STR_INIT("Solutions to "),
		STR_INIT("Solutions for "), STR_INIT("Answer Key for "),
		STR_INIT("Selected Answers"), STR_INIT("Selected Solutions")};

	if (str_find(text, STR("requent"), 0) != STR_NPOS ||
		str_find(text, STR("FAQ"), 0) != STR_NPOS)
		return false;
	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++) {
		if (str_eq_ascii_case(str_slice(text, 0, starts[i].len), starts[i]))
			return true;
	}
	return false;
}

/* 📋 七、参考答案: without what people put before it. */
static struct str without_ornament(struct str text)
{
	size_t offset = 0, next = 0;

	while (next < text.len) {
		const uint32_t c = utf8_next(text, &next);

		if (unicode_category(c) == CATEGORY_LETTER ||
			unicode_category(c) == CATEGORY_NUMBER)
			break;
		offset = next;
	}
	text = str_from_offset(text, offset);
	if (str_ends(text, STR("】")))
		text.len -= 3;
	if (!label_is_ordinal_heading(text) || str_starts(text, STR("第")))
		return text;
	const size_t mark = str_find(text, STR("、"), 0);

	return mark < 12 ? str_trim_wide(str_from_offset(text, mark + 3)) : text;
}

static bool is_answers_alone(struct str text)
{
	static const struct str words[] = {STR_INIT("Answers"), STR_INIT("Answer Key"),
		STR_INIT("Answers and Explanations"), STR_INIT("Solutions"),
		STR_INIT("答案与解析"), STR_INIT("答案及解析"), STR_INIT("答案和解析"),
		STR_INIT("参考答案与解析"), STR_INIT("参考答案及解析"),
		STR_INIT("答案解析"), STR_INIT("参考答案和解析"), STR_INIT("答案與解析"),
		STR_INIT("答案及詳解"), STR_INIT("參考答案與解析"),
		STR_INIT("解答と解説"), STR_INIT("解答・解説"), STR_INIT("解答解説"),
		STR_INIT("答え"), STR_INIT("정답 및 해설"), STR_INIT("정답과 해설")};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (str_eq_ascii_case(text, words[i]))
			return true;
	}
	return label_part_alone(text) == PART_ANSWER || answers_to_exercises(text);
}

/* How sure a heading is that answers follow. */
enum heading_claim { CLAIM_NONE, CLAIM_WORDS, CLAIM_SOLE, CLAIM_ALONE };

/* `参考答案` alone; at the level of chapters and above also as the title's last words,
 * but 试题及答案 promises questions too. */
static enum heading_claim heading_claim(const struct md_node *block)
{
	struct head head;

	if (block->kind != MD_HEADING && block->kind != MD_PARA)
		return CLAIM_NONE;
	head_read(block->first, &head);
	struct str text = without_ornament(str_trim_wide(head_text(&head)));

	if (str_ends(text, STR("：")))
		text.len -= 3;
	if (!head.is_whole)
		return CLAIM_NONE;
	if (block->kind == MD_PARA) /* only ranges and pairs, or being sole, prove it */
		return line_next(block->first)  ? CLAIM_NONE
		       : is_answers_alone(text) ? CLAIM_SOLE
		       : names_answers(text)    ? CLAIM_WORDS
						: CLAIM_NONE;
	if (is_answers_alone(text))
		return CLAIM_ALONE;
	return block->number <= 2 && names_answers(text) ? CLAIM_WORDS : CLAIM_NONE;
}

bool keys_open_line(const struct md_node *line)
{
	const struct md_node *const next = line_next(line);
	struct head head;
	unsigned first, last;

	head_read(line, &head);
	struct str text = str_trim_wide(head_text(&head));

	if (str_ends(text, STR("：")))
		text.len -= 3;
	if (!head.is_whole || !next || !(is_answers_alone(text) || names_answers(text)))
		return false;
	if (titles_opens_line(next))
		return true;
	head_read(next, &head);
	struct str answers = head_text(&head);

	return range_skip(&answers, &first, &last) && key_skip_sign(&answers).len;
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
		const bool is_title = label_is_ordinal_heading(head_text(&head)) ||
				      is_material(next->first);

		if (!is_title || line_next(next->first) || opens_surely(next))
			break;
		next = next->next;
	}
	return next;
}

/* The number that content opens with; 0: none. */
static unsigned opening_number(const struct md_node *content)
{
	const struct md_node *line = first_line(content);
	struct head head;
	struct str number;
	unsigned value;

	if (content && content->kind == MD_LIST)
		return content->ordered ? content->number : 0;
	if (!line)
		return 0;
	head_read(line, &head);
	return key_label(head_text(&head), &number) && str_to_unsigned(number, &value)
		       ? value
		       : 0;
}

/* The numbers that lines above began with. */
struct counted {
	unsigned last, most;
};

/* Content that counts anew: from 1 if no other answer is labelled, else from a number
 * that has been. */
static bool counts_anew(const struct md_node *content, unsigned last, bool is_sole)
{
	const unsigned first = opening_number(content);

	return first == 1 ? is_sole : first && first <= last;
}

/* The number that the block's last numbered line has, or what it was. */
static unsigned note_number(const struct md_node *block, unsigned last)
{
	const struct md_node *item = block->kind == MD_LIST ? block->last : NULL;
	const unsigned number = item ? item->number : opening_number(block);

	if (block->kind == MD_LIST && !block->ordered)
		return last;
	return number ? number : last;
}

/* Whether what follows the heading counts no further than the questions above: else it is
 * one question's answer, and the questions after it. */
static bool counts_within(const struct md_node *heading, unsigned most)
{
	for (const struct md_node *block = heading->next; block; block = block->next) {
		if (block->kind == MD_HEADING && block->number <= 2)
			return true;
		if (note_number(block, 0) > most)
			return false;
	}
	return true;
}

static size_t count_labels_in(const struct md_node *parent);

static size_t count_labels(const struct md_node *block)
{
	struct head head;
	size_t count = 0;

	if (block->kind == MD_LIST || block->kind == MD_ITEM)
		return count_labels_in(block);
	if (block->kind == MD_DETAILS)
		return 1;
	if (block->kind != MD_PARA && block->kind != MD_HEADING)
		return 0;
	for (const struct md_node *line = block->first; line; line = line_next(line)) {
		head_read(line, &head);
		count += label_part(head_text(&head)).part == PART_ANSWER ||
			 (head.is_whole &&
				 label_part_alone(head_text(&head)) == PART_ANSWER);
	}
	return count;
}

static size_t count_labels_in(const struct md_node *parent)
{
	size_t count = 0;

	for (const struct md_node *block = parent->first; block; block = block->next)
		count += count_labels(block);
	return count;
}

/* `参考答案：` on a line of its own, and no other answer is labelled in the document: it
 * speaks for all questions. */
static bool is_sole_label(const struct md_node *document)
{
	return count_labels_in(document) == 1;
}

/* A deeper heading may stand inside a question and be its answer part, whose text may
 * begin with a number: there only ranges and pairs are keys. */
static bool holds_keys(
	const struct md_node *heading, struct counted counted, bool is_sole)
{
	const enum heading_claim claim = heading_claim(heading);

	if (claim == CLAIM_NONE)
		return false;
	const struct md_node *content = content_of(heading);

	return opens_surely(content) ||
	       (claim == CLAIM_SOLE && counts_anew(content, counted.last, is_sole) &&
		       counts_within(heading, counted.most)) ||
	       (claim == CLAIM_ALONE && heading->number <= 2 && opens_with_key(content));
}

/* Where `选择题答案：` in front of `1.B 2.C 3.A` or `1-5 ABCDE` ends; 0: it is something
 * else. One pair alone may be an answer that begins with a number. */
static size_t key_line_label(const struct md_node *para)
{
	struct head head;
	unsigned first, last;
	struct str number, sign;

	if (para->kind != MD_PARA)
		return 0;
	head_read(para->first, &head);
	const struct str text = head_text(&head);
	const size_t word = str_find(str_slice(text, 0, 40), STR("答案"), 0);
	const size_t wide = str_find(text, STR("："), 0);
	const size_t narrow = str_find_byte(text, ':', 0);
	const size_t colon = wide < narrow ? wide + 3 : narrow + 1;

	if (word == STR_NPOS || (wide == STR_NPOS && narrow == STR_NPOS) ||
		colon < word || colon > word + 20)
		return 0;
	struct str rest = str_from_offset(
		text, colon + str_wide_space(str_from_offset(text, colon)));
	const size_t len = text.len - rest.len;

	if (str_starts(rest, STR("（")) || str_starts(rest, STR("(")))
		return 0;
	struct str copy = rest;

	if (range_skip(&copy, &first, &last) && key_skip_sign(&copy).len)
		return len;
	return key_skip_pair(&rest, &number, &sign) &&
			       key_skip_pair(&rest, &number, &sign)
		       ? len
		       : 0;
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

/* The paragraph's keys count in the section that it stands in. */
static void take_line(struct outline *outline, struct md_node *para, size_t label,
	const struct md_node *const around[2])
{
	add_scope(outline, around[0], para->span);
	if (around[1])
		add_scope(outline, around[1], para->span);
	head_strip(para, label);
	md_append(outline->keys, para);
}

/* Moves the heading's part and returns the block after it. */
static struct md_node *take_part(
	struct outline *outline, struct md_node *heading, const struct md_node *chapter)
{
	struct md_node *next = heading->next;

	if (heading->kind == MD_PARA)
		heading->number = 2; /* it reaches to the next chapter */
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
			return holds_keys(block, (struct counted){0}, false) &&
			       block->number == 1;
	}
	return false;
}

static void take_file(struct outline *outline, struct md_node *document)
{
	add_scope(outline, NULL, document->span);
	while (document->first)
		md_append(outline->keys, document->first);
}

static void note_heading(const struct outline_file *file, const struct md_node *block,
	const struct md_node **around)
{
	if (block->kind != MD_HEADING)
		return;
	if (block->number <= file->chapter_level)
		around[0] = block;
	around[1] = block->number <= file->chapter_level ? NULL : block;
}

void keys_detach(
	struct outline *outline, const struct outline_file *file, bool is_further)
{
	struct md_node *document = file->document, *next;
	const struct md_node *around[2] = {NULL, NULL}; /* chapter, section */
	const bool is_sole = is_sole_label(document);
	struct counted counted = {0};

	if (is_further && is_key_file(document)) {
		take_file(outline, document);
		return;
	}
	for (struct md_node *block = document->first; block; block = next) {
		next = block->next;
		const size_t label = key_line_label(block);

		if (label) {
			take_line(outline, block, label, around);
			continue;
		}
		if (!holds_keys(block, counted, is_sole)) {
			note_heading(file, block, around);
			counted.last = note_number(block, counted.last);
			if (counted.last > counted.most)
				counted.most = counted.last;
			continue;
		}
		next = take_part(outline, block,
			block->number > file->chapter_level ? around[0] : NULL);
	}
}
