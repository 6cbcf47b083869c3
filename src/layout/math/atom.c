/* SPDX-License-Identifier: MIT */
#include "layout/math/coverage.h"
#include "layout/math/lay.h"

/* Letters, signs, big operators and text. */

#define OPERATOR_FLOOR 5 / 4 /* of the small form's height, whatever the font says */

static enum math_level level_of(const struct math_env *env)
{
	switch (env->style) {
	case STYLE_DISPLAY:
	case STYLE_TEXT: return MATH_LEVEL_TEXT;
	case STYLE_SCRIPT: return MATH_LEVEL_SCRIPT;
	case STYLE_SCRIPT_SCRIPT: return MATH_LEVEL_SCRIPT_SCRIPT;
	}
	return MATH_LEVEL_TEXT;
}

/* A frame where no font has the character. */
static struct math_box *lay_missing(
	struct math_setter *setter, const struct math_env *env, struct str text)
{
	struct math_box *const frame = math_box_new(&setter->boxes, MATH_BOX_FRAME);

	frame->width = frame->height = env->size * 2 / 3;
	frame->accent = frame->width / 2;
	frame->colour = env->colour;
	frame->line_width = env->size / 25;
	frame->before = text;
	return frame;
}

static struct math_box *lay_run(struct math_setter *setter, const struct math_env *env,
	const struct math_run *run, struct str text)
{
	struct math_box *const box = math_box_new(&setter->boxes, MATH_BOX_GLYPHS);
	const scaled size = env->size;

	box->face = run->face;
	box->glyphs = run->glyphs;
	box->glyph_count = run->count;
	box->size = size;
	box->colour = env->colour;
	box->text = text;
	box->width = face_length(run->face, run->advance, size);
	box->height = scaled_max(face_length(run->face, run->top, size), 0);
	box->depth = scaled_max(face_length(run->face, -run->bottom, size), 0);
	box->accent = box->width / 2;
	if (run->count == 0)
		return box;
	const struct math_glyph *const last = math_glyph_facts(
		setter->fonts, run->face, run->glyphs[run->count - 1].glyph);

	box->italic = face_length(run->face, last->italic, size);
	box->is_symbol = run->count == 1;
	if (box->is_symbol)
		box->accent = face_length(run->face, last->accent, size);
	return box;
}

struct math_box *math_lay_symbol(
	struct math_setter *setter, struct math_env env, unsigned flags, struct str text)
{
	const struct math_look look = {level_of(&env), flags};
	struct math_box *list = NULL, *box = NULL;

	for (size_t at = 0; at < text.len;) {
		const struct math_run *const run =
			math_shape(setter->fonts, look, str_from_offset(text, at));
		const struct str own = str_slice(text, at, at + run->length);

		if (box && !list) {
			list = math_box_new(&setter->boxes, MATH_BOX_LIST);
			math_box_put(list, box, 0, 0);
			list->width = box->width;
		}
		box = run->is_missing ? lay_missing(setter, &env, own)
				      : lay_run(setter, &env, run, own);
		if (list) {
			math_box_put(list, box, list->width, 0);
			list->width += box->width;
			list->italic = box->italic;
		}
		at += run->length;
	}
	if (list)
		list->accent = list->width / 2;
	return list ? list : box ? box : math_box_new(&setter->boxes, MATH_BOX_LIST);
}

/* --- big operators --- */

static struct math_box *list_of(
	struct math_setter *setter, struct math_box *box, scaled y)
{
	struct math_box *const list = math_box_new(&setter->boxes, MATH_BOX_LIST);

	math_box_put(list, box, 0, y);
	list->width = box->width;
	list->italic = box->italic;
	list->accent = box->accent;
	return list;
}

struct math_box *math_lay_on_axis(
	struct math_setter *setter, struct math_env env, struct math_box *box)
{
	const scaled axis = math_lay_axis(setter, &env);

	return list_of(setter, box, (box->height - box->depth) / 2 - axis);
}

/* The least size in display style that is tall enough, else the largest. */
static uint32_t large_glyph(
	const struct math_setter *setter, const struct math_box *small)
{
	const struct math_stretch *const stretch =
		math_stretch(setter->fonts, small->face, small->glyphs[0].glyph, true);
	const int32_t floor = stretch->sizes[0].advance * OPERATOR_FLOOR;
	const int32_t wanted = math_constant(
		setter->fonts, small->face, MATH_DISPLAY_OPERATOR_MIN_HEIGHT);
	size_t i = 0;

	while (i + 1 < stretch->size_count &&
		(stretch->sizes[i].advance < wanted || stretch->sizes[i].advance < floor))
		i++;
	return stretch->sizes[i].glyph;
}

/* One glyph by its id, with the extents of its ink. */
static struct math_box *lay_glyph(struct math_setter *setter, const struct math_env *env,
	const struct math_box *like, uint32_t glyph)
{
	const struct math_glyph *const facts =
		math_glyph_facts(setter->fonts, like->face, glyph);
	struct shaped_glyph *const shaped =
		ARENA_NEW(&setter->boxes, struct shaped_glyph, 1);
	const struct math_run run = {
		.face = like->face,
		.glyphs = shaped,
		.count = 1,
		.advance = facts->advance,
		.top = facts->top,
		.bottom = facts->bottom,
	};

	*shaped = (struct shaped_glyph){.glyph = glyph, .advance = facts->advance};
	return lay_run(setter, env, &run, like->text);
}

static struct math_box *lay_large(
	struct math_setter *setter, struct math_env env, struct str text)
{
	struct math_box *box = math_lay_symbol(setter, env, 0, text);

	if (box->kind != MATH_BOX_GLYPHS || !box->is_symbol)
		return box;
	if (env.style == STYLE_DISPLAY)
		box = lay_glyph(setter, &env, box, large_glyph(setter, box));
	/* An integral's advance has its lean already; what is below moves back under it.
	 */
	box->width -= box->italic;
	return math_lay_on_axis(setter, env, box);
}

/* A name in upright letters; a thin space in it, as in lim sup, is 3mu whatever the font
 * has there. */
static struct math_box *lay_function(
	struct math_setter *setter, struct math_env env, struct str name)
{
	const struct str thin = STR("\xE2\x80\x89");
	size_t end = str_find(name, thin, 0);

	if (end == STR_NPOS)
		return math_lay_symbol(setter, env, 0, name);
	struct math_box *const list = math_box_new(&setter->boxes, MATH_BOX_LIST);

	for (size_t at = 0; at <= name.len; at = end + thin.len) {
		end = str_find(name, thin, at);
		end = end == STR_NPOS ? name.len : end;
		struct math_box *const part =
			math_lay_symbol(setter, env, 0, str_slice(name, at, end));

		if (at > 0) {
			part->before = STR(" ");
			list->width += env.size / 6;
		}
		math_box_put(list, part, list->width, 0);
		list->width += part->width;
	}
	list->accent = list->width / 2;
	return list;
}

struct math_box *math_lay_atom(
	struct math_setter *setter, struct math_env env, const struct math_node *node)
{
	const struct math_atom *const atom = &node->atom;

	if (atom->is_large)
		return lay_large(setter, env, atom->text);
	struct math_box *const box =
		atom->form == MATH_FUNCTION ? lay_function(setter, env, atom->text)
					    : math_lay_symbol(setter, env, 0, atom->text);

	/* Of digits each is a letter to TeX: scripts stand by the last. */
	if (atom->form == MATH_NUMBER && box->kind == MATH_BOX_GLYPHS)
		box->is_symbol = true;
	if (atom->form == MATH_FUNCTION)
		box->is_symbol = false;
	return box;
}

/* --- text --- */

/* The ink's height and depth. */
static void measure_items(struct math_setter *setter, struct math_box *box)
{
	for (size_t i = 0; i < box->item_count; i++) {
		const struct page_item *const item = &box->items[i];

		if (item->kind != PAGE_TEXT)
			continue;
		const struct face *const face = setter->sink->faces.data[item->text.face];

		for (size_t g = 0; g < item->text.glyph_count; g++) {
			const struct math_glyph *const facts = math_glyph_facts(
				setter->fonts, face, item->text.glyphs[g].glyph);

			box->height = scaled_max(box->height,
				face_length(face, facts->top, item->text.size));
			box->depth = scaled_max(box->depth,
				face_length(face, -facts->bottom, item->text.size));
		}
	}
}

/* The text as one line of items, which the sink only lends its place. */
static struct math_box *lay_words(struct math_setter *setter, const struct math_env *env,
	const struct math_text *text)
{
	struct math_box *const box = math_box_new(&setter->boxes, MATH_BOX_ITEMS);
	struct para *const para = &setter->text;
	struct sink *const sink = setter->sink;
	const size_t first = sink->items.len;
	const struct flat_run run = {
		.role = math_text_role(text->face),
		.size = env->size,
		.colour = env->colour,
		.element = setter->writer.element,
		.link = FLAT_NO_LINK,
	};

	para_reset(para);
	flat_set_run(&para->flat, &run);
	flat_put(&para->flat, text->text);
	para_shape(para, setter->cache, &setter->rules, SCALED_MAX);
	box->width = para_natural_width(para);
	line_put_all(para, &(struct line_place){.width = box->width, .align = LINE_LEFT},
		sink);
	box->item_count = sink->items.len - first;
	box->items = arena_copy(&setter->boxes, sink->items.data + first,
		memory_product(box->item_count, sizeof(struct page_item)));
	box->colour = env->colour;
	sink->items.len = first;
	measure_items(setter, box);
	return box;
}

static scaled blank_width(const struct math_setter *setter, const struct math_env *env)
{
	return face_length(
		setter->face, box_space(setter->cache, setter->face)->advance, env->size);
}

/* Spaces at the ends are the text's own. */
struct math_box *math_lay_text(
	struct math_setter *setter, struct math_env env, const struct math_node *node)
{
	const struct math_text *const text = &node->text;
	struct math_box *const list = math_box_new(&setter->boxes, MATH_BOX_LIST);
	const scaled blank = blank_width(setter, &env);
	const bool has_words = str_trim(text->text).len > 0;

	if (str_starts(text->text, STR(" "))) {
		list->width += blank;
		list->before = STR(" ");
	}
	if (has_words) {
		struct math_box *const words = lay_words(setter, &env, text);

		math_box_put(list, words, list->width, 0);
		list->width += words->width;
	}
	if (has_words && str_ends(text->text, STR(" "))) {
		list->width += blank;
		list->after = STR(" ");
	}
	list->accent = list->width / 2;
	return list;
}
