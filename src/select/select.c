/* SPDX-License-Identifier: MIT */
#include "select/select.h"

#include "model/build.h"
#include "model/intro.h"
#include "model/words.h"
#include "select/pick.h"

/*
 *   bank --> picks --filter, sample--> fewer picks --shuffle, by type--> order
 *        --> ordinals and numbers --> questions, copied with references that follow
 */

struct selecting {
	const struct bank *old;
	const struct selection *selection;
	struct arena *arena;
	struct diag *diag;
	pick_vec picks;
	size_t *ordinals;    /* by old ordinal */
	struct str *numbers; /* by new ordinal */
	struct renaming renaming;
	struct question *questions;
};

bool selection_is_empty(const struct selection *selection)
{
	return !selection->chapters.len && !selection->questions.len &&
	       !selection->has_ids && !selection->tags.len &&
	       !selection->difficulties.len && !selection->types.len &&
	       !selection->sample.len && !selection->has_shuffle && !selection->by_type;
}

static void list_picks(struct selecting *selecting)
{
	const struct bank *bank = selecting->old;

	vec_reserve(&selecting->picks, bank->question_count);
	for (size_t c = 0; c < bank->chapter_count; c++) {
		const struct chapter *chapter = &bank->chapters[c];

		for (size_t s = 0; s < chapter->section_count; s++) {
			const struct section *section = &chapter->sections[s];

			for (size_t q = 0; q < section->question_count; q++)
				vec_push(&selecting->picks,
					(struct pick){
						&section->questions[q], c, s, true});
		}
	}
}

static void drop_others(pick_vec *picks)
{
	size_t kept = 0;

	for (size_t i = 0; i < picks->len; i++) {
		if (picks->data[i].is_kept)
			picks->data[kept++] = picks->data[i];
	}
	picks->len = kept;
}

/* Cloze and blanks are one kind on paper. */
static enum question_type kind_of(const struct question *question)
{
	return question->type == QUESTION_CLOZE ? QUESTION_BLANKS : question->type;
}

static const enum question_type type_order[] = {QUESTION_SINGLE, QUESTION_MULTIPLE,
	QUESTION_JUDGE, QUESTION_BLANKS, QUESTION_ESSAY};

#define TYPE_COUNT (sizeof(type_order) / sizeof(*type_order))

/* A group stands where its first question does. */
static void order_by_type(struct selecting *selecting)
{
	pick_vec ordered = {0};

	for (size_t t = 0; t < TYPE_COUNT; t++) {
		for (size_t first = 0, end; first < selecting->picks.len; first = end) {
			end = pick_unit_end(&selecting->picks, first);
			if (kind_of(selecting->picks.data[first].question) !=
				type_order[t])
				continue;
			for (size_t i = first; i < end; i++)
				vec_push(&ordered, selecting->picks.data[i]);
		}
	}
	vec_clear(&selecting->picks);
	selecting->picks = ordered;
}

/* Shuffled questions get the numbers of their section in order. */
static void number_questions(struct selecting *selecting, const pick_vec *before)
{
	for (size_t i = 0; i < selecting->picks.len; i++) {
		char digits[21];

		selecting->numbers[i] =
			selecting->selection->by_type
				? arena_copy_str(selecting->arena,
					  str_from_unsigned(digits, i + 1))
				: before->data[i].question->number;
		selecting->ordinals[selecting->picks.data[i].question->ordinal] = i;
	}
}

static void choose(struct selecting *selecting)
{
	const struct selection *selection = selecting->selection;
	pick_vec before = {0};

	list_picks(selecting);
	filter_picks(&selecting->picks, selecting->old, selection, selecting->diag);
	drop_others(&selecting->picks);
	draw_sample(&selecting->picks, selection, selecting->diag);
	drop_others(&selecting->picks);
	for (size_t i = 0; i < selecting->picks.len; i++)
		vec_push(&before, selecting->picks.data[i]);
	if (selection->has_shuffle)
		draw_order(&selecting->picks, selection);
	if (selection->by_type)
		order_by_type(selecting);
	number_questions(selecting, &before);
	vec_clear(&before);
}

static void copy_question(struct selecting *selecting, size_t index)
{
	struct question *question = &selecting->questions[index];
	struct shuffling shuffling = {
		selecting->arena, selecting->diag, selecting->selection->shuffle};

	*question = *selecting->picks.data[index].question;
	if (selecting->selection->has_shuffle)
		shuffle_options(&shuffling, question);
	question->ordinal = index;
	question->number = selecting->numbers[index];
	question->group = GROUP_NONE;
	rewrite_question(&selecting->renaming, question);
}

static const struct question_group *group_of(
	const struct selecting *selecting, const struct pick *pick)
{
	return &selecting->old->chapters[pick->chapter]
			.sections[pick->section]
			.groups[pick->question->group];
}

/* The questions of the picks [first, end), with their groups. */
static void fill_section(
	struct selecting *selecting, struct section *section, size_t first, size_t end)
{
	VEC(struct question_group) groups = {0};

	for (size_t i = first; i < end; i++) {
		const struct pick *pick = &selecting->picks.data[i];

		copy_question(selecting, i);
		if (pick->question->group == GROUP_NONE)
			continue;
		if (i == first || !pick_is_same_unit(pick - 1, pick)) {
			struct question_group group = *group_of(selecting, pick);

			/* its title would name other numbers */
			if (!str_eq(selecting->numbers[i], pick->question->number))
				group.title = (struct inline_list){0};
			group.blocks = rewrite_blocks(&selecting->renaming, group.blocks);
			group.first_question = i - first;
			group.question_count = 0;
			vec_push(&groups, group);
		}
		vec_last(&groups)->question_count++;
		selecting->questions[i].group = groups.len - 1;
	}
	section->groups = ARENA_COPY_VEC(selecting->arena, &groups);
	section->group_count = groups.len;
	section->questions = selecting->questions + first;
	section->question_count = end - first;
	section->claimed_points = 0;
	section->claimed_count = 0;
	vec_clear(&groups);
}

/* A section without questions stays where its chapter stays, if those beneath it do. */
static size_t fill_chapter(
	struct selecting *selecting, struct chapter *chapter, size_t old, size_t first)
{
	const struct chapter *source = &selecting->old->chapters[old];
	struct section *sections =
		ARENA_NEW(selecting->arena, struct section, source->section_count);
	size_t next = first, count = 0;

	for (size_t s = 0; s < source->section_count; s++) {
		size_t end = next;

		while (end < selecting->picks.len &&
			selecting->picks.data[end].chapter == old &&
			selecting->picks.data[end].section == s)
			end++;
		if (end == next && source->sections[s].question_count)
			continue;
		struct section *section = &sections[count++];

		*section = source->sections[s];
		section->intro = rewrite_blocks(&selecting->renaming, section->intro);
		fill_section(selecting, section, next, end);
		next = end;
	}
	chapter->intro = rewrite_blocks(&selecting->renaming, chapter->intro);
	chapter->sections = sections;
	chapter->section_count = count;
	chapter->first_question = first;
	chapter->question_count = next - first;
	chapter->claimed_points = 0;
	chapter->claimed_count = 0;
	return next;
}

static void build_chapters(struct selecting *selecting, struct bank *bank)
{
	struct chapter *chapters = ARENA_NEW(
		selecting->arena, struct chapter, selecting->old->chapter_count);
	size_t count = 0, next = 0;

	for (size_t c = 0; c < selecting->old->chapter_count; c++) {
		if (next >= selecting->picks.len ||
			selecting->picks.data[next].chapter != c)
			continue;
		struct chapter *chapter = &chapters[count];

		*chapter = selecting->old->chapters[c];
		chapter->ordinal = count++;
		next = fill_chapter(selecting, chapter, c, next);
	}
	bank->chapters = chapters;
	bank->chapter_count = count;
}

static enum word title_word(enum question_type type)
{
	switch (type) {
	case QUESTION_SINGLE: return WORD_PART_SINGLE;
	case QUESTION_MULTIPLE: return WORD_PART_MULTIPLE;
	case QUESTION_JUDGE: return WORD_PART_JUDGE;
	case QUESTION_BLANKS:
	case QUESTION_CLOZE: return WORD_PART_BLANKS;
	case QUESTION_ESSAY: break;
	}
	return WORD_PART_ESSAY;
}

/* 单项选择题 */
static struct inline_list type_title(struct selecting *selecting, enum question_type type)
{
	const struct inline_node text = inline_text(
		SPAN_NONE, word_text(selecting->old->meta.language, title_word(type)));

	return inline_list_copy(selecting->arena, &text, 1);
}

/* No chapter stands before its questions any more. */
static void report_intros(const struct selecting *selecting)
{
	const struct intro_sum left_out = intro_sum_of(selecting->old);
	char digits[21];

	if (left_out.count > 0)
		diag_report(selecting->diag, DIAG_INTRO_LEFT_OUT, left_out.first,
			str_from_unsigned(digits, left_out.count));
}

static void build_by_type(struct selecting *selecting, struct bank *bank)
{
	static const struct str anchors[TYPE_COUNT] = {STR_INIT("s1-1"), STR_INIT("s1-2"),
		STR_INIT("s1-3"), STR_INIT("s1-4"), STR_INIT("s1-5")};
	struct section *sections =
		ARENA_NEW(selecting->arena, struct section, TYPE_COUNT);
	struct chapter *chapter = ARENA_NEW(selecting->arena, struct chapter, 1);
	size_t count = 0, next = 0;

	for (size_t t = 0; t < TYPE_COUNT; t++) {
		size_t end = next;

		while (end < selecting->picks.len &&
			(kind_of(selecting->picks.data[end].question) == type_order[t] ||
				(end > next &&
					pick_is_same_unit(&selecting->picks.data[end - 1],
						&selecting->picks.data[end]))))
			end++;
		if (end == next)
			continue;
		sections[count] = (struct section){.span = SPAN_NONE,
			.depth = 1,
			.anchor = anchors[count],
			.title = type_title(selecting, type_order[t])};
		fill_section(selecting, &sections[count++], next, end);
		next = end;
	}
	*chapter = (struct chapter){.span = SPAN_NONE,
		.anchor = STR("c1"),
		.sections = sections,
		.section_count = count,
		.question_count = next};
	bank->chapters = chapter;
	bank->chapter_count = 1;
	report_intros(selecting);
}

static void list_questions(struct selecting *selecting, struct bank *bank)
{
	const size_t count = selecting->picks.len;
	const struct question **all =
		ARENA_NEW(selecting->arena, const struct question *, count);

	for (size_t i = 0; i < count; i++)
		all[i] = &selecting->questions[i];
	bank->questions = all;
	bank->question_count = count;
}

/* A letter, or 甲: the seed of a shuffle is the version's name. */
static bool is_version(struct str seed)
{
	const bool is_letter =
		seed.len == 1 && ((seed.data[0] >= 'A' && seed.data[0] <= 'Z') ||
					 (seed.data[0] >= 'a' && seed.data[0] <= 'z'));

	return is_letter || (seed.len == 3 && (unsigned char)seed.data[0] >= 0xE4);
}

const struct bank *select_bank(const struct bank *bank, const struct selection *selection,
	struct arena *arena, struct diag *diag)
{
	struct selecting selecting = {
		.old = bank, .selection = selection, .arena = arena, .diag = diag};

	if (selection_is_empty(selection))
		return bank;
	selecting.ordinals = ARENA_NEW(arena, size_t, bank->question_count);
	selecting.numbers = ARENA_NEW(arena, struct str, bank->question_count);
	selecting.questions = ARENA_NEW(arena, struct question, bank->question_count);
	for (size_t i = 0; i < bank->question_count; i++)
		selecting.ordinals[i] = (size_t)-1;
	selecting.renaming =
		(struct renaming){arena, bank, selecting.ordinals, selecting.numbers};
	choose(&selecting);
	struct bank *result = arena_copy(arena, bank, sizeof(*bank));

	result->preface = rewrite_blocks(&selecting.renaming, bank->preface);
	if (selection->has_shuffle && is_version(selection->shuffle))
		result->meta.exam_version = selection->shuffle;
	if (selection->by_type)
		build_by_type(&selecting, result);
	else
		build_chapters(&selecting, result);
	list_questions(&selecting, result);
	if (!selecting.picks.len)
		diag_report(diag, DIAG_SELECT_NOTHING, SPAN_NONE);
	vec_clear(&selecting.picks);
	return result;
}
