/* SPDX-License-Identifier: MIT */
#include "read/markdown/leaf.h"

#include "read/markdown/scan.h"

/* A cursor moves through a line's prefix by columns, as cmark does, since a tab may be
 * used up in part:
 *
 *	>·→foo          the quote takes "> " and one column of the tab; the two
 *	 │ └ byte       columns that remain of it are indentation of what follows
 *	 └ column
 */
struct cursor {
	struct str line;
	size_t at;          /* byte */
	size_t byte_column; /* where that byte begins */
	size_t column; /* used up to here: in the middle of a tab, past byte_column */
};

/* Columns of white space before the next character, and where it stands. */
static size_t cursor_indent(const struct cursor *cursor, size_t *nonspace)
{
	size_t column = cursor->byte_column, at = cursor->at;

	for (; at < cursor->line.len; at++) {
		if (cursor->line.data[at] == ' ')
			column++;
		else if (cursor->line.data[at] == '\t')
			column = (column / 4 + 1) * 4;
		else
			break;
	}
	*nonspace = at;
	return column > cursor->column ? column - cursor->column : 0;
}

/* Uses up columns of white space. */
static void cursor_advance(struct cursor *cursor, size_t columns)
{
	const size_t target = cursor->column + columns;

	while (cursor->at < cursor->line.len) {
		const char byte = cursor->line.data[cursor->at];
		const size_t end = byte == '\t' ? (cursor->byte_column / 4 + 1) * 4
						: cursor->byte_column + 1;

		if ((byte != ' ' && byte != '\t') || end > target)
			break;
		cursor->at++;
		cursor->byte_column = end;
	}
	cursor->column = target > cursor->byte_column ? target : cursor->byte_column;
}

/* Moves to a byte past white space and `count` bytes that are each one column. */
static void cursor_skip(
	struct cursor *cursor, size_t indent, size_t nonspace, size_t count)
{
	cursor->column += indent + count;
	cursor->byte_column = cursor->column;
	cursor->at = nonspace + count;
}

static bool cursor_enter_quote(struct cursor *cursor)
{
	size_t nonspace;
	const size_t indent = cursor_indent(cursor, &nonspace);

	if (indent > 3 || nonspace >= cursor->line.len ||
		cursor->line.data[nonspace] != '>')
		return false;
	cursor_skip(cursor, indent, nonspace, 1);
	cursor_advance(cursor, 1);
	return true;
}

static size_t marker_length(struct str line, size_t at)
{
	size_t end = at;

	while (end < line.len && line.data[end] >= '0' && line.data[end] <= '9')
		end++;
	return end - at + 1;
}

/* The line that opens an item: goes past its marker; the item's width. */
static size_t cursor_open_item(struct cursor *cursor)
{
	size_t nonspace;
	const size_t indent = cursor_indent(cursor, &nonspace);
	const size_t marker = marker_length(cursor->line, nonspace);

	cursor_skip(cursor, indent, nonspace, marker);
	const size_t spaces = cursor_indent(cursor, &nonspace);
	const bool is_blank = nonspace >= cursor->line.len;
	const size_t padding = spaces >= 5 || spaces < 1 || is_blank ? 1 : spaces;

	cursor_advance(cursor, padding);
	return indent + marker + padding;
}

static bool cursor_enter(
	struct cursor *cursor, const struct leaf_container *container, uint32_t line)
{
	size_t nonspace;

	if (!container->is_item)
		return cursor_enter_quote(cursor);
	if (container->line == line) {
		cursor_open_item(cursor);
		return true;
	}
	if (cursor_indent(cursor, &nonspace) < container->width)
		return false;
	cursor_advance(cursor, container->width);
	return true;
}

/* Past the prefixes of the open containers; stops at the first that is missing: a lazy
 * line. */
static struct cursor cursor_of_line(const struct leaf_walk *walk, size_t line)
{
	const size_t start = leaf_line_start(walk, line);
	struct cursor cursor = {
		.line = str_slice(walk->text, start, leaf_line_end(walk, line))};

	for (size_t i = 0; i < walk->containers.len; i++)
		if (!cursor_enter(&cursor, &walk->containers.data[i], (uint32_t)line))
			break;
	return cursor;
}

size_t leaf_line_count(const struct leaf_walk *walk)
{
	return walk->line_starts.len;
}

size_t leaf_line_start(const struct leaf_walk *walk, size_t line)
{
	return line < walk->line_starts.len ? walk->line_starts.data[line]
					    : walk->text.len;
}

size_t leaf_line_end(const struct leaf_walk *walk, size_t line)
{
	const size_t next = leaf_line_start(walk, line + 1);

	return next > 0 && walk->text.data[next - 1] == '\n' &&
			       line < walk->line_starts.len
		       ? next - 1
		       : next;
}

size_t leaf_offset(const struct leaf_walk *walk, int line, int column)
{
	const size_t start = leaf_line_start(walk, line > 0 ? (size_t)line - 1 : 0);
	const size_t offset = start + (column > 0 ? (size_t)column - 1 : 0);

	return offset < walk->text.len ? offset : walk->text.len;
}

size_t leaf_line_content(struct leaf_walk *walk, size_t line)
{
	const struct cursor cursor = cursor_of_line(walk, line);
	size_t nonspace;

	cursor_indent(&cursor, &nonspace);
	return leaf_line_start(walk, line) + nonspace;
}

size_t leaf_place(const struct leaf *leaf, size_t at)
{
	size_t low = 0, high = leaf->line_count;

	while (high - low > 1) {
		const size_t middle = low + (high - low) / 2;

		if (leaf->lines[middle].at <= at)
			low = middle;
		else
			high = middle;
	}
	return leaf->lines[low].place + (at - leaf->lines[low].at);
}

void leaf_walk_init(struct leaf_walk *walk, struct str text, struct str source)
{
	*walk = (struct leaf_walk){.text = text, .source = source};
	buf_init(&walk->joined, LIMIT_INPUT_BYTES);
	buf_init(&walk->joined_source, LIMIT_INPUT_BYTES);
	vec_push(&walk->line_starts, 0);
	for (size_t at = 0; at < text.len;) {
		const char *const end = memchr(text.data + at, '\n', text.len - at);

		if (!end)
			break;
		at = (size_t)(end - text.data) + 1;
		if (at < text.len)
			vec_push(&walk->line_starts, (uint32_t)at);
	}
}

void leaf_walk_clear(struct leaf_walk *walk)
{
	vec_clear(&walk->line_starts);
	vec_clear(&walk->containers);
	vec_clear(&walk->lines);
	buf_clear(&walk->joined);
	buf_clear(&walk->joined_source);
}

void leaf_enter(struct leaf_walk *walk, cmark_node *node)
{
	struct leaf_container container = {
		.is_item = cmark_node_get_type(node) == CMARK_NODE_ITEM,
		.line = (uint32_t)(cmark_node_get_start_line(node) - 1),
	};

	if (container.is_item) {
		struct cursor cursor = cursor_of_line(walk, container.line);

		container.width = cursor_open_item(&cursor);
	}
	vec_push(&walk->containers, container);
}

void leaf_leave(struct leaf_walk *walk)
{
	walk->containers.len--;
}

/* Appends [start, end) of the document as one line. */
static void add_line(struct leaf_walk *walk, size_t start, size_t end)
{
	if (walk->lines.len) {
		buf_put_byte(&walk->joined, '\n');
		buf_put_byte(&walk->joined_source, '\n');
	}
	vec_push(&walk->lines,
		(struct leaf_line){(uint32_t)walk->joined.len, (uint32_t)start});
	buf_put(&walk->joined, walk->text.data + start, end - start);
	buf_put(&walk->joined_source, walk->source.data + start, end - start);
}

static size_t trim_end(struct str text, size_t start, size_t end)
{
	while (end > start && scan_is_space(text.data[end - 1]))
		end--;
	return end;
}

/* The text of an ATX heading: without the marks at both ends. */
static void find_heading(const struct leaf_walk *walk, size_t *start, size_t *end)
{
	const struct str text = walk->text;

	*end = trim_end(text, *start, *end);
	size_t hashes = *end;

	while (hashes > *start && text.data[hashes - 1] == '#')
		hashes--;
	if (hashes < *end && hashes > *start && scan_is_space(text.data[hashes - 1]))
		*end = trim_end(text, *start, hashes);
	while (*start < *end && text.data[*start] == '#')
		++*start;
	while (*start < *end && scan_is_space(text.data[*start]))
		++*start;
}

/* A block of one line is a view; nothing is copied. */
static struct leaf leaf_of_line(struct leaf_walk *walk, size_t start, size_t end)
{
	end = trim_end(walk->text, start, end);
	vec_push(&walk->lines, (struct leaf_line){0, (uint32_t)start});
	return (struct leaf){
		.text = str_slice(walk->text, start, end),
		.source = str_slice(walk->source, start, end),
		.lines = walk->lines.data,
		.line_count = 1,
	};
}

static void drop_bytes(struct leaf *leaf, size_t count)
{
	leaf->text = str_from_offset(leaf->text, count);
	leaf->source = str_from_offset(leaf->source, count);
}

/* Takes the link reference definitions off a paragraph's start. */
static void skip_definitions(struct leaf_walk *walk, struct leaf *leaf)
{
	const size_t end = leaf->text.len && leaf->text.data[0] == '['
				   ? scan_definitions(leaf->text)
				   : 0;
	size_t kept = 0;

	if (end == 0)
		return;
	const size_t place = leaf_place(leaf, end);

	drop_bytes(leaf, end);
	for (size_t i = 0; i < walk->lines.len; i++)
		if (walk->lines.data[i].at > end)
			walk->lines.data[kept++] =
				(struct leaf_line){walk->lines.data[i].at - (uint32_t)end,
					walk->lines.data[i].place};
	/* the first line is moved in front of those that were kept */
	vec_reserve(&walk->lines, 1);
	memmove(walk->lines.data + 1, walk->lines.data, kept * sizeof(*walk->lines.data));
	walk->lines.data[0] = (struct leaf_line){0, (uint32_t)place};
	walk->lines.len = kept + 1;
	leaf->lines = walk->lines.data;
	leaf->line_count = walk->lines.len;
}

static struct leaf leaf_of_lines(
	struct leaf_walk *walk, size_t start, size_t first, size_t last)
{
	add_line(walk, start, leaf_line_end(walk, first));
	for (size_t line = first + 1; line <= last; line++)
		add_line(walk, leaf_line_content(walk, line), leaf_line_end(walk, line));
	const struct str joined = buf_str(&walk->joined);

	return (struct leaf){
		.text = str_slice(joined, 0, trim_end(joined, 0, joined.len)),
		.source = str_slice(buf_str(&walk->joined_source), 0,
			trim_end(joined, 0, joined.len)),
		.lines = walk->lines.data,
		.line_count = walk->lines.len,
	};
}

/* The mask makes "</details>\n" two line ends; where that was no HTML block after all,
 * the ">" is the text's. */
static bool has_lost_end(const struct leaf_walk *walk, const struct leaf *leaf)
{
	const size_t end = leaf_place(leaf, leaf->text.len);

	return end < walk->text.len && walk->text.data[end] == '\n' &&
	       walk->source.data[end] == '>';
}

static bool is_rule(struct leaf_walk *walk, size_t line, char mark)
{
	const size_t start = leaf_line_content(walk, line);
	const size_t end = trim_end(walk->text, start, leaf_line_end(walk, line));

	for (size_t i = start; i < end; i++)
		if (walk->text.data[i] != mark)
			return false;
	return end > start;
}

/* The underline of a setext heading: cmark says that it ends there or a line later. 0: an
 * ATX heading. */
static size_t find_rule(struct leaf_walk *walk, cmark_node *node)
{
	const size_t first = (size_t)cmark_node_get_start_line(node) - 1;
	const size_t last = (size_t)cmark_node_get_end_line(node) - 1;
	const char mark = cmark_node_get_heading_level(node) == 1 ? '=' : '-';

	if (cmark_node_get_type(node) != CMARK_NODE_HEADING || last <= first)
		return 0;
	return last - 1 > first && is_rule(walk, last - 1, mark) ? last - 1 : last;
}

struct leaf leaf_of(struct leaf_walk *walk, cmark_node *node)
{
	const bool is_heading = cmark_node_get_type(node) == CMARK_NODE_HEADING;
	const size_t first = (size_t)cmark_node_get_start_line(node) - 1;
	const size_t rule = find_rule(walk, node);
	const size_t last = rule ? rule - 1 : (size_t)cmark_node_get_end_line(node) - 1;
	size_t start = leaf_offset(
		walk, cmark_node_get_start_line(node), cmark_node_get_start_column(node));
	size_t end = leaf_line_end(walk, first);
	struct leaf leaf;

	vec_reset(&walk->lines);
	buf_reset(&walk->joined);
	buf_reset(&walk->joined_source);
	if (is_heading && !rule)
		find_heading(walk, &start, &end);
	leaf = last > first ? leaf_of_lines(walk, start, first, last)
			    : leaf_of_line(walk, start, end);
	if (!is_heading || rule)
		skip_definitions(walk, &leaf);
	leaf.has_lost_end = has_lost_end(walk, &leaf);
	leaf.rule_line = rule;
	return leaf;
}
