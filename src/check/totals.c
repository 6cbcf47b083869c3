/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "check/rules.h"

/* What titles and front matter claim (共 10 小题，共 30 分) against what is there. A
 * total of points is only known where every question has some. */

struct total {
	unsigned long points;
	size_t count;
	bool is_known;
};

static struct str points_text(char storage[32], unsigned long value)
{
	int len = snprintf(storage, 32, "%lu.%02lu", value / 100, value % 100);

	while (storage[len - 1] == '0')
		len--;
	if (storage[len - 1] == '.')
		len--;
	return (struct str){storage, (size_t)len};
}

/* Sub-questions that all have points make up their question's. */
static void check_parts(struct diag *diag, const struct question *question)
{
	unsigned long sum = 0;
	char said[32], found[32];

	for (size_t i = 0; i < question->part_count; i++) {
		check_parts(diag, &question->parts[i]);
		if (!question->parts[i].points)
			return;
		sum += question->parts[i].points;
	}
	if (question->part_count && question->points && question->points != sum)
		diag_report(diag, DIAG_PARTS_TOTAL,
			span_of(question->span.source, question->span.start,
				question->span.start),
			question->number, points_text(said, question->points),
			points_text(found, sum));
}

static void add_section(struct total *total, const struct section *section)
{
	for (size_t i = 0; i < section->question_count; i++) {
		total->points += section->questions[i].points;
		total->is_known = total->is_known && section->questions[i].points;
	}
	total->count += section->question_count;
}

static void compare_points(struct diag *diag, enum diag_code code, struct span span,
	unsigned long claimed, const struct total *total)
{
	char said[32], found[32];

	if (claimed && total->is_known && total->count && claimed != total->points)
		diag_report(diag, code, span, points_text(said, claimed),
			points_text(found, total->points));
}

static void compare_count(
	struct diag *diag, struct span span, unsigned claimed, const struct total *total)
{
	char said[21], found[21];

	if (claimed && claimed != total->count)
		diag_report(diag, DIAG_QUESTION_TOTAL, span,
			str_from_unsigned(said, claimed),
			str_from_unsigned(found, total->count));
}

static void check_section(struct diag *diag, const struct section *section)
{
	struct total total = {.is_known = true};

	add_section(&total, section);
	compare_points(
		diag, DIAG_POINTS_TOTAL, section->span, section->claimed_points, &total);
	compare_count(diag, section->span, section->claimed_count, &total);
	for (size_t i = 0; i < section->question_count; i++)
		check_parts(diag, &section->questions[i]);
}

static void add_chapter(struct total *total, const struct chapter *chapter)
{
	for (size_t i = 0; i < chapter->section_count; i++)
		add_section(total, &chapter->sections[i]);
}

static void check_chapter(struct diag *diag, const struct chapter *chapter)
{
	struct total total = {.is_known = true};

	add_chapter(&total, chapter);
	compare_points(
		diag, DIAG_POINTS_TOTAL, chapter->span, chapter->claimed_points, &total);
	compare_count(diag, chapter->span, chapter->claimed_count, &total);
	for (size_t i = 0; i < chapter->section_count; i++)
		check_section(diag, &chapter->sections[i]);
}

void check_totals(const struct bank *bank, struct diag *diag)
{
	struct total total = {.is_known = true};
	unsigned claimed;

	for (size_t i = 0; i < bank->chapter_count; i++) {
		check_chapter(diag, &bank->chapters[i]);
		add_chapter(&total, &bank->chapters[i]);
	}
	if (str_to_unsigned(bank->meta.exam_total, &claimed))
		compare_points(diag, DIAG_EXAM_TOTAL, SPAN_NONE, claimed * 100ul, &total);
}
