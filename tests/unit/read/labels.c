/* SPDX-License-Identifier: MIT */
#include "read/outline/label.h"

#include "unit/unit.h"

struct question_case {
	const char *text, *number;
	size_t len;
	bool in_heading;
};

static void questions(struct unit *unit)
{
	static const struct question_case cases[] = {
		{"Q22: x", "22", 5, false},
		{"Q22：x", "22", 6, false},
		{"Q.52. x", "52", 6, false},
		{"Q 7 : x", "7", 6, false},
		{"问题1．x", "1", 10, false},
		{"第 3 题：x", "3", 12, false},
		{"第 3 题 x", "", 0, false},
		{"第 3 题 x", "3", 10, true},
		{"Question 4: x", "4", 12, false},
		{"Q84 x", "", 0, false},
		{"Q84 x", "84", 4, true},
		{"Q84", "84", 3, true},
		{"Q84x", "", 0, true},
		{"Q：x", "", 4, false},
		{"Q4、Q8 两种", "", 0, false},
		{"Q4、x", "4", 5, false},
		{"Q22.5G", "22", 4, false},
		{"Q3.4: x", "3.4", 6, false},
		{"Quantum: x", "", 0, false},
		{"QPS 是什么", "", 0, true},
		{"Q1234567890: x", "", 0, false},
		{"Q", "", 0, false},
		{"", "", 0, false},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		unit_case(unit, cases[i].text);
		const struct question_label label =
			label_question(str_from(cases[i].text), cases[i].in_heading);
		CHECK(unit, label.len == cases[i].len);
		if (cases[i].len)
			CHECK_STR(unit, label.number, str_from(cases[i].number));
	}
}

static void numbers(struct unit *unit)
{
	static const struct question_case cases[] = {
		{"1. x", "1", 3, false},
		{"1、x", "1", 4, false},
		{"1．x", "1", 4, false},
		{"1) x", "1", 3, false},
		{"（1）x", "1", 7, false},
		{"(12) x", "12", 5, false},
		{"3.4.1 x", "3.4.1", 6, false},
		{"2-1 x", "2-1", 4, false},
		{"10:30 开会", "", 0, false},
		{"3 种方法", "", 0, false},
		{"1.2.x86", "", 0, false},
		{"(1x) y", "", 0, false},
		{"12345678. x", "", 0, false},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		unit_case(unit, cases[i].text);
		const struct number_label label = label_number(str_from(cases[i].text));
		CHECK(unit, label.len == cases[i].len);
		if (cases[i].len)
			CHECK_STR(unit, label.number, str_from(cases[i].number));
	}
}

struct part_case {
	const char *text;
	enum part part;
	size_t len;
	enum part alone;
};

static void parts(struct unit *unit)
{
	static const struct part_case cases[] = {
		{"答案：B", PART_ANSWER, 9, PART_NONE},
		{"答：", PART_ANSWER, 6, PART_ANSWER},
		{"答", PART_NONE, 0, PART_NONE},
		{"参考答案: x", PART_ANSWER, 14, PART_NONE},
		{"【答案】B", PART_ANSWER, 12, PART_NONE},
		{"【解析】：x", PART_EXPLANATION, 15, PART_NONE},
		{"Answer : D", PART_ANSWER, 9, PART_NONE},
		{"answer", PART_NONE, 0, PART_ANSWER},
		{"解析", PART_NONE, 0, PART_EXPLANATION},
		{"解析 Transformer", PART_NONE, 0, PART_NONE},
		{"提示词优化", PART_NONE, 0, PART_NONE},
		{"提示词：x", PART_NONE, 0, PART_NONE},
		{"答案解析：x", PART_EXPLANATION, 15, PART_NONE},
		{"难度：3", PART_DIFFICULTY, 9, PART_NONE},
		{"【答案 B", PART_NONE, 0, PART_NONE},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		unit_case(unit, cases[i].text);
		const struct part_label label = label_part(str_from(cases[i].text));
		CHECK(unit, label.part == cases[i].part);
		CHECK(unit, label.len == cases[i].len);
		CHECK(unit, label_part_alone(str_from(cases[i].text)) == cases[i].alone);
	}
}

static void options(struct unit *unit)
{
	unit_case(unit, "option labels");
	CHECK(unit, label_option(STR("A. x")).len == 3);
	CHECK(unit, label_option(STR("A、x")).mark == ',');
	CHECK(unit, label_option(STR("（B）x")).letter == 'B');
	CHECK(unit, label_option(STR("(c) x")).in_parentheses);
	CHECK(unit, label_option(STR("a) x")).letter == 'a');
	CHECK(unit, label_option(STR("U.S. x")).len == 0);
	CHECK(unit, label_option(STR("A x")).len == 0);
	CHECK(unit, label_option(STR("（）")).len == 0);
	CHECK(unit, label_option(STR("")).len == 0);
}

static void chapters(struct unit *unit)
{
	unit_case(unit, "chapter labels");
	CHECK(unit, label_chapter(STR("第 3 章 LLM")).label_len == 9);
	CHECK(unit, label_chapter(STR("第 3 章 LLM")).len == 10);
	CHECK(unit, label_chapter(STR("第十二章：LLM")).label_len == 12);
	CHECK(unit, label_chapter(STR("第 3 章节")).len == 0);
	CHECK(unit, label_chapter(STR("第章")).len == 0);
	unit_case(unit, "ordinal headings");
	CHECK(unit, label_is_ordinal_heading(STR("一、选择题")));
	CHECK(unit, label_is_ordinal_heading(STR("（二）填空")));
	CHECK(unit, label_is_ordinal_heading(STR("第 2 节 栈")));
	CHECK(unit, !label_is_ordinal_heading(STR("1、选择")));
	CHECK(unit, !label_is_ordinal_heading(STR("一种方法")));
}

static void hints(struct unit *unit)
{
	unit_case(unit, "hint labels");
	CHECK(unit, label_hint(STR("提示：x")) == 9);
	CHECK(unit, label_hint(STR("Hint: x")) == 6);
	CHECK(unit, label_hint(STR("提示工程")) == 0);
	CHECK(unit, label_hint(STR(" 提示：x")) == 0);
}

int main(void)
{
	struct unit unit = {0};

	questions(&unit);
	numbers(&unit);
	parts(&unit);
	options(&unit);
	chapters(&unit);
	hints(&unit);
	return unit_end(&unit);
}
