/* SPDX-License-Identifier: MIT */
#include "read/markdown/decode.h"

#include <stdio.h>

#include "base/limits.h"
#include "base/unicode.h"
#include "base/utf8.h"

/* One walk over the bytes. Runs of plain bytes are copied whole; only what is listed in
 * is_dropped, line ends and bad bytes are looked at one by one. What is dropped is
 * counted and its first place kept, so that a file full of zero-width characters gives
 * one message. */

struct decoder {
	struct str bytes;
	struct buf out;
	uint32_t previous;  /* the last character kept */
	size_t bad, bad_at; /* replaced, and where the first stands in out */
	size_t dropped, dropped_at;
	uint32_t first_dropped;
};

static bool is_in(uint32_t code_point, uint32_t first, uint32_t last)
{
	return code_point >= first && code_point <= last;
}

/* Invisible characters that only disturb: marks of direction, zero-width spaces,
 * invisible operators, annotation marks, tags. Joiners and variation selectors are
 * judged by what stands before them. */
static bool is_invisible(uint32_t code_point)
{
	if (code_point < 0x0600)
		return false;
	return code_point == 0x061C || code_point == 0x180E || code_point == 0x200B ||
	       is_in(code_point, 0x200E, 0x200F) || is_in(code_point, 0x202A, 0x202E) ||
	       is_in(code_point, 0x2060, 0x206F) || code_point == 0xFEFF ||
	       is_in(code_point, 0xFFF9, 0xFFFB) || is_in(code_point, 0xE0000, 0xE001F);
}

static bool is_control(uint32_t code_point)
{
	return (code_point < 0x20 && code_point != '\t' && code_point != '\n') ||
	       is_in(code_point, 0x7F, 0x9F);
}

static bool is_joiner(uint32_t code_point)
{
	return code_point == 0x200C || code_point == 0x200D;
}

/* Characters that may only follow an emoji (tags of flags). */
static bool is_tag(uint32_t code_point)
{
	return is_in(code_point, 0xE0020, 0xE007F);
}

/* Whether joiners mean something after this character: in emoji sequences and in the
 * scripts that shape by them (Arabic to Myanmar, Khmer, Mongolian, the Indic planes). */
static bool takes_joiner(uint32_t code_point)
{
	return unicode_is_emoji(code_point) || code_point == 0xFE0F ||
	       is_tag(code_point) || is_in(code_point, 0x0600, 0x109F) ||
	       is_in(code_point, 0x1780, 0x18AF) || is_in(code_point, 0xA800, 0xAAFF) ||
	       is_in(code_point, 0x10A00, 0x11FFF) ||
	       is_in(code_point, 0x1F3FB, 0x1F3FF) || is_in(code_point, 0x2600, 0x27BF);
}

static bool is_dropped(const struct decoder *decoder, uint32_t code_point)
{
	if (is_joiner(code_point))
		return !takes_joiner(decoder->previous);
	if (is_tag(code_point))
		return !unicode_is_emoji(decoder->previous) && !is_tag(decoder->previous);
	return is_control(code_point) || is_invisible(code_point) ||
	       (code_point & 0xFFFE) == 0xFFFE;
}

static void replace_bad(struct decoder *decoder, size_t byte_count)
{
	if (decoder->bad == 0)
		decoder->bad_at = decoder->out.len;
	decoder->bad += byte_count;
	buf_put_code_point(&decoder->out, UTF8_REPLACEMENT);
	decoder->previous = UTF8_REPLACEMENT;
}

static void drop(struct decoder *decoder, uint32_t code_point)
{
	if (decoder->dropped++ == 0) {
		decoder->dropped_at = decoder->out.len;
		decoder->first_dropped = code_point;
	}
}

/* Whether the sequence at `start` really is U+FFFD, not a bad byte that reads as one. */
static bool is_written_replacement(struct str bytes, size_t start, size_t end)
{
	return end - start == 3 && memcmp(bytes.data + start, "\xEF\xBF\xBD", 3) == 0;
}

/* The character at `start`; returns where the next one begins. */
static size_t decode_one(struct decoder *decoder, size_t start)
{
	size_t end = start;
	const uint32_t code_point = utf8_next(decoder->bytes, &end);

	if (code_point == '\r') {
		buf_put_byte(&decoder->out, '\n');
		decoder->previous = '\n';
		return end +
		       (end < decoder->bytes.len && decoder->bytes.data[end] == '\n');
	}
	if (code_point == 0x2028 || code_point == 0x2029) {
		buf_put_byte(&decoder->out, '\n');
		decoder->previous = '\n';
	} else if (code_point == 0 ||
		   (code_point == UTF8_REPLACEMENT &&
			   !is_written_replacement(decoder->bytes, start, end))) {
		replace_bad(decoder, end - start);
	} else if (is_dropped(decoder, code_point)) {
		drop(decoder, code_point);
	} else {
		buf_put(&decoder->out, decoder->bytes.data + start, end - start);
		decoder->previous = code_point;
	}
	return end;
}

static bool is_trail(char byte)
{
	return (byte & 0xC0) == 0x80;
}

/* Bytes of a character that is taken as it is: ASCII, and U+3000 to U+CFFF, where most
 * of Han and kana stand; 0: it is to be looked at. */
static size_t plain_len(struct str bytes, size_t at)
{
	const unsigned char lead = (unsigned char)bytes.data[at];

	if ((lead >= 0x20 && lead < 0x7F) || lead == '\n' || lead == '\t')
		return 1;
	return lead >= 0xE3 && lead <= 0xEC && bytes.len - at >= 3 &&
			       is_trail(bytes.data[at + 1]) &&
			       is_trail(bytes.data[at + 2])
		       ? 3
		       : 0;
}

static void decode_all(struct decoder *decoder)
{
	const struct str bytes = decoder->bytes;
	size_t at = str_starts(bytes, STR("\xEF\xBB\xBF")) ? 3 : 0;

	while (at < bytes.len) {
		size_t end = at, len;

		while (end < bytes.len && (len = plain_len(bytes, end)) != 0)
			end += len;
		if (end > at) {
			buf_put(&decoder->out, bytes.data + at, end - at);
			at = end;
			decoder->previous = utf8_before(bytes, &end);
		} else {
			at = decode_one(decoder, at);
		}
	}
}

/* A byte order mark, or NULs that all stand at even or all at odd places near the start:
 * text of UTF-16 whose ASCII half is empty. */
static bool is_utf16(struct str bytes)
{
	const struct str head = str_slice(bytes, 0, 2048);
	size_t nuls[2] = {0, 0};

	if (str_starts(bytes, STR("\xFF\xFE")) || str_starts(bytes, STR("\xFE\xFF")))
		return true;
	for (size_t i = 0; i < head.len; i++)
		if (head.data[i] == '\0')
			nuls[i & 1]++;
	const size_t all = nuls[0] + nuls[1];

	return all >= 2 && all * 16 >= head.len && (nuls[0] == 0 || nuls[1] == 0);
}

static void report_dropped(
	const struct decoder *decoder, uint32_t source, struct diag *diag)
{
	char count[21], name[16];
	const size_t at = decoder->dropped_at;

	snprintf(name, sizeof(name), "U+%04X", (unsigned)decoder->first_dropped);
	diag_report(diag, DIAG_INVISIBLE_CHARACTERS, span_of(source, at, at),
		str_from_unsigned(count, decoder->dropped), str_from(name));
}

bool read_decode(struct str bytes, struct arena *arena, struct sources *sources,
	struct str name, struct diag *diag, uint32_t *source)
{
	struct decoder decoder = {.bytes = bytes};
	char count[21];

	if (is_utf16(bytes)) {
		*source = sources_add(sources, name, STR(""));
		diag_report(diag, DIAG_UTF16, span_of(*source, 0, 0));
		return false;
	}
	/* a bad byte becomes three */
	buf_init(&decoder.out, 3 * LIMIT_INPUT_BYTES);
	decode_all(&decoder);
	*source =
		sources_add(sources, name, arena_copy_str(arena, buf_str(&decoder.out)));
	buf_clear(&decoder.out);
	if (decoder.bad)
		diag_report(diag, DIAG_BAD_UTF8,
			span_of(*source, decoder.bad_at, decoder.bad_at),
			str_from_unsigned(count, decoder.bad));
	if (decoder.dropped)
		report_dropped(&decoder, *source, diag);
	return true;
}
