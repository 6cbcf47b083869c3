/* SPDX-License-Identifier: MIT */
/*
 *	<section class="question" id="q20">
 *	  <h2 class="number" aria-label="第 20 题">20</h2>
 *	  <p class="run">stem</p> …			the sheet lets it run in after the
 *number options, parts, hint, type · points · stars <p class="see"><a
 *href="a3.xhtml#q20-answer">看答案 →</a></p>
 *	</section>
 */
#include "write/epub/book.h"

#include <stdio.h>

/* ' name="第 20 题"' with the question's number filled in. */
void book_put_numbered_attribute(
	struct html *html, const char *name, enum word word, struct str number)
{
	struct buf value;

	buf_init(&value, 0);
	word_fill(&value, html->options->language, word, &number, 1);
	buf_printf(html->out, " %s=\"", name);
	html_put_attribute(html, buf_str(&value));
	buf_put_byte(html->out, '"');
	buf_clear(&value);
}

void book_put_id(struct html *html, struct str anchor, struct str ending)
{
	buf_put_c(html->out, " id=\"");
	html_put_attribute(html, anchor);
	buf_put_str(html->out, ending);
	buf_put_byte(html->out, '"');
}

/* A list whose markers are the letters; one out of turn says its own place. */
static void put_options(struct html *html, const struct option_list *options)
{
	char next = 'A';

	if (!options->count)
		return;
	buf_put_c(html->out, "<ol class=\"options\" type=\"A\">\n");
	for (size_t i = 0; i < options->count; i++) {
		const struct option *const option = &options->items[i];

		if (option->letter == next)
			buf_put_c(html->out, "<li>");
		else
			buf_printf(
				html->out, "<li value=\"%d\">", option->letter - 'A' + 1);
		html_put_tight_blocks(html, option->blocks);
		buf_put_c(html->out, "</li>\n");
		next = (char)(option->letter + 1);
	}
	buf_put_c(html->out, "</ol>\n");
}

static void put_points(struct html *html, points given)
{
	char text[32];
	size_t len = 0;

	len = (size_t)snprintf(text, sizeof(text), "%u.%02u", given / 100, given % 100);
	while (text[len - 1] == '0')
		len--;
	if (text[len - 1] == '.')
		len--;
	const struct str number = {text, len};

	word_fill(html->out, html->options->language, WORD_POINTS, &number, 1);
}

static void put_stars(struct html *html, unsigned difficulty)
{
	const char digit = (char)('0' + difficulty);

	buf_put_c(html->out, "<span role=\"img\"");
	book_put_numbered_attribute(
		html, "aria-label", WORD_DIFFICULTY, (struct str){&digit, 1});
	buf_put_byte(html->out, '>');
	for (unsigned i = 1; i <= 5; i++)
		buf_put_c(html->out, i <= difficulty ? "★" : "☆");
	buf_put_c(html->out, "</span>");
}

static void put_separator(struct html *html, size_t start)
{
	if (html->out->len > start)
		buf_put_c(html->out, " · ");
}

static void put_facts(struct html *html, const struct question *question)
{
	const size_t start = html->out->len;

	if (question->type != QUESTION_ESSAY)
		html_put_word(html, word_of_question_type(question->type));
	if (question->points) {
		put_separator(html, start);
		put_points(html, question->points);
	}
	if (question->difficulty >= 1 && question->difficulty <= 5) {
		put_separator(html, start);
		put_stars(html, question->difficulty);
	}
}

/* 单选 · 5 分 · ★★★☆☆, or nothing where nothing is to be said. */
static void put_meta(struct html *html, const struct question *question)
{
	static const struct str open = STR_INIT("<p class=\"meta\">");
	const size_t start = html->out->len;

	buf_put_str(html->out, open);
	put_facts(html, question);
	if (html->out->len == start + open.len && !buf_failed(html->out))
		html->out->len = start;
	else
		buf_put_c(html->out, "</p>\n");
}

/* What a question and its parts have in common, after the number. */
static void put_content(struct html *html, const struct question *question)
{
	html_put_led_blocks(html, STR(""), question->stem);
	put_options(html, &question->options);
	for (size_t i = 0; i < question->part_count; i++) {
		const struct question *const part = &question->parts[i];

		buf_put_c(html->out, "<div class=\"part\">\n<p class=\"number\">");
		html_put_text(html, part->number);
		buf_put_c(html->out, "</p>\n");
		put_content(html, part);
		buf_put_c(html->out, "</div>\n");
	}
	html_put_part(html, WORD_HINT, question->hint);
	html_put_inline_part(html, WORD_SOURCE, question->source);
	put_meta(html, question);
}

static bool is_with_question(enum answers_mode answers)
{
	return answers == ANSWERS_INLINE || answers == ANSWERS_INPLACE ||
	       answers == ANSWERS_DETAILS;
}

void book_put_question(struct book *book, struct html *html,
	const struct question *question, unsigned level)
{
	const bool has_answer = html_has_answer(question);

	html->heading_base = level < 6 ? level + 1 : 6;
	buf_put_c(html->out, "<section class=\"question\"");
	if (has_answer && is_with_question(book->answers))
		buf_put_c(html->out, " epub:type=\"qna\" role=\"doc-qna\"");
	book_put_id(html, question->anchor, STR(""));
	buf_printf(html->out, ">\n<h%u class=\"number\"", level);
	if (question->id_anchor.len)
		book_put_id(html, question->id_anchor, STR(""));
	book_put_numbered_attribute(
		html, "aria-label", WORD_QUESTION_NUMBER, question->number);
	buf_put_byte(html->out, '>');
	html_put_text(html, question->number);
	buf_printf(html->out, "</h%u>\n", level);
	put_content(html, question);
	if (has_answer)
		book_put_reveal(book, html, question);
	buf_put_c(html->out, "</section>\n");
}

void book_put_material(struct html *html, const struct question_group *group)
{
	buf_put_c(html->out, "<div class=\"material\">\n<p class=\"label\">");
	if (group->title.count)
		html_put_inlines(html, group->title);
	else
		html_put_word(html, WORD_MATERIAL);
	buf_put_c(html->out, "</p>\n");
	html_put_blocks(html, group->blocks);
	buf_put_c(html->out, "</div>\n");
}
