/* SPDX-License-Identifier: MIT */
/*
 *   all --> same text --> the rest: candidates by rare pairs of characters, and what
 *           stood in the same gap between matched neighbours --> scores --> assignment
 *
 *	old:  a  b  c  d           b was reworded (B), x is new, c went: a and d are
 *	new:  a  B  x  d           the neighbours of one gap, in which b and B meet
 */
#include "read/identity_match.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/vec.h"
#include "read/identity_assign.h"
#include "read/identity_lock.h"
#include "read/identity_similar.h"

/* In thousandths of similarity. */
#define SURE          420 /* from here on it is the same question */
#define PERHAPS       270 /* from here on it is worth asking */
#define CHAPTER_BONUS 60
#define GAP_BONUS     40
#define AMBIGUITY     70 /* two assignments nearer than this are a matter of taste */

#define MOST_POSTINGS   64 /* of a pair of characters that is still rare */
#define MOST_CANDIDATES 10
#define HALVES          65536
#define RUN             4 /* characters */
#define RUN_WEIGHT      40
#define MOST_NEIGHBOURS 4 /* candidates from the gap */

struct candidate {
	size_t new, old;
	unsigned score; /* similar_score */
};

struct posting {
	uint32_t gram;
	uint32_t old;
};

struct matching {
	const struct match_job *job;
	struct match *matches;
	struct arena arena;
	size_t *new_of_old;
	size_t *gap_of_new,
		*gap_of_old; /* the matched old one before it, from 1; 0: none */
	size_t *end_of_new, *end_of_old; /* the matched old one after it */
	size_t *near_of_new;             /* where in the old bank it may have stood */
	struct similar_grams *grams;
	struct similar_text *old_texts, *new_texts; /* prepared where unmatched */
	VEC(struct posting) postings;               /* sorted */
	size_t *first_of_half;
	VEC(struct candidate) candidates; /* by new, then old */
};

static void join(
	struct matching *matching, size_t new, size_t old, enum match_grade grade)
{
	matching->matches[new] = (struct match){grade, old, MATCH_NONE};
	matching->new_of_old[old] = new;
}

static bool is_open(const struct matching *matching, size_t new)
{
	return matching->matches[new].old == MATCH_NONE;
}

/* Which fields must be equal besides the text. */
struct key_form {
	bool content, chapter;
};

static struct str key_of(
	struct matching *matching, const struct match_text *text, struct key_form form)
{
	struct buf key;

	if (!form.content && !form.chapter)
		return text->text;
	buf_init(&key, 0);
	if (form.content)
		buf_put_str(&key, text->content);
	buf_put_byte(&key, '\t');
	if (form.chapter)
		buf_put_str(&key, text->chapter);
	buf_put_byte(&key, '\t');
	buf_put_str(&key, text->text);
	const struct str copy = arena_copy_str(&matching->arena, buf_str(&key));
	buf_clear(&key);
	return copy;
}

/* Equals are matched in their order. */
static void match_equal(struct matching *matching, struct key_form form)
{
	const struct match_job *const job = matching->job;
	size_t *const next = ARENA_NEW(&matching->arena, size_t, job->old_count);
	struct map first;

	map_init(&first);
	for (size_t i = job->old_count; i-- > 0;) {
		if (matching->new_of_old[i] != MATCH_NONE)
			continue;
		const struct str key = key_of(matching, &job->olds[i], form);
		next[i] = map_find(&first, key);
		map_set(&first, key, i);
	}
	for (size_t i = 0; i < job->new_count && first.count; i++) {
		if (!is_open(matching, i))
			continue;
		const struct str key = key_of(matching, &job->news[i], form);
		const size_t old = map_find(&first, key);
		if (old == MAP_NONE)
			continue;
		join(matching, i, old, MATCH_EXACT);
		map_set(&first, key, next[old]);
	}
	map_clear(&first);
}

/* Each question's gap, by the matched ones before and after it. */
static void find_gaps(struct matching *matching)
{
	const struct match_job *const job = matching->job;
	struct arena *const arena = &matching->arena;
	size_t last = 0;

	matching->gap_of_new = ARENA_NEW(arena, size_t, job->new_count);
	matching->end_of_new = ARENA_NEW(arena, size_t, job->new_count);
	matching->gap_of_old = ARENA_NEW(arena, size_t, job->old_count);
	matching->end_of_old = ARENA_NEW(arena, size_t, job->old_count);
	for (size_t i = 0; i < job->new_count; i++) {
		matching->gap_of_new[i] = last;
		last = is_open(matching, i) ? last : matching->matches[i].old + 1;
	}
	last = 0;
	for (size_t i = job->new_count; i-- > 0;) {
		matching->end_of_new[i] = last;
		last = is_open(matching, i) ? last : matching->matches[i].old + 1;
	}
	last = 0;
	for (size_t i = 0; i < job->old_count; i++) {
		matching->gap_of_old[i] = last;
		last = matching->new_of_old[i] == MATCH_NONE ? last : i + 1;
	}
	last = 0;
	for (size_t i = job->old_count; i-- > 0;) {
		matching->end_of_old[i] = last;
		last = matching->new_of_old[i] == MATCH_NONE ? last : i + 1;
	}
}

/* Unmatched ones stand between their neighbours' old places, evenly. */
static void find_places(struct matching *matching)
{
	const struct match_job *const job = matching->job;
	size_t first = 0;

	matching->near_of_new = ARENA_NEW(&matching->arena, size_t, job->new_count);
	for (size_t i = 0; i <= job->new_count; i++) {
		if (i < job->new_count && is_open(matching, i))
			continue;
		for (size_t k = first; k < i; k++) {
			const size_t start = matching->gap_of_new[k];
			const size_t end = matching->end_of_new[k]
						   ? matching->end_of_new[k]
						   : job->old_count;
			const size_t room = end > start ? end - start : 0;
			matching->near_of_new[k] =
				start + room * (k - first) / (i - first);
		}
		first = i + 1;
	}
}

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
		if (is_open(matching, i))
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

/* What one new question has in common with old ones, while candidates are looked for. */
struct tally {
	unsigned *weights;   /* by old */
	VEC(size_t) touched; /* the olds with a weight */
};

static void tally_add(struct tally *tally, size_t old, unsigned weight)
{
	if (!tally->weights[old])
		vec_push(&tally->touched, old);
	tally->weights[old] += weight;
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

	while (end < matching->postings.len && all[end].gram == gram &&
		end - start <= MOST_POSTINGS)
		end++;
	if (end - start > MOST_POSTINGS) {
		const size_t middle = first_posting(matching, wanted);

		first = middle > start + MOST_POSTINGS / 2 ? middle - MOST_POSTINGS / 2
							   : start;
		end = first + MOST_POSTINGS;
	}
	for (size_t i = first;
		i < end && i < matching->postings.len && all[i].gram == gram; i++)
		tally_add(tally, all[i].old, weight);
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
			tally_add(tally, i, 1u << 20);
}

static void add_best(struct matching *matching, struct tally *tally, size_t new)
{
	const struct similar_text *const text = &matching->new_texts[new];

	for (size_t count = 0; count < MOST_CANDIDATES; count++) {
		size_t best = MATCH_NONE;

		for (size_t i = 0; i < tally->touched.len; i++) {
			const size_t old = tally->touched.data[i];
			if (tally->weights[old] &&
				(best == MATCH_NONE ||
					tally->weights[old] > tally->weights[best] ||
					(tally->weights[old] == tally->weights[best] &&
						old < best)))
				best = old;
		}
		if (best == MATCH_NONE)
			break;
		tally->weights[best] = 0;
		const unsigned score =
			similar_score(matching->grams, text, &matching->old_texts[best]);
		if (score >= PERHAPS)
			vec_push(&matching->candidates,
				(struct candidate){new, best, score});
	}
	for (size_t i = 0; i < tally->touched.len; i++)
		tally->weights[tally->touched.data[i]] = 0;
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

static void find_candidates(struct matching *matching)
{
	struct tally tally = {
		ARENA_NEW(&matching->arena, unsigned, matching->job->old_count)};

	for (size_t i = 0; i < matching->job->new_count; i++) {
		if (!is_open(matching, i))
			continue;
		tally_gap(matching, &tally, i);
		tally_text(matching, &tally, i);
		add_best(matching, &tally, i);
	}
	vec_clear(&tally.touched);
}

/* Similarity and what speaks for a pair besides. */
static unsigned preference(
	const struct matching *matching, const struct candidate *candidate)
{
	const struct match_job *const job = matching->job;
	unsigned value = candidate->score;

	if (str_eq(job->olds[candidate->old].chapter, job->news[candidate->new].chapter))
		value += CHAPTER_BONUS;
	if (matching->gap_of_new[candidate->new] == matching->gap_of_old[candidate->old])
		value += GAP_BONUS / 2;
	if (matching->end_of_new[candidate->new] == matching->end_of_old[candidate->old])
		value += GAP_BONUS / 2;
	return value;
}

/* The square makes one good pair worth more than two poor ones. */
static int64_t weight_of(unsigned preference)
{
	const int64_t square = (int64_t)preference * preference / 125;

	return square < ASSIGN_WEIGHT_MAX ? square : ASSIGN_WEIGHT_MAX;
}

static void assign(struct matching *matching)
{
	const struct match_job *const job = matching->job;
	size_t *const old_of_new = ARENA_NEW(&matching->arena, size_t, job->new_count);
	VEC(struct assign_edge) edges = {0};

	for (size_t i = 0; i < matching->candidates.len; i++) {
		const struct candidate *const candidate = &matching->candidates.data[i];
		if (candidate->score >= SURE)
			vec_push(&edges,
				(struct assign_edge){candidate->new, candidate->old,
					weight_of(preference(matching, candidate))});
	}
	const struct assign_graph graph = {
		edges.data, edges.len, job->new_count, job->old_count};

	if (edges.len)
		assign_solve(&graph, old_of_new, &matching->arena);
	for (size_t i = 0; i < job->new_count && edges.len; i++)
		if (old_of_new[i] != ASSIGN_NONE)
			join(matching, i, old_of_new[i], MATCH_SIMILAR);
	vec_clear(&edges);
}

/* The preference for a pair; 0: no candidate. */
static unsigned preference_of(const struct matching *matching, size_t new, size_t old)
{
	size_t low = 0, high = matching->candidates.len;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (matching->candidates.data[middle].new < new)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < matching->candidates.len &&
		matching->candidates.data[low].new == new;
		low++)
		if (matching->candidates.data[low].old == old)
			return preference(matching, &matching->candidates.data[low]);
	return 0;
}

/* Whether this pair could as well have been made: what the two pairs that it would break
 * lose is hardly more than what it and the pair of those left over gain. */
static bool is_rival(const struct matching *matching, const struct candidate *candidate)
{
	const size_t old = matching->matches[candidate->new].old;
	const size_t new = matching->new_of_old[candidate->old];
	unsigned made = 0, instead = preference(matching, candidate);

	if (old == candidate->old)
		return false;
	if (old != MATCH_NONE)
		made += preference_of(matching, candidate->new, old);
	if (new != MATCH_NONE)
		made += preference_of(matching, new, candidate->old);
	if (old != MATCH_NONE && new != MATCH_NONE)
		instead += preference_of(matching, new, old);
	return made && instead + AMBIGUITY > made;
}

static void mark(struct matching *matching, size_t new, size_t other)
{
	struct match *const match = &matching->matches[new];

	if (match->grade == MATCH_SIMILAR)
		*match = (struct match){MATCH_AMBIGUOUS, match->old, other};
}

static void mark_rivals(struct matching *matching)
{
	for (size_t i = 0; i < matching->candidates.len; i++) {
		const struct candidate *const candidate = &matching->candidates.data[i];
		const size_t new = matching->new_of_old[candidate->old];

		if (candidate->score < SURE || !is_rival(matching, candidate))
			continue;
		mark(matching, candidate->new, candidate->old);
		if (new != MATCH_NONE)
			mark(matching, new, matching->matches[candidate->new].old);
	}
}

/* What is left but alike is for the author to decide: the best old one of each new one,
 * each old one once. */
static void ask(struct matching *matching)
{
	const struct match_job *const job = matching->job;
	bool *const is_asked = ARENA_NEW(&matching->arena, bool, job->old_count);
	unsigned best = 0;

	for (size_t i = 0; i < matching->candidates.len; i++) {
		const struct candidate *const candidate = &matching->candidates.data[i];
		struct match *const match = &matching->matches[candidate->new];

		if (i == 0 || matching->candidates.data[i - 1].new != candidate->new)
			best = 0;
		if (match->old != MATCH_NONE || is_asked[candidate->old] ||
			matching->new_of_old[candidate->old] != MATCH_NONE ||
			candidate->score <= best)
			continue;
		if (match->other != MATCH_NONE)
			is_asked[match->other] = false;
		best = candidate->score;
		is_asked[candidate->old] = true;
		*match = (struct match){MATCH_DOUBTFUL, MATCH_NONE, candidate->old};
	}
}

/* Whether the old text is hardly longer than two new ones together. */
static bool is_sum(const struct matching *matching, const struct candidate *candidate)
{
	const size_t whole = matching->old_texts[candidate->old].count;
	const size_t part = matching->new_texts[candidate->new].count;
	const size_t rest =
		matching->new_texts[matching->new_of_old[candidate->old]].count;

	return part * 10 < whole * 8 && rest * 10 < whole * 9 &&
	       (part + rest) * 10 > whole * 6 && (part + rest) * 10 < whole * 13;
}

/* One question was made two: the one that is more like it goes on. */
static void find_splits(struct matching *matching)
{
	for (size_t i = 0; i < matching->candidates.len; i++) {
		const struct candidate *const candidate = &matching->candidates.data[i];
		struct match *const match = &matching->matches[candidate->new];
		const size_t heir = matching->new_of_old[candidate->old];

		if (match->grade != MATCH_NEW || heir == MATCH_NONE ||
			matching->matches[heir].grade != MATCH_SIMILAR ||
			!is_sum(matching, candidate))
			continue;
		*match = (struct match){MATCH_SPLIT, MATCH_NONE, candidate->old};
	}
}

static void match_similar(struct matching *matching)
{
	find_gaps(matching);
	find_places(matching);
	prepare_texts(matching);
	index_olds(matching);
	find_candidates(matching);
	assign(matching);
	mark_rivals(matching);
	ask(matching);
	find_splits(matching);
	vec_clear(&matching->postings);
	vec_clear(&matching->candidates);
}

static bool has_open(const struct matching *matching)
{
	bool open_new = false, open_old = false;

	for (size_t i = 0; i < matching->job->new_count; i++)
		open_new = open_new || is_open(matching, i);
	for (size_t i = 0; i < matching->job->old_count; i++)
		open_old = open_old || matching->new_of_old[i] == MATCH_NONE;
	return open_new && open_old;
}

void match_questions(const struct match_job *job, struct match *matches)
{
	static const struct key_form forms[] = {
		{true, true}, {false, true}, {true, false}, {false, false}};
	struct matching matching = {.job = job, .matches = matches};

	arena_init(&matching.arena);
	matching.new_of_old = ARENA_NEW(&matching.arena, size_t, job->old_count);
	for (size_t i = 0; i < job->old_count; i++)
		matching.new_of_old[i] = MATCH_NONE;
	for (size_t i = 0; i < job->new_count; i++)
		if (matches[i].old != MATCH_NONE)
			matching.new_of_old[matches[i].old] = i;
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++)
		if (has_open(&matching))
			match_equal(&matching, forms[i]);
	if (has_open(&matching))
		match_similar(&matching);
	arena_clear(&matching.arena);
}
