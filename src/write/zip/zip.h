/* SPDX-License-Identifier: MIT */
#ifndef WRITE_ZIP_ZIP_H
#define WRITE_ZIP_ZIP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/str.h"

/* One file of an archive: a name in ASCII, with '/' between folders. */
struct zip_item {
	struct str name, content;
	bool is_stored; /* as it is: what comes first in an EPUB, images */
};

struct zip_archive {
	const struct zip_item *items; /* in this order in the archive */
	size_t count;
	struct str date; /* YYYY-MM-DDThh:mm:ssZ, every item's; before 1980: 1980-01-01 */
};

/* Appends the archive's bytes to *out, the same on every machine and in every time zone.
 * false: a message is in *error (appended). */
bool zip_write(const struct zip_archive *archive, struct buf *out, struct buf *error);

#endif
