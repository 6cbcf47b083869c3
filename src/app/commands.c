/* SPDX-License-Identifier: MIT */
#include "app/commands.h"

#include <stdio.h>

#include "app/freeze.h"
#include "write/dump/pages.h"
#include "write/dump/tree.h"
#include "write/html/html.h"

static void print(FILE *file, struct str text)
{
	fwrite(text.data, 1, text.len, file);
	fflush(file);
}

static enum status status_of(const struct pipeline *pipeline, bool machine_is_well)
{
	if (!machine_is_well)
		return diag_count(&pipeline->diag, DIAG_NO_STYLE) ? STATUS_USAGE
								  : STATUS_MACHINE;
	if (pipeline->diag.errors ||
		(pipeline->options->strict && pipeline->diag.warnings))
		return STATUS_ERRORS;
	return STATUS_GOOD;
}

static bool run_build(struct pipeline *pipeline, struct buf *out)
{
	return pipeline_read(pipeline) && pipeline_open_style(pipeline) &&
	       pipeline_write(pipeline, out);
}

static bool is_remote(struct str url)
{
	return str_starts(url, STR("https://")) || str_starts(url, STR("http://"));
}

/* A line an address, as wget -x -i takes them. */
static void list_urls(const struct pipeline *pipeline, struct buf *out)
{
	const struct bank *bank = pipeline->bank;

	for (size_t i = 0; i < bank->image_count; i++) {
		if (pipeline->media.items[i].kind != MEDIA_BROKEN ||
			!is_remote(bank->images[i].url))
			continue;
		buf_put_str(out, bank->images[i].url);
		buf_put_byte(out, '\n');
	}
}

static bool run_check(struct pipeline *pipeline, struct buf *out)
{
	if (!pipeline_read(pipeline) || !pipeline_open_style(pipeline))
		return false;
	layout_find_coverage(pipeline->bank, &pipeline->style, pipeline->fonts);
	fonts_report(pipeline->fonts, &pipeline->diag);
	if (pipeline->options->urls)
		list_urls(pipeline, out);
	return true;
}

static bool run_dump(struct pipeline *pipeline, struct buf *out)
{
	if (!pipeline_read(pipeline))
		return false;
	if (pipeline->options->stage == DUMP_TREE) {
		dump_tree(pipeline->bank, out);
		return true;
	}
	if (!pipeline_open_style(pipeline))
		return false;
	pipeline_lay_out(pipeline);
	dump_pages(pipeline->pages, &pipeline->style, out);
	return true;
}

static bool run_fonts(struct pipeline *pipeline, struct buf *out)
{
	if (pipeline->options->files.len && !pipeline_read(pipeline))
		return false;
	if (!pipeline_open_style(pipeline))
		return false;
	if (pipeline->bank) {
		layout_find_coverage(pipeline->bank, &pipeline->style, pipeline->fonts);
		fonts_report(pipeline->fonts, &pipeline->diag);
	}
	fonts_describe(pipeline->fonts, out);
	return true;
}

/* A line a question: id, number, the beginning of its stem. */
static void list_ids(const struct bank *bank, struct buf *out)
{
	for (size_t i = 0; i < bank->question_count; i++) {
		const struct question *const question = bank->questions[i];

		buf_put_str(out, question->id);
		buf_put_byte(out, '\t');
		buf_put_str(out, question->number);
		buf_put_byte(out, '\t');
		html_put_summary(out, question->stem, 40);
		buf_put_byte(out, '\n');
	}
}

static bool run_ids(struct pipeline *pipeline, struct buf *out)
{
	if (!pipeline_read(pipeline))
		return false;
	if (pipeline->options->freezes_ids)
		return freeze_ids(pipeline, out);
	list_ids(pipeline->bank, out);
	return true;
}

static bool run(struct pipeline *pipeline, struct buf *out)
{
	switch (pipeline->options->command) {
	case COMMAND_BUILD: return run_build(pipeline, out);
	case COMMAND_CHECK: return run_check(pipeline, out);
	case COMMAND_DUMP: return run_dump(pipeline, out);
	case COMMAND_FONTS: return run_fonts(pipeline, out);
	case COMMAND_IDS: return run_ids(pipeline, out);
	}
	return false;
}

enum status command_run(const struct options *options, struct diag_style messages)
{
	struct pipeline pipeline;
	struct buf out, said;

	pipeline_init(&pipeline, options);
	buf_init(&out, 0);
	buf_init(&said, 0);
	pipeline_enter_sandbox(&pipeline);
	const bool done = run(&pipeline, &out);

	diag_print(&pipeline.diag, &pipeline.sources, messages, &said);
	print(stderr, buf_str(&said));
	print(stdout, buf_str(&out));
	const enum status status =
		ferror(stdout) ? STATUS_MACHINE : status_of(&pipeline, done);

	buf_clear(&said);
	buf_clear(&out);
	pipeline_clear(&pipeline);
	return status;
}
