/* SPDX-License-Identifier: MIT */
#ifndef WRITE_PDF_META_H
#define WRITE_PDF_META_H

#include "write/pdf/document.h"

/* The information dictionary goes to the store. */
void meta_set_info(struct document *document);
/* Writes the same as XMP (ISO 16684-1), and which standards the file keeps; returns the
 * stream's object. */
unsigned xmp_save(struct document *document);
/* "a, b"; "tiku 0.1 (libharu 2.3.0)". */
void meta_put_joined(struct buf *out, const struct str *items, size_t count);
/* YYYY-MM-DDThh:mm:ssZ, or empty: none is known. */
struct str meta_date(const struct document *document);
void meta_put_producer(struct buf *out, const struct document *document);
/* Puts "/PageLabels<<…>>". */
void meta_put_labels(const struct pages *pages, struct buf *out);

#endif
