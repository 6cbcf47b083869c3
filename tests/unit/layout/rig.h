/* SPDX-License-Identifier: MIT */
#ifndef UNIT_LAYOUT_RIG_H
#define UNIT_LAYOUT_RIG_H

#include "base/unicode.h"
#include "base/utf8.h"
#include "layout/layout.h"
#include "media/media.h"
#include "read/read.h"
#include "unit/unit.h"

/* A bank from Markdown to pages in a style of styles/, with the faces of tests/fonts. */
struct rig {
	struct arena arena;
	struct sources sources;
	struct diag diag;
	struct media_set media;
	struct style style;
	struct fonts *fonts;
	const struct bank *bank;
	const struct pages *pages;
};

struct rig_setup {
	const char *style, *override; /* override may be NULL */
	enum layout_answers answers;
};

static inline void rig_open(
	struct rig *rig, const char *markdown, const struct rig_setup *setup)
{
	const struct read_file file = {STR("bank.md"), str_from(markdown)};
	const struct str value =
		setup->override ? str_from(setup->override) : (struct str){0};
	const struct style_request request = {
		"styles", str_from(setup->style), &value, setup->override != NULL};
	const struct text_setup text = {STR("zh-Hans"), "tests/fonts", NULL};

	*rig = (struct rig){.pages = NULL};
	arena_init(&rig->arena);
	sources_init(&rig->sources);
	diag_init(&rig->diag);
	rig->bank = read_bank(&file, 1, &rig->arena, &rig->sources, &rig->diag);
	media_open_all(rig->bank, &rig->arena, &rig->diag, &rig->media);
	style_read(&request, &rig->arena, &rig->sources, &rig->diag, &rig->style);
	rig->fonts = fonts_new(&text, &rig->diag);
	const struct layout_job job = {
		.bank = rig->bank,
		.media = &rig->media,
		.style = &rig->style,
		.fonts = rig->fonts,
		.answers = setup->answers,
		.arena = &rig->arena,
		.diag = &rig->diag,
	};

	rig->pages = layout_bank(&job);
}

static inline void rig_close(struct rig *rig)
{
	fonts_free(rig->fonts);
	diag_clear(&rig->diag);
	sources_clear(&rig->sources);
	arena_clear(&rig->arena);
}

/* The first text item of exactly these words on a page, or NULL. */
static inline const struct page_item *rig_find(const struct page *page, const char *words)
{
	for (size_t i = 0; i < page->item_count; i++)
		if (page->items[i].kind == PAGE_TEXT &&
			str_eq(page->items[i].text.text, str_from(words)))
			return &page->items[i];
	return NULL;
}

/* Whether the page's texts, one after the other and without white space, hold these
 * words. */
static inline bool rig_says(const struct page *page, const char *words)
{
	struct buf all;

	buf_init(&all, 0);
	for (size_t i = 0; i < page->item_count; i++)
		for (size_t at = 0; page->items[i].kind == PAGE_TEXT &&
				    at < page->items[i].text.text.len;) {
			const uint32_t c = utf8_next(page->items[i].text.text, &at);

			if (!unicode_is_space(c))
				buf_put_code_point(&all, c);
		}
	const bool found = str_find(buf_str(&all), str_from(words), 0) != STR_NPOS;

	buf_clear(&all);
	return found;
}

#endif
