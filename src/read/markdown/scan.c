/* SPDX-License-Identifier: MIT */
#include "read/markdown/scan.h"

#define MAX_LABEL  1000 /* CommonMark 0.30, 4.7 */
#define MAX_PARENS 32   /* within a destination, as cmark counts */

bool scan_is_punctuation(char byte)
{
	return (byte >= '!' && byte <= '/') || (byte >= ':' && byte <= '@') ||
	       (byte >= '[' && byte <= '`') || (byte >= '{' && byte <= '~');
}

bool scan_is_space(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static bool is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* The byte at `at`, or NUL past the end (the text has none). */
static char peek(struct str text, size_t at)
{
	return at < text.len ? text.data[at] : '\0';
}

size_t scan_run(struct str text, size_t at)
{
	size_t end = at;

	while (end < text.len && text.data[end] == text.data[at])
		end++;
	return end;
}

static size_t skip_spaces(struct str text, size_t at)
{
	while (at < text.len && scan_is_space(text.data[at]))
		at++;
	return at;
}

static size_t skip_blanks(struct str text, size_t at)
{
	while (peek(text, at) == ' ' || peek(text, at) == '\t')
		at++;
	return at;
}

size_t scan_label(struct str text, size_t at)
{
	size_t i = at + 1;

	if (peek(text, at) != '[')
		return 0;
	while (i < text.len && i - at <= MAX_LABEL + 1) {
		if (text.data[i] == ']')
			return i + 1;
		if (text.data[i] == '[')
			return 0;
		i += text.data[i] == '\\' && scan_is_punctuation(peek(text, i + 1)) ? 2
										    : 1;
	}
	return 0;
}

/* <destination> */
static size_t scan_pointed(struct str text, size_t at, struct str *destination)
{
	for (size_t i = at + 1; i < text.len; i++) {
		switch (text.data[i]) {
		case '>': *destination = str_slice(text, at + 1, i); return i + 1;
		case '\n':
		case '<': return 0;
		case '\\': i++; break;
		default: break;
		}
	}
	return 0;
}

static size_t scan_destination(struct str text, size_t at, struct str *destination)
{
	unsigned depth = 0;
	size_t i = at;

	if (peek(text, at) == '<')
		return scan_pointed(text, at, destination);
	for (; i < text.len && !scan_is_space(text.data[i]); i++) {
		if (text.data[i] == '\\' && scan_is_punctuation(peek(text, i + 1))) {
			i++;
		} else if (text.data[i] == '(') {
			if (++depth > MAX_PARENS)
				return 0;
		} else if (text.data[i] == ')') {
			if (depth == 0)
				break;
			depth--;
		}
	}
	if (depth != 0)
		return 0;
	*destination = str_slice(text, at, i);
	return i;
}

/* cmark's pattern lets a backslash stand for itself as well as escape what follows, and
 * takes the longest match: a quote after a backslash ends the title only if none follows
 * that has no backslash before it. */
static size_t scan_title(struct str text, size_t at, struct str *title)
{
	const char open = peek(text, at);
	const char close = open == '(' ? ')' : open;
	size_t end = 0;

	if (open != '"' && open != '\'' && open != '(')
		return 0;
	for (size_t i = at + 1; i < text.len; i++) {
		const bool is_escaped = i > at + 1 && text.data[i - 1] == '\\';

		if (text.data[i] == '(' && open == '(' && !is_escaped)
			break;
		if (text.data[i] != close)
			continue;
		end = i + 1;
		if (!is_escaped)
			break;
	}
	*title = str_slice(text, at + 1, end ? end - 1 : 0);
	return end;
}

bool scan_link_tail(struct str text, size_t at, struct scan_tail *tail)
{
	const size_t start = skip_spaces(text, at + 1);

	*tail = (struct scan_tail){.title = STR("")};
	if (peek(text, at) != '(' || start >= text.len)
		return false;
	const size_t url_end = scan_destination(text, start, &tail->destination);

	if (url_end == 0 && peek(text, start) != ')')
		return false;
	size_t end = url_end == 0 ? start : url_end;
	const size_t title = skip_spaces(text, end);

	if (title > end) {
		const size_t title_end = scan_title(text, title, &tail->title);

		end = title_end ? title_end : title;
	}
	end = skip_spaces(text, end);
	tail->end = end + 1;
	return peek(text, end) == ')';
}

/* White space with at most one line end. */
static size_t skip_one_line(struct str text, size_t at)
{
	at = skip_blanks(text, at);
	return peek(text, at) == '\n' ? skip_blanks(text, at + 1) : at;
}

/* After blanks, the next line's start; 0 when something stands there. */
static size_t line_end(struct str text, size_t at)
{
	at = skip_blanks(text, at);
	if (at >= text.len)
		return text.len;
	return text.data[at] == '\n' ? at + 1 : 0;
}

static size_t scan_definition(struct str text, size_t at)
{
	const size_t label = scan_label(text, at);
	struct str part;

	if (label == 0 || peek(text, label) != ':' ||
		str_trim(str_slice(text, at + 1, label - 1)).len == 0)
		return 0;
	const size_t start = skip_one_line(text, label + 1);
	const size_t url = start < text.len ? scan_destination(text, start, &part) : 0;

	if (url == 0 || url == start)
		return 0;
	const size_t title_start = skip_one_line(text, url);
	const size_t title = title_start > url ? scan_title(text, title_start, &part) : 0;
	const size_t end = title ? line_end(text, title) : 0;

	return end ? end : line_end(text, url);
}

size_t scan_definitions(struct str text)
{
	size_t end = 0;

	while (end < text.len) {
		const size_t next = scan_definition(text, end);

		if (next == 0)
			break;
		end = next;
	}
	return end;
}

static size_t scan_uri(struct str text, size_t at)
{
	size_t i = at + 1;

	if (!is_letter(peek(text, i)))
		return 0;
	while (is_letter(peek(text, i)) || is_digit(peek(text, i)) ||
		peek(text, i) == '+' || peek(text, i) == '.' || peek(text, i) == '-')
		i++;
	if (peek(text, i) != ':' || i - at - 1 < 2 || i - at - 1 > 32)
		return 0;
	while (i < text.len && (unsigned char)text.data[i] > 0x20 &&
		text.data[i] != '<' && text.data[i] != '>')
		i++;
	return peek(text, i) == '>' ? i + 1 : 0;
}

/* One label of a host name: letters and digits, hyphens inside, at most 63. */
static size_t scan_host_label(struct str text, size_t at)
{
	size_t end = at;

	while (is_letter(peek(text, end)) || is_digit(peek(text, end)) ||
		peek(text, end) == '-')
		end++;
	if (end == at || end - at > 63 || text.data[at] == '-' ||
		text.data[end - 1] == '-')
		return 0;
	return end;
}

static size_t scan_email(struct str text, size_t at)
{
	size_t i = at + 1;

	while (i < text.len && (is_letter(text.data[i]) || is_digit(text.data[i]) ||
				       memchr(".!#$%&'*+/=?^_`{|}~-", text.data[i], 20)))
		i++;
	if (i == at + 1 || peek(text, i) != '@')
		return 0;
	do {
		i = scan_host_label(text, i + 1);
	} while (i != 0 && peek(text, i) == '.');
	return i != 0 && peek(text, i) == '>' ? i + 1 : 0;
}

size_t scan_autolink(struct str text, size_t at, bool *is_email)
{
	const size_t uri = scan_uri(text, at);

	*is_email = uri == 0;
	return uri ? uri : scan_email(text, at);
}

static size_t scan_tag_name(struct str text, size_t at)
{
	if (!is_letter(peek(text, at)))
		return 0;
	while (is_letter(peek(text, at)) || is_digit(peek(text, at)) ||
		peek(text, at) == '-')
		at++;
	return at;
}

static size_t scan_attribute_value(struct str text, size_t at, size_t *reached)
{
	const char quote = peek(text, at);
	size_t end = at;

	if (quote == '"' || quote == '\'') {
		end = str_find_byte(text, quote, at + 1);
		*reached = end == STR_NPOS ? text.len : end;
		return end == STR_NPOS ? 0 : end + 1;
	}
	while (end < text.len && !scan_is_space(text.data[end]) &&
		!memchr("\"'=<>`", text.data[end], 6))
		end++;
	return end == at ? 0 : end;
}

/* name, name=value; `at` is after the white space. */
static size_t scan_attribute(struct str text, size_t at, size_t *reached)
{
	size_t end = at;

	if (!is_letter(peek(text, end)) && peek(text, end) != '_' &&
		peek(text, end) != ':')
		return 0;
	while (is_letter(peek(text, end)) || is_digit(peek(text, end)) ||
		(end < text.len && memchr("_:.-", text.data[end], 4)))
		end++;
	const size_t equals = skip_spaces(text, end);

	if (peek(text, equals) != '=')
		return end;
	return scan_attribute_value(text, skip_spaces(text, equals + 1), reached);
}

static size_t scan_open_tag(struct str text, size_t at, size_t *reached)
{
	size_t end = scan_tag_name(text, at + 1);

	if (end == 0)
		return 0;
	for (;;) {
		const size_t next = skip_spaces(text, end);

		*reached = next > *reached ? next : *reached;
		if (peek(text, next) == '>')
			return next + 1;
		if (peek(text, next) == '/' && peek(text, next + 1) == '>')
			return next + 2;
		if (next == end)
			return 0;
		end = scan_attribute(text, next, reached);
		if (end == 0)
			return 0;
	}
}

static size_t scan_close_tag(struct str text, size_t at, size_t *reached)
{
	const size_t name = scan_tag_name(text, at + 2);
	const size_t end = name ? skip_spaces(text, name) : 0;

	*reached = end;
	return name && peek(text, end) == '>' ? end + 1 : 0;
}

/* <?…?>; as cmark has it, "?" takes the next byte along unless that is ">". */
static size_t scan_instruction(struct str text, size_t at, size_t *reached)
{
	size_t i = at + 2;

	while (i < text.len && !(text.data[i] == '?' && peek(text, i + 1) == '>'))
		i += text.data[i] == '?' ? 2 : 1;
	*reached = i;
	return i < text.len ? i + 2 : 0;
}

/* <![CDATA[…]]>; "]" and "]]" take the next byte along. */
static size_t scan_cdata(struct str text, size_t at, size_t *reached)
{
	size_t i = at + 9;

	while (i < text.len) {
		if (text.data[i] != ']')
			i++;
		else if (peek(text, i + 1) != ']')
			i += 2;
		else if (peek(text, i + 2) != '>')
			i += 3;
		else
			return i + 3;
	}
	*reached = text.len;
	return 0;
}

/* <!NAME …> */
static size_t scan_declaration(struct str text, size_t at, size_t *reached)
{
	size_t i = at + 2;

	while (is_letter(peek(text, i)))
		i++;
	if (i == at + 2 || i >= text.len || !scan_is_space(text.data[i]))
		return 0;
	const size_t end = str_find_byte(text, '>', i);

	*reached = end == STR_NPOS ? text.len : end;
	return end == STR_NPOS ? 0 : end + 1;
}

static size_t scan_comment(struct str text, size_t at, size_t *reached)
{
	const struct str inside = str_from_offset(text, at + 4);

	if (str_starts(inside, STR(">")) || str_starts(inside, STR("->")))
		return 0;
	const size_t end = str_find(text, STR("--"), at + 4);

	*reached = end == STR_NPOS ? text.len : end;
	return end != STR_NPOS && peek(text, end + 2) == '>' ? end + 3 : 0;
}

size_t scan_html(struct str text, size_t at, size_t *reached)
{
	const struct str rest = str_from_offset(text, at);

	*reached = at;
	if (is_letter(peek(text, at + 1)))
		return scan_open_tag(text, at, reached);
	if (peek(text, at + 1) == '/')
		return scan_close_tag(text, at, reached);
	if (str_starts(rest, STR("<!--")))
		return scan_comment(text, at, reached);
	if (str_starts(rest, STR("<?")))
		return scan_instruction(text, at, reached);
	if (str_eq_ascii_case(str_slice(rest, 0, 9), STR("<![CDATA[")))
		return scan_cdata(text, at, reached);
	if (str_starts(rest, STR("<!")))
		return scan_declaration(text, at, reached);
	return 0;
}
