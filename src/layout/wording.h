/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_WORDING_H
#define LAYOUT_WORDING_H

#include "layout/flow.h"
#include "model/words.h"

void flow_add_outline(
	struct flow *flow, struct str title, size_t destination, unsigned depth);
/* A word of ours with its places filled, kept in the pages arena. */
struct str flow_word(
	struct flow *flow, enum word word, const struct str *args, size_t count);
/* 5 分, 2.5 分 */
struct str flow_points(struct flow *flow, points value);
/* 20 题 · 100 分: of questions [first, first + count). */
struct str flow_totals(struct flow *flow, size_t first, size_t count);
/* The bank's authors; may be empty. */
struct str flow_authors(struct flow *flow);
/* 期末测验（A 卷） */
struct str flow_exam_title(struct flow *flow);
/* （A 卷）; empty without a version. */
struct str flow_exam_version(struct flow *flow);
/* The numbers of the questions [first, first + count) as a range: 第 20–39 题. */
struct str flow_range(
	struct flow *flow, size_t first, size_t count, enum word range, enum word one);

#endif
