/* SPDX-License-Identifier: MIT */
#include "layout/space.h"

#include "layout/fill.h"

/* Ruled room is a row for each rule, which stands at the row's foot. Squares are whole,
 * as many as the frame's width holds, and in few rows: one, or where a page could not
 * hold it some of a few squares' height, so that pages part the room between squares. */

#define MOST_PITCHES 100
#define PART_SQUARES 6 /* in the rows of what is parted */
#define LEAST_REST   3 /* pitches: less than that is no rest of a page */
#define EDGE_ROWS    3 /* of parted room stay with the question, and at its end */

static scaled clamped(scaled length, scaled least)
{
	return scaled_max(scaled_min(length, SCALED(200)), least);
}

static scaled pitch_of(const struct flow *flow)
{
	return clamped(flow->style->space_pitch, SCALED(6));
}

static scaled square_of(const struct flow *flow)
{
	return clamped(flow->style->space_square, SCALED(3));
}

static struct style_space asked_space(const struct answer_space *space)
{
	struct style_space asked = {STYLE_SPACE_PLAIN, space->pitches};

	switch (space->form) {
	case SPACE_DEFAULT:
	case SPACE_PLAIN: break;
	case SPACE_RULED: asked.form = STYLE_SPACE_RULED; break;
	case SPACE_GRID: asked.form = STYLE_SPACE_GRID; break;
	case SPACE_REST: asked.form = STYLE_SPACE_REST; break;
	}
	return asked;
}

/* An essay worth many points gets more. */
static struct style_space essay_space(const struct style *style, points worth)
{
	struct style_space space = style->space_essay;
	const int64_t pitches = ((int64_t)worth * style->space_point + 50000) / 100000;

	if (pitches > space.pitches && space.form != STYLE_SPACE_REST)
		space.pitches = pitches > MOST_PITCHES ? MOST_PITCHES : (unsigned)pitches;
	return space;
}

static struct style_space usual_space(
	const struct style *style, const struct question *question)
{
	switch (question->type) {
	case QUESTION_ESSAY: return essay_space(style, question->points);
	case QUESTION_SINGLE:
	case QUESTION_MULTIPLE: return style->space_choice;
	case QUESTION_JUDGE: return style->space_judge;
	case QUESTION_BLANKS:
	case QUESTION_CLOZE: return style->space_blanks;
	}
	return style->space_essay;
}

enum { SHOW_NEVER, SHOW_ASKED, SHOW_ALWAYS };

bool space_find(const struct flow *flow, const struct question *question,
	struct style_space *space)
{
	const struct style *style = flow->style;
	const bool is_asked = question->space.form != SPACE_DEFAULT;
	const bool is_apart = flow->job->answers != LAYOUT_ANSWERS_INLINE &&
			      flow->job->answers != LAYOUT_ANSWERS_ONLY;

	if (!is_apart || style->space_show == SHOW_NEVER)
		return false;
	if (is_asked)
		*space = asked_space(&question->space);
	else if (style->space_show == SHOW_ALWAYS && question->part_count == 0)
		*space = usual_space(style, question);
	else
		return false;
	return space->form == STYLE_SPACE_REST || space->pitches > 0;
}

/* --- drawing --- */

static void put_line(struct flow *flow, struct style_colour colour, struct page_item box)
{
	box.fill.colour = flow_colour(colour);
	flow_put_fill(flow, box.x, box.y, box);
}

static void put_rule(struct flow *flow, scaled x, scaled width, scaled y)
{
	const struct style *style = flow->style;

	put_line(flow, style->space_rule_colour,
		(struct page_item){.x = x,
			.y = y - style->space_rule,
			.width = width,
			.height = style->space_rule});
}

/* Squares with the frame's sides; the first and last have its top and foot. */
struct squares {
	scaled x;
	size_t columns, rows;
	bool is_first, is_last;
};

static void put_across(
	struct flow *flow, const struct squares *squares, size_t row, bool is_frame)
{
	const struct style *style = flow->style;
	const scaled thick = is_frame ? style->space_frame : style->space_rule;

	put_line(flow, is_frame ? style->space_rule_colour : style->space_grid_colour,
		(struct page_item){.x = squares->x - style->space_frame / 2,
			.y = (scaled)row * square_of(flow) - thick / 2,
			.width = (scaled)squares->columns * square_of(flow) +
				 style->space_frame,
			.height = thick});
}

static void put_down(
	struct flow *flow, const struct squares *squares, size_t column, bool is_frame)
{
	const struct style *style = flow->style;
	const scaled thick = is_frame ? style->space_frame : style->space_rule;

	put_line(flow, is_frame ? style->space_rule_colour : style->space_grid_colour,
		(struct page_item){
			.x = squares->x + (scaled)column * square_of(flow) - thick / 2,
			.width = thick,
			.height = (scaled)squares->rows * square_of(flow)});
}

static void put_squares(struct flow *flow, const struct squares *squares)
{
	for (size_t row = 0; row <= squares->rows; row++)
		if ((row > 0 || !squares->is_first) &&
			(row < squares->rows || !squares->is_last))
			put_across(flow, squares, row, false);
	for (size_t column = 1; column < squares->columns; column++)
		put_down(flow, squares, column, false);
	put_down(flow, squares, 0, true);
	put_down(flow, squares, squares->columns, true);
	if (squares->is_first)
		put_across(flow, squares, 0, true);
	if (squares->is_last)
		put_across(flow, squares, squares->rows, true);
}

static size_t squares_in(const struct flow *flow, scaled length)
{
	const scaled count = (length + SCALED(0.1)) / square_of(flow);

	return count > 0 ? (size_t)count : 1;
}

/* --- rows --- */

/* Rows a pitch high. */
static void put_pitches(const struct space_job *job, unsigned pitches, bool is_ruled)
{
	struct flow *flow = job->flow;
	const scaled pitch = pitch_of(flow);
	struct written written = fill_write(flow, job->question, job->frame,
		(scaled)pitches * pitch, is_ruled ? pitch : 0);

	for (unsigned i = 0; i < pitches; i++) {
		flow_begin_row(flow, pitch);
		if (is_ruled && !written_covers(&written, (scaled_sum)(i + 1) * pitch))
			put_rule(flow, job->frame->x, job->frame->width, pitch);
		written_put(flow, &written, (scaled_sum)i * pitch,
			i + 1 == pitches ? SCALED_MAX : (scaled_sum)(i + 1) * pitch);
		flow_end_row(flow, pitch, 0, 0);
	}
}

/* What is written among squares keeps off their frame. */
static struct written write_in_squares(
	const struct space_job *job, size_t columns, size_t rows)
{
	const scaled square = square_of(job->flow);
	const scaled width = (scaled)columns * square;
	const struct frame inner = frame_inside(job->frame, square / 2,
		scaled_max(job->frame->width - width, 0) + square / 2);

	return fill_write(job->flow, job->question, &inner, (scaled)rows * square, 0);
}

static void put_grid(const struct space_job *job, unsigned pitches)
{
	struct flow *flow = job->flow;
	const struct frame *frame = job->frame;
	const scaled pitch = pitch_of(flow), square = square_of(flow);
	const size_t rows = squares_in(flow, (scaled)pitches * pitch);
	const bool is_whole = (scaled)rows * square <= flow->page_height / 2;
	const size_t part = is_whole ? rows : PART_SQUARES;
	const size_t columns = squares_in(flow, frame->width);
	struct written written = write_in_squares(job, columns, rows);

	for (size_t row = 0; row < rows; row += part) {
		const bool is_last = row + part >= rows;
		const struct squares squares = {
			.x = frame->x,
			.columns = columns,
			.rows = is_last ? rows - row : part,
			.is_first = row == 0,
			.is_last = is_last,
		};

		flow_begin_row(flow, 0);
		put_squares(flow, &squares);
		written_put(flow, &written, (scaled_sum)row * square,
			is_last ? SCALED_MAX : (scaled_sum)(row + part) * square);
		flow_end_row(flow, (scaled)squares.rows * square, 0, 0);
	}
}

/* The row is as high as the least that is worth it; what it gets is known later. */
static void put_rest(const struct space_job *job)
{
	struct flow *flow = job->flow;
	const scaled height = LEAST_REST * pitch_of(flow);
	const size_t index = flow->fillers.len;
	const scaled known = index < flow->rest_count ? flow->rests[index] : height;
	static const enum style_space_form forms[] = {
		STYLE_SPACE_PLAIN, STYLE_SPACE_RULED, STYLE_SPACE_GRID};
	struct filler filler = {.row = (uint32_t)flow->rows.len,
		.form = forms[flow->style->space_rest],
		.x = job->frame->x,
		.width = job->frame->width};
	struct written written = fill_write(flow, job->question, job->frame, known,
		filler.form == STYLE_SPACE_RULED ? pitch_of(flow) : 0);

	filler.written = written;
	flow_begin_row(flow, 0);
	vec_last(&flow->rows)->ends_column = true;
	written_put(flow, &written, 0, SCALED_MAX);
	flow_end_row(flow, height, 0, 0);
	vec_push(&flow->fillers, filler);
}

void space_fill(struct flow *flow, const struct filler *filler, scaled height)
{
	const scaled pitch = pitch_of(flow);

	switch (filler->form) {
	case STYLE_SPACE_RULED:
		for (scaled y = pitch; y <= height; y += pitch)
			if (!written_covers(&filler->written, y))
				put_rule(flow, filler->x, filler->width, y);
		return;
	case STYLE_SPACE_GRID:
		put_squares(flow, &(struct squares){
					  .x = filler->x,
					  .columns = squares_in(flow, filler->width),
					  .rows = squares_in(flow, height),
					  .is_first = true,
					  .is_last = true,
				  });
		return;
	case STYLE_SPACE_PLAIN:
	case STYLE_SPACE_REST: return;
	}
}

/* A question and its room are one, if a page can hold them; else the room is parted, but
 * neither its begin nor its end stands alone. */
static void keep_rows(struct flow *flow, size_t first_row, size_t first_space)
{
	const size_t end = flow->rows.len;
	scaled_sum height = 0;

	for (size_t i = first_row; i < end; i++)
		height += flow->rows.data[i].height +
			  (i > first_row ? flow->rows.data[i].above : 0);
	if (height <= flow->page_height) {
		for (size_t i = first_row + 1; i < end; i++)
			flow->rows.data[i].penalty = PENALTY_NEVER;
		return;
	}
	for (size_t i = first_space; i < end; i++)
		flow->rows.data[i].penalty =
			i < first_space + EDGE_ROWS || i + EDGE_ROWS > end ? PENALTY_NEVER
									   : PENALTY_PARA;
}

void space_put(const struct space_job *job, const struct style_space *space)
{
	struct flow *flow = job->flow;
	const size_t first_space = flow->rows.len;
	const unsigned pitches =
		space->pitches < MOST_PITCHES ? space->pitches : MOST_PITCHES;

	flow_space(flow, flow->style->space_above);
	switch (space->form) {
	case STYLE_SPACE_PLAIN: put_pitches(job, pitches, false); break;
	case STYLE_SPACE_RULED: put_pitches(job, pitches, true); break;
	case STYLE_SPACE_GRID: put_grid(job, pitches); break;
	case STYLE_SPACE_REST: put_rest(job); break;
	}
	keep_rows(flow, job->first_row, first_space);
	flow_space(flow, pitch_of(flow) / 2);
}
