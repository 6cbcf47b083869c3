/* SPDX-License-Identifier: MIT */
#ifndef READ_MATH_MACRO_H
#define READ_MATH_MACRO_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "diag/diag.h"
#include "read/math/map.h"

/* Macros of a bank's formulas: \newcommand, \def and the front matter's `macros`. They
 * hold from where they stand to the bank's end. They cannot be recursive, and what they
 * make is bounded, per formula and per bank (base/limits.h). */

struct math_macro {
	struct str name; /* without the backslash */
	struct str body; /* with #1 … #9 */
	unsigned parameter_count;
	bool has_default; /* of the first parameter: \newcommand{\x}[1][default]{…} */
	struct str first_default;
	bool is_active; /* being expanded */
};

/* Texts are borrowed: they must outlive the macros. */
struct math_macros {
	struct map by_name;
	VEC(struct math_macro) items;
	size_t expanded_bytes; /* of the whole bank */
};

void math_macros_init(struct math_macros *macros);
void math_macros_clear(struct math_macros *macros);
/* A row of the front matter; name with or without its backslash. What is no name or is
 * one macro too many is reported at span. */
void math_macros_add(struct math_macros *macros, struct diag *diag, struct span span,
	struct str name, struct str body);

/* tex without macros and definitions (which are learned): the same view if there are
 * none, else text of the arena, and map gets its pieces. false: an error, reported. */
bool math_expand(struct math_macros *macros, struct arena *arena, struct diag *diag,
	struct math_map *map, struct str tex, struct str *expanded);

#endif
