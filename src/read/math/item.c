/* SPDX-License-Identifier: MIT */
/* From a character or a symbol's name to an atom. */
#include "read/math/parser.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "read/math/letters.h"

/* ASCII that is neither letter nor digit, as TeX's mathcodes have it (plain.tex). */
static bool ascii_symbol(uint32_t *code_point, enum math_class *class)
{
	switch (*code_point) {
	case '+': *class = MATH_BIN; return true;
	case '-': *class = MATH_BIN, *code_point = 0x2212; return true;
	case '*': *class = MATH_BIN, *code_point = 0x2217; return true;
	case '=':
	case '<':
	case '>':
	case ':': *class = MATH_REL; return true;
	case '(':
	case '[': *class = MATH_OPEN; return true;
	case ')':
	case ']':
	case '!':
	case '?': *class = MATH_CLOSE; return true;
	case ',':
	case ';': *class = MATH_PUNCT; return true;
	case '`': *class = MATH_ORD, *code_point = 0x2018; return true;
	case '|':
	case '/':
	case '.':
	case '"':
	case '@': *class = MATH_ORD; return true;
	default: return false;
	}
}

struct str math_code_point_text(struct math_parser *parser, uint32_t code_point)
{
	char bytes[4];

	return arena_copy_str(
		parser->arena, (struct str){bytes, utf8_encode(bytes, code_point)});
}

struct math_node math_new(
	const struct math_parser *parser, enum math_kind kind, size_t start)
{
	return (struct math_node){.kind = kind,
		.class = MATH_ORD,
		.span = math_span(parser, start, parser->done)};
}

static enum math_variant current_variant(
	const struct math_parser *parser, uint32_t letter)
{
	const enum math_variant variant =
		parser->has_variant ? parser->variant : math_variant_default(letter);

	return parser->is_bold ? math_variant_bold(variant) : variant;
}

struct math_atom math_atom_of(
	struct math_parser *parser, uint32_t code_point, bool is_letter)
{
	struct math_atom atom = {.letter = code_point, .form = MATH_SYMBOL};
	enum math_variant pasted;
	uint32_t plain;

	if (math_letter_plain(code_point, &plain, &pasted)) {
		atom.letter = plain;
		atom.variant = pasted;
		atom.form = plain <= '9' ? MATH_NUMBER : MATH_IDENTIFIER;
	} else if (is_letter) {
		atom.variant = current_variant(parser, code_point);
		atom.form = MATH_IDENTIFIER;
		code_point = math_letter(code_point, atom.variant);
	} else if (parser->is_bold) {
		atom.variant = MATH_BOLD;
	}
	atom.text = math_code_point_text(parser, code_point);
	return atom;
}

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* The digits at the start of the text, with points between them: 3.14 */
static size_t number_len(struct str text)
{
	size_t len = 0;

	while (len < text.len && (is_digit(text.data[len]) ||
					 (text.data[len] == '.' && len + 1 < text.len &&
						 len && is_digit(text.data[len + 1]))))
		len++;
	return len;
}

static void push_number(struct math_parser *parser, size_t start, size_t end)
{
	const struct str digits = str_slice(parser->text, start, end);
	const enum math_variant variant = current_variant(parser, '0');
	struct math_node node = math_new(parser, MATH_ATOM, start);

	node.atom = (struct math_atom){.text = digits,
		.letter = digits.len == 1 ? (unsigned char)digits.data[0] : 0,
		.form = MATH_NUMBER,
		.variant = variant};
	if (math_letter('0', variant) != '0') {
		buf_reset(&parser->scratch);
		for (size_t i = 0; i < digits.len; i++)
			buf_put_code_point(&parser->scratch,
				math_letter((unsigned char)digits.data[i], variant));
		node.atom.text = arena_copy_str(parser->arena, buf_str(&parser->scratch));
	}
	math_push(parser, node);
}

/* What no formula knows: Han, kana, their punctuation, letters of other scripts. */
static bool is_text(uint32_t code_point)
{
	enum math_variant variant;
	uint32_t plain;

	return code_point > 0x7F && !math_character_find(code_point) &&
	       !math_letter_plain(code_point, &plain, &variant) &&
	       !unicode_is_space(code_point);
}

static void push_text_run(struct math_parser *parser, size_t start)
{
	size_t end = start;

	while (end < parser->text.len) {
		size_t next = end;

		if (!is_text(utf8_next(parser->text, &next)))
			break;
		end = next;
	}
	parser->at = parser->done = end;
	struct math_node node = math_new(parser, MATH_TEXT, start);

	node.text.text = str_slice(parser->text, start, end);
	math_push(parser, node);
}

static void push_wide_character(
	struct math_parser *parser, uint32_t code_point, size_t start)
{
	const struct math_character *const known = math_character_find(code_point);
	struct math_node node = math_new(parser, MATH_ATOM, start);

	node.atom = math_atom_of(parser, code_point, known && known->is_letter);
	if (known) {
		node.class = (enum math_class)known->class;
		node.atom.is_large = known->is_large;
		node.atom.limits = (enum math_limits)known->limits;
	}
	math_push(parser, node);
}

void math_push_character(struct math_parser *parser, uint32_t code_point, size_t start)
{
	struct math_node node = math_new(parser, MATH_ATOM, start);

	if (code_point == '~' || unicode_is_space(code_point)) {
		node.kind = MATH_SPACE;
		node.class = MATH_NO_CLASS;
		node.space = (struct math_space){
			{65536 / 3, MATH_UNIT_EM}, MATH_BREAK_FORBIDDEN};
		math_push(parser, node);
	} else if (code_point >= '0' && code_point <= '9') {
		push_number(parser, start, parser->done);
	} else if (code_point < 0x80 && ascii_symbol(&code_point, &node.class)) {
		node.atom = math_atom_of(parser, code_point, false);
		math_push(parser, node);
	} else if (code_point < 0x80) {
		node.atom = math_atom_of(parser, code_point, true);
		math_push(parser, node);
	} else if (is_text(code_point)) {
		push_text_run(parser, start);
	} else {
		push_wide_character(parser, code_point, start);
	}
}

void math_push_digits(struct math_parser *parser, size_t start)
{
	const size_t len = number_len(str_from_offset(parser->text, start));

	parser->at = parser->done = start + len;
	push_number(parser, start, start + len);
}

void math_push_symbol(struct math_parser *parser, const struct math_token *token)
{
	const struct math_symbol *const symbol = token->symbol;
	struct math_node node = math_new(parser, MATH_ATOM, token->start);

	node.class = (enum math_class)symbol->class;
	node.atom = math_atom_of(parser, symbol->code_point, symbol->is_letter);
	node.atom.is_large = symbol->is_large;
	node.atom.limits = (enum math_limits)symbol->limits;
	math_push(parser, node);
}
