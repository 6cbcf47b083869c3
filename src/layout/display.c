/* SPDX-License-Identifier: MIT */
#include "layout/display.h"

#include "layout/math/set.h"
#include "layout/paragraph/breaks.h"

#define WIDE           6 / 10 /* of the measure: such a formula breaks at ease (3.8) */
#define PENALTY_WIDE   300    /* after a relation; more after an operator */
#define PENALTY_REL    500
#define PENALTY_BIN    200  /* more than after a relation */
#define PENALTY_INSIDE 2000 /* more yet: wide gaps look better */
#define PENALTY_ROW    300  /* between rows of a display */
#define CLEARANCE      500  /* thousandths of an em, at least, above and below */

static struct math_setter *setter_of(struct flow *flow)
{
	if (!flow->math)
		flow->math = math_setter_new(&flow->cache, &flow->sink, &flow->rules);
	return flow->math;
}

static uint32_t formula_element(
	struct flow *flow, uint32_t parent, const struct math *math)
{
	const uint32_t element = flow_element(flow, ELEMENT_FORMULA, parent);

	flow->elements.data[element].alt = math->speech.len ? math->speech : math->tex;
	return element;
}

static void report_fit(
	struct flow *flow, const struct math *math, const struct math_fit *fit)
{
	char digits[21];
	struct diag *const diag = flow->job->diag;

	if (fit->is_high)
		diag_report(diag, DIAG_MATH_HIGH, math->span,
			str_from_unsigned(digits, fit->per_cent));
	else if (fit->is_overfull)
		diag_report(diag, DIAG_MATH_OVERFULL, math->span);
	else if (fit->per_cent < 100)
		diag_report(diag, DIAG_MATH_SMALLER, math->span,
			str_from_unsigned(digits, fit->per_cent));
	else if (fit->is_broken)
		diag_report(diag, DIAG_MATH_BROKEN, math->span);
}

/* A line of text more and its formula fills the page. */
static scaled page_room(const struct flow *flow)
{
	return scaled_max(
		flow->page_height - 2 * flow->style->body_lead, flow->page_height / 2);
}

/* --- inline --- */

static scaled_sum pieces_width(const struct math_pieces *pieces)
{
	scaled_sum width = 0;

	for (size_t i = 0; i < pieces->count; i++)
		width += (i > 0 ? pieces->items[i].gap : 0) + pieces->items[i].width;
	return width;
}

static int break_penalty(const struct math_set_piece *piece, bool is_wide)
{
	if (!piece->may_break)
		return BREAK_NEVER;
	return (is_wide ? PENALTY_WIDE : PENALTY_REL) +
	       (piece->is_after_sign ? PENALTY_BIN : 0) +
	       (piece->is_inside ? PENALTY_INSIDE : 0);
}

void math_put_inline(
	struct flow *flow, const struct flat_run *run, const struct math *math)
{
	const struct math_place place = {
		.size = run->size,
		.colour = run->colour,
		.element = formula_element(flow, run->element, math),
		.measure = flow->measure,
		.height = page_room(flow),
	};
	const struct math_pieces pieces = math_set_inline(setter_of(flow), math, &place);
	const bool is_wide = pieces_width(&pieces) > flow->measure * WIDE;
	struct flat_run formula = *run;

	formula.element = place.element;
	flat_set_run(&flow->para.flat, &formula);
	for (size_t i = 0; i < pieces.count; i++) {
		const struct math_set_piece *const piece = &pieces.items[i];
		const int penalty = break_penalty(piece, is_wide);

		flat_put_object(&flow->para.flat,
			&(struct flat_object){
				.kind = OBJECT_FORMULA,
				.width = piece->width,
				.height = piece->height,
				.depth = piece->depth,
				.items = piece->items,
				.item_count = piece->item_count,
				.continues = i > 0,
				.is_emergency = !is_wide || piece->is_inside,
				.penalty = (int16_t)penalty,
				.gap = piece->gap,
				.stretch = piece->stretch,
				.shrink = piece->shrink,
			});
	}
	report_fit(flow, math, &pieces.fit);
}

/* --- displays --- */

/* From the first line's top to the last one's foot. */
static scaled_sum lines_height(const struct math_lines *lines)
{
	scaled_sum height = lines->items[0].height;

	for (size_t i = 0; i < lines->count; i++)
		height += lines->items[i].distance;
	return height + lines->items[lines->count - 1].depth;
}

/* What is left free above the first line: half of what whole leads leave over. */
static scaled free_above(const struct math_lines *lines, const struct frame *frame)
{
	const scaled_sum height = lines_height(lines);
	const scaled_sum least = height + 2 * scaled_ratio(frame->size, CLEARANCE, 1000);
	const scaled_sum lead = scaled_max(frame->lead, 1);
	const scaled_sum whole = (least + lead - 1) / lead * lead;

	return (scaled)((whole - height) / 2);
}

/* Rows meet in the middle between the ink of two lines. */
static scaled half_gap(const struct math_lines *lines, size_t upper)
{
	const struct math_set_line *const above = &lines->items[upper];

	return (above[1].distance - above->depth - above[1].height) / 2;
}

static void put_line(struct flow *flow, const struct math_set_line *line,
	const struct frame *frame, scaled baseline)
{
	for (size_t i = 0; i < line->item_count; i++) {
		struct page_item item = line->items[i];

		item.x += frame->x;
		item.y += baseline;
		vec_push(&flow->sink.items, item);
	}
}

void math_put_display(
	struct flow *flow, const struct math *math, const struct frame *frame)
{
	const struct math_place place = {
		.size = frame->size,
		.colour = flow_colour(frame->colour),
		.element = formula_element(flow, frame->element, math),
		.measure = frame->width,
		.height = page_room(flow),
	};
	const struct math_lines lines = math_set_display(setter_of(flow), math, &place);

	if (lines.count == 0)
		return;
	const scaled free = free_above(&lines, frame);

	flow_penalty(flow, PENALTY_LEAD);
	for (size_t i = 0; i < lines.count; i++) {
		const struct math_set_line *const line = &lines.items[i];
		const bool is_first = i == 0, is_last = i + 1 == lines.count;
		const scaled above = is_first ? free : half_gap(&lines, i - 1);
		const scaled below = is_last ? free : half_gap(&lines, i);
		const scaled baseline = above + line->height;

		if (!is_first)
			flow_penalty(flow, lines.count > 3 ? PENALTY_ROW : PENALTY_NEVER);
		flow_begin_row(flow, baseline);
		put_line(flow, line, frame, baseline);
		flow_end_row(flow, baseline + line->depth + below, is_first ? free : 0,
			is_last ? free : 0);
	}
	report_fit(flow, math, &lines.fit);
}
