/* SPDX-License-Identifier: MIT */
#ifndef SHEET_H
#define SHEET_H

#include <stdlib.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "model/pages.h"
#include "text/text.h"
#include "write/writer.h"

/* Pages made by hand, as layout would make them, for tests of the page writers. */
struct sheet {
	struct arena arena;
	struct fonts *fonts;
	VEC(const struct face *) faces;
	VEC(struct page_item) items;
	VEC(struct page_element) elements;
};

static inline void sheet_init(struct sheet *sheet, struct fonts *fonts)
{
	*sheet = (struct sheet){.fonts = fonts};
	arena_init(&sheet->arena);
	vec_push(&sheet->elements, (struct page_element){ELEMENT_KIND_ARTIFACT});
	vec_push(&sheet->elements, (struct page_element){ELEMENT_DOCUMENT});
}

static inline void sheet_clear(struct sheet *sheet)
{
	vec_clear(&sheet->faces);
	vec_clear(&sheet->items);
	vec_clear(&sheet->elements);
	arena_clear(&sheet->arena);
}

static inline uint32_t sheet_element(
	struct sheet *sheet, enum element_kind kind, uint32_t parent)
{
	vec_push(&sheet->elements, (struct page_element){kind, parent});
	return (uint32_t)sheet->elements.len - 1;
}

static inline uint16_t sheet_face(struct sheet *sheet, const struct face *face)
{
	for (size_t i = 0; i < sheet->faces.len; i++)
		if (sheet->faces.data[i] == face)
			return (uint16_t)i;
	vec_push(&sheet->faces, face);
	return (uint16_t)(sheet->faces.len - 1);
}

/* One run of one face from x on; returns the x behind it. */
static inline scaled sheet_run(struct sheet *sheet, struct page_item item,
	const struct face *face, struct str text)
{
	const struct shaped *const shaped =
		fonts_shape(sheet->fonts, face, unicode_script(utf8_at(text, 0)), text);
	struct page_glyph *const glyphs =
		ARENA_NEW(&sheet->arena, struct page_glyph, shaped->count);
	scaled x = 0;

	for (size_t i = 0; i < shaped->count; i++) {
		const struct shaped_glyph *const from = shaped->glyphs + i;
		size_t end = text.len;

		for (size_t k = i + 1; k < shaped->count && end == text.len; k++)
			if (shaped->glyphs[k].cluster != from->cluster)
				end = shaped->glyphs[k].cluster;
		glyphs[i] = (struct page_glyph){from->glyph,
			x + face_length(face, from->x, item.text.size),
			face_length(face, from->y, item.text.size),
			face_length(face, from->advance, item.text.size), from->cluster,
			(uint16_t)(end - from->cluster)};
		if (i && shaped->glyphs[i - 1].cluster == from->cluster)
			glyphs[i].text_len = 0;
		x += glyphs[i].advance;
	}
	item.text.face = sheet_face(sheet, face);
	item.text.text = text;
	item.text.glyphs = glyphs;
	item.text.glyph_count = shaped->count;
	vec_push(&sheet->items, item);
	return item.x + x;
}

static inline void sheet_text(
	struct sheet *sheet, struct page_item item, enum text_role role, struct str text)
{
	for (size_t at = 0; at < text.len;) {
		size_t end;
		bool missing;
		const struct face *const face = fonts_find_face(
			sheet->fonts, role, FLAVOUR_CJK, text, at, &end, &missing);

		item.x = sheet_run(sheet, item, face, str_slice(text, at, end));
		at = end;
	}
}

static inline struct page_item text_item(
	uint32_t element, double x, double y, double size)
{
	return (struct page_item){.kind = PAGE_TEXT,
		.element = element,
		.x = SCALED(x),
		.y = SCALED(y),
		.text = {.size = SCALED(size)}};
}

static inline struct page_item box_item(enum page_item_kind kind, uint32_t element,
	double x, double y, double width, double height)
{
	return (struct page_item){.kind = kind,
		.element = element,
		.x = SCALED(x),
		.y = SCALED(y),
		.width = SCALED(width),
		.height = SCALED(height)};
}

#endif
