/* SPDX-License-Identifier: MIT */
#include "model/foreign.h"

#include "base/unicode.h"
#include "base/utf8.h"

#define LEAST_WORDS 4 /* of an English phrase among other text */
#define LINE_WORDS  3 /* of a line that has nothing else */
#define LEAST_KANA  2

/* What letters a text has. */
struct letters {
	size_t han, kana, hangul;
	size_t words, small_words; /* of two ASCII letters; those without a capital */
	bool has_others;           /* letters of further scripts, or with accents */
	bool in_word;
	bool is_english; /* a word is there that other languages do not have */
};

/* Words that hardly any English sentence is without, and that are no German, French or
 * Spanish ones. */
static const struct str english_words[] = {STR_INIT("the"), STR_INIT("is"),
	STR_INIT("are"), STR_INIT("of"), STR_INIT("and"), STR_INIT("what"),
	STR_INIT("how"), STR_INIT("why"), STR_INIT("which"), STR_INIT("to"),
	STR_INIT("for"), STR_INIT("with"), STR_INIT("be"), STR_INIT("that"),
	STR_INIT("this"), STR_INIT("when"), STR_INIT("where"), STR_INIT("who"),
	STR_INIT("can"), STR_INIT("does"), STR_INIT("do"), STR_INIT("you"),
	STR_INIT("your"), STR_INIT("from"), STR_INIT("by"), STR_INIT("not"),
	STR_INIT("it"), STR_INIT("has"), STR_INIT("have"), STR_INIT("between"),
	STR_INIT("explain"), STR_INIT("describe")};

static bool is_english_word(struct str word)
{
	for (size_t i = 0; i < sizeof(english_words) / sizeof(*english_words); i++)
		if (str_eq_ascii_case(word, english_words[i]))
			return true;
	return false;
}

static bool is_ascii_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static void count_wide(struct letters *letters, uint32_t c)
{
	switch (unicode_script(c)) {
	case SCRIPT_HAN: letters->han++; return;
	case SCRIPT_HIRAGANA:
	case SCRIPT_KATAKANA: letters->kana++; return;
	case SCRIPT_HANGUL: letters->hangul++; return;
	case SCRIPT_COMMON:
	case SCRIPT_INHERITED:
	case SCRIPT_LATIN:
	case SCRIPT_GREEK:
	case SCRIPT_CYRILLIC:
	case SCRIPT_BOPOMOFO: break;
	}
	if (unicode_category(c) == CATEGORY_LETTER)
		letters->has_others = true;
}

static void count_text(struct letters *letters, struct str text)
{
	size_t word = 0;

	for (size_t at = 0; at < text.len;) {
		const size_t start = at;
		const uint32_t c = utf8_next(text, &at);

		if (is_ascii_letter(c)) {
			if (!letters->in_word) {
				word = start;
			} else if (start == word + 1) {
				letters->words++;
				letters->small_words += text.data[word] >= 'a';
			}
			letters->in_word = true;
			if (at == text.len ||
				!is_ascii_letter((unsigned char)text.data[at]))
				letters->is_english |=
					is_english_word(str_slice(text, word, at));
			continue;
		}
		/* Apostrophes and hyphens are within words. */
		letters->in_word =
			letters->in_word &&
			(c == '\'' || c == '-' || c == 0x2019 || (c >= '0' && c <= '9'));
		if (c >= 0x80)
			count_wide(letters, c);
	}
}

static void count_list(struct letters *letters, struct inline_list list)
{
	for (size_t i = 0; i < list.count; i++) {
		const struct inline_node *const node = &list.items[i];

		switch (node->kind) {
		case INLINE_TEXT: count_text(letters, node->text); break;
		case INLINE_SOFT_BREAK:
		case INLINE_LINE_BREAK:
		case INLINE_CODE:
		case INLINE_MATH:
		case INLINE_IMAGE:
		case INLINE_BLANK: letters->in_word = false; break;
		case INLINE_EMPHASIS:
		case INLINE_STRONG:
		case INLINE_DELETED:
		case INLINE_SUBSCRIPT:
		case INLINE_SUPERSCRIPT:
		case INLINE_KEYBOARD:
		case INLINE_LINK:
		case INLINE_REFERENCE:
		case INLINE_CLOZE: count_list(letters, inline_children(node)); break;
		}
	}
}

static bool is_english(const struct letters *letters, size_t least)
{
	return letters->words >= least && letters->small_words * 2 >= letters->words &&
	       letters->is_english && !letters->has_others;
}

static struct str wide_language(const struct letters *letters)
{
	if (letters->kana)
		return STR("ja");
	if (letters->hangul)
		return STR("ko");
	return letters->han ? STR("zh-Hans") : STR("");
}

static struct str language_of(enum language book, const struct letters *letters)
{
	const size_t wide = letters->han + letters->kana + letters->hangul;

	if (book == LANGUAGE_EN)
		return wide && !letters->words ? wide_language(letters) : STR("");
	if (!wide)
		return is_english(letters, LINE_WORDS) ? STR("en") : STR("");
	if (book != LANGUAGE_JA && letters->kana >= LEAST_KANA &&
		letters->kana * 2 >= wide)
		return STR("ja");
	if (book != LANGUAGE_KO && letters->hangul * 2 >= wide && letters->hangul)
		return STR("ko");
	return STR("");
}

struct str foreign_language(enum language book, struct inline_list text)
{
	struct letters letters = {0};

	count_list(&letters, text);
	return language_of(book, &letters);
}

struct str foreign_language_of(enum language book, struct str text)
{
	struct letters letters = {0};

	count_text(&letters, text);
	return language_of(book, &letters);
}

/* --- phrases --- */

/* What may stand between the words of a phrase. */
static bool is_between(char byte)
{
	return byte == ' ' || byte == ',' || byte == '\'' || byte == '-' || byte == ';';
}

/* The end of the run of English from `at` on: words, blanks and commas, without what
 * stands after its last word. */
static size_t phrase_end(struct str text, size_t at)
{
	size_t end = at;

	for (; at < text.len; at++) {
		const bool is_digit = text.data[at] >= '0' && text.data[at] <= '9';

		if (is_ascii_letter((unsigned char)text.data[at]) || is_digit)
			end = at + 1;
		else if (!is_between(text.data[at]))
			break;
	}
	if (end < text.len &&
		(text.data[end] == '.' || text.data[end] == '?' || text.data[end] == '!'))
		end++;
	return end;
}

/* The same of Han, kana or Hangul, in an English book. */
static size_t wide_end(struct str text, size_t at, struct letters *letters)
{
	size_t end = at;

	while (at < text.len) {
		const size_t start = at;
		const uint32_t c = utf8_next(text, &at);
		const size_t before = letters->han + letters->kana + letters->hangul;

		if (c >= 0x80)
			count_wide(letters, c);
		if (letters->han + letters->kana + letters->hangul == before &&
			!(unicode_is_wide(c) && end == start))
			break;
		end = at;
	}
	return end;
}

struct str foreign_find_phrase(
	enum language book, struct str text, size_t at, struct str *phrase)
{
	while (at < text.len) {
		const unsigned char byte = (unsigned char)text.data[at];
		size_t end = at + 1;

		if (book != LANGUAGE_EN && is_ascii_letter(byte)) {
			struct letters letters = {0};

			end = phrase_end(text, at);
			count_text(&letters, str_slice(text, at, end));
			*phrase = str_slice(text, at, end);
			if (is_english(&letters, LEAST_WORDS))
				return STR("en");
		} else if (book == LANGUAGE_EN && byte >= 0xE0) {
			struct letters letters = {0};

			end = wide_end(text, at, &letters);
			*phrase = str_slice(text, at, end);
			if (wide_language(&letters).len)
				return wide_language(&letters);
			end = at + 1;
		}
		at = end;
	}
	return STR("");
}
