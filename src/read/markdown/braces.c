/* SPDX-License-Identifier: MIT */
#include "read/markdown/braces.h"

#include <stdint.h>
#include <string.h>

#include "read/markdown/scan.h"

#define MAX_LENGTH  1000 /* bytes between the braces */
#define MAX_FOREIGN 200

static bool is_name_byte(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9') || byte == '-' || byte == '_' ||
	       byte == ':' || byte == '.';
}

static size_t skip_white(struct str text, size_t at)
{
	while (at < text.len && scan_is_space(text.data[at]))
		at++;
	return at;
}

/* Up to white space, a brace or the end; ids and tags may be in any script. */
static size_t word_end(struct str text, size_t at)
{
	while (at < text.len && !scan_is_space(text.data[at]) && text.data[at] != '}' &&
		text.data[at] != '{')
		at++;
	return at;
}

static size_t value_end(struct str text, size_t at, struct str *value)
{
	const char quote = at < text.len ? text.data[at] : '\0';
	size_t end;

	if (quote == '"' || quote == '\'') {
		end = str_find_byte(text, quote, at + 1);
		*value = str_slice(text, at + 1, end);
		return end == STR_NPOS ? 0 : end + 1;
	}
	end = word_end(text, at);
	*value = str_slice(text, at, end);
	return end > at ? end : 0;
}

/* The end of one attribute, or 0. */
static size_t brace_attribute_end(
	struct str text, size_t at, struct brace_attribute *attribute)
{
	size_t end = at;

	if (at < text.len && (text.data[at] == '#' || text.data[at] == '.')) {
		attribute->kind = text.data[at] == '#' ? BRACE_ID : BRACE_TAG;
		end = word_end(text, at + 1);
		attribute->value = str_slice(text, at + 1, end);
		return end > at + 1 ? end : 0;
	}
	while (end < text.len && is_name_byte(text.data[end]))
		end++;
	if (end == at || end >= text.len || text.data[end] != '=')
		return 0;
	attribute->kind = BRACE_KEY;
	attribute->key = str_slice(text, at, end);
	return value_end(text, end + 1, &attribute->value);
}

bool brace_next(struct str *rest, struct brace_attribute *attribute)
{
	const size_t start = skip_white(*rest, 0);
	size_t end;

	*attribute = (struct brace_attribute){.key = STR(""), .value = STR("")};
	*rest = str_from_offset(*rest, start);
	end = brace_attribute_end(*rest, 0, attribute);
	if (end == 0 || (end < rest->len && !scan_is_space(rest->data[end])))
		return false;
	*rest = str_from_offset(*rest, end);
	return true;
}

size_t braces_end(struct str text, size_t at)
{
	const struct str near = str_slice(text, 0, at + MAX_LENGTH);
	struct brace_attribute attribute;
	size_t end = skip_white(near, at + 1);
	unsigned count = 0;

	while (end < near.len && near.data[end] != '}') {
		const size_t next = brace_attribute_end(near, end, &attribute);

		if (next == 0)
			return 0;
		if (count == 0 && attribute.kind == BRACE_KEY && attribute.key.len < 2)
			return 0; /* {x=1} is a set */
		end = skip_white(near, next);
		if (end == next && end < near.len && near.data[end] != '}')
			return 0;
		count++;
	}
	return end < near.len && count ? end + 1 : 0;
}

static bool is_call_of_hydro(struct str inside)
{
	static const struct str names[] = {STR_INIT("select("), STR_INIT("multiselect("),
		STR_INIT("input("), STR_INIT("textarea(")};
	struct str rest = str_trim(inside);

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (!str_skip(&rest, names[i]))
			continue;
		const size_t start = rest.len;

		while (rest.len && rest.data[0] >= '0' && rest.data[0] <= '9')
			rest = str_from_offset(rest, 1);
		return rest.len < start && str_eq(rest, STR(")"));
	}
	return false;
}

/* ` site.url `, ` page.title | upcase `: a path between spaces. */
static bool is_variable(struct str inside)
{
	const struct str path = str_trim(inside);
	size_t end = 0, dot = 0;

	while (end < path.len && is_name_byte(path.data[end])) {
		if (path.data[end] == '.')
			dot = end;
		end++;
	}
	return inside.len > 2 && inside.data[0] == ' ' &&
	       inside.data[inside.len - 1] == ' ' && dot && dot + 1 < end &&
	       path.data[0] >= 'a' && path.data[0] <= 'z' &&
	       (end == path.len || path.data[end] == ' ');
}

size_t braces_foreign_end(struct str text, size_t at)
{
	const struct str near = str_slice(text, 0, at + MAX_FOREIGN);

	if (at + 2 >= near.len || !strchr(" <%smit", near.data[at + 2]))
		return 0;
	const size_t end = str_find(near, STR("}}"), at + 2);

	if (end == STR_NPOS)
		return 0;
	const struct str inside = str_slice(near, at + 2, end);
	const bool is_shortcode =
		(str_starts(inside, STR("< ")) && str_ends(inside, STR(" >"))) ||
		(str_starts(inside, STR("% ")) && str_ends(inside, STR(" %")));

	if (str_find_byte(inside, '\n', 0) != STR_NPOS)
		return 0;
	return is_shortcode || is_call_of_hydro(inside) || is_variable(inside) ? end + 2
									       : 0;
}

struct unit_row {
	struct str name;
	enum image_unit unit;
	unsigned thousandths; /* of the unit in one of these */
};

static const struct unit_row units[] = {
	{STR_INIT("%"), IMAGE_UNIT_PERCENT, 1000},
	{STR_INIT("pt"), IMAGE_UNIT_PT, 1000},
	{STR_INIT("px"), IMAGE_UNIT_PT, 750},
	{STR_INIT(""), IMAGE_UNIT_PT, 750},
	{STR_INIT("cm"), IMAGE_UNIT_PT, 28346},
	{STR_INIT("mm"), IMAGE_UNIT_PT, 2835},
	{STR_INIT("in"), IMAGE_UNIT_PT, 72000},
};

/* A decimal number in thousandths; at most 5 digits before the point. */
static size_t scan_decimal(struct str text, unsigned *thousandths)
{
	unsigned value = 0, scale = 100;
	size_t at = 0;

	for (; at < text.len && at < 5 && text.data[at] >= '0' && text.data[at] <= '9';
		at++)
		value = value * 10 + (unsigned)(text.data[at] - '0');
	*thousandths = value * 1000;
	if (at == 0 || at + 1 >= text.len || text.data[at] != '.')
		return at;
	for (at++; at < text.len && text.data[at] >= '0' && text.data[at] <= '9'; at++) {
		*thousandths += (unsigned)(text.data[at] - '0') * scale;
		scale /= 10;
	}
	return at;
}

bool brace_size(struct str value, struct image_size *size)
{
	unsigned thousandths;
	const struct str trimmed = str_trim(value);
	const size_t digits = scan_decimal(trimmed, &thousandths);
	const struct str name = str_trim(str_from_offset(trimmed, digits));

	if (digits == 0 || thousandths == 0)
		return false;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		if (!str_eq_ascii_case(name, units[i].name))
			continue;
		const uint64_t scaled =
			(uint64_t)thousandths * units[i].thousandths / 1000;

		size->unit = units[i].unit;
		size->value = scaled > 100000000 ? 100000000 : (unsigned)scaled;
		return true;
	}
	return false;
}

void braces_put_size(
	struct str inside, struct image_size *width, struct image_size *height)
{
	struct brace_attribute attribute;

	while (brace_next(&inside, &attribute)) {
		if (str_eq_ascii_case(attribute.key, STR("width")))
			brace_size(attribute.value, width);
		else if (str_eq_ascii_case(attribute.key, STR("height")))
			brace_size(attribute.value, height);
	}
}
