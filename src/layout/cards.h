/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_CARDS_H
#define LAYOUT_CARDS_H

#include "layout/layout.h"

/* The bank as cards to cut out: sheets of questions, each followed by the sheet of their
 * answers, which lie behind them when the printer turns the paper. */
const struct pages *cards_lay_out(const struct layout_job *job);

#endif
