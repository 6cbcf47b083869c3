/* SPDX-License-Identifier: MIT */
#ifndef READ_IDENTITY_FOLD_H
#define READ_IDENTITY_FOLD_H

#include <stdint.h>

#include "base/str.h"

/* The next character of a text as far as it tells questions apart: small letters of half
 * width, without accents, however they are composed; no white space and no LOCK_GAP's
 * bar; UTF8_END at the end. */
uint32_t fold_next(struct str text, size_t *offset);

#endif
