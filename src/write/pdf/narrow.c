/* SPDX-License-Identifier: MIT */
/* A full-width mark that lost its blank half is set so that the next character begins
 * within its advance. A reader of the text that goes by advances (poppler's raw order)
 * then takes the two for words of different lines. So such a glyph is embedded once more,
 * with a narrower advance, and the text runs on:
 *
 *	|  ）  |        advance 1000        |  ）|     500
 *	    |  、  |    next at 500             |  、  |
 *
 * An opening mark loses its left side: there the outline is moved, too. */
#include "write/pdf/narrow.h"

#include "text/subset.h"

#define LEAST_OVERLAP 100 /* thousandths of an em: less than that is no harm */
#define STEP          50  /* cuts are multiples, so that variants are few */
#define LOOK_AHEAD    4   /* items until the next text */

struct spot {
	const struct page_item *item;
	size_t item_index, glyph;
};

static scaled_sum origin_of(const struct spot *spot)
{
	return (scaled_sum)spot->item->x + spot->item->text.glyphs[spot->glyph].x;
}

static bool is_plain(const struct pages *pages, const struct page_item *item)
{
	return item->kind == PAGE_TEXT && !item->text.is_replaced &&
	       item->text.glyph_count > 0 && item->text.size > 0 &&
	       item->text.face < pages->face_count;
}

/* The glyph behind the spot on its line: in its item, or the first of the next text. */
static bool find_next(
	const struct pages *pages, const struct page *page, struct spot *spot)
{
	if (++spot->glyph < spot->item->text.glyph_count)
		return true;
	const size_t start = spot->item_index + 1;

	for (size_t i = start; i < page->item_count && i < start + LOOK_AHEAD; i++) {
		if (page->items[i].kind != PAGE_TEXT)
			continue;
		if (!is_plain(pages, page->items + i) ||
			page->items[i].y != spot->item->y)
			return false;
		*spot = (struct spot){page->items + i, i, 0};
		return true;
	}
	return false;
}

static int32_t not_negative(int32_t value)
{
	return value > 0 ? value : 0;
}

static struct narrow_blank read_blank(const struct face *face, uint32_t glyph)
{
	const int32_t em = (int32_t)face_facts(face)->units_per_em;
	int32_t left, right;

	if (!subset_has_variants(face) || !face_ink(face, glyph, &left, &right))
		return (struct narrow_blank){0};
	return (struct narrow_blank){
		.left = not_negative((int32_t)((int64_t)left * 1000 / em)),
		.right = not_negative(
			(int32_t)((int64_t)(face_advance(face, glyph) - right) * 1000 /
				  em))};
}

/* The blank sides of the glyph: as far as it may be cut. */
static const struct narrow_blank *blank_of(
	struct narrow_finder *finder, const struct spot *spot)
{
	const uint32_t face = spot->item->text.face;
	const uint32_t glyph = spot->item->text.glyphs[spot->glyph].glyph;
	struct narrow_blank *const kept =
		finder->blanks + (glyph * 31 + face) % NARROW_CACHE;

	if (kept->face != face + 1 || kept->glyph != glyph) {
		*kept = read_blank(finder->pages->faces[face], glyph);
		kept->face = face + 1;
		kept->glyph = glyph;
	}
	return kept;
}

static scaled_sum per_mille(scaled_sum length, const struct spot *spot)
{
	const scaled size = spot->item->text.size;

	return (length * 1000 + size / 2) / size;
}

static uint16_t cut_within(scaled_sum overlap, scaled_sum blank)
{
	const scaled_sum most = overlap < blank ? overlap : blank;

	return (uint16_t)(most / STEP * STEP);
}

static void note(
	struct narrow_list *found, const struct spot *spot, struct narrow_cut cut)
{
	struct narrow_glyph *const last = found->len ? vec_last(found) : NULL;

	if (last && last->item == spot->item_index && last->glyph == spot->glyph) {
		last->cut.left = (uint16_t)(last->cut.left + cut.left);
		last->cut.right = (uint16_t)(last->cut.right + cut.right);
	} else {
		vec_push(found, (struct narrow_glyph){(uint32_t)spot->item_index,
					(uint32_t)spot->glyph, cut});
	}
}

/* The first gives of its right side; what then still overlaps, the second of its left. */
static void part(struct narrow_finder *finder, const struct spot *first,
	const struct spot *second, struct narrow_list *found)
{
	const struct page_text *const text = &first->item->text;
	const scaled advance = text->glyphs[first->glyph].advance;
	const scaled_sum overlap = origin_of(first) + advance - origin_of(second);

	if (overlap * 1000 <= (scaled_sum)text->size * LEAST_OVERLAP ||
		overlap > 2 * (scaled_sum)advance)
		return;
	const uint16_t right =
		cut_within(per_mille(overlap, first), blank_of(finder, first)->right);
	const scaled_sum rest = overlap - right * (scaled_sum)text->size / 1000;

	if (right)
		note(found, first, (struct narrow_cut){0, right});
	if (per_mille(rest, second) <= LEAST_OVERLAP)
		return;
	const uint16_t left =
		cut_within(per_mille(rest, second), blank_of(finder, second)->left);

	if (left)
		note(found, second, (struct narrow_cut){left, 0});
}

void narrow_find(
	struct narrow_finder *finder, const struct page *page, struct narrow_list *found)
{
	const struct pages *const pages = finder->pages;

	vec_reset(found);
	for (size_t i = 0; i < page->item_count; i++) {
		struct spot spot = {page->items + i, i, 0};

		if (!is_plain(pages, page->items + i))
			continue;
		for (bool goes_on = true; goes_on && spot.item_index == i;) {
			struct spot next = spot;

			goes_on = find_next(pages, page, &next);
			if (goes_on)
				part(finder, &spot, &next, found);
			spot = next;
		}
	}
}
