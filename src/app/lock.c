/* SPDX-License-Identifier: MIT */
#include "app/lock.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "app/files.h"
#include "app/writers.h"
#include "base/date.h"
#include "base/file.h"
#include "base/limits.h"

#define ENDING       ".ids"
#define MOST_ORPHANS 32

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

/* --- where it is --- */

/* FOLDER/NAME.ids for FOLDER/NAME.md. */
static char *name_beside(const char *bank)
{
	const struct str name = read_bank_name(str_from(bank));
	const size_t folder = (size_t)(name.data - bank);
	char *const path = memory_new(folder + name.len + sizeof(ENDING));

	memcpy(path, bank, folder + name.len);
	memcpy(path + folder + name.len, ENDING, sizeof(ENDING));
	return path;
}

static bool is_link(const char *path)
{
	struct stat status;

	return lstat(path, &status) == 0 && S_ISLNK(status.st_mode);
}

/* path, or in its place the file that it leads to. */
static char *follow(char *path)
{
	char *const real = is_link(path) ? realpath(path, NULL) : NULL;

	if (!real)
		return path;
	free(path);
	return real;
}

char *lock_find(const struct options *options)
{
	if (!options->files.len)
		return NULL;
	const char *const bank = options->files.data[0];
	char *const path = name_beside(bank);
	char *const real = is_link(bank) ? realpath(bank, NULL) : NULL;
	char *const other = real ? name_beside(real) : NULL;
	const bool takes_other = other && !file_exists(path) && file_exists(other);

	free(real);
	free(takes_other ? path : other);
	return follow(takes_other ? other : path);
}

/* --- reading --- */

/* Where the file cannot be written, no date may be the clock's: the next build would not
 * know it, and make other bytes of the same bank. */
static bool may_write(const char *path)
{
	char *const folder = file_folder_of(path);
	const bool may = access(folder, W_OK) == 0;

	free(folder);
	return may;
}

static bool read_bytes(
	const char *path, struct arena *arena, struct str *bytes, struct diag *diag)
{
	struct buf content;

	buf_init(&content, LIMIT_INPUT_BYTES + 1);
	errno = 0;
	const bool done = file_read(path, LIMIT_INPUT_BYTES, &content);

	if (done)
		*bytes = arena_copy_str(arena, buf_str(&content));
	else if (diag)
		files_report_errno(diag, DIAG_CANNOT_READ, path);
	buf_clear(&content);
	return done;
}

bool lock_read_file(struct read_lock *lock, const struct options *options,
	const char *path, struct arena *arena, struct diag *diag)
{
	*lock = (struct read_lock){.name = str_from(path),
		.is_only_read = !makes_cards(options) && !options->locked &&
				!options->freezes_ids};
	if (!lock_source_date(&lock->now) && lock_is_kept(options) && may_write(path))
		lock->now = (int64_t)time(NULL);
	if (files_is_input(options, path) || !file_exists(path))
		return true;
	lock->is_there = read_bytes(path, arena, &lock->bytes, diag);
	return lock->is_there;
}

/* --- a lock whose bank has another name now --- */

/* Whether the file FOLDER/NAME.ids stands alone: FOLDER has no bank of that name. */
static bool is_orphan(const char *path)
{
	static const char *const endings[] = {".md", ".markdown", ".mdown", ".txt", ""};
	const size_t len = strlen(path) - (sizeof(ENDING) - 1);
	bool is_alone = true;

	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
		char *const bank = memory_new(len + 16);

		memcpy(bank, path, len);
		strcpy(bank + len, endings[i]);
		is_alone = is_alone && !file_exists(bank);
		free(bank);
	}
	return is_alone;
}

/* How many of the bank's questions the lock at path has; 0: fewer than half. */
static size_t count_found(const char *path, const struct read_input *bank)
{
	struct read_lock lock = {
		.name = str_from(path),
		.is_there = true,
		.is_only_read = true,
		.images = bank->lock->images,
	};
	struct read_input input = *bank;
	struct sources sources;
	struct diag unheard;
	struct arena arena;
	size_t found = 0;

	input.lock = &lock;
	arena_init(&arena);
	sources_init(&sources);
	diag_init(&unheard);
	if (read_bytes(path, &arena, &lock.bytes, NULL)) {
		const struct bank *const read =
			read_bank_with_lock(&input, &arena, &sources, &unheard);
		if (read && !lock.is_broken && lock.found * 2 >= read->question_count)
			found = lock.found;
	}
	diag_clear(&unheard);
	sources_clear(&sources);
	arena_clear(&arena);
	return found;
}

static int compare_paths(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

typedef VEC(char *) path_vec;

/* The locks without a bank in the folder of path, by name. */
static void list_orphans(const char *path, path_vec *orphans)
{
	char *const folder = file_folder_of(path);
	DIR *const entries = opendir(folder);
	const struct dirent *entry;

	while (entries && orphans->len < MOST_ORPHANS && (entry = readdir(entries))) {
		const size_t room = strlen(folder) + strlen(entry->d_name) + 1;
		char *const other = memory_new(room);

		snprintf(other, room, "%s%s", folder, entry->d_name);
		if (str_ends(str_from(entry->d_name), STR(ENDING)) && is_orphan(other))
			vec_push(orphans, other);
		else
			free(other);
	}
	if (orphans->len)
		qsort(orphans->data, orphans->len, sizeof(*orphans->data), compare_paths);
	if (entries)
		closedir(entries);
	free(folder);
}

void lock_adopt(struct read_lock *lock, const struct read_input *bank,
	struct arena *arena, struct diag *diag)
{
	path_vec orphans = {0};
	const char *best = NULL;
	size_t most = 0;

	if (lock->is_there)
		return;
	list_orphans(lock->name.data, &orphans);
	for (size_t i = 0; i < orphans.len; i++) {
		const size_t found = count_found(orphans.data[i], bank);

		if (found > most) {
			most = found;
			best = orphans.data[i];
		}
	}
	if (best && read_bytes(best, arena, &lock->bytes, NULL)) {
		lock->is_there = lock->is_adopted = true;
		diag_report(diag, DIAG_IDS_ADOPTED, SPAN_NONE, lock->name,
			arena_copy_str(arena, str_from(best)));
	}
	for (size_t i = 0; i < orphans.len; i++)
		free(orphans.data[i]);
	vec_clear(&orphans);
}

/* --- writing --- */

/* Whether a is b but for a byte order mark and line ends, which version control may set
 * as it likes. */
static bool is_same_text(struct str a, struct str b)
{
	struct str line, other;
	bool is_same = true;

	str_skip(&a, STR("\xEF\xBB\xBF"));
	while (is_same && a.len && b.len) {
		str_next_line(&a, &line);
		str_next_line(&b, &other);
		if (str_ends(line, STR("\r")))
			line.len--;
		is_same = str_eq(line, other);
	}
	return is_same && !a.len && !b.len;
}

static bool would_change(const struct read_lock *lock)
{
	return !lock->is_broken && !(lock->is_there && !lock->is_adopted &&
					   is_same_text(lock->bytes, lock->new_text));
}

/* A folder that may only be read is the user's choice, a full disk is not. */
static bool write_file(
	const struct read_lock *lock, const struct options *options, struct diag *diag)
{
	const char *const path = lock->name.data;

	if (files_is_input(options, path)) {
		diag_report(diag, DIAG_OUTPUT_IS_INPUT, SPAN_NONE, lock->name);
		return false;
	}
	errno = 0;
	if (file_write(path, lock->new_text))
		return true;
	const bool is_read_only = errno == EACCES || errno == EPERM || errno == EROFS;

	files_report_errno(
		diag, is_read_only ? DIAG_IDS_READ_ONLY : DIAG_CANNOT_WRITE, path);
	return is_read_only;
}

bool lock_finish(const struct read_lock *lock, const struct options *options, bool done,
	struct diag *diag)
{
	if (!done || lock->is_only_read || !would_change(lock))
		return done;
	if (options->locked)
		diag_report(diag, DIAG_IDS_LOCKED, SPAN_NONE, lock->name);
	else if (makes_cards(options) && options->no_lock)
		diag_report(diag, DIAG_IDS_NOT_KEPT, SPAN_NONE, lock->name);
	else if (makes_cards(options))
		return write_file(lock, options, diag);
	return true;
}
