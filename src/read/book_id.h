/* SPDX-License-Identifier: MIT */
#ifndef READ_BOOK_ID_H
#define READ_BOOK_ID_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/bank.h"

/* The identifier by which readers know a book, so that an edited one takes the place of
 * the old: the author's own, else the one that the lock keeps, else a first one. */

/* What the front matter has becomes an identifier; false: it cannot be one. Empty stays
 * empty. */
bool book_id_normalise(struct arena *arena, struct str *text);
/* A UUIDv5 of title, as it was written, and authors. */
struct str book_id_first(struct arena *arena, const struct bank_meta *meta);

#endif
