/* SPDX-License-Identifier: MIT */
#include "read/outline/survey.h"

#include "base/map.h"
#include "read/outline/candidate.h"

/* One list of candidates, and for each marking a function that says which of them it
 * would take: the choice counts, and what is chosen is what was counted. */

struct chooser {
	candidate_vec all;
	unsigned char *taken; /* of all: bit 1 << marking */
	size_t counts[MARKING_LIST + 1];
	unsigned level; /* of headings */
};

static void take(struct chooser *chooser, size_t index, enum marking marking)
{
	chooser->taken[index] |= (unsigned char)(1u << marking);
	chooser->counts[marking]++;
}

static bool is_taken(const struct chooser *chooser, size_t index, enum marking marking)
{
	return chooser->taken[index] & (1u << marking);
}

/* Bare labels (`Q：`) count if each is answered before the next. */
static bool bare_labels_are_answered(const candidate_vec *all)
{
	bool is_open = false;

	for (size_t i = 0; i < all->len; i++) {
		const unsigned traits = all->data[i].traits;

		if (traits & CANDIDATE_ANSWER)
			is_open = false;
		if (!(traits & (CANDIDATE_BARE_LABEL | CANDIDATE_LABEL)))
			continue;
		if (is_open)
			return false;
		is_open = traits & CANDIDATE_BARE_LABEL;
	}
	return !is_open;
}

static void take_labels(struct chooser *chooser, bool with_bare)
{
	for (size_t i = 0; i < chooser->all.len; i++) {
		const unsigned traits = chooser->all.data[i].traits;

		if ((traits & CANDIDATE_LABEL) ||
			(with_bare && (traits & CANDIDATE_BARE_LABEL)))
			take(chooser, i, MARKING_LABELS);
	}
}

/* Words that fewer than three headings of a level share are no labels. */
static void drop_rare_words(struct chooser *chooser, struct arena *arena)
{
	struct map counts;
	struct str *keys = ARENA_NEW(arena, struct str, chooser->all.len + 1);

	map_init(&counts);
	for (size_t i = 0; i < chooser->all.len; i++) {
		const struct candidate *candidate = &chooser->all.data[i];
		if (!(candidate->traits & CANDIDATE_WORD))
			continue;
		struct str key = arena_copy_str(arena, candidate->word);
		char *bytes = arena_alloc(arena, key.len + 1);

		bytes[0] = (char)('0' + candidate->level);
		memcpy(bytes + 1, key.data, key.len);
		keys[i] = (struct str){bytes, key.len + 1};
		const size_t count = map_find(&counts, keys[i]);
		map_set(&counts, keys[i], count == MAP_NONE ? 1 : count + 1);
	}
	for (size_t i = 0; i < chooser->all.len; i++) {
		if (keys[i].len && map_find(&counts, keys[i]) < 3)
			chooser->all.data[i].traits &= ~(unsigned)CANDIDATE_WORD;
	}
	map_clear(&counts);
}

/* `## 12 闭包` is numbered where three headings of the level count on like this. */
static void promote_space_numbers(candidate_vec *all)
{
	unsigned last[7] = {0};
	size_t total[7] = {0}, counted[7] = {0};

	for (size_t i = 0; i < all->len; i++) {
		const struct candidate *heading = &all->data[i];

		if (!(heading->traits & CANDIDATE_SPACE_NUMBER))
			continue;
		total[heading->level]++;
		counted[heading->level] += heading->number == 1 ||
					   heading->number == last[heading->level] + 1;
		last[heading->level] = heading->number;
	}
	for (size_t i = 0; i < all->len; i++) {
		struct candidate *heading = &all->data[i];

		if ((heading->traits & CANDIDATE_SPACE_NUMBER) &&
			counted[heading->level] >= 3 &&
			2 * counted[heading->level] > total[heading->level])
			heading->traits |= CANDIDATE_NUMBER;
	}
}

static bool is_heading_candidate(const struct candidate *candidate)
{
	return (candidate->traits & CANDIDATE_HEADING) &&
	       !(candidate->traits & (CANDIDATE_PART | CANDIDATE_ORDINAL));
}

static bool is_marked_heading(const struct candidate *candidate)
{
	return candidate->traits & (CANDIDATE_NUMBER | CANDIDATE_WORD | CANDIDATE_ASKS |
					   CANDIDATE_LABEL | CANDIDATE_BARE_LABEL);
}

/* A heading without ？ whose child headings or bullets mostly end in ？ is a section.
 * Each heading looks at those beneath it: six levels bound the work. */
static bool is_section(const candidate_vec *all, size_t index)
{
	const struct candidate *heading = &all->data[index];
	size_t children = heading->item_count, asking = heading->asking_count;
	unsigned child_level = 7;

	if (heading->traits & CANDIDATE_ASKS)
		return false;
	if (children >= 2 && 2 * asking > children)
		return true;
	children = asking = 0;
	for (size_t i = index + 1; i < all->len; i++) {
		const struct candidate *child = &all->data[i];
		if (!(child->traits & CANDIDATE_HEADING))
			continue;
		if (child->level <= heading->level)
			break;
		if (child->level < child_level) {
			child_level = child->level;
			children = asking = 0;
		}
		if (child->level == child_level) {
			children++;
			asking += (child->traits & CANDIDATE_ASKS) != 0;
		}
	}
	return children && 2 * asking > children;
}

static bool number_continues(struct str shorter, struct str longer)
{
	return longer.len > shorter.len + 1 && str_starts(longer, shorter) &&
	       (longer.data[shorter.len] == '.' || longer.data[shorter.len] == '-');
}

/* `3.4` above `3.4.1` is a branch, not a question. */
static bool is_branch(const candidate_vec *all, size_t index)
{
	const struct str number = all->data[index].number_text;

	if (!(all->data[index].traits & CANDIDATE_NUMBER) || number.len == 0)
		return false;
	for (size_t i = index + 1; i < all->len; i++) {
		const struct candidate *next = &all->data[i];
		if (next->traits & CANDIDATE_HEADING)
			return (next->traits & CANDIDATE_NUMBER) &&
			       number_continues(number, next->number_text);
	}
	return false;
}

struct level_counts {
	size_t marked[7], numbered[7], total[7];
};

static bool is_unmarked_question(const struct level_counts *counts, unsigned level)
{
	return 3 * counts->numbered[level] < 2 * counts->total[level];
}

static unsigned fullest_level(const size_t counts[7])
{
	unsigned best = 0;

	for (unsigned level = 1; level <= 6; level++) {
		if (counts[level] > (best ? counts[best] : 0))
			best = level;
	}
	return best;
}

static void take_headings(struct chooser *chooser, struct arena *arena, bool is_forced)
{
	struct level_counts counts = {0};
	const candidate_vec *all = &chooser->all;
	unsigned char *question = ARENA_NEW(arena, unsigned char, all->len + 1);

	for (size_t i = 0; i < all->len; i++) {
		const struct candidate *heading = &all->data[i];
		if (!is_heading_candidate(heading) || is_section(all, i) ||
			is_branch(all, i))
			continue;
		question[i] = 1;
		counts.total[heading->level]++;
		counts.marked[heading->level] += is_marked_heading(heading);
		counts.numbered[heading->level] +=
			(heading->traits &
				(CANDIDATE_NUMBER | CANDIDATE_WORD | CANDIDATE_LABEL |
					CANDIDATE_BARE_LABEL)) != 0;
	}
	chooser->level = fullest_level(counts.marked);
	if (!chooser->level && is_forced) {
		counts.total[1] = 0;
		chooser->level = fullest_level(counts.total);
	}
	for (size_t i = 0; i < all->len; i++) {
		const struct candidate *heading = &all->data[i];
		const bool at_level = heading->level == chooser->level;

		if (!question[i])
			continue;
		if (at_level ? is_marked_heading(heading) ||
					is_unmarked_question(&counts, chooser->level)
			     : heading->number_levels > 1 && heading->level > 1)
			take(chooser, i, MARKING_HEADINGS);
	}
}

/* The state of a numbering that runs on. A run that starts again at 1 with no heading
 * between is part of an answer, and its numbers are not the questions'. */
struct run {
	unsigned last, inner;
	bool is_inner, may_restart;
	bool in_material;            /* since the last heading there was one */
	bool has_question;           /* since the last heading */
	enum number_form form;       /* of its first number */
	enum number_form inner_form; /* 3. does not go on from （2） or 2) */
	bool inner_is_close;         /* without empty lines between */
	bool is_notes; /* those of 注意事项; the next run from 1 is the questions' */
};

static bool fits_question(const struct candidate *candidate)
{
	return candidate->traits & (CANDIDATE_ASKS | CANDIDATE_BLANK);
}

/* The next question's number behind a list of lines: 1. … 2. …, empty line, 3. … */
static bool stands_off(const struct run *run, const struct candidate *candidate)
{
	return run->inner_is_close && candidate->after_blank &&
	       candidate->number == run->last + 1;
}

static bool run_takes(struct run *run, const struct candidate *candidate)
{
	const unsigned number = candidate->number;
	const bool runs_on = number > run->last && number <= run->last + 5;

	if (run->is_notes && run->is_inner && number == 1)
		run->may_restart = true;
	if (number == 1 && run->may_restart) {
		*run = (struct run){.last = 1,
			.form = candidate->form,
			.in_material = run->in_material,
			.has_question = true};
		return true;
	}
	if (number == 1) {
		run->is_inner = true;
		run->inner = 1;
		run->inner_form = candidate->form;
		run->inner_is_close = false;
		return false;
	}
	if (run->is_inner && number == run->inner + 1 &&
		candidate->form == run->inner_form &&
		!(runs_on && fits_question(candidate) && candidate->form == run->form) &&
		!stands_off(run, candidate)) {
		run->inner = number;
		run->inner_is_close = !candidate->after_blank;
		return false;
	}
	if (!runs_on && !(run->last == 0 && run->may_restart && number <= 5))
		return false;
	run->is_inner = run->may_restart = false;
	run->has_question = true;
	run->last = number;
	return true;
}

static bool next_number_continues(const candidate_vec *all, size_t index)
{
	for (size_t i = index + 1; i < all->len; i++) {
		if (all->data[i].traits & CANDIDATE_NUMBER)
			return number_continues(
				all->data[index].number_text, all->data[i].number_text);
	}
	return false;
}

static struct str number_branch(const struct candidate *candidate)
{
	size_t end = candidate->number_text.len;

	if (candidate->number_levels < 2)
		return (struct str){NULL, 0};
	while (end && candidate->number_text.data[end - 1] >= '0' &&
		candidate->number_text.data[end - 1] <= '9')
		end--;
	return str_slice(candidate->number_text, 0, end);
}

#define LOOK_AHEAD 64

/* Whether a （2） that would go on behind 1. only counts something in it: 2. itself comes
 * soon. */
static bool comes_plainly(const candidate_vec *all, size_t index, const struct run *run)
{
	const struct candidate *inner = &all->data[index];

	if (inner->form != NUMBER_BRACKETS || run->form == NUMBER_BRACKETS || !run->last)
		return false;
	for (size_t i = index + 1; i < all->len && i <= index + LOOK_AHEAD; i++) {
		const struct candidate *next = &all->data[i];

		if (next->traits & CANDIDATE_HEADING)
			return false;
		if ((next->traits & CANDIDATE_NUMBER) && next->form == run->form)
			return next->number == run->last + 1;
	}
	return false;
}

static void take_numbers(struct chooser *chooser)
{
	struct run run = {.may_restart = true};
	struct str branch = {NULL, 0};

	for (size_t i = 0; i < chooser->all.len; i++) {
		const struct candidate *candidate = &chooser->all.data[i];

		/* under a part's heading a number is the part's */
		if (candidate->traits & CANDIDATE_HEADING)
			run.may_restart = !(candidate->traits & CANDIDATE_PART);
		if (candidate->traits & CANDIDATE_HEADING)
			run.in_material = run.has_question = false;
		if ((candidate->traits & CANDIDATE_MATERIAL) &&
			(run.in_material || !run.has_question))
			run.may_restart = run.in_material = true;
		if (candidate->traits & CANDIDATE_NOTES)
			run = (struct run){.is_notes = true, .last = run.last};
		if (!(candidate->traits & CANDIDATE_NUMBER) ||
			!(candidate->traits & CANDIDATE_ROOT) ||
			(candidate->traits & (CANDIDATE_HEADING | CANDIDATE_PART)))
			continue;
		const struct str own_branch = number_branch(candidate);
		if (!str_eq(branch, own_branch) && own_branch.len)
			run.may_restart = true;
		if (comes_plainly(&chooser->all, i, &run) || !run_takes(&run, candidate))
			continue;
		branch = own_branch;
		if (own_branch.len == 0 || !next_number_continues(&chooser->all, i))
			take(chooser, i, MARKING_NUMBERS);
	}
}

static void drop_counts(struct chooser *chooser, enum marking marking)
{
	for (size_t i = 0; i < chooser->all.len; i++)
		chooser->taken[i] &= (unsigned char)~(1u << marking);
	chooser->counts[marking] = 0;
}

static void take_trait(struct chooser *chooser, unsigned trait, enum marking marking)
{
	for (size_t i = 0; i < chooser->all.len; i++) {
		const unsigned traits = chooser->all.data[i].traits;

		if ((traits & trait) && !(traits & CANDIDATE_PART))
			take(chooser, i, marking);
	}
}

/* Summaries are questions where a third of them ask at least. */
static void take_details(struct chooser *chooser, bool is_forced)
{
	size_t asking = 0;

	take_trait(chooser, CANDIDATE_DETAILS, MARKING_DETAILS);
	for (size_t i = 0; i < chooser->all.len; i++)
		asking += is_taken(chooser, i, MARKING_DETAILS) &&
			  (chooser->all.data[i].traits & CANDIDATE_ASKS);
	if (!is_forced && 3 * asking < chooser->counts[MARKING_DETAILS])
		drop_counts(chooser, MARKING_DETAILS);
}

static size_t most_of_others(const size_t *counts)
{
	size_t most = 0;

	for (unsigned marking = MARKING_LABELS; marking < MARKING_LIST; marking++) {
		if (counts[marking] > most)
			most = counts[marking];
	}
	return most;
}

/* Three bold paragraphs that ask above numbers that ask nothing: the numbers count what
 * the answers list. */
static bool numbers_are_answers(const struct chooser *chooser)
{
	size_t bold = 0;

	for (size_t i = 0; i < chooser->all.len; i++) {
		const struct candidate *candidate = &chooser->all.data[i];

		if (is_taken(chooser, i, MARKING_BOLD) &&
			(candidate->traits & CANDIDATE_ASKS))
			bold++;
		else if (is_taken(chooser, i, MARKING_NUMBERS) &&
			 (!bold || fits_question(candidate)))
			return false;
	}
	return bold >= 3;
}

/* Lines that another marking would take and labels do not; what counts in brackets below
 * a label is the question's. */
static bool has_other_than_labels(const struct chooser *chooser)
{
	bool below_label = false;

	for (size_t i = 0; i < chooser->all.len; i++) {
		const bool is_sub = below_label &&
				    chooser->all.data[i].form == NUMBER_BRACKETS &&
				    is_taken(chooser, i, MARKING_NUMBERS);

		if (is_taken(chooser, i, MARKING_LABELS))
			below_label = true;
		else if (chooser->taken[i] && !is_sub)
			return true;
	}
	return false;
}

/* `## Q. …`: what the file itself calls questions. */
static bool headings_are_labelled(const struct chooser *chooser)
{
	size_t labelled = 0;

	for (size_t i = 0; i < chooser->all.len; i++)
		labelled += is_taken(chooser, i, MARKING_HEADINGS) &&
			    (chooser->all.data[i].traits &
				    (CANDIDATE_LABEL | CANDIDATE_BARE_LABEL));
	return labelled >= 3 && 2 * labelled > chooser->counts[MARKING_HEADINGS];
}

/* `#### Q1.` among `#### D2.`, `#### Domanda 3.` or `#### 4.`, as in a translation that
 * is half done: labels are no more than some of the headings' numbers. */
static bool labels_are_some_headings(const struct chooser *chooser)
{
	const unsigned number = CANDIDATE_NUMBER | CANDIDATE_WORD;
	size_t others = 0;

	for (size_t i = 0; i < chooser->all.len; i++) {
		const bool is_heading = is_taken(chooser, i, MARKING_HEADINGS);

		if (is_taken(chooser, i, MARKING_LABELS) && !is_heading)
			return false;
		others += is_heading && !is_taken(chooser, i, MARKING_LABELS) &&
			  (chooser->all.data[i].traits & number);
	}
	return 2 * others > chooser->counts[MARKING_LABELS];
}

/* Labels, headings, numbers, bold, list, in this order. */
static enum marking choose(const struct chooser *chooser, bool is_heading_level_full)
{
	const size_t *counts = chooser->counts;
	const size_t labels = counts[MARKING_LABELS], headings = counts[MARKING_HEADINGS];

	if (labels && labels_are_some_headings(chooser))
		return MARKING_HEADINGS;
	if (labels >= 3 || (labels && !has_other_than_labels(chooser)))
		return MARKING_LABELS;
	if (headings_are_labelled(chooser))
		return MARKING_HEADINGS;
	if (counts[MARKING_LIST] > 3 * most_of_others(counts))
		return MARKING_LIST;
	if (counts[MARKING_DETAILS] > 2 * headings &&
		counts[MARKING_DETAILS] == most_of_others(counts))
		return MARKING_DETAILS;
	if (counts[MARKING_BOLD] > 2 * headings &&
		(counts[MARKING_BOLD] > 2 * counts[MARKING_NUMBERS] ||
			numbers_are_answers(chooser)))
		return MARKING_BOLD;
	if (counts[MARKING_NUMBERS] >= (headings ? 3u : 1u) && !is_heading_level_full)
		return MARKING_NUMBERS;
	if (counts[MARKING_BOLD] > 2 * headings)
		return MARKING_BOLD;
	if (headings)
		return MARKING_HEADINGS;
	return labels ? MARKING_LABELS : MARKING_AUTO;
}

static struct start start_of(const struct candidate *candidate, enum marking marking)
{
	struct start start = {.line = candidate->line,
		.span = candidate->span,
		.is_heading = candidate->traits & CANDIDATE_HEADING,
		.is_bold = candidate->traits & CANDIDATE_BOLD,
		.is_inner_line = candidate->traits & CANDIDATE_INNER,
		.is_list = marking == MARKING_LIST};

	if (marking == MARKING_DETAILS) {
		start.label_len = candidate->label_number.len
					  ? candidate->label_len
					  : candidate->number_label_len;
		start.number = candidate->label_number.len ? candidate->label_number
							   : candidate->number_text;
	} else if (candidate->traits & (CANDIDATE_LABEL | CANDIDATE_BARE_LABEL)) {
		start.label_len = candidate->label_len;
		start.number = candidate->label_number;
		start.by_letter = candidate->traits & CANDIDATE_LETTER;
	} else if (candidate->traits & (CANDIDATE_NUMBER | CANDIDATE_WORD)) {
		start.label_len = candidate->number_label_len;
		start.number = candidate->number_text;
	}
	if (marking == MARKING_LIST)
		start.label_len = 0;
	return start;
}

static struct str marking_word(enum marking marking)
{
	switch (marking) {
	case MARKING_AUTO: return STR("auto");
	case MARKING_LABELS: return STR("labels");
	case MARKING_HEADINGS: return STR("headings");
	case MARKING_BOLD: return STR("bold");
	case MARKING_NUMBERS: return STR("numbers");
	case MARKING_DETAILS: return STR("details");
	case MARKING_LIST: return STR("list");
	}
	return STR("");
}

/* Only lines that are not taken count as left; those that count in brackets are mostly
 * sub-questions. */
static void note_choice(
	struct outline *outline, const struct chooser *chooser, enum marking marking)
{
	struct marking_choice *const choice = &outline->choices[marking];

	for (size_t i = 0; i < chooser->all.len; i++) {
		const struct candidate *candidate = &chooser->all.data[i];

		if (is_taken(chooser, i, marking)) {
			if (choice->taken++ == 0)
				choice->first = candidate->span;
			continue;
		}
		for (unsigned other = MARKING_LABELS; other < MARKING_COUNT; other++) {
			const bool is_sub = other == MARKING_NUMBERS &&
					    candidate->form == NUMBER_BRACKETS;
			choice->left[other] += is_taken(chooser, i, other) && !is_sub;
		}
	}
}

static void report_choice(
	struct diag *diag, const struct marking_choice *choice, enum marking marking)
{
	enum marking most = MARKING_AUTO;
	char taken_digits[21], left_digits[21];
	const struct str taken = str_from_unsigned(taken_digits, choice->taken);

	for (unsigned other = MARKING_LABELS; other < MARKING_COUNT; other++) {
		if (choice->left[other] > choice->left[most])
			most = other;
	}
	if (most == MARKING_AUTO)
		diag_report(
			diag, DIAG_MARKING, choice->first, marking_word(marking), taken);
	else
		diag_report(diag, DIAG_MARKING_LEFT, choice->first, marking_word(marking),
			taken, marking_word(most),
			str_from_unsigned(left_digits, choice->left[most]));
}

static bool has_no_other(const struct chooser *chooser)
{
	return most_of_others(chooser->counts) == 0 && chooser->counts[MARKING_LIST] == 0;
}

static enum marking decide(
	struct outline *outline, const struct outline_file *file, struct chooser *chooser)
{
	const bool answered = bare_labels_are_answered(&chooser->all);

	drop_rare_words(chooser, outline->arena);
	promote_space_numbers(&chooser->all);
	take_labels(chooser, answered || file->marking == MARKING_LABELS);
	take_headings(chooser, outline->arena, file->marking == MARKING_HEADINGS);
	take_numbers(chooser);
	take_trait(chooser, CANDIDATE_BOLD, MARKING_BOLD);
	take_trait(chooser, CANDIDATE_ITEM, MARKING_LIST);
	take_details(chooser, file->marking == MARKING_DETAILS);
	if (file->marking != MARKING_AUTO)
		return file->marking;
	if (has_no_other(chooser)) {
		drop_counts(chooser, MARKING_LABELS);
		take_labels(chooser, true);
	}
	return choose(chooser, chooser->counts[MARKING_HEADINGS] >= 3);
}

/* Where 注意事项 kept numbers from being questions. */
static void tally_notes(struct outline *outline, const struct chooser *chooser)
{
	const struct candidate *notes = NULL;

	for (size_t i = 0; i < chooser->all.len; i++) {
		const struct candidate *candidate = &chooser->all.data[i];

		if (candidate->traits & CANDIDATE_NOTES)
			notes = candidate;
		else if ((candidate->traits & CANDIDATE_HEADING) ||
			 is_taken(chooser, i, MARKING_NUMBERS))
			notes = NULL;
		else if (notes && (candidate->traits & CANDIDATE_NUMBER)) {
			tally_add(&outline->tallies, TALLY_NOTES, notes->span);
			notes = NULL;
		}
	}
}

void survey_document(
	struct outline *outline, const struct outline_file *file, struct survey *survey)
{
	struct chooser chooser = {0};

	candidates_collect(
		outline->arena, outline->sources, file->document, &chooser.all);
	chooser.taken = ARENA_NEW(outline->arena, unsigned char, chooser.all.len + 1);
	survey->marking = decide(outline, file, &chooser);
	survey->question_level = 0;
	for (size_t i = 0; i < chooser.all.len && survey->marking != MARKING_AUTO; i++) {
		if (is_taken(&chooser, i, survey->marking))
			vec_push(&survey->starts,
				start_of(&chooser.all.data[i], survey->marking));
	}
	if (survey->marking == MARKING_HEADINGS)
		survey->question_level = chooser.level;
	if (survey->marking == MARKING_NUMBERS)
		tally_notes(outline, &chooser);
	const bool is_key = file->is_further && !file->document->first;

	if (survey->marking == MARKING_AUTO && (file->is_piece || is_key))
		; /* the others may have some */
	else if (survey->marking == MARKING_AUTO)
		diag_report(outline->diag, DIAG_NO_QUESTIONS, file->document->span);
	else if (file->marking == MARKING_AUTO)
		note_choice(outline, &chooser, survey->marking);
	vec_clear(&chooser.all);
}

void survey_report(const struct outline *outline)
{
	for (unsigned marking = MARKING_LABELS; marking < MARKING_COUNT; marking++) {
		if (outline->choices[marking].taken)
			report_choice(outline->diag, &outline->choices[marking], marking);
	}
}

void survey_clear(struct survey *survey)
{
	vec_clear(&survey->starts);
}
