/* SPDX-License-Identifier: MIT */
#ifndef READ_NAMES_H
#define READ_NAMES_H

#include "read/lower.h"

/* Gives every question its printed number and its anchor, and lists in lowering->targets
 * all names by which a link may mean it. */
void names_assign(struct outline *outline, struct lowering *lowering);

/* An id of the author's own is kept; else the UUID of title, stem, options and, among
 * equals, how many came before. seen maps what was given out. */
struct str names_identify(struct lowering *lowering, struct map *seen, struct str title,
	const struct question *question);

#endif
