/* SPDX-License-Identifier: MIT */
#ifndef TEXT_MATH_H
#define TEXT_MATH_H

#include "text/text.h"

/* What a face knows about mathematics (OpenType MATH). All numbers are font units, y
 * upward. Every answer is looked up once for a face and then remembered by fonts, with
 * which it lives. A face without a MATH table gets constants made from its em. */

/* MathConstants, in the order of the table; the first two are percents. */
enum math_constant {
	MATH_SCRIPT_PERCENT_SCALE_DOWN,
	MATH_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN,
	MATH_DELIMITED_SUB_FORMULA_MIN_HEIGHT,
	MATH_DISPLAY_OPERATOR_MIN_HEIGHT,
	MATH_LEADING,
	MATH_AXIS_HEIGHT,
	MATH_ACCENT_BASE_HEIGHT,
	MATH_FLATTENED_ACCENT_BASE_HEIGHT,
	MATH_SUBSCRIPT_SHIFT_DOWN,
	MATH_SUBSCRIPT_TOP_MAX,
	MATH_SUBSCRIPT_BASELINE_DROP_MIN,
	MATH_SUPERSCRIPT_SHIFT_UP,
	MATH_SUPERSCRIPT_SHIFT_UP_CRAMPED,
	MATH_SUPERSCRIPT_BOTTOM_MIN,
	MATH_SUPERSCRIPT_BASELINE_DROP_MAX,
	MATH_SUB_SUPERSCRIPT_GAP_MIN,
	MATH_SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT,
	MATH_SPACE_AFTER_SCRIPT,
	MATH_UPPER_LIMIT_GAP_MIN,
	MATH_UPPER_LIMIT_BASELINE_RISE_MIN,
	MATH_LOWER_LIMIT_GAP_MIN,
	MATH_LOWER_LIMIT_BASELINE_DROP_MIN,
	MATH_STACK_TOP_SHIFT_UP,
	MATH_STACK_TOP_DISPLAY_STYLE_SHIFT_UP,
	MATH_STACK_BOTTOM_SHIFT_DOWN,
	MATH_STACK_BOTTOM_DISPLAY_STYLE_SHIFT_DOWN,
	MATH_STACK_GAP_MIN,
	MATH_STACK_DISPLAY_STYLE_GAP_MIN,
	MATH_STRETCH_STACK_TOP_SHIFT_UP,
	MATH_STRETCH_STACK_BOTTOM_SHIFT_DOWN,
	MATH_STRETCH_STACK_GAP_ABOVE_MIN,
	MATH_STRETCH_STACK_GAP_BELOW_MIN,
	MATH_FRACTION_NUMERATOR_SHIFT_UP,
	MATH_FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP,
	MATH_FRACTION_DENOMINATOR_SHIFT_DOWN,
	MATH_FRACTION_DENOMINATOR_DISPLAY_STYLE_SHIFT_DOWN,
	MATH_FRACTION_NUMERATOR_GAP_MIN,
	MATH_FRACTION_NUM_DISPLAY_STYLE_GAP_MIN,
	MATH_FRACTION_RULE_THICKNESS,
	MATH_FRACTION_DENOMINATOR_GAP_MIN,
	MATH_FRACTION_DENOM_DISPLAY_STYLE_GAP_MIN,
	MATH_SKEWED_FRACTION_HORIZONTAL_GAP,
	MATH_SKEWED_FRACTION_VERTICAL_GAP,
	MATH_OVERBAR_VERTICAL_GAP,
	MATH_OVERBAR_RULE_THICKNESS,
	MATH_OVERBAR_EXTRA_ASCENDER,
	MATH_UNDERBAR_VERTICAL_GAP,
	MATH_UNDERBAR_RULE_THICKNESS,
	MATH_UNDERBAR_EXTRA_DESCENDER,
	MATH_RADICAL_VERTICAL_GAP,
	MATH_RADICAL_DISPLAY_STYLE_VERTICAL_GAP,
	MATH_RADICAL_RULE_THICKNESS,
	MATH_RADICAL_EXTRA_ASCENDER,
	MATH_RADICAL_KERN_BEFORE_DEGREE,
	MATH_RADICAL_KERN_AFTER_DEGREE,
	MATH_RADICAL_DEGREE_BOTTOM_RAISE_PERCENT,
	MATH_CONSTANT_COUNT
};

/* The face of ROLE_MATH that sets letters: its constants rule a formula. */
const struct face *math_face(struct fonts *fonts);
int32_t math_constant(
	struct fonts *fonts, const struct face *face, enum math_constant constant);

enum math_level { MATH_LEVEL_TEXT, MATH_LEVEL_SCRIPT, MATH_LEVEL_SCRIPT_SCRIPT };

enum math_form_flags {
	MATH_DOTLESS = 1, /* i, j under an accent */
	MATH_FLAT = 2,    /* an accent over a capital */
};

/* How the glyphs of a text are asked for. */
struct math_look {
	enum math_level level; /* glyphs drawn for small sizes (ssty) */
	unsigned flags;
};

/* As much of a text as one face shows. */
struct math_run {
	const struct face *face;
	const struct shaped_glyph *glyphs;
	size_t count;
	size_t length; /* bytes of the text */
	int32_t advance;
	int32_t left, right, top, bottom; /* of the ink */
	bool is_missing;
};

/* The run that begins the text, which is not empty; shaped once and remembered. */
const struct math_run *math_shape(
	struct fonts *fonts, struct math_look look, struct str text);

struct math_glyph {
	int32_t advance;
	int32_t left, right, top, bottom; /* of the ink; left = right: none */
	int32_t italic;                   /* what the glyph leans beyond its advance */
	int32_t accent; /* where an accent's middle stands, from the left */
	bool is_known;  /* inside text/ */
};
const struct math_glyph *math_glyph_facts(
	struct fonts *fonts, const struct face *face, uint32_t glyph);

struct math_size {
	uint32_t glyph;
	int32_t advance; /* along the direction in which it grows */
};

/* One piece of an assembly, from the left or the bottom. */
struct math_part {
	uint32_t glyph;
	int32_t start, end; /* lengths of the connectors */
	int32_t advance;
	bool is_extender; /* may be repeated or left out */
};

struct math_stretch {
	const struct math_size *sizes; /* growing; the first is the glyph itself */
	size_t size_count;
	const struct math_part *parts;
	size_t part_count;   /* 0: no assembly */
	int32_t min_overlap; /* of two connectors */
	int32_t italic;      /* of the assembly */
};
const struct math_stretch *math_stretch(
	struct fonts *fonts, const struct face *face, uint32_t glyph, bool is_vertical);

enum math_corner {
	MATH_TOP_RIGHT,
	MATH_TOP_LEFT,
	MATH_BOTTOM_RIGHT,
	MATH_BOTTOM_LEFT,
};

/* MathKernInfo: what a script at this height above the glyph's baseline is moved by. */
int32_t math_kern(
	const struct face *face, uint32_t glyph, enum math_corner corner, int32_t height);

#endif
