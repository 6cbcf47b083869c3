/* SPDX-License-Identifier: MIT */
#ifndef WRITE_ANKI_NOTE_TYPES_H
#define WRITE_ANKI_NOTE_TYPES_H

#include <stdint.h>

#include "base/buf.h"
#include "write/writer.h"

/* The two note types, fixed for good: Anki knows them by these numbers. */
#define NOTE_TYPE_ID       INT64_C(1763900000001)
#define NOTE_TYPE_ID_CLOZE INT64_C(1763900000002)

/* Both as the JSON object of a collection's models, with fields.h's fields and the look's
 * templates, which Anki takes over if they are newer than its own. */
void note_types_put(struct buf *out, const struct card_look *look);

/* A JSON string with its quotes. */
void json_put_string(struct buf *out, struct str text);

#endif
