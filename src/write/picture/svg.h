/* SPDX-License-Identifier: MIT */
#ifndef WRITE_PICTURE_SVG_H
#define WRITE_PICTURE_SVG_H

#include "write/picture/picture.h"

/* The page as SVG 1.1 without fonts, ids, styles or scripts. */
void svg_put(const struct picture_request *request, struct buf *out);

#endif
