/* SPDX-License-Identifier: MIT */
#include "read/names.h"

#include <stdio.h>

#include "read/identity/identity.h"
#include "read/outline/anchors.h"

static struct str number_after(struct arena *arena, struct str previous)
{
	struct buf number;
	size_t start = previous.len;
	unsigned value = 0;

	while (start && previous.data[start - 1] >= '0' &&
		previous.data[start - 1] <= '9')
		start--;
	if (!str_to_unsigned(str_from_offset(previous, start), &value))
		start = 0;
	buf_init(&number, 0);
	buf_put_str(&number, str_slice(previous, 0, start));
	buf_printf(&number, "%lu", value + 1ul);
	const struct str copy = arena_copy_str(arena, buf_str(&number));
	buf_clear(&number);
	return copy;
}

static void number_questions(struct outline *outline)
{
	struct str previous = {NULL, 0};

	for (size_t i = 0; i < outline->questions.len; i++) {
		struct outline_question *question = &outline->questions.data[i];

		if (!question->number.len)
			question->number = number_after(outline->arena, previous);
		previous = question->number;
	}
}

static bool is_name_start(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

/* ASCII and an XML name, so that it serves as an anchor. */
static bool is_plain_name(struct str text)
{
	if (!text.len || text.len > 64 || !is_name_start(text.data[0]))
		return false;
	for (size_t i = 1; i < text.len; i++) {
		const char c = text.data[i];
		if (!is_name_start(c) && !(c >= '0' && c <= '9') && c != '-' && c != '.')
			return false;
	}
	return true;
}

static struct str joined(
	struct arena *arena, const char *prefix, size_t count, struct str text)
{
	struct buf name;

	buf_init(&name, 0);
	if (count)
		buf_printf(&name, "%s%zu-q", prefix, count);
	else
		buf_put_c(&name, prefix);
	buf_put_str(&name, text);
	const struct str copy = arena_copy_str(arena, buf_str(&name));
	buf_clear(&name);
	return copy;
}

struct naming {
	struct outline *outline;
	struct lowering *lowering;
	struct map taken;  /* anchors, chapters' and sections' among them */
	struct map counts; /* questions of a number */
};

static struct str unused_anchor(struct naming *naming, struct str anchor)
{
	struct buf name;
	struct str copy = anchor;

	if (map_find(&naming->taken, anchor) == MAP_NONE) {
		map_set(&naming->taken, anchor, 2);
		return anchor;
	}
	buf_init(&name, 0);
	do {
		const size_t count = map_find(&naming->taken, anchor);
		map_set(&naming->taken, anchor, count + 1);
		buf_reset(&name);
		buf_put_str(&name, anchor);
		buf_printf(&name, "-%zu", count);
		copy = arena_copy_str(naming->outline->arena, buf_str(&name));
	} while (map_find(&naming->taken, copy) != MAP_NONE);
	buf_clear(&name);
	map_set(&naming->taken, copy, 2);
	return copy;
}

static void add_target(struct naming *naming, struct str name, size_t ordinal)
{
	if (map_add(&naming->lowering->targets, name, ordinal) != ordinal)
		map_add(&naming->lowering->repeated, name, 1);
}

static void name_question(struct naming *naming, struct outline_question *question,
	size_t chapter, size_t ordinal)
{
	struct arena *arena = naming->outline->arena;
	const struct str plain = joined(arena, "q", 0, question->number);
	const struct str full = joined(arena, "c", chapter + 1, question->number);
	struct str anchor = plain;

	if (map_find(&naming->counts, question->number) > 1)
		anchor = full;
	question->anchor = unused_anchor(naming, anchor);
	add_target(naming, plain, ordinal);
	map_add(&naming->lowering->targets, full, ordinal);
	map_add(&naming->lowering->targets, question->anchor, ordinal);
}

/* Names that look like those of places, c3, s3-2, q22, a22, or like the ids that tiku
 * makes, are left to these. */
static bool is_taken_form(struct str id)
{
	const bool is_letter = id.data[0] == 'a' || id.data[0] == 'c' ||
			       id.data[0] == 'q' || id.data[0] == 's';

	return (is_letter && id.len > 1 && id.data[1] >= '0' && id.data[1] <= '9') ||
	       str_starts(id, STR("a-")) || str_starts(id, STR(ID_ANCHOR_PREFIX));
}

static void name_by_id(struct naming *naming, struct outline_question *question,
	size_t chapter, size_t ordinal)
{
	const struct str id = question->facts.id;

	(void)chapter;
	(void)ordinal;
	if (is_plain_name(id) && !is_taken_form(id) &&
		map_find(&naming->taken, id) == MAP_NONE)
		question->id_anchor = id;
}

static void count_numbers(struct naming *naming)
{
	for (size_t i = 0; i < naming->outline->questions.len; i++) {
		const struct outline_question *question =
			&naming->outline->questions.data[i];
		if (question->facts.skip)
			continue;
		const size_t count = map_find(&naming->counts, question->number);
		map_set(&naming->counts, question->number,
			count == MAP_NONE ? 1 : count + 1);
	}
}

static void take_chapter_anchors(struct naming *naming)
{
	for (size_t i = 0; i < naming->outline->chapters.len; i++) {
		char name[32];
		const int len = snprintf(name, sizeof(name), "c%zu", i + 1);
		const struct str anchor = {name, (size_t)len};

		map_set(&naming->taken, arena_copy_str(naming->outline->arena, anchor),
			2);
	}
}

typedef void (*visit_question)(struct naming *naming, struct outline_question *question,
	size_t chapter, size_t ordinal);

static void each_question(struct naming *naming, visit_question visit)
{
	const struct outline *outline = naming->outline;
	size_t ordinal = 0;

	for (size_t c = 0; c < outline->chapters.len; c++) {
		const struct outline_chapter *chapter = &outline->chapters.data[c];
		for (size_t s = 0; s < chapter->section_count; s++) {
			const struct outline_section *section =
				&outline->sections.data[chapter->first_section + s];
			for (size_t q = 0; q < section->question_count; q++) {
				struct outline_question *question =
					&outline->questions
						 .data[section->first_question + q];
				if (!question->facts.skip)
					visit(naming, question, c, ordinal++);
			}
		}
	}
}

/* An id that another question has is none. */
static void take_id(struct naming *naming, struct outline_question *question,
	size_t chapter, size_t ordinal)
{
	struct outline_facts *facts = &question->facts;

	(void)chapter;
	if (!facts->id.len ||
		map_add(&naming->lowering->targets, facts->id, ordinal) == ordinal)
		return;
	diag_report(naming->outline->diag, DIAG_DUPLICATE_ID, facts->id_span, facts->id);
	facts->id.len = 0;
}

/* Of each question the place among those that are not skipped. */
static const size_t *ordinals_of(const struct outline *outline)
{
	size_t *ordinals = ARENA_NEW(outline->arena, size_t, outline->questions.len + 1);
	size_t ordinal = 0;

	for (size_t i = 0; i < outline->questions.len; i++)
		ordinals[i] =
			outline->questions.data[i].facts.skip ? MAP_NONE : ordinal++;
	return ordinals;
}

void names_assign(struct outline *outline, struct lowering *lowering)
{
	struct naming naming = {.outline = outline, .lowering = lowering};

	map_init(&naming.taken);
	map_init(&naming.counts);
	number_questions(outline);
	count_numbers(&naming);
	take_chapter_anchors(&naming);
	anchors_sort_questions(outline);
	lowering->outline = outline;
	lowering->ordinals = ordinals_of(outline);
	each_question(&naming, take_id);
	each_question(&naming, name_question);
	each_question(&naming, name_by_id);
	map_clear(&naming.taken);
	map_clear(&naming.counts);
}
