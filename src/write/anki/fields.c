/* SPDX-License-Identifier: MIT */
#include "write/anki/fields.h"

static void put_number(struct html *html, const struct card *card)
{
	html_put_text(html, card->question->number);
}

static void put_type(struct html *html, const struct card *card)
{
	html_put_word(html, word_of_question_type(card->question->type));
}

static void put_options(struct html *html, const struct card *card)
{
	card_put_options(html, card->question);
}

static void put_hint(struct html *html, const struct card *card)
{
	html_put_part(html, WORD_HINT, card->question->hint);
}

static void put_answer(struct html *html, const struct card *card)
{
	if (card->shows_answers)
		html_put_answer(html, card->question);
}

static void put_explanation(struct html *html, const struct card *card)
{
	if (card->shows_answers)
		html_put_part(html, WORD_EXPLANATION, card->question->explanation);
}

static void put_topic(struct html *html, const struct card *card)
{
	if (card->shows_answers)
		html_put_inlines(html, card->question->topic);
}

static void put_difficulty(struct html *html, const struct card *card)
{
	if (card->question->difficulty)
		buf_put_unsigned(html->out, card->question->difficulty);
}

static void put_source(struct html *html, const struct card *card)
{
	html_put_inlines(html, card->question->source);
}

static void put_chapter(struct html *html, const struct card *card)
{
	html_put_text(html, card->chapter->label);
	if (card->chapter->label.len && card->chapter->plain_title.len)
		buf_put_byte(html->out, ' ');
	html_put_text(html, card->chapter->plain_title);
}

static void put_bank(struct html *html, const struct card *card)
{
	html_put_text(html, card->bank->meta.plain_title);
}

/* A note that was a cloze once has one for ever, or Anki has no card of it. */
static void put_cloze(struct html *html, const struct card *card)
{
	const bool has_cloze = card->shows_answers && card->question->cloze_count;

	if (has_cloze)
		html->cloze = HTML_CLOZE_ANKI;
	if (has_cloze || card->question->is_cloze_note)
		card_put_stem(html, card);
	html->cloze = HTML_CLOZE_BLANK;
	if (has_cloze || !card->question->is_cloze_note)
		return;
	buf_put_c(html->out, " {{c1::");
	html_put_word(html, WORD_ANSWER);
	buf_put_c(html->out, "}}");
}

static void put_kind(struct html *html, const struct card *card)
{
	buf_put_str(html->out, question_type_name(card->question->type));
	if (card->question->keep_option_order)
		buf_put_c(html->out, " fixed");
}

static void put_blanks(struct html *html, const struct answer *answer)
{
	for (size_t i = 0; i < answer->blank_count; i++) {
		if (i)
			buf_put_byte(html->out, ';');
		for (size_t k = 0; k < answer->blanks[i].count; k++) {
			if (k)
				buf_put_byte(html->out, '|');
			html_put_text(html, answer->blanks[i].alternatives[k]);
		}
	}
}

static void put_key(struct html *html, const struct card *card)
{
	const struct answer *const answer = &card->question->answer;

	if (!card->shows_answers)
		return;
	if (answer->letters.len)
		html_put_text(html, answer->letters);
	else if (answer->judgement != JUDGEMENT_NONE)
		buf_put_byte(html->out, answer->judgement == JUDGEMENT_TRUE ? 'T' : 'F');
	else
		put_blanks(html, answer);
}

static void put_language(struct html *html, const struct card *card)
{
	html_put_text(html, language_tag(card->bank->meta.language));
}

static void put_neighbour(
	struct html *html, const char *arrow, const struct question *question)
{
	struct buf summary;

	buf_init(&summary, 0);
	html_put_summary(&summary, question->stem, 40);
	buf_printf(html->out, "<div>%s ", arrow);
	html_put_text(html, question->number);
	buf_put_byte(html->out, ' ');
	html_put_text(html, buf_str(&summary));
	buf_put_c(html->out, "</div>");
	buf_clear(&summary);
}

static void put_near(struct html *html, const struct card *card)
{
	const struct bank *const bank = card->bank;
	const size_t ordinal = card->question->ordinal;

	if (ordinal > 0 && ordinal <= bank->question_count)
		put_neighbour(html, "←", bank->questions[ordinal - 1]);
	if (ordinal + 1 < bank->question_count)
		put_neighbour(html, "→", bank->questions[ordinal + 1]);
}

const struct anki_field anki_fields[FIELD_COUNT] = {
	{"Number", put_number},
	{"Type", put_type},
	{"Stem", card_put_stem},
	{"Options", put_options},
	{"Hint", put_hint},
	{"Answer", put_answer},
	{"Explanation", put_explanation},
	{"Topic", put_topic},
	{"Difficulty", put_difficulty},
	{"Source", put_source},
	{"Chapter", put_chapter},
	{"Bank", put_bank},
	{"Cloze", put_cloze},
	{"Kind", put_kind},
	{"Key", put_key},
	{"Language", put_language},
	{"Near", put_near},
	{"Spare1", NULL},
	{"Spare2", NULL},
	{"Spare3", NULL},
	{"Mine", NULL},
};
