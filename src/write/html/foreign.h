/* SPDX-License-Identifier: MIT */
#ifndef WRITE_HTML_FOREIGN_H
#define WRITE_HTML_FOREIGN_H

#include "model/foreign.h"
#include "write/html/html.h"

/* Text of a line that is in the book's language as a whole, with phrases in another one
 * marked. */
void foreign_put_text(struct html *html, struct str text);

#endif
