/* SPDX-License-Identifier: MIT */
#include "text/fonts.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "text/linebreak.h"

/* One face for each grapheme cluster (TYPOGRAPHY 7.5): variation selectors, joiners and
 * marks never leave their base. Nearly every cluster is one code point that the role's
 * first face has; any other is resolved once and remembered.
 *
 *     picture? emoji : companion (Latin) -> own faces -> other regions -> fallback
 *     -> emoji -> whatever the system has -> missing
 */

#define CLUSTER_CODE_POINTS 64u /* longer ones are looked at so far */
#define SYSTEM_SEARCHES     64u
#define LACKS_SHOWN         8u

static bool is_text_selector(uint32_t c)
{
	return c == 0xFE0E;
}

static bool is_picture_selector(uint32_t c)
{
	return c == 0xFE0F;
}

/* Default_Ignorable_Code_Point, as far as it is shown by nothing. */
static bool is_ignorable(uint32_t c)
{
	if (c < 0xAD)
		return false;
	return c == 0xAD || c == 0x34F || c == 0x61C || (c >= 0x180B && c <= 0x180F) ||
	       (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
	       (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) ||
	       c == 0xFEFF || (c >= 0xE0000 && c <= 0xE0FFF);
}

/* What HarfBuzz makes of another character where a font lacks it. */
static bool has_glyph(struct face *face, uint32_t c)
{
	if (is_ignorable(c) || face_glyph(face, c))
		return true;
	if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
		c == 0x3000)
		return face_glyph(face, ' ') != 0;
	return c == 0x2011 && face_glyph(face, 0x2010);
}

/* Whether the face has each character of the cluster, or their composition. */
static bool has_cluster(struct face *face, struct str cluster)
{
	hb_unicode_funcs_t *const unicode = hb_unicode_funcs_get_default();
	size_t at = 0;
	uint32_t before = utf8_next(cluster, &at);
	bool has = has_glyph(face, before);

	for (size_t n = 1; at < cluster.len && n < CLUSTER_CODE_POINTS; n++) {
		const uint32_t c = utf8_next(cluster, &at);
		hb_codepoint_t composed;

		if (is_ignorable(c))
			continue;
		if (hb_unicode_compose(unicode, before, c, &composed) &&
			has_glyph(face, composed)) {
			before = composed;
			has = true;
			continue;
		}
		if (!has || !has_glyph(face, c))
			return false;
		before = c;
	}
	return has;
}

struct cluster {
	struct str text;
	uint32_t first; /* code point */
	bool is_single;
};

/* Clusters of one code point are told from the next one at little cost: after a Han
 * character, an ASCII one or a mark of the CJK block nothing joins but what
 * may_join. */
static bool may_join(uint32_t c)
{
	return c >= 0x300 && !(c >= 0x3400 && c <= 0x9FFF) &&
	       !(c >= 0xFF01 && c <= 0xFF5E) && !(c >= 0x3000 && c <= 0x3029) &&
	       !(c >= 0x3041 && c <= 0x3096);
}

static bool is_base(uint32_t c)
{
	return (c >= 0x20 && c < 0x7F) || (c >= 0x3400 && c <= 0x9FFF) ||
	       (c >= 0x3000 && c <= 0x3029) || (c >= 0xFF01 && c <= 0xFF5E);
}

static struct cluster cluster_at(struct str text, size_t offset)
{
	struct cluster cluster = {.is_single = true};
	size_t end = offset;

	cluster.first = utf8_next(text, &end);
	if (!is_base(cluster.first) || (end < text.len && may_join(utf8_at(text, end)))) {
		const size_t whole = grapheme_end(text, offset);

		cluster.is_single = whole == end;
		end = whole;
	}
	cluster.text = str_slice(text, offset, end);
	return cluster;
}

/* Whether the cluster is meant as a picture: emoji presentation by default or asked for.
 */
static bool is_picture(const struct cluster *cluster)
{
	bool has_keycap = false, wants_picture = false, wants_text = false;

	if (cluster->is_single)
		return unicode_is_emoji(cluster->first);
	for (size_t at = 0; at < cluster->text.len;) {
		const uint32_t c = utf8_next(cluster->text, &at);

		wants_picture = wants_picture || is_picture_selector(c);
		wants_text = wants_text || is_text_selector(c);
		has_keycap = has_keycap || c == 0x20E3;
	}
	if (cluster->first < 0x80)
		return has_keycap && wants_picture;
	return wants_picture || (unicode_is_emoji(cluster->first) && !wants_text);
}

/* Only characters of ambiguous width need to be told how they are meant. */
static enum text_flavour flavour_of(uint32_t c, enum text_flavour meant)
{
	const enum unicode_width width = unicode_width(c);
	const enum unicode_script script = unicode_script(c);

	if (width == WIDTH_NARROW || script == SCRIPT_LATIN || script == SCRIPT_GREEK ||
		script == SCRIPT_CYRILLIC)
		return FLAVOUR_LATIN;
	if (width == WIDTH_WIDE || width == WIDTH_FULL || width == WIDTH_HALF)
		return FLAVOUR_CJK;
	return meant;
}

static struct face *try_slot(struct fonts *fonts, size_t slot, enum font_search search,
	const struct cluster *cluster)
{
	if (fonts->slots.data[slot].wanted->is_for_han && !unicode_is_han(cluster->first))
		return NULL;
	struct face *const face = fonts_open_slot(fonts, slot, search);

	return face && has_cluster(face, cluster->text) ? face : NULL;
}

/* *at is where in the list. */
static struct face *find_in(struct fonts *fonts, const slot_list *slots, size_t *at,
	const struct cluster *cluster)
{
	for (unsigned search = SEARCH_PATHS; search <= SEARCH_SYSTEM; search++)
		for (*at = 0; *at < slots->len; (*at)++) {
			struct face *const face = try_slot(fonts, slots->data[*at],
				(enum font_search)search, cluster);

			if (face)
				return face;
		}
	return NULL;
}

static struct face *find_emoji(struct fonts *fonts, const struct cluster *cluster)
{
	const struct chain *const emoji = &fonts->chains->emoji;

	for (size_t i = 0; i < emoji->count; i++) {
		struct face *const face =
			try_slot(fonts, emoji->items[i], SEARCH_SYSTEM, cluster);

		if (face)
			return face;
	}
	return NULL;
}

static struct face *find_on_system(struct fonts *fonts, const struct cluster *cluster)
{
	if (fonts->searches++ >= SYSTEM_SEARCHES)
		return NULL;
	struct face *const face = fonts_open_place(fonts,
		finder_find_character(&fonts->finder, cluster->first, fonts->language));

	return face && has_cluster(face, cluster->text) ? face : NULL;
}

static void remember_lack(struct fonts *fonts, const struct face *wanted,
	const struct face *used, struct str cluster)
{
	struct font_lack *lack = NULL;

	for (size_t i = 0; i < fonts->lacks.len && !lack; i++)
		if (fonts->lacks.data[i].wanted == wanted &&
			fonts->lacks.data[i].used == used)
			lack = fonts->lacks.data + i;
	if (!lack) {
		vec_push(&fonts->lacks,
			(struct font_lack){.wanted = wanted, .used = used});
		lack = vec_last(&fonts->lacks);
		buf_init(&lack->characters, LIMIT_TEXT_BYTES);
	}
	if (str_find(buf_str(&lack->characters), cluster, 0) != STR_NPOS)
		return;
	lack->count++;
	if (lack->count <= LACKS_SHOWN)
		buf_put_str(&lack->characters, cluster);
	else if (lack->count == LACKS_SHOWN + 1)
		buf_put_c(&lack->characters, "…");
}

/* A face that is not installed and is there for such characters. */
static const struct chain_face *find_help(struct fonts *fonts,
	const struct role_slots *slots, const struct cluster *cluster)
{
	const struct chain *const emoji = &fonts->chains->emoji;
	const bool is_han = unicode_is_han(cluster->first);

	for (size_t i = 0; is_picture(cluster) && i < emoji->count; i++)
		if (fonts->slots.data[emoji->items[i]].state != SLOT_OPEN)
			return fonts->slots.data[emoji->items[i]].wanted;
	for (size_t i = 0; i < slots->cjk.len; i++) {
		const struct font_slot *const slot =
			fonts->slots.data + slots->cjk.data[i];

		if (slot->state != SLOT_OPEN && slot->wanted->is_for_han == is_han &&
			slot->wanted->packages[PACKAGER_APT].len)
			return slot->wanted;
	}
	return NULL;
}

static void remember_missing(struct fonts *fonts, const struct role_slots *slots,
	const struct cluster *cluster)
{
	if (fonts->missing.len >= LIMIT_MESSAGES)
		return;
	for (size_t i = 0; i < fonts->missing.len; i++)
		if (str_eq(fonts->missing.data[i].text, cluster->text))
			return;
	vec_push(&fonts->missing,
		(struct font_missing){arena_copy_str(&fonts->arena, cluster->text),
			find_help(fonts, slots, cluster)});
}

static struct font_resolution resolve(struct fonts *fonts, struct role_slots *slots,
	enum text_flavour flavour, const struct cluster *cluster)
{
	struct face *face = is_picture(cluster) ? find_emoji(fonts, cluster) : NULL;
	size_t at = 0;

	if (face)
		return (struct font_resolution){face, false};
	if (flavour == FLAVOUR_LATIN)
		face = find_in(fonts, &slots->latin, &at, cluster);
	if (face)
		return (struct font_resolution){face, false};
	face = find_in(fonts, &slots->cjk, &at, cluster);
	if (face && at < slots->own)
		return (struct font_resolution){face, false};
	if (!face)
		face = find_on_system(fonts, cluster);
	if (!face) {
		remember_missing(fonts, slots, cluster);
		return (struct font_resolution){slots->first, true};
	}
	remember_lack(fonts, slots->first, face, cluster->text);
	return (struct font_resolution){face, false};
}

static struct font_resolution resolve_once(struct fonts *fonts, enum text_role role,
	enum text_flavour flavour, const struct cluster *cluster)
{
	struct role_slots *const slots = fonts_role(fonts, role);
	struct buf *const key = &fonts->key;

	buf_reset(key);
	buf_put_byte(key, (char)role);
	buf_put_byte(key, (char)flavour);
	buf_put_str(key, cluster->text);
	const size_t known = map_find(&fonts->resolved, buf_str(key));

	if (known != MAP_NONE)
		return fonts->resolutions.data[known];
	const struct str kept = arena_copy_str(&fonts->arena, buf_str(key));

	const struct font_resolution found = resolve(fonts, slots, flavour, cluster);

	found.face->is_used = true;
	vec_push(&fonts->resolutions, found);
	map_add(&fonts->resolved, kept, fonts->resolutions.len - 1);
	return found;
}

static struct font_resolution choose(struct fonts *fonts, enum text_role role,
	enum text_flavour meant, const struct cluster *cluster)
{
	struct role_slots *const slots = fonts_role(fonts, role);
	const enum text_flavour flavour = flavour_of(cluster->first, meant);
	const bool has_companion = flavour == FLAVOUR_LATIN && slots->latin.len;

	if (cluster->is_single && !has_companion &&
		face_glyph(slots->first, cluster->first) &&
		!unicode_is_emoji(cluster->first))
		return (struct font_resolution){slots->first, false};
	return resolve_once(fonts, role, flavour, cluster);
}

static bool is_blank(const struct cluster *cluster)
{
	return cluster->is_single &&
	       (unicode_is_space(cluster->first) || is_ignorable(cluster->first));
}

/* An emoji font's space is as wide as a picture: text faces set it. */
static bool has_blank(struct face *face, uint32_t blank)
{
	return face->outline != OUTLINE_NONE && has_glyph(face, blank);
}

const struct face *fonts_find_face(struct fonts *fonts, enum text_role role,
	enum text_flavour flavour, struct str text, size_t offset, size_t *end,
	bool *missing)
{
	struct cluster cluster = cluster_at(text, offset);

	*missing = false;
	*end = offset;
	if (offset >= text.len)
		return fonts_role(fonts, role)->first;
	/* White space at the start goes with what follows it. */
	while (is_blank(&cluster) && *end + cluster.text.len < text.len) {
		*end += cluster.text.len;
		cluster = cluster_at(text, *end);
	}
	struct font_resolution found = choose(fonts, role, flavour, &cluster);

	if (*end > offset && !has_blank(found.face, ' '))
		return fonts_role(fonts, role)->first;
	*end += cluster.text.len;
	*missing = found.is_missing;
	while (*end < text.len) {
		cluster = cluster_at(text, *end);
		if (is_blank(&cluster)) {
			if (!has_blank(found.face, cluster.first))
				break;
		} else {
			const struct font_resolution next =
				choose(fonts, role, flavour, &cluster);

			if (next.face != found.face ||
				next.is_missing != found.is_missing)
				break;
		}
		*end += cluster.text.len;
	}
	return found.face;
}
