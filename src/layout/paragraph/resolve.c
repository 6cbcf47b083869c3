/* SPDX-License-Identifier: MIT */
#include "layout/paragraph/resolve.h"

#include "base/unicode.h"

/* “ ” ‘ ’ — … – · are the same code points in Chinese and English and a whole em or less
 * than half of one on the page. Their neighbours tell which is meant. */

/* --- roles of ambiguous marks, TYPOGRAPHY 1.2 --- */

#define QUOTE_DEPTH 32
#define STRONG_LOOK 8 /* characters looked at from a mark without a partner */

struct resolver {
	struct flat *flat;
	enum language language;
	uint32_t *wide_before;  /* wide characters before i; count + 1 items */
	uint32_t *sentence_end; /* of the sentence that i stands in */
	uint32_t *sentence_start;
	uint32_t *partner; /* of a quotation mark; itself: none */
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
	vec_reserve(&flat->counts, 4 * (count + 1));
	resolver->count = count;
	resolver->wide_before = flat->counts.data;
	resolver->sentence_start = resolver->wide_before + count + 1;
	resolver->sentence_end = resolver->sentence_start + count + 1;
	resolver->partner = resolver->sentence_end + count + 1;
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

static bool is_wide_at(const struct resolver *resolver, size_t i)
{
	return i < resolver->count && char_at(resolver, i)->class != CLASS_AMBIGUOUS &&
	       class_is_wide(char_at(resolver, i)->class);
}

/* A letter, digit, or the like that is not CJK. */
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

/* Where quotation marks of this kind are those of Latin, if nothing says otherwise. */
static bool is_east_of_china(const struct resolver *resolver)
{
	return resolver->language == LANGUAGE_JA || resolver->language == LANGUAGE_KO;
}

/* What decides about text that does not say it itself: its sentence, or as much of it as
 * stands in the pair around it. */
struct scope {
	size_t start, end;
};

static bool sentence_has_wide(
	const struct resolver *resolver, size_t i, const struct scope *scope)
{
	const size_t start = resolver->sentence_start[i], end = resolver->sentence_end[i];

	return has_wide(resolver, start > scope->start ? start : scope->start,
		end < scope->end ? end : scope->end);
}

/* A pair: what it encloses decides, then what touches it outside, then the sentence. */
static bool pair_is_cjk(const struct resolver *resolver, size_t open, size_t close,
	const struct scope *scope)
{
	if (has_wide(resolver, open, close))
		return resolver->language != LANGUAGE_KO;
	if (is_east_of_china(resolver))
		return false;
	if ((open > scope->start && is_wide_at(resolver, open - 1)) ||
		(close + 1 < scope->end && is_wide_at(resolver, close + 1)))
		return true;
	return sentence_has_wide(resolver, open, scope);
}

static bool is_strong(const struct resolver *resolver, size_t i)
{
	return is_wide_at(resolver, i) || is_letter(resolver, i);
}

/* The nearest letter or wide character, left first (1.2 d). */
static bool neighbour_is_wide(const struct resolver *resolver, size_t i)
{
	for (size_t left = i; left > 0 && i - left < STRONG_LOOK; left--)
		if (is_strong(resolver, left - 1))
			return is_wide_at(resolver, left - 1);
	for (size_t right = i + 1; right - i <= STRONG_LOOK; right++)
		if (is_strong(resolver, right))
			return is_wide_at(resolver, right);
	return false;
}

static bool is_opening(uint32_t c)
{
	return c == 0x201C || c == 0x2018;
}

static bool is_quote(const struct flat_char *c)
{
	return c->class == CLASS_AMBIGUOUS && c->code_point >= 0x2018 &&
	       c->code_point <= 0x201D;
}

static void set_quote(const struct resolver *resolver, size_t i, bool is_cjk)
{
	if (is_cjk)
		set_class(resolver, i,
			is_opening(char_at(resolver, i)->code_point) ? CLASS_OPEN
								     : CLASS_CLOSE);
	else
		set_latin(resolver, i);
}

static bool is_pair(uint32_t open, uint32_t close)
{
	return open + 1 == close; /* 201C 201D, 2018 2019 */
}

/* Finds each quotation mark's partner; those in code and apostrophes are settled. */
static void match_quotes(const struct resolver *resolver)
{
	size_t open[QUOTE_DEPTH];
	size_t depth = 0;

	for (size_t i = 0; i < resolver->count; i++) {
		const uint32_t code_point = char_at(resolver, i)->code_point;

		if (!is_quote(char_at(resolver, i)))
			continue;
		resolver->partner[i] = (uint32_t)i;
		if (in_code(resolver, i) || is_apostrophe(resolver, i)) {
			set_latin(resolver, i);
		} else if (is_opening(code_point)) {
			if (depth < QUOTE_DEPTH)
				open[depth++] = i;
		} else {
			size_t match = depth;

			while (match > 0 &&
				!is_pair(char_at(resolver, open[match - 1])->code_point,
					code_point))
				match--;
			if (match == 0)
				continue;
			depth = match - 1;
			resolver->partner[open[depth]] = (uint32_t)i;
			resolver->partner[i] = (uint32_t)open[depth];
		}
	}
}

/* From the outer pairs to the inner ones: both that encloses an English sentence are
 * Chinese when its neighbours are, and those within it English. */
static void resolve_quotes(const struct resolver *resolver)
{
	struct scope scopes[QUOTE_DEPTH + 1] = {{0, resolver->count}};
	size_t depth = 0;

	match_quotes(resolver);
	for (size_t i = 0; i < resolver->count; i++) {
		if (depth > 0 && i == scopes[depth].end)
			depth--;
		if (!is_quote(char_at(resolver, i)))
			continue;
		const size_t partner = resolver->partner[i];

		if (partner == i) {
			set_quote(resolver, i,
				!is_east_of_china(resolver) &&
					neighbour_is_wide(resolver, i));
			continue;
		}
		const bool is_cjk = pair_is_cjk(resolver, i, partner, &scopes[depth]);

		set_quote(resolver, i, is_cjk);
		set_quote(resolver, partner, is_cjk);
		scopes[++depth] = (struct scope){i + 1, partner};
	}
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
	const struct scope all = {0, resolver->count};
	bool is_cjk =
		left || right || (c->length >= 6 && sentence_has_wide(resolver, i, &all));

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
