/* SPDX-License-Identifier: MIT */
#include "text/fonts.h"

#include <stdlib.h>

#include "base/limits.h"

/* Nothing is opened before a character needs it: a role's list is made at its first use,
 * a slot's file is looked for when the list is walked as far as that slot. */

/* A face's index is a byte of the shaping cache's key; roles may add one each. */
#define FACES_MAX 240u

struct fonts *fonts_new(const struct text_setup *setup, struct diag *diag)
{
	struct fonts *const fonts = memory_new(sizeof(*fonts));
	struct buf path;

	*fonts = (struct fonts){0};
	arena_init(&fonts->arena);
	map_init(&fonts->resolved);
	map_init(&fonts->words);
	map_init(&fonts->math.runs);
	buf_init(&fonts->key, LIMIT_TEXT_BYTES);
	buf_init(&path, LIMIT_TEXT_BYTES);
	fonts->language = arena_copy_str(&fonts->arena, setup->language);
	fonts->hb_language =
		hb_language_from_string(fonts->language.data, (int)fonts->language.len);
	const struct str folder = str_from(setup->fonts_folder);

	fonts->folder = arena_copy(&fonts->arena, setup->fonts_folder, folder.len + 1);
	for (size_t i = 0; setup->families && i < ROLE_COUNT; i++)
		fonts->families[i] =
			arena_copy_str(&fonts->arena, str_from(setup->families[i]));
	buf_put_str(&path, folder);
	buf_put(&path, "/chains.yaml", sizeof("/chains.yaml"));
	fonts->chains = chains_read(&fonts->arena, path.data, fonts->language, diag);
	buf_clear(&path);
	finder_init(&fonts->finder, fonts->chains, fonts->folder);
	if (!fonts->chains) {
		fonts_free(fonts);
		return NULL;
	}
	for (size_t i = 0; i < fonts->chains->face_count; i++)
		fonts_add_slot(fonts, fonts->chains->faces + i);
	fonts->buffer = hb_buffer_create();
	return fonts;
}

void fonts_free(struct fonts *fonts)
{
	if (!fonts)
		return;
	for (size_t i = 0; i < fonts->faces.len; i++)
		face_close(fonts->faces.data[i]);
	for (size_t i = 0; i < ROLE_COUNT; i++) {
		vec_clear(&fonts->roles[i].latin);
		vec_clear(&fonts->roles[i].cjk);
	}
	for (size_t i = 0; i < fonts->lacks.len; i++)
		buf_clear(&fonts->lacks.data[i].characters);
	vec_clear(&fonts->slots);
	vec_clear(&fonts->faces);
	map_clear(&fonts->resolved);
	vec_clear(&fonts->resolutions);
	vec_clear(&fonts->lacks);
	vec_clear(&fonts->missing);
	vec_clear(&fonts->stand_ins);
	vec_clear(&fonts->unknown);
	map_clear(&fonts->words);
	vec_clear(&fonts->shaped);
	buf_clear(&fonts->key);
	vec_clear(&fonts->features);
	vec_clear(&fonts->glyphs);
	math_cache_clear(&fonts->math);
	hb_buffer_destroy(fonts->buffer);
	finder_clear(&fonts->finder);
	arena_clear(&fonts->arena);
	free(fonts);
}

size_t fonts_add_slot(struct fonts *fonts, const struct chain_face *wanted)
{
	vec_push(&fonts->slots, (struct font_slot){.wanted = wanted});
	return fonts->slots.len - 1;
}

static struct face *add_face(struct fonts *fonts, struct face *face)
{
	face->index = fonts->faces.len;
	vec_push(&fonts->faces, face);
	return face;
}

static struct font_place find_slot(
	struct fonts *fonts, struct font_slot *slot, enum font_search search)
{
	struct font_place place = {0};

	if (slot->state == SLOT_UNTRIED) {
		slot->state = SLOT_NOT_ON_PATHS;
		place = finder_find_face(&fonts->finder, slot->wanted);
	}
	if (!place.path && search == SEARCH_SYSTEM) {
		slot->state = SLOT_ABSENT;
		place = finder_find_family(&fonts->finder, slot->wanted);
	}
	return place;
}

struct face *fonts_open_slot(struct fonts *fonts, size_t index, enum font_search search)
{
	struct font_slot *const slot = fonts->slots.data + index;

	if (slot->state == SLOT_OPEN || slot->state == SLOT_ABSENT ||
		(slot->state == SLOT_NOT_ON_PATHS && search == SEARCH_PATHS) ||
		fonts->faces.len >= FACES_MAX)
		return slot->face;
	const struct font_place place = find_slot(fonts, slot, search);

	if (!place.path)
		return NULL;
	slot->path = place.path;
	slot->state = SLOT_ABSENT;
	struct face *const face = face_open(&fonts->arena, place.path, place.index,
		place.is_exact ? STR("") : slot->wanted->family, &slot->problem);

	if (!face)
		return NULL;
	face->facts.is_synthetic_bold = slot->wanted->is_synthetic_bold;
	slot->state = SLOT_OPEN;
	slot->face = add_face(fonts, face);
	return face;
}

struct face *fonts_open_place(struct fonts *fonts, struct font_place place)
{
	enum face_problem problem;

	for (size_t i = 0; place.path && i < fonts->faces.len; i++) {
		struct face *const face = fonts->faces.data[i];

		if (face->file_index == place.index && !face->facts.is_synthetic_bold &&
			str_eq(face->facts.file, str_from(place.path)))
			return face;
	}
	if (!place.path || fonts->faces.len >= FACES_MAX)
		return NULL;
	struct face *const face =
		face_open(&fonts->arena, place.path, place.index, STR(""), &problem);

	return face ? add_face(fonts, face) : NULL;
}

static unsigned role_weight(enum text_role role)
{
	return role == ROLE_STRONG || role == ROLE_SANS_BOLD || role == ROLE_HEADING
		       ? 700
		       : 400;
}

/* The slot of a face that a style names by its family, or by its key in the chains. */
static size_t find_wish(struct fonts *fonts, struct str name, unsigned weight)
{
	for (size_t i = 0; i < fonts->slots.len; i++) {
		const struct chain_face *const face = fonts->slots.data[i].wanted;

		if (str_eq(face->key, name) ||
			(str_eq_ascii_case(face->family, name) &&
				face->weight == weight && !face->is_synthetic_bold))
			return i;
	}
	struct chain_face *const face = ARENA_NEW(&fonts->arena, struct chain_face, 1);

	*face = (struct chain_face){.key = name, .family = name, .weight = weight};
	return fonts_add_slot(fonts, face);
}

/* A wish with Han goes before the role's faces; one without before its companions. */
static void add_wish(
	struct fonts *fonts, struct role_slots *slots, struct str name, unsigned weight)
{
	const size_t slot = find_wish(fonts, name, weight);
	struct face *const face = fonts_open_slot(fonts, slot, SEARCH_SYSTEM);

	if (!face)
		vec_push(&fonts->unknown, name);
	else if (face_glyph(face, 0x4E00))
		vec_push(&slots->cjk, slot);
	else
		vec_push(&slots->latin, slot);
}

/* Names separated by commas, the first the dearest. */
static void add_wishes(
	struct fonts *fonts, struct role_slots *slots, struct str names, unsigned weight)
{
	for (size_t at = 0; at < names.len;) {
		size_t end = str_find_byte(names, ',', at);

		if (end == STR_NPOS)
			end = names.len;
		const struct str name = str_trim(str_slice(names, at, end));

		if (name.len)
			add_wish(fonts, slots, name, weight);
		at = end + 1;
	}
}

static void add_chain(slot_list *slots, const struct chain *chain)
{
	for (size_t i = 0; i < chain->count; i++)
		vec_push(slots, chain->items[i]);
}

static struct face *open_first(struct fonts *fonts, const struct role_slots *slots,
	size_t count, enum font_search search)
{
	for (size_t i = 0; i < count; i++) {
		struct face *const face =
			fonts_open_slot(fonts, slots->cjk.data[i], search);

		if (face)
			return face;
	}
	return NULL;
}

/* The first face that opens; if that is not the role's dearest, it stands in for it. */
static struct face *find_first(struct fonts *fonts, const struct role_slots *slots)
{
	struct face *face = open_first(fonts, slots, slots->own, SEARCH_PATHS);

	if (!face)
		face = open_first(fonts, slots, slots->own, SEARCH_SYSTEM);
	if (!face)
		face = open_first(fonts, slots, slots->cjk.len, SEARCH_PATHS);
	if (!face)
		face = fonts_open_place(fonts,
			finder_find_character(&fonts->finder, 0x4E00, fonts->language));
	if (!face)
		face = add_face(fonts, face_open_empty(&fonts->arena));
	if (slots->cjk.len) {
		const struct font_slot *const dearest =
			fonts->slots.data + slots->cjk.data[0];

		if (dearest->face != face)
			vec_push(&fonts->stand_ins,
				(struct font_stand_in){dearest->wanted, face});
	}
	return face;
}

struct role_slots *fonts_role(struct fonts *fonts, enum text_role role)
{
	struct role_slots *const slots = fonts->roles + role;

	if (slots->is_ready)
		return slots;
	slots->is_ready = true;
	add_wishes(fonts, slots, fonts->families[role], role_weight(role));
	slots->own = slots->cjk.len + fonts->chains->cjk[role].own;
	add_chain(&slots->latin, fonts->chains->latin + role);
	add_chain(&slots->cjk, fonts->chains->cjk + role);
	slots->first = find_first(fonts, slots);
	slots->first->is_used = true;
	return slots;
}
