/* SPDX-License-Identifier: MIT */
/* Text mode: \text{…} and its family. Runs of characters in one face become one node;
 * commands of mathematics work here too, with text as their arguments, and $…$ is
 * mathematics again. */
#include "read/math/parser.h"

#include "base/utf8.h"

/* The part of the formula that is read as text, and the run that is being gathered. */
struct text_run {
	struct buf content;
	size_t start;
};

enum math_face math_face_joined(enum math_face outer, enum math_face inner)
{
	if ((outer == MATH_FACE_BOLD && inner == MATH_FACE_ITALIC) ||
		(outer == MATH_FACE_ITALIC && inner == MATH_FACE_BOLD) ||
		(outer == MATH_FACE_BOLD_ITALIC &&
			(inner == MATH_FACE_BOLD || inner == MATH_FACE_ITALIC)))
		return MATH_FACE_BOLD_ITALIC;
	return inner;
}

static void flush(struct math_parser *parser, struct text_run *run)
{
	if (run->content.len) {
		struct math_node node = math_new(parser, MATH_TEXT, run->start);

		node.span = math_span(parser, run->start, parser->at);
		node.text.text = arena_copy_str(parser->arena, buf_str(&run->content));
		node.text.face = parser->face;
		vec_push(&parser->stack, node);
	}
	buf_reset(&run->content);
	run->start = parser->at;
}

static const struct {
	char name;
	uint32_t mark;
} accents[] = {{'\'', 0x301}, {'`', 0x300}, {'^', 0x302}, {'~', 0x303}, {'"', 0x308},
	{'=', 0x304}, {'.', 0x307}, {'u', 0x306}, {'v', 0x30C}, {'H', 0x30B},
	{'r', 0x30A}, {'c', 0x327}};

static uint32_t accent_mark(struct str name)
{
	for (size_t i = 0; name.len == 1 && i < sizeof(accents) / sizeof(*accents); i++)
		if (accents[i].name == name.data[0])
			return accents[i].mark;
	return 0;
}

/* \'e, \'{e}, \'\i: the base, then the combining mark. */
static void put_accented(struct math_parser *parser, struct text_run *run, uint32_t mark)
{
	const struct str base = str_trim(math_take_raw(parser, STR("accent")));
	const struct math_symbol *const symbol =
		base.len > 1 && base.data[0] == '\\'
			? math_symbol_find(str_from_offset(base, 1))
			: NULL;

	if (symbol)
		buf_put_code_point(&run->content, symbol->code_point);
	else
		buf_put_str(&run->content, base);
	buf_put_code_point(&run->content, mark);
}

static void leave_commands(struct math_parser *parser)
{
	if (parser->has_token && !parser->failed) {
		parser->at = parser->token.start;
		parser->has_token = false;
	}
}

/* A command of mathematics at the end of what is text so far. */
static void run_command(
	struct math_parser *parser, struct text_run *run, const struct math_token *token)
{
	if (!token->command || !token->command->parse) {
		math_fail_unknown(parser, token);
		return;
	}
	flush(parser, run);
	token->command->parse(parser, token->command);
	leave_commands(parser);
	run->start = parser->at;
}

static void put_command(struct math_parser *parser, struct text_run *run)
{
	const size_t before = parser->at;
	const struct math_token token = math_take(parser);
	const uint32_t mark = accent_mark(token.name);

	if (str_eq(token.name, STR("(")) || mark) {
		if (mark)
			put_accented(parser, run, mark);
		else
			parser->at = before, math_fail_unknown(parser, &token);
	} else if (token.symbol) {
		buf_put_code_point(&run->content, token.symbol->code_point);
	} else if (str_eq(token.name, STR(" ")) || str_eq(token.name, STR("space"))) {
		buf_put_byte(&run->content, ' ');
	} else {
		run_command(parser, run, &token);
		return;
	}
	/* TeX eats the spaces behind a control word */
	while (token.name.len > 1 && parser->at < parser->text_end &&
		strchr(" \t\n", parser->text.data[parser->at]))
		parser->at++;
}

static void put_math(struct math_parser *parser, struct text_run *run)
{
	const size_t open = parser->at, text_end = parser->text_end;
	const enum math_face face = parser->face;
	const unsigned cell_depth = parser->cell_depth;

	flush(parser, run);
	parser->at++;
	parser->cell_depth = 0;
	const struct math_node node = math_parse_group(parser);

	parser->cell_depth = cell_depth;
	parser->face = face;
	parser->text_end = text_end;
	if (math_take(parser).kind != TOKEN_DOLLAR)
		math_fail(parser, DIAG_MATH_UNCLOSED, open, open + 1, STR("$"));
	vec_push(&parser->stack, node);
	run->start = parser->at;
}

/* TeX's ligatures of the text fonts. */
static bool put_ligature(struct math_parser *parser, struct text_run *run)
{
	static const struct {
		struct str tex, text;
	} ligatures[] = {
		{STR_INIT("---"), STR_INIT("—")},
		{STR_INIT("--"), STR_INIT("–")},
		{STR_INIT("``"), STR_INIT("“")},
		{STR_INIT("''"), STR_INIT("”")},
		{STR_INIT("`"), STR_INIT("‘")},
		{STR_INIT("'"), STR_INIT("’")},
		{STR_INIT("~"), STR_INIT("\xC2\xA0")},
	};
	const struct str rest = str_slice(parser->text, parser->at, parser->text_end);

	for (size_t i = 0; i < sizeof(ligatures) / sizeof(*ligatures); i++)
		if (str_starts(rest, ligatures[i].tex)) {
			buf_put_str(&run->content, ligatures[i].text);
			parser->at += ligatures[i].tex.len;
			return true;
		}
	return false;
}

static void put_spaces(struct math_parser *parser, struct text_run *run)
{
	while (parser->at < parser->text_end &&
		strchr(" \t\n", parser->text.data[parser->at]))
		parser->at++;
	buf_put_byte(&run->content, ' ');
}

static void put_group(struct math_parser *parser, struct text_run *run);

static void put_one(struct math_parser *parser, struct text_run *run)
{
	switch (parser->text.data[parser->at]) {
	case ' ':
	case '\t':
	case '\n': put_spaces(parser, run); return;
	case '\\': put_command(parser, run); return;
	case '$': put_math(parser, run); return;
	case '{': put_group(parser, run); return;
	case '}':
		math_fail(
			parser, DIAG_MATH_UNOPENED, parser->at, parser->at + 1, STR("}"));
		return;
	case '%': {
		const size_t end = str_find_byte(parser->text, '\n', parser->at);

		parser->at = end == STR_NPOS || end > parser->text_end ? parser->text_end
								       : end + 1;
		return;
	}
	default: break;
	}
	if (!put_ligature(parser, run))
		buf_put_byte(&run->content, parser->text.data[parser->at++]);
}

/* From parser->at to parser->text_end, onto the stack. */
static void put_text(struct math_parser *parser)
{
	struct text_run run = {.start = parser->at};

	buf_init(&run.content, 0);
	while (!parser->failed && parser->at < parser->text_end)
		put_one(parser, &run);
	if (!parser->failed)
		flush(parser, &run);
	buf_clear(&run.content);
}

/* Sets the window, reads it as text, and sets what was. */
static void put_window(struct math_parser *parser, size_t start, size_t end)
{
	const size_t text_end = parser->text_end;
	const bool in_text = parser->in_text;

	parser->at = start;
	parser->text_end = end;
	parser->in_text = true;
	if (math_enter(parser, 1))
		put_text(parser);
	math_leave(parser, 1);
	parser->in_text = in_text;
	parser->text_end = text_end;
	if (!parser->failed)
		parser->at = parser->done = end;
}

static void put_group(struct math_parser *parser, struct text_run *run)
{
	const enum math_face face = parser->face;

	flush(parser, run);
	const struct str content = math_take_raw(parser, STR("{"));
	const size_t behind = parser->at;

	if (parser->failed)
		return;
	put_window(parser, (size_t)(content.data - parser->text.data),
		(size_t)(content.data - parser->text.data) + content.len);
	parser->face = face;
	if (!parser->failed)
		parser->at = behind;
	run->start = behind;
}

static const struct math_node *text_node(
	struct math_parser *parser, size_t bottom, size_t start)
{
	const size_t count = parser->stack.len - bottom;
	const struct math_node *const items = arena_copy(parser->arena,
		parser->stack.data + bottom, memory_product(count, sizeof(*items)));

	parser->stack.len = bottom;
	if (count == 1 && items->class == MATH_ORD)
		return items;
	return math_keep(
		parser, math_row_node(parser, (struct math_list){items, count}, start));
}

const struct math_node *math_parse_text(
	struct math_parser *parser, enum math_face face, struct str whose)
{
	const size_t start = math_peek(parser)->start, bottom = parser->stack.len;
	const enum math_face outer = parser->face;
	const struct str content = math_take_raw(parser, whose);
	const size_t behind = parser->at;

	parser->face = parser->in_text ? math_face_joined(outer, face) : face;
	if (!parser->failed)
		put_window(parser, (size_t)(content.data - parser->text.data),
			(size_t)(content.data - parser->text.data) + content.len);
	parser->face = outer;
	if (!parser->failed)
		parser->at = parser->done = behind;
	return text_node(parser, bottom, start);
}

const struct math_node *math_parse_text_rest(struct math_parser *parser)
{
	const size_t bottom = parser->stack.len, start = parser->done;

	leave_commands(parser);
	if (!parser->failed)
		put_window(parser, parser->at, parser->text_end);
	return text_node(parser, bottom, start);
}

/* \verb|…|: the delimiter is what stands right behind the name (and a star). */
void math_parse_verb(struct math_parser *parser, const struct math_command *command)
{
	size_t at = parser->done;
	const bool shows_spaces = at < parser->text.len && parser->text.data[at] == '*';

	at += shows_spaces;
	const size_t end = at < parser->text.len ? str_find_byte(parser->text,
							   parser->text.data[at], at + 1)
						 : STR_NPOS;

	if (end == STR_NPOS) {
		math_fail(parser, DIAG_MATH_UNCLOSED, parser->done, at, STR("\\verb"));
		return;
	}
	struct math_node node = math_new(parser, MATH_TEXT, at - command->name.len);

	buf_reset(&parser->scratch);
	for (size_t i = at + 1; i < end; i++)
		if (parser->text.data[i] == ' ')
			buf_put_c(&parser->scratch, shows_spaces ? "␣" : "\xC2\xA0");
		else
			buf_put_byte(&parser->scratch, parser->text.data[i]);
	node.text.text = arena_copy_str(parser->arena, buf_str(&parser->scratch));
	node.text.face = MATH_FACE_MONOSPACE;
	parser->at = parser->done = end + 1;
	parser->has_token = false;
	math_push(parser, node);
}
