/* SPDX-License-Identifier: MIT */
#ifndef APP_DIGESTS_H
#define APP_DIGESTS_H

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "read/read.h"

/* What the bank's images hold, for the dates of its content: each file is read once. */
struct digest {
	bool is_there;
	unsigned char bytes[20];
};

struct digests {
	struct str bank_name;
	struct read_images access; /* for a struct read_lock; borrows this */
	struct arena arena;
	struct map numbers; /* folder and address -> item */
	VEC(struct digest) items;
};

/* The name must outlive them. */
void digests_init(struct digests *digests, struct str bank_name);
void digests_clear(struct digests *digests);

#endif
