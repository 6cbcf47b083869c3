/* SPDX-License-Identifier: MIT */
#ifndef WRITE_PDF_PNG_DATA_H
#define WRITE_PDF_PNG_DATA_H

#include "base/buf.h"
#include "model/media.h"

/* What a PNG has instead of samples: rows that its maker has filtered, and PNG's filters
 * are FlateDecode's predictors. Transparency is none of theirs: it is in media->alpha. */
struct png_data {
	struct buf entries; /* what describes the rows in a PDF */
	struct buf rows;
	bool is_deflated; /* as they came; false: alpha's samples were taken out */
};

/* false: they must be made anew, because of interlacing, 16 bits, a gamma, or rows that
 * nobody filtered. Both buffers are to be cleared in any case. */
bool png_read_data(const struct media *media, struct png_data *data);

#endif
