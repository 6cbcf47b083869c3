/* SPDX-License-Identifier: MIT */
#ifndef READ_READ_H
#define READ_READ_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "diag/diag.h"
#include "diag/source.h"
#include "model/bank.h"
#include "read/identity/lock_file.h"

/* How included files are read: relative lies beneath folder, or is refused. */
struct read_access {
	bool (*read)(void *closure, struct str folder, struct str relative,
		struct buf *content);
	void *closure;
};

/* The bytes of one file as they came from the disk. */
struct read_file {
	struct str name; /* as messages print it; its folder is where images lie */
	struct str bytes;
	const struct read_access *access; /* NULL: it includes nothing */
};

/* What a bank is called after its first file: without folder and extension. */
struct str read_bank_name(struct str file_name);

struct read_input {
	const struct read_file *files;
	size_t count;
	struct read_lock *lock; /* NULL: none; ids are as if there never was one */
};

/* Decodes the files (they are added to *sources; decoded texts go to the arena), parses
 * them and builds the bank. Always gives a bank: errors are repaired and reported. The
 * one exception is a file that is not text (UTF-16): NULL. The bank lives as long as
 * arena and sources. */
const struct bank *read_bank_with_lock(const struct read_input *input,
	struct arena *arena, struct sources *sources, struct diag *diag);
/* The same without a lock. */
const struct bank *read_bank(const struct read_file *files, size_t count,
	struct arena *arena, struct sources *sources, struct diag *diag);

#endif
