/* SPDX-License-Identifier: MIT */
#include "layout/math/lay.h"

/* Fractions (appendix G, rule 15) and radicals (rule 11). */

#define DISPLAY_FENCE 2390 /* of a binomial: delim1 and delim2 of Computer Modern */
#define TEXT_FENCE    1010
#define STRUT_HEIGHT  840 /* of \cfrac: 0.7 and 0.3 of 1.2 em */
#define STRUT_DEPTH   360

struct fraction {
	struct math_setter *setter;
	struct math_env env;
	const struct math_fraction *node;
	struct math_box *above, *below;
	scaled up, down, thickness;
};

static scaled choose(const struct fraction *fraction, enum math_constant display,
	enum math_constant text)
{
	return math_lay_constant(fraction->setter, &fraction->env,
		fraction->env.style == STYLE_DISPLAY ? display : text);
}

/* Both parts keep their distance from the bar. */
static void find_shifts(struct fraction *fraction)
{
	const scaled axis = math_lay_axis(fraction->setter, &fraction->env);
	const scaled half = fraction->thickness / 2;
	const scaled gap_above = choose(fraction, MATH_FRACTION_NUM_DISPLAY_STYLE_GAP_MIN,
		MATH_FRACTION_NUMERATOR_GAP_MIN);
	const scaled gap_below =
		choose(fraction, MATH_FRACTION_DENOM_DISPLAY_STYLE_GAP_MIN,
			MATH_FRACTION_DENOMINATOR_GAP_MIN);

	fraction->up = choose(fraction, MATH_FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP,
		MATH_FRACTION_NUMERATOR_SHIFT_UP);
	fraction->down =
		choose(fraction, MATH_FRACTION_DENOMINATOR_DISPLAY_STYLE_SHIFT_DOWN,
			MATH_FRACTION_DENOMINATOR_SHIFT_DOWN);
	fraction->up = scaled_max(
		fraction->up, axis + half + gap_above + fraction->above->depth);
	fraction->down = scaled_max(
		fraction->down, fraction->below->height + gap_below + half - axis);
}

/* Without a bar both parts give way alike. */
static void find_stack_shifts(struct fraction *fraction)
{
	const scaled gap =
		choose(fraction, MATH_STACK_DISPLAY_STYLE_GAP_MIN, MATH_STACK_GAP_MIN);

	fraction->up = choose(
		fraction, MATH_STACK_TOP_DISPLAY_STYLE_SHIFT_UP, MATH_STACK_TOP_SHIFT_UP);
	fraction->down = choose(fraction, MATH_STACK_BOTTOM_DISPLAY_STYLE_SHIFT_DOWN,
		MATH_STACK_BOTTOM_SHIFT_DOWN);
	const scaled lacking = gap - (fraction->up - fraction->above->depth) +
			       (fraction->below->height - fraction->down);

	if (lacking > 0) {
		fraction->up += lacking / 2;
		fraction->down += lacking - lacking / 2;
	}
}

static struct math_box *fraction_body(struct fraction *fraction)
{
	struct math_setter *const setter = fraction->setter;
	struct math_box *const list = math_box_new(&setter->boxes, MATH_BOX_LIST);
	struct math_box *const above = fraction->above, *const below = fraction->below;
	const scaled width = scaled_max(above->width, below->width);

	list->width = width;
	math_box_put(list, above, (width - above->width) / 2, -fraction->up);
	if (fraction->node->has_bar) {
		struct math_box *const bar = math_box_rule(
			&setter->boxes, width, fraction->thickness, fraction->env.colour);

		math_box_put(list, bar, 0,
			fraction->thickness / 2 - math_lay_axis(setter, &fraction->env));
	}
	math_box_put(list, below, (width - below->width) / 2, fraction->down);
	return list;
}

static void find_thickness(struct fraction *fraction)
{
	const struct math_length *const asked = &fraction->node->thickness;

	fraction->thickness =
		asked->value ? math_lay_length(fraction->setter, &fraction->env, *asked)
			     : math_lay_constant(fraction->setter, &fraction->env,
				       MATH_FRACTION_RULE_THICKNESS);
	fraction->thickness = scaled_max(fraction->thickness, 0);
}

static void lay_parts(struct fraction *fraction)
{
	struct math_setter *const setter = fraction->setter;
	const struct math_fraction *const node = fraction->node;
	const struct math_env *const env = &fraction->env;
	const struct math_env inner = env->style == STYLE_DISPLAY
					      ? math_env_style(setter, *env, STYLE_TEXT)
					      : math_env_sup(setter, *env);

	fraction->above = math_lay_clean(setter, inner, node->above);
	fraction->below = math_lay_clean(setter, math_env_cramped(inner), node->below);
	if (node->is_continued) {
		fraction->above->height = scaled_max(fraction->above->height,
			scaled_ratio(env->base, STRUT_HEIGHT, 1000));
		fraction->above->depth = scaled_max(fraction->above->depth,
			scaled_ratio(env->base, STRUT_DEPTH, 1000));
	}
	math_lay_mark(fraction->above, node->above, "(");
	math_lay_mark(fraction->below, node->below, node->has_bar ? "/(" : "\xC2\xA6(");
}

static struct math_box *fraction_fence(
	const struct fraction *fraction, uint32_t code_point)
{
	const struct math_env *const env = &fraction->env;
	const int32_t target = env->style == STYLE_DISPLAY ? DISPLAY_FENCE : TEXT_FENCE;

	return math_lay_fence(fraction->setter, *env, code_point,
		scaled_ratio(env->size, target, 1000));
}

struct math_box *math_lay_fraction(
	struct math_setter *setter, struct math_env env, const struct math_node *node)
{
	struct fraction fraction = {
		.setter = setter,
		.env = math_env_named(setter, env, node->fraction.style),
		.node = &node->fraction,
	};
	struct math_box *const list = math_box_new(&setter->boxes, MATH_BOX_LIST);

	lay_parts(&fraction);
	find_thickness(&fraction);
	if (node->fraction.has_bar)
		find_shifts(&fraction);
	else
		find_stack_shifts(&fraction);
	struct math_box *const boxes[] = {fraction_fence(&fraction, node->fraction.open),
		fraction_body(&fraction),
		fraction_fence(&fraction, node->fraction.close)};

	if (node->fraction.is_continued) /* nothing stands between it and what it is in */
		boxes[2]->width = 0;
	for (size_t i = 0; i < 3; i++) {
		math_box_put(list, boxes[i], list->width, 0);
		list->width += boxes[i]->width;
	}
	list->accent = list->width / 2;
	return list;
}

/* --- radicals --- */

/* The degree stands at the left, its foot on a part of the sign's height. */
static scaled put_degree(struct math_setter *setter, const struct math_env *env,
	struct math_box *list, const struct math_node *degree,
	const struct math_box *sign)
{
	const struct math_env inner = math_env_style(setter, *env, STYLE_SCRIPT_SCRIPT);
	struct math_box *const box = math_lay_clean(setter, inner, degree);
	const int32_t percent = math_constant(
		setter->fonts, setter->face, MATH_RADICAL_DEGREE_BOTTOM_RAISE_PERCENT);
	const scaled rise =
		scaled_ratio(sign->height + sign->depth, percent, 100) - sign->depth;
	const scaled before =
		math_lay_constant(setter, env, MATH_RADICAL_KERN_BEFORE_DEGREE);
	const scaled after =
		math_lay_constant(setter, env, MATH_RADICAL_KERN_AFTER_DEGREE);

	math_box_put(list, box, before, -rise - box->depth);
	return scaled_max(before + box->width + after, 0);
}

struct math_box *math_lay_radical(
	struct math_setter *setter, struct math_env env, const struct math_node *node)
{
	struct math_box *const list = math_box_new(&setter->boxes, MATH_BOX_LIST);
	struct math_box *const body =
		math_lay_clean(setter, math_env_cramped(env), node->radical.body);
	const scaled rule = math_lay_constant(setter, &env, MATH_RADICAL_RULE_THICKNESS);
	const scaled extra = math_lay_constant(setter, &env, MATH_RADICAL_EXTRA_ASCENDER);
	scaled gap = math_lay_constant(setter, &env,
		env.style == STYLE_DISPLAY ? MATH_RADICAL_DISPLAY_STYLE_VERTICAL_GAP
					   : MATH_RADICAL_VERTICAL_GAP);
	const scaled inside = body->height + body->depth;
	struct math_box *const sign =
		math_lay_stretched(setter, env, 0x221A, true, inside + gap + rule);
	const scaled surplus = sign->height + sign->depth - rule - inside - gap;

	/* What the sign is too tall is shared between above and below. */
	if (surplus > 0)
		gap += surplus / 2;
	const scaled top = body->height + gap + rule;
	const scaled shift = sign->height - top; /* of the sign's baseline, downward */
	scaled x = 0;

	sign->height -= shift;
	sign->depth += shift;
	if (node->radical.degree)
		x = put_degree(setter, &env, list, node->radical.degree, sign);
	sign->height += shift;
	sign->depth -= shift;
	math_box_put(list, sign, x, shift);
	x += sign->width;
	math_box_put(list, math_box_rule(&setter->boxes, body->width, rule, env.colour),
		x, -(top - rule));
	math_lay_mark(body, node->radical.body, "(");
	math_box_put(list, body, x, 0);
	list->width = x + body->width;
	list->height = scaled_max(list->height, top + extra);
	list->accent = list->width / 2;
	return list;
}
