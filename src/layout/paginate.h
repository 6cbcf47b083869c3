/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_PAGINATE_H
#define LAYOUT_PAGINATE_H

#include "layout/flow.h"

/* Rows [first, end) of one column of one page; a page without columns is one. */
struct page_column {
	uint32_t first, end;
	uint32_t page;   /* from 0 */
	uint32_t column; /* from 0 */
	/* From the text area's top to the first row: what is wide above the columns, a
	 * table's head, a ground. */
	scaled top;
	scaled stretch; /* added above each question but the first */
	scaled spread;  /* and where paragraphs are spaced */
};

struct page_column_vec {
	struct page_column *data;
	size_t len, capacity;
};

/* Cuts the flow's rows into columns and pages at the least cost over the whole book. */
void paginate_rows(const struct flow *flow, struct page_column_vec *columns);

/* The number that stands below the column, from 1. */
size_t paginate_number(const struct flow *flow, const struct page_column *column);

/* The space before a row that follows another, whose end is at y from the text area's
 * top, in this column; NULL: in one that is not stretched. */
scaled paginate_gap(const struct flow *flow, size_t row, scaled_sum y,
	const struct page_column *column);
/* Where the column's rows stand, from the text area's top: tops has a place for every row
 * of the flow. */
void paginate_place(
	const struct flow *flow, const struct page_column *column, scaled *tops);
/* What a column's first row is moved down by, so that it stands on the grid. */
scaled paginate_first_gap(const struct flow *flow, size_t row, scaled_sum y);

/* The repeated head that a column which begins with this row needs, or NULL. */
const struct table_head *paginate_head_before(const struct flow *flow, size_t row);

#endif
