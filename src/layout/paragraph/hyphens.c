/* SPDX-License-Identifier: MIT */
#include "layout/paragraph/hyphens.h"

#include "layout/paragraph/breaks.h"

/* What stands between blanks and CJK characters is a token; a token that is one word with
 * nothing but marks at its ends may be parted, all others (digits, camelCase, a URL, an
 * identifier, code) may not (TYPOGRAPHY 3.7). */

#define PENALTY_HYPHENATED 50
#define PENALTY_IN_CHINESE 150
#define PENALTY_SHORT      800 /* in Chinese: rather all lines a little loose */
#define LONG_LETTERS       8   /* fewer are a short word */

static bool is_letter(const struct flat_char *c)
{
	return (c->code_point >= 'a' && c->code_point <= 'z') ||
	       (c->code_point >= 'A' && c->code_point <= 'Z');
}

/* Marks that stand at a word's ends and are no part of a longer thing. */
static bool is_edge(const struct flat_char *c)
{
	switch (c->code_point) {
	case ',':
	case '.':
	case ';':
	case ':':
	case '!':
	case '?':
	case '(':
	case ')':
	case '[':
	case ']':
	case '"':
	case 0x2018:
	case 0x2019:
	case 0x201C:
	case 0x201D: return true;
	}
	return false;
}

static size_t token_end(const struct flat *flat, size_t first)
{
	size_t end = first + 1;

	while (end < flat->chars.len && flat->chars.data[end].class == CLASS_LATIN &&
		flat->chars.data[end].blank == BLANK_ABSENT)
		end++;
	return end;
}

/* The word in the token [*first, *end), neither code nor ours. */
static bool find_word(const struct flat *flat, size_t *first, size_t *end)
{
	const struct flat_char *chars = flat->chars.data;

	while (*first < *end && is_edge(&chars[*first]))
		++*first;
	while (*end > *first && is_edge(&chars[*end - 1]))
		--*end;
	if (*first == *end)
		return false;
	for (size_t i = *first; i < *end; i++)
		if (!is_letter(&chars[i]) || chars[i].length != 1 ||
			(flat_run_of(flat, i)->flags & (RUN_CODE | RUN_WHOLE)) != 0)
			return false;
	return hyphen_suits(str_slice(
		buf_str(&flat->text), chars[*first].start, chars[*end - 1].start + 1));
}

/* The next word that suits, from *next on. */
static bool next_word(const struct flat *flat, size_t *next, size_t *first, size_t *end)
{
	while (*next < flat->chars.len) {
		if (flat->chars.data[*next].class != CLASS_LATIN) {
			++*next;
			continue;
		}
		*first = *next;
		*end = token_end(flat, *first);
		*next = *end;
		if (find_word(flat, first, end))
			return true;
	}
	return false;
}

static bool is_chinese(const struct flat_char *c)
{
	return c->class != CLASS_LATIN && c->class != CLASS_OBJECT;
}

/* A word among Han is read as one sign; to part it costs more, a short one above all. */
static int16_t penalty_of(const struct flat *flat, size_t first, size_t end)
{
	const struct flat_char *chars = flat->chars.data;

	if (!(first > 0 && is_chinese(&chars[first - 1])) &&
		!(end < flat->chars.len && is_chinese(&chars[end])))
		return PENALTY_HYPHENATED;
	return end - first < LONG_LETTERS ? PENALTY_SHORT : PENALTY_IN_CHINESE;
}

bool hyphens_has_words(const struct flat *flat)
{
	size_t next = 0, first, end;

	return next_word(flat, &next, &first, &end);
}

bool hyphens_offer(struct flat *flat, struct hyphenator *hyphenator)
{
	bool points[HYPHEN_WORD_MAX], is_offered = false;
	struct flat_char *chars = flat->chars.data;
	size_t next = 0, first, end;

	while (next_word(flat, &next, &first, &end)) {
		const struct str word = str_slice(buf_str(&flat->text),
			chars[first].start, chars[end - 1].start + 1);

		if (!hyphenator_find(hyphenator, word, points))
			continue;
		is_offered = true;
		const int16_t penalty = penalty_of(flat, first, end);

		for (size_t i = first; i < end; i++) {
			if (!points[i - first] || chars[i].penalty != BREAK_NEVER)
				continue;
			chars[i].penalty = penalty;
			chars[i].has_hyphen = true;
		}
	}
	return is_offered;
}
