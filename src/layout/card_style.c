/* SPDX-License-Identifier: MIT */
#include "layout/card_style.h"

#include <stddef.h>

#include "layout/impose.h"

/* Lengths that are in proportion to the text's size. */
static const size_t text_lengths[] = {
	offsetof(struct style, body_indent),
	offsetof(struct style, body_space),
	offsetof(struct style, block_space),
	offsetof(struct style, option_width),
	offsetof(struct style, option_size),
	offsetof(struct style, option_gutter),
	offsetof(struct style, part_width),
	offsetof(struct style, hint_size),
	offsetof(struct style, hint_label_size),
	offsetof(struct style, label_gap),
	offsetof(struct style, answer_label_size),
	offsetof(struct style, code_size),
	offsetof(struct style, code_lead),
	offsetof(struct style, code_padding),
	offsetof(struct style, table_size),
	offsetof(struct style, table_lead),
	offsetof(struct style, table_head_size),
	offsetof(struct style, table_padding),
	offsetof(struct style, list_width),
	offsetof(struct style, list_space),
	offsetof(struct style, quote_indent),
	offsetof(struct style, caption_size),
	offsetof(struct style, meta_size),
	offsetof(struct style, meta_gap),
};

void card_style_init(struct style *card, const struct style *sheet)
{
	const struct card_grid grid = card_grid_of(sheet);

	*card = *sheet;
	card->page_size = (struct style_size){grid.width, grid.height};
	card->duplex = false;
	card->columns = 0; /* the first of the words: 1 */
	card->grid = false;
	card->space_show = 0; /* never */
	if (card->hint_show != HINT_NONE)
		card->hint_show = HINT_INLINE;
	card->paren_show = false;
	card->margin_inner = card->margin_outer = sheet->card_padding;
	card->margin_top = sheet->card_top;
	card->margin_bottom = sheet->card_padding;
	card->label_width = card->label_gutter = 0;
	card->measure = scaled_max(grid.width - 2 * sheet->card_padding, 0);
}

/* length * size / of, without going over. */
static scaled in_proportion(scaled length, scaled size, scaled of)
{
	return (scaled)((int64_t)length * size / scaled_max(of, 1));
}

void card_style_scale(
	struct style *scaled_style, const struct style *card, scaled size, bool is_back)
{
	const size_t count = sizeof(text_lengths) / sizeof(text_lengths[0]);

	*scaled_style = *card;
	for (size_t i = 0; i < count; i++) {
		scaled *length =
			(scaled *)(void *)((char *)scaled_style + text_lengths[i]);

		*length = in_proportion(*length, size, card->body_size);
	}
	scaled_style->body_size = size;
	scaled_style->body_lead =
		is_back ? in_proportion(card->card_back_lead, size, card->card_back_size)
			: in_proportion(card->body_lead, size, card->body_size);
}

/* --- rows that no break makes fit --- */

struct factor {
	scaled numerator, denominator;
	scaled left; /* x that stays */
};

static scaled times(const struct factor *factor, scaled length)
{
	return in_proportion(length, factor->numerator, factor->denominator);
}

static void shrink_text(
	struct arena *arena, const struct factor *factor, struct page_text *text)
{
	struct page_glyph *glyphs =
		ARENA_NEW(arena, struct page_glyph, text->glyph_count + 1);

	for (size_t i = 0; i < text->glyph_count; i++) {
		glyphs[i] = text->glyphs[i];
		glyphs[i].x = times(factor, glyphs[i].x);
		glyphs[i].y = times(factor, glyphs[i].y);
		glyphs[i].advance = times(factor, glyphs[i].advance);
	}
	text->glyphs = glyphs;
	text->size = times(factor, text->size);
}

static void shrink_item(
	struct arena *arena, const struct factor *factor, struct page_item *item)
{
	item->x = factor->left + times(factor, item->x - factor->left);
	item->y = times(factor, item->y);
	item->width = times(factor, item->width);
	item->height = times(factor, item->height);
	if (item->kind == PAGE_TEXT)
		shrink_text(arena, factor, &item->text);
	if (item->kind == PAGE_STROKE)
		item->stroke.line_width = times(factor, item->stroke.line_width);
}

/* Of the ink: the blank of a mark at the end may stand over. */
static scaled right_of(const struct flow *flow, const struct row *row)
{
	scaled right = 0;

	for (size_t i = row->first_item; i < row->first_item + row->item_count; i++) {
		const struct page_item *item = &flow->sink.items.data[i];

		const scaled blank = item->kind == PAGE_TEXT ? item->text.size / 2 : 0;

		right = scaled_max(right, item->x + item->width - blank);
	}
	return right;
}

#define TOLERANCE SCALED(0.5) /* ink that stands over */

void card_shrink_row(struct flow *flow, size_t index)
{
	struct row *row = &flow->rows.data[index];
	const scaled width = right_of(flow, row) - flow->left;
	struct factor factor = {1, 1, flow->left};

	if (row->height > flow->page_height)
		factor = (struct factor){flow->page_height, row->height, flow->left};
	if (width > flow->measure + TOLERANCE &&
		(scaled_sum)flow->measure * factor.denominator <
			(scaled_sum)width * factor.numerator)
		factor = (struct factor){flow->measure, width, flow->left};
	if (factor.numerator == factor.denominator)
		return;
	for (size_t i = row->first_item; i < row->first_item + row->item_count; i++)
		shrink_item(flow->arena, &factor, &flow->sink.items.data[i]);
	for (size_t i = row->first_link; i < row->first_link + row->link_count; i++) {
		struct page_link *link = &flow->sink.links.data[i];

		link->x = factor.left + times(&factor, link->x - factor.left);
		link->y = times(&factor, link->y);
		link->width = times(&factor, link->width);
		link->height = times(&factor, link->height);
	}
	row->height = times(&factor, row->height);
	row->slack_above = times(&factor, row->slack_above);
	row->slack_below = times(&factor, row->slack_below);
}
