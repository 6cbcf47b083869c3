/* SPDX-License-Identifier: MIT */
#include "read/math/map.h"

#include "base/str.h"

void math_map_clear(struct math_map *map)
{
	vec_clear(&map->pieces);
	vec_clear(&map->lines);
}

void math_map_start(
	struct math_map *map, struct str text, struct span span, struct str tex)
{
	const size_t end = span.end < text.len ? span.end : text.len;
	size_t from = span.start, at = 0;
	bool is_found = true;
	struct str rest = tex, line;

	map->source = span.source;
	vec_reset(&map->pieces);
	vec_reset(&map->lines);
	while (str_next_line(&rest, &line)) {
		const size_t found =
			is_found ? str_find(str_slice(text, 0, end), line, from)
				 : STR_NPOS;

		is_found = found != STR_NPOS;
		if (is_found)
			from = found;
		vec_push(&map->lines, (struct math_line){(uint32_t)at,
					      (uint32_t)(from < end ? from : end)});
		at += line.len + 1;
		from += line.len;
	}
	if (map->lines.len == 0)
		vec_push(&map->lines, (struct math_line){0, span.start});
}

/* The last of count items of `size` bytes, each opening with its offset, that begins at
 * or before at. */
static size_t find_run(const void *items, size_t size, size_t count, uint32_t at)
{
	size_t low = 0, high = count;

	while (high - low > 1) {
		const size_t middle = low + (high - low) / 2;
		uint32_t start;

		memcpy(&start, (const char *)items + middle * size, sizeof(start));
		if (start <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

static uint32_t tex_offset(const struct math_map *map, size_t offset, bool is_end)
{
	const uint32_t at = (uint32_t)offset;

	if (map->pieces.len == 0)
		return at;
	const struct math_piece *const piece =
		&map->pieces.data[find_run(map->pieces.data, sizeof(*map->pieces.data),
			map->pieces.len, is_end && at ? at - 1 : at)];

	if (!piece->is_copy)
		return is_end ? piece->to : piece->from;
	const uint32_t copied = piece->from + (at - piece->at);

	return copied < piece->to ? copied : piece->to;
}

static uint32_t source_offset(const struct math_map *map, uint32_t at)
{
	const struct math_line *const line = &map->lines.data[find_run(
		map->lines.data, sizeof(*map->lines.data), map->lines.len, at)];

	return line->from + (at - line->at);
}

struct span math_map_span(const struct math_map *map, size_t start, size_t end)
{
	return span_of(map->source, source_offset(map, tex_offset(map, start, false)),
		source_offset(map, tex_offset(map, end, true)));
}
