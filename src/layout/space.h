/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_SPACE_H
#define LAYOUT_SPACE_H

#include "layout/frame.h"

/* Room to write beneath a question: rules, squares, nothing, or the rest of the page. */

/* What this question gets here; false: no room. */
bool space_find(const struct flow *flow, const struct question *question,
	struct style_space *space);
struct space_job {
	struct flow *flow;
	const struct question *question;
	const struct frame *frame;
	size_t first_row; /* of the question: all its rows stay together if a page can
			     hold them */
};
/* Its rows, with the answer written in where answers stand in place. */
void space_put(const struct space_job *job, const struct style_space *space);
/* Draws the rest of a column: the row's top is at y 0. */
void space_fill(struct flow *flow, const struct filler *filler, scaled height);

#endif
