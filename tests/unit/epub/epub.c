/* SPDX-License-Identifier: MIT */
#include "write/epub/epub.h"

#include <zip.h>

#include "base/file.h"
#include "base/hash.h"
#include "unit/html/sample.h"
#include "unit/unit.h"
#include "write/epub/book.h"

/* A book that was written, opened again. */
struct made {
	struct write_output output;
	struct diag diag;
	struct arena arena;
	zip_t *zip;
};

static void make_with_fonts(struct made *made, const struct bank *bank,
	enum answers_mode answers, const struct write_fonts *fonts)
{
	struct media_set media;
	zip_error_t error;

	*made = (struct made){0};
	arena_init(&made->arena);
	diag_init(&made->diag);
	buf_init(&made->output.content, 0);
	sample_make_media(&made->arena, &media);
	const struct write_job job = {
		.bank = bank,
		.media = &media,
		.answers = answers,
		.date = STR("2026-11-01T02:03:04Z"),
		.epub_css = STR("p { margin: 0; }"),
		.fonts = fonts,
		.diag = &made->diag,
		.scratch = &made->arena,
	};

	if (!epub_writer.write(&job, &made->output))
		return;
	zip_error_init(&error);
	made->zip =
		zip_open_from_source(zip_source_buffer_create(made->output.content.data,
					     made->output.content.len, 0, &error),
			ZIP_RDONLY | ZIP_CHECKCONS, &error);
	zip_error_fini(&error);
}

static void make(struct made *made, const struct bank *bank, enum answers_mode answers)
{
	make_with_fonts(made, bank, answers, NULL);
}

static void unmake(struct made *made)
{
	if (made->zip)
		zip_discard(made->zip);
	buf_clear(&made->output.content);
	vec_clear(&made->output.extras);
	diag_clear(&made->diag);
	arena_clear(&made->arena);
}

/* The content of an entry, empty if there is none. */
static struct str entry_of(struct made *made, const char *name)
{
	zip_stat_t stat;

	if (!made->zip || zip_stat(made->zip, name, 0, &stat) != 0)
		return STR("");
	char *const data = arena_alloc(&made->arena, stat.size + 1);
	zip_file_t *const file = zip_fopen(made->zip, name, 0);
	const zip_int64_t len = zip_fread(file, data, stat.size);

	zip_fclose(file);
	return (struct str){data, len > 0 ? (size_t)len : 0};
}

static bool has(struct made *made, const char *name, const char *text)
{
	return str_find(entry_of(made, name), str_from(text), 0) != STR_NPOS;
}

static size_t entry_count(const struct made *made)
{
	return made->zip ? (size_t)zip_get_num_entries(made->zip, 0) : 0;
}

/* In how many entries the text stands. */
static size_t count_entries_with(struct made *made, const char *text)
{
	size_t count = 0;

	for (size_t i = 0; i < entry_count(made); i++)
		count += has(made, zip_get_name(made->zip, i, 0), text);
	return count;
}

static void test_end(struct unit *unit, const struct bank *bank)
{
	struct made made;

	make(&made, bank, ANSWERS_STYLE);
	unit_case(unit, "epub/end: the files");
	CHECK(unit, made.diag.count == 0);
	CHECK_STR(unit, str_from(zip_get_name(made.zip, 0, 0)), STR("mimetype"));
	CHECK_STR(unit, entry_of(&made, "mimetype"), STR("application/epub+zip"));
	CHECK(unit, entry_count(&made) == 15);
	unit_case(unit, "epub/end: questions first, a link each way, back first");
	CHECK(unit, !has(&made, "EPUB/c1.xhtml", "SECRET"));
	CHECK(unit,
		has(&made, "EPUB/c1.xhtml",
			"<a href=\"a1.xhtml#q1-answer\" aria-label=\"看答案：第 1 题的答案\">"));
	CHECK(unit,
		has(&made, "EPUB/a1.xhtml",
			"<section class=\"answer\" id=\"q1-answer\">\n<h2 class=\"number\"><a epub:type=\"backlink\" role=\"doc-backlink\" href=\"c1.xhtml#q1\""));
	CHECK(unit, !has(&made, "EPUB/c1.xhtml", "#q3-answer"));
	CHECK(unit, !has(&made, "EPUB/nav.xhtml", "SECRET") &&
			    !has(&made, "EPUB/toc.ncx", "SECRET"));
	unit_case(unit, "epub/end: headings, references, facts");
	CHECK(unit,
		has(&made, "EPUB/c1.xhtml",
			"<h1><span class=\"label\">第 1 章</span> LLM 的内部机制</h1>"));
	CHECK(unit, has(&made, "EPUB/a1.xhtml",
			    "<span class=\"label\">答案 · 第 1 章</span>"));
	CHECK(unit, has(&made, "EPUB/c1.xhtml",
			    "<h2 class=\"number\" aria-label=\"第 2 题\">2</h2>"));
	CHECK(unit, has(&made, "EPUB/c2.xhtml",
			    "<h3 class=\"number\" aria-label=\"第 4 题\">4</h3>"));
	CHECK(unit, has(&made, "EPUB/c1.xhtml", "<a href=\"c2.xhtml#q4\">下一题</a>"));
	CHECK(unit,
		has(&made, "EPUB/c1.xhtml",
			"单选 · 5.5 分 · <span role=\"img\" aria-label=\"难度 3/5\">★★★☆☆</span>"));
	unit_case(unit, "epub/end: package");
	CHECK(unit,
		has(&made, "EPUB/package.opf",
			"<meta property=\"dcterms:modified\">2026-11-01T02:03:04Z</meta>"));
	CHECK(unit, has(&made, "EPUB/package.opf", ">Lovelace, Ada King</meta>"));
	CHECK(unit, has(&made, "EPUB/package.opf", ">alternativeText</meta>"));
	CHECK(unit, has(&made, "EPUB/package.opf", "images/s.png"));
	CHECK(unit,
		has(&made, "EPUB/nav.xhtml",
			"<li hidden=\"hidden\"><a href=\"c1.xhtml#q2\">2 哪一种以旋转编码位置？</a></li>"));
	unmake(&made);
}

static void test_none(struct unit *unit, const struct bank *bank)
{
	struct made made;

	make(&made, bank, ANSWERS_NONE);
	unit_case(unit, "epub/none: nothing of an answer anywhere");
	CHECK(unit, entry_count(&made) == 12);
	CHECK(unit, count_entries_with(&made, "SECRET") == 0);
	CHECK(unit, count_entries_with(&made, "answer") == 0);
	CHECK(unit, count_entries_with(&made, "s.png") == 0);
	CHECK(unit, entry_of(&made, "EPUB/images/s.png").len == 0);
	CHECK(unit, entry_of(&made, "EPUB/images/a.png").len > 0);
	CHECK(unit, has(&made, "EPUB/c1.xhtml", "看方差"));
	unmake(&made);
}

static void test_inline_and_chapter(struct unit *unit, const struct bank *bank)
{
	struct made made;

	make(&made, bank, ANSWERS_INLINE);
	unit_case(unit, "epub/inline: after each question, no links");
	CHECK(unit, has(&made, "EPUB/c1.xhtml", "SECRET 方差") &&
			    entry_of(&made, "EPUB/a1.xhtml").len == 0);
	CHECK(unit, !has(&made, "EPUB/c1.xhtml", "class=\"see\""));
	unmake(&made);
	make(&made, bank, ANSWERS_CHAPTER);
	const struct str page = entry_of(&made, "EPUB/c1.xhtml");

	unit_case(unit, "epub/chapter: at the end of the chapter's page");
	CHECK(unit,
		str_find(page, STR("SECRET"), 0) > str_find(page, STR("id=\"q3\""), 0));
	CHECK(unit, str_find(page, STR("href=\"c1.xhtml#q1-answer\""), 0) != STR_NPOS);
	CHECK(unit,
		str_find(page, STR("<h3 class=\"number\"><a epub:type"), 0) != STR_NPOS);
	unmake(&made);
}

/* Short answers are notes at the page's end, others stand where they do by default. */
static void test_popup(struct unit *unit, struct arena *arena, const struct bank *bank)
{
	struct bank copy = *bank;
	struct question large = *bank->questions[1];
	const struct question *all[6];
	struct made made;

	unit_case(unit, "epub/popup: notes for short answers, the way back first");
	make(&made, bank, ANSWERS_POPUP);
	const struct str page = entry_of(&made, "EPUB/c2.xhtml");

	CHECK(unit, str_find(page,
			    STR("<sup><a epub:type=\"noteref\" role=\"doc-noteref\" "
				"href=\"c2.xhtml#q4-answer\""),
			    0) != STR_NPOS);
	CHECK(unit, str_find(page,
			    STR("<aside class=\"answer\" epub:type=\"footnote\" "
				"role=\"doc-footnote\" id=\"q4-answer\">\n<p "
				"class=\"number\"><a epub:type=\"backlink\""),
			    0) != STR_NPOS);
	CHECK(unit, !has(&made, "EPUB/c2.xhtml", "display:none"));
	unmake(&made);
	unit_case(unit, "epub/popup: what has code stands at the end");
	memcpy(all, bank->questions, sizeof(all));
	large.answer.blocks = BLOCKS(arena, sample_code_block("c", "int secret;"));
	all[1] = &large;
	copy.questions = all;
	make(&made, &copy, ANSWERS_POPUP);
	CHECK(unit, has(&made, "EPUB/a1.xhtml", "id=\"q2-answer\""));
	CHECK(unit, has(&made, "EPUB/c1.xhtml",
			    "<p class=\"see\"><a href=\"a1.xhtml#q2-answer\""));
	unmake(&made);
}

static void test_details_and_only(struct unit *unit, const struct bank *bank)
{
	struct made made;

	unit_case(unit, "epub/details: folded under the question");
	make(&made, bank, ANSWERS_DETAILS);
	CHECK(unit, has(&made, "EPUB/c1.xhtml",
			    "<details class=\"answer\" id=\"q1-answer\">\n"
			    "<summary>第 1 题的答案</summary>"));
	CHECK(unit, !has(&made, "EPUB/c1.xhtml", "class=\"see\""));
	CHECK(unit, entry_of(&made, "EPUB/a1.xhtml").len == 0);
	unmake(&made);
	unit_case(unit, "epub/only: a book of answers, with no way to where nothing is");
	make(&made, bank, ANSWERS_ONLY);
	CHECK(unit, entry_of(&made, "EPUB/c1.xhtml").len == 0);
	CHECK(unit, has(&made, "EPUB/a1.xhtml",
			    "id=\"q1-answer\">\n<h2 class=\"number\" aria-label=\"第 1 "
			    "题\">1</h2>"));
	CHECK(unit, count_entries_with(&made, "c1.xhtml") == 0);
	CHECK(unit, has(&made, "EPUB/nav.xhtml",
			    "epub:type=\"bodymatter\" "
			    "href=\"a1.xhtml\""));
	CHECK(unit, has(&made, "EPUB/nav.xhtml", "a1.xhtml#q2-answer"));
	unmake(&made);
}

static void test_fonts(struct unit *unit, const struct bank *bank)
{
	const struct write_font items[] = {{STR("OTTO cff")}, {STR("\0\1\0\0 glyf")}};
	const struct write_fonts fonts = {items, 2};
	struct made made;

	unit_case(unit, "epub/fonts: a family a face, in the manifest and the sheet");
	make_with_fonts(&made, bank, ANSWERS_END, &fonts);
	CHECK_STR(unit, entry_of(&made, "EPUB/fonts/f1.otf"), STR("OTTO cff"));
	CHECK(unit, entry_of(&made, "EPUB/fonts/f2.ttf").len == 9);
	CHECK(unit, has(&made, "EPUB/package.opf",
			    "href=\"fonts/f1.otf\" media-type=\"font/otf\""));
	CHECK(unit, has(&made, "EPUB/style.css", "src: url(fonts/f2.ttf);"));
	CHECK(unit, has(&made, "EPUB/style.css",
			    "font-family: \"book 1\", \"book 2\", serif;"));
	unmake(&made);
}

/* Whoever changes the sheet has its contrasts measured (make check-external, Ace) and
 * then tells book.h. */
static void test_conformance(struct unit *unit, const struct bank *bank)
{
	struct made made;
	struct buf css;
	char name[UUID_LEN + 1];

	unit_case(unit, "epub/conformance: the style sheet is the one that was measured");
	buf_init(&css, 1 << 20);
	CHECK(unit, file_read("styles/epub.css", 1 << 20, &css));
	uuid5(name, buf_str(&css));
	CHECK_STR(unit, str_from(name), STR(EPUB_KNOWN_STYLE));
	unit_case(
		unit, "epub/conformance: not claimed with a sheet that nobody measured");
	make(&made, bank, ANSWERS_END);
	CHECK(unit, !has(&made, "EPUB/package.opf", "conformsTo"));
	unmake(&made);
	buf_clear(&css);
}

static void test_same_bytes(struct unit *unit, const struct bank *bank)
{
	struct made first, second;

	make(&first, bank, ANSWERS_END);
	make(&second, bank, ANSWERS_END);
	unit_case(unit, "epub/bytes: the same from the same");
	CHECK(unit, first.output.content.len > 0);
	CHECK(unit,
		str_eq(buf_str(&first.output.content), buf_str(&second.output.content)));
	unmake(&first);
	unmake(&second);
}

/* One chapter, one section, question i at bytes [i * 1000, i * 1000 + 1000). */
static struct bank long_bank(struct arena *arena, const struct bank *bank, size_t count)
{
	struct bank copy = *bank;
	struct question *const questions = ARENA_NEW(arena, struct question, count);
	struct section *const section = ARENA_NEW(arena, struct section, 1);
	struct chapter *const chapter = ARENA_NEW(arena, struct chapter, 1);
	const struct question **const all =
		ARENA_NEW(arena, const struct question *, count);
	char storage[21];

	for (size_t i = 0; i < count; i++) {
		questions[i] = *bank->questions[i % 2];
		questions[i].ordinal = i;
		questions[i].span = span_of(0, i * 1000, i * 1000 + 1000);
		questions[i].number =
			arena_copy_str(arena, str_from_unsigned(storage, i + 1));
		struct buf anchor;

		buf_init(&anchor, 0);
		buf_printf(&anchor, "q%zu", i + 1);
		questions[i].anchor = arena_copy_str(arena, buf_str(&anchor));
		buf_clear(&anchor);
		all[i] = &questions[i];
	}
	*section = (struct section){.questions = questions, .question_count = count};
	*chapter = (struct chapter){.plain_title = STR("长"),
		.title = INLINES(arena, sample_text("长")),
		.sections = section,
		.section_count = 1,
		.question_count = count};
	copy.chapters = chapter;
	copy.chapter_count = 1;
	copy.questions = all;
	copy.question_count = count;
	return copy;
}

static void test_split(struct unit *unit, struct arena *arena, const struct bank *bank)
{
	const struct bank copy = long_bank(arena, bank, 500);
	struct made made;

	make(&made, &copy, ANSWERS_END);
	unit_case(unit,
		"epub/split: a long chapter has several pages, and so have its answers");
	CHECK(unit, has(&made, "EPUB/c1.xhtml",
			    "<h1>长 <span class=\"range\">第 1–167 题</span></h1>"));
	CHECK(unit, has(&made, "EPUB/c1-2.xhtml", "第 168–334 题"));
	CHECK(unit, has(&made, "EPUB/c1-3.xhtml", "id=\"q500\""));
	CHECK(unit, has(&made, "EPUB/a1-3.xhtml", "href=\"c1-3.xhtml#q500\""));
	CHECK(unit, has(&made, "EPUB/c1-3.xhtml", "href=\"a1-3.xhtml#q500-answer\""));
	CHECK(unit, has(&made, "EPUB/nav.xhtml", "href=\"c1-3.xhtml#q500\""));
	CHECK(unit, entry_of(&made, "EPUB/c1-4.xhtml").len == 0);
	unmake(&made);
}

static void test_edges(struct unit *unit, const struct bank *bank)
{
	struct bank copy = *bank;
	struct made made;
	struct question taken = *bank->questions[0];
	const struct question *all[6];

	copy.chapter_count = copy.question_count = 0;
	copy.preface = (struct block_list){0};
	make(&made, &copy, ANSWERS_END);
	unit_case(unit, "epub/edges: a bank without chapters is a book with a title");
	CHECK(unit, made.zip && made.diag.count == 0);
	CHECK(unit, has(&made, "EPUB/nav.xhtml", "title.xhtml"));
	unmake(&made);
	unit_case(unit, "epub/edges: an author's id that looks like an answer's");
	memcpy(all, bank->questions, sizeof(all));
	taken.anchor = STR("q2-answer");
	all[0] = &taken;
	copy = *bank;
	copy.questions = all;
	make(&made, &copy, ANSWERS_CHAPTER);
	CHECK(unit, has(&made, "EPUB/c1.xhtml", "id=\"q2-answer-\""));
	unmake(&made);
}

int main(void)
{
	struct unit unit = {0};
	struct arena arena;
	struct bank bank;

	arena_init(&arena);
	sample_make_bank(&arena, &bank);
	test_end(&unit, &bank);
	test_none(&unit, &bank);
	test_inline_and_chapter(&unit, &bank);
	test_popup(&unit, &arena, &bank);
	test_details_and_only(&unit, &bank);
	test_fonts(&unit, &bank);
	test_conformance(&unit, &bank);
	test_same_bytes(&unit, &bank);
	test_split(&unit, &arena, &bank);
	test_edges(&unit, &bank);
	arena_clear(&arena);
	return unit_end(&unit);
}
