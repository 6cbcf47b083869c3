/* SPDX-License-Identifier: MIT */
/* Outputs that cannot be whole: a file that may grow no further, a page that is no XML.
 * The writer says so, with its own message. */
#include "unit/html/sample.h"
#include "unit/unit.h"
#include "write/epub/book.h"
#include "write/writer.h"

#define CEILING 64 /* bytes: less than any output */

struct bench {
	struct arena arena;
	struct bank bank;
	struct media_set media;
	struct diag diag;
	struct write_job job;
};

static void open_bench(struct bench *bench)
{
	*bench = (struct bench){0};
	arena_init(&bench->arena);
	diag_init(&bench->diag);
	sample_make_bank(&bench->arena, &bench->bank);
	sample_make_media(&bench->arena, &bench->media);
	bench->job = (struct write_job){
		.bank = &bench->bank,
		.media = &bench->media,
		.date = STR("2026-11-01T02:03:04Z"),
		.epub_css = STR("p { margin: 0; }"),
		.program = STR("tiku"),
		.diag = &bench->diag,
		.scratch = &bench->arena,
	};
}

static void close_bench(struct bench *bench)
{
	diag_clear(&bench->diag);
	arena_clear(&bench->arena);
}

static void test_full_pdf(struct unit *unit)
{
	const struct page page = {.width = SCALED(100), .height = SCALED(100)};
	const struct pages pages = {.items = &page, .count = 1};
	struct write_output output = {0};
	struct bench bench;

	open_bench(&bench);
	bench.job.pages = &pages;
	buf_init(&output.content, CEILING);
	unit_case(unit, "a PDF over the ceiling");
	CHECK(unit, !pdf_writer.write(&bench.job, &output));
	CHECK(unit, diag_count(&bench.diag, DIAG_PDF_FAILED) == 1);
	buf_clear(&output.content);
	vec_clear(&output.extras);
	close_bench(&bench);
}

static void test_broken_page(struct unit *unit)
{
	const struct book_page page = {STR("c1.xhtml"), STR("title"), "bodymatter"};
	struct bench bench;

	open_bench(&bench);
	struct book book = {.job = &bench.job, .bank = &bench.bank};

	unit_case(unit, "a page of the book that is no XML");
	book_add_page(&book, &page, STR("<p>open"));
	CHECK(unit, book.failed && book.files.len == 0);
	CHECK(unit, diag_count(&bench.diag, DIAG_EPUB_XML) == 1);
	vec_clear(&book.files);
	vec_clear(&book.entries);
	close_bench(&bench);
}

int main(void)
{
	struct unit unit = {0};

	test_full_pdf(&unit);
	test_broken_page(&unit);
	return unit_end(&unit);
}
