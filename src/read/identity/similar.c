/* SPDX-License-Identifier: MIT */
/* The mean of two measures with opposite faults: what share of the pairs of neighbouring
 * characters is common, weighed by rarity (blind to order, so options may be shuffled;
 * falls fast when single characters change), and the longest common subsequence (follows
 * scattered edits; thinks all questions of one pattern alike). */
#include "read/identity/similar.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "read/identity/fold.h"
#include "read/identity/lock.h"

#define MOST_CHARACTERS 640
#define WORDS           (MOST_CHARACTERS / 64)
#define SLOTS           2048 /* more than twice MOST_CHARACTERS; a power of two */

/* A pair of neighbours and in how many texts it is; last is the text counted last. */
struct gram {
	uint32_t pair, count, last;
};

/* Where in a text each of its characters stands, as bits. */
struct pattern {
	const struct similar_text *text;
	size_t count;
	uint32_t characters[SLOTS];
	uint16_t rows[SLOTS]; /* 0: free; else the row of bits, from 1 */
	uint64_t bits[MOST_CHARACTERS + 1][WORDS];
	size_t row_count;
};

struct similar_grams {
	struct arena *arena;
	struct gram *table; /* open addressing; count 0: free */
	size_t capacity, used;
	uint32_t text_count, counted;
	struct pattern *pattern;
};

static uint32_t mixed(uint32_t x)
{
	x = (x ^ x >> 16) * 0x7feb352du;
	x = (x ^ x >> 15) * 0x846ca68bu;
	return x ^ x >> 16;
}

struct similar_grams *similar_new(struct arena *arena, size_t text_count)
{
	struct similar_grams *const grams = ARENA_NEW(arena, struct similar_grams, 1);

	grams->arena = arena;
	grams->text_count = (uint32_t)text_count;
	grams->capacity = 1024;
	grams->table = ARENA_NEW(arena, struct gram, grams->capacity);
	grams->pattern = ARENA_NEW(arena, struct pattern, 1);
	return grams;
}

static struct gram *find_gram(const struct similar_grams *grams, uint32_t pair)
{
	size_t at = mixed(pair) & (grams->capacity - 1);

	while (grams->table[at].count && grams->table[at].pair != pair)
		at = (at + 1) & (grams->capacity - 1);
	return &grams->table[at];
}

static void grow(struct similar_grams *grams)
{
	const struct gram *const old = grams->table;
	const size_t old_capacity = grams->capacity;

	grams->capacity *= 4;
	grams->table = ARENA_NEW(grams->arena, struct gram, grams->capacity);
	for (size_t i = 0; i < old_capacity; i++)
		if (old[i].count)
			*find_gram(grams, old[i].pair) = old[i];
}

/* Two characters of at most 21 bits in 32: a chance collision does no harm. */
static uint32_t pair_of(uint32_t a, uint32_t b)
{
	return a << 16 ^ b ^ a >> 5 << 27;
}

void similar_count(struct similar_grams *grams, struct str text)
{
	size_t at = 0;
	uint32_t before = ' ';

	grams->counted++;
	for (size_t i = 0; i < MOST_CHARACTERS; i++) {
		const uint32_t c = fold_next(text, &at);
		if (c == UTF8_END)
			break;
		const uint32_t pair = pair_of(before, c);
		struct gram *gram = find_gram(grams, pair);
		before = c;
		if (gram->last == grams->counted)
			continue;
		if (!gram->count && ++grams->used * 2 > grams->capacity) {
			grow(grams);
			gram = find_gram(grams, pair);
		}
		*gram = (struct gram){pair, gram->count + 1, grams->counted};
	}
}

static unsigned weight_of(const struct similar_grams *grams, uint32_t gram)
{
	const uint32_t count = find_gram(grams, gram)->count;
	unsigned weight = 4;

	for (uint32_t rest = grams->text_count / (count ? count : 1); rest > 1; rest /= 2)
		weight += 4;
	return weight;
}

static int compare_grams(const void *a, const void *b)
{
	const struct similar_gram *const left = a, *const right = b;

	return (left->pair > right->pair) - (left->pair < right->pair);
}

static const struct similar_gram *sorted_pairs(
	const struct similar_grams *grams, const uint32_t *characters, size_t count)
{
	struct similar_gram *const pairs =
		ARENA_NEW(grams->arena, struct similar_gram, count);

	for (size_t i = 0; i < count; i++) {
		pairs[i].pair = pair_of(i ? characters[i - 1] : ' ', characters[i]);
		pairs[i].weight = weight_of(grams, pairs[i].pair);
	}
	qsort(pairs, count, sizeof(*pairs), compare_grams);
	return pairs;
}

void similar_prepare(
	struct similar_grams *grams, struct str text, struct similar_text *prepared)
{
	const size_t gap = str_find(text, STR(LOCK_GAP), 0);
	uint32_t characters[MOST_CHARACTERS];
	size_t count = 0, stem_count = 0, at = 0;

	while (count < MOST_CHARACTERS) {
		const uint32_t c = fold_next(text, &at);
		if (c == UTF8_END)
			break;
		characters[count++] = c;
		if (gap == STR_NPOS || at <= gap)
			stem_count = count;
	}
	*prepared = (struct similar_text){.characters = arena_copy(grams->arena,
						  characters, count * sizeof(uint32_t)),
		.count = count,
		.stem_count = stem_count,
		.grams = sorted_pairs(grams, characters, count),
		.gram_count = count,
		.has_options = gap != STR_NPOS};
	prepared->stem_grams = prepared->grams;
	prepared->stem_gram_count = stem_count;
	if (prepared->has_options)
		prepared->stem_grams = sorted_pairs(grams, characters, stem_count);
}

struct gram_list {
	const struct similar_gram *items;
	size_t count;
};

/* Twice the weight in common by the weight of both. */
static unsigned share_of_pairs(struct gram_list a, struct gram_list b)
{
	uint64_t common = 0, all = 0;

	for (size_t i = 0, k = 0; i < a.count || k < b.count;) {
		const bool takes_a = i < a.count &&
				     (k == b.count || a.items[i].pair <= b.items[k].pair);
		const bool takes_b = k < b.count &&
				     (i == a.count || b.items[k].pair <= a.items[i].pair);
		const unsigned weight = takes_a ? a.items[i].weight : b.items[k].weight;

		if (takes_a && takes_b)
			common += 2 * weight;
		all += (unsigned)(takes_a + takes_b) * weight;
		i += takes_a;
		k += takes_b;
	}
	return all ? (unsigned)(1000 * common / all) : 0;
}

static size_t slot_of(const struct pattern *pattern, uint32_t c)
{
	size_t at = mixed(c) & (SLOTS - 1);

	while (pattern->rows[at] && pattern->characters[at] != c)
		at = (at + 1) & (SLOTS - 1);
	return at;
}

static void pattern_set(
	struct pattern *pattern, const struct similar_text *text, size_t count)
{
	if (pattern->text == text && pattern->count == count)
		return;
	memset(pattern->rows, 0, sizeof(pattern->rows));
	memset(pattern->bits, 0, (pattern->row_count + 1) * sizeof(*pattern->bits));
	pattern->text = text;
	pattern->count = count;
	pattern->row_count = 0;
	for (size_t i = 0; i < count; i++) {
		const size_t slot = slot_of(pattern, text->characters[i]);

		if (!pattern->rows[slot]) {
			pattern->characters[slot] = text->characters[i];
			pattern->rows[slot] = (uint16_t)++pattern->row_count;
		}
		pattern->bits[pattern->rows[slot]][i / 64] |= UINT64_C(1) << i % 64;
	}
}

static unsigned count_bits(uint64_t word)
{
	unsigned count = 0;

	for (; word; word &= word - 1)
		count++;
	return count;
}

/* Crochemore et al. 2001: the zeros of `ones` are the steps of a column of the table. */
static unsigned common_subsequence(
	const struct pattern *pattern, const uint32_t *characters, size_t count)
{
	const size_t words = (pattern->count + 63) / 64;
	uint64_t ones[WORDS];
	unsigned length = 0;

	memset(ones, 0xff, sizeof(ones));
	for (size_t i = 0; i < count; i++) {
		const uint64_t *const bits =
			pattern->bits[pattern->rows[slot_of(pattern, characters[i])]];
		uint64_t carry = 0;

		for (size_t word = 0; word < words; word++) {
			const uint64_t old = ones[word], hit = old & bits[word];
			const uint64_t sum = old + hit, whole = sum + carry;

			carry = (uint64_t)(sum < old) | (uint64_t)(whole < sum);
			ones[word] = whole | (old & ~hit);
		}
	}
	for (size_t word = 0; word < words; word++) {
		const size_t valid = pattern->count - word * 64;
		const uint64_t mask =
			valid >= 64 ? UINT64_MAX : (UINT64_C(1) << valid) - 1;
		length += count_bits(~ones[word] & mask);
	}
	return length;
}

static unsigned score_parts(struct similar_grams *grams, const struct similar_text *a,
	const struct similar_text *b, bool stem_only)
{
	const struct gram_list left = {stem_only ? a->stem_grams : a->grams,
		stem_only ? a->stem_gram_count : a->gram_count};
	const struct gram_list right = {stem_only ? b->stem_grams : b->grams,
		stem_only ? b->stem_gram_count : b->gram_count};

	if (!left.count || !right.count)
		return 0;
	pattern_set(grams->pattern, a, left.count);
	const unsigned common =
		common_subsequence(grams->pattern, b->characters, right.count);

	return (share_of_pairs(left, right) +
		       (unsigned)(2000 * common / (left.count + right.count))) /
	       2;
}

static bool has_same_stem(const struct similar_text *a, const struct similar_text *b)
{
	return a->stem_count == b->stem_count && a->stem_count > 0 &&
	       memcmp(a->characters, b->characters, a->stem_count * sizeof(uint32_t)) ==
		       0;
}

unsigned similar_score(struct similar_grams *grams, const struct similar_text *a,
	const struct similar_text *b)
{
	unsigned score = score_parts(grams, a, b, false);

	/* Options were added to a question, or taken off it. */
	if (a->has_options != b->has_options) {
		const unsigned stem = score_parts(grams, a, b, true) * 9 / 10;
		score = stem > score ? stem : score;
	}
	/* All options are others, but no other question asks this. */
	if (a->has_options && a->has_rare_stem && b->has_rare_stem &&
		has_same_stem(a, b)) {
		const unsigned floor = a->stem_count >= 12 ? 600 : 300;
		score = floor > score ? floor : score;
	}
	return score;
}
