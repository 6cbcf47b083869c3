/* SPDX-License-Identifier: MIT */
#include "layout/math/lay.h"

#include "base/utf8.h"

/* Marks, bars, braces and arrows over and under a base (appendix G, rules 9, 10, 12),
 * and arrows as long as what stands on them. */

#define DIAGRAM_ARROW 5 /* half ems, at least */
#define FULL_STRETCH  9 / 10
#define EQUALS_HALF   112 /* thousandths of an em between a rule and the axis */
#define ARROW_PADDING 14  /* mu of script size, beside what stands on an arrow */
#define ARROW_LEAST   8   /* as much will do where the arrow need not be lengthened */
#define ARROW_HEAD    3   /* of them, so many more at the side of its head */

static struct str text_of(struct math_setter *setter, uint32_t code_point)
{
	char bytes[4];

	return arena_copy_str(
		&setter->boxes, (struct str){bytes, utf8_encode(bytes, code_point)});
}

/* --- bars --- */

static struct math_box *lay_bar(struct math_setter *setter, const struct math_env *env,
	struct math_box *base, bool is_under)
{
	struct math_box *const list = math_box_new(&setter->boxes, MATH_BOX_LIST);
	const scaled gap = math_lay_constant(setter, env,
		is_under ? MATH_UNDERBAR_VERTICAL_GAP : MATH_OVERBAR_VERTICAL_GAP);
	const scaled thickness = math_lay_constant(setter, env,
		is_under ? MATH_UNDERBAR_RULE_THICKNESS : MATH_OVERBAR_RULE_THICKNESS);
	const scaled extra = math_lay_constant(setter, env,
		is_under ? MATH_UNDERBAR_EXTRA_DESCENDER : MATH_OVERBAR_EXTRA_ASCENDER);
	const scaled width = base->width + base->italic;
	struct math_box *const rule =
		math_box_rule(&setter->boxes, width, thickness, env->colour);

	math_box_put(list, base, 0, 0);
	math_box_put(list, rule, 0,
		is_under ? base->depth + gap + thickness : -(base->height + gap));
	list->width = width;
	list->accent = width / 2;
	if (is_under)
		list->depth += extra;
	else
		list->height += extra;
	return list;
}

/* --- marks --- */

/* The widest size that is not wider than the base. */
static uint32_t mark_glyph(struct math_setter *setter, const struct math_box *mark,
	enum math_accent_form form, scaled width)
{
	const uint32_t glyph = mark->glyphs[0].glyph;

	if (form != MATH_ACCENT_WIDE)
		return glyph;
	const struct math_stretch *const stretch =
		math_stretch(setter->fonts, mark->face, glyph, false);
	size_t i = 0;

	while (i + 1 < stretch->size_count &&
		face_length(mark->face, stretch->sizes[i + 1].advance, mark->size) <=
			width)
		i++;
	return stretch->sizes[i].glyph;
}

/* The mark as one glyph without an advance: MATH says where its middle is. */
static struct math_box *lay_mark(struct math_setter *setter, struct math_env env,
	const struct math_accent *accent, const struct math_box *base)
{
	const bool is_tall = !accent->is_under && accent->form == MATH_ACCENT_FIXED &&
			     base->height > math_lay_constant(setter, &env,
						    MATH_FLATTENED_ACCENT_BASE_HEIGHT);
	struct math_box *const mark = math_lay_symbol(
		setter, env, is_tall ? MATH_FLAT : 0, text_of(setter, accent->mark));

	if (mark->kind != MATH_BOX_GLYPHS || mark->glyph_count != 1)
		return mark;
	struct shaped_glyph *const glyph =
		ARENA_NEW(&setter->boxes, struct shaped_glyph, 1);

	glyph->glyph = mark_glyph(setter, mark, accent->form, base->width + base->italic);
	const struct math_glyph *const facts =
		math_glyph_facts(setter->fonts, mark->face, glyph->glyph);

	mark->glyphs = glyph;
	mark->width = 0;
	mark->italic = 0;
	mark->height = face_length(mark->face, facts->top, env.size);
	mark->depth = face_length(mark->face, -facts->bottom, env.size);
	mark->accent = face_length(mark->face, facts->accent, env.size);
	return mark;
}

/* Where the mark's baseline is, upward from the base's. */
static scaled mark_rise(const struct math_setter *setter, const struct math_env *env,
	const struct math_box *base, const struct math_box *mark, bool is_under)
{
	const scaled height = base->height;

	if (!is_under)
		return height - scaled_min(height, math_lay_constant(setter, env,
							   MATH_ACCENT_BASE_HEIGHT));
	/* Marks made to stand below hang from the baseline; others are brought there. */
	const scaled gap =
		math_lay_constant(setter, env, MATH_STRETCH_STACK_GAP_BELOW_MIN);
	const scaled hang = mark->height < 0 ? 0 : mark->height + gap;

	return -base->depth - hang;
}

struct math_box *math_lay_accent_over(struct math_setter *setter, struct math_env env,
	const struct math_node *node, struct math_box *base)
{
	const struct math_accent *const accent = &node->accent;
	struct math_box *const list = math_box_new(&setter->boxes, MATH_BOX_LIST);
	struct math_box *const mark = lay_mark(setter, env, accent, base);
	const scaled middle = base->is_symbol && !accent->is_under
				      ? base->accent
				      : (base->width + base->italic) / 2;

	math_box_put(list, base, 0, 0);
	math_box_put(list, mark, middle - mark->accent,
		-mark_rise(setter, &env, base, mark, accent->is_under));
	list->width = base->width;
	list->italic = base->italic;
	list->accent = middle;
	return list;
}

/* --- braces and arrows --- */

/* Signs that are drawn high above the baseline stand as marks do; others get a gap. */
static scaled stretch_rise(const struct math_setter *setter, const struct math_env *env,
	const struct math_box *base, const struct math_box *sign, bool is_under)
{
	const scaled least = math_lay_constant(setter, env, MATH_ACCENT_BASE_HEIGHT);
	const scaled gap_above =
		math_lay_constant(setter, env, MATH_STRETCH_STACK_GAP_ABOVE_MIN);
	const scaled gap_below =
		math_lay_constant(setter, env, MATH_STRETCH_STACK_GAP_BELOW_MIN);

	if (is_under)
		return sign->height < 0 ? -base->depth
					: -base->depth - gap_below - sign->height;
	if (-sign->depth > least)
		return base->height - scaled_min(base->height, least);
	return base->height + gap_above + sign->depth;
}

static struct math_box *lay_stretch(struct math_setter *setter, struct math_env env,
	const struct math_accent *accent, struct math_box *base)
{
	struct math_box *const list = math_box_new(&setter->boxes, MATH_BOX_LIST);
	const scaled own = base->width + base->italic;
	struct math_box *sign =
		math_lay_stretched(setter, env, accent->mark, false, own * FULL_STRETCH);

	/* a glyph nearly as wide rather than one that is wider than the base */
	if (sign->width < own && sign->glyph_count != 1)
		sign = math_lay_stretched(setter, env, accent->mark, false, own);
	const scaled width = scaled_max(own, sign->width);

	math_box_put(list, base, (width - own) / 2, 0);
	math_box_put(list, sign, (width - sign->width) / 2,
		-stretch_rise(setter, &env, base, sign, accent->is_under));
	list->width = width;
	list->accent = width / 2;
	return list;
}

/* i and j lose their dots under a mark. */
static struct math_box *lay_base(
	struct math_setter *setter, struct math_env env, const struct math_accent *accent)
{
	const struct math_node *const core = math_lay_core(accent->base);
	const bool is_mark =
		accent->form == MATH_ACCENT_FIXED || accent->form == MATH_ACCENT_WIDE;

	if (is_mark && !accent->is_under && core->kind == MATH_ATOM &&
		(core->atom.letter == 'i' || core->atom.letter == 'j'))
		return math_lay_symbol(setter, env, MATH_DOTLESS, core->atom.text);
	return math_lay_node(setter, env, accent->base);
}

struct math_box *math_lay_accent(
	struct math_setter *setter, struct math_env env, const struct math_node *node)
{
	const struct math_accent *const accent = &node->accent;
	const struct math_env inner = accent->is_under ? env : math_env_cramped(env);
	struct math_box *const base = lay_base(setter, inner, accent);

	switch (accent->form) {
	case MATH_ACCENT_FIXED:
	case MATH_ACCENT_WIDE: return math_lay_accent_over(setter, env, node, base);
	case MATH_ACCENT_BAR: return lay_bar(setter, &env, base, accent->is_under);
	case MATH_ACCENT_STRETCH: return lay_stretch(setter, env, accent, base);
	}
	return base;
}

/* --- arrows with text --- */

static scaled label_width(const struct math_box *label)
{
	return label ? label->width : 0;
}

static struct math_box *lay_label(struct math_setter *setter, struct math_env env,
	const struct math_node *node, const char *mark)
{
	if (!node)
		return NULL;
	struct math_box *const label = math_lay_clean(setter, env, node);

	math_lay_mark(label, node, mark);
	return label;
}

/* In a diagram: labels at both sides of an upright arrow. */
static struct math_box *lay_upright_arrow(struct math_setter *setter, struct math_env env,
	const struct math_arrow *arrow, const struct math_limit_boxes *labels)
{
	struct math_box *const list = math_box_new(&setter->boxes, MATH_BOX_LIST);
	struct math_box *const sign =
		math_lay_fence(setter, env, arrow->code_point, env.base * 3 / 2);
	const scaled side =
		scaled_max(label_width(labels->over), label_width(labels->under));
	const scaled axis = math_lay_axis(setter, &env);

	if (labels->over)
		math_box_put(list, labels->over, side - labels->over->width,
			(labels->over->height - labels->over->depth) / 2 - axis);
	math_box_put(list, sign, side, 0);
	if (labels->under)
		math_box_put(list, labels->under, side + sign->width,
			(labels->under->height - labels->under->depth) / 2 - axis);
	list->width = 2 * side + sign->width;
	return list;
}

static bool points_right(uint32_t code_point)
{
	return code_point == 0x2192 || code_point == 0x21D2 || code_point == 0x21A6 ||
	       code_point == 0x21A0 || code_point == 0x21C0 || code_point == 0x21C1;
}

static bool points_left(uint32_t code_point)
{
	return code_point == 0x2190 || code_point == 0x21D0 || code_point == 0x219E ||
	       code_point == 0x21BC || code_point == 0x21BD;
}

/* The label in the middle of the arrow's shaft rather than of the whole arrow. */
static struct math_box *off_the_head(struct math_setter *setter, struct math_box *label,
	uint32_t arrow, scaled script_size)
{
	const scaled head = scaled_ratio(script_size, ARROW_HEAD, 18);

	if (!label || (!points_right(arrow) && !points_left(arrow)))
		return label;
	struct math_box *const list = math_box_new(&setter->boxes, MATH_BOX_LIST);

	list->width = label->width + head;
	math_box_put(list, label, points_left(arrow) ? head : 0, 0);
	return list;
}

/* No font has a longer equals sign: the two rules of its own, drawn. */
static struct math_box *lay_equals(
	struct math_setter *setter, const struct math_env *env, scaled width)
{
	struct math_box *const list = math_box_new(&setter->boxes, MATH_BOX_LIST);
	const scaled rule = math_lay_constant(setter, env, MATH_FRACTION_RULE_THICKNESS);
	const scaled axis = math_lay_axis(setter, env);
	const scaled half = scaled_ratio(env->size, EQUALS_HALF, 1000);

	math_box_put(list, math_box_rule(&setter->boxes, width, rule, env->colour), 0,
		-(axis + half - rule / 2));
	math_box_put(list, math_box_rule(&setter->boxes, width, rule, env->colour), 0,
		-(axis - half - rule / 2));
	list->before = STR("=");
	list->width = width;
	list->accent = width / 2;
	return list;
}

static struct math_box *lay_shaft(struct math_setter *setter, struct math_env env,
	uint32_t code_point, scaled label)
{
	const scaled script = math_env_sup(setter, env).size;
	const scaled diagram = env.is_diagram ? DIAGRAM_ARROW * env.base / 2 : 0;
	const scaled least = label + scaled_ratio(script, ARROW_LEAST, 18);
	const scaled usual = label + scaled_ratio(script, ARROW_PADDING, 18);
	struct math_box *const sign = math_lay_stretched(
		setter, env, code_point, false, scaled_max(least, diagram));

	if (sign->kind == MATH_BOX_GLYPHS && sign->glyph_count == 1 &&
		sign->width >= least)
		return sign;
	if (code_point == '=' && sign->width < usual)
		return lay_equals(setter, &env, scaled_max(usual, diagram));
	return math_lay_stretched(
		setter, env, code_point, false, scaled_max(usual, diagram));
}

struct math_box *math_lay_arrow(
	struct math_setter *setter, struct math_env env, const struct math_node *node)
{
	const struct math_arrow *const arrow = &node->arrow;
	const struct math_env inner = math_env_sup(setter, env);
	const struct math_limit_boxes labels = {
		lay_label(setter, inner, arrow->over, "^("),
		lay_label(setter, math_env_cramped(inner), arrow->under, "_("),
	};
	if (arrow->is_vertical)
		return lay_upright_arrow(setter, env, arrow, &labels);
	struct math_box *const sign = lay_shaft(setter, env, arrow->code_point,
		scaled_max(label_width(labels.over), label_width(labels.under)));

	sign->depth = scaled_max(sign->depth, 0);
	return math_lay_limits(setter, env, sign,
		&(struct math_limit_boxes){
			off_the_head(setter, labels.over, arrow->code_point, inner.size),
			off_the_head(
				setter, labels.under, arrow->code_point, inner.size)});
}
