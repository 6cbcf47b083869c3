/* SPDX-License-Identifier: MIT */
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/outline/head.h"
#include "read/outline/label.h"
#include "read/outline/parts.h"

/* What an answer means: letters of a choice, right or wrong, or what blanks accept. */

static enum judgement judgement_of(struct str text)
{
	static const struct str right[] = {STR_INIT("对"), STR_INIT("正确"),
		STR_INIT("√"), STR_INIT("✓"), STR_INIT("✔"), STR_INIT("是"),
		STR_INIT("True"), STR_INIT("T"), STR_INIT("對"), STR_INIT("正確"),
		STR_INIT("○"), STR_INIT("〇"), STR_INIT("正しい"), STR_INIT("참"),
		STR_INIT("맞다")};
	static const struct str wrong[] = {STR_INIT("错"), STR_INIT("错误"),
		STR_INIT("×"), STR_INIT("✗"), STR_INIT("✘"), STR_INIT("否"),
		STR_INIT("False"), STR_INIT("F"), STR_INIT("錯"), STR_INIT("錯誤"),
		STR_INIT("✕"), STR_INIT("╳"), STR_INIT("誤り"), STR_INIT("거짓"),
		STR_INIT("틀리다")};
	_Static_assert(sizeof(right) == sizeof(wrong), "each has its contrary");

	for (size_t i = 0; i < sizeof(right) / sizeof(*right); i++) {
		if (str_eq_ascii_case(text, right[i]))
			return JUDGEMENT_TRUE;
		if (str_eq_ascii_case(text, wrong[i]))
			return JUDGEMENT_FALSE;
	}
	return JUDGEMENT_NONE;
}

/* Without the mark that ends it: 对。 */
struct str answer_without_end(struct str text)
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
		STR_INIT("（"), STR_INIT("("), STR_INIT("、"), STR_INIT("\n")};
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
	size_t len;
	const char letter = label_letter(text, &len);

	return letter >= 'A' && letter <= 'Z';
}

static bool is_word_character(struct str text)
{
	const char c = text.len ? text.data[0] : ' ';

	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '+' ||
	       c == '-';
}

/* `(A)(C)`, `（A）、（C）`: each letter in brackets of its own; 0: it is something else.
 */
static uint32_t bracketed_bits(struct str text, struct str *rest)
{
	uint32_t bits = 0;
	size_t len;

	*rest = text;
	while (str_skip(rest, STR("（")) || str_skip(rest, STR("("))) {
		if (!is_letter_at(*rest))
			return 0;
		bits |= 1u << (label_letter(*rest, &len) - 'A');
		*rest = str_from_offset(*rest, len);
		if (!str_skip(rest, STR("）")) && !str_skip(rest, STR(")")))
			return 0;
		while (skip_between_letters(rest))
			;
	}
	return bits;
}

static struct letters letters_read(struct str text)
{
	struct letters letters = {0};
	struct str rest = text, behind;
	const uint32_t bracketed = bracketed_bits(text, &behind);

	if (bracketed & (bracketed - 1))
		return (struct letters){bracketed, text.len - behind.len,
			answer_without_end(behind).len == 0};
	const bool in_parentheses =
		str_skip(&rest, STR("（")) || str_skip(&rest, STR("("));

	str_skip(&rest, STR("选"));
	rest = str_from_offset(rest, str_wide_space(rest));
	while (is_letter_at(rest)) {
		size_t len;

		letters.bits |= 1u << (label_letter(rest, &len) - 'A');
		rest = str_from_offset(rest, len);
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
	letters.is_all = answer_without_end(rest).len == 0;
	return letters;
}

/* `b`, `b) heart`: one letter, where the options are lower case too. */
static struct letters lower_letter(struct str text)
{
	const struct str rest = str_trim_wide(text);
	struct letters letters = {0};

	if (!rest.len || rest.data[0] < 'a' || rest.data[0] > 'z' ||
		(rest.len > 1 && !memchr(").:", rest.data[1], 3)))
		return letters;
	letters.bits = 1u << (rest.data[0] - 'a');
	letters.is_all = rest.len == 1;
	return letters;
}

/* `故选 B`, `故选：AC`: what the working out ends with, if the options have it. */
static uint32_t concluded_bits(struct str text)
{
	static const struct str words[] = {
		STR_INIT("故选"), STR_INIT("应选"), STR_INIT("故答案为")};
	uint32_t bits = 0;

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		size_t at = 0;

		while ((at = str_find(text, words[i], at)) != STR_NPOS) {
			struct str rest = str_from_offset(text, at += words[i].len);

			if (!str_skip(&rest, STR("：")))
				str_skip(&rest, STR(":"));
			const struct letters letters = letters_read(str_trim_wide(rest));

			bits = letters.bits ? letters.bits : bits;
		}
	}
	return bits;
}

/* `A、C、D 都增大了……`: letters that a sentence is about. */
static bool is_about_letters(struct str text, const struct letters *letters)
{
	const struct str rest = str_from_offset(text, letters->len);
	const bool has_several = letters->bits & (letters->bits - 1);

	if (letters->is_all || !has_several || rest.len == 0)
		return false;
	if (!(rest.data[0] & 0x80))
		return rest.data[0] == ' ';
	return unicode_category(utf8_at(rest, 0)) == CATEGORY_LETTER;
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
	struct letters letters = letters_read(text);

	if (!letters.bits)
		letters = lower_letter(text);
	const uint32_t concluded =
		letters.is_all || !question->answer
			? 0
			: concluded_bits(md_plain(outline->arena, question->answer));

	if (concluded & own)
		tally_add(&outline->tallies, TALLY_CONCLUDED, question->answer_span);
	if (concluded)
		letters.bits = concluded;
	else if (is_about_letters(text, &letters))
		letters.bits = 0;
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
	question->judgement = judgement_of(answer_without_end(text));
	const bool is_judge = question->facts.has_type
				      ? question->facts.type == QUESTION_JUDGE
				      : question->is_judge;

	if (question->judgement == JUDGEMENT_NONE && is_judge)
		question->judgement = opening_judgement(text);
	if (question->judgement == JUDGEMENT_NONE)
		blanks_read(outline, question, text);
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

/* Nothing but a full stop comes after it in its paragraph. */
static bool ends_para(const struct filled *filled)
{
	const struct str rest =
		str_trim_wide(str_from_offset(filled->node->text, filled->end));

	return !filled->node->next &&
	       (rest.len == 0 || str_eq(rest, STR("。")) || str_eq(rest, STR(".")));
}

/* ① to ⑳, one or more. */
static bool is_circled(struct str text)
{
	for (size_t at = 0; at < text.len;) {
		const uint32_t c = utf8_next(text, &at);

		if (c < 0x2460 || c > 0x2473)
			return false;
	}
	return text.len > 0;
}

/* `B`, `ACD`, but not `CAD` or `RNA`. */
static bool is_in_order(struct str inside)
{
	char last = 'A' - 1;

	for (size_t i = 0; i < inside.len; i++) {
		const char c = inside.data[i];

		if (c >= 'A' && c <= 'Z' && (c <= last || c > 'H'))
			return false;
		if (c >= 'A' && c <= 'Z')
			last = c;
	}
	return last >= 'A';
}

/* `……的是（B）` where the options are none that we know: letters or ① at the end, behind
 * 是 or 为, would give the answer away as much as any. */
static bool is_answer_without_options(const struct filled *filled)
{
	const struct str before =
		str_trim_wide(str_slice(filled->node->text, 0, filled->start));
	const struct letters letters = letters_read(filled->inside);

	return ends_para(filled) &&
	       (str_ends(before, STR("是")) || str_ends(before, STR("为")) ||
		       str_ends(before, STR("為"))) &&
	       ((letters.bits && letters.is_all && is_in_order(filled->inside)) ||
		       is_circled(filled->inside));
}

/* A letter that names no option is one, at the end: it is told of as such. */
static bool is_answer(
	const struct outline_question *question, const struct filled *filled)
{
	static const struct str signs[] = {STR_INIT("√"), STR_INIT("×"), STR_INIT("对"),
		STR_INIT("错"), STR_INIT("✓"), STR_INIT("✗")};
	const struct letters letters = letters_read(filled->inside);

	if (question->option_count && letters.bits && letters.is_all)
		return !(letters.bits & ~option_bits(question)) || ends_para(filled);
	if (question->option_count)
		return false;
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
		if (str_eq(filled->inside, signs[i]))
			return true;
	}
	return is_answer_without_options(filled);
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
					is_answer(question, filled))
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
