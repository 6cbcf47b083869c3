/* SPDX-License-Identifier: MIT */
#include "layout/paginate.h"

#include <stdlib.h>

/* Every row at which a page may begin knows the cheapest way to come there; a page that
 * begins at it tries all ends that fit. A page holds some fifty rows, so the whole is
 * linear. A break costs its penalty (TYPOGRAPHY 6.4), and what a page leaves empty its
 * square, so that two half lines are better than one whole. Most of all it costs to leave
 * empty what the page could have held: no reader sees that a later page is better for
 * it. */

#define COST_SLACK 10 /* for one empty line; squared with more */
#define COST_SPARE 40 /* for one that the page's fullest end would have filled */
#define COST_EARLY                                                                     \
	20000 /* an end within a question though more than a line of it has room: only \
		 to save what would be torn */
#define COST_TORN                                                                     \
	100000          /* a break where there may be none: a part higher than a page \
			 */
#define MOST_SLACK   40 /* lines; more costs no more */
#define STRETCH_PART 4  /* a gap between questions grows by a quarter of the lead */
#define NO_COST      INT64_MAX
#define NO_ROW       ((uint32_t)-1)

struct stop {
	int64_t cost;
	uint32_t previous;
};

struct page_fill {
	size_t end;
	scaled_sum height; /* of the rows before end */
};

const struct table_head *paginate_head_before(const struct flow *flow, size_t row)
{
	const uint32_t table = flow->rows.data[row].table;

	return table == NO_INDEX ? NULL : &flow->heads.data[table];
}

/* What stands above the first row: a head set again, the ground's edge. */
static scaled top_of(const struct flow *flow, size_t row)
{
	const struct table_head *head = paginate_head_before(flow, row);
	const struct row *first = &flow->rows.data[row];
	scaled top = head ? head->height : 0;

	if (first->ground != NO_INDEX)
		top += scaled_max(
			flow->decors.data[first->ground].pad_above - first->slack_above,
			0);
	return top;
}

/* How far the last row reaches below its em box; negative: it need not fit. */
static scaled bottom_of(const struct flow *flow, size_t row)
{
	const struct row *last = &flow->rows.data[row];

	if (last->ground != NO_INDEX)
		return flow->decors.data[last->ground].pad_below - last->slack_below;
	return -last->slack_below;
}

static int64_t slack_cost(const struct flow *flow, int64_t weight, scaled_sum rest)
{
	int64_t tenths = rest * 10 / flow->style->body_lead;

	if (tenths > MOST_SLACK * 10)
		tenths = MOST_SLACK * 10;
	return weight * tenths * tenths / 100;
}

static void relax(struct stop *stops, size_t from, size_t to, int64_t cost)
{
	if (stops[from].cost + cost < stops[to].cost) {
		stops[to].cost = stops[from].cost + cost;
		stops[to].previous = (uint32_t)from;
	}
}

static bool must_end(const struct flow *flow, size_t end)
{
	return end == flow->rows.len || flow->rows.data[end].must_begin_page;
}

/* Rows [first, end) are all that the page holds. */
static struct page_fill fill_page(const struct flow *flow, size_t first)
{
	struct page_fill fill = {.end = first, .height = top_of(flow, first)};

	do {
		const struct row *row = &flow->rows.data[fill.end];
		const scaled_sum taller =
			fill.height + (fill.end > first ? row->above : 0) + row->height;

		if (fill.end > first &&
			taller + bottom_of(flow, fill.end) > flow->page_height)
			break;
		fill.height = taller;
		fill.end++;
	} while (!must_end(flow, fill.end));
	return fill;
}

/* An end before row `end`, with this much room left, of which a fuller end of the page
 * would have filled the spare. */
static int64_t end_cost(
	const struct flow *flow, size_t end, scaled_sum rest, scaled_sum spare)
{
	const struct row *next = &flow->rows.data[end];
	const bool is_early =
		next->penalty > 0 &&
		spare > flow->style->body_lead + flow->style->body_lead / STRETCH_PART;

	return slack_cost(flow, COST_SLACK, rest) + slack_cost(flow, COST_SPARE, spare) +
	       (is_early ? COST_EARLY : 0) + next->penalty;
}

/* Tries all ends of a page that begins with row first, the fullest first. */
static void try_ends(const struct flow *flow, struct stop *stops, size_t first)
{
	const struct page_fill fill = fill_page(flow, first);
	scaled_sum height = fill.height;
	scaled_sum fullest =
		-1; /* room that the fullest end leaves which is no bad one */
	bool found = false;

	if (must_end(flow, fill.end)) {
		relax(stops, first, fill.end, 0);
		return;
	}
	for (size_t end = fill.end; end > first; end--) {
		const struct row *last = &flow->rows.data[end - 1];

		if (flow->rows.data[end].penalty < PENALTY_NEVER) {
			const scaled_sum rest =
				flow->page_height - height - bottom_of(flow, end - 1);
			const scaled_sum room = rest > 0 ? rest : 0;

			found = true;
			if (fullest < 0 && flow->rows.data[end].penalty <= PENALTY_LINE)
				fullest = room;
			relax(stops, first, end,
				end_cost(flow, end, room,
					fullest < 0 ? 0 : room - fullest));
		}
		height -= last->height + last->above;
	}
	if (!found)
		relax(stops, first, fill.end, COST_TORN);
}

static scaled_sum height_of(const struct flow *flow, const struct page_rows *page)
{
	scaled_sum height = page->top;

	for (size_t i = page->first; i < page->end; i++)
		height += flow->rows.data[i].height +
			  (i > page->first ? flow->rows.data[i].above : 0);
	return height + bottom_of(flow, page->end - 1);
}

/* The page's rest goes between its questions, if it is little enough (6.5). */
static scaled stretch_of(const struct flow *flow, const struct page_rows *page)
{
	const scaled_sum rest = flow->page_height - height_of(flow, page);
	scaled_sum gaps = 0;

	for (size_t i = page->first + 1; i < page->end; i++)
		gaps += flow->rows.data[i].opens_question;
	if (gaps == 0 || rest <= 0 ||
		rest > gaps * (flow->style->body_lead / STRETCH_PART))
		return 0;
	return (scaled)(rest / gaps);
}

static void collect(
	const struct flow *flow, const struct stop *stops, struct page_rows_vec *pages)
{
	size_t count = 0;

	for (size_t row = flow->rows.len; row > 0; row = stops[row].previous)
		count++;
	vec_reset(pages);
	vec_reserve(pages, count + 1);
	pages->len = count;
	for (size_t row = flow->rows.len; row > 0; row = stops[row].previous) {
		struct page_rows *page = &pages->data[--count];

		page->first = stops[row].previous;
		page->end = (uint32_t)row;
		page->top = top_of(flow, page->first);
		page->stretch = must_end(flow, row) ? 0 : stretch_of(flow, page);
	}
}

void paginate_rows(const struct flow *flow, struct page_rows_vec *pages)
{
	const size_t count = flow->rows.len;
	struct stop *stops = memory_new(memory_product(count + 1, sizeof(*stops)));

	for (size_t i = 0; i <= count; i++)
		stops[i] = (struct stop){i == 0 ? 0 : NO_COST, NO_ROW};
	for (size_t i = 0; i < count; i++)
		if (stops[i].cost != NO_COST)
			try_ends(flow, stops, i);
	collect(flow, stops, pages);
	free(stops);
}
