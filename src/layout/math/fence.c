/* SPDX-License-Identifier: MIT */
#include "layout/math/lay.h"

#include "base/utf8.h"

/* Signs that grow: a larger glyph of the font, or one put together of parts whose
 * extenders are repeated until the whole is long enough; the joints then share the
 * surplus:
 *
 *	[ part ]               overlaps of min_overlap at least, of the shorter
 *	     [ extender ]      connector at most
 *	            [ part ]
 */

#define PARTS_MAX        2000 /* in one sign */
#define DELIMITER_FACTOR 901  /* thousandths of twice the extent from the axis */
#define SHORTFALL        500  /* thousandths of an em */
#define NULL_DELIMITER   120  /* thousandths of an em */
#define BIG_STEP         560 /* \big is 1.2 times a parenthesis; each size half as much more */

/* --- assemblies --- */

struct assembly {
	const struct math_stretch *stretch;
	int32_t repeats; /* of each extender */
	int32_t spread;  /* added to each joint's overlap */
	int32_t length;
	size_t joints;
};

/* How many there are, and how many could overlap more. */
struct joints {
	size_t count, free;
};

static int32_t least(int32_t a, int32_t b)
{
	return a < b ? a : b;
}

/* The most that two parts may lie upon each other. */
static int32_t most_overlap(const struct math_part *left, const struct math_part *right)
{
	return least(
		least(left->end, right->start), least(left->advance, right->advance) - 1);
}

struct joint_walk {
	const struct math_stretch *stretch;
	int32_t repeats;
	size_t part;
	int32_t copy;
};

/* The next part in order, extenders repeated; NULL at the end. */
static const struct math_part *next_part(struct joint_walk *walk)
{
	while (walk->part < walk->stretch->part_count) {
		const struct math_part *const part = &walk->stretch->parts[walk->part];
		const int32_t copies = part->is_extender ? walk->repeats : 1;

		if (walk->copy < copies) {
			walk->copy++;
			return part;
		}
		walk->part++;
		walk->copy = 0;
	}
	return NULL;
}

/* The length with each joint's overlap spread beyond the least, as far as it goes. */
static int64_t measure(const struct math_stretch *stretch, int32_t repeats,
	int32_t spread, struct joints *joints)
{
	struct joint_walk walk = {.stretch = stretch, .repeats = repeats};
	const struct math_part *previous = NULL, *part;
	int64_t length = 0;

	*joints = (struct joints){0};
	while ((part = next_part(&walk)) != NULL) {
		if (previous) {
			const int32_t most = most_overlap(previous, part);

			length -= least(most, stretch->min_overlap + spread);
			joints->count++;
			joints->free += most > stretch->min_overlap + spread;
		}
		length += part->advance;
		previous = part;
	}
	return length;
}

/* How much an extender adds each time it is repeated. */
static int64_t growth(const struct math_stretch *stretch)
{
	int64_t sum = 0;

	for (size_t i = 0; i < stretch->part_count; i++) {
		const struct math_part *const part = &stretch->parts[i];

		if (part->is_extender)
			sum += part->advance -
			       least(most_overlap(part, part), stretch->min_overlap);
	}
	return sum;
}

/* What the parts are too long goes into the joints; those that are full leave more to
 * the others. */
static void spread_surplus(
	struct assembly *assembly, int64_t length, int64_t target, struct joints joints)
{
	while (length - target >= (int64_t)joints.free && joints.free > 0) {
		assembly->spread += (int32_t)((length - target) / (int64_t)joints.free);
		length = measure(
			assembly->stretch, assembly->repeats, assembly->spread, &joints);
	}
	assembly->length = (int32_t)(length < INT32_MAX ? length : INT32_MAX);
}

static struct assembly plan(const struct math_stretch *stretch, int64_t target)
{
	struct assembly assembly = {.stretch = stretch};
	struct joints joints;
	const int64_t bare = measure(stretch, 0, 0, &joints);
	const int64_t step = growth(stretch);

	if (bare < target && step > 0) {
		const int64_t repeats = (target - bare + step - 1) / step;

		assembly.repeats = (int32_t)(repeats < PARTS_MAX ? repeats : PARTS_MAX);
	}
	int64_t length = measure(stretch, assembly.repeats, 0, &joints);

	/* The parts between extenders meet otherwise than these do with themselves. */
	while (length < target && step > 0 && assembly.repeats < PARTS_MAX) {
		assembly.repeats++;
		length = measure(stretch, assembly.repeats, 0, &joints);
	}
	spread_surplus(&assembly, length, target, joints);
	assembly.joints = joints.count;
	return assembly;
}

static struct math_box *lay_assembly(struct math_setter *setter,
	const struct math_env *env, const struct math_box *like,
	const struct assembly *assembly, bool is_vertical)
{
	struct joint_walk walk = {
		.stretch = assembly->stretch, .repeats = assembly->repeats};
	struct math_box *const box = math_box_new(&setter->boxes, MATH_BOX_GLYPHS);
	struct shaped_glyph *const glyphs =
		ARENA_NEW(&setter->boxes, struct shaped_glyph, assembly->joints + 1);
	const struct math_part *previous = NULL, *part;
	int32_t at = 0, width = 0, top = INT32_MIN, bottom = INT32_MAX;

	while ((part = next_part(&walk)) != NULL &&
		box->glyph_count <= assembly->joints) {
		const struct math_glyph *const facts =
			math_glyph_facts(setter->fonts, like->face, part->glyph);

		if (previous)
			at -= least(most_overlap(previous, part),
				assembly->stretch->min_overlap + assembly->spread);
		/* Upward a part's ink begins where the last one's ended. */
		glyphs[box->glyph_count++] = (struct shaped_glyph){
			.glyph = part->glyph,
			.x = is_vertical ? 0 : at,
			.y = is_vertical ? at - facts->bottom : 0,
		};
		at += part->advance;
		width = is_vertical ? (facts->advance > width ? facts->advance : width)
				    : at;
		top = facts->top > top ? facts->top : top;
		bottom = least(facts->bottom, bottom);
		previous = part;
	}
	box->face = like->face;
	box->glyphs = glyphs;
	box->size = env->size;
	box->colour = env->colour;
	box->text = like->text;
	box->width = face_length(like->face, width, env->size);
	box->height = face_length(like->face, is_vertical ? at : top, env->size);
	box->depth = face_length(like->face, is_vertical ? 0 : -bottom, env->size);
	box->accent = box->width / 2;
	return box;
}

static struct math_box *lay_size(struct math_setter *setter, const struct math_env *env,
	const struct math_box *like, uint32_t glyph)
{
	const struct math_glyph *const facts =
		math_glyph_facts(setter->fonts, like->face, glyph);
	struct math_box *const box = math_box_new(&setter->boxes, MATH_BOX_GLYPHS);
	struct shaped_glyph *const shaped =
		ARENA_NEW(&setter->boxes, struct shaped_glyph, 1);

	*shaped = (struct shaped_glyph){.glyph = glyph, .advance = facts->advance};
	box->face = like->face;
	box->glyphs = shaped;
	box->glyph_count = 1;
	box->size = env->size;
	box->colour = env->colour;
	box->text = like->text;
	box->width = face_length(like->face, facts->advance, env->size);
	box->height = face_length(like->face, facts->top, env->size);
	box->depth = face_length(like->face, -facts->bottom, env->size);
	box->italic = face_length(like->face, facts->italic, env->size);
	box->accent = face_length(like->face, facts->accent, env->size);
	box->is_symbol = true;
	return box;
}

struct math_box *math_lay_stretched(struct math_setter *setter, struct math_env env,
	uint32_t code_point, bool is_vertical, scaled target)
{
	char bytes[4];
	const struct str text = arena_copy_str(
		&setter->boxes, (struct str){bytes, utf8_encode(bytes, code_point)});
	struct math_env plain = env;

	/* Larger forms belong to the sign as it is in text, whatever the style. */
	plain.style = STYLE_TEXT;
	struct math_box *const sign = math_lay_symbol(setter, plain, 0, text);

	if (sign->kind != MATH_BOX_GLYPHS || sign->glyph_count != 1)
		return sign;
	const int64_t wanted = (int64_t)target * face_facts(sign->face)->units_per_em /
			       scaled_max(env.size, 1);
	const struct math_stretch *const stretch = math_stretch(
		setter->fonts, sign->face, sign->glyphs[0].glyph, is_vertical);

	for (size_t i = 0; i < stretch->size_count; i++)
		if (stretch->sizes[i].advance >= wanted ||
			(i + 1 == stretch->size_count && stretch->part_count == 0))
			return lay_size(setter, &env, sign, stretch->sizes[i].glyph);
	const struct assembly assembly = plan(stretch, wanted);

	return lay_assembly(setter, &env, sign, &assembly, is_vertical);
}

/* --- delimiters --- */

struct math_box *math_lay_fence(struct math_setter *setter, struct math_env env,
	uint32_t code_point, scaled target)
{
	if (code_point == 0) {
		struct math_box *const empty =
			math_box_new(&setter->boxes, MATH_BOX_LIST);

		empty->width = scaled_ratio(env.base, NULL_DELIMITER, 1000);
		return empty;
	}
	struct math_box *const sign =
		math_lay_stretched(setter, env, code_point, true, target);
	struct math_box *const fence = math_lay_on_axis(setter, env, sign);

	fence->width += fence->italic;
	fence->italic = 0;
	return fence;
}

/* The height that a delimiter around this needs. */
static scaled fence_target(const struct math_setter *setter, const struct math_env *env,
	scaled height, scaled depth)
{
	const scaled axis = math_lay_axis(setter, env);
	const scaled extent = scaled_max(height - axis, depth + axis);

	return scaled_max(scaled_ratio(2 * extent, DELIMITER_FACTOR, 1000),
		2 * extent - scaled_ratio(env->base, SHORTFALL, 1000));
}

scaled math_lay_fence_target(
	struct math_setter *setter, struct math_env env, const struct math_fenced *fenced)
{
	scaled height = 0, depth = 0;

	for (size_t i = 0; i < fenced->count; i++) {
		const struct math_box *const part =
			math_lay_clean(setter, env, &fenced->parts[i]);

		height = scaled_max(height, part->height);
		depth = scaled_max(depth, part->depth);
	}
	return fence_target(setter, &env, height, depth);
}

struct math_box *math_lay_fenced(
	struct math_setter *setter, struct math_env env, const struct math_node *node)
{
	const struct math_fenced *const fenced = &node->fenced;
	struct math_box *const list = math_box_new(&setter->boxes, MATH_BOX_LIST);
	struct math_box **const parts =
		ARENA_NEW(&setter->boxes, struct math_box *, fenced->count + 1);
	scaled height = 0, depth = 0;

	for (size_t i = 0; i < fenced->count; i++) {
		parts[i] = math_lay_clean(setter, env, &fenced->parts[i]);
		if (setter->wrap > 0)
			parts[i] = math_lay_on_axis(setter, env, parts[i]);
		height = scaled_max(height, parts[i]->height);
		depth = scaled_max(depth, parts[i]->depth);
	}
	const scaled target = fence_target(setter, &env, height, depth);

	for (size_t i = 0; i <= fenced->count; i++) {
		struct math_box *const fence =
			math_lay_fence(setter, env, fenced->delimiters[i], target);

		math_box_put(list, fence, list->width, 0);
		list->width += fence->width;
		if (i == fenced->count)
			break;
		math_box_put(list, parts[i], list->width, 0);
		list->width += parts[i]->width;
	}
	list->accent = list->width / 2;
	return list;
}

struct math_box *math_lay_delimiter(
	struct math_setter *setter, struct math_env env, const struct math_node *node)
{
	const int32_t size =
		(int32_t)(node->delimiter.size < 4 ? node->delimiter.size : 4);

	const scaled height = scaled_ratio(env.base, BIG_STEP * (size + 1), 1000);

	return math_lay_fence(setter, env, node->delimiter.code_point,
		scaled_ratio(height, DELIMITER_FACTOR, 1000));
}
