/* SPDX-License-Identifier: MIT */
#ifndef READ_HIGHLIGHT_H
#define READ_HIGHLIGHT_H

#include "base/arena.h"
#include "model/block.h"

/* The tokens of code in a language we know ("python", "c++" …), in order; what lies
 * between them is plain. *count 0: none, or the language is not known. The arena's. */
const struct code_token *highlight_code(
	struct arena *arena, struct str language, struct str text, size_t *count);

#endif
