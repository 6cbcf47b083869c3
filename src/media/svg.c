/* SPDX-License-Identifier: MIT */
/* An SVG goes into the EPUB as it is, so it must be XML whose tags close each other and
 * must hold nothing that runs or that leads out of the file. This is a scan of tags and
 * attributes, stricter than XML where that keeps it short: what it does not understand
 * it refuses. */
#include "media/decode.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "base/vec.h"

struct svg_scan {
	struct decode *decode;
	struct media *media;
	struct str text;
	size_t at;
	VEC(struct str) open; /* names of the elements around `at` */
	bool has_root;
	double view_width, view_height;
};

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void skip_spaces(struct svg_scan *scan)
{
	while (scan->at < scan->text.len && is_space(scan->text.data[scan->at]))
		scan->at++;
}

static bool skip_past(struct svg_scan *scan, struct str end)
{
	const size_t found = str_find(scan->text, end, scan->at);

	scan->at = found == STR_NPOS ? scan->text.len : found + end.len;
	return found != STR_NPOS;
}

static bool next_is(const struct svg_scan *scan, struct str start)
{
	return str_starts(str_from_offset(scan->text, scan->at), start);
}

/* Past <!DOCTYPE svg [ declarations ]>. */
static void skip_doctype(struct svg_scan *scan)
{
	const size_t bracket = str_find_byte(scan->text, '[', scan->at);

	if (bracket < str_find_byte(scan->text, '>', scan->at)) {
		scan->at = bracket;
		skip_past(scan, STR("]"));
	}
	skip_past(scan, STR(">"));
}

/* Byte order mark, <?xml …?>, comments and <!DOCTYPE …>, then <svg. */
bool svg_is(struct str bytes)
{
	struct svg_scan scan = {.text = bytes};

	if (next_is(&scan, STR("\xEF\xBB\xBF")))
		scan.at = 3;
	for (;;) {
		skip_spaces(&scan);
		if (next_is(&scan, STR("<?")))
			skip_past(&scan, STR("?>"));
		else if (next_is(&scan, STR("<!--")))
			skip_past(&scan, STR("-->"));
		else if (next_is(&scan, STR("<!DOCTYPE")))
			skip_doctype(&scan);
		else
			return next_is(&scan, STR("<svg")) ||
			       next_is(&scan, STR("<svg:svg"));
	}
}

static bool refuse(struct svg_scan *scan, const char *what, struct str name)
{
	char words[100];

	snprintf(words, sizeof(words), "%s%.*s", what,
		(int)(name.len < 40 ? name.len : 40), name.data);
	return decode_fail(scan->decode, DIAG_IMAGE_UNSAFE, words);
}

static bool broken(struct svg_scan *scan, const char *what)
{
	char words[100];

	snprintf(words, sizeof(words), "SVG: %s", what);
	return decode_fail(scan->decode, DIAG_IMAGE_BROKEN, words);
}

static struct str local_name(struct str name)
{
	const size_t colon = str_find_byte(name, ':', 0);

	return colon == STR_NPOS ? name : str_from_offset(name, colon + 1);
}

static bool is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == ':' || c == '_' || c == '-' || c == '.' ||
	       (unsigned char)c >= 0x80;
}

static struct str take_name(struct svg_scan *scan)
{
	const size_t start = scan->at;

	while (scan->at < scan->text.len && is_name_byte(scan->text.data[scan->at]))
		scan->at++;
	return str_slice(scan->text, start, scan->at);
}

static bool leads_inside(struct str url)
{
	const struct str inside = str_trim(url);

	return inside.len == 0 || inside.data[0] == '#' ||
	       str_starts(inside, STR("data:image/png")) ||
	       str_starts(inside, STR("data:image/jpeg")) ||
	       str_starts(inside, STR("data:image/gif")) ||
	       str_starts(inside, STR("data:image/webp"));
}

/* Style text, in <style> or in an attribute: what it loads must lie in the file. A
 * backslash could hide the words that are looked for. */
static bool check_style(struct svg_scan *scan, struct str style)
{
	if (str_find_byte(style, '\\', 0) != STR_NPOS)
		return refuse(scan, "\\", (struct str){"", 0});
	for (size_t at = 0; at < style.len; at++) {
		const struct str rest = str_from_offset(style, at);
		struct str url = str_from_offset(rest, 4);

		if (str_eq_ascii_case(str_slice(rest, 0, 7), STR("@import")))
			return refuse(scan, "@import", (struct str){"", 0});
		if (!str_eq_ascii_case(str_slice(rest, 0, 4), STR("url(")))
			continue;
		url = str_trim(str_slice(url, 0, str_find_byte(url, ')', 0)));
		if (url.len && (url.data[0] == '"' || url.data[0] == '\''))
			url = str_from_offset(url, 1);
		if (!leads_inside(url))
			return refuse(scan, "url ", url);
	}
	return true;
}

/* A number in the unit's CSS px; 0: a percentage, or not understood. */
static double length_px(struct str value)
{
	static const struct {
		struct str unit;
		double px;
	} units[] = {{STR_INIT(""), 1}, {STR_INIT("px"), 1}, {STR_INIT("pt"), 96.0 / 72},
		{STR_INIT("pc"), 16}, {STR_INIT("in"), 96}, {STR_INIT("cm"), 96 / 2.54},
		{STR_INIT("mm"), 9.6 / 2.54}, {STR_INIT("em"), 16}, {STR_INIT("ex"), 8}};
	double number = 0, place = 1;
	size_t at = 0;

	value = str_trim(value);
	for (; at < value.len && at < 12; at++) {
		const char c = value.data[at];

		if (c >= '0' && c <= '9' && place < 1)
			number += (c - '0') * place, place /= 10;
		else if (c >= '0' && c <= '9')
			number = number * 10 + (c - '0');
		else if (c == '.' && place >= 1)
			place = 0.1;
		else
			break;
	}
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (str_eq_ascii_case(str_from_offset(value, at), units[i].unit))
			return number * units[i].px;
	return 0;
}

static void read_view_box(struct svg_scan *scan, struct str value)
{
	double numbers[4] = {0};

	for (size_t i = 0, at = 0; i < 4; i++) {
		while (at < value.len &&
			(is_space(value.data[at]) || value.data[at] == ','))
			at++;
		const size_t start = at;

		while (at < value.len && !is_space(value.data[at]) &&
			value.data[at] != ',')
			at++;
		numbers[i] = length_px(str_slice(value, start, at));
	}
	scan->view_width = numbers[2];
	scan->view_height = numbers[3];
}

static void read_root_attribute(struct svg_scan *scan, struct str name, struct str value)
{
	const double px = length_px(value);
	const uint32_t pixels =
		px >= 0 && px <= LIMIT_IMAGE_SIDE ? (uint32_t)(px + 0.5) : 0;

	if (str_eq(name, STR("width")))
		scan->media->width = pixels;
	if (str_eq(name, STR("height")))
		scan->media->height = pixels;
	if (str_eq(name, STR("viewBox")))
		read_view_box(scan, value);
}

static bool check_attribute(struct svg_scan *scan, struct str name, struct str value)
{
	const struct str local = local_name(name);

	if (str_eq_ascii_case(str_slice(local, 0, 2), STR("on")))
		return refuse(scan, "", name);
	if ((str_eq_ascii_case(local, STR("href")) ||
		    str_eq_ascii_case(local, STR("src"))) &&
		!leads_inside(value))
		return refuse(scan, "href ", value);
	if (str_eq_ascii_case(local, STR("attributeName")) &&
		str_eq_ascii_case(local_name(value), STR("href")))
		return refuse(scan, "animated ", value);
	if (str_find_byte(value, '<', 0) != STR_NPOS)
		return broken(scan, "<");
	if (!scan->has_root)
		read_root_attribute(scan, name, value);
	return check_style(scan, value);
}

static bool scan_attribute(struct svg_scan *scan)
{
	const struct str name = take_name(scan);

	skip_spaces(scan);
	if (name.len == 0 || !next_is(scan, STR("=")))
		return broken(scan, "attribute");
	scan->at++;
	skip_spaces(scan);
	const char quote = scan->at < scan->text.len ? scan->text.data[scan->at] : '\0';
	const size_t start = scan->at + 1;

	if (quote != '"' && quote != '\'')
		return broken(scan, "attribute");
	scan->at++;
	if (!skip_past(scan, (struct str){&quote, 1}))
		return broken(scan, "truncated");
	return check_attribute(scan, name, str_slice(scan->text, start, scan->at - 1));
}

static bool is_forbidden_element(struct str name)
{
	static const struct str forbidden[] = {STR_INIT("script"),
		STR_INIT("foreignObject"), STR_INIT("iframe"), STR_INIT("object"),
		STR_INIT("embed"), STR_INIT("handler"), STR_INIT("listener")};

	for (size_t i = 0; i < sizeof(forbidden) / sizeof(forbidden[0]); i++)
		if (str_eq_ascii_case(local_name(name), forbidden[i]))
			return true;
	return false;
}

static bool scan_start_tag(struct svg_scan *scan)
{
	scan->at++;
	const struct str name = take_name(scan);

	if (name.len == 0 || (scan->has_root && scan->open.len == 0))
		return broken(scan, "<");
	if (is_forbidden_element(name))
		return refuse(scan, "<", name);
	if (scan->open.len >= LIMIT_SVG_DEPTH)
		return broken(scan, "depth");
	for (;;) {
		skip_spaces(scan);
		if (next_is(scan, STR("/>")) || next_is(scan, STR(">")))
			break;
		if (!scan_attribute(scan))
			return false;
	}
	scan->has_root = true;
	if (next_is(scan, STR(">")))
		vec_push(&scan->open, name);
	scan->at += next_is(scan, STR(">")) ? 1 : 2;
	return true;
}

static bool scan_end_tag(struct svg_scan *scan)
{
	scan->at += 2;
	const struct str name = take_name(scan);

	skip_spaces(scan);
	if (scan->open.len == 0 || !str_eq(*vec_last(&scan->open), name) ||
		!next_is(scan, STR(">")))
		return broken(scan, "end tag");
	scan->open.len--;
	scan->at++;
	return true;
}

static bool in_style(const struct svg_scan *scan)
{
	return scan->open.len &&
	       str_eq_ascii_case(local_name(*vec_last(&scan->open)), STR("style"));
}

/* Only the five entities that XML itself has, and numbers. */
static bool check_text(struct svg_scan *scan, struct str text)
{
	static const struct str known[] = {STR_INIT("&amp;"), STR_INIT("&lt;"),
		STR_INIT("&gt;"), STR_INIT("&quot;"), STR_INIT("&apos;"), STR_INIT("&#")};

	for (size_t at = str_find_byte(text, '&', 0); at != STR_NPOS;
		at = str_find_byte(text, '&', at + 1)) {
		bool is_known = false;

		for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
			is_known |= str_starts(str_from_offset(text, at), known[i]);
		if (!is_known || in_style(scan))
			return broken(scan, "&");
	}
	return !in_style(scan) || check_style(scan, text);
}

static bool scan_text(struct svg_scan *scan)
{
	const size_t start = scan->at;
	const size_t end = str_find_byte(scan->text, '<', start);

	scan->at = end == STR_NPOS ? scan->text.len : end;
	return check_text(scan, str_slice(scan->text, start, scan->at));
}

static bool scan_cdata(struct svg_scan *scan)
{
	const size_t start = scan->at + 9;

	if (!skip_past(scan, STR("]]>")))
		return broken(scan, "truncated");
	return check_style(scan, str_slice(scan->text, start, scan->at - 3));
}

static bool scan_doctype(struct svg_scan *scan)
{
	const size_t start = scan->at;

	if (!skip_past(scan, STR(">")))
		return broken(scan, "truncated");
	if (str_find_byte(str_slice(scan->text, start, scan->at), '[', 0) != STR_NPOS)
		return refuse(scan, "<!DOCTYPE [", (struct str){"", 0});
	return true;
}

static bool scan_piece(struct svg_scan *scan)
{
	if (!next_is(scan, STR("<")))
		return scan_text(scan);
	if (next_is(scan, STR("</")))
		return scan_end_tag(scan);
	if (next_is(scan, STR("<!--")))
		return skip_past(scan, STR("-->")) || broken(scan, "truncated");
	if (next_is(scan, STR("<![CDATA[")))
		return scan_cdata(scan);
	if (next_is(scan, STR("<!DOCTYPE")))
		return scan_doctype(scan);
	if (next_is(scan, STR("<?xml-stylesheet")) || next_is(scan, STR("<!")))
		return refuse(scan, "<!", (struct str){"", 0});
	if (next_is(scan, STR("<?")))
		return skip_past(scan, STR("?>")) || broken(scan, "truncated");
	return scan_start_tag(scan);
}

static bool scan_all(struct svg_scan *scan)
{
	if (next_is(scan, STR("\xEF\xBB\xBF")))
		scan->at = 3;
	while (scan->at < scan->text.len)
		if (!scan_piece(scan))
			return false;
	if (scan->open.len || !scan->has_root)
		return broken(scan, "truncated");
	return true;
}

static uint32_t whole_px(double px)
{
	return px >= 1 && px <= LIMIT_IMAGE_SIDE ? (uint32_t)(px + 0.5) : 0;
}

bool decode_svg(struct decode *decode, struct media *media)
{
	struct svg_scan scan = {.decode = decode, .media = media, .text = decode->bytes};

	if (!utf8_is_valid(decode->bytes))
		return broken(&scan, "UTF-8");
	const bool done = scan_all(&scan);

	vec_clear(&scan.open);
	if (media->width == 0 || media->height == 0) {
		media->width = whole_px(scan.view_width);
		media->height = whole_px(scan.view_height);
	}
	if (media->width == 0 || media->height == 0)
		media->width = media->height = 0;
	return done;
}
