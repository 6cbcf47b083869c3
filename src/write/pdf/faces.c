/* SPDX-License-Identifier: MIT */
/* A first pass over the pages finds the glyphs of each face; then the subsets are made
 * in threads of their own, while the pages are written, and embedded at the end:
 *
 *	collect --+--> subset, deflate (threads) --+--> font objects
 *		  +--> page contents (caller) -----+
 */
#include "write/pdf/faces.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/hash.h"
#include "text/subset.h"
#include "write/pdf/font.h"
#include "write/pdf/narrow.h"
#include "write/pdf/syntax.h"

#define THREADS_MAX  8
#define WIDTH_LIMIT  32000
#define VARIANTS_MAX 400 /* of a face */

struct face_use {
	const struct face *face;
	bool is_synthetic_bold;
	uint16_t *slots; /* by glyph id: 1 + index into glyphs; NULL: face not in use */
	uint8_t *bits;   /* the same as a set */
	VEC(struct used_glyph) glyphs;       /* by CID, once all are found */
	VEC(struct subset_variant) variants; /* of the last of them */
	unsigned object;                     /* of the Type0 font */
	struct subset subset;
	struct buf file; /* the subset, deflated */
	bool is_made;
};

struct face_uses {
	struct face_use *items;
	size_t count;
	VEC(struct narrowed) narrowed;
	size_t *narrowed_ends; /* by page */
	unsigned resources;
	atomic_size_t next; /* the face that the next free thread takes */
	pthread_t threads[THREADS_MAX];
	size_t thread_count;
};

static void open_use(struct face_use *use, const struct face *face)
{
	use->face = face;
	use->is_synthetic_bold = face_facts(face)->is_synthetic_bold;
	use->slots = calloc(GLYPH_LIMIT, sizeof(*use->slots));
	use->bits = calloc(GLYPH_LIMIT / 8, 1);
	if (!use->slots || !use->bits)
		memory_exhausted();
}

static int32_t width_of(const struct face *face, uint32_t glyph)
{
	const int64_t em = face_facts(face)->units_per_em;
	const int64_t width = ((int64_t)face_advance(face, glyph) * 1000 + em / 2) / em;

	if (width < 0)
		return 0;
	return width > WIDTH_LIMIT ? WIDTH_LIMIT : (int32_t)width;
}

/* What one of several glyphs stands for is only known with the others. */
static bool is_guess(const struct page_text *text, const struct page_glyph *glyph)
{
	const struct page_glyph *const end = text->glyphs + text->glyph_count;

	return text->is_replaced || (glyph + 1 < end && glyph[1].text_len == 0);
}

static void note_glyph(struct face_use *use, const struct page_text *text,
	const struct page_glyph *glyph)
{
	if (glyph->glyph >= GLYPH_LIMIT ||
		glyph->glyph >= face_facts(use->face)->glyph_count)
		return;
	uint16_t *const slot = use->slots + glyph->glyph;

	if (*slot == 0) {
		if (use->glyphs.len + 1 >= GLYPH_LIMIT)
			return;
		vec_push(&use->glyphs,
			(struct used_glyph){glyph->glyph, 0,
				width_of(use->face, glyph->glyph), {NULL, 0}, true});
		*slot = (uint16_t)use->glyphs.len;
		use->bits[glyph->glyph / 8] |= (uint8_t)(1u << glyph->glyph % 8);
	}
	struct used_glyph *const used = use->glyphs.data + *slot - 1;

	if (!used->is_guess || glyph->text_len == 0 ||
		(is_guess(text, glyph) && used->text.len))
		return;
	used->text = str_slice(text->text, glyph->text_start,
		(size_t)glyph->text_start + glyph->text_len);
	used->is_guess = is_guess(text, glyph);
}

static void note_text(
	struct face_uses *uses, const struct pages *pages, const struct page_text *text)
{
	if (text->face >= pages->face_count || text->size <= 0)
		return;
	struct face_use *const use = uses->items + text->face;

	if (!use->slots)
		open_use(use, pages->faces[text->face]);
	for (size_t i = 0; i < text->glyph_count; i++)
		note_glyph(use, text, text->glyphs + i);
}

static void put_resources(struct document *document)
{
	struct face_uses *const uses = document->faces;
	struct buf text;

	buf_init(&text, 0);
	buf_put_c(&text, "<<");
	for (size_t i = 0; i < uses->count; i++) {
		if (!uses->items[i].slots)
			continue;
		uses->items[i].object = store_reserve(document->store, 1);
		buf_put_c(&text, "/F");
		buf_put_unsigned(&text, i);
		buf_put_byte(&text, ' ');
		put_reference(&text, uses->items[i].object);
	}
	buf_put_c(&text, ">>");
	uses->resources = store_reserve(document->store, 1);
	save_object(&document->save, uses->resources, buf_str(&text));
	buf_clear(&text);
}

static int by_glyph(const void *a, const void *b)
{
	const struct used_glyph *const first = a, *const second = b;

	return (first->glyph > second->glyph) - (first->glyph < second->glyph);
}

/* As subset_make numbers them. */
static void number_glyphs(struct face_use *use)
{
	uint16_t next = 1;

	if (use->glyphs.len)
		qsort(use->glyphs.data, use->glyphs.len, sizeof(*use->glyphs.data),
			by_glyph);
	for (size_t i = 0; i < use->glyphs.len; i++) {
		struct used_glyph *const used = use->glyphs.data + i;

		used->cid = used->glyph ? next++ : 0;
		use->slots[used->glyph] = (uint16_t)(i + 1);
	}
}

/* Thousandths of the em as units of the font. */
static int32_t units(const struct face *face, int32_t per_mille)
{
	return (int32_t)(((int64_t)per_mille * face_facts(face)->units_per_em + 500) /
			 1000);
}

/* The index of the glyph's variant; 0: there can be no more. */
static size_t find_variant(struct face_use *use, const struct page_text *text,
	const struct narrow_glyph *wanted)
{
	const struct page_glyph *const glyph = text->glyphs + wanted->glyph;
	const size_t first = use->glyphs.len - use->variants.len;
	const unsigned slot = glyph->glyph < GLYPH_LIMIT ? use->slots[glyph->glyph] : 0;

	if (slot == 0)
		return 0;
	struct used_glyph used = use->glyphs.data[slot - 1];

	used.width -= wanted->cut.left + wanted->cut.right;
	used.shift = wanted->cut.left;
	for (size_t i = first; i < use->glyphs.len; i++)
		if (use->glyphs.data[i].glyph == used.glyph &&
			use->glyphs.data[i].width == used.width &&
			use->glyphs.data[i].shift == used.shift)
			return i;
	if (used.width <= 0 || used.cid == 0 || use->variants.len == VARIANTS_MAX ||
		use->glyphs.len + 2 >= GLYPH_LIMIT)
		return 0;
	used.cid = (uint16_t)(vec_last(&use->glyphs)->cid + 1);
	vec_push(&use->glyphs, used);
	vec_push(&use->variants,
		(struct subset_variant){used.glyph, units(use->face, used.shift),
			units(use->face, used.width)});
	return use->glyphs.len - 1;
}

static void find_narrowed(struct document *document, struct face_uses *uses)
{
	const struct pages *const pages = document->pages;
	struct narrow_finder finder = {pages, {{0}}};
	struct narrow_list found = {0};

	uses->narrowed_ends = ARENA_NEW(&document->arena, size_t, pages->count);
	for (size_t p = 0; p < pages->count; p++) {
		const struct page *const page = pages->items + p;

		narrow_find(&finder, page, &found);
		for (size_t i = 0; i < found.len; i++) {
			const struct narrow_glyph *const at = found.data + i;
			const struct page_text *const text = &page->items[at->item].text;
			const size_t slot =
				find_variant(uses->items + text->face, text, at);

			if (slot)
				vec_push(&uses->narrowed,
					(struct narrowed){
						at->item, at->glyph, (uint16_t)slot});
		}
		uses->narrowed_ends[p] = uses->narrowed.len;
	}
	vec_clear(&found);
}

void faces_collect(struct document *document)
{
	const struct pages *const pages = document->pages;
	struct face_uses *const uses = ARENA_NEW(&document->arena, struct face_uses, 1);

	uses->items = ARENA_NEW(&document->arena, struct face_use, pages->face_count);
	uses->count = pages->face_count;
	for (size_t p = 0; p < pages->count; p++)
		for (size_t i = 0; i < pages->items[p].item_count; i++)
			if (pages->items[p].items[i].kind == PAGE_TEXT)
				note_text(uses, pages, &pages->items[p].items[i].text);
	for (size_t i = 0; i < uses->count; i++)
		number_glyphs(uses->items + i);
	find_narrowed(document, uses);
	document->faces = uses;
	put_resources(document);
}

static void make_subset(struct face_use *use, struct deflate *deflate)
{
	const struct subset_wish wish = {
		use->bits, GLYPH_LIMIT, use->variants.data, use->variants.len};

	use->is_made = subset_make(use->face, &wish, &use->subset);
	buf_init(&use->file, 0);
	if (use->is_made)
		deflate_put(deflate, buf_str(&use->subset.font), &use->file);
}

static void *make_subsets(void *data)
{
	struct face_uses *const uses = data;
	struct deflate *const deflate = deflate_new(DEFLATE_FONT);

	for (;;) {
		const size_t i = atomic_fetch_add(&uses->next, 1);

		if (i >= uses->count)
			break;
		if (uses->items[i].slots)
			make_subset(uses->items + i, deflate);
	}
	deflate_free(deflate);
	return NULL;
}

void faces_start(struct document *document)
{
	struct face_uses *const uses = document->faces;
	const long cores = sysconf(_SC_NPROCESSORS_ONLN);
	size_t wanted = 0;

	for (size_t i = 0; i < uses->count; i++)
		wanted += uses->items[i].slots != NULL;
	if (cores > 0 && wanted > (size_t)cores)
		wanted = (size_t)cores;
	if (cores == 1)
		wanted = 0; /* the caller does it in faces_finish */
	while (uses->thread_count < wanted && uses->thread_count < THREADS_MAX) {
		if (pthread_create(uses->threads + uses->thread_count, NULL, make_subsets,
			    uses) != 0)
			break;
		uses->thread_count++;
	}
}

static void wait_for_subsets(struct face_uses *uses)
{
	make_subsets(uses); /* what no thread has taken yet */
	for (size_t i = 0; i < uses->thread_count; i++)
		pthread_join(uses->threads[i], NULL);
	uses->thread_count = 0;
}

static bool embed(struct document *document, struct face_use *use)
{
	const struct face_facts *const facts = face_facts(use->face);

	if (!use->is_made) {
		diag_report(
			document->job->diag, DIAG_FONT_SUBSET, SPAN_NONE, facts->family);
		return false;
	}
	font_save(document, &(const struct font){facts, &use->subset, buf_str(&use->file),
				    use->glyphs.data, use->glyphs.len, use->object});
	return true;
}

bool faces_finish(struct document *document)
{
	struct face_uses *const uses = document->faces;
	bool done = true;

	wait_for_subsets(uses);
	for (size_t i = 0; i < uses->count; i++)
		if (uses->items[i].slots)
			done = embed(document, uses->items + i) && done;
	return done;
}

void faces_free(struct document *document)
{
	struct face_uses *const uses = document->faces;

	if (!uses)
		return;
	for (size_t i = 0; i < uses->thread_count; i++)
		pthread_join(uses->threads[i], NULL);
	for (size_t i = 0; i < uses->count; i++) {
		struct face_use *const use = uses->items + i;

		free(use->slots);
		free(use->bits);
		vec_clear(&use->glyphs);
		vec_clear(&use->variants);
		if (use->is_made)
			subset_clear(&use->subset);
		buf_clear(&use->file);
	}
	vec_clear(&uses->narrowed);
}

const struct narrowed *faces_narrowed(
	const struct document *document, size_t page, size_t *count)
{
	const struct face_uses *const uses = document->faces;
	const size_t first = page ? uses->narrowed_ends[page - 1] : 0;

	*count = uses->narrowed_ends[page] - first;
	return uses->narrowed.data ? uses->narrowed.data + first : NULL;
}

unsigned faces_resources(const struct document *document)
{
	return document->faces->resources;
}

struct glyph_table faces_glyphs(const struct document *document, size_t face)
{
	const struct face_use *const use = document->faces->items + face;

	return (struct glyph_table){use->slots, use->glyphs.data};
}

bool face_is_synthetic_bold(const struct document *document, size_t face)
{
	return document->faces->items[face].is_synthetic_bold;
}
