/* SPDX-License-Identifier: MIT */
#include "write/pdf/syntax.h"

#include "base/utf8.h"

static const char hex_digits[] = "0123456789ABCDEF";

void put_milli(struct buf *out, int64_t thousandths)
{
	char digits[32];
	size_t at = sizeof(digits);
	uint64_t rest =
		thousandths < 0 ? 0 - (uint64_t)thousandths : (uint64_t)thousandths;
	const uint64_t fraction = rest % 1000;

	if (fraction) {
		uint64_t part = fraction;

		for (int place = 0; place < 3; place++, part /= 10)
			if (at < sizeof(digits) || part % 10)
				digits[--at] = (char)('0' + part % 10);
		digits[--at] = '.';
	}
	rest /= 1000;
	if (rest || !fraction)
		do {
			digits[--at] = (char)('0' + rest % 10);
			rest /= 10;
		} while (rest);
	if (thousandths < 0)
		digits[--at] = '-';
	buf_put(out, digits + at, sizeof(digits) - at);
}

void put_milli_space(struct buf *out, int64_t thousandths)
{
	put_milli(out, thousandths);
	buf_put_byte(out, ' ');
}

void put_length(struct buf *out, scaled_sum length)
{
	put_milli(out, milli(length));
}

void put_reference(struct buf *out, unsigned object)
{
	buf_put_unsigned(out, object);
	buf_put(out, " 0 R", 4);
}

void put_name(struct buf *out, struct str name)
{
	buf_put_byte(out, '/');
	for (size_t i = 0; i < name.len; i++) {
		const unsigned char c = (unsigned char)name.data[i];
		const bool is_plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
				      (c >= 'a' && c <= 'z') || c == '-' || c == '_' ||
				      c == '+' || c == '.';

		if (is_plain) {
			buf_put_byte(out, (char)c);
		} else {
			buf_put_byte(out, '#');
			buf_put_byte(out, hex_digits[c >> 4]);
			buf_put_byte(out, hex_digits[c & 15]);
		}
	}
}

/* 7.3.4.2: a carriage return would be read as a line feed. */
void put_literal_byte(struct buf *out, unsigned char byte)
{
	if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r')
		buf_put_byte(out, '\\');
	buf_put_byte(out, byte == '\r' ? 'r' : (char)byte);
}

void put_literal(struct buf *out, struct str bytes)
{
	buf_put_byte(out, '(');
	for (size_t i = 0; i < bytes.len; i++)
		put_literal_byte(out, (unsigned char)bytes.data[i]);
	buf_put_byte(out, ')');
}

/* The one or two UTF-16 units of a code point. */
static unsigned utf16_units(uint32_t c, unsigned units[2])
{
	if (c < 0x10000) {
		units[0] = c;
		return 1;
	}
	units[0] = 0xD800 + ((c - 0x10000) >> 10);
	units[1] = 0xDC00 + ((c - 0x10000) & 0x3FF);
	return 2;
}

static bool is_ascii(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.data[i] < 0x20 || text.data[i] >= 0x7F)
			return false;
	return true;
}

void put_text(struct buf *out, struct str text)
{
	if (is_ascii(text)) {
		put_literal(out, text);
		return;
	}
	buf_put(out, "(\xFE\xFF", 3);
	for (size_t at = 0; at < text.len;) {
		unsigned units[2];
		const unsigned count = utf16_units(utf8_next(text, &at), units);

		for (unsigned i = 0; i < count; i++) {
			put_literal_byte(out, (unsigned char)(units[i] >> 8));
			put_literal_byte(out, (unsigned char)units[i]);
		}
	}
	buf_put_byte(out, ')');
}

void put_utf16_hex(struct buf *out, struct str text)
{
	for (size_t at = 0; at < text.len;) {
		unsigned units[2];
		const unsigned count = utf16_units(utf8_next(text, &at), units);

		for (unsigned i = 0; i < count; i++)
			for (int shift = 12; shift >= 0; shift -= 4)
				buf_put_byte(out, hex_digits[units[i] >> shift & 15]);
	}
}
