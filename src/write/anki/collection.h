/* SPDX-License-Identifier: MIT */
#ifndef WRITE_ANKI_COLLECTION_H
#define WRITE_ANKI_COLLECTION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/* Anki's collection of schema 11, the oldest that every Anki reads: a SQLite database,
 * made in memory. */
struct collection;

/* What the one row of the table col says; the JSON as Anki's own. */
struct collection_head {
	int64_t created; /* seconds since 1970 */
	struct str models, decks;
};

struct collection_note {
	int64_t id; /* milliseconds since 1970, unique */
	struct str guid;
	int64_t note_type, changed; /* changed: seconds since 1970 */
	struct str tags;            /* " a b ", or empty */
	struct str fields;          /* \x1f between them */
	struct str sort_field;
};

struct collection_card {
	int64_t id, note, deck;
	unsigned ordinal; /* template, or number of the cloze, from 0 */
	size_t position;  /* among new cards */
};

/* Failures stick until collection_finish. */
struct collection *collection_new(const struct collection_head *head);
void collection_add_note(
	struct collection *collection, const struct collection_note *note);
void collection_add_card(
	struct collection *collection, const struct collection_card *card);
/* Appends the database's bytes to *out and frees the collection; false: SQLite failed,
 * and *error says how. */
bool collection_finish(struct collection *collection, struct buf *out, struct buf *error);

#endif
