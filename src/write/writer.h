/* SPDX-License-Identifier: MIT */
#ifndef WRITE_WRITER_H
#define WRITE_WRITER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"
#include "diag/diag.h"
#include "model/bank.h"
#include "model/media.h"
#include "model/pages.h"
#include "model/pictures.h"

/* An output is a function from a job to bytes. Writers decide nothing about position
 * (layout/ did) and open no files (app/ does). */

enum answers_mode {
	ANSWERS_STYLE, /* whatever the style, or the output's kind, has by default */
	ANSWERS_NONE,
	ANSWERS_INLINE,
	ANSWERS_CHAPTER,
	ANSWERS_END,
	ANSWERS_ONLY,    /* a book of answers, without the questions */
	ANSWERS_POPUP,   /* EPUB: short ones as notes; elsewhere at the end */
	ANSWERS_DETAILS, /* EPUB: folded; elsewhere inline */
	ANSWERS_INPLACE, /* in the places where a learner writes them */
};

struct style;

/* A font file of a book, OpenType; of the first that has a character it is taken. */
struct write_font {
	struct str bytes;
};

struct write_fonts {
	const struct write_font *items;
	size_t count;
};

/* The bytes of styles/anki-*.html and anki.css: the looks of both note types. */
struct card_look {
	struct str front, back, cloze_front, cloze_back, css;
	int64_t changed; /* when they last did (base/date.h) */
};

struct write_job {
	const struct bank *bank;
	const struct media_set *media;
	const struct pages *pages;          /* NULL unless the writer needs them */
	const struct picture_set *pictures; /* NULL: nothing was drawn */
	const struct style *style;
	enum answers_mode answers;
	struct str date;     /* of the output: YYYY-MM-DDThh:mm:ssZ, never the clock's */
	bool is_undated;     /* it stands for none that is known: not for readers */
	struct str epub_css; /* the bytes of styles/epub.css */
	const struct write_fonts *fonts; /* --embed-fonts; NULL: none */
	bool epub_compat; /* --profile compat: what Kindle and 微信读书 can show */
	bool anki_update; /* --anki-update: a CSV without tags */
	struct card_look card_look;
	struct str
		note_type;  /* --notetype: named columns for it; empty: the stock type */
	struct str program; /* "tiku 0.1" */
	struct diag *diag;
	struct arena *scratch; /* reset by nobody while the writer runs */
};

/* A further file beside the output: name holds no folder but the output's own
 * ("NAME.media/a.png"). */
struct write_extra {
	struct str name;
	struct str content; /* borrowed from the job or its scratch */
};

struct write_output {
	struct buf content;
	VEC(struct write_extra) extras;
};

struct writer {
	const char *name;      /* as -t names it: "pdf" */
	const char *extension; /* ".pdf" */
	bool needs_pages;
	/* false: the machine failed (memory, a library); a message is reported. */
	bool (*write)(const struct write_job *job, struct write_output *output);
	bool makes_cards; /* found again by their ids, so the lock file must be kept */
	bool shows_cover; /* the job's pictures have one, unless the bank names its own */
};

extern const struct writer pdf_writer;  /* write/pdf/pdf.h */
extern const struct writer epub_writer; /* write/epub/epub.h */
extern const struct writer csv_writer;  /* write/anki/csv.h */
extern const struct writer apkg_writer; /* write/anki/apkg.h */

#endif
