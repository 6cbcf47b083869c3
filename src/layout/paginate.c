/* SPDX-License-Identifier: MIT */
#include "layout/paginate.h"

#include <stdlib.h>

/* Every row at which a page may begin knows the cheapest way to come there; a page that
 * begins at it tries all ends that fit. A page holds some fifty rows, so the whole is
 * linear. What a page leaves empty costs its square, so that two half lines are better
 * than one whole; a break costs its penalty (TYPOGRAPHY 6.4). */

#define COST_SLACK 10 /* for one empty line; squared with more */
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

static int64_t slack_cost(const struct flow *flow, scaled_sum rest)
{
	int64_t tenths = rest * 10 / flow->style->body_lead;

	if (tenths > MOST_SLACK * 10)
		tenths = MOST_SLACK * 10;
	return COST_SLACK * tenths * tenths / 100;
}

static void relax(struct stop *stops, size_t from, size_t to, int64_t cost)
{
	if (stops[from].cost + cost < stops[to].cost) {
		stops[to].cost = stops[from].cost + cost;
		stops[to].previous = (uint32_t)from;
	}
}

/* Tries all ends of a page that begins with row first. */
static void try_ends(const struct flow *flow, struct stop *stops, size_t first)
{
	const size_t count = flow->rows.len;
	scaled_sum height = top_of(flow, first);
	size_t end = first;
	bool found = false;

	while (end < count) {
		const struct row *row = &flow->rows.data[end];
		const scaled_sum taller =
			height + (end > first ? row->above : 0) + row->height;

		if (end > first && taller + bottom_of(flow, end) > flow->page_height)
			break;
		height = taller;
		end++;
		const bool is_end = end == count || flow->rows.data[end].must_begin_page;

		if (is_end) {
			relax(stops, first, end, 0);
			return;
		}
		if (flow->rows.data[end].penalty >= PENALTY_NEVER)
			continue;
		const scaled_sum rest =
			flow->page_height - height - bottom_of(flow, end - 1);

		relax(stops, first, end,
			slack_cost(flow, rest > 0 ? rest : 0) +
				flow->rows.data[end].penalty);
		found = true;
	}
	if (!found)
		relax(stops, first, end, COST_TORN);
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

static bool is_short_page(const struct flow *flow, size_t end)
{
	return end == flow->rows.len || flow->rows.data[end].must_begin_page;
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
		page->stretch = is_short_page(flow, row) ? 0 : stretch_of(flow, page);
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
