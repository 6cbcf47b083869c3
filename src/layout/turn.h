/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_TURN_H
#define LAYOUT_TURN_H

#include "layout/flow.h"

/* Turns what was put into the flow's sink since `first`, as if about the point 0, 0, a
 * quarter counter-clockwise, and moves that point to x, y: a line of text then runs up
 * the page. Links are not turned. */
void flow_turn(struct flow *flow, size_t first, scaled x, scaled y);

#endif
