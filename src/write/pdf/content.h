/* SPDX-License-Identifier: MIT */
#ifndef WRITE_PDF_CONTENT_H
#define WRITE_PDF_CONTENT_H

#include "write/pdf/document.h"

/* Puts the page's content stream into *stream (which is emptied first), and into
 * *images the entries of its resources' /XObject. */
void content_put_page(
	struct document *document, size_t page, struct buf *stream, struct buf *images);

#endif
