/* SPDX-License-Identifier: MIT */
#ifndef READ_READ_H
#define READ_READ_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "diag/diag.h"
#include "diag/source.h"
#include "model/bank.h"

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

/* What an image's file holds; folder is that of the file that names it. */
struct read_images {
	/* The SHA-1 of its bytes; false: there is no such file. */
	bool (*digest)(void *closure, struct str folder, struct str url,
		unsigned char digest[20]);
	void *closure;
};

/* The lock file of ids: read/identity_lock.h has its form. */
struct read_lock {
	struct str name; /* as messages print it */
	struct str bytes;
	bool is_there;   /* false: there is no such file yet */
	bool is_adopted; /* the bytes are another file's, and to be written under name */
	int64_t now;     /* the date of what is new; 0: the bank's, not the clock's */
	const struct read_images *images; /* NULL: images are known by their address */
	struct str
		look; /* of the cards, its hash; empty: this build makes no such cards */
	/* filled by read_bank_with_lock */
	struct str new_text; /* what the file should hold; the document arena's */
	bool is_broken;      /* it could not be read whole, and must be left alone */
	int64_t date; /* the bank's own, else the newest in the file as read, else a fixed
			 one */
	int64_t look_changed; /* when the look last changed; 0: not known */
	size_t found;         /* how many of its lines are questions of the bank */
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

/* One file's bytes to decoded text: BOM off, \r\n and \r to \n, NUL and bad bytes to
 * U+FFFD with one warning, control and zero-width characters reported and dropped.
 * false: UTF-16, reported. */
bool read_decode(struct str bytes, struct arena *arena, struct sources *sources,
	struct str name, struct diag *diag, uint32_t *source);

#endif
