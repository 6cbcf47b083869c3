/* SPDX-License-Identifier: MIT */
#include "layout/sheet.h"

void sheet_put(
	struct page_sheet *sheet, const struct page_item *items, size_t count, scaled y)
{
	vec_reserve(&sheet->items, count);
	for (size_t i = 0; i < count; i++) {
		struct page_item item = items[i];

		item.x += sheet->shift;
		item.y += y;
		sheet->items.data[sheet->items.len++] = item;
	}
}

void sheet_take(struct flow *flow, struct page_sheet *sheet, size_t first, scaled y)
{
	sheet_put(sheet, flow->sink.items.data + first, flow->sink.items.len - first, y);
	flow->sink.items.len = first;
}
