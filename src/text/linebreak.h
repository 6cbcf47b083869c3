/* SPDX-License-Identifier: MIT */
#ifndef TEXT_LINEBREAK_H
#define TEXT_LINEBREAK_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum line_break { BREAK_NONE, BREAK_ALLOWED, BREAK_MUST };

/* UAX #14 (Unicode 15.0), untailored: breaks[i] says whether a line may break before
 * code point i; breaks has count + 1 items, the last is BREAK_MUST. Passes
 * LineBreakTest.txt. */
void linebreak_find(const uint32_t *code_points, size_t count, unsigned char *breaks);

/* Extended grapheme clusters (UAX #29): the end of the cluster at offset. */
size_t grapheme_end(struct str text, size_t offset);

#endif
