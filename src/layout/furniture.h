/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_FURNITURE_H
#define LAYOUT_FURNITURE_H

#include "layout/sheet.h"

/* Head and foot: artifacts, after the text. */
void furniture_put(struct flow *flow, struct page_sheet *sheet);

#endif
