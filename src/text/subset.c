/* SPDX-License-Identifier: MIT */
#include "text/subset.h"

#include <stdlib.h>

#include <hb-ot.h>
#include <hb-subset.h>

#include "base/limits.h"
#include "text/cff.h"
#include "text/face.h"
#include "text/glyf.h"

/* A PDF shows glyphs, not characters: of a font it needs outlines and widths alone. CIDs
 * are small, so that content streams are: the glyphs asked for are numbered from 1 in the
 * order of their ids.
 *
 *     TrueType    HarfBuzz cuts it out; as it adds the parts of composed glyphs, a
 *                 CIDToGIDMap leads to the new glyph ids; variants come behind
 *     CFF         cff_subset.c cuts it out, CID-keyed, CIDs are glyph ids
 *
 * HarfBuzz is given a face that seems to have no other tables; it neither walks the whole
 * cmap to find which characters the glyphs have nor follows substitutions to further
 * glyphs. */

static bool is_outline_table(hb_tag_t tag)
{
	static const hb_tag_t tables[] = {
		HB_TAG('c', 'v', 't', ' '),
		HB_TAG('f', 'p', 'g', 'm'),
		HB_TAG('g', 'l', 'y', 'f'),
		HB_TAG('h', 'e', 'a', 'd'),
		HB_TAG('h', 'h', 'e', 'a'),
		HB_TAG('h', 'm', 't', 'x'),
		HB_TAG('l', 'o', 'c', 'a'),
		HB_TAG('m', 'a', 'x', 'p'),
		HB_TAG('p', 'r', 'e', 'p'),
	};

	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		if (tables[i] == tag)
			return true;
	return false;
}

static hb_blob_t *reference_outline_table(hb_face_t *proxy, hb_tag_t tag, void *data)
{
	const struct face *const face = data;

	(void)proxy;
	return is_outline_table(tag) ? hb_face_reference_table(face->hb_face, tag) : NULL;
}

static hb_face_t *outline_face(const struct face *face)
{
	/* HarfBuzz hands the pointer back as it was; the face is only read. */
	union {
		const struct face *face;
		void *data;
	} user = {face};
	hb_face_t *const proxy =
		hb_face_create_for_tables(reference_outline_table, user.data, NULL);

	hb_face_set_upem(proxy, face->facts.units_per_em);
	return proxy;
}

static bool has_bit(const uint8_t *bits, size_t at)
{
	return bits[at / 8] >> at % 8 & 1;
}

/* .notdef is always there. */
static void collect_glyphs(
	const struct face *face, const struct subset_wish *wish, struct subset *subset)
{
	const uint8_t *const bits = wish->glyph_bits;
	size_t count = 1 + wish->variant_count, limit = wish->limit;

	if (limit > face->glyph_count)
		limit = face->glyph_count;
	for (size_t byte = 0; byte * 8 < limit; byte++)
		count += (size_t)__builtin_popcount(bits[byte]);
	subset->glyphs = memory_new(memory_product(count, sizeof(*subset->glyphs)));
	subset->glyphs[subset->count++] = 0;
	for (size_t g = 1; g < limit; g++)
		if (g % 8 == 0 && !bits[g / 8])
			g += 7;
		else if (has_bit(bits, g))
			subset->glyphs[subset->count++] = (uint32_t)g;
	for (size_t i = 0; i < wish->variant_count; i++)
		subset->glyphs[subset->count++] = wish->variants[i].glyph;
}

static hb_subset_input_t *new_input(const struct subset *subset)
{
	hb_subset_input_t *const input = hb_subset_input_create_or_fail();

	if (!input)
		memory_exhausted();
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
	for (size_t i = 0; i < subset->count; i++)
		hb_set_add(hb_subset_input_glyph_set(input), subset->glyphs[i]);
	return input;
}

static bool put_blob(struct buf *out, hb_blob_t *blob)
{
	unsigned length = 0;
	const char *const data = hb_blob_get_data(blob, &length);

	buf_init(out, LIMIT_OUTPUT_BYTES);
	buf_put(out, data, length);
	hb_blob_destroy(blob);
	return length > 0 && !buf_failed(out);
}

static uint32_t new_glyph(const hb_subset_plan_t *plan, uint32_t glyph)
{
	const hb_codepoint_t found =
		hb_map_get(hb_subset_plan_old_to_new_glyph_mapping(plan), glyph);

	return found == HB_MAP_VALUE_INVALID ? 0 : found;
}

/* Big-endian glyph ids of the subset by CID (PDF 9.7.4.3); none where they are the CIDs.
 * The last variant_count ones are the font's last. */
static void put_glyph_map(const hb_subset_plan_t *plan, size_t variant_count,
	unsigned glyph_count, struct subset *subset)
{
	struct buf *const out = &subset->cid_to_gid;
	const size_t first_variant = subset->count - variant_count;
	bool is_identity = true;

	buf_init(out, LIMIT_OUTPUT_BYTES);
	for (size_t i = 0; i < subset->count; i++) {
		const size_t to = i < first_variant ? new_glyph(plan, subset->glyphs[i])
						    : glyph_count - variant_count +
							      (i - first_variant);

		is_identity = is_identity && to == i;
		buf_put_byte(out, (char)(to >> 8 & 0xFF));
		buf_put_byte(out, (char)(to & 0xFF));
	}
	if (is_identity)
		buf_reset(out);
}

/* The cut font with the variants; gives up the one without. */
static hb_face_t *with_variants(
	hb_face_t *cut, const hb_subset_plan_t *plan, const struct subset_wish *wish)
{
	if (wish->variant_count == 0)
		return cut;
	struct glyf_variant *const variants =
		memory_new(memory_product(wish->variant_count, sizeof(*variants)));

	for (size_t i = 0; i < wish->variant_count; i++)
		variants[i] =
			(struct glyf_variant){new_glyph(plan, wish->variants[i].glyph),
				wish->variants[i].shift, wish->variants[i].advance};
	hb_face_t *const made = glyf_add_variants(cut, variants, wish->variant_count);

	free(variants);
	hb_face_destroy(cut);
	return made;
}

static bool cut_true_type(
	const struct face *face, const struct subset_wish *wish, struct subset *subset)
{
	hb_face_t *const source = outline_face(face);
	hb_subset_input_t *const input = new_input(subset);
	hb_subset_plan_t *const plan = hb_subset_plan_create_or_fail(source, input);
	hb_face_t *result = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
	bool done = false;

	if (result) {
		const unsigned count =
			hb_face_get_glyph_count(result) + (unsigned)wish->variant_count;

		put_glyph_map(plan, wish->variant_count, count, subset);
		result = with_variants(result, plan, wish);
	}
	if (result)
		done = put_blob(&subset->font, hb_face_reference_blob(result));
	hb_face_destroy(result);
	hb_subset_plan_destroy(plan);
	hb_subset_input_destroy(input);
	hb_face_destroy(source);
	return done;
}

static struct str table_of(const struct face *face, hb_tag_t tag, hb_blob_t **blob)
{
	unsigned length = 0;

	*blob = hb_face_reference_table(face->hb_face, tag);
	const char *const data = hb_blob_get_data(*blob, &length);

	return (struct str){data, length};
}

static bool cut_cff(
	const struct face *face, const struct subset_wish *wish, struct subset *subset)
{
	hb_blob_t *blob;
	const struct str table = table_of(face, HB_TAG('C', 'F', 'F', ' '), &blob);

	buf_init(&subset->font, LIMIT_OUTPUT_BYTES);
	const struct cff_wish cff_wish = {subset->glyphs, subset->count, wish->variants,
		subset->count - wish->variant_count};
	const bool done = cff_put_subset(table, &cff_wish, &subset->font);

	hb_blob_destroy(blob);
	return done;
}

static int32_t read_signed(struct str table, size_t offset)
{
	if (offset + 2 > table.len)
		return 0;
	const unsigned high = (unsigned char)table.data[offset];
	const unsigned low = (unsigned char)table.data[offset + 1];

	return (int16_t)(high << 8 | low);
}

static int32_t per_thousand(const struct face *face, int64_t units)
{
	const int64_t em = face->facts.units_per_em;

	return (int32_t)((units * 1000 + (units < 0 ? -em / 2 : em / 2)) / em);
}

#define FLAG_FIXED_PITCH 1u
#define FLAG_SERIF       2u
#define FLAG_SYMBOLIC    4u
#define FLAG_ITALIC      64u

/* OS/2's PANOSE: Latin text (2), a serif style of 2 to 10. */
static uint32_t read_flags(const struct face *face, int32_t angle)
{
	hb_blob_t *blob;
	const struct str os2 = table_of(face, HB_TAG('O', 'S', '/', '2'), &blob);
	uint32_t flags = FLAG_SYMBOLIC;

	if (os2.len > 33 && os2.data[32] == 2 && os2.data[33] >= 2 && os2.data[33] <= 10)
		flags |= FLAG_SERIF;
	if (face->facts.is_monospace)
		flags |= FLAG_FIXED_PITCH;
	if (angle != 0)
		flags |= FLAG_ITALIC;
	hb_blob_destroy(blob);
	return flags;
}

static void describe(const struct face *face, struct subset *subset)
{
	hb_blob_t *head_blob, *post_blob;
	const struct str head = table_of(face, HB_TAG('h', 'e', 'a', 'd'), &head_blob);
	const struct str post = table_of(face, HB_TAG('p', 'o', 's', 't'), &post_blob);
	hb_font_extents_t extents = {0};

	for (size_t i = 0; i < 4; i++)
		subset->box[i] = per_thousand(face, read_signed(head, 36 + 2 * i));
	/* 16.16: the whole degrees, then the fraction in thousandths. */
	subset->italic_angle_1000 = read_signed(post, 4) * 1000 +
				    (read_signed(post, 6) & 0xFFFF) * 1000 / 65536;
	hb_font_get_h_extents(face->hb_font, &extents);
	subset->ascent = per_thousand(face, extents.ascender);
	subset->descent = per_thousand(face, extents.descender);
	subset->cap_height = per_thousand(face, face->facts.cap_height);
	/* No font says it outright; this is the usual guess from the weight. */
	const int32_t weight = (int32_t)face->weight;

	subset->stem_v = 50 + weight * weight / (65 * 65);
	subset->flags = read_flags(face, subset->italic_angle_1000);
	hb_blob_destroy(head_blob);
	hb_blob_destroy(post_blob);
}

bool subset_has_variants(const struct face *face)
{
	return face->outline != OUTLINE_NONE;
}

bool subset_make(
	const struct face *face, const struct subset_wish *wish, struct subset *subset)
{
	*subset = (struct subset){0};
	if (face->outline == OUTLINE_NONE ||
		(wish->variant_count && !subset_has_variants(face)))
		return false;
	subset->kind = face->outline == OUTLINE_TRUETYPE ? SUBSET_TRUETYPE : SUBSET_CFF;
	collect_glyphs(face, wish, subset);
	const bool done = subset->kind == SUBSET_CFF ? cut_cff(face, wish, subset)
						     : cut_true_type(face, wish, subset);

	if (done)
		describe(face, subset);
	else
		subset_clear(subset);
	return done;
}

void subset_clear(struct subset *subset)
{
	buf_clear(&subset->font);
	buf_clear(&subset->cid_to_gid);
	free(subset->glyphs);
	*subset = (struct subset){0};
}

bool subset_make_file(const struct face *face, const uint32_t *code_points, size_t count,
	struct buf *file)
{
	static const hb_tag_t features[] = {
		HB_TAG('c', 'c', 'm', 'p'),
		HB_TAG('k', 'e', 'r', 'n'),
		HB_TAG('l', 'i', 'g', 'a'),
		HB_TAG('l', 'o', 'c', 'l'),
		HB_TAG('m', 'a', 'r', 'k'),
		HB_TAG('m', 'k', 'm', 'k'),
	};
	hb_subset_input_t *const input = hb_subset_input_create_or_fail();
	hb_face_t *result = NULL;
	bool done = false;

	if (!input)
		memory_exhausted();
	hb_subset_input_set_flags(
		input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
	for (size_t i = 0; i < count; i++)
		hb_set_add(hb_subset_input_unicode_set(input), code_points[i]);
	hb_set_t *const kept =
		hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);

	hb_set_clear(kept);
	for (size_t i = 0; i < sizeof(features) / sizeof(features[0]); i++)
		hb_set_add(kept, features[i]);
	if (face->outline != OUTLINE_NONE)
		result = hb_subset_or_fail(face->hb_face, input);
	buf_init(file, LIMIT_OUTPUT_BYTES);
	if (result)
		done = put_blob(file, hb_face_reference_blob(result));
	hb_face_destroy(result);
	hb_subset_input_destroy(input);
	return done;
}
