/* SPDX-License-Identifier: MIT */
#ifndef READ_IDENTITY_KEEP_H
#define READ_IDENTITY_KEEP_H

#include "base/map.h"
#include "read/identity/identity.h"
#include "read/identity/lock.h"
#include "read/identity/match.h"

/* One run of identity_assign; arrays by item or by row of the lock. */
struct identity {
	const struct identity_job *job;
	struct lock_rows rows;
	struct lock_look look;
	struct map row_of_id, gone_of_text;
	struct map taken;  /* every id that is or was a question's */
	struct map counts; /* of first ids: how many were made of the same words */
	struct match_text *texts;
	struct match *matches; /* old is a row */
};

/* Says what is doubtful, or was decided, about an item's match. */
void identity_report(const struct identity *identity, size_t item);

/* The lock's new text, after all items have their ids; says what went. */
void identity_keep(struct identity *identity);

#endif
