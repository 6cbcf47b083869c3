/* SPDX-License-Identifier: MIT */
#ifndef READ_MATH_PARSER_H
#define READ_MATH_PARSER_H

#include "base/arena.h"
#include "base/buf.h"
#include "diag/diag.h"
#include "read/math/map.h"
#include "read/math/symbols.h"

/* The parser of formulas, private to read/math_*.c. It reads macro-free TeX by recursive
 * descent. Items of rows under way lie on one stack; a row that ends is copied to the
 * arena. The first error is reported and sets failed, which every loop asks; what is
 * parsed after it is never used. */

enum math_token_kind {
	TOKEN_END,
	TOKEN_CHARACTER, /* code_point */
	TOKEN_COMMAND,   /* name; command or symbol, or neither: unknown */
	TOKEN_OPEN,      /* { */
	TOKEN_CLOSE,     /* } */
	TOKEN_SUP,
	TOKEN_SUB,
	TOKEN_CELL, /* & */
	TOKEN_PRIME,
	TOKEN_DOLLAR,
};

struct math_token {
	enum math_token_kind kind;
	size_t start, end; /* in the text */
	uint32_t code_point;
	struct str name; /* without the backslash */
	const struct math_command *command;
	const struct math_symbol *symbol;
};

struct math_parser {
	struct arena *arena;
	struct diag *diag;
	const struct math_map *map;
	struct str text;
	size_t at; /* behind token, if it is there */
	struct math_token token;
	bool has_token;
	size_t done; /* the end of the last token taken */

	VEC(struct math_node) stack;
	struct buf scratch;

	enum math_variant variant; /* of letters, if has_variant */
	bool has_variant, is_bold;

	/* For Bin -> Ord: the class before, and the last Bin that what follows may still
	 * change: on the stack, or already copied into a finished transparent row. */
	enum math_class previous;
	size_t bin_at;
	struct math_node *bin;

	const struct math_node *tag;
	bool is_tagless;        /* \notag */
	struct span fixed_span; /* while a snippet of ours is parsed */
	bool has_fixed_span;
	unsigned depth;
	size_t item_count;
	uint32_t stop;       /* this character ends the row, as ] does in an option */
	uint32_t label_stop; /* the same for the next group alone */
	size_t cell_total;
	bool opens_empty; /* the next group begins with an empty Ord */
	bool in_text;     /* arguments are text, up to text_end */
	enum math_face face;
	size_t text_end;
	unsigned cell_depth; /* \\ belongs to the environment whose cell this is */
	bool is_below;       /* behind an \over */
	bool failed;
};

/* A control sequence that is more than a symbol; rows of math_commands.c. parse pushes
 * what it makes; NULL: it ends a row. The numbers are parse's own. */
struct math_command {
	struct str name;
	void (*parse)(struct math_parser *parser, const struct math_command *command);
	uint32_t code;
	uint32_t option;
	const char *text;
};

extern const struct math_command math_commands[]; /* by name, in byte order */
extern const size_t math_command_count;
const struct math_command *math_command_find(struct str name);

/* scanning */
const struct math_token *math_peek(struct math_parser *parser);
struct math_token math_take(struct math_parser *parser);
bool math_is_command(const struct math_token *token, struct str name);
/* Takes the character if it is next. */
bool math_take_character(struct math_parser *parser, uint32_t code_point);
/* Behind the } of the group that opens at `at`, or STR_NPOS. */
size_t math_group_end(struct str text, size_t at);
/* The text of {…} (or of one token) as written, without its braces. */
struct str math_take_raw(struct math_parser *parser, struct str whose);
/* The text of […], if that is next. */
bool math_take_raw_optional(struct math_parser *parser, struct str *content);
struct span math_span(const struct math_parser *parser, size_t start, size_t end);
void math_fail(struct math_parser *parser, enum diag_code code, size_t start, size_t end,
	struct str word);
void math_fail_value(
	struct math_parser *parser, size_t start, struct str whose, struct str value);
void math_fail_unknown(struct math_parser *parser, const struct math_token *token);
/* Counts a level of nesting, in elements of MathML; false: too deep. */
bool math_enter(struct math_parser *parser, unsigned levels);
void math_leave(struct math_parser *parser, unsigned levels);

/* rows and items */
struct math_node math_new(
	const struct math_parser *parser, enum math_kind kind, size_t start);
void math_push(struct math_parser *parser, struct math_node node);
/* One item, with its scripts, if the next token is one. */
void math_parse_item(struct math_parser *parser);
/* Items up to what ends a row, which is left. The list is the arena's. */
struct math_list math_parse_list(struct math_parser *parser);
/* The same in a world of its own: no class before it, fonts as they were afterwards. */
struct math_node math_parse_group(struct math_parser *parser);
const struct math_node *math_parse_group_node(struct math_parser *parser);
/* {…} or one token. */
const struct math_node *math_parse_argument(struct math_parser *parser, struct str whose);
/* […], or NULL. */
const struct math_node *math_parse_optional(struct math_parser *parser);
/* What is left of the row, for a switch such as \displaystyle. */
const struct math_node *math_parse_rest(struct math_parser *parser);
/* {…} as a part of the row around it: its classes go on. */
const struct math_node *math_parse_transparent(
	struct math_parser *parser, struct str whose);
/* TeX of ours as the arena's node. */
const struct math_node *math_parse_snippet(struct math_parser *parser, struct str tex);
const struct math_node *math_keep(struct math_parser *parser, struct math_node node);
struct math_node math_row_node(
	struct math_parser *parser, struct math_list list, size_t start);
void math_push_character(struct math_parser *parser, uint32_t code_point, size_t start);
void math_push_digits(struct math_parser *parser, size_t start);
void math_push_symbol(struct math_parser *parser, const struct math_token *token);
struct str math_code_point_text(struct math_parser *parser, uint32_t code_point);
struct math_atom math_atom_of(
	struct math_parser *parser, uint32_t code_point, bool is_letter);

/* Rows of the table that the parser of rows knows by their function. */
void math_parse_infix(struct math_parser *parser, const struct math_command *command);
void math_parse_limits(struct math_parser *parser, const struct math_command *command);
void math_parse_bgroup(struct math_parser *parser, const struct math_command *command);
/* A length after a command, in braces or not. */
void math_take_length(
	struct math_parser *parser, struct str whose, struct math_length *length);

/* math_text.c: text mode */
const struct math_node *math_parse_text(
	struct math_parser *parser, enum math_face face, struct str whose);
const struct math_node *math_parse_text_rest(struct math_parser *parser);
enum math_face math_face_joined(enum math_face outer, enum math_face inner);
void math_parse_verb(struct math_parser *parser, const struct math_command *command);

/* math_array.c */
void math_parse_begin(struct math_parser *parser, const struct math_command *command);
void math_parse_substack(struct math_parser *parser, const struct math_command *command);
/* Lines separated by \\ where no environment is; first is the items before it. */
struct math_list math_parse_lines(
	struct math_parser *parser, struct math_list first, size_t start);
bool math_is_line_end(const struct math_token *token); /* \\, \cr, \newline */

/* math_fence.c */
void math_parse_left(struct math_parser *parser, const struct math_command *command);
void math_parse_big(struct math_parser *parser, const struct math_command *command);
void math_parse_pair(struct math_parser *parser, const struct math_command *command);
bool math_take_delimiter(
	struct math_parser *parser, struct str whose, uint32_t *delimiter);

#endif
