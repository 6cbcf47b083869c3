/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_INLINE_H
#define LAYOUT_INLINE_H

#include "layout/flow.h"

/* Appends inlines to flow->para; run is the style around them, its element their
 * paragraph's. */
void inline_put(struct flow *flow, const struct flat_run *run, struct inline_list list);
/* The same in a line that has words of ours, too: what is in another language than those
 * gets an element of its own, which says so. */
void inline_put_beside(
	struct flow *flow, const struct flat_run *run, struct inline_list list);
/* A fixed blank. */
void inline_put_space(struct flow *flow, const struct flat_run *run, scaled width);
/* The same between a label and its text: it is read and copied as a space. */
void inline_put_gap(struct flow *flow, const struct flat_run *run, scaled width);
/* The end of the text proper: a gap before a remark of ours, which goes to a line of its
 * own where there is no room, without stretching the line before. */
void inline_put_end(struct flow *flow, const struct flat_run *run, scaled gap);
/* （    ）, so wide inside, to write the answer in. */
void inline_put_bracket(struct flow *flow, const struct flat_run *run, scaled width,
	struct inline_list answer);
/* Text of our own in a style of its own. */
void inline_put_text(struct flow *flow, const struct flat_run *run, struct str text);
/* A link element under run's, and run made to belong to it. */
struct flat_run inline_link_run(
	struct flow *flow, const struct flat_run *run, const struct link_target *target);

#endif
