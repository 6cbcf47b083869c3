/* SPDX-License-Identifier: MIT */
#include "read/markdown/mask_scan.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "read/markdown/braces.h"
#include "read/markdown/guard.h"
#include "read/markdown/scan.h"

/* One walk from left to right; whatever begins first binds first: code, autolinks, raw
 * tags, formulas, the destination of a link. Each marker moves scanner->at past itself.
 * The brackets that are open are counted as cmark counts them, so that LIMIT_BRACKETS
 * can take the rest from it. */

static char byte_at(const struct scanner *scanner, size_t at)
{
	return at < scanner->text.len ? scanner->text.data[at] : '\0';
}

/* Takes one byte's meaning from cmark. */
static void take_byte(struct scanner *scanner, size_t at, enum mask_byte byte)
{
	scanner->mask->text[leaf_place(scanner->leaf, at)] = (char)byte;
}

static void scan_backslash(struct scanner *scanner)
{
	const char next = byte_at(scanner, scanner->at + 1);

	if ((next == '(' || next == '[') && formula_scan(scanner))
		return;
	scanner->at += scan_is_punctuation(next) ? 2 : 1;
}

static void scan_backticks(struct scanner *scanner)
{
	const size_t end = mask_code_end(scanner, scanner->at);

	scanner->at = end ? end : scan_run(scanner->text, scanner->at);
}

/* Brackets within something that is a link's tail or a tag, if cmark takes it as that,
 * and text if not: the more that may stay open. */
static void count_brackets(struct scanner *scanner, size_t start, size_t end)
{
	size_t depth = scanner->depth;

	for (size_t i = start; i < end; i++) {
		if (scanner->text.data[i] == '[')
			depth++;
		else if (scanner->text.data[i] == ']' && depth > 0)
			depth--;
	}
	if (depth > scanner->depth)
		scanner->depth = depth;
}

static void scan_less_than(struct scanner *scanner)
{
	const size_t start = scanner->at, end = mask_tag_end(scanner, start);

	if (!mask_has_tag_budget(scanner))
		take_byte(scanner, start, MASK_TAG);
	if (end)
		count_brackets(scanner, start, end);
	scanner->at = end ? end : start + 1;
}

static void scan_open_bracket(struct scanner *scanner)
{
	if (scanner->depth >= LIMIT_BRACKETS)
		take_byte(scanner, scanner->at, MASK_BRACKET);
	else
		scanner->depth++;
	scanner->at++;
}

/* After the text of a link its destination is passed over whole. */
static void scan_close_bracket(struct scanner *scanner)
{
	const size_t next = scanner->at + 1;
	struct scan_tail tail;

	scanner->at = next;
	if (scanner->depth == 0)
		return;
	scanner->depth--;
	if (byte_at(scanner, next) != '(' || !scan_link_tail(scanner->text, next, &tail))
		return;
	count_brackets(scanner, next, tail.end);
	scanner->at = tail.end;
}

static bool is_word(uint32_t code_point)
{
	if (code_point == UTF8_END || unicode_is_wide(code_point))
		return false;
	const enum unicode_category category = unicode_category(code_point);

	return category == CATEGORY_LETTER || category == CATEGORY_NUMBER;
}

static uint32_t character_before(const struct scanner *scanner, size_t at)
{
	return at ? utf8_before(scanner->text, &at) : UTF8_END;
}

static uint32_t character_at(const struct scanner *scanner, size_t at)
{
	return utf8_next(scanner->text, &at);
}

/* The first run of "_" that could open emphasis and the last that could close it. */
static void find_flanks(struct scanner *scanner)
{
	const struct str text = scanner->text;
	size_t at = 0;

	scanner->has_flanks = true;
	scanner->first_opener = STR_NPOS;
	scanner->last_closer = 0;
	while ((at = str_find_byte(text, '_', at)) != STR_NPOS) {
		const size_t end = scan_run(text, at);
		const bool before = is_word(character_before(scanner, at));
		const bool after = is_word(character_at(scanner, end));

		if (after && !before && scanner->first_opener == STR_NPOS)
			scanner->first_opener = at;
		if (before && !after)
			scanner->last_closer = at;
		at = end;
	}
}

/* ___ is a blank outside words: neither in snake___case nor where it may be emphasis, as
 * in ___word___; but 长 ____cm is one, since nothing closes it. */
static bool is_blank_run(struct scanner *scanner, size_t start, size_t end)
{
	const bool before = is_word(character_before(scanner, start));
	const bool after = is_word(character_at(scanner, end));

	if (end - start < 3 || (before && after))
		return false;
	if (!before && !after)
		return true;
	if (!scanner->has_flanks)
		find_flanks(scanner);
	return after ? scanner->last_closer <= start : scanner->first_opener >= start;
}

static void scan_underscores(struct scanner *scanner)
{
	const size_t start = scanner->at, end = scan_run(scanner->text, start);

	if (is_blank_run(scanner, start, end))
		mask_add(scanner, REGION_BLANK, start, end)->number =
			(unsigned)(end - start);
	scanner->at = end;
}

static bool is_blank_space(uint32_t code_point)
{
	return code_point != '\n' && unicode_is_space(code_point);
}

/* （ ） and ( ) with spaces inside; without any only （） and, after Han, (). */
static bool scan_parentheses(struct scanner *scanner, size_t inside)
{
	const struct str text = scanner->text;
	const bool is_wide = inside - scanner->at > 1;
	size_t at = inside, close = inside;
	unsigned width = 0;

	while (is_blank_space(utf8_next(text, &at))) {
		close = at;
		width++;
	}
	const bool closes_wide = str_starts(str_from_offset(text, close), STR("）"));

	if (!closes_wide && byte_at(scanner, close) != ')')
		return false;
	if (scanner->at > 0 && text.data[scanner->at - 1] == ']')
		return false;
	if (width == 0 && !is_wide && !closes_wide) {
		const uint32_t before = character_before(scanner, scanner->at);

		if (before == UTF8_END || !unicode_is_han(before))
			return false;
	}
	const size_t end = close + (closes_wide ? 3 : 1);
	struct region *const region = mask_add(scanner, REGION_BLANK, scanner->at, end);

	region->number = width;
	region->is_paren = true;
	scanner->at = end;
	return true;
}

static void scan_parenthesis(struct scanner *scanner)
{
	if (!scan_parentheses(scanner, scanner->at + 1))
		scanner->at++;
}

/* ＿＿＿: the low lines of Chinese keyboards; two are a blank, none is emphasis. */
static bool scan_wide_lines(struct scanner *scanner)
{
	size_t end = scanner->at;

	while (str_starts(str_from_offset(scanner->text, end), STR("＿")))
		end += 3;
	if (end - scanner->at < 6)
		return false;
	mask_add(scanner, REGION_BLANK, scanner->at, end)->number =
		(unsigned)(end - scanner->at) / 3 * 2;
	scanner->at = end;
	return true;
}

/* Bytes of three-byte characters; （ and ＿ are the only ones looked for. */
static void scan_wide(struct scanner *scanner)
{
	const struct str rest = str_from_offset(scanner->text, scanner->at);

	if (scan_wide_lines(scanner))
		return;
	if (!str_starts(rest, STR("（")) || !scan_parentheses(scanner, scanner->at + 3))
		scanner->at++;
}

/* The number of "c12::" at `at` and where it ends; 0 where there is none. */
static unsigned scan_cloze_number(struct str text, size_t at, size_t *end)
{
	unsigned number = 0;
	size_t digits = at + 1;

	if (at >= text.len || text.data[at] != 'c')
		return 0;
	while (digits < text.len && digits - at <= 3 && text.data[digits] >= '0' &&
		text.data[digits] <= '9')
		number = number * 10 + (unsigned)(text.data[digits++] - '0');
	if (!str_starts(str_from_offset(text, digits), STR("::")))
		return 0;
	*end = digits + 2;
	return number;
}

/* A cloze that was left open is text. */
static void drop_cloze(struct scanner *scanner)
{
	if (scanner->cloze != STR_NPOS)
		scanner->mask->regions.data[scanner->cloze].kind = REGION_TEXT;
	scanner->cloze = STR_NPOS;
}

static void open_cloze(struct scanner *scanner)
{
	const size_t start = scanner->at;
	size_t end = start + 2;
	const unsigned number = scan_cloze_number(scanner->text, end, &end);

	drop_cloze(scanner);
	mask_add(scanner, REGION_CLOZE_OPEN, start, end)->number = number;
	scanner->cloze = scanner->mask->regions.len - 1;
	scanner->at = end;
}

static void close_cloze(struct scanner *scanner, size_t end)
{
	const size_t start = scanner->at;
	const size_t opened = scanner->mask->regions.data[scanner->cloze].end;
	struct region *const region = mask_add(scanner, REGION_CLOZE_CLOSE, start, end);

	region->text = STR("");
	if (end - start > 2)
		region->text = mask_keep(scanner, start + 2, end - 2);
	if (opened == region->start) { /* {{}} */
		region->kind = REGION_TEXT;
		drop_cloze(scanner);
	}
	scanner->cloze = STR_NPOS;
	scanner->at = end;
}

/* "::" inside {{c1::…}}: what follows is the hint. */
static void scan_colon(struct scanner *scanner)
{
	const struct str text = scanner->text;
	const bool is_open = scanner->cloze != STR_NPOS &&
			     scanner->mask->regions.data[scanner->cloze].number > 0;

	if (is_open && byte_at(scanner, scanner->at + 1) == ':') {
		const size_t end = scanner->has_no_braces
					   ? STR_NPOS
					   : str_find(text, STR("}}"), scanner->at);

		if (end != STR_NPOS) {
			close_cloze(scanner, end + 2);
			return;
		}
		scanner->has_no_braces = true;
		drop_cloze(scanner);
	}
	scanner->at++;
}

static bool ends_line(struct str text, size_t at)
{
	while (at < text.len && (text.data[at] == ' ' || text.data[at] == '\t'))
		at++;
	return at == text.len || text.data[at] == '\n';
}

static bool scan_attributes(struct scanner *scanner)
{
	const size_t start = scanner->at, end = braces_end(scanner->text, start);
	const char before = start ? scanner->text.data[start - 1] : '\0';
	const bool is_size = before == ')' || before == ']';
	const bool is_last = end && ends_line(scanner->text, end);

	if (end == 0 || (!is_size && !is_last))
		return false;
	struct region *const region = mask_add(scanner, REGION_ATTRIBUTES, start, end);

	region->text = mask_keep(scanner, start + 1, end - 1);
	region->is_size = is_size;
	region->ends_line = is_last;
	scanner->at = end;
	return true;
}

static bool scan_foreign(struct scanner *scanner)
{
	const size_t start = scanner->at;
	const size_t end = braces_foreign_end(scanner->text, start);

	if (!end)
		return false;
	mask_add(scanner, REGION_TEXT, start, end)->is_foreign = true;
	scanner->at = end;
	return true;
}

static void scan_open_brace(struct scanner *scanner)
{
	if (byte_at(scanner, scanner->at + 1) == '{' && scan_foreign(scanner))
		return;
	if (byte_at(scanner, scanner->at + 1) == '{')
		open_cloze(scanner);
	else if (!scan_attributes(scanner))
		scanner->at++;
}

static void scan_close_brace(struct scanner *scanner)
{
	if (scanner->cloze != STR_NPOS && byte_at(scanner, scanner->at + 1) == '}')
		close_cloze(scanner, scanner->at + 2);
	else
		scanner->at++;
}

static void scan_tildes(struct scanner *scanner)
{
	const size_t start = scanner->at, end = scan_run(scanner->text, start);
	const uint32_t before = character_before(scanner, start);
	const uint32_t after = character_at(scanner, end);

	scanner->at = end;
	if (end - start != 2)
		return;
	struct region *const region = mask_add(scanner, REGION_DELETED, start, end);

	region->can_open = after != UTF8_END && !unicode_is_space(after);
	region->can_close = before != UTF8_END && !unicode_is_space(before);
}

static void scan_stars(struct scanner *scanner)
{
	const size_t start = scanner->at, end = scan_run(scanner->text, start);

	vec_push(&scanner->stars, (struct star_run){start, end});
	scanner->at = end;
}

static void scan_dollar(struct scanner *scanner)
{
	if (!formula_scan(scanner))
		scanner->at = scan_run(scanner->text, scanner->at);
}

static void scan_one(struct scanner *scanner)
{
	switch (scanner->text.data[scanner->at]) {
	case '\\': scan_backslash(scanner); break;
	case '`': scan_backticks(scanner); break;
	case '<': scan_less_than(scanner); break;
	case '[': scan_open_bracket(scanner); break;
	case ']': scan_close_bracket(scanner); break;
	case '$': scan_dollar(scanner); break;
	case '_': scan_underscores(scanner); break;
	case '(': scan_parenthesis(scanner); break;
	case '\xEF': scan_wide(scanner); break;
	case '{': scan_open_brace(scanner); break;
	case '}': scan_close_brace(scanner); break;
	case ':': scan_colon(scanner); break;
	case '~': scan_tildes(scanner); break;
	case '*': scan_stars(scanner); break;
	default: scanner->at++; break;
	}
}

/* What lies past LIMIT_BLOCK_BYTES of one block is text. */
static void take_rest(struct scanner *scanner, size_t from)
{
	for (size_t i = from; i < scanner->text.len; i++)
		if (strchr("\\`<[]*_&!", scanner->text.data[i]))
			take_byte(scanner, i, MASK_BLOCK);
}

void mask_scan(struct scanner *scanner)
{
	const struct str whole = scanner->text;

	if (whole.len > LIMIT_BLOCK_BYTES) {
		take_rest(scanner, LIMIT_BLOCK_BYTES);
		scanner->text = str_slice(whole, 0, LIMIT_BLOCK_BYTES);
	}
	vec_reset(&scanner->stars);
	while (scanner->at < scanner->text.len)
		scan_one(scanner);
	drop_cloze(scanner);
	emphasis_open_runs(scanner);
	scanner->text = whole;
}
