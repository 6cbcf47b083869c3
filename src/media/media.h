/* SPDX-License-Identifier: MIT */
#ifndef MEDIA_MEDIA_H
#define MEDIA_MEDIA_H

#include "base/arena.h"
#include "diag/diag.h"
#include "model/bank.h"
#include "model/media.h"

/* Opens every image of the bank beneath the folder of the source that names it, sniffs
 * its kind from the bytes, checks dimensions before it decodes, decodes once. What fails
 * is reported at the image's span and becomes MEDIA_BROKEN: layout draws a frame. A
 * remote URL is never fetched: NAME.assets/HOST/PATH beside the bank's first file is
 * looked up instead. */
void media_open_all(const struct bank *bank, struct arena *arena, struct diag *diag,
	struct media_set *set);

/* The SHA-1 of the file that media_open_all would open for this address in a source that
 * lies in folder, of a bank with this name; false: there is none, or it is refused. */
bool media_digest(struct str folder, struct str url, struct str bank_name,
	unsigned char digest[20]);

/* One image from memory (emoji strikes, tests); false: broken, nothing reported. */
bool media_decode(struct str bytes, struct arena *arena, struct media *media);

#endif
