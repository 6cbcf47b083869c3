/* SPDX-License-Identifier: MIT */
#include "write/pdf/path.h"

#include "write/pdf/syntax.h"

static void put_rectangle(struct painter *painter, const struct page_item *item)
{
	const int64_t left = milli(item->x), top = painter_upward(painter, item->y);
	const int64_t right = milli((scaled_sum)item->x + item->width);
	const int64_t bottom =
		painter_upward(painter, (scaled_sum)item->y + item->height);

	put_milli_space(painter->out, left);
	put_milli_space(painter->out, bottom);
	put_milli_space(painter->out, right - left);
	put_milli_space(painter->out, top - bottom);
	buf_put_c(painter->out, "re ");
}

/* So many rules to write on, or more, are told from where the first of them lies: the
 * same room again is then the same text, which deflates to nothing. */
#define RULES_APART 3

static bool are_rules(const struct page_item *items, size_t count)
{
	if (count < RULES_APART)
		return false;
	for (size_t i = 1; i < count; i++)
		if (items[i].x != items->x || items[i].width != items->width ||
			items[i].height != items->height)
			return false;
	return true;
}

static void put_rules(
	struct painter *painter, const struct page_item *items, size_t count)
{
	buf_put_c(painter->out, "q 1 0 0 1 ");
	put_milli_space(painter->out, milli(items->x));
	put_milli_space(painter->out,
		painter_upward(painter, (scaled_sum)items->y + items->height));
	buf_put_c(painter->out, "cm ");
	for (size_t i = 0; i < count; i++) {
		buf_put_c(painter->out, "0 ");
		put_milli_space(painter->out, milli((scaled_sum)items->y - items[i].y));
		put_milli_space(painter->out, milli(items->width));
		put_milli_space(painter->out, milli(items->height));
		buf_put_c(painter->out, "re ");
	}
	buf_put_c(painter->out, "f Q\n");
}

/* Rectangles of one colour are one path. */
void path_put_fills(struct painter *painter, const struct page_item *items, size_t count)
{
	painter_end_text(painter);
	painter_set_fill(painter, items->fill.colour);
	if (are_rules(items, count)) {
		put_rules(painter, items, count);
		return;
	}
	for (size_t i = 0; i < count; i++)
		put_rectangle(painter, items + i);
	buf_put_c(painter->out, "f\n");
}

static void set_dash(struct painter *painter, int64_t dash)
{
	if (painter->dash == dash)
		return;
	painter->dash = dash;
	buf_put_byte(painter->out, '[');
	if (dash > 0)
		put_milli(painter->out, dash);
	buf_put_c(painter->out, "]0 d\n");
}

static void put_line(struct painter *painter, const struct page_item *item)
{
	put_milli_space(painter->out, milli(item->x));
	put_milli_space(painter->out, painter_upward(painter, item->y));
	buf_put_c(painter->out, "m ");
	put_milli_space(painter->out, milli((scaled_sum)item->x + item->width));
	put_milli_space(painter->out,
		painter_upward(painter, (scaled_sum)item->y + item->height));
	buf_put_c(painter->out, "l ");
}

static bool is_dot(const struct page_item *item)
{
	return item->width == 0 && item->height == 0;
}

/* Lines and rectangles of one look are one path, so that a grid is short. */
void path_put_strokes(
	struct painter *painter, const struct page_item *items, size_t count)
{
	painter_end_text(painter);
	painter_set_stroke(painter, items->stroke.colour);
	painter_set_line_width(painter, milli(items->stroke.line_width));
	set_dash(painter, milli(items->stroke.dash));
	if (is_dot(items)) /* nothing but round ends */
		buf_put_c(painter->out, "1 J ");
	for (size_t i = 0; i < count; i++)
		if (items[i].stroke.is_line || items[i].width == 0 ||
			items[i].height == 0)
			put_line(painter, items + i);
		else
			put_rectangle(painter, items + i);
	buf_put_c(painter->out, is_dot(items) ? "S 0 J\n" : "S\n");
}

static bool is_same_colour(struct colour a, struct colour b)
{
	return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

/* Whether one path holds both. */
static bool is_same_path(const struct page_item *a, const struct page_item *b)
{
	if (a->kind != b->kind)
		return false;
	switch (a->kind) {
	case PAGE_TEXT:
	case PAGE_IMAGE: return false;
	case PAGE_FILL: return is_same_colour(a->fill.colour, b->fill.colour);
	case PAGE_STROKE: break;
	}
	return is_same_colour(a->stroke.colour, b->stroke.colour) &&
	       a->stroke.line_width == b->stroke.line_width &&
	       a->stroke.dash == b->stroke.dash && is_dot(a) == is_dot(b);
}

/* Items in a row that one path holds, or one item. */
size_t path_run_length(const struct page_item *items, size_t most)
{
	size_t length = 1;

	while (length < most && is_same_path(items, items + length))
		length++;
	return length;
}
