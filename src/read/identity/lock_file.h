/* SPDX-License-Identifier: MIT */
#ifndef READ_IDENTITY_LOCK_FILE_H
#define READ_IDENTITY_LOCK_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* What an image's file holds; folder is that of the file that names it. */
struct read_images {
	/* The SHA-1 of its bytes; false: there is no such file. */
	bool (*digest)(void *closure, struct str folder, struct str url,
		unsigned char digest[20]);
	void *closure;
};

/* The lock file of ids: lock.h has its form. */
struct read_lock {
	struct str name; /* as messages print it */
	struct str bytes;
	bool is_there;   /* false: there is no such file yet */
	bool is_adopted; /* the bytes are another file's, and to be written under name */
	bool is_only_read; /* nobody asks for new_text */
	int64_t now;       /* the date of what is new; 0: the bank's, not the clock's */
	const struct read_images *images; /* NULL: images are known by their address */
	struct str
		look; /* of the cards, its hash; empty: this build makes no such cards */
	/* filled by read_bank_with_lock */
	struct str new_text; /* what the file should hold, unless it is only read; the
				document arena's */
	bool is_broken;      /* it could not be read whole, and must be left alone */
	int64_t date; /* the bank's own, else the newest in the file as read, else a fixed
			 one */
	int64_t look_changed; /* when the look last changed; 0: not known */
	size_t found;         /* how many of its lines are questions of the bank */
};

#endif
