/* SPDX-License-Identifier: MIT */
#include "read/markdown/guard.h"

#include <stdbool.h>
#include <string.h>

/* Boxes of MkDocs have their content indented by four columns, which is code elsewhere:
 *
 *	!!! question "Which?"		+   question "Which?"
 *	    A. this			    A. this
 *	    ??? answer			    +   answer
 *	        A			        A
 *
 * With a bullet in place of its mark a box is a list's item and the content its blocks;
 * read/outline/boxes finds the mark in the source. */

#define BOX_INDENT 4
#define MAX_BOXES  8

struct boxes {
	size_t content[MAX_BOXES]; /* columns where the content of those open begins */
	size_t count;
	bool in_code;
};

static size_t next_line(struct str text, size_t at)
{
	const size_t end = str_find_byte(text, '\n', at);

	return end == STR_NPOS ? text.len : end + 1;
}

/* The columns of white space that the line begins with, and where they end. */
static size_t indent_of(struct str text, size_t *at)
{
	size_t columns = 0;

	for (; *at < text.len; ++*at) {
		if (text.data[*at] == ' ')
			columns++;
		else if (text.data[*at] == '\t')
			columns += BOX_INDENT - columns % BOX_INDENT;
		else
			break;
	}
	return columns;
}

/* Whether the next line that is not empty is indented as content. */
static bool has_content(struct str text, size_t at, size_t columns)
{
	while (at < text.len) {
		size_t start = at;
		const size_t indent = indent_of(text, &start);

		if (start < text.len && text.data[start] != '\n')
			return indent >= columns;
		at = next_line(text, at);
	}
	return false;
}

size_t box_mark(struct str line)
{
	static const struct str marks[] = {
		STR_INIT("!!! "), STR_INIT("??? "), STR_INIT("???+ ")};

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		const size_t start = marks[i].len;
		size_t at = start;

		if (!str_starts(line, marks[i]))
			continue;
		while (at < line.len && ((line.data[at] >= 'a' && line.data[at] <= 'z') ||
						line.data[at] == '-'))
			at++;
		const struct str rest = str_trim(str_from_offset(line, at));

		return at > start && (!rest.len || rest.data[0] == '"') ? start : 0;
	}
	return 0;
}

static void guard_box(char *mark, size_t len)
{
	memcpy(mark, "+   ", 4);
	if (len > 4) /* ???+: the content must begin in the fifth column */
		mark[4] = MASK_BOX;
}

static bool opens_code(struct str line)
{
	return str_starts(line, STR("```")) || str_starts(line, STR("~~~"));
}

void guard_boxes(char *text, size_t length)
{
	const struct str whole = {text, length};
	struct boxes boxes = {.count = 0};

	for (size_t at = 0, next; at < length; at = next) {
		size_t start = at;
		const size_t indent = indent_of(whole, &start);

		next = next_line(whole, at);
		const struct str line = str_trim(str_slice(whole, start, next));

		if (!line.len)
			continue;
		boxes.in_code ^= opens_code(line);
		if (boxes.in_code)
			continue;
		while (boxes.count && indent < boxes.content[boxes.count - 1])
			boxes.count--;
		const size_t base = boxes.count ? boxes.content[boxes.count - 1] : 0;
		const size_t mark = box_mark(line);

		if (!mark || indent >= base + BOX_INDENT || boxes.count == MAX_BOXES ||
			!has_content(whole, next, indent + BOX_INDENT))
			continue;
		boxes.content[boxes.count++] = indent + BOX_INDENT;
		guard_box(text + start, mark);
	}
}
