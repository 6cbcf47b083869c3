/* SPDX-License-Identifier: MIT */
#ifndef READ_IDENTITY_IDENTITY_H
#define READ_IDENTITY_IDENTITY_H

#include "diag/source.h"
#include "model/bank.h"
#include "read/identity/lock.h"
#include "read/identity/lock_file.h"

/* One question of the whole bank, in its order, skipped ones too (their ids wait for
 * them). id, changed and is_cloze_note of the question are set here. */
struct identity_item {
	struct question *question;
	const struct question_group *group; /* NULL: none */
	struct str chapter;                 /* its title */
	struct str own_id;                  /* the author's id=; empty: none */
};

struct identity_job {
	struct identity_item *items;
	size_t count;
	struct str title;       /* of the bank, plain */
	struct str date;        /* YYYY-MM-DD, or something else */
	struct lock_book *book; /* its first identifier, or its own */
	bool has_own_book_id;
	const str_vec *files;   /* what the lock calls the bank's files */
	struct read_lock *lock; /* NULL: every question has its first id */
	struct arena *arena;
	struct sources *sources;
	struct diag *diag;
};

/* Gives every question its id: the author's own, else the one that the lock has for it,
 * else a first one: the UUIDv5 of title, stem, options and, where that is taken, a count.
 * The book's identifier is the lock's, if that knows one and there is no own. Reports
 * what is doubtful and makes the lock's new text. An id that is no name for a place by
 * itself gives one with a prefix. */
#define ID_ANCHOR_PREFIX "id-"
void identity_assign(const struct identity_job *job);

#endif
