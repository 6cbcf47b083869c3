/* SPDX-License-Identifier: MIT */
#include "layout/formulas.h"

#include "media/media.h"
#include "read/read.h"
#include "unit/unit.h"

/* Formulas as pages of their own. */

struct rig {
	struct arena arena;
	struct sources sources;
	struct diag diag;
	struct media_set media;
	struct style style;
	struct fonts *fonts;
	const struct formula_pages *formulas;
};

static void rig_open(struct rig *rig, const char *markdown)
{
	const struct read_file file = {STR("bank.md"), str_from(markdown)};
	const struct style_request request = {"styles", STR("handout"), NULL, 0};
	const struct text_setup setup = {STR("zh-Hans"), "tests/fonts", NULL};

	*rig = (struct rig){0};
	arena_init(&rig->arena);
	sources_init(&rig->sources);
	diag_init(&rig->diag);
	const struct bank *const bank =
		read_bank(&file, 1, &rig->arena, &rig->sources, &rig->diag);

	media_open_all(bank, &rig->arena, &rig->diag, &rig->media);
	style_read(&request, &rig->arena, &rig->sources, &rig->diag, &rig->style);
	rig->fonts = fonts_new(&setup, &rig->diag);
	rig->formulas = layout_formulas(&(const struct layout_job){
		.bank = bank,
		.media = &rig->media,
		.style = &rig->style,
		.fonts = rig->fonts,
		.arena = &rig->arena,
		.diag = &rig->diag,
	});
}

static void rig_close(struct rig *rig)
{
	fonts_free(rig->fonts);
	diag_clear(&rig->diag);
	sources_clear(&rig->sources);
	arena_clear(&rig->arena);
}

static const struct page *page_of(const struct rig *rig, size_t i)
{
	return &rig->formulas->pages->items[rig->formulas->items[i].page];
}

static void check_sharing(struct unit *unit, struct rig *rig)
{
	rig_open(rig,
		"# 题\n\nQ1: 甲 $\\frac ab$ 乙 $\\frac ab$ 丙 $x_i$\n\n- A. $\\sqrt x$\n"
		"- B. $\\frac ab$\n\n答案：B\n\n解析：\n\n$$\n\\frac ab\n$$\n\n"
		"| 甲 |\n|---|\n| $\\sqrt y$ |\n");
	unit_case(unit, "formulas: those that look the same share a page");
	CHECK(unit, rig->formulas->count == 6);
	CHECK(unit, rig->formulas->pages->count == 4);
	CHECK(unit, rig->formulas->items[0].page == 0);
	CHECK(unit, rig->formulas->items[1].page == 0);
	CHECK(unit, rig->formulas->items[2].page == 1);
	CHECK(unit, rig->formulas->items[3].page == 0);
	unit_case(unit, "formulas: a display is another than one in a line");
	CHECK(unit, rig->formulas->items[4].page == 2);
	CHECK(unit, page_of(rig, 4)->height > page_of(rig, 0)->height);
	rig_close(rig);
}

/* All ink within the page, on white, the baseline on a whole part. */
static void check_page(struct unit *unit, const struct rig *rig, size_t index)
{
	const struct page *const page = page_of(rig, index);
	const scaled part = FORMULA_EM / FORMULA_PARTS;
	const scaled depth = rig->formulas->items[index].depth;

	CHECK(unit, page->width % part == 0 && page->height % part == 0);
	CHECK(unit, depth % part == 0 && depth > 0 && depth < page->height);
	CHECK(unit, page->items[0].kind == PAGE_FILL &&
			    page->items[0].fill.colour.red == 255 &&
			    page->items[0].width == page->width &&
			    page->items[0].height == page->height);
	for (size_t i = 1; i < page->item_count; i++) {
		const struct page_item *const item = &page->items[i];

		CHECK(unit, item->x >= 0 && item->x + item->width <= page->width);
		CHECK(unit, item->y > 0 && item->y <= page->height);
		if (item->kind == PAGE_TEXT && item->text.size == FORMULA_EM &&
			str_eq(item->text.text, STR("=")))
			CHECK(unit, item->y == page->height - depth);
	}
}

static void check_pages(struct unit *unit, struct rig *rig)
{
	rig_open(rig,
		"# 题\n\nQ1: $\\hat y=\\sum_{i}^n \\frac{a}{b}$\n\n$$a=\\sqrt b\\tag{3}$$\n\n"
		"$$\\begin{aligned}a&=b\\\\&=\\frac cd\\end{aligned}$$\n\n"
		"$$\\boxed{x}$$\n\n答案：$\\text{汉字}\\ne\\hat x$\n");
	unit_case(unit, "formulas: ink within the page, the baseline on a whole part");
	CHECK(unit, rig->formulas->count == 5);
	for (size_t i = 0; i < rig->formulas->count; i++)
		check_page(unit, rig, i);
	unit_case(unit, "formulas: as wide as their ink, a tagged one with its tag");
	CHECK(unit, page_of(rig, 2)->width < 6 * FORMULA_EM);
	CHECK(unit, page_of(rig, 1)->width > page_of(rig, 2)->width);
	rig_close(rig);
}

static void check_none(struct unit *unit, struct rig *rig)
{
	unit_case(unit, "formulas: none of plain ones, or of those not understood");
	rig_open(rig, "# 题\n\nQ1: $x$ $\\undefined{x}$ $x^2+y_i<z$ $f'(x)=2$\n");
	CHECK(unit, rig->formulas->count == 0 && rig->formulas->pages->count == 0);
	rig_close(rig);
}

int main(void)
{
	struct unit unit = {0};
	struct rig rig;

	check_sharing(&unit, &rig);
	check_pages(&unit, &rig);
	check_none(&unit, &rig);
	return unit_end(&unit);
}
