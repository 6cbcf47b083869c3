/* SPDX-License-Identifier: MIT */
#include "text/math.h"

#include "unit/unit.h"

/* Figures of STIX Two Math, which the project brings along. */

struct rig {
	struct diag diag;
	struct fonts *fonts;
};

static struct rig rig_open(const char *const *families)
{
	struct rig rig;
	const struct text_setup setup = {STR("zh-Hans"), "fonts", families};

	diag_init(&rig.diag);
	rig.fonts = fonts_new(&setup, &rig.diag);
	return rig;
}

static void rig_close(struct rig *rig)
{
	fonts_free(rig->fonts);
	diag_clear(&rig->diag);
}

static const struct math_run *shape(
	struct rig *rig, enum math_level level, unsigned flags, const char *text)
{
	return math_shape(rig->fonts, (struct math_look){level, flags}, str_from(text));
}

static uint32_t glyph_of(struct rig *rig, const char *text)
{
	return shape(rig, MATH_LEVEL_TEXT, 0, text)->glyphs[0].glyph;
}

static int32_t constant(struct rig *rig, enum math_constant which)
{
	return math_constant(rig->fonts, math_face(rig->fonts), which);
}

static void check_constants(struct unit *unit, struct rig *rig)
{
	unit_case(unit, "constants are the font's");
	CHECK_STR(unit, face_facts(math_face(rig->fonts))->family, STR("STIX Two Math"));
	CHECK(unit, constant(rig, MATH_SCRIPT_PERCENT_SCALE_DOWN) == 70);
	CHECK(unit, constant(rig, MATH_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN) == 55);
	CHECK(unit, constant(rig, MATH_AXIS_HEIGHT) == 258);
	CHECK(unit, constant(rig, MATH_SUBSCRIPT_SHIFT_DOWN) == 210);
	CHECK(unit, constant(rig, MATH_FRACTION_RULE_THICKNESS) == 68);
	CHECK(unit, constant(rig, MATH_FRACTION_NUM_DISPLAY_STYLE_GAP_MIN) == 150);
	CHECK(unit, constant(rig, MATH_RADICAL_DISPLAY_STYLE_VERTICAL_GAP) == 170);
	CHECK(unit, constant(rig, MATH_RADICAL_KERN_AFTER_DEGREE) == -335);
	CHECK(unit, constant(rig, MATH_RADICAL_DEGREE_BOTTOM_RAISE_PERCENT) == 55);
}

static void check_glyphs(struct unit *unit, struct rig *rig)
{
	const struct face *const face = math_face(rig->fonts);
	const struct math_glyph *const f =
		math_glyph_facts(rig->fonts, face, glyph_of(rig, "𝑓"));

	unit_case(unit, "a letter has ink, lean and an accent's place");
	CHECK(unit, f->advance == 577 && f->italic == 20 && f->accent == 470);
	CHECK(unit, f->top == 711 && f->bottom == -225);
	CHECK(unit, f == math_glyph_facts(rig->fonts, face, glyph_of(rig, "𝑓")));
	unit_case(unit, "a glyph that no font has is the first one");
	CHECK(unit, math_glyph_facts(rig->fonts, face, 0xFFFFFF) ==
			    math_glyph_facts(rig->fonts, face, 0));
	unit_case(unit, "MathKern has steps");
	CHECK(unit, math_kern(face, glyph_of(rig, "𝑉"), MATH_BOTTOM_RIGHT, 0) == -222);
	CHECK(unit, math_kern(face, glyph_of(rig, "𝑉"), MATH_BOTTOM_RIGHT, 200) == -118);
	CHECK(unit, math_kern(face, glyph_of(rig, "𝑥"), MATH_TOP_RIGHT, 200) == 0);
}

static void check_sizes(struct unit *unit, struct rig *rig)
{
	const struct face *const face = math_face(rig->fonts);
	const struct math_stretch *const open =
		math_stretch(rig->fonts, face, glyph_of(rig, "("), true);
	const struct math_stretch *const sum =
		math_stretch(rig->fonts, face, glyph_of(rig, "∑"), true);
	const struct math_stretch *const x =
		math_stretch(rig->fonts, face, glyph_of(rig, "𝑥"), true);

	unit_case(unit, "a parenthesis has sizes and parts");
	CHECK(unit, open->size_count == 13 && open->part_count == 3);
	CHECK(unit, open->sizes[0].advance == 933 && open->sizes[1].advance == 1187);
	CHECK(unit, open->parts[1].is_extender && !open->parts[0].is_extender);
	CHECK(unit, open->min_overlap == 100);
	CHECK(unit, open == math_stretch(rig->fonts, face, glyph_of(rig, "("), true));
	unit_case(unit, "an operator has sizes, a letter its own alone");
	CHECK(unit, sum->size_count == 2 && sum->part_count == 0);
	CHECK(unit, x->size_count == 1 && x->sizes[0].glyph == glyph_of(rig, "𝑥"));
}

static void check_shaping(struct unit *unit, struct rig *rig)
{
	const struct math_run *const text = shape(rig, MATH_LEVEL_TEXT, 0, "′");
	const struct math_run *const script = shape(rig, MATH_LEVEL_SCRIPT, 0, "′");
	const struct math_run *const mixed = shape(rig, MATH_LEVEL_TEXT, 0, "𝑥中");

	unit_case(unit, "small sizes have glyphs of their own");
	CHECK(unit, text->glyphs[0].glyph != script->glyphs[0].glyph);
	CHECK(unit, script == shape(rig, MATH_LEVEL_SCRIPT, 0, "′"));
	CHECK(unit, shape(rig, MATH_LEVEL_TEXT, MATH_DOTLESS, "𝑖")->glyphs[0].glyph !=
			    glyph_of(rig, "𝑖"));
	CHECK(unit, shape(rig, MATH_LEVEL_TEXT, MATH_FLAT, "\xCC\x82")->glyphs[0].glyph !=
			    glyph_of(rig, "\xCC\x82"));
	unit_case(unit, "a run is of one face");
	CHECK(unit, mixed->length == 4 && mixed->face == math_face(rig->fonts));
	CHECK(unit, shape(rig, MATH_LEVEL_TEXT, 0, "sin")->count == 3);
	unit_case(unit, "ink is around all glyphs");
	CHECK(unit, mixed->top == 479 && mixed->bottom == -10);
	CHECK(unit, shape(rig, MATH_LEVEL_TEXT, 0, "𝑥𝑓")->top == 711);
}

/* A face without a MATH table gets constants that look right. */
static void check_plain_face(struct unit *unit)
{
	static const char *const families[ROLE_COUNT] = {[ROLE_MATH] = "serif-italic"};
	struct rig rig = rig_open(families);
	const struct face *const face = shape(&rig, MATH_LEVEL_TEXT, 0, "x")->face;
	const int32_t em = (int32_t)face_facts(face)->units_per_em;
	const struct math_stretch *const stretch = math_stretch(rig.fonts, face,
		shape(&rig, MATH_LEVEL_TEXT, 0, "(")->glyphs[0].glyph, true);

	unit_case(unit, "a face without mathematics gets on");
	CHECK_STR(unit, face_facts(face)->family, STR("Tiku Serif"));
	CHECK(unit, math_constant(rig.fonts, face, MATH_SCRIPT_PERCENT_SCALE_DOWN) == 70);
	CHECK(unit, math_constant(rig.fonts, face, MATH_AXIS_HEIGHT) ==
			    face_facts(face)->x_height / 2);
	CHECK(unit, math_constant(rig.fonts, face, MATH_FRACTION_RULE_THICKNESS) ==
			    68 * em / 1000);
	CHECK(unit, stretch->size_count == 1 && stretch->sizes[0].advance > 0);
	CHECK(unit, math_kern(face, 1, MATH_TOP_RIGHT, 0) == 0);
	rig_close(&rig);
}

int main(void)
{
	struct unit unit = {0};
	struct rig rig = rig_open(NULL);

	check_constants(&unit, &rig);
	check_glyphs(&unit, &rig);
	check_sizes(&unit, &rig);
	check_shaping(&unit, &rig);
	rig_close(&rig);
	check_plain_face(&unit);
	return unit_end(&unit);
}
