/* SPDX-License-Identifier: MIT */
#include "layout/resolve.h"

#include "base/unicode.h"

/* “ ” ‘ ’ — … – · are the same code points in Chinese and English and a whole em or less
 * than half of one on the page. Their neighbours tell which is meant. */

/* --- roles of ambiguous marks, TYPOGRAPHY 1.2 --- */

#define QUOTE_DEPTH 32
#define NO_CHAR     ((size_t)-1)

struct resolver {
	struct flat *flat;
	enum language language;
	uint32_t *wide_before;  /* wide characters before i; count + 1 items */
	uint32_t *sentence_end; /* of the sentence that i stands in */
	uint32_t *sentence_start;
	size_t count;
};

static struct flat_char *char_at(const struct resolver *resolver, size_t i)
{
	return &resolver->flat->chars.data[i];
}

static bool is_sentence_end(uint32_t c)
{
	return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == '.' || c == '!' ||
	       c == '?';
}

static bool in_code(const struct resolver *resolver, size_t i)
{
	return (flat_run_of(resolver->flat, i)->flags & RUN_CODE) != 0;
}

/* Fills the counts by which "any Han inside" and "in its sentence" cost nothing. */
static void count_wide(struct resolver *resolver)
{
	struct flat *flat = resolver->flat;
	const size_t count = flat->chars.len;
	uint32_t start = 0;

	vec_reset(&flat->counts);
	vec_reserve(&flat->counts, 3 * (count + 1));
	resolver->count = count;
	resolver->wide_before = flat->counts.data;
	resolver->sentence_start = resolver->wide_before + count + 1;
	resolver->sentence_end = resolver->sentence_start + count + 1;
	resolver->wide_before[0] = 0;
	for (size_t i = 0; i < count; i++) {
		const struct flat_char *c = &flat->chars.data[i];

		resolver->wide_before[i + 1] =
			resolver->wide_before[i] +
			(c->class != CLASS_AMBIGUOUS && class_is_wide(c->class));
		resolver->sentence_start[i] = start;
		if (is_sentence_end(c->code_point) &&
			(i + 1 == count || c->code_point > 0x7F ||
				flat->chars.data[i + 1].blank != BLANK_ABSENT))
			start = (uint32_t)i + 1;
	}
	uint32_t end = (uint32_t)count;
	for (size_t i = count; i-- > 0;) {
		resolver->sentence_end[i] = end;
		if (resolver->sentence_start[i] == i)
			end = (uint32_t)i;
	}
}

static bool has_wide(const struct resolver *resolver, size_t start, size_t end)
{
	return resolver->wide_before[end] > resolver->wide_before[start];
}

static bool sentence_has_wide(const struct resolver *resolver, size_t i)
{
	return has_wide(resolver, resolver->sentence_start[i], resolver->sentence_end[i]);
}

static bool is_wide_at(const struct resolver *resolver, size_t i)
{
	return i < resolver->count && char_at(resolver, i)->class != CLASS_AMBIGUOUS &&
	       class_is_wide(char_at(resolver, i)->class);
}

static bool is_letter(const struct resolver *resolver, size_t i)
{
	if (i >= resolver->count || char_at(resolver, i)->class != CLASS_LATIN)
		return false;
	const enum unicode_category category =
		unicode_category(char_at(resolver, i)->code_point);

	return category == CATEGORY_LETTER || category == CATEGORY_NUMBER;
}

static bool touches(const struct resolver *resolver, size_t left, size_t right)
{
	return left + 1 == right && char_at(resolver, right)->blank == BLANK_ABSENT;
}

/* it’s, the ’90s */
static bool is_apostrophe(const struct resolver *resolver, size_t i)
{
	if (char_at(resolver, i)->code_point != 0x2019)
		return false;
	const bool right = i + 1 < resolver->count && touches(resolver, i, i + 1);

	if (i > 0 && is_letter(resolver, i - 1) && touches(resolver, i - 1, i) && right &&
		is_letter(resolver, i + 1))
		return true;
	return right && i + 2 < resolver->count &&
	       char_is_digit(char_at(resolver, i + 1)->code_point) &&
	       char_is_digit(char_at(resolver, i + 2)->code_point) &&
	       (i == 0 || char_at(resolver, i)->blank != BLANK_ABSENT);
}

static void set_latin(const struct resolver *resolver, size_t i)
{
	char_at(resolver, i)->class = CLASS_LATIN;
	char_at(resolver, i)->flavour = FLAVOUR_LATIN;
}

static void set_class(const struct resolver *resolver, size_t i, enum char_class class)
{
	char_at(resolver, i)->class = (uint8_t) class;
	char_at(resolver, i)->flavour = FLAVOUR_CJK;
}

/* A pair at [open, close]: what it encloses decides, then what touches it outside. */
static bool pair_is_cjk(const struct resolver *resolver, size_t open, size_t close)
{
	if (has_wide(resolver, open, close))
		return true;
	if (resolver->language == LANGUAGE_JA || resolver->language == LANGUAGE_KO)
		return false;
	if ((open > 0 && is_wide_at(resolver, open - 1)) ||
		is_wide_at(resolver, close + 1))
		return true;
	return sentence_has_wide(resolver, open);
}

static void resolve_pair(const struct resolver *resolver, size_t open, size_t close)
{
	if (pair_is_cjk(resolver, open, close)) {
		set_class(resolver, open, CLASS_OPEN);
		set_class(resolver, close, CLASS_CLOSE);
	} else {
		set_latin(resolver, open);
		set_latin(resolver, close);
	}
}

/* The nearest neighbour that is a letter of some script, left first (1.2 d). */
static void resolve_lone_quote(const struct resolver *resolver, size_t i)
{
	const uint32_t c = char_at(resolver, i)->code_point;
	const enum char_class class =
		c == 0x201C || c == 0x2018 ? CLASS_OPEN : CLASS_CLOSE;
	bool is_cjk = false;

	if (i > 0)
		is_cjk = is_wide_at(resolver, i - 1);
	else
		is_cjk = is_wide_at(resolver, i + 1);
	if (resolver->language == LANGUAGE_JA || resolver->language == LANGUAGE_KO)
		is_cjk = false;
	if (is_cjk)
		set_class(resolver, i, class);
	else
		set_latin(resolver, i);
}

static bool is_pair(uint32_t open, uint32_t close)
{
	return open + 1 == close; /* 201C 201D, 2018 2019 */
}

static void resolve_quotes(const struct resolver *resolver)
{
	size_t open[QUOTE_DEPTH];
	size_t depth = 0;

	for (size_t i = 0; i < resolver->count; i++) {
		const struct flat_char *c = char_at(resolver, i);
		const uint32_t code_point = c->code_point;

		if (c->class != CLASS_AMBIGUOUS || code_point < 0x2018 ||
			code_point > 0x201D)
			continue;
		if (in_code(resolver, i) || is_apostrophe(resolver, i)) {
			set_latin(resolver, i);
		} else if (code_point == 0x201C || code_point == 0x2018) {
			if (depth < QUOTE_DEPTH)
				open[depth++] = i;
			else
				resolve_lone_quote(resolver, i);
		} else {
			size_t match = depth;

			while (match > 0 &&
				!is_pair(char_at(resolver, open[match - 1])->code_point,
					code_point))
				match--;
			if (match == 0) {
				resolve_lone_quote(resolver, i);
				continue;
			}
			while (depth > match)
				resolve_lone_quote(resolver, open[--depth]);
			resolve_pair(resolver, open[--depth], i);
		}
	}
	while (depth > 0)
		resolve_lone_quote(resolver, open[--depth]);
}

static enum char_class class_in_cjk(const struct flat_char *c)
{
	const bool is_double = c->length >= 6;

	switch (c->code_point) {
	case 0x2014: return is_double ? CLASS_DASH2 : CLASS_CONN;
	case 0x2013: return CLASS_CONN;
	case 0x2025:
	case 0x2026:
	case 0x22EF: return CLASS_ELL2;
	case '/': return CLASS_SOL;
	}
	return CLASS_DOT;
}

/* — … – ·: by what touches them, or doubled in a Chinese sentence (1.2 e); a slash only
 * between two Han. */
static void resolve_other(const struct resolver *resolver, size_t i)
{
	const struct flat_char *c = char_at(resolver, i);
	const bool left =
		i > 0 && is_wide_at(resolver, i - 1) && touches(resolver, i - 1, i);
	const bool right = i + 1 < resolver->count && is_wide_at(resolver, i + 1) &&
			   touches(resolver, i, i + 1);
	bool is_cjk = left || right || (c->length >= 6 && sentence_has_wide(resolver, i));

	if (c->code_point == '/')
		is_cjk = left && right;
	if (is_cjk && !in_code(resolver, i))
		set_class(resolver, i, class_in_cjk(c));
	else
		set_latin(resolver, i);
}

void classes_resolve(struct flat *flat, enum language language)
{
	struct resolver resolver = {.flat = flat, .language = language};

	if (!flat->has_ambiguous)
		return;
	count_wide(&resolver);
	resolve_quotes(&resolver);
	for (size_t i = 0; i < resolver.count; i++)
		if (char_at(&resolver, i)->class == CLASS_AMBIGUOUS)
			resolve_other(&resolver, i);
}
