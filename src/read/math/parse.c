/* SPDX-License-Identifier: MIT */
/* Rows, scripts and arguments. Bin becomes Ord while items are pushed (TeXbook,
 * appendix G, rules 5 and 6): what stands before is known then, and what follows changes
 * the last Bin afterwards. A row of its own (a group, an argument, a cell) begins a new
 * world for that; the body of a colour or style switch goes on in the one around it. */
#include "read/math/parse.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "read/math/parser.h"

#define NO_BIN SIZE_MAX

/* What a group must give back when it ends. */
struct world {
	enum math_variant variant;
	bool has_variant, is_bold, is_below, in_text;
	uint32_t stop;
	enum math_class previous;
	size_t bin_at;
	struct math_node *bin;
};

static struct world world_open(struct math_parser *parser)
{
	const struct world outer = {parser->variant, parser->has_variant, parser->is_bold,
		parser->is_below, parser->in_text, parser->stop, parser->previous,
		parser->bin_at, parser->bin};

	parser->previous = MATH_NO_CLASS;
	parser->bin_at = NO_BIN;
	parser->bin = NULL;
	parser->stop = 0;
	parser->is_below = parser->in_text = false;
	return outer;
}

/* The Bin that waits to the left was none. */
static void settle_bin(struct math_parser *parser)
{
	if (parser->bin_at != NO_BIN)
		parser->stack.data[parser->bin_at].class = MATH_ORD;
	if (parser->bin)
		parser->bin->class = MATH_ORD;
	parser->bin_at = NO_BIN;
	parser->bin = NULL;
}

static void world_close(struct math_parser *parser, struct world outer)
{
	parser->variant = outer.variant;
	parser->has_variant = outer.has_variant;
	parser->is_bold = outer.is_bold;
	parser->stop = outer.stop;
	parser->in_text = outer.in_text;
	parser->is_below = outer.is_below;
	parser->previous = outer.previous;
	parser->bin_at = outer.bin_at;
	parser->bin = outer.bin;
}

static bool makes_ord(enum math_class previous)
{
	return previous == MATH_NO_CLASS || previous == MATH_BIN || previous == MATH_OP ||
	       previous == MATH_REL || previous == MATH_OPEN || previous == MATH_PUNCT;
}

void math_push(struct math_parser *parser, struct math_node node)
{
	if (++parser->item_count > LIMIT_MATH_ITEMS)
		math_fail(parser, DIAG_MATH_SIZE, parser->done, parser->done, STR(""));
	if (node.class == MATH_BIN && makes_ord(parser->previous))
		node.class = MATH_ORD;
	if (node.class == MATH_REL || node.class == MATH_CLOSE ||
		node.class == MATH_PUNCT)
		settle_bin(parser);
	if (node.class != MATH_NO_CLASS) {
		parser->previous = node.class;
		parser->bin_at = node.class == MATH_BIN ? parser->stack.len : NO_BIN;
		parser->bin = NULL;
	}
	vec_push(&parser->stack, node);
}

const struct math_node *math_keep(struct math_parser *parser, struct math_node node)
{
	return arena_copy(parser->arena, &node, sizeof(node));
}

/* Takes the items from `start` on off the stack. */
static struct math_list take_items(struct math_parser *parser, size_t start)
{
	const size_t count = parser->stack.len - start;
	struct math_node *const items = arena_copy(parser->arena,
		parser->stack.data + start, memory_product(count, sizeof(*items)));

	if (parser->bin_at != NO_BIN && parser->bin_at >= start) {
		parser->bin = &items[parser->bin_at - start];
		parser->bin_at = NO_BIN;
	}
	parser->stack.len = start;
	return (struct math_list){items, count};
}

static bool is_row_end(const struct math_parser *parser, const struct math_token *token)
{
	switch (token->kind) {
	case TOKEN_END:
	case TOKEN_CLOSE:
	case TOKEN_CELL:
	case TOKEN_DOLLAR: return true;
	case TOKEN_CHARACTER: return token->code_point == parser->stop;
	case TOKEN_COMMAND: return token->command && !token->command->parse;
	case TOKEN_OPEN:
	case TOKEN_SUP:
	case TOKEN_SUB:
	case TOKEN_PRIME: return false;
	}
	return false;
}

struct math_node math_row_node(
	struct math_parser *parser, struct math_list list, size_t start)
{
	struct math_node node = math_new(parser, MATH_ROW, start);

	node.row.list = list;
	return node;
}

/* Items so far above, what follows below (\over); the row is then the fraction alone. */
static void parse_infix(struct math_parser *parser, size_t row_start)
{
	const struct math_token token = math_take(parser);
	struct math_node node = math_new(parser, MATH_FRACTION, token.start);
	struct math_fraction *const fraction = &node.fraction;

	if (parser->is_below) {
		math_fail(parser, DIAG_MATH_MISPLACED, token.start, token.end,
			str_slice(parser->text, token.start, token.end));
		return;
	}
	fraction->has_bar = token.command->option & 1;
	fraction->open = token.command->code & 0xFFFF;
	fraction->close = token.command->code >> 16;
	if (token.command->option & 2)
		math_take_length(parser, token.name, &fraction->thickness);
	settle_bin(parser);
	const struct math_list above = take_items(parser, row_start);
	const struct world outer = world_open(parser);

	if (math_enter(parser, 3)) {
		parser->is_below = true;
		parser->stop = outer.stop;
		fraction->above =
			math_keep(parser, math_row_node(parser, above, token.start));
		const struct math_list below = math_parse_list(parser);

		settle_bin(parser);
		fraction->below =
			math_keep(parser, math_row_node(parser, below, token.end));
	}
	math_leave(parser, 3);
	world_close(parser, outer);
	math_push(parser, node);
}

static struct math_list parse_list_from(struct math_parser *parser, size_t start)
{
	for (const struct math_token *token = math_peek(parser);
		!is_row_end(parser, token); token = math_peek(parser)) {
		if (token->kind == TOKEN_COMMAND && token->command &&
			token->command->parse == math_parse_infix)
			parse_infix(parser, start);
		else
			math_parse_item(parser);
	}
	return take_items(parser, start);
}

struct math_list math_parse_list(struct math_parser *parser)
{
	return parse_list_from(parser, parser->stack.len);
}

void math_parse_infix(struct math_parser *parser, const struct math_command *command)
{
	math_fail(parser, DIAG_MATH_MISPLACED, parser->done, parser->done, command->name);
}

/* One item that is an Ord anyhow needs no row around it. */
static struct math_node simplest(
	struct math_parser *parser, struct math_list list, size_t start)
{
	if (list.count == 1 && list.items[0].class == MATH_ORD)
		return list.items[0];
	return math_row_node(parser, list, start);
}

struct math_node math_parse_group(struct math_parser *parser)
{
	const struct world outer = world_open(parser);
	const size_t start = math_peek(parser)->start, bottom = parser->stack.len;
	struct math_node node = {.kind = MATH_ROW};

	parser->stop = parser->label_stop;
	parser->label_stop = 0;
	if (parser->opens_empty)
		math_push(parser, math_row_node(parser, (struct math_list){0}, start));
	parser->opens_empty = false;
	if (math_enter(parser, 2)) {
		struct math_list list = parse_list_from(parser, bottom);

		if (math_is_line_end(math_peek(parser)) && !parser->cell_depth) {
			settle_bin(parser);
			list = math_parse_lines(parser, list, start);
		}
		settle_bin(parser);
		node = simplest(parser, list, start);
	}
	math_leave(parser, 2);
	world_close(parser, outer);
	return node;
}

const struct math_node *math_parse_group_node(struct math_parser *parser)
{
	return math_keep(parser, math_parse_group(parser));
}

/* {…}: the brace was taken. \\ inside is not the environment's around it. */
static struct math_node parse_braces(struct math_parser *parser, size_t open)
{
	const unsigned cell_depth = parser->cell_depth;

	parser->cell_depth = 0;
	struct math_node node = math_parse_group(parser);
	const struct math_token token = *math_peek(parser);

	parser->cell_depth = cell_depth;
	if (token.kind == TOKEN_CLOSE || math_is_command(&token, STR("egroup"))) {
		math_take(parser);
		node.span = math_span(parser, open, parser->done);
	} else if (token.kind == TOKEN_END) {
		math_fail(parser, DIAG_MATH_UNCLOSED, open, open + 1, STR("{"));
	} else {
		math_fail(parser, DIAG_MATH_MISPLACED, token.start, token.end,
			str_slice(parser->text, token.start, token.end));
	}
	return node;
}

void math_parse_bgroup(struct math_parser *parser, const struct math_command *command)
{
	(void)command;
	math_push(parser, parse_braces(parser, parser->done - 1));
}

/* The item without scripts. In an argument a digit stands alone. */
static void parse_nucleus(struct math_parser *parser, bool is_argument)
{
	const struct math_token token = math_take(parser);

	switch (token.kind) {
	case TOKEN_CHARACTER:
		if (!is_argument && token.code_point >= '0' && token.code_point <= '9')
			math_push_digits(parser, token.start);
		else
			math_push_character(parser, token.code_point, token.start);
		return;
	case TOKEN_COMMAND:
		if (token.command && token.command->parse)
			token.command->parse(parser, token.command);
		else if (token.symbol)
			math_push_symbol(parser, &token);
		else
			math_fail_unknown(parser, &token);
		return;
	case TOKEN_OPEN: math_push(parser, parse_braces(parser, token.start)); return;
	case TOKEN_SUP:
	case TOKEN_SUB:
	case TOKEN_PRIME:
	case TOKEN_END:
	case TOKEN_CLOSE:
	case TOKEN_CELL:
	case TOKEN_DOLLAR:
		math_fail(parser, DIAG_MATH_MISPLACED, token.start, token.end,
			str_slice(parser->text, token.start, token.end));
		return;
	}
}

const struct math_node *math_parse_argument(struct math_parser *parser, struct str whose)
{
	if (parser->in_text)
		return math_parse_text(parser, parser->face, whose);
	const struct math_token token = *math_peek(parser);
	const size_t start = parser->stack.len;

	if (is_row_end(parser, &token)) {
		math_fail(parser, DIAG_MATH_ARGUMENT, token.start, token.end, whose);
		return math_keep(parser,
			math_row_node(parser, (struct math_list){0}, token.start));
	}
	const struct world outer = world_open(parser);

	if (math_enter(parser, 2))
		parse_nucleus(parser, true);
	math_leave(parser, 2);
	settle_bin(parser);
	const struct math_list list = take_items(parser, start);

	world_close(parser, outer);
	return math_keep(parser, simplest(parser, list, token.start));
}

const struct math_node *math_parse_optional(struct math_parser *parser)
{
	const size_t start = math_peek(parser)->start;

	if (!math_take_character(parser, '['))
		return NULL;
	const struct world outer = world_open(parser);
	struct math_list list = {0};

	parser->stop = ']';
	if (math_enter(parser, 2))
		list = math_parse_list(parser);
	math_leave(parser, 2);
	settle_bin(parser);
	world_close(parser, outer);
	if (!math_take_character(parser, ']'))
		math_fail(parser, DIAG_MATH_UNCLOSED, start, start + 1, STR("["));
	return math_keep(parser, simplest(parser, list, start));
}

const struct math_node *math_parse_rest(struct math_parser *parser)
{
	if (parser->in_text)
		return math_parse_text_rest(parser);
	const size_t start = parser->done;
	struct math_list list = {0};

	if (math_enter(parser, 1))
		list = math_parse_list(parser);
	math_leave(parser, 1);
	return math_keep(parser, math_row_node(parser, list, start));
}

/* Its body goes on in the world around it. */
const struct math_node *math_parse_transparent(
	struct math_parser *parser, struct str whose)
{
	const struct math_token token = *math_peek(parser);

	if (token.kind != TOKEN_OPEN || parser->in_text)
		return math_parse_argument(parser, whose);
	math_take(parser);
	const uint32_t stop = parser->stop;

	parser->stop = 0;
	const struct math_node *const body = math_parse_rest(parser);

	parser->stop = stop;
	if (math_peek(parser)->kind == TOKEN_CLOSE)
		math_take(parser);
	else
		math_fail(parser, DIAG_MATH_UNCLOSED, token.start, token.end, STR("{"));
	return body;
}

const struct math_node *math_parse_snippet(struct math_parser *parser, struct str tex)
{
	const struct math_parser outer = *parser;

	if (!parser->has_fixed_span)
		parser->fixed_span = math_span(parser, parser->done, parser->done);
	parser->has_fixed_span = true;
	parser->text = tex;
	parser->at = 0;
	parser->has_token = false;
	const struct math_node *const node = math_parse_group_node(parser);

	parser->text = outer.text;
	parser->at = outer.at;
	parser->has_token = outer.has_token;
	parser->token = outer.token;
	parser->done = outer.done;
	parser->has_fixed_span = outer.has_fixed_span;
	parser->fixed_span = outer.fixed_span;
	if (parser->failed)
		math_fail(parser, DIAG_MATH_SIZE, parser->done, parser->done, STR(""));
	return node;
}

/* ------------------------------------------------------------------ scripts */

static bool is_brace(uint32_t mark)
{
	return mark == 0x23DE || mark == 0x23DF || (mark >= 0x23B4 && mark <= 0x23B5) ||
	       (mark >= 0x23DC && mark <= 0x23DD);
}

static enum math_limits limits_of(const struct math_node *base)
{
	if (base->kind == MATH_ACCENT && is_brace(base->accent.mark))
		return MATH_LIMITS_ALWAYS;
	if (base->class != MATH_OP)
		return MATH_LIMITS_NEVER;
	if (base->kind == MATH_ATOM)
		return base->atom.limits;
	return base->kind == MATH_ROW ? base->row.limits : MATH_LIMITS_NEVER;
}

/* ² and the like, as scripts of what precedes them. */
static bool script_character(uint32_t code_point, char *plain, bool *is_sup)
{
	static const struct {
		uint32_t code_point;
		char plain;
	} supers[] = {{0xB9, '1'}, {0xB2, '2'}, {0xB3, '3'}, {0x2071, 'i'}};

	*is_sup = true;
	for (size_t i = 0; i < sizeof(supers) / sizeof(*supers); i++)
		if (supers[i].code_point == code_point) {
			*plain = supers[i].plain;
			return true;
		}
	if (code_point < 0x2070 || code_point > 0x208E || code_point == 0x207F + 0x10)
		return false;
	*is_sup = code_point < 0x2080;
	*plain = "0xxx456789+-=()n"[code_point & 15];
	return *plain != 'x' && (*is_sup || *plain != 'n');
}

static const struct math_node *join(struct math_parser *parser,
	const struct math_node *first, const struct math_node *second, size_t start)
{
	struct math_node *const items = ARENA_NEW(parser->arena, struct math_node, 2);

	if (!first)
		return second;
	items[0] = *first;
	items[1] = *second;
	return math_keep(
		parser, math_row_node(parser, (struct math_list){items, 2}, start));
}

/* An atom each for up to four primes, as Unicode has them. */
static const struct math_node *prime_row(
	struct math_parser *parser, unsigned count, size_t start)
{
	static const uint32_t primes[] = {0x2032, 0x2033, 0x2034, 0x2057};
	const struct math_node *row = NULL;

	while (count) {
		const unsigned next = count < 4 ? count : 4;
		struct math_node node = math_new(parser, MATH_ATOM, start);

		node.atom = math_atom_of(parser, primes[next - 1], false);
		row = join(parser, row, math_keep(parser, node), start);
		count -= next;
	}
	return row;
}

static void take_primes(struct math_parser *parser, struct math_scripts *scripts)
{
	const size_t start = math_peek(parser)->start;
	unsigned count = 0;

	while (math_peek(parser)->kind == TOKEN_PRIME && count < 16) {
		math_take(parser);
		count++;
	}
	scripts->prime_count += count;
	if (scripts->sup) {
		math_fail(parser, DIAG_MATH_SCRIPT_TWICE, start, parser->done, STR("'"));
		return;
	}
	scripts->sup = prime_row(parser, count, start);
}

static void take_script(
	struct math_parser *parser, struct math_scripts *scripts, bool *has_sup)
{
	const struct math_token token = math_take(parser);
	const bool is_sup = token.kind == TOKEN_SUP;
	const struct str sign = is_sup ? STR("^") : STR("_");
	const struct math_node *const script = math_parse_argument(parser, sign);

	if (is_sup ? *has_sup : scripts->sub != NULL)
		math_fail(parser, DIAG_MATH_SCRIPT_TWICE, token.start, token.end, sign);
	else if (is_sup)
		scripts->sup = join(parser, scripts->sup, script, token.start);
	else
		scripts->sub = script;
	*has_sup = *has_sup || is_sup;
}

/* A run of ² ³ or ₁ ₂. */
static void take_script_characters(
	struct math_parser *parser, struct math_scripts *scripts, bool *has_sup)
{
	const size_t start = math_peek(parser)->start;
	bool is_sup = true, is_first = true, this_sup;
	char plain;
	const struct math_node *row = NULL;

	while (math_peek(parser)->kind == TOKEN_CHARACTER &&
		script_character(parser->token.code_point, &plain, &this_sup) &&
		(is_first || this_sup == is_sup)) {
		const struct math_token token = math_take(parser);
		struct math_node node = math_new(parser, MATH_ATOM, token.start);

		node.atom =
			math_atom_of(parser, plain == '-' ? 0x2212 : (unsigned char)plain,
				plain == 'i' || plain == 'n');
		if (plain >= '0' && plain <= '9')
			node.atom.form = MATH_NUMBER;
		row = join(parser, row, math_keep(parser, node), start);
		is_sup = this_sup;
		is_first = false;
	}
	if (is_sup ? *has_sup : scripts->sub != NULL)
		math_fail(parser, DIAG_MATH_SCRIPT_TWICE, start, parser->done, STR("^"));
	else if (is_sup)
		scripts->sup = join(parser, scripts->sup, row, start);
	else
		scripts->sub = row;
	*has_sup = *has_sup || is_sup;
}

static bool is_limits(struct math_parser *parser)
{
	const struct math_token *const token = math_peek(parser);

	return token->kind == TOKEN_COMMAND && token->command &&
	       token->command->parse == math_parse_limits;
}

static bool is_script(struct math_parser *parser)
{
	const struct math_token *const token = math_peek(parser);
	bool is_sup;
	char plain;

	return token->kind == TOKEN_SUP || token->kind == TOKEN_SUB ||
	       token->kind == TOKEN_PRIME ||
	       (token->kind == TOKEN_CHARACTER && token->code_point > 0x7F &&
		       script_character(token->code_point, &plain, &is_sup));
}

static void parse_scripts(struct math_parser *parser, size_t bottom)
{
	bool has_sup = false, has_scripts = false;

	if (parser->stack.len == bottom || vec_last(&parser->stack)->kind == MATH_SPACE)
		math_push(parser,
			math_row_node(parser, (struct math_list){0}, parser->done));
	const size_t top = parser->stack.len - 1;
	struct math_node node = parser->stack.data[top];
	struct math_scripts scripts = {.limits = limits_of(&node)};

	while (!parser->failed) {
		if (is_limits(parser)) {
			scripts.limits =
				(enum math_limits)math_take(parser).command->code;
			continue;
		}
		if (!is_script(parser))
			break;
		has_scripts = true;
		if (math_peek(parser)->kind == TOKEN_PRIME)
			take_primes(parser, &scripts);
		else if (math_peek(parser)->kind == TOKEN_CHARACTER)
			take_script_characters(parser, &scripts, &has_sup);
		else
			take_script(parser, &scripts, &has_sup);
	}
	if (!has_scripts)
		return;
	node.class = parser->stack.data[top].class; /* Bin or Ord by now */
	scripts.base = math_keep(parser, node);
	parser->stack.data[top] = math_new(parser, MATH_SCRIPTS, 0);
	parser->stack.data[top].class =
		node.class == MATH_NO_CLASS ? MATH_ORD : node.class;
	parser->stack.data[top].span.start = node.span.start;
	parser->stack.data[top].scripts = scripts;
}

void math_parse_item(struct math_parser *parser)
{
	const size_t bottom = parser->stack.len;

	if (!is_script(parser))
		parse_nucleus(parser, false);
	if (is_script(parser) || (parser->stack.len > bottom && is_limits(parser)))
		parse_scripts(parser, bottom);
}

void math_parse_limits(struct math_parser *parser, const struct math_command *command)
{
	math_fail(parser, DIAG_MATH_MISPLACED, parser->done, parser->done, command->name);
}

/* ------------------------------------------------------------------ the whole */

static const struct math_node *parse_whole(struct math_parser *parser)
{
	const struct math_node *root = math_parse_group_node(parser);
	const struct math_token token = *math_peek(parser);

	if (!parser->failed && token.kind != TOKEN_END)
		math_fail(parser, DIAG_MATH_UNOPENED, token.start, token.end,
			str_slice(parser->text, token.start, token.end));
	if (parser->failed)
		return NULL;
	if (!parser->tag)
		return root;
	struct math_node tagged = math_new(parser, MATH_TAGGED, 0);

	tagged.tagged = (struct math_tagged){root, parser->tag};
	return math_keep(parser, tagged);
}

const struct math_node *math_parse(struct arena *arena, struct diag *diag,
	const struct math_map *map, struct str tex, size_t *item_count)
{
	struct math_parser parser = {.arena = arena,
		.diag = diag,
		.map = map,
		.text = tex,
		.bin_at = NO_BIN,
		.previous = MATH_NO_CLASS,
		.item_count = *item_count};

	buf_init(&parser.scratch, LIMIT_TEXT_BYTES);
	vec_reserve(&parser.stack, 64); /* never NULL */
	if (tex.len > LIMIT_MATH_BYTES)
		math_fail(&parser, DIAG_MATH_SIZE, 0, tex.len, STR(""));
	const struct math_node *const root = parse_whole(&parser);

	*item_count = parser.item_count;
	vec_clear(&parser.stack);
	buf_clear(&parser.scratch);
	return root;
}
