/* SPDX-License-Identifier: MIT */
#include "text/face.h"

/* As much of a CFF table (Adobe Technical Note 5176) as tells which CID a glyph has:
 *
 *     header, Name INDEX, Top DICT INDEX -> ROS? charset offset -> charset
 */

#define CHARSET_RANGES_MAX 65536u

struct cff_reader {
	struct str table;
	size_t at;
	bool failed;
};

static uint32_t read_number(struct cff_reader *reader, unsigned bytes)
{
	uint32_t value = 0;

	if (reader->at > reader->table.len || reader->table.len - reader->at < bytes) {
		reader->failed = true;
		return 0;
	}
	for (unsigned i = 0; i < bytes; i++)
		value = value << 8 | (unsigned char)reader->table.data[reader->at++];
	return value;
}

/* Reads an INDEX; its first item is *first, and the reader goes past it. */
static void read_index(struct cff_reader *reader, struct str *first)
{
	const uint32_t count = read_number(reader, 2);

	*first = STR("");
	if (count == 0 || reader->failed)
		return;
	const unsigned size = read_number(reader, 1);
	const size_t offsets = reader->at;
	const size_t data = offsets + (size_t)(count + 1) * size - 1;

	if (size < 1 || size > 4) {
		reader->failed = true;
		return;
	}
	const size_t start = read_number(reader, size);
	const size_t end = read_number(reader, size);

	reader->at = offsets + (size_t)count * size;
	const size_t last = read_number(reader, size);

	if (start < 1 || end < start || last < end || data > reader->table.len ||
		last > reader->table.len - data) {
		reader->failed = true;
		return;
	}
	*first = str_slice(reader->table, data + start, data + end);
	reader->at = data + last;
}

/* Operators that we look for; two-byte ones are 12 << 8 | second. */
#define OPERATOR_CHARSET 15u
#define OPERATOR_ROS     (12u << 8 | 30u)

struct top_dict {
	bool is_cid;
	uint32_t charset;
};

static struct top_dict read_top_dict(struct cff_reader *reader)
{
	struct top_dict top = {0};
	uint32_t operand = 0;

	while (reader->at < reader->table.len && !reader->failed) {
		const uint32_t byte = read_number(reader, 1);

		if (byte == 12) {
			const uint32_t operator= 12u << 8 | read_number(reader, 1);

			top.is_cid = top.is_cid || operator== OPERATOR_ROS;
		} else if (byte <= 21) {
			if (byte == OPERATOR_CHARSET)
				top.charset = operand;
		} else if (byte == 28) {
			operand = read_number(reader, 2);
		} else if (byte == 29) {
			operand = read_number(reader, 4);
		} else if (byte == 30) { /* a real number ends at a nibble of F */
			uint32_t pair;

			do {
				pair = read_number(reader, 1);
			} while (!reader->failed && (pair & 0xF) != 0xF);
		} else if (byte >= 32 && byte <= 246) {
			operand = byte - 139;
		} else if (byte >= 247 && byte <= 254) {
			const uint32_t low = read_number(reader, 1);

			operand = byte <= 250 ? (byte - 247) * 256 + low + 108
					      : 0 - (byte - 251) * 256 - low - 108;
		}
	}
	return top;
}

typedef VEC(struct cid_range) range_vec;

static void add_range(range_vec *ranges, struct cid_range range)
{
	struct cid_range *const before = ranges->len ? vec_last(ranges) : NULL;

	if (before && before->cid + before->count == range.cid)
		before->count += range.count;
	else
		vec_push(ranges, range);
}

/* Formats 0, 1 and 2; glyph 0 is CID 0 and not in the table. */
static void read_charset(
	struct cff_reader *reader, unsigned glyph_count, range_vec *ranges)
{
	const uint32_t format = read_number(reader, 1);
	uint32_t glyph = 1;

	add_range(ranges, (struct cid_range){0, 1, 0});
	if (format > 2)
		reader->failed = true;
	while (glyph < glyph_count && !reader->failed) {
		const uint32_t cid = read_number(reader, 2);
		uint32_t count = format == 0 ? 1 : read_number(reader, format) + 1;

		if (count > glyph_count - glyph)
			count = glyph_count - glyph;
		if (cid + count > 0x10000u)
			reader->failed = true;
		if (!reader->failed)
			add_range(ranges, (struct cid_range){glyph, count, cid});
		glyph += count;
	}
}

bool cff_read(
	struct str table, unsigned glyph_count, struct arena *arena, struct face *face)
{
	struct cff_reader reader = {.table = table};
	struct str item;
	range_vec ranges = {0};

	read_number(&reader, 2);
	reader.at = read_number(&reader, 1);
	read_index(&reader, &item); /* names */
	read_index(&reader, &item);
	struct cff_reader dict = {.table = item};
	const struct top_dict top = read_top_dict(&dict);

	if (reader.failed || dict.failed || item.len == 0)
		return false;
	face->outline = top.is_cid ? OUTLINE_CFF_CID : OUTLINE_CFF_NAME;
	if (!top.is_cid)
		return true;
	reader.at = top.charset;
	if (top.charset <= 2) /* predefined charsets are for name-keyed fonts */
		return false;
	read_charset(&reader, glyph_count, &ranges);
	face->cids = ARENA_COPY_VEC(arena, &ranges);
	face->cid_count = ranges.len;
	vec_clear(&ranges);
	return !reader.failed;
}
