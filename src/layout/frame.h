/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_FRAME_H
#define LAYOUT_FRAME_H

#include "layout/flow.h"

/* Where blocks go and how their text looks; inner blocks get a changed copy. */
struct frame {
	scaled x, width;
	enum text_role role;
	scaled size, lead;
	struct style_colour colour;
	uint32_t element; /* parent of what is put */
	bool is_prose;    /* first lines are indented, paragraphs not spaced */
	bool is_tight;    /* no space between paragraphs */
	bool is_balanced; /* paragraphs are centred, in lines of like width */
};

struct frame frame_body(const struct flow *flow, uint32_t element);
/* Narrower by so much, unless too little would be left. */
struct frame frame_inside(const struct frame *frame, scaled left, scaled right);

#endif
