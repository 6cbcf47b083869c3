/* SPDX-License-Identifier: MIT */
#ifndef WRITE_PICTURE_RASTER_H
#define WRITE_PICTURE_RASTER_H

#include "write/picture/picture.h"

/* The page as PNG, by cairo. false: cairo failed; *why says so, for good. */
bool raster_put(const struct picture_request *request, struct buf *out, const char **why);

#endif
