/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_PARAGRAPH_RESOLVE_H
#define LAYOUT_PARAGRAPH_RESOLVE_H

#include "layout/paragraph/flat.h"

/* Gives the ambiguous characters of a paragraph their class and flavour by their
 * neighbours (TYPOGRAPHY 1.2). Linear. */
void classes_resolve(struct flat *flat, enum language language);

#endif
