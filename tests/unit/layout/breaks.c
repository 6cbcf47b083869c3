/* SPDX-License-Identifier: MIT */
#include "layout/paragraph/breaks.h"

#include "text.h"

/* A text with | where a line may break and ~ where only at need; white space of the
 * source is dropped. */
static struct str marked(
	struct flat *flat, const char *text, enum language language, struct buf *out)
{
	flat_fill(flat, text, language);
	const struct str kept = buf_str(&flat->text);

	buf_reset(out);
	for (size_t i = 0; i < flat->chars.len; i++) {
		const struct flat_char *c = &flat->chars.data[i];

		if (i > 0 && c->penalty != BREAK_NEVER)
			buf_put_byte(out, c->is_emergency ? '~' : '|');
		buf_put_str(out, str_slice(kept, c->start, c->start + c->length));
	}
	return buf_str(out);
}

struct break_case {
	const char *text, *breaks;
};

static void check_breaks(struct unit *unit, const struct break_case *cases, size_t count,
	enum language language)
{
	struct flat flat;
	struct buf out;

	flat_init(&flat);
	buf_init(&out, 0);
	for (size_t i = 0; i < count; i++) {
		unit_case(unit, cases[i].text);
		CHECK_STR(unit, marked(&flat, cases[i].text, language, &out),
			str_from(cases[i].breaks));
	}
	buf_clear(&out);
	flat_clear(&flat);
}

static void test_chinese(struct unit *unit)
{
	static const struct break_case cases[] = {
		{"中文字", "中|文|字"},
		{"中，文。", "中，|文。"},
		{"（中）文", "（中）|文"},
		{"他说“好”吗？", "他|说|“好”|吗？"},
		{"甲——乙", "甲|——|乙"},
		{"等……好", "等|……|好"},
		{"人々", "人々"},
		{"甲·乙", "甲·|乙"},
		{"甲/乙", "甲/乙"},
		{"甲～乙", "甲～|乙"},
		{"在 word2vec 等", "在|word2vec|等"},
		{"什么 ？", "什|么？"},
		{"吗?上", "吗?|上"},
		{"第 3 章", "第|3|章"},
		{"涨 50% 了", "涨|50%|了"},
		{"约 20℃。", "约|20℃。"},
		{"共￥100元", "共|￥100|元"},
		{"甲(乙)丙", "甲|(乙)|丙"},
		{"甲\xC2\xA0乙", "甲\xC2\xA0乙"},
		{"甲　乙", "甲　|乙"},
		{"好！！！", "好！！！"},
		{"“好”?乙", "“好”?|乙"},
		{"(《甲》)乙", "(《甲》)|乙"},
		{"米²的", "米²|的"},
		{"5％的", "5％|的"},
		{"图像 - 文本", "图|像|-|文|本"},
		{"图 - - 文", "图|-|-|文"},
		{"用 Q-Former 和", "用|Q-|Former|和"},
	};

	check_breaks(unit, cases, sizeof(cases) / sizeof(cases[0]), LANGUAGE_ZH_HANS);
}

static void test_latin(struct unit *unit)
{
	static const struct break_case cases[] = {
		{"a b", "a|b"},
		{"well-known fact", "well-|known|fact"},
		{"GPT-4 model", "GPT-4|model"},
		{"a - b", "a|-|b"},
		{"the K-means, pre-norm", "the|K-|means,|pre-|norm"},
		{"3.14 and 1,000", "3.14|and|1,000"},
		{"(a) b", "(a)|b"},
		{"it’s", "it’s"},
		{"“Is it?” she", "“Is|it?”|she"},
		{"a )", "a)"},
		{"and/or not", "and/|or|not"},
		{"8 FLOP/s", "8|FLOP/s"},
		{"the I/O", "the|I/O"},
	};

	check_breaks(unit, cases, sizeof(cases) / sizeof(cases[0]), LANGUAGE_EN);
}

static void test_emergency(struct unit *unit)
{
	static const struct break_case cases[] = {
		{"getUserName", "get~User~Name"},
		{"some_long_name", "some_~long_~name"},
		{"a_b", "a_b"},
		{"at 10 TFLOP/s", "at|10|TFLOP/s"},
		{"https://a.org/b/cd?ef=3", "https://~a.~org/~b/~cd?~ef=3"},
		{"`</s>`", "</s>"},
		{"`a b`", "a|b"},
	};

	check_breaks(unit, cases, sizeof(cases) / sizeof(cases[0]), LANGUAGE_ZH_HANS);
}

static void test_korean_japanese(struct unit *unit)
{
	static const struct break_case korean[] = {{"한국어 문장", "한국어|문장"}};
	static const struct break_case japanese[] = {
		{"きっと", "きっ|と"}, {"データ", "デー|タ"}};

	check_breaks(unit, korean, 1, LANGUAGE_KO);
	check_breaks(unit, japanese, 2, LANGUAGE_JA);
}

/* The choices of 3.9. */
static void test_choices(struct unit *unit)
{
	const struct spacing_rules normal = {
		.language = LANGUAGE_JA, .small_may_start = true};
	const struct spacing_rules syllable = {
		.language = LANGUAGE_KO, .syllables_part = true};
	struct flat flat;

	flat_init(&flat);
	unit_case(unit, "small kana may begin a line");
	flat_fill(&flat, "きっと人々ー。", LANGUAGE_JA);
	breaks_find(&flat, &normal);
	CHECK(unit, flat.chars.data[1].penalty == 0 && flat.chars.data[4].penalty == 0);
	CHECK(unit, flat.chars.data[5].penalty == 0);
	CHECK(unit, flat.chars.data[6].penalty == BREAK_NEVER);

	unit_case(unit, "Korean syllables may part");
	flat_fill(&flat, "한국어", LANGUAGE_KO);
	CHECK(unit, flat.chars.data[1].penalty == BREAK_NEVER);
	breaks_find(&flat, &syllable);
	CHECK(unit, flat.chars.data[1].penalty == 0);
	flat_clear(&flat);
}

/* The penalty of a break before character i. */
static int penalty_at(struct flat *flat, const char *text, size_t i)
{
	flat_fill(flat, text, LANGUAGE_ZH_HANS);
	return flat->chars.data[i].penalty;
}

static void test_hyphens(struct unit *unit)
{
	struct flat flat;

	unit_case(unit,
		"a hyphen for a dash begins no line, one letter ends none, if it can be");
	flat_init(&flat);
	CHECK(unit, penalty_at(&flat, "图 - 文", 1) == penalty_at(&flat, "图——文", 1));
	CHECK(unit, penalty_at(&flat, "图 - - 文", 2) == 0);
	CHECK(unit, penalty_at(&flat, "图 -x 文", 1) == 0);
	CHECK(unit, penalty_at(&flat, "Q-Former", 2) > penalty_at(&flat, "pre-norm", 4));
	CHECK(unit,
		penalty_at(&flat, "a Q-Former", 3) == penalty_at(&flat, "Q-Former", 2));
	flat_clear(&flat);
}

/* 3.5: base and script. */
static void test_scripts(struct unit *unit)
{
	const struct flat_run plain = {.size = TEST_EM, .link = FLAT_NO_LINK};
	const struct flat_run raised = {
		.size = TEST_EM, .rise = 300, .link = FLAT_NO_LINK};
	struct flat flat;

	unit_case(unit, "a footnote mark stays with what it stands at");
	flat_init(&flat);
	flat_set_run(&flat, &plain);
	flat_put(&flat, STR("甲"));
	flat_set_run(&flat, &raised);
	flat_put(&flat, STR("[2]"));
	flat_set_run(&flat, &plain);
	flat_put(&flat, STR("乙"));
	breaks_find(&flat, &(struct spacing_rules){LANGUAGE_ZH_HANS});
	CHECK(unit, flat.chars.data[1].penalty == BREAK_NEVER);
	CHECK(unit, flat.chars.data[4].penalty == 0);
	flat_clear(&flat);
}

static void test_forced(struct unit *unit)
{
	struct flat flat;
	const struct flat_run run = {.size = TEST_EM, .link = FLAT_NO_LINK};

	unit_case(unit, "a line break is kept");
	flat_init(&flat);
	flat_set_run(&flat, &run);
	flat_put(&flat, STR("甲"));
	flat_put_line_break(&flat);
	flat_put(&flat, STR("，乙"));
	breaks_find(&flat, &(struct spacing_rules){LANGUAGE_ZH_HANS});
	CHECK(unit, flat.chars.data[1].penalty == BREAK_ALWAYS);
	flat_clear(&flat);
}

int main(void)
{
	struct unit unit = {0};

	test_chinese(&unit);
	test_latin(&unit);
	test_emergency(&unit);
	test_korean_japanese(&unit);
	test_choices(&unit);
	test_hyphens(&unit);
	test_scripts(&unit);
	test_forced(&unit);
	return unit_end(&unit);
}
