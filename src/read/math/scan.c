/* SPDX-License-Identifier: MIT */
/* Tokens, and what is said when they make no sense. White space and comments are
 * skipped before a token; one token is looked ahead. */
#include "read/math/parser.h"

#include "base/limits.h"
#include "base/utf8.h"

/* How far a ] is looked for, so that many a [ costs no more than linear time. */
#define OPTIONAL_BYTES 1024

static bool is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static size_t skip_blank(struct str text, size_t at)
{
	while (at < text.len) {
		if (strchr(" \t\n\r", text.data[at])) {
			at++;
		} else if (text.data[at] == '%') {
			const size_t end = str_find_byte(text, '\n', at);

			at = end == STR_NPOS ? text.len : end + 1;
		} else {
			break;
		}
	}
	return at;
}

static void scan_command(struct math_parser *parser, struct math_token *token)
{
	const struct str text = parser->text;
	size_t end = token->start + 1;

	if (end < text.len && is_letter(text.data[end])) {
		while (end < text.len && is_letter(text.data[end]))
			end++;
	} else if (end < text.len) {
		utf8_next(text, &end);
	}
	token->kind = TOKEN_COMMAND;
	token->end = end;
	token->name = str_slice(text, token->start + 1, end);
	token->command = math_command_find(token->name);
	token->symbol = token->command ? NULL : math_symbol_find(token->name);
}

static enum math_token_kind kind_of(uint32_t code_point)
{
	switch (code_point) {
	case '{': return TOKEN_OPEN;
	case '}': return TOKEN_CLOSE;
	case '^': return TOKEN_SUP;
	case '_': return TOKEN_SUB;
	case '&': return TOKEN_CELL;
	case '\'':
	case 0x2019: return TOKEN_PRIME;
	case '$': return TOKEN_DOLLAR;
	default: return TOKEN_CHARACTER;
	}
}

const struct math_token *math_peek(struct math_parser *parser)
{
	struct math_token *const token = &parser->token;

	if (parser->has_token)
		return token;
	*token = (struct math_token){.start = skip_blank(parser->text, parser->at)};
	token->end = token->start;
	parser->has_token = true;
	if (token->start >= parser->text.len || parser->failed) {
		token->kind = TOKEN_END;
	} else if (parser->text.data[token->start] == '\\') {
		scan_command(parser, token);
	} else {
		token->code_point = utf8_next(parser->text, &token->end);
		token->kind = kind_of(token->code_point);
	}
	parser->at = token->end;
	return token;
}

struct math_token math_take(struct math_parser *parser)
{
	const struct math_token token = *math_peek(parser);

	parser->has_token = false;
	parser->done = token.end;
	return token;
}

bool math_is_command(const struct math_token *token, struct str name)
{
	return token->kind == TOKEN_COMMAND && str_eq(token->name, name);
}

bool math_take_character(struct math_parser *parser, uint32_t code_point)
{
	const struct math_token *const token = math_peek(parser);

	if (token->kind != TOKEN_CHARACTER || token->code_point != code_point)
		return false;
	math_take(parser);
	return true;
}

struct span math_span(const struct math_parser *parser, size_t start, size_t end)
{
	return parser->has_fixed_span ? parser->fixed_span
				      : math_map_span(parser->map, start, end);
}

/* A command's name as it is written: with its backslash. */
static struct str as_written(struct str word, char storage[64])
{
	if (word.len >= 63 || !math_command_find(word))
		return word;
	storage[0] = '\\';
	memcpy(storage + 1, word.data, word.len);
	return (struct str){storage, word.len + 1};
}

void math_fail(struct math_parser *parser, enum diag_code code, size_t start, size_t end,
	struct str word)
{
	char storage[64];

	if (!parser->failed)
		diag_report(parser->diag, code, math_span(parser, start, end),
			as_written(word, storage));
	parser->failed = true;
	parser->token =
		(struct math_token){.kind = TOKEN_END, .start = start, .end = start};
	parser->has_token = true;
}

void math_fail_value(
	struct math_parser *parser, size_t start, struct str whose, struct str value)
{
	char storage[64];

	if (!parser->failed)
		diag_report(parser->diag, DIAG_MATH_VALUE,
			math_span(parser, start, parser->done),
			as_written(whose, storage), value);
	parser->failed = true;
	math_fail(parser, DIAG_MATH_VALUE, start, start, whose);
}

static bool is_near_len(struct str known, struct str name)
{
	const size_t slack = name.len / 3 + 1;

	return known.len <= name.len + slack && name.len <= known.len + slack;
}

/* All names, commands first; in the scratch arena of nobody: a message is rare. */
static struct str nearest_command(struct str name)
{
	struct str *const names = memory_new(
		memory_product(math_command_count + math_symbol_count, sizeof(*names)));
	size_t count = 0;

	for (size_t i = 0; i < math_command_count; i++)
		if (is_near_len(math_commands[i].name, name))
			names[count++] = math_commands[i].name;
	for (size_t i = 0; i < math_symbol_count; i++)
		if (is_near_len(math_symbols[i].name, name))
			names[count++] = math_symbols[i].name;
	const struct str nearest = diag_nearest(name, names, count);

	free(names);
	/* of few letters many names are near: one that begins otherwise is not meant */
	if (name.len < 4 && nearest.len && nearest.data[0] != name.data[0])
		return STR("");
	return nearest;
}

static bool is_chemistry(struct str name)
{
	return str_eq(name, STR("ce")) || str_eq(name, STR("pu"));
}

void math_fail_unknown(struct math_parser *parser, const struct math_token *token)
{
	if (is_chemistry(token->name)) {
		math_fail(parser, DIAG_MATH_CHEMISTRY, token->start, token->end,
			str_slice(parser->text, token->start, token->end));
		return;
	}
	/* past the ceiling of messages nobody reads the advice, which costs a search */
	const struct str nearest = parser->failed || parser->diag->dropped
					   ? STR("")
					   : nearest_command(token->name);
	char shown[64];

	if (!parser->failed && nearest.len && nearest.len < sizeof(shown) - 1) {
		shown[0] = '\\';
		memcpy(shown + 1, nearest.data, nearest.len);
		diag_report(parser->diag, DIAG_MATH_COMMAND_NEAR,
			math_span(parser, token->start, token->end),
			str_slice(parser->text, token->start, token->end),
			(struct str){shown, nearest.len + 1});
		parser->failed = true;
	}
	math_fail(parser, DIAG_MATH_COMMAND, token->start, token->end,
		str_slice(parser->text, token->start, token->end));
}

size_t math_group_end(struct str text, size_t at)
{
	size_t depth = 0;

	for (; at < text.len; at++) {
		if (text.data[at] == '\\')
			at++;
		else if (text.data[at] == '{')
			depth++;
		else if (text.data[at] == '}' && --depth == 0)
			return at + 1;
	}
	return STR_NPOS;
}

struct str math_take_raw(struct math_parser *parser, struct str whose)
{
	const struct math_token token = *math_peek(parser);

	if (token.kind == TOKEN_END || token.kind == TOKEN_CLOSE ||
		token.kind == TOKEN_CELL) {
		math_fail(parser, DIAG_MATH_ARGUMENT, token.start, token.end, whose);
		return STR("");
	}
	math_take(parser);
	if (token.kind != TOKEN_OPEN)
		return str_slice(parser->text, token.start, token.end);
	const size_t end = math_group_end(parser->text, token.start);

	if (end == STR_NPOS) {
		math_fail(parser, DIAG_MATH_UNCLOSED, token.start, token.end, STR("{"));
		return STR("");
	}
	parser->at = parser->done = end;
	return str_slice(parser->text, token.end, end - 1);
}

bool math_take_raw_optional(struct math_parser *parser, struct str *content)
{
	const struct math_token token = *math_peek(parser);
	size_t depth = 0;

	*content = STR("");
	if (token.kind != TOKEN_CHARACTER || token.code_point != '[')
		return false;
	for (size_t at = token.end;
		at < parser->text.len && at - token.end < OPTIONAL_BYTES; at++) {
		const char byte = parser->text.data[at];

		if (byte == ']' && depth == 0) {
			parser->has_token = false;
			parser->at = parser->done = at + 1;
			*content = str_slice(parser->text, token.end, at);
			return true;
		}
		depth += byte == '{';
		if (byte == '}' && depth-- == 0)
			break;
	}
	return false;
}

bool math_enter(struct math_parser *parser, unsigned levels)
{
	parser->depth += levels;
	if (parser->depth <= LIMIT_MATH_DEPTH)
		return !parser->failed;
	math_fail(parser, DIAG_MATH_DEPTH, parser->done, parser->done, STR(""));
	return false;
}

void math_leave(struct math_parser *parser, unsigned levels)
{
	parser->depth -= levels;
}
