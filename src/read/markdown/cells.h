/* SPDX-License-Identifier: MIT */
#ifndef READ_MARKDOWN_CELLS_H
#define READ_MARKDOWN_CELLS_H

#include "read/markdown/align.h"

/* The cells of all tables of one source. They go through cmark together, in a document
 * of their own, a paragraph each. */

struct cell_text {
	struct md_node *node;
	size_t first_line, line_count; /* in cells.lines */
	bool is_cell; /* else it is a part of the paragraph before or after a table */
};

/* [start, end) in the masked text. */
struct cell_line {
	size_t start, end;
};

struct cells {
	VEC(struct cell_text) items;
	VEC(struct cell_line) lines;
	bool has_brackets;
};

/* Makes a table of a paragraph that is one; false: it is none. What stands before and
 * after it in the paragraph becomes paragraphs beside it. The inlines follow later. */
bool cells_take(struct cells *cells, struct aligner *aligner, const struct leaf *leaf,
	struct md_node *para);
/* Parses and aligns all that were taken. */
void cells_align(struct cells *cells, struct aligner *aligner);
void cells_clear(struct cells *cells);

#endif
