/* SPDX-License-Identifier: MIT */
#ifndef MODEL_MATH_H
#define MODEL_MATH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/scaled.h"
#include "base/str.h"
#include "diag/source.h"
#include "model/pages.h"

/* A formula as a tree, made once by read/ and read by layout/math, write/html/mathml and
 * read/speech. It is TeX's math list (TeXbook ch. 17 and appendix G) with names resolved:
 * symbols are code points, letters are Unicode's mathematical ones, macros are gone. All
 * memory is the document arena's. Pointers to nodes are never NULL unless said so; an
 * empty argument is a MATH_ROW of no items. */

/* TeXbook ch. 18. Bin has become Ord where appendix G rule 5 and 6 say so, through the
 * nodes that are transparent. MATH_NO_CLASS takes no part in spacing. */
enum math_class {
	MATH_ORD,
	MATH_OP,
	MATH_BIN,
	MATH_REL,
	MATH_OPEN,
	MATH_CLOSE,
	MATH_PUNCT,
	MATH_INNER,
	MATH_NO_CLASS,
};

enum math_kind {
	MATH_ATOM,      /* atom: one symbol, letter, number or named operator */
	MATH_ROW,       /* row: {…}, or a class given by \mathrel{…} */
	MATH_SCRIPTS,   /* scripts */
	MATH_FRACTION,  /* fraction: also \binom, \atop, \genfrac */
	MATH_RADICAL,   /* radical */
	MATH_FENCED,    /* fenced: \left … \middle … \right; Inner */
	MATH_DELIMITER, /* delimiter: \big( */
	MATH_ACCENT,    /* accent: marks, bars, braces and arrows over or under a base */
	MATH_STACK,     /* stack: \overset \underset \stackrel */
	MATH_ARROW,     /* arrow: \xrightarrow, as long as what stands on it */
	MATH_ARRAY,     /* array */
	MATH_TEXT,      /* text: \text{…}, and Han in a formula */
	MATH_SPACE,     /* space; MATH_NO_CLASS */
	MATH_STYLE,     /* style: \displaystyle, \Large; transparent */
	MATH_COLOUR,    /* colour; transparent */
	MATH_ENCLOSE,   /* enclose: \boxed \cancel \colorbox … */
	MATH_PHANTOM,   /* phantom: \phantom \smash \rlap … */
	MATH_SHIFT,     /* shift: \raisebox, \vcenter */
	MATH_RULE,      /* rule */
	MATH_CHOICE,    /* choice: \mathchoice */
	MATH_TAGGED,    /* tagged: only as the root */
};

enum math_unit { MATH_UNIT_MU, MATH_UNIT_EM, MATH_UNIT_EX, MATH_UNIT_PT };

/* value in 1/65536 of the unit: mu is 1/18 em of the current style's font, em and ex are
 * the current font's, pt is a PDF point (TeX's own points are converted). */
struct math_length {
	int32_t value;
	enum math_unit unit;
};

enum math_variant {
	MATH_UPRIGHT,
	MATH_ITALIC,
	MATH_BOLD,
	MATH_BOLD_ITALIC,
	MATH_SCRIPT, /* \mathscr */
	MATH_BOLD_SCRIPT,
	MATH_CALLIGRAPHIC, /* \mathcal: the same code points as MATH_SCRIPT */
	MATH_BOLD_CALLIGRAPHIC,
	MATH_FRAKTUR,
	MATH_BOLD_FRAKTUR,
	MATH_DOUBLE_STRUCK,
	MATH_SANS,
	MATH_SANS_BOLD,
	MATH_SANS_ITALIC,
	MATH_SANS_BOLD_ITALIC,
	MATH_MONOSPACE,
};

enum math_form {
	MATH_IDENTIFIER, /* a letter, a word in one alphabet, or an operator's name */
	MATH_NUMBER,     /* digits, with a point between digits */
	MATH_SYMBOL,
	MATH_FUNCTION, /* \sin, \operatorname{…}: class Op, upright, like text */
};

/* Where sub and superscript of an Op stand. */
enum math_limits {
	MATH_LIMITS_NEVER,   /* at its side: \int, \sin, \nolimits */
	MATH_LIMITS_DISPLAY, /* below and above in display style only: \sum, \max */
	MATH_LIMITS_ALWAYS,  /* \limits, \underbrace */
};

enum math_style {
	MATH_STYLE_SAME,
	MATH_STYLE_DISPLAY,
	MATH_STYLE_TEXT,
	MATH_STYLE_SCRIPT,
	MATH_STYLE_SCRIPT_SCRIPT,
};

struct math_list {
	const struct math_node *items;
	size_t count;
};

struct math_atom {
	/* UTF-8, resolved: x is U+1D465, \mathbb{R} U+211D; - is U+2212, ' is U+2032.
	 * Where Unicode has no such letter (bold +, \mathtt of Greek) it is the plain one
	 * and only variant tells. */
	struct str text;
	uint32_t letter; /* the plain letter of a single one (x), else 0 */
	enum math_form form;
	enum math_variant variant;
	enum math_limits limits; /* of class Op */
	bool is_large;           /* a big operator: larger in display style */
};

struct math_row {
	struct math_list list;
	enum math_limits limits; /* of class Op */
};

/* Never both absent. Primes stand first in sup, as U+2032 … U+2057, an Ord each. */
struct math_scripts {
	const struct math_node *base; /* an empty row where nothing precedes */
	const struct math_node *sub;  /* NULL: none */
	const struct math_node *sup;  /* NULL: none */
	enum math_limits limits;
	unsigned prime_count;
};

struct math_fraction {
	const struct math_node *above, *below;
	bool has_bar;
	bool is_continued;            /* \cfrac: a strut in both parts */
	enum math_style style;        /* \dfrac, \tfrac */
	struct math_length thickness; /* of the bar; 0: the font's own */
	uint32_t open, close;         /* \binom: ( and ); 0: none */
};

struct math_radical {
	const struct math_node *body;
	const struct math_node *degree; /* NULL: none */
};

/* delimiters has one more item than parts; 0 is the empty delimiter (a full stop). They
 * are as high as the highest part. */
struct math_fenced {
	const struct math_node *parts;
	size_t count;
	const uint32_t *delimiters;
};

struct math_delimiter {
	uint32_t code_point; /* 0: empty */
	unsigned size;       /* 1 \big, 2 \Big, 3 \bigg, 4 \Bigg */
};

enum math_accent_form {
	MATH_ACCENT_FIXED,   /* \hat: a combining mark */
	MATH_ACCENT_WIDE,    /* \widehat: the widest variant not wider than the base */
	MATH_ACCENT_BAR,     /* \overline: a rule; mark is U+203E or U+005F */
	MATH_ACCENT_STRETCH, /* braces, brackets, arrows: as wide as the base */
};

struct math_accent {
	const struct math_node *base;
	uint32_t mark; /* combining for FIXED and WIDE, spacing for the others */
	enum math_accent_form form;
	bool is_under;
};

struct math_stack {
	const struct math_node *base;
	const struct math_node *over, *under; /* NULL: none; in script style */
};

struct math_arrow {
	uint32_t code_point;
	const struct math_node *over, *under; /* NULL: none; in script style */
	bool is_vertical; /* in a CD: over stands at its left, under at its right */
};

enum math_array_form {
	MATH_ARRAY_PLAIN,    /* array and the matrix family; cells in text style */
	MATH_ARRAY_CASES,    /* left, rows a little apart; cells in text style */
	MATH_ARRAY_ALIGNED,  /* display style; r and l in turn; rows a jot apart */
	MATH_ARRAY_GATHERED, /* display style, centred; rows a jot apart */
	MATH_ARRAY_MULTLINE, /* display style; first left, last right, others centred */
	MATH_ARRAY_LINES,    /* \\ outside any environment: display lines */
	MATH_ARRAY_SMALL,    /* smallmatrix; cells in script style */
	MATH_ARRAY_SUBSTACK, /* script style, rows close together */
	MATH_ARRAY_DIAGRAM,  /* CD: display style, wide gaps */
};

enum math_align { MATH_ALIGN_CENTER, MATH_ALIGN_LEFT, MATH_ALIGN_RIGHT };

/* Rules before a column or row (and after the last): how many, and whether dashed. */
struct math_rules {
	uint8_t count;
	bool is_dashed;
};

struct math_column {
	enum math_align align;
	struct math_length gap_before; /* between the cells; the first: at the edge */
};

struct math_array_row {
	const struct math_node *cells; /* column_count of them; the missing are empty */
	struct math_length gap_after;  /* \\[…]; added to the usual distance */
	const struct math_node *tag;   /* NULL: none */
};

struct math_array {
	enum math_array_form form;
	enum math_style cell_style;
	const struct math_column *columns;
	size_t column_count;
	const struct math_array_row *rows;
	size_t row_count;
	const struct math_rules *column_rules; /* column_count + 1, or NULL: none */
	const struct math_rules *row_rules;    /* row_count + 1, or NULL: none */
	struct math_length gap_after;          /* at the right edge */
};

enum math_face {
	MATH_FACE_ROMAN,
	MATH_FACE_BOLD,
	MATH_FACE_ITALIC,
	MATH_FACE_BOLD_ITALIC,
	MATH_FACE_SANS,
	MATH_FACE_MONOSPACE,
};

struct math_text {
	struct str text; /* spaces as written, runs of them one */
	enum math_face face;
};

enum math_break { MATH_BREAK_NONE, MATH_BREAK_ALLOWED, MATH_BREAK_FORBIDDEN };

struct math_space {
	struct math_length width; /* may be negative */
	enum math_break line_break;
};

struct math_styled {
	enum math_style style;
	unsigned per_mille; /* \Large: size against the text's, else 0 */
	const struct math_node *body;
};

struct math_coloured {
	struct colour colour;
	const struct math_node *body;
};

enum math_enclosure {
	MATH_ENCLOSE_BOX,            /* \boxed, \fbox, \fcolorbox, \colorbox */
	MATH_ENCLOSE_STRIKE_UP,      /* \cancel */
	MATH_ENCLOSE_STRIKE_DOWN,    /* \bcancel */
	MATH_ENCLOSE_STRIKE_BOTH,    /* \xcancel */
	MATH_ENCLOSE_STRIKE_THROUGH, /* \sout */
	MATH_ENCLOSE_CIRCLE,         /* \textcircled */
	MATH_ENCLOSE_ACTUARIAL,      /* \angl */
	MATH_ENCLOSE_PHASE,          /* \phase */
};

struct math_enclose {
	enum math_enclosure form;
	bool has_frame, has_fill; /* of a box */
	struct colour frame, fill;
	const struct math_node *body;
};

/* What of the body's extent counts, and whether it is drawn. */
struct math_phantom {
	const struct math_node *body;
	bool is_drawn;
	bool has_width, has_height, has_depth;
	enum math_align
		lap; /* without width: LEFT is \rlap (from here on), RIGHT \llap */
};

struct math_shift {
	const struct math_node *body;
	bool is_centred; /* \vcenter: on the axis; else raised by */
	struct math_length by;
};

struct math_rule {
	struct math_length width, height, raise;
};

struct math_choice {
	const struct math_node *styles; /* four: display, text, script, scriptscript */
};

struct math_tagged {
	const struct math_node *body, *tag; /* the tag with its parentheses */
};

struct math_node {
	enum math_kind kind;
	enum math_class class;
	struct span span; /* in the source; of a macro's expansion: its call */
	union {
		struct math_atom atom;
		struct math_row row;
		struct math_scripts scripts;
		struct math_fraction fraction;
		struct math_radical radical;
		struct math_fenced fenced;
		struct math_delimiter delimiter;
		struct math_accent accent;
		struct math_stack stack;
		struct math_arrow arrow;
		struct math_array array;
		struct math_text text;
		struct math_space space;
		struct math_styled style;
		struct math_coloured colour;
		struct math_enclose enclose;
		struct math_phantom phantom;
		struct math_shift shift;
		struct math_rule rule;
		struct math_choice choice;
		struct math_tagged tagged;
	};
};

/* A formula. tex is what stands between the delimiters, with block-quote prefixes gone;
 * where root is NULL (not TeX that is understood, which was reported) every output shows
 * tex in the code face. */
struct math {
	struct span span; /* with delimiters */
	struct str tex;
	struct str expanded; /* tex without the bank's macros; the same bytes if none */
	struct str speech;   /* what is read aloud, in the bank's language */
	bool display;        /* in display style */
	bool is_block;       /* on lines of its own; else in a line of text */
	const struct math_node *root; /* NULL: not understood */
};

/* Letters, digits, scripts and a few signs that stand in one line: what readers that know
 * no MathML can show as text. */
bool math_is_plain(const struct math_node *root);

/* In a line of plain characters, for titles and contents: √d_k, x² + 1, (a + b)/2. What
 * has two dimensions is put as it is spoken, what was not understood as its TeX. */
struct buf;
void math_put_line(struct buf *out, const struct math *math);

#endif
