/* SPDX-License-Identifier: MIT */
/* What belongs to a question but not to its stem: in books as the author wrote it, on
 * cards with a choice spelled out, since the options are on the other side. */
#include "write/html/html.h"

#include "base/utf8.h"

/* "<b>答案</b> ": the labels are our own words and need no escaping. */
static void put_label(struct html *html, enum word label)
{
	const char *element = "<b>";

	if (html->options->form == HTML_BOOK)
		element = "<b class=\"label\">";
	buf_put_c(html->out, element);
	buf_put_str(html->out, word_text(html->options->language, label));
	buf_put_c(html->out, "</b> ");
}

void html_put_part(struct html *html, enum word label, struct block_list list)
{
	const bool is_hint = label == WORD_HINT && html->options->form == HTML_BOOK;
	struct html at_label = *html;
	struct buf lead;

	if (!list.count)
		return;
	buf_init(&lead, 0);
	at_label.out = &lead;
	if (!html->hides_labels)
		put_label(&at_label, label);
	if (is_hint)
		buf_put_c(html->out, "<div class=\"hint\">\n");
	html_put_led_blocks(html, buf_str(&lead), list);
	if (is_hint)
		buf_put_c(html->out, "</div>\n");
	buf_clear(&lead);
}

void html_put_inline_part(struct html *html, enum word label, struct inline_list list)
{
	const struct block para = block_para(SPAN_NONE, list);

	if (list.count)
		html_put_part(html, label, (struct block_list){&para, 1});
}

static bool has_answer_alone(const struct question *question)
{
	const struct answer *const answer = &question->answer;

	return answer->blocks.count || answer->letters.len || answer->blank_count ||
	       answer->judgement != JUDGEMENT_NONE || question->cloze_count;
}

bool html_has_answer(const struct question *question)
{
	if (has_answer_alone(question) || question->explanation.count ||
		question->topic.count)
		return true;
	for (size_t i = 0; i < question->part_count; i++)
		if (html_has_answer(&question->parts[i]))
			return true;
	return false;
}

static void put_words(struct html *html, struct str text)
{
	const struct inline_node node = inline_text(SPAN_NONE, text);

	html_put_inline_part(html, WORD_ANSWER, (struct inline_list){&node, 1});
}

/* What was understood, where nothing is written: options ticked by [x], a letter in the
 * stem's last blank. */
static void put_understood_answer(struct html *html, const struct answer *answer)
{
	const enum language language = html->options->language;

	if (answer->letters.len)
		put_words(html, answer->letters);
	else if (answer->judgement != JUDGEMENT_NONE)
		put_words(html, word_text(language, answer->judgement == JUDGEMENT_TRUE
							    ? WORD_TRUE
							    : WORD_FALSE));
}

static const struct option *find_option(const struct question *question, char letter)
{
	for (size_t i = 0; i < question->options.count; i++)
		if (question->options.items[i].letter == letter)
			return &question->options.items[i];
	return NULL;
}

/* What may stand between the letters of an answer. */
static bool is_between_letters(uint32_t c)
{
	static const struct str others = STR_INIT(" 　、，,；;。./／|()（）和与與及");

	for (size_t i = 0; i < others.len;)
		if (utf8_next(others, &i) == c)
			return true;
	return c == '\n';
}

/* A letter of half or full width as 'A' to 'Z', or 0. */
static char letter_of(uint32_t c)
{
	const uint32_t narrow = c >= 0xFF21 && c <= 0xFF5A ? c - 0xFEE0 : c;
	const uint32_t upper = narrow >= 'a' && narrow <= 'z' ? narrow - 32 : narrow;

	return upper >= 'A' && upper <= 'Z' ? (char)upper : 0;
}

/* Whether the block says no more than "AC", "A、C" or "A 和 C". */
static bool is_letters_only(const struct answer *answer, const struct block *block)
{
	struct buf plain;
	bool has_words = false;

	buf_init(&plain, 0);
	block_put_plain(&plain, (struct block_list){block, 1});
	const struct str text = buf_str(&plain);

	for (size_t i = 0; i < text.len && !has_words;) {
		const uint32_t c = utf8_next(text, &i);
		const char letter = letter_of(c);

		has_words = letter ? str_find_byte(answer->letters, letter, 0) == STR_NPOS
				   : !is_between_letters(c);
	}
	buf_clear(&plain);
	return !has_words;
}

/* What the author says besides the letters. */
static struct block_list words_of(const struct answer *answer)
{
	struct block_list rest = answer->blocks;

	while (rest.count && is_letters_only(answer, rest.items)) {
		rest.items++;
		rest.count--;
	}
	return rest;
}

static void put_chosen_options(struct html *html, const struct question *question)
{
	const struct str letters = question->answer.letters;

	for (size_t i = 0; i < letters.len; i++) {
		const struct option *const option =
			find_option(question, letters.data[i]);

		buf_put_c(html->out, "<div>");
		if (i == 0 && !html->hides_labels)
			put_label(html, WORD_ANSWER);
		buf_printf(html->out, "%c. ", letters.data[i]);
		if (option)
			html_put_tight_blocks(html, option->blocks);
		buf_put_c(html->out, "</div>");
	}
	html_put_blocks(html, words_of(&question->answer));
}

static void put_filled_stem(struct html *html, const struct question *question)
{
	const enum html_cloze was = html->cloze;

	html->cloze = HTML_CLOZE_FILLED;
	html_put_part(html, WORD_ANSWER, question->stem);
	html->cloze = was;
}

static void put_answer_alone(struct html *html, const struct question *question)
{
	const struct answer *const answer = &question->answer;

	if (question->cloze_count)
		put_filled_stem(html, question);
	if (answer->letters.len && html->options->form == HTML_CARD)
		put_chosen_options(html, question);
	else if (answer->blocks.count)
		html_put_part(html, WORD_ANSWER, answer->blocks);
	else
		put_understood_answer(html, answer);
}

static void put_part_number(struct html *html, struct str number)
{
	buf_put_c(html->out,
		html->options->form == HTML_BOOK ? "<p class=\"part\">" : "<p>");
	html_put_text(html, number);
	buf_put_c(html->out, "</p>");
}

void html_put_answer(struct html *html, const struct question *question)
{
	put_answer_alone(html, question);
	for (size_t i = 0; i < question->part_count; i++) {
		const struct question *const part = &question->parts[i];

		if (!html_has_answer(part))
			continue;
		put_part_number(html, part->number);
		html_put_answer(html, part);
		html_put_part(html, WORD_EXPLANATION, part->explanation);
		html_put_inline_part(html, WORD_TOPIC, part->topic);
	}
}
