/* SPDX-License-Identifier: MIT */
#ifndef APP_LOCK_H
#define APP_LOCK_H

#include "app/options.h"
#include "read/read.h"

/* The lock file NAME.ids as a file: found before the sandbox is entered, read before the
 * bank, written last. It lies beside the bank's first file: the one that was named, else,
 * if that is a symbolic link and there is no lock beside it, the one it leads to. */

/* Its path, symbolic links followed; to be freed. */
char *lock_find(const struct options *options);
/* Whether this run may write it. */
bool lock_is_kept(const struct options *options);

/* SOURCE_DATE_EPOCH; false: it is not set, or no date. */
bool lock_source_date(int64_t *instant);

/* Fills *lock from the file at path, which must outlive it; one that is not there yet is
 * no fault. false: it cannot be read (reported). */
bool lock_read_file(struct read_lock *lock, const struct options *options,
	const char *path, struct arena *arena, struct diag *diag);

/* Where there is no lock yet, because bank and lock were not renamed together: takes the
 * text of the one lock in the folder that belongs to no bank there and to this one's
 * questions, and says so. */
void lock_adopt(struct read_lock *lock, const struct read_input *bank,
	struct arena *arena, struct diag *diag);

/* Writes the file if it changed, if outputs with cards were asked for and all of them
 * succeeded (done); says what keeps it from being written. Returns done, or false if the
 * machine failed. */
bool lock_finish(const struct read_lock *lock, const struct options *options, bool done,
	struct diag *diag);

#endif
