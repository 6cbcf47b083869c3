/* SPDX-License-Identifier: MIT */
#ifndef STYLE_VALUE_H
#define STYLE_VALUE_H

#include <stdbool.h>

#include "style/style.h"

#define STYLE_PAPER_MAX SCALED(14400) /* of a PDF page */

/* Values of properties as text. Each returns false, and leaves *value, when the text is
 * none. */

/* "10.5pt", "-3mm", "1.25cm", "0.5in", "2em" (of em), "0". A number without a unit is
 * refused unless it is 0. */
bool style_parse_length(struct str text, scaled em, scaled *value);
bool style_parse_colour(struct str text, struct style_colour *value); /* #RGB, #RRGGBB */
bool style_parse_bool(struct str text, bool *value);
bool style_parse_number(struct str text, int32_t *value); /* in thousandths */
/* The index of text among words, which are separated by spaces. */
bool style_parse_choice(struct str text, struct str words, unsigned *value);
/* "A4", "A3 landscape", or "WIDTHxHEIGHT" with units. */
bool style_parse_size(struct str text, struct style_size *value);
/* "8", "8:plain", "8:ruled", "8:grid", "rest". */
bool style_parse_space(struct str text, struct style_space *value);

#endif
