/* SPDX-License-Identifier: MIT */
#include "read/markdown/guard.h"

#include <stdbool.h>

/* cmark 0.30.2 costs more than linear time where
 *	- containers nest (each line and each emphasis walks all that are open):
 *	  guard_containers caps them before it sees the text;
 *	- many brackets are open when a link closes ("![[]()" again and again):
 *	  read/mask caps those of each block, once blocks are known;
 *	- the first pass, which only finds blocks, would meet those brackets unmasked:
 *	  guard_inlines takes what opens links and tags where no block can begin.
 * What is taken is replaced by a byte that cmark reads as a letter; read/align puts the
 * source's own byte back, so nothing is lost but its meaning. */

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

struct line {
	char *text;
	size_t at, end;
	size_t not_rule; /* before here no thematic break can begin */
};

/* Whether the rest of the line is a thematic break, which holds any number of marks. */
static bool is_rule(struct line *line)
{
	const char mark = line->text[line->at];
	size_t at = line->at, count = 0;

	if (line->at < line->not_rule || mark == '+')
		return false;
	for (; at < line->end; at++) {
		if (line->text[at] == mark)
			count++;
		else if (!is_blank(line->text[at]))
			break;
	}
	if (at < line->end && line->text[at] != '-' && line->text[at] != '*')
		line->not_rule = at;
	return at == line->end && count >= 3;
}

/* The byte that makes a marker of what stands at line->at, as an offset; 0: none. */
static size_t marker_end(struct line *line)
{
	const char *const text = line->text;
	size_t at = line->at;

	if (text[at] == '>')
		return at + 1;
	if (text[at] == '-' || text[at] == '+' || text[at] == '*') {
		if (is_rule(line))
			return 0;
	} else {
		while (at < line->end && at - line->at < 10 && is_digit(text[at]))
			at++;
		if (at == line->at || at == line->end ||
			(text[at] != '.' && text[at] != ')'))
			return 0;
	}
	at++;
	return at == line->end || is_blank(text[at]) ? at : 0;
}

/* Each container that this line continues without a marker takes two columns of white
 * space at least, each marker opens or continues one. */
static void guard_line(struct line line)
{
	size_t columns = 0, markers = 0;

	while (line.at < line.end) {
		if (is_blank(line.text[line.at])) {
			columns += line.text[line.at++] == '\t' ? 4 : 1;
			continue;
		}
		const size_t end = marker_end(&line);

		if (end == 0)
			return;
		if (columns / 2 + ++markers > LIMIT_BLOCK_DEPTH) {
			line.text[end - 1] = MASK_DEPTH;
			return;
		}
		line.at = end;
	}
}

static size_t line_end(const char *text, size_t at, size_t length)
{
	const char *const end = memchr(text + at, '\n', length - at);

	return end ? (size_t)(end - text) : length;
}

void guard_containers(char *text, size_t length)
{
	for (size_t at = 0; at < length;) {
		const size_t end = line_end(text, at, length);

		guard_line((struct line){.text = text, .at = at, .end = end});
		at = end + 1;
	}
}

/* Past white space and everything that container markers are made of. */
static size_t skip_markers(const char *text, size_t at, size_t end)
{
	while (at < end && (is_blank(text[at]) || is_digit(text[at]) ||
				   memchr(">-+*.)", text[at], 6)))
		at++;
	return at;
}

static bool is_after(const char *text, size_t at, struct str word)
{
	return at >= word.len && memcmp(text + at - word.len, word.data, word.len) == 0;
}

static void guard_inline(char *text, size_t at, size_t length)
{
	switch (text[at]) {
	case '!':
		if (text[at - 1] != '<')
			text[at] = MASK_BLOCK;
		break;
	case '[':
		if (!is_after(text, at, STR("CDATA")) && !is_after(text, at, STR("<!")))
			text[at] = MASK_BLOCK;
		break;
	case '<':
		if (at + 1 >= length || text[at + 1] != '/')
			text[at] = MASK_BLOCK;
		break;
	default: break;
	}
}

void guard_inlines(char *text, size_t length)
{
	for (size_t at = 0; at < length;) {
		const size_t end = line_end(text, at, length);

		for (at = skip_markers(text, at, end) + 1; at < end; at++)
			guard_inline(text, at, length);
		at = end + 1;
	}
}

static bool ends_details(struct str line)
{
	size_t tag = line.len;

	while (tag > 0 && line.data[tag - 1] != '<')
		tag--;
	const struct str name = str_from_offset(line, tag);

	return str_eq_ascii_case(name, STR("/details>")) ||
	       str_eq_ascii_case(name, STR("/summary>")) ||
	       str_eq_ascii_case(str_slice(name, 0, 7), STR("details"));
}

static bool begins_details(struct str line)
{
	return str_eq_ascii_case(str_slice(line, 0, 8), STR("<details")) ||
	       str_eq_ascii_case(str_slice(line, 0, 9), STR("</details")) ||
	       str_eq_ascii_case(str_slice(line, 0, 8), STR("<summary")) ||
	       str_eq_ascii_case(str_slice(line, 0, 9), STR("</summary"));
}

/* Where the summary that the line opens with ends, if Markdown follows it there: the
 * offset of the ">"; 0: nothing follows, or it opens with something else. */
static size_t summary_end(struct str line)
{
	static const char name[] = "</summary>";
	const size_t length = sizeof(name) - 1;

	if (str_eq_ascii_case(str_slice(line, 0, length), (struct str){name, length}))
		return 0;
	for (size_t at = line.len; at-- > length;) {
		const struct str rest = str_trim(str_from_offset(line, at + 1));

		if (line.data[at] == '>' &&
			str_eq_ascii_case(str_slice(line, at + 1 - length, at + 1),
				(struct str){name, length}))
			return rest.len && !str_eq_ascii_case(rest, STR("</details>"))
				       ? at
				       : 0;
	}
	return 0;
}

#define MAX_INDENT 3 /* more would be code */

/* `<details><summary>…</summary>B **x**`: a blank line, and the indentation of the
 * container, in place of the tag's last bytes, which read/html finds in the source. */
static bool part_line(char *text, struct str line, size_t indent)
{
	const size_t end = indent <= MAX_INDENT ? summary_end(line) : 0;

	if (end == 0)
		return false;
	char *const last = text + (line.data - text) + end;

	memset(last - indent, ' ', indent + 1);
	last[-(ptrdiff_t)indent] = last[-(ptrdiff_t)indent - 1] = '\n';
	return true;
}

static bool is_fence(struct str line)
{
	return str_starts(line, STR("```")) || str_starts(line, STR("~~~"));
}

/* The line from `start` on, after white space and markers. */
static void guard_details_line(char *text, size_t at, size_t start, struct str line)
{
	const bool is_plain = str_trim((struct str){text + at, start - at}).len == 0;

	/* in a quote the blank line would end the quote */
	if (memchr(text + at, '>', start - at) || !begins_details(line))
		return;
	if (is_plain && part_line(text, line, start - at))
		return;
	if (line.data[line.len - 1] == '>' && ends_details(line) &&
		line.data[line.len] == '\n')
		text[start + line.len - 1] = '\n';
}

void guard_details(char *text, size_t length)
{
	bool in_code = false;

	for (size_t at = 0; at < length;) {
		const size_t end = line_end(text, at, length);
		const size_t start = skip_markers(text, at, end);
		const struct str line = {text + start, end - start};

		in_code ^= is_fence(line);
		if (line.len && !in_code)
			guard_details_line(text, at, start, line);
		at = end + 1;
	}
}
