/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_PARAGRAPH_BREAKS_H
#define LAYOUT_PARAGRAPH_BREAKS_H

#include "layout/paragraph/spacing.h"

/* Penalties of a line break before a character. */
#define BREAK_NEVER  INT16_MAX
#define BREAK_ALWAYS INT16_MIN

/* Inside a word that is wider than the line. */
#define PENALTY_ANYWHERE 2000

/* Sets the penalty of each character: UAX #14 between Latin letters, TYPOGRAPHY 3
 * wherever a CJK character stands on either side. */
void breaks_find(struct flat *flat, const struct spacing_rules *rules);

#endif
