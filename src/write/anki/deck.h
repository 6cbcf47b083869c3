/* SPDX-License-Identifier: MIT */
#ifndef WRITE_ANKI_DECK_H
#define WRITE_ANKI_DECK_H

#include "base/buf.h"
#include "model/bank.h"

/* TITLE::03 CHAPTER, the number as wide as the bank's last and at least two digits, so
 * that Anki's sorting by name is the bank's order. A chapter without label and title has
 * the title alone. Never a mere number, which Anki would take for a deck's id. */
void deck_put_name(
	struct buf *out, const struct bank *bank, const struct chapter *chapter);

/* The tags of a question separated by spaces; white space within one becomes "_". */
void deck_put_tags(struct buf *out, const struct tag_list *tags);

#endif
