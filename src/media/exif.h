/* SPDX-License-Identifier: MIT */
#ifndef MEDIA_EXIF_H
#define MEDIA_EXIF_H

#include "base/str.h"

/* The orientation (1 to 8; EXIF 2.3, tag 0x0112) that an APP1 segment's data tells;
 * 1, upright, when it tells none. */
unsigned exif_orientation(struct str segment);

#endif
