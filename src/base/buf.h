/* SPDX-License-Identifier: MIT */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* Bytes that grow, owned, with a ceiling. Failure (the ceiling) sticks: later puts do
 * nothing, and one question at the end tells, buf_failed. */
struct buf {
	char *data;
	size_t len, capacity, ceiling;
	bool failed;
};

/* base/limits.h has the ceilings; 0 means LIMIT_OUTPUT_BYTES. */
void buf_init(struct buf *buf, size_t ceiling);
void buf_clear(struct buf *buf); /* frees; may be used again, same ceiling */
void buf_reset(struct buf *buf); /* empties, keeps the memory */
bool buf_failed(const struct buf *buf);
struct str buf_str(const struct buf *buf); /* borrowed until the next put */

void buf_put(struct buf *buf, const void *data, size_t len);
void buf_put_byte(struct buf *buf, char byte);
void buf_put_str(struct buf *buf, struct str text);
void buf_put_c(struct buf *buf, const char *c_string);
void buf_put_code_point(struct buf *buf, uint32_t code_point); /* as UTF-8 */
/* Two bytes of the value, the higher one first. */
void buf_put_16(struct buf *buf, unsigned long value);
void buf_put_unsigned(struct buf *buf, unsigned long value);
void buf_put_signed(struct buf *buf, long value);
void buf_printf(struct buf *buf, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* Room for len more bytes, counted as put, to be filled by the caller; NULL if failed. */
char *buf_extend(struct buf *buf, size_t len);

#endif
