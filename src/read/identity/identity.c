/* SPDX-License-Identifier: MIT */
#include "read/identity/identity.h"

#include <stdio.h>

#include "base/date.h"
#include "base/hash.h"
#include "base/limits.h"
#include "model/build.h"
#include "read/identity/keep.h"
#include "read/identity/text.h"
#include "read/markdown/decode.h"

/* Without answers: an id stands in what students get, and could be tried out. */
static void put_identity(
	struct buf *text, struct str title, const struct question *question)
{
	buf_put_str(text, title);
	buf_put_byte(text, '\x1f');
	block_put_asked(text, question->stem);
	for (size_t i = 0; i < question->options.count; i++) {
		buf_put_byte(text, '\x1f');
		block_put_asked(text, question->options.items[i].blocks);
	}
}

static struct str uuid_of(struct arena *arena, const struct buf *text)
{
	char uuid[UUID_LEN + 1];

	uuid5(uuid, buf_str(text));
	return arena_copy_str(arena, (struct str){uuid, UUID_LEN});
}

/* Equal questions, and one whose id was given to another, count on until an id is free.
 */
static struct str first_id(struct identity *identity, const struct question *question)
{
	struct arena *const arena = identity->job->arena;
	struct buf text;

	buf_init(&text, 0);
	put_identity(&text, identity->job->title, question);
	const size_t words = text.len;
	const struct str base = uuid_of(arena, &text);
	struct str id = base;
	size_t count = map_find(&identity->counts, base);

	if (count == MAP_NONE)
		count = 0;
	for (;; count++) {
		if (count) {
			text.len = words;
			buf_printf(&text, "\x1f%zu", count);
			id = uuid_of(arena, &text);
		}
		if (map_find(&identity->taken, id) == MAP_NONE)
			break;
	}
	map_set(&identity->counts, base, count + 1);
	map_set(&identity->taken, id, 0);
	buf_clear(&text);
	return id;
}

static void index_rows(struct identity *identity)
{
	for (size_t i = 0; i < identity->rows.list.len; i++) {
		const struct lock_row *const row = &identity->rows.list.data[i];

		map_set(&identity->row_of_id, row->id, i);
		map_set(&identity->taken, row->id, 0);
		if (row->is_gone && row->text.len)
			map_set(&identity->gone_of_text, row->text, i);
	}
}

static void read_texts(struct identity *identity)
{
	const struct identity_job *const job = identity->job;
	struct buf bytes;
	const struct content_stream stream = {&bytes, job->sources, job->lock->images};

	identity->texts = ARENA_NEW(job->arena, struct match_text, job->count);
	buf_init(&bytes, LIMIT_TEXT_BYTES);
	for (size_t i = 0; i < job->count; i++) {
		char content[IDENTITY_CONTENT_LEN + 1];
		const struct identity_item *const item = &job->items[i];
		struct match_text *const text = &identity->texts[i];

		identity_hash_content(content, &stream, item->question, item->group);
		text->content = arena_copy_str(job->arena, str_from(content));
		buf_reset(&bytes);
		identity_put_text(&bytes, item->question);
		text->text = arena_copy_str(job->arena, buf_str(&bytes));
		text->chapter = item->chapter;
	}
	buf_clear(&bytes);
}

static void take_own_ids(struct identity *identity)
{
	for (size_t i = 0; i < identity->job->count; i++) {
		const struct str id = identity->job->items[i].own_id;

		identity->matches[i] = (struct match){MATCH_NEW, MATCH_NONE, MATCH_NONE};
		if (!id.len)
			continue;
		map_set(&identity->taken, id, 0);
		const size_t row = map_find(&identity->row_of_id, id);
		if (row != MAP_NONE)
			identity->matches[i] =
				(struct match){MATCH_GIVEN, row, MATCH_NONE};
	}
}

/* The rows that the matcher sees: those that are not deleted. */
struct live_rows {
	struct match_text *texts;
	size_t *row_of_old, *old_of_row;
	size_t count;
};

static void find_live_rows(struct identity *identity, struct live_rows *live)
{
	struct arena *const arena = identity->job->arena;
	const size_t count = identity->rows.list.len;
	bool *const is_given = ARENA_NEW(arena, bool, count);

	*live = (struct live_rows){ARENA_NEW(arena, struct match_text, count),
		ARENA_NEW(arena, size_t, count), ARENA_NEW(arena, size_t, count), 0};
	for (size_t i = 0; i < identity->job->count; i++)
		if (identity->matches[i].old != MATCH_NONE)
			is_given[identity->matches[i].old] = true;
	for (size_t i = 0; i < count; i++) {
		const struct lock_row *const row = &identity->rows.list.data[i];
		if (row->is_gone && !is_given[i])
			continue;
		live->texts[live->count] =
			(struct match_text){row->text, row->content, row->chapter};
		live->row_of_old[live->count] = i;
		live->old_of_row[i] = live->count++;
	}
}

/* What renumbers the rows of matches. */
static void renumber(size_t *index, const size_t *numbers)
{
	if (*index != MATCH_NONE)
		*index = numbers[*index];
}

static void match_rows(struct identity *identity)
{
	const size_t count = identity->job->count;
	struct match *const matches = identity->matches;
	struct live_rows live;

	find_live_rows(identity, &live);
	for (size_t i = 0; i < count; i++)
		renumber(&matches[i].old, live.old_of_row);
	match_questions(
		&(const struct match_job){live.texts, live.count, identity->texts, count},
		matches);
	for (size_t i = 0; i < count; i++) {
		renumber(&matches[i].old, live.row_of_old);
		renumber(&matches[i].other, live.row_of_old);
	}
}

static bool is_uuid(struct str id)
{
	for (size_t i = 0; i < id.len; i++) {
		const char c = id.data[i];

		if ((c < '0' || c > '9') && (c < 'a' || c > 'f') && c != '-')
			return false;
	}
	return id.len == UUID_LEN;
}

static struct str id_anchor(struct arena *arena, struct str id)
{
	struct buf name;

	buf_init(&name, 0);
	buf_put_str(&name, id);
	const struct str uuid = is_uuid(id) ? id : uuid_of(arena, &name);

	buf_reset(&name);
	buf_put_c(&name, ID_ANCHOR_PREFIX);
	buf_put_str(&name, uuid);
	const struct str copy = arena_copy_str(arena, buf_str(&name));
	buf_clear(&name);
	return copy;
}

static void name_item(struct identity *identity, size_t index)
{
	const struct identity_item *const item = &identity->job->items[index];
	const struct match *const match = &identity->matches[index];
	struct question *const question = item->question;

	if (match->old != MATCH_NONE)
		question->id = identity->rows.list.data[match->old].id;
	else if (!item->own_id.len)
		question->id = first_id(identity, question);
	question->has_own_id = item->own_id.len > 0;
	if (question->has_own_id) {
		if (match->old != MATCH_NONE && match->grade != MATCH_GIVEN)
			diag_report(identity->job->diag, DIAG_IDS_REPLACED,
				question->span, item->own_id, question->id);
		question->id = item->own_id;
	}
	if (!question->id_anchor.len)
		question->id_anchor = id_anchor(identity->job->arena, question->id);
}

/* Anki takes only what is newer than what it has. */
static int64_t date_after(const struct read_lock *lock, int64_t last)
{
	const int64_t now = lock->now ? lock->now : lock->date;

	return now > last ? now : last + 1;
}

static void date_item(struct identity *identity, size_t index)
{
	const struct identity_job *const job = identity->job;
	struct question *const question = job->items[index].question;
	const size_t old = identity->matches[index].old;

	question->is_cloze_note = question->cloze_count > 0;
	if (!job->lock)
		return;
	question->changed = date_after(job->lock, 0);
	if (old == MATCH_NONE)
		return;
	const struct lock_row *const row = &identity->rows.list.data[old];

	question->changed = str_eq(row->content, identity->texts[index].content)
				    ? row->changed
				    : date_after(job->lock, row->changed);
	if (!str_eq(row->id, question->id))
		return;
	if (question->is_cloze_note != row->is_cloze)
		diag_report(job->diag,
			row->is_cloze ? DIAG_IDS_WAS_CLOZE : DIAG_IDS_NOW_CLOZE,
			question->span, question->id);
	question->is_cloze_note = row->is_cloze;
}

static void read_rows(struct identity *identity)
{
	const struct identity_job *const job = identity->job;
	uint32_t source;

	if (!job->lock || !job->lock->is_there)
		return;
	if (!read_decode(job->lock->bytes, job->arena, job->sources, job->lock->name,
		    job->diag, &source)) {
		job->lock->is_broken = true;
		return;
	}
	lock_read(&identity->rows, job->sources, source, job->diag);
	job->lock->is_broken = identity->rows.is_broken;
}

static void date_bank(const struct identity *identity)
{
	const struct identity_job *const job = identity->job;
	const int64_t newest = identity->rows.newest;
	char text[DATE_LEN + 1];

	snprintf(text, sizeof(text), "%.*sT00:00:00Z",
		STR_ARGS(str_slice(job->date, 0, 10)));
	if (!date_from_text(str_from(text), &job->lock->date))
		job->lock->date = newest ? newest : DATE_FIXED;
}

/* A build that makes no such cards does not know their look, and leaves it. */
static void date_look(struct identity *identity)
{
	struct read_lock *const lock = identity->job->lock;
	const struct lock_look *const known = &identity->rows.look;

	identity->look = *known;
	if (lock->look.len && !str_eq(lock->look, known->hash))
		identity->look =
			(struct lock_look){lock->look, date_after(lock, known->changed)};
	lock->look_changed = identity->look.changed;
}

/* A copy of the file beside another bank knows another bank's book. */
static void name_book(const struct identity *identity)
{
	const struct lock_book *const known = &identity->rows.book;
	struct lock_book *const book = identity->job->book;

	if (!identity->job->has_own_book_id && known->identifier.len &&
		str_eq(known->name, book->name))
		*book = *known;
}

/* A build that neither finds a lock nor makes one asks for no more than first ids. */
static bool has_to_match(const struct identity *identity)
{
	const struct read_lock *const lock = identity->job->lock;

	return lock && (identity->rows.list.len || !lock->is_only_read);
}

void identity_assign(const struct identity_job *job)
{
	struct identity identity = {.job = job};

	map_init(&identity.row_of_id);
	map_init(&identity.gone_of_text);
	map_init(&identity.taken);
	map_init(&identity.counts);
	identity.matches = ARENA_NEW(job->arena, struct match, job->count);
	read_rows(&identity);
	index_rows(&identity);
	take_own_ids(&identity);
	if (job->lock) {
		date_bank(&identity);
		date_look(&identity);
		name_book(&identity);
	}
	const bool is_matched = has_to_match(&identity);

	if (is_matched) {
		read_texts(&identity);
		match_rows(&identity);
	}
	for (size_t i = 0; i < job->count; i++) {
		if (is_matched)
			identity_report(&identity, i);
		name_item(&identity, i);
		date_item(&identity, i);
	}
	if (job->lock)
		identity_keep(&identity);
	lock_clear(&identity.rows);
	map_clear(&identity.row_of_id);
	map_clear(&identity.gone_of_text);
	map_clear(&identity.taken);
	map_clear(&identity.counts);
}
