/* SPDX-License-Identifier: MIT */
#include "app/lock.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/writers.h"
#include "base/date.h"
#include "base/file.h"
#include "base/limits.h"

static bool makes_cards(const struct options *options)
{
	for (size_t i = 0; writers_table[i]; i++)
		if ((options->writers & 1u << i) && writers_table[i]->makes_cards)
			return true;
	return false;
}

bool lock_is_kept(const struct options *options)
{
	return options->command == COMMAND_BUILD && makes_cards(options) &&
	       !options->no_lock && !options->locked;
}

bool lock_source_date(int64_t *instant)
{
	const char *const epoch = getenv("SOURCE_DATE_EPOCH");
	char *end = NULL;
	const long long seconds = epoch ? strtoll(epoch, &end, 10) : 0;

	if (!epoch || end == epoch || *end != '\0' || seconds < 0 || seconds > DATE_MAX)
		return false;
	*instant = seconds;
	return true;
}

/* NAME.ids in the folder of the bank's first file. */
static const char *lock_path(struct pipeline *pipeline)
{
	const char *const file = pipeline->options->files.data[0];
	const struct str name = read_bank_name(str_from(file));
	struct buf path;

	buf_init(&path, LIMIT_TEXT_BYTES);
	buf_put(&path, file, (size_t)(name.data - file));
	buf_put_str(&path, name);
	buf_put_c(&path, ".ids");
	const struct str copy = arena_copy_str(&pipeline->document_arena, buf_str(&path));
	buf_clear(&path);
	return copy.data;
}

bool lock_read_file(struct pipeline *pipeline)
{
	struct read_lock *const lock = &pipeline->lock;
	const char *const path = lock_path(pipeline);
	struct buf content;
	bool done = true;

	*lock = (struct read_lock){.name = str_from(path)};
	if (!lock_source_date(&lock->now))
		lock->now = (int64_t)time(NULL);
	if (pipeline_is_input(pipeline, path) || !file_exists(path))
		return true;
	buf_init(&content, LIMIT_INPUT_BYTES + 1);
	errno = 0;
	if (file_read(path, LIMIT_INPUT_BYTES, &content)) {
		lock->is_there = true;
		lock->bytes =
			arena_copy_str(&pipeline->document_arena, buf_str(&content));
	} else {
		pipeline_report_errno(&pipeline->diag, DIAG_CANNOT_READ, path);
		done = false;
	}
	buf_clear(&content);
	return done;
}

static bool would_change(const struct read_lock *lock)
{
	return !lock->is_broken &&
	       !(lock->is_there && str_eq(lock->bytes, lock->new_text));
}

/* A folder that may only be read is the user's choice, a full disk is not. */
static bool write_file(struct pipeline *pipeline)
{
	const struct read_lock *const lock = &pipeline->lock;
	const char *const path = lock->name.data;

	if (pipeline_is_input(pipeline, path)) {
		diag_report(&pipeline->diag, DIAG_OUTPUT_IS_INPUT, SPAN_NONE, lock->name);
		return false;
	}
	errno = 0;
	if (file_write(path, lock->new_text))
		return true;
	const bool is_read_only = errno == EACCES || errno == EPERM || errno == EROFS;

	pipeline_report_errno(&pipeline->diag,
		is_read_only ? DIAG_IDS_READ_ONLY : DIAG_CANNOT_WRITE, path);
	return is_read_only;
}

bool lock_finish(struct pipeline *pipeline, bool done)
{
	const struct options *const options = pipeline->options;

	if (!done || !would_change(&pipeline->lock))
		return done;
	if (options->locked)
		diag_report(
			&pipeline->diag, DIAG_IDS_LOCKED, SPAN_NONE, pipeline->lock.name);
	else if (makes_cards(options) && options->no_lock)
		diag_report(&pipeline->diag, DIAG_IDS_NOT_KEPT, SPAN_NONE,
			pipeline->lock.name);
	else if (makes_cards(options))
		return write_file(pipeline);
	return true;
}
