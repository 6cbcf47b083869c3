/* SPDX-License-Identifier: MIT */
#include "layout/written.h"

struct written_mark written_begin(struct flow *flow)
{
	const struct written_mark mark = {
		flow_set_mark(flow), flow->space, flow->penalty};

	flow->space = 0;
	flow->penalty = 0;
	return mark;
}

void written_resume(struct flow *flow, const struct written_mark *mark)
{
	flow->space = mark->space;
	flow->penalty = mark->penalty;
}

void written_end(struct flow *flow, const struct written_mark *mark)
{
	flow_rewind_rows(flow, &mark->mark);
	written_resume(flow, mark);
}

static bool is_colour(struct colour a, struct colour b)
{
	return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

/* Colours that mean something stay. */
static void colour_row(
	const struct written_row *row, struct colour from, struct colour to)
{
	for (size_t i = 0; i < row->item_count; i++) {
		struct page_item *const item = &row->items[i];

		if (item->kind == PAGE_TEXT && is_colour(item->text.colour, from))
			item->text.colour = to;
		else if (item->kind == PAGE_FILL && is_colour(item->fill.colour, from))
			item->fill.colour = to;
	}
}

void written_stand_out(const struct flow *flow, const struct written *written)
{
	const struct style *const style = flow->style;

	for (size_t i = 0; i < written->count; i++)
		colour_row(&written->rows[i], flow_colour(style->ink),
			flow_colour(style->accent));
}

struct written written_take(struct flow *flow, const struct written_mark *since, scaled y)
{
	const size_t first = since->mark.rows, count = flow->rows.len - first;
	struct written_row *rows = ARENA_NEW(flow->arena, struct written_row, count + 1);
	const struct page_item *items = flow->sink.items.data;

	for (size_t i = 0; i < count; i++) {
		const struct row *row = &flow->rows.data[first + i];
		struct page_item *own =
			ARENA_NEW(flow->arena, struct page_item, row->item_count + 2);
		struct page_link *links =
			ARENA_NEW(flow->arena, struct page_link, row->link_count + 1);
		size_t grounds = 0;

		y += i > 0 ? row->above : 0;
		if (row->ground != NO_INDEX) {
			const struct decor *ground = &flow->decors.data[row->ground];

			own[grounds++] = (struct page_item){.kind = PAGE_FILL,
				.element = ELEMENT_ARTIFACT,
				.x = ground->x,
				.width = ground->width,
				.height = row->height,
				.fill = {ground->colour}};
		}
		if (row->item_count > 0)
			memcpy(own + grounds, items + row->first_item,
				row->item_count * sizeof(*own));
		if (row->link_count > 0)
			memcpy(links, flow->sink.links.data + row->first_link,
				row->link_count * sizeof(*links));
		rows[i] = (struct written_row){y, row->height, own,
			row->item_count + grounds, links, row->link_count};
		y += row->height;
	}
	return (struct written){.rows = rows, .count = count};
}

void written_put(struct flow *flow, struct written *written, scaled_sum y, scaled_sum end)
{
	for (; written->next < written->count; written->next++) {
		const struct written_row *row = &written->rows[written->next];
		const scaled down = (scaled)(row->y - y);

		if (row->y >= end)
			return;
		for (size_t i = 0; i < row->item_count; i++) {
			struct page_item item = row->items[i];

			item.y += down;
			vec_push(&flow->sink.items, item);
		}
		for (size_t i = 0; i < row->link_count; i++) {
			struct page_link link = row->links[i];

			link.y += down;
			vec_push(&flow->sink.links, link);
		}
	}
}

static bool row_covers(const struct written *written, size_t i, scaled_sum y)
{
	const struct written_row *row = &written->rows[i];

	return y > (scaled_sum)row->y + written->slack &&
	       y < (scaled_sum)row->y + row->height - written->slack;
}

bool written_covers(const struct written *written, scaled_sum y)
{
	const size_t count = written->count;

	if (written->is_apart)
		return count > 0 && y > written->rows[0].y &&
		       y < (scaled_sum)written->rows[count - 1].y +
				       written->rows[count - 1].height;
	for (size_t i = 0; i < count; i++)
		if (row_covers(written, i, y))
			return true;
	return false;
}
