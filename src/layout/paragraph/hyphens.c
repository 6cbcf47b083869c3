/* SPDX-License-Identifier: MIT */
#include "layout/paragraph/hyphens.h"

#include "layout/paragraph/breaks.h"

/* What stands between blanks and CJK characters is a token; a token that is one word with
 * nothing but marks at its ends may be parted, and so may each word of one that hyphens
 * join; all others (digits, camelCase, a URL, an identifier, code) may not (TYPOGRAPHY
 * 3.7). */

#define PENALTY_HYPHENATED 50
#define PENALTY_IN_CHINESE 150
#define PENALTY_SHORT      400 /* in Chinese: rather all lines a little loose */
#define PENALTY_JOINED     400 /* of a word that has a hyphen already */
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

static bool is_ours(const struct flat *flat, size_t i)
{
	return (flat_run_of(flat, i)->flags & (RUN_CODE | RUN_WHOLE)) != 0;
}

/* Where the words are looked for: the rest of a token is from next to its end. */
struct words {
	const struct flat *flat;
	size_t next, token_end;
};

struct word {
	size_t first, end;
	bool is_joined; /* to another by a hyphen */
};

static struct str word_text(const struct flat *flat, const struct word *word)
{
	const struct flat_char *chars = flat->chars.data;

	return str_slice(buf_str(&flat->text), chars[word->first].start,
		chars[word->end - 1].start + 1);
}

/* Enters the next token if it is words, and passes it by if not. */
static void enter_token(struct words *words)
{
	const struct flat_char *chars = words->flat->chars.data;
	const size_t all = token_end(words->flat, words->next);
	size_t first = words->next, end = all;

	while (first < end && is_edge(&chars[first]))
		first++;
	while (end > first && is_edge(&chars[end - 1]))
		end--;
	words->next = all;
	for (size_t i = first; i < end; i++)
		if ((!is_letter(&chars[i]) && chars[i].code_point != '-') ||
			chars[i].length != 1 || is_ours(words->flat, i))
			return;
	words->next = first;
	words->token_end = end;
}

/* The token's next word, which may be empty. */
static struct word take_word(struct words *words)
{
	const struct flat_char *chars = words->flat->chars.data;
	struct word word = {.first = words->next, .end = words->next};

	while (word.end < words->token_end && chars[word.end].code_point != '-')
		word.end++;
	word.is_joined = word.end < words->token_end ||
			 (word.first > 0 && chars[word.first - 1].code_point == '-');
	words->next = word.end < words->token_end ? word.end + 1 : word.end;
	return word;
}

/* The next word that suits. */
static bool next_word(struct words *words, struct word *word)
{
	while (words->next < words->flat->chars.len) {
		if (words->next < words->token_end) {
			*word = take_word(words);
			if (word->end > word->first &&
				hyphen_suits(word_text(words->flat, word)))
				return true;
		} else if (words->flat->chars.data[words->next].class == CLASS_LATIN) {
			enter_token(words);
		} else {
			words->next++;
		}
	}
	return false;
}

static bool is_chinese(const struct flat_char *c)
{
	return c->class != CLASS_LATIN && c->class != CLASS_OBJECT;
}

/* A word among Han is read as one sign; to part it costs more, a short one above all. */
static int16_t penalty_of(const struct flat *flat, const struct word *word)
{
	const struct flat_char *chars = flat->chars.data;

	if (word->is_joined)
		return PENALTY_JOINED;
	if (!(word->first > 0 && is_chinese(&chars[word->first - 1])) &&
		!(word->end < flat->chars.len && is_chinese(&chars[word->end])))
		return PENALTY_HYPHENATED;
	return word->end - word->first < LONG_LETTERS ? PENALTY_SHORT
						      : PENALTY_IN_CHINESE;
}

bool hyphens_has_words(const struct flat *flat)
{
	struct words words = {.flat = flat};
	struct word word;

	return next_word(&words, &word);
}

bool hyphens_offer(struct flat *flat, struct hyphenator *hyphenator)
{
	bool points[HYPHEN_WORD_MAX], is_offered = false;
	struct flat_char *chars = flat->chars.data;
	struct words words = {.flat = flat};
	struct word word;

	while (next_word(&words, &word)) {
		if (!hyphenator_find(hyphenator, word_text(flat, &word), points))
			continue;
		is_offered = true;
		const int16_t penalty = penalty_of(flat, &word);

		for (size_t i = word.first; i < word.end; i++) {
			if (!points[i - word.first] || chars[i].penalty != BREAK_NEVER)
				continue;
			chars[i].penalty = penalty;
			chars[i].has_hyphen = true;
		}
	}
	return is_offered;
}
