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
	CHECK_STR(unit, reading.bank->questions[0]->anchor, STR("q1"));
	CHECK_STR(unit, reading.bank->questions[0]->id_anchor, STR("attn-scale"));
	CHECK_STR(unit, reading.bank->questions[1]->id, STR("注意力"));
	CHECK_STR(unit, reading.bank->questions[1]->anchor, STR("q2"));
	CHECK(unit, str_starts(reading.bank->questions[1]->id_anchor, STR("id-")));
	reading_close(&reading);
}

/* Each names one place, whatever ids an author chooses. */
static void id_anchors(struct unit *unit)
{
	struct reading reading;

	unit_case(unit, "anchors by id are not those of numbers, chapters, answers");
	reading_open(&reading, "a.md",
		STR("## 甲\n\nQ1: 一？{#q2}\n\nQ2: 二？{#c1}\n\nQ3: 三？{#id-x}\n\n"
		    "Q4: 四？{#a1}\n\nQ5: 五？\n\nQ6: 六？{#ok}\n"));
	const struct question *const *all = reading.bank->questions;
	for (size_t i = 0; i < 5; i++) {
		CHECK(unit, str_starts(all[i]->id_anchor, STR("id-")));
		CHECK(unit, all[i]->id_anchor.len == 39);
	}
	CHECK_STR(unit, str_from_offset(all[4]->id_anchor, 3), all[4]->id);
	CHECK_STR(unit, all[5]->id_anchor, STR("ok"));
	CHECK_STR(unit, all[0]->anchor, STR("q1"));
	CHECK_STR(unit, all[1]->anchor, STR("q2"));
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
	id_anchors(&unit);
	anchors(&unit);
	images(&unit);
	empty_file(&unit);
	return unit_end(&unit);
}
