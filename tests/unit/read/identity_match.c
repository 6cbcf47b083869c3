/* SPDX-License-Identifier: MIT */
/* The matcher against thousands of random edits of real questions: those of the example
 * bank, of the seed bank where it is there, and of a family that shares one stem. The
 * random numbers are the program's own, so that a failure comes again; TIKU_MATCH_SEED
 * gives others, TIKU_MATCH_TRIALS more of them, TIKU_MATCH_VERBOSE shows what was wrong.
 */
#include "read/identity/match.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "model/build.h"
#include "read/identity/assign.h"
#include "read/identity/text.h"
#include "unit/read/reading.h"
#include "unit/unit.h"

#ifdef __SANITIZE_ADDRESS__
#define TRIALS 60
#else
#define TRIALS 1500
#endif
#define MOST_CHARACTERS 400

struct random {
	uint64_t state;
};

static unsigned below(struct random *random, size_t limit)
{
	random->state =
		random->state * UINT64_C(6364136223846793005) + 1442695040888963407u;
	return (unsigned)((random->state >> 33) % limit);
}

/* A text as code points, to be edited. */
struct letters {
	uint32_t items[2 * MOST_CHARACTERS];
	size_t count;
};

static void letters_read(struct letters *letters, struct str text)
{
	letters->count = 0;
	for (size_t i = 0; i < text.len && letters->count < MOST_CHARACTERS;)
		letters->items[letters->count++] = utf8_next(text, &i);
}

static struct str letters_text(struct arena *arena, const struct letters *letters)
{
	struct buf text;

	buf_init(&text, 0);
	for (size_t i = 0; i < letters->count; i++)
		buf_put_code_point(&text, letters->items[i]);
	const struct str copy = arena_copy_str(arena, buf_str(&text));
	buf_clear(&text);
	return copy;
}

/* Replaces count characters at `at` by others. */
static void splice(struct letters *letters, size_t at, size_t count,
	const uint32_t *others, size_t other_count)
{
	if (letters->count - count + other_count > MOST_CHARACTERS)
		return;
	memmove(letters->items + at + other_count, letters->items + at + count,
		(letters->count - at - count) * sizeof(uint32_t));
	memcpy(letters->items + at, others, other_count * sizeof(uint32_t));
	letters->count += other_count - count;
}

/* One edit of a person, a word replaced, added, dropped, or a sentence put on, of at most
 * limit characters; says how many it was. */
static size_t edit(struct random *random, struct letters *letters,
	const struct letters *pool, size_t limit)
{
	const size_t most = limit < 6 ? limit : 6;
	const size_t at = below(random, letters->count + 1);
	const size_t left = letters->count - at;
	const size_t length = 1 + below(random, most);
	const size_t count = length < left ? length : left;
	const size_t from = below(random, pool->count);
	const size_t longest = pool->count - from;
	const size_t taken = 1 + below(random, most);
	const size_t others = taken < longest ? taken : longest;
	const size_t tail = limit < 12 ? limit : 12;
	const size_t sentence = tail < longest ? tail : longest;

	switch (below(random, 5)) {
	case 0:
	case 1:
		splice(letters, at, count, pool->items + from, others);
		return count > others ? count : others;
	case 2: splice(letters, at, 0, pool->items + from, others); return others;
	case 3: splice(letters, at, count, letters->items, 0); return count;
	case 4:
		splice(letters, letters->count, 0, pool->items + from, sentence);
		return sentence;
	}
	return 0;
}

/* Rewords a text until up to 40 % of its characters were edited: their number bounds the
 * distance of Levenshtein, so it stays at least 60 % similar. */
static struct str reword(
	struct random *random, struct arena *arena, struct str text, struct str pool)
{
	struct letters letters, others;

	letters_read(&letters, text);
	letters_read(&others, pool);
	size_t left = letters.count * (5 + below(random, 36)) / 100;
	for (unsigned tries = 0; left && tries < 200 && others.count; tries++)
		left -= edit(random, &letters, &others, left);
	return letters_text(arena, &letters);
}

typedef VEC(struct match_text) text_vec;

static void add_bank(text_vec *texts, struct arena *arena, const char *path)
{
	struct buf bytes, text;
	struct reading reading;

	buf_init(&bytes, 0);
	buf_init(&text, 0);
	if (file_read(path, 1 << 24, &bytes)) {
		reading_open(&reading, path, buf_str(&bytes));
		for (size_t i = 0; i < reading.bank->question_count; i++) {
			const struct chapter *chapter = bank_chapter_of(reading.bank, i);
			buf_reset(&text);
			identity_put_text(&text, reading.bank->questions[i]);
			vec_push(texts, (struct match_text){.text = arena_copy_str(arena,
								    buf_str(&text)),
						.chapter = arena_copy_str(
							arena, chapter->plain_title)});
		}
		reading_close(&reading);
	}
	buf_clear(&text);
	buf_clear(&bytes);
}

/* Questions that differ in their options only. */
static void add_family(text_vec *texts, struct arena *arena, size_t count)
{
	const size_t first = texts->len;
	struct random random = {7};

	for (size_t i = 0; i < count; i++) {
		struct buf text;

		buf_init(&text, 0);
		buf_put_c(&text, "下列说法中正确的是（ ）");
		for (size_t option = 0; option < 4; option++) {
			const struct str other = texts->data[below(&random, first)].text;
			size_t end = 0;
			for (size_t k = 0; k < 9 && end < other.len; k++)
				utf8_next(other, &end);
			buf_put_c(&text, " ¦ ");
			buf_put_str(&text, str_slice(other, 0, end));
		}
		vec_push(texts,
			(struct match_text){.text = arena_copy_str(arena, buf_str(&text)),
				.chapter = STR("单选")});
		buf_clear(&text);
	}
}

/* A bank before and after edits, and which question is which. */
struct trial {
	struct arena arena;
	text_vec olds, news;
	VEC(size_t) truth; /* by new: the old one, or MATCH_NONE */
	struct match *matches;
};

static void swap_news(struct trial *trial, size_t a, size_t b)
{
	const struct match_text text = trial->news.data[a];
	const size_t old = trial->truth.data[a];

	trial->news.data[a] = trial->news.data[b];
	trial->truth.data[a] = trial->truth.data[b];
	trial->news.data[b] = text;
	trial->truth.data[b] = old;
}

static void push_new(struct trial *trial, struct match_text text, size_t old)
{
	vec_push(&trial->news, text);
	vec_push(&trial->truth, old);
}

static void edit_bank(struct trial *trial, struct random *random, const text_vec *pool)
{
	const unsigned rewords = below(random, 70), deletes = below(random, 20);
	const unsigned inserts = below(random, 20), moves = below(random, 20);

	for (size_t i = 0; i < trial->olds.len; i++) {
		struct match_text text = trial->olds.data[i];

		text.content = STR("new");
		if (below(random, 100) < inserts)
			push_new(trial, pool->data[below(random, pool->len)], MATCH_NONE);
		if (below(random, 100) < deletes)
			continue;
		if (below(random, 100) < rewords)
			text.text = reword(random, &trial->arena, text.text,
				pool->data[below(random, pool->len)].text);
		push_new(trial, text, i);
	}
	for (size_t i = 0; i < trial->news.len; i++)
		if (below(random, 100) < moves) {
			const size_t other = below(random, trial->news.len);
			swap_news(trial, i, other);
			if (below(random, 2))
				trial->news.data[i].chapter =
					trial->news.data[other].chapter;
		}
}

/* Takes some of all questions, in their order, as the old bank; the rest is where new
 * questions come from. */
static void make_trial(struct trial *trial, struct random *random, const text_vec *all)
{
	const unsigned share = 5 + below(random, 40);
	text_vec pool = {0};

	*trial = (struct trial){0};
	arena_init(&trial->arena);
	for (size_t i = 0; i < all->len; i++) {
		if (below(random, 100) < share)
			vec_push(&trial->olds, all->data[i]);
		else
			vec_push(&pool, all->data[i]);
	}
	edit_bank(trial, random, &pool);
	trial->matches = ARENA_NEW(&trial->arena, struct match, trial->news.len);
	for (size_t i = 0; i < trial->news.len; i++)
		trial->matches[i] = (struct match){MATCH_NEW, MATCH_NONE, MATCH_NONE};
	match_questions(&(const struct match_job){trial->olds.data, trial->olds.len,
				trial->news.data, trial->news.len},
		trial->matches);
	vec_clear(&pool);
}

struct figures {
	size_t survivors, lost, swapped, silent, wrongly_found;
};

/* Equal texts are equal: which of them it was nobody can tell. */
static bool is_right(const struct trial *trial, size_t new)
{
	const size_t old = trial->matches[new].old;
	const size_t truth = trial->truth.data[new];

	return old == truth ||
	       (old != MATCH_NONE && truth != MATCH_NONE &&
		       str_eq(trial->olds.data[old].text, trial->olds.data[truth].text));
}

static void judge(const struct trial *trial, struct figures *figures)
{
	for (size_t i = 0; i < trial->news.len; i++) {
		const struct match *const match = &trial->matches[i];

		figures->survivors += trial->truth.data[i] != MATCH_NONE;
		if (is_right(trial, i))
			continue;
		const bool is_told =
			match->grade == MATCH_AMBIGUOUS || match->grade == MATCH_DOUBTFUL;
		if (trial->truth.data[i] == MATCH_NONE) {
			figures->wrongly_found += !is_told;
			continue;
		}
		figures->lost += match->old == MATCH_NONE;
		figures->swapped += match->old != MATCH_NONE;
		figures->silent += !is_told;
		if (!is_told && getenv("TIKU_MATCH_VERBOSE"))
			printf("# %.*s\n#   was %.*s\n#   got %.*s\n",
				STR_ARGS(trial->news.data[i].text),
				STR_ARGS(trial->olds.data[trial->truth.data[i]].text),
				STR_ARGS(match->old == MATCH_NONE
						 ? STR("nothing")
						 : trial->olds.data[match->old].text));
	}
}

static void trial_clear(struct trial *trial)
{
	vec_clear(&trial->olds);
	vec_clear(&trial->news);
	vec_clear(&trial->truth);
	arena_clear(&trial->arena);
}

static unsigned long number_of(const char *variable, unsigned long otherwise)
{
	const char *const text = getenv(variable);

	return text ? strtoul(text, NULL, 10) : otherwise;
}

static void check_edits(struct unit *unit, const text_vec *all)
{
	const unsigned long trials = number_of("TIKU_MATCH_TRIALS", TRIALS);
	struct figures figures = {0};
	struct random random = {number_of("TIKU_MATCH_SEED", 2026)};

	unit_case(unit, "match/edits: random edits of real questions");
	for (size_t i = 0; i < trials; i++) {
		struct trial trial;

		make_trial(&trial, &random, all);
		judge(&trial, &figures);
		trial_clear(&trial);
	}
	printf("# %zu survivors: %zu lost, %zu swapped, %zu of them silently; %zu new ones "
	       "taken for old\n",
		figures.survivors, figures.lost, figures.swapped, figures.silent,
		figures.wrongly_found);
	CHECK(unit, (figures.lost + figures.swapped) * 1000 < figures.survivors * 5);
	CHECK(unit, figures.silent == 0);
	CHECK(unit, figures.wrongly_found * 1000 < figures.survivors);
}

/* What a case gives: for each new text the old one's index, '?' where it is asked, '/'
 * where it was split off one. */
static void check_case(struct unit *unit, const char *name, const char *const *olds,
	const char *const *news, const char *want)
{
	struct match_text old_texts[8], new_texts[8];
	struct match matches[8];
	size_t old_count = 0, new_count = 0;
	char got[9];

	for (; olds[old_count]; old_count++)
		old_texts[old_count] = (struct match_text){
			str_from(olds[old_count]), STR("a"), STR("c")};
	for (; news[new_count]; new_count++) {
		new_texts[new_count] = (struct match_text){
			str_from(news[new_count]), STR("b"), STR("c")};
		matches[new_count] = (struct match){MATCH_NEW, MATCH_NONE, MATCH_NONE};
	}
	match_questions(
		&(const struct match_job){old_texts, old_count, new_texts, new_count},
		matches);
	for (size_t i = 0; i < new_count; i++)
		got[i] = matches[i].grade == MATCH_DOUBTFUL ? '?'
			 : matches[i].grade == MATCH_SPLIT  ? '/'
			 : matches[i].old == MATCH_NONE     ? '-'
			 : matches[i].grade == MATCH_AMBIGUOUS
				 ? (char)('A' + matches[i].old)
				 : (char)('a' + matches[i].old);
	unit_case(unit, name);
	CHECK_STR(unit, ((struct str){got, new_count}), str_from(want));
}

#define TEXTS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void check_cases(struct unit *unit)
{
	check_case(unit, "match/case: order and insertion",
		TEXTS("什么是词元？", "什么是注意力机制？", "为什么要做归一化？"),
		TEXTS("什么是残差连接？", "为什么要做归一化？", "什么是词元？",
			"什么是注意力机制？"),
		"-cab");
	check_case(unit, "match/case: options added",
		TEXTS("哪种位置编码以旋转的方式编码相对位置？", "什么是词元？"),
		TEXTS("哪种位置编码以旋转的方式编码相对位置？ ¦ 正弦编码 ¦ RoPE ¦ ALiBi ¦ 可学习编码",
			"什么是词元？"),
		"ab");
	check_case(unit, "match/case: all options replaced",
		TEXTS("哪种位置编码以旋转的方式编码相对位置？ ¦ 正弦 ¦ 余弦 ¦ 正切",
			"什么是词元？"),
		TEXTS("哪种位置编码以旋转的方式编码相对位置？ ¦ RoPE ¦ ALiBi",
			"什么是词元？"),
		"ab");
	check_case(unit, "match/case: options in another order",
		TEXTS("下列正确的是 ¦ 梯度会消失 ¦ 损失会发散 ¦ 权重会衰减",
			"下列正确的是 ¦ 词表会变大 ¦ 序列会变短 ¦ 精度会下降"),
		TEXTS("下列正确的是 ¦ 序列会变短 ¦ 精度会下降 ¦ 词表会变大",
			"下列正确的是 ¦ 权重会衰减 ¦ 梯度会消失 ¦ 损失会发散"),
		"ba");
	check_case(unit, "match/case: a pattern is no likeness", TEXTS("什么是 BPE？"),
		TEXTS("什么是 RLHF？"), "?");
	check_case(unit, "match/case: another question altogether", TEXTS("什么是 BPE？"),
		TEXTS("如何评估对话模型的安全性？"), "-");
	check_case(unit, "match/case: split in two",
		TEXTS("注意力机制是如何计算的？softmax 之前为什么要除以维度的平方根？",
			"什么是词元？"),
		TEXTS("注意力机制是如何计算的？",
			"softmax 之前为什么要除以维度的平方根？", "什么是词元？"),
		"/ab");
	check_case(unit, "match/case: split in three",
		TEXTS("什么是自注意力？它为什么要多头？多头的输出怎样合并成一个向量？",
			"什么是词元？"),
		TEXTS("什么是自注意力？", "自注意力为什么要多头？",
			"多头的输出怎样合并成一个向量？", "什么是词元？"),
		"//ab");
	check_case(unit, "match/case: two become one",
		TEXTS("什么是残差连接？它有什么作用？", "为什么残差连接能让网络更深？",
			"什么是词元？"),
		TEXTS("什么是残差连接？它有什么作用？为什么能让网络更深？",
			"什么是词元？"),
		"ac");
	check_case(unit, "match/case: full and half width, capitals, accents",
		TEXTS("什么是ＲＬＨＦ？", "Ｗhat is a naïve model？"),
		TEXTS("WHAT IS A NAIVE MODEL?", "什么是rlhf?"), "ba");
	check_case(unit, "match/case: two that change places and words",
		TEXTS("为什么学习率要先预热再衰减？", "为什么批量越大梯度的方差越小？"),
		TEXTS("为什么批量变大时梯度的方差会变小？",
			"学习率为什么要先预热，然后衰减？"),
		"ba");
	check_case(unit, "match/case: equals keep their order",
		TEXTS("同一题", "同一题", "同一题"), TEXTS("同一题", "同一题"), "ab");
	check_case(
		unit, "match/case: no text at all", TEXTS("", ""), TEXTS("", "x"), "a-");
}

#define PATTERN_COUNT 2000

static struct str pattern_text(struct arena *arena, const char *form, size_t number)
{
	char text[200];

	snprintf(text, sizeof(text), form, number);
	return arena_copy_str(arena, str_from(text));
}

/* All of one pattern, worded anew and in another order: what is rare in each leads to it
 * among thousands that are nearer and nearly as like. */
static void check_pattern(struct unit *unit)
{
	struct match_text *const olds = calloc(PATTERN_COUNT, sizeof(*olds));
	struct match_text *const news = calloc(PATTERN_COUNT, sizeof(*news));
	struct match *const matches = calloc(PATTERN_COUNT, sizeof(*matches));
	struct arena arena;
	size_t wrong = 0;

	arena_init(&arena);
	for (size_t i = 0; i < PATTERN_COUNT; i++) {
		const size_t old = i * 777 % PATTERN_COUNT;

		olds[i].text = pattern_text(
			&arena, "下列关于注意力机制的说法中正确的是第%zu项？", i + 7000);
		news[i].text = pattern_text(&arena,
			"下列关于注意力机制的说法中，正确的是第%zu项吗？", old + 7000);
		matches[i] = (struct match){MATCH_NEW, MATCH_NONE, MATCH_NONE};
	}
	match_questions(
		&(const struct match_job){olds, PATTERN_COUNT, news, PATTERN_COUNT},
		matches);
	for (size_t i = 0; i < PATTERN_COUNT; i++)
		wrong += matches[i].old != i * 777 % PATTERN_COUNT;
	unit_case(unit, "match/pattern: thousands of one pattern, shuffled");
	CHECK(unit, wrong == 0);
	arena_clear(&arena);
	free(olds);
	free(news);
	free(matches);
}

/* Greedy would take 9 and 1; the best is 8 and 8. */
static void check_assignment(struct unit *unit)
{
	static const struct assign_edge edges[] = {
		{0, 0, 9}, {0, 1, 8}, {1, 0, 8}, {1, 1, 1}, {2, 1, 5}};
	const struct assign_graph graph = {edges, 5, 4, 2};
	size_t right_of[4];
	struct arena arena;

	arena_init(&arena);
	unit_case(unit, "match/assignment: the greatest sum");
	assign_solve(&graph, right_of, &arena);
	CHECK(unit, right_of[0] == 1 && right_of[1] == 0);
	CHECK(unit, right_of[2] == ASSIGN_NONE && right_of[3] == ASSIGN_NONE);
	arena_clear(&arena);
}

/* The best sum of a small graph by trying everything. */
static int64_t best_sum(const struct assign_graph *graph, size_t left, unsigned used)
{
	int64_t best;

	if (left == graph->left_count)
		return 0;
	best = best_sum(graph, left + 1, used);
	for (size_t i = 0; i < graph->edge_count; i++) {
		const struct assign_edge *edge = &graph->edges[i];
		if (edge->left != left || (used & 1u << edge->right))
			continue;
		const int64_t sum = edge->weight +
				    best_sum(graph, left + 1, used | 1u << edge->right);
		best = sum > best ? sum : best;
	}
	return best;
}

static void check_random_assignments(struct unit *unit)
{
	struct random random = {99};
	struct arena arena;

	arena_init(&arena);
	unit_case(unit, "match/assignment: as good as trying everything");
	for (size_t trial = 0; trial < 3000; trial++) {
		struct assign_edge edges[36];
		struct assign_graph graph = {edges, 0, 1 + below(&random, 6), 6};
		size_t right_of[6];
		int64_t sum = 0;

		for (size_t left = 0; left < graph.left_count; left++)
			for (size_t right = 0; right < 6; right++)
				if (below(&random, 2))
					edges[graph.edge_count++] = (struct assign_edge){
						left, right, 1 + below(&random, 50)};
		assign_solve(&graph, right_of, &arena);
		for (size_t i = 0; i < graph.edge_count; i++)
			if (right_of[edges[i].left] == edges[i].right)
				sum += edges[i].weight;
		CHECK(unit, sum == best_sum(&graph, 0, 0));
		arena_reset(&arena);
	}
	arena_clear(&arena);
}

int main(void)
{
	struct unit unit = {0};
	struct arena arena;
	text_vec all = {0};

	arena_init(&arena);
	check_assignment(&unit);
	check_random_assignments(&unit);
	check_cases(&unit);
	check_pattern(&unit);
	add_bank(&all, &arena, "examples/llm-basics.md");
	add_bank(&all, &arena, "../shared/seed/llm-interview-200.md");
	unit_case(&unit, "match/banks are there");
	CHECK(&unit, all.len >= 100);
	if (all.len) {
		add_family(&all, &arena, 40);
		check_edits(&unit, &all);
	}
	vec_clear(&all);
	arena_clear(&arena);
	return unit_end(&unit);
}
