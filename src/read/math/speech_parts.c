/* SPDX-License-Identifier: MIT */
/* Words, shapes and atoms: what the templates of speech.c are made of. */
#include "read/math/speech_parts.h"

#include "base/utf8.h"

/* ------------------------------------------------------------------ words */

static bool is_word_byte(char byte)
{
	return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
	       (byte >= 'A' && byte <= 'Z');
}

static bool needs_space(const struct speech *speech, struct str next)
{
	const struct str said = buf_str(speech->out);

	if (said.len == 0 || said.data[said.len - 1] == ' ' || next.len == 0 ||
		next.data[0] == ' ')
		return false;
	if (!speech->is_chinese)
		return next.data[0] != ',' && next.data[0] != ';';
	return is_word_byte(said.data[said.len - 1]) && is_word_byte(next.data[0]);
}

/* Templates end and begin with commas: one is enough. */
void speech_drop_comma(struct speech *speech, struct str next)
{
	if (speech->is_chinese && str_ends(buf_str(speech->out), STR("，")) &&
		(str_starts(next, STR("，")) || str_starts(next, STR("；"))))
		speech->out->len -= STR("，").len;
	if (!speech->is_chinese && str_ends(buf_str(speech->out), STR(",")) &&
		(str_starts(next, STR(",")) || str_starts(next, STR(";"))))
		speech->out->len--;
}

void speech_say_text(struct speech *speech, struct str text)
{
	speech_drop_comma(speech, text);
	if (needs_space(speech, text))
		buf_put_byte(speech->out, ' ');
	buf_put_str(speech->out, text);
}

void speech_say(struct speech *speech, const char *chinese, const char *english)
{
	speech_say_text(speech, str_from(speech->is_chinese ? chinese : english));
}

void speech_say_words(struct speech *speech, const struct speech_words *words)
{
	speech_say(speech, words->chinese, words->english);
}

void speech_say_number(struct speech *speech, size_t number)
{
	char storage[21];

	speech_say_text(speech, str_from_unsigned(storage, number));
}

/* ------------------------------------------------------------------ shapes */

const struct math_node *speech_only(const struct math_node *node)
{
	while (node->kind == MATH_ROW && node->row.list.count == 1)
		node = node->row.list.items;
	return node;
}

bool speech_is_empty(const struct math_node *node)
{
	node = speech_only(node);
	return node->kind == MATH_ROW && node->row.list.count == 0;
}

bool speech_is_blank(const struct math_node *node)
{
	node = speech_only(node);
	if (node->kind == MATH_PHANTOM)
		return !node->phantom.is_drawn;
	if (node->kind == MATH_TEXT)
		return str_trim(node->text.text).len == 0;
	if (node->kind != MATH_ROW)
		return node->kind == MATH_SPACE;
	for (size_t i = 0; i < node->row.list.count; i++)
		if (!speech_is_blank(&node->row.list.items[i]))
			return false;
	return true;
}

/* The code point of a single sign or letter, without its alphabet; else 0. */
uint32_t speech_sign_of(const struct math_node *node)
{
	node = speech_only(node);
	if (node->kind != MATH_ATOM || node->atom.form == MATH_FUNCTION)
		return 0;
	return node->atom.letter;
}

/* The sign that an atom shows: \not and - are resolved in its text only. */
uint32_t speech_shown_sign(const struct math_node *node)
{
	node = speech_only(node);
	return node->kind == MATH_ATOM && node->atom.form == MATH_SYMBOL
		       ? utf8_at(node->atom.text, 0)
		       : 0;
}

/* One token to the ear: x, 12, x_i. */
bool speech_is_simple(const struct math_node *node)
{
	node = speech_only(node);
	if (node->kind == MATH_SCRIPTS)
		return !node->scripts.sup &&
		       speech_only(node->scripts.base)->kind == MATH_ATOM &&
		       (!node->scripts.sub ||
			       speech_only(node->scripts.sub)->kind == MATH_ATOM);
	return node->kind == MATH_ATOM || node->kind == MATH_TEXT ||
	       speech_is_empty(node) ||
	       (node->kind == MATH_ACCENT &&
		       speech_only(node->accent.base)->kind == MATH_ATOM);
}

/* ‖ and |, written in any of their ways; scripts may hang on the closing one. */
uint32_t speech_bar_of(const struct math_node *node)
{
	if (node->kind == MATH_SCRIPTS)
		node = node->scripts.base;
	if (node->kind == MATH_DELIMITER)
		return node->delimiter.code_point == '|' ||
				       node->delimiter.code_point == 0x2016
			       ? node->delimiter.code_point
			       : 0;
	if (node->kind != MATH_ATOM || node->class == MATH_REL)
		return 0;
	const uint32_t sign = utf8_at(node->atom.text, 0);

	return sign == '|' || sign == 0x2016 ? sign : 0;
}

/* ------------------------------------------------------------------ atoms */

static void say_blackboard(struct speech *speech, const struct math_atom *atom)
{
	static const struct {
		char letter;
		struct speech_words words;
	} sets[] = {{'R', {"实数集", "the reals"}}, {'N', {"自然数集", "the naturals"}},
		{'Z', {"整数集", "the integers"}}, {'Q', {"有理数集", "the rationals"}},
		{'C', {"复数集", "the complex numbers"}}, {'E', {"期望", "expectation"}},
		{'P', {"概率", "probability"}}, {'1', {"示性函数", "indicator"}},
		{'I', {"示性函数", "indicator"}}};

	for (size_t i = 0; i < sizeof(sets) / sizeof(*sets); i++)
		if (atom->letter == (unsigned char)sets[i].letter) {
			speech_say_words(speech, &sets[i].words);
			return;
		}
	char letter[4];

	speech_say_text(speech, (struct str){letter, utf8_encode(letter, atom->letter)});
}

/* The letters of a word in an alphabet of its own, as plain ones: only ASCII words are
 * made, and their first letter of the alphabet is at a multiple of 52. */
static void say_word(struct speech *speech, const struct math_atom *atom)
{
	struct buf word;
	size_t at = 0;

	buf_init(&word, 0);
	while (at < atom->text.len) {
		const uint32_t letter = utf8_next(atom->text, &at);
		const uint32_t place = letter >= 0x1D400 ? (letter - 0x1D400) % 52 : 0;

		if (letter >= 0x1D7CE && letter <= 0x1D7FF)
			buf_put_byte(&word, (char)('0' + (letter - 0x1D7CE) % 10));
		else if (letter >= 0x1D400 && letter < 0x1D6A4)
			buf_put_byte(&word,
				(char)(place < 26 ? 'A' + place : 'a' + place - 26));
		else if (letter == 0x210E)
			buf_put_byte(&word, 'h');
		else
			buf_put_code_point(&word, letter);
	}
	speech_say_text(speech, buf_str(&word));
	buf_clear(&word);
}

static void say_symbol(struct speech *speech, const struct math_node *node)
{
	static const struct speech_words negative = {"负", "minus"},
					 positive = {"正", "plus"},
					 times = {"乘", "times"}, colon = {"：", ":"},
					 such_that = {"满足", "such that"},
					 approaches = {"趋于", "approaches"},
					 similar = {"相似于", "is similar to"},
					 circle = {"圆", "circle"};
	const uint32_t sign = utf8_at(node->atom.text, 0);
	const struct speech_words *words = speech_operator(sign);

	if (node->class == MATH_OP && words) {
		speech_say_words(speech, words);
		return;
	}
	if (sign == 0x2212 && node->class != MATH_BIN)
		words = &negative;
	else if (sign == '+' && node->class != MATH_BIN)
		words = &positive;
	else if (sign == 0x2217 && node->class == MATH_BIN)
		words = &times;
	else if (sign == ':' && node->class == MATH_PUNCT)
		words = &colon;
	else if (sign == 0x2223 && speech->brace_depth)
		words = &such_that;
	else if (sign == 0x2192 && speech->is_limit)
		words = &approaches;
	else if (sign == 0x223C && speech->is_geometry)
		words = &similar;
	else if (sign == 0x2299 && node->class != MATH_BIN)
		words = &circle;
	else
		words = speech_sign(sign);
	if (words)
		speech_say_words(speech, words);
	else
		speech_say_text(speech, node->atom.text);
}

void speech_say_atom(struct speech *speech, const struct math_node *node)
{
	const struct math_atom *const atom = &node->atom;
	const struct speech_words *words = NULL;

	switch (atom->form) {
	case MATH_SYMBOL: say_symbol(speech, node); return;
	case MATH_NUMBER: say_word(speech, atom); return;
	case MATH_FUNCTION:
		words = speech_function(atom->text);
		if (speech->is_arg)
			speech_say_text(speech, STR("arg "));
		if (speech->is_arg)
			words = NULL;
		speech->is_arg = false;
		if (words)
			speech_say_words(speech, words);
		else
			speech_say_text(speech, atom->text);
		return;
	case MATH_IDENTIFIER: break;
	}
	words = speech_sign(utf8_at(atom->text, 0));
	if (words && (atom->letter == 'R' || atom->letter == 'I') &&
		atom->variant == MATH_FRAKTUR) { /* \Re, \Im */
		speech_say_words(speech, words);
		return;
	}
	if (atom->variant == MATH_DOUBLE_STRUCK && atom->letter) {
		say_blackboard(speech, atom);
		return;
	}
	words = atom->letter ? speech_sign(atom->letter) : NULL;
	if (words) {
		speech_say_words(speech, words);
	} else if (atom->letter) {
		char letter[4];

		speech_say_text(
			speech, (struct str){letter, utf8_encode(letter, atom->letter)});
	} else {
		say_word(speech, atom);
	}
}
