/* SPDX-License-Identifier: MIT */
#ifndef TEXT_FACE_H
#define TEXT_FACE_H

#include <hb.h>

#include "base/arena.h"
#include "base/vec.h"
#include "text/text.h"

/* An open face; inside text/ only. Font files are not trusted: every glyph id that comes
 * out of one is checked against glyph_count. */

enum face_outline {
	OUTLINE_NONE, /* bitmaps only, or no font at all */
	OUTLINE_TRUETYPE,
	OUTLINE_CFF,
};

#define FACE_PAGES     0x1100u
#define FACE_PAGE_SIZE 256u

struct face_mark {
	uint32_t code_point;
	struct mark_blank blank;
};

/* How a Han character or mark that nothing around it can change is set. */
struct face_plain {
	uint32_t glyph; /* FACE_PLAIN_UNKNOWN, FACE_PLAIN_NONE: not so simple */
	int32_t advance;
};

#define FACE_PLAIN_UNKNOWN UINT32_MAX
#define FACE_PLAIN_NONE    (UINT32_MAX - 1)

struct face {
	size_t index; /* in fonts */
	unsigned file_index;
	hb_face_t *hb_face;
	hb_font_t *hb_font; /* scale: units_per_em */
	struct face_facts facts;
	unsigned weight;
	unsigned glyph_count;
	enum face_outline outline;
	bool has_pictures; /* bitmap strikes */
	bool is_used;      /* a text was given this face, it was not only asked */
	/* What cmap says, remembered: glyph ids by code point; UINT32_MAX: not asked. */
	uint32_t **glyph_pages;
	struct face_plain **plain_pages;
	VEC(struct face_mark) marks;
};

enum face_problem {
	FACE_GOOD,
	FACE_BROKEN,
	FACE_VARIABLE, /* HarfBuzz 6 cannot cut an instance out of it */
};

/* Opens face number index of the file; where wanted_family is not empty and that face is
 * called otherwise, the one of that name is taken. NULL: *problem says what is wrong. The
 * face is the arena's; face_close gives back what HarfBuzz holds. */
struct face *face_open(struct arena *arena, const char *path, unsigned index,
	struct str wanted_family, enum face_problem *problem);
/* A face without glyphs, for a machine that has no font at all. */
struct face *face_open_empty(struct arena *arena);
void face_close(struct face *face);

/* 0: none. */
uint32_t face_glyph(struct face *face, uint32_t code_point);

#endif
