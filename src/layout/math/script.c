/* SPDX-License-Identifier: MIT */
#include "layout/math/lay.h"

/* Scripts at the side of a base (appendix G, rule 18) or in lines above and below it
 * (rule 13a).
 *
 *	      b            sup: up by at least SUPERSCRIPT_SHIFT_UP, moved by the base's
 *	    A       and    italic and what MathKern says of the two glyphs
 *	      c            sub: down, moved by MathKern alone
 */

/* So much of a script's edge, in thousandths of an em, may come closer than MathKern
 * says: steps of the table lie just where capitals end, and V_T would fall apart. */
#define KERN_SLIVER 50

struct scripts {
	struct math_setter *setter;
	struct math_env env;
	struct math_box *base, *sup, *sub;
	scaled up, down;
};

static scaled of(const struct scripts *scripts, enum math_constant constant)
{
	return math_lay_constant(scripts->setter, &scripts->env, constant);
}

/* --- MathKern --- */

/* The glyph box at an edge of a box, as long as it stands on the baseline. */
static const struct math_box *edge_glyph(const struct math_box *box, bool at_end)
{
	while (box && box->kind == MATH_BOX_LIST && box->y == 0) {
		if (at_end ? box->last == NULL : box->first == NULL)
			return NULL;
		box = at_end ? box->last : box->first;
		if (box->y != 0)
			return NULL;
	}
	return box && box->kind == MATH_BOX_GLYPHS && box->glyph_count > 0 ? box : NULL;
}

static int32_t units(const struct math_box *box, scaled length)
{
	const int64_t em = face_facts(box->face)->units_per_em;

	return (int32_t)((int64_t)length * em / scaled_max(box->size, 1));
}

/* What the corner of a glyph box gives way at a height above its own baseline. */
static scaled corner_kern(
	const struct math_box *box, enum math_corner corner, scaled height)
{
	const bool at_end = corner == MATH_TOP_RIGHT || corner == MATH_BOTTOM_RIGHT;
	const size_t i = at_end ? box->glyph_count - 1 : 0;

	return face_length(box->face,
		math_kern(box->face, box->glyphs[i].glyph, corner, units(box, height)),
		box->size);
}

static scaled kern_at(const struct math_box *base, const struct math_box *script,
	enum math_corner corner, scaled height, scaled shift)
{
	const enum math_corner facing =
		corner == MATH_TOP_RIGHT ? MATH_BOTTOM_LEFT : MATH_TOP_LEFT;

	return corner_kern(base, corner, height) +
	       corner_kern(script, facing, height - shift);
}

/* At both heights where the two come near each other; neither may be too near. */
static scaled script_kern(const struct scripts *scripts, const struct math_box *script,
	bool is_sup, scaled shift)
{
	const struct math_box *const base = edge_glyph(scripts->base, true);
	const struct math_box *const glyph = edge_glyph(script, false);
	const enum math_corner corner = is_sup ? MATH_TOP_RIGHT : MATH_BOTTOM_RIGHT;

	if (!base || !glyph || !scripts->base->is_symbol)
		return 0;
	const scaled sliver = scaled_ratio(scripts->env.size, KERN_SLIVER, 1000);
	const scaled near =
		is_sup ? shift - glyph->depth + sliver : shift + glyph->height - sliver;
	const scaled far = is_sup ? base->height : -base->depth;

	return scaled_max(kern_at(base, glyph, corner, near, shift),
		kern_at(base, glyph, corner, far, shift));
}

/* --- heights --- */

/* Rule 18a takes drops from the script's font. */
static scaled drop(const struct scripts *scripts, enum math_constant constant)
{
	const struct math_env script = math_env_sup(scripts->setter, scripts->env);

	return math_lay_constant(scripts->setter, &script, constant);
}

static void find_up(struct scripts *scripts)
{
	const struct math_box *const base = scripts->base;

	scripts->up =
		of(scripts, scripts->env.is_cramped ? MATH_SUPERSCRIPT_SHIFT_UP_CRAMPED
						    : MATH_SUPERSCRIPT_SHIFT_UP);
	if (!base->is_symbol)
		scripts->up = scaled_max(scripts->up,
			base->height - drop(scripts, MATH_SUPERSCRIPT_BASELINE_DROP_MAX));
	scripts->up = scaled_max(scripts->up,
		scripts->sup->depth + of(scripts, MATH_SUPERSCRIPT_BOTTOM_MIN));
}

static void find_down(struct scripts *scripts)
{
	const struct math_box *const base = scripts->base;

	scripts->down = of(scripts, MATH_SUBSCRIPT_SHIFT_DOWN);
	if (!base->is_symbol)
		scripts->down = scaled_max(scripts->down,
			base->depth + drop(scripts, MATH_SUBSCRIPT_BASELINE_DROP_MIN));
	if (!scripts->sup)
		scripts->down = scaled_max(scripts->down,
			scripts->sub->height - of(scripts, MATH_SUBSCRIPT_TOP_MAX));
}

/* Two scripts too near: the lower goes down, then both go up to the upper's limit. */
static void part_scripts(struct scripts *scripts)
{
	const scaled gap = scripts->up - scripts->sup->depth -
			   (scripts->sub->height - scripts->down);
	const scaled lacking = of(scripts, MATH_SUB_SUPERSCRIPT_GAP_MIN) - gap;

	if (lacking <= 0)
		return;
	scripts->down += lacking;
	const scaled rise = of(scripts, MATH_SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT) -
			    (scripts->up - scripts->sup->depth);

	if (rise > 0) {
		scripts->up += rise;
		scripts->down -= rise;
	}
}

/* --- side scripts --- */

static scaled put_script(struct scripts *scripts, struct math_box *list,
	struct math_box *script, bool is_sup)
{
	const scaled shift = is_sup ? scripts->up : -scripts->down;
	const scaled x = scripts->base->width + (is_sup ? scripts->base->italic : 0) +
			 script_kern(scripts, script, is_sup, shift);

	math_box_put(list, script, x, -shift);
	return x + script->width + of(scripts, MATH_SPACE_AFTER_SCRIPT);
}

static struct math_box *side_scripts(struct scripts *scripts, struct math_box *whole)
{
	struct math_box *const list =
		math_box_new(&scripts->setter->boxes, MATH_BOX_LIST);

	if (scripts->sup)
		find_up(scripts);
	if (scripts->sub)
		find_down(scripts);
	if (scripts->sup && scripts->sub)
		part_scripts(scripts);
	math_box_put(list, whole, 0, 0);
	list->accent = whole->accent;
	list->width = whole->width;
	if (scripts->sub)
		list->width = scaled_max(
			list->width, put_script(scripts, list, scripts->sub, false));
	if (scripts->sup)
		list->width = scaled_max(
			list->width, put_script(scripts, list, scripts->sup, true));
	return list;
}

/* Primes say what they are. */
static bool begins_with_prime(const struct math_node *sup)
{
	const struct math_node *first = math_lay_core(sup);

	if (first->kind == MATH_ROW && first->row.list.count > 0)
		first = first->row.list.items;
	return first->kind == MATH_ATOM &&
	       str_starts(first->atom.text, STR("\xE2\x80")) &&
	       first->atom.text.len == 3 &&
	       (unsigned char)first->atom.text.data[2] > 0xB0;
}

static struct math_box *lay_script(struct scripts *scripts, const struct math_node *node,
	struct math_env env, const char *mark)
{
	if (!node)
		return NULL;
	struct math_box *const box = math_lay_clean(scripts->setter, env, node);

	if (mark[0] == '_' || !begins_with_prime(node))
		math_lay_mark(box, node, mark);
	return box;
}

/* An accented letter's scripts stand by the letter (rule 12). */
static const struct math_node *accented_letter(const struct math_node *base)
{
	const struct math_node *const core = math_lay_core(base);

	if (core->kind != MATH_ACCENT || core->accent.is_under ||
		(core->accent.form != MATH_ACCENT_FIXED &&
			core->accent.form != MATH_ACCENT_WIDE))
		return NULL;
	return math_lay_core(core->accent.base)->kind == MATH_ATOM ? core : NULL;
}

/* --- limits --- */

struct math_box *math_lay_limits(struct math_setter *setter, struct math_env env,
	struct math_box *base, const struct math_limit_boxes *limits)
{
	struct math_box *const list = math_box_new(&setter->boxes, MATH_BOX_LIST);
	const scaled own = base->width + base->italic, lean = base->italic / 2;
	scaled width = own;

	if (limits->over)
		width = scaled_max(width, limits->over->width);
	if (limits->under)
		width = scaled_max(width, limits->under->width);
	math_box_put(list, base, (width - own) / 2, 0);
	if (limits->under) {
		struct math_box *const box = limits->under;
		const scaled drop = scaled_max(
			math_lay_constant(setter, &env, MATH_LOWER_LIMIT_GAP_MIN) +
				box->height,
			math_lay_constant(
				setter, &env, MATH_LOWER_LIMIT_BASELINE_DROP_MIN));

		math_box_put(
			list, box, (width - box->width) / 2 - lean, base->depth + drop);
	}
	if (limits->over) {
		struct math_box *const box = limits->over;
		const scaled rise = scaled_max(
			math_lay_constant(setter, &env, MATH_UPPER_LIMIT_GAP_MIN) +
				box->depth,
			math_lay_constant(
				setter, &env, MATH_UPPER_LIMIT_BASELINE_RISE_MIN));

		math_box_put(
			list, box, (width - box->width) / 2 + lean, -base->height - rise);
	}
	list->width = width;
	list->accent = width / 2;
	return list;
}

static bool has_limits(const struct math_env *env, enum math_limits limits)
{
	switch (limits) {
	case MATH_LIMITS_NEVER: return false;
	case MATH_LIMITS_DISPLAY: return env->style == STYLE_DISPLAY;
	case MATH_LIMITS_ALWAYS: return true;
	}
	return false;
}

struct math_box *math_lay_scripts(
	struct math_setter *setter, struct math_env env, const struct math_node *node)
{
	const struct math_node *const accented = accented_letter(node->scripts.base);
	struct scripts scripts = {.setter = setter, .env = env};

	scripts.base = math_lay_node(
		setter, env, accented ? accented->accent.base : node->scripts.base);
	struct math_box *whole = scripts.base;

	if (accented)
		whole = math_lay_accent_over(setter, env, accented, scripts.base);
	scripts.sub =
		lay_script(&scripts, node->scripts.sub, math_env_sub(setter, env), "_(");
	scripts.sup =
		lay_script(&scripts, node->scripts.sup, math_env_sup(setter, env), "^(");
	if (has_limits(&env, node->scripts.limits))
		return math_lay_limits(setter, env, whole,
			&(struct math_limit_boxes){scripts.sup, scripts.sub});
	return side_scripts(&scripts, whole);
}

struct math_box *math_lay_stack(
	struct math_setter *setter, struct math_env env, const struct math_node *node)
{
	struct math_box *const base = math_lay_clean(setter, env, node->stack.base);
	struct math_limit_boxes limits = {NULL, NULL};

	if (node->stack.under) {
		limits.under = math_lay_clean(
			setter, math_env_sub(setter, env), node->stack.under);
		math_lay_mark(limits.under, node->stack.under, "_(");
	}
	if (node->stack.over) {
		limits.over = math_lay_clean(
			setter, math_env_sup(setter, env), node->stack.over);
		math_lay_mark(limits.over, node->stack.over, "^(");
	}
	return math_lay_limits(setter, env, base, &limits);
}
