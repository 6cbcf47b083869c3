/* SPDX-License-Identifier: MIT */
#include "text/math.h"

#include <hb-ot.h>

#include "text/fonts.h"
#include "text/math_cache.h"

/* HarfBuzz reads the MATH table at every question; here each is asked once. Glyph ids
 * that come out of a font are checked against its number of glyphs. */

#define SIZES_MAX 64u
#define PARTS_MAX 16u

/* For a face without the table: STIX Two Math's, in thousandths of the em. */
static const int16_t usual_constants[MATH_CONSTANT_COUNT] = {70, 55, 1325, 1800, 150, 258,
	480, 656, 210, 368, 160, 360, 252, 120, 230, 150, 380, 40, 135, 300, 135, 670,
	470, 780, 385, 690, 150, 300, 800, 590, 68, 68, 585, 640, 585, 640, 68, 150, 68,
	68, 150, 350, 68, 175, 68, 68, 175, 68, 68, 85, 170, 68, 78, 65, -335, 55};

const struct face *math_face(struct fonts *fonts)
{
	struct math_cache *const cache = &fonts->math;
	size_t end;
	bool missing;

	if (!cache->face)
		cache->face = fonts_find_face(fonts, ROLE_MATH, FLAVOUR_LATIN,
			STR("\xF0\x9D\x91\xA5"), 0, &end, &missing);
	return cache->face;
}

/* --- constants --- */

static bool is_percent(enum math_constant constant)
{
	return constant == MATH_SCRIPT_PERCENT_SCALE_DOWN ||
	       constant == MATH_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN ||
	       constant == MATH_RADICAL_DEGREE_BOTTOM_RAISE_PERCENT;
}

static int32_t made_constant(const struct face *face, enum math_constant constant)
{
	const int32_t em = (int32_t)face->facts.units_per_em;

	if (is_percent(constant))
		return usual_constants[constant];
	if (constant == MATH_AXIS_HEIGHT || constant == MATH_ACCENT_BASE_HEIGHT)
		return constant == MATH_AXIS_HEIGHT ? face->facts.x_height / 2
						    : face->facts.x_height;
	return usual_constants[constant] * em / 1000;
}

/* The table stands by the order in which OpenType lists them, HarfBuzz's enum too. */
static int32_t read_constant(const struct face *face, enum math_constant constant)
{
	if (!hb_ot_math_has_data(face->hb_face))
		return made_constant(face, constant);
	const int32_t value =
		hb_ot_math_get_constant(face->hb_font, (hb_ot_math_constant_t)constant);

	if (is_percent(constant) && (value <= 0 || value > 100))
		return usual_constants[constant];
	return value;
}

static struct math_facts *facts_of(struct fonts *fonts, const struct face *face)
{
	struct math_cache *const cache = &fonts->math;

	while (cache->faces.len <= face->index)
		vec_push(&cache->faces, NULL);
	if (cache->faces.data[face->index])
		return cache->faces.data[face->index];
	struct math_facts *const facts = ARENA_NEW(&fonts->arena, struct math_facts, 1);

	for (unsigned i = 0; i < MATH_CONSTANT_COUNT; i++)
		facts->constants[i] = read_constant(face, (enum math_constant)i);
	cache->faces.data[face->index] = facts;
	return facts;
}

int32_t math_constant(
	struct fonts *fonts, const struct face *face, enum math_constant constant)
{
	return facts_of(fonts, face)->constants[constant];
}

/* --- glyphs --- */

/* A mark without an attachment of its own, and without an advance, is placed by its
 * ink. */
static int32_t read_accent(
	const struct face *face, const struct math_glyph *glyph, uint32_t id)
{
	const int32_t value =
		hb_ot_math_get_glyph_top_accent_attachment(face->hb_font, id);

	if (glyph->advance == 0 && value == 0)
		return (glyph->left + glyph->right) / 2;
	return value;
}

static void read_glyph(const struct face *face, struct math_glyph *glyph, uint32_t id)
{
	hb_glyph_extents_t ink;

	*glyph = (struct math_glyph){.is_known = true};
	glyph->advance = hb_font_get_glyph_h_advance(face->hb_font, id);
	if (hb_font_get_glyph_extents(face->hb_font, id, &ink)) {
		glyph->left = ink.x_bearing;
		glyph->right = ink.x_bearing + ink.width;
		glyph->top = ink.y_bearing;
		glyph->bottom = ink.y_bearing + ink.height;
	}
	glyph->italic = hb_ot_math_get_glyph_italics_correction(face->hb_font, id);
	glyph->accent = read_accent(face, glyph, id);
}

static struct math_page *page_of(
	struct fonts *fonts, const struct face *face, uint32_t glyph)
{
	struct math_facts *const facts = facts_of(fonts, face);
	struct math_page **const page = facts->pages + glyph / MATH_PAGE_SIZE;

	if (!*page)
		*page = ARENA_NEW(&fonts->arena, struct math_page, 1);
	return *page;
}

/* Glyph ids are below 65,536 (face_open), so the pages are enough. */
static uint32_t checked(const struct face *face, uint32_t glyph)
{
	return glyph < face->glyph_count ? glyph : 0;
}

const struct math_glyph *math_glyph_facts(
	struct fonts *fonts, const struct face *face, uint32_t id)
{
	const uint32_t glyph = checked(face, id);
	struct math_glyph *const facts =
		page_of(fonts, face, glyph)->glyphs + glyph % MATH_PAGE_SIZE;

	if (!facts->is_known)
		read_glyph(face, facts, glyph);
	return facts;
}

int32_t math_kern(
	const struct face *face, uint32_t glyph, enum math_corner corner, int32_t height)
{
	static const hb_ot_math_kern_t kerns[] = {HB_OT_MATH_KERN_TOP_RIGHT,
		HB_OT_MATH_KERN_TOP_LEFT, HB_OT_MATH_KERN_BOTTOM_RIGHT,
		HB_OT_MATH_KERN_BOTTOM_LEFT};

	return hb_ot_math_get_glyph_kerning(face->hb_font, glyph, kerns[corner], height);
}

/* --- larger forms --- */

static void read_sizes(struct fonts *fonts, const struct face *face, uint32_t glyph,
	hb_direction_t direction, struct math_stretch *stretch)
{
	hb_ot_math_glyph_variant_t variants[SIZES_MAX];
	unsigned count = SIZES_MAX;

	hb_ot_math_get_glyph_variants(
		face->hb_font, glyph, direction, 0, &count, variants);
	struct math_size *const sizes =
		ARENA_NEW(&fonts->arena, struct math_size, (size_t)count + 1);

	for (unsigned i = 0; i < count; i++)
		if (variants[i].glyph < face->glyph_count)
			sizes[stretch->size_count++] = (struct math_size){
				variants[i].glyph, variants[i].advance};
	if (stretch->size_count == 0) {
		const struct math_glyph *const own = math_glyph_facts(fonts, face, glyph);

		sizes[stretch->size_count++] = (struct math_size){glyph,
			HB_DIRECTION_IS_VERTICAL(direction) ? own->top - own->bottom
							    : own->advance};
	}
	stretch->sizes = sizes;
}

static int32_t not_negative(int32_t value)
{
	return value > 0 ? value : 0;
}

static void read_parts(struct fonts *fonts, const struct face *face, uint32_t glyph,
	hb_direction_t direction, struct math_stretch *stretch)
{
	hb_ot_math_glyph_part_t found[PARTS_MAX];
	unsigned count = PARTS_MAX;
	hb_position_t italic = 0;
	const unsigned whole = hb_ot_math_get_glyph_assembly(
		face->hb_font, glyph, direction, 0, &count, found, &italic);

	if (count == 0 || whole > PARTS_MAX)
		return;
	struct math_part *const parts = ARENA_NEW(&fonts->arena, struct math_part, count);

	for (unsigned i = 0; i < count; i++) {
		if (found[i].glyph >= face->glyph_count || found[i].full_advance <= 0)
			return;
		parts[i] = (struct math_part){
			.glyph = found[i].glyph,
			.start = not_negative(found[i].start_connector_length),
			.end = not_negative(found[i].end_connector_length),
			.advance = found[i].full_advance,
			.is_extender = (found[i].flags &
					       HB_OT_MATH_GLYPH_PART_FLAG_EXTENDER) != 0,
		};
	}
	stretch->parts = parts;
	stretch->part_count = count;
	stretch->italic = italic;
	stretch->min_overlap = not_negative(
		hb_ot_math_get_min_connector_overlap(face->hb_font, direction));
}

const struct math_stretch *math_stretch(
	struct fonts *fonts, const struct face *face, uint32_t id, bool is_vertical)
{
	const hb_direction_t direction =
		is_vertical ? HB_DIRECTION_BTT : HB_DIRECTION_LTR;
	const uint32_t glyph = checked(face, id);
	struct math_page *const page = page_of(fonts, face, glyph);
	const struct math_stretch **const known =
		(is_vertical ? page->upward : page->across) + glyph % MATH_PAGE_SIZE;

	if (*known)
		return *known;
	struct math_stretch *const stretch =
		ARENA_NEW(&fonts->arena, struct math_stretch, 1);

	read_sizes(fonts, face, glyph, direction, stretch);
	read_parts(fonts, face, glyph, direction, stretch);
	*known = stretch;
	return stretch;
}

/* --- text --- */

static size_t look_features(struct math_look look, hb_feature_t features[3])
{
	size_t count = 0;

	if (look.level != MATH_LEVEL_TEXT)
		features[count++] =
			(hb_feature_t){HB_TAG('s', 's', 't', 'y'), (uint32_t)look.level,
				HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
	if (look.flags & MATH_DOTLESS)
		features[count++] = (hb_feature_t){HB_TAG('d', 't', 'l', 's'), 1,
			HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
	if (look.flags & MATH_FLAT)
		features[count++] = (hb_feature_t){HB_TAG('f', 'l', 'a', 'c'), 1,
			HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
	return count;
}

static void add_ink(
	struct fonts *fonts, struct math_run *run, const struct shaped_glyph *glyph)
{
	const struct math_glyph *const facts =
		math_glyph_facts(fonts, run->face, glyph->glyph);
	const int32_t x = run->advance + glyph->x;

	if (facts->left >= facts->right)
		return;
	const bool is_first = run->left >= run->right;

	if (is_first || x + facts->left < run->left)
		run->left = x + facts->left;
	if (is_first || x + facts->right > run->right)
		run->right = x + facts->right;
	if (is_first || glyph->y + facts->top > run->top)
		run->top = glyph->y + facts->top;
	if (is_first || glyph->y + facts->bottom < run->bottom)
		run->bottom = glyph->y + facts->bottom;
}

static void take_glyphs(struct fonts *fonts, struct math_run *run)
{
	unsigned count = 0, position_count = 0;
	const hb_glyph_info_t *const infos =
		hb_buffer_get_glyph_infos(fonts->buffer, &count);
	const hb_glyph_position_t *const positions =
		hb_buffer_get_glyph_positions(fonts->buffer, &position_count);
	struct shaped_glyph *const glyphs =
		ARENA_NEW(&fonts->arena, struct shaped_glyph, (size_t)count + 1);

	run->glyphs = glyphs;
	for (unsigned i = 0; i < count && i < position_count; i++) {
		glyphs[i] = (struct shaped_glyph){
			.glyph = checked(run->face, infos[i].codepoint),
			.advance = positions[i].x_advance,
			.x = positions[i].x_offset,
			.y = positions[i].y_offset,
			.cluster = infos[i].cluster,
		};
		add_ink(fonts, run, glyphs + i);
		run->advance += glyphs[i].advance;
		run->count++;
	}
}

static const struct math_run *shape(
	struct fonts *fonts, struct math_look look, struct str text)
{
	struct math_run *const run = ARENA_NEW(&fonts->arena, struct math_run, 1);
	hb_buffer_t *const buffer = fonts->buffer;
	hb_feature_t features[3];
	size_t end = text.len;

	run->face = fonts_find_face(
		fonts, ROLE_MATH, FLAVOUR_LATIN, text, 0, &end, &run->is_missing);
	run->length = end > 0 && end < text.len ? end : text.len;
	hb_buffer_clear_contents(buffer);
	hb_buffer_add_utf8(buffer, text.data, (int)run->length, 0, (int)run->length);
	hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
	hb_buffer_set_script(buffer, HB_SCRIPT_MATH);
	hb_buffer_set_language(buffer, fonts->hb_language);
	hb_shape(run->face->hb_font, buffer, features,
		(unsigned)look_features(look, features));
	take_glyphs(fonts, run);
	return run;
}

const struct math_run *math_shape(
	struct fonts *fonts, struct math_look look, struct str text)
{
	struct math_cache *const cache = &fonts->math;
	struct buf *const key = &fonts->key;

	buf_reset(key);
	buf_put_byte(key, (char)look.level);
	buf_put_byte(key, (char)look.flags);
	buf_put_str(key, text);
	const size_t known = map_find(&cache->runs, buf_str(key));

	if (known != MAP_NONE)
		return cache->runs_found.data[known];
	const struct str kept = arena_copy_str(&fonts->arena, buf_str(key));

	vec_push(&cache->runs_found, shape(fonts, look, text));
	map_add(&cache->runs, kept, cache->runs_found.len - 1);
	return *vec_last(&cache->runs_found);
}
