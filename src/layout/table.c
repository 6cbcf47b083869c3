/* SPDX-License-Identifier: MIT */
#include "layout/block.h"
#include "layout/inline.h"

/* A table has three rules and no verticals. Columns are as wide as what they hold; where
 * that is too much, narrow ones keep their width and the wide ones share the rest. A row
 * never breaks unless it is taller than most of a page; the head is set again on every
 * page that the table reaches. */

#define PENALTY_ROW  60
#define EDGE_ROWS    2  /* stay together at both ends of a table */
#define WHOLE_ROWS   6  /* tables up to here are never parted */
#define NARROW_CELL  10 /* em: up to here a cell is not justified */
#define LEAST_COLUMN 2  /* em */

struct table_job {
	struct flow *flow;
	const struct table *table;
	const struct frame *frame;
	scaled *widths; /* of the columns, without padding */
	scaled padding, size, head_size, lead;
	uint32_t element;
};

static struct flat_run cell_run(
	const struct table_job *job, bool is_head, uint32_t element)
{
	const struct style *style = job->flow->style;

	return is_head ? flow_run(ROLE_SANS_BOLD, job->head_size, style->ink, element)
		       : flow_run(job->frame->role, job->size, job->frame->colour,
				 element);
}

static void shape_cell(const struct table_job *job, const struct table_cell *cell,
	const struct flat_run *run, scaled width)
{
	struct flow *flow = job->flow;

	para_reset(&flow->para);
	inline_put(flow, run, cell->text);
	para_shape(&flow->para, &flow->cache, &flow->rules, width);
}

static scaled natural_width(
	const struct table_job *job, const struct table_cell *cell, bool is_head)
{
	const struct flat_run run = cell_run(job, is_head, ELEMENT_ARTIFACT);
	const size_t elements = job->flow->elements.len, blanks = job->flow->blank_count;
	const size_t targets = job->flow->sink.targets.len;

	shape_cell(job, cell, &run, SCALED_MAX);
	job->flow->elements.len = elements; /* measured only: leave nothing behind */
	job->flow->blank_count = blanks;
	job->flow->sink.targets.len = targets;
	return para_natural_width(&job->flow->para);
}

static void find_natural_widths(const struct table_job *job)
{
	const struct table *table = job->table;

	for (size_t column = 0; column < table->column_count; column++) {
		scaled widest = natural_width(job, &table->head[column], true);

		for (size_t row = 0; row < table->row_count; row++)
			widest = scaled_max(widest,
				natural_width(job,
					&table->cells[row * table->column_count + column],
					false));
		job->widths[column] = scaled_max(
			scaled_min(widest, SCALED_MAX - SCALED(1)) + SCALED(0.1),
			LEAST_COLUMN * job->frame->size);
	}
}

static scaled_sum sum_of(const scaled *widths, size_t count)
{
	scaled_sum sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += widths[i];
	return sum;
}

/* The width up to which a column keeps its own: all above share what is left. */
static scaled fair_share(const scaled *widths, size_t count, scaled_sum room)
{
	scaled share = (scaled)(room / (scaled_sum)count);

	for (size_t round = 0; round < count; round++) {
		scaled_sum rest = room;
		size_t wide = 0;

		for (size_t i = 0; i < count; i++) {
			wide += widths[i] > share;
			rest -= widths[i] > share ? 0 : widths[i];
		}
		const scaled next = wide ? (scaled)(rest / (scaled_sum)wide) : share;

		if (next <= share)
			break;
		share = next;
	}
	return share;
}

/* Each column gets its part of what is over, or gives way. */
static void fit_widths(scaled *widths, size_t count, scaled_sum room)
{
	const scaled_sum sum = sum_of(widths, count);

	if (sum <= room) {
		for (size_t i = 0; i < count; i++)
			widths[i] = (scaled)(widths[i] * room / sum);
		return;
	}
	const scaled share = fair_share(widths, count, room);

	for (size_t i = 0; i < count; i++)
		widths[i] = scaled_min(widths[i], share);
}

static enum line_align cell_alignment(const struct table_job *job, size_t column)
{
	switch (job->table->aligns[column]) {
	case ALIGN_CENTER: return LINE_CENTER;
	case ALIGN_RIGHT: return LINE_RIGHT;
	case ALIGN_NONE:
	case ALIGN_LEFT: break;
	}
	return job->widths[column] > NARROW_CELL * job->frame->size ? LINE_JUSTIFY
								    : LINE_LEFT;
}

/* Puts a cell's lines into the row under way; returns their height. */
static scaled put_cell(const struct table_job *job, const struct table_cell *cell,
	size_t column, scaled x, uint32_t row)
{
	struct flow *flow = job->flow;
	const bool is_head = cell >= job->table->head &&
			     cell < job->table->head + job->table->column_count;
	const uint32_t element =
		flow_element(flow, is_head ? ELEMENT_HEAD_CELL : ELEMENT_CELL, row);
	const struct flat_run run = cell_run(job, is_head, element);
	const scaled width = job->widths[column], lead = job->lead;
	const struct para_widths widths = {
		.first = width, .other = width, .em = run.size};

	shape_cell(job, cell, &run, width);
	flow_break_para(flow, &widths, cell_alignment(job, column));
	scaled y = 0;

	for (size_t i = 0; i < flow->para.lines.len; i++) {
		const struct line_room room = line_room(&flow->para, i, run.size, lead);
		const bool is_last = i + 1 == flow->para.lines.len;

		y += room.above + (i == 0 ? scaled_max(-room.free_above, 0) : 0);
		const struct line_place place = {
			.x = x,
			.baseline = y + flow_baseline(run.size, lead),
			.width = width,
			.align = cell_alignment(job, column),
		};

		line_put(&flow->para, i, &place, &flow->sink);
		y += lead + (is_last ? scaled_max(-room.free_below, 0) : 0);
		y = scaled_min(y, SCALED_MAX / 2); /* far below any paper */
	}
	return y;
}

static void put_rule(const struct table_job *job, scaled y, scaled height)
{
	flow_put_fill(job->flow, job->frame->x, y,
		(struct page_item){.width = job->frame->width,
			.height = height,
			.fill = {flow_colour(job->flow->style->ink)}});
}

/* The slice of lines, each a lead high, in which an item begins. */
static size_t slice_of(scaled y, scaled lead, size_t count)
{
	const size_t slice = y < 0 ? 0 : (size_t)(y / lead);

	return slice < count ? slice : count - 1;
}

/* Sorts the row's items by slice, stably, and makes a row of each slice. */
static void part_items(
	struct flow *flow, const struct row *whole, scaled lead, size_t count)
{
	struct page_item *const items =
		memory_new(memory_product(whole->item_count + 1, sizeof(*items)));
	size_t *const ends = memory_new(memory_product(count + 1, sizeof(*ends)));
	struct page_item *const kept = flow->sink.items.data + whole->first_item;

	memset(ends, 0, (count + 1) * sizeof(*ends));
	for (size_t i = 0; i < whole->item_count; i++)
		ends[slice_of(kept[i].y, lead, count) + 1]++;
	for (size_t slice = 0; slice < count; slice++)
		ends[slice + 1] += ends[slice];
	for (size_t slice = 0; slice < count; slice++) {
		struct row *const row = flow->rows.data + flow->rows.len - count + slice;

		row->first_item = whole->first_item + (uint32_t)ends[slice];
		row->item_count = (uint32_t)(ends[slice + 1] - ends[slice]);
	}
	for (size_t i = 0; i < whole->item_count; i++) {
		const size_t slice = slice_of(kept[i].y, lead, count);

		items[ends[slice]] = kept[i];
		items[ends[slice]++].y -= (scaled)slice * lead;
	}
	if (whole->item_count)
		memcpy(kept, items, whole->item_count * sizeof(*items));
	free(ends);
	free(items);
}

static int compare_links(const void *a, const void *b)
{
	const struct page_link *const first = a, *const second = b;

	if (first->y != second->y)
		return first->y < second->y ? -1 : 1;
	return (first->x > second->x) - (first->x < second->x);
}

/* A link goes with the slice it begins in. */
static void part_links(
	struct flow *flow, const struct row *whole, scaled lead, size_t count)
{
	uint32_t at = whole->first_link;

	if (whole->link_count)
		qsort(flow->sink.links.data + at, whole->link_count,
			sizeof(*flow->sink.links.data), compare_links);
	for (size_t slice = 0; slice < count; slice++) {
		struct row *const row = flow->rows.data + flow->rows.len - count + slice;

		row->first_link = at;
		for (; at < whole->first_link + whole->link_count; at++) {
			struct page_link *const link = flow->sink.links.data + at;

			if (slice_of(link->y, lead, count) > slice)
				break;
			link->y -= (scaled)slice * lead;
		}
		row->link_count = at - row->first_link;
	}
}

/* A row taller than most of a page is parted between its lines: what stood below the
 * page's foot would be lost. */
static void part_tall_row(struct flow *flow, scaled lead)
{
	const struct row whole = *vec_last(&flow->rows);
	const size_t count = (size_t)((whole.height + lead - 1) / lead);

	if (whole.height <= flow->page_height / 3 * 2 || count < 2)
		return;
	flow->rows.len--;
	for (size_t slice = 0; slice < count; slice++) {
		struct row row = whole;

		row.height =
			slice + 1 < count ? lead : whole.height - (scaled)slice * lead;
		if (slice > 0) {
			row.above = row.slack_above = 0;
			row.penalty = PENALTY_ROW;
			row.opens_question = row.must_begin_page = row.is_bare_page =
				false;
		}
		if (slice + 1 < count)
			row.slack_below = 0;
		vec_push(&flow->rows, row);
	}
	part_items(flow, &whole, lead, count);
	part_links(flow, &whole, lead, count);
}

static void put_row(
	const struct table_job *job, const struct table_cell *cells, bool is_last)
{
	struct flow *flow = job->flow;
	const struct style *style = flow->style;
	const bool is_head = cells == job->table->head;
	const uint32_t row = flow_element(flow, ELEMENT_ROW, job->element);
	const scaled slack = (job->lead - job->size) / 2;
	scaled x = job->frame->x + job->padding;
	scaled height = job->lead;

	flow_begin_row(flow, flow_baseline(job->size, job->lead));
	for (size_t column = 0; column < job->table->column_count; column++) {
		height =
			scaled_max(height, put_cell(job, &cells[column], column, x, row));
		x += job->widths[column] + 2 * job->padding;
	}
	if (is_head) {
		put_rule(job, 0, style->table_rule);
		put_rule(job, height, style->table_inner_rule);
	}
	if (is_last)
		put_rule(job, height, style->table_rule);
	flow_end_row(flow, height, is_head ? 0 : slack, is_last ? 0 : slack);
	if (!is_head)
		part_tall_row(flow, job->lead);
}

static uint32_t add_head(struct flow *flow, const struct frame *frame)
{
	const struct table_head head = {.first_row = (uint32_t)flow->rows.len,
		.x = frame->x,
		.width = frame->width};

	vec_push(&flow->heads, head);
	return (uint32_t)(flow->heads.len - 1);
}

static int32_t penalty_of_row(size_t row, size_t count)
{
	const bool is_edge = row < EDGE_ROWS || row + EDGE_ROWS > count;

	return is_edge || count <= WHOLE_ROWS ? PENALTY_NEVER : PENALTY_ROW;
}

/* So many columns that none has room for a character: less padding, then smaller type;
 * nothing stands beyond the frame. */
static void fit_type(struct table_job *job)
{
	const struct style *style = job->flow->style;
	const scaled room = job->frame->width / (scaled)job->table->column_count;
	const scaled spare = scaled_max((room - style->table_size) / 2, room / 10);

	job->padding = scaled_min(style->table_padding, spare);
	job->size = style->table_size;
	job->head_size = style->table_head_size;
	job->lead = style->table_lead;
	const scaled most = (room - 2 * job->padding) * 19 / 20;

	if (most >= job->size)
		return;
	job->lead = scaled_max((scaled)((int64_t)job->lead * most / job->size), 1);
	job->size = scaled_max(most, 1);
	job->head_size = scaled_min(job->head_size, job->size);
}

void table_put(struct flow *flow, const struct block *block, const struct frame *frame)
{
	const struct table *table = &block->table;
	struct table_job job = {
		.flow = flow,
		.table = table,
		.frame = frame,
		.widths = ARENA_NEW(flow->arena, scaled, table->column_count + 1),
		.element = flow_element(flow, ELEMENT_TABLE, frame->element),
	};

	if (table->column_count == 0)
		return;
	fit_type(&job);
	find_natural_widths(&job);
	fit_widths(job.widths, table->column_count,
		frame->width - 2 * (scaled_sum)table->column_count * job.padding);
	flow_space(flow, flow->style->block_space);
	const uint32_t outer = flow->table;
	const uint32_t head = add_head(flow, frame);

	put_row(&job, table->head, table->row_count == 0);
	flow->heads.data[head].row_count = 1;
	flow->heads.data[head].height = vec_last(&flow->rows)->height;
	flow->table = head;
	for (size_t row = 0; row < table->row_count; row++) {
		flow_penalty(flow, penalty_of_row(row, table->row_count));
		put_row(&job, table->cells + row * table->column_count,
			row + 1 == table->row_count);
	}
	flow->table = outer;
	flow_space(flow, flow->style->block_space);
}
