/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_MATH_LAY_H
#define LAYOUT_MATH_LAY_H

#include "layout/math/box.h"
#include "layout/math/set.h"
#include "model/math.h"

/* How nodes become boxes: TeXbook, appendix G, with the constants of OpenType MATH where
 * it has TeX's font parameters. Inside layout/math*.c only. */

enum math_script { STYLE_DISPLAY, STYLE_TEXT, STYLE_SCRIPT, STYLE_SCRIPT_SCRIPT };

/* What is around a node. */
struct math_env {
	enum math_script style;
	bool is_cramped;
	bool is_diagram; /* arrows lead from cell to cell */
	scaled base;     /* the em of text style */
	scaled size;     /* of this style */
	struct colour colour;
};

/* A part of a formula's outermost list that is one whole. */
struct math_part_box {
	struct math_box *box;
	scaled gap;             /* before it, unless a line begins with it */
	scaled stretch, shrink; /* of the gap */
	bool may_break;         /* a line may begin with it */
	bool is_inside;         /* and would part what stands in brackets */
	enum math_class at;     /* what the break before it comes after (inline) or before
				   (display): Rel, Bin; Punct: after a quad */
};

/* A line of a display, where its rows may stand on several pages. */
struct math_row_box {
	struct math_box *box;
	struct math_box *tag; /* NULL: none */
	scaled distance;      /* from the baseline above; 0: the first */
};

typedef VEC(struct math_part_box) math_part_vec;
typedef VEC(struct math_row_box) math_row_vec;

struct math_setter {
	struct fonts *fonts;
	const struct face *face; /* of letters */
	struct arena boxes;      /* of one formula */
	struct glyph_cache *cache;
	struct spacing_rules rules;
	struct sink *sink;
	struct para text;
	struct math_writer writer;
	math_part_vec parts;
	math_row_vec rows;
	VEC(struct math_set_piece) pieces;
	VEC(struct math_set_line) lines;
	unsigned depth;
	scaled text_size; /* the em of the text around the formula */
	scaled measure;   /* of a display; 0: none */
	/* Lists that are wider than this are set in lines; 0: none is. Where letters
	 * part, these end between any two items, not only at signs. */
	scaled wrap;
	bool letters_part;
	bool opens_fences; /* of the outermost list: their content is cut like its own */
};

/* --- styles --- */
struct math_env math_env_style(
	const struct math_setter *setter, struct math_env env, enum math_script style);
struct math_env math_env_cramped(struct math_env env);
struct math_env math_env_sup(const struct math_setter *setter, struct math_env env);
struct math_env math_env_sub(const struct math_setter *setter, struct math_env env);
/* Of a command that names a style; MATH_STYLE_SAME changes nothing. */
struct math_env math_env_named(
	const struct math_setter *setter, struct math_env env, enum math_style style);

/* --- lengths --- */
scaled math_lay_constant(const struct math_setter *setter, const struct math_env *env,
	enum math_constant constant);
scaled math_lay_length(const struct math_setter *setter, const struct math_env *env,
	struct math_length length);
scaled math_lay_axis(const struct math_setter *setter, const struct math_env *env);

/* --- nodes --- */
/* Any node as one box; its italic is apart. */
struct math_box *math_lay_node(
	struct math_setter *setter, struct math_env env, const struct math_node *node);
/* The same as a list that has it all. */
struct math_box *math_lay_clean(
	struct math_setter *setter, struct math_env env, const struct math_node *node);
struct math_box *math_lay_list(
	struct math_setter *setter, struct math_env env, struct math_list list);
/* The outermost list, cut where lines may break (after signs in text, before them in a
 * display), and where a line's gaps stretch if it has others: fills setter->parts. */
void math_lay_parts(struct math_setter *setter, struct math_env env,
	const struct math_node *node, bool is_in_line);
/* What stands for a row of one item. */
const struct math_node *math_lay_core(const struct math_node *node);
/* Whether its text needs no parentheses. */
bool math_lay_is_simple(const struct math_node *node);
/* text, in parentheses where node needs them, as what box is copied as. */
void math_lay_mark(
	struct math_box *box, const struct math_node *node, const char *before);

struct math_box *math_lay_symbol(
	struct math_setter *setter, struct math_env env, unsigned flags, struct str text);
struct math_box *math_lay_atom(
	struct math_setter *setter, struct math_env env, const struct math_node *node);
struct math_box *math_lay_text(
	struct math_setter *setter, struct math_env env, const struct math_node *node);
struct math_box *math_lay_scripts(
	struct math_setter *setter, struct math_env env, const struct math_node *node);
struct math_box *math_lay_stack(
	struct math_setter *setter, struct math_env env, const struct math_node *node);
struct math_box *math_lay_fraction(
	struct math_setter *setter, struct math_env env, const struct math_node *node);
struct math_box *math_lay_radical(
	struct math_setter *setter, struct math_env env, const struct math_node *node);
struct math_box *math_lay_fenced(
	struct math_setter *setter, struct math_env env, const struct math_node *node);
/* The height that delimiters around the parts need. */
scaled math_lay_fence_target(struct math_setter *setter, struct math_env env,
	const struct math_fenced *fenced);
struct math_box *math_lay_delimiter(
	struct math_setter *setter, struct math_env env, const struct math_node *node);
struct math_box *math_lay_accent(
	struct math_setter *setter, struct math_env env, const struct math_node *node);
struct math_box *math_lay_arrow(
	struct math_setter *setter, struct math_env env, const struct math_node *node);
struct math_box *math_lay_array(
	struct math_setter *setter, struct math_env env, const struct math_node *node);
/* The rows of an array that is a whole display: fills setter->rows. */
void math_lay_rows(
	struct math_setter *setter, struct math_env env, const struct math_node *node);
struct math_box *math_lay_enclose(
	struct math_setter *setter, struct math_env env, const struct math_node *node);
struct math_box *math_lay_phantom(
	struct math_setter *setter, struct math_env env, const struct math_node *node);
struct math_box *math_lay_shift(
	struct math_setter *setter, struct math_env env, const struct math_node *node);
struct math_box *math_lay_rule(
	struct math_setter *setter, struct math_env env, const struct math_node *node);

/* --- pieces of nodes --- */
/* The accent over a base; what an accented letter's scripts stand by. */
struct math_box *math_lay_accent_over(struct math_setter *setter, struct math_env env,
	const struct math_node *node, struct math_box *base);
/* What stands over and under a base, in lines of their own; over, under may be NULL. */
struct math_limit_boxes {
	struct math_box *over, *under;
};
struct math_box *math_lay_limits(struct math_setter *setter, struct math_env env,
	struct math_box *base, const struct math_limit_boxes *limits);
/* A sign grown to at least this size: its next size, or put together of parts. */
struct math_box *math_lay_stretched(struct math_setter *setter, struct math_env env,
	uint32_t code_point, bool is_vertical, scaled target);
/* A delimiter of at least that height, in the middle of the axis. 0: an empty one. */
struct math_box *math_lay_fence(struct math_setter *setter, struct math_env env,
	uint32_t code_point, scaled target);
/* Moves the box's content so that its middle is on the axis. */
struct math_box *math_lay_on_axis(
	struct math_setter *setter, struct math_env env, struct math_box *box);

#endif
