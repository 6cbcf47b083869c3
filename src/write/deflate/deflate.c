/* SPDX-License-Identifier: MIT */
#include "write/deflate/deflate.h"

#include <libdeflate.h>

#include "base/memory.h"

struct deflate; /* stands for struct libdeflate_compressor, which headers must not show */

static struct libdeflate_compressor *compressor(struct deflate *deflate)
{
	return (struct libdeflate_compressor *)deflate;
}

struct deflate *deflate_new(enum deflate_level level)
{
	struct libdeflate_compressor *const made =
		libdeflate_alloc_compressor((int)level);

	if (!made)
		memory_exhausted();
	return (struct deflate *)made;
}

void deflate_free(struct deflate *deflate)
{
	libdeflate_free_compressor(compressor(deflate));
}

void deflate_put(struct deflate *deflate, struct str data, struct buf *out)
{
	const size_t before = out->len;
	const size_t bound =
		libdeflate_zlib_compress_bound(compressor(deflate), data.len);
	char *const place = buf_extend(out, bound);

	if (place)
		out->len = before + libdeflate_zlib_compress(compressor(deflate),
					    data.data, data.len, place, bound);
}

void deflate_put_raw(struct deflate *deflate, struct str data, struct buf *out)
{
	const size_t before = out->len;
	const size_t bound =
		libdeflate_deflate_compress_bound(compressor(deflate), data.len);
	char *const place = buf_extend(out, bound);

	if (place)
		out->len = before + libdeflate_deflate_compress(compressor(deflate),
					    data.data, data.len, place, bound);
}

bool deflate_take(struct str data, char *room, size_t size)
{
	struct libdeflate_decompressor *const made = libdeflate_alloc_decompressor();

	if (!made)
		memory_exhausted();
	const bool done = libdeflate_zlib_decompress(made, data.data, data.len, room,
				  size, NULL) == LIBDEFLATE_SUCCESS;

	libdeflate_free_decompressor(made);
	return done;
}

uint32_t deflate_crc32(struct str data)
{
	return libdeflate_crc32(0, data.data, data.len);
}
