/* SPDX-License-Identifier: MIT */
#ifndef READ_OUTLINE_KEYS_H
#define READ_OUTLINE_KEYS_H

#include "read/outline/outline.h"

/* Answers kept apart: under 参考答案, 答案 or Answers, if the first line there begins
 * with a question's number, or in a further file. */

/* Takes such parts out of the document before questions are looked for; is_further: the
 * file is not the bank's first, and may be answers as a whole. */
void keys_detach(
	struct outline *outline, const struct outline_file *file, bool is_further);
/* Whether a further file is nothing but such answers, whatever its title. */
bool keys_are_file(const struct md_node *document);
/* Whether an inner line of a paragraph ends in 参考答案 or its like, above the title of a
 * section or a range of answers. */
bool keys_open_line(const struct md_node *line);
/* Gives the answers to the questions of their numbers, in order where numbers repeat
 * (attach.c). */
void keys_attach(struct outline *outline);

/* `22.`, `A22:`, `Q22：`; number is as written. */
size_t key_label(struct str text, struct str *number);
/* What follows `一、` of a line, or the line. */
struct str key_after_ordinal(struct str text);
/* Takes one `1. A` or `3、√` off a line that holds several; false: it is none. */
bool key_skip_pair(struct str *text, struct str *number, struct str *sign);
/* Takes letters or one sign of right and wrong off; empty: none. */
struct str key_skip_sign(struct str *text);

#endif
