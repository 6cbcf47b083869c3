/* SPDX-License-Identifier: MIT */
#include "layout/classes.h"

#include "base/unicode.h"
#include "layout/flat.h"

/* “ ” ‘ ’ — … – · are the same code points in Chinese and English and a whole em or less
 * than half of one on the page. Their neighbours tell which is meant. */

static enum char_class class_of_cjk_symbol(uint32_t c)
{
	switch (c) {
	case 0x3000: return CLASS_WIDE_SPACE;
	case 0x3001: return CLASS_COMMA;
	case 0x3002: return CLASS_STOP;
	case 0x3005:
	case 0x303B: return CLASS_ITER;
	case 0x3007: return CLASS_HAN;
	case 0x3008:
	case 0x300A:
	case 0x300C:
	case 0x300E:
	case 0x3010:
	case 0x3014:
	case 0x3016:
	case 0x3018:
	case 0x301A:
	case 0x301D: return CLASS_OPEN;
	case 0x3009:
	case 0x300B:
	case 0x300D:
	case 0x300F:
	case 0x3011:
	case 0x3015:
	case 0x3017:
	case 0x3019:
	case 0x301B:
	case 0x301E:
	case 0x301F: return CLASS_CLOSE;
	case 0x301C:
	case 0x30A0: return CLASS_CONN;
	case 0x30FB: return CLASS_DOT;
	case 0x309D:
	case 0x309E:
	case 0x30FD:
	case 0x30FE: return CLASS_ITER;
	}
	return CLASS_HAN;
}

static enum char_class class_of_full_width(uint32_t c)
{
	switch (c) {
	case 0xFF08:
	case 0xFF3B:
	case 0xFF5B:
	case 0xFF5F:
	case 0xFF62: return CLASS_OPEN;
	case 0xFF09:
	case 0xFF3D:
	case 0xFF5D:
	case 0xFF60:
	case 0xFF63: return CLASS_CLOSE;
	case 0xFF0C:
	case 0xFF1B:
	case 0xFF1A:
	case 0xFF64: return CLASS_COMMA;
	case 0xFF0E:
	case 0xFF01:
	case 0xFF1F:
	case 0xFF61: return CLASS_STOP;
	case 0xFF65: return CLASS_DOT;
	case 0xFF5E: return CLASS_CONN;
	case 0xFF0F: return CLASS_SOL;
	}
	if (c >= 0xFF67 && c <= 0xFF70)
		return CLASS_SMALL;
	return CLASS_HAN;
}

static bool is_small_kana(uint32_t c)
{
	switch (c) {
	case 0x3041:
	case 0x3043:
	case 0x3045:
	case 0x3047:
	case 0x3049:
	case 0x3063:
	case 0x3083:
	case 0x3085:
	case 0x3087:
	case 0x308E:
	case 0x3095:
	case 0x3096:
	case 0x30A1:
	case 0x30A3:
	case 0x30A5:
	case 0x30A7:
	case 0x30A9:
	case 0x30C3:
	case 0x30E3:
	case 0x30E5:
	case 0x30E7:
	case 0x30EE:
	case 0x30F5:
	case 0x30F6:
	case 0x30FC: return true;
	}
	return c >= 0x31F0 && c <= 0x31FF;
}

static enum char_class class_below_cjk(uint32_t c)
{
	switch (c) {
	case '/':
	case 0x00B7:
	case 0x2013:
	case 0x2014:
	case 0x2018:
	case 0x2019:
	case 0x201C:
	case 0x201D:
	case 0x2025:
	case 0x2026:
	case 0x2027:
	case 0x22EF: return CLASS_AMBIGUOUS;
	case 0x00A0:
	case 0x202F:
	case 0x2060:
	case 0xFEFF: return CLASS_GLUE;
	case 0x203C:
	case 0x2047:
	case 0x2048:
	case 0x2049: return CLASS_STOP;
	case 0x2E3A:
	case 0x2E3B: return CLASS_DASH2;
	}
	if (c >= 0x2E80)
		return CLASS_HAN;
	return c >= 0x1100 && c < 0x1200 ? CLASS_HANGUL : CLASS_LATIN;
}

enum char_class class_of(uint32_t c)
{
	if (c >= 0x4E00 && c < 0xA000)
		return CLASS_HAN;
	if (c < 0x3000)
		return class_below_cjk(c);
	if (is_small_kana(c))
		return CLASS_SMALL;
	if (c < 0x3040 || c == 0x30A0 || c == 0x30FB || c == 0x309D || c == 0x309E ||
		c == 0x30FD || c == 0x30FE)
		return class_of_cjk_symbol(c);
	if (c < 0x3100)
		return CLASS_KANA;
	if (c >= 0xFF00 && c < 0xFFF0)
		return class_of_full_width(c);
	if ((c >= 0xAC00 && c < 0xD7B0) || (c >= 0x3130 && c < 0x3190) ||
		unicode_script(c) == SCRIPT_HANGUL)
		return CLASS_HANGUL;
	return unicode_is_wide(c) ? CLASS_HAN : CLASS_LATIN;
}

bool class_is_mark(enum char_class class)
{
	return class <= CLASS_STOP;
}

bool class_is_wide(enum char_class class)
{
	return class <= CLASS_KANA;
}

bool char_is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

bool char_is_pre(uint32_t c)
{
	switch (c) {
	case 0xFFE5:
	case 0x00A5:
	case '$':
	case 0xFF04:
	case 0x00A3:
	case 0xFFE1:
	case 0x20AC:
	case 0x2116:
	case 0x00A7:
	case 0x00B1:
	case '+':
	case 0x2212:
	case '#': return true;
	}
	return false;
}

bool char_is_post(uint32_t c)
{
	switch (c) {
	case '%':
	case 0xFF05:
	case 0x2030:
	case 0x2031:
	case 0x00B0:
	case 0x2032:
	case 0x2033:
	case 0x2103:
	case 0x2109:
	case 0x00A2:
	case 0xFFE0: return true;
	}
	return false;
}

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
