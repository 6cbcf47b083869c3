/* SPDX-License-Identifier: MIT */
#ifndef WRITE_PDF_PATH_H
#define WRITE_PDF_PATH_H

#include "write/pdf/painter.h"

/* Rectangles and lines (ISO 32000-1, 8.5), many of one look in one path. */

/* How many of the items, at least one, go together: paths that one operator paints, or a
 * text or an image alone. */
size_t path_run_length(const struct page_item *items, size_t most);
void path_put_fills(struct painter *painter, const struct page_item *items, size_t count);
void path_put_strokes(
	struct painter *painter, const struct page_item *items, size_t count);

#endif
