/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_SHEET_H
#define LAYOUT_SHEET_H

#include "layout/paginate.h"

/* A page while it is put together. */
struct page_sheet {
	const struct page_column *columns;
	size_t column_count;
	size_t number;     /* from 0 */
	size_t page_count; /* the last page's number */
	size_t page_base;  /* less than this, counted over all: numbers begin after it */
	scaled shift;      /* of x: mirrored pages, columns */
	VEC(struct page_item) items;
	VEC(struct page_link) links;
};

/* Puts copies of items onto the sheet, y further down. */
void sheet_put(
	struct page_sheet *sheet, const struct page_item *items, size_t count, scaled y);
/* Moves what was put into the flow's sink since `first` onto the sheet. */
void sheet_take(struct flow *flow, struct page_sheet *sheet, size_t first, scaled y);

#endif
