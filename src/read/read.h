/* SPDX-License-Identifier: MIT */
#ifndef READ_READ_H
#define READ_READ_H

#include <stdbool.h>

#include "base/arena.h"
#include "diag/diag.h"
#include "diag/source.h"
#include "model/bank.h"

/* The bytes of one file as they came from the disk. */
struct read_file {
	struct str name; /* as messages print it; its folder is where images lie */
	struct str bytes;
};

/* Decodes the files (they are added to *sources; decoded texts go to the arena), parses
 * them and builds the bank. Always gives a bank: errors are repaired and reported. The
 * one exception is a file that is not text (UTF-16): NULL. The bank lives as long as
 * arena and sources. */
const struct bank *read_bank(const struct read_file *files, size_t count,
	struct arena *arena, struct sources *sources, struct diag *diag);

/* One file's bytes to decoded text: BOM off, \r\n and \r to \n, NUL and bad bytes to
 * U+FFFD with one warning, control and zero-width characters reported and dropped.
 * false: UTF-16, reported. */
bool read_decode(struct str bytes, struct arena *arena, struct sources *sources,
	struct str name, struct diag *diag, uint32_t *source);

#endif
