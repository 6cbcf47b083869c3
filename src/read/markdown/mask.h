/* SPDX-License-Identifier: MIT */
#ifndef READ_MARKDOWN_MASK_H
#define READ_MARKDOWN_MASK_H

#include <cmark.h>

#include "base/arena.h"
#include "base/vec.h"
#include "read/markdown/leaf.h"

/* What tiku's grammar has beyond CommonMark, found before cmark parses: the source bytes
 * of each region are MASK_REGION bytes in the masked text, line ends and the prefixes of
 * containers included, so that a region never disturbs block structure. */
enum region_kind {
	REGION_TEXT,        /* was opened, but found no end: shown as it is */
	REGION_MATH,        /* text = TeX */
	REGION_BLANK,       /* number = width */
	REGION_CLOZE_OPEN,  /* {{ or {{c1::; number */
	REGION_CLOZE_CLOSE, /* }} or ::hint}}; text = hint */
	REGION_DELETED,     /* one ~~ */
	REGION_ATTRIBUTES,  /* {…}; text = inside */
	REGION_CHECK,       /* [ ] or [x] that opens an item */
};

struct region {
	enum region_kind kind;
	uint32_t start, end; /* in the document */
	struct str text;
	unsigned number;
	bool is_display, is_paren; /* of math; of blanks */
	bool can_open, can_close;  /* of ~~ */
	bool is_size;              /* of attributes: directly after a link or image */
	bool ends_line;            /* of attributes */
	bool is_done;              /* of checks */
	bool is_foreign;           /* of text: another tool's braces */
};

struct mask {
	struct arena *arena;
	struct str source;
	char *text;                 /* as long as source; owned */
	VEC(struct region) regions; /* by start; they do not overlap */
};

/* Fills text, which is a copy of the source with the guards' changes, by the blocks that
 * the first pass found (`root`, parsed from a text of the same lines). */
void mask_inlines(struct mask *mask, cmark_node *root);
void mask_clear(struct mask *mask);

/* The region that begins at this place, or NULL. */
const struct region *mask_region_at(const struct mask *mask, size_t place);

#endif
