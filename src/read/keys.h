/* SPDX-License-Identifier: MIT */
#ifndef READ_KEYS_H
#define READ_KEYS_H

#include "read/outline.h"

/* Answers kept apart: under 参考答案, 答案 or Answers, if the first line there begins
 * with a question's number. */

/* Takes such parts out of the document before questions are looked for. */
void keys_detach(struct outline *outline, struct md_node *document);
/* Gives the answers to the questions of their numbers, in order where numbers repeat. */
void keys_attach(struct outline *outline);

#endif
