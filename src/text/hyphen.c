/* SPDX-License-Identifier: MIT */
/* Liang's patterns, as a file lists them: "hy3ph" says that a hyphen may stand between hy
 * and ph (odd), unless a higher even number of another pattern forbids it; "." is a
 * word's edge. The file is kept as it was read, and a table leads from a pattern's
 * letters to its line. Of the file's other lines none says anything about words of
 * letters alone: its encoding, LEFTHYPHENMIN and the like, patterns for apostrophes. */
#include "text/hyphen.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"

#define LEAST_LETTERS 6
#define LEAST_LEFT    2
#define LEAST_RIGHT   3
#define HASH_START    2166136261u /* FNV-1a */
#define HASH_FACTOR   16777619u

struct hyphenator {
	struct buf file;
	uint32_t *places; /* of lines, by their letters' hash; 0: free */
	size_t mask;      /* the table's size less one */
	size_t longest;   /* letters of a pattern */
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

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static uint32_t hash_on(uint32_t hash, char c)
{
	return (hash ^ (unsigned char)c) * HASH_FACTOR;
}

static size_t slot_of(const struct hyphenator *hyphenator, uint32_t hash)
{
	return (hash ^ hash >> 16) & hyphenator->mask;
}

/* How many letters the line's pattern has; 0: it is none. */
static size_t read_letters(struct str line, uint32_t *hash)
{
	size_t count = 0;

	*hash = HASH_START;
	for (size_t i = 0; i < line.len; i++) {
		const char c = line.data[i];

		if (is_digit(c))
			continue;
		if (!is_lower(c) && c != '.')
			return 0;
		*hash = hash_on(*hash, c);
		count++;
	}
	return count;
}

static void add_line(struct hyphenator *hyphenator, size_t start, struct str line)
{
	uint32_t hash;
	const size_t count = read_letters(line, &hash);
	size_t slot = slot_of(hyphenator, hash);

	if (count == 0)
		return;
	while (hyphenator->places[slot])
		slot = (slot + 1) & hyphenator->mask;
	hyphenator->places[slot] = (uint32_t)start;
	if (count > hyphenator->longest)
		hyphenator->longest = count;
}

static struct str line_at(struct str file, size_t start)
{
	size_t end = start;

	while (end < file.len && file.data[end] != '\n' && file.data[end] != '\r')
		end++;
	return str_slice(file, start, end);
}

/* The first line is the encoding's: no pattern is at 0. */
static void read_lines(struct hyphenator *hyphenator)
{
	const struct str file = buf_str(&hyphenator->file);
	size_t lines = 1, size = 16;

	for (size_t i = 0; i < file.len; i++)
		lines += file.data[i] == '\n' || file.data[i] == '\r';
	while (size < lines + lines / 2)
		size *= 2;
	hyphenator->mask = size - 1;
	hyphenator->places = memory_new(memory_product(size, sizeof(uint32_t)));
	memset(hyphenator->places, 0, size * sizeof(uint32_t));
	for (size_t at = line_at(file, 0).len + 1; at < file.len;) {
		const struct str line = line_at(file, at);

		add_line(hyphenator, at, line);
		at += line.len + 1;
	}
}

struct hyphenator *hyphenator_new(void)
{
	struct hyphenator *const hyphenator = memory_new(sizeof(*hyphenator));

	*hyphenator = (struct hyphenator){.places = NULL};
	buf_init(&hyphenator->file, LIMIT_HYPHENS_BYTES);
	for (size_t i = 0; i < sizeof(dictionaries) / sizeof(*dictionaries); i++) {
		buf_reset(&hyphenator->file);
		if (!file_read(dictionaries[i], LIMIT_HYPHENS_BYTES, &hyphenator->file))
			continue;
		read_lines(hyphenator);
		return hyphenator;
	}
	hyphenator_free(hyphenator);
	return NULL;
}

void hyphenator_free(struct hyphenator *hyphenator)
{
	if (!hyphenator)
		return;
	buf_clear(&hyphenator->file);
	free(hyphenator->places);
	free(hyphenator);
}

/* Whether the pattern's letters are these. */
static bool has_letters(struct str pattern, struct str letters)
{
	size_t found = 0;

	for (size_t i = 0; i < pattern.len; i++) {
		if (is_digit(pattern.data[i]))
			continue;
		if (found == letters.len || pattern.data[i] != letters.data[found])
			return false;
		found++;
	}
	return found == letters.len;
}

static void raise_marks(struct str pattern, char *marks)
{
	for (size_t i = 0; i < pattern.len; i++) {
		if (!is_digit(pattern.data[i]))
			marks++;
		else if (pattern.data[i] > *marks)
			*marks = pattern.data[i];
	}
}

static void use_pattern(const struct hyphenator *hyphenator, struct str letters,
	uint32_t hash, char *marks)
{
	for (size_t slot = slot_of(hyphenator, hash); hyphenator->places[slot];
		slot = (slot + 1) & hyphenator->mask) {
		const struct str pattern =
			line_at(buf_str(&hyphenator->file), hyphenator->places[slot]);

		if (has_letters(pattern, letters))
			raise_marks(pattern, marks);
	}
}

/* marks[i] is what the patterns say of the place before letter i of ".word.". */
static bool find_pattern(const struct hyphenator *hyphenator, struct str word,
	bool points[HYPHEN_WORD_MAX])
{
	char letters[HYPHEN_WORD_MAX + 2], marks[HYPHEN_WORD_MAX + 3] = {0};
	const size_t count = word.len + 2;
	bool found = false;

	letters[0] = letters[count - 1] = '.';
	memcpy(letters + 1, word.data, word.len);
	for (size_t first = 0; first < count; first++) {
		uint32_t hash = HASH_START;

		for (size_t i = first; i < count && i - first < hyphenator->longest;
			i++) {
			hash = hash_on(hash, letters[i]);
			use_pattern(hyphenator,
				(struct str){letters + first, i + 1 - first}, hash,
				marks + first);
		}
	}
	for (size_t i = LEAST_LEFT; i + LEAST_RIGHT <= word.len; i++) {
		points[i] = (marks[i + 1] & 1) != 0;
		found = found || points[i];
	}
	return found;
}

bool hyphenator_find(const struct hyphenator *hyphenator, struct str word,
	bool points[HYPHEN_WORD_MAX])
{
	char small[HYPHEN_WORD_MAX];

	memset(points, 0, HYPHEN_WORD_MAX * sizeof(points[0]));
	if (!hyphen_suits(word))
		return false;
	memcpy(small, word.data, word.len);
	if (is_upper(small[0]))
		small[0] = (char)(small[0] - 'A' + 'a');
	const struct str key = {small, word.len};

	return find_exception(key, points) || find_pattern(hyphenator, key, points);
}
