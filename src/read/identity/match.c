/* SPDX-License-Identifier: MIT */
/*
 *   all --> same text --> the rest: candidates by rare pairs of characters, and what
 *           stood in the same gap between matched neighbours --> scores --> assignment
 *
 *	old:  a  b  c  d           b was reworded (B), x is new, c went: a and d are
 *	new:  a  B  x  d           the neighbours of one gap, in which b and B meet
 */
#include "read/identity/match.h"

#include "base/buf.h"
#include "base/map.h"
#include "read/identity/assign.h"
#include "read/identity/candidates.h"

/* In thousandths of similarity. */
#define SURE          420 /* from here on it is the same question */
#define CHAPTER_BONUS 60
#define GAP_BONUS     40
#define AMBIGUITY     70 /* two assignments nearer than this are a matter of taste */

static void join(
	struct matching *matching, size_t new, size_t old, enum match_grade grade)
{
	matching->matches[new] = (struct match){grade, old, MATCH_NONE};
	matching->new_of_old[old] = new;
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
		if (!match_is_open(matching, i))
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
		last = match_is_open(matching, i) ? last : matching->matches[i].old + 1;
	}
	last = 0;
	for (size_t i = job->new_count; i-- > 0;) {
		matching->end_of_new[i] = last;
		last = match_is_open(matching, i) ? last : matching->matches[i].old + 1;
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
		if (i < job->new_count && match_is_open(matching, i))
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
	candidates_find(matching);
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
		open_new = open_new || match_is_open(matching, i);
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
