/* SPDX-License-Identifier: MIT */
#ifndef APP_LOCK_H
#define APP_LOCK_H

#include "app/pipeline.h"

/* The lock file NAME.ids as a file: read before the bank, written last. */

/* Whether this run may write it. */
bool lock_is_kept(const struct options *options);

/* SOURCE_DATE_EPOCH; false: it is not set, or no date. */
bool lock_source_date(int64_t *instant);

/* Fills pipeline->lock; a file that is not there yet is no fault. false: it cannot be
 * read (reported). */
bool lock_read_file(struct pipeline *pipeline);

/* Writes the file if it changed, if outputs with cards were asked for and all of them
 * succeeded; says what keeps it from being written. Returns done, or false if the machine
 * failed. */
bool lock_finish(struct pipeline *pipeline, bool done);

#endif
