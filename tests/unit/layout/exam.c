/* SPDX-License-Identifier: MIT */
#include "unit/layout/rig.h"

#include "model/part.h"
#include "select/select.h"

/* Exam papers: parts and what their rules say, the score table, the seal line, feet of
 * columns, the key. */

static const char divided[] =
	"---\ntitle: 大模型\nexam: {time: 90, total: 26, version: A, form: 大}\n---\n\n"
	"## 一、选择题\n\n"
	"1. 什么是模型\n<!-- tiku: points=3 -->\n\nA. 一\nB. 二\n\n答案：B\n\n"
	"2. 什么是问题\n<!-- tiku: points=3 -->\n\nA. 一\nB. 二\n\n答案：A\n\n"
	"## 二、填空题\n\n"
	"3. 大模型是 ____ 的 ____。\n<!-- tiku: points=4 -->\n\n答案：大; 一\n\n"
	"4. 它有 ____ 个。\n<!-- tiku: points=2 -->\n\n答案：一\n\n"
	"## 三、判断题（每题 2 分）\n\n"
	"5. 大模型大。\n<!-- tiku: points=4 -->\n\n答案：对\n\n"
	"## 四、简答题\n\n"
	"6. 为什么？\n<!-- tiku: points=10 -->\n\n答案：因为它大。\n";

static const struct rig_setup plain = {.style = "exam", .answers = LAYOUT_ANSWERS_NONE};
static const struct rig_setup with_key = {.style = "exam", .answers = LAYOUT_ANSWERS_END};

/* --- parts --- */

static struct part_list parts_of(struct rig *rig)
{
	return part_list_of(rig->bank, &rig->arena);
}

static void test_parts(struct unit *unit)
{
	struct rig rig;

	unit_case(unit, "parts and their points");
	rig_open(&rig, divided, &plain);
	const struct part_list parts = parts_of(&rig);

	CHECK(unit, part_is_divided(rig.bank));
	CHECK(unit, parts.count == 4);
	const struct part_sum choices = part_sum_of(rig.bank, &parts.items[0]);
	const struct part_sum blanks = part_sum_of(rig.bank, &parts.items[1]);

	CHECK(unit, choices.is_uniform && choices.type == QUESTION_SINGLE);
	CHECK(unit, choices.each == 300 && choices.total == 600 && choices.blank == 0);
	CHECK(unit, blanks.blank == 200 && blanks.total == 600 && blanks.each == 0);
	rig_close(&rig);
}

/* The right end of the first bracket after the question of this number. */
static scaled bracket_end(const struct rig *rig, const char *number)
{
	const struct page *page = &rig->pages->items[0];
	bool is_there = false;

	for (size_t i = 0; i < page->item_count; i++) {
		const struct page_item *item = &page->items[i];

		if (item->kind != PAGE_TEXT)
			continue;
		is_there = is_there || str_eq(item->text.text, str_from(number));
		if (is_there && str_starts(item->text.text, STR("）")))
			return item->x;
	}
	return 0;
}

static void test_brackets(struct unit *unit)
{
	struct rig rig;

	unit_case(unit, "brackets of choices stand at one edge, typed or not");
	rig_open(&rig,
		"---\ntitle: 大模型\n---\n\n## 一、选择题\n\n"
		"1. 什么是模型\n\nA. 一\nB. 二\n\n答案：B\n\n"
		"2. 大模型是（    ）\n\nA. 一\nB. 二\n\n答案：A\n\n"
		"3. 大（    ）是模型。\n\nA. 一\nB. 二\n\n答案：A\n\n"
		"4. 大模型大。（    ）\n\n答案：对\n",
		&plain);
	CHECK(unit, bracket_end(&rig, "1.") > SCALED(400));
	CHECK(unit, bracket_end(&rig, "1.") == bracket_end(&rig, "2."));
	CHECK(unit, bracket_end(&rig, "1.") == bracket_end(&rig, "4."));
	CHECK(unit, bracket_end(&rig, "3.") < SCALED(300));
	rig_close(&rig);
}

/* One chapter set as a paper among others does not make a book one. */
static void test_mostly_undivided(struct unit *unit)
{
	struct rig rig;

	unit_case(unit, "most questions stand under headings of parts, or it has none");
	rig_open(&rig,
		"## 第 1 章 大模型\n\nQ1: 什么？\n\nQ2: 为何？\n\nQ3: 如何？\n\n"
		"## 自测\n\n### 一、填空题\n\nQ4: 是____。\n\nQ5: 在____。\n",
		&plain);
	CHECK(unit, rig.bank->question_count == 5);
	CHECK(unit, !part_is_divided(rig.bank));
	rig_close(&rig);
}

static void test_titles(struct unit *unit)
{
	static const char *const numbered[] = {"一、选择题", "第二部分 阅读",
		"（三）写作", "3. Essays", "Ⅱ、听力", "第Ⅰ卷"};
	static const char *const plain_titles[] = {
		"选择题", "Introduction", "一个问题", "十年"};

	unit_case(unit, "titles that bring their number");
	for (size_t i = 0; i < sizeof(numbered) / sizeof(numbered[0]); i++)
		CHECK(unit, part_has_number(str_from(numbered[i])));
	for (size_t i = 0; i < sizeof(plain_titles) / sizeof(plain_titles[0]); i++)
		CHECK(unit, !part_has_number(str_from(plain_titles[i])));
}

static void check_number(
	struct unit *unit, enum language language, size_t number, const char *wanted)
{
	struct buf text;

	buf_init(&text, 0);
	part_put_number(&text, language, number);
	CHECK_STR(unit, buf_str(&text), str_from(wanted));
	buf_clear(&text);
}

static void test_numbers(struct unit *unit)
{
	unit_case(unit, "numbers of parts");
	check_number(unit, LANGUAGE_ZH_HANS, 1, "一");
	check_number(unit, LANGUAGE_ZH_HANS, 10, "十");
	check_number(unit, LANGUAGE_ZH_HANS, 11, "十一");
	check_number(unit, LANGUAGE_JA, 20, "二十");
	check_number(unit, LANGUAGE_ZH_HANT_TW, 99, "九十九");
	check_number(unit, LANGUAGE_ZH_HANS, 100, "100");
	check_number(unit, LANGUAGE_EN, 3, "3");
}

/* A book's chapters are no parts: then it is asked by type. */
static void test_undivided(struct unit *unit)
{
	struct rig rig;
	const struct selection by_type = {.by_type = true};

	unit_case(unit, "chapters are no parts; by type there are");
	rig_open(&rig,
		"## 第 1 章 大模型\n\nQ1: 什么？\n\n答案：大\n\n"
		"Q2: 是的：\n\nA. 一\nB. 二\n\n答案：A\n",
		&plain);
	CHECK(unit, !part_is_divided(rig.bank));
	const struct bank *typed = select_bank(rig.bank, &by_type, &rig.arena, &rig.diag);
	const struct part_list parts = part_list_of(typed, &rig.arena);

	CHECK(unit, parts.count == 2);
	CHECK(unit, typed->questions[0]->type == QUESTION_SINGLE);
	CHECK_STR(unit, typed->questions[0]->number, STR("1"));
	CHECK_STR(unit, typed->questions[1]->number, STR("2"));
	rig_close(&rig);
}

static void test_version(struct unit *unit)
{
	struct rig rig;
	const struct selection version = {.has_shuffle = true, .shuffle = STR("B")};
	const struct selection seed = {.has_shuffle = true, .shuffle = STR("2026")};

	unit_case(unit, "a letter that shuffles names the version");
	rig_open(&rig, divided, &plain);
	CHECK_STR(unit,
		select_bank(rig.bank, &version, &rig.arena, &rig.diag)->meta.exam_version,
		STR("B"));
	CHECK_STR(unit,
		select_bank(rig.bank, &seed, &rig.arena, &rig.diag)->meta.exam_version,
		STR("A"));
	rig_close(&rig);
}

/* --- pages --- */

static void test_rules(struct unit *unit)
{
	struct rig rig;

	unit_case(unit, "rules are made of the questions, a written one stays as it is");
	rig_open(&rig, divided, &plain);
	const struct page *first = &rig.pages->items[0];

	CHECK(unit, rig_says(first, "本大题共2小题，每小题3分，共6分。"));
	CHECK(unit, rig_says(first, "本大题共2小题，每空2分，共6分"));
	CHECK(unit, rig_says(first, "（每题2分）"));
	CHECK(unit, !rig_says(first, "本大题共1小题，共4分"));
	CHECK(unit, rig_says(first, "本大题共1小题，共10分"));
	CHECK(unit, rig_says(first, "考试时间90分钟"));
	CHECK(unit, rig_says(first, "满分26分"));
	CHECK(unit, rig_says(first, "（A卷）"));
	rig_close(&rig);
}

static const struct page_element *element_of(
	const struct rig *rig, const struct page_item *item)
{
	return &rig->pages->elements[item->element];
}

static void test_score_table(struct unit *unit)
{
	struct rig rig;

	unit_case(unit, "the score table, on the first page");
	rig_open(&rig, divided, &with_key);
	const struct page_item *one = rig_find(&rig.pages->items[0], "一");
	const struct page_item *three = rig_find(&rig.pages->items[0], "三");

	CHECK(unit, rig_says(&rig.pages->items[0], "题号一二三四总分得分"));
	CHECK(unit, one && three);
	if (one && three) {
		CHECK(unit, element_of(&rig, one)->kind == ELEMENT_HEAD_CELL);
		CHECK(unit, one->y == three->y);
		CHECK(unit, three->x - one->x == 2 * SCALED_MM(18));
	}
	for (size_t i = 1; i < rig.pages->count; i++)
		CHECK(unit, !rig_says(&rig.pages->items[i], "总分"));
	rig_close(&rig);
}

/* The dashes at 22 mm, and turned text left of them; none of it belongs to the text. */
static void check_seal(struct unit *unit, const struct page *page, bool is_there)
{
	size_t dashes = 0, turned = 0;

	for (size_t i = 0; i < page->item_count; i++) {
		const struct page_item *item = &page->items[i];

		if (item->kind == PAGE_STROKE && item->stroke.dash > 0) {
			dashes++;
			CHECK(unit, item->x == SCALED_MM(22) && item->width == 0);
			CHECK(unit, item->element == ELEMENT_ARTIFACT);
		}
		if (item->kind == PAGE_TEXT && item->text.turn) {
			turned++;
			CHECK(unit, item->text.turn == 1);
			CHECK(unit, item->x < SCALED_MM(22) && item->x > 0);
			CHECK(unit, item->element == ELEMENT_ARTIFACT);
		} else if (is_there) {
			CHECK(unit, item->x <= SCALED_MM(22) || item->x > SCALED_MM(25));
		}
	}
	CHECK(unit, dashes == is_there);
	CHECK(unit, (turned >= 4 + 8) == is_there);
}

static void put_many(struct buf *markdown, unsigned count)
{
	buf_init(markdown, 0);
	buf_put_c(markdown, "# 大模型\n\n");
	for (unsigned i = 1; i <= count; i++)
		buf_printf(markdown, "Q%u: 什么是大模型？\n\n答案：大\n\n", i);
	buf_put_byte(markdown, '\0');
}

static void test_seal(struct unit *unit)
{
	struct buf markdown;
	struct rig rig;

	unit_case(unit, "the seal line is on fronts, not on backs nor on the key");
	put_many(&markdown, 20);
	rig_open(&rig, markdown.data, &with_key);
	size_t key = 0;

	while (key < rig.pages->count &&
		!rig_says(&rig.pages->items[key], "参考答案与评分标准"))
		key++;
	CHECK(unit, key >= 3 && key < rig.pages->count);
	for (size_t i = 0; i < rig.pages->count; i++)
		check_seal(unit, &rig.pages->items[i], i % 2 == 0 && i < key);
	buf_clear(&markdown);
	rig_close(&rig);
}

/* Fields run upward: 学校 班级 姓名 学号. */
static void test_seal_order(struct unit *unit)
{
	struct rig rig;
	scaled below = SCALED_MAX;

	unit_case(unit, "fields outside the seal line");
	rig_open(&rig, divided, &plain);
	const struct page *first = &rig.pages->items[0];

	CHECK(unit, rig_says(first, "学校班级姓名学号密封线内请勿答题"));
	for (size_t i = 0; i < first->item_count; i++) {
		const struct page_item *item = &first->items[i];

		if (item->kind != PAGE_TEXT || !item->text.turn ||
			item->x > SCALED_MM(10))
			continue;
		CHECK(unit, item->y < below);
		CHECK(unit, item->y - item->width > SCALED_MM(12));
		below = item->y;
	}
	CHECK(unit, below < first->height / 2);
	rig_close(&rig);
}

static void test_columns(struct unit *unit)
{
	static const char *const styles[] = {"exam-a3", "exam-8k"};

	for (size_t i = 0; i < 2; i++) {
		const struct rig_setup setup = {
			.style = styles[i], .answers = LAYOUT_ANSWERS_NONE};
		struct buf markdown;
		struct rig rig;

		unit_case(unit, styles[i]);
		put_many(&markdown, 20);
		rig_open(&rig, markdown.data, &setup);
		const struct page *first = &rig.pages->items[0];

		CHECK(unit, first->width > first->height);
		CHECK(unit, rig_says(first, "第1页，共"));
		CHECK(unit, rig_says(first, "第2页，共"));
		CHECK(unit, rig.pages->count > 1 &&
				    rig_says(&rig.pages->items[1], "第3页，共"));
		check_seal(unit, first, true);
		buf_clear(&markdown);
		rig_close(&rig);
	}
}

static void test_key(struct unit *unit)
{
	struct rig rig;

	unit_case(unit, "the key: letters in a table, the rest in full, its own pages");
	rig_open(&rig, divided, &with_key);
	const struct page *key = &rig.pages->items[rig.pages->count - 1];
	const struct page_item *letter = rig_find(key, "B");

	CHECK(unit, rig_says(key, "参考答案与评分标准"));
	CHECK(unit, letter && element_of(&rig, letter)->kind == ELEMENT_CELL);
	CHECK(unit, rig_says(key, "√"));
	CHECK(unit, rig_says(key, "因为它大。"));
	CHECK(unit, rig_says(key, "第1页，共1页"));
	CHECK(unit, !rig_says(&rig.pages->items[0], "因为它大。"));
	rig_close(&rig);
}

/* No heading is more than one level below the one before it. */
static void test_headings(struct unit *unit)
{
	static const char *const banks[] = {divided,
		"## 第Ⅰ卷\n\n### 一、选择题\n\n1. 什么\n\nA. 一\nB. 二\n\n答案：A\n\n"
		"### 二、填空题\n\n2. 大 ____。\n\n答案：一\n\n## 第Ⅱ卷\n\n"
		"### 三、简答题\n\n3. 为什么？\n\n答案：大\n",
		"Q1: 什么？\n\n答案：大\n"};

	for (size_t b = 0; b < sizeof(banks) / sizeof(banks[0]); b++) {
		struct rig rig;
		unsigned last = 0;

		unit_case(unit, "headings never skip a level");
		rig_open(&rig, banks[b], &with_key);
		for (size_t i = 1; i < rig.pages->element_count; i++) {
			const enum element_kind kind = rig.pages->elements[i].kind;

			if (kind < ELEMENT_H1 || kind > ELEMENT_H6)
				continue;
			const unsigned level = (unsigned)(kind - ELEMENT_H1) + 1;

			CHECK(unit, level <= last + 1);
			last = level;
		}
		rig_close(&rig);
	}
}

int main(void)
{
	struct unit unit = {0};

	test_parts(&unit);
	test_mostly_undivided(&unit);
	test_brackets(&unit);
	test_titles(&unit);
	test_numbers(&unit);
	test_undivided(&unit);
	test_version(&unit);
	test_rules(&unit);
	test_score_table(&unit);
	test_seal(&unit);
	test_seal_order(&unit);
	test_columns(&unit);
	test_key(&unit);
	test_headings(&unit);
	return unit_end(&unit);
}
