/* SPDX-License-Identifier: MIT */
#ifndef READ_MATH_VALUE_H
#define READ_MATH_VALUE_H

#include "model/math.h"

/* Values in TeX's notation; false: not one. */

/* A length at the start of *text ("-0.25em", ".5 ex", "18mu"), taken off it. */
bool math_value_length(struct str *text, struct math_length *length);
/* red, #f00, #ff0000, ff0000 */
bool math_value_colour(struct str text, struct colour *colour);

#endif
