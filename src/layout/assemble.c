/* SPDX-License-Identifier: MIT */
#include "layout/assemble.h"

#include "layout/furniture.h"

#include <stdlib.h>

/* One page at a time: first where each row stands, then what lies under the text, then
 * the rows' items in order, then furniture. */

struct assembly {
	struct flow *flow;
	const struct page_rows_vec *pages;
	scaled *row_y; /* of every row, on its page */
	uint32_t *row_page;
	struct page_sheet sheet;
	size_t next_slot;
};

/* --- places --- */

static void place_rows(struct assembly *assembly, size_t number)
{
	const struct flow *flow = assembly->flow;
	const struct page_rows *page = &assembly->pages->data[number];
	scaled y = flow->style->margin_top + page->top;

	for (size_t i = page->first; i < page->end; i++) {
		const struct row *row = &flow->rows.data[i];

		if (i > page->first)
			y += row->above + (row->opens_question ? page->stretch : 0);
		assembly->row_y[i] = y;
		assembly->row_page[i] = (uint32_t)number;
		y += row->height;
	}
}

/* Even pages are mirrored: the text moves by the difference of the margins. */
static scaled shift_of(const struct flow *flow, size_t number)
{
	if (!flow->style->duplex || number % 2 == 0)
		return 0;
	return flow->style->page_size.width - 2 * flow->left - flow->measure +
	       flow->style->label_width + flow->style->label_gutter;
}

/* --- what lies under the text --- */

static uint32_t decor_of(const struct row *row, bool is_ground)
{
	return is_ground ? row->ground : row->bar;
}

static void put_decor(struct assembly *assembly, size_t first, size_t end, uint32_t index)
{
	const struct flow *flow = assembly->flow;
	const struct decor *decor = &flow->decors.data[index];
	const struct row *top = &flow->rows.data[first],
			 *bottom = &flow->rows.data[end - 1];
	scaled from = assembly->row_y[first] + top->slack_above - decor->pad_above;
	scaled to = assembly->row_y[end - 1] + bottom->height - bottom->slack_below +
		    decor->pad_below;

	if (first == assembly->sheet.rows->first && paginate_head_before(flow, first))
		from -= paginate_head_before(flow, first)->height + top->slack_above;
	/* A ground inside an answer reaches beyond its rows, and the rule beside both. */
	if (top->ground != NO_INDEX && index != top->ground)
		from -= flow->decors.data[top->ground].pad_above;
	if (bottom->ground != NO_INDEX && index != bottom->ground)
		to += flow->decors.data[bottom->ground].pad_below;
	vec_push(&assembly->sheet.items, (struct page_item){
						 .kind = PAGE_FILL,
						 .element = ELEMENT_ARTIFACT,
						 .x = decor->x + assembly->sheet.shift,
						 .y = from,
						 .width = decor->width,
						 .height = to - from,
						 .fill = {decor->colour},
					 });
}

static void put_decors(struct assembly *assembly, bool is_ground)
{
	const struct page_rows *page = assembly->sheet.rows;
	size_t first = page->first;

	for (size_t i = page->first; i < page->end; i++) {
		const uint32_t decor = decor_of(&assembly->flow->rows.data[i], is_ground);
		const bool ends =
			i + 1 == page->end ||
			decor_of(&assembly->flow->rows.data[i + 1], is_ground) != decor;

		if (!ends)
			continue;
		if (decor != NO_INDEX)
			put_decor(assembly, first, i + 1, decor);
		first = i + 1;
	}
}

/* --- items --- */

static void take_links(
	struct page_sheet *sheet, const struct page_link *links, size_t count, scaled y)
{
	for (size_t i = 0; i < count; i++) {
		struct page_link link = links[i];

		link.x += sheet->shift;
		link.y += y;
		vec_push(&sheet->links, link);
	}
}

/* A table goes on from the page before: its head again, for the eye only. */
static void repeat_head(struct assembly *assembly)
{
	const struct flow *flow = assembly->flow;
	const struct page_rows *page = assembly->sheet.rows;
	const struct table_head *head = paginate_head_before(flow, page->first);
	const size_t first_item = assembly->sheet.items.len;
	scaled y = assembly->row_y[page->first];

	if (!head)
		return;
	y -= head->height;
	for (size_t i = head->first_row; i < head->first_row + head->row_count; i++) {
		const struct row *row = &flow->rows.data[i];

		sheet_put(&assembly->sheet, flow->sink.items.data + row->first_item,
			row->item_count, y);
		y += row->height;
	}
	for (size_t i = first_item; i < assembly->sheet.items.len; i++)
		assembly->sheet.items.data[i].element = ELEMENT_ARTIFACT;
}

/* A table that goes on overleaf ends here with a hairline. */
static void close_table(struct assembly *assembly)
{
	const struct flow *flow = assembly->flow;
	const size_t last = assembly->sheet.rows->end - 1;
	const struct table_head *head = paginate_head_before(flow, last);

	if (!head || last + 1 == flow->rows.len ||
		flow->rows.data[last + 1].table != flow->rows.data[last].table)
		return;
	vec_push(&assembly->sheet.items,
		(struct page_item){
			.kind = PAGE_FILL,
			.element = ELEMENT_ARTIFACT,
			.x = head->x + assembly->sheet.shift,
			.y = assembly->row_y[last] + flow->rows.data[last].height,
			.width = head->width,
			.height = flow->style->table_inner_rule,
			.fill = {flow_colour(flow->style->ink)},
		});
}

/* The page on which a destination is; 0 for what was never put. */
static size_t page_of(const struct assembly *assembly, size_t destination)
{
	const uint32_t row = assembly->flow->anchors[destination].row;

	return row == NO_INDEX ? 0 : assembly->row_page[row];
}

static void fill_slot(struct assembly *assembly, const struct page_slot *slot, scaled y)
{
	struct flow *flow = assembly->flow;
	const struct style *style = flow->style;
	const size_t first = flow->sink.items.len;
	char digits[21];
	const struct line_text number = {
		.text = str_from_unsigned(
			digits, page_of(assembly, slot->destination) + 1),
		.run = flow_run(
			ROLE_SANS, style->toc_label_size, style->ink, slot->element),
		.x = flow->left,
		.width = flow->measure,
		.align = LINE_RIGHT,
	};

	flow_put_text(flow, &number, slot->baseline);
	sheet_take(flow, &assembly->sheet, first, y);
}

static void put_rows(struct assembly *assembly)
{
	struct flow *flow = assembly->flow;
	const struct page_rows *page = assembly->sheet.rows;

	for (size_t i = page->first; i < page->end; i++) {
		const struct row *row = &flow->rows.data[i];

		if (row->item_count)
			sheet_put(&assembly->sheet,
				flow->sink.items.data + row->first_item, row->item_count,
				assembly->row_y[i]);
		if (row->link_count)
			take_links(&assembly->sheet,
				flow->sink.links.data + row->first_link, row->link_count,
				assembly->row_y[i]);
		for (; assembly->next_slot < flow->slots.len &&
			flow->slots.data[assembly->next_slot].row == i;
			assembly->next_slot++)
			fill_slot(assembly, &flow->slots.data[assembly->next_slot],
				assembly->row_y[i]);
	}
}

static struct page make_page(struct assembly *assembly, size_t number)
{
	struct flow *flow = assembly->flow;
	struct page_sheet *sheet = &assembly->sheet;
	char digits[21];

	sheet->rows = &assembly->pages->data[number];
	sheet->number = number;
	sheet->shift = shift_of(flow, number);
	vec_reset(&sheet->items);
	vec_reset(&sheet->links);
	put_decors(assembly, true);
	put_decors(assembly, false);
	repeat_head(assembly);
	put_rows(assembly);
	close_table(assembly);
	furniture_put(flow, sheet);
	return (struct page){
		.width = flow->style->page_size.width,
		.height = flow->style->page_size.height,
		.items = ARENA_COPY_VEC(flow->arena, &sheet->items),
		.item_count = sheet->items.len,
		.links = ARENA_COPY_VEC(flow->arena, &sheet->links),
		.link_count = sheet->links.len,
		.label = arena_copy_str(
			flow->arena, str_from_unsigned(digits, number + 1)),
	};
}

/* --- the whole --- */

static const struct page_destination *make_destinations(struct assembly *assembly)
{
	struct flow *flow = assembly->flow;
	struct page_destination *destinations = ARENA_NEW(
		flow->arena, struct page_destination, flow->destination_count + 1);

	for (size_t i = 0; i < flow->destination_count; i++) {
		const uint32_t row = flow->anchors[i].row;
		const size_t page = page_of(assembly, i);

		destinations[i] = (struct page_destination){
			.name = flow->destination_names[i],
			.page = page,
			.x = flow->left + shift_of(flow, page) -
			     flow->style->label_width - flow->style->label_gutter,
			.y = row == NO_INDEX ? 0 : assembly->row_y[row],
		};
	}
	return destinations;
}

/* The bank's images, and behind them the pictures of colour glyphs. */
static const struct media_set *make_media(const struct flow *flow)
{
	const size_t own = flow->sink.first_picture,
		     count = own + flow->sink.pictures.len;
	struct media_set *set = ARENA_NEW(flow->arena, struct media_set, 1);
	struct media *items = ARENA_NEW(flow->arena, struct media, count + 1);

	for (size_t i = 0; i < own; i++)
		items[i] = flow->job->media->items[i];
	for (size_t i = own; i < count; i++)
		items[i] = flow->sink.pictures.data[i - own].media;
	*set = (struct media_set){items, count};
	return set;
}

static struct pages *make_pages(struct assembly *assembly)
{
	struct flow *flow = assembly->flow;
	const size_t count = assembly->pages->len;
	struct pages *pages = ARENA_NEW(flow->arena, struct pages, 1);
	struct page *items = ARENA_NEW(flow->arena, struct page, count + 1);

	for (size_t i = 0; i < count; i++)
		place_rows(assembly, i);
	for (size_t i = 0; i < count; i++)
		items[i] = make_page(assembly, i);
	*pages = (struct pages){
		.items = items,
		.count = count,
		.faces = ARENA_COPY_VEC(flow->arena, &flow->sink.faces),
		.face_count = flow->sink.faces.len,
		.destinations = make_destinations(assembly),
		.destination_count = flow->destination_count,
		.outlines = ARENA_COPY_VEC(flow->arena, &flow->outlines),
		.outline_count = flow->outlines.len,
		.elements = ARENA_COPY_VEC(flow->arena, &flow->elements),
		.element_count = flow->elements.len,
		.media = make_media(flow),
	};
	return pages;
}

const struct pages *assemble_pages(struct flow *flow, const struct page_rows_vec *pages)
{
	const size_t rows = flow->rows.len;
	struct assembly assembly = {
		.flow = flow,
		.pages = pages,
		.row_y = memory_new(memory_product(rows + 1, sizeof(scaled))),
		.row_page = memory_new(memory_product(rows + 1, sizeof(uint32_t))),
	};
	const struct pages *made = make_pages(&assembly);

	free(assembly.row_y);
	free(assembly.row_page);
	vec_clear(&assembly.sheet.items);
	vec_clear(&assembly.sheet.links);
	return made;
}
