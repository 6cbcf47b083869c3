/* SPDX-License-Identifier: MIT */
/* A variant is a composite glyph of one part, the glyph itself moved to the left, with an
 * advance of its own (OpenType, glyf):
 *
 *	glyf   old glyphs | -1 box flags glyph -shift 0 | …
 *	loca   old places | …        hmtx   old metrics | advance, left edge | …
 */
#include "text/glyf.h"

#include "base/limits.h"

#define RECORD_LEN   18
#define RECORD_STEP  20     /* places are multiples of four */
#define RECORD_FLAGS 0x0003 /* the part is moved, by two words */
#define SHORT_MAX    0x1FFFEu

enum table { TABLE_GLYF, TABLE_LOCA, TABLE_HMTX, TABLE_HHEA, TABLE_MAXP, TABLE_HEAD };
#define TABLE_COUNT 6

static const hb_tag_t tags[TABLE_COUNT] = {
	HB_TAG('g', 'l', 'y', 'f'),
	HB_TAG('l', 'o', 'c', 'a'),
	HB_TAG('h', 'm', 't', 'x'),
	HB_TAG('h', 'h', 'e', 'a'),
	HB_TAG('m', 'a', 'x', 'p'),
	HB_TAG('h', 'e', 'a', 'd'),
};

struct font {
	hb_blob_t *blobs[TABLE_COUNT];
	struct str tables[TABLE_COUNT];
	struct buf made[TABLE_COUNT];
	size_t glyph_count, metric_count;
	bool has_long_places;
};

static unsigned read_16(struct str table, size_t at)
{
	if (at + 2 > table.len)
		return 0;
	return (unsigned)(unsigned char)table.data[at] << 8 |
	       (unsigned char)table.data[at + 1];
}

static int32_t read_signed(struct str table, size_t at)
{
	return (int16_t)read_16(table, at);
}

static size_t read_32(struct str table, size_t at)
{
	return (size_t)read_16(table, at) << 16 | read_16(table, at + 2);
}

static void put_signed(struct buf *out, long value)
{
	buf_put_16(out, (unsigned long)value);
}

static void write_16(struct buf *table, size_t at, size_t value)
{
	table->data[at] = (char)(value >> 8 & 0xFF);
	table->data[at + 1] = (char)(value & 0xFF);
}

static long within_16(long value)
{
	return value < INT16_MIN ? INT16_MIN : value > INT16_MAX ? INT16_MAX : value;
}

static bool open_font(struct font *font, hb_face_t *face)
{
	static const size_t least[TABLE_COUNT] = {0, 2, 4, 36, 32, 54};

	for (size_t i = 0; i < TABLE_COUNT; i++) {
		unsigned length = 0;

		font->blobs[i] = hb_face_reference_table(face, tags[i]);
		const char *const data = hb_blob_get_data(font->blobs[i], &length);

		font->tables[i] = (struct str){data, length};
		buf_init(&font->made[i], LIMIT_OUTPUT_BYTES);
	}
	for (size_t i = 0; i < TABLE_COUNT; i++)
		if (font->tables[i].len < least[i])
			return false;
	font->glyph_count = read_16(font->tables[TABLE_MAXP], 4);
	font->metric_count = read_16(font->tables[TABLE_HHEA], 34);
	font->has_long_places = read_16(font->tables[TABLE_HEAD], 50) != 0;
	return font->glyph_count > 0 && font->metric_count > 0 &&
	       font->metric_count <= font->glyph_count;
}

static void close_font(struct font *font)
{
	for (size_t i = 0; i < TABLE_COUNT; i++) {
		hb_blob_destroy(font->blobs[i]);
		buf_clear(&font->made[i]);
	}
}

static size_t place_of(const struct font *font, size_t glyph)
{
	const struct str places = font->tables[TABLE_LOCA];

	return font->has_long_places ? read_32(places, glyph * 4)
				     : 2 * (size_t)read_16(places, glyph * 2);
}

/* The glyph's outline; empty: it has none. */
static struct str outline_of(const struct font *font, size_t glyph)
{
	const size_t start = place_of(font, glyph), end = place_of(font, glyph + 1);

	if (glyph >= font->glyph_count || end > font->tables[TABLE_GLYF].len ||
		start + 10 > end)
		return STR("");
	return str_slice(font->tables[TABLE_GLYF], start, end);
}

static void put_metric(struct font *font, long advance, long left)
{
	put_signed(&font->made[TABLE_HMTX], advance);
	put_signed(&font->made[TABLE_HMTX], within_16(left));
}

/* Every glyph with an advance of its own; the last ones share one in the file. */
static void put_old_metrics(struct font *font)
{
	const struct str metrics = font->tables[TABLE_HMTX];
	const size_t count = font->metric_count;

	for (size_t i = 0; i < font->glyph_count; i++) {
		const size_t own = i < count ? i : count - 1;
		const size_t left = i < count ? 4 * i + 2 : 4 * count + 2 * (i - count);

		put_metric(font, (long)read_16(metrics, 4 * own),
			read_signed(metrics, left));
	}
}

static void put_outline(struct font *font, const struct glyf_variant *variant)
{
	struct buf *const out = &font->made[TABLE_GLYF];
	const struct str outline = outline_of(font, variant->glyph);

	if (outline.len == 0) {
		put_metric(font, variant->advance, 0);
		return;
	}
	put_signed(out, -1);
	for (size_t i = 0; i < 4; i++) /* xMin yMin xMax yMax */
		put_signed(out, within_16(read_signed(outline, 2 + 2 * i) -
					  (i % 2 ? 0 : variant->shift)));
	put_signed(out, RECORD_FLAGS);
	put_signed(out, (long)variant->glyph);
	put_signed(out, within_16(-variant->shift));
	put_signed(out, 0);
	for (size_t i = RECORD_LEN; i < RECORD_STEP; i++)
		buf_put_byte(out, 0);
	put_metric(font, variant->advance, read_signed(outline, 2) - variant->shift);
}

static void put_place(struct font *font, size_t place, bool is_long)
{
	struct buf *const out = &font->made[TABLE_LOCA];

	if (is_long) {
		put_signed(out, (long)(place >> 16));
		put_signed(out, (long)(place & 0xFFFF));
	} else {
		put_signed(out, (long)(place / 2));
	}
}

static void put_glyphs(
	struct font *font, const struct glyf_variant *variants, size_t count)
{
	struct buf *const out = &font->made[TABLE_GLYF];
	const bool is_long =
		font->has_long_places ||
		font->tables[TABLE_GLYF].len + (count + 1) * RECORD_STEP > SHORT_MAX;

	buf_put_str(out, font->tables[TABLE_GLYF]);
	while (out->len % 4)
		buf_put_byte(out, 0);
	for (size_t i = 0; i < font->glyph_count; i++)
		put_place(font, place_of(font, i), is_long);
	put_old_metrics(font);
	for (size_t i = 0; i < count; i++) {
		put_place(font, out->len, is_long);
		put_outline(font, variants + i);
	}
	put_place(font, out->len, is_long);
	write_16(&font->made[TABLE_HEAD], 50, is_long);
}

static void raise_16(struct buf *table, size_t at, unsigned least)
{
	if (read_16(buf_str(table), at) < least)
		write_16(table, at, least);
}

static void put_counts(struct font *font, size_t count)
{
	struct buf *const most = &font->made[TABLE_MAXP];
	const size_t glyphs = font->glyph_count + count;

	write_16(&font->made[TABLE_HHEA], 34, glyphs);
	write_16(most, 4, glyphs);
	raise_16(most, 10, read_16(buf_str(most), 6)); /* points of composites */
	raise_16(most, 12, read_16(buf_str(most), 8)); /* contours */
	raise_16(most, 28, 1);                         /* parts */
	write_16(most, 30, (size_t)read_16(buf_str(most), 30) + 1); /* depth */
}

static hb_face_t *build(struct font *font, hb_face_t *face)
{
	hb_face_t *const built = hb_face_builder_create();

	for (size_t i = 0; i < TABLE_COUNT; i++) {
		const struct buf *const made = &font->made[i];
		hb_blob_t *const blob = hb_blob_create(made->data, (unsigned)made->len,
			HB_MEMORY_MODE_DUPLICATE, NULL, NULL);

		hb_face_builder_add_table(built, tags[i], blob);
		hb_blob_destroy(blob);
	}
	hb_face_set_upem(built, hb_face_get_upem(face));
	return built;
}

hb_face_t *glyf_add_variants(
	hb_face_t *font, const struct glyf_variant *variants, size_t count)
{
	struct font own = {.glyph_count = 0};
	hb_face_t *built = NULL;

	if (open_font(&own, font) && own.glyph_count + count < 0xFFFF) {
		for (size_t i = TABLE_HHEA; i < TABLE_COUNT; i++)
			buf_put_str(&own.made[i], own.tables[i]);
		put_glyphs(&own, variants, count);
		put_counts(&own, count);
		built = build(&own, font);
	}
	close_font(&own);
	return built;
}
