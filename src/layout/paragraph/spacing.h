/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_PARAGRAPH_SPACING_H
#define LAYOUT_PARAGRAPH_SPACING_H

#include "layout/paragraph/flat.h"

/* What gives way first when a line is too long (TYPOGRAPHY 5.2), in this order. */
enum shrink_tier {
	SHRINK_WORD,
	SHRINK_BRACKET,
	SHRINK_COMMA,
	SHRINK_AUTOSPACE,
	SHRINK_STOP,
	SHRINK_TIERS
};

/* What takes up the rest when it is too short (5.3): all spaces together, then
 * autospaces, word spaces, Han; para_spread has the order. The last is for lines that
 * nothing else fills: Latin letters are set a little apart. */
enum stretch_kind {
	STRETCH_SPACE,
	STRETCH_AUTOSPACE,
	STRETCH_WORD,
	STRETCH_JOINT,
	STRETCH_TRACKING,
	STRETCH_KINDS
};

/* The space between two boxes. All of it vanishes at a line's edge. */
struct gap {
	scaled width;
	scaled shrink;                    /* of this tier */
	scaled stretch[STRETCH_TRACKING]; /* 0.25 em between Han */
	uint8_t tier;
	bool has_space; /* a blank of the source is set here */
};

enum mark_style { MARKS_QUANJIAO, MARKS_KAIMING, MARKS_BANJIAO, MARKS_FULL };

struct spacing_rules {
	enum language language;
	enum mark_style marks;
	int32_t autospace;    /* between Han and Latin, in thousandths of an em */
	bool small_may_start; /* a line: ぁ ー 々, in Japanese (3.9) */
	bool syllables_part;  /* Korean lines end between syllables, not only words */
	bool stops_shrink;    /* 。！？ too, last of all, in Chinese (5.2) */
	bool marks_hang;      /* one ，。 beyond the line's edge (2.7) */
};

/* The blanks that two neighbours bring along, and the face's own word space. */
struct spacing_sides {
	scaled left_blank;  /* right of the left one */
	scaled right_blank; /* left of the right one */
	scaled word_space;
};

/* The gap before character i, which is not the first. */
struct gap spacing_before(const struct flat *flat, size_t i,
	const struct spacing_rules *rules, const struct spacing_sides *sides);

#endif
