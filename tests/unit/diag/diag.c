/* SPDX-License-Identifier: MIT */
#include "diag/diag.h"

#include "unit/unit.h"

static void test_places(struct unit *unit)
{
	struct sources sources;

	unit_case(unit, "places count lines and code points from 1");
	sources_init(&sources);
	const uint32_t source =
		sources_add(&sources, STR("dir/a.md"), STR("题目\n\n𠮷x"));

	CHECK_STR(unit, sources.items[source].folder, STR("dir/"));
	CHECK(unit, sources_place(&sources, source, 0).line == 1);
	CHECK(unit, sources_place(&sources, source, 3).column == 2);
	CHECK(unit, sources_place(&sources, source, 7).line == 2);
	CHECK(unit, sources_place(&sources, source, 12).line == 3);
	CHECK(unit, sources_place(&sources, source, 12).column == 2);
	CHECK(unit, sources_place(&sources, source, 13).column == 3);
	CHECK_STR(unit, sources_place(&sources, source, 12).line_text, STR("𠮷x"));
	sources_clear(&sources);
}

static void test_print(struct unit *unit)
{
	struct sources sources;
	struct diag diag;
	struct buf out;

	unit_case(unit, "messages are sorted, kept once, with line and caret");
	sources_init(&sources);
	diag_init(&diag);
	buf_init(&out, 0);
	sources_add(&sources, STR("a.md"), STR("x\n题 \x1b[2J y\n"));
	diag_report(&diag, DIAG_BAD_UTF8, span_of(0, 5, 6), STR("3"));
	diag_report(&diag, DIAG_BAD_UTF8, span_of(0, 5, 6), STR("3"));
	diag_report(&diag, DIAG_UTF16, span_of(0, 0, 1));
	diag_report(&diag, DIAG_CANNOT_READ, SPAN_NONE, STR("b"), STR("why"));
	CHECK(unit, diag.count == 3 && diag.errors == 2 && diag.warnings == 1);
	CHECK(unit, diag_count(&diag, DIAG_BAD_UTF8) == 1);
	diag_print(&diag, &sources, (struct diag_style){DIAG_ENGLISH, false}, &out);
	CHECK_STR(unit, buf_str(&out),
		STR("a.md:1:1: error: this file is UTF-16, not UTF-8 [utf-16]\n"
		    "    x\n    ^\n    = save it as UTF-8\n"
		    "a.md:2:2: warning: 3 bytes are not UTF-8; shown as U+FFFD [bad-utf8]\n"
		    "    题 \uFFFD[2J y\n      ^\n    = save the file as UTF-8\n"
		    "tiku: error: cannot read “b”: why [cannot-read]\n"
		    "    = check the name and the rights of the file\n"));
	buf_reset(&out);
	diag_print(&diag, &sources, (struct diag_style){DIAG_CHINESE, true}, &out);
	CHECK(unit,
		str_find(buf_str(&out), STR("\033[1;31m错误\033[0m: "), 0) != STR_NPOS);
	buf_clear(&out);
	diag_clear(&diag);
	sources_clear(&sources);
}

static void test_rows(struct unit *unit)
{
	unit_case(unit, "every code has an id of its own");
	for (unsigned i = 0; i < DIAG_CODE_COUNT; i++) {
		CHECK(unit, diag_code_id((enum diag_code)i).len > 0);
		for (unsigned j = 0; j < i; j++)
			CHECK(unit, !str_eq(diag_code_id((enum diag_code)i),
					    diag_code_id((enum diag_code)j)));
	}
}

static void test_nearest(struct unit *unit)
{
	static const struct str keys[] = {STR_INIT("difficulty"), STR_INIT("points"),
		STR_INIT("tags"), STR_INIT("id")};

	unit_case(unit, "the nearest key");
	CHECK_STR(unit, diag_nearest(STR("dificulty"), keys, 4), STR("difficulty"));
	CHECK_STR(unit, diag_nearest(STR("pionts"), keys, 4), STR("points"));
	CHECK_STR(unit, diag_nearest(STR("tag"), keys, 4), STR("tags"));
	CHECK_STR(unit, diag_nearest(STR("layout"), keys, 4), STR(""));
}

int main(void)
{
	struct unit unit = {0};

	test_places(&unit);
	test_print(&unit);
	test_rows(&unit);
	test_nearest(&unit);
	return unit_end(&unit);
}
