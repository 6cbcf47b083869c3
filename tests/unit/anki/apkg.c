/* SPDX-License-Identifier: MIT */
#include "write/anki/apkg.h"

#include "unit/html/sample.h"
#include "unit/unit.h"
#include "write/anki/collection.h"
#include "write/anki/note_types.h"

static bool contains(struct str text, const char *part)
{
	return str_find(text, str_from(part), 0) != STR_NPOS;
}

static bool make(struct buf *out, const struct bank *bank, struct diag *diag)
{
	struct arena arena;
	struct media_set media;
	struct write_output output = {0};

	arena_init(&arena);
	buf_init(&output.content, 0);
	sample_make_media(&arena, &media);
	const struct write_job job = {.bank = bank,
		.media = &media,
		.date = STR("2026-01-02T03:04:05Z"),
		.card_look = {STR("{{Stem}}"), STR("{{Answer}}"), STR("{{cloze:Cloze}}"),
			STR("{{cloze:Cloze}}"), STR(".card{}")},
		.diag = diag,
		.scratch = &arena};
	const bool done = apkg_writer.write(&job, &output);

	buf_put_str(out, buf_str(&output.content));
	buf_clear(&output.content);
	vec_clear(&output.extras);
	arena_clear(&arena);
	return done;
}

static void test_package(struct unit *unit, const struct bank *bank)
{
	struct diag diag;
	struct buf one, two;

	diag_init(&diag);
	buf_init(&one, 0);
	buf_init(&two, 0);
	unit_case(unit, "apkg/package: a zip of collection, media and images");
	CHECK(unit, make(&one, bank, &diag));
	CHECK(unit, str_starts(buf_str(&one), STR("PK\x03\x04")));
	CHECK(unit, contains(buf_str(&one), "collection.anki2"));
	CHECK(unit, !contains(buf_str(&one), "meta"));
	CHECK(unit, diag.count == 0);
	unit_case(unit, "apkg/package: the same bytes");
	CHECK(unit, make(&two, bank, &diag));
	CHECK(unit, str_eq(buf_str(&one), buf_str(&two)));
	buf_clear(&one);
	buf_clear(&two);
	diag_clear(&diag);
}

static void test_note_types(struct unit *unit)
{
	const struct card_look look = {STR("\"\\\n</b>"), STR("back"), STR("cloze"),
		STR("cloze back"), STR("css"), 1700000000};
	struct buf out;

	buf_init(&out, 0);
	note_types_put(&out, &look);
	unit_case(unit, "apkg/types: names and numbers are for good");
	CHECK(unit,
		contains(buf_str(&out),
			"{\"1763900000001\":{\"id\":1763900000001,\"name\":\"tiku\""));
	CHECK(unit,
		contains(buf_str(&out),
			"\"1763900000002\":{\"id\":1763900000002,\"name\":\"tiku cloze\""));
	unit_case(unit, "apkg/types: fields are for good");
	CHECK(unit, contains(buf_str(&out), "{\"name\":\"Number\",\"ord\":0,"));
	CHECK(unit, contains(buf_str(&out), "{\"name\":\"Mine\",\"ord\":20,"));
	unit_case(unit, "apkg/types: templates as JSON");
	CHECK(unit, contains(buf_str(&out), "\"qfmt\":\"\\\"\\\\\\u000a</b>\""));
	buf_clear(&out);
}

static void test_collection(struct unit *unit)
{
	struct buf out, error;

	buf_init(&out, 0);
	buf_init(&error, 0);
	unit_case(unit, "apkg/collection: a database");
	struct collection *collection = collection_new(
		&(const struct collection_head){1700000000, STR("{}"), STR("{}")});
	const struct collection_note note = {.id = 5,
		.guid = STR("a"),
		.note_type = NOTE_TYPE_ID,
		.fields = STR("x\x1fy")};
	collection_add_note(collection, &note);
	collection_add_card(
		collection, &(const struct collection_card){.id = 6, .note = 5});
	CHECK(unit, collection_finish(collection, &out, &error));
	CHECK(unit, str_starts(buf_str(&out), STR("SQLite format 3")));
	unit_case(unit, "apkg/collection: a fault sticks and is told");
	collection = collection_new(
		&(const struct collection_head){1700000000, STR("{}"), STR("{}")});
	collection_add_note(collection, &note);
	collection_add_note(collection, &note);
	CHECK(unit, !collection_finish(collection, &out, &error));
	CHECK(unit, error.len > 0);
	buf_clear(&out);
	buf_clear(&error);
}

int main(void)
{
	struct unit unit = {0};
	struct arena arena;
	struct bank bank;

	arena_init(&arena);
	sample_make_bank(&arena, &bank);
	test_package(&unit, &bank);
	test_note_types(&unit);
	test_collection(&unit);
	arena_clear(&arena);
	return unit_end(&unit);
}
