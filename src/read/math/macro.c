/* SPDX-License-Identifier: MIT */
/* Text in, text out: what a macro makes is TeX again, for the parser and for outputs
 * that hand TeX on. Arguments are expanded where they stand and put in as they are, so
 * nothing is read twice and a macro met inside its own body is a true recursion. */
#include "read/math/macro.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "read/math/parser.h"

#define MAX_PARAMETERS 9
/* How far a ] is looked for, so that many a [ costs no more than linear time. */
#define OPTION_BYTES 1024

struct expansion {
	struct math_macros *macros;
	struct arena *arena;
	struct diag *diag;
	struct math_map *map;
	struct buf out;
	bool ends_in_word; /* a letter now would lengthen a control word */
	bool failed;
	unsigned depth;
	size_t steps;
	struct span place; /* of the call or definition at the outermost level */
};

/* A stretch of TeX being expanded, with the arguments of the macro whose body it is. */
struct stretch {
	struct str text;
	size_t at;
	const struct str *arguments;
	unsigned argument_count;
};

void math_macros_init(struct math_macros *macros)
{
	*macros = (struct math_macros){0};
	map_init(&macros->by_name);
}

void math_macros_clear(struct math_macros *macros)
{
	map_clear(&macros->by_name);
	vec_clear(&macros->items);
}

static bool is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n';
}

/* The end of the control sequence whose backslash is at `at`. */
static size_t command_end(struct str text, size_t at)
{
	size_t end = at + 1;

	if (end >= text.len)
		return text.len;
	if (!is_letter(text.data[end])) {
		utf8_next(text, &end);
		return end;
	}
	while (end < text.len && is_letter(text.data[end]))
		end++;
	return end;
}

static void skip_blanks(struct stretch *stretch)
{
	while (stretch->at < stretch->text.len &&
		is_blank(stretch->text.data[stretch->at]))
		stretch->at++;
}

static void fail(struct expansion *expansion, enum diag_code code, struct str name)
{
	char storage[64] = "\\";

	if (name.len && name.len < sizeof(storage) - 1) {
		memcpy(storage + 1, name.data, name.len);
		name = (struct str){storage, name.len + 1};
	}
	if (!expansion->failed)
		diag_report(expansion->diag, code, expansion->place, name);
	expansion->failed = true;
}

static void put(struct expansion *expansion, struct str text)
{
	if (text.len == 0)
		return;
	if (expansion->ends_in_word && is_letter(text.data[0]))
		buf_put_byte(&expansion->out, ' ');
	buf_put_str(&expansion->out, text);
	expansion->ends_in_word = false;
	expansion->steps += text.len;
	if (expansion->steps > LIMIT_MATH_BYTES)
		fail(expansion, DIAG_MATH_MACRO_SIZE, STR(""));
}

/* ------------------------------------------------------------------ arguments */

/* The next group's inside, or one token; false: there is none. */
static bool take_argument(struct stretch *stretch, struct str *argument)
{
	const struct str text = stretch->text;

	skip_blanks(stretch);
	const size_t start = stretch->at;

	if (start >= text.len || text.data[start] == '}')
		return false;
	if (text.data[start] == '{') {
		const size_t end = math_group_end(text, start);

		if (end == STR_NPOS)
			return false;
		*argument = str_slice(text, start + 1, end - 1);
		stretch->at = end;
		return true;
	}
	if (text.data[start] == '\\')
		stretch->at = command_end(text, start);
	else if (text.data[start] == '#' && start + 1 < text.len)
		stretch->at = start + 2;
	else
		utf8_next(text, &stretch->at);
	*argument = str_slice(text, start, stretch->at);
	return true;
}

/* […]; false: it does not stand here. */
static bool take_option(struct stretch *stretch, struct str *option)
{
	const struct stretch before = *stretch;
	size_t depth = 0;

	skip_blanks(stretch);
	if (stretch->at < stretch->text.len && stretch->text.data[stretch->at] == '[') {
		const size_t start = stretch->at + 1;

		for (size_t at = start;
			at < stretch->text.len && at - start < OPTION_BYTES; at++) {
			const char byte = stretch->text.data[at];

			if (byte == ']' && depth == 0) {
				*option = str_slice(stretch->text, start, at);
				stretch->at = at + 1;
				return true;
			}
			depth += byte == '{';
			if (byte == '}' && depth-- == 0)
				break;
		}
	}
	*stretch = before;
	return false;
}

/* ------------------------------------------------------------------ definitions */

enum definition {
	DEFINE_NONE,
	DEFINE_NEWCOMMAND,
	DEFINE_PROVIDE,
	DEFINE_DEF,
	DEFINE_LET,
	DEFINE_OPERATOR,
};

static enum definition definition_of(struct str name)
{
	static const struct {
		struct str name;
		enum definition kind;
	} definitions[] = {
		{STR_INIT("newcommand"), DEFINE_NEWCOMMAND},
		{STR_INIT("renewcommand"), DEFINE_NEWCOMMAND},
		{STR_INIT("providecommand"), DEFINE_PROVIDE},
		{STR_INIT("def"), DEFINE_DEF},
		{STR_INIT("gdef"), DEFINE_DEF},
		{STR_INIT("edef"), DEFINE_DEF},
		{STR_INIT("xdef"), DEFINE_DEF},
		{STR_INIT("let"), DEFINE_LET},
		{STR_INIT("futurelet"), DEFINE_LET},
		{STR_INIT("DeclareMathOperator"), DEFINE_OPERATOR},
	};

	for (size_t i = 0; i < sizeof(definitions) / sizeof(*definitions); i++)
		if (str_eq(definitions[i].name, name))
			return definitions[i].kind;
	return DEFINE_NONE;
}

static bool is_name(struct str name)
{
	for (size_t i = 0; i < name.len; i++)
		if (!is_letter(name.data[i]))
			return name.len == 1 && (unsigned char)name.data[0] > ' ';
	return name.len > 0;
}

static bool define(struct math_macros *macros, struct math_macro macro)
{
	const size_t known = map_find(&macros->by_name, macro.name);

	if (known != MAP_NONE) {
		macro.is_active = macros->items.data[known].is_active;
		macros->items.data[known] = macro;
		return true;
	}
	if (macros->items.len >= LIMIT_MATH_MACROS)
		return false;
	map_add(&macros->by_name, macro.name, macros->items.len);
	vec_push(&macros->items, macro);
	return true;
}

/* \name or {\name} */
static bool take_name(struct stretch *stretch, struct str *name)
{
	struct str given;

	if (!take_argument(stretch, &given))
		return false;
	given = str_trim(given);
	if (!str_skip(&given, STR("\\")) || !is_name(given))
		return false;
	*name = given;
	return true;
}

static bool read_newcommand(struct stretch *stretch, struct math_macro *macro)
{
	struct str count;

	if (stretch->at < stretch->text.len && stretch->text.data[stretch->at] == '*')
		stretch->at++;
	if (!take_name(stretch, &macro->name))
		return false;
	if (take_option(stretch, &count)) {
		if (!str_to_unsigned(str_trim(count), &macro->parameter_count) ||
			macro->parameter_count > MAX_PARAMETERS)
			return false;
		macro->has_default = macro->parameter_count > 0 &&
				     take_option(stretch, &macro->first_default);
	}
	return take_argument(stretch, &macro->body);
}

/* \def\name#1#2{…}: parameters one behind the other, nothing between them. */
static bool read_def(struct stretch *stretch, struct math_macro *macro)
{
	if (!take_name(stretch, &macro->name))
		return false;
	skip_blanks(stretch);
	while (stretch->at + 1 < stretch->text.len &&
		stretch->text.data[stretch->at] == '#') {
		if ((unsigned)(stretch->text.data[stretch->at + 1] - '1') !=
			macro->parameter_count)
			return false;
		macro->parameter_count++;
		stretch->at += 2;
		skip_blanks(stretch);
	}
	return stretch->at < stretch->text.len &&
	       stretch->text.data[stretch->at] == '{' &&
	       take_argument(stretch, &macro->body);
}

static bool read_let(struct stretch *stretch, struct math_macro *macro)
{
	if (!take_name(stretch, &macro->name))
		return false;
	skip_blanks(stretch);
	if (stretch->at < stretch->text.len && stretch->text.data[stretch->at] == '=')
		stretch->at++;
	return take_argument(stretch, &macro->body);
}

/* \DeclareMathOperator*{\name}{words} */
static bool read_operator(
	struct expansion *expansion, struct stretch *stretch, struct math_macro *macro)
{
	struct str words;
	struct buf body;
	const bool is_starred =
		stretch->at < stretch->text.len && stretch->text.data[stretch->at] == '*';

	stretch->at += is_starred;
	if (!take_name(stretch, &macro->name) || !take_argument(stretch, &words))
		return false;
	buf_init(&body, 0);
	buf_printf(
		&body, "\\operatorname%s{%.*s}", is_starred ? "*" : "", STR_ARGS(words));
	macro->body = arena_copy_str(expansion->arena, buf_str(&body));
	buf_clear(&body);
	return true;
}

static bool is_known(const struct expansion *expansion, struct str name)
{
	return map_find(&expansion->macros->by_name, name) != MAP_NONE ||
	       math_command_find(name) || math_symbol_find(name);
}

static void learn(
	struct expansion *expansion, struct stretch *stretch, struct str command)
{
	const enum definition kind = definition_of(command);
	struct math_macro macro = {0};
	bool is_read = false;

	switch (kind) {
	case DEFINE_NONE: return;
	case DEFINE_NEWCOMMAND:
	case DEFINE_PROVIDE: is_read = read_newcommand(stretch, &macro); break;
	case DEFINE_DEF: is_read = read_def(stretch, &macro); break;
	case DEFINE_LET: is_read = read_let(stretch, &macro); break;
	case DEFINE_OPERATOR: is_read = read_operator(expansion, stretch, &macro); break;
	}
	if (kind == DEFINE_PROVIDE && is_read && is_known(expansion, macro.name))
		return;
	if (!is_read || !define(expansion->macros, macro))
		fail(expansion, DIAG_MATH_MACRO, macro.name.len ? macro.name : command);
}

/* ------------------------------------------------------------------ expansion */

static void expand_stretch(
	struct expansion *expansion, struct stretch stretch, bool is_outermost);

/* The argument as its call's surroundings make it. */
static struct str expand_argument(
	struct expansion *expansion, struct str argument, const struct stretch *around)
{
	const struct buf outer = expansion->out;
	const bool ended_in_word = expansion->ends_in_word;
	struct stretch inner = {argument, 0, around->arguments, around->argument_count};

	buf_init(&expansion->out, 0);
	expansion->ends_in_word = false;
	expand_stretch(expansion, inner, false);
	const struct str expanded =
		arena_copy_str(expansion->arena, buf_str(&expansion->out));

	buf_clear(&expansion->out);
	expansion->out = outer;
	expansion->ends_in_word = ended_in_word;
	return expanded;
}

static bool take_arguments(struct expansion *expansion, struct stretch *stretch,
	const struct math_macro *macro, struct str arguments[MAX_PARAMETERS])
{
	unsigned i = 0;

	if (macro->has_default) {
		if (!take_option(stretch, &arguments[0]))
			arguments[0] = macro->first_default;
		i = 1;
	}
	for (; i < macro->parameter_count; i++)
		if (!take_argument(stretch, &arguments[i])) {
			fail(expansion, DIAG_MATH_ARGUMENT, macro->name);
			return false;
		}
	for (i = 0; i < macro->parameter_count; i++)
		arguments[i] = expand_argument(expansion, arguments[i], stretch);
	return !expansion->failed;
}

static void call(struct expansion *expansion, struct stretch *stretch, size_t index)
{
	const struct math_macro macro = expansion->macros->items.data[index];
	struct str arguments[MAX_PARAMETERS];

	expansion->steps++;
	if (macro.is_active)
		fail(expansion, DIAG_MATH_MACRO_LOOP, macro.name);
	else if (expansion->depth >= LIMIT_MATH_MACRO_DEPTH)
		fail(expansion, DIAG_MATH_DEPTH, macro.name);
	else if (expansion->steps > LIMIT_MATH_BYTES)
		fail(expansion, DIAG_MATH_MACRO_SIZE, macro.name);
	if (expansion->failed)
		return;
	expansion->depth++;
	if (take_arguments(expansion, stretch, &macro, arguments)) {
		expansion->macros->items.data[index].is_active = true;
		expand_stretch(expansion,
			(struct stretch){macro.body, 0, arguments, macro.parameter_count},
			false);
		expansion->macros->items.data[index].is_active = false;
	}
	expansion->depth--;
}

static void add_piece(struct expansion *expansion, size_t from, size_t to, bool is_copy)
{
	vec_push(
		&expansion->map->pieces, (struct math_piece){(uint32_t)expansion->out.len,
						 (uint32_t)from, (uint32_t)to, is_copy});
}

static size_t line_end(struct str text, size_t at)
{
	const size_t end = str_find_byte(text, '\n', at);

	return end == STR_NPOS ? text.len : end;
}

/* \verb|…| as a whole. */
static size_t verb_end(struct str text, size_t at)
{
	at += at < text.len && text.data[at] == '*';
	const size_t end =
		at < text.len ? str_find_byte(text, text.data[at], at + 1) : STR_NPOS;

	return end == STR_NPOS ? text.len : end + 1;
}

/* #1 in a body. */
static void put_parameter(struct expansion *expansion, struct stretch *stretch)
{
	const size_t next = stretch->at + 1;
	const unsigned index = next < stretch->text.len
				       ? (unsigned)(stretch->text.data[next] - '1')
				       : 99;

	if (index < stretch->argument_count)
		put(expansion, stretch->arguments[index]);
	else
		put(expansion, STR("#"));
	stretch->at += index < stretch->argument_count ||
				       (next < stretch->text.len &&
					       stretch->text.data[next] == '#')
			       ? 2
			       : 1;
}

static void expand_command(
	struct expansion *expansion, struct stretch *stretch, bool is_outermost)
{
	const size_t start = stretch->at;
	const size_t end = command_end(stretch->text, start);
	const struct str name = str_slice(stretch->text, start + 1, end);
	const size_t index = map_find(&expansion->macros->by_name, name);
	const enum definition kind =
		index == MAP_NONE ? definition_of(name) : DEFINE_NONE;

	stretch->at = end;
	if (is_outermost)
		expansion->place = math_map_span(expansion->map, start, end);
	if (index != MAP_NONE) {
		if (is_outermost)
			add_piece(expansion, start, end, false);
		call(expansion, stretch, index);
		if (is_outermost)
			vec_last(&expansion->map->pieces)->to = (uint32_t)stretch->at;
	} else if (kind != DEFINE_NONE) {
		learn(expansion, stretch, name);
	} else if (str_eq(name, STR("verb"))) {
		stretch->at = verb_end(stretch->text, end);
		put(expansion, str_slice(stretch->text, start, stretch->at));
	} else {
		put(expansion, str_slice(stretch->text, start, end));
		expansion->ends_in_word = is_letter(stretch->text.data[end - 1]);
	}
	if (is_outermost)
		add_piece(expansion, stretch->at, stretch->text.len, true);
}

/* What needs no look: up to a backslash, a comment or a parameter. */
static size_t plain_end(const struct stretch *stretch)
{
	size_t end = stretch->at;

	while (end < stretch->text.len && stretch->text.data[end] != '\\' &&
		stretch->text.data[end] != '%' &&
		(stretch->text.data[end] != '#' || !stretch->arguments))
		end++;
	return end;
}

static void expand_stretch(
	struct expansion *expansion, struct stretch stretch, bool is_outermost)
{
	while (!expansion->failed && stretch.at < stretch.text.len) {
		const size_t end = plain_end(&stretch);

		if (end > stretch.at) {
			put(expansion, str_slice(stretch.text, stretch.at, end));
			stretch.at = end;
		} else if (stretch.text.data[end] == '\\') {
			expand_command(expansion, &stretch, is_outermost);
		} else if (stretch.text.data[end] == '#') {
			put_parameter(expansion, &stretch);
		} else {
			stretch.at = line_end(stretch.text, end);
			put(expansion, str_slice(stretch.text, end, stretch.at));
			if (!is_outermost && stretch.at == stretch.text.len)
				put(expansion, STR("\n"));
		}
	}
}

/* Whether the TeX calls or defines anything. */
static bool needs_expansion(const struct math_macros *macros, struct str tex)
{
	for (size_t at = 0; at < tex.len;) {
		const char *const next = memchr(tex.data + at, '\\', tex.len - at);

		if (!next)
			return false;
		at = (size_t)(next - tex.data);
		const size_t end = command_end(tex, at);
		const struct str name = str_slice(tex, at + 1, end);

		if (definition_of(name) != DEFINE_NONE ||
			(macros->items.len &&
				map_find(&macros->by_name, name) != MAP_NONE))
			return true;
		at = end;
	}
	return false;
}

bool math_expand(struct math_macros *macros, struct arena *arena, struct diag *diag,
	struct math_map *map, struct str tex, struct str *expanded)
{
	struct expansion expansion = {
		.macros = macros, .arena = arena, .diag = diag, .map = map};

	*expanded = tex;
	if (tex.len > LIMIT_MATH_BYTES || !needs_expansion(macros, tex))
		return true; /* the parser says what is too long */
	expansion.place = math_map_span(map, 0, tex.len);
	buf_init(&expansion.out, LIMIT_TEXT_BYTES);
	add_piece(&expansion, 0, tex.len, true);
	expand_stretch(&expansion, (struct stretch){.text = tex}, true);
	macros->expanded_bytes += expansion.steps;
	if (macros->expanded_bytes > LIMIT_MATH_EXPANSION)
		fail(&expansion, DIAG_MATH_MACRO_SIZE, STR(""));
	*expanded = arena_copy_str(arena, buf_str(&expansion.out));
	buf_clear(&expansion.out);
	return !expansion.failed;
}

void math_macros_add(struct math_macros *macros, struct diag *diag, struct span span,
	struct str name, struct str body)
{
	struct math_macro macro = {.body = body};

	macro.name = str_trim(name);
	str_skip(&macro.name, STR("\\"));
	for (size_t i = 0; i + 1 < body.len; i++) {
		const unsigned digit = (unsigned)(body.data[i + 1] - '0');

		if (body.data[i] == '#' && digit <= MAX_PARAMETERS &&
			digit > macro.parameter_count)
			macro.parameter_count = digit;
	}
	if (!is_name(macro.name) || !define(macros, macro))
		diag_report(diag, DIAG_MATH_MACRO, span, name);
}
