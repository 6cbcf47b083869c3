/* SPDX-License-Identifier: MIT */
#ifndef READ_MATH_HANDLERS_H
#define READ_MATH_HANDLERS_H

#include "read/math/parser.h"

/* What the rows of math_commands.c call. `code`, `option` and `text` of a row mean what
 * stands here. Private to read/math_*.c. */

#define MATH_HANDLER(name) \
	void name(struct math_parser *parser, const struct math_command *command)

/* math_build.c */
#define FRACTION_BAR            1u
#define FRACTION_THICKNESS      2u /* an infix with a length */
#define FRACTION_CONTINUED      4u
#define FRACTION_STYLE(style)   ((unsigned)(style) << 4)
#define DELIMITERS(open, close) ((unsigned)(open) | (unsigned)(close) << 16)
MATH_HANDLER(math_parse_fraction); /* code: DELIMITERS; option: FRACTION_* */
MATH_HANDLER(math_parse_genfrac);
MATH_HANDLER(math_parse_radical);
MATH_HANDLER(math_parse_accent); /* code: mark; option: form, | ACCENT_UNDER */
#define ACCENT_UNDER 16u
MATH_HANDLER(math_parse_stack); /* option: STACK_* */
enum { STACK_OVER, STACK_UNDER, STACK_RELATION };
MATH_HANDLER(math_parse_arrow);      /* code: the arrow */
MATH_HANDLER(math_parse_enclose);    /* code: form */
MATH_HANDLER(math_parse_colour_box); /* option: 1 with a frame */
MATH_HANDLER(math_parse_phantom);    /* option: PHANTOM_* */
enum {
	PHANTOM_WIDTH = 1,
	PHANTOM_HEIGHT = 2,
	PHANTOM_DEPTH = 4,
	PHANTOM_DRAWN = 8,
	PHANTOM_TEXT = 16,
	PHANTOM_LAP_RIGHT = 32,
	PHANTOM_LAP_CENTER = 64
};
MATH_HANDLER(math_parse_smash);
MATH_HANDLER(math_parse_raise);
MATH_HANDLER(math_parse_vcenter);
MATH_HANDLER(math_parse_rule);
MATH_HANDLER(math_parse_choice);
MATH_HANDLER(math_parse_angln);
MATH_HANDLER(math_parse_mirror);

/* math_sides.c */
MATH_HANDLER(math_parse_sideset);
MATH_HANDLER(math_parse_prescript);

/* math_font.c */
MATH_HANDLER(math_parse_font);        /* code: variant; one argument */
MATH_HANDLER(math_parse_font_switch); /* code: variant; option: face in text */
MATH_HANDLER(math_parse_bold);
MATH_HANDLER(math_parse_text_command); /* code: face */
MATH_HANDLER(math_parse_style);        /* code: style */
MATH_HANDLER(math_parse_size);         /* code: per mille */
MATH_HANDLER(math_parse_colour_switch);
MATH_HANDLER(math_parse_colour);       /* \textcolor */
MATH_HANDLER(math_parse_named_colour); /* code: RGB */
MATH_HANDLER(math_parse_circled);
MATH_HANDLER(math_parse_words); /* text: shown as text */

/* math_operator.c */
MATH_HANDLER(math_parse_function); /* code: limits; text: its name, else the command's */
MATH_HANDLER(math_parse_operatorname); /* code: limits */
MATH_HANDLER(math_parse_class);        /* code: class */
MATH_HANDLER(math_parse_not);
MATH_HANDLER(math_parse_modulo); /* option: MODULO_* */
enum { MODULO_BINARY, MODULO_PAREN, MODULO_BARE, MODULO_POD };
MATH_HANDLER(math_parse_snippet_command); /* text: TeX; code: class */
MATH_HANDLER(math_parse_space); /* code: width in 1/1000 em + 1000; option: line break */
MATH_HANDLER(math_parse_kern);  /* a length follows */
MATH_HANDLER(math_parse_tag);
MATH_HANDLER(math_parse_nothing);
MATH_HANDLER(math_parse_ignored); /* code: arguments left out */
MATH_HANDLER(math_parse_char);
MATH_HANDLER(math_parse_last); /* code: arguments left out before the shown one */
MATH_HANDLER(math_parse_image);
MATH_HANDLER(math_parse_misplaced);
MATH_HANDLER(math_parse_colon);
MATH_HANDLER(math_parse_dots);
MATH_HANDLER(math_parse_paren_math); /* \( … \) within text */

#endif
