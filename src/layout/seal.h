/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_SEAL_H
#define LAYOUT_SEAL_H

#include "layout/sheet.h"

/* The seal line (密封线) of an exam sheet, at its left: a dashed line, the fields for
 * name and class outside it, and along it that nothing is to be written there. */
void seal_put(struct flow *flow, struct page_sheet *sheet);

#endif
