/* SPDX-License-Identifier: MIT */
/* Comparing every new question with every old one would take the square of their number.
 * Questions that are alike share rare pairs of characters and runs of four; an index of
 * the old ones' pairs and runs leads to those, and the few with most in common are
 * compared. Common pairs count only near the place where the question may have stood. */
#include "read/identity/candidates.h"

#include <stdlib.h>

#include "base/map.h"
#include "read/identity/lock.h"

#define MOST_POSTINGS   64 /* of a pair of characters that is still rare */
#define MOST_CANDIDATES 10
#define HALVES          65536
#define RUN             4 /* characters */
#define RUN_WEIGHT      40
#define MOST_NEIGHBOURS 4 /* candidates from the gap */

static struct str stem_of(struct str text)
{
	return str_slice(text, 0, str_find(text, STR(LOCK_GAP), 0));
}

static void count_stems(struct map *stems, const struct match_text *texts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct str stem = stem_of(texts[i].text);
		map_set(stems, stem, map_find(stems, stem) == MAP_NONE ? 1 : 2);
	}
}

static void prepare(struct matching *matching, const struct map *stems,
	const struct match_text *text, struct similar_text *prepared)
{
	similar_prepare(matching->grams, text->text, prepared);
	prepared->has_rare_stem = map_find(stems, stem_of(text->text)) == 1;
}

static void prepare_texts(struct matching *matching)
{
	const struct match_job *const job = matching->job;
	struct map old_stems, new_stems;

	matching->grams = similar_new(&matching->arena, job->old_count + job->new_count);
	matching->old_texts =
		ARENA_NEW(&matching->arena, struct similar_text, job->old_count);
	matching->new_texts =
		ARENA_NEW(&matching->arena, struct similar_text, job->new_count);
	map_init(&old_stems);
	map_init(&new_stems);
	count_stems(&old_stems, job->olds, job->old_count);
	count_stems(&new_stems, job->news, job->new_count);
	for (size_t i = 0; i < job->old_count; i++)
		similar_count(matching->grams, job->olds[i].text);
	for (size_t i = 0; i < job->new_count; i++)
		similar_count(matching->grams, job->news[i].text);
	for (size_t i = 0; i < job->old_count; i++)
		if (matching->new_of_old[i] == MATCH_NONE)
			prepare(matching, &old_stems, &job->olds[i],
				&matching->old_texts[i]);
	for (size_t i = 0; i < job->new_count; i++)
		if (match_is_open(matching, i))
			prepare(matching, &new_stems, &job->news[i],
				&matching->new_texts[i]);
	map_clear(&old_stems);
	map_clear(&new_stems);
}

static int compare_postings(const void *a, const void *b)
{
	const struct posting *const left = a, *const right = b;

	if (left->gram != right->gram)
		return left->gram < right->gram ? -1 : 1;
	return (left->old > right->old) - (left->old < right->old);
}

/* Four characters in a row, as a number of the same space: rarer than pairs by far, and
 * enough of them outlast an edit. */
static uint32_t run_of(const uint32_t *characters)
{
	uint32_t run = 0x9e3779b9u;

	for (size_t i = 0; i < RUN; i++)
		run = (run ^ characters[i]) * 0x01000193u;
	return run;
}

/* Where each value of a gram's upper half begins. */
static void index_postings(struct matching *matching)
{
	const size_t count = matching->postings.len;
	size_t at = 0;

	matching->first_of_half = ARENA_NEW(&matching->arena, size_t, HALVES + 1);
	for (size_t half = 0; half <= HALVES; half++) {
		while (at < count && matching->postings.data[at].gram >> 16 < half)
			at++;
		matching->first_of_half[half] = at;
	}
}

static void index_olds(struct matching *matching)
{
	for (size_t i = 0; i < matching->job->old_count; i++) {
		const struct similar_text *const text = &matching->old_texts[i];

		for (size_t k = 0; k < text->gram_count; k++)
			if (k == 0 || text->grams[k].pair != text->grams[k - 1].pair)
				vec_push(&matching->postings,
					(struct posting){
						text->grams[k].pair, (uint32_t)i});
		for (size_t k = RUN; k <= text->count; k++)
			vec_push(&matching->postings,
				(struct posting){
					run_of(text->characters + k - RUN), (uint32_t)i});
	}
	if (matching->postings.len)
		qsort(matching->postings.data, matching->postings.len,
			sizeof(struct posting), compare_postings);
	index_postings(matching);
}

static size_t first_posting(const struct matching *matching, struct posting wanted)
{
	size_t low = matching->first_of_half[wanted.gram >> 16];
	size_t high = matching->first_of_half[(wanted.gram >> 16) + 1];

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (compare_postings(&matching->postings.data[middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* What one new question has in common with old ones, while candidates are looked for:
 * all of it, and what few of them have. In a bank of one pattern the neighbours share so
 * much that the one with the rare part, far away, would never be looked at. */
struct tally {
	unsigned *weights, *rare; /* by old */
	VEC(size_t) touched;      /* the olds with a weight */
};

static void tally_add(struct tally *tally, size_t old, unsigned weight, bool is_rare)
{
	if (!tally->weights[old])
		vec_push(&tally->touched, old);
	tally->weights[old] += weight;
	tally->rare[old] += is_rare ? weight : 0;
}

/* Postings of one pair or run; of a common one only those nearest to where the question
 * may have stood. */
static void tally_gram(struct matching *matching, struct tally *tally,
	struct posting wanted, unsigned weight)
{
	const struct posting *const all = matching->postings.data;
	const uint32_t gram = wanted.gram;
	const size_t start = first_posting(matching, (struct posting){gram, 0});
	size_t end = start, first = start;
	bool is_rare = true;

	while (end < matching->postings.len && all[end].gram == gram &&
		end - start <= MOST_POSTINGS)
		end++;
	if (end - start > MOST_POSTINGS) {
		is_rare = false;
		const size_t middle = first_posting(matching, wanted);

		first = middle > start + MOST_POSTINGS / 2 ? middle - MOST_POSTINGS / 2
							   : start;
		end = first + MOST_POSTINGS;
	}
	for (size_t i = first;
		i < end && i < matching->postings.len && all[i].gram == gram; i++)
		tally_add(tally, all[i].old, weight, is_rare);
}

/* Olds of the same gap: whatever their text, they are worth a look. */
static void tally_gap(struct matching *matching, struct tally *tally, size_t new)
{
	const size_t near = matching->near_of_new[new];
	const size_t half = MOST_NEIGHBOURS / 2;

	for (size_t i = near > half ? near - half : 0;
		i < matching->job->old_count && i < near + half; i++)
		if (matching->new_of_old[i] == MATCH_NONE &&
			matching->gap_of_old[i] == matching->gap_of_new[new])
			tally_add(tally, i, 1u << 20, false);
}

/* The old one with the greatest weight; MATCH_NONE: none has one. */
static size_t find_best(const struct tally *tally, const unsigned *weights)
{
	size_t best = MATCH_NONE;

	for (size_t i = 0; i < tally->touched.len; i++) {
		const size_t old = tally->touched.data[i];
		if (weights[old] &&
			(best == MATCH_NONE || weights[old] > weights[best] ||
				(weights[old] == weights[best] && old < best)))
			best = old;
	}
	return best;
}

/* The best by all that they share and the best by what is rare take turns. */
static void add_best(struct matching *matching, struct tally *tally, size_t new)
{
	const struct similar_text *const text = &matching->new_texts[new];

	for (size_t count = 0; count < MOST_CANDIDATES; count++) {
		size_t best = count % 2 ? find_best(tally, tally->rare) : MATCH_NONE;

		if (best == MATCH_NONE)
			best = find_best(tally, tally->weights);
		if (best == MATCH_NONE)
			break;
		tally->weights[best] = tally->rare[best] = 0;
		const unsigned score =
			similar_score(matching->grams, text, &matching->old_texts[best]);
		if (score >= PERHAPS)
			vec_push(&matching->candidates,
				(struct candidate){new, best, score});
	}
	for (size_t i = 0; i < tally->touched.len; i++)
		tally->weights[tally->touched.data[i]] =
			tally->rare[tally->touched.data[i]] = 0;
	vec_reset(&tally->touched);
}

static void tally_text(struct matching *matching, struct tally *tally, size_t new)
{
	const struct similar_text *const text = &matching->new_texts[new];
	const uint32_t near = (uint32_t)matching->near_of_new[new];

	for (size_t k = 0; k < text->gram_count; k++)
		if (k == 0 || text->grams[k].pair != text->grams[k - 1].pair)
			tally_gram(matching, tally,
				(struct posting){text->grams[k].pair, near},
				text->grams[k].weight);
	for (size_t k = RUN; k <= text->count; k++)
		tally_gram(matching, tally,
			(struct posting){run_of(text->characters + k - RUN), near},
			RUN_WEIGHT);
}

static void tally_all(struct matching *matching)
{
	const size_t count = matching->job->old_count;
	struct tally tally = {ARENA_NEW(&matching->arena, unsigned, count),
		ARENA_NEW(&matching->arena, unsigned, count)};

	for (size_t i = 0; i < matching->job->new_count; i++) {
		if (!match_is_open(matching, i))
			continue;
		tally_gap(matching, &tally, i);
		tally_text(matching, &tally, i);
		add_best(matching, &tally, i);
	}
	vec_clear(&tally.touched);
}

void candidates_find(struct matching *matching)
{
	prepare_texts(matching);
	index_olds(matching);
	tally_all(matching);
}
