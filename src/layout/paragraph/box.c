/* SPDX-License-Identifier: MIT */
#include "layout/paragraph/box.h"

#include <assert.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "layout/paragraph/breaks.h"
#include "text/linebreak.h"

/* Han, kana and marks are looked up one by one in a table of this file: nine in ten
 * characters of a Chinese text cost one probe. Latin words go to the shaper whole, which
 * keeps them; where a word may break, its glyphs are shared out between boxes. */

#define FIRST_SLOTS 1024
#define TRACKING    60 /* thousandths of an em between letters at most */

struct glyph_slot {
	uint32_t code_point; /* 0: free */
	uint8_t role, flavour, script;
	bool is_missing;
	const struct face *face;
	const struct shaped *shaped;
	struct mark_blank blank;
};

void glyph_cache_init(struct glyph_cache *cache, struct fonts *fonts)
{
	*cache = (struct glyph_cache){.fonts = fonts, .capacity = FIRST_SLOTS};
	cache->slots = memory_new(FIRST_SLOTS * sizeof(cache->slots[0]));
	memset(cache->slots, 0, FIRST_SLOTS * sizeof(cache->slots[0]));
}

void glyph_cache_clear(struct glyph_cache *cache)
{
	free(cache->slots);
	*cache = (struct glyph_cache){0};
}

static struct glyph_slot *find_slot(
	const struct glyph_cache *cache, const struct glyph_slot *key)
{
	const uint32_t seed = key->role * 31u + key->flavour * 7u + key->script;
	size_t i =
		(key->code_point * 2654435761u + seed * 40503u) & (cache->capacity - 1);

	for (;; i = (i + 1) & (cache->capacity - 1)) {
		struct glyph_slot *slot = &cache->slots[i];

		if (slot->code_point == 0 ||
			(slot->code_point == key->code_point && slot->role == key->role &&
				slot->flavour == key->flavour &&
				slot->script == key->script))
			return slot;
	}
}

static void grow(struct glyph_cache *cache)
{
	struct glyph_cache old = *cache;

	cache->capacity *= 2;
	cache->slots =
		memory_new(memory_product(cache->capacity, sizeof(cache->slots[0])));
	memset(cache->slots, 0, cache->capacity * sizeof(cache->slots[0]));
	for (size_t i = 0; i < old.capacity; i++)
		if (old.slots[i].code_point != 0)
			*find_slot(cache, &old.slots[i]) = old.slots[i];
	free(old.slots);
}

static bool may_be_mark(uint32_t code_point)
{
	const enum char_class class = class_of(code_point);

	return class_is_mark(class) || class == CLASS_AMBIGUOUS;
}

/* One character, alone, in its role. */
static const struct glyph_slot *find_glyph(
	struct glyph_cache *cache, const struct glyph_slot *key, struct str text)
{
	struct glyph_slot *slot = find_slot(cache, key);
	size_t end;

	if (slot->code_point != 0)
		return slot;
	if (cache->count * 2 >= cache->capacity) {
		grow(cache);
		slot = find_slot(cache, key);
	}
	*slot = *key;
	cache->count++;
	slot->face = fonts_find_face(cache->fonts, (enum text_role)key->role,
		(enum text_flavour)key->flavour, text, 0, &end, &slot->is_missing);
	slot->shaped = fonts_shape(
		cache->fonts, slot->face, (enum unicode_script)key->script, text);
	if (may_be_mark(key->code_point))
		slot->blank = face_mark_blank(cache->fonts, slot->face, key->code_point);
	return slot;
}

const struct shaped *box_space(struct glyph_cache *cache, const struct face *face)
{
	return fonts_shape(cache->fonts, face, SCRIPT_LATIN, STR(" "));
}

const struct shaped *box_hyphen(struct glyph_cache *cache, const struct face *face)
{
	return fonts_shape(cache->fonts, face, SCRIPT_LATIN, STR("-"));
}

static struct str char_text(const struct flat *flat, size_t i)
{
	const struct flat_char *c = &flat->chars.data[i];

	return str_slice(buf_str(&flat->text), c->start, c->start + c->length);
}

static enum unicode_script script_of(const struct flat_char *c)
{
	switch ((enum char_class)c->class) {
	case CLASS_KANA:
	case CLASS_SMALL:
		return unicode_script(c->code_point) == SCRIPT_KATAKANA ? SCRIPT_KATAKANA
									: SCRIPT_HIRAGANA;
	case CLASS_HANGUL: return SCRIPT_HANGUL;
	case CLASS_LATIN:
	case CLASS_GLUE:
	case CLASS_OBJECT: return SCRIPT_LATIN;
	case CLASS_OPEN:
	case CLASS_CLOSE:
	case CLASS_COMMA:
	case CLASS_STOP:
	case CLASS_DOT:
	case CLASS_DASH2:
	case CLASS_ELL2:
	case CLASS_CONN:
	case CLASS_SOL:
	case CLASS_ITER:
	case CLASS_HAN:
	case CLASS_WIDE_SPACE:
	case CLASS_AMBIGUOUS: return SCRIPT_HAN;
	}
	return SCRIPT_HAN;
}

static struct box box_at(const struct flat *flat, size_t first, size_t count)
{
	const struct flat_char *c = &flat->chars.data[first];

	return (struct box){
		.text_base = c->start,
		.first_char = (uint32_t)first,
		.char_count = (uint32_t)count,
		.penalty = c->penalty,
		.is_emergency = c->is_emergency,
	};
}

/* A quotation mark drawn narrower than half an em gets a body of half an em: the opening
 * one at its right, the closing one at its left (2.2). */
static void widen_mark(struct box *box, enum char_class class, scaled em)
{
	const scaled glyph = box->width, bearing = scaled_ratio(em, 50, 1000);

	box->width = em / 2;
	box->shift =
		class == CLASS_OPEN ? scaled_max(em / 2 - glyph - bearing, 0) : bearing;
	if (class == CLASS_OPEN)
		box->blank_left = em - em / 2;
	else
		box->blank_right = em - em / 2;
}

/* Takes the blank off a mark's glyph; centred marks keep theirs. */
static void fit_mark(
	struct box *box, const struct glyph_slot *slot, enum char_class class, scaled em)
{
	const scaled left = face_length(slot->face, slot->blank.left, em);
	const scaled right = face_length(slot->face, slot->blank.right, em);

	if (box->width < scaled_ratio(em, 600, 1000)) {
		if (class == CLASS_OPEN || class == CLASS_CLOSE)
			widen_mark(box, class, em);
		return;
	}
	if (left > 0 && right > 0) {
		box->blank_end = right;
		return;
	}
	box->width -= left + right;
	box->shift = -left;
	box->blank_left = left;
	box->blank_right = right;
}

/* Dashes, dots and ellipses have widths of their own whatever the face says (2.8, 2.9).
 */
static void fit_width(struct box *box, scaled width)
{
	const scaled tolerance = width / 100;

	if (box->width > width - tolerance && box->width < width + tolerance) {
		box->width = width;
		return;
	}
	if (box->glyph_count > 1)
		box->even = width / (scaled)box->glyph_count;
	else
		box->shift = (width - box->width) / 2;
	box->width = width;
}

/* A colour glyph's picture is as wide as a Han (7.6). */
static void fit_picture(struct box *box, scaled em)
{
	if (box->glyph_count == 0 ||
		face_glyph_png(box->face, box->glyphs[0].glyph).len == 0)
		return;
	box->is_picture = true;
	box->even = em;
	box->width = em * (scaled)box->glyph_count;
	box->shift = 0;
}

static scaled unit_width(const struct flat_char *c, enum language language, scaled em)
{
	const bool is_half = language == LANGUAGE_ZH_HANS || language == LANGUAGE_KO;

	if (c->class == CLASS_DOT)
		return is_half ? em / 2 : em;
	return c->length >= 6 ? 2 * em : em;
}

/* One comma or full stop, unless a mark stands before it (2.7). */
static bool may_hang(const struct flat *flat, size_t i, enum language language)
{
	switch (flat->chars.data[i].code_point) {
	case 0x3001:
	case 0x3002:
	case 0xFF0C:
	case 0xFF0E: break;
	default: return false;
	}
	return (language == LANGUAGE_ZH_HANS || language == LANGUAGE_JA) &&
	       (i == 0 || !class_is_mark((enum char_class)flat->chars.data[i - 1].class));
}

/* Of what is no Latin word. */
static enum text_role role_of(const struct flat_run *run)
{
	return run->role == ROLE_EMPHASIS && (run->flags & RUN_DOTTED) != 0 ? ROLE_BODY
									    : run->role;
}

static void add_unit(struct box_vec *boxes, const struct flat *flat, size_t i,
	struct glyph_cache *cache, const struct spacing_rules *rules)
{
	const struct flat_char *c = &flat->chars.data[i];
	const struct flat_run *run = flat_run_of(flat, i);
	const struct str text = char_text(flat, i);
	struct glyph_slot key = {
		.code_point = c->code_point,
		.role = (uint8_t)role_of(run),
		.flavour = c->flavour,
		.script = (uint8_t)script_of(c),
	};
	struct box box = box_at(flat, i, 1);
	struct glyph_slot own;
	const struct glyph_slot *slot = &own;
	size_t end;

	if (utf8_count(str_slice(text, 0, 8)) == 1) {
		slot = find_glyph(cache, &key, text);
	} else { /* a cluster or a two-em unit */
		own = key;
		own.face = fonts_find_face(cache->fonts, role_of(run),
			(enum text_flavour)c->flavour, text, 0, &end, &own.is_missing);
		own.shaped = fonts_shape(
			cache->fonts, own.face, (enum unicode_script)own.script, text);
		own.blank = (struct mark_blank){0, 0};
	}
	box.face = slot->face;
	box.glyphs = slot->shaped->glyphs;
	box.glyph_count = (uint32_t)slot->shaped->count;
	box.is_missing = slot->is_missing;
	box.width = face_length(slot->face, slot->shaped->advance, run->size);
	if (class_is_mark(c->class))
		fit_mark(&box, slot, (enum char_class)c->class, run->size);
	else if (c->class == CLASS_DASH2 || c->class == CLASS_ELL2 ||
		 c->class == CLASS_DOT)
		fit_width(&box, unit_width(c, rules->language, run->size));
	else if (c->class == CLASS_HAN && unicode_script(c->code_point) == SCRIPT_HAN)
		fit_width(&box, run->size); /* whatever face stands in (7.5) */
	fit_picture(&box, run->size);
	if (rules->marks_hang && may_hang(flat, i, rules->language))
		box.hang = box.width;
	vec_push(boxes, box);
}

static void add_object(struct box_vec *boxes, const struct flat *flat, size_t i)
{
	struct box box = box_at(flat, i, 1);

	const struct flat_object *object =
		&flat->objects.data[flat->chars.data[i].code_point];

	box.width = object->width;
	box.ends_text = object->ends_text;
	vec_push(boxes, box);
}

/* A stretch of one word in one face. */
struct piece {
	const struct face *face;
	const struct shaped *shaped;
	size_t first, end;    /* characters */
	size_t glyph, glyphs; /* from, and how many in all */
	bool is_missing;
	bool is_spaced; /* an alphabet whose letters are not joined */
};

/* Letters of an alphabet may be set apart, if a line needs it: all but the last before a
 * place where the line may end. */
static uint32_t count_letters(const struct flat *flat, const struct piece *piece,
	const struct box *box, size_t at)
{
	const struct flat_char *next = &flat->chars.data[at];
	uint32_t letters =
		at < piece->end && (next->has_hyphen || next->penalty == BREAK_NEVER);

	if (!piece->is_spaced ||
		(flat_run_of(flat, piece->first)->flags & (RUN_CODE | RUN_WHOLE)) != 0)
		return 0;
	for (size_t i = 1; i < box->glyph_count; i++)
		letters += box->glyphs[i].cluster != box->glyphs[i - 1].cluster;
	return letters;
}

/* Cuts the piece's glyphs before character at: a box for what is left of it. false: a
 * ligature stands across. */
static bool cut_piece(struct box_vec *boxes, const struct flat *flat, struct piece *piece,
	size_t first, size_t at)
{
	const uint32_t base = flat->chars.data[piece->first].start;
	const scaled size = flat_run_of(flat, piece->first)->size;
	size_t glyph = piece->glyph;
	int64_t advance = 0;

	if (at == piece->end) {
		for (; glyph < piece->glyphs; glyph++)
			advance += piece->shaped->glyphs[glyph].advance;
	} else {
		const uint32_t cluster = flat->chars.data[at].start - base;

		for (; glyph < piece->glyphs &&
			piece->shaped->glyphs[glyph].cluster < cluster;
			glyph++)
			advance += piece->shaped->glyphs[glyph].advance;
		if (glyph == piece->glyphs ||
			piece->shaped->glyphs[glyph].cluster != cluster)
			return false;
	}
	struct box box = box_at(flat, first, at - first);

	box.face = piece->face;
	box.text_base = base;
	box.glyphs = piece->shaped->glyphs + piece->glyph;
	box.glyph_count = (uint32_t)(glyph - piece->glyph);
	box.width = face_length(piece->face, advance, size);
	box.is_missing = piece->is_missing;
	box.letters = count_letters(flat, piece, &box, at);
	const scaled_sum tracking =
		(scaled_sum)box.letters * scaled_ratio(size, TRACKING, 1000);

	box.tracking = tracking < SCALED_MAX / 2 ? (scaled)tracking : SCALED_MAX / 2;
	fit_picture(&box, size);
	piece->glyph = glyph;
	vec_push(boxes, box);
	return true;
}

static void add_piece(struct box_vec *boxes, const struct flat *flat, struct piece *piece)
{
	size_t first = piece->first;

	for (size_t i = first + 1; i <= piece->end; i++) {
		if (i < piece->end && flat->chars.data[i].penalty == BREAK_NEVER &&
			flat->chars.data[i].run == flat->chars.data[i - 1].run)
			continue;
		if (cut_piece(boxes, flat, piece, first, i))
			first = i;
	}
}

/* Latin, Greek, Cyrillic and general punctuation: letters that are not joined. */
static bool stands_apart(uint32_t c)
{
	return c < 0x530 || (c >= 0x1E00 && c < 0x2070);
}

/* Characters [first, end) are one word; its runs may differ in colour. */
static void add_word(struct box_vec *boxes, const struct flat *flat, size_t first,
	size_t end, struct glyph_cache *cache)
{
	const struct flat_char *chars = flat->chars.data;
	const struct flat_run *run = flat_run_of(flat, first);
	const struct str text = str_slice(buf_str(&flat->text), chars[first].start,
		chars[end - 1].start + chars[end - 1].length);

	for (size_t offset = 0, i = first; offset < text.len;) {
		struct piece piece = {.first = i, .is_spaced = true};
		size_t next = offset;

		piece.face = fonts_find_face(cache->fonts, run->role,
			(enum text_flavour)chars[i].flavour, text, offset, &next,
			&piece.is_missing);
		assert(next > offset);
		enum unicode_script script = script_of(&chars[i]);
		bool has_script = script != SCRIPT_LATIN;

		for (; i < end && chars[i].start - chars[first].start < next; i++) {
			const enum unicode_script own =
				unicode_script(chars[i].code_point);

			piece.is_spaced =
				piece.is_spaced && stands_apart(chars[i].code_point);
			if (!has_script && own != SCRIPT_COMMON &&
				own != SCRIPT_INHERITED) {
				script = own;
				has_script = true;
			}
		}
		piece.end = i;
		piece.shaped = fonts_shape(
			cache->fonts, piece.face, script, str_slice(text, offset, next));
		piece.glyphs = piece.shaped->count;
		add_piece(boxes, flat, &piece);
		offset = next;
	}
}

static bool is_word_class(enum char_class class)
{
	return class == CLASS_LATIN || class == CLASS_HANGUL;
}

/* Shaped together: colour, links and rules change no kerning. */
static bool shapes_alike(const struct flat_run *a, const struct flat_run *b)
{
	return a == b || (a->role == b->role && a->size == b->size &&
				 (a->flags & RUN_CODE) == (b->flags & RUN_CODE));
}

static size_t word_end(const struct flat *flat, size_t first)
{
	const struct flat_char *chars = flat->chars.data;
	size_t end = first + 1;

	while (end < flat->chars.len && chars[end].class == chars[first].class &&
		chars[end].blank == BLANK_ABSENT &&
		shapes_alike(flat_run_of(flat, end), flat_run_of(flat, first)))
		end++;
	return end;
}

/* In code it is as wide as every letter. */
static scaled word_space_of(
	struct glyph_cache *cache, const struct box *box, const struct flat_run *run)
{
	const bool is_code = (run->flags & RUN_CODE) != 0;
	const scaled size = run->size;
	const scaled least = scaled_ratio(size, 250, 1000);
	const scaled most = is_code ? size : scaled_ratio(size, 333, 1000);

	if (!box->face)
		return least;
	const scaled own =
		face_length(box->face, box_space(cache, box->face)->advance, size);

	return scaled_min(scaled_max(own, least), most);
}

static scaled hyphen_width(
	struct glyph_cache *cache, const struct face *face, scaled size)
{
	return face ? face_length(face, box_hyphen(cache, face)->advance, size) : 0;
}

static void set_gaps(struct box_vec *boxes, const struct flat *flat,
	struct glyph_cache *cache, const struct spacing_rules *rules)
{
	for (size_t i = 1; i < boxes->len; i++) {
		struct box *box = &boxes->data[i];
		const struct box *left = &boxes->data[i - 1];
		const struct flat_char *c = &flat->chars.data[box->first_char];
		const struct spacing_sides sides = {
			.left_blank = left->blank_right,
			.right_blank = box->blank_left,
			.word_space =
				c->blank == BLANK_ABSENT
					? 0
					: word_space_of(cache, left,
						  flat_run_of(flat, box->first_char)),
		};

		box->gap = spacing_before(flat, box->first_char, rules, &sides);
		box->penalty = c->penalty;
		box->is_emergency = c->is_emergency;
		box->hyphen = c->has_hyphen
				      ? hyphen_width(cache, left->face,
						flat_run_of(flat, box->first_char)->size)
				      : 0;
	}
}

static void fill_boxes(struct box_vec *boxes, const struct flat *flat,
	struct glyph_cache *cache, const struct spacing_rules *rules)
{
	vec_reset(boxes);
	for (size_t i = 0; i < flat->chars.len;) {
		const struct flat_char *c = &flat->chars.data[i];

		if (is_word_class((enum char_class)c->class)) {
			const size_t end = word_end(flat, i);

			add_word(boxes, flat, i, end, cache);
			i = end;
			continue;
		}
		if (c->class == CLASS_OBJECT)
			add_object(boxes, flat, i);
		else
			add_unit(boxes, flat, i, cache, rules);
		i++;
	}
	set_gaps(boxes, flat, cache, rules);
}

static bool is_letter_or_digit(const struct flat_char *c)
{
	const enum unicode_category category = unicode_category(c->code_point);

	return is_word_class((enum char_class)c->class) &&
	       (category == CATEGORY_LETTER || category == CATEGORY_NUMBER);
}

/* Lets the characters [first, end), which no line holds, break between letters. */
static bool offer_anywhere(struct flat *flat, size_t first, size_t end)
{
	bool is_offered = false;

	for (size_t i = first + 1; i < end; i++) {
		struct flat_char *c = &flat->chars.data[i];

		if (c->penalty != BREAK_NEVER || c->blank != BLANK_ABSENT ||
			!is_letter_or_digit(c) ||
			!is_word_class((enum char_class)c[-1].class))
			continue;
		c->penalty = PENALTY_ANYWHERE;
		c->is_emergency = true;
		is_offered = true;
	}
	return is_offered;
}

/* Looks for boxes that nothing parts and that together are wider than the measure,
 * whatever runs they are of. */
static bool part_wide_words(struct box_vec *boxes, struct flat *flat, scaled measure)
{
	bool is_offered = false;
	scaled_sum width = 0;

	for (size_t first = 0, i = 0; i < boxes->len; i++) {
		const struct box *box = &boxes->data[i];
		const bool goes_on = i > first && box->penalty == BREAK_NEVER;

		if (!goes_on) {
			first = i;
			width = 0;
		}
		width += box->width + (goes_on ? box->gap.width : 0);
		if (width <= measure)
			continue;
		is_offered |= offer_anywhere(flat, boxes->data[first].first_char,
			box->first_char + box->char_count);
		first = i;
		width = box->width;
	}
	return is_offered;
}

void boxes_build(struct box_vec *boxes, struct flat *flat, struct glyph_cache *cache,
	const struct spacing_rules *rules, scaled measure)
{
	fill_boxes(boxes, flat, cache, rules);
	if (part_wide_words(boxes, flat, measure))
		fill_boxes(boxes, flat, cache, rules);
}
