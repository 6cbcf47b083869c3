/* SPDX-License-Identifier: MIT */
#include "layout/furniture.h"

#include "layout/wording.h"

#define HEAD_GAP   2    /* em between the parts of the running head */
#define HEAD_BYTES 1024 /* what is longer fits in no head, and is not measured */

static size_t first_row(const struct page_sheet *sheet)
{
	return sheet->columns[0].first;
}

static size_t end_row(const struct page_sheet *sheet)
{
	return sheet->columns[sheet->column_count - 1].end;
}

/* The first and last question of which something is on the page. */
static bool find_range(const struct flow *flow, const struct page_sheet *sheet,
	size_t *first, size_t *count)
{
	uint32_t least = NO_INDEX, most = 0;

	for (size_t i = first_row(sheet); i < end_row(sheet); i++) {
		const uint32_t question = flow->rows.data[i].question;

		if (question == NO_INDEX)
			continue;
		least = question < least ? question : least;
		most = question > most ? question : most;
	}
	*first = least;
	*count = most - least + 1;
	return least != NO_INDEX;
}

static const struct chapter *find_chapter(
	const struct flow *flow, const struct page_sheet *sheet)
{
	for (size_t i = first_row(sheet); i < end_row(sheet); i++)
		if (flow->rows.data[i].chapter != NO_INDEX)
			return &flow->bank->chapters[flow->rows.data[i].chapter];
	return NULL;
}

/* Where a line stands that is at the text's outer or inner edge. */
static struct line_text furniture_line(
	struct flow *flow, struct str text, scaled size, enum line_align align)
{
	return (struct line_text){
		.text = text,
		.run = flow_run(ROLE_SANS, size, flow->style->soft, ELEMENT_ARTIFACT),
		.x = flow->left,
		.width = flow->measure,
		.align = align,
	};
}

static struct str chapter_text(struct flow *flow, const struct chapter *chapter)
{
	struct buf text;

	buf_init(&text, 0);
	buf_put_str(&text, chapter->label);
	buf_put_c(&text, chapter->label.len > 0 ? "\xE2\x80\x82" : "");
	buf_put_str(&text, chapter->plain_title);
	const struct str kept = arena_copy_str(flow->arena, buf_str(&text));

	buf_clear(&text);
	return kept;
}

/* Puts the line if there is room for it; returns its width, or 0. */
static scaled put_if_fits(struct flow *flow, const struct line_text *line, scaled room)
{
	if (line->text.len > HEAD_BYTES)
		return 0;
	const scaled width = flow_text_width(flow, line->text, &line->run);

	if (width > room)
		return 0;
	flow_put_text(flow, line, flow->style->head_baseline);
	return width;
}

/* Title and chapter side by side, as much of them as there is room for. */
static void put_titles(struct flow *flow, const struct chapter *chapter, scaled room)
{
	const struct style *style = flow->style;
	struct line_text line = furniture_line(
		flow, flow->bank->meta.plain_title, style->head_size, LINE_LEFT);
	const scaled width = put_if_fits(flow, &line, room);

	if (width > 0) {
		line.x += width + HEAD_GAP * style->head_size;
		room -= width + HEAD_GAP * style->head_size;
	}
	if (!chapter || chapter->plain_title.len > HEAD_BYTES)
		return;
	line.text = chapter_text(flow, chapter);
	put_if_fits(flow, &line, room);
}

static void put_head(struct flow *flow, const struct page_sheet *sheet)
{
	const struct style *style = flow->style;
	size_t first, count;
	scaled room = flow->measure;

	if (find_range(flow, sheet, &first, &count)) {
		const struct line_text range = furniture_line(flow,
			flow_range(flow, first, count, WORD_QUESTION_RANGE,
				WORD_QUESTION_NUMBER),
			style->head_size, LINE_RIGHT);

		room -= flow_put_text(flow, &range, style->head_baseline) +
			HEAD_GAP * style->head_size;
	}
	put_titles(flow, find_chapter(flow, sheet), room);
	flow_put_fill(flow, flow->left, style->head_rule,
		(struct page_item){.width = flow->measure,
			.height = style->hairline_width,
			.fill = {flow_colour(style->hairline)}});
}

static void put_foot(struct flow *flow, size_t number, bool is_left)
{
	const struct style *style = flow->style;
	char digits[21];
	const struct line_text line =
		furniture_line(flow, str_from_unsigned(digits, number + 1),
			style->foot_size, is_left ? LINE_LEFT : LINE_RIGHT);

	flow_put_text(flow, &line, style->page_size.height - style->foot_baseline);
}

void furniture_put(struct flow *flow, struct page_sheet *sheet)
{
	const size_t first = flow->sink.items.len;
	const bool is_left = flow->style->duplex && sheet->number % 2 == 1;

	if (flow->rows.data[first_row(sheet)].is_bare_page)
		return;
	if (flow->style->head_show)
		put_head(flow, sheet);
	if (flow->style->foot_show)
		put_foot(flow, sheet->number, is_left);
	sheet_take(flow, sheet, first, 0);
}
