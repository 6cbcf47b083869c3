/* SPDX-License-Identifier: MIT */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

/* Out of memory ends the program with status 3, here and nowhere else: no caller of
 * these (or of arena, buf, vec, map, which stand on them) checks for NULL. They fit
 * as allocator hooks of foreign libraries. */
void *memory_new(size_t size);
void *memory_resize(void *data, size_t size);
_Noreturn void memory_exhausted(void);

/* count * size, or the end of the program when that does not fit. */
size_t memory_product(size_t count, size_t size);

#endif
