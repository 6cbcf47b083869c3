/* SPDX-License-Identifier: MIT */
#include "text/subset.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "text/cff.h"
#include "text/face.h"
#include "unit/unit.h"

#define BITS 8192

struct rig {
	struct arena arena;
	struct face *face;
	uint8_t bits[BITS];
	size_t count;
};

static void rig_open(struct rig *rig, const char *path, const char *text)
{
	enum face_problem problem;
	const struct str asked = str_from(text);

	*rig = (struct rig){0};
	arena_init(&rig->arena);
	rig->face = face_open(&rig->arena, path, 0, STR(""), &problem);
	for (size_t at = 0; rig->face && at < asked.len;) {
		const uint32_t glyph = face_glyph(rig->face, utf8_next(asked, &at));

		rig->count += glyph != 0;
		rig->bits[glyph / 8] |= (uint8_t)(1u << glyph % 8);
	}
}

static void rig_close(struct rig *rig)
{
	if (rig->face)
		face_close(rig->face);
	arena_clear(&rig->arena);
}

static void check_order(
	struct unit *unit, const struct rig *rig, const struct subset *subset)
{
	CHECK(unit, subset->count == rig->count + 1);
	CHECK(unit, subset->glyphs[0] == 0);
	for (size_t i = 1; i < subset->count; i++)
		CHECK(unit, subset->glyphs[i - 1] < subset->glyphs[i]);
}

static void check_cff(struct unit *unit, const char *path, const char *text)
{
	struct rig rig;
	struct subset subset;
	struct cff cff;
	struct str item;

	rig_open(&rig, path, text);
	CHECK(unit, rig.face && rig.face->outline == OUTLINE_CFF);
	CHECK(unit, subset_make(rig.face,
			    &(const struct subset_wish){rig.bits, BITS * 8, NULL, 0},
			    &subset));
	CHECK(unit, subset.kind == SUBSET_CFF && subset.cid_to_gid.len == 0);
	check_order(unit, &rig, &subset);
	CHECK(unit, cff_open(buf_str(&subset.font), &cff));
	CHECK(unit, cff.is_cid_keyed && cff.glyphs.count == subset.count);
	CHECK(unit, cff.subrs.count == 0);
	CHECK(unit, cff_item(&cff.glyphs, 1, &item) && item.len > 10);
	CHECK(unit, !cff_item(&cff.glyphs, (uint32_t)subset.count, &item));
	CHECK(unit, subset.font.len < 12000);
	CHECK(unit, subset.ascent > 500 && subset.descent < 0 && subset.cap_height > 500);
	CHECK(unit, subset.box[0] < subset.box[2] && subset.box[1] < subset.box[3]);
	CHECK(unit, subset.flags & 4 && subset.italic_angle_1000 == 0);
	subset_clear(&subset);
	rig_close(&rig);
}

static void check_true_type(struct unit *unit)
{
	struct rig rig;
	struct subset subset;

	unit_case(unit, "TrueType: a map from CIDs to glyph ids where they differ");
	rig_open(&rig, "tests/fonts/TikuTestKai.ttf", "文字，ag");
	CHECK(unit, rig.face && rig.face->outline == OUTLINE_TRUETYPE);
	CHECK(unit, subset_make(rig.face,
			    &(const struct subset_wish){rig.bits, BITS * 8, NULL, 0},
			    &subset));
	CHECK(unit, subset.kind == SUBSET_TRUETYPE);
	check_order(unit, &rig, &subset);
	/* Without composed glyphs CIDs are glyph ids; else the map is whole. */
	CHECK(unit,
		subset.cid_to_gid.len == 0 || subset.cid_to_gid.len == 2 * subset.count);
	subset_clear(&subset);
	rig_close(&rig);
	rig_open(&rig, "fonts/TikuSerif-Italic.ttf", "agéü");
	CHECK(unit, subset_make(rig.face,
			    &(const struct subset_wish){rig.bits, BITS * 8, NULL, 0},
			    &subset));
	CHECK(unit, subset.cid_to_gid.len == 2 * subset.count);
	CHECK(unit, subset.flags & 64 && subset.italic_angle_1000 < 0);
	subset_clear(&subset);
	rig_close(&rig);
}

/* A glyph and the same moved and narrowed, which comes last. */
static void check_variant(
	struct unit *unit, const char *path, const char *text, int32_t shift)
{
	struct rig rig;
	struct subset subset;
	int32_t left, right;
	hb_glyph_extents_t extents;
	size_t at = 0;

	rig_open(&rig, path, text);
	const uint32_t glyph = face_glyph(rig.face, utf8_next(str_from(text), &at));
	const struct subset_variant variant = {
		glyph, shift, face_advance(rig.face, glyph) - shift - 50};
	const struct subset_wish wish = {rig.bits, BITS * 8, &variant, 1};

	CHECK(unit, face_ink(rig.face, glyph, &left, &right));
	CHECK(unit, subset_make(rig.face, &wish, &subset));
	CHECK(unit, subset.count == rig.count + 2);
	hb_blob_t *const blob = hb_blob_create(subset.font.data,
		(unsigned)subset.font.len, HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *const face = hb_face_create(blob, 0);
	hb_font_t *const font = hb_font_create(face);
	const hb_codepoint_t last = hb_face_get_glyph_count(face) - 1;

	CHECK(unit, hb_font_get_glyph_h_advance(font, last) == variant.advance);
	CHECK(unit, hb_font_get_glyph_extents(font, last, &extents));
	CHECK(unit, extents.x_bearing == left - shift);
	CHECK(unit, extents.width == right - left);
	if (subset.cid_to_gid.len) {
		const unsigned char *const map =
			(const unsigned char *)subset.cid_to_gid.data;

		CHECK(unit, subset.cid_to_gid.len == 2 * subset.count);
		CHECK(unit,
			map[2 * subset.count - 2] * 256u + map[2 * subset.count - 1] ==
				last);
	} else {
		CHECK(unit, last == subset.count - 1);
	}
	hb_font_destroy(font);
	hb_face_destroy(face);
	hb_blob_destroy(blob);
	subset_clear(&subset);
	rig_close(&rig);
}

static void check_variants(struct unit *unit)
{
	unit_case(unit, "TrueType: a glyph with less blank beside it");
	check_variant(unit, "tests/fonts/TikuTestKai.ttf", "，文字ag", 0);
	check_variant(unit, "tests/fonts/TikuTestKai.ttf", "（文字ag", 100);
	check_variant(unit, "fonts/TikuSerif-Italic.ttf", "éagü", 7);
}

static void check_edges(struct unit *unit)
{
	struct rig rig;
	struct subset subset;

	unit_case(unit, "nothing asked, and what cannot be cut");
	rig_open(&rig, "tests/fonts/TikuTestSerif.otf", "");
	CHECK(unit, subset_make(rig.face,
			    &(const struct subset_wish){rig.bits, 0, NULL, 0}, &subset) &&
			    subset.count == 1);
	subset_clear(&subset);
	memset(rig.bits, 0xFF, BITS);
	CHECK(unit, subset_make(rig.face,
			    &(const struct subset_wish){rig.bits, BITS * 8, NULL, 0},
			    &subset));
	CHECK(unit, subset.count == rig.face->glyph_count);
	subset_clear(&subset);
	rig_close(&rig);
	rig_open(&rig, "tests/fonts/TikuTestEmoji.ttf", "👍");
	CHECK(unit, rig.face && !subset_make(rig.face,
					&(const struct subset_wish){
						rig.bits, BITS * 8, NULL, 0},
					&subset));
	CHECK(unit, subset.count == 0 && subset.font.len == 0);
	rig_close(&rig);
}

static void check_file(struct unit *unit)
{
	static const uint32_t wanted[] = {0x9898, 0x76EE, 'a', 0x10FFFF};
	char path[] = "/tmp/tiku-unit-XXXXXX";
	struct rig rig, back;
	struct buf file;

	unit_case(unit, "a font file for a book");
	rig_open(&rig, "tests/fonts/TikuTestSerif.otf", "");
	CHECK(unit, subset_make_file(rig.face, wanted, 4, &file));
	const int descriptor = mkstemp(path);
	CHECK(unit, descriptor >= 0 && file_write(path, buf_str(&file)));
	close(descriptor);
	rig_open(&back, path, "题目a例");
	CHECK(unit, back.face && back.count == 3);
	remove(path);
	buf_clear(&file);
	rig_close(&back);
	rig_close(&rig);
}

static void check_same_bytes(struct unit *unit)
{
	struct rig rig;
	struct subset first, second;

	unit_case(unit, "same glyphs, same bytes");
	rig_open(&rig, "tests/fonts/TikuTestSerif.otf", "题目答案");
	CHECK(unit, subset_make(rig.face,
			    &(const struct subset_wish){rig.bits, BITS * 8, NULL, 0},
			    &first));
	CHECK(unit, subset_make(rig.face,
			    &(const struct subset_wish){rig.bits, BITS * 8, NULL, 0},
			    &second));
	CHECK(unit, str_eq(buf_str(&first.font), buf_str(&second.font)));
	subset_clear(&first);
	subset_clear(&second);
	rig_close(&rig);
}

/* Opens, measures and cuts whatever the file has become. */
static void use_file(const char *path)
{
	struct rig rig;
	struct subset subset;

	rig_open(&rig, path, "题目答案文字，。ag👍");
	if (rig.face) {
		const struct subset_variant variant = {2, 10, 400}; /* of bit 2 */
		const struct subset_wish wish = {
			rig.bits, BITS * 8, &variant, subset_has_variants(rig.face)};

		memset(rig.bits, 0x55, BITS);
		if (subset_make(rig.face, &wish, &subset))
			subset_clear(&subset);
		for (uint32_t glyph = 0; glyph < 70000; glyph += 7)
			face_glyph_png(rig.face, glyph);
	}
	rig_close(&rig);
}

static void mutate(struct buf *content, uint32_t *seed)
{
	for (unsigned i = 0; i < 24; i++) {
		*seed = *seed * 1664525u + 1013904223u;
		/* Half of the changes go to the headers and tables' first bytes. */
		const size_t reach = i % 2 ? content->len : 2048;

		content->data[(*seed >> 8) % reach] = (char)*seed;
	}
}

static void check_hostile(struct unit *unit, const char *source)
{
	char path[] = "/tmp/tiku-unit-XXXXXX";
	struct buf content, copy;
	uint32_t seed = 1;

	unit_case(unit, "damaged fonts");
	buf_init(&content, LIMIT_TEXT_BYTES);
	buf_init(&copy, LIMIT_TEXT_BYTES);
	CHECK(unit, file_read(source, LIMIT_TEXT_BYTES, &content));
	const int descriptor = mkstemp(path);
	close(descriptor);
	for (unsigned round = 0; round < 40 && content.len; round++) {
		buf_reset(&copy);
		buf_put(&copy, content.data,
			round % 4 ? content.len : content.len * (round + 1) / 41);
		if (copy.len > 2048)
			mutate(&copy, &seed);
		CHECK(unit, file_write(path, buf_str(&copy)));
		use_file(path);
	}
	remove(path);
	buf_clear(&content);
	buf_clear(&copy);
}

int main(void)
{
	struct unit unit = {0};

	unit_case(&unit, "CFF, CID-keyed: CIDs are the new glyph ids");
	check_cff(&unit, "tests/fonts/TikuTestSerif.otf", "题目答案，。Ab“");
	unit_case(&unit, "CFF, name-keyed: the same");
	check_cff(&unit, "fonts/STIXTwoMath-Regular.otf", "x∑√=");
	check_true_type(&unit);
	check_variants(&unit);
	check_edges(&unit);
	check_file(&unit);
	check_same_bytes(&unit);
	check_hostile(&unit, "tests/fonts/TikuTestSerif.otf");
	check_hostile(&unit, "tests/fonts/TikuTestKai.ttf");
	check_hostile(&unit, "tests/fonts/TikuTestEmoji.ttf");
	return unit_end(&unit);
}
