/* SPDX-License-Identifier: MIT */
#include "layout/math/set.h"

#include <stdlib.h>

#include "layout/math/lay.h"

/* A formula that is too wide is first broken at its outermost signs, then, if a part is
 * still too wide, set smaller as a whole. Where half its size does not do, what is within
 * fences, fractions and roots is set in lines too, at signs or at last between any two
 * items; and where even that leaves it too wide or too high, it becomes as small as it
 * must. */

#define LEAST_PER_CENT 50
#define WRAP_INDENT    4 /* em: the room that signs around wrapped lists take */
#define PASSES         4
#define LONG           4    /* of the measure: the part that makes a formula long */
#define TAG_GAP        1000 /* thousandths of an em, at least, before a tag */
#define INDENT         2    /* em: later lines of a broken display */
#define LINE_SKIP      400  /* thousandths of an em between lines, at least */
#define LINE_PITCH     1500
#define WELL_FILLED    2 / 5 /* of a line: from here on a relation is a good break */

struct math_setter *math_setter_new(
	struct glyph_cache *cache, struct sink *sink, const struct spacing_rules *rules)
{
	struct math_setter *const setter = memory_new(sizeof(*setter));

	*setter = (struct math_setter){.fonts = cache->fonts,
		.face = math_face(cache->fonts),
		.cache = cache,
		.rules = *rules,
		.sink = sink};
	arena_init(&setter->boxes);
	para_init(&setter->text);
	math_writer_init(&setter->writer);
	setter->writer.sink = sink;
	return setter;
}

void math_setter_free(struct math_setter *setter)
{
	if (!setter)
		return;
	arena_clear(&setter->boxes);
	para_clear(&setter->text);
	math_writer_clear(&setter->writer);
	vec_clear(&setter->parts);
	vec_clear(&setter->rows);
	vec_clear(&setter->pieces);
	vec_clear(&setter->lines);
	free(setter);
}

static struct math_env start(struct math_setter *setter, const struct math_place *place,
	enum math_script style, unsigned per_cent)
{
	struct math_env env = {.colour = place->colour};

	arena_reset(&setter->boxes);
	setter->depth = 0;
	setter->measure = place->measure;
	setter->writer.element = place->element;
	setter->text_size = scaled_ratio(place->size, (int32_t)per_cent, 100);
	env.base = setter->text_size;
	return math_env_style(setter, env, style);
}

/* --- what is tried --- */

enum effort { EFFORT_SMALLER, EFFORT_WRAPPED, EFFORT_LETTERS, EFFORT_ANY_SIZE };

/* The extent of a formula and the room it has. */
struct extent {
	scaled_sum width, height;
	scaled room, page; /* 0: as high as it is */
};

/* What is tried now, and how it went. */
struct trial {
	enum effort effort;
	unsigned pass;
	struct math_fit fit;
};

static bool is_too_large(const struct extent *extent)
{
	return extent->width > extent->room ||
	       (extent->page > 0 && extent->height > extent->page);
}

/* The size at which the larger fits into its room; rounded down so that it does. */
static unsigned fitting(unsigned per_cent, const struct extent *extent, unsigned least)
{
	const scaled_sum size = per_cent;
	scaled_sum fit = size - 1;

	if (extent->width > extent->room)
		fit = size * extent->room / extent->width;
	if (extent->page > 0 && extent->height > extent->page &&
		size * extent->page / extent->height < fit)
		fit = size * extent->page / extent->height;
	return fit < (scaled_sum)least ? least : (unsigned)fit;
}

/* Decides what is tried next, if anything. */
static bool try_again(struct trial *trial, const struct extent *extent)
{
	const unsigned least = trial->effort == EFFORT_ANY_SIZE ? 1 : LEAST_PER_CENT;

	trial->fit.is_overfull = is_too_large(extent);
	if (!trial->fit.is_overfull)
		return false;
	if (trial->pass == 0)
		trial->fit.is_high = extent->width <= extent->room;
	if (trial->pass++ < PASSES && trial->fit.per_cent > least) {
		trial->fit.per_cent = fitting(trial->fit.per_cent, extent, least);
		return true;
	}
	if (trial->effort == EFFORT_ANY_SIZE)
		return false;
	trial->effort++;
	trial->pass = 0;
	trial->fit = (struct math_fit){.per_cent = 100, .is_broken = true};
	return true;
}

static void set_effort(
	struct math_setter *setter, const struct math_place *place, enum effort effort)
{
	const scaled room = place->measure - WRAP_INDENT * place->size;

	setter->wrap =
		effort == EFFORT_SMALLER ? 0 : scaled_max(room, place->measure / 2);
	setter->letters_part = effort >= EFFORT_LETTERS;
}

/* --- inline --- */

/* From one break to the next. */
static scaled widest_part(const struct math_setter *setter)
{
	scaled_sum widest = 0, width = 0;

	for (size_t i = 0; i < setter->parts.len; i++) {
		const struct math_part_box *const part = &setter->parts.data[i];

		width = part->may_break ? 0 : width + part->gap;
		width += part->box->width;
		widest = width > widest ? width : widest;
	}
	return scaled_of_sum(widest);
}

static scaled_sum parts_width(const struct math_setter *setter)
{
	scaled_sum width = 0;

	for (size_t i = 0; i < setter->parts.len; i++)
		width += (i > 0 ? (scaled_sum)setter->parts.data[i].gap : 0) +
			 setter->parts.data[i].box->width;
	return width;
}

static scaled highest_part(const struct math_setter *setter)
{
	scaled highest = 0;

	for (size_t i = 0; i < setter->parts.len; i++) {
		const struct math_box *const box = setter->parts.data[i].box;

		highest = scaled_max(highest, box->height + box->depth);
	}
	return highest;
}

static void write_pieces(struct math_setter *setter)
{
	vec_reset(&setter->pieces);
	for (size_t i = 0; i < setter->parts.len; i++) {
		const struct math_part_box *const part = &setter->parts.data[i];
		const struct math_items items =
			math_writer_put(&setter->writer, part->box);

		vec_push(&setter->pieces, (struct math_set_piece){
						  .items = items.items,
						  .item_count = items.count,
						  .width = part->box->width,
						  .height = part->box->height,
						  .depth = part->box->depth,
						  .gap = part->gap,
						  .stretch = part->stretch,
						  .shrink = part->shrink,
						  .may_break = part->may_break,
						  .is_after_sign = part->at == MATH_BIN,
						  .is_inside = part->is_inside,
					  });
	}
}

/* Of a long one what stands between \left and \right may be parted too. */
static void lay_inline(struct math_setter *setter, const struct math *math,
	const struct math_place *place, unsigned per_cent)
{
	const enum math_script style = math->display ? STYLE_DISPLAY : STYLE_TEXT;

	math_lay_parts(setter, start(setter, place, style, per_cent), math->root, true);
	if (parts_width(setter) <= place->measure / LONG)
		return;
	setter->opens_fences = true;
	math_lay_parts(setter, start(setter, place, style, per_cent), math->root, true);
	setter->opens_fences = false;
}

struct math_pieces math_set_inline(struct math_setter *setter, const struct math *math,
	const struct math_place *place)
{
	struct trial trial = {.fit.per_cent = 100};
	struct extent extent = {.room = place->measure, .page = place->height};

	do {
		set_effort(setter, place, trial.effort);
		lay_inline(setter, math, place, trial.fit.per_cent);
		extent.width = widest_part(setter);
		extent.height = highest_part(setter);
	} while (try_again(&trial, &extent));
	write_pieces(setter);
	return (struct math_pieces){setter->pieces.data, setter->pieces.len, trial.fit};
}

/* --- displays --- */

/* A display's body, and its tag if it has one for all lines. */
struct display {
	struct math_setter *setter;
	const struct math_place *place;
	struct math_env env;
	const struct math_node *body;
	struct math_box *tag;
	struct math_fit fit;
	scaled room;            /* of the body beside the tag */
	scaled widest, highest; /* that were found */
};

static bool has_rows(const struct math_node *node)
{
	if (node->kind != MATH_ARRAY)
		return false;
	switch (node->array.form) {
	case MATH_ARRAY_ALIGNED:
	case MATH_ARRAY_GATHERED:
	case MATH_ARRAY_LINES: return node->array.row_count > 0;
	case MATH_ARRAY_MULTLINE: /* multlined is Inner: no wider than it need be */
		return node->array.row_count > 0 && node->class == MATH_ORD;
	case MATH_ARRAY_PLAIN:
	case MATH_ARRAY_CASES:
	case MATH_ARRAY_SMALL:
	case MATH_ARRAY_SUBSTACK:
	case MATH_ARRAY_DIAGRAM: return false;
	}
	return false;
}

static scaled tag_room(const struct display *display, const struct math_box *tag)
{
	return tag ? tag->width + scaled_ratio(display->env.base, TAG_GAP, 1000) : 0;
}

/* Body in the middle of the measure, or moved off the tag, which stands at the right. */
static struct math_box *compose(const struct display *display, struct math_box *body,
	scaled width, struct math_box *tag)
{
	struct math_box *const line =
		math_box_new(&display->setter->boxes, MATH_BOX_LIST);
	const scaled measure = display->place->measure;
	const scaled most = measure - width - tag_room(display, tag);
	const scaled x = scaled_min((measure - width) / 2, scaled_max(most, 0));

	line->width = measure;
	math_box_put(line, body, scaled_max(x, 0), 0);
	if (tag) {
		tag->before = STR(" ");
		math_box_put(line, tag, measure - tag->width, 0);
	}
	return line;
}

static void write_line(
	struct math_setter *setter, const struct math_box *line, scaled distance)
{
	const struct math_items items = math_writer_put(&setter->writer, line);

	vec_push(&setter->lines, (struct math_set_line){
					 .items = items.items,
					 .item_count = items.count,
					 .height = line->height,
					 .depth = line->depth,
					 .distance = distance,
				 });
}

/* Rows that keep to each other: all have the array's width. */
static void write_rows(const struct display *display)
{
	struct math_setter *const setter = display->setter;

	for (size_t i = 0; i < setter->rows.len; i++) {
		const struct math_row_box *const row = &setter->rows.data[i];
		struct math_box *tag = row->tag;

		if (i + 1 == setter->rows.len && !tag)
			tag = display->tag;
		write_line(setter, compose(display, row->box, row->box->width, tag),
			row->distance);
	}
}

/* How good a line's end before this part is, if it leaves the line well filled. */
static int end_rank(const struct math_part_box *part, bool is_filled)
{
	if (part->at == MATH_PUNCT)
		return 4; /* one formula ends */
	if (part->is_inside || !is_filled)
		return 1;
	return part->at == MATH_REL ? 3 : 2;
}

/* The end of the line that begins with part first: the last of the best that fit. */
static size_t line_end(const struct display *display, size_t first, scaled room)
{
	const struct math_setter *const setter = display->setter;
	scaled_sum width = setter->parts.data[first].box->width;
	size_t best = first + 1;
	int best_rank = 0;

	for (size_t end = first + 1; end < setter->parts.len; end++) {
		const struct math_part_box *const part = &setter->parts.data[end];
		const int rank = end_rank(part, width > room * WELL_FILLED);

		if (rank >= best_rank) {
			best_rank = rank;
			best = end;
		}
		width += (scaled_sum)part->gap + part->box->width;
		if (width > room)
			return best;
	}
	return setter->parts.len;
}

static struct math_box *join_parts(
	const struct display *display, size_t first, size_t end)
{
	struct math_box *const list =
		math_box_new(&display->setter->boxes, MATH_BOX_LIST);

	for (size_t i = first; i < end; i++) {
		const struct math_part_box *const part = &display->setter->parts.data[i];

		if (i > first)
			list->width += part->gap;
		math_box_put(list, part->box, list->width, 0);
		list->width += part->box->width;
	}
	return list;
}

static scaled line_distance(
	const struct display *display, const struct math_box *box, bool is_first)
{
	const struct math_setter *const setter = display->setter;

	if (is_first)
		return 0;
	const scaled ink = vec_last(&setter->lines)->depth + box->height;

	return scaled_max(scaled_ratio(display->env.base, LINE_PITCH, 1000),
		ink + scaled_ratio(display->env.base, LINE_SKIP, 1000));
}

/* Lines of a formula that is broken: the first at the left, the others indented. */
static void write_broken(struct display *display)
{
	struct math_setter *const setter = display->setter;
	const scaled indent = INDENT * display->env.base;
	const scaled measure = display->place->measure;

	for (size_t first = 0; first < setter->parts.len;) {
		const bool is_first = first == 0;
		const bool is_left =
			is_first || setter->parts.data[first].at == MATH_PUNCT;
		scaled room = measure - (is_left ? 0 : indent);
		size_t end = line_end(display, first, room);

		/* The tag stands in the last line. */
		if (end == setter->parts.len && display->tag)
			end = line_end(
				display, first, room - tag_room(display, display->tag));
		const bool is_last = end == setter->parts.len;
		struct math_box *const body = join_parts(display, first, end);
		struct math_box *const line = math_box_new(&setter->boxes, MATH_BOX_LIST);

		line->width = measure;
		math_box_put(line, body, is_left ? 0 : indent, 0);
		if (is_last && display->tag)
			math_box_put(
				line, display->tag, measure - display->tag->width, 0);
		write_line(setter, line, line_distance(display, line, is_first));
		display->fit.is_broken = display->fit.is_broken || !is_first;
		first = end;
	}
}

static void lay_tag(struct display *display, const struct math_node *root)
{
	display->tag = NULL;
	if (root->kind == MATH_TAGGED)
		display->tag = math_lay_clean(display->setter,
			math_env_style(display->setter, display->env, STYLE_TEXT),
			root->tagged.tag);
	display->room = display->place->measure - tag_room(display, display->tag);
}

/* The lines of a multline leave room for its tag, wherever it was written. */
static scaled multline_room(const struct display *display)
{
	const struct math_array *const array = &display->body->array;
	const struct math_env text =
		math_env_style(display->setter, display->env, STYLE_TEXT);
	scaled room = display->room;

	for (size_t i = 0; array->form == MATH_ARRAY_MULTLINE && i < array->row_count;
		i++)
		if (array->rows[i].tag)
			room = scaled_min(
				room, display->place->measure -
					      tag_room(display,
						      math_lay_clean(display->setter,
							      text, array->rows[i].tag)));
	return room;
}

/* Lays the body; how much wider than its room its widest unbreakable part is shows
 * display->widest. */
static void lay_display(struct display *display, const struct math_node *root)
{
	struct math_setter *const setter = display->setter;

	display->env =
		start(setter, display->place, STYLE_DISPLAY, display->fit.per_cent);
	lay_tag(display, root);
	if (!has_rows(display->body)) {
		math_lay_parts(setter, display->env, display->body, false);
		display->widest =
			widest_part(setter) +
			(setter->parts.len > 1 ? INDENT * display->env.base : 0);
		if (parts_width(setter) <= display->room)
			display->widest = (scaled)parts_width(setter);
		display->highest = highest_part(setter);
		return;
	}
	setter->measure = multline_room(display);
	math_lay_rows(setter, display->env, display->body);
	display->widest = display->highest = 0;
	for (size_t i = 0; i < setter->rows.len; i++) {
		const struct math_row_box *const row = &setter->rows.data[i];

		display->widest = scaled_max(
			display->widest, row->box->width + tag_room(display, row->tag));
		display->highest =
			scaled_max(display->highest, row->box->height + row->box->depth);
	}
}

static void write_display(struct display *display)
{
	struct math_setter *const setter = display->setter;

	vec_reset(&setter->lines);
	if (has_rows(display->body)) {
		write_rows(display);
	} else if (parts_width(setter) <= display->room) {
		struct math_box *const body = join_parts(display, 0, setter->parts.len);

		write_line(setter, compose(display, body, body->width, display->tag), 0);
	} else {
		write_broken(display);
	}
}

struct math_lines math_set_display(struct math_setter *setter, const struct math *math,
	const struct math_place *place)
{
	struct display display = {
		.setter = setter,
		.place = place,
		.body = math_lay_core(math->root->kind == MATH_TAGGED
					      ? math->root->tagged.body
					      : math->root),
	};
	struct trial trial = {.fit.per_cent = 100};
	struct extent extent = {.page = place->height};

	do {
		display.fit = trial.fit;
		set_effort(setter, place, trial.effort);
		lay_display(&display, math->root);
		extent.width = display.widest;
		extent.room = display.room;
		extent.height = display.highest;
	} while (try_again(&trial, &extent));
	display.fit = trial.fit;
	write_display(&display);
	return (struct math_lines){
		setter->lines.data, setter->lines.len, display.widest, display.fit};
}
