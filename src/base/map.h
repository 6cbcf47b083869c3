/* SPDX-License-Identifier: MIT */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* Text to number, by open addressing. Keys are borrowed: their bytes must outlive the
 * map. There is no way to walk it, so hash order cannot reach an output. */
struct map {
	struct map_slot *slots;
	size_t count, capacity;
};

#define MAP_NONE ((size_t)-1)

void map_init(struct map *map);
void map_clear(struct map *map);
/* The value stored under key, or MAP_NONE. */
size_t map_find(const struct map *map, struct str key);
/* Stores value unless the key is there; returns what is stored then. */
size_t map_add(struct map *map, struct str key, size_t value);
void map_set(struct map *map, struct str key, size_t value);

#endif
