/* SPDX-License-Identifier: MIT */
/* PDF 1.7's file structure (ISO 32000-1, 7.5):
 *
 *	header   stream stream … object stream … stream …   cross-reference stream
 *
 * The cross-references are rows of 7 bytes (kind, offset or stream, index), of which
 * each is stored as its difference from the one above: neighbours are alike. */
#include "write/pdf/save.h"

#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "base/limits.h"
#include "write/pdf/syntax.h"

#define PACKED_MAX 1000 /* the more, the better they are deflated */

enum { PLACE_NONE, PLACE_OFFSET, PLACE_PACKED };

void save_begin(struct save *save, struct store *store, struct buf *out, bool is_plain)
{
	*save = (struct save){.out = out, .store = store, .is_plain = is_plain};
	save->deflate = deflate_new(DEFLATE_TEXT);
	save->image_deflate = deflate_new(DEFLATE_IMAGE);
	buf_init(&save->packed, LIMIT_OUTPUT_BYTES);
	buf_init(&save->heads, LIMIT_OUTPUT_BYTES);
	buf_init(&save->work, LIMIT_OUTPUT_BYTES);
	buf_init(&save->deflated, LIMIT_OUTPUT_BYTES);
	buf_put_c(out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
}

static void set_place(struct save *save, unsigned object, struct save_place place)
{
	while (save->places.len <= object)
		vec_push(&save->places, (struct save_place){0});
	save->places.data[object] = place;
}

static void begin_object(struct save *save, unsigned object)
{
	set_place(save, object,
		(struct save_place){(uint32_t)save->out->len, 0, PLACE_OFFSET});
	buf_put_unsigned(save->out, object);
	buf_put_c(save->out, " 0 obj\n");
}

static void put_stream(
	struct save *save, unsigned object, const struct str entries[2], struct str data)
{
	begin_object(save, object);
	buf_put_c(save->out, "<<");
	buf_put_str(save->out, entries[0]);
	buf_put_str(save->out, entries[1]);
	buf_put_c(save->out, "/Length ");
	buf_put_unsigned(save->out, data.len);
	buf_put_c(save->out, ">>\nstream\n");
	buf_put_str(save->out, data);
	buf_put_c(save->out, "\nendstream\nendobj\n");
}

void save_encoded_stream(
	struct save *save, unsigned object, struct str entries, struct str data)
{
	put_stream(save, object, (const struct str[]){entries, STR("")}, data);
}

static void put_deflated(struct save *save, struct deflate *deflate, unsigned object,
	struct str entries, struct str data)
{
	buf_reset(&save->deflated);
	deflate_put(deflate, data, &save->deflated);
	put_stream(save, object,
		(const struct str[]){entries, STR("/Filter/FlateDecode")},
		buf_str(&save->deflated));
}

void save_image_stream(
	struct save *save, unsigned object, struct str entries, struct str data)
{
	put_deflated(save, save->image_deflate, object, entries, data);
}

void save_stream(struct save *save, unsigned object, struct str entries, struct str data)
{
	if (save->is_plain)
		save_encoded_stream(save, object, entries, data);
	else
		put_deflated(save, save->deflate, object, entries, data);
}

/* 7.5.7: "number offset" of each object, then the objects. */
static void flush_packed(struct save *save)
{
	if (save->packed_count == 0)
		return;
	struct buf *const work = &save->work;
	char entries[80];
	const size_t first = save->heads.len;

	buf_reset(work);
	buf_put_str(work, buf_str(&save->heads));
	buf_put_str(work, buf_str(&save->packed));
	const int len = snprintf(entries, sizeof(entries), "/Type/ObjStm/N %u/First %zu",
		save->packed_count, first);

	save_stream(save, save->packed_number, (struct str){entries, (size_t)len},
		buf_str(work));
	save->packed_count = 0;
	buf_reset(&save->heads);
	buf_reset(&save->packed);
}

void save_object(struct save *save, unsigned object, struct str text)
{
	if (save->is_plain) {
		begin_object(save, object);
		buf_put_str(save->out, text);
		buf_put_c(save->out, "\nendobj\n");
		return;
	}
	if (save->packed_count == 0)
		save->packed_number = store_reserve(save->store, 1);
	set_place(save, object,
		(struct save_place){
			save->packed_number, (uint16_t)save->packed_count, PLACE_PACKED});
	buf_put_unsigned(&save->heads, object);
	buf_put_byte(&save->heads, ' ');
	buf_put_unsigned(&save->heads, save->packed.len);
	buf_put_byte(&save->heads, ' ');
	buf_put_str(&save->packed, text);
	if (!str_ends(text, STR(">")) && !str_ends(text, STR("]")))
		buf_put_byte(&save->packed, '\n');
	save->packed_count++;
	if (save->packed_count == PACKED_MAX)
		flush_packed(save);
}

static void save_visited(void *context, unsigned object, struct str body)
{
	save_object(context, object, body);
}

/* The name of this content, from the checksums of its slices (14.4: an ID may be made
 * from anything that tells files apart; the same input must give the same). */
static void put_id(struct save *save, struct buf *out)
{
	const struct str content = buf_str(save->out);
	struct sha1 sha1;
	unsigned char digest[20];

	sha1_init(&sha1);
	for (size_t at = 0; at < content.len; at += 65536) {
		const struct str slice = str_slice(content, at, at + 65536);
		const uint32_t sum = deflate_crc32(slice);
		const unsigned char bytes[4] = {(unsigned char)(sum >> 24),
			(unsigned char)(sum >> 16), (unsigned char)(sum >> 8),
			(unsigned char)sum};

		sha1_add(&sha1, (struct str){(const char *)bytes, 4});
	}
	sha1_finish(&sha1, digest);
	buf_put_c(out, "/ID[");
	for (int twice = 0; twice < 2; twice++) {
		buf_put_byte(out, '<');
		for (size_t i = 0; i < 16; i++)
			buf_printf(out, "%02X", digest[i]);
		buf_put_byte(out, '>');
	}
	buf_put_byte(out, ']');
}

static void put_trailer_entries(struct save *save, struct buf *out)
{
	buf_printf(out, "/Size %zu/Root ", store_count(save->store) + 1);
	put_reference(out, store_catalog(save->store));
	buf_put_c(out, "/Info ");
	put_reference(out, store_info(save->store));
	put_id(save, out);
}

#define ROW_BYTES 7

static void put_row(
	struct buf *out, struct save_place place, unsigned char above[ROW_BYTES])
{
	const unsigned char row[ROW_BYTES] = {place.kind, (unsigned char)(place.at >> 24),
		(unsigned char)(place.at >> 16), (unsigned char)(place.at >> 8),
		(unsigned char)place.at, (unsigned char)(place.index >> 8),
		(unsigned char)place.index};

	buf_put_byte(out, 2); /* PNG's filter "up" */
	for (size_t i = 0; i < ROW_BYTES; i++)
		buf_put_byte(out, (char)(unsigned char)(row[i] - above[i]));
	memcpy(above, row, ROW_BYTES);
}

static void put_reference_stream(struct save *save)
{
	const unsigned object = store_reserve(save->store, 1);
	unsigned char above[ROW_BYTES] = {0};
	struct buf entries;

	set_place(save, object,
		(struct save_place){(uint32_t)save->out->len, 0, PLACE_OFFSET});
	buf_init(&entries, 0);
	buf_put_c(&entries, "/Type/XRef/W[1 4 2]");
	put_trailer_entries(save, &entries);
	buf_put_c(&entries, "/DecodeParms<</Predictor 12/Columns 7>>");
	buf_reset(&save->work);
	put_row(&save->work, (struct save_place){0, UINT16_MAX, PLACE_NONE}, above);
	for (size_t i = 1; i < save->places.len; i++)
		put_row(&save->work, save->places.data[i], above);
	save_stream(save, object, buf_str(&entries), buf_str(&save->work));
	buf_clear(&entries);
}

static void put_reference_table(struct save *save)
{
	buf_printf(save->out, "xref\n0 %zu\n0000000000 65535 f \n", save->places.len);
	for (size_t i = 1; i < save->places.len; i++)
		buf_printf(save->out, "%010u 00000 %c \n", save->places.data[i].at,
			save->places.data[i].kind == PLACE_OFFSET ? 'n' : 'f');
	struct buf entries;

	buf_init(&entries, 0);
	put_trailer_entries(save, &entries);
	buf_put_c(save->out, "trailer\n<<");
	buf_put_str(save->out, buf_str(&entries));
	buf_put_c(save->out, ">>\n");
	buf_clear(&entries);
}

void save_end(struct save *save)
{
	store_each_object(save->store, save_visited, save);
	flush_packed(save);
	const size_t references = save->out->len;

	if (save->is_plain)
		put_reference_table(save);
	else
		put_reference_stream(save);
	buf_printf(save->out, "startxref\n%zu\n%%%%EOF\n", references);
	deflate_free(save->deflate);
	deflate_free(save->image_deflate);
	vec_clear(&save->places);
	buf_clear(&save->packed);
	buf_clear(&save->heads);
	buf_clear(&save->work);
	buf_clear(&save->deflated);
}
