/* SPDX-License-Identifier: MIT */
/* The answers at the book's end, or the whole of a book of answers: a page for each page
 * of questions that has any. */
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

static bool is_here(const struct book *book, size_t ordinal)
{
	const struct question *const question = book->bank->questions[ordinal];

	return html_has_answer(question) && book_is_apart(book, question);
}

static void put_answers(
	struct book *book, struct html *html, const struct book_part *part)
{
	for (size_t i = part->first; i < part->end; i++)
		if (is_here(book, i))
			book_put_answer_section(book, html, book->bank->questions[i], 2);
}

/* A book of answers alone lists them as others do their questions. */
static void add_answer_entries(
	struct book *book, const struct book_part *part, struct str title)
{
	if (!part->is_continued)
		book_add_entry(book,
			&(const struct book_entry){title, part->answers_name, 0, false});
	for (size_t i = part->first; i < part->end; i++)
		if (is_here(book, i))
			book_add_entry(book,
				&(const struct book_entry){
					book_summary(book, book->bank->questions[i]),
					book->answer_hrefs[i], 1, true});
}

/* Titles in the contents: one for all, and one beneath it for each chapter. */
static void add_entries(struct book *book, const struct book_part *part, struct str title)
{
	const struct str name = part->answers_name;
	const bool is_first = !book->answers_href.len;

	if (is_first)
		book->answers_href = name;
	if (book->answers == ANSWERS_ONLY) {
		add_answer_entries(book, part, book_chapter_title(book, part->chapter));
		return;
	}
	if (is_first)
		book_add_entry(book,
			&(const struct book_entry){
				word_text(book->language, WORD_ANSWERS), name, 0, false});
	if (!part->is_continued)
		book_add_entry(book, &(const struct book_entry){title, name, 1, false});
}

static bool has_answers(const struct book *book, const struct book_part *part)
{
	for (size_t i = part->first; i < part->end; i++)
		if (is_here(book, i))
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
		book->answers == ANSWERS_ONLY
			? "<section class=\"answers\" epub:type=\"chapter\" role=\"doc-chapter\">\n"
			: "<section class=\"answers\" epub:type=\"appendix\" role=\"doc-appendix\">\n");
	book_put_chapter_heading(book, &html, part, true);
	put_answers(book, &html, part);
	buf_put_c(fragment, "</section>");
	if (buf_failed(fragment))
		book->failed = true;
	book_add_page(book,
		&(const struct book_page){part->answers_name, title,
			book->answers == ANSWERS_ONLY ? "bodymatter" : "backmatter"},
		buf_str(fragment));
	add_entries(book, part, title);
}

void book_add_answers(struct book *book)
{
	const struct chapter *last = NULL;
	struct buf fragment;

	buf_init(&fragment, 0);
	for (size_t i = 0; i < book->part_count; i++) {
		struct book_part *const part = book->parts + i;

		if (!has_answers(book, part))
			continue;
		part->is_continued = last == part->chapter;
		last = part->chapter;
		add_page(book, part, &fragment);
	}
	if (book->answers == ANSWERS_ONLY)
		book->body_href = book->answers_href;
	buf_clear(&fragment);
}
