/* SPDX-License-Identifier: MIT */
#ifndef WRITE_PDF_PDF_H
#define WRITE_PDF_PDF_H

#include "write/writer.h"

/* The writer of PDF 1.7; pdf_writer is declared in write/writer.h. */

/* The same, with is_plain for a file that eyes can read: nothing but fonts and images
 * deflated, no object streams. */
bool pdf_write(const struct write_job *job, struct buf *out, bool is_plain);

#endif
