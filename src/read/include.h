/* SPDX-License-Identifier: MIT */
#ifndef READ_INCLUDE_H
#define READ_INCLUDE_H

#include "read/meta.h"
#include "read/read.h"

/* A file, or what stands of it between two includes, in order of reading. */
struct segment {
	struct md_node *document;
	enum marking marking;
	enum body_kind body;
	size_t file;       /* on the command line */
	bool is_piece;     /* not a whole file of the command line */
	bool is_continued; /* it goes on in the chapter that is open */
};

struct including {
	struct arena *arena;
	struct sources *sources;
	struct diag *diag;
	const struct read_file *files;
	size_t count, bytes; /* files included so far, and all they hold */
	VEC(struct segment) segments;
};

/* Puts the parts of a file's document, and of what it includes, into segments. */
void include_expand(struct including *including, struct md_node *document,
	const struct front *front, size_t file);

#endif
