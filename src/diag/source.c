/* SPDX-License-Identifier: MIT */
#include "diag/source.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/utf8.h"

void sources_init(struct sources *sources)
{
	*sources = (struct sources){0};
}

void sources_clear(struct sources *sources)
{
	for (size_t i = 0; i < sources->count; i++)
		free(sources->items[i].line_starts);
	free(sources->items);
	sources_init(sources);
}

static struct str folder_of(struct str name)
{
	size_t end = name.len;

	while (end > 0 && name.data[end - 1] != '/')
		end--;
	return str_slice(name, 0, end);
}

uint32_t sources_add(struct sources *sources, struct str name, struct str text)
{
	if (sources->count == sources->capacity) {
		sources->capacity = sources->capacity ? sources->capacity * 2 : 4;
		sources->items = memory_resize(sources->items,
			memory_product(sources->capacity, sizeof(*sources->items)));
	}
	sources->items[sources->count] =
		(struct source){.name = name, .folder = folder_of(name), .text = text};
	return (uint32_t)sources->count++;
}

struct str sources_text(const struct sources *sources, struct span span)
{
	if (span.source >= sources->count)
		return STR("");
	return str_slice(sources->items[span.source].text, span.start, span.end);
}

static void source_index_lines(struct source *source)
{
	size_t count = 1;

	for (size_t at = 0; (at = str_find_byte(source->text, '\n', at)) != STR_NPOS;
		at++)
		count++;
	source->line_starts = memory_new(memory_product(count, sizeof(uint32_t)));
	source->line_starts[0] = 0;
	source->line_count = 1;
	for (size_t at = 0; (at = str_find_byte(source->text, '\n', at)) != STR_NPOS;
		at++)
		source->line_starts[source->line_count++] = (uint32_t)at + 1;
}

struct place sources_place(struct sources *sources, uint32_t source, size_t offset)
{
	struct source *const item = sources->items + source;
	size_t low = 0, high;

	if (!item->line_starts)
		source_index_lines(item);
	high = item->line_count;
	while (high - low > 1) {
		const size_t middle = low + (high - low) / 2;

		if (item->line_starts[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	const size_t start = item->line_starts[low];
	const size_t end = str_find_byte(item->text, '\n', start);

	return (struct place){low + 1,
		1 + utf8_count(str_slice(item->text, start, offset)),
		str_slice(item->text, start, end)};
}
