/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_BLOCK_H
#define LAYOUT_BLOCK_H

#include "layout/frame.h"

/* A label or a remark of our own at the edge of a paragraph: 答案, 单选 · 5 分. */
struct inset {
	struct str text;
	struct flat_run run;      /* its element is the paragraph's */
	scaled gap;               /* between it and the text */
	struct str marks, spoken; /* signs behind it, and what they say when read */
	struct str rest;          /* text behind them */
};

/* A paragraph that is no figure. */
bool block_is_text(const struct block *block);
void block_put_list(struct flow *flow, struct block_list list, const struct frame *frame);
void block_put(struct flow *flow, const struct block *block, const struct frame *frame);
/* The paragraph with insets before and after its text; before and after may be NULL. */
struct block_insets {
	const struct inset *before, *after;
	size_t before_count, after_count;
};
void block_put_para(struct flow *flow, struct inline_list text, const struct frame *frame,
	const struct block_insets *insets, struct span span);
/* The space that this block has before it when another stands above. */
void block_space_before(struct flow *flow, const struct block *block,
	const struct block *above, const struct frame *frame);

/* Code, with the colours of its tokens; they are in order. */
void code_put(struct flow *flow, struct str text, const struct code_token *tokens,
	size_t token_count, const struct frame *frame);
void table_put(struct flow *flow, const struct block *block, const struct frame *frame);

#endif
