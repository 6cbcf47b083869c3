/* SPDX-License-Identifier: MIT */
#include "layout/paginate.h"

#include "unit/unit.h"

#define LINE SCALED(10)

/* A flow of rows of one line each; the page holds ten of them. */
struct rig {
	struct style style;
	struct flow flow;
	struct page_column_vec pages;
};

static void rig_open(struct rig *rig, size_t rows)
{
	*rig = (struct rig){.style = {.body_lead = LINE}};
	rig->flow.style = &rig->style;
	rig->flow.page_height = 10 * LINE;
	rig->flow.columns = 1;
	for (size_t i = 0; i < rows; i++) {
		const struct row row = {
			.height = LINE,
			.bar = NO_INDEX,
			.ground = NO_INDEX,
			.table = NO_INDEX,
			.chapter = NO_INDEX,
			.question = NO_INDEX,
			.grid_baseline = -1,
		};

		vec_push(&rig->flow.rows, row);
	}
}

static void rig_close(struct rig *rig)
{
	vec_clear(&rig->flow.rows);
	vec_clear(&rig->flow.decors);
	vec_clear(&rig->flow.heads);
	vec_clear(&rig->pages);
}

static void forbid(struct rig *rig, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		rig->flow.rows.data[i].penalty = PENALTY_NEVER;
}

/* Pages follow each other, none is empty, all rows are there. */
static void check_whole(struct unit *unit, const struct rig *rig)
{
	uint32_t next = 0;

	for (size_t i = 0; i < rig->pages.len; i++) {
		CHECK(unit, rig->pages.data[i].first == next);
		CHECK(unit, rig->pages.data[i].end > next);
		next = rig->pages.data[i].end;
	}
	CHECK(unit, next == rig->flow.rows.len);
}

static void test_plain(struct unit *unit)
{
	struct rig rig;

	unit_case(unit, "full pages");
	rig_open(&rig, 25);
	paginate_rows(&rig.flow, &rig.pages);
	check_whole(unit, &rig);
	CHECK(unit, rig.pages.len == 3);
	CHECK(unit, rig.pages.data[0].end == 10 && rig.pages.data[1].end == 20);
	rig_close(&rig);

	unit_case(unit, "no rows, no pages");
	rig_open(&rig, 0);
	paginate_rows(&rig.flow, &rig.pages);
	CHECK(unit, rig.pages.len == 0);
	rig_close(&rig);

	unit_case(unit, "the space above the first row counts for nothing");
	rig_open(&rig, 20);
	for (size_t i = 0; i < 20; i += 10)
		rig.flow.rows.data[i].above = 5 * LINE;
	paginate_rows(&rig.flow, &rig.pages);
	CHECK(unit, rig.pages.len == 2);
	rig_close(&rig);
}

static void test_penalties(struct unit *unit)
{
	struct rig rig;

	unit_case(unit, "what belongs together moves together");
	rig_open(&rig, 20);
	forbid(&rig, 9, 12); /* rows 8 to 11 are one */
	paginate_rows(&rig.flow, &rig.pages);
	check_whole(unit, &rig);
	CHECK(unit, rig.pages.data[0].end == 8);
	rig_close(&rig);

	unit_case(unit, "a part higher than a page is torn");
	rig_open(&rig, 30);
	forbid(&rig, 1, 30);
	paginate_rows(&rig.flow, &rig.pages);
	check_whole(unit, &rig);
	CHECK(unit, rig.pages.len == 3);
	rig_close(&rig);

	unit_case(unit, "a row higher than a page has one to itself");
	rig_open(&rig, 3);
	rig.flow.rows.data[1].height = 40 * LINE;
	paginate_rows(&rig.flow, &rig.pages);
	check_whole(unit, &rig);
	CHECK(unit, rig.pages.len == 3);
	rig_close(&rig);

	unit_case(unit, "one empty line rather than a paragraph parted");
	rig_open(&rig, 20);
	rig.flow.rows.data[10].penalty = PENALTY_LINE;
	paginate_rows(&rig.flow, &rig.pages);
	CHECK(unit, rig.pages.data[0].end == 9);
	rig_close(&rig);

	unit_case(unit, "a paragraph parted rather than a page half empty");
	rig_open(&rig, 20);
	for (size_t i = 4; i < 16; i++)
		rig.flow.rows.data[i].penalty = PENALTY_LINE;
	paginate_rows(&rig.flow, &rig.pages);
	CHECK(unit, rig.pages.data[0].end == 10);
	rig_close(&rig);

	unit_case(unit, "no page is left half empty for the sake of a later one");
	rig_open(&rig, 30);
	forbid(&rig, 11, 19); /* rows 10 to 18 are one, and so are 19 to 25 */
	forbid(&rig, 20, 26);
	for (size_t i = 4; i < 10; i++)
		rig.flow.rows.data[i].penalty = PENALTY_LINE;
	rig.flow.rows.data[4].penalty = PENALTY_PARA;
	paginate_rows(&rig.flow, &rig.pages);
	CHECK(unit, rig.pages.data[0].end == 10 && rig.pages.data[1].end == 19);
	rig_close(&rig);

	unit_case(unit, "the fuller page, between questions too");
	rig_open(&rig, 15);
	for (size_t i = 0; i < 15; i++)
		rig.flow.rows.data[i].penalty = i % 5 == 0 ? 0 : PENALTY_LINE;
	rig.flow.rows.data[5].opens_question = true;
	rig.flow.rows.data[10].penalty = PENALTY_NEVER;
	forbid(&rig, 9, 11); /* 8 to 10 are one */
	paginate_rows(&rig.flow, &rig.pages);
	CHECK(unit, rig.pages.data[0].end == 8);
	rig_close(&rig);

	unit_case(unit, "a page that must begin");
	rig_open(&rig, 8);
	rig.flow.rows.data[3].must_begin_page = true;
	paginate_rows(&rig.flow, &rig.pages);
	check_whole(unit, &rig);
	CHECK(unit, rig.pages.len == 2 && rig.pages.data[0].end == 3);
	CHECK(unit, rig.pages.data[0].stretch == 0);
	rig_close(&rig);
}

static void test_stretch(struct unit *unit)
{
	struct rig rig;

	unit_case(unit, "what a page leaves goes between its questions");
	rig_open(&rig, 20);
	forbid(&rig, 10, 11); /* row 9 goes with row 10 */
	for (size_t i = 0; i < 9; i++)
		rig.flow.rows.data[i].opens_question = true;
	paginate_rows(&rig.flow, &rig.pages);
	CHECK(unit, rig.pages.data[0].end == 9);
	CHECK(unit, rig.pages.data[0].stretch == LINE / 8);
	rig_close(&rig);

	unit_case(unit, "and between its paragraphs what is more");
	rig_open(&rig, 20);
	forbid(&rig, 9, 12);
	rig.flow.rows.data[2].opens_question = true;
	for (size_t i = 3; i < 7; i++)
		rig.flow.rows.data[i].above = LINE / 4;
	paginate_rows(&rig.flow, &rig.pages);
	CHECK(unit, rig.pages.data[0].end == 8);
	CHECK(unit, rig.pages.data[0].stretch == LINE / 4);
	CHECK(unit, rig.pages.data[0].spread == LINE * 3 / 16);
	CHECK(unit, paginate_gap(&rig.flow, 3, 0, &rig.pages.data[0]) == LINE * 7 / 16);
	CHECK(unit, paginate_gap(&rig.flow, 7, 0, &rig.pages.data[0]) == 0);
	rig_close(&rig);

	unit_case(unit, "too much is left alone");
	rig_open(&rig, 20);
	forbid(&rig, 7, 12);
	rig.flow.rows.data[2].opens_question = true;
	paginate_rows(&rig.flow, &rig.pages);
	CHECK(unit, rig.pages.data[0].end == 6);
	CHECK(unit, rig.pages.data[0].stretch == 0);
	rig_close(&rig);
}

static void test_table(struct unit *unit)
{
	struct rig rig;
	const struct table_head head = {.first_row = 0, .row_count = 1, .height = LINE};

	unit_case(unit, "a table's head takes room on each page it reaches");
	rig_open(&rig, 20);
	vec_push(&rig.flow.heads, head);
	for (size_t i = 1; i < 20; i++)
		rig.flow.rows.data[i].table = 0;
	paginate_rows(&rig.flow, &rig.pages);
	check_whole(unit, &rig);
	CHECK(unit, rig.pages.len == 3);
	CHECK(unit, rig.pages.data[0].top == 0 && rig.pages.data[1].top == LINE);
	rig_close(&rig);
}

/* Column i holds rows [first, end) of this page and column. */
static bool is_column(
	const struct rig *rig, size_t i, size_t end, uint32_t page, uint32_t column)
{
	const struct page_column *made = &rig->pages.data[i];

	return i < rig->pages.len && made->end == end && made->page == page &&
	       made->column == column;
}

static void test_columns(struct unit *unit)
{
	struct rig rig;

	unit_case(unit, "columns of a page, then of the next");
	rig_open(&rig, 35);
	rig.flow.columns = 2;
	paginate_rows(&rig.flow, &rig.pages);
	check_whole(unit, &rig);
	CHECK(unit, rig.pages.len == 4);
	CHECK(unit, is_column(&rig, 0, 10, 0, 0) && is_column(&rig, 1, 20, 0, 1));
	CHECK(unit, is_column(&rig, 2, 30, 1, 0) && is_column(&rig, 3, 35, 1, 1));
	rig_close(&rig);

	unit_case(unit, "columns of a last page, equally high");
	rig_open(&rig, 28);
	rig.flow.columns = 2;
	rig.style.balance = true;
	paginate_rows(&rig.flow, &rig.pages);
	check_whole(unit, &rig);
	CHECK(unit, is_column(&rig, 2, 24, 1, 0) && is_column(&rig, 3, 28, 1, 1));
	rig_close(&rig);

	unit_case(unit, "equally high as far as what belongs together lets them");
	rig_open(&rig, 10);
	rig.flow.columns = 2;
	rig.style.balance = true;
	forbid(&rig, 3, 8); /* 2 to 7 are one */
	paginate_rows(&rig.flow, &rig.pages);
	check_whole(unit, &rig);
	CHECK(unit, rig.pages.len == 2 && is_column(&rig, 0, 8, 0, 0));
	rig_close(&rig);

	unit_case(unit, "what belongs together and is as high as the page: not balanced");
	rig_open(&rig, 9);
	rig.flow.columns = 2;
	rig.style.balance = true;
	forbid(&rig, 1, 9);
	paginate_rows(&rig.flow, &rig.pages);
	CHECK(unit, rig.pages.len == 1 && is_column(&rig, 0, 9, 0, 0));
	rig_close(&rig);
}

static void test_wide(struct unit *unit)
{
	struct rig rig;

	unit_case(unit, "columns below what is wide");
	rig_open(&rig, 34);
	rig.flow.columns = 2;
	for (size_t i = 0; i < 4; i++)
		rig.flow.rows.data[i].is_wide = true;
	paginate_rows(&rig.flow, &rig.pages);
	check_whole(unit, &rig);
	CHECK(unit, is_column(&rig, 0, 4, 0, 0));
	CHECK(unit, is_column(&rig, 1, 10, 0, 0) && rig.pages.data[1].top == 4 * LINE);
	CHECK(unit, is_column(&rig, 2, 16, 0, 1) && rig.pages.data[2].top == 4 * LINE);
	CHECK(unit, is_column(&rig, 3, 26, 1, 0) && rig.pages.data[3].top == 0);
	CHECK(unit, is_column(&rig, 4, 34, 1, 1));
	rig_close(&rig);

	unit_case(unit, "too little room below it: a page of their own");
	rig_open(&rig, 18);
	rig.flow.columns = 2;
	for (size_t i = 0; i < 8; i++)
		rig.flow.rows.data[i].is_wide = true;
	forbid(&rig, 9, 12); /* 8 to 11 are one */
	paginate_rows(&rig.flow, &rig.pages);
	check_whole(unit, &rig);
	CHECK(unit, is_column(&rig, 0, 8, 0, 0));
	CHECK(unit, rig.pages.data[1].page == 1 && rig.pages.data[1].top == 0);
	rig_close(&rig);

	unit_case(unit, "something wide again begins a page");
	rig_open(&rig, 8);
	rig.flow.columns = 2;
	rig.flow.rows.data[4].is_wide = true;
	paginate_rows(&rig.flow, &rig.pages);
	check_whole(unit, &rig);
	CHECK(unit, is_column(&rig, 0, 4, 0, 0) && is_column(&rig, 1, 5, 1, 0));
	CHECK(unit, is_column(&rig, 2, 8, 1, 0));
	rig_close(&rig);

	unit_case(unit, "a row that ends its column");
	rig_open(&rig, 6);
	rig.flow.columns = 2;
	rig.flow.rows.data[1].ends_column = true;
	paginate_rows(&rig.flow, &rig.pages);
	check_whole(unit, &rig);
	CHECK(unit, is_column(&rig, 0, 2, 0, 0) && is_column(&rig, 1, 6, 0, 1));
	rig_close(&rig);
}

static void test_grid(struct unit *unit)
{
	struct rig rig;
	scaled_sum y = 0;

	unit_case(unit, "lines of the body stand on the grid");
	rig_open(&rig, 20);
	rig.style.grid = true;
	rig.style.body_size = LINE;
	for (size_t i = 0; i < 20; i++) {
		rig.flow.rows.data[i].grid_baseline =
			i % 7 == 3 ? -1 : flow_baseline(LINE, LINE);
		rig.flow.rows.data[i].above = i % 5 == 2 ? LINE / 3 : 0;
	}
	paginate_rows(&rig.flow, &rig.pages);
	check_whole(unit, &rig);
	for (size_t i = 0; i < rig.pages.data[0].end; i++) {
		y += i ? paginate_gap(&rig.flow, i, y, NULL) : 0;
		CHECK(unit, rig.flow.rows.data[i].grid_baseline < 0 || y % LINE == 0);
		y += LINE;
	}
	CHECK(unit, y <= 10 * LINE);
	rig_close(&rig);
}

int main(void)
{
	struct unit unit = {0};

	test_plain(&unit);
	test_penalties(&unit);
	test_stretch(&unit);
	test_table(&unit);
	test_columns(&unit);
	test_wide(&unit);
	test_grid(&unit);
	return unit_end(&unit);
}
