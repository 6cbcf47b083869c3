/* SPDX-License-Identifier: MIT */
#include "layout/math/lay.h"

#include "base/limits.h"

/* Lists of nodes: which space stands between two classes, and where a line may break.
 * A style or colour is transparent: what it holds goes on with the same list. */

#define MU_PER_EM 18
#define MEDIUM    4
#define THICK     5
#define WRAP_SKIP 300 /* thousandths of an em between lines of a list that is wrapped */

/* In mu; negative: in display and text style only (TeXbook, chapter 18). */
static const int8_t spaces[8][8] = {
	/* Ord Op Bin Rel Open Close Punct Inner */
	{0, 3, -4, -5, 0, 0, 0, -3},     /* Ord */
	{3, 3, 0, -5, 0, 0, 0, -3},      /* Op */
	{-4, -4, 0, 0, -4, 0, 0, -4},    /* Bin */
	{-5, -5, 0, 0, -5, 0, 0, -5},    /* Rel */
	{0, 0, 0, 0, 0, 0, 0, 0},        /* Open */
	{0, 3, -4, -5, 0, 0, 0, -3},     /* Close */
	{-3, -3, 0, -3, -3, -3, -3, -3}, /* Punct */
	{-3, 3, -4, -5, -3, 0, -3, -3},  /* Inner */
};

/* --- styles --- */

static scaled style_size(
	const struct math_setter *setter, scaled base, enum math_script style)
{
	enum math_constant percent = MATH_SCRIPT_PERCENT_SCALE_DOWN;

	if (style <= STYLE_TEXT)
		return base;
	if (style == STYLE_SCRIPT_SCRIPT)
		percent = MATH_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN;
	return scaled_ratio(
		base, math_constant(setter->fonts, setter->face, percent), 100);
}

struct math_env math_env_style(
	const struct math_setter *setter, struct math_env env, enum math_script style)
{
	env.style = style;
	env.size = style_size(setter, env.base, style);
	return env;
}

struct math_env math_env_cramped(struct math_env env)
{
	env.is_cramped = true;
	return env;
}

struct math_env math_env_sup(const struct math_setter *setter, struct math_env env)
{
	return math_env_style(setter, env,
		env.style <= STYLE_TEXT ? STYLE_SCRIPT : STYLE_SCRIPT_SCRIPT);
}

struct math_env math_env_sub(const struct math_setter *setter, struct math_env env)
{
	return math_env_cramped(math_env_sup(setter, env));
}

struct math_env math_env_named(
	const struct math_setter *setter, struct math_env env, enum math_style style)
{
	if (style == MATH_STYLE_SAME)
		return env;
	return math_env_style(
		setter, env, (enum math_script)(style - MATH_STYLE_DISPLAY));
}

/* --- lengths --- */

scaled math_lay_constant(const struct math_setter *setter, const struct math_env *env,
	enum math_constant constant)
{
	return face_length(setter->face,
		math_constant(setter->fonts, setter->face, constant), env->size);
}

scaled math_lay_axis(const struct math_setter *setter, const struct math_env *env)
{
	return math_lay_constant(setter, env, MATH_AXIS_HEIGHT);
}

/* Kept so small that sums of a formula's lengths cannot overflow. */
static scaled clamp(int64_t length)
{
	const int64_t most = SCALED_MAX / 64;

	return (scaled)(length > most ? most : length < -most ? -most : length);
}

scaled math_lay_length(const struct math_setter *setter, const struct math_env *env,
	struct math_length length)
{
	const int64_t value = length.value;

	switch (length.unit) {
	case MATH_UNIT_MU: return clamp(value * env->size / MU_PER_EM / 65536);
	case MATH_UNIT_EM: return clamp(value * env->size / 65536);
	case MATH_UNIT_EX:
		return clamp(value *
			     face_length(setter->face, face_facts(setter->face)->x_height,
				     env->size) /
			     65536);
	case MATH_UNIT_PT: return clamp(value * SCALED_PT / 65536);
	}
	return 0;
}

/* --- what a node is for its neighbours --- */

const struct math_node *math_lay_core(const struct math_node *node)
{
	for (unsigned depth = 0; depth < LIMIT_MATH_DEPTH; depth++) {
		if (node->kind != MATH_ROW || node->row.list.count != 1 ||
			node->row.list.items->class == MATH_NO_CLASS)
			break;
		node = node->row.list.items;
	}
	return node;
}

bool math_lay_is_simple(const struct math_node *node)
{
	const struct math_node *const core = math_lay_core(node);

	return core->kind == MATH_ATOM || core->kind == MATH_TEXT ||
	       core->kind == MATH_FENCED || core->kind == MATH_RADICAL ||
	       core->kind == MATH_ACCENT ||
	       (core->kind == MATH_ROW && core->row.list.count == 0);
}

void math_lay_mark(struct math_box *box, const struct math_node *node, const char *before)
{
	const bool is_simple = math_lay_is_simple(node);

	box->before = str_from(before);
	if (is_simple)
		box->before.len--; /* its parenthesis */
	else
		box->after = STR(")");
}

/* --- lists --- */

struct math_builder {
	struct math_setter *setter;
	struct math_box *box;
	scaled x;
	enum math_class previous; /* MATH_NO_CLASS: none yet */
	math_part_vec *parts;     /* are cut off from the list; NULL: it is whole */
	bool is_in_line;          /* they are cut off at gaps that stretch, too */
	unsigned inside;          /* so many fences */
	unsigned brackets;        /* and so many brackets of one size */
	scaled space;             /* that stands last: a line that ends there drops it */
	bool may_break; /* after what stands last: a Rel or Bin, or where asked */
	bool is_glued;  /* \nobreak */
	enum math_class break_class;
};

struct glue {
	scaled width, stretch, shrink;
};

/* plain.tex: \medmuskip is 4mu plus 2mu minus 4mu, of which a line takes half at most;
 * \thickmuskip is 5mu plus 5mu. */
static struct glue glue_of(scaled em, int mu)
{
	const int stretch = mu == MEDIUM ? 2 : mu == THICK ? 5 : 0;
	const int shrink = mu == MEDIUM ? 2 : 0;

	return (struct glue){scaled_ratio(em, mu, MU_PER_EM),
		scaled_ratio(em, stretch, MU_PER_EM),
		scaled_ratio(em, shrink, MU_PER_EM)};
}

static struct glue space_between(const struct math_builder *builder,
	const struct math_env *env, enum math_class next)
{
	if (builder->previous == MATH_NO_CLASS || next == MATH_NO_CLASS)
		return (struct glue){0};
	const int mu = spaces[builder->previous][next];

	if (mu < 0 && env->style > STYLE_TEXT)
		return (struct glue){0};
	return glue_of(env->size, mu < 0 ? -mu : mu);
}

static void end_part(struct math_builder *builder)
{
	builder->box->width = builder->x;
}

/* A new part begins after glue. */
static void cut_part(struct math_builder *builder, struct glue glue, bool may_break)
{
	struct math_setter *const setter = builder->setter;

	end_part(builder);
	builder->box = math_box_new(&setter->boxes, MATH_BOX_LIST);
	builder->x = 0;
	vec_push(builder->parts,
		(struct math_part_box){
			.box = builder->box,
			.gap = glue.width,
			.stretch = glue.stretch,
			.shrink = glue.shrink,
			.may_break = may_break,
			.is_inside = builder->inside > 0 || builder->brackets > 0,
			.at = builder->break_class,
		});
}

static bool is_sign(enum math_class class)
{
	return class == MATH_REL || class == MATH_BIN;
}

/* A quad or more parts one formula from the next. */
static bool is_after_quad(const struct math_builder *builder, const struct math_env *env)
{
	return builder->space >= env->size && env->style <= STYLE_TEXT;
}

/* Whether a line may break before an atom of this class. */
static bool breaks_before(const struct math_builder *builder, const struct math_env *env,
	enum math_class class)
{
	const bool may_break =
		env->style == STYLE_DISPLAY && builder->previous != MATH_NO_CLASS
			? is_sign(class) && !is_sign(builder->previous)
			: builder->may_break && class != MATH_REL;

	return builder->parts && builder->box->first && class != MATH_NO_CLASS &&
	       !builder->is_glued &&
	       (may_break || builder->setter->letters_part ||
		       is_after_quad(builder, env) ||
		       (builder->may_break && builder->break_class == MATH_NO_CLASS));
}

static void append(struct math_builder *builder, const struct math_env *env,
	struct math_box *box, enum math_class class)
{
	struct glue glue = space_between(builder, env, class);
	const bool may_break = breaks_before(builder, env, class);
	const bool stretches = builder->is_in_line && builder->inside == 0 &&
			       builder->box->first &&
			       (glue.stretch > 0 || glue.shrink > 0);

	if (may_break && is_after_quad(builder, env))
		builder->break_class = MATH_PUNCT;
	else if (may_break && env->style == STYLE_DISPLAY)
		builder->break_class = class;
	if (may_break || stretches) {
		builder->x -= builder->space;
		glue.width += builder->space;
		cut_part(builder, glue, may_break);
	} else {
		builder->x += glue.width;
	}
	math_box_put(builder->box, box, builder->x, 0);
	builder->x += box->width + box->italic;
	builder->space = 0;
	if (class == MATH_NO_CLASS)
		return;
	if (class == MATH_OPEN)
		builder->brackets++;
	else if (class == MATH_CLOSE && builder->brackets > 0)
		builder->brackets--;
	builder->previous = class;
	builder->may_break = is_sign(class);
	builder->break_class = class;
	builder->is_glued = false;
}

static void add_space(struct math_builder *builder, const struct math_env *env,
	const struct math_node *node)
{
	const scaled width = math_lay_length(builder->setter, env, node->space.width);

	switch (node->space.line_break) {
	case MATH_BREAK_NONE: break;
	case MATH_BREAK_ALLOWED:
		builder->may_break = true;
		builder->break_class = MATH_NO_CLASS;
		break;
	case MATH_BREAK_FORBIDDEN: builder->is_glued = true; break;
	}
	builder->x += width;
	builder->space += width;
}

static void add_list(
	struct math_builder *builder, const struct math_env *env, struct math_list list);

/* A row inside a style is that style's list. */
static void add_inside(struct math_builder *builder, const struct math_env *env,
	const struct math_node *body)
{
	if (body->kind == MATH_ROW && body->class == MATH_ORD)
		add_list(builder, env, body->row.list);
	else
		add_list(builder, env, (struct math_list){body, 1});
}

static void add_styled(struct math_builder *builder, const struct math_env *env,
	const struct math_styled *style)
{
	struct math_env inner = *env;

	if (style->per_mille > 0) {
		const unsigned per_mille =
			style->per_mille < 5000 ? style->per_mille : 5000;

		/* Against the text's size, which a formula's base is unless changed. */
		inner.base = scaled_ratio(
			builder->setter->text_size, (int32_t)per_mille, 1000);
		inner = math_env_style(builder->setter, inner, inner.style);
	}
	inner = math_env_named(builder->setter, inner, style->style);
	add_inside(builder, &inner, style->body);
}

/* \left( … \right) as three pieces of the list, for lines that end inside. */
static void add_fenced(struct math_builder *builder, const struct math_env *env,
	const struct math_node *node)
{
	struct math_setter *const setter = builder->setter;
	const struct math_fenced *const fenced = &node->fenced;
	const scaled target = math_lay_fence_target(setter, *env, fenced);

	for (size_t i = 0; i <= fenced->count; i++) {
		append(builder, env,
			math_lay_fence(setter, *env, fenced->delimiters[i], target),
			i == 0 ? node->class : MATH_NO_CLASS);
		builder->may_break = false;
		builder->previous = i == fenced->count ? node->class : MATH_OPEN;
		if (i == fenced->count)
			break;
		builder->inside++;
		add_inside(builder, env, &fenced->parts[i]);
		builder->inside--;
	}
}

static void add_node(struct math_builder *builder, const struct math_env *env,
	const struct math_node *node)
{
	struct math_setter *const setter = builder->setter;

	if (node->kind == MATH_SPACE) {
		add_space(builder, env, node);
	} else if (node->kind == MATH_STYLE) {
		add_styled(builder, env, &node->style);
	} else if (node->kind == MATH_COLOUR) {
		struct math_env inner = *env;

		inner.colour = node->colour.colour;
		add_inside(builder, &inner, node->colour.body);
	} else if (node->kind == MATH_FENCED && setter->opens_fences &&
		   builder->parts == &setter->parts) {
		add_fenced(builder, env, node);
	} else if (node->kind == MATH_CHOICE) {
		add_inside(builder, env, &node->choice.styles[env->style]);
	} else {
		append(builder, env, math_lay_node(setter, *env, node), node->class);
	}
}

static void add_list(
	struct math_builder *builder, const struct math_env *env, struct math_list list)
{
	if (builder->setter->depth >= LIMIT_MATH_DEPTH * 2)
		return;
	builder->setter->depth++;
	for (size_t i = 0; i < list.count; i++)
		add_node(builder, env, &list.items[i]);
	builder->setter->depth--;
}

/* A list within a formula that is too wide for the page, line under line. */
static struct math_box *in_lines(struct math_setter *setter, const struct math_env *env,
	const math_part_vec *parts)
{
	struct math_box *const lines = math_box_new(&setter->boxes, MATH_BOX_LIST);
	const scaled skip = scaled_ratio(env->size, WRAP_SKIP, 1000);
	scaled y = 0;

	for (size_t i = 0; i < parts->len;) {
		struct math_box *const line = math_box_new(&setter->boxes, MATH_BOX_LIST);

		for (const size_t first = i; i < parts->len; i++) {
			const struct math_part_box *const part = &parts->data[i];
			const scaled gap = i > first ? part->gap : 0;

			if (i > first &&
				line->width + gap + part->box->width > setter->wrap)
				break;
			math_box_put(line, part->box, line->width + gap, 0);
			line->width += gap + part->box->width;
		}
		y += lines->first ? lines->depth - y + skip + line->height : 0;
		math_box_put(lines, line, 0, y);
		lines->width = scaled_max(lines->width, line->width);
	}
	lines->accent = lines->width / 2;
	return lines;
}

static struct math_box *lay_wrapped(
	struct math_setter *setter, struct math_env env, struct math_list list)
{
	math_part_vec parts = {0};
	struct math_builder builder = {.setter = setter,
		.box = math_box_new(&setter->boxes, MATH_BOX_LIST),
		.previous = MATH_NO_CLASS,
		.parts = &parts};

	vec_push(&parts, (struct math_part_box){.box = builder.box});
	add_list(&builder, &env, list);
	end_part(&builder);
	struct math_box *const box = in_lines(setter, &env, &parts);

	vec_clear(&parts);
	return box;
}

struct math_box *math_lay_list(
	struct math_setter *setter, struct math_env env, struct math_list list)
{
	if (setter->wrap > 0)
		return lay_wrapped(setter, env, list);
	struct math_builder builder = {.setter = setter,
		.box = math_box_new(&setter->boxes, MATH_BOX_LIST),
		.previous = MATH_NO_CLASS};

	add_list(&builder, &env, list);
	end_part(&builder);
	return builder.box;
}

void math_lay_parts(struct math_setter *setter, struct math_env env,
	const struct math_node *node, bool is_in_line)
{
	struct math_builder builder = {.setter = setter,
		.box = math_box_new(&setter->boxes, MATH_BOX_LIST),
		.previous = MATH_NO_CLASS,
		.parts = &setter->parts,
		.is_in_line = is_in_line};

	vec_reset(&setter->parts);
	vec_push(&setter->parts,
		(struct math_part_box){.box = builder.box, .at = MATH_NO_CLASS});
	add_inside(&builder, &env, node);
	end_part(&builder);
}

/* --- nodes --- */

static struct math_box *lay_row(
	struct math_setter *setter, struct math_env env, const struct math_node *node)
{
	/* {x} is x: its scripts stand by the letter (TeXbook, p. 291). */
	if (node->row.list.count == 1 && node->row.list.items->kind != MATH_SPACE &&
		node->row.list.items->kind != MATH_STYLE &&
		node->row.list.items->kind != MATH_COLOUR &&
		node->row.list.items->kind != MATH_CHOICE)
		return math_lay_node(setter, env, node->row.list.items);
	return math_lay_list(setter, env, node->row.list);
}

static struct math_box *lay(
	struct math_setter *setter, struct math_env env, const struct math_node *node)
{
	switch (node->kind) {
	case MATH_ATOM: return math_lay_atom(setter, env, node);
	case MATH_ROW: return lay_row(setter, env, node);
	case MATH_SCRIPTS: return math_lay_scripts(setter, env, node);
	case MATH_FRACTION: return math_lay_fraction(setter, env, node);
	case MATH_RADICAL: return math_lay_radical(setter, env, node);
	case MATH_FENCED: return math_lay_fenced(setter, env, node);
	case MATH_DELIMITER: return math_lay_delimiter(setter, env, node);
	case MATH_ACCENT: return math_lay_accent(setter, env, node);
	case MATH_STACK: return math_lay_stack(setter, env, node);
	case MATH_ARROW: return math_lay_arrow(setter, env, node);
	case MATH_ARRAY: return math_lay_array(setter, env, node);
	case MATH_TEXT: return math_lay_text(setter, env, node);
	case MATH_ENCLOSE: return math_lay_enclose(setter, env, node);
	case MATH_PHANTOM: return math_lay_phantom(setter, env, node);
	case MATH_SHIFT: return math_lay_shift(setter, env, node);
	case MATH_RULE: return math_lay_rule(setter, env, node);
	case MATH_TAGGED: return math_lay_node(setter, env, node->tagged.body);
	case MATH_SPACE:
	case MATH_STYLE:
	case MATH_COLOUR:
	case MATH_CHOICE: break;
	}
	return math_lay_list(setter, env, (struct math_list){node, 1});
}

struct math_box *math_lay_node(
	struct math_setter *setter, struct math_env env, const struct math_node *node)
{
	if (setter->depth >= LIMIT_MATH_DEPTH * 2)
		return math_box_new(&setter->boxes, MATH_BOX_LIST);
	setter->depth++;
	struct math_box *const box = lay(setter, env, node);

	setter->depth--;
	return box;
}

struct math_box *math_lay_clean(
	struct math_setter *setter, struct math_env env, const struct math_node *node)
{
	return math_box_clean(&setter->boxes, math_lay_node(setter, env, node));
}
