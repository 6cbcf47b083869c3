/* SPDX-License-Identifier: MIT */
#ifndef READ_MARKDOWN_SCAN_H
#define READ_MARKDOWN_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* The small syntaxes of CommonMark 0.30, as cmark 0.30.2 reads them: each scanner says
 * where the thing that begins at `at` ends, or 0 when there is none. */

bool scan_is_punctuation(char byte); /* ASCII punctuation: what a backslash escapes */
bool scan_is_space(char byte);       /* space, \t, \n, \v, \f, \r */

/* [label] with its brackets; no unescaped bracket inside, at most 1000 bytes. */
size_t scan_label(struct str text, size_t at);

/* What stands in the parentheses of [text](destination "title"). */
struct scan_tail {
	struct str destination; /* without < >, still escaped */
	struct str title;       /* without quotes, still escaped */
	size_t end;             /* after the closing parenthesis */
};
/* `at` is the opening parenthesis. */
bool scan_link_tail(struct str text, size_t at, struct scan_tail *tail);

/* All link reference definitions at the start of a paragraph; 0: none. */
size_t scan_definitions(struct str text);

/* <https://…> and <name@host>; is_email tells which. */
size_t scan_autolink(struct str text, size_t at, bool *is_email);
/* A raw HTML tag, comment, instruction, declaration or CDATA section. reached: how far
 * it was read when there is none. */
size_t scan_html(struct str text, size_t at, size_t *reached);

/* The run of one byte that begins at `at`. */
size_t scan_run(struct str text, size_t at);

#endif
