/* SPDX-License-Identifier: MIT */
#ifndef WRITE_PDF_DEFLATE_H
#define WRITE_PDF_DEFLATE_H

#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

/* One compressor, used again and again; one for each thread. */
struct deflate;

/* Outlines of glyphs gain nothing from a longer search; text and objects do. */
enum deflate_level { DEFLATE_FONT = 6, DEFLATE_TEXT = 8 };

struct deflate *deflate_new(enum deflate_level level);
void deflate_free(struct deflate *deflate);
/* Appends data in zlib's format (FlateDecode). */
void deflate_put(struct deflate *deflate, struct str data, struct buf *out);
uint32_t deflate_crc32(struct str data);

#endif
