/* SPDX-License-Identifier: MIT */
#ifndef READ_IDENTITY_TEXT_H
#define READ_IDENTITY_TEXT_H

#include "base/buf.h"
#include "model/bank.h"

/* Stem, options and parts as one line of plain text, LOCK_GAP between them, long ones cut
 * in the middle: what a question is known by. */
void identity_put_text(struct buf *out, const struct question *question);

/* The first 16 hexadecimal digits of the SHA-1 of all that a card shows of the question
 * (material of its group included, NULL: none) but its number and chapter. bytes is used
 * for the work. */
#define IDENTITY_CONTENT_LEN 16
void identity_hash_content(char content[IDENTITY_CONTENT_LEN + 1], struct buf *bytes,
	const struct question *question, const struct question_group *group);

#endif
