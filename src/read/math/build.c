/* SPDX-License-Identifier: MIT */
/* Fractions, radicals, accents, boxes: commands whose arguments become a node's parts. */
#include "read/math/handlers.h"

#include "base/utf8.h"
#include "read/math/value.h"

static size_t start_of(
	const struct math_parser *parser, const struct math_command *command)
{
	const size_t len = command->name.len + 1;

	return parser->done > len ? parser->done - len : 0;
}

static void finish(struct math_parser *parser, struct math_node node, size_t start)
{
	node.span = math_span(parser, start, parser->done);
	math_push(parser, node);
}

/* ------------------------------------------------------------------ fractions */

void math_parse_fraction(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	struct math_node node = math_new(parser, MATH_FRACTION, start);
	struct math_fraction *const fraction = &node.fraction;
	struct str align;

	fraction->has_bar = command->option & FRACTION_BAR;
	fraction->is_continued = command->option & FRACTION_CONTINUED;
	fraction->style = (enum math_style)(command->option >> 4);
	fraction->open = command->code & 0xFFFF;
	fraction->close = command->code >> 16;
	if (fraction->is_continued)
		math_take_raw_optional(parser, &align);
	if (math_enter(parser, 2)) {
		fraction->above = math_parse_argument(parser, command->name);
		fraction->below = math_parse_argument(parser, command->name);
		finish(parser, node, start);
	}
	math_leave(parser, 2);
}

static uint32_t genfrac_delimiter(struct math_parser *parser, struct str whose)
{
	const struct math_token open = *math_peek(parser);
	uint32_t delimiter = 0;

	if (open.kind == TOKEN_OPEN) {
		math_take(parser);
		if (math_peek(parser)->kind == TOKEN_CLOSE) {
			math_take(parser);
			return 0;
		}
		math_take_delimiter(parser, whose, &delimiter);
		if (math_peek(parser)->kind == TOKEN_CLOSE)
			math_take(parser);
		return delimiter;
	}
	math_take_delimiter(parser, whose, &delimiter);
	return delimiter;
}

/* \genfrac{left}{right}{thickness}{style}{above}{below} */
void math_parse_genfrac(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	struct math_node node = math_new(parser, MATH_FRACTION, start);
	struct math_fraction *const fraction = &node.fraction;
	unsigned style;

	fraction->open = genfrac_delimiter(parser, command->name);
	fraction->close = genfrac_delimiter(parser, command->name);
	struct str thickness = str_trim(math_take_raw(parser, command->name));
	const struct str style_text = str_trim(math_take_raw(parser, command->name));
	const bool is_given = thickness.len != 0;

	if (is_given &&
		(!math_value_length(&thickness, &fraction->thickness) || thickness.len))
		math_fail_value(parser, start, command->name, thickness);
	fraction->has_bar = !is_given || fraction->thickness.value != 0;
	if (str_to_unsigned(style_text, &style) && style < 4)
		fraction->style = (enum math_style)(MATH_STYLE_DISPLAY + style);
	if (math_enter(parser, 3)) {
		fraction->above = math_parse_argument(parser, command->name);
		fraction->below = math_parse_argument(parser, command->name);
		finish(parser, node, start);
	}
	math_leave(parser, 3);
}

void math_take_length(
	struct math_parser *parser, struct str whose, struct math_length *length)
{
	const struct math_token token = *math_peek(parser);
	struct str content;

	if (token.kind == TOKEN_OPEN) {
		content = math_take_raw(parser, whose);
		const struct str given = content;

		if (!math_value_length(&content, length) || str_trim(content).len)
			math_fail_value(parser, token.start, whose, given);
		return;
	}
	content = str_from_offset(parser->text, token.start);
	if (!math_value_length(&content, length)) {
		math_take(parser);
		math_fail_value(parser, token.start, whose,
			str_slice(parser->text, token.start, token.end));
		return;
	}
	if (parser->failed)
		return;
	parser->at = parser->done = (size_t)(content.data - parser->text.data);
	parser->has_token = false;
}

/* ------------------------------------------------------------------ parts */

void math_parse_radical(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	struct math_node node = math_new(parser, MATH_RADICAL, start);

	node.radical.degree = math_parse_optional(parser);
	node.radical.body = math_parse_argument(parser, command->name);
	finish(parser, node, start);
}

/* \overbrace, \underbracket and the like are large operators: spaced as such. */
static bool is_brace(uint32_t mark)
{
	return mark == 0x23B4 || mark == 0x23B5 || mark == 0x23DE || mark == 0x23DF;
}

void math_parse_accent(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	struct math_node node = math_new(parser, MATH_ACCENT, start);

	node.accent.mark = command->code;
	node.accent.form = (enum math_accent_form)(command->option & 15);
	node.accent.is_under = command->option & ACCENT_UNDER;
	node.accent.base = math_parse_argument(parser, command->name);
	if (is_brace(node.accent.mark))
		node.class = MATH_OP;
	finish(parser, node, start);
}

/* What is a Bin where it stands between others. */
static bool is_operator_sign(const struct math_node *base)
{
	if (base->kind != MATH_ATOM || base->atom.form != MATH_SYMBOL)
		return false;
	const uint32_t sign = utf8_at(base->atom.text, 0);
	const struct math_character *const character = math_character_find(sign);

	return sign == '+' || sign == 0x2212 || sign == 0x2217 ||
	       (character && character->class == MATH_BIN);
}

/* A relation or operator keeps its class under what is set on it (amsmath). */
static enum math_class stack_class(const struct math_node *base, uint32_t option)
{
	if (option == STACK_RELATION)
		return MATH_REL;
	if (base->kind == MATH_ROW && base->row.list.count == 1)
		base = base->row.list.items;
	if (is_operator_sign(base))
		return MATH_BIN;
	return base->class == MATH_BIN || base->class == MATH_REL ? base->class
								  : MATH_ORD;
}

void math_parse_stack(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	struct math_node node = math_new(parser, MATH_STACK, start);

	if (!math_enter(parser, 1)) {
		math_leave(parser, 1);
		return;
	}
	const struct math_node *const script = math_parse_argument(parser, command->name);

	node.stack.base = math_parse_argument(parser, command->name);
	node.stack.over = command->option == STACK_UNDER ? NULL : script;
	node.stack.under = command->option == STACK_UNDER ? script : NULL;
	node.class = stack_class(node.stack.base, command->option);
	math_leave(parser, 1);
	finish(parser, node, start);
}

void math_parse_arrow(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	struct math_node node = math_new(parser, MATH_ARROW, start);

	node.class = MATH_REL;
	node.arrow.code_point = command->code;
	node.arrow.under = math_parse_optional(parser);
	node.arrow.over = math_parse_argument(parser, command->name);
	finish(parser, node, start);
}

void math_parse_choice(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	struct math_node node = math_new(parser, MATH_CHOICE, start);
	struct math_node *const styles = ARENA_NEW(parser->arena, struct math_node, 4);

	for (size_t i = 0; i < 4; i++)
		styles[i] = *math_parse_argument(parser, command->name);
	node.choice.styles = styles;
	finish(parser, node, start);
}

/* ------------------------------------------------------------------ boxes */

void math_parse_enclose(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	struct math_node node = math_new(parser, MATH_ENCLOSE, start);

	node.enclose.form = (enum math_enclosure)command->code;
	node.enclose.has_frame = node.enclose.form == MATH_ENCLOSE_BOX;
	node.enclose.body =
		command->option ? math_parse_text(parser, MATH_FACE_ROMAN, command->name)
				: math_parse_argument(parser, command->name);
	finish(parser, node, start);
}

/* \angln is {\angl n} */
void math_parse_angln(struct math_parser *parser, const struct math_command *command)
{
	struct math_node node = math_new(parser, MATH_ENCLOSE, start_of(parser, command));

	node.enclose.form = MATH_ENCLOSE_ACTUARIAL;
	node.enclose.body = math_parse_snippet(parser, STR("n"));
	math_push(parser, node);
}

static void take_colour(
	struct math_parser *parser, struct str whose, struct colour *colour)
{
	const size_t start = math_peek(parser)->start;
	const struct str text = math_take_raw(parser, whose);

	if (!math_value_colour(text, colour))
		math_fail_value(parser, start, whose, text);
}

void math_parse_colour_box(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	struct math_node node = math_new(parser, MATH_ENCLOSE, start);
	struct math_enclose *const box = &node.enclose;

	box->form = MATH_ENCLOSE_BOX;
	box->has_fill = true;
	box->has_frame = command->option;
	if (box->has_frame)
		take_colour(parser, command->name, &box->frame);
	take_colour(parser, command->name, &box->fill);
	box->body = math_parse_text(parser, MATH_FACE_ROMAN, command->name);
	finish(parser, node, start);
}

void math_parse_phantom(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	const uint32_t option = command->option;
	struct math_node node = math_new(parser, MATH_PHANTOM, start);

	node.phantom = (struct math_phantom){
		.is_drawn = option & PHANTOM_DRAWN,
		.has_width = option & PHANTOM_WIDTH,
		.has_height = option & PHANTOM_HEIGHT,
		.has_depth = option & PHANTOM_DEPTH,
		.lap = option & PHANTOM_LAP_RIGHT    ? MATH_ALIGN_RIGHT
		       : option & PHANTOM_LAP_CENTER ? MATH_ALIGN_CENTER
						     : MATH_ALIGN_LEFT,
		.body = command->text
				? math_parse_snippet(parser, str_from(command->text))
			: option & PHANTOM_TEXT
				? math_parse_text(parser, MATH_FACE_ROMAN, command->name)
				: math_parse_argument(parser, command->name),
	};
	finish(parser, node, start);
}

/* \smash[t], \smash[b] */
void math_parse_smash(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	struct math_node node = math_new(parser, MATH_PHANTOM, start);
	struct str which;

	math_take_raw_optional(parser, &which);
	node.phantom = (struct math_phantom){
		.is_drawn = true,
		.has_width = true,
		.has_height = str_eq(which, STR("b")),
		.has_depth = str_eq(which, STR("t")),
		.body = math_parse_argument(parser, command->name),
	};
	finish(parser, node, start);
}

void math_parse_raise(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	struct math_node node = math_new(parser, MATH_SHIFT, start);

	math_take_length(parser, command->name, &node.shift.by);
	node.shift.body = math_parse_text(parser, MATH_FACE_ROMAN, command->name);
	finish(parser, node, start);
}

void math_parse_vcenter(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	struct math_node node = math_new(parser, MATH_SHIFT, start);

	node.shift.is_centred = true;
	node.shift.body = math_parse_argument(parser, command->name);
	finish(parser, node, start);
}

/* \rule[raise]{width}{height} */
void math_parse_rule(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	struct math_node node = math_new(parser, MATH_RULE, start);
	struct str raise;

	if (math_take_raw_optional(parser, &raise) &&
		!math_value_length(&raise, &node.rule.raise))
		math_fail_value(parser, start, command->name, raise);
	math_take_length(parser, command->name, &node.rule.width);
	math_take_length(parser, command->name, &node.rule.height);
	finish(parser, node, start);
}

/* \reflectbox: what is mirrored is shown as it is. */
void math_parse_mirror(struct math_parser *parser, const struct math_command *command)
{
	const struct math_node *const body =
		command->option ? math_parse_text(parser, MATH_FACE_ROMAN, command->name)
				: math_parse_argument(parser, command->name);

	math_push(parser, *body);
}
