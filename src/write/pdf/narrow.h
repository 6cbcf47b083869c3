/* SPDX-License-Identifier: MIT */
#ifndef WRITE_PDF_NARROW_H
#define WRITE_PDF_NARROW_H

#include "base/vec.h"
#include "model/pages.h"

/* What a glyph's blank sides lose, in thousandths of the em. */
struct narrow_cut {
	uint16_t left, right;
};

/* A glyph of a page's item that is set closer than its advance says. */
struct narrow_glyph {
	uint32_t item, glyph;
	struct narrow_cut cut;
};

struct narrow_list {
	struct narrow_glyph *data;
	size_t len, capacity;
};

/* One for all pages; it remembers how wide glyphs are. Begin with {pages}. */
#define NARROW_CACHE 64u

struct narrow_finder {
	const struct pages *pages;
	struct narrow_blank {
		uint32_t face, glyph; /* face: 1 + its index */
		int32_t left, right;
	} blanks[NARROW_CACHE];
};

/* Finds them, in the order in which the page shows them; the list is emptied first. */
void narrow_find(
	struct narrow_finder *finder, const struct page *page, struct narrow_list *found);

#endif
