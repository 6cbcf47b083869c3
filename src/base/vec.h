/* SPDX-License-Identifier: MIT */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stdlib.h>

#include "base/memory.h"

/* A growing array of any type: VEC(struct item) items = {0}; … vec_push(&items, item);
 * items.data[i], items.len; vec_clear(&items) frees. Out of memory ends the program. */
#define VEC(type)                     \
	struct {                      \
		type *data;           \
		size_t len, capacity; \
	}

#define vec_push(vec, ...) \
	(vec_reserve(vec, 1), (void)((vec)->data[(vec)->len++] = __VA_ARGS__))

/* Makes room for count more. */
#define vec_reserve(vec, count)                                               \
	((void)((vec)->capacity - (vec)->len >= (size_t)(count) ||            \
		((vec)->data = vec_grown((vec)->data, &(vec)->capacity,       \
			 (vec)->len + (size_t)(count), sizeof(*(vec)->data)), \
			0)))

#define vec_last(vec)  ((vec)->data + (vec)->len - 1)
#define vec_reset(vec) ((void)((vec)->len = 0))
#define vec_clear(vec) \
	(free((vec)->data), (void)((vec)->data = NULL, (vec)->len = (vec)->capacity = 0))

static inline void *vec_grown(void *data, size_t *capacity, size_t need, size_t size)
{
	size_t wanted = *capacity ? memory_product(*capacity, 2) : 8;

	if (wanted < need)
		wanted = need;
	*capacity = wanted;
	return memory_resize(data, memory_product(wanted, size));
}

#endif
