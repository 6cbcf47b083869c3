/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_FILL_H
#define LAYOUT_FILL_H

#include "layout/frame.h"
#include "layout/written.h"

/* What is written into the places of a question where answers stand in place: blanks,
 * brackets, room to write. A place is as wide with its answer as without, so that a copy
 * with answers has the lines and pages of the one without. */

/* The question whose stem is put next. */
void fill_begin(struct flow *flow, const struct question *question);
/* What belongs into its blank of this number (from 1); empty: not known. */
struct inline_list fill_answer(const struct flow *flow, unsigned number);
/* Puts the answer into the object, whose width is set, smaller if it must be; what does
 * not fit is counted as missing. */
void fill_place(struct flow *flow, const struct flat_run *run, struct inline_list answer,
	struct flat_object *object);
/* The letters of a choice, or 对 and 错. */
struct inline_list fill_choice(struct flow *flow, const struct question *question);

/* Sets the question's answer, and if there is room what else it has, into frame and
 * height; pitch is that of the rules, 0: none. Counts what does not fit as missing. */
struct written fill_write(struct flow *flow, const struct question *question,
	const struct frame *frame, scaled height, scaled pitch);
/* Tells whether all of the question's own answer has been written, once it is put. */
bool fill_is_complete(const struct flow *flow, const struct question *question);

#endif
