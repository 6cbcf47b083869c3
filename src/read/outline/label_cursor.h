/* SPDX-License-Identifier: MIT */
#ifndef READ_OUTLINE_LABEL_CURSOR_H
#define READ_OUTLINE_LABEL_CURSOR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* A cursor over a line's text: each step takes what it names off the front, or nothing.
 * Private to the labels. */

/* How many bytes were taken of the whole. */
size_t cursor_taken(struct str whole, struct str rest);
void cursor_skip_space(struct str *rest);
/* Takes one of the marks (each a code point of `marks`) and returns it; 0: none. */
uint32_t cursor_skip_one_of(struct str *rest, struct str marks);
/* A word, ASCII letters in either case. */
bool cursor_skip_word(struct str *rest, struct str word);
/* White space and a colon of either width. */
bool cursor_skip_colon(struct str *rest);

#endif
