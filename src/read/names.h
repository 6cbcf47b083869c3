/* SPDX-License-Identifier: MIT */
#ifndef READ_NAMES_H
#define READ_NAMES_H

#include "read/lower.h"

/* Gives every question its printed number and its anchor, and lists in lowering->targets
 * all names by which a link may mean it. */
void names_assign(struct outline *outline, struct lowering *lowering);

#endif
