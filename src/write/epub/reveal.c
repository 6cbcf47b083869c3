/* SPDX-License-Identifier: MIT */
/* How a question leads to its answer, and how the answer looks there:
 *
 *	inline, inplace   the answer itself
 *	details           the answer, folded
 *	chapter, end      a plain link to a section that begins with the way back
 *	popup             a note's mark; the note stands at the end of the page
 */
#include "write/epub/book.h"

static void put_answer(struct html *html, const struct question *question)
{
	html_put_answer(html, question);
	html_put_part(html, WORD_EXPLANATION, question->explanation);
	html_put_inline_part(html, WORD_TOPIC, question->topic);
}

/* 看答案：第 20 题的答案. What the eye sees comes first, so that it can be said to a
 * program that is operated by voice (WCAG 2.5.3). */
static void put_link_words(struct html *html, struct str number)
{
	const enum language language = html->options->language;
	const struct str seen = word_text(language, WORD_SEE_ANSWER);
	struct buf words;

	buf_init(&words, 0);
	buf_put_str(&words, str_trim(str_slice(seen, 0, str_find(seen, STR("→"), 0))));
	buf_put_c(&words, word_is_wide(language) ? "：" : ": ");
	word_fill(&words, language, WORD_TO_ANSWER, &number, 1);
	buf_put_c(html->out, " aria-label=\"");
	html_put_attribute(html, buf_str(&words));
	buf_put_byte(html->out, '"');
	buf_clear(&words);
}

static void put_link(struct book *book, struct html *html,
	const struct question *question, const char *semantics)
{
	buf_printf(html->out, "<a%s href=\"", semantics);
	html_put_attribute(html, book->answer_hrefs[question->ordinal]);
	buf_put_byte(html->out, '"');
	put_link_words(html, question->number);
	buf_put_byte(html->out, '>');
	html_put_word(html, WORD_SEE_ANSWER);
	buf_put_c(html->out, "</a>");
}

static void put_folded(
	struct book *book, struct html *html, const struct question *question)
{
	buf_put_c(html->out, "<details class=\"answer\"");
	book_put_id(html, question->anchor, book->answer_ending);
	buf_put_c(html->out, ">\n<summary>");
	html_put_text(html, book_word(book, WORD_TO_ANSWER, question->number));
	buf_put_c(html->out, "</summary>\n");
	put_answer(html, question);
	buf_put_c(html->out, "</details>\n");
}

void book_put_reveal(
	struct book *book, struct html *html, const struct question *question)
{
	switch (book->answers) {
	case ANSWERS_NONE:
	case ANSWERS_ONLY:
	case ANSWERS_STYLE: return;
	case ANSWERS_DETAILS: put_folded(book, html, question); return;
	case ANSWERS_INPLACE:
	case ANSWERS_INLINE:
		buf_put_c(html->out, "<div class=\"answer\">\n");
		put_answer(html, question);
		buf_put_c(html->out, "</div>\n");
		return;
	case ANSWERS_CHAPTER:
	case ANSWERS_END:
	case ANSWERS_POPUP: break;
	}
	buf_put_c(html->out, "<p class=\"see\">");
	if (book_pops_up(book, question)) {
		buf_put_c(html->out, "<sup>");
		put_link(book, html, question,
			" epub:type=\"noteref\" role=\"doc-noteref\"");
		buf_put_c(html->out, "</sup>");
	} else {
		put_link(book, html, question, "");
	}
	buf_put_c(html->out, "</p>\n");
}

/* ← 20 */
static void put_way_back(
	struct book *book, struct html *html, const struct question *question)
{
	buf_put_c(html->out, "<a epub:type=\"backlink\" role=\"doc-backlink\" href=\"");
	html_put_attribute(html, book->question_hrefs[question->ordinal]);
	buf_put_byte(html->out, '"');
	book_put_numbered_attribute(
		html, "aria-label", WORD_TO_QUESTION, question->number);
	buf_put_c(html->out, ">← ");
	html_put_text(html, question->number);
	buf_put_c(html->out, "</a>");
}

/* The link back comes first, so that it is where the eye lands. A book of answers alone
 * has nothing to go back to. */
void book_put_answer_section(struct book *book, struct html *html,
	const struct question *question, unsigned level)
{
	const bool is_alone = book->answers == ANSWERS_ONLY;

	html->heading_base = level < 6 ? level + 1 : 6;
	buf_put_c(html->out, "<section class=\"answer\"");
	book_put_id(html, question->anchor, book->answer_ending);
	buf_printf(html->out, ">\n<h%u class=\"number\"", level);
	if (is_alone)
		book_put_numbered_attribute(
			html, "aria-label", WORD_QUESTION_NUMBER, question->number);
	buf_put_byte(html->out, '>');
	if (is_alone)
		html_put_text(html, question->number);
	else
		put_way_back(book, html, question);
	buf_printf(html->out, "</h%u>\n", level);
	put_answer(html, question);
	buf_put_c(html->out, "</section>\n");
}

void book_put_note(struct book *book, struct html *html, const struct question *question)
{
	html->heading_base = 6;
	buf_put_c(html->out,
		"<aside class=\"answer\" epub:type=\"footnote\" role=\"doc-footnote\"");
	book_put_id(html, question->anchor, book->answer_ending);
	buf_put_c(html->out, ">\n<p class=\"number\">");
	put_way_back(book, html, question);
	buf_put_c(html->out, "</p>\n");
	put_answer(html, question);
	buf_put_c(html->out, "</aside>\n");
}

/* --- what is short enough for a note --- */

#define NOTE_BYTES 600 /* 200 Han */

/* Paragraphs and lists of text; no code, table, image or display. */
static bool is_plain_list(struct block_list list, size_t *bytes)
{
	struct buf plain;

	for (size_t i = 0; i < list.count; i++) {
		const struct block *const block = list.items + i;

		if (block->kind == BLOCK_PARA)
			continue;
		if (block->kind != BLOCK_LIST)
			return false;
		for (size_t k = 0; k < block->list.count; k++) {
			size_t inside = 0;

			if (!is_plain_list(block->list.items[k].blocks, &inside))
				return false;
		}
	}
	buf_init(&plain, 0);
	block_put_plain(&plain, list);
	*bytes += plain.len;
	buf_clear(&plain);
	return true;
}

bool book_is_short_answer(const struct question *question)
{
	size_t bytes = question->topic.count ? 30 : 0;

	if (!is_plain_list(question->answer.blocks, &bytes) ||
		!is_plain_list(question->explanation, &bytes) ||
		(question->cloze_count && !is_plain_list(question->stem, &bytes)))
		return false;
	for (size_t i = 0; i < question->part_count; i++) {
		const struct question *const part = question->parts + i;

		if (!is_plain_list(part->answer.blocks, &bytes) ||
			!is_plain_list(part->explanation, &bytes) || part->part_count)
			return false;
	}
	return bytes <= NOTE_BYTES;
}
