/* SPDX-License-Identifier: MIT */
#ifndef UNIT_READ_READING_H
#define UNIT_READ_READING_H

#include "read/read.h"

/* A bank from text, with all that it stands on. */
struct reading {
	struct arena arena;
	struct sources sources;
	struct diag diag;
	const struct bank *bank;
};

static inline void reading_open(
	struct reading *reading, const char *name, struct str text)
{
	const struct read_file file = {str_from(name), text};

	arena_init(&reading->arena);
	sources_init(&reading->sources);
	diag_init(&reading->diag);
	reading->bank =
		read_bank(&file, 1, &reading->arena, &reading->sources, &reading->diag);
}

static inline void reading_close(struct reading *reading)
{
	diag_clear(&reading->diag);
	sources_clear(&reading->sources);
	arena_clear(&reading->arena);
}

#endif
