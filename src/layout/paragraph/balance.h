/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_PARAGRAPH_BALANCE_H
#define LAYOUT_PARAGRAPH_BALANCE_H

#include "layout/paragraph/para.h"

/* Cuts a broken paragraph anew, into as many lines of about the same width, for text that
 * stands in the middle. The lines are not to be justified. */
void para_balance(struct para *para, const struct para_widths *widths);

#endif
