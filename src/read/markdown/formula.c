/* SPDX-License-Identifier: MIT */
#include "read/markdown/mask_scan.h"

#include "base/buf.h"
#include "read/markdown/scan.h"

/* Formulas: $…$, $$…$$, \(…\) and \[…\]. The end is the next delimiter outside escapes
 * and code; only then is it asked whether what lies between is mathematics. A display
 * formula that begins a line may run on past the block that the first pass saw, since
 * its lines may look like lists or rules:
 *
 *	$$
 *	a
 *	+ b		a list to CommonMark
 *	$$
 */

/* A delimiter pair as it stands in the source. */
struct fence {
	struct str open, close;
	bool is_display, is_tex; /* \( \[ */
};

static const struct fence fences[] = {
	{STR_INIT("$$"), STR_INIT("$$"), true, false},
	{STR_INIT("$"), STR_INIT("$"), false, false},
	{STR_INIT("\\("), STR_INIT("\\)"), false, true},
	{STR_INIT("\\["), STR_INIT("\\]"), true, true},
};

static bool holds_any(struct str text, const char *bytes)
{
	for (size_t i = 0; i < text.len; i++)
		if (strchr(bytes, text.data[i]))
			return true;
	return false;
}

/* The closing delimiter in text at or after `at`; STR_NPOS: none. Another opening one
 * of \( and \[ ends the search, so that all searches together read the text once. */
static size_t find_close(struct str text, const struct fence *fence, size_t at)
{
	while (at < text.len) {
		const struct str rest = str_from_offset(text, at);

		if (str_starts(rest, fence->close))
			return at;
		if (fence->is_tex && str_starts(rest, fence->open))
			return STR_NPOS;
		at += text.data[at] == '\\' ? 2 : 1;
	}
	return STR_NPOS;
}

/* The same within the block, where code spans and tags are passed over. */
static size_t find_close_in_block(
	struct scanner *scanner, const struct fence *fence, size_t at)
{
	const struct str text = scanner->text;

	while (at < text.len) {
		const struct str rest = str_from_offset(text, at);
		const size_t whole = text.data[at] == '`'   ? mask_code_end(scanner, at)
				     : text.data[at] == '<' ? mask_tag_end(scanner, at)
							    : 0;

		if (str_starts(rest, fence->close))
			return at;
		if (fence->is_tex && str_starts(rest, fence->open))
			return STR_NPOS;
		if (scanner->is_table && text.data[at] == '\n')
			return STR_NPOS;
		if (whole)
			at = whole;
		else if (text.data[at] == '`')
			at = scan_run(text, at);
		else
			at += text.data[at] == '\\' ? 2 : 1;
	}
	return STR_NPOS;
}

static bool is_white(struct str text, size_t at)
{
	return scan_is_space(text.data[at]) ||
	       str_starts(str_from_offset(text, at), STR("\xE3\x80\x80"));
}

static bool ends_white(struct str text)
{
	return scan_is_space(text.data[text.len - 1]) ||
	       str_ends(text, STR("\xE3\x80\x80"));
}

/* GRAMMAR: opens before and closes after a non-space, or has white space at both ends
 * and a sign of TeX; a digit after the closing dollar makes it money. */
static bool is_inline_formula(struct str inside, char next)
{
	if (inside.len == 0 || (next >= '0' && next <= '9'))
		return false;
	const bool opens_white = is_white(inside, 0), closes_white = ends_white(inside);

	if (opens_white && closes_white)
		return str_trim_wide(inside).len > 0 && holds_any(inside, "\\^_{");
	return !opens_white && !closes_white;
}

static bool is_formula(const struct fence *fence, struct str inside, char next)
{
	if (fence->is_tex)
		return str_trim(inside).len > 0 && holds_any(inside, "\\^_=");
	if (fence->is_display)
		return str_trim(inside).len > 0;
	return is_inline_formula(inside, next);
}

/* In a table a bar is written \| even here. */
static struct str unescape_bars(struct arena *arena, struct str text)
{
	char *const copy = arena_alloc(arena, text.len + 1);
	size_t length = 0;

	for (size_t i = 0; i < text.len; i++)
		if (text.data[i] != '\\' || i + 1 == text.len || text.data[i + 1] != '|')
			copy[length++] = text.data[i];
	return (struct str){copy, length};
}

static bool scan_in_block(struct scanner *scanner, const struct fence *fence)
{
	const size_t start = scanner->at, inside = start + fence->open.len;
	const size_t close = find_close_in_block(scanner, fence, inside);

	if (close == STR_NPOS)
		return false;
	const size_t end = close + fence->close.len;
	const char next = end < scanner->text.len ? scanner->text.data[end] : '\0';

	if (!is_formula(fence, str_slice(scanner->text, inside, close), next))
		return false;
	struct region *const region = mask_add(scanner, REGION_MATH, start, end);

	region->is_display = fence->is_display;
	region->text = mask_keep(scanner, inside, close);
	if (scanner->is_table)
		region->text = unescape_bars(scanner->mask->arena, region->text);
	scanner->at = end;
	return true;
}

static bool begins_line(const struct scanner *scanner)
{
	size_t at = scanner->at;

	while (at > 0 &&
		(scanner->text.data[at - 1] == ' ' || scanner->text.data[at - 1] == '\t'))
		at--;
	return at == 0 || scanner->text.data[at - 1] == '\n';
}

/* The number of the line in which a place lies. */
static size_t line_of(const struct leaf_walk *walk, size_t place)
{
	size_t low = 0, high = leaf_line_count(walk);

	while (high - low > 1) {
		const size_t middle = low + (high - low) / 2;

		if (leaf_line_start(walk, middle) <= place)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* Looks for the end in the lines after the block, up to a blank line, code or HTML; the
 * TeX is gathered in *tex. Returns the place after the delimiter, or 0. */
static size_t find_beyond(
	struct scanner *scanner, const struct fence *fence, struct buf *tex)
{
	struct leaf_walk *const walk = scanner->walk;
	const size_t last = scanner->text.len ? scanner->text.len - 1 : 0;
	size_t line = line_of(walk, leaf_place(scanner->leaf, last)) + 1;

	for (; line < leaf_line_count(walk) && !scanner->is_raw[line]; line++) {
		const size_t start = leaf_line_content(walk, line);
		const struct str text =
			str_slice(walk->source, start, leaf_line_end(walk, line));
		const size_t close = find_close(text, fence, 0);

		if (text.len == 0)
			return 0;
		buf_put_byte(tex, '\n');
		buf_put_str(tex, str_slice(text, 0, close));
		if (close != STR_NPOS)
			return start + close + fence->close.len;
		if (fence->is_tex && str_find(text, fence->open, 0) != STR_NPOS)
			return 0;
	}
	return 0;
}

static bool scan_beyond(struct scanner *scanner, const struct fence *fence)
{
	const size_t inside = scanner->at + fence->open.len;
	struct buf tex;
	bool is_found = false;

	if (!fence->is_display || !scanner->runs_on || scanner->is_table ||
		!begins_line(scanner))
		return false;
	buf_init(&tex, LIMIT_TEXT_BYTES);
	buf_put_str(&tex, str_from_offset(scanner->text, inside));
	const size_t end = find_beyond(scanner, fence, &tex);

	if (end && is_formula(fence, buf_str(&tex), '\0')) {
		struct region *const region = mask_add_places(scanner, REGION_MATH,
			leaf_place(scanner->leaf, scanner->at), end);

		region->is_display = true;
		region->text = arena_copy_str(scanner->mask->arena, buf_str(&tex));
		scanner->resume = end;
		scanner->at = scanner->text.len;
		is_found = true;
	}
	buf_clear(&tex);
	return is_found;
}

bool formula_scan(struct scanner *scanner)
{
	const struct str rest = str_from_offset(scanner->text, scanner->at);
	const size_t run = rest.data[0] == '$' ? scan_run(rest, 0) : 0;

	if (run > 2) /* $$$$ and the like are no delimiters */
		return false;
	for (size_t i = 0; i < sizeof(fences) / sizeof(fences[0]); i++)
		if (str_starts(rest, fences[i].open) &&
			(run == 0 || run == fences[i].open.len))
			return scan_in_block(scanner, &fences[i]) ||
			       scan_beyond(scanner, &fences[i]);
	return false;
}
