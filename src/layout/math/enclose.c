/* SPDX-License-Identifier: MIT */
#include "layout/math/lay.h"

/* Frames, strokes through, phantoms, shifts and rules: boxes around boxes. */

#define PADDING      300 /* of a frame, thousandths of an em: \fboxsep is 3 pt */
#define FRAME        40  /* \fboxrule is 0.4 pt */
#define STRIKE       46  /* the line of \cancel */
#define STRIKE_ABOVE 250 /* \sout: above the baseline */

static scaled part(const struct math_env *env, int32_t thousandths)
{
	return scaled_ratio(env->base, thousandths, 1000);
}

static struct math_box *list_with(
	struct math_setter *setter, struct math_box *body, scaled x)
{
	struct math_box *const list = math_box_new(&setter->boxes, MATH_BOX_LIST);

	math_box_put(list, body, x, 0);
	list->width = body->width + 2 * x;
	list->accent = list->width / 2;
	return list;
}

/* A frame, or a ground, as large as the list. */
static struct math_box *frame_of(struct math_setter *setter, const struct math_box *list,
	struct colour colour, scaled line_width)
{
	struct math_box *const frame = math_box_new(&setter->boxes, MATH_BOX_FRAME);

	frame->width = list->width;
	frame->height = list->height;
	frame->depth = list->depth;
	frame->colour = colour;
	frame->line_width = line_width;
	return frame;
}

static struct math_box *lay_frame(struct math_setter *setter, const struct math_env *env,
	const struct math_enclose *enclose, struct math_box *body)
{
	const scaled line = enclose->has_frame ? part(env, FRAME) : 0;
	const scaled padding = part(env, PADDING) + line;
	struct math_box *const list = math_box_new(&setter->boxes, MATH_BOX_LIST);

	list->width = body->width + 2 * padding;
	list->height = body->height + padding;
	list->depth = body->depth + padding;
	list->accent = list->width / 2;
	if (enclose->has_fill)
		math_box_put(list, frame_of(setter, list, enclose->fill, 0), 0, 0);
	if (enclose->has_frame) {
		const bool is_own =
			enclose->form == MATH_ENCLOSE_BOX && enclose->has_fill;
		struct math_box *const frame = frame_of(
			setter, list, is_own ? enclose->frame : env->colour, line);

		/* its line is drawn along its middle */
		frame->width -= line;
		frame->height -= line / 2;
		frame->depth -= line / 2;
		math_box_put(list, frame, line / 2, 0);
	}
	math_box_put(list, body, padding, 0);
	return list;
}

static void strike(struct math_setter *setter, const struct math_env *env,
	struct math_box *list, bool is_rising)
{
	struct math_box *const line = math_box_new(&setter->boxes, MATH_BOX_LINE);

	line->width = list->width;
	line->height = list->height;
	line->depth = list->depth;
	line->colour = env->colour;
	line->line_width = part(env, STRIKE);
	line->is_rising = is_rising;
	math_box_put(list, line, 0, 0);
}

static void strike_through(
	struct math_setter *setter, const struct math_env *env, struct math_box *list)
{
	math_box_put(list,
		math_box_rule(
			&setter->boxes, list->width, part(env, STRIKE), env->colour),
		0, -part(env, STRIKE_ABOVE));
}

/* A circle around the body: the font's own, grown by its size. */
static struct math_box *lay_circle(
	struct math_setter *setter, struct math_env env, struct math_box *body)
{
	const scaled diagonal =
		scaled_max(body->width, body->height + body->depth) + env.base / 3;
	struct math_env larger = env;
	struct math_box *ring = math_lay_symbol(setter, env, 0, STR("\xE2\x97\xAF"));
	const scaled ring_height = scaled_max(ring->height + ring->depth, 1);

	larger.size = (scaled)((int64_t)env.size * diagonal / ring_height);
	ring = math_lay_symbol(setter, larger, 0, STR("\xE2\x97\xAF"));
	struct math_box *const list = math_box_new(&setter->boxes, MATH_BOX_LIST);
	const scaled width = scaled_max(ring->width, body->width);
	const scaled middle = (body->height - body->depth) / 2;

	math_box_put(list, body, (width - body->width) / 2, 0);
	ring->text = (struct str){0};
	math_box_put(list, ring, (width - ring->width) / 2,
		(ring->height - ring->depth) / 2 - middle);
	list->width = width;
	list->accent = width / 2;
	return list;
}

/* \angl: a line above and at the right; \phase: a line below and a slope at the left. */
static struct math_box *lay_corner(struct math_setter *setter, const struct math_env *env,
	struct math_box *body, bool is_phase)
{
	const scaled gap = part(env, 100), line = part(env, FRAME);
	const scaled slope = is_phase ? (body->height + body->depth + gap) / 2 : 0;
	struct math_box *const list = math_box_new(&setter->boxes, MATH_BOX_LIST);

	math_box_put(list, body, slope, 0);
	list->width = slope + body->width + gap;
	if (is_phase) {
		struct math_box *const rise = math_box_new(&setter->boxes, MATH_BOX_LINE);

		rise->width = slope;
		rise->height = body->height;
		rise->depth = body->depth + gap;
		rise->colour = env->colour;
		rise->line_width = line;
		rise->is_rising = true;
		math_box_put(list, rise, 0, 0);
		math_box_put(list,
			math_box_rule(&setter->boxes, list->width, line, env->colour), 0,
			body->depth + gap);
		return list;
	}
	const scaled top = body->height + gap;
	struct math_box *const side = math_box_rule(
		&setter->boxes, line, top + body->depth + line, env->colour);

	math_box_put(list, math_box_rule(&setter->boxes, list->width, line, env->colour),
		0, -top);
	math_box_put(list, side, list->width - line, body->depth);
	return list;
}

struct math_box *math_lay_enclose(
	struct math_setter *setter, struct math_env env, const struct math_node *node)
{
	const struct math_enclose *const enclose = &node->enclose;
	/* \boxed sets its content in display style (amsmath). */
	const struct math_env inner =
		enclose->form == MATH_ENCLOSE_BOX && enclose->has_frame &&
				!enclose->has_fill && env.style == STYLE_TEXT
			? math_env_style(setter, env, STYLE_DISPLAY)
			: env;
	struct math_box *const body = math_lay_clean(setter, inner, enclose->body);
	struct math_box *const list = list_with(setter, body, 0);

	switch (enclose->form) {
	case MATH_ENCLOSE_BOX: return lay_frame(setter, &env, enclose, body);
	case MATH_ENCLOSE_STRIKE_UP: strike(setter, &env, list, true); return list;
	case MATH_ENCLOSE_STRIKE_DOWN: strike(setter, &env, list, false); return list;
	case MATH_ENCLOSE_STRIKE_BOTH:
		strike(setter, &env, list, true);
		strike(setter, &env, list, false);
		return list;
	case MATH_ENCLOSE_STRIKE_THROUGH: strike_through(setter, &env, list); return list;
	case MATH_ENCLOSE_CIRCLE: return lay_circle(setter, env, body);
	case MATH_ENCLOSE_ACTUARIAL: return lay_corner(setter, &env, body, false);
	case MATH_ENCLOSE_PHASE: return lay_corner(setter, &env, body, true);
	}
	return list;
}

/* --- phantoms, shifts, rules --- */

static scaled lap_offset(const struct math_phantom *phantom, scaled width)
{
	if (phantom->has_width)
		return 0;
	switch (phantom->lap) {
	case MATH_ALIGN_LEFT: return 0;
	case MATH_ALIGN_CENTER: return -width / 2;
	case MATH_ALIGN_RIGHT: return -width;
	}
	return 0;
}

struct math_box *math_lay_phantom(
	struct math_setter *setter, struct math_env env, const struct math_node *node)
{
	const struct math_phantom *const phantom = &node->phantom;
	struct math_box *const body = math_lay_clean(setter, env, phantom->body);
	struct math_box *const list = math_box_new(&setter->boxes, MATH_BOX_LIST);

	if (phantom->is_drawn)
		math_box_put(list, body, lap_offset(phantom, body->width), 0);
	list->width = phantom->has_width ? body->width : 0;
	list->height = phantom->has_height ? body->height : 0;
	list->depth = phantom->has_depth ? body->depth : 0;
	list->accent = list->width / 2;
	return list;
}

struct math_box *math_lay_shift(
	struct math_setter *setter, struct math_env env, const struct math_node *node)
{
	struct math_box *const body = math_lay_clean(setter, env, node->shift.body);

	if (node->shift.is_centred)
		return math_lay_on_axis(setter, env, body);
	struct math_box *const list = math_box_new(&setter->boxes, MATH_BOX_LIST);

	math_box_put(list, body, 0, -math_lay_length(setter, &env, node->shift.by));
	list->width = body->width;
	list->accent = list->width / 2;
	return list;
}

struct math_box *math_lay_rule(
	struct math_setter *setter, struct math_env env, const struct math_node *node)
{
	const struct math_rule *const rule = &node->rule;
	const scaled width = math_lay_length(setter, &env, rule->width);
	const scaled height = math_lay_length(setter, &env, rule->height);
	struct math_box *const list = math_box_new(&setter->boxes, MATH_BOX_LIST);

	math_box_put(list,
		math_box_rule(&setter->boxes, scaled_max(width, 0), scaled_max(height, 0),
			env.colour),
		0, -math_lay_length(setter, &env, rule->raise));
	list->width = width;
	list->accent = list->width / 2;
	return list;
}
