/* SPDX-License-Identifier: MIT */
#ifndef TEXT_SUBSET_H
#define TEXT_SUBSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "text/text.h"

/* How a subset is to be embedded in a PDF (notes: one rule per kind of font). */
enum subset_kind {
	SUBSET_TRUETYPE, /* FontFile2, CIDFontType2 */
	SUBSET_CFF,      /* FontFile3 /CIDFontType0C, CIDFontType0: bare CFF table */
};

struct subset {
	enum subset_kind kind;
	struct buf font; /* owned */
	/* Ids in the face's file by CID, ascending: .notdef and each asked glyph; then
	 * those of the variants, in their order. */
	uint32_t *glyphs; /* owned */
	size_t count;
	/* SUBSET_TRUETYPE: big-endian glyph ids by CID, for CIDToGIDMap; empty: the same.
	 */
	struct buf cid_to_gid;
	/* For the font descriptor (PDF 9.8), in thousandths of the em whatever the face's
	 * own units are; the angle in thousandths of a degree. */
	int32_t box[4], italic_angle_1000, ascent, descent, cap_height, stem_v;
	uint32_t flags; /* PDF 9.8.2 */
};

/* A glyph once more, with less blank beside it: moved to the left by shift, its advance
 * so much, both in font units. */
struct subset_variant {
	uint32_t glyph;
	int32_t shift, advance;
};

/* Whether a face's subsets may have variants. */
bool subset_has_variants(const struct face *face);
/* The CID of a glyph is its place among those asked for, from 1; .notdef is 0. So it is
 * known, and content can be written, before the subset is made.
 * glyph_bits: bit g % 8 of byte g / 8 is set for each glyph id below limit that is shown.
 * false: the font cannot be subset, for the caller to report (DIAG_FONT_SUBSET), and
 * *subset is empty. Thread-safe, also for one face. */
struct subset_wish {
	const uint8_t *glyph_bits;
	size_t limit;
	const struct subset_variant *variants;
	size_t variant_count;
};
bool subset_make(
	const struct face *face, const struct subset_wish *wish, struct subset *subset);
void subset_clear(struct subset *subset);
/* A whole small font file with the given characters, tables for layout kept (EPUB). */
bool subset_make_file(const struct face *face, const uint32_t *code_points, size_t count,
	struct buf *file);

#endif
