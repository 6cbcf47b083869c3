/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_SPACE_H
#define LAYOUT_SPACE_H

#include "layout/frame.h"

/* Room to write beneath a question: rules, squares, nothing, or the rest of the page. */

/* What this question gets here; false: no room. */
bool space_find(const struct flow *flow, const struct question *question,
	struct style_space *space);
/* Its rows. Those from first_row on are the question's: all stay together if they fit on
 * a page. */
void space_put(struct flow *flow, const struct style_space *space,
	const struct frame *frame, size_t first_row);
/* Draws the rest of a column: the row's top is at y 0. */
void space_fill(struct flow *flow, const struct filler *filler, scaled height);

#endif
