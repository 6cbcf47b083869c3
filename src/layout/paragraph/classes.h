/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_PARAGRAPH_CLASSES_H
#define LAYOUT_PARAGRAPH_CLASSES_H

#include <stdbool.h>
#include <stdint.h>

#include "model/language.h"

struct flat;

/* Classes of characters (TYPOGRAPHY 1.1). PRE and POST depend on a digit beside the
 * character and are asked of it. */
enum char_class {
	CLASS_OPEN,
	CLASS_CLOSE,
	CLASS_COMMA,
	CLASS_STOP,
	CLASS_DOT,
	CLASS_DASH2,
	CLASS_ELL2,
	CLASS_CONN,
	CLASS_SOL,
	CLASS_ITER,
	CLASS_SMALL,
	CLASS_HAN,
	CLASS_KANA,
	CLASS_HANGUL,
	CLASS_LATIN,
	CLASS_OBJECT,
	CLASS_WIDE_SPACE, /* U+3000 */
	CLASS_GLUE,       /* U+00A0, 202F, 2060: no break on either side */
	CLASS_AMBIGUOUS, /* until classes_resolve: “ ” ‘ ’ — … – · ‧ / */
};

/* The class of a code point; CLASS_AMBIGUOUS where it takes context. */
enum char_class class_of(uint32_t code_point);
/* OPEN, CLOSE, COMMA or STOP: half an em and a blank. */
bool class_is_mark(enum char_class class);
/* Han, kana and marks that belong to them: what makes a text East Asian. */
bool class_is_wide(enum char_class class);

bool char_is_digit(uint32_t code_point);
bool char_is_pre(uint32_t code_point);           /* PRE, before a digit */
bool char_is_post(uint32_t code_point);          /* POST, after a digit */
bool char_is_latin_opening(uint32_t code_point); /* ( [ { and quotes, of Latin text */
bool char_is_latin_closing(uint32_t code_point); /* ) ] } , . ; : ! ? % and quotes */
bool char_is_superscript(uint32_t code_point);   /* ¹ ² ³, and what U+2070 has */
/* A number as wide as Han: ① ⑴ Ⅱ. */
bool char_is_wide_number(uint32_t code_point);

#endif
