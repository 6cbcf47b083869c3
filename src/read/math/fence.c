/* SPDX-License-Identifier: MIT */
/* Delimiters: \left … \right, \big and its family, and Dirac's brackets. */
#include "read/math/parser.h"

#include "base/utf8.h"

/* What TeX lets stand behind \left (TeXbook, appendix B, delcodes). */
static bool is_delimiter(const struct math_symbol *symbol)
{
	const uint32_t code_point = symbol->code_point;

	return symbol->class == MATH_OPEN || symbol->class == MATH_CLOSE ||
	       code_point == '|' || code_point == '/' || code_point == '\\' ||
	       code_point == 0x2016 || code_point == 0x2223 || code_point == 0x2225 ||
	       code_point == 0x2980 || (code_point >= 0x2190 && code_point <= 0x21FF) ||
	       (code_point >= 0x23B0 && code_point <= 0x23D0);
}

static bool character_delimiter(uint32_t code_point, uint32_t *delimiter)
{
	*delimiter = code_point;
	switch (code_point) {
	case '.': *delimiter = 0; return true;
	case '<': *delimiter = 0x27E8; return true;
	case '>': *delimiter = 0x27E9; return true;
	case '(':
	case ')':
	case '[':
	case ']':
	case '/':
	case '|': return true;
	case 0x2223: *delimiter = '|'; return true;
	case 0x2225: *delimiter = 0x2016; return true;
	default: break;
	}
	const struct math_character *const known =
		code_point > 0x7F ? math_character_find(code_point) : NULL;

	return known && (known->class == MATH_OPEN || known->class == MATH_CLOSE ||
				code_point == 0x2016);
}

static bool token_delimiter(const struct math_token *token, uint32_t *delimiter)
{
	if (token->kind == TOKEN_CHARACTER)
		return character_delimiter(token->code_point, delimiter);
	if (token->kind != TOKEN_COMMAND || !token->symbol ||
		!is_delimiter(token->symbol))
		return false;
	*delimiter = token->symbol->code_point;
	if (*delimiter == 0x2223)
		*delimiter = '|';
	if (*delimiter == 0x2225)
		*delimiter = 0x2016;
	return true;
}

bool math_take_delimiter(
	struct math_parser *parser, struct str whose, uint32_t *delimiter)
{
	struct math_token token = math_take(parser);
	const bool is_braced = token.kind == TOKEN_OPEN;

	if (is_braced)
		token = math_take(parser);
	bool is_known = token_delimiter(&token, delimiter);

	if (is_braced && is_known)
		is_known = math_take(parser).kind == TOKEN_CLOSE;
	if (is_known)
		return true;
	if (token.kind == TOKEN_END)
		math_fail(parser, DIAG_MATH_ARGUMENT, token.start, token.end, whose);
	else
		math_fail_value(parser, token.start, whose,
			str_slice(parser->text, token.start, token.end));
	return false;
}

void math_parse_left(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = parser->done - 5, bottom = parser->stack.len;
	struct math_node node = math_new(parser, MATH_FENCED, start);
	VEC(uint32_t) delimiters = {0};
	uint32_t delimiter = 0;

	math_take_delimiter(parser, command->name, &delimiter);
	vec_push(&delimiters, delimiter);
	for (bool is_open = math_enter(parser, 2); is_open;) {
		const struct math_node part = math_parse_group(parser);
		const struct math_token end = *math_peek(parser);

		vec_push(&parser->stack, part);
		is_open = math_is_command(&end, STR("middle"));
		if (!is_open && !math_is_command(&end, STR("right"))) {
			math_fail(parser, DIAG_MATH_UNCLOSED, start, start + 5,
				STR("\\left"));
			break;
		}
		math_take(parser);
		if (!math_take_delimiter(parser, end.name, &delimiter))
			break;
		vec_push(&delimiters, delimiter);
	}
	math_leave(parser, 2);
	const size_t count = parser->stack.len - bottom;

	node = math_new(parser, MATH_FENCED, start);
	node.class = MATH_INNER;
	node.fenced.count = count;
	node.fenced.parts = arena_copy(parser->arena, parser->stack.data + bottom,
		memory_product(count, sizeof(node)));
	node.fenced.delimiters = ARENA_COPY_VEC(parser->arena, &delimiters);
	parser->stack.len = bottom;
	vec_clear(&delimiters);
	math_push(parser, node);
}

/* code: the class; option: the size. */
void math_parse_big(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = parser->done;
	struct math_node node;
	uint32_t delimiter = 0;

	math_take_delimiter(parser, command->name, &delimiter);
	node = math_new(parser, MATH_DELIMITER, start - command->name.len - 1);
	node.class = (enum math_class)command->code;
	node.delimiter = (struct math_delimiter){delimiter, command->option};
	math_push(parser, node);
}

/* ------------------------------------------------------------------ \bra \Set */

static struct math_node delimiter_atom(
	struct math_parser *parser, uint32_t code_point, enum math_class class)
{
	struct math_node node = math_new(parser, MATH_ATOM, parser->done);

	node.class = class;
	node.atom = math_atom_of(parser, code_point, false);
	return node;
}

static bool is_bar(const struct math_node *node)
{
	return node->kind == MATH_ATOM && str_eq(node->atom.text, STR("|"));
}

static size_t count_bars(struct math_list list, size_t at_most)
{
	size_t count = 0;

	for (size_t i = 0; i < list.count && count < at_most; i++)
		count += is_bar(&list.items[i]);
	return count;
}

/* The items between bars as the parts of a fence. */
static struct math_fenced split_at_bars(struct math_parser *parser, struct math_list list,
	const struct math_command *command)
{
	const size_t bars = count_bars(list, command->option == 3 ? 1 : list.count);
	struct math_node *const parts =
		ARENA_NEW(parser->arena, struct math_node, bars + 1);
	uint32_t *const delimiters = ARENA_NEW(parser->arena, uint32_t, bars + 2);
	size_t from = 0, part = 0;

	delimiters[0] = command->code & 0xFFFF;
	for (size_t i = 0; i <= list.count; i++) {
		if (i < list.count && (!is_bar(&list.items[i]) || part == bars))
			continue;
		parts[part] = math_row_node(parser,
			(struct math_list){i > from ? list.items + from : NULL, i - from},
			parser->done);
		delimiters[++part] = i < list.count ? '|' : command->code >> 16;
		from = i + 1;
	}
	return (struct math_fenced){parts, bars + 1, delimiters};
}

static struct math_list items_of(const struct math_node *node)
{
	return node->kind == MATH_ROW ? node->row.list : (struct math_list){node, 1};
}

/* code: both delimiters; option: 0 as they are, 1 grown, 2 and 3 grown with bars inside
 * (3: one bar only). */
void math_parse_pair(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = parser->done - command->name.len - 1;
	struct math_node node;

	if (math_enter(parser, 2)) {
		const struct math_node *const body =
			math_parse_argument(parser, command->name);

		if (command->option == 0) {
			struct math_node *const items =
				ARENA_NEW(parser->arena, struct math_node, 3);

			items[0] =
				delimiter_atom(parser, command->code & 0xFFFF, MATH_OPEN);
			items[1] = *body;
			items[2] =
				delimiter_atom(parser, command->code >> 16, MATH_CLOSE);
			node = math_row_node(parser, (struct math_list){items, 3}, start);
		} else {
			const struct math_list list =
				command->option == 1 ? (struct math_list){body, 1}
						     : items_of(body);

			node = math_new(parser, MATH_FENCED, start);
			node.fenced = split_at_bars(parser, list, command);
		}
		node.class = MATH_INNER;
		math_push(parser, node);
	}
	math_leave(parser, 2);
}
