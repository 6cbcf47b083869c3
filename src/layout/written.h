/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_WRITTEN_H
#define LAYOUT_WRITTEN_H

#include "layout/flow.h"

/* Rows that are set by the ordinary means and then taken out of the flow, to stand where
 * other rows make room for them: answers in the room to write, hints in the margin. */

/* Where the taking begins, and what the next row would have taken along. */
struct written_mark {
	struct flow_mark mark;
	scaled space;
	int32_t penalty;
};

/* The next rows are put as if nothing stood before them. */
struct written_mark written_begin(struct flow *flow);
/* The rows since, the first at y; they stay in the flow. */
struct written written_take(struct flow *flow, const struct written_mark *mark, scaled y);
/* In the accent, as what is filled into blanks: a teacher's hand, not the print. */
void written_stand_out(const struct flow *flow, const struct written *written);
/* Takes them out of the flow, and goes on as before them. */
void written_end(struct flow *flow, const struct written_mark *mark);
/* Only goes on as before them. */
void written_resume(struct flow *flow, const struct written_mark *mark);
/* Puts what is written between y and end into the row under way, whose top is at y. */
void written_put(
	struct flow *flow, struct written *written, scaled_sum y, scaled_sum end);
/* Whether a rule at y, counted as the rows are, would strike out what is written: it goes
 * between lines that stand on rules, and nowhere through others. */
bool written_covers(const struct written *written, scaled_sum y);

#endif
