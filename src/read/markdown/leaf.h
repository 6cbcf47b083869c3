/* SPDX-License-Identifier: MIT */
#ifndef READ_MARKDOWN_LEAF_H
#define READ_MARKDOWN_LEAF_H

#include <cmark.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/vec.h"

/* Where the inline text of paragraphs and headings stands: cmark strips a line of the
 * prefixes of its containers ("> ", the indentation of items) before it reads inlines
 * and does not say how much; this walks the same way. */

/* A line start of a text, and where the text of the line stands in the document. */
struct leaf_line {
	uint32_t at, place;
};

/* The inline text of one leaf block: its lines without prefixes, joined by \n. Borrowed
 * from the walk until the next leaf. */
struct leaf {
	struct str text;   /* as cmark reads it: masked */
	struct str source; /* the same bytes before masking */
	const struct leaf_line *lines;
	size_t line_count;
	bool has_lost_end; /* a ">" follows that the mask made a line end */
	size_t rule_line;  /* of a setext heading: its underline's number, from 0; else 0
			    */
	bool is_cell;      /* of a table: \| is | even in code */
};

/* A place of leaf.text as an offset in the document; the end of the text too. */
size_t leaf_place(const struct leaf *leaf, size_t at);

/* A container that is open; width: columns that an item's lines are indented by. */
struct leaf_container {
	bool is_item;
	uint32_t line; /* where it opens */
	size_t width;
};

/* A walk over the blocks of one document. Offsets count in text and source, which are
 * equally long: text is what cmark parsed. */
struct leaf_walk {
	struct str text, source;
	VEC(uint32_t) line_starts;
	VEC(struct leaf_container) containers;
	VEC(struct leaf_line) lines;
	struct buf joined, joined_source;
};

void leaf_walk_init(struct leaf_walk *walk, struct str text, struct str source);
void leaf_walk_clear(struct leaf_walk *walk);

/* Goes into, and out of, a quote or an item. */
void leaf_enter(struct leaf_walk *walk, cmark_node *container);
void leaf_leave(struct leaf_walk *walk);

/* The inline text of a paragraph or heading of cmark's. */
struct leaf leaf_of(struct leaf_walk *walk, cmark_node *node);

size_t leaf_line_count(const struct leaf_walk *walk);
/* Line numbers count from 0 here; the end is before the \n. */
size_t leaf_line_start(const struct leaf_walk *walk, size_t line);
size_t leaf_line_end(const struct leaf_walk *walk, size_t line);
/* cmark's line and column, both from 1, as an offset, clamped to the text. */
size_t leaf_offset(const struct leaf_walk *walk, int line, int column);
/* Where the text of a line begins after the prefixes of the open containers, as far as
 * they are there, and white space. */
size_t leaf_line_content(struct leaf_walk *walk, size_t line);

#endif
