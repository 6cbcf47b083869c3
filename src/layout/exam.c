/* SPDX-License-Identifier: MIT */
#include "layout/exam.h"

#include "layout/assemble.h"
#include "layout/book.h"
#include "layout/furniture.h"
#include "layout/inline.h"
#include "layout/seal.h"
#include "layout/wording.h"
#include "model/build.h"

/* bank -> parts (model/part) -> front, parts, key -> pages, as a book's; the seal line is
 * put when the pages are known. */

/* --- parts --- */

/* 第Ⅰ卷, above the first of its parts. */
static void put_volume(struct exam *exam, const struct chapter *chapter, uint32_t element)
{
	struct flow *flow = exam->flow;
	const struct style *style = flow->style;
	const struct flat_run run = flow_run(ROLE_HEADING, style->exam_version_size,
		style->ink, flow_heading(flow, 2, element));
	const struct para_place place = {
		.x = flow->left,
		.width = flow->measure,
		.size = style->exam_version_size,
		.lead = style->exam_version_size * 3 / 2,
		.align = LINE_CENTER,
		.is_balanced = true,
		.span = chapter->span,
	};

	flow_space(flow, style->exam_part_above);
	para_reset(&flow->para);
	inline_put_text(flow, &run, chapter->label);
	if (chapter->label.len > 0 && chapter->title.count > 0)
		inline_put_space(flow, &run, run.size / 2);
	inline_put(flow, &run, chapter->title);
	flow_put_para(flow, &place);
	flow_penalty(flow, PENALTY_NEVER);
	book_put_prose(flow, chapter->intro, element, style->question_above);
}

/* A section inside a part: its title as a line of the text. */
static void put_subtitle(struct exam *exam, const struct section *section,
	uint32_t element, unsigned level)
{
	struct flow *flow = exam->flow;
	const struct style *style = flow->style;
	const struct flat_run run = flow_run(ROLE_STRONG, style->body_size, style->ink,
		flow_heading(flow, level, element));
	const struct para_place place = {
		.x = flow->left,
		.width = flow->measure,
		.size = style->body_size,
		.lead = style->body_lead,
		.align = LINE_LEFT,
		.span = section->span,
	};

	flow_space(flow, style->question_above);
	para_reset(&flow->para);
	inline_put(flow, &run, section->title);
	flow_put_para(flow, &place);
	flow_penalty(flow, PENALTY_NEVER);
}

static void put_sections(
	struct exam *exam, const struct part *part, uint32_t element, unsigned level)
{
	struct flow *flow = exam->flow;
	const bool is_titled = part->title.count > 0;

	for (size_t i = 0; i < part->section_count; i++) {
		const struct section *section =
			&part->chapter->sections[part->first_section + i];
		struct question_place place = {element, level, is_titled};

		flow_destination(flow,
			flow->first_section_destination + part->section_ordinal + i);
		if (i > 0 && section->title.count > 0) {
			place.element = flow_element(flow, ELEMENT_SECTION, element);
			put_subtitle(exam, section, place.element, level);
			place.level = level + 1;
		}
		book_put_prose(
			flow, section->intro, place.element, flow->style->question_above);
		book_put_questions(flow, section, &place);
	}
}

/* The heading's text and bookmark. */
static void put_heading(struct exam *exam, size_t index, uint32_t section, unsigned level)
{
	struct flow *flow = exam->flow;
	const struct part *part = &exam->parts.items[index];
	const struct str name = exam_title_of(exam, index).name;

	flow_add_outline(
		flow, name, flow->first_section_destination + part->section_ordinal, 0);
	exam_put_part_title(exam, index, flow_heading(flow, level, section));
}

/* Whether the part's rule leaves open what each question is worth. */
static bool needs_points(const struct exam *exam, const struct part *part)
{
	const struct part_sum sum = part_sum_of(exam->flow->bank, part);
	bool has_parts = false;

	for (size_t i = 0; i < part->question_count; i++)
		has_parts =
			has_parts || exam->flow->bank->questions[part->first_question + i]
						     ->part_count > 0;
	return has_parts || (sum.each == 0 && sum.blank == 0 && part->question_count > 1);
}

static void put_part(struct exam *exam, size_t index)
{
	struct flow *flow = exam->flow;
	const struct part *part = &exam->parts.items[index];
	const uint32_t section = flow_element(flow, ELEMENT_SECTION, exam->document);
	const bool is_titled = part->title.count > 0;
	unsigned level = 2;

	exam->style.meta_show = flow->job->style->meta_show || needs_points(exam, part);
	flow->chapter = (uint32_t)part->chapter->ordinal;
	if (part->first_section == 0)
		flow_destination(flow, part->chapter->ordinal);
	if (part->opens_chapter && book_has_title(part->chapter))
		put_volume(exam, part->chapter, section);
	if (part->chapter->title.count > 0 &&
		part->chapter->title.items != part->title.items)
		level = 3;
	if (is_titled) {
		put_heading(exam, index, section, level);
		level++;
	}
	if (part->first_section == 0 && !part->opens_chapter)
		book_put_prose(
			flow, part->chapter->intro, section, flow->style->question_above);
	put_sections(exam, part, section, level);
	flow->chapter = NO_INDEX;
}

/* --- the whole --- */

static void sum_points(struct exam *exam)
{
	bool is_known = exam->parts.count > 0;

	for (size_t i = 0; i < exam->parts.count; i++) {
		const struct part_sum sum =
			part_sum_of(exam->flow->bank, &exam->parts.items[i]);

		is_known = is_known && sum.total > 0;
		exam->total += sum.total;
	}
	if (!is_known)
		exam->total = 0;
}

static bool wants_key(const struct flow *flow)
{
	return flow->job->answers == LAYOUT_ANSWERS_CHAPTER ||
	       flow->job->answers == LAYOUT_ANSWERS_END ||
	       flow->job->answers == LAYOUT_ANSWERS_ONLY;
}

static void put_all(struct exam *exam)
{
	struct flow *flow = exam->flow;

	exam->document = flow_titled_element(
		flow, ELEMENT_DOCUMENT, ELEMENT_ARTIFACT, flow_exam_title(flow));
	exam->parts = part_list_of(flow->bank, flow->arena);
	book_name_destinations(flow);
	sum_points(exam);
	if (flow->job->answers != LAYOUT_ANSWERS_ONLY) {
		exam_put_front(exam);
		for (size_t i = 0; i < exam->parts.count; i++)
			put_part(exam, i);
	}
	if (wants_key(flow))
		exam_put_key(exam);
}

/* On the front of each sheet of the paper; the key has none. */
static void put_after(void *closure, struct page_sheet *sheet)
{
	const struct exam *exam = closure;
	struct flow *flow = exam->flow;

	const bool is_key = sheet->columns->first >= exam->key_row;

	sheet->page_base = is_key ? exam->key_base : 0;
	sheet->page_count = is_key ? exam->key_end - exam->key_base : exam->paper_end;
	furniture_put(flow, sheet);
	if (flow->style->seal_show && sheet->number % 2 == 0 && !is_key)
		seal_put(flow, sheet);
}

void exam_count_pages(struct exam *exam, const struct page_column_vec *columns)
{
	const struct flow *flow = exam->flow;

	for (size_t i = 0; i < columns->len; i++) {
		const struct page_column *column = &columns->data[i];
		struct page_column first = *column;

		exam->key_end = paginate_number(flow, column);
		if (column->first < exam->key_row) {
			exam->paper_end = exam->key_end;
		} else if (column->first == exam->key_row) {
			first.column = 0;
			exam->key_base = paginate_number(flow, &first) - 1;
		}
	}
}

void exam_put(struct flow *flow, struct exam *exam)
{
	*exam = (struct exam){.flow = flow, .style = *flow->style, .key_row = NO_INDEX};
	flow->style = &exam->style;
	put_all(exam);
	flow->dress = (struct page_dress){.put_after = put_after, .closure = exam};
}
