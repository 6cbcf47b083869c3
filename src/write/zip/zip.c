/* SPDX-License-Identifier: MIT */
/* libzip writes into a buffer of its own, from which the archive is copied out; what is
 * to be smaller is handed to it deflated, in half the time that it would take. Times are
 * given in the form that the format keeps, since libzip would count a time_t in the local
 * zone. */
#include "write/zip/zip.h"

#include <stdint.h>
#include <stdlib.h>
#include <zip.h>

#include "base/memory.h"
#include "write/deflate/deflate.h"

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

/* --- a file that is deflated already, as libzip reads it --- */

struct packed {
	struct buf bytes;
	size_t read; /* so many of them were */
	size_t size; /* of the file */
	uint32_t crc;
};

static zip_int64_t packed_read(struct packed *packed, void *out, zip_uint64_t room)
{
	const size_t left = packed->bytes.len - packed->read;
	const size_t count = room < left ? (size_t)room : left;

	memcpy(out, packed->bytes.data + packed->read, count);
	packed->read += count;
	return (zip_int64_t)count;
}

static zip_int64_t packed_stat(const struct packed *packed, zip_stat_t *stat)
{
	zip_stat_init(stat);
	stat->valid =
		ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC;
	stat->size = packed->size;
	stat->comp_size = packed->bytes.len;
	stat->comp_method = ZIP_CM_DEFLATE;
	stat->crc = packed->crc;
	return sizeof(*stat);
}

static void packed_free(struct packed *packed)
{
	buf_clear(&packed->bytes);
	free(packed);
}

static zip_int64_t packed_answer(
	void *closure, void *data, zip_uint64_t len, zip_source_cmd_t command)
{
	struct packed *const packed = closure;

	if (command == ZIP_SOURCE_SUPPORTS)
		return ZIP_SOURCE_SUPPORTS_READABLE;
	if (command == ZIP_SOURCE_STAT)
		return packed_stat(packed, data);
	if (command == ZIP_SOURCE_READ)
		return packed_read(packed, data, len);
	if (command == ZIP_SOURCE_OPEN)
		packed->read = 0;
	if (command == ZIP_SOURCE_FREE)
		packed_free(packed);
	return 0;
}

static zip_source_t *packed_source(
	zip_t *zip, struct deflate *deflate, struct str content)
{
	struct packed *const packed = memory_new(sizeof(*packed));

	*packed = (struct packed){.size = content.len, .crc = deflate_crc32(content)};
	buf_init(&packed->bytes, 0);
	deflate_put_raw(deflate, content, &packed->bytes);
	zip_source_t *const source =
		buf_failed(&packed->bytes)
			? NULL
			: zip_source_function(zip, packed_answer, packed);

	if (!source)
		packed_free(packed);
	return source;
}

static bool add_item(zip_t *zip, struct deflate *deflate, const struct zip_item *item,
	struct dos_time when)
{
	const zip_int32_t method = item->is_stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
	char name[256];
	zip_source_t *source;
	zip_int64_t index;

	if (item->name.len >= sizeof(name))
		return false;
	memcpy(name, item->name.data, item->name.len);
	name[item->name.len] = '\0';
	source = item->is_stored ? zip_source_buffer(
					   zip, item->content.data, item->content.len, 0)
				 : packed_source(zip, deflate, item->content);
	if (!source)
		return false;
	index = zip_file_add(zip, name, source, 0);
	if (index < 0) {
		zip_source_free(source);
		return false;
	}
	return zip_set_file_compression(zip, (zip_uint64_t)index, method, 0) == 0 &&
	       zip_file_set_dostime(zip, (zip_uint64_t)index, when.time, when.date, 0) ==
		       0;
}

static bool add_all(zip_t *zip, const struct zip_archive *archive)
{
	const struct dos_time when = dos_time_of(archive->date);
	struct deflate *const deflate = deflate_new(DEFLATE_HASTE);
	bool done = true;

	for (size_t i = 0; i < archive->count && done; i++)
		done = add_item(zip, deflate, &archive->items[i], when);
	deflate_free(deflate);
	return done;
}

static bool copy_out(zip_source_t *source, struct buf *out)
{
	zip_stat_t stat;

	if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0)
		return false;
	char *const place = buf_extend(out, stat.size);
	const bool done = place && zip_source_read(source, place, stat.size) ==
					   (zip_int64_t)stat.size;

	zip_source_close(source);
	return done || buf_failed(out);
}

bool zip_write(const struct zip_archive *archive, struct buf *out, struct buf *error)
{
	zip_error_t problem;
	zip_t *zip = NULL;
	bool done = false;

	zip_error_init(&problem);
	zip_source_t *const bytes = zip_source_buffer_create(NULL, 0, 0, &problem);

	if (!bytes)
		goto out;
	zip = zip_open_from_source(bytes, ZIP_CREATE | ZIP_TRUNCATE, &problem);
	if (!zip)
		goto out;
	zip_source_keep(bytes); /* zip_close gives its own hold on it back */
	if (!add_all(zip, archive) || zip_close(zip) != 0) {
		zip_error_set(&problem, zip_error_code_zip(zip_get_error(zip)),
			zip_error_code_system(zip_get_error(zip)));
		zip_discard(zip);
		goto out;
	}
	done = copy_out(bytes, out);
	if (!done)
		zip_error_set(&problem, ZIP_ER_READ, 0);
out:
	if (!done)
		buf_put_c(error, zip_error_strerror(&problem));
	if (bytes)
		zip_source_free(bytes);
	zip_error_fini(&problem);
	return done;
}
