/* SPDX-License-Identifier: MIT */
#include "write/pdf/font.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/limits.h"
#include "write/pdf/syntax.h"

/* A range may not go beyond a CID's low byte (Adobe Technical Note 5014). */
#define RANGE_MAX 256

/* "ABCDEF+Name": the letters tell subsets of one face apart (9.6.4), so they are made
 * from the content. */
static struct str tagged_name(struct arena *arena, const struct font *font)
{
	const struct str plain = font->facts->postscript_name.len
					 ? font->facts->postscript_name
					 : STR("Unnamed");
	uint64_t hash = hash_bytes(font->file);
	char *const name = arena_alloc(arena, 7 + plain.len);

	for (size_t i = 0; i < 6; i++, hash /= 26)
		name[i] = (char)('A' + hash % 26);
	name[6] = '+';
	memcpy(name + 7, plain.data, plain.len);
	return (struct str){name, 7 + plain.len};
}

static void put_key(struct buf *out, const char *key, long value)
{
	buf_put_c(out, key);
	buf_put_signed(out, value);
}

static unsigned save_file(struct document *document, const struct font *font)
{
	const unsigned object = store_reserve(document->store, 1);
	struct buf entries;

	buf_init(&entries, 0);
	if (font->subset->kind == SUBSET_CFF)
		buf_put_c(&entries, "/Subtype/CIDFontType0C");
	else
		put_key(&entries, "/Length1 ", (long)font->subset->font.len);
	buf_put_c(&entries, "/Filter/FlateDecode");
	save_encoded_stream(&document->save, object, buf_str(&entries), font->file);
	buf_clear(&entries);
	return object;
}

static unsigned save_descriptor(
	struct document *document, const struct font *font, struct str name)
{
	const struct subset *const subset = font->subset;
	const unsigned file = save_file(document, font);
	const unsigned object = store_reserve(document->store, 1);
	struct buf out;

	buf_init(&out, 0);
	buf_put_c(&out, "<</Type/FontDescriptor/FontName");
	put_name(&out, name);
	put_key(&out, "/Flags ", (long)subset->flags);
	for (size_t i = 0; i < 4; i++)
		put_key(&out, i ? " " : "/FontBBox[", subset->box[i]);
	buf_put_c(&out, "]/ItalicAngle ");
	put_milli(&out, subset->italic_angle_1000);
	put_key(&out, "/Ascent ", subset->ascent);
	put_key(&out, "/Descent ", subset->descent);
	put_key(&out, "/CapHeight ", subset->cap_height);
	put_key(&out, "/StemV ", subset->stem_v);
	buf_put_c(&out, subset->kind == SUBSET_CFF ? "/FontFile3 " : "/FontFile2 ");
	put_reference(&out, file);
	buf_put_c(&out, ">>");
	save_object(&document->save, object, buf_str(&out));
	buf_clear(&out);
	return object;
}

/* How many glyphs from i on have CIDs that follow each other. */
static size_t run_length(const struct font *font, size_t i)
{
	size_t len = 1;

	while (i + len < font->glyph_count &&
		font->glyphs[i + len].cid == font->glyphs[i].cid + len)
		len++;
	return len;
}

static int by_value(const void *a, const void *b)
{
	const int32_t first = *(const int32_t *)a, second = *(const int32_t *)b;

	return (first > second) - (first < second);
}

/* The width that most glyphs have: the default. */
static int32_t common_width(struct arena *arena, const struct font *font)
{
	int32_t *const widths = ARENA_NEW(arena, int32_t, font->glyph_count);
	size_t best = 0, run = 0;
	int32_t common = 1000;

	for (size_t i = 0; i < font->glyph_count; i++)
		widths[i] = font->glyphs[i].width;
	qsort(widths, font->glyph_count, sizeof(*widths), by_value);
	for (size_t i = 0; i < font->glyph_count; i++) {
		run = i && widths[i] == widths[i - 1] ? run + 1 : 1;
		if (run > best) {
			best = run;
			common = widths[i];
		}
	}
	return common;
}

/* 9.7.4.3: "first [width width …]" for each run of CIDs, the common width left out. */
static void put_widths(struct buf *out, const struct font *font, int32_t common)
{
	buf_put_c(out, "/W[");
	for (size_t i = 0; i < font->glyph_count;) {
		const size_t len = run_length(font, i);

		for (size_t k = i; k < i + len; k++) {
			if (font->glyphs[k].width == common)
				continue;
			const bool opens = k == i || font->glyphs[k - 1].width == common;

			if (opens)
				put_key(out, "", font->glyphs[k].cid);
			put_key(out, opens ? "[" : " ", font->glyphs[k].width);
			if (k + 1 == i + len || font->glyphs[k + 1].width == common)
				buf_put_byte(out, ']');
		}
		i += len;
	}
	buf_put_byte(out, ']');
}

static unsigned save_cid_font(
	struct document *document, const struct font *font, struct str name)
{
	const unsigned descriptor = save_descriptor(document, font, name);
	const unsigned object = store_reserve(document->store, 1);
	const int32_t common = common_width(&document->arena, font);
	const bool is_cff = font->subset->kind == SUBSET_CFF;
	struct buf out;

	buf_init(&out, 0);
	buf_put_c(&out, "<</Type/Font/Subtype/CIDFontType");
	buf_put_byte(&out, is_cff ? '0' : '2');
	buf_put_c(&out, "/BaseFont");
	put_name(&out, name);
	buf_put_c(&out,
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
		"/FontDescriptor ");
	put_reference(&out, descriptor);
	put_key(&out, "/DW ", common);
	put_widths(&out, font, common);
	if (!is_cff && font->subset->cid_to_gid.len) {
		const unsigned map = store_reserve(document->store, 1);

		save_stream(&document->save, map, STR(""),
			buf_str(&font->subset->cid_to_gid));
		buf_put_c(&out, "/CIDToGIDMap ");
		put_reference(&out, map);
	} else if (!is_cff) {
		buf_put_c(&out, "/CIDToGIDMap/Identity");
	}
	buf_put_c(&out, ">>");
	save_object(&document->save, object, buf_str(&out));
	buf_clear(&out);
	return object;
}

static void put_mapped_text(struct buf *out, struct str text)
{
	buf_put_byte(out, '<');
	put_utf16_hex(out, text.len ? text : STR("\xEF\xBF\xBD"));
	buf_put_byte(out, '>');
}

/* Runs of CIDs that follow each other, each with the texts of all of them. */
static void put_mappings(struct buf *out, const struct font *font)
{
	for (size_t i = 0; i < font->glyph_count;) {
		const size_t run = run_length(font, i);
		const unsigned first = font->glyphs[i].cid;
		const size_t most = RANGE_MAX - first % RANGE_MAX;
		const size_t len = run < most ? run : most;

		buf_printf(out, "1 beginbfrange\n<%04X><%04X>[", first,
			first + (unsigned)len - 1);
		for (size_t k = 0; k < len; k++)
			put_mapped_text(out, font->glyphs[i + k].text);
		buf_put_c(out, "]\nendbfrange\n");
		i += len;
	}
}

static unsigned save_unicode_map(struct document *document, const struct font *font)
{
	const unsigned object = store_reserve(document->store, 1);
	struct buf out;

	buf_init(&out, 0);
	buf_put_c(&out,
		"/CIDInit/ProcSet findresource begin\n"
		"12 dict begin\nbegincmap\n"
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
	put_mappings(&out, font);
	buf_put_c(&out,
		"endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
	save_stream(&document->save, object, STR(""), buf_str(&out));
	buf_clear(&out);
	return object;
}

void font_save(struct document *document, const struct font *font)
{
	const struct str name = tagged_name(&document->arena, font);
	const unsigned descendant = save_cid_font(document, font, name);
	const unsigned unicode = save_unicode_map(document, font);
	struct buf out;

	buf_init(&out, 0);
	buf_put_c(&out, "<</Type/Font/Subtype/Type0/BaseFont");
	put_name(&out, name);
	buf_put_c(&out, "/Encoding/Identity-H/DescendantFonts[");
	put_reference(&out, descendant);
	buf_put_c(&out, "]/ToUnicode ");
	put_reference(&out, unicode);
	buf_put_c(&out, ">>");
	save_object(&document->save, font->object, buf_str(&out));
	buf_clear(&out);
}
