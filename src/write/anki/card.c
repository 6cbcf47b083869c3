/* SPDX-License-Identifier: MIT */
#include "write/anki/card.h"

/* A stem of one paragraph stands bare, as one types it into Anki. */
static void put_stem_blocks(struct html *html, struct block_list stem)
{
	size_t paras = 0;

	for (size_t i = 0; i < stem.count; i++)
		paras += stem.items[i].kind == BLOCK_PARA;
	if (paras <= 1)
		html_put_tight_blocks(html, stem);
	else
		html_put_blocks(html, stem);
}

static void put_material(struct html *html, const struct question_group *group)
{
	buf_put_c(html->out, "<p><b>");
	if (group->title.count)
		html_put_inlines(html, group->title);
	else
		html_put_word(html, WORD_MATERIAL);
	buf_put_c(html->out, "</b></p>");
	html_put_blocks(html, group->blocks);
	buf_put_c(html->out, "<hr>");
}

void card_put_options(struct html *html, const struct question *question)
{
	for (size_t i = 0; i < question->options.count; i++) {
		const struct option *const option = &question->options.items[i];

		buf_printf(html->out, "<div>%c. ", option->letter);
		html_put_tight_blocks(html, option->blocks);
		buf_put_c(html->out, "</div>");
	}
}

static void put_parts(struct html *html, const struct question *question)
{
	for (size_t i = 0; i < question->part_count; i++) {
		const struct question *const part = &question->parts[i];

		buf_put_c(html->out, "<div>");
		html_put_text(html, part->number);
		buf_put_byte(html->out, ' ');
		put_stem_blocks(html, part->stem);
		card_put_options(html, part);
		put_parts(html, part);
		buf_put_c(html->out, "</div>");
	}
}

static void put_number(struct html *html, const struct question *question)
{
	struct buf words;

	buf_init(&words, 0);
	word_fill(&words, html->options->language, WORD_QUESTION_NUMBER,
		&question->number, 1);
	html_put_text(html, buf_str(&words));
	buf_clear(&words);
}

void card_put_stem(struct html *html, const struct card *card)
{
	const size_t start = html->out->len;

	if (card->group)
		put_material(html, card->group);
	put_stem_blocks(html, card->question->stem);
	put_parts(html, card->question);
	if (html->out->len == start)
		put_number(html, card->question);
}

/* How many letters to choose is part of the question. */
static void put_type(struct html *html, const struct question *question)
{
	if (!question->options.count)
		return;
	buf_put_c(html->out, "<div><small>");
	html_put_word(html, word_of_question_type(question->type));
	buf_put_c(html->out, "</small></div>");
}

void card_put_front(struct html *html, const struct card *card)
{
	card_put_stem(html, card);
	put_type(html, card->question);
	card_put_options(html, card->question);
}

/* Where nothing is given to check oneself by: at least where to look it up. */
static void put_place(struct html *html, const struct card *card)
{
	buf_put_c(html->out, "<p><small>");
	if (card->chapter->label.len) {
		html_put_text(html, card->chapter->label);
		buf_put_byte(html->out, ' ');
	}
	html_put_text(html, card->chapter->plain_title);
	if (card->chapter->label.len || card->chapter->plain_title.len)
		buf_put_c(html->out, " · ");
	put_number(html, card->question);
	buf_put_c(html->out, "</small></p>");
}

void card_put_back(struct html *html, const struct card *card)
{
	const struct question *const question = card->question;
	const bool has_answer = card->shows_answers && html_has_answer(question);

	if (has_answer) {
		html_put_answer(html, question);
		html_put_part(html, WORD_EXPLANATION, question->explanation);
	}
	html_put_part(html, WORD_HINT, question->hint);
	if (has_answer)
		html_put_inline_part(html, WORD_TOPIC, question->topic);
	html_put_inline_part(html, WORD_SOURCE, question->source);
	if (!has_answer)
		put_place(html, card);
}
