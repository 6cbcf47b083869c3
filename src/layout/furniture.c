/* SPDX-License-Identifier: MIT */
#include "layout/furniture.h"

#include "layout/inline.h"
#include "layout/wording.h"
#include "style/field.h"

/* The head and the foot of a page: three texts each, at the left, in the middle and at
 * the right, which swap their sides on mirrored pages. A text is made of parts; what
 * there is no room for is left out, a part at a time, the left text's last ones first. */

#define PART_GAP   2    /* em between the parts of a text */
#define TEXT_BYTES 1024 /* what is longer fits in no head, and is not measured */
#define MOST_PARTS 8
#define NAME_LINE  10 /* em, the rule after 姓名 */
#define DATE_LINE  7

/* A line of furniture: what it is about and where it stands. */
struct strip {
	struct flow *flow;
	const struct page_sheet *sheet;
	size_t first, end; /* rows that it speaks of */
	size_t number;     /* of the page, from 1 */
	scaled x, width, baseline;
	struct flat_run run;
};

/* --- what fields say --- */

/* The first and last question of which something is on the page. */
static struct str questions_text(const struct strip *strip)
{
	const struct row *rows = strip->flow->rows.data;
	uint32_t least = NO_INDEX, most = 0;

	for (size_t i = strip->first; i < strip->end; i++) {
		if (rows[i].question == NO_INDEX)
			continue;
		least = rows[i].question < least ? rows[i].question : least;
		most = rows[i].question > most ? rows[i].question : most;
	}
	return least == NO_INDEX ? STR("")
				 : flow_range(strip->flow, least, most - least + 1,
					   WORD_QUESTION_RANGE, WORD_QUESTION_NUMBER);
}

static struct str chapter_text(const struct strip *strip)
{
	struct flow *flow = strip->flow;
	size_t i = strip->first;
	struct buf text;

	while (i < strip->end && flow->rows.data[i].chapter == NO_INDEX)
		i++;
	if (i == strip->end)
		return STR("");
	const struct chapter *chapter = &flow->bank->chapters[flow->rows.data[i].chapter];

	buf_init(&text, 0);
	buf_put_str(&text, chapter->label);
	buf_put_c(&text, chapter->label.len > 0 ? "\xE2\x80\x82" : "");
	buf_put_str(&text, chapter->plain_title);
	const struct str kept = arena_copy_str(flow->arena, buf_str(&text));

	buf_clear(&text);
	return kept;
}

static struct str number_text(const struct strip *strip, size_t number)
{
	char digits[21];

	return arena_copy_str(strip->flow->arena, str_from_unsigned(digits, number));
}

/* 第 1 页，共 4 页 */
static struct str page_of_text(const struct strip *strip)
{
	const struct str numbers[2] = {number_text(strip, strip->number),
		number_text(strip, strip->sheet->page_count)};

	return flow_word(strip->flow, WORD_PAGE_OF, numbers, 2);
}

static struct str field_text(const struct strip *strip, enum style_field field)
{
	struct flow *flow = strip->flow;
	const struct bank_meta *meta = &flow->bank->meta;

	switch (field) {
	case FIELD_TITLE: return meta->plain_title;
	case FIELD_SUBTITLE: return meta->subtitle;
	case FIELD_AUTHORS: return flow_authors(flow);
	case FIELD_CHAPTER: return chapter_text(strip);
	case FIELD_QUESTIONS: return questions_text(strip);
	case FIELD_PAGE: return number_text(strip, strip->number);
	case FIELD_PAGES: return number_text(strip, strip->sheet->page_count);
	case FIELD_DATE: return meta->date;
	case FIELD_VERSION: return meta->exam_version;
	case FIELD_WORKBOOK: return word_text(flow->language, WORD_WORKBOOK);
	case FIELD_NAME_LINE: return word_text(flow->language, WORD_NAME);
	case FIELD_DATE_LINE: return word_text(flow->language, WORD_DATE);
	case FIELD_EXAM: return flow_exam_title(flow);
	case FIELD_PAGE_OF: return page_of_text(strip);
	case FIELD_COUNT: break;
	}
	return STR("");
}

/* Ems of the rule after a field's word. */
static scaled field_line(enum style_field field)
{
	return field == FIELD_NAME_LINE   ? NAME_LINE
	       : field == FIELD_DATE_LINE ? DATE_LINE
					  : 0;
}

/* --- parts --- */

static void put_rule(const struct strip *strip, scaled ems)
{
	const struct flat_object rule = {
		.kind = OBJECT_BLANK, .width = ems * strip->run.size};

	inline_put_space(strip->flow, &strip->run, strip->run.size / 4);
	flat_put_object(&strip->flow->para.flat, &rule);
}

/* Makes the part the flow's paragraph; false: a field of it is empty, or it is too long
 * for any line. */
static bool fill_part(const struct strip *strip, struct str part)
{
	struct flow *flow = strip->flow;
	struct style_piece piece;

	para_reset(&flow->para);
	while (style_next_piece(&part, &piece)) {
		const struct str text =
			piece.is_field ? field_text(strip, piece.field) : piece.text;

		if (text.len == 0 || text.len > TEXT_BYTES)
			return false;
		inline_put_text(flow, &strip->run, text);
		if (piece.is_field && field_line(piece.field) > 0)
			put_rule(strip, field_line(piece.field));
	}
	para_shape(&flow->para, &flow->cache, &flow->rules, SCALED_MAX);
	return true;
}

struct parts {
	struct str texts[MOST_PARTS];
	scaled widths[MOST_PARTS];
	size_t count;
	scaled width; /* of all, with gaps */
};

/* As many parts as there is room for. */
static struct parts fit_parts(const struct strip *strip, struct str text, scaled room)
{
	struct parts parts = {.count = 0};
	struct str part;

	while (parts.count < MOST_PARTS && style_next_part(&text, &part)) {
		if (!fill_part(strip, part))
			continue;
		const scaled gap = parts.count > 0 ? PART_GAP * strip->run.size : 0;
		const scaled width = para_natural_width(&strip->flow->para);

		if (width > room - parts.width - gap)
			break;
		parts.texts[parts.count] = part;
		parts.widths[parts.count++] = width;
		parts.width += gap + width;
	}
	return parts;
}

static void put_parts(const struct strip *strip, const struct parts *parts, scaled x)
{
	for (size_t i = 0; i < parts->count; i++) {
		const struct line_place place = {
			x, strip->baseline, parts->widths[i], LINE_LEFT};

		if (fill_part(strip, parts->texts[i]))
			line_put_all(&strip->flow->para, &place, &strip->flow->sink);
		x += parts->widths[i] + PART_GAP * strip->run.size;
	}
}

/* --- strips --- */

struct strip_texts {
	struct str left, centre, right;
};

/* What is left of a text's room when another stands beside it. */
static scaled room_beside(const struct strip *strip, scaled room, scaled other)
{
	return other > 0 ? room - other - PART_GAP * strip->run.size : room;
}

static void put_strip(const struct strip *strip, struct strip_texts texts)
{
	const struct flow *flow = strip->flow;

	if (flow->style->duplex && strip->sheet->number % 2 == 1) {
		const struct str left = texts.left;

		texts.left = texts.right;
		texts.right = left;
	}
	const struct parts right = fit_parts(strip, texts.right, strip->width);
	const struct parts centre = fit_parts(
		strip, texts.centre, room_beside(strip, strip->width, 2 * right.width));
	const scaled taken = scaled_max(
		right.width, centre.width > 0 ? (strip->width + centre.width) / 2 : 0);
	const struct parts left =
		fit_parts(strip, texts.left, room_beside(strip, strip->width, taken));

	put_parts(strip, &left, strip->x);
	put_parts(strip, &centre, strip->x + (strip->width - centre.width) / 2);
	put_parts(strip, &right, strip->x + strip->width - right.width);
}

static struct strip make_strip(
	struct flow *flow, const struct page_sheet *sheet, scaled size)
{
	const struct page_column *last = &sheet->columns[sheet->column_count - 1];

	return (struct strip){
		.flow = flow,
		.sheet = sheet,
		.first = sheet->columns->first,
		.end = last->end,
		.number = paginate_number(flow, sheet->columns) - sheet->page_base,
		.x = flow->left,
		.width = flow->wide_measure,
		.run = flow_run(ROLE_SANS, size, flow->style->soft, ELEMENT_ARTIFACT),
	};
}

static void put_head(struct flow *flow, const struct page_sheet *sheet)
{
	const struct style *style = flow->style;
	struct strip strip = make_strip(flow, sheet, style->head_size);
	const struct strip_texts texts = {
		style->head_left, style->head_centre, style->head_right};

	strip.baseline = style->head_baseline;
	put_strip(&strip, texts);
	if (style->head_rule > 0)
		flow_put_fill(flow, flow->left, style->head_rule,
			(struct page_item){.width = strip.width,
				.height = style->hairline_width,
				.fill = {flow_colour(style->hairline)}});
}

/* One for the page, or one for each column that is a page of its own. */
static void put_foot(struct flow *flow, const struct page_sheet *sheet)
{
	const struct style *style = flow->style;
	struct strip strip = make_strip(flow, sheet, style->foot_size);
	const struct strip_texts texts = {
		style->foot_left, style->foot_centre, style->foot_right};

	strip.baseline = style->page_size.height - style->foot_baseline;
	if (!style->column_pages) {
		put_strip(&strip, texts);
		return;
	}
	for (size_t i = 0; i < sheet->column_count; i++) {
		const struct page_column *column = &sheet->columns[i];

		if (flow->rows.data[column->first].is_wide && i + 1 < sheet->column_count)
			continue; /* the columns below it have feet */
		strip.first = column->first;
		strip.end = column->end;
		strip.number = paginate_number(flow, column) - sheet->page_base;
		strip.x = flow->left + (scaled)column->column * flow->column_step;
		strip.width = flow->column_measure;
		put_strip(&strip, texts);
	}
}

void furniture_put(struct flow *flow, struct page_sheet *sheet)
{
	const size_t first = flow->sink.items.len;

	if (flow->rows.data[sheet->columns->first].is_bare_page)
		return;
	if (flow->style->head_show)
		put_head(flow, sheet);
	if (flow->style->foot_show)
		put_foot(flow, sheet);
	sheet_take(flow, sheet, first, 0);
}
