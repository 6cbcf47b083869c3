/* SPDX-License-Identifier: MIT */
#include "base/limits.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/head.h"
#include "read/parts.h"

/* What an answer means: letters of a choice, right or wrong, or what blanks accept. */

static enum judgement judgement_of(struct str text)
{
	static const struct str right[] = {STR_INIT("对"), STR_INIT("正确"),
		STR_INIT("√"), STR_INIT("✓"), STR_INIT("✔"), STR_INIT("是"),
		STR_INIT("True"), STR_INIT("T")};
	static const struct str wrong[] = {STR_INIT("错"), STR_INIT("错误"),
		STR_INIT("×"), STR_INIT("✗"), STR_INIT("✘"), STR_INIT("否"),
		STR_INIT("False"), STR_INIT("F")};

	for (size_t i = 0; i < sizeof(right) / sizeof(*right); i++) {
		if (str_eq_ascii_case(text, right[i]))
			return JUDGEMENT_TRUE;
		if (str_eq_ascii_case(text, wrong[i]))
			return JUDGEMENT_FALSE;
	}
	return JUDGEMENT_NONE;
}

/* Without the mark that ends it: 对。 */
static struct str without_end(struct str text)
{
	static const struct str marks[] = {
		STR_INIT("。"), STR_INIT("."), STR_INIT("；"), STR_INIT(";")};

	text = str_trim_wide(text);
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		if (str_ends(text, marks[i]))
			return str_trim_wide(str_slice(text, 0, text.len - marks[i].len));
	}
	return text;
}

/* The judgement that the text opens with: 错误。因为…… */
static enum judgement opening_judgement(struct str text)
{
	static const struct str ends[] = {STR_INIT("。"), STR_INIT("，"), STR_INIT(","),
		STR_INIT("."), STR_INIT("；"), STR_INIT("："), STR_INIT(" "),
		STR_INIT("\n")};
	size_t nearest = text.len;

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		const size_t at = str_find(text, ends[i], 0);
		if (at < nearest)
			nearest = at;
	}
	return judgement_of(str_slice(text, 0, nearest));
}

/* Letters of an answer, as a set of bits. */
struct letters {
	uint32_t bits;
	size_t len;  /* bytes of text read */
	bool is_all; /* nothing else stands there */
};

static bool skip_between_letters(struct str *rest)
{
	static const struct str marks[] = {STR_INIT("、"), STR_INIT(","), STR_INIT("，"),
		STR_INIT(" "), STR_INIT("　"), STR_INIT("和"), STR_INIT("与"),
		STR_INIT("；"), STR_INIT(";"), STR_INIT("/")};

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		if (str_skip(rest, marks[i]))
			return true;
	}
	return false;
}

static bool is_letter_at(struct str text)
{
	if (text.len == 0 || text.data[0] < 'A' || text.data[0] > 'Z')
		return false;
	return true;
}

static bool is_word_character(struct str text)
{
	const char c = text.len ? text.data[0] : ' ';

	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '+' ||
	       c == '-';
}

static struct letters letters_read(struct str text)
{
	struct letters letters = {0};
	struct str rest = text;
	const bool in_parentheses =
		str_skip(&rest, STR("（")) || str_skip(&rest, STR("("));

	str_skip(&rest, STR("选"));
	rest = str_from_offset(rest, space_len(rest));
	while (is_letter_at(rest)) {
		letters.bits |= 1u << (rest.data[0] - 'A');
		rest = str_from_offset(rest, 1);
		struct str further = rest;
		while (skip_between_letters(&further))
			;
		/* “A. Paris”: what follows the mark is no further letter */
		if (is_letter_at(further) &&
			!is_word_character(str_from_offset(further, 1)))
			rest = further;
	}
	if (in_parentheses && !str_skip(&rest, STR("）")) && !str_skip(&rest, STR(")")))
		return (struct letters){0};
	if (is_word_character(rest))
		return (struct letters){0};
	letters.len = text.len - rest.len;
	letters.is_all = without_end(rest).len == 0;
	return letters;
}

static uint32_t option_bits(const struct outline_question *question)
{
	uint32_t bits = 0;

	for (size_t i = 0; i < question->option_count; i++)
		bits |= 1u << (question->options[i].letter - 'A');
	return bits;
}

static struct str letters_text(struct arena *arena, uint32_t bits)
{
	char *text = arena_alloc(arena, 27);
	size_t len = 0;

	for (unsigned i = 0; i < 26; i++) {
		if (bits >> i & 1)
			text[len++] = (char)('A' + i);
	}
	return (struct str){text, len};
}

static void report_unknown(
	struct outline *outline, const struct outline_question *question, uint32_t bits)
{
	if (bits)
		diag_report(outline->diag, DIAG_ANSWER_NO_OPTION, question->answer_span,
			letters_text(outline->arena, bits));
}

static void set_letters(
	struct outline *outline, struct outline_question *question, uint32_t bits)
{
	question->letters = letters_text(outline->arena, bits);
	for (size_t i = 0; i < question->option_count; i++) {
		struct outline_option *option = &question->options[i];
		option->correct = bits >> (option->letter - 'A') & 1;
	}
}

static uint32_t correct_bits(const struct outline_question *question)
{
	uint32_t bits = 0;

	for (size_t i = 0; i < question->option_count; i++) {
		if (question->options[i].correct)
			bits |= 1u << (question->options[i].letter - 'A');
	}
	return bits;
}

static void read_choice(
	struct outline *outline, struct outline_question *question, struct str text)
{
	const uint32_t ticked = correct_bits(question), own = option_bits(question);
	const struct letters letters = letters_read(text);

	if (letters.is_all)
		report_unknown(outline, question, letters.bits & ~own);
	uint32_t bits = letters.bits & own;
	if (!letters.is_all && (letters.bits & ~own))
		bits = 0;
	if (ticked && bits && ticked != bits)
		diag_report(outline->diag, DIAG_ANSWERS_DIFFER, question->answer_span,
			letters_text(outline->arena, bits),
			letters_text(outline->arena, ticked));
	set_letters(outline, question, bits ? bits : ticked);
}

static size_t separator_len(
	struct str text, size_t at, const struct str *marks, size_t count)
{
	const struct str rest = str_from_offset(text, at);

	for (size_t i = 0; i < count; i++) {
		if (str_starts(rest, marks[i]))
			return marks[i].len;
	}
	return 0;
}

typedef VEC(struct str) str_vec;

static void split(struct str text, const struct str *marks, size_t count, str_vec *parts)
{
	size_t start = 0;

	for (size_t at = 0; at < text.len;) {
		const size_t len = separator_len(text, at, marks, count);
		if (len) {
			vec_push(parts, str_trim_wide(str_slice(text, start, at)));
			start = at + len;
		}
		at += len ? len : 1;
	}
	vec_push(parts, str_trim_wide(str_slice(text, start, text.len)));
}

static const struct str bars[] = {STR_INIT("|"), STR_INIT("｜")};

static struct blank_answer blank_answer(struct arena *arena, struct str text)
{
	str_vec alternatives = {0};
	struct blank_answer answer = {0};

	split(text, bars, 2, &alternatives);
	answer.alternatives = ARENA_COPY_VEC(arena, &alternatives);
	answer.count = alternatives.len;
	vec_clear(&alternatives);
	return answer;
}

static void read_blanks(
	struct outline *outline, struct outline_question *question, struct str text)
{
	static const struct str semicolons[] = {STR_INIT(";"), STR_INIT("；")};
	str_vec parts = {0};
	VEC(struct blank_answer) blanks = {0};

	split(without_end(text), semicolons, 2, &parts);
	for (size_t i = 0; i < parts.len; i++)
		vec_push(&blanks, blank_answer(outline->arena, parts.data[i]));
	question->blanks = ARENA_COPY_VEC(outline->arena, &blanks);
	question->blank_answer_count = blanks.len;
	vec_clear(&parts);
	vec_clear(&blanks);
}

static size_t count_blanks(const struct md_node *node)
{
	size_t count = 0;

	for (const struct md_node *child = node->first; child; child = child->next)
		count += child->kind == MD_BLANK ? 1 : count_blanks(child);
	return count;
}

static bool has_alternatives(const struct outline_question *question)
{
	for (size_t i = 0; i < question->blank_answer_count; i++)
		if (question->blanks[i].count > 1)
			return true;
	return false;
}

void answers_word_alternatives(
	struct arena *arena, const struct outline_question *question, struct str word)
{
	if (!has_alternatives(question))
		return;
	for (struct md_node *node = question->answer->first->first; node;
		node = node->next) {
		str_vec parts = {0};
		struct buf text;

		if (node->kind != MD_TEXT)
			continue;
		buf_init(&text, LIMIT_TEXT_BYTES);
		split(node->text, bars, 2, &parts);
		for (size_t i = 0; i < parts.len; i++) {
			if (i)
				buf_put_str(&text, word);
			buf_put_str(&text, parts.data[i]);
		}
		if (parts.len > 1)
			node->text = arena_copy_str(arena, buf_str(&text));
		vec_clear(&parts);
		buf_clear(&text);
	}
}

void answers_read(struct outline *outline, struct outline_question *question)
{
	subs_share(outline, question);
	for (size_t i = 0; i < question->part_count; i++)
		answers_read(outline, &question->parts[i]);

	const struct md_node *first = question->answer ? question->answer->first : NULL;
	struct str text = {NULL, 0};

	if (first && first->kind == MD_PARA)
		text = str_trim_wide(md_plain(outline->arena, first));
	if (question->option_count) {
		read_choice(outline, question, text);
		return;
	}
	if (!text.len)
		return;
	question->judgement = judgement_of(without_end(text));
	const bool is_judge = question->facts.has_type
				      ? question->facts.type == QUESTION_JUDGE
				      : question->is_judge;

	if (question->judgement == JUDGEMENT_NONE && is_judge)
		question->judgement = opening_judgement(text);
	if (question->judgement == JUDGEMENT_NONE && count_blanks(question->stem))
		read_blanks(outline, question, text);
}

/* The answer in the stem's last blank. */

#define MAX_FILLED 64 /* bytes between the parentheses */

struct filled {
	struct md_node *node;
	size_t start, end; /* of the parentheses in its text */
	struct str inside;
};

static size_t opening_len(struct str text, size_t at)
{
	const struct str rest = str_from_offset(text, at);

	return str_starts(rest, STR("（")) ? 3 : str_starts(rest, STR("(")) ? 1 : 0;
}

/* `R(A, B)`, `f(A)`: the parenthesis belongs to the word before it. */
static bool is_call(struct str text, size_t at)
{
	const char before = at ? text.data[at - 1] : ' ', after = text.data[at + 1];

	return text.data[at] == '(' && after != ' ' &&
	       ((before >= 'A' && before <= 'Z') ||
		       is_word_character((struct str){&before, 1}));
}

static bool filled_at(struct md_node *node, size_t at, struct filled *filled)
{
	const size_t len = opening_len(node->text, at);
	if (!len)
		return false;
	const struct str near = str_slice(node->text, 0, at + MAX_FILLED);
	size_t end = str_find(near, STR("）"), at);
	const size_t narrow = str_find_byte(near, ')', at);
	const size_t closing = narrow < end ? 1 : 3;

	if (narrow < end)
		end = narrow;
	if (end == STR_NPOS || is_call(node->text, at))
		return false;
	*filled = (struct filled){node, at, end + closing,
		str_trim_wide(str_slice(node->text, at + len, end))};
	return true;
}

static bool is_answer(const struct outline_question *question, struct str inside)
{
	static const struct str signs[] = {STR_INIT("√"), STR_INIT("×"), STR_INIT("对"),
		STR_INIT("错"), STR_INIT("✓"), STR_INIT("✗")};
	const struct letters letters = letters_read(inside);

	if (question->option_count)
		return inside.len && letters.bits && letters.is_all &&
		       !(letters.bits & ~option_bits(question));
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
		if (str_eq(inside, signs[i]))
			return true;
	}
	return false;
}

/* Looks backward for the last parenthesis that answers; a blank after it means that it
 * is not the last. */
static bool find_filled(const struct outline_question *question, struct filled *filled)
{
	for (struct md_node *block = question->stem->last; block;
		block = block->previous) {
		if (block->kind != MD_PARA)
			continue;
		for (struct md_node *node = block->last; node; node = node->previous) {
			if (node->kind == MD_BLANK)
				return false;
			if (node->kind != MD_TEXT)
				continue;
			for (size_t at = node->text.len; at--;) {
				if (filled_at(node, at, filled) &&
					is_answer(question, filled->inside))
					return true;
			}
		}
	}
	return false;
}

static struct md_node *text_para(
	struct outline *outline, struct span span, struct str text)
{
	struct md_node *para = md_new(outline->arena, MD_PARA, span);
	struct md_node *node = md_new(outline->arena, MD_TEXT, span);

	node->text = text;
	md_append(para, node);
	return para;
}

void answers_find_in_stem(struct outline *outline, struct outline_question *question)
{
	struct filled filled;

	if (!find_filled(question, &filled))
		return;
	struct md_node *node = filled.node;
	const struct str inside = filled.inside;

	if (filled.end < node->text.len)
		md_split_text(outline->arena, node, filled.end);
	if (filled.start)
		node = md_split_text(outline->arena, node, filled.start);
	node->kind = MD_BLANK;
	node->is_paren = true;
	node->number = (unsigned)utf8_count(inside) + 2;
	tally_add(&outline->tallies, TALLY_STEM_ANSWER, node->span);
	if (question->answer)
		return;
	question->answer_span = node->span;
	md_append(md_container(outline->arena, &question->answer, node->span),
		text_para(outline, node->span, inside));
}
