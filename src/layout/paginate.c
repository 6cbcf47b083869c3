/* SPDX-License-Identifier: MIT */
#include "layout/paginate.h"

#include <stdlib.h>

/* The rows are cut at pages that must begin, and what is wide is parted from what stands
 * in columns below it; each stretch of rows is then a problem of its own:
 *
 *   +---------------+   +-------+-------+   Every row at which a column may begin knows
 *   |     wide      |   |   0   |   1   |   the cheapest way to come there, for each
 * layer
 *   +-------+-------+   | or 2  | or 3  |   it may begin in: the columns of the first
 *   |   0   |   1   |   |       |       |   page, which is shorter if something wide
 * stands |       |       |   |       |       |   above, and those of all other pages.
 *   +-------+-------+   +-------+-------+
 *
 * A column that begins at a row tries all ends that fit. It holds some fifty rows, so the
 * whole is linear. A break costs its penalty (TYPOGRAPHY 6.4), and what a column leaves
 * empty its square, so that two half lines are better than one whole. Most of all it
 * costs to leave empty what the column could have held: no reader sees that a later page
 * is better for it. The columns of a last page are made as low as they can be, by
 * bisection (6.5). */

#define COST_SLACK 10 /* for one empty line; squared with more */
#define COST_SPARE 40 /* for one that the column's fullest end would have filled */
/* An end within a question though more than a line of it has room: only to save what
 * would be torn. */
#define COST_EARLY 20000
/* A break where there may be none: a part higher than a page. */
#define COST_TORN   100000
#define MOST_SPARE  40 /* lines; more costs no more */
#define SPARE_FIRST 20 /* tenths: a few spare lines cost more than their squares */
/* What is empty because a high part comes next is not worth moving a question for. */
#define MOST_SLACK   6
#define STRETCH_PART 4 /* a gap between questions grows by a quarter of the lead */
#define NO_COST      INT64_MAX
#define NO_LAYER     ((unsigned)-1)

/* The best way to a column that begins with a row, in a layer: the column before it. */
struct stop {
	int64_t cost;
	uint32_t row, layer;
};

/* One stretch of rows that is cut on its own. */
struct search {
	const struct flow *flow;
	size_t first, end; /* rows */
	unsigned columns;  /* of a page */
	unsigned layers;   /* columns, or twice as many if the first page is shorter */
	bool is_closed;    /* after the last layer comes no further page */
	scaled first_room, room; /* heights of the first page's columns, of the others' */
	struct stop *stops;      /* layers for each row */
	struct stop last;        /* the way to the end */
	VEC(scaled_sum) heights; /* of the column that is tried, after each row */
};

const struct table_head *paginate_head_before(const struct flow *flow, size_t row)
{
	const uint32_t table = flow->rows.data[row].table;

	return table == NO_INDEX ? NULL : &flow->heads.data[table];
}

size_t paginate_number(const struct flow *flow, const struct page_column *column)
{
	if (!flow->style->column_pages)
		return (size_t)column->page + 1;
	return (size_t)column->page * flow->columns + column->column + 1;
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

/* --- gaps and heights --- */

/* What is missing to the next line of the grid for a row whose top is at y. */
static scaled to_grid(const struct flow *flow, const struct row *row, scaled_sum y)
{
	const scaled lead = flow->style->body_lead;
	const scaled first = flow_baseline(flow->style->body_size, lead);

	if (!flow->style->grid || row->grid_baseline < 0)
		return 0;
	const scaled_sum over = (y + row->grid_baseline - first) % lead;

	return over == 0 ? 0 : (scaled)(over < 0 ? -over : lead - over);
}

/* Where paragraphs, options and the like are spaced: not in code, nor in a table. */
static bool is_spaced(const struct row *row)
{
	return row->above > 0 && row->penalty < PENALTY_NEVER && !row->opens_question &&
	       row->ground == NO_INDEX && row->table == NO_INDEX;
}

scaled paginate_gap(const struct flow *flow, size_t index, scaled_sum y,
	const struct page_column *column)
{
	const struct row *row = &flow->rows.data[index];
	scaled above = row->above;

	if (column && row->opens_question)
		above += column->stretch;
	else if (column && is_spaced(row))
		above += column->spread;

	return above + to_grid(flow, row, y + above);
}

scaled paginate_first_gap(const struct flow *flow, size_t index, scaled_sum y)
{
	return to_grid(flow, &flow->rows.data[index], y);
}

void paginate_place(
	const struct flow *flow, const struct page_column *column, scaled *tops)
{
	scaled y = column->top + paginate_first_gap(flow, column->first, column->top);

	for (size_t i = column->first; i < column->end; i++) {
		if (i > column->first)
			y += paginate_gap(flow, i, y, column);
		tops[i] = y;
		y += flow->rows.data[i].height;
	}
}

/* Rows [first, end) in one column, without what stands above and below them. */
static scaled_sum height_of(const struct flow *flow, size_t first, size_t end)
{
	const scaled top = top_of(flow, first);
	scaled_sum y = top + paginate_first_gap(flow, first, top);

	for (size_t i = first; i < end; i++)
		y += (i > first ? paginate_gap(flow, i, y, NULL) : 0) +
		     flow->rows.data[i].height;
	return y;
}

/* --- costs --- */

static int64_t slack_cost(const struct flow *flow, int64_t weight, scaled_sum rest)
{
	int64_t tenths = rest * 10 / flow->style->body_lead;

	if (tenths > MOST_SLACK * 10)
		tenths = MOST_SLACK * 10;
	return weight * tenths * tenths / 100;
}

static int64_t spare_cost(const struct flow *flow, scaled_sum spare)
{
	int64_t tenths = spare * 10 / flow->style->body_lead;

	if (tenths > MOST_SPARE * 10)
		tenths = MOST_SPARE * 10;
	return COST_SPARE * tenths * (tenths + SPARE_FIRST) / 100;
}

/* An end before row `end`, with this much room left, of which a fuller end of the column
 * would have filled the spare. */
static int64_t end_cost(
	const struct flow *flow, size_t end, scaled_sum rest, scaled_sum spare)
{
	const struct row *next = &flow->rows.data[end];
	const bool is_early =
		next->penalty > 0 &&
		spare > flow->style->body_lead + flow->style->body_lead / STRETCH_PART;

	return slack_cost(flow, COST_SLACK, rest) + spare_cost(flow, spare) +
	       (is_early ? COST_EARLY : 0) + next->penalty;
}

/* --- the search --- */

static struct stop *stop_at(const struct search *search, size_t row, unsigned layer)
{
	return &search->stops[(row - search->first) * search->layers + layer];
}

static unsigned layer_after(const struct search *search, unsigned layer)
{
	if (layer + 1 < search->layers)
		return layer + 1;
	return search->is_closed ? NO_LAYER : search->layers - search->columns;
}

static scaled room_of(const struct search *search, unsigned layer)
{
	return layer < search->columns ? search->first_room : search->room;
}

/* The column of rows [row, end) in this layer costs so much. */
static void relax(
	struct search *search, size_t row, unsigned layer, size_t end, int64_t cost)
{
	const unsigned next = layer_after(search, layer);
	const struct stop way = {.cost = stop_at(search, row, layer)->cost + cost,
		.row = (uint32_t)row,
		.layer = layer};
	struct stop *to = &search->last;

	if (end < search->end) {
		if (next == NO_LAYER)
			return;
		to = stop_at(search, end, next);
	}
	if (way.cost < to->cost)
		*to = way;
}

static bool must_end(const struct search *search, size_t end)
{
	return end == search->end || search->flow->rows.data[end - 1].ends_column;
}

/* Measures the rows that a column which begins with this one holds: [first, end). */
static size_t fill_column(struct search *search, size_t first, scaled room)
{
	const struct flow *flow = search->flow;
	size_t end = first;
	scaled_sum y = top_of(flow, first);

	y += paginate_first_gap(flow, first, y);
	vec_reset(&search->heights);
	do {
		const scaled_sum next =
			y + (end > first ? paginate_gap(flow, end, y, NULL) : 0) +
			flow->rows.data[end].height;

		if (end > first && next + bottom_of(flow, end) > room)
			break;
		y = next;
		vec_push(&search->heights, y);
		end++;
	} while (!must_end(search, end));
	return end;
}

/* Tries all ends of a column, the fullest first. */
static void try_ends(struct search *search, size_t first, unsigned layer)
{
	const struct flow *flow = search->flow;
	const scaled room = room_of(search, layer);
	const size_t fullest = fill_column(search, first, room);
	scaled_sum least = -1; /* room that the fullest end leaves which is no bad one */
	bool found = false;

	if (room < flow->page_height &&
		search->heights.data[0] + bottom_of(flow, first) > room)
		return; /* a whole page may have room for it */
	if (must_end(search, fullest)) {
		relax(search, first, layer, fullest, 0);
		return;
	}
	for (size_t end = fullest; end > first; end--) {
		const int32_t penalty = flow->rows.data[end].penalty;
		const scaled_sum rest = room - search->heights.data[end - 1 - first] -
					bottom_of(flow, end - 1);
		const scaled_sum slack = rest > 0 ? rest : 0;

		if (penalty >= PENALTY_NEVER)
			continue;
		found = true;
		if (least < 0 && penalty <= PENALTY_LINE)
			least = slack;
		relax(search, first, layer, end,
			end_cost(flow, end, slack, least < 0 ? 0 : slack - least));
	}
	if (!found)
		relax(search, first, layer, fullest, COST_TORN);
}

static void search_columns(struct search *search)
{
	const size_t count = (search->end - search->first) * search->layers;

	for (size_t i = 0; i < count; i++)
		search->stops[i] = (struct stop){.cost = NO_COST};
	search->last = (struct stop){.cost = NO_COST};
	stop_at(search, search->first, 0)->cost = 0;
	if (search->layers > search->columns) /* nothing below what is wide */
		stop_at(search, search->first, search->columns)->cost =
			spare_cost(search->flow, search->first_room);
	for (size_t row = search->first; row < search->end; row++)
		for (unsigned layer = 0; layer < search->layers; layer++)
			if (stop_at(search, row, layer)->cost != NO_COST)
				try_ends(search, row, layer);
}

/* --- columns --- */

/* The column's rest goes between its questions, and what these do not take between its
 * paragraphs, if it is little enough (6.5). */
static void stretch(const struct flow *flow, struct page_column *column, scaled room)
{
	const scaled_sum rest = room - height_of(flow, column->first, column->end) -
				bottom_of(flow, column->end - 1);
	const scaled most = flow->style->body_lead / STRETCH_PART;
	scaled_sum questions = 0, paragraphs = 0;

	for (size_t i = column->first + 1; i < column->end; i++) {
		questions += flow->rows.data[i].opens_question;
		paragraphs += is_spaced(&flow->rows.data[i]);
	}
	if (rest <= 0 || flow->style->grid || rest > (questions + paragraphs) * most)
		return;
	if (rest <= questions * most) {
		column->stretch = (scaled)(rest / questions);
		return;
	}
	column->stretch = most;
	column->spread = (scaled)((rest - questions * most) / paragraphs);
}

static void reverse(struct page_column *columns, size_t count)
{
	for (size_t i = 0; i < count / 2; i++) {
		const struct page_column kept = columns[i];

		columns[i] = columns[count - 1 - i];
		columns[count - 1 - i] = kept;
	}
}

/* The columns found, behind those there are; their layer is kept as their column. */
static void collect_layers(const struct search *search, struct page_column_vec *columns)
{
	const size_t kept = columns->len;
	const struct stop *stop = &search->last;
	size_t end = search->end;

	for (;;) {
		vec_push(columns, (struct page_column){.first = stop->row,
					  .end = (uint32_t)end,
					  .column = stop->layer});
		if (stop->row == search->first)
			break;
		end = stop->row;
		stop = stop_at(search, stop->row, stop->layer);
	}
	reverse(columns->data + kept, columns->len - kept);
}

/* The first page of the search is `page`, and its columns begin at start. */
static void collect(const struct search *search, uint32_t page, scaled start,
	struct page_column_vec *columns)
{
	const size_t kept = columns->len;

	collect_layers(search, columns);
	for (size_t i = kept; i < columns->len; i++) {
		struct page_column *column = &columns->data[i];
		const unsigned layer = column->column;

		column->column = layer % search->columns;
		page += i > kept ? column->column == 0 : layer >= search->columns;
		column->page = page;
		column->top = (layer < search->columns ? start : 0) +
			      top_of(search->flow, column->first);
		if (!must_end(search, column->end))
			stretch(search->flow, column, room_of(search, layer));
	}
}

/* --- the columns of a last page --- */

static bool fits_in(struct search *search, scaled room)
{
	search->first_room = search->room = room;
	search_columns(search);
	return search->last.cost < COST_TORN;
}

/* The least height in which the page's columns hold its rows; a line is exact enough. */
static void balance(struct search *search, scaled room)
{
	scaled low = 0, high = room;

	while (high - low > SCALED_PT / 2) {
		const scaled middle = low + (high - low) / 2;

		if (fits_in(search, middle))
			high = middle;
		else
			low = middle;
	}
	fits_in(search, high);
}

/* The last page's columns, as high as each other; above them is something wide. */
static void balance_last(
	struct search *search, scaled above, struct page_column_vec *columns)
{
	const uint32_t page = vec_last(columns)->page;
	size_t kept = columns->len;

	while (kept > 0 && columns->data[kept - 1].page == page &&
		columns->data[kept - 1].first >= search->first)
		kept--;
	search->first = columns->data[kept].first;
	search->layers = search->columns;
	search->is_closed = true;
	balance(search, search->flow->page_height - above);
	if (search->last.cost >= COST_TORN)
		return;
	columns->len = kept;
	collect(search, page, above, columns);
}

/* --- the whole --- */

static size_t segment_end(const struct flow *flow, size_t first)
{
	const struct row *rows = flow->rows.data;
	size_t end = first + 1;

	while (end < flow->rows.len && !rows[end].must_begin_page &&
		(rows[end - 1].is_wide || !rows[end].is_wide))
		end++;
	return end;
}

static size_t wide_end(const struct flow *flow, size_t first, size_t end)
{
	while (first < end && flow->rows.data[first].is_wide)
		first++;
	return first;
}

/* Where columns begin below what is wide; on the grid, if there is one. */
static scaled start_below(const struct flow *flow, const struct page_column *wide)
{
	const scaled lead = flow->style->body_lead;
	const scaled_sum y = height_of(flow, wide->first, wide->end) +
			     flow->rows.data[wide->end].above;

	return (scaled)(flow->style->grid ? (y + lead - 1) / lead * lead : y);
}

/* Rows [first, end), in columns that on their first page begin at start. */
static void cut(struct search *search, scaled start, struct page_column_vec *columns)
{
	const struct flow *flow = search->flow;
	const uint32_t page =
		columns->len == 0 ? 0 : vec_last(columns)->page + (start == 0);

	search->room = flow->page_height;
	search->first_room = search->room - start;
	search->layers = search->columns * (start > 0 ? 2 : 1);
	search->is_closed = false;
	search_columns(search);
	collect(search, page, start, columns);
	if (search->columns > 1 && flow->style->balance)
		balance_last(
			search, vec_last(columns)->page == page ? start : 0, columns);
}

void paginate_rows(const struct flow *flow, struct page_column_vec *columns)
{
	const size_t count = flow->rows.len;
	struct search search = {.flow = flow,
		.stops = memory_new(memory_product(
			(count + 1) * flow->columns * 2, sizeof(struct stop)))};

	vec_reset(columns);
	for (size_t first = 0; first < count;) {
		const size_t end = segment_end(flow, first);
		const size_t narrow = wide_end(flow, first, end);
		scaled start = 0;

		search.first = first;
		search.end = narrow;
		search.columns = 1;
		if (narrow > first)
			cut(&search, 0, columns);
		if (narrow > first && narrow < end)
			start = start_below(flow, vec_last(columns));
		search.first = narrow;
		search.end = end;
		search.columns = flow->columns;
		if (narrow < end)
			cut(&search, start, columns);
		first = end;
	}
	vec_clear(&search.heights);
	free(search.stops);
}
