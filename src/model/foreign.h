/* SPDX-License-Identifier: MIT */
#ifndef MODEL_FOREIGN_H
#define MODEL_FOREIGN_H

#include "model/inline.h"
#include "model/language.h"

/* Text in another language than the book's is said to be so, for voices and hyphenation
 * (WCAG 3.1.2, PDF/UA-1 7.2). Only what is certain: sentences and phrases, no single
 * words, since those are terms and names of the book's own language. Languages are tags
 * of BCP 47. */

/* The language of a whole line of text; empty: the book's. */
struct str foreign_language(enum language book, struct inline_list text);
/* The same of plain text. */
struct str foreign_language_of(enum language book, struct str text);
/* The first phrase in another language at or after `at`; its language, empty if there is
 * none. */
struct str foreign_find_phrase(
	enum language book, struct str text, size_t at, struct str *phrase);

#endif
