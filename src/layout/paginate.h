/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_PAGINATE_H
#define LAYOUT_PAGINATE_H

#include "layout/flow.h"

/* Rows [first, end) of one page. */
struct page_rows {
	uint32_t first, end;
	scaled top; /* from the text area's top to the first row: a table's head, a ground
		     */
	scaled stretch; /* added above each question but the first */
};

struct page_rows_vec {
	struct page_rows *data;
	size_t len, capacity;
};

/* Cuts the flow's rows into pages at the least cost over the whole book. */
void paginate_rows(const struct flow *flow, struct page_rows_vec *pages);

/* The repeated head that a page which begins with this row needs, or NULL. */
const struct table_head *paginate_head_before(const struct flow *flow, size_t row);

#endif
