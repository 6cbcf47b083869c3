/* SPDX-License-Identifier: MIT */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

#include "base/str.h"

/* Memory that is given back all at once. There are three in the program: document (the
 * trees), pages, scratch (reset per block). Nobody frees a node. Under V=asan each
 * object is a malloc of its own, so that the sanitizer sees its edges. */
struct arena {
	struct arena_chunk *chunks;
	size_t total_bytes;
};

void arena_init(struct arena *arena);
void arena_clear(struct arena *arena);
/* Forgets every object but keeps the newest chunk for use again. */
void arena_reset(struct arena *arena);

/* A place to go back to: arena_rewind gives back what was made since the mark, which was
 * taken of the same arena and is not older than its last reset. */
struct arena_mark {
	const struct arena_chunk *newest;
	size_t used;
};
struct arena_mark arena_mark(const struct arena *arena);
void arena_rewind(struct arena *arena, struct arena_mark mark);

/* Zeroed, aligned for any type; never NULL. */
void *arena_alloc(struct arena *arena, size_t size);
void *arena_copy(struct arena *arena, const void *data, size_t size);
/* The copy is followed by a NUL that its length does not count. */
struct str arena_copy_str(struct arena *arena, struct str text);

#define ARENA_NEW(arena, type, count) \
	((type *)arena_alloc((arena), memory_product((count), sizeof(type))))

/* The arena's own copy of a vec's items (base/vec.h). */
#define ARENA_COPY_VEC(arena, vec) \
	arena_copy((arena), (vec)->data, memory_product((vec)->len, sizeof(*(vec)->data)))

#include "base/memory.h"

#endif
