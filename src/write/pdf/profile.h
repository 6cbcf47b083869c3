/* SPDX-License-Identifier: MIT */
#ifndef WRITE_PDF_PROFILE_H
#define WRITE_PDF_PROFILE_H

#include "base/buf.h"

/* Appends a profile of sRGB, some 500 bytes: what a PDF/A says its colours mean. */
void profile_put_srgb(struct buf *out);

#endif
