/* SPDX-License-Identifier: MIT */
#ifndef WRITE_PDF_PNG_DATA_H
#define WRITE_PDF_PNG_DATA_H

#include "base/buf.h"
#include "model/media.h"

/* A PNG's deflated rows are what FlateDecode with PNG's predictors reads, so they can go
 * into a PDF as they are, unless there is transparency, interlacing, 16 bits or a gamma.
 * false: they cannot. Else entries gets what describes them, data the rows. */
bool png_put_data(const struct media *media, struct buf *entries, struct buf *data);

#endif
