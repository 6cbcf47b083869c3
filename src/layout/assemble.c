/* SPDX-License-Identifier: MIT */
#include "layout/assemble.h"

#include "layout/furniture.h"
#include "layout/space.h"
#include "layout/wording.h"

#include <stdlib.h>

/* One page at a time, and on it one column at a time: first where each row stands, then
 * what lies under the text, then the rows' items in order, then furniture. */

struct assembly {
	struct flow *flow;
	const struct page_column_vec *columns;
	const struct page_column *column; /* under way */
	scaled *row_y;                    /* of every row, on its page */
	uint32_t *row_column;             /* index into columns */
	struct page_sheet sheet;
	size_t next_slot, next_filler;
	size_t next_note, note_end;   /* those that wait for their question's end */
	const struct page_slot *late; /* waits for it too; or NULL */
};

/* --- places --- */

static void place_rows(struct assembly *assembly, size_t number)
{
	const struct flow *flow = assembly->flow;
	const struct page_column *column = &assembly->columns->data[number];

	paginate_place(flow, column, assembly->row_y);
	for (size_t i = column->first; i < column->end; i++) {
		assembly->row_y[i] += flow->style->margin_top;
		assembly->row_column[i] = (uint32_t)number;
	}
}

/* Even pages are mirrored: the text moves by the difference of the margins. */
static scaled shift_of(const struct flow *flow, size_t number)
{
	if (!flow->style->duplex || number % 2 == 0)
		return 0;
	return flow->style->page_size.width - 2 * flow->left - flow->wide_measure +
	       flow->style->label_width + flow->style->label_gutter;
}

static scaled column_shift(const struct flow *flow, const struct page_column *column)
{
	return shift_of(flow, column->page) + (scaled)column->column * flow->column_step;
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

	if (first == assembly->column->first && paginate_head_before(flow, first))
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
	const struct page_column *column = assembly->column;
	size_t first = column->first;

	for (size_t i = column->first; i < column->end; i++) {
		const uint32_t decor = decor_of(&assembly->flow->rows.data[i], is_ground);
		const bool ends =
			i + 1 == column->end ||
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
	const struct page_column *column = assembly->column;
	const struct table_head *head = paginate_head_before(flow, column->first);
	const size_t first_item = assembly->sheet.items.len;
	scaled y = assembly->row_y[column->first];

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
	const size_t last = assembly->column->end - 1;
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

static const struct page_column *column_of(const struct assembly *assembly, size_t row)
{
	return &assembly->columns->data[assembly->row_column[row]];
}

/* The number of the page on which a destination is; 1 for what was never put. */
static size_t number_of(const struct assembly *assembly, size_t destination)
{
	const struct flow *flow = assembly->flow;
	const size_t question = destination - flow->first_question_destination;
	const uint32_t row = flow->anchors[destination].row;

	if (flow->question_pages && question < flow->bank->question_count)
		return flow->question_pages[question];
	return row == NO_INDEX
		       ? 1
		       : paginate_number(assembly->flow, column_of(assembly, row));
}

static void fill_slot(struct assembly *assembly, const struct page_slot *slot, scaled y)
{
	struct flow *flow = assembly->flow;
	const size_t first = flow->sink.items.len;
	char digits[21];
	const struct str number =
		str_from_unsigned(digits, number_of(assembly, slot->destination));
	const struct line_text line = {
		.text = slot->word == WORD_COUNT
				? number
				: flow_word(flow, (enum word)slot->word, &number, 1),
		.run = slot->run,
		.x = slot->x,
		.width = slot->width,
		.align = LINE_RIGHT,
	};

	flow_put_text(flow, &line, slot->baseline);
	sheet_take(flow, &assembly->sheet, first, y);
}

/* Room to write down to the column's foot. */
static void fill_rest(struct assembly *assembly, const struct filler *filler)
{
	struct flow *flow = assembly->flow;
	const size_t first = flow->sink.items.len;
	const scaled y = assembly->row_y[filler->row];

	space_fill(flow, filler, flow->style->margin_top + flow->page_height - y);
	sheet_take(flow, &assembly->sheet, first, y);
}

static void put_row(struct assembly *assembly, size_t i)
{
	const struct flow *flow = assembly->flow;
	const struct row *row = &flow->rows.data[i];

	if (row->item_count)
		sheet_put(&assembly->sheet, flow->sink.items.data + row->first_item,
			row->item_count, assembly->row_y[i]);
	if (row->link_count)
		take_links(&assembly->sheet, flow->sink.links.data + row->first_link,
			row->link_count, assembly->row_y[i]);
}

/* In the outer margin, which is at the left of mirrored pages. */
static void put_note(struct assembly *assembly, const struct margin_note *note)
{
	struct flow *flow = assembly->flow;
	struct page_sheet *sheet = &assembly->sheet;
	const struct style *style = flow->style;
	const scaled y = assembly->row_y[note->row] + note->down, shift = sheet->shift;

	if (style->duplex && sheet->number % 2 == 1)
		sheet->shift -= flow->wide_measure + style->label_width +
				style->label_gutter + 2 * style->hint_margin_gap +
				style->hint_margin;
	for (size_t i = 0; i < note->written.count; i++) {
		const struct written_row *row = &note->written.rows[i];

		sheet_put(sheet, row->items, row->item_count, y + row->y);
		take_links(sheet, row->links, row->link_count, y + row->y);
	}
	sheet->shift = shift;
}

/* A question's hint and mark beside it are read after its text, and are put behind it. */
static void put_late(struct assembly *assembly)
{
	const struct page_slot *slot = assembly->late;

	assembly->late = NULL;
	for (; assembly->next_note < assembly->note_end; assembly->next_note++)
		put_note(assembly, &assembly->flow->notes.data[assembly->next_note]);
	if (slot)
		fill_slot(assembly, slot, assembly->row_y[slot->row]);
}

static void put_slots(struct assembly *assembly, size_t i)
{
	const struct flow *flow = assembly->flow;

	for (; assembly->next_slot < flow->slots.len &&
		flow->slots.data[assembly->next_slot].row == i;
		assembly->next_slot++) {
		const struct page_slot *slot = &flow->slots.data[assembly->next_slot];

		if (slot->word == WORD_COUNT)
			fill_slot(assembly, slot, assembly->row_y[i]);
		else
			assembly->late = slot;
	}
	while (assembly->note_end < flow->notes.len &&
		flow->notes.data[assembly->note_end].row == i)
		assembly->note_end++;
	for (; assembly->next_filler < flow->fillers.len &&
		flow->fillers.data[assembly->next_filler].row == i;
		assembly->next_filler++)
		fill_rest(assembly, &flow->fillers.data[assembly->next_filler]);
}

static void put_rows(struct assembly *assembly)
{
	const struct row *rows = assembly->flow->rows.data;
	const struct page_column *column = assembly->column;

	for (size_t i = column->first; i < column->end; i++) {
		if (i > column->first && rows[i].question != rows[i - 1].question)
			put_late(assembly);
		put_row(assembly, i);
		put_slots(assembly, i);
	}
	put_late(assembly);
}

static void put_column(struct assembly *assembly, const struct page_column *column)
{
	assembly->column = column;
	assembly->sheet.shift = column_shift(assembly->flow, column);
	put_decors(assembly, true);
	put_decors(assembly, false);
	repeat_head(assembly);
	put_rows(assembly);
	close_table(assembly);
}

/* Left of a column, in the middle of the gutter, from the column's top down to where the
 * longer one of both ends. */
static void put_column_rule(struct assembly *assembly, const struct page_column *column)
{
	const struct flow *flow = assembly->flow;
	const struct style *style = flow->style;
	const scaled top = assembly->row_y[column[-1].first];
	scaled bottom = top;

	for (size_t i = 0; i < 2; i++) {
		const size_t last = column[-(ptrdiff_t)i].end - 1;

		bottom = scaled_max(
			bottom, assembly->row_y[last] + flow->rows.data[last].height);
	}
	vec_push(&assembly->sheet.items,
		(struct page_item){
			.kind = PAGE_FILL,
			.element = ELEMENT_ARTIFACT,
			.x = column_shift(flow, column) + flow->left -
			     style->label_width - style->label_gutter -
			     (style->column_gutter + style->column_rule) / 2,
			.y = top,
			.width = style->column_rule,
			.height = bottom - top,
			.fill = {flow_colour(style->hairline)},
		});
}

/* 3, or 5–6 where columns are pages of their own. */
static struct str page_label(struct flow *flow, const struct page_sheet *sheet)
{
	const size_t first = paginate_number(flow, sheet->columns);
	const size_t last =
		paginate_number(flow, &sheet->columns[sheet->column_count - 1]);
	struct buf label;

	buf_init(&label, 0);
	buf_put_unsigned(&label, first);
	if (last > first) {
		buf_put_c(&label, "–");
		buf_put_unsigned(&label, last);
	}
	const struct str kept = arena_copy_str(flow->arena, buf_str(&label));

	buf_clear(&label);
	return kept;
}

static struct page make_page(
	struct assembly *assembly, const struct page_column *columns, size_t count)
{
	struct flow *flow = assembly->flow;
	struct page_sheet *sheet = &assembly->sheet;

	sheet->columns = columns;
	sheet->column_count = count;
	sheet->number = columns->page;
	sheet->page_count = paginate_number(flow, vec_last(assembly->columns));
	vec_reset(&sheet->items);
	vec_reset(&sheet->links);
	sheet->shift = shift_of(flow, sheet->number);
	if (flow->dress.put_before)
		flow->dress.put_before(flow->dress.closure, sheet);
	for (size_t i = 0; i < count; i++) {
		put_column(assembly, &columns[i]);
		if (columns[i].column > 0 && flow->style->column_rule > 0)
			put_column_rule(assembly, &columns[i]);
	}
	sheet->shift = shift_of(flow, sheet->number);
	if (flow->dress.put_after)
		flow->dress.put_after(flow->dress.closure, sheet);
	if (!flow->dress.closure)
		furniture_put(flow, sheet);
	return (struct page){
		.width = flow->style->page_size.width,
		.height = flow->style->page_size.height,
		.items = ARENA_COPY_VEC(flow->arena, &sheet->items),
		.item_count = sheet->items.len,
		.links = ARENA_COPY_VEC(flow->arena, &sheet->links),
		.link_count = sheet->links.len,
		.label = page_label(flow, sheet),
	};
}

/* --- the whole --- */

static const struct page_destination *make_destinations(struct assembly *assembly)
{
	struct flow *flow = assembly->flow;
	struct page_destination *destinations = ARENA_NEW(
		flow->arena, struct page_destination, flow->destination_count + 1);
	const struct page_column nowhere = {0}; /* a bank that sets no line at all */

	for (size_t i = 0; i < flow->destination_count; i++) {
		const uint32_t row = flow->anchors[i].row;
		const struct page_column *column =
			row != NO_INDEX              ? column_of(assembly, row)
			: assembly->columns->len > 0 ? &assembly->columns->data[0]
						     : &nowhere;
		const size_t question = i - flow->first_question_destination;

		destinations[i] = (struct page_destination){
			.name = flow->destination_names[i],
			.second_name =
				question < flow->bank->question_count
					? flow->bank->questions[question]->id_anchor
					: STR(""),
			.page = column->page,
			.x = flow->left + column_shift(flow, column) -
			     flow->style->label_width - flow->style->label_gutter,
			.y = row == NO_INDEX ? 0 : assembly->row_y[row],
		};
	}
	return destinations;
}

const struct media_set *assemble_media(const struct flow *flow)
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
	const struct page_column_vec *columns = assembly->columns;
	const size_t count = columns->len ? vec_last(columns)->page + 1 : 0;
	struct pages *pages = ARENA_NEW(flow->arena, struct pages, 1);
	struct page *items = ARENA_NEW(flow->arena, struct page, count + 1);

	for (size_t i = 0; i < columns->len; i++)
		place_rows(assembly, i);
	for (size_t i = 0, page = 0; page < count; page++) {
		const size_t first = i;

		while (i < columns->len && columns->data[i].page == page)
			i++;
		items[page] = make_page(assembly, &columns->data[first], i - first);
	}
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
		.media = assemble_media(flow),
	};
	return pages;
}

const struct pages *assemble_pages(
	struct flow *flow, const struct page_column_vec *columns)
{
	const size_t rows = flow->rows.len;
	struct assembly assembly = {
		.flow = flow,
		.columns = columns,
		.row_y = memory_new(memory_product(rows + 1, sizeof(scaled))),
		.row_column = memory_new(memory_product(rows + 1, sizeof(uint32_t))),
	};
	const struct pages *made = make_pages(&assembly);

	free(assembly.row_y);
	free(assembly.row_column);
	vec_clear(&assembly.sheet.items);
	vec_clear(&assembly.sheet.links);
	return made;
}
