/* SPDX-License-Identifier: MIT */
#include "text/hyphen.h"

#include <hyphen.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"

#define LEAST_LETTERS 6
#define LEAST_LEFT    2
#define LEAST_RIGHT   3

struct hyphenator {
	HyphenDict *patterns;
};

static const char *const dictionaries[] = {
	"/usr/share/hyphen/hyph_en_US.dic",
	"/usr/local/share/hyphen/hyph_en_US.dic",
	"/opt/homebrew/share/hyphen/hyph_en_US.dic",
	"/usr/share/myspell/dicts/hyph_en_US.dic",
};

/* Words of the trade that the patterns do not know (to-k-enizer). */
static const struct str exceptions[] = {
	STR_INIT("auto-re-gres-sive"),
	STR_INIT("data-set"),
	STR_INIT("data-sets"),
	STR_INIT("drop-out"),
	STR_INIT("token-ization"),
	STR_INIT("token-ize"),
	STR_INIT("token-ized"),
	STR_INIT("token-izer"),
	STR_INIT("token-izers"),
	STR_INIT("token-izes"),
	STR_INIT("token-izing"),
};

struct hyphenator *hyphenator_new(void)
{
	for (size_t i = 0; i < sizeof(dictionaries) / sizeof(*dictionaries); i++) {
		HyphenDict *const patterns = access(dictionaries[i], R_OK) == 0
						     ? hnj_hyphen_load(dictionaries[i])
						     : NULL;

		if (!patterns)
			continue;
		struct hyphenator *const hyphenator = memory_new(sizeof(*hyphenator));

		hyphenator->patterns = patterns;
		return hyphenator;
	}
	return NULL;
}

void hyphenator_free(struct hyphenator *hyphenator)
{
	if (!hyphenator)
		return;
	hnj_hyphen_free(hyphenator->patterns);
	free(hyphenator);
}

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

bool hyphen_suits(struct str word)
{
	if (word.len < LEAST_LETTERS || word.len > HYPHEN_WORD_MAX)
		return false;
	if (!is_lower(word.data[0]) && !is_upper(word.data[0]))
		return false;
	for (size_t i = 1; i < word.len; i++)
		if (!is_lower(word.data[i]))
			return false;
	return true;
}

/* The exception is the word, but for its hyphens. */
static bool take_exception(
	struct str exception, struct str word, bool points[HYPHEN_WORD_MAX])
{
	size_t letters = 0;
	bool found[HYPHEN_WORD_MAX] = {false};

	for (size_t i = 0; i < exception.len; i++) {
		if (exception.data[i] == '-') {
			found[letters] = true;
			continue;
		}
		if (letters == word.len || exception.data[i] != word.data[letters])
			return false;
		letters++;
	}
	if (letters != word.len)
		return false;
	memcpy(points, found, sizeof(found));
	return true;
}

static bool find_exception(struct str word, bool points[HYPHEN_WORD_MAX])
{
	for (size_t i = 0; i < sizeof(exceptions) / sizeof(*exceptions); i++)
		if (take_exception(exceptions[i], word, points))
			return true;
	return false;
}

static bool find_pattern(const struct hyphenator *hyphenator, struct str word,
	bool points[HYPHEN_WORD_MAX])
{
	char marks[HYPHEN_WORD_MAX + 5]; /* the library asks for five more */
	char **replacements = NULL;
	int *places = NULL, *cuts = NULL;
	bool found = false;

	if (hnj_hyphen_hyphenate3(hyphenator->patterns, word.data, (int)word.len, marks,
		    NULL, &replacements, &places, &cuts, LEAST_LEFT, LEAST_RIGHT, 0,
		    0) != 0)
		return false;
	for (size_t i = LEAST_LEFT; i + LEAST_RIGHT <= word.len; i++) {
		points[i] = (marks[i - 1] & 1) != 0;
		found = found || points[i];
	}
	/* English spells a parted word like a whole one. */
	for (size_t i = 0; replacements && i < word.len; i++)
		free(replacements[i]);
	free(replacements);
	free(places);
	free(cuts);
	return found;
}

bool hyphenator_find(
	struct hyphenator *hyphenator, struct str word, bool points[HYPHEN_WORD_MAX])
{
	char small[HYPHEN_WORD_MAX + 1] = {0};

	memset(points, 0, HYPHEN_WORD_MAX * sizeof(points[0]));
	if (!hyphen_suits(word))
		return false;
	memcpy(small, word.data, word.len);
	if (is_upper(small[0]))
		small[0] = (char)(small[0] - 'A' + 'a');
	const struct str key = {small, word.len};

	return find_exception(key, points) || find_pattern(hyphenator, key, points);
}
