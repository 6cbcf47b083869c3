/* SPDX-License-Identifier: MIT */
/* A zip as plain as the format allows (APPNOTE 6.3.10, 4.3):
 *
 *	header, name, bytes | header, name, bytes | … | directory | end
 *
 * Sizes and checksums stand in the headers, not behind the bytes, and there are no extra
 * fields: EPUB wants its first file so (OCF, 4.2.2). Of the form for large archives only
 * the count of files is needed, and stands in front of the end: an output ends at 2 GB.
 */
#include "write/zip/zip.h"

#include <assert.h>
#include <stdint.h>

#include "base/map.h"
#include "base/vec.h"
#include "write/deflate/deflate.h"

#define IN_LARGE_END 0xFFFFu /* in place of a count: it stands in the large end */

enum method { METHOD_STORED = 0, METHOD_DEFLATED = 8 };

#define MADE_BY_UNIX (3u << 8 | 63u)  /* by the rules of version 6.3 */
#define FILE_MODE    (0100666u << 16) /* a file that all may read and write */

struct dos_time {
	uint16_t time, date;
};

static unsigned digits_at(struct str text, size_t at, size_t count)
{
	unsigned value = 0;

	return str_to_unsigned(str_slice(text, at, at + count), &value) ? value : 0;
}

/* MS-DOS: date in 7 bits of years since 1980, 4 of month, 5 of day; time in hours,
 * minutes and pairs of seconds. */
static struct dos_time dos_time_of(struct str date)
{
	const unsigned year = digits_at(date, 0, 4);

	if (date.len < 19 || year < 1980 || year > 2107)
		return (struct dos_time){0, 1u << 5 | 1u};
	return (struct dos_time){
		(uint16_t)(digits_at(date, 11, 2) << 11 | digits_at(date, 14, 2) << 5 |
			   digits_at(date, 17, 2) / 2),
		(uint16_t)((year - 1980) << 9 | digits_at(date, 5, 2) << 5 |
			   digits_at(date, 8, 2)),
	};
}

/* What the header and the directory both say of a file. */
struct entry {
	struct str name;
	struct dos_time when;
	enum method method;
	uint32_t crc, packed_size, size;
	uint32_t offset; /* of its header */
};

struct packing {
	struct buf *out;
	size_t start; /* of the archive in out */
	struct deflate *deflate;
	struct buf packed; /* one file's bytes */
	VEC(struct entry) entries;
};

static void put_short(struct buf *out, uint32_t value)
{
	buf_put(out, (const char[]){(char)value, (char)(value >> 8)}, 2);
}

static void put_long(struct buf *out, uint32_t value)
{
	put_short(out, value & 0xFFFFu);
	put_short(out, value >> 16);
}

static uint32_t place_of(const struct packing *packing)
{
	return (uint32_t)(packing->out->len - packing->start);
}

static void put_facts(struct buf *out, const struct entry *entry)
{
	put_short(out, entry->method == METHOD_STORED ? 10 : 20); /* version to read it */
	put_short(out, 0);                                        /* flags */
	put_short(out, entry->method);
	put_short(out, entry->when.time);
	put_short(out, entry->when.date);
	put_long(out, entry->crc);
	put_long(out, entry->packed_size);
	put_long(out, entry->size);
	put_short(out, (uint32_t)entry->name.len);
	put_short(out, 0); /* of extra fields */
}

static void put_file(
	struct packing *packing, const struct zip_item *item, struct dos_time when)
{
	struct str bytes = item->content;

	assert(item->content.len <= UINT32_MAX && item->name.len <= UINT16_MAX);
	if (!item->is_stored) {
		buf_reset(&packing->packed);
		deflate_put_raw(packing->deflate, item->content, &packing->packed);
		bytes = buf_str(&packing->packed);
	}
	const struct entry entry = {
		.name = item->name,
		.when = when,
		.method = item->is_stored ? METHOD_STORED : METHOD_DEFLATED,
		.crc = deflate_crc32(item->content),
		.packed_size = (uint32_t)bytes.len,
		.size = (uint32_t)item->content.len,
		.offset = place_of(packing),
	};

	vec_push(&packing->entries, entry);
	buf_put(packing->out, "PK\3\4", 4);
	put_facts(packing->out, &entry);
	buf_put_str(packing->out, item->name);
	buf_put_str(packing->out, bytes);
}

static void put_directory_entry(struct buf *out, const struct entry *entry)
{
	buf_put(out, "PK\1\2", 4);
	put_short(out, MADE_BY_UNIX);
	put_facts(out, entry);
	put_short(out, 0); /* of a comment */
	put_short(out, 0); /* disk */
	put_short(out, 0); /* whether it is text: not said */
	put_long(out, FILE_MODE);
	put_long(out, entry->offset);
	buf_put_str(out, entry->name);
}

static void put_eight(struct buf *out, uint32_t value)
{
	put_long(out, value);
	put_long(out, 0);
}

/* The end of more than 65,534 files (4.3.14), and where it stands (4.3.15). */
static void put_large_end(const struct packing *packing, uint32_t offset, uint32_t size)
{
	struct buf *const out = packing->out;
	const uint32_t place = place_of(packing);

	buf_put(out, "PK\6\6", 4);
	put_eight(out, 44); /* bytes that follow */
	put_short(out, MADE_BY_UNIX);
	put_short(out, 45); /* version to read it */
	put_eight(out, 0);  /* disks */
	put_eight(out, (uint32_t)packing->entries.len);
	put_eight(out, (uint32_t)packing->entries.len);
	put_eight(out, size);
	put_eight(out, offset);
	buf_put(out, "PK\6\7", 4);
	put_long(out, 0); /* its disk */
	put_eight(out, place);
	put_long(out, 1); /* disks in all */
}

static void put_directory(struct packing *packing)
{
	struct buf *const out = packing->out;
	const uint32_t count = (uint32_t)packing->entries.len;
	const uint32_t offset = place_of(packing);

	for (size_t i = 0; i < count; i++)
		put_directory_entry(out, &packing->entries.data[i]);
	const uint32_t size = place_of(packing) - offset;

	if (count >= IN_LARGE_END)
		put_large_end(packing, offset, size);
	buf_put(out, "PK\5\6", 4);
	put_long(out, 0); /* disks */
	put_short(out, count < IN_LARGE_END ? count : IN_LARGE_END);
	put_short(out, count < IN_LARGE_END ? count : IN_LARGE_END);
	put_long(out, size);
	put_long(out, offset);
	put_short(out, 0); /* of a comment */
}

/* A reader would not see the second of a name. */
static void assert_names_differ(const struct zip_archive *archive)
{
	struct map names;

	map_init(&names);
	for (size_t i = 0; i < archive->count; i++)
		assert(map_add(&names, archive->items[i].name, i) == i);
	map_clear(&names);
}

void zip_write(const struct zip_archive *archive, struct buf *out)
{
	const struct dos_time when = dos_time_of(archive->date);
	struct packing packing = {
		.out = out, .start = out->len, .deflate = deflate_new(DEFLATE_HASTE)};

	assert_names_differ(archive);
	buf_init(&packing.packed, 0);
	for (size_t i = 0; i < archive->count; i++)
		put_file(&packing, &archive->items[i], when);
	put_directory(&packing);
	deflate_free(packing.deflate);
	vec_clear(&packing.entries);
	buf_clear(&packing.packed);
}
