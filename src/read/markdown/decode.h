/* SPDX-License-Identifier: MIT */
#ifndef READ_MARKDOWN_DECODE_H
#define READ_MARKDOWN_DECODE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "diag/diag.h"
#include "diag/source.h"

/* One file's bytes to decoded text: BOM off, \r\n and \r to \n, NUL and bad bytes to
 * U+FFFD with one warning, control and zero-width characters reported and dropped.
 * false: UTF-16, reported. */
bool read_decode(struct str bytes, struct arena *arena, struct sources *sources,
	struct str name, struct diag *diag, uint32_t *source);

#endif
