/* SPDX-License-Identifier: MIT */
#include "check/rules.h"

#include "base/map.h"

/* Checks that look at a question, or at two neighbours. */

static struct span line_of(const struct question *question)
{
	return span_of(question->span.source, question->span.start, question->span.start);
}

struct numbering {
	struct diag *diag;
	struct map *seen; /* since they last started again */
	unsigned last;
	bool is_first;
};

static void check_number(struct numbering *numbering, const struct question *question)
{
	char digits[21];
	unsigned number;

	if (!str_to_unsigned(question->number, &number))
		return;
	const unsigned last = numbering->last;
	const bool repeats = map_find(numbering->seen, question->number) != MAP_NONE;

	map_add(numbering->seen, question->number, 1);
	if (repeats)
		diag_report(numbering->diag, DIAG_NUMBER_REPEATED, line_of(question),
			question->number);
	else if (!numbering->is_first && number < last)
		diag_report(numbering->diag, DIAG_NUMBER_ORDER, line_of(question),
			question->number, str_from_unsigned(digits, last));
	else if (!numbering->is_first && number > last + 1)
		diag_report(numbering->diag, DIAG_NUMBER_GAP, line_of(question),
			question->number, str_from_unsigned(digits, last));
	numbering->last = number;
	numbering->is_first = false;
}

/* Numbers may start again in a chapter, and at 1 in a section. */
static void begin_again(struct numbering *numbering)
{
	numbering->is_first = true;
	map_clear(numbering->seen);
	map_init(numbering->seen);
}

/* 材料二 whose questions count from 1. */
static bool opens_group_at_one(const struct section *section, size_t index)
{
	const size_t group = section->questions[index].group;

	return group != GROUP_NONE && section->groups[group].first_question == index &&
	       str_eq(section->questions[index].number, STR("1"));
}

static bool starts_again(const struct numbering *numbering, const struct section *section,
	bool opens_chapter)
{
	unsigned number;

	if (!section->question_count ||
		!str_to_unsigned(section->questions[0].number, &number))
		return false;
	return number == 1 || (opens_chapter && number <= numbering->last);
}

static void check_chapter(struct numbering *numbering, const struct chapter *chapter)
{
	for (size_t s = 0; s < chapter->section_count; s++) {
		const struct section *section = &chapter->sections[s];

		if (starts_again(numbering, section, s == 0))
			begin_again(numbering);
		for (size_t q = 0; q < section->question_count; q++) {
			if (opens_group_at_one(section, q))
				begin_again(numbering);
			check_number(numbering, &section->questions[q]);
		}
	}
}

void check_numbers(const struct bank *bank, struct diag *diag)
{
	struct map seen;
	struct numbering numbering = {.diag = diag, .seen = &seen, .is_first = true};

	map_init(&seen);
	for (size_t c = 0; c < bank->chapter_count; c++)
		check_chapter(&numbering, &bank->chapters[c]);
	map_clear(&seen);
}

void check_empty_questions(const struct bank *bank, struct diag *diag)
{
	for (size_t i = 0; i < bank->question_count; i++) {
		const struct question *question = bank->questions[i];

		/* 完形填空 asks in its material */
		const bool asks_above =
			question->group != GROUP_NONE && question->options.count;

		if (!question->stem.count && !question->part_count && !asks_above)
			diag_report(diag, DIAG_EMPTY_QUESTION, line_of(question),
				question->number);
	}
}

static void check_letters(struct diag *diag, const struct question *question)
{
	const struct option_list options = question->options;

	for (size_t i = 0; i < options.count; i++) {
		const char expected = (char)('A' + i);
		const struct str letter = {&options.items[i].letter, 1};

		if (options.items[i].letter == expected)
			continue;
		diag_report(diag, DIAG_OPTION_ORDER, options.items[i].span, letter,
			(struct str){&expected, 1});
		break;
	}
	for (size_t i = 0; i < question->part_count; i++)
		check_letters(diag, &question->parts[i]);
}

void check_option_letters(const struct bank *bank, struct diag *diag)
{
	for (size_t i = 0; i < bank->question_count; i++)
		check_letters(diag, bank->questions[i]);
}

static void check_blanks(struct diag *diag, const struct question *question)
{
	char blanks[21], answers[21];

	if (question->type == QUESTION_BLANKS && question->answer.blank_count &&
		question->answer.blank_count != question->blank_count)
		diag_report(diag, DIAG_BLANK_COUNT, question->answer.span,
			str_from_unsigned(blanks, question->blank_count),
			str_from_unsigned(answers, question->answer.blank_count));
	for (size_t i = 0; i < question->part_count; i++)
		check_blanks(diag, &question->parts[i]);
}

void check_blank_answers(const struct bank *bank, struct diag *diag)
{
	for (size_t i = 0; i < bank->question_count; i++)
		check_blanks(diag, bank->questions[i]);
}
