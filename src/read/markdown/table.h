/* SPDX-License-Identifier: MIT */
#ifndef READ_MARKDOWN_TABLE_H
#define READ_MARKDOWN_TABLE_H

#include "base/vec.h"
#include "model/block.h"

/* Pipe tables as GitHub has them (GFM 4.10), inside the text of a paragraph. */

/* Whether some line after the first may be a delimiter row. */
bool table_is_likely(struct str text);

/* One cell as bytes of the paragraph's text, trimmed. */
struct table_slice {
	size_t start, end;
};

struct table_shape {
	size_t head; /* where the head row begins; text before it is a paragraph */
	size_t end;  /* where text after it begins; past the end: none */
	size_t columns;
	bool too_wide; /* it would be one, but for its columns */
	VEC(enum cell_align) aligns;
	VEC(struct table_slice) cells; /* row by row, `columns` each, the head first */
};

/* Finds the table of a paragraph; text is masked, so that bars in formulas do not count.
 * false: there is none. */
bool table_find(struct table_shape *shape, struct str text);
void table_shape_clear(struct table_shape *shape);

#endif
