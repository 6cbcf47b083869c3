/* SPDX-License-Identifier: MIT */
#include "layout/frame.h"

#define LEAST_WIDTH 8 /* em: no indent makes a column narrower */

struct frame frame_body(const struct flow *flow, uint32_t element)
{
	return (struct frame){
		.x = flow->left,
		.width = flow->measure,
		.role = ROLE_BODY,
		.size = flow->style->body_size,
		.lead = flow->style->body_lead,
		.colour = flow->style->ink,
		.element = element,
	};
}

struct frame frame_inside(const struct frame *frame, scaled left, scaled right)
{
	struct frame inner = *frame;

	if (frame->width - left - right < LEAST_WIDTH * frame->size)
		return inner;
	inner.x += left;
	inner.width -= left + right;
	return inner;
}
