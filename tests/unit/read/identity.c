/* SPDX-License-Identifier: MIT */
#include "unit/read/reading.h"
#include "unit/unit.h"

static void stable(struct unit *unit)
{
	struct reading one, two;

	unit_case(unit, "ids do not depend on numbers or order");
	reading_open(&one, "a.md", STR("# T\n\nQ1: 甲？\n\nQ2: 乙？\n\nQ3: 丙？\n"));
	reading_open(&two, "b.md", STR("# T\n\nQ1: 乙？\n\nQ2: 甲？\n\nQ3: 丁？\n"));
	CHECK_STR(unit, one.bank->questions[0]->id, two.bank->questions[1]->id);
	CHECK_STR(unit, one.bank->questions[1]->id, two.bank->questions[0]->id);
	CHECK(unit, !str_eq(one.bank->questions[2]->id, two.bank->questions[2]->id));
	CHECK(unit, one.bank->questions[0]->id.len == 36);
	reading_close(&one);
	reading_close(&two);
}

static void equals(struct unit *unit)
{
	struct reading reading;

	unit_case(unit, "equal questions have ids of their own");
	reading_open(&reading, "a.md", STR("Q1: 甲？\n\nQ1: 甲？\n\nQ1: 甲？\n"));
	const struct question *const *all = reading.bank->questions;
	CHECK(unit, !str_eq(all[0]->id, all[1]->id));
	CHECK(unit, !str_eq(all[1]->id, all[2]->id));
	CHECK(unit, !str_eq(all[0]->anchor, all[1]->anchor));
	CHECK(unit, !str_eq(all[1]->anchor, all[2]->anchor));
	reading_close(&reading);
}

static void authors_own(struct unit *unit)
{
	struct reading reading;

	unit_case(unit, "the author's id is kept");
	reading_open(&reading, "a.md",
		STR("Q1: 甲？\n\n<!-- tiku: id=attn-scale -->\n\nQ2: 乙？\n\n"
		    "<!-- tiku: id=注意力 -->\n"));
	CHECK_STR(unit, reading.bank->questions[0]->id, STR("attn-scale"));
	CHECK_STR(unit, reading.bank->questions[0]->anchor, STR("attn-scale"));
	CHECK_STR(unit, reading.bank->questions[1]->id, STR("注意力"));
	CHECK_STR(unit, reading.bank->questions[1]->anchor, STR("q2"));
	reading_close(&reading);
}

static void anchors(struct unit *unit)
{
	struct reading reading;

	unit_case(unit, "anchors name the chapter where numbers repeat");
	reading_open(&reading, "a.md",
		STR("## 甲\n\nQ1: 一？\n\nQ2: 二？\n\n## 乙\n\nQ1: 三？\n\nQ3: 四？\n"));
	CHECK_STR(unit, reading.bank->questions[0]->anchor, STR("c1-q1"));
	CHECK_STR(unit, reading.bank->questions[1]->anchor, STR("q2"));
	CHECK_STR(unit, reading.bank->questions[2]->anchor, STR("c2-q1"));
	reading_close(&reading);
}

static void images(struct unit *unit)
{
	struct reading reading;

	unit_case(unit, "an image used twice is one entry");
	reading_open(&reading, "a.md",
		STR("Q1: ![a](x.png) 甲？\n\nQ2: ![b](x.png) ![c](y.png)\n"));
	CHECK(unit, reading.bank->image_count == 2);
	CHECK_STR(unit, reading.bank->images[1].url, STR("y.png"));
	reading_close(&reading);
}

static void empty_file(struct unit *unit)
{
	struct reading reading;

	unit_case(unit, "an empty file is a bank without questions");
	reading_open(&reading, "dir/name.of.bank.md", STR(""));
	CHECK(unit, reading.bank && reading.bank->question_count == 0);
	CHECK_STR(unit, reading.bank->name, STR("name.of.bank"));
	CHECK_STR(unit, reading.bank->meta.plain_title, STR("name.of.bank"));
	reading_close(&reading);
}

int main(void)
{
	struct unit unit = {0};

	stable(&unit);
	equals(&unit);
	authors_own(&unit);
	anchors(&unit);
	images(&unit);
	empty_file(&unit);
	return unit_end(&unit);
}
