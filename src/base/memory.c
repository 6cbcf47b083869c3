/* SPDX-License-Identifier: MIT */
#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

_Noreturn void memory_exhausted(void)
{
	static const char words[] = "tiku: error: out of memory\n";
	const ssize_t ignored = write(STDERR_FILENO, words, sizeof(words) - 1);

	(void)ignored;
	_exit(3);
}

size_t memory_product(size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / 2 / size)
		memory_exhausted();
	return count * size;
}

void *memory_new(size_t size)
{
	void *const data = malloc(size ? size : 1);

	if (!data)
		memory_exhausted();
	return data;
}

void *memory_resize(void *data, size_t size)
{
	void *const moved = realloc(data, size ? size : 1);

	if (!moved)
		memory_exhausted();
	return moved;
}
