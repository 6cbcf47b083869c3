/* SPDX-License-Identifier: MIT */
#include "layout/paragraph/classes.h"

#include "text.h"

/* The roles of a text's ambiguous marks in order: C for CJK, L for Latin. */
static struct str roles_of(struct flat *flat, struct buf *roles)
{
	buf_reset(roles);
	for (size_t i = 0; i < flat->chars.len; i++) {
		const struct flat_char *c = &flat->chars.data[i];

		if (class_of(c->code_point) == CLASS_AMBIGUOUS)
			buf_put_byte(roles, c->class == CLASS_LATIN ? 'L' : 'C');
	}
	return buf_str(roles);
}

struct role_case {
	enum language language;
	const char *text, *roles;
};

static void test_roles(struct unit *unit)
{
	static const struct role_case cases[] = {
		/* Han inside the pair */
		{LANGUAGE_ZH_HANS, "使用什么作为“句子”的等价物", "CC"},
		{LANGUAGE_EN, "He said “你好” twice.", "CC"},
		/* none inside: what touches it outside, white space aside */
		{LANGUAGE_ZH_HANS, "“What is it?”他问", "CC"},
		{LANGUAGE_ZH_HANS, "把 “token” 切开", "CC"},
		{LANGUAGE_ZH_HANS, "“Is it positive or negative?”", "LL"},
		{LANGUAGE_ZH_HANS, "我说。She said “yes” then.", "LL"},
		{LANGUAGE_ZH_HANS, "LLM 的 A “B” C", "CC"},
		/* apostrophes are Latin whatever stands around */
		{LANGUAGE_ZH_HANS, "他说 it’s 对的", "L"},
		{LANGUAGE_ZH_HANS, "在 ’90 年代", "L"},
		/* nested */
		{LANGUAGE_ZH_HANS, "“他说‘好’。”", "CCCC"},
		{LANGUAGE_ZH_HANS, "the label ‘positive’ or ‘negative’.", "LLLL"},
		/* unmatched: the neighbour decides */
		{LANGUAGE_ZH_HANS, "他说“你好", "C"},
		{LANGUAGE_ZH_HANS, "abc” 你", "L"},
		/* dashes, dots */
		{LANGUAGE_ZH_HANS, "模型——它", "C"},
		{LANGUAGE_ZH_HANS, "a — b", "L"},
		{LANGUAGE_ZH_HANS, "等等……", "C"},
		{LANGUAGE_ZH_HANS, "wait… now", "L"},
		{LANGUAGE_ZH_HANS, "列奥纳多·达", "C"},
		{LANGUAGE_ZH_HANS, "a·b", "L"},
		{LANGUAGE_ZH_HANS, "第 3–5 题", "L"},
		{LANGUAGE_ZH_HANS, "周一–周五", "C"},
		/* a slash takes Han on both sides */
		{LANGUAGE_ZH_HANS, "编码器/解码器", "C"},
		{LANGUAGE_ZH_HANS, "Q/K 矩阵", "L"},
		{LANGUAGE_ZH_HANS, "Q/矩阵", "L"},
		/* code is Latin */
		{LANGUAGE_ZH_HANS, "代码`“中文”`里", "LL"},
		/* an English sentence between Chinese quotes is English inside */
		{LANGUAGE_ZH_HANS, "他写道：“Return the label ‘positive’ or ‘negative’.”",
			"CLLLLC"},
		{LANGUAGE_ZH_HANS, "提示词“Say ‘yes’”和“Say ‘no’”", "CLLCCLLC"},
		{LANGUAGE_ZH_HANS, "他说：“我读过‘Attention’这篇。”", "CCCC"},
		{LANGUAGE_ZH_HANS, "“it’s fine”是什么意思", "CLC"},
		{LANGUAGE_ZH_HANS, "– “You are an expert. Return ‘positive’.”", "LLLLL"},
		{LANGUAGE_ZH_HANS, "中文“推理”可能表示 reasoning 或 inference", "CC"},
		{LANGUAGE_ZH_HANS, "所谓“scaling law”", "CC"},
		{LANGUAGE_ZH_HANS, "“A”和“B”、“C”", "CCCCCC"},
		{LANGUAGE_ZH_HANS, "the word “中” and “a”", "CCCC"},
		{LANGUAGE_EN, "the word “zhong”, and “a”", "LLLL"},
		{LANGUAGE_ZH_HANS, "He asked: “Why?” 答：“因为”。", "CCCC"},
		{LANGUAGE_ZH_HANS, "“甲‘乙“丙”丁’戊”", "CCCCCC"},
		{LANGUAGE_ZH_HANS, "（“BERT”）类", "CC"},
		{LANGUAGE_ZH_HANS, "rock ’n’ roll", "LL"},
		{LANGUAGE_ZH_HANS, "the models’ weights", "L"},
		{LANGUAGE_ZH_HANS, "O’Reilly 的书", "L"},
		{LANGUAGE_ZH_HANS, "模型’", "C"},
		{LANGUAGE_ZH_HANS, "“ （空）", "C"},
		{LANGUAGE_ZH_HANS, "12” wafer", "L"},
		{LANGUAGE_ZH_HANS, "a——b", "L"},
		{LANGUAGE_ZH_HANS, "BERT——GPT 的前身", "C"},
		{LANGUAGE_ZH_HANS, "GPT……BERT……都是模型", "CC"},
		{LANGUAGE_ZH_HANS, "“……”他没说话", "CCC"},
		{LANGUAGE_ZH_HANS, "省略…了", "C"},
		{LANGUAGE_ZH_HANS, "1…n", "L"},
		{LANGUAGE_ZH_HANS, "x₁,…,xₙ 的值", "L"},
		{LANGUAGE_ZH_HANS, "单选 · 5 分", "L"},
		{LANGUAGE_ZH_HANS, "卡尔·马克思", "C"},
		{LANGUAGE_ZH_HANS, "北京—上海", "C"},
		{LANGUAGE_ZH_HANS, "2020—2024 年", "L"},
		{LANGUAGE_ZH_HANS, "《“大”模型》", "CC"},
		/* ja: Latin unless the content says CJK */
		{LANGUAGE_JA, "これは “token” です", "LL"},
		{LANGUAGE_JA, "これは“言葉”です", "CC"},
		{LANGUAGE_KO, "‘인공지능(人工知能)’이라는", "LL"},
	};
	struct flat flat;
	struct buf roles;

	flat_init(&flat);
	buf_init(&roles, 0);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		unit_case(unit, cases[i].text);
		flat_fill(&flat, cases[i].text, cases[i].language);
		CHECK_STR(unit, roles_of(&flat, &roles), str_from(cases[i].roles));
	}
	buf_clear(&roles);
	flat_clear(&flat);
}

static void test_classes(struct unit *unit)
{
	unit_case(unit, "classes of code points");
	CHECK(unit, class_of(0xFF0C) == CLASS_COMMA);
	CHECK(unit, class_of(0x3002) == CLASS_STOP);
	CHECK(unit, class_of(0x300A) == CLASS_OPEN);
	CHECK(unit, class_of(0x300B) == CLASS_CLOSE);
	CHECK(unit, class_of(0x4E2D) == CLASS_HAN);
	CHECK(unit, class_of(0x20BB7) == CLASS_HAN);
	CHECK(unit, class_of(0x3007) == CLASS_HAN);
	CHECK(unit, class_of(0x3042) == CLASS_KANA);
	CHECK(unit, class_of(0x3063) == CLASS_SMALL);
	CHECK(unit, class_of(0x30FC) == CLASS_SMALL);
	CHECK(unit, class_of(0x3005) == CLASS_ITER);
	CHECK(unit, class_of(0xAC00) == CLASS_HANGUL);
	CHECK(unit, class_of(0x00A0) == CLASS_GLUE);
	CHECK(unit, class_of('a') == CLASS_LATIN);
	CHECK(unit, class_of(0x10FFFF) == CLASS_LATIN);
}

/* Two dashes are one unit, four are two; a mark joins its letter; blanks are no
 * characters. */
static void test_units(struct unit *unit)
{
	struct flat flat;

	flat_init(&flat);
	unit_case(unit, "two-em units");
	flat_fill(&flat, "甲——乙…………", LANGUAGE_ZH_HANS);
	CHECK(unit, flat.chars.len == 5);
	CHECK(unit, flat.chars.data[1].class == CLASS_DASH2 &&
			    flat.chars.data[1].length == 6);
	CHECK(unit, flat.chars.data[4].class == CLASS_ELL2);

	unit_case(unit, "clusters");
	flat_fill(&flat, "e\xCC\x81t 葛\xF3\xA0\x84\x80", LANGUAGE_ZH_HANS);
	CHECK(unit, flat.chars.len == 3);
	CHECK(unit, flat.chars.data[0].length == 3);
	CHECK(unit, flat.chars.data[2].length == 7);

	unit_case(unit, "a letter under very many accents");
	flat_reset(&flat);
	flat_set_run(&flat, &(struct flat_run){.size = TEST_EM, .link = FLAT_NO_LINK});
	struct buf zalgo;

	buf_init(&zalgo, 0);
	buf_put_byte(&zalgo, 'a');
	for (int i = 0; i < 50000; i++)
		buf_put_c(&zalgo, "\xCC\x81");
	flat_put(&flat, buf_str(&zalgo));
	size_t bytes = 0;

	for (size_t i = 0; i < flat.chars.len; i++)
		bytes += flat.chars.data[i].length;
	CHECK(unit, bytes == zalgo.len);
	buf_clear(&zalgo);

	unit_case(unit, "white space");
	flat_fill(&flat, "  中 \n\t文 ", LANGUAGE_ZH_HANS);
	CHECK(unit, flat.chars.len == 2);
	CHECK(unit, flat.chars.data[0].blank == BLANK_ABSENT);
	CHECK(unit, flat.chars.data[1].blank == BLANK_SPACE);
	CHECK_STR(unit, buf_str(&flat.text), STR("中 文"));
	flat_clear(&flat);
}

int main(void)
{
	struct unit unit = {0};

	test_classes(&unit);
	test_roles(&unit);
	test_units(&unit);
	return unit_end(&unit);
}
