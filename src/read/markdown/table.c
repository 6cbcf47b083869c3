/* SPDX-License-Identifier: MIT */
#include "read/markdown/table.h"

#include "base/limits.h"

/* Cells that short rows leave empty are made up for, but no more of them than there are
 * bytes in the block: else two bytes a row could ask for any number of cells. */
#define EMPTY_CELLS 1024

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

static struct str line_at(struct str text, size_t start)
{
	const size_t end = str_find_byte(text, '\n', start);

	return str_slice(text, start, end == STR_NPOS ? text.len : end);
}

/* Only of -, :, | and white space, with a dash. */
static bool may_be_delimiter_row(struct str line)
{
	bool has_dash = false;

	for (size_t i = 0; i < line.len; i++) {
		if (!memchr("-:| \t", line.data[i], 5))
			return false;
		has_dash = has_dash || line.data[i] == '-';
	}
	return has_dash;
}

/* Start of the first line from `start` on that may be a delimiter row, or STR_NPOS. */
static size_t find_delimiter_row(struct str text, size_t start)
{
	while (start < text.len) {
		const struct str line = line_at(text, start);

		if (may_be_delimiter_row(line))
			return start;
		start += line.len + 1;
	}
	return STR_NPOS;
}

bool table_is_likely(struct str text)
{
	const size_t first = str_find_byte(text, '\n', 0);

	return first != STR_NPOS && str_find_byte(text, '|', 0) != STR_NPOS &&
	       find_delimiter_row(text, first + 1) != STR_NPOS;
}

static struct table_slice trimmed(struct str text, size_t start, size_t end)
{
	while (start < end && is_blank(text.data[start]))
		start++;
	while (end > start && is_blank(text.data[end - 1]))
		end--;
	return (struct table_slice){start, end};
}

/* The next bar in [at, end) that no backslash escapes, or end. */
static size_t find_bar(struct str text, size_t at, size_t end)
{
	while (at < end && text.data[at] != '|')
		at += text.data[at] == '\\' && at + 1 < end ? 2 : 1;
	return at < end ? at : end;
}

/* A walk over the cells of one row. */
struct row {
	struct str text;
	size_t at, end;
};

static struct row row_open(struct str text, size_t start)
{
	const struct table_slice line =
		trimmed(text, start, start + line_at(text, start).len);
	const bool has_bar = line.start < line.end && text.data[line.start] == '|';

	return (struct row){text, line.start + has_bar, line.end};
}

static bool row_next(struct row *row, struct table_slice *cell)
{
	if (row->at >= row->end)
		return false;
	const size_t bar = find_bar(row->text, row->at, row->end);

	*cell = trimmed(row->text, row->at, bar);
	row->at = bar + 1;
	return true;
}

static size_t count_cells(struct str text, size_t start)
{
	struct row row = row_open(text, start);
	struct table_slice cell;
	size_t count = 0;

	while (row_next(&row, &cell))
		count++;
	return count;
}

/* :--, :-: and so on; false: not of that form. */
static bool parse_align(struct str cell, enum cell_align *align)
{
	const bool left = cell.len && cell.data[0] == ':';
	const bool right = cell.len > 1 && cell.data[cell.len - 1] == ':';
	const struct str dashes = str_slice(cell, left, cell.len - right);

	*align = left ? (right ? ALIGN_CENTER : ALIGN_LEFT)
		      : (right ? ALIGN_RIGHT : ALIGN_NONE);
	for (size_t i = 0; i < dashes.len; i++)
		if (dashes.data[i] != '-')
			return false;
	return dashes.len > 0;
}

static bool parse_delimiters(struct table_shape *shape, struct str text, size_t start)
{
	struct row row = row_open(text, start);
	struct table_slice cell;
	enum cell_align align;

	vec_reset(&shape->aligns);
	while (row_next(&row, &cell)) {
		if (!parse_align(str_slice(text, cell.start, cell.end), &align))
			return false;
		vec_push(&shape->aligns, align);
	}
	shape->columns = shape->aligns.len;
	shape->too_wide = shape->columns > LIMIT_TABLE_COLUMNS;
	return shape->columns > 0 && !shape->too_wide;
}

/* Cells past the last column stay in it, bars and all: nothing is lost. Returns how many
 * were missing. */
static size_t add_row(struct table_shape *shape, struct str text, size_t start)
{
	struct row row = row_open(text, start);
	struct table_slice cell = {row.end, row.end};
	size_t count = 0;

	while (count < shape->columns && row_next(&row, &cell)) {
		if (++count == shape->columns && row.at < row.end)
			cell = trimmed(text, cell.start, row.end);
		vec_push(&shape->cells, cell);
	}
	for (size_t i = count; i < shape->columns; i++)
		vec_push(&shape->cells, (struct table_slice){row.end, row.end});
	return shape->columns - count;
}

static size_t line_before(struct str text, size_t start)
{
	size_t at = start - 1;

	while (at > 0 && text.data[at - 1] != '\n')
		at--;
	return at;
}

/* Whether the row at `start` is the delimiter row of the line before it. */
static bool is_table_at(struct table_shape *shape, struct str text, size_t start)
{
	const size_t head = line_before(text, start);
	const struct str both = str_slice(text, head, start + line_at(text, start).len);

	if (str_find_byte(both, '|', 0) == STR_NPOS ||
		!parse_delimiters(shape, text, start))
		return false;
	shape->head = head;
	return count_cells(text, head) == shape->columns;
}

bool table_find(struct table_shape *shape, struct str text)
{
	size_t start = str_find_byte(text, '\n', 0), missing = 0;

	*shape = (struct table_shape){0};
	if (start == STR_NPOS)
		return false;
	start = find_delimiter_row(text, start + 1);
	while (start != STR_NPOS && !is_table_at(shape, text, start))
		start = find_delimiter_row(text, start + line_at(text, start).len + 1);
	if (start == STR_NPOS)
		return false;
	add_row(shape, text, shape->head);
	shape->end = start + line_at(text, start).len + 1;
	while (shape->end < text.len && missing <= EMPTY_CELLS + text.len) {
		missing += add_row(shape, text, shape->end);
		shape->end += line_at(text, shape->end).len + 1;
	}
	return true;
}

void table_shape_clear(struct table_shape *shape)
{
	vec_clear(&shape->aligns);
	vec_clear(&shape->cells);
}
