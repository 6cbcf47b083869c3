/* SPDX-License-Identifier: MIT */
#ifndef WRITE_PDF_META_H
#define WRITE_PDF_META_H

#include "write/pdf/document.h"

/* The information dictionary goes to the store. */
void meta_set_info(struct document *document);
/* Writes the same as XMP (ISO 16684-1); returns the stream's object. */
unsigned meta_save_xmp(struct document *document);
/* Puts "/PageLabels<<…>>". */
void meta_put_labels(const struct pages *pages, struct buf *out);

#endif
