/* SPDX-License-Identifier: MIT */
#ifndef TEXT_CFF_H
#define TEXT_CFF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"
#include "text/subset.h"

/* An open CFF table (Adobe Technical Note 5176) in memory that is not trusted: whatever
 * it says is checked against its length. Nothing is copied. */

struct cff_index {
	struct str table;
	size_t offsets, data; /* data: the byte before the first item */
	uint32_t count;
	unsigned size; /* of an offset */
};

/* Operators; two-byte ones are 12 << 8 | second. */
enum cff_operator {
	CFF_FONT_BBOX = 5,
	CFF_CHARSET = 15,
	CFF_CHAR_STRINGS = 17,
	CFF_PRIVATE = 18,
	CFF_SUBRS = 19,
	CFF_DEFAULT_WIDTH = 20,
	CFF_NOMINAL_WIDTH = 21,
	CFF_FONT_MATRIX = 12 << 8 | 7,
	CFF_CHAR_STRING_TYPE = 12 << 8 | 6,
	CFF_ROS = 12 << 8 | 30,
	CFF_FD_ARRAY = 12 << 8 | 36,
	CFF_FD_SELECT = 12 << 8 | 37,
};

#define CFF_OPERANDS_MAX 48

/* An entry of a DICT: its operands as they stand there, and as whole numbers. */
struct cff_entry {
	unsigned operator;
	struct str operands;
	int32_t numbers[CFF_OPERANDS_MAX];
	size_t number_count;
};

/* A font DICT with its private one. */
struct cff_part {
	struct str dict, private_dict;
	struct cff_index subrs;
	int32_t nominal_width;
};

#define CFF_PARTS_MAX 256

struct cff {
	struct str table, name, top;
	struct cff_index subrs, glyphs, parts;
	size_t select; /* of FDSelect; 0: one part alone */
	bool is_cid_keyed;
};

bool cff_open(struct str table, struct cff *cff);
/* false: there is no such item. */
bool cff_item(const struct cff_index *index, uint32_t i, struct str *item);
/* The part that a glyph's charstring counts on; CFF_PARTS_MAX: the table is broken. */
unsigned cff_part_of(const struct cff *cff, uint32_t glyph);
bool cff_open_part(const struct cff *cff, unsigned i, struct cff_part *part);
/* The next entry of a DICT, which gets shorter; false: it is at its end, or broken. */
bool cff_next_entry(struct str *dict, struct cff_entry *entry);

/* Glyphs by CID; those from first_variant on are variants[0], … */
struct cff_wish {
	const uint32_t *glyphs;
	size_t count;
	const struct subset_variant *variants;
	size_t first_variant;
};

/* A small table of the glyphs: CID-keyed, whatever the font was. false: the font is
 * broken, or does what no font in use does (arithmetic with memory, accents made of two
 * glyphs). */
bool cff_put_subset(struct str table, const struct cff_wish *wish, struct buf *out);

#endif
