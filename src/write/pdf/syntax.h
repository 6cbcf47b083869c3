/* SPDX-License-Identifier: MIT */
#ifndef WRITE_PDF_SYNTAX_H
#define WRITE_PDF_SYNTAX_H

#include "base/buf.h"
#include "base/scaled.h"
#include "base/str.h"

/* The small words of PDF (ISO 32000-1, 7.3), by integer arithmetic alone. */

/* A length in thousandths of a point, the unit in which positions are kept. */
static inline int64_t milli(scaled_sum length)
{
	const int64_t product = length * 1000;

	return (product + (product < 0 ? -SCALED_PT / 2 : SCALED_PT / 2)) / SCALED_PT;
}

/* thousandths / 1000 with as few digits as it needs: 12, 0.5, -3.125. */
void put_milli(struct buf *out, int64_t thousandths);
/* The same with a space behind it. */
void put_milli_space(struct buf *out, int64_t thousandths);
void put_length(struct buf *out, scaled_sum length);

/* "12 0 R" */
void put_reference(struct buf *out, unsigned object);
/* "/Name", with # escapes. */
void put_name(struct buf *out, struct str name);
/* Bytes as "(…)". */
void put_literal(struct buf *out, struct str bytes);
/* One byte inside of such parentheses. */
void put_literal_byte(struct buf *out, unsigned char byte);
/* A text string: ASCII as it is, all else as UTF-16BE with its mark. */
void put_text(struct buf *out, struct str text);
/* UTF-16BE as hexadecimal digits, without mark or brackets. */
void put_utf16_hex(struct buf *out, struct str text);

#endif
