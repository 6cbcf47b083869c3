/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_ASSEMBLE_H
#define LAYOUT_ASSEMBLE_H

#include "layout/paginate.h"

/* Rows become pages: items get their place, furniture is added, page numbers are filled
 * in. The result is the pages arena's. */
const struct pages *assemble_pages(struct flow *flow, const struct page_rows_vec *pages);

/* A page while it is put together. */
struct page_sheet {
	const struct page_rows *rows;
	size_t number; /* from 0 */
	scaled shift;  /* of x: mirrored pages */
	VEC(struct page_item) items;
	VEC(struct page_link) links;
};

/* Head and foot: artifacts, after the text. */
void furniture_put(struct flow *flow, struct page_sheet *sheet);
/* Moves what was put into the flow's sink since `first` onto the sheet. */
void sheet_take(struct flow *flow, struct page_sheet *sheet, size_t first, scaled y);

#endif
