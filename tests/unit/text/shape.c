/* SPDX-License-Identifier: MIT */
#include "text/fonts.h"

#include <hb-ot.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "unit/unit.h"

struct rig {
	struct diag diag;
	struct fonts *fonts;
};

static struct rig rig_open(const char *folder, struct str language)
{
	struct rig rig;
	const struct text_setup setup = {language, folder, NULL};

	diag_init(&rig.diag);
	rig.fonts = fonts_new(&setup, &rig.diag);
	return rig;
}

static void rig_close(struct rig *rig)
{
	fonts_free(rig->fonts);
	diag_clear(&rig->diag);
}

static const struct face *rig_face(struct rig *rig, enum text_role role, struct str text)
{
	size_t end;
	bool missing;

	return fonts_find_face(rig->fonts, role, FLAVOUR_CJK, text, 0, &end, &missing);
}

/* Says so and is true where this machine lacks the real face. */
static bool is_skipped(const struct face *face, struct str family, const char *name)
{
	if (str_eq(face_facts(face)->family, family))
		return false;
	printf("skipped %s: %.*s is not installed\n", name, STR_ARGS(family));
	return true;
}

static int64_t advance_of(struct rig *rig, const struct face *face,
	enum unicode_script script, const char *text)
{
	return fonts_shape(rig->fonts, face, script, str_from(text))->advance;
}

static void check_widths(struct unit *unit, struct rig *rig, const struct face *face)
{
	CHECK(unit, advance_of(rig, face, SCRIPT_HAN, "“文”") == 3000);
	CHECK(unit, advance_of(rig, face, SCRIPT_HAN, "——") == 2000);
	CHECK(unit, advance_of(rig, face, SCRIPT_HAN, "……") == 2000);
	CHECK(unit, advance_of(rig, face, SCRIPT_HAN, "·") == 1000);
	CHECK(unit, advance_of(rig, face, SCRIPT_LATIN, "“a”") < 1600);
	CHECK(unit, advance_of(rig, face, SCRIPT_LATIN, "it’s") < 1600);
	CHECK(unit, advance_of(rig, face, SCRIPT_LATIN, "…") < 1000);
	CHECK(unit,
		advance_of(rig, face, SCRIPT_LATIN, "fi") ==
			fonts_shape(rig->fonts, face, SCRIPT_LATIN, STR("fi"))->advance);
}

static void check_cache(struct unit *unit, struct rig *rig, const struct face *face)
{
	const struct str text = STR("大模型");
	const struct shaped *const first =
		fonts_shape(rig->fonts, face, SCRIPT_HAN, text);

	unit_case(unit, "one text is shaped once");
	CHECK(unit, first == fonts_shape(rig->fonts, face, SCRIPT_HAN, STR("大模型")));
	CHECK(unit, first != fonts_shape(rig->fonts, face, SCRIPT_LATIN, text));
	CHECK(unit, first->count == 3 && first->advance == 3000 && !first->is_missing);
	for (size_t i = 0; i < first->count; i++)
		CHECK(unit, first->glyphs[i].cluster == 3 * i);
	CHECK(unit, fonts_shape(rig->fonts, face, SCRIPT_HAN, STR(""))->count == 0);
	CHECK(unit, fonts_shape(rig->fonts, face, SCRIPT_HAN, STR("𠀀"))->is_missing);
}

static void check_clusters(struct unit *unit, struct rig *rig, const struct face *face)
{
	const struct shaped *shaped =
		fonts_shape(rig->fonts, face, SCRIPT_HAN, STR("一——“二"));

	unit_case(unit, "clusters count in the whole text");
	CHECK(unit, shaped->count >= 4);
	CHECK(unit, shaped->glyphs[1].cluster == 3);
	CHECK(unit, shaped->glyphs[shaped->count - 1].cluster == 12);
	shaped = fonts_shape(rig->fonts, face, SCRIPT_HAN, STR("一\xEF\xB8\x80二"));
	CHECK(unit, shaped->glyphs[shaped->count - 1].cluster == 6);
	CHECK(unit, shaped->advance == 2000);
}

static void check_blanks(struct unit *unit, struct rig *rig, const struct face *face)
{
	static const struct {
		uint32_t mark;
		int32_t left, right;
	} rows[] = {{0xFF0C, 0, 500}, {0x3002, 0, 500}, {0x3001, 0, 500},
		{0xFF1A, 0, 500}, {0xFF1B, 0, 500}, {0xFF1F, 0, 500}, {0xFF01, 0, 500},
		{0xFF08, 500, 0}, {0xFF09, 0, 500}, {0x300A, 500, 0}, {0x300B, 0, 500},
		{0x201C, 500, 0}, {0x201D, 0, 500}, {0xB7, 250, 250}, {0x2014, 0, 0},
		{0x4E00, 0, 0}, {'a', 0, 0}};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct mark_blank blank =
			face_mark_blank(rig->fonts, face, rows[i].mark);

		if (blank.left != rows[i].left || blank.right != rows[i].right)
			printf("# U+%04X: %d %d\n", rows[i].mark, blank.left,
				blank.right);
		CHECK(unit, blank.left == rows[i].left && blank.right == rows[i].right);
	}
}

static void check_ink(struct unit *unit, struct rig *rig)
{
	const struct face *const face = rig_face(rig, ROLE_KAI, STR("文"));

	unit_case(unit, "blank sides by the ink where there is no halt");
	CHECK(unit, face_mark_blank(rig->fonts, face, 0x3002).right == 500);
	CHECK(unit, face_mark_blank(rig->fonts, face, 0xFF0C).left == 0);
	CHECK(unit, face_mark_blank(rig->fonts, face, 0xFF08).left == 500);
	/* Narrow as drawn. */
	CHECK(unit, face_mark_blank(rig->fonts, face, 0x201C).left == 0);
}

static void check_facts(struct unit *unit, struct rig *rig)
{
	const struct face_facts *facts = face_facts(rig_face(rig, ROLE_BODY, STR("一")));

	unit_case(unit, "facts");
	CHECK(unit, facts->units_per_em == 1000);
	CHECK(unit, facts->ascender == 880 && facts->descender == -120);
	CHECK(unit, facts->x_height > 400 && facts->x_height < 600);
	CHECK(unit, facts->cap_height > 600 && facts->cap_height < 800);
	CHECK(unit, facts->underline_thickness > 0 && facts->underline_position < 0);
	CHECK(unit, !facts->is_monospace);
	CHECK_STR(unit, facts->postscript_name, STR("TikuTestSerif-Regular"));
	facts = face_facts(rig_face(rig, ROLE_CODE, STR("a")));
	CHECK(unit, facts->is_monospace);
	facts = face_facts(rig_face(rig, ROLE_KAI, STR("文")));
	CHECK(unit, facts->ascender - facts->descender == (int32_t)facts->units_per_em);
	facts = face_facts(rig_face(rig, ROLE_EMPHASIS, STR("a")));
	CHECK_STR(unit, facts->style, STR("Italic"));
}

static void check_lengths(struct unit *unit, struct rig *rig)
{
	const struct face *const face = rig_face(rig, ROLE_BODY, STR("一"));

	unit_case(unit, "lengths round once, to nearest");
	CHECK(unit, face_length(face, 1000, SCALED(10.5)) == SCALED(10.5));
	CHECK(unit, face_length(face, 1, 1500) == 2);
	CHECK(unit, face_length(face, 1, 499) == 0);
	CHECK(unit, face_length(face, -1, 1500) == -2);
	CHECK(unit, face_length(face, INT64_C(1) << 31, SCALED(10)) == SCALED_MAX);
}

/* What HarfBuzz makes of the whole text, features as TYPOGRAPHY 2.10 says. */
static bool is_as_shaped_whole(struct rig *rig, const struct face *face, struct str text,
	const struct shaped *shaped)
{
	const hb_feature_t off[] = {
		{HB_TAG('l', 'i', 'g', 'a'), 0, 0, HB_FEATURE_GLOBAL_END},
		{HB_TAG('c', 'l', 'i', 'g'), 0, 0, HB_FEATURE_GLOBAL_END},
		{HB_TAG('c', 'a', 'l', 't'), 0, 0, HB_FEATURE_GLOBAL_END},
		{HB_TAG('k', 'e', 'r', 'n'), 0, 0, HB_FEATURE_GLOBAL_END},
	};
	hb_buffer_t *const buffer = hb_buffer_create();
	unsigned count = 0;
	bool same;

	hb_buffer_add_utf8(buffer, text.data, (int)text.len, 0, (int)text.len);
	hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
	hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
	hb_buffer_set_language(buffer, rig->fonts->hb_language);
	hb_shape(face->hb_font, buffer, off, 4);
	const hb_glyph_info_t *const infos = hb_buffer_get_glyph_infos(buffer, &count);
	const hb_glyph_position_t *const at =
		hb_buffer_get_glyph_positions(buffer, &count);

	same = count == shaped->count;
	for (unsigned i = 0; same && i < count; i++)
		same = infos[i].codepoint == shaped->glyphs[i].glyph &&
		       infos[i].cluster == shaped->glyphs[i].cluster &&
		       at[i].x_advance == shaped->glyphs[i].advance &&
		       at[i].x_offset == shaped->glyphs[i].x;
	hb_buffer_destroy(buffer);
	return same;
}

/* Marks whose width the script decides: `fwid` is no part of the comparison. */
static bool has_ambiguous(struct str line)
{
	static const char *const marks[] = {"·", "“", "”", "‘", "’", "–", "—", "…"};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (str_find(line, str_from(marks[i]), 0) != STR_NPOS)
			return true;
	return false;
}

/* The shortcut for plain Han gives what the shaper gives, over all of a real text. */
static void check_equal(struct unit *unit, const char *folder, enum text_role role,
	struct str language, struct str family)
{
	static const char path[] = "../shared/seed/llm-interview-200.md";
	struct rig rig = rig_open(folder, language);
	const struct face *const face = rig_face(&rig, role, STR("一"));
	struct buf content;
	size_t wrong = 0;

	buf_init(&content, LIMIT_TEXT_BYTES);
	if (is_skipped(face, family, "plain Han is shaped alike")) {
		rig_close(&rig);
		return;
	}
	if (!file_read(path, LIMIT_TEXT_BYTES, &content)) {
		printf("skipped plain Han is shaped alike: no %s\n", path);
		rig_close(&rig);
		return;
	}
	unit_case(unit, "plain Han is shaped alike");
	struct str rest = buf_str(&content), line;
	while (str_next_line(&rest, &line)) {
		if (has_ambiguous(line))
			continue;
		wrong += !is_as_shaped_whole(
			&rig, face, line, fonts_shape(rig.fonts, face, SCRIPT_HAN, line));
	}
	CHECK(unit, wrong == 0);
	buf_clear(&content);
	rig_close(&rig);
}

static void check_real(struct unit *unit)
{
	struct rig rig = rig_open("fonts", STR("zh-Hans"));
	const struct face *const face = rig_face(&rig, ROLE_BODY, STR("一"));

	if (!is_skipped(face, STR("Noto Serif CJK SC"), "Noto Serif CJK SC")) {
		unit_case(unit, "Noto Serif CJK SC: widths");
		check_widths(unit, &rig, face);
		unit_case(unit, "Noto Serif CJK SC: blanks");
		check_blanks(unit, &rig, face);
	}
	rig_close(&rig);
}

static void check_regions(struct unit *unit)
{
	struct rig rig = rig_open("fonts", STR("zh-Hant-TW"));
	const struct face *const face = rig_face(&rig, ROLE_BODY, STR("一"));

	if (!is_skipped(face, STR("Noto Serif CJK TC"), "Noto Serif CJK TC")) {
		unit_case(unit, "Noto Serif CJK TC: marks in the middle");
		CHECK(unit, face_mark_blank(rig.fonts, face, 0x3002).left == 250);
		CHECK(unit, face_mark_blank(rig.fonts, face, 0x3002).right == 250);
		CHECK(unit, face_mark_blank(rig.fonts, face, 0xFF1F).right == 0);
		CHECK(unit, face_mark_blank(rig.fonts, face, 0x300C).left == 500);
	}
	rig_close(&rig);
}

int main(void)
{
	struct unit unit = {0};
	struct rig rig = rig_open("tests/fonts", STR("zh-Hans"));
	const struct face *const face = rig_face(&rig, ROLE_BODY, STR("一"));

	unit_case(&unit, "widths");
	check_widths(&unit, &rig, face);
	check_cache(&unit, &rig, face);
	check_clusters(&unit, &rig, face);
	unit_case(&unit, "blank sides by halt");
	check_blanks(&unit, &rig, face);
	check_ink(&unit, &rig);
	check_facts(&unit, &rig);
	check_lengths(&unit, &rig);
	rig_close(&rig);
	check_real(&unit);
	check_regions(&unit);
	check_equal(&unit, "fonts", ROLE_BODY, STR("zh-Hans"), STR("Noto Serif CJK SC"));
	check_equal(&unit, "fonts", ROLE_STRONG, STR("zh-Hans"), STR("Noto Sans CJK SC"));
	check_equal(&unit, "fonts", ROLE_KAI, STR("zh-Hans"), STR("LXGW WenKai"));
	check_equal(&unit, "fonts", ROLE_BODY, STR("ja"), STR("Noto Serif CJK JP"));
	check_equal(
		&unit, "fonts", ROLE_BODY, STR("zh-Hant-HK"), STR("Noto Serif CJK HK"));
	return unit_end(&unit);
}
