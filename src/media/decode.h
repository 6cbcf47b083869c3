/* SPDX-License-Identifier: MIT */
#ifndef MEDIA_DECODE_H
#define MEDIA_DECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "diag/diag.h"
#include "model/media.h"

/* One image on its way from bytes to struct media; private to media/. A decoder that
 * fails leaves the message to be given in fault and its second word in words. */
struct decode {
	struct str bytes;
	struct arena *arena;  /* what becomes part of the media */
	size_t budget;        /* bytes of pixels that may still be decoded */
	enum diag_code fault; /* DIAG_CODE_COUNT: none */
	char words[160];
};

/* Always false, so that a decoder can return it; the first fault stays. */
bool decode_fail(struct decode *decode, enum diag_code fault, const char *words);

/* Whether an image of this size may be decoded; takes its bytes off the budget. */
bool decode_check_size(
	struct decode *decode, uint32_t width, uint32_t height, unsigned channels);

/* Stores width * height pixels of 1 (gray), 2 (gray, alpha), 3 or 4 (RGB, alpha)
 * interleaved bytes; an alpha that is opaque everywhere is dropped. */
void decode_keep(struct decode *decode, struct media *media, const unsigned char *pixels,
	unsigned channels);

/* Each takes bytes that were sniffed as its kind; media has kind and mime already. */
bool decode_png(struct decode *decode, struct media *media);
bool decode_jpeg(struct decode *decode, struct media *media);
bool decode_gif(struct decode *decode, struct media *media);
bool decode_webp(struct decode *decode, struct media *media);
bool decode_svg(struct decode *decode, struct media *media);
bool svg_is(struct str bytes);

/* The whole of it: sniff, then decode. *media is complete but for file_name, or
 * MEDIA_BROKEN when the answer is false. */
bool decode_image(struct decode *decode, struct media *media);

#endif
