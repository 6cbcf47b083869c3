/* SPDX-License-Identifier: MIT */
/* Operators, classes, negations, spaces, and the commands that say something about the
 * formula rather than show something. */
#include "read/math/handlers.h"

#include "base/utf8.h"
#include "read/math/value.h"

static size_t start_of(
	const struct math_parser *parser, const struct math_command *command)
{
	const size_t len = command->name.len + 1;

	return parser->done > len ? parser->done - len : 0;
}

static void push_function(struct math_parser *parser, struct str name,
	enum math_limits limits, size_t start)
{
	struct math_node node = math_new(parser, MATH_ATOM, start);

	node.class = MATH_OP;
	node.atom =
		(struct math_atom){.text = name, .form = MATH_FUNCTION, .limits = limits};
	math_push(parser, node);
}

void math_parse_function(struct math_parser *parser, const struct math_command *command)
{
	push_function(parser, command->text ? str_from(command->text) : command->name,
		(enum math_limits)command->code, start_of(parser, command));
}

/* Letters, digits, hyphens and spaces of TeX as the name's text; false: something else
 * stands there. */
static bool plain_name(struct buf *out, struct str content)
{
	for (size_t i = 0; i < content.len; i++) {
		const char byte = content.data[i];

		if (byte == '\\' && i + 1 < content.len &&
			strchr(",: ;", content.data[i + 1])) {
			buf_put_c(out, content.data[++i] == ' ' ? " " : "\xE2\x80\x89");
		} else if (byte == '\\' || byte == '{' || byte == '}' || byte == '$' ||
			   byte == '^' || byte == '_' || byte == '%' || byte == '\'') {
			return false;
		} else if (byte != ' ' && byte != '\n' && byte != '\t') {
			buf_put_byte(out, byte == '~' ? ' ' : byte);
		}
	}
	return true;
}

/* As a row in upright letters. */
static void push_operator_row(struct math_parser *parser, struct str whose,
	enum math_limits limits, size_t start)
{
	const bool had_variant = parser->has_variant;
	const enum math_variant variant = parser->variant;

	parser->has_variant = true;
	parser->variant = MATH_UPRIGHT;
	const struct math_node *const body = math_parse_argument(parser, whose);
	struct math_node node = math_new(parser, MATH_ROW, start);

	parser->has_variant = had_variant;
	parser->variant = variant;
	node.class = MATH_OP;
	node.row = (struct math_row){{body, 1}, limits};
	math_push(parser, node);
}

void math_parse_operatorname(
	struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	const bool is_starred = math_take_character(parser, '*');
	const enum math_limits limits =
		is_starred ? MATH_LIMITS_DISPLAY : (enum math_limits)command->code;
	const struct math_parser before = *parser;
	const struct math_token token = *math_peek(parser);

	buf_reset(&parser->scratch);
	const struct str content = math_take_raw(parser, command->name);

	if (plain_name(&parser->scratch, content)) {
		push_function(parser,
			arena_copy_str(parser->arena, buf_str(&parser->scratch)), limits,
			start);
		return;
	}
	if (parser->failed)
		return;
	parser->at = before.at;
	parser->token = token;
	parser->has_token = true;
	push_operator_row(parser, command->name, limits, start);
}

void math_parse_class(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	const struct math_node *const body = math_parse_argument(parser, command->name);
	struct math_node node = math_new(parser, MATH_ROW, start);

	if (body->kind == MATH_ATOM && command->code != MATH_OP) {
		node = *body;
		node.span = math_span(parser, start, parser->done);
	} else if (body->kind == MATH_ROW) {
		node.row.list = body->row.list;
	} else {
		node.row.list = (struct math_list){body, 1};
	}
	node.class = (enum math_class)command->code;
	if (node.class == MATH_OP)
		node.row.limits = MATH_LIMITS_DISPLAY;
	math_push(parser, node);
}

/* ------------------------------------------------------------------ \not */

/* The code point that a token shows, or 0. */
static uint32_t token_code_point(const struct math_token *token)
{
	if (token->kind == TOKEN_COMMAND && token->symbol)
		return token->symbol->code_point;
	return token->kind == TOKEN_CHARACTER && token->code_point > ' '
		       ? token->code_point
		       : 0;
}

/* A composed sign, or the sign with U+0338, or a slash over the argument. */
void math_parse_not(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command), bottom = parser->stack.len;
	const struct math_token next = *math_peek(parser);
	const uint32_t plain = token_code_point(&next), negated = math_negated(plain);

	if (next.kind == TOKEN_OPEN) {
		struct math_node node = math_new(parser, MATH_ENCLOSE, start);

		node.enclose.form = MATH_ENCLOSE_STRIKE_UP;
		node.enclose.body = math_parse_argument(parser, command->name);
		node.class = MATH_REL;
		math_push(parser, node);
		return;
	}
	if (!plain) {
		math_fail(parser, DIAG_MATH_ARGUMENT, start, parser->done, command->name);
		return;
	}
	math_take(parser);
	if (next.kind == TOKEN_COMMAND)
		math_push_symbol(parser, &next);
	else
		math_push_character(parser, plain, next.start);
	if (parser->failed || parser->stack.len == bottom)
		return;
	struct math_node *const node = vec_last(&parser->stack);
	struct str *const text =
		node->kind == MATH_TEXT ? &node->text.text : &node->atom.text;

	node->span = math_span(parser, start, parser->done);
	if (negated) {
		*text = math_code_point_text(parser, negated);
		if (node->kind == MATH_ATOM)
			node->atom.letter = negated;
		return;
	}
	buf_reset(&parser->scratch);
	buf_put_str(&parser->scratch, *text);
	buf_put_code_point(&parser->scratch, 0x338);
	if (node->kind == MATH_ATOM)
		node->atom.letter = 0; /* no plain letter says it */
	*text = arena_copy_str(parser->arena, buf_str(&parser->scratch));
}

/* ------------------------------------------------------------------ compounds */

void math_parse_snippet_command(
	struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	const struct math_node *const body =
		math_parse_snippet(parser, str_from(command->text));
	struct math_node node = *body;

	if (body->kind != MATH_ROW && command->code != MATH_ORD) {
		node = math_new(parser, MATH_ROW, start);
		node.row.list = (struct math_list){body, 1};
	}
	node.class = (enum math_class)command->code;
	node.span = math_span(parser, start, parser->done);
	if (node.kind == MATH_ROW && node.class == MATH_OP)
		node.row.limits = MATH_LIMITS_DISPLAY;
	math_push(parser, node);
}

static void push_space(struct math_parser *parser, int32_t mu, size_t start)
{
	struct math_node node = math_new(parser, MATH_SPACE, start);

	node.class = MATH_NO_CLASS;
	node.space = (struct math_space){{mu * 65536, MATH_UNIT_MU}, MATH_BREAK_NONE};
	math_push(parser, node);
}

static void push_sign(struct math_parser *parser, uint32_t code_point,
	enum math_class class, size_t start)
{
	struct math_node node = math_new(parser, MATH_ATOM, start);

	node.class = class;
	node.atom = math_atom_of(parser, code_point, false);
	math_push(parser, node);
}

static void push_mod_word(struct math_parser *parser, enum math_class class, size_t start)
{
	struct math_node node = math_new(parser, MATH_ATOM, start);

	node.class = class;
	node.atom = (struct math_atom){.text = STR("mod"), .form = MATH_FUNCTION};
	if (class == MATH_ORD)
		node.atom.form = MATH_IDENTIFIER;
	math_push(parser, node);
}

/* amsmath: 18mu in a display, else less. */
static void push_mod_space(struct math_parser *parser, int32_t mu, size_t start)
{
	struct math_node node = math_new(parser, MATH_CHOICE, start);
	struct math_node *const styles = ARENA_NEW(parser->arena, struct math_node, 4);

	for (size_t i = 0; i < 4; i++) {
		styles[i] = math_new(parser, MATH_SPACE, start);
		styles[i].class = MATH_NO_CLASS;
		styles[i].space.width =
			(struct math_length){(i ? mu : 18) * 65536, MATH_UNIT_MU};
	}
	node.class = MATH_NO_CLASS;
	node.choice.styles = styles;
	math_push(parser, node);
}

/* a \bmod b; a \pmod{b}; a \mod b; a \pod{b} */
void math_parse_modulo(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);

	if (command->option == MODULO_BINARY) { /* 5mu at both sides, a Bin has 4 */
		push_space(parser, 1, start);
		push_mod_word(parser, MATH_BIN, start);
		push_space(parser, 1, start);
		return;
	}
	const struct math_node *const body = math_parse_argument(parser, command->name);
	const bool has_parens = command->option != MODULO_BARE;

	push_mod_space(parser, has_parens ? 8 : 12, start);
	if (has_parens)
		push_sign(parser, '(', MATH_OPEN, start);
	if (command->option != MODULO_POD) {
		push_mod_word(parser, MATH_ORD, start);
		push_space(parser, 6, start);
	}
	math_push(parser, *body);
	if (has_parens)
		push_sign(parser, ')', MATH_CLOSE, start);
}

/* f\colon A: amsmath's distances, of which Punct has 3mu behind. */
void math_parse_colon(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);

	push_space(parser, 2, start);
	push_sign(parser, ':', MATH_PUNCT, start);
	push_space(parser, 3, start);
}

/* \dots looks at what follows (amsmath): between operators on the axis, else low. */
void math_parse_dots(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	const struct math_token *const next = math_peek(parser);
	const bool is_centred =
		(next->kind == TOKEN_CHARACTER && next->code_point < 0x80 &&
			next->code_point && strchr("+-*=<>", (int)next->code_point)) ||
		(next->symbol && (next->symbol->class == MATH_BIN ||
					 next->symbol->class == MATH_REL ||
					 next->symbol->class == MATH_OP));

	push_sign(parser, is_centred ? 0x22EF : 0x2026, MATH_INNER, start);
}

/* ------------------------------------------------------------------ spaces */

void math_parse_space(struct math_parser *parser, const struct math_command *command)
{
	struct math_node node = math_new(parser, MATH_SPACE, start_of(parser, command));
	const int32_t per_mille = (int32_t)command->code - 1000;

	node.class = MATH_NO_CLASS;
	node.space.width = (struct math_length){
		(int32_t)((int64_t)per_mille * 65536 / 1000), MATH_UNIT_EM};
	node.space.line_break = (enum math_break)command->option;
	math_push(parser, node);
}

void math_parse_kern(struct math_parser *parser, const struct math_command *command)
{
	struct math_node node = math_new(parser, MATH_SPACE, start_of(parser, command));

	if (str_eq(command->name, STR("hspace")))
		math_take_character(parser, '*');
	node.class = MATH_NO_CLASS;
	math_take_length(parser, command->name, &node.space.width);
	math_push(parser, node);
}

/* ------------------------------------------------------------------ the rest */

/* \tag{1} shows (1), \tag*{1} as it is. */
void math_parse_tag(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	const bool is_bare = math_take_character(parser, '*');
	const struct math_node *const text =
		math_parse_text(parser, MATH_FACE_ROMAN, command->name);
	struct math_node *const items = ARENA_NEW(parser->arena, struct math_node, 3);

	if (parser->tag)
		math_fail(parser, DIAG_MATH_SCRIPT_TWICE, start, parser->done,
			STR("\\tag"));
	for (size_t i = 0; i < 3; i += 2) {
		items[i] = math_new(parser, MATH_TEXT, start);
		items[i].text.text = is_bare ? STR("") : i ? STR(")") : STR("(");
	}
	items[1] = *text;
	parser->tag =
		is_bare ? text
			: math_keep(parser, math_row_node(parser,
						    (struct math_list){items, 3}, start));
}

void math_parse_nothing(struct math_parser *parser, const struct math_command *command)
{
	(void)parser;
	(void)command;
}

void math_parse_ignored(struct math_parser *parser, const struct math_command *command)
{
	for (uint32_t i = 0; i < command->code && !parser->failed; i++)
		math_take_raw(parser, command->name);
}

/* \href{url}{x}, \htmlId{id}{x}: the last argument alone is shown. */
void math_parse_last(struct math_parser *parser, const struct math_command *command)
{
	struct str option;

	math_take_raw_optional(parser, &option);
	math_parse_ignored(parser, command);
	math_push(parser, *math_parse_argument(parser, command->name));
}

/* \url{x}, \includegraphics[alt=x]{file}: a formula shows no image, so what it is. */
void math_parse_image(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	struct str options, file;

	math_take_raw_optional(parser, &options);
	file = math_take_raw(parser, command->name);
	struct math_node node = math_new(parser, MATH_TEXT, start);
	const size_t alt = str_find(options, STR("alt="), 0);

	node.text.face = MATH_FACE_MONOSPACE;
	node.text.text = file;
	if (alt != STR_NPOS) {
		const size_t end = str_find_byte(options, ',', alt);

		node.text.text =
			str_slice(options, alt + 4, end == STR_NPOS ? options.len : end);
		node.text.face = MATH_FACE_ROMAN;
	}
	math_push(parser, node);
}

/* \char"338, \char`x, \char'101, \char65 */
void math_parse_char(struct math_parser *parser, const struct math_command *command)
{
	const struct math_token token = math_take(parser);
	const struct str text = parser->text;
	size_t at = token.end;
	uint32_t value = 0, base = 10;

	if (token.code_point == '"' || token.kind == TOKEN_PRIME) {
		base = token.kind == TOKEN_PRIME ? 8 : 16;
	} else if (token.code_point == '`') {
		at += at < text.len && text.data[at] == '\\';
		value = at < text.len ? utf8_next(text, &at) : 0;
		base = 0;
	} else {
		at = token.start;
	}
	for (; base && at < text.len && value < 0x110000; at++) {
		const char byte = text.data[at];
		const uint32_t digit =
			byte >= '0' && byte <= '9'   ? (uint32_t)(byte - '0')
			: byte >= 'A' && byte <= 'F' ? (uint32_t)(byte - 'A' + 10)
			: byte >= 'a' && byte <= 'f' ? (uint32_t)(byte - 'a' + 10)
						     : 99;

		if (digit >= base)
			break;
		value = value * base + digit;
	}
	parser->at = parser->done = at;
	parser->has_token = false;
	if (value <= ' ' || value > 0x10FFFF)
		math_fail_value(parser, token.start, command->name,
			str_slice(text, token.start, at));
	else
		push_sign(parser, value, MATH_ORD, token.start);
}

/* A row's end that ends nothing here, or a rule not at a row's start. */
void math_parse_misplaced(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);

	math_fail(parser, DIAG_MATH_MISPLACED, start, parser->done,
		str_slice(parser->text, start, parser->done));
}

/* \( … \) in text */
void math_parse_paren_math(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command), text_end = parser->text_end;

	if (!parser->in_text) {
		math_parse_misplaced(parser, command);
		return;
	}
	const struct math_node node = math_parse_group(parser);

	parser->text_end = text_end;
	if (!math_is_command(math_peek(parser), STR(")")))
		math_fail(parser, DIAG_MATH_UNCLOSED, start, start + 2, STR("\\("));
	math_take(parser);
	math_push(parser, node);
}
