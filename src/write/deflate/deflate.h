/* SPDX-License-Identifier: MIT */
#ifndef WRITE_DEFLATE_DEFLATE_H
#define WRITE_DEFLATE_DEFLATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

/* One compressor, used again and again; one for each thread. */
struct deflate;

/* Outlines of glyphs gain nothing from a longer search, and an image's filtered rows
 * little: a PDF full of flags 3 %, for nearly twice its time; a PDF's text and objects
 * do. Of large pictures in few colours hardly anything is left anyway, and a book's pages
 * become 3 % smaller by two thirds more time.
 */
enum deflate_level {
	DEFLATE_HASTE = 1,
	DEFLATE_IMAGE = 4,
	DEFLATE_FONT = 6,
	DEFLATE_TEXT = 8,
};

struct deflate *deflate_new(enum deflate_level level);
void deflate_free(struct deflate *deflate);
/* Appends data in zlib's format (FlateDecode, PNG). */
void deflate_put(struct deflate *deflate, struct str data, struct buf *out);
/* The same without head and checksum, as in a zip. */
void deflate_put_raw(struct deflate *deflate, struct str data, struct buf *out);
/* The opposite: zlib's format, which must hold so many bytes as there is room for. */
bool deflate_take(struct str data, char *room, size_t size);
uint32_t deflate_crc32(struct str data);

#endif
