/* SPDX-License-Identifier: MIT */
#include "unit/layout/rig.h"

#include "layout/impose.h"
#include "layout/paragraph/balance.h"

/* Cards to cut out: what is printed behind a card lies exactly behind it, nothing leaves
 * its card, and nothing is lost. */

static const struct rig_setup with_answers = {
	.style = "cards", .answers = LAYOUT_ANSWERS_INLINE};

static void put_questions(struct buf *markdown, unsigned count)
{
	buf_init(markdown, 0);
	for (unsigned i = 1; i <= count; i++)
		buf_printf(markdown,
			"Q%u: 什么是大模型？它有几个问题？\n\n答案：大模型是模型。\n\n",
			i);
	buf_put_byte(markdown, '\0');
}

/* --- the grid --- */

/* Turned over its side, the paper's right half lies behind the left; over its upper edge,
 * the lower behind the upper. */
static void check_grid(struct unit *unit, const char *override, bool turns_rows)
{
	struct rig rig;
	const struct rig_setup setup = {
		.style = "cards", .override = override, .answers = LAYOUT_ANSWERS_INLINE};

	rig_open(&rig, "Q1: 一\n", &setup);
	const struct card_grid grid = card_grid_of(&rig.style);
	const struct style_size paper = rig.style.page_size;

	for (size_t slot = 0; slot < grid.columns * grid.rows; slot++) {
		scaled front[2], back[2];

		card_grid_place(&grid, &rig.style, slot, false, front);
		card_grid_place(&grid, &rig.style, slot, true, back);
		CHECK(unit, front[0] >= 0 && front[0] + grid.width <= paper.width);
		CHECK(unit, front[1] >= 0 && front[1] + grid.height <= paper.height);
		if (turns_rows) {
			CHECK(unit, back[0] == front[0]);
			CHECK(unit, back[1] == paper.height - front[1] - grid.height);
		} else {
			CHECK(unit, back[1] == front[1]);
			CHECK(unit, back[0] == paper.width - front[0] - grid.width);
		}
	}
	rig_close(&rig);
}

static void test_grid(struct unit *unit)
{
	unit_case(unit, "upright paper, long edge");
	check_grid(unit, NULL, false);
	unit_case(unit, "upright paper, short edge");
	check_grid(unit, "card.flip=short", true);
	unit_case(unit, "level paper, long edge");
	check_grid(unit, "page.size=297mm x 210mm", true);
	unit_case(unit, "paper smaller than a card");
	check_grid(unit, "page.size=60mm x 60mm", false);
	unit_case(unit, "a card of no size");
	check_grid(unit, "card.width=0", false);
}

static void test_ten_a_page(struct unit *unit)
{
	struct rig rig;

	unit_case(unit, "ten of 85 x 55 mm on A4");
	rig_open(&rig, "Q1: 一\n", &with_answers);
	const struct card_grid grid = card_grid_of(&rig.style);

	CHECK(unit, grid.columns == 2 && grid.rows == 5);
	CHECK(unit, grid.width == SCALED_MM(85) && grid.height == SCALED_MM(55));
	CHECK(unit, grid.left == (SCALED_MM(210) - 2 * SCALED_MM(85)) / 2);
	rig_close(&rig);
}

/* --- fronts and backs --- */

static bool is_in_card(
	const struct rig *rig, const struct page_item *item, size_t slot, bool is_back)
{
	const struct card_grid grid = card_grid_of(&rig->style);
	scaled place[2];

	card_grid_place(&grid, &rig->style, slot, is_back, place);
	return item && item->x >= place[0] && item->x < place[0] + grid.width &&
	       item->y > place[1] && item->y < place[1] + grid.height;
}

static void test_backs_lie_behind(struct unit *unit)
{
	struct buf markdown;
	struct rig rig;

	unit_case(unit, "the back of each card lies behind it");
	put_questions(&markdown, 23);
	rig_open(&rig, markdown.data, &with_answers);
	CHECK(unit, rig.pages->count == 6);
	for (unsigned i = 0; i < 23; i++) {
		char number[16], answer[32];

		snprintf(number, sizeof(number), "%u", i + 1);
		snprintf(answer, sizeof(answer), "%u 答", i + 1);
		CHECK(unit,
			is_in_card(&rig, rig_find(&rig.pages->items[i / 10 * 2], number),
				i % 10, false));
		CHECK(unit, is_in_card(&rig,
				    rig_find(&rig.pages->items[i / 10 * 2 + 1], answer),
				    i % 10, true));
	}
	for (size_t i = 0; i < rig.pages->destination_count; i++) {
		const struct page_destination *place = &rig.pages->destinations[i];

		if (str_starts(place->name, STR("q")))
			CHECK(unit, place->page % 2 == 0);
	}
	buf_clear(&markdown);
	rig_close(&rig);
}

static void test_blank_backs(struct unit *unit)
{
	const struct rig_setup setup = {.style = "cards", .answers = LAYOUT_ANSWERS_NONE};
	struct buf markdown;
	struct rig rig;

	unit_case(unit, "without answers the backs are blank");
	put_questions(&markdown, 11);
	rig_open(&rig, markdown.data, &setup);
	CHECK(unit, rig.pages->count == 4);
	CHECK(unit, rig.pages->items[0].item_count > 0);
	CHECK(unit, rig.pages->items[1].item_count == 0);
	CHECK(unit, rig.pages->items[3].item_count == 0);
	buf_clear(&markdown);
	rig_close(&rig);
}

/* Marks are lines in the margins, and nothing else is there. */
static void test_crop_marks(struct unit *unit)
{
	struct buf markdown;
	struct rig rig;
	size_t marks = 0;

	unit_case(unit, "crop marks only outside the cards");
	put_questions(&markdown, 10);
	rig_open(&rig, markdown.data, &with_answers);
	const struct card_grid grid = card_grid_of(&rig.style);
	const scaled right = grid.left + 2 * grid.width,
		     bottom = grid.top + 5 * grid.height;

	for (size_t i = 0; i < rig.pages->items[0].item_count; i++) {
		const struct page_item *item = &rig.pages->items[0].items[i];
		const bool is_outside =
			item->x + item->width < grid.left || item->x > right ||
			item->y + item->height < grid.top || item->y > bottom;

		CHECK(unit, is_outside == (item->kind == PAGE_STROKE));
		CHECK(unit,
			item->kind != PAGE_STROKE || item->element == ELEMENT_ARTIFACT);
		marks += item->kind == PAGE_STROKE;
	}
	CHECK(unit, marks == 2 * 3 + 2 * 6);
	buf_clear(&markdown);
	rig_close(&rig);
}

/* --- what does not fit --- */

static size_t count_bytes(const struct pages *pages, char byte)
{
	size_t count = 0;

	for (size_t p = 0; p < pages->count; p++)
		for (size_t i = 0; i < pages->items[p].item_count; i++) {
			const struct page_item *item = &pages->items[p].items[i];

			if (item->kind != PAGE_TEXT || item->element == ELEMENT_ARTIFACT)
				continue;
			for (size_t b = 0; b < item->text.text.len; b++)
				count += item->text.text.data[b] == byte;
		}
	return count;
}

/* No item reaches out of the card it begins in. */
static void check_inside(struct unit *unit, const struct rig *rig)
{
	const struct card_grid grid = card_grid_of(&rig->style);
	const scaled slack = SCALED(1);

	for (size_t p = 0; p < rig->pages->count; p++)
		for (size_t i = 0; i < rig->pages->items[p].item_count; i++) {
			const struct page_item *item = &rig->pages->items[p].items[i];
			const scaled x = item->x - grid.left, y = item->y - grid.top;

			if (item->kind == PAGE_STROKE)
				continue;
			const scaled left = x / grid.width * grid.width,
				     top = y / grid.height * grid.height;

			CHECK(unit, x >= 0 && y >= 0);
			CHECK(unit, x + item->width <= left + grid.width + slack);
			if (item->kind != PAGE_TEXT)
				CHECK(unit,
					y + item->height <= top + grid.height + slack);
		}
}

static void check_overflow(struct unit *unit, const char *before, const char *line,
	const char *after, unsigned lines)
{
	struct buf markdown;
	struct rig rig;

	buf_init(&markdown, 0);
	buf_put_c(&markdown, before);
	for (unsigned i = 0; i < lines; i++)
		buf_put_c(&markdown, line);
	buf_put_c(&markdown, after);
	buf_put_byte(&markdown, '\0');
	rig_open(&rig, markdown.data, &with_answers);
	CHECK(unit, count_bytes(rig.pages, 'z') == lines);
	check_inside(unit, &rig);
	buf_clear(&markdown);
	rig_close(&rig);
}

static void test_overflow(struct unit *unit)
{
	unit_case(unit, "a long answer goes on on further cards");
	check_overflow(unit, "Q1: 一\n\n答案：", "大模型是模型z。", "\n\nQ2: 二\n", 400);
	unit_case(unit, "a long stem");
	check_overflow(unit, "Q1: ", "大模型是模型z。", "\n\n答案：大\n", 300);
	unit_case(unit, "code");
	check_overflow(unit, "Q1: 一\n\n答案：\n\n```\n", "x = z\n", "```\n", 60);
	unit_case(unit, "a table");
	check_overflow(unit, "Q1: 一\n\n答案：\n\n| 甲 | 乙 |\n|:--|--:|\n",
		"| 一二三 | z |\n", "\n", 40);
	unit_case(unit, "a list in the stem");
	check_overflow(unit, "Q1: 一\n\n", "- 大模型z\n", "\n答案：大\n", 40);
}

static void test_options(struct unit *unit)
{
	struct buf markdown;
	struct rig rig;

	unit_case(unit, "options that one card does not hold");
	buf_init(&markdown, 0);
	buf_put_c(&markdown, "Q1: 一\n\n");
	for (char letter = 'A'; letter <= 'L'; letter++)
		buf_printf(
			&markdown, "- %c. z大模型是模型，什么是大模型的问题\n", letter);
	buf_put_c(&markdown, "\n答案：A\n");
	buf_put_byte(&markdown, '\0');
	rig_open(&rig, markdown.data, &with_answers);
	CHECK(unit, count_bytes(rig.pages, 'z') == 12);
	CHECK(unit, count_bytes(rig.pages, 'L') == 1);
	check_inside(unit, &rig);
	buf_clear(&markdown);
	rig_close(&rig);
}

static void test_tall_formula(struct unit *unit)
{
	struct buf markdown;
	struct rig rig;

	unit_case(unit, "a formula higher than a card is made smaller");
	buf_init(&markdown, 0);
	buf_put_c(&markdown, "Q1: 一\n\n答案：\n\n$$\n\\begin{matrix}\n");
	for (int i = 0; i < 30; i++)
		buf_put_c(&markdown, "z & x \\\\\n");
	buf_put_c(&markdown, "\\end{matrix}\n$$\n");
	buf_put_byte(&markdown, '\0');
	rig_open(&rig, markdown.data, &with_answers);
	check_inside(unit, &rig);
	buf_clear(&markdown);
	rig_close(&rig);
}

static void test_size_before_cards(struct unit *unit)
{
	struct buf markdown;
	struct rig rig;
	bool is_smaller = false;

	unit_case(unit, "text that nearly fits is set smaller on the same card");
	buf_init(&markdown, 0);
	buf_put_c(&markdown, "Q1: 一\n\n答案：");
	for (int i = 0; i < 28; i++)
		buf_put_c(&markdown, "大模型是模型。");
	buf_put_byte(&markdown, '\0');
	rig_open(&rig, markdown.data, &with_answers);
	for (size_t i = 0; i < rig.pages->items[1].item_count; i++) {
		const struct page_item *item = &rig.pages->items[1].items[i];

		is_smaller =
			is_smaller ||
			(item->kind == PAGE_TEXT &&
				item->text.size < rig.style.card_back_size &&
				str_find(item->text.text, STR("大模型"), 0) != STR_NPOS);
	}
	CHECK(unit, is_smaller);
	CHECK(unit, !rig_find(&rig.pages->items[0], "1/2"));
	buf_clear(&markdown);
	rig_close(&rig);
}

/* --- a question without an answer --- */

static void test_no_answer(struct unit *unit)
{
	struct rig rig;
	size_t lines = 0;

	unit_case(unit, "hint and lines to write on behind a question without answer");
	rig_open(&rig, "Q1: 什么是大模型？（提示：看输入）\n", &with_answers);
	CHECK(unit, !rig_says(&rig.pages->items[0], "看输入"));
	CHECK(unit, rig_says(&rig.pages->items[1], "看输入"));
	for (size_t i = 0; i < rig.pages->items[1].item_count; i++)
		lines += rig.pages->items[1].items[i].kind == PAGE_FILL;
	CHECK(unit, lines >= 3);
	rig_close(&rig);
}

static void test_material(struct unit *unit)
{
	struct rig rig;

	unit_case(unit, "material that questions share stands on each of their cards");
	rig_open(&rig,
		"# 大\n\n阅读下面的材料，回答 1–2 题。\n\n大模型z是模型。\n\n"
		"1. 什么是大模型？\n\n答案：大\n\n2. 什么是问题？\n\n答案：一\n",
		&with_answers);
	CHECK(unit, rig.bank->question_count == 2);
	CHECK(unit, count_bytes(rig.pages, 'z') == 2);
	check_inside(unit, &rig);
	rig_close(&rig);
}

/* --- balanced lines --- */

static void lay(struct para *para, struct glyph_cache *cache, const char *text)
{
	const struct spacing_rules rules = {LANGUAGE_ZH_HANS, MARKS_QUANJIAO};
	const struct flat_run run = {
		.role = ROLE_BODY, .size = SCALED(10), .link = FLAT_NO_LINK};

	para_reset(para);
	flat_set_run(&para->flat, &run);
	flat_put(&para->flat, str_from(text));
	para_shape(para, cache, &rules, SCALED(200));
	para_break(para, &(struct para_widths){SCALED(200), SCALED(200), SCALED(10)});
}

static bool starts_with_mark(const struct para *para, size_t line)
{
	const struct box *box = &para->boxes.data[para->lines.data[line].first];
	const unsigned class = para->flat.chars.data[box->first_char].class;

	return class == CLASS_CLOSE || class == CLASS_COMMA || class == CLASS_STOP;
}

static void test_introductions(struct unit *unit)
{
	struct rig rig;
	static const char *const bank =
		"# 大\n\n是什么。\n\n## 一\n\n大模型。\n\nQ1: 什么？\n\n答案：大\n";

	unit_case(unit, "introductions stand on no card, which is said once");
	rig_open(&rig, bank, &with_answers);
	CHECK(unit, diag_count(&rig.diag, DIAG_INTRO_LEFT_OUT) == 1);
	for (size_t i = 0; i < rig.diag.count; i++)
		if (rig.diag.messages[i].code == DIAG_INTRO_LEFT_OUT)
			CHECK_STR(unit, rig.diag.messages[i].args[0], STR("2"));
	rig_close(&rig);
	rig_open(&rig, "Q1: 什么？\n\n答案：大\n", &with_answers);
	CHECK(unit, diag_count(&rig.diag, DIAG_INTRO_LEFT_OUT) == 0);
	rig_close(&rig);
}

/* Smaller sizes that were tried leave nothing in the arena of the pages. */
static void test_tries(struct unit *unit)
{
	size_t bytes[2];

	unit_case(unit, "tries take no memory");
	for (size_t i = 0; i < 2; i++) {
		struct rig rig;
		struct buf bank;
		const struct rig_setup setup = {.style = "cards",
			.answers = LAYOUT_ANSWERS_INLINE,
			.override = i ? "card.least-size=11pt" : "card.least-size=8pt"};

		buf_init(&bank, 0);
		for (unsigned q = 0; q < 40; q++) {
			buf_printf(&bank, "Q%u: 什么？\n\n答案：", q + 1);
			for (unsigned k = 0; k < 40; k++)
				buf_put_c(&bank, "大模型的问题是什么？");
			buf_put_c(&bank, "\n\n");
		}
		buf_put_byte(&bank, '\0');
		rig_open(&rig, bank.data, &setup);
		bytes[i] = rig.arena.total_bytes;
		rig_close(&rig);
		buf_clear(&bank);
	}
	CHECK(unit, bytes[0] <= bytes[1] + bytes[1] / 4);
}

static void test_balance(struct unit *unit)
{
	static const char *const texts[] = {
		"大模型是什么？什么是大模型的问题？它有几个问题，输入是什么，模型是什么？",
		"一二三四五六七八九十一二三四五六七八九十一。",
		"大模型的大模型的大模型的大模型的大模型的大模型，是模型。",
	};
	const struct text_setup setup = {STR("zh-Hans"), "tests/fonts", NULL};
	const struct para_widths widths = {SCALED(200), SCALED(200), SCALED(10)};
	struct glyph_cache cache;
	struct para para;
	struct diag diag;

	unit_case(unit, "balanced: as many lines, none much shorter, kinsoku kept");
	diag_init(&diag);
	struct fonts *fonts = fonts_new(&setup, &diag);

	glyph_cache_init(&cache, fonts);
	para_init(&para);
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		lay(&para, &cache, texts[i]);
		const size_t count = para.lines.len;
		scaled widest = 0, narrowest = SCALED_MAX;

		para_balance(&para, &widths);
		CHECK(unit, count > 1 && para.lines.len == count);
		CHECK(unit, para.lines.data[0].first == 0);
		CHECK(unit, para.lines.data[count - 1].end == para.boxes.len);
		for (size_t line = 0; line < count; line++) {
			const struct para_line *own = &para.lines.data[line];

			CHECK(unit, line == 0 || own->first == own[-1].end);
			CHECK(unit, own->natural <= widths.other);
			CHECK(unit, line == 0 || !starts_with_mark(&para, line));
			widest = scaled_max(widest, own->natural);
			narrowest = scaled_min(narrowest, own->natural);
		}
		CHECK(unit, widest - narrowest <= 5 * widths.em);
	}
	para_clear(&para);
	glyph_cache_clear(&cache);
	fonts_free(fonts);
	diag_clear(&diag);
}

int main(void)
{
	struct unit unit = {0};

	test_grid(&unit);
	test_ten_a_page(&unit);
	test_backs_lie_behind(&unit);
	test_blank_backs(&unit);
	test_crop_marks(&unit);
	test_overflow(&unit);
	test_options(&unit);
	test_tall_formula(&unit);
	test_size_before_cards(&unit);
	test_no_answer(&unit);
	test_material(&unit);
	test_introductions(&unit);
	test_tries(&unit);
	test_balance(&unit);
	return unit_end(&unit);
}
