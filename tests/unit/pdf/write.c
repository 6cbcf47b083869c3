/* SPDX-License-Identifier: MIT */
#include "write/pdf/pdf.h"

#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "media/media.h"
#include "unit/media/images.h"
#include "unit/pdf/sheet.h"
#include "unit/unit.h"
#include "write/pdf/syntax.h"

/* What a file is asked with the tools of poppler and qpdf, where they are installed. */
static bool has_tool(const char *name)
{
	char command[100];

	snprintf(command, sizeof(command), "command -v %s >/dev/null 2>&1", name);
	return system(command) == 0;
}

static struct str run(struct arena *arena, const char *format, const char *file)
{
	char command[300], part[4096];
	struct buf output;

	buf_init(&output, 0);
	snprintf(command, sizeof(command), format, file);
	FILE *const pipe = popen(command, "r");

	for (size_t got; pipe && (got = fread(part, 1, sizeof(part), pipe)) > 0;)
		buf_put(&output, part, got);
	if (pipe)
		pclose(pipe);
	const struct str text = arena_copy_str(arena, buf_str(&output));

	buf_clear(&output);
	return text;
}

static bool has(struct str text, const char *part)
{
	return str_find(text, str_from(part), 0) != STR_NPOS;
}

static void test_numbers(struct unit *unit)
{
	static const struct {
		int64_t value;
		const char *text;
	} cases[] = {{0, "0"}, {12000, "12"}, {500, ".5"}, {-3125, "-3.125"},
		{-50, "-.05"}, {1001, "1.001"}, {100, ".1"}, {-1000, "-1"},
		{INT64_MIN, "-9223372036854775.808"}};
	struct buf out;

	buf_init(&out, 0);
	unit_case(unit, "numbers are short and exact");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		buf_reset(&out);
		put_milli(&out, cases[i].value);
		CHECK_STR(unit, buf_str(&out), str_from(cases[i].text));
	}
	unit_case(unit, "strings and names are escaped");
	buf_reset(&out);
	put_text(&out, STR("a(b\\)"));
	put_text(&out, STR("吉\xF0\xA0\xAE\xB7"));
	put_name(&out, STR("a b/#吉"));
	CHECK_STR(unit, buf_str(&out),
		STR("(a\\(b\\\\\\))(\xFE\xFFT\x09\xD8\x42\xDF\xB7)/a#20b#2F#23#E5#90#89"));
	buf_clear(&out);
}

struct test_file {
	struct sheet sheet;
	struct media media[8];
	struct bank bank;
	struct diag diag;
};

static void make_media(struct test_file *file)
{
	static const struct png_wish wishes[] = {{40, 30, PNG_COLOR_TYPE_RGB_ALPHA, 8},
		{40, 30, PNG_COLOR_TYPE_RGB, 8}, {41, 30, PNG_COLOR_TYPE_PALETTE, 4},
		{40, 30, PNG_COLOR_TYPE_GRAY, 16}, {40, 30, PNG_COLOR_TYPE_RGB, 8, true}};
	struct arena *const arena = &file->sheet.arena;
	struct buf image;

	buf_init(&image, 0);
	for (size_t i = 0; i < 5; i++) {
		buf_reset(&image);
		image_put_png(&image, wishes + i);
		media_decode(
			arena_copy_str(arena, buf_str(&image)), arena, file->media + i);
	}
	buf_reset(&image);
	image_put_jpeg(&image, 64, 32, 3, false, 0);
	media_decode(arena_copy_str(arena, buf_str(&image)), arena, file->media + 5);
	buf_reset(&image);
	image_put_jpeg(&image, 64, 32, 4, false, 0);
	media_decode(arena_copy_str(arena, buf_str(&image)), arena, file->media + 6);
	file->media[7] = (struct media){.kind = MEDIA_BROKEN};
	buf_clear(&image);
}

static void add_texts(struct sheet *sheet)
{
	const uint32_t heading = sheet_element(sheet, ELEMENT_H1, 1);
	const uint32_t para = sheet_element(sheet, ELEMENT_PARA, 1);
	const uint32_t span = sheet_element(sheet, ELEMENT_SPAN, para);
	const uint32_t formula = sheet_element(sheet, ELEMENT_FORMULA, 1);
	const uint32_t quote = sheet_element(sheet, ELEMENT_QUOTE, 1);
	struct page_item item = text_item(heading, 72, 90, 20);

	sheet_element(sheet, ELEMENT_CAPTION, quote); /* neither shows anything */
	item.text.colour = (struct colour){180, 30, 30};
	sheet_text(sheet, item, ROLE_HEADING, STR("第 1 章 office"));
	sheet_text(sheet, text_item(para, 72, 120, 10.5), ROLE_BODY,
		STR("汉字“𠮷”，(Adam) \\ efficient."));
	sheet_text(sheet, text_item(span, 72, 140, 10.5), ROLE_CODE, STR("x = y  # 注"));
	sheet_text(sheet, text_item(para, 72, 160, 10.5), ROLE_KAI,
		STR("楷体与 e\xCC\x81\xCC\xA3 é"));
	item = text_item(formula, 72, 180, 12);
	item.text.is_replaced = true;
	sheet_run(sheet, item, sheet->faces.data[0], STR("x2"));
	vec_last(&sheet->items)->text.text = STR("x\xC2\xB2");
	sheet_text(sheet, text_item(formula, 90, 180, 12), ROLE_BODY, STR("=甲"));
	sheet->elements.data[formula].alt = STR("x 的平方");
	sheet->elements.data[heading].alt = STR("the first chapter");
	sheet_text(sheet, text_item(ELEMENT_ARTIFACT, 300, 800, 9), ROLE_SANS, STR("1"));
}

/* 甲）、“乙 in 3.5 em: the mark before and the quote lost half an em each, and the text
 * goes on in another item. */
static void add_narrow(struct sheet *sheet)
{
	const uint32_t para = sheet_element(sheet, ELEMENT_PARA, 1);
	const scaled size = SCALED(10);
	const scaled places[] = {0, size, size * 3 / 2, size * 2};

	sheet_text(sheet, text_item(para, 72, 300, 10), ROLE_BODY, STR("甲）、“"));
	struct page_text *const text = &vec_last(&sheet->items)->text;
	struct page_glyph *const glyphs =
		ARENA_NEW(&sheet->arena, struct page_glyph, text->glyph_count);

	for (size_t i = 0; i < text->glyph_count; i++) {
		glyphs[i] = text->glyphs[i];
		glyphs[i].x = places[i < 4 ? i : 3];
	}
	text->glyphs = glyphs;
	sheet_text(sheet, text_item(para, 72 + 28, 300, 10), ROLE_BODY, STR("乙”。"));
}

/* Along the left edge, from below upward; what comes after stands level again. Furniture
 * so turned has no text. */
static void add_turned(struct sheet *sheet)
{
	const uint32_t para = sheet_element(sheet, ELEMENT_PARA, 1);
	struct page_item item = text_item(para, 40, 600, 10);

	item.text.turn = 1;
	sheet_text(sheet, item, ROLE_BODY, STR("密封线"));
	item.element = ELEMENT_ARTIFACT;
	item.y = SCALED(700);
	sheet_text(sheet, item, ROLE_BODY, STR("答题"));
	sheet_text(
		sheet, text_item(ELEMENT_ARTIFACT, 72, 620, 10), ROLE_BODY, STR("后文"));
}

/* The box of a word, as poppler sees it: xMin yMin xMax yMax. */
static bool find_box(struct str boxes, const char *word, double box[4])
{
	for (struct str line; str_next_line(&boxes, &line);) {
		char copy[200];

		if (!has(line, word) || line.len >= sizeof(copy))
			continue;
		memcpy(copy, line.data, line.len);
		copy[line.len] = '\0';
		return sscanf(copy,
			       " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"",
			       &box[0], &box[1], &box[2], &box[3]) == 4;
	}
	return false;
}

static void check_turned(struct unit *unit, struct arena *arena, const char *path)
{
	const struct str boxes = run(arena, "pdftotext -bbox -l 1 %s - 2>&1", path);
	double turned[4] = {0}, level[4] = {0};

	unit_case(unit, "turned text climbs from its place, what follows is level");
	CHECK(unit, find_box(boxes, ">密封线<", turned));
	CHECK(unit, find_box(boxes, ">后文<", level));
	CHECK(unit, turned[2] > 40 && turned[0] < 40 && turned[2] - turned[0] < 16);
	CHECK(unit,
		turned[3] > 599 && turned[3] < 601 && turned[1] > 569 && turned[1] < 571);
	CHECK(unit, level[0] > 71 && level[0] < 73 && level[2] - level[0] > 19);
	CHECK(unit, level[1] < 620 && level[3] > 620);
}

static void add_drawings(struct sheet *sheet)
{
	const uint32_t figure = sheet_element(sheet, ELEMENT_FIGURE, 1);
	struct page_item item = box_item(PAGE_FILL, ELEMENT_ARTIFACT, 72, 200, 100, 20);

	item.fill.colour = (struct colour){200, 220, 255};
	vec_push(&sheet->items, item);
	item = box_item(PAGE_STROKE, ELEMENT_ARTIFACT, 72, 200, 100, 20);
	item.stroke.line_width = SCALED(0.5);
	vec_push(&sheet->items, item);
	item = box_item(PAGE_STROKE, ELEMENT_ARTIFACT, 72, 230, 100, 0);
	item.stroke.line_width = SCALED(1);
	item.stroke.dash = SCALED(2);
	vec_push(&sheet->items, item);
	for (size_t media = 0; media < 10; media++) {
		item = box_item(
			PAGE_IMAGE, figure, 72 + 50.0 * (double)media, 250, 40, 30);
		item.image.media = media % 9;
		vec_push(&sheet->items, item);
	}
	sheet->elements.data[figure].alt = STR("图");
	const uint32_t table = sheet_element(sheet, ELEMENT_TABLE, 1);

	sheet_element(sheet, ELEMENT_CELL, sheet_element(sheet, ELEMENT_ROW, table));
}

static bool write_file(
	struct test_file *file, const struct pages *pages, struct buf *out, bool is_plain)
{
	const struct media_set set = {file->media, 8};
	const struct write_job job = {.bank = &file->bank,
		.media = &set,
		.pages = pages,
		.date = STR("2026-01-02T03:04:05Z"),
		.program = STR("tiku 0"),
		.diag = &file->diag,
		.scratch = &file->sheet.arena};

	return pdf_write(&job, out, is_plain);
}

static void check_file(struct unit *unit, struct arena *arena, const char *path)
{
	unit_case(unit, "qpdf finds nothing wrong");
	if (has_tool("qpdf"))
		CHECK(unit, has(run(arena, "qpdf --check %s 2>&1", path),
				    "No syntax or stream encoding errors"));
	unit_case(unit, "poppler reads the text as it was");
	if (!has_tool("pdftotext"))
		return;
	const struct str text = run(arena, "pdftotext -raw %s - 2>&1", path);

	CHECK(unit, has(text, "第 1 章 office\n"));
	CHECK(unit, has(text, "汉字“𠮷”，(Adam) \\ efficient.\n"));
	CHECK(unit, has(text, "x²"));
	CHECK(unit, has(text, "甲）、“乙”。\n"));
	CHECK(unit, has(text, "密封线\n") && !has(text, "答题"));
	CHECK(unit, !has(text, "rror"));
	check_turned(unit, arena, path);
	unit_case(unit, "fonts are embedded subsets that say their characters");
	struct str fonts = run(arena, "pdffonts %s 2>&1 | tail -n +3", path);

	CHECK(unit, fonts.len > 0);
	for (struct str line; str_next_line(&fonts, &line);)
		CHECK(unit, has(line, " yes yes yes "));
	unit_case(unit, "facts about the document");
	const struct str info = run(arena, "pdfinfo -isodates %s 2>&1", path);

	CHECK(unit, has(info, "Title:           题库（一）"));
	CHECK(unit,
		has(info, "Tagged:          yes") && has(info, "PDF version:     1.7"));
	CHECK(unit, has(info, "CreationDate:    2026-01-02T03:04:05"));
	unit_case(unit, "it says which standards it keeps, and what its colours mean");
	const struct str meta = run(arena, "pdfinfo -meta %s 2>&1", path);

	CHECK(unit, has(meta, "<pdfaid:conformance>A<") && has(meta, "<pdfuaid:part>1<"));
	if (has_tool("qpdf")) {
		const struct str json = run(arena, "qpdf --json %s 2>&1", path);

		CHECK(unit, has(json, "/GTS_PDFA1") && !has(json, "/DeviceCMYK"));
		CHECK(unit, has(json, "/Transparency"));
		CHECK(unit, has(json, "\"/ActualText\": \"u:the first chapter\"") ||
				    has(json, "\"/ActualText\": \"the first chapter\""));
		CHECK(unit, has(json, "/Alt\": \"x 的平方") ||
				    has(json, "/Alt\": \"u:x 的平方"));
	}
	unit_case(unit, "the structure tree holds the text");
	const struct str tree = run(arena, "pdfinfo -struct-text %s 2>&1", path);

	CHECK(unit, has(tree, "H1") && has(tree, "\"第 1 章 office\"") &&
			    has(tree, "Figure"));
	CHECK(unit, has(tree, "TD") && !has(tree, "rror"));
	CHECK(unit, !has(tree, "BlockQuote") && !has(tree, "Caption"));
	CHECK(unit, has(tree, "\"=甲\"")); /* behind text that stands for other text */
	unit_case(unit, "bookmarks lead to named places");
	if (has_tool("qpdf")) {
		const struct str json = run(arena, "qpdf --json %s 2>&1", path);

		CHECK(unit, has(json, "q1") && has(json, "第一章") && has(json, "/GoTo"));
		CHECK(unit, has(json, "id-1"));
	}
}

static void test_document(struct unit *unit, struct fonts *fonts)
{
	static struct page_destination places[3];
	struct test_file file = {0};
	struct buf out, again;
	char path[100];

	diag_init(&file.diag);
	sheet_init(&file.sheet, fonts);
	buf_init(&out, 0);
	buf_init(&again, 0);
	file.bank.meta.plain_title = STR("题库（一）");
	make_media(&file);
	add_texts(&file.sheet);
	add_narrow(&file.sheet);
	add_turned(&file.sheet);
	add_drawings(&file.sheet);
	const uint32_t link = sheet_element(&file.sheet, ELEMENT_LINK, 1);
	const struct page_link links[] = {
		{SCALED(72), SCALED(100), SCALED(50), SCALED(12),
			STR_INIT("https://example.org/吉 (a)"), 0, STR_INIT("吉"), link},
		{SCALED(72), SCALED(120), SCALED(50), SCALED(12), {NULL, 0}, 0,
			STR_INIT("第 1 题"), link},
		{SCALED(72), SCALED(140), SCALED(50), SCALED(12), {NULL, 0}, 99,
			{NULL, 0}, 9999}};
	const struct page page = {SCALED(595.275), SCALED(841.89), file.sheet.items.data,
		file.sheet.items.len, links, 3, STR_INIT("i")};
	const struct page items[] = {page,
		{page.width, page.height, NULL, 0, NULL, 0, STR_INIT("1")},
		{page.width, page.height, page.items, 1, NULL, 0, STR_INIT("2")}};
	const struct page_outline outlines[] = {{STR_INIT("第一章"), 1, 0, true},
		{STR_INIT("a"), 0, 5, false}, {STR_INIT("b"), 0, 2, false},
		{STR_INIT("c"), 2, 0, false}};

	places[0] = (struct page_destination){STR("q1"), 0, 0, SCALED(100), STR("id-1")};
	places[1] = (struct page_destination){STR("c1"), 2, 0, 0};
	places[2] = (struct page_destination){STR("q1"), 7, 0, 0};
	const struct pages pages = {items, 3, file.sheet.faces.data, file.sheet.faces.len,
		places, 3, outlines, 4, file.sheet.elements.data,
		file.sheet.elements.len};

	unit_case(unit, "a document is written, twice the same");
	CHECK(unit, write_file(&file, &pages, &out, false));
	CHECK(unit, write_file(&file, &pages, &again, false));
	CHECK(unit, str_eq(buf_str(&out), buf_str(&again)));
	CHECK(unit, file.diag.count == 0);
	snprintf(path, sizeof(path), "/tmp/tiku-pdf-%ld.pdf", (long)getpid());
	for (int is_plain = 0; is_plain < 2; is_plain++) {
		buf_reset(&out);
		CHECK(unit, write_file(&file, &pages, &out, is_plain));
		CHECK(unit, file_write(path, buf_str(&out)));
		check_file(unit, &file.sheet.arena, path);
	}
	if (getenv("KEEP_PDF"))
		CHECK(unit, rename(path, getenv("KEEP_PDF")) == 0);
	unlink(path);
	buf_clear(&out);
	buf_clear(&again);
	sheet_clear(&file.sheet);
	diag_clear(&file.diag);
}

/* Pages past libharu's array limit, and indexes that lead nowhere. */
static void test_limits(struct unit *unit, struct fonts *fonts)
{
	enum { PAGES = 33000 };
	struct test_file file = {0};
	struct page *const items = calloc(PAGES, sizeof(*items));
	struct buf out;

	diag_init(&file.diag);
	sheet_init(&file.sheet, fonts);
	buf_init(&out, 0);
	sheet_text(&file.sheet, text_item(7777, 72, 90, 20), ROLE_BODY, STR("a"));
	struct page_glyph glyph = file.sheet.items.data[0].text.glyphs[0];
	struct page_item item = file.sheet.items.data[0];

	glyph.glyph = 0xFFFFFFFF;
	glyph.text_start = 50;
	glyph.text_len = 60000;
	item.text.glyphs = &glyph;
	vec_push(&file.sheet.items, item);
	item.text.face = 999;
	vec_push(&file.sheet.items, item);
	item.text.face = 0;
	item.text.size = 0;
	vec_push(&file.sheet.items, item);
	item = box_item(PAGE_IMAGE, 1, 0, 0, 1, 1);
	item.image.media = SIZE_MAX;
	vec_push(&file.sheet.items, item);
	item = box_item(PAGE_FILL, UINT32_MAX, 0, 0, 0, 0);
	item.x = item.y = item.width = item.height = SCALED_MAX;
	vec_push(&file.sheet.items, item);
	for (size_t i = 0; i < PAGES; i++)
		items[i] = (struct page){SCALED(100), SCALED(100), file.sheet.items.data,
			i % 1000 == 0 ? file.sheet.items.len : 0, NULL, 0, STR("1")};
	const struct pages pages = {items, PAGES, file.sheet.faces.data,
		file.sheet.faces.len, NULL, 0, NULL, 0, file.sheet.elements.data,
		file.sheet.elements.len};

	unit_case(unit, "33,000 pages and wild indexes");
	CHECK(unit, write_file(&file, &pages, &out, false));
	if (has_tool("pdfinfo")) {
		char path[100];

		snprintf(path, sizeof(path), "/tmp/tiku-pdf-%ld.pdf", (long)getpid());
		file_write(path, buf_str(&out));
		CHECK(unit, has(run(&file.sheet.arena, "pdfinfo %s 2>&1", path),
				    "Pages:           33000"));
		unlink(path);
	}
	buf_clear(&out);
	free(items);
	sheet_clear(&file.sheet);
	diag_clear(&file.diag);
}

int main(void)
{
	struct unit unit = {0};
	struct diag diag;

	diag_init(&diag);
	const struct text_setup setup = {.language = STR("zh-Hans"),
		.fonts_folder = "fonts/",
		.families = (const char *const[ROLE_COUNT]){NULL}};
	struct fonts *const fonts = fonts_new(&setup, &diag);

	test_numbers(&unit);
	if (fonts) {
		test_document(&unit, fonts);
		test_limits(&unit, fonts);
		fonts_free(fonts);
	} else {
		printf("skipped: no fonts/chains.yaml here\n");
	}
	diag_clear(&diag);
	return unit_end(&unit);
}
