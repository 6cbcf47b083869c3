/* SPDX-License-Identifier: MIT */
#ifndef READ_MATH_LETTERS_H
#define READ_MATH_LETTERS_H

#include "model/math.h"

/* Unicode's mathematical alphanumeric symbols (U+1D400 …), minding the holes that
 * U+2100 … fills. */

/* The letter or digit in that alphabet; the letter itself where Unicode has none. */
uint32_t math_letter(uint32_t letter, enum math_variant variant);
/* The bold companion of a variant. */
enum math_variant math_variant_bold(enum math_variant variant);
/* The alphabet that TeX takes without a font command: italic for Latin and small Greek,
 * upright for digits and capital Greek. */
enum math_variant math_variant_default(uint32_t letter);
/* Undoes math_letter for characters pasted as such: the plain letter and its variant;
 * false if it is no mathematical letter. */
bool math_letter_plain(uint32_t code_point, uint32_t *letter, enum math_variant *variant);

#endif
