/* SPDX-License-Identifier: MIT */
#ifndef APP_PIPELINE_H
#define APP_PIPELINE_H

#include "app/data.h"
#include "app/digests.h"
#include "app/options.h"
#include "layout/layout.h"
#include "model/bank.h"
#include "model/media.h"
#include "read/read.h"
#include "style/style.h"
#include "text/text.h"
#include "write/writer.h"

/* A file of the bank as it came from the disk: those that were named, then those that
 * they include, each name once. */
struct bank_file {
	const char *path;
	struct str identity; /* equal for two names of one file */
	struct str bytes;
};

/* The whole program as one picture: bytes -> bank -> media, checks -> pages -> outputs.
 * Each step fills the fields after it, once. */
struct pipeline {
	const struct options *options;
	struct data_folders folders;
	struct arena document_arena, pages_arena;
	struct sources sources;
	struct diag diag;
	char *lock_path;             /* owned */
	struct read_lock lock;       /* NAME.ids beside the bank */
	struct digests digests;      /* of images, for the lock */
	struct card_look card_look;  /* empty unless a writer needs it */
	VEC(struct bank_file) files; /* only for `tiku ids --write` */
	const struct bank *bank;
	struct media_set media;
	struct style style;
	struct fonts *fonts; /* NULL: no output needs them */
	const struct pages *pages;
};

/* Exit statuses (DESIGN: 0 clean or warnings, 1 errors, 2 usage, 3 the machine). */
enum status { STATUS_GOOD, STATUS_ERRORS, STATUS_USAGE, STATUS_MACHINE };

void pipeline_init(struct pipeline *pipeline, const struct options *options);
void pipeline_clear(struct pipeline *pipeline);

/* Finds styles/ and fonts/ and gives up every right that the job does not need. */
void pipeline_enter_sandbox(struct pipeline *pipeline);
/* Files, bank, images, checks. false: a file cannot be read (reported). */
bool pipeline_read(struct pipeline *pipeline);
/* Style, and fonts where some output needs them; false: there is no such style, or no
 * fonts folder (reported). */
bool pipeline_open_style(struct pipeline *pipeline);
void pipeline_lay_out(struct pipeline *pipeline);
/* What every call into layout/ starts from. */
struct layout_job pipeline_layout_job(struct pipeline *pipeline);
/* Makes every asked output in memory, then writes the files; what was written is told
 * in `told`, a line a file. false: the machine failed (reported). */
bool pipeline_write(struct pipeline *pipeline, struct buf *told);

#endif
