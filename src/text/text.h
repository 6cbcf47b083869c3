/* SPDX-License-Identifier: MIT */
#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/scaled.h"
#include "base/str.h"
#include "base/unicode.h"
#include "diag/diag.h"

/* Faces, fallback, shaping. A role is what a run of text is for; each role has a chain
 * of faces per language, from fonts/chains.yaml and the style's wishes. */

enum text_role {
	ROLE_BODY,
	ROLE_STRONG,   /* 黑体 */
	ROLE_EMPHASIS, /* 楷体 for Han, italic for Latin */
	ROLE_SANS,     /* labels, furniture */
	ROLE_SANS_BOLD,
	ROLE_HEADING,
	ROLE_CODE,
	ROLE_KAI, /* hints, authors, quotations */
	ROLE_MATH,
	ROLE_COUNT
};

/* Text language as shaping and the chains see it; app maps model/language to it by
 * giving the BCP 47 tag. */
struct text_setup {
	struct str language;      /* "zh-Hans" … */
	const char *fonts_folder; /* where chains.yaml and shipped fonts lie */
	const char *const
		*families; /* ROLE_COUNT wishes of the style, NULL: the chain's */
};

struct face;
struct fonts;

/* Reads the chains; opens no font yet. NULL: fonts_folder has no usable chain file. */
struct fonts *fonts_new(const struct text_setup *setup, struct diag *diag);
void fonts_free(struct fonts *fonts);

/* How a character of ambiguous width is meant (TYPOGRAPHY 1.2). */
enum text_flavour { FLAVOUR_CJK, FLAVOUR_LATIN };

/* A glyph in font units of its face; x and y move it, y upward. cluster is the byte
 * offset in the run's text at which its cluster begins. */
struct shaped_glyph {
	uint32_t glyph;
	int32_t advance, x, y;
	uint32_t cluster;
};

struct shaped {
	const struct face *face;
	const struct shaped_glyph *glyphs;
	size_t count;
	int64_t advance; /* sum, font units */
	bool is_missing; /* no face had it: the glyphs are the replacement box */
};

/* The face that shows the grapheme cluster at text[offset]; sets *end after the run of
 * clusters that the same face shows (spaces stay with their neighbours). Never NULL: the
 * last resort is the role's first face, *missing says so. Each fallback and each missing
 * character is remembered for fonts_report. */
const struct face *fonts_find_face(struct fonts *fonts, enum text_role role,
	enum text_flavour flavour, struct str text, size_t offset, size_t *end,
	bool *missing);

/* Shapes text (one face, one script) once: the result is cached under face, script and
 * text and lives as long as fonts. Script must be the one meant (TYPOGRAPHY 2.10). */
const struct shaped *fonts_shape(struct fonts *fonts, const struct face *face,
	enum unicode_script script, struct str text);

/* Facts of a face, in font units unless said otherwise. */
struct face_facts {
	unsigned units_per_em, glyph_count;
	int32_t ascender, descender; /* of the em box: CJK faces 880, -120 of 1000 */
	int32_t x_height, cap_height;
	int32_t underline_position, underline_thickness;
	struct str family, style, file, postscript_name;
	bool is_monospace, is_synthetic_bold;
};
const struct face_facts *face_facts(const struct face *face);

/* Blank side of a full-width mark (TYPOGRAPHY 2.2), in font units of the em: how much of
 * the glyph's advance is blank on the left and on the right. 0, 0: fixed width. */
struct mark_blank {
	int32_t left, right;
};
struct mark_blank face_mark_blank(
	struct fonts *fonts, const struct face *face, uint32_t code_point);

/* Font units of the face to a length at this size, one rounding. */
scaled face_length(const struct face *face, int64_t units, scaled size);

/* The face's own horizontal advance of a glyph, in font units; no kerning in it. */
int32_t face_advance(const struct face *face, uint32_t glyph);

/* From where to where the glyph is black, in font units from its origin; false: nothing
 * is, or it is not known. */
bool face_ink(const struct face *face, uint32_t glyph, int32_t *left, int32_t *right);

/* Reports fallbacks and characters that no font has (missing-character), once each. */
void fonts_report(struct fonts *fonts, struct diag *diag);

/* For `tiku fonts`: what each role uses and where it was found, as lines of text. */
void fonts_describe(struct fonts *fonts, struct buf *out);

/* An emoji's or other colour glyph's bitmap strike: PNG bytes, or empty (7.6). */
struct str face_glyph_png(const struct face *face, uint32_t glyph);

#endif
