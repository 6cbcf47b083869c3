/* SPDX-License-Identifier: MIT */
#ifndef WRITE_PDF_FONT_H
#define WRITE_PDF_FONT_H

#include "text/subset.h"
#include "write/pdf/document.h"
#include "write/pdf/faces.h"

/* A subset with what is to be said about it. glyphs are sorted by CID. */
struct font {
	const struct face_facts *facts;
	const struct subset *subset;
	struct str file; /* subset->font, deflated */
	const struct used_glyph *glyphs;
	size_t glyph_count;
	unsigned object; /* the reserved Type0 font */
};

/* Writes the font's objects (ISO 32000-1, 9.7). */
void font_save(struct document *document, const struct font *font);

#endif
