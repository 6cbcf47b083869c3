/* SPDX-License-Identifier: MIT */
/* The answers at the book's end: a page for each page of questions that has any. */
#include "write/epub/book.h"

/* "答案 · 第 3 章 LLM 的内部机制" */
static struct str page_title(struct book *book, const struct book_part *part)
{
	struct buf title;

	buf_init(&title, 0);
	buf_put_str(&title, word_text(book->language, WORD_ANSWER));
	buf_put_c(&title, " · ");
	buf_put_str(&title, book_chapter_title(book, part->chapter));
	const struct str copy = arena_copy_str(book->job->scratch, buf_str(&title));

	buf_clear(&title);
	return copy;
}

static void put_answers(
	struct book *book, struct html *html, const struct book_part *part)
{
	for (size_t i = part->first; i < part->end; i++)
		if (html_has_answer(book->bank->questions[i]))
			book_put_answer_section(book, html, book->bank->questions[i], 2);
}

/* Titles in the contents: one for all, and one beneath it for each chapter. */
static void add_entries(struct book *book, const struct book_part *part, struct str title)
{
	const struct str name = part->answers_name;

	if (!book->answers_href.len) {
		book->answers_href = name;
		book_add_entry(book,
			&(const struct book_entry){
				word_text(book->language, WORD_ANSWERS), name, 0, false});
	}
	if (part->is_first)
		book_add_entry(book, &(const struct book_entry){title, name, 1, false});
}

static bool has_answers(const struct book *book, const struct book_part *part)
{
	for (size_t i = part->first; i < part->end; i++)
		if (html_has_answer(book->bank->questions[i]))
			return true;
	return false;
}

static void add_page(
	struct book *book, const struct book_part *part, struct buf *fragment)
{
	const struct str title = page_title(book, part);
	struct html html;

	html_init(&html, fragment, &book->html);
	buf_reset(fragment);
	buf_put_c(fragment,
		"<section class=\"answers\" epub:type=\"appendix\" role=\"doc-appendix\">\n");
	book_put_chapter_heading(book, &html, part, true);
	put_answers(book, &html, part);
	buf_put_c(fragment, "</section>");
	if (buf_failed(fragment))
		book->failed = true;
	book_add_page(book,
		&(const struct book_page){part->answers_name, title, "backmatter"},
		buf_str(fragment));
	add_entries(book, part, title);
}

void book_add_answers(struct book *book)
{
	struct buf fragment;

	if (book->answers != ANSWERS_END)
		return;
	buf_init(&fragment, 0);
	for (size_t i = 0; i < book->part_count; i++)
		if (has_answers(book, &book->parts[i]))
			add_page(book, &book->parts[i], &fragment);
	buf_clear(&fragment);
}
