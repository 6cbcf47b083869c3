/* SPDX-License-Identifier: MIT */
#include "text/face.h"

#include <stdlib.h>

#include <hb-ot.h>

#include "text/cff.h"

#define COLLECTION_MAX 64u
#define GLYPHS_MAX     65535u

static struct str table_bytes(hb_blob_t *blob)
{
	unsigned length = 0;
	const char *const data = hb_blob_get_data(blob, &length);

	return (struct str){data, length};
}

static int32_t number_at(struct str table, size_t offset, unsigned bytes)
{
	uint32_t value = 0;

	if (offset + bytes > table.len)
		return 0;
	for (unsigned i = 0; i < bytes; i++)
		value = value << 8 | (unsigned char)table.data[offset + i];
	return bytes == 2 ? (int16_t)value : (int32_t)value;
}

/* The English name, or the first there is; empty if the font has none. */
static struct str read_name(struct arena *arena, hb_face_t *hb_face, hb_ot_name_id_t id)
{
	char text[128];
	unsigned size = sizeof(text);

	hb_ot_name_get_utf8(hb_face, id, hb_language_from_string("en", -1), &size, text);
	return arena_copy_str(arena, (struct str){text, size});
}

static struct str name_or(struct arena *arena, hb_face_t *hb_face, hb_ot_name_id_t id,
	hb_ot_name_id_t other)
{
	const struct str name = read_name(arena, hb_face, id);

	return name.len ? name : read_name(arena, hb_face, other);
}

/* The em box that CJK designers draw in is what OS/2's typographic ascender and descender
 * span; a font whose two do not make one em has its box shared out in their ratio. */
static void read_em_box(struct face_facts *facts, struct str os2)
{
	const int64_t em = facts->units_per_em;
	int64_t ascender = number_at(os2, 68, 2);
	const int64_t descender = number_at(os2, 70, 2);
	const int64_t height = ascender - descender;

	if (ascender <= 0 || descender > 0 || height > 4 * em)
		ascender = em * 88 / 100;
	else if (height != em)
		ascender = (ascender * em + height / 2) / height;
	facts->ascender = (int32_t)ascender;
	facts->descender = (int32_t)(ascender - em);
}

static int32_t glyph_height(struct face *face, uint32_t code_point, int32_t otherwise)
{
	hb_glyph_extents_t extents;
	const uint32_t glyph = face_glyph(face, code_point);

	if (glyph && hb_font_get_glyph_extents(face->hb_font, glyph, &extents) &&
		extents.y_bearing > 0 &&
		extents.y_bearing <= (int32_t)face->facts.units_per_em)
		return extents.y_bearing;
	return otherwise;
}

static void read_os2(struct face *face)
{
	struct face_facts *const facts = &face->facts;
	const int32_t em = (int32_t)facts->units_per_em;
	hb_blob_t *const blob =
		hb_face_reference_table(face->hb_face, HB_TAG('O', 'S', '/', '2'));
	const struct str os2 = table_bytes(blob);
	const bool has_heights = number_at(os2, 0, 2) >= 2;

	read_em_box(facts, os2);
	face->weight = (unsigned)number_at(os2, 4, 2) & 0x3FFu;
	facts->x_height = has_heights ? number_at(os2, 86, 2) : 0;
	facts->cap_height = has_heights ? number_at(os2, 88, 2) : 0;
	if (facts->x_height <= 0 || facts->x_height > em)
		facts->x_height = glyph_height(face, 'x', em / 2);
	if (facts->cap_height <= 0 || facts->cap_height > em)
		facts->cap_height = glyph_height(face, 'H', em * 7 / 10);
	hb_blob_destroy(blob);
}

static void read_post(struct face *face)
{
	struct face_facts *const facts = &face->facts;
	hb_blob_t *const blob =
		hb_face_reference_table(face->hb_face, HB_TAG('p', 'o', 's', 't'));
	const struct str post = table_bytes(blob);
	const uint32_t narrow = face_glyph(face, 'i'), wide = face_glyph(face, 'M');
	const int32_t em = (int32_t)facts->units_per_em;

	facts->underline_position = number_at(post, 8, 2);
	facts->underline_thickness = number_at(post, 10, 2);
	if (facts->underline_thickness <= 0 || facts->underline_thickness > em / 4)
		facts->underline_thickness = em / 20;
	facts->is_monospace =
		number_at(post, 12, 4) != 0 ||
		(narrow && wide &&
			hb_font_get_glyph_h_advance(face->hb_font, narrow) ==
				hb_font_get_glyph_h_advance(face->hb_font, wide));
	hb_blob_destroy(blob);
}

static void read_names(struct arena *arena, struct face *face, const char *path)
{
	struct face_facts *const facts = &face->facts;

	facts->family = name_or(arena, face->hb_face, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY,
		HB_OT_NAME_ID_FONT_FAMILY);
	facts->style = name_or(arena, face->hb_face, HB_OT_NAME_ID_TYPOGRAPHIC_SUBFAMILY,
		HB_OT_NAME_ID_FONT_SUBFAMILY);
	facts->postscript_name =
		read_name(arena, face->hb_face, HB_OT_NAME_ID_POSTSCRIPT_NAME);
	facts->file = arena_copy_str(arena, str_from(path));
	if (!facts->family.len)
		facts->family = facts->file;
}

static bool has_table(hb_face_t *hb_face, hb_tag_t tag)
{
	hb_blob_t *const blob = hb_face_reference_table(hb_face, tag);
	const bool has = hb_blob_get_length(blob) > 0;

	hb_blob_destroy(blob);
	return has;
}

static enum face_problem read_outline(struct face *face)
{
	hb_blob_t *const cff =
		hb_face_reference_table(face->hb_face, HB_TAG('C', 'F', 'F', ' '));
	enum face_problem problem = FACE_GOOD;
	struct cff table;

	face->has_pictures = hb_ot_color_has_png(face->hb_face);
	if (hb_ot_var_get_axis_count(face->hb_face) > 0)
		problem = FACE_VARIABLE;
	else if (hb_blob_get_length(cff) == 0)
		face->outline = has_table(face->hb_face, HB_TAG('g', 'l', 'y', 'f'))
					? OUTLINE_TRUETYPE
					: OUTLINE_NONE;
	else if (cff_open(table_bytes(cff), &table))
		face->outline = OUTLINE_CFF;
	else
		problem = FACE_BROKEN;
	if (face->outline == OUTLINE_NONE && !face->has_pictures && !problem)
		problem = FACE_BROKEN;
	hb_blob_destroy(cff);
	return problem;
}

static bool has_family(hb_face_t *hb_face, struct str wanted)
{
	static const hb_ot_name_id_t ids[] = {
		HB_OT_NAME_ID_FONT_FAMILY, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY};
	const hb_language_t english = hb_language_from_string("en", -1);

	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
		char text[128];
		unsigned size = sizeof(text);

		hb_ot_name_get_utf8(hb_face, ids[i], english, &size, text);
		if (str_eq_ascii_case((struct str){text, size}, wanted))
			return true;
	}
	return false;
}

/* The face at index, or, where that one has another name, the one of the wanted name:
 * collections of the same file name are not ordered alike everywhere. */
static hb_face_t *pick_face(hb_blob_t *blob, unsigned *index, struct str wanted)
{
	const unsigned count = hb_face_count(blob);
	hb_face_t *const first = hb_face_create(blob, *index < count ? *index : 0);

	if (!wanted.len || count <= 1 || has_family(first, wanted))
		return first;
	for (unsigned i = 0; i < count && i < COLLECTION_MAX; i++) {
		hb_face_t *const other = hb_face_create(blob, i);

		if (has_family(other, wanted)) {
			hb_face_destroy(first);
			*index = i;
			return other;
		}
		hb_face_destroy(other);
	}
	return first;
}

static struct face *face_new(struct arena *arena, hb_face_t *hb_face)
{
	struct face *const face = ARENA_NEW(arena, struct face, 1);
	const unsigned glyphs = hb_face_get_glyph_count(hb_face);

	hb_face_make_immutable(hb_face);
	face->hb_face = hb_face;
	face->hb_font = hb_font_create(hb_face);
	face->facts.units_per_em = hb_face_get_upem(hb_face);
	hb_font_set_scale(face->hb_font, (int)face->facts.units_per_em,
		(int)face->facts.units_per_em);
	face->glyph_count = glyphs < GLYPHS_MAX ? glyphs : GLYPHS_MAX;
	face->facts.glyph_count = face->glyph_count;
	face->glyph_pages = ARENA_NEW(arena, uint32_t *, FACE_PAGES);
	face->plain_pages = ARENA_NEW(arena, struct face_plain *, FACE_PAGES);
	return face;
}

struct face *face_open(struct arena *arena, const char *path, unsigned index,
	struct str wanted_family, enum face_problem *problem)
{
	hb_blob_t *const blob = hb_blob_create_from_file_or_fail(path);

	*problem = FACE_BROKEN;
	if (!blob)
		return NULL;
	if (hb_face_count(blob) == 0) {
		hb_blob_destroy(blob);
		return NULL;
	}
	struct face *const face = face_new(arena, pick_face(blob, &index, wanted_family));

	hb_blob_destroy(blob);
	face->file_index = index;
	if (face->glyph_count > 0)
		*problem = read_outline(face);
	if (*problem) {
		face_close(face);
		return NULL;
	}
	read_names(arena, face, path);
	read_os2(face);
	read_post(face);
	return face;
}

struct face *face_open_empty(struct arena *arena)
{
	struct face *const face = face_new(arena, hb_face_get_empty());

	face->facts.units_per_em = 1000;
	read_em_box(&face->facts, STR(""));
	face->facts.x_height = 500;
	face->facts.cap_height = 700;
	face->facts.underline_thickness = 50;
	face->facts.family = face->facts.file = STR("-");
	return face;
}

void face_close(struct face *face)
{
	for (size_t i = 0; i < FACE_PAGES; i++) {
		free(face->glyph_pages[i]);
		free(face->plain_pages[i]);
	}
	vec_clear(&face->marks);
	hb_font_destroy(face->hb_font);
	hb_face_destroy(face->hb_face);
}

static uint32_t *new_page(void)
{
	uint32_t *const page = memory_new(FACE_PAGE_SIZE * sizeof(*page));

	memset(page, 0xFF, FACE_PAGE_SIZE * sizeof(*page));
	return page;
}

uint32_t face_glyph(struct face *face, uint32_t code_point)
{
	hb_codepoint_t glyph = 0;

	if (code_point >= FACE_PAGES * FACE_PAGE_SIZE)
		return 0;
	uint32_t **const page = face->glyph_pages + code_point / FACE_PAGE_SIZE;

	if (!*page)
		*page = new_page();
	uint32_t *const known = *page + code_point % FACE_PAGE_SIZE;

	if (*known == UINT32_MAX)
		*known = hb_font_get_nominal_glyph(face->hb_font, code_point, &glyph) &&
					 glyph < face->glyph_count
				 ? glyph
				 : 0;
	return *known;
}

const struct face_facts *face_facts(const struct face *face)
{
	return &face->facts;
}

scaled face_length(const struct face *face, int64_t units, scaled size)
{
	const int64_t em = face->facts.units_per_em;
	const int64_t product = units * size;
	const int64_t length = (product + (product < 0 ? -em / 2 : em / 2)) / em;

	return length > SCALED_MAX    ? SCALED_MAX
	       : length < -SCALED_MAX ? -SCALED_MAX
				      : (scaled)length;
}

int32_t face_advance(const struct face *face, uint32_t glyph)
{
	return hb_font_get_glyph_h_advance(face->hb_font, glyph);
}

bool face_ink(const struct face *face, uint32_t glyph, int32_t *left, int32_t *right)
{
	hb_glyph_extents_t extents;

	if (!hb_font_get_glyph_extents(face->hb_font, glyph, &extents) ||
		extents.width <= 0)
		return false;
	*left = extents.x_bearing;
	*right = extents.x_bearing + extents.width;
	return true;
}

struct str face_glyph_png(const struct face *face, uint32_t glyph)
{
	struct str png = {0};

	if (!face->has_pictures || glyph >= face->glyph_count)
		return png;
	hb_blob_t *const blob = hb_ot_color_glyph_reference_png(face->hb_font, glyph);

	/* A part of the mapped file: it lives as long as the face. */
	png = table_bytes(blob);
	hb_blob_destroy(blob);
	return png;
}
