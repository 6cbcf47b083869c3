/* SPDX-License-Identifier: MIT */
/* What stands before the first chapter: cover, title page, preface. And the colophon,
 * which comes last. */
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

/* 封面：大模型面试题 200 问，李博杰 */
static void put_cover_words(struct book *book, struct html *html)
{
	const struct bank_meta *const meta = &book->bank->meta;
	const bool is_wide =
		book->language != LANGUAGE_EN && book->language != LANGUAGE_KO;

	html_put_word(html, WORD_COVER);
	buf_put_c(html->out, is_wide ? "：" : ": ");
	html_put_attribute(html, meta->plain_title);
	for (size_t i = 0; i < meta->author_count; i++) {
		buf_put_c(html->out, is_wide ? "，" : ", ");
		html_put_attribute(html, meta->authors[i]);
	}
}

static void put_cover_page(struct book *book, struct html *html)
{
	const struct media *const own = book_own_cover(book);
	const struct picture *const drawn = own ? NULL : &book->job->pictures->cover;

	buf_put_c(html->out, "<div class=\"cover\"><img epub:type=\"cover\" "
			     "role=\"doc-cover\" src=\"");
	html_put_attribute(html, book->cover_name);
	buf_put_c(html->out, "\" alt=\"");
	put_cover_words(book, html);
	buf_put_byte(html->out, '"');
	if (own ? own->width : drawn->pixel_width)
		buf_printf(html->out, " width=\"%u\" height=\"%u\"",
			own ? own->width : drawn->pixel_width,
			own ? own->height : drawn->pixel_height);
	buf_put_c(html->out, "/></div>");
}

/* The bank's own image is in the list already, with those that it shows. */
static void find_cover(struct book *book)
{
	const struct write_job *const job = book->job;
	const struct media *const own = book_own_cover(book);
	struct buf name;

	buf_init(&name, 0);
	if (own) {
		buf_put_str(&name, book->html.image_folder);
		html_put_file_name(&name, &book->html, own);
	} else if (job->pictures && job->pictures->cover.bytes.len) {
		buf_put_c(&name, "cover.png");
	}
	book->cover_name = arena_copy_str(job->scratch, buf_str(&name));
	buf_clear(&name);
}

void book_add_cover(struct book *book)
{
	const struct str title = word_text(book->language, WORD_COVER);
	struct buf fragment;
	struct html html;

	find_cover(book);
	if (!book->cover_name.len)
		return;
	buf_init(&fragment, 0);
	html_init(&html, &fragment, &book->html);
	put_cover_page(book, &html);
	book_add_page(book,
		&(const struct book_page){STR("cover.xhtml"), title, "frontmatter"},
		buf_str(&fragment));
	buf_clear(&fragment);
	if (!book_own_cover(book))
		book_add_file(book, &(const struct book_file){.name = book->cover_name,
					    .mime = STR("image/png"),
					    .properties = STR("cover-image"),
					    .content = book->job->pictures->cover.bytes});
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

/* A term and what it is; nothing where there is nothing to say. */
static void put_fact(struct html *html, enum word word, struct str text)
{
	if (!str_trim(text).len)
		return;
	buf_put_c(html->out, "<dt>");
	html_put_word(html, word);
	buf_put_c(html->out, "</dt><dd>");
	html_put_text(html, str_trim(text));
	buf_put_c(html->out, "</dd>\n");
}

static void put_colophon(struct book *book, struct html *html)
{
	const struct bank_meta *const meta = &book->bank->meta;
	struct buf identifier;

	buf_put_c(html->out, "<section class=\"colophon\" epub:type=\"colophon\" "
			     "role=\"doc-colophon\">\n<h1>");
	html_put_word(html, WORD_COLOPHON);
	buf_put_c(html->out, "</h1>\n<p class=\"title\">");
	html_put_inlines(html, meta->title);
	buf_put_c(html->out, "</p>\n<dl>\n");
	for (size_t i = 0; i < meta->author_count; i++)
		put_fact(html, WORD_AUTHOR, meta->authors[i]);
	put_fact(html, WORD_PUBLISHER, meta->publisher);
	put_fact(html, WORD_PUBLISHED, book_date(book));
	put_fact(html, WORD_RIGHTS, meta->rights);
	buf_init(&identifier, 0);
	book_put_identifier(book, &identifier);
	put_fact(html, WORD_IDENTIFIER, buf_str(&identifier));
	buf_clear(&identifier);
	buf_put_c(html->out, "</dl>\n<p class=\"meta\">");
	html_put_text(html, book_word(book, WORD_MADE_WITH, book->job->program));
	buf_put_c(html->out, "</p>\n</section>");
}

void book_add_colophon(struct book *book)
{
	const struct str title = word_text(book->language, WORD_COLOPHON);
	const struct str name = STR("colophon.xhtml");
	struct buf fragment;
	struct html html;

	buf_init(&fragment, 0);
	html_init(&html, &fragment, &book->html);
	put_colophon(book, &html);
	book_add_page(book, &(const struct book_page){name, title, "backmatter"},
		buf_str(&fragment));
	book_add_entry(book, &(const struct book_entry){title, name, 0, false});
	buf_clear(&fragment);
}
