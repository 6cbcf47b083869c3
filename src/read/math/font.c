/* SPDX-License-Identifier: MIT */
/* Alphabets, styles, sizes, colours and text faces. */
#include "read/math/handlers.h"

#include "base/utf8.h"
#include "read/math/letters.h"
#include "read/math/value.h"

static size_t start_of(
	const struct math_parser *parser, const struct math_command *command)
{
	const size_t len = command->name.len + 1;

	return parser->done > len ? parser->done - len : 0;
}

static bool is_ascii_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* {word} of two letters or more: one identifier, like \mathrm{softmax}. */
static bool take_word(struct math_parser *parser, struct str *word)
{
	const struct math_token token = *math_peek(parser);
	size_t end = token.end;

	if (token.kind != TOKEN_OPEN)
		return false;
	while (end < parser->text.len && is_ascii_letter(parser->text.data[end]))
		end++;
	if (end - token.end < 2 || end >= parser->text.len ||
		parser->text.data[end] != '}')
		return false;
	*word = str_slice(parser->text, token.end, end);
	parser->has_token = false;
	parser->at = parser->done = end + 1;
	return true;
}

static void push_word(struct math_parser *parser, struct str word,
	enum math_variant variant, size_t start)
{
	struct math_node node = math_new(parser, MATH_ATOM, start);

	if (parser->is_bold)
		variant = math_variant_bold(variant);
	node.atom = (struct math_atom){
		.text = word, .form = MATH_IDENTIFIER, .variant = variant};
	if (variant != MATH_UPRIGHT) {
		buf_reset(&parser->scratch);
		for (size_t i = 0; i < word.len; i++)
			buf_put_code_point(&parser->scratch,
				math_letter((unsigned char)word.data[i], variant));
		node.atom.text = arena_copy_str(parser->arena, buf_str(&parser->scratch));
	}
	math_push(parser, node);
}

/* Whether the alphabet makes words of its letters (\mathbb{RN} is two letters). */
static bool makes_words(enum math_variant variant)
{
	return variant == MATH_UPRIGHT || variant == MATH_BOLD || variant == MATH_SANS ||
	       variant == MATH_SANS_ITALIC || variant == MATH_MONOSPACE;
}

void math_parse_font(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	const enum math_variant outer = parser->variant;
	const bool had_variant = parser->has_variant;
	struct str word;

	if (parser->in_text) {
		math_push(
			parser, *math_parse_text(parser, MATH_FACE_ROMAN, command->name));
		return;
	}
	if (makes_words((enum math_variant)command->code) && take_word(parser, &word)) {
		push_word(parser, word, (enum math_variant)command->code, start);
		return;
	}
	parser->variant = (enum math_variant)command->code;
	parser->has_variant = !command->option;
	const struct math_node *const body = math_parse_argument(parser, command->name);

	parser->variant = outer;
	parser->has_variant = had_variant;
	math_push(parser, *body);
}

/* \rm and the like: to the end of the group; in text a face. */
void math_parse_font_switch(
	struct math_parser *parser, const struct math_command *command)
{
	if (parser->in_text) {
		parser->face =
			math_face_joined(parser->face, (enum math_face)command->option);
		return;
	}
	parser->variant = (enum math_variant)command->code;
	parser->has_variant = true;
}

void math_parse_bold(struct math_parser *parser, const struct math_command *command)
{
	const bool was_bold = parser->is_bold;
	const enum math_class previous = parser->previous;

	parser->is_bold = true;
	const struct math_token token = *math_peek(parser);
	struct math_node node = *math_parse_argument(parser, command->name);

	parser->is_bold = was_bold;
	parser->previous = previous;
	/* \boldsymbol{+} is a Bin still, \boldsymbol{=} a Rel (amsbsy, \binrel@) */
	if (node.kind == MATH_ROW && node.row.list.count == 1)
		node = node.row.list.items[0];
	else if (node.kind == MATH_ATOM && node.atom.letter && token.kind == TOKEN_OPEN &&
		 (node.atom.letter == '+' || node.atom.letter == 0x2212 ||
			 node.atom.letter == 0xD7 || node.atom.letter == 0x22C5))
		node.class = MATH_BIN;
	math_push(parser, node);
}

void math_parse_text_command(
	struct math_parser *parser, const struct math_command *command)
{
	math_push(parser,
		*math_parse_text(parser, (enum math_face)command->code, command->name));
}

void math_parse_style(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	struct math_node node;
	const struct math_node *const body = math_parse_rest(parser);

	node = math_new(parser, MATH_STYLE, start);
	node.class = MATH_NO_CLASS;
	node.style.style = (enum math_style)command->code;
	node.style.body = body;
	math_push(parser, node);
}

void math_parse_size(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	const struct math_node *const body = math_parse_rest(parser);
	struct math_node node = math_new(parser, MATH_STYLE, start);

	node.class = MATH_NO_CLASS;
	node.style.per_mille = command->code;
	node.style.body = body;
	math_push(parser, node);
}

static struct colour take_colour(struct math_parser *parser, struct str whose)
{
	const size_t start = math_peek(parser)->start;
	struct colour colour = {0, 0, 0};
	struct str model;

	math_take_raw_optional(parser, &model);
	const struct str text = math_take_raw(parser, whose);

	if (!math_value_colour(text, &colour))
		math_fail_value(parser, start, whose, text);
	return colour;
}

static void push_coloured(struct math_parser *parser, struct colour colour,
	const struct math_node *body, size_t start)
{
	struct math_node node = math_new(parser, MATH_COLOUR, start);

	node.class = MATH_NO_CLASS;
	node.colour = (struct math_coloured){colour, body};
	math_push(parser, node);
}

void math_parse_colour_switch(
	struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	const struct colour colour = take_colour(parser, command->name);

	if (parser->in_text) { /* as every command in text finds it */
		parser->at = parser->has_token ? parser->token.start : parser->at;
		parser->has_token = parser->failed;
	}
	push_coloured(parser, colour, math_parse_rest(parser), start);
}

void math_parse_colour(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	const struct colour colour = take_colour(parser, command->name);

	push_coloured(
		parser, colour, math_parse_transparent(parser, command->name), start);
}

void math_parse_named_colour(
	struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	const struct colour colour = {(uint8_t)(command->code >> 16),
		(uint8_t)(command->code >> 8), (uint8_t)command->code};

	push_coloured(
		parser, colour, math_parse_transparent(parser, command->name), start);
}

/* Unicode's circled digits and letters where there are such. */
static uint32_t circled(struct str content)
{
	unsigned number;

	if (str_to_unsigned(content, &number) && number <= 20)
		return number == 0 ? 0x24EA : 0x2460 + number - 1;
	if (content.len != 1 || !is_ascii_letter(content.data[0]))
		return 0;
	return content.data[0] >= 'a' ? 0x24D0u + (unsigned)(content.data[0] - 'a')
				      : 0x24B6u + (unsigned)(content.data[0] - 'A');
}

void math_parse_circled(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	const struct math_node *const body =
		math_parse_text(parser, MATH_FACE_ROMAN, command->name);
	struct math_node node = math_new(parser, MATH_ENCLOSE, start);
	const uint32_t sign =
		body->kind == MATH_TEXT ? circled(str_trim(body->text.text)) : 0;

	node.enclose.form = MATH_ENCLOSE_CIRCLE;
	node.enclose.body = body;
	if (sign) {
		node.kind = MATH_TEXT;
		node.text = (struct math_text){
			math_code_point_text(parser, sign), MATH_FACE_ROMAN};
	}
	math_push(parser, node);
}

void math_parse_words(struct math_parser *parser, const struct math_command *command)
{
	struct math_node node = math_new(parser, MATH_TEXT, start_of(parser, command));

	node.text.text = str_from(command->text);
	math_push(parser, node);
}
