/* SPDX-License-Identifier: MIT */
#include "write/anki/collection.h"

#include <sqlite3.h>
#include <stdlib.h>

#include "base/memory.h"

struct collection {
	sqlite3 *database;
	sqlite3_stmt *add_note, *add_card;
	bool failed;
};

/* As Anki 2.1 itself makes them; a sum of 0 is reckoned again on import. */
static const char schema[] =
	"CREATE TABLE col (id integer primary key, crt integer not null, mod integer not "
	"null, scm integer not null, ver integer not null, dty integer not null, usn "
	"integer not null, ls integer not null, conf text not null, models text not null, "
	"decks text not null, dconf text not null, tags text not null);"
	"CREATE TABLE notes (id integer primary key, guid text not null, mid integer not "
	"null, mod integer not null, usn integer not null, tags text not null, flds text "
	"not null, sfld integer not null, csum integer not null, flags integer not null, "
	"data text not null);"
	"CREATE TABLE cards (id integer primary key, nid integer not null, did integer not "
	"null, ord integer not null, mod integer not null, usn integer not null, type "
	"integer not null, queue integer not null, due integer not null, ivl integer not "
	"null, factor integer not null, reps integer not null, lapses integer not null, "
	"left integer not null, odue integer not null, odid integer not null, flags "
	"integer not null, data text not null);"
	"CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not "
	"null, ease integer not null, ivl integer not null, lastIvl integer not null, "
	"factor integer not null, time integer not null, type integer not null);"
	"CREATE TABLE graves (usn integer not null, oid integer not null, type integer not "
	"null);"
	"CREATE INDEX ix_notes_usn on notes (usn);"
	"CREATE INDEX ix_cards_usn on cards (usn);"
	"CREATE INDEX ix_revlog_usn on revlog (usn);"
	"CREATE INDEX ix_cards_nid on cards (nid);"
	"CREATE INDEX ix_cards_sched on cards (did, queue, due);"
	"CREATE INDEX ix_revlog_cid on revlog (cid);"
	"CREATE INDEX ix_notes_csum on notes (csum);";

static const char conf[] =
	"{\"activeDecks\":[1],\"curDeck\":1,\"newSpread\":0,\"collapseTime\":1200,"
	"\"timeLim\":0,\"estTimes\":true,\"dueCounts\":true,\"curModel\":\"1763900000001\","
	"\"nextPos\":1,\"sortType\":\"noteFld\",\"sortBackwards\":false,\"addToCur\":true}";

static const char deck_conf[] =
	"{\"1\":{\"id\":1,\"name\":\"Default\",\"mod\":0,\"usn\":0,\"maxTaken\":60,"
	"\"autoplay\":true,\"timer\":0,\"replayq\":true,\"dyn\":false,"
	"\"new\":{\"bury\":true,\"delays\":[1,10],\"initialFactor\":2500,"
	"\"ints\":[1,4,7],\"order\":1,\"perDay\":20,\"separate\":true},"
	"\"rev\":{\"bury\":true,\"ease4\":1.3,\"fuzz\":0.05,\"ivlFct\":1,\"maxIvl\":36500,"
	"\"minSpace\":1,\"perDay\":200},"
	"\"lapse\":{\"delays\":[10],\"leechAction\":0,\"leechFails\":8,\"minInt\":1,"
	"\"mult\":0}}}";

static void check(struct collection *collection, int status)
{
	if (status != SQLITE_OK && status != SQLITE_DONE)
		collection->failed = true;
}

static void run(struct collection *collection, const char *statements)
{
	check(collection,
		sqlite3_exec(collection->database, statements, NULL, NULL, NULL));
}

static sqlite3_stmt *prepare(struct collection *collection, const char *statement)
{
	sqlite3_stmt *prepared = NULL;

	check(collection,
		sqlite3_prepare_v2(collection->database, statement, -1, &prepared, NULL));
	return prepared;
}

static void bind_text(struct collection *collection, sqlite3_stmt *statement, int index,
	struct str text)
{
	check(collection, sqlite3_bind_text64(statement, index, text.len ? text.data : "",
				  text.len, SQLITE_STATIC, SQLITE_UTF8));
}

static void bind_number(
	struct collection *collection, sqlite3_stmt *statement, int index, int64_t number)
{
	check(collection, sqlite3_bind_int64(statement, index, number));
}

static void step(struct collection *collection, sqlite3_stmt *statement)
{
	check(collection, sqlite3_step(statement));
	check(collection, sqlite3_reset(statement));
}

static void add_head(struct collection *collection, const struct collection_head *head)
{
	sqlite3_stmt *const statement = prepare(collection,
		"INSERT INTO col VALUES (1, ?1, ?2, ?2, 11, 0, 0, 0, ?3, ?4, ?5, ?6, '{}')");

	if (collection->failed)
		return;
	bind_number(collection, statement, 1, head->created);
	bind_number(collection, statement, 2, head->created * 1000);
	bind_text(collection, statement, 3, STR(conf));
	bind_text(collection, statement, 4, head->models);
	bind_text(collection, statement, 5, head->decks);
	bind_text(collection, statement, 6, STR(deck_conf));
	step(collection, statement);
	sqlite3_finalize(statement);
}

struct collection *collection_new(const struct collection_head *head)
{
	struct collection *const collection = memory_new(sizeof(*collection));

	*collection = (struct collection){0};
	check(collection, sqlite3_open(":memory:", &collection->database));
	run(collection, schema);
	run(collection, "BEGIN");
	add_head(collection, head);
	collection->add_note = prepare(collection,
		"INSERT INTO notes VALUES (?1, ?2, ?3, ?4, -1, ?5, ?6, ?7, 0, 0, '')");
	collection->add_card = prepare(collection,
		"INSERT INTO cards VALUES (?1, ?2, ?3, ?4, ?5, -1, 0, 0, ?6, 0, 0, 0, 0, 0, "
		"0, 0, 0, '')");
	return collection;
}

void collection_add_note(
	struct collection *collection, const struct collection_note *note)
{
	sqlite3_stmt *const statement = collection->add_note;

	if (collection->failed)
		return;
	bind_number(collection, statement, 1, note->id);
	bind_text(collection, statement, 2, note->guid);
	bind_number(collection, statement, 3, note->note_type);
	bind_number(collection, statement, 4, note->changed);
	bind_text(collection, statement, 5, note->tags);
	bind_text(collection, statement, 6, note->fields);
	bind_text(collection, statement, 7, note->sort_field);
	step(collection, statement);
}

void collection_add_card(
	struct collection *collection, const struct collection_card *card)
{
	sqlite3_stmt *const statement = collection->add_card;

	if (collection->failed)
		return;
	bind_number(collection, statement, 1, card->id);
	bind_number(collection, statement, 2, card->note);
	bind_number(collection, statement, 3, card->deck);
	bind_number(collection, statement, 4, card->ordinal);
	bind_number(collection, statement, 5, card->id / 1000);
	bind_number(collection, statement, 6, (int64_t)card->position);
	step(collection, statement);
}

/* The database's bytes, without the copy that it would take to own them. */
static void copy_out(struct collection *collection, struct buf *out)
{
	sqlite3_int64 size = 0;
	unsigned char *const bytes =
		sqlite3_serialize(collection->database, "main", &size, 0);

	if (bytes)
		buf_put(out, bytes, (size_t)size);
	else
		collection->failed = true;
	sqlite3_free(bytes);
}

bool collection_finish(struct collection *collection, struct buf *out, struct buf *error)
{
	sqlite3_finalize(collection->add_note);
	sqlite3_finalize(collection->add_card);
	if (!collection->failed)
		run(collection, "COMMIT");
	if (!collection->failed)
		copy_out(collection, out);
	if (collection->failed)
		buf_put_c(error, sqlite3_errmsg(collection->database));
	sqlite3_close(collection->database);
	const bool done = !collection->failed;

	free(collection);
	return done;
}
