/* SPDX-License-Identifier: MIT */
#ifndef WRITE_HTML_FOREIGN_H
#define WRITE_HTML_FOREIGN_H

#include "write/html/html.h"

/* Text in another language than the book's is said to be so, for voices and hyphenation
 * (WCAG 3.1.2). Only what is certain: sentences and phrases, no single words, since
 * those are terms and names of the book's own language. */

/* The language of a whole line of text; empty: the book's. */
struct str foreign_language(enum language book, struct inline_list text);
/* The same of plain text. */
struct str foreign_language_of(enum language book, struct str text);
/* Text of a line that is in the book's language as a whole, with phrases in another one
 * marked. */
void foreign_put_text(struct html *html, struct str text);

#endif
