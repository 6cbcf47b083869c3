/* SPDX-License-Identifier: MIT */
#include "layout/book.h"
#include "layout/inline.h"
#include "layout/wording.h"
#include "layout/written.h"

/* Hints beneath their questions, in the margin beside them, or by chapter. */

static struct frame hint_frame(const struct flow *flow, const struct frame *outer)
{
	struct frame frame = *outer;

	frame.role = ROLE_KAI;
	frame.size = flow->style->hint_size;
	frame.colour = flow->style->hint_colour;
	return frame;
}

void hint_put(struct flow *flow, const struct question *question,
	const struct frame *outer, bool is_labelled)
{
	const struct style *style = flow->style;
	const struct frame frame = hint_frame(flow, outer);
	struct block_list hint = question->hint;
	struct inset label = {
		.text = word_text(flow->language, WORD_HINT),
		.run = flow_run(ROLE_SANS_BOLD, style->hint_label_size, style->soft,
			frame.element),
		.gap = style->label_gap,
	};
	const struct block_insets insets = {.before = &label, .before_count = 1};

	label.run.flags = RUN_WHOLE;
	if (is_labelled && hint.count > 0 && block_is_text(&hint.items[0])) {
		block_put_para(
			flow, hint.items[0].para, &frame, &insets, hint.items[0].span);
		hint = (struct block_list){hint.items + 1, hint.count - 1};
	} else if (is_labelled && hint.count > 0) {
		block_put_para(flow, (struct inline_list){0}, &frame, &insets, SPAN_NONE);
	}
	block_put_list(flow, hint, &frame);
}

/* --- in the margin --- */

void hint_put_margin(struct flow *flow, const struct question *question,
	const struct frame *body, uint32_t first_row)
{
	const struct style *style = flow->style;
	const scaled width = style->hint_margin;
	struct style own = *style;
	const struct frame frame = {
		.x = flow->left + flow->wide_measure + style->hint_margin_gap,
		.width = width,
		.lead = style->hint_margin_lead,
		.element = body->element,
	};

	if (question->hint.count == 0 || first_row >= flow->rows.len)
		return;
	own.hint_size = style->hint_margin_size;
	own.hint_label_size = style->hint_margin_size;
	own.justify = false; /* a narrow column */
	const struct written_mark mark = written_begin(flow);

	flow->style = &own;
	hint_put(flow, question, &frame, true);
	flow->style = style;
	struct margin_note note = {.row = first_row,
		/* its first line stands on the question's */
		.down = flow_baseline(style->body_size, style->body_lead) -
			flow_baseline(own.hint_size, frame.lead)};

	for (size_t i = mark.mark.rows; i < flow->rows.len; i++)
		note.height += flow->rows.data[i].height +
			       (i > mark.mark.rows ? flow->rows.data[i].above : 0);
	note.written = written_take(flow, &mark, 0);
	written_end(flow, &mark);
	if (note.height <= flow->page_height / 2) {
		vec_push(&flow->notes, note);
		return;
	}
	flow_rewind(flow, &mark.mark); /* too long for any margin */
	flow_penalty(flow, PENALTY_NEVER);
	hint_put(flow, question, body, true);
}

/* Rows [first, end), as high as they are at least. */
static scaled_sum rows_height(const struct flow *flow, size_t first, size_t end)
{
	scaled_sum height = 0;

	for (size_t i = first; i < end; i++)
		height += flow->rows.data[i].height +
			  (i > first ? flow->rows.data[i].above : 0);
	return height;
}

/* What stands beside the note stays with its first row. */
static void keep_beside(struct flow *flow, const struct margin_note *note)
{
	scaled_sum y = flow->rows.data[note->row].height;

	for (size_t i = note->row + 1;
		i < flow->rows.len && y < note->down + note->height; i++) {
		flow->rows.data[i].penalty = PENALTY_NEVER;
		y += flow->rows.data[i].above + flow->rows.data[i].height;
	}
}

void hint_settle_margin(struct flow *flow, uint32_t first_row)
{
	const size_t end = flow->rows.len;
	size_t i = flow->notes.len;
	scaled_sum bottom = 0; /* of the notes so far, from the question's top */

	while (i > 0 && flow->notes.data[i - 1].row >= first_row)
		i--;
	if (i == flow->notes.len)
		return;
	for (; i < flow->notes.len; i++) {
		struct margin_note *note = &flow->notes.data[i];
		const scaled_sum top = rows_height(flow, first_row, note->row);

		if (bottom > top + note->down)
			note->down = (scaled)(bottom - top);
		bottom = top + note->down + note->height;
		keep_beside(flow, note);
	}
	const scaled_sum over = bottom - rows_height(flow, first_row, end);

	if (over > 0)
		flow_space(flow, (scaled)(over + flow->style->hint_margin_lead / 2));
}

/* --- by chapter --- */

static bool has_hint(const struct question *question)
{
	bool has = question->hint.count > 0;

	for (size_t i = 0; i < question->part_count && !has; i++)
		has = has_hint(&question->parts[i]);
	return has;
}

static void put_whole(
	struct flow *flow, const struct question *question, const struct frame *frame)
{
	hint_put(flow, question, frame, false);
	for (size_t i = 0; i < question->part_count; i++) {
		const struct question *part = &question->parts[i];
		const struct frame inner =
			frame_inside(frame, flow->style->part_width, 0);
		const struct side side = {
			.text = part->number,
			.run = flow_run(
				ROLE_BODY, frame->size, frame->colour, frame->element),
			.x = frame->x,
			.width = flow->style->part_width,
			.align = LINE_LEFT,
		};

		if (!has_hint(part))
			continue;
		vec_push(&flow->sides, side);
		put_whole(flow, part, &inner);
		vec_reset(&flow->sides);
	}
}

static void put_numbered(struct flow *flow, const struct question *question,
	uint32_t parent, unsigned level)
{
	const struct style *style = flow->style;
	const uint32_t section = flow_element(flow, ELEMENT_SECTION, parent);
	const uint32_t number = flow_number_heading(flow, level, section,
		flow_word(flow, WORD_QUESTION_NUMBER, &question->number, 1));
	const struct frame frame = frame_body(flow, section);
	const struct link_target target = {
		.destination = flow->first_question_destination + question->ordinal,
		.title = flow_word(flow, WORD_TO_QUESTION, &question->number, 1),
	};
	const struct flat_run run =
		flow_run(ROLE_SANS_BOLD, style->number_size, style->accent, number);
	const struct side side = {
		.text = question->number,
		.run = inline_link_run(flow, &run, &target),
		.x = flow->left - style->label_gutter - style->label_width,
		.width = style->label_width,
		.align = LINE_RIGHT,
	};

	flow->question = (uint32_t)question->ordinal;
	flow->opens_question = true;
	flow_space(flow, style->answer_between / 2);
	vec_push(&flow->sides, side);
	put_whole(flow, question, &frame);
	vec_reset(&flow->sides);
	flow->question = NO_INDEX;
}

void hint_put_part(
	struct flow *flow, size_t first, size_t count, uint32_t parent, unsigned level)
{
	uint32_t section = ELEMENT_ARTIFACT; /* none yet */

	for (size_t i = first; i < first + count; i++) {
		const struct question *question = flow->bank->questions[i];

		if (!has_hint(question))
			continue;
		if (section == ELEMENT_ARTIFACT) {
			section = flow_element(flow, ELEMENT_SECTION, parent);
			part_put_title(flow, WORD_HINT, section, level);
		}
		put_numbered(flow, question, section, level + 1);
	}
}
