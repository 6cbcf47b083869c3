/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_ASSEMBLE_H
#define LAYOUT_ASSEMBLE_H

#include "layout/paginate.h"

/* Rows become pages: items get their place, furniture is added, page numbers are filled
 * in. The result is the pages arena's. */
const struct pages *assemble_pages(
	struct flow *flow, const struct page_column_vec *columns);
/* What image items index: the bank's images, and behind them those of colour glyphs. */
const struct media_set *assemble_media(const struct flow *flow);

#endif
