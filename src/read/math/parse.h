/* SPDX-License-Identifier: MIT */
#ifndef READ_MATH_PARSE_H
#define READ_MATH_PARSE_H

#include "base/arena.h"
#include "diag/diag.h"
#include "read/math/map.h"

/* The tree of TeX that has no macros (read/math/macro.h expands them); its nodes are the
 * arena's. NULL: an error, which was reported, once. *item_count grows by the number of
 * nodes made and ends parsing at LIMIT_MATH_ITEMS. Linear in the text. */
const struct math_node *math_parse(struct arena *arena, struct diag *diag,
	const struct math_map *map, struct str tex, size_t *item_count);

#endif
