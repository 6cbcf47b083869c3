/* SPDX-License-Identifier: MIT */
#include "layout/impose.h"

#include "base/vec.h"

/*   fronts        backs: what is printed behind a card lies mirrored
 *   1 | 2         2' | 1'     when the paper is turned over its side,
 *   3 | 4         4' | 3'
 *                 3' | 4'     when it is turned over its upper edge.
 *                 1' | 2'                                                             */

#define FLIP_LONG  0 /* of the words of card.flip */
#define LEAST_CARD SCALED_MM(20)

static size_t count_along(scaled paper, scaled card)
{
	return paper > card ? (size_t)(paper / card) : 1;
}

struct card_grid card_grid_of(const struct style *style)
{
	const struct style_size paper = style->page_size;
	const bool is_upright = paper.height >= paper.width;
	struct card_grid grid = {
		.width = scaled_min(
			scaled_max(style->card_width, LEAST_CARD), paper.width),
		.height = scaled_min(
			scaled_max(style->card_height, LEAST_CARD), paper.height),
	};

	grid.columns = count_along(paper.width, grid.width);
	grid.rows = count_along(paper.height, grid.height);
	grid.left = (paper.width - (scaled)grid.columns * grid.width) / 2;
	grid.top = (paper.height - (scaled)grid.rows * grid.height) / 2;
	grid.turns_rows = is_upright != (style->card_flip == FLIP_LONG);
	return grid;
}

void card_grid_place(const struct card_grid *grid, const struct style *style, size_t slot,
	bool is_back, scaled place[2])
{
	const size_t row = slot / grid->columns, column = slot % grid->columns;

	place[0] = grid->left + (scaled)column * grid->width;
	place[1] = grid->top + (scaled)row * grid->height;
	if (is_back && grid->turns_rows)
		place[1] = style->page_size.height - place[1] - grid->height;
	else if (is_back)
		place[0] = style->page_size.width - place[0] - grid->width;
}

/* --- sheets --- */

struct imposition {
	const struct pages *cards;
	const struct style *style;
	struct arena *arena;
	struct card_grid grid;
	size_t per_sheet;
	VEC(struct page_item) items;
	VEC(struct page_link) links;
};

static void put_card(struct imposition *imposition, size_t card, const scaled place[2])
{
	const struct page *page = &imposition->cards->items[card];

	for (size_t i = 0; i < page->item_count; i++) {
		struct page_item item = page->items[i];

		item.x += place[0];
		item.y += place[1];
		vec_push(&imposition->items, item);
	}
	for (size_t i = 0; i < page->link_count; i++) {
		struct page_link link = page->links[i];

		link.x += place[0];
		link.y += place[1];
		vec_push(&imposition->links, link);
	}
}

static void put_mark(
	struct imposition *imposition, const scaled from[2], scaled width, scaled height)
{
	const struct style_colour colour = imposition->style->soft;

	vec_push(&imposition->items,
		(struct page_item){
			.kind = PAGE_STROKE,
			.element = ELEMENT_ARTIFACT,
			.x = from[0],
			.y = from[1],
			.width = width,
			.height = height,
			.stroke = {.colour = {colour.red, colour.green, colour.blue},
				.line_width = imposition->style->hairline_width,
				.is_line = true},
		});
}

/* What the margin leaves for a mark. */
static scaled mark_length(const struct style *style, scaled margin)
{
	return scaled_max(
		scaled_min(style->card_mark_length, margin - style->card_mark_gap), 0);
}

/* At both ends of every cut, in the margins. */
static void put_marks(struct imposition *imposition)
{
	const struct style *style = imposition->style;
	const struct card_grid *grid = &imposition->grid;
	const scaled gap = style->card_mark_gap;
	const scaled upright = mark_length(style, grid->top);
	const scaled level = mark_length(style, grid->left);
	const scaled right = grid->left + (scaled)grid->columns * grid->width;
	const scaled bottom = grid->top + (scaled)grid->rows * grid->height;

	for (size_t i = 0; i <= grid->columns && upright > 0; i++) {
		const scaled x = grid->left + (scaled)i * grid->width;

		put_mark(
			imposition, (scaled[]){x, grid->top - gap - upright}, 0, upright);
		put_mark(imposition, (scaled[]){x, bottom + gap}, 0, upright);
	}
	for (size_t i = 0; i <= grid->rows && level > 0; i++) {
		const scaled y = grid->top + (scaled)i * grid->height;

		put_mark(imposition, (scaled[]){grid->left - gap - level, y}, level, 0);
		put_mark(imposition, (scaled[]){right + gap, y}, level, 0);
	}
}

static struct page make_sheet(struct imposition *imposition, size_t number)
{
	const bool is_back = number % 2 == 1;
	const size_t first = number / 2 * imposition->per_sheet;
	const size_t count = imposition->cards->count / 2;
	char digits[21];

	vec_reset(&imposition->items);
	vec_reset(&imposition->links);
	for (size_t slot = 0; slot < imposition->per_sheet && first + slot < count;
		slot++) {
		scaled place[2];

		card_grid_place(
			&imposition->grid, imposition->style, slot, is_back, place);
		put_card(imposition, (first + slot) * 2 + is_back, place);
	}
	if (!is_back)
		put_marks(imposition);
	return (struct page){
		.width = imposition->style->page_size.width,
		.height = imposition->style->page_size.height,
		.items = ARENA_COPY_VEC(imposition->arena, &imposition->items),
		.item_count = imposition->items.len,
		.links = ARENA_COPY_VEC(imposition->arena, &imposition->links),
		.link_count = imposition->links.len,
		.label = arena_copy_str(
			imposition->arena, str_from_unsigned(digits, number + 1)),
	};
}

static void move_destination(
	const struct imposition *imposition, struct page_destination *destination)
{
	const size_t card = destination->page / 2;
	const bool is_back = destination->page % 2 == 1;
	scaled place[2];

	card_grid_place(&imposition->grid, imposition->style,
		card % imposition->per_sheet, is_back, place);
	destination->page = card / imposition->per_sheet * 2 + is_back;
	destination->x += place[0];
	destination->y += place[1];
}

const struct pages *impose_cards(
	const struct pages *cards, const struct style *style, struct arena *arena)
{
	struct imposition imposition = {
		.cards = cards,
		.style = style,
		.arena = arena,
		.grid = card_grid_of(style),
	};
	struct pages *sheets = ARENA_NEW(arena, struct pages, 1);
	struct page_destination *destinations =
		ARENA_NEW(arena, struct page_destination, cards->destination_count + 1);

	imposition.per_sheet = imposition.grid.columns * imposition.grid.rows;
	*sheets = *cards;
	sheets->count =
		(cards->count / 2 + imposition.per_sheet - 1) / imposition.per_sheet * 2;
	if (sheets->count == 0)
		sheets->count = 2;
	struct page *items = ARENA_NEW(arena, struct page, sheets->count + 1);

	for (size_t i = 0; i < sheets->count; i++)
		items[i] = make_sheet(&imposition, i);
	for (size_t i = 0; i < cards->destination_count; i++) {
		destinations[i] = cards->destinations[i];
		move_destination(&imposition, &destinations[i]);
	}
	sheets->items = items;
	sheets->destinations = destinations;
	vec_clear(&imposition.items);
	vec_clear(&imposition.links);
	return sheets;
}
