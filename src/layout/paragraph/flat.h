/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_PARAGRAPH_FLAT_H
#define LAYOUT_PARAGRAPH_FLAT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/scaled.h"
#include "base/vec.h"
#include "layout/paragraph/classes.h"
#include "model/language.h"
#include "model/pages.h"
#include "text/text.h"

/* A paragraph as one sequence of characters and objects, whatever runs of style it has:
 * every rule about neighbours looks at this and at nothing else (TYPOGRAPHY 0). */

#define FLAT_NO_LINK ((uint32_t)-1)

enum flat_run_flags {
	RUN_CODE = 1,      /* code and raw TeX: no Chinese marks inside, few breaks */
	RUN_DELETED = 2,   /* a line through it */
	RUN_UNDERLINE = 4, /* a hairline under it */
	RUN_KEY = 8,       /* a frame around it */
	RUN_WHOLE = 16,    /* no line break inside, nor after its space */
	RUN_DOTTED = 32, /* emphasis by dots: Han in the body's face, a dot under each */
};

/* What a stretch of characters has in common. */
struct flat_run {
	enum text_role role;
	scaled size;
	scaled rise; /* baseline up, of sub- and superscripts */
	struct colour colour;
	uint32_t element;
	uint32_t link; /* index into the layout's links, or FLAT_NO_LINK */
	unsigned flags;
};

enum flat_object_kind {
	OBJECT_SPACE, /* fixed blank */
	OBJECT_BLANK, /* a rule on the baseline, to write on */
	OBJECT_IMAGE,
	OBJECT_FORMULA, /* a part of one, which nothing parts */
};

struct flat_object {
	enum flat_object_kind kind;
	scaled width, height; /* height above the baseline */
	size_t media;
	struct str text; /* what it stands for in the source; borrowed */
	/* of a formula's part; items of a blank and a space too: what is written there */
	const struct page_item *items; /* from its left edge and the baseline */
	size_t item_count;
	scaled depth;      /* below the baseline */
	bool continues;    /* the part before stands directly before it */
	bool is_emergency; /* the break between them: as in flat_char */
	bool ends_text; /* a space: a line may end short before it, none begins with it */
	int16_t penalty;        /* of that break */
	scaled gap;             /* where there is none; the width of what ends the text */
	scaled stretch, shrink; /* of the gap inside a formula: TeX's */
};

/* What the source has between a character and the one before it. */
enum flat_blank { BLANK_ABSENT, BLANK_NEWLINE, BLANK_SPACE };

/* One character, grapheme cluster or two-em unit (—— ……); or an object, whose
 * code_point is then its index. */
struct flat_char {
	uint32_t code_point; /* the cluster's first */
	uint32_t start;      /* in flat.text */
	uint32_t run;
	uint16_t length;       /* bytes */
	int16_t penalty;       /* of a line break before it: breaks.h */
	uint8_t class;         /* enum char_class */
	uint8_t flavour;       /* enum text_flavour */
	uint8_t blank;         /* enum flat_blank */
	bool is_emergency : 1; /* the break is for lines that nothing else can fill */
	bool has_hyphen : 1;   /* the break sets a hyphen at the line's end */
};

struct flat {
	/* The source's text, white space between characters as one U+0020. */
	struct buf text;
	VEC(struct flat_char) chars;
	VEC(struct flat_run) runs;
	VEC(struct flat_object) objects;
	enum flat_blank blank_pending;
	bool must_break_pending;
	bool has_ambiguous;        /* classes_resolve has something to do */
	VEC(uint32_t) counts;      /* classes_resolve's */
	VEC(uint32_t) code_points; /* breaks_find's */
	VEC(unsigned char) breaks;
};

void flat_init(struct flat *flat);
void flat_clear(struct flat *flat);
void flat_reset(struct flat *flat);

/* Later characters have this style. */
void flat_set_run(struct flat *flat, const struct flat_run *run);
/* White space in text is remembered and dropped; runs of it count once. */
void flat_put(struct flat *flat, struct str text);
void flat_put_soft_break(struct flat *flat);
void flat_put_line_break(struct flat *flat);
void flat_put_object(struct flat *flat, const struct flat_object *object);

static inline const struct flat_run *flat_run_of(const struct flat *flat, size_t index)
{
	return &flat->runs.data[flat->chars.data[index].run];
}

#endif
