/* SPDX-License-Identifier: MIT */
#include "layout/book.h"
#include "layout/exam.h"
#include "layout/inline.h"
#include "layout/wording.h"

/* The key: of each part first a table of what is one letter or a sign, ten to a band,
 * then what is told in full, with its points. */

#define BAND        10
#define HEAD_WIDTH  SCALED_MM(14)
#define CELL_HEIGHT SCALED_MM(6)

/* What a cell of the table says; empty: it takes more room. */
static struct str short_answer(const struct question *question)
{
	switch (question->answer.judgement) {
	case JUDGEMENT_TRUE: return STR("√");
	case JUDGEMENT_FALSE: return STR("×");
	case JUDGEMENT_NONE: break;
	}
	return question->answer.letters;
}

static bool is_short(const struct question *question)
{
	return short_answer(question).len > 0 && question->part_count == 0;
}

static void put_band(struct exam *exam, const struct question *const *questions,
	size_t count, uint32_t section)
{
	struct flow *flow = exam->flow;
	const size_t columns = BAND + 1;
	struct str *cells = ARENA_NEW(flow->arena, struct str, 2 * columns);
	const struct exam_grid grid = {
		.x = flow->left,
		.size = flow->style->exam_table_size,
		.first_width = HEAD_WIDTH,
		.width = (flow->measure - HEAD_WIDTH) / BAND,
		.height = CELL_HEIGHT,
		.columns = count + 1,
		.rows = 2,
		.cells = cells,
		.parent = section,
		.colour = flow->style->ink,
		.has_head_row = true,
	};

	cells[0] = word_text(flow->language, WORD_PARTS);
	cells[count + 1] = word_text(flow->language, WORD_ANSWER);
	for (size_t i = 0; i < count; i++) {
		cells[1 + i] = questions[i]->number;
		cells[count + 2 + i] = short_answer(questions[i]);
		flow_destination(
			flow, flow->first_answer_destination + questions[i]->ordinal);
		if (flow->job->answers == LAYOUT_ANSWERS_ONLY)
			flow_destination(flow,
				flow->first_question_destination + questions[i]->ordinal);
	}
	flow_space(flow, flow->style->exam_part_below);
	exam_put_grid(flow, &grid);
}

static void put_letters(struct exam *exam, const struct part *part, uint32_t section)
{
	const struct question *band[BAND];
	size_t count = 0;

	for (size_t i = 0; i < part->question_count; i++) {
		const struct question *question =
			exam->flow->bank->questions[part->first_question + i];

		if (!is_short(question))
			continue;
		band[count++] = question;
		if (count == BAND) {
			put_band(exam, band, count, section);
			count = 0;
		}
	}
	if (count > 0)
		put_band(exam, band, count, section);
}

/* 13. （12 分）, and below it the answer. */
static void put_with_points(struct flow *flow, const struct question *question,
	uint32_t section, unsigned level)
{
	const struct str worth = flow_points(flow, question_points(question));
	const struct inset label = {
		.text = flow_word(flow, WORD_PART_RULE, &worth, 1),
		.run = flow_run(
			ROLE_BODY, flow->style->body_size, flow->style->soft, section),
	};

	answer_put_numbered(flow, question, section, level, &label);
}

/* What the table did not say: answers in full, and explanations of letters. */
static void put_full(
	struct exam *exam, const struct part *part, uint32_t section, unsigned level)
{
	struct flow *flow = exam->flow;

	for (size_t i = 0; i < part->question_count; i++) {
		const struct question *question =
			flow->bank->questions[part->first_question + i];

		if (is_short(question) ? question->explanation.count == 0
				       : !answer_is_there(question))
			continue;
		if (question->type == QUESTION_ESSAY && question_points(question) > 0)
			put_with_points(flow, question, section, level);
		else
			answer_put_numbered(flow, question, section, level, NULL);
	}
}

static bool has_answers(const struct exam *exam, const struct part *part)
{
	for (size_t i = 0; i < part->question_count; i++)
		if (answer_is_there(
			    exam->flow->bank->questions[part->first_question + i]))
			return true;
	return false;
}

/* The flow's paragraph, and what follows stays with it. */
static void put_line(struct exam *exam, scaled size, enum line_align align)
{
	struct flow *flow = exam->flow;
	const struct para_place place = {
		.x = flow->left,
		.width = flow->measure,
		.size = size,
		.lead = size * 3 / 2,
		.align = align,
		.span = SPAN_NONE,
	};

	flow_put_para(flow, &place);
	flow_penalty(flow, PENALTY_NEVER);
}

static void put_part(struct exam *exam, size_t index, uint32_t parent)
{
	struct flow *flow = exam->flow;
	const struct style *style = flow->style;
	const struct part *part = &exam->parts.items[index];
	const uint32_t section = flow_element(flow, ELEMENT_SECTION, parent);

	if (!has_answers(exam, part))
		return;
	if (part->title.count > 0) {
		const struct exam_title title = exam_title_of(exam, index);
		const uint32_t heading = flow_heading(flow, 3, section);
		const uint32_t rule = flow_element(flow, ELEMENT_PARA, section);

		flow_space(flow, style->exam_part_above);
		exam_fill_title(flow, &title, heading, rule);
		put_line(exam, style->exam_part_size, LINE_LEFT);
	}
	put_letters(exam, part, section);
	put_full(exam, part, section, part->title.count > 0 ? 4 : 3);
}

void exam_put_key(struct exam *exam)
{
	struct flow *flow = exam->flow;
	const struct style *style = flow->style;
	const uint32_t section = flow_element(flow, ELEMENT_SECTION, exam->document);
	const struct flat_run heading = flow_run(ROLE_HEADING, style->exam_title_size,
		style->ink, flow_heading(flow, 2, section));
	const struct flat_run below = flow_run(ROLE_SANS, style->exam_info_size,
		style->soft, flow_element(flow, ELEMENT_PARA, section));

	exam->key_row = (uint32_t)flow->rows.len;
	flow->must_begin_page = flow->rows.len > 0;
	para_reset(&flow->para);
	inline_put_text(flow, &heading, word_text(flow->language, WORD_EXAM_KEY));
	put_line(exam, heading.size, LINE_CENTER);
	para_reset(&flow->para);
	inline_put_text(flow, &below, flow_exam_title(flow));
	put_line(exam, below.size, LINE_CENTER);
	for (size_t i = 0; i < exam->parts.count; i++)
		put_part(exam, i, section);
}
