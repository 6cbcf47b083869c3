/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_IMPOSE_H
#define LAYOUT_IMPOSE_H

#include "base/arena.h"
#include "model/pages.h"
#include "style/style.h"

/* How many cards lie on a sheet, and where. */
struct card_grid {
	size_t columns, rows;
	scaled width, height; /* of a card */
	scaled left, top;     /* of the first */
	bool turns_rows; /* the paper is turned over its upper edge, not over its side */
};

struct card_grid card_grid_of(const struct style *style);
/* The left upper corner of the card in this slot, or of what lies behind it. */
void card_grid_place(const struct card_grid *grid, const struct style *style, size_t slot,
	bool is_back, scaled place[2]);

/* Pages of a card's size, fronts and backs in turn, onto sheets: fronts, backs, fronts …
 * The result is the arena's. */
const struct pages *impose_cards(
	const struct pages *cards, const struct style *style, struct arena *arena);

#endif
