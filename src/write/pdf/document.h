/* SPDX-License-Identifier: MIT */
#ifndef WRITE_PDF_DOCUMENT_H
#define WRITE_PDF_DOCUMENT_H

#include "base/arena.h"
#include "write/pdf/save.h"
#include "write/pdf/store.h"
#include "write/writer.h"

struct face_uses;
struct image_uses;
struct tags;

/* One PDF under way; what the parts of write/pdf/ share. */
struct document {
	const struct write_job *job;
	const struct pages *pages;
	struct store *store;
	struct save save;
	struct arena arena;           /* until the end of the writer */
	const unsigned *page_objects; /* by page */
	struct face_uses *faces;
	struct image_uses *images;
	struct tags *tags; /* NULL: the pages have no elements */
	bool is_blended;   /* the page under way has an image that shows through */
};

#endif
