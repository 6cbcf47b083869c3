/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_OBJECTS_APART 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_OBJECTS_APART 1
#endif
#endif
#ifndef ARENA_OBJECTS_APART
#define ARENA_OBJECTS_APART 0
#endif

#define ARENA_CHUNK_BYTES ((size_t)64 * 1024)

struct arena_chunk {
	struct arena_chunk *next;
	size_t used, size;
	alignas(max_align_t) unsigned char bytes[];
};

void arena_init(struct arena *arena)
{
	*arena = (struct arena){0};
}

void arena_clear(struct arena *arena)
{
	struct arena_chunk *chunk = arena->chunks;

	while (chunk) {
		struct arena_chunk *const next = chunk->next;

		free(chunk);
		chunk = next;
	}
	*arena = (struct arena){0};
}

void arena_reset(struct arena *arena)
{
	struct arena_chunk *const kept = arena->chunks;

	if (!kept || ARENA_OBJECTS_APART) {
		arena_clear(arena);
		return;
	}
	arena->chunks = kept->next;
	arena_clear(arena);
	kept->next = NULL;
	kept->used = 0;
	arena->chunks = kept;
	arena->total_bytes = kept->size;
}

struct arena_mark arena_mark(const struct arena *arena)
{
	return (struct arena_mark){
		arena->chunks, arena->chunks ? arena->chunks->used : 0};
}

void arena_rewind(struct arena *arena, struct arena_mark mark)
{
	while (arena->chunks != mark.newest) {
		struct arena_chunk *const chunk = arena->chunks;

		arena->chunks = chunk->next;
		arena->total_bytes -= chunk->size;
		free(chunk);
	}
	if (arena->chunks)
		arena->chunks->used = mark.used;
}

static void arena_grow(struct arena *arena, size_t size)
{
	size_t room = ARENA_CHUNK_BYTES;

	/* Chunks grow with the arena, so that their number stays logarithmic. */
	if (room < arena->total_bytes / 8)
		room = arena->total_bytes / 8;
	if (ARENA_OBJECTS_APART || room < size)
		room = size;
	struct arena_chunk *const chunk = memory_new(sizeof(*chunk) + room);

	chunk->next = arena->chunks;
	chunk->used = 0;
	chunk->size = room;
	arena->chunks = chunk;
	arena->total_bytes += room;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	const size_t step = alignof(max_align_t);

	if (size > SIZE_MAX / 4)
		memory_exhausted();
	const size_t need = (size + step - 1) / step * step;
	const struct arena_chunk *const newest = arena->chunks;

	if (ARENA_OBJECTS_APART)
		arena_grow(arena, size ? size : 1);
	else if (!newest || newest->size - newest->used < need)
		arena_grow(arena, need);
	struct arena_chunk *const chunk = arena->chunks;
	void *const object = chunk->bytes + chunk->used;

	chunk->used += ARENA_OBJECTS_APART ? chunk->size : need;
	return memset(object, 0, size);
}

void *arena_copy(struct arena *arena, const void *data, size_t size)
{
	void *const copy = arena_alloc(arena, size);

	return size ? memcpy(copy, data, size) : copy;
}

struct str arena_copy_str(struct arena *arena, struct str text)
{
	char *const copy = arena_alloc(arena, text.len + 1);

	if (text.len)
		memcpy(copy, text.data, text.len);
	return (struct str){copy, text.len};
}
