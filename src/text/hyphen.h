/* SPDX-License-Identifier: MIT */
#ifndef TEXT_HYPHEN_H
#define TEXT_HYPHEN_H

#include <stdbool.h>

#include "base/str.h"

/* Where English words may be parted, by TeX's patterns (TYPOGRAPHY 3.7). Reading them
 * takes longer than setting a chapter: make one only when a paragraph needs it. */

#define HYPHEN_WORD_MAX 64 /* letters; longer words are not parted */

struct hyphenator;

/* NULL: the system has no dictionary. */
struct hyphenator *hyphenator_new(void);
void hyphenator_free(struct hyphenator *hyphenator);

/* Whether a word is of the kind that may be parted at all: six letters or more, all lower
 * case but perhaps the first. */
bool hyphen_suits(struct str word);
/* points[i]: a hyphen may stand before byte i of a word that suits. false: nowhere. */
bool hyphenator_find(
	struct hyphenator *hyphenator, struct str word, bool points[HYPHEN_WORD_MAX]);

#endif
