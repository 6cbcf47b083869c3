/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_DISPLAY_H
#define LAYOUT_DISPLAY_H

#include "layout/block.h"
#include "layout/flow.h"
#include "model/math.h"

/* Formulas in the flow. Only of a formula that has a root; the others are their TeX in
 * code type, which inline.c and block.c see to. */

/* Appends the formula to flow->para, as parts between which a line may break. */
void math_put_inline(
	struct flow *flow, const struct flat_run *run, const struct math *math);
/* Puts it as rows, with tags at the right edge. Together with what is left free above
 * and below, their height is a whole number of the frame's leads, so that the lines
 * after it stand on the pitch of those before. */
void math_put_display(
	struct flow *flow, const struct math *math, const struct frame *frame);

#endif
