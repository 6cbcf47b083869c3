/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_CARD_STYLE_H
#define LAYOUT_CARD_STYLE_H

#include "layout/flow.h"
#include "style/style.h"

#define CARD_SIZE_STEP SCALED(0.5)

/* The sheet's style made a card's: its page is a card, its margins the padding. */
void card_style_init(struct style *card, const struct style *sheet);
/* The same with its text, and all lengths that go with text, in another size. */
void card_style_scale(
	struct style *scaled_style, const struct style *card, scaled size, bool is_back);
/* Makes a row smaller, its text too, if it is higher or wider than the text of a page. */
void card_shrink_row(struct flow *flow, size_t row);

#endif
