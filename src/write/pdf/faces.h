/* SPDX-License-Identifier: MIT */
#ifndef WRITE_PDF_FACES_H
#define WRITE_PDF_FACES_H

#include "model/pages.h"
#include "write/pdf/document.h"

/* A glyph that some page shows. width is what the file says and positions count with, in
 * 1/1000 of the em; text is the one that ToUnicode gives it: the first it stood for,
 * outside of replaced text if there was any. */
struct used_glyph {
	uint32_t glyph;
	uint16_t cid;
	int32_t width;
	struct str text;
	bool is_guess; /* text comes from replaced text */
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
/* NULL: the face has no such glyph, or it was never counted. */
const struct used_glyph *faces_find_glyph(
	const struct document *document, size_t face, uint32_t glyph);
bool face_is_synthetic_bold(const struct document *document, size_t face);

#endif
