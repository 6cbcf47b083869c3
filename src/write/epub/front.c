/* SPDX-License-Identifier: MIT */
/* What stands before the first chapter: the title page and the preface. */
#include "write/epub/book.h"

static void put_line(struct html *html, const char *class, struct str text)
{
	if (!text.len)
		return;
	buf_printf(html->out, "<p class=\"%s\">", class);
	html_put_text(html, text);
	buf_put_c(html->out, "</p>\n");
}

static struct str number_text(struct book *book, size_t number)
{
	char storage[21];

	return arena_copy_str(book->job->scratch, str_from_unsigned(storage, number));
}

/* 14 章 · 200 题 */
static void put_counts(struct book *book, struct html *html)
{
	const struct bank *const bank = book->bank;

	if (!bank->question_count)
		return;
	buf_put_c(html->out, "<p class=\"meta\">");
	if (bank->chapter_count > 1) {
		html_put_text(html, book_word(book, WORD_CHAPTER_COUNT,
					    number_text(book, bank->chapter_count)));
		buf_put_c(html->out, " · ");
	}
	html_put_text(html, book_word(book, WORD_QUESTION_COUNT,
				    number_text(book, bank->question_count)));
	buf_put_c(html->out, "</p>\n");
}

static void put_title_page(struct book *book, struct html *html)
{
	const struct bank_meta *const meta = &book->bank->meta;

	buf_put_c(html->out,
		"<section class=\"title-page\" epub:type=\"titlepage\">\n<h1>");
	html_put_inlines(html, meta->title);
	buf_put_c(html->out, "</h1>\n");
	put_line(html, "subtitle", meta->subtitle);
	for (size_t i = 0; i < meta->author_count; i++)
		put_line(html, "author", meta->authors[i]);
	put_counts(book, html);
	put_line(html, "meta", meta->publisher);
	put_line(html, "meta", meta->rights);
	buf_put_c(html->out, "</section>");
}

void book_add_title_page(struct book *book)
{
	struct buf fragment;
	struct html html;

	buf_init(&fragment, 0);
	html_init(&html, &fragment, &book->html);
	put_title_page(book, &html);
	book_add_page(book,
		&(const struct book_page){
			STR("title.xhtml"), book->bank->meta.plain_title, "frontmatter"},
		buf_str(&fragment));
	buf_clear(&fragment);
}

void book_add_preface(struct book *book)
{
	const struct str title = word_text(book->language, WORD_PREFACE);
	const struct str name = STR("preface.xhtml");
	struct buf fragment;
	struct html html;

	if (!book->bank->preface.count)
		return;
	buf_init(&fragment, 0);
	html_init(&html, &fragment, &book->html);
	html.heading_base = 2;
	buf_put_c(&fragment,
		"<section class=\"preface\" epub:type=\"preface\" role=\"doc-preface\">\n<h1>");
	buf_put_str(&fragment, title);
	buf_put_c(&fragment, "</h1>\n");
	html_put_blocks(&html, book->bank->preface);
	buf_put_c(&fragment, "</section>");
	book_add_page(book, &(const struct book_page){name, title, "frontmatter"},
		buf_str(&fragment));
	book_add_entry(book, &(const struct book_entry){title, name, 0, false});
	buf_clear(&fragment);
}
