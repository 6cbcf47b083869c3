/* SPDX-License-Identifier: MIT */
#ifndef READ_MATH_SYMBOLS_H
#define READ_MATH_SYMBOLS_H

#include "model/math.h"

/* TeX's names of symbols, and the classes of bare characters. The tables are made by
 * symbols.py; names are without the backslash. */

struct math_symbol {
	struct str name;
	uint32_t code_point;
	uint8_t class; /* enum math_class */
	uint8_t is_letter;
	uint8_t is_large;
	uint8_t limits; /* enum math_limits */
};

/* A character above U+007F as it stands in a formula. */
struct math_character {
	uint32_t code_point;
	uint8_t class, is_letter, is_large, limits;
};

extern const struct math_symbol math_symbols[]; /* by name, in byte order */
extern const size_t math_symbol_count;
extern const struct math_character math_characters[]; /* by code point */
extern const size_t math_character_count;
extern const uint32_t math_negations[][2]; /* plain and negated, by the plain one */
extern const size_t math_negation_count;

const struct math_symbol *math_symbol_find(struct str name); /* or NULL */
/* Of a character that stands for itself in a formula; NULL: it is text. */
const struct math_character *math_character_find(uint32_t code_point);
/* The composed negation (= gives U+2260), or 0. */
uint32_t math_negated(uint32_t code_point);

#endif
