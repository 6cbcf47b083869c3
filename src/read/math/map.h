/* SPDX-License-Identifier: MIT */
#ifndef READ_MATH_MAP_H
#define READ_MATH_MAP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/vec.h"
#include "diag/source.h"

/* From offsets in a formula's expanded TeX back to the source. Two steps: pieces of the
 * expanded text come from the TeX as written (a macro's expansion as a whole from its
 * call), and lines of that come from lines of the source, whose prefixes (> in a block
 * quote) are not TeX. */

struct math_piece {
	uint32_t at;       /* where it begins in the expanded text */
	uint32_t from, to; /* in the TeX as written */
	bool is_copy;      /* byte for byte; else all of it stands for [from, to) */
};

struct math_line {
	uint32_t at;   /* where the line begins in the TeX as written */
	uint32_t from; /* in the source */
};

struct math_map {
	uint32_t source;
	VEC(struct math_piece) pieces; /* none: expanded is the TeX as written */
	VEC(struct math_line) lines;   /* at least one after math_map_start */
};

void math_map_clear(struct math_map *map);
/* Forgets the pieces and finds the lines: text is the source's, span the formula's. */
void math_map_start(
	struct math_map *map, struct str text, struct span span, struct str tex);
struct span math_map_span(const struct math_map *map, size_t start, size_t end);

#endif
