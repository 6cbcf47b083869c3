/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_PARAGRAPH_HYPHENS_H
#define LAYOUT_PARAGRAPH_HYPHENS_H

#include "layout/paragraph/flat.h"
#include "text/hyphen.h"

/* Whether the paragraph has a word that might be parted. */
bool hyphens_has_words(const struct flat *flat);
/* Offers breaks with a hyphen inside words, after breaks_find. false: there are none. */
bool hyphens_offer(struct flat *flat, struct hyphenator *hyphenator);

#endif
