/* SPDX-License-Identifier: MIT */
#ifndef READ_OUTLINE_GROUPS_H
#define READ_OUTLINE_GROUPS_H

#include <stdbool.h>

#include "base/str.h"

/* What a line says that opens shared material: `材料：`, `阅读下面的材料，回答 1–3 题`,
 * `根据以下材料回答第 1~3 题`, `Questions 1–3 refer to …`. */
struct group_label {
	bool opens;
	bool is_title;    /* the line names the material and holds none of it */
	size_t strip_len; /* of `材料：`, which outputs say in words of their own */
	bool is_numbered; /* 材料二 */
	bool has_range;
	unsigned first, last; /* the questions' numbers, if it has a range */
};

/* The line's plain text; is_whole: all of the line stands in it. */
struct group_label group_label_read(struct str text, bool is_whole);

/* `1-5`, `92~96：`: takes it and a mark after it off; at most 500 numbers. */
bool range_skip(struct str *text, unsigned *first, unsigned *last);

#endif
