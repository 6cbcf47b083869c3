/* SPDX-License-Identifier: MIT */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/str.h"

/* Functions that fail return false and leave the reason in errno; EFBIG: over ceiling. */

/* The whole of a regular file, or of a pipe; appended to *content. "-" is no name here.
 */
bool file_read(const char *path, size_t ceiling, struct buf *content);

/* Reads a regular file that lies beneath folder; relative is resolved with no "..", no
 * absolute part and no symbolic link on the way (openat2 RESOLVE_BENEATH |
 * RESOLVE_NO_SYMLINKS, or the same walked by hand on kernels without it). */
bool file_read_beneath(
	const char *folder, struct str relative, size_t ceiling, struct buf *content);

/* A file to be written: temporary in the target's folder, fsync, rename, fsync of the
 * folder. After any failure the old file is whole and the temporary gone. */
bool file_write(const char *path, struct str content);

/* Whether both names lead to one file (device and inode). */
bool file_is_same(const char *a, const char *b);
bool file_exists(const char *path);
/* Makes the folder and those above it; true if it is there at the end. */
bool file_make_folder(const char *path);

/* The folder part of path with its slash, or "./"; to be freed. */
char *file_folder_of(const char *path);

/* Removes temporaries of file_write that are under way; for signal handlers. */
void file_remove_temporaries(void);

#endif
