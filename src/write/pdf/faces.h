/* SPDX-License-Identifier: MIT */
#ifndef WRITE_PDF_FACES_H
#define WRITE_PDF_FACES_H

#include "model/pages.h"
#include "write/pdf/document.h"

#define GLYPH_LIMIT 65536u /* ids are 16 bits wide in every font format */

/* A glyph that some page shows. width is what the file says and positions count with, in
 * 1/1000 of the em; text is the one that ToUnicode gives it: the first it stood for,
 * outside of replaced text if there was any. */
struct used_glyph {
	uint32_t glyph;
	uint16_t cid;
	int32_t width;
	struct str text;
	bool is_guess; /* text comes from replaced text */
	int32_t shift; /* its drawing stands so much further left than the face's */
};

struct face_use;

/* Finds the glyphs of all pages; document->faces is set. */
void faces_collect(struct document *document);
/* Starts to make the subsets beside what follows. No call into text/ may be made until
 * faces_finish. */
void faces_start(struct document *document);
/* Writes fonts; false: a font cannot be embedded, which is reported. */
bool faces_finish(struct document *document);
void faces_free(struct document *document);

/* The entries of a resource dictionary's /Font, for all pages: one object. */
unsigned faces_resources(const struct document *document);
/* The glyphs of one face in use, by glyph id: slots holds 1 + the index, 0 for none. */
struct glyph_table {
	const uint16_t *slots;
	const struct used_glyph *glyphs;
};
struct glyph_table faces_glyphs(const struct document *document, size_t face);

/* NULL: the face has no such glyph, or it was never counted. */
static inline const struct used_glyph *glyph_find(
	const struct glyph_table *table, uint32_t glyph)
{
	const unsigned slot = glyph < GLYPH_LIMIT ? table->slots[glyph] : 0;

	return slot ? table->glyphs + slot - 1 : NULL;
}

/* A glyph of an item that is shown by a narrower variant. */
struct narrowed {
	uint32_t item, glyph;
	uint16_t slot; /* index into the glyphs of the item's face */
};
/* Those of a page, in order; *count says how many. */
const struct narrowed *faces_narrowed(
	const struct document *document, size_t page, size_t *count);

bool face_is_synthetic_bold(const struct document *document, size_t face);

#endif
