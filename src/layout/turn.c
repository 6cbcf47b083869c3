/* SPDX-License-Identifier: MIT */
#include "layout/turn.h"

/* Right becomes up, down becomes right. A box's upper left corner is then where its
 * upper right one was. */
static void turn_item(struct page_item *item, scaled x, scaled y)
{
	const scaled along = item->x, across = item->y;
	const scaled width = item->width;

	item->x = x + across;
	item->y = y - along;
	switch (item->kind) {
	case PAGE_TEXT: item->text.turn = (uint8_t)((item->text.turn + 1) % 4); return;
	case PAGE_FILL:
	case PAGE_STROKE:
	case PAGE_IMAGE: break;
	}
	item->y -= width;
	item->width = item->height;
	item->height = width;
}

void flow_turn(struct flow *flow, size_t first, scaled x, scaled y)
{
	for (size_t i = first; i < flow->sink.items.len; i++)
		turn_item(&flow->sink.items.data[i], x, y);
}
