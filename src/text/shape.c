/* SPDX-License-Identifier: MIT */
#include "text/fonts.h"

#include <stdlib.h>

#include <hb-ot.h>

#include "base/utf8.h"

/* Every text is shaped once per face and script, in font units, so that the result serves
 * every size. In a Han text most characters are changed by nothing around them; each of
 * those is shaped alone at its first appearance and then only looked up:
 *
 *     大模型的“涌现”——它    ->    plain 大模型的 | “ | plain 涌现 | ” —— | plain 它
 */

/* Han and marks without a second reading; kana may take a voiced mark, but only a
 * combining one, which is seen (is_plain_at). */
static bool is_plain(uint32_t c)
{
	return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
	       (c >= 0x3001 && c <= 0x3002) || (c >= 0x3008 && c <= 0x3011) ||
	       (c >= 0x3014 && c <= 0x301B) || (c >= 0xFF01 && c <= 0xFF5E) ||
	       (c >= 0x20000 && c <= 0x3FFFF);
}

static bool joins_before(uint32_t c)
{
	return !is_plain(c) && (unicode_category(c) == CATEGORY_MARK || c == 0x200D);
}

/* Marks that both Latin and Han text use (TYPOGRAPHY 1.2): a CJK face draws them in
 * either width, and the script says which is meant. */
static bool is_ambiguous(uint32_t c)
{
	return c == 0xB7 || c == 0x2013 || c == 0x2014 || c == 0x2018 || c == 0x2019 ||
	       c == 0x201C || c == 0x201D || c == 0x2025 || c == 0x2026 || c == 0x2027;
}

static bool is_cjk_script(enum unicode_script script)
{
	return script == SCRIPT_HAN || script == SCRIPT_HIRAGANA ||
	       script == SCRIPT_KATAKANA || script == SCRIPT_BOPOMOFO ||
	       script == SCRIPT_HANGUL;
}

static hb_script_t hb_script_of(enum unicode_script script)
{
	switch (script) {
	case SCRIPT_COMMON:
	case SCRIPT_INHERITED: break;
	case SCRIPT_LATIN: return HB_SCRIPT_LATIN;
	case SCRIPT_GREEK: return HB_SCRIPT_GREEK;
	case SCRIPT_CYRILLIC: return HB_SCRIPT_CYRILLIC;
	case SCRIPT_HAN: return HB_SCRIPT_HAN;
	case SCRIPT_HIRAGANA: return HB_SCRIPT_HIRAGANA;
	case SCRIPT_KATAKANA: return HB_SCRIPT_KATAKANA;
	case SCRIPT_BOPOMOFO: return HB_SCRIPT_BOPOMOFO;
	case SCRIPT_HANGUL: return HB_SCRIPT_HANGUL;
	}
	return HB_SCRIPT_COMMON;
}

static void add_feature(
	struct fonts *fonts, hb_tag_t tag, uint32_t value, size_t start, size_t end)
{
	vec_push(&fonts->features,
		(hb_feature_t){tag, value, (unsigned)start, (unsigned)end});
}

/* Neighbouring ambiguous marks share one feature. */
static void add_widths(struct fonts *fonts, hb_tag_t tag, struct str text)
{
	for (size_t at = 0; at < text.len;) {
		const size_t start = at;

		if (!is_ambiguous(utf8_next(text, &at)))
			continue;
		hb_feature_t *const last =
			fonts->features.len ? vec_last(&fonts->features) : NULL;

		if (last && last->tag == tag && last->end == start)
			last->end = (unsigned)at;
		else
			add_feature(fonts, tag, 1, start, at);
	}
}

/* TYPOGRAPHY 2.10. Code keeps its letters apart: no ligatures in a fixed-width face. */
static void choose_features(struct fonts *fonts, const struct face *face,
	enum unicode_script script, struct str text)
{
	static const hb_tag_t off[] = {HB_TAG('l', 'i', 'g', 'a'),
		HB_TAG('c', 'l', 'i', 'g'), HB_TAG('c', 'a', 'l', 't'),
		HB_TAG('k', 'e', 'r', 'n')};
	const bool is_cjk = is_cjk_script(script);
	const bool is_bare = is_cjk || face->facts.is_monospace;

	vec_reset(&fonts->features);
	for (size_t i = 0; is_bare && i < sizeof(off) / sizeof(off[0]); i++)
		add_feature(
			fonts, off[i], 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END);
	if (is_cjk)
		add_widths(fonts, HB_TAG('f', 'w', 'i', 'd'), text);
	else if (!face->facts.is_monospace)
		add_widths(fonts, HB_TAG('p', 'w', 'i', 'd'), text);
}

/* Fills the buffer with the glyphs of text. */
static void run_shaper(struct fonts *fonts, const struct face *face,
	enum unicode_script script, struct str text)
{
	hb_buffer_t *const buffer = fonts->buffer;

	hb_buffer_clear_contents(buffer);
	hb_buffer_add_utf8(buffer, text.data, (int)text.len, 0, (int)text.len);
	hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
	hb_buffer_set_script(buffer, hb_script_of(script));
	hb_buffer_set_language(buffer, fonts->hb_language);
	hb_shape(face->hb_font, buffer, fonts->features.data,
		(unsigned)fonts->features.len);
}

static void take_glyphs(struct fonts *fonts, const struct face *face, size_t start)
{
	unsigned count = 0, position_count = 0;
	const hb_glyph_info_t *const infos =
		hb_buffer_get_glyph_infos(fonts->buffer, &count);
	const hb_glyph_position_t *const positions =
		hb_buffer_get_glyph_positions(fonts->buffer, &position_count);

	vec_reserve(&fonts->glyphs, count);
	for (unsigned i = 0; i < count && i < position_count; i++) {
		const uint32_t glyph = infos[i].codepoint;

		vec_push(&fonts->glyphs,
			(struct shaped_glyph){
				.glyph = glyph < face->glyph_count ? glyph : 0,
				.advance = positions[i].x_advance,
				.x = positions[i].x_offset,
				.y = positions[i].y_offset,
				.cluster = infos[i].cluster + (uint32_t)start,
			});
	}
}

static void shape_part(struct fonts *fonts, const struct face *face,
	enum unicode_script script, struct str text, size_t start)
{
	choose_features(fonts, face, script, text);
	run_shaper(fonts, face, script, text);
	take_glyphs(fonts, face, start);
}

static struct face_plain *new_plain_page(void)
{
	struct face_plain *const page =
		memory_new(memory_product(FACE_PAGE_SIZE, sizeof(*page)));

	for (size_t i = 0; i < FACE_PAGE_SIZE; i++)
		page[i].glyph = FACE_PLAIN_UNKNOWN;
	return page;
}

static struct face_plain shape_plain(
	struct fonts *fonts, const struct face *face, struct str character)
{
	struct face_plain plain = {FACE_PLAIN_NONE, 0};
	const size_t before = fonts->glyphs.len;

	shape_part(fonts, face, SCRIPT_HAN, character, 0);
	if (fonts->glyphs.len == before + 1) {
		const struct shaped_glyph *const glyph = vec_last(&fonts->glyphs);

		if (glyph->x == 0 && glyph->y == 0)
			plain = (struct face_plain){glyph->glyph, glyph->advance};
	}
	fonts->glyphs.len = before;
	return plain;
}

static struct face_plain find_plain(
	struct fonts *fonts, const struct face *face, uint32_t c, struct str character)
{
	struct face *const own = fonts->faces.data[face->index];
	struct face_plain **const page = own->plain_pages + c / FACE_PAGE_SIZE;

	if (!*page)
		*page = new_plain_page();
	struct face_plain *const plain = *page + c % FACE_PAGE_SIZE;

	if (plain->glyph == FACE_PLAIN_UNKNOWN)
		*plain = shape_plain(fonts, face, character);
	return *plain;
}

/* Sets the plain character at *at and goes past it, or says false. */
static bool take_plain(
	struct fonts *fonts, const struct face *face, struct str text, size_t *at)
{
	size_t end = *at;
	const uint32_t c = utf8_next(text, &end);

	if (!is_plain(c) || (end < text.len && joins_before(utf8_at(text, end))))
		return false;
	const struct face_plain plain =
		find_plain(fonts, face, c, str_slice(text, *at, end));

	if (plain.glyph == FACE_PLAIN_NONE)
		return false;
	vec_push(&fonts->glyphs, (struct shaped_glyph){.glyph = plain.glyph,
					 .advance = plain.advance,
					 .cluster = (uint32_t)*at});
	*at = end;
	return true;
}

/* Where the next plain character begins. */
static size_t find_next_plain(struct str text, size_t at)
{
	bool is_first = true;

	while (at < text.len) {
		size_t end = at;
		const uint32_t c = utf8_next(text, &end);
		const bool joined = end < text.len && joins_before(utf8_at(text, end));

		if (!is_first && is_plain(c) && !joined)
			return at;
		is_first = false;
		at = end;
	}
	return text.len;
}

static void shape_han(struct fonts *fonts, const struct face *face, struct str text)
{
	for (size_t at = 0; at < text.len;) {
		if (take_plain(fonts, face, text, &at))
			continue;
		const size_t end = find_next_plain(text, at);

		shape_part(fonts, face, SCRIPT_HAN, str_slice(text, at, end), at);
		at = end;
	}
}

#define BOX 0x25A1u

/* A character that the face lacks is shown as a white square, for a PDF that lasts may
 * not show glyph 0 (ISO 19005-2, 6.2.11.8); that is the last resort. */
static void put_box(const struct face *face, struct shaped_glyph *glyph)
{
	hb_codepoint_t box;

	if (!hb_font_get_nominal_glyph(face->hb_font, BOX, &box) ||
		box >= face->glyph_count)
		return;
	glyph->glyph = box;
	glyph->advance = face_advance(face, box);
}

/* The shaped text of fonts->glyphs. */
static struct shaped *keep_shaped(struct fonts *fonts, const struct face *face)
{
	struct shaped *const shaped = ARENA_NEW(&fonts->arena, struct shaped, 1);

	shaped->face = face;
	shaped->count = fonts->glyphs.len;
	for (size_t i = 0; i < fonts->glyphs.len; i++) {
		struct shaped_glyph *const glyph = fonts->glyphs.data + i;

		if (glyph->glyph == 0) {
			shaped->is_missing = true;
			put_box(face, glyph);
		}
		shaped->advance += glyph->advance;
	}
	shaped->glyphs = ARENA_COPY_VEC(&fonts->arena, &fonts->glyphs);
	return shaped;
}

const struct shaped *fonts_shape(struct fonts *fonts, const struct face *face,
	enum unicode_script script, struct str text)
{
	struct buf *const key = &fonts->key;

	buf_reset(key);
	buf_put_byte(key, (char)face->index);
	buf_put_byte(key, (char)script);
	buf_put_str(key, text);
	const size_t known = map_find(&fonts->words, buf_str(key));

	if (known != MAP_NONE)
		return fonts->shaped.data[known];
	const struct str kept = arena_copy_str(&fonts->arena, buf_str(key));

	vec_reset(&fonts->glyphs);
	if (script == SCRIPT_HAN)
		shape_han(fonts, face, text);
	else
		shape_part(fonts, face, script, text, 0);
	vec_push(&fonts->shaped, keep_shaped(fonts, face));
	map_add(&fonts->words, kept, fonts->shaped.len - 1);
	return *vec_last(&fonts->shaped);
}

/* TYPOGRAPHY 2.2, by `halt`: what the narrow form moves and loses is blank. */
static struct mark_blank blank_by_halt(
	struct fonts *fonts, const struct face *face, struct str mark, int32_t advance)
{
	const int32_t em = (int32_t)face->facts.units_per_em;
	struct mark_blank blank = {0};

	choose_features(fonts, face, SCRIPT_HAN, mark);
	add_feature(fonts, HB_TAG('h', 'a', 'l', 't'), 1, HB_FEATURE_GLOBAL_START,
		HB_FEATURE_GLOBAL_END);
	run_shaper(fonts, face, SCRIPT_HAN, mark);
	vec_reset(&fonts->glyphs);
	take_glyphs(fonts, face, 0);
	if (fonts->glyphs.len != 1)
		return blank;
	const struct shaped_glyph glyph = fonts->glyphs.data[0];

	if (glyph.advance <= 0 || glyph.advance >= advance || glyph.x > 0 ||
		-glyph.x > em)
		return blank;
	blank.left = -glyph.x;
	blank.right = advance - glyph.advance - blank.left;
	return blank.right < 0 ? (struct mark_blank){0} : blank;
}

/* The same by the ink, for a face without halt: half an em is blank on the side, or a
 * quarter on both, where there is no ink. */
static struct mark_blank blank_by_ink(
	const struct face *face, uint32_t glyph, int32_t advance)
{
	const int32_t half = (int32_t)face->facts.units_per_em / 2;
	const int32_t near = half / 25;
	hb_glyph_extents_t extents;

	if (!hb_font_get_glyph_extents(face->hb_font, glyph, &extents))
		return (struct mark_blank){0};
	const int32_t left = extents.x_bearing;
	const int32_t right = advance - left - extents.width;

	if (left < 0 || right < 0 || extents.width <= 0)
		return (struct mark_blank){0};
	if (right >= half - near)
		return (struct mark_blank){0, advance - half};
	if (left >= half - near)
		return (struct mark_blank){advance - half, 0};
	if (abs(left - right) <= half / 4 && left >= half / 2 - near &&
		right >= half / 2 - near)
		return (struct mark_blank){(advance - half) / 2, (advance - half) / 2};
	return (struct mark_blank){0};
}

static bool has_feature(hb_face_t *hb_face, hb_tag_t wanted)
{
	hb_tag_t tags[64];
	unsigned start = 0, count;

	do {
		count = sizeof(tags) / sizeof(tags[0]);
		hb_ot_layout_table_get_feature_tags(
			hb_face, HB_OT_TAG_GPOS, start, &count, tags);
		for (unsigned i = 0; i < count; i++)
			if (tags[i] == wanted)
				return true;
		start += count;
	} while (count == sizeof(tags) / sizeof(tags[0]));
	return false;
}

static struct mark_blank measure_blank(
	struct fonts *fonts, struct face *face, uint32_t code_point)
{
	char bytes[4];
	const struct str mark = {bytes, utf8_encode(bytes, code_point)};
	const struct shaped *const whole = fonts_shape(fonts, face, SCRIPT_HAN, mark);
	const int32_t em = (int32_t)face->facts.units_per_em;

	if (whole->count != 1 || whole->is_missing || whole->advance < em * 9 / 10 ||
		whole->advance > em * 11 / 10)
		return (struct mark_blank){0};
	if (has_feature(face->hb_face, HB_TAG('h', 'a', 'l', 't')))
		return blank_by_halt(fonts, face, mark, (int32_t)whole->advance);
	return blank_by_ink(face, whole->glyphs[0].glyph, (int32_t)whole->advance);
}

struct mark_blank face_mark_blank(
	struct fonts *fonts, const struct face *face, uint32_t code_point)
{
	struct face *const own = fonts->faces.data[face->index];

	for (size_t i = 0; i < own->marks.len; i++)
		if (own->marks.data[i].code_point == code_point)
			return own->marks.data[i].blank;
	const struct mark_blank blank = measure_blank(fonts, own, code_point);

	if (own->marks.len < FACE_PAGE_SIZE)
		vec_push(&own->marks, (struct face_mark){code_point, blank});
	return blank;
}
