/* SPDX-License-Identifier: MIT */
/* Any bytes as a bank, through the reader, the checks, the layout and every writer: what
 * the parser lets through must not break what stands behind it (libFuzzer). */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/writers.h"
#include "base/limits.h"
#include "check/check.h"
#include "layout/formulas.h"
#include "media/media.h"
#include "read/read.h"
#include "write/dump/pages.h"
#include "write/dump/tree.h"
#include "write/picture/picture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* One run's trees; answers modes and note types turn with the input's first byte. */
struct run {
	struct arena document, page, scratch;
	struct sources sources;
	struct diag diag;
	struct style style;
	struct media_set media;
};

static const enum answers_mode modes[] = {
	ANSWERS_NONE, ANSWERS_INLINE, ANSWERS_CHAPTER, ANSWERS_END};
static const enum layout_answers layout_modes[] = {LAYOUT_ANSWERS_NONE,
	LAYOUT_ANSWERS_INLINE, LAYOUT_ANSWERS_CHAPTER, LAYOUT_ANSWERS_END};

/* Turns with the input's length. */
static const struct str styles[] = {STR_INIT("handout"), STR_INIT("exam"),
	STR_INIT("cards"), STR_INIT("exam-8k"), STR_INIT("workbook")};

/* Every formula as a picture, of one kind or the other. */
static void draw_formulas(struct run *run, const struct layout_job *layout,
	struct picture_set *set, unsigned turn)
{
	const struct formula_pages *const formulas = layout_formulas(layout);
	struct math_picture *const items =
		ARENA_NEW(&run->page, struct math_picture, formulas->count);
	struct picture_request request = {.pages = formulas->pages,
		.form = turn & 8 ? PICTURE_SVG : PICTURE_PNG,
		.pixels_per_point = 2,
		.is_opaque = true};
	struct buf bytes;

	buf_init(&bytes, 0);
	for (size_t i = 0; i < formulas->count; i++) {
		request.page = formulas->items[i].page;
		buf_reset(&bytes);
		picture_draw(&request, &bytes, &run->diag);
		items[i] = (struct math_picture){formulas->items[i].math,
			{.bytes = arena_copy_str(&run->page, buf_str(&bytes)),
				.form = request.form,
				.number = (uint32_t)request.page + 1}};
	}
	buf_clear(&bytes);
	*set = (struct picture_set){.formulas = items,
		.formula_count = formulas->count,
		.number_count = (uint32_t)formulas->pages->count,
		.has_formulas = true};
	picture_set_index(set);
}

static void write_all(struct run *run, const struct layout_job *layout,
	const struct pages *pages, unsigned turn)
{
	struct picture_set pictures = {0};

	if (turn & 16)
		draw_formulas(run, layout, &pictures, turn);
	for (size_t i = 0; writers_table[i]; i++) {
		struct write_output output = {0};
		const struct write_job job = {
			.bank = layout->bank,
			.media = &run->media,
			.pages = pages,
			.pictures = &pictures,
			.style = &run->style,
			.answers = modes[turn % 4],
			.date = STR("2000-01-01T00:00:00Z"),
			.epub_css = STR("p { margin: 0 }"),
			.note_type = turn & 4 ? STR("tiku") : STR(""),
			.program = STR("tiku"),
			.diag = &run->diag,
			.scratch = &run->scratch,
		};

		buf_init(&output.content, 0);
		if (!writers_table[i]->write(&job, &output))
			abort(); /* a writer refused a bank that the reader made */
		buf_clear(&output.content);
		vec_clear(&output.extras);
	}
	if (turn & 16)
		picture_set_clear(&pictures);
}

static void run_bank(struct run *run, const struct bank *bank, unsigned turn, size_t size)
{
	const char *const data = getenv("TIKU_DATA");
	char fonts_folder[512], styles_folder[512];
	struct buf dump;

	snprintf(fonts_folder, sizeof(fonts_folder), "%s/fonts", data ? data : ".");
	snprintf(styles_folder, sizeof(styles_folder), "%s/styles", data ? data : ".");
	media_open_all(bank, &run->document, &run->diag, &run->media);
	check_bank(bank, &run->diag);
	if (!style_read(&(const struct style_request){.styles_folder = styles_folder,
				.name_or_file = styles[size % 5]},
		    &run->document, &run->sources, &run->diag, &run->style))
		abort();
	struct fonts *const fonts =
		fonts_new(&(const struct text_setup){language_tag(bank->meta.language),
				  fonts_folder, NULL},
			&run->diag);

	if (!fonts)
		abort();
	const struct layout_job job = {bank, &run->media, &run->style, fonts,
		layout_modes[turn % 4], &run->page, &run->diag};
	const struct pages *const pages = layout_bank(&job);

	buf_init(&dump, 0);
	dump_tree(bank, &dump);
	dump_pages(pages, &run->style, &dump);
	buf_clear(&dump);
	write_all(run, &job, pages, turn);
	fonts_report(fonts, &run->diag);
	fonts_free(fonts);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct read_file file = {
		STR("tests/fuzz/bank.md"), {(const char *)data, size}};
	struct run run = {0};
	struct buf said;

	arena_init(&run.document);
	arena_init(&run.page);
	arena_init(&run.scratch);
	sources_init(&run.sources);
	diag_init(&run.diag);
	buf_init(&said, 0);
	const struct bank *const bank =
		read_bank(&file, 1, &run.document, &run.sources, &run.diag);

	if (bank)
		run_bank(&run, bank, size ? data[size - 1] : 0, size);
	diag_print(
		&run.diag, &run.sources, (struct diag_style){DIAG_CHINESE, false}, &said);
	buf_clear(&said);
	diag_clear(&run.diag);
	sources_clear(&run.sources);
	arena_clear(&run.scratch);
	arena_clear(&run.page);
	arena_clear(&run.document);
	return 0;
}
