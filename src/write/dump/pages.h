/* SPDX-License-Identifier: MIT */
#ifndef WRITE_DUMP_PAGES_H
#define WRITE_DUMP_PAGES_H

#include "base/buf.h"
#include "model/pages.h"
#include "style/style.h"

/* Laid-out pages as text, for goldens and for people: every item with its place, every
 * cluster with its own. Never a glyph id. */
void dump_pages(const struct pages *pages, const struct style *style, struct buf *out);

#endif
