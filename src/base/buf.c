/* SPDX-License-Identifier: MIT */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"

void buf_init(struct buf *buf, size_t ceiling)
{
	*buf = (struct buf){.ceiling = ceiling ? ceiling : LIMIT_OUTPUT_BYTES};
}

void buf_clear(struct buf *buf)
{
	free(buf->data);
	buf_init(buf, buf->ceiling);
}

void buf_reset(struct buf *buf)
{
	buf->len = 0;
	buf->failed = false;
}

bool buf_failed(const struct buf *buf)
{
	return buf->failed;
}

struct str buf_str(const struct buf *buf)
{
	return (struct str){buf->data ? buf->data : "", buf->len};
}

char *buf_extend(struct buf *buf, size_t len)
{
	if (buf->failed || len > buf->ceiling - buf->len) {
		buf->failed = true;
		return NULL;
	}
	if (len > buf->capacity - buf->len) {
		size_t capacity = buf->capacity ? buf->capacity * 2 : 256;

		if (capacity < buf->len + len)
			capacity = buf->len + len;
		buf->data = memory_resize(buf->data, capacity);
		buf->capacity = capacity;
	}
	char *const place = buf->data + buf->len;

	buf->len += len;
	return place;
}

void buf_put(struct buf *buf, const void *data, size_t len)
{
	if (len == 0)
		return;
	char *const place = buf_extend(buf, len);

	if (place)
		memcpy(place, data, len);
}

void buf_put_byte(struct buf *buf, char byte)
{
	if (!buf->failed && buf->len < buf->capacity && buf->len < buf->ceiling)
		buf->data[buf->len++] = byte;
	else
		buf_put(buf, &byte, 1);
}

void buf_put_str(struct buf *buf, struct str text)
{
	buf_put(buf, text.data, text.len);
}

void buf_put_c(struct buf *buf, const char *c_string)
{
	buf_put(buf, c_string, strlen(c_string));
}

void buf_put_code_point(struct buf *buf, uint32_t code_point)
{
	char bytes[4];

	buf_put(buf, bytes, utf8_encode(bytes, code_point));
}

void buf_put_16(struct buf *buf, unsigned long value)
{
	const char bytes[2] = {(char)(value >> 8 & 0xFF), (char)(value & 0xFF)};

	buf_put(buf, bytes, sizeof(bytes));
}

void buf_put_unsigned(struct buf *buf, unsigned long value)
{
	char digits[21];

	buf_put_str(buf, str_from_unsigned(digits, value));
}

void buf_put_signed(struct buf *buf, long value)
{
	if (value < 0)
		buf_put_byte(buf, '-');
	buf_put_unsigned(
		buf, value < 0 ? 0UL - (unsigned long)value : (unsigned long)value);
}

void buf_printf(struct buf *buf, const char *format, ...)
{
	/* mostly there is room enough, and it is printed once */
	const size_t room = buf->failed ? 0 : buf->capacity - buf->len;
	va_list args, again;

	va_start(args, format);
	va_copy(again, args);
	const int len = vsnprintf(room ? buf->data + buf->len : NULL, room, format, args);

	va_end(args);
	if (len >= 0 && (size_t)len < room && (size_t)len < buf->ceiling - buf->len) {
		buf->len += (size_t)len;
	} else if (len >= 0 && buf_extend(buf, (size_t)len + 1)) {
		vsnprintf(buf->data + buf->len - len - 1, (size_t)len + 1, format, again);
		buf->len--; /* the NUL */
	}
	va_end(again);
}
