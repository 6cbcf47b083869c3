/* SPDX-License-Identifier: MIT */
#ifndef MODEL_MATH_H
#define MODEL_MATH_H

#include <stdbool.h>

#include "base/str.h"
#include "diag/source.h"

/* A formula. tex is what stands between the delimiters, with block-quote prefixes gone;
 * until root is filled (read/math) every output shows tex in the code face. */
struct math {
	struct span span; /* with delimiters */
	struct str tex;
	bool display;
	const struct math_node *root; /* NULL: not parsed */
};

#endif
