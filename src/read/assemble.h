/* SPDX-License-Identifier: MIT */
#ifndef READ_ASSEMBLE_H
#define READ_ASSEMBLE_H

#include "read/meta.h"

/* The finished outline and what the front matter says, as a bank. */
const struct bank *assemble_bank(struct outline *outline, const struct front *front,
	struct sources *sources, struct str name);

#endif
