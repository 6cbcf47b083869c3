/* SPDX-License-Identifier: MIT */
#ifndef READ_IDENTITY_TEXT_H
#define READ_IDENTITY_TEXT_H

#include "base/buf.h"
#include "model/bank.h"
#include "read/identity/lock_file.h"

/* Stem, options and parts as one line of plain text, LOCK_GAP between them, long ones cut
 * in the middle: what a question is known by. */
void identity_put_text(struct buf *out, const struct question *question);

/* What a question's content is hashed with. */
struct content_stream {
	struct buf *bytes; /* for the work */
	const struct sources *sources;
	const struct read_images *images; /* NULL: images are known by their address */
};

/* The first 16 hexadecimal digits of the SHA-1 of all that a card shows of the question
 * (material of its group included, NULL: none; images by their bytes) but its number and
 * chapter. */
#define IDENTITY_CONTENT_LEN 16
void identity_hash_content(char content[IDENTITY_CONTENT_LEN + 1],
	const struct content_stream *stream, const struct question *question,
	const struct question_group *group);

#endif
