/* SPDX-License-Identifier: MIT */
#include "layout/layout.h"

#include "base/utf8.h"
#include "media/media.h"
#include "read/read.h"
#include "unit/unit.h"

/* Banks from Markdown to pages, with the small faces of tests/fonts. What is checked
 * holds for every bank: nothing outside the text column, every character in order, every
 * name in its place. */

struct rig {
	struct arena arena;
	struct sources sources;
	struct diag diag;
	struct media_set media;
	struct style style;
	struct fonts *fonts;
	const struct bank *bank;
	const struct pages *pages;
};

static void rig_open(struct rig *rig, const char *markdown, enum layout_answers answers,
	const char *override)
{
	const struct read_file file = {STR("bank.md"), str_from(markdown)};
	const struct str value = str_from(override);
	const struct style_request request = {
		"styles", STR("handout"), &value, override != NULL};
	const struct text_setup setup = {STR("zh-Hans"), "tests/fonts", NULL};

	*rig = (struct rig){.pages = NULL};
	arena_init(&rig->arena);
	sources_init(&rig->sources);
	diag_init(&rig->diag);
	rig->bank = read_bank(&file, 1, &rig->arena, &rig->sources, &rig->diag);
	media_open_all(rig->bank, &rig->arena, &rig->diag, &rig->media);
	style_read(&request, &rig->arena, &rig->sources, &rig->diag, &rig->style);
	rig->fonts = fonts_new(&setup, &rig->diag);
	const struct layout_job job = {
		.bank = rig->bank,
		.media = &rig->media,
		.style = &rig->style,
		.fonts = rig->fonts,
		.answers = answers,
		.arena = &rig->arena,
		.diag = &rig->diag,
	};

	rig->pages = layout_bank(&job);
}

static void rig_close(struct rig *rig)
{
	fonts_free(rig->fonts);
	diag_clear(&rig->diag);
	sources_clear(&rig->sources);
	arena_clear(&rig->arena);
}

/* All text that belongs to the structure, white space aside. */
static void put_text(const struct pages *pages, struct buf *out)
{
	for (size_t p = 0; p < pages->count; p++) {
		for (size_t i = 0; i < pages->items[p].item_count; i++) {
			const struct page_item *item = &pages->items[p].items[i];

			if (item->kind != PAGE_TEXT || item->element == ELEMENT_ARTIFACT)
				continue;
			for (size_t at = 0; at < item->text.text.len;) {
				const uint32_t c = utf8_next(item->text.text, &at);

				if (!unicode_is_space(c))
					buf_put_code_point(out, c);
			}
		}
	}
}

static bool has_text(const struct pages *pages, const char *text)
{
	struct buf all;

	buf_init(&all, 0);
	put_text(pages, &all);
	const bool found = str_find(buf_str(&all), str_from(text), 0) != STR_NPOS;

	buf_clear(&all);
	return found;
}

/* Glyphs' texts are pieces of their item's, in order and without a hole but for white
 * space. */
static bool clusters_are_whole(const struct page_text *text)
{
	size_t next = 0;

	for (size_t i = 0; i < text->glyph_count; i++) {
		const struct page_glyph *glyph = &text->glyphs[i];

		if (glyph->text_len == 0)
			continue;
		while (next < glyph->text_start && text->text.data[next] == ' ')
			next++;
		if (glyph->text_start != next)
			return false;
		next += glyph->text_len;
	}
	return text->is_replaced || next == text->text.len;
}

/* Nothing stands right of the column, but for the blank half of a mark's glyph. */
static void check_page(struct unit *unit, const struct rig *rig, const struct page *page)
{
	const scaled left = rig->style.margin_inner;
	const scaled right = page->width - rig->style.margin_outer + SCALED(0.05);

	for (size_t i = 0; i < page->item_count; i++) {
		const struct page_item *item = &page->items[i];

		CHECK(unit, item->element < rig->pages->element_count);
		CHECK(unit, item->x >= left - SCALED(2));
		CHECK(unit, item->y >= 0 && item->y <= page->height);
		if (item->kind != PAGE_TEXT) {
			CHECK(unit, item->x + item->width <= right);
			continue;
		}
		CHECK(unit, item->text.face < rig->pages->face_count);
		CHECK(unit, item->text.glyph_count > 0);
		CHECK(unit, clusters_are_whole(&item->text));
		CHECK(unit, item->x + item->width <= right + item->text.size / 2);
	}
	for (size_t i = 0; i < page->link_count; i++)
		CHECK(unit, page->links[i].url.len > 0 ||
				    page->links[i].destination <
					    rig->pages->destination_count);
}

static void check_pages(struct unit *unit, const struct rig *rig)
{
	const struct pages *pages = rig->pages;

	for (size_t i = 0; i < pages->count; i++)
		check_page(unit, rig, &pages->items[i]);
	for (size_t i = 0; i < pages->destination_count; i++)
		CHECK(unit, pages->destinations[i].page < pages->count);
	for (size_t i = 0; i < pages->outline_count; i++)
		CHECK(unit, pages->outlines[i].destination < pages->destination_count);
	for (size_t i = 1; i < pages->element_count; i++)
		CHECK(unit, pages->elements[i].parent < i);
}

static size_t count_links(const struct pages *pages)
{
	size_t count = 0;

	for (size_t i = 0; i < pages->count; i++)
		count += pages->items[i].link_count;
	return count;
}

static const char full_bank[] =
	"---\ntitle: 大模型的问题\nauthor: 李\nlang: zh-Hans\n---\n\n"
	"大模型的前言。\n\n"
	"## 第 1 章 大模型\n\n"
	"Q1: 什么是大模型？它有 *几* 个 `token` 和 **问题**？（提示：看输入）\n\n"
	"**答案：** 大模型是模型。\n\n**解析：** 因为它大，见 [这里](https://example.org/a)。\n\n"
	"Q2: 下列正确的是：\n\n- A. 一\n- B. 二\n- C. 三\n- D. 四\n\n**答案：** B\n\n"
	"**解析：** 不是 A。\n\n"
	"## 第 2 章 模型\n\n"
	"Q3: 看下面的代码：\n\n```python\nfor x in range(10):\n\tprint(x)\n```\n\n"
	"| 甲 | 乙 |\n|:--|--:|\n| 1 | 2 |\n| 3 | [第 1 题](#q1) |\n\n"
	"Q4: 图：\n\n![图](missing.png)\n\n> 大模型\n>\n> 是模型\n\n1. 一\n2. 二\n\n"
	"Q5: 填空：大模型是 ____ 的。\n\n答案：大\n";

static void test_modes(struct unit *unit)
{
	static const enum layout_answers modes[] = {LAYOUT_ANSWERS_NONE,
		LAYOUT_ANSWERS_INLINE, LAYOUT_ANSWERS_CHAPTER, LAYOUT_ANSWERS_END};
	static const char *const names[] = {
		"answers none", "answers inline", "answers chapter", "answers end"};

	for (size_t i = 0; i < 4; i++) {
		struct rig rig;

		unit_case(unit, names[i]);
		rig_open(&rig, full_bank, modes[i], NULL);
		check_pages(unit, &rig);
		CHECK(unit, has_text(rig.pages, "1什么是大模型？它有几个token和问题？"));
		CHECK(unit, has_text(rig.pages, "提示看输入"));
		CHECK(unit, has_text(rig.pages, "A一B二C三D四"));
		CHECK(unit, has_text(rig.pages, "forxinrange(10):print(x)"));
		CHECK(unit, has_text(rig.pages, "大模型是____的。"));
		CHECK(unit, has_text(rig.pages, "missing.png"));
		CHECK(unit, has_text(rig.pages, "因为它大") ==
				    (modes[i] != LAYOUT_ANSWERS_NONE));
		CHECK(unit, rig.pages->destination_count ==
				    2 + rig.bank->chapters[0].section_count +
					    rig.bank->chapters[1].section_count + 5 +
					    (modes[i] >= LAYOUT_ANSWERS_CHAPTER ? 5 : 0));
		CHECK(unit, rig.pages->outline_count == 7);
		CHECK(unit, count_links(rig.pages) >= 3);
		rig_close(&rig);
	}
}

static void test_answers_in_line(struct unit *unit)
{
	struct rig rig;

	unit_case(unit, "a short answer and its explanation share a line");
	rig_open(&rig, full_bank, LAYOUT_ANSWERS_INLINE, NULL);
	CHECK(unit, has_text(rig.pages, "答案B解析不是A。"));
	CHECK(unit, has_text(rig.pages, "答案大模型是模型。解析因为它大，见这里。"));
	rig_close(&rig);
}

/* The words that begin a row at x. */
static bool has_row(const struct rig *rig, scaled x, const char *words)
{
	for (size_t p = 0; p < rig->pages->count; p++)
		for (size_t i = 0; i < rig->pages->items[p].item_count; i++) {
			const struct page_item *item = &rig->pages->items[p].items[i];

			if (item->kind == PAGE_TEXT && item->x > x - SCALED(0.01) &&
				item->x < x + SCALED(0.01) &&
				str_starts(item->text.text, str_from(words)))
				return true;
		}
	return false;
}

/* A line of code goes on after a blank or a comma, further in than it began. */
static void test_code(struct unit *unit)
{
	static const char bank[] =
		"Q1: 大\n\n```c\n"
		"\tint result = function_name(first_argument, second_argument, third);\n"
		"x = \"大模型的问题大模型的问题大模型的问题大模型的问题大模型的问题，问题\";\n"
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"
		"short(1);\n```\n";
	struct rig rig;

	unit_case(unit, "long lines of code");
	rig_open(&rig, bank, LAYOUT_ANSWERS_NONE, "page.measure=100mm");
	check_pages(unit, &rig);
	CHECK(unit, has_text(rig.pages, "intresult=function_name(first_argument,"));
	const scaled left = rig.style.margin_inner + rig.style.label_width +
			    rig.style.label_gutter + rig.style.code_padding;
	const scaled step = rig.style.code_size / 2; /* a letter of the test face */

	CHECK(unit, has_row(&rig, left + 8 * step, "second_argument"));
	CHECK(unit, has_row(&rig, left, "»"));
	CHECK(unit, has_row(&rig, left, "short"));
	CHECK(unit, !has_row(&rig, left + 4 * step, "，"));
	CHECK(unit, has_row(&rig, left + 4 * step, "aaa"));
	rig_close(&rig);
}

/* The page and place of the first item of these words. */
static const struct page_item *find_item(
	const struct rig *rig, const char *words, size_t *page)
{
	for (*page = 0; *page < rig->pages->count; ++*page)
		for (size_t i = 0; i < rig->pages->items[*page].item_count; i++) {
			const struct page_item *item = &rig->pages->items[*page].items[i];

			if (item->kind == PAGE_TEXT &&
				str_eq(item->text.text, str_from(words)))
				return item;
		}
	return NULL;
}

/* A chapter's title leaves its range of questions room beside it. */
static void test_chapter_range(struct unit *unit)
{
	struct buf bank;

	unit_case(unit, "titles of chapters keep off the range of questions");
	buf_init(&bank, 0);
	for (size_t length = 4; length < 14; length++) {
		struct rig rig;
		scaled title_y = -1, title_end = 0, range_x = -1;

		buf_reset(&bank);
		buf_put_c(&bank, "## 第 1 章 ");
		for (size_t i = 0; i < length; i++)
			buf_put_c(&bank, "大");
		buf_put_c(&bank, "\n\nQ118: 一\n\nQ129: 二\n");
		buf_put_byte(&bank, '\0');
		rig_open(&rig, bank.data, LAYOUT_ANSWERS_NONE, "page.columns=2");
		const struct page *page = &rig.pages->items[rig.pages->count - 1];

		for (size_t i = 0; i < page->item_count; i++) {
			const struct page_item *item = &page->items[i];

			if (item->kind != PAGE_TEXT)
				continue;
			if (item->text.size == rig.style.chapter_title_size) {
				title_y = item->y;
				title_end = item->x + item->width;
			} else if (item->y == title_y && range_x < 0) {
				range_x = item->x;
			}
		}
		CHECK(unit, title_y > 0 && range_x >= title_end + SCALED(10));
		rig_close(&rig);
	}
	buf_clear(&bank);
}

static void test_rhythm(struct unit *unit)
{
	static const char bank[] = "Q1: 一\n\nQ2: $\\sqrt{d_k}$\n\nQ3: 二\n\nQ4: 三\n";
	struct rig rig;
	size_t page;

	unit_case(unit, "a formula a little deep or high moves no question");
	rig_open(&rig, bank, LAYOUT_ANSWERS_NONE, NULL);
	const scaled first = find_item(&rig, "1", &page)->y;
	const scaled second = find_item(&rig, "2", &page)->y;
	const scaled third = find_item(&rig, "3", &page)->y;
	const scaled fourth = find_item(&rig, "4", &page)->y;

	CHECK(unit, second - first == fourth - third && third - second == fourth - third);
	rig_close(&rig);
}

static void test_lead(struct unit *unit)
{
	struct buf bank;

	unit_case(unit, "a line with a colon stays with what it leads to");
	buf_init(&bank, 0);
	for (size_t lines = 0; lines < 12; lines++) {
		struct rig rig;
		size_t page, next;

		buf_reset(&bank);
		buf_put_c(&bank, "Q1: 一\n\n答案：大\n\n");
		for (size_t i = 0; i < lines + 20; i++)
			buf_put_c(&bank, "大模型的\n\n");
		buf_put_c(&bank, "看下面的：\n\n```\nx\n```\n");
		buf_put_byte(&bank, '\0');
		rig_open(&rig, bank.data, LAYOUT_ANSWERS_INLINE, NULL);
		CHECK(unit, find_item(&rig, "看下面的：", &page) != NULL);
		CHECK(unit, find_item(&rig, "x", &next) != NULL && next == page);
		rig_close(&rig);
	}
	buf_clear(&bank);
}

static void test_papers(struct unit *unit)
{
	static const char *const overrides[] = {"page.size=A5", "page.size=72pt x 72pt",
		"page.size=A3", "page.duplex=true", "body.size=60pt", "page.measure=0",
		"page.margin.inner=900mm", "body.lead=1pt", "contents.show=false",
		"chapter.new-page=true", "body.punctuation=kaiming",
		"code.padding=200mm"};

	for (size_t i = 0; i < sizeof(overrides) / sizeof(overrides[0]); i++) {
		struct rig rig;

		unit_case(unit, overrides[i]);
		rig_open(&rig, full_bank, LAYOUT_ANSWERS_END, overrides[i]);
		CHECK(unit, has_text(rig.pages, "1什么是大模型？它有几个token和问题？"));
		CHECK(unit, rig.pages->count > 0);
		rig_close(&rig);
	}
}

static void test_odd_banks(struct unit *unit)
{
	static const char *const banks[] = {"", "# 题\n", "Q1:\n", "Q1: ![](x.png)\n",
		"## 第 1 章\n\nQ1: 一\n", "Q1: **答案：**\n\n答案：\n",
		"Q1: $x$\n\n$$\n$$\n", "Q1: 　　\n",
		"Q1: ____\n\n- A. \n- B. \n\n答案：A\n", "- \n- \n\nQ1: 一\n\n- \n- \n"};

	for (size_t i = 0; i < sizeof(banks) / sizeof(banks[0]); i++) {
		struct rig rig;

		unit_case(unit, banks[i][0] ? "an odd bank" : "an empty bank");
		rig_open(&rig, banks[i], LAYOUT_ANSWERS_INLINE, NULL);
		check_pages(unit, &rig);
		CHECK(unit, rig.pages->count > 0);
		rig_close(&rig);
	}
}

/* One word and one formula without a place to break in, wider than the page. */
static void test_wide_words(struct unit *unit)
{
	struct buf markdown;
	struct rig rig;

	unit_case(unit, "a word wider than the page is cut, not lost");
	buf_init(&markdown, 0);
	buf_put_c(&markdown, "Q1: ");
	for (int i = 0; i < 400; i++)
		buf_put_byte(&markdown, 'm');
	buf_put_c(&markdown, " `");
	for (int i = 0; i < 400; i++)
		buf_put_byte(&markdown, 'w');
	buf_put_c(&markdown, "`\n\n```\n");
	for (int i = 0; i < 400; i++)
		buf_put_byte(&markdown, 'z');
	buf_put_c(&markdown, "\n```\n");
	buf_put_byte(&markdown, '\0');
	rig_open(&rig, markdown.data, LAYOUT_ANSWERS_NONE, NULL);
	check_pages(unit, &rig);
	struct buf all;

	buf_init(&all, 0);
	put_text(rig.pages, &all);
	size_t m = 0, w = 0, z = 0;

	for (size_t i = 0; i < all.len; i++) {
		m += all.data[i] == 'm';
		w += all.data[i] == 'w';
		z += all.data[i] == 'z';
	}
	CHECK(unit, m == 400 && w == 400 && z == 400);
	buf_clear(&all);
	buf_clear(&markdown);
	rig_close(&rig);
}

/* Pictures of colour glyphs: images with their text behind them, in lines and in code. */
static void test_emoji(struct unit *unit)
{
	struct rig rig;
	size_t images = 0;

	unit_case(unit, "colour glyphs are pictures");
	rig_open(&rig, "Q1: 一😀二 `😀`\n\n```\nx = '😀'\n```\n", LAYOUT_ANSWERS_NONE, NULL);
	check_pages(unit, &rig);
	CHECK(unit, has_text(rig.pages, "1一😀二😀x='😀'"));
	for (size_t i = 0; i < rig.pages->items[0].item_count; i++)
		images += rig.pages->items[0].items[i].kind == PAGE_IMAGE;
	CHECK(unit, images == 3);
	CHECK(unit, rig.pages->media->count == 1 && rig.pages->media->items[0].width > 0);
	rig_close(&rig);
}

static void test_only(struct unit *unit)
{
	struct rig rig;

	unit_case(unit, "a book of answers has no questions");
	rig_open(&rig, full_bank, LAYOUT_ANSWERS_ONLY, NULL);
	check_pages(unit, &rig);
	CHECK(unit, has_text(rig.pages, "参考答案"));
	CHECK(unit, has_text(rig.pages, "1大模型是模型。解析因为它大"));
	CHECK(unit, has_text(rig.pages, "2B解析不是A。"));
	CHECK(unit, !has_text(rig.pages, "什么是大模型"));
	CHECK(unit, !has_text(rig.pages, "看输入"));
	CHECK(unit, !has_text(rig.pages, "大模型的前言"));
	rig_close(&rig);
}

/* The questions of 1 stand on one page of their own copy, 2 begins the next. */
static void test_only_pages(struct unit *unit)
{
	static const char bank[] =
		"## 一\n\nQ1: 什么？\n\n答案：大\n\nQ2: 问题？\n\n答案：一\n\n"
		"## 二\n\nQ3: 模型？\n\n答案：二\n";
	struct rig rig;

	unit_case(unit, "a book of answers names the pages of the questions' copy");
	rig_open(&rig, bank, LAYOUT_ANSWERS_NONE, "chapter.new-page=true");
	const size_t pages = rig.pages->count;

	rig_close(&rig);
	rig_open(&rig, bank, LAYOUT_ANSWERS_ONLY, "chapter.new-page=true");
	CHECK(unit, pages == 3);
	CHECK(unit, has_text(rig.pages, "1大←2页2一←2页"));
	CHECK(unit, has_text(rig.pages, "3二←3页"));
	rig_close(&rig);
	unit_case(unit, "unless the style has no such marks");
	rig_open(&rig, bank, LAYOUT_ANSWERS_ONLY, "answer.page-marks=false");
	CHECK(unit, !has_text(rig.pages, "页"));
	rig_close(&rig);
}

static void test_links(struct unit *unit)
{
	struct rig rig;
	size_t links = 0;

	unit_case(
		unit, "links of the contents say where they lead, to a bare 第 1 章 too");
	rig_open(&rig, "## 第 1 章\n\nQ1: 什么？\n\n## 第 2 章 模型\n\nQ2: 大？\n",
		LAYOUT_ANSWERS_NONE, NULL);
	for (size_t i = 0; i < rig.pages->items[0].link_count; i++, links++)
		CHECK(unit, rig.pages->items[0].links[i].title.len > 0);
	CHECK(unit, links >= 2);
	rig_close(&rig);
}

static void test_foreign(struct unit *unit)
{
	struct rig rig;
	size_t english = 0;

	unit_case(unit, "an English question of a Chinese bank says so");
	rig_open(&rig,
		"Q1: What is the size of a large model?\n\n"
		"- A. It is one of the two\n- B. 一\n\n答案：A\n\n"
		"解析：This is the first of the answers.\n",
		LAYOUT_ANSWERS_INLINE, NULL);
	for (size_t i = 2; i < rig.pages->element_count; i++) {
		const struct page_element *element = &rig.pages->elements[i];

		english += element->language == LANGUAGE_EN;
		CHECK(unit, element->language == LANGUAGE_EN ||
				    element->language == LANGUAGE_ZH_HANS);
	}
	CHECK(unit, english == 3); /* stem, option, explanation without its label */
	rig_close(&rig);
}

static const char written_bank[] =
	"Q1: 大模型是 ____ 的，又是 ____ 的。\n\n答案：大；一\n\n"
	"Q2: 什么是模型？\n\n<!-- tiku: space=1:ruled -->\n\n答案：大模型的一。\n\n"
	"解析：因为它大。\n\n"
	"Q3: 问题（ ）\n\n- A. 一\n- B. 二\n\n答案：B\n\n"
	"Q4: 几个？\n\n答案：二一。\n";

/* The pages' first item that begins so has this colour. */
static bool has_coloured(
	const struct pages *pages, const char *text, struct style_colour is)
{
	for (size_t p = 0; p < pages->count; p++) {
		const struct page *const page = &pages->items[p];

		for (size_t i = 0; i < page->item_count; i++) {
			const struct page_item *const item = &page->items[i];

			if (item->kind == PAGE_TEXT &&
				str_starts(item->text.text, str_from(text)))
				return item->text.colour.red == is.red &&
				       item->text.colour.green == is.green;
		}
	}
	return false;
}

static void test_in_place(struct unit *unit)
{
	struct rig rig;

	unit_case(unit, "answers in their places, the others behind");
	rig_open(&rig, written_bank, LAYOUT_ANSWERS_INPLACE, NULL);
	check_pages(unit, &rig);
	CHECK(unit, has_text(rig.pages, "1大模型是大的，又是一的。"));
	CHECK(unit, has_text(rig.pages, "2什么是模型？大模型的一。解析因为它大。3"));
	CHECK(unit, has_text(rig.pages, "3问题（B）"));
	CHECK(unit, has_text(rig.pages, "参考答案4二一。"));
	CHECK(unit, has_coloured(rig.pages, "什么是模型？", rig.style.ink));
	CHECK(unit, has_coloured(rig.pages, "大模型的一", rig.style.accent));
	rig_close(&rig);

	unit_case(unit, "what is too long for its room stands behind");
	rig_open(&rig, written_bank, LAYOUT_ANSWERS_INPLACE, "space.pitch=6pt");
	check_pages(unit, &rig);
	CHECK(unit, has_text(rig.pages, "参考答案2大模型的一。解析因为它大。"));
	rig_close(&rig);

	unit_case(unit, "an answer fills the rest of its page");
	rig_open(&rig,
		"Q1: 什么是模型？\n\n<!-- tiku: space=rest -->\n\n答案：大\n\n一\n\n"
		"大\n\n一\n\n大\n\n一\n\n大\n\n一\n\nQ2: 几个？\n\n答案：二一。\n",
		LAYOUT_ANSWERS_INPLACE, NULL);
	check_pages(unit, &rig);
	CHECK(unit, has_text(rig.pages, "1什么是模型？大一大一大一大一2几个"));
	CHECK(unit, has_text(rig.pages, "参考答案2二一。"));
	rig_close(&rig);

	unit_case(unit, "the learner's copy shows nothing");
	rig_open(&rig, written_bank, LAYOUT_ANSWERS_NONE, NULL);
	CHECK(unit, has_text(rig.pages, "1大模型是____的，又是____的。"));
	CHECK(unit, !has_text(rig.pages, "二一"));
	rig_close(&rig);
}

/* How many text items stand right of x, furniture aside. */
static size_t count_right_of(const struct pages *pages, size_t page, scaled x)
{
	size_t count = 0;

	for (size_t i = 0; i < pages->items[page].item_count; i++) {
		const struct page_item *item = &pages->items[page].items[i];

		count += item->kind == PAGE_TEXT && item->element != ELEMENT_ARTIFACT &&
			 item->x > x;
	}
	return count;
}

static void test_hints(struct unit *unit)
{
	struct rig rig;

	unit_case(unit, "hints in the margin, after their question");
	rig_open(&rig, full_bank, LAYOUT_ANSWERS_NONE, "hint.show=margin");
	check_pages(unit, &rig);
	CHECK(unit,
		has_text(rig.pages, "1什么是大模型？它有几个token和问题？提示看输入2"));
	CHECK(unit, count_right_of(rig.pages, 1, SCALED(430)) >= 2);
	rig_close(&rig);

	unit_case(unit, "hints by chapter");
	rig_open(&rig, full_bank, LAYOUT_ANSWERS_NONE, "hint.show=chapter");
	check_pages(unit, &rig);
	CHECK(unit, has_text(rig.pages, "A一B二C三D四单选提示1看输入") ||
			    has_text(rig.pages, "A一B二C三D四提示1看输入"));
	rig_close(&rig);

	unit_case(unit, "no hints");
	rig_open(&rig, full_bank, LAYOUT_ANSWERS_INLINE, "hint.show=none");
	check_pages(unit, &rig);
	CHECK(unit, !has_text(rig.pages, "看输入"));
	rig_close(&rig);
}

/* How far the first line of prose begins to the right of the second. */
static scaled indent_of(const char *override)
{
	struct rig rig;
	scaled first = 0, second = 0;

	rig_open(&rig,
		"# 一\n\n一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一"
		"\n\nQ1: 二？\n",
		LAYOUT_ANSWERS_NONE, override);
	for (size_t p = 0; p < rig.pages->count; p++)
		for (size_t i = 0; i < rig.pages->items[p].item_count; i++) {
			const struct page_item *item = &rig.pages->items[p].items[i];

			if (item->kind != PAGE_TEXT || item->text.text.len < 9 ||
				second > 0)
				continue;
			second = first > 0 ? item->x : 0;
			first = first > 0 ? first : item->x;
		}
	rig_close(&rig);
	return first - second;
}

static void test_indents(struct unit *unit)
{
	unit_case(unit, "prose is indented by two em, by one in a narrow measure");
	CHECK(unit, indent_of("measure=30em") == SCALED(21));
	CHECK(unit, indent_of("measure=20em") == SCALED(10.5));
}

static void test_many_columns(struct unit *unit)
{
	struct buf text;
	struct rig rig;

	unit_case(unit, "a table of very many columns stays on the paper");
	buf_init(&text, 0);
	buf_put_c(&text, "Q1: 问题\n\n");
	for (unsigned i = 0; i < 120; i++)
		buf_put_c(&text, "|大");
	buf_put_c(&text, "|\n");
	for (unsigned i = 0; i < 120; i++)
		buf_put_c(&text, "|-");
	buf_put_c(&text, "|\n");
	for (unsigned i = 0; i < 120; i++)
		buf_put_c(&text, "|模型大模型");
	buf_put_c(&text, "|\n");
	buf_put_byte(&text, '\0');
	rig_open(&rig, text.data, LAYOUT_ANSWERS_NONE, NULL);
	check_pages(unit, &rig);
	rig_close(&rig);
	buf_clear(&text);

	unit_case(unit, "a hint too long for the margin stands beneath its question");
	buf_init(&text, 0);
	buf_put_c(&text, "Q1: 问题（提示：");
	for (unsigned i = 0; i < 1500; i++)
		buf_put_c(&text, "大模型");
	buf_put_c(&text, "）\n");
	buf_put_byte(&text, '\0');
	rig_open(&rig, text.data, LAYOUT_ANSWERS_NONE, "hint.show=margin");
	check_pages(unit, &rig);
	CHECK(unit, rig.pages->count > 1);
	rig_close(&rig);
	buf_clear(&text);
}

int main(void)
{
	struct unit unit = {0};

	test_modes(&unit);
	test_only(&unit);
	test_only_pages(&unit);
	test_foreign(&unit);
	test_links(&unit);
	test_in_place(&unit);
	test_hints(&unit);
	test_many_columns(&unit);
	test_indents(&unit);
	test_answers_in_line(&unit);
	test_code(&unit);
	test_chapter_range(&unit);
	test_rhythm(&unit);
	test_lead(&unit);
	test_papers(&unit);
	test_odd_banks(&unit);
	test_wide_words(&unit);
	test_emoji(&unit);
	return unit_end(&unit);
}
