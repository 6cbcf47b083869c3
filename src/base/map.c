/* SPDX-License-Identifier: MIT */
#include "base/map.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/memory.h"

struct map_slot {
	struct str key; /* data NULL: free */
	uint64_t hash;
	size_t value;
};

void map_init(struct map *map)
{
	*map = (struct map){0};
}

void map_clear(struct map *map)
{
	free(map->slots);
	map_init(map);
}

/* The slot of the key, or the free one where it belongs. */
static struct map_slot *map_slot(const struct map *map, struct str key, uint64_t hash)
{
	size_t i = (size_t)hash & (map->capacity - 1);

	while (map->slots[i].key.data &&
		!(map->slots[i].hash == hash && str_eq(map->slots[i].key, key)))
		i = (i + 1) & (map->capacity - 1);
	return map->slots + i;
}

static void map_grow(struct map *map)
{
	const struct map old = *map;

	map->capacity = old.capacity ? old.capacity * 2 : 16;
	map->slots = memory_new(memory_product(map->capacity, sizeof(*map->slots)));
	memset(map->slots, 0, map->capacity * sizeof(*map->slots));
	for (size_t i = 0; i < old.capacity; i++)
		if (old.slots[i].key.data)
			*map_slot(map, old.slots[i].key, old.slots[i].hash) =
				old.slots[i];
	free(old.slots);
}

size_t map_find(const struct map *map, struct str key)
{
	if (map->count == 0)
		return MAP_NONE;
	const struct map_slot *const slot = map_slot(map, key, hash_bytes(key));

	return slot->key.data ? slot->value : MAP_NONE;
}

static struct map_slot *map_place(struct map *map, struct str key, size_t value)
{
	if ((map->count + 1) * 4 > map->capacity * 3)
		map_grow(map);
	const uint64_t hash = hash_bytes(key);
	struct map_slot *const slot = map_slot(map, key, hash);

	if (!slot->key.data) {
		*slot = (struct map_slot){
			{key.data ? key.data : "", key.len}, hash, value};
		map->count++;
	}
	return slot;
}

size_t map_add(struct map *map, struct str key, size_t value)
{
	return map_place(map, key, value)->value;
}

void map_set(struct map *map, struct str key, size_t value)
{
	map_place(map, key, value)->value = value;
}
