/* SPDX-License-Identifier: MIT */
#include "select/pick.h"

/* A list of the command line is cut into words once, and each question is held against
 * them. */

struct word {
	struct str text;
	unsigned first, last; /* 20-39; a number alone is both */
	bool is_range, is_used;
};

typedef VEC(struct word) word_vec;

static bool read_range(struct str text, unsigned *first, unsigned *last)
{
	const size_t dash = str_find_byte(text, '-', 0);

	if (dash == STR_NPOS) {
		*last = 0;
		if (!str_to_unsigned(text, first))
			return false;
		*last = *first;
		return true;
	}
	return str_to_unsigned(str_trim(str_slice(text, 0, dash)), first) &&
	       str_to_unsigned(str_trim(str_from_offset(text, dash + 1)), last);
}

static void cut(word_vec *words, struct str list)
{
	while (list.len) {
		const size_t comma = str_find_byte(list, ',', 0);
		struct word word = {.text = str_trim_wide(str_slice(list, 0, comma))};

		word.is_range = read_range(word.text, &word.first, &word.last);
		if (word.text.len)
			vec_push(words, word);
		list = comma == STR_NPOS ? STR("") : str_from_offset(list, comma + 1);
	}
}

static void report_unused(const word_vec *words, const char *option, struct diag *diag)
{
	for (size_t i = 0; i < words->len; i++) {
		if (!words->data[i].is_used)
			diag_report(diag, DIAG_SELECT_NAME, SPAN_NONE, str_from(option),
				words->data[i].text);
	}
}

static bool word_has(struct word *word, struct str text)
{
	unsigned number;
	const bool has = str_eq(word->text, text) ||
			 (word->is_range && str_to_unsigned(text, &number) &&
				 number >= word->first && number <= word->last);

	word->is_used = word->is_used || has;
	return has;
}

static bool words_have(word_vec *words, struct str text)
{
	bool has = false;

	for (size_t i = 0; i < words->len; i++)
		has = word_has(&words->data[i], text) || has;
	return has;
}

/* Whether a question is one of those; the words stand for themselves. */
typedef bool (*pick_test)(
	word_vec *words, const struct bank *bank, const struct pick *pick);

static struct str label_digits(struct str label)
{
	size_t start = 0, end;

	while (start < label.len && (label.data[start] < '0' || label.data[start] > '9'))
		start++;
	for (end = start;
		end < label.len && label.data[end] >= '0' && label.data[end] <= '9';)
		end++;
	return str_slice(label, start, end);
}

static bool bank_has_labels(const struct bank *bank)
{
	for (size_t i = 0; i < bank->chapter_count; i++) {
		if (label_digits(bank->chapters[i].label).len)
			return true;
	}
	return false;
}

/* By the number that it prints; where no chapter prints one, by place. */
static bool test_chapter(
	word_vec *words, const struct bank *bank, const struct pick *pick)
{
	const struct chapter *chapter = &bank->chapters[pick->chapter];
	char digits[21];
	const struct str label = label_digits(chapter->label);
	const struct str number = label.len ? label
				  : bank_has_labels(bank)
					  ? chapter->anchor
					  : str_from_unsigned(digits, pick->chapter + 1);
	const bool by_anchor = words_have(words, chapter->anchor);

	return words_have(words, number) || by_anchor;
}

static bool test_question(
	word_vec *words, const struct bank *bank, const struct pick *pick)
{
	const struct question *question = pick->question;
	const bool by_number = words_have(words, question->number);
	const bool by_id = words_have(words, question->id);

	(void)bank;
	return words_have(words, question->anchor) || by_id || by_number;
}

static bool test_tag(word_vec *words, const struct bank *bank, const struct pick *pick)
{
	bool has = false;

	(void)bank;
	for (size_t i = 0; i < pick->question->tags.count; i++)
		has = words_have(words, pick->question->tags.items[i]) || has;
	return has;
}

static bool test_difficulty(
	word_vec *words, const struct bank *bank, const struct pick *pick)
{
	char digits[21];

	(void)bank;
	return pick->question->difficulty &&
	       words_have(words, str_from_unsigned(digits, pick->question->difficulty));
}

static const struct str chinese_names[QUESTION_TYPE_COUNT] = {
	[QUESTION_ESSAY] = STR_INIT("简答"),
	[QUESTION_SINGLE] = STR_INIT("单选"),
	[QUESTION_MULTIPLE] = STR_INIT("多选"),
	[QUESTION_JUDGE] = STR_INIT("判断"),
	[QUESTION_BLANKS] = STR_INIT("填空"),
	[QUESTION_CLOZE] = STR_INIT("填空"),
};

static bool test_type(word_vec *words, const struct bank *bank, const struct pick *pick)
{
	const enum question_type type = pick->question->type;
	const bool by_chinese = words_have(words, chinese_names[type]);

	(void)bank;
	return words_have(words, question_type_name(type)) || by_chinese;
}

static void apply(pick_vec *picks, const struct bank *bank, struct str list,
	pick_test test, const char *option, struct diag *diag)
{
	word_vec words = {0};

	if (!list.len)
		return;
	cut(&words, list);
	for (size_t i = 0; i < picks->len; i++) {
		struct pick *pick = &picks->data[i];
		const bool is_one = test(&words, bank, pick);

		pick->is_kept = pick->is_kept && is_one;
	}
	report_unused(&words, option, diag);
	vec_clear(&words);
}

static void keep_groups_whole(pick_vec *picks)
{
	for (size_t first = 0, end; first < picks->len; first = end) {
		bool any = false;

		end = pick_unit_end(picks, first);
		for (size_t i = first; i < end; i++)
			any = any || picks->data[i].is_kept;
		for (size_t i = first; i < end; i++)
			picks->data[i].is_kept = any;
	}
}

void filter_picks(pick_vec *picks, const struct bank *bank,
	const struct selection *selection, struct diag *diag)
{
	apply(picks, bank, selection->chapters, test_chapter, "--chapters", diag);
	apply(picks, bank, selection->questions, test_question, "--questions", diag);
	apply(picks, bank, selection->tags, test_tag, "--tag", diag);
	apply(picks, bank, selection->difficulties, test_difficulty, "--difficulty",
		diag);
	apply(picks, bank, selection->types, test_type, "--type", diag);
	if (selection->has_ids)
		filter_ids(picks, selection->ids, diag);
	keep_groups_whole(picks);
}
