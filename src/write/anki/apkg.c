/* SPDX-License-Identifier: MIT */
#include "write/anki/apkg.h"

#include "base/date.h"
#include "write/anki/collection.h"
#include "write/anki/deck.h"
#include "write/anki/fields.h"
#include "write/anki/note_types.h"
#include "write/zip/zip.h"

#define DECK_DEFAULT 1
#define MOST_CLOZES  500

/* The package being written; the buffers are used again for each note. */
struct apkg {
	const struct write_job *job;
	struct collection *collection;
	int64_t newest; /* seconds since 1970: of all content */
	int64_t next_id;
	struct html html; /* writes into fields */
	struct html_seen seen;
	struct buf fields, tags, sort_field;
};

static int64_t newest_content(const struct write_job *job)
{
	int64_t newest = 0;

	for (size_t i = 0; i < job->bank->question_count; i++)
		if (job->bank->questions[i]->changed > newest)
			newest = job->bank->questions[i]->changed;
	if (!newest && !date_from_text(job->date, &newest))
		newest = 0;
	return newest;
}

static int64_t deck_id(const struct apkg *apkg, size_t chapter)
{
	return apkg->newest * 1000 + (int64_t)chapter + 1;
}

static void put_deck(struct buf *out, int64_t id, struct str name, int64_t changed)
{
	buf_printf(out, "\"%lld\":{\"id\":%lld,\"name\":", (long long)id, (long long)id);
	json_put_string(out, name);
	buf_printf(out,
		",\"mod\":%lld,\"usn\":-1,\"conf\":1,\"desc\":\"\",\"dyn\":0,"
		"\"collapsed\":false,\"browserCollapsed\":false,\"extendNew\":0,"
		"\"extendRev\":0,\"lrnToday\":[0,0],\"newToday\":[0,0],\"revToday\":[0,0],"
		"\"timeToday\":[0,0]}",
		(long long)changed);
}

/* The default deck, which every collection has; the bank's; a deck a chapter. */
static void put_decks(const struct apkg *apkg, struct buf *out)
{
	const struct bank *const bank = apkg->job->bank;
	struct buf name;

	buf_init(&name, 0);
	buf_put_byte(out, '{');
	put_deck(out, DECK_DEFAULT, STR("Default"), 0);
	for (size_t i = 0; i < bank->chapter_count; i++) {
		buf_reset(&name);
		deck_put_name(&name, bank, &bank->chapters[i]);
		const size_t parent = str_find(buf_str(&name), STR("::"), 0);

		if (i == 0 && parent != STR_NPOS) {
			buf_put_byte(out, ',');
			put_deck(out, deck_id(apkg, bank->chapter_count),
				str_slice(buf_str(&name), 0, parent), apkg->newest);
		}
		buf_put_byte(out, ',');
		put_deck(out, deck_id(apkg, i), buf_str(&name), apkg->newest);
	}
	buf_put_byte(out, '}');
	buf_clear(&name);
}

static void open_collection(struct apkg *apkg)
{
	struct buf models, decks;

	buf_init(&models, 0);
	buf_init(&decks, 0);
	note_types_put(&models, &apkg->job->card_look);
	put_decks(apkg, &decks);
	apkg->collection = collection_new(&(const struct collection_head){
		apkg->newest, buf_str(&models), buf_str(&decks)});
	buf_clear(&models);
	buf_clear(&decks);
}

static void put_fields(struct apkg *apkg, const struct card *card)
{
	buf_reset(&apkg->fields);
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		if (i)
			buf_put_byte(&apkg->fields, '\x1f');
		if (anki_fields[i].put)
			anki_fields[i].put(&apkg->html, card);
	}
}

static void put_tags(struct apkg *apkg, const struct question *question)
{
	buf_reset(&apkg->tags);
	buf_put_byte(&apkg->tags, ' ');
	deck_put_tags(&apkg->tags, &question->tags);
	if (apkg->tags.len == 1)
		buf_reset(&apkg->tags);
	else
		buf_put_byte(&apkg->tags, ' ');
}

/* Which clozes the fields have: no text of the bank can look like one. */
static void find_clozes(struct str fields, bool is_there[MOST_CLOZES])
{
	size_t at = 0;

	while ((at = str_find(fields, STR("{{c"), at)) != STR_NPOS) {
		unsigned number = 0;
		const size_t end = str_find(fields, STR("::"), at += 3);

		if (end != STR_NPOS &&
			str_to_unsigned(str_slice(fields, at, end), &number) && number &&
			number <= MOST_CLOZES)
			is_there[number - 1] = true;
	}
}

static void add_card(
	struct apkg *apkg, const struct card *card, int64_t note, unsigned ordinal)
{
	collection_add_card(
		apkg->collection, &(const struct collection_card){.id = apkg->next_id++,
					  .note = note,
					  .deck = deck_id(apkg, card->chapter->ordinal),
					  .ordinal = ordinal,
					  .position = card->question->ordinal + 1});
}

static void add_cards(struct apkg *apkg, const struct card *card, int64_t note)
{
	bool is_there[MOST_CLOZES] = {false};

	if (card->question->is_cloze_note)
		find_clozes(buf_str(&apkg->fields), is_there);
	else
		is_there[0] = true;
	for (unsigned i = 0; i < MOST_CLOZES; i++)
		if (is_there[i])
			add_card(apkg, card, note, i);
}

static void add_note(struct apkg *apkg, const struct card *card)
{
	const struct question *const question = card->question;
	const int64_t id = apkg->next_id++;

	put_fields(apkg, card);
	put_tags(apkg, question);
	buf_reset(&apkg->sort_field);
	html_put_summary(&apkg->sort_field, question->stem, 80);
	collection_add_note(apkg->collection,
		&(const struct collection_note){.id = id,
			.guid = question->id,
			.note_type = question->is_cloze_note ? NOTE_TYPE_ID_CLOZE
							     : NOTE_TYPE_ID,
			.changed = question->changed ? question->changed : apkg->newest,
			.tags = buf_str(&apkg->tags),
			.fields = buf_str(&apkg->fields),
			.sort_field = buf_str(&apkg->sort_field)});
	add_cards(apkg, card, id);
}

static void add_section(
	struct apkg *apkg, const struct chapter *chapter, const struct section *section)
{
	struct card card = {
		.bank = apkg->job->bank,
		.chapter = chapter,
		.shows_answers = apkg->job->answers != ANSWERS_NONE,
	};

	for (size_t i = 0; i < section->question_count; i++) {
		card.question = &section->questions[i];
		card.group = card.question->group < section->group_count
				     ? &section->groups[card.question->group]
				     : NULL;
		add_note(apkg, &card);
	}
}

static void add_notes(struct apkg *apkg)
{
	const struct bank *const bank = apkg->job->bank;

	for (size_t i = 0; i < bank->chapter_count; i++)
		for (size_t k = 0; k < bank->chapters[i].section_count; k++)
			add_section(
				apkg, &bank->chapters[i], &bank->chapters[i].sections[k]);
}

/* "0", "1" … and, in *names, what they are called. */
static size_t list_media(
	const struct apkg *apkg, struct zip_item *items, struct buf *names)
{
	const struct media_set *const media = apkg->job->media;
	struct buf name;
	size_t count = 0;

	buf_init(&name, 0);
	buf_put_byte(names, '{');
	for (size_t i = 0; i < media->count; i++) {
		char digits[21];

		if (!apkg->seen.media[i])
			continue;
		const struct str number = arena_copy_str(
			apkg->job->scratch, str_from_unsigned(digits, count));
		buf_put_c(names, count ? ",\"" : "\"");
		buf_put_str(names, number);
		buf_put_c(names, "\":");
		buf_reset(&name);
		html_put_card_image_name(&name, &media->items[i]);
		json_put_string(names, buf_str(&name));
		items[count++] = (struct zip_item){number, media->items[i].bytes, true};
	}
	buf_put_byte(names, '}');
	buf_clear(&name);
	return count;
}

static bool pack(const struct apkg *apkg, struct buf *out, struct buf *error,
	struct str collection)
{
	struct zip_item *const items = ARENA_NEW(
		apkg->job->scratch, struct zip_item, apkg->job->media->count + 2);
	struct buf names;

	buf_init(&names, 0);
	const size_t count = list_media(apkg, items + 2, &names);
	items[0] = (struct zip_item){STR("collection.anki2"), collection, false};
	items[1] = (struct zip_item){STR("media"), buf_str(&names), false};
	const bool done =
		zip_write(&(const struct zip_archive){items, count + 2, apkg->job->date},
			out, error);
	buf_clear(&names);
	return done;
}

/* Ids are times in milliseconds; all lie before the newest content's, which is past. */
static void apkg_init(struct apkg *apkg, const struct html_options *options)
{
	const struct bank *const bank = apkg->job->bank;

	apkg->newest = newest_content(apkg->job);
	apkg->next_id = apkg->newest * 1000 - (int64_t)bank->question_count * 2 - 100000;
	buf_init(&apkg->fields, 0);
	buf_init(&apkg->tags, 0);
	buf_init(&apkg->sort_field, 0);
	html_init(&apkg->html, &apkg->fields, options);
	apkg->html.hides_labels = apkg->html.colours_code = true;
}

static bool write_apkg(const struct write_job *job, struct write_output *output)
{
	struct apkg apkg = {.job = job,
		.seen = {.media = ARENA_NEW(job->scratch, bool, job->media->count)}};
	const struct html_options options = {
		.form = HTML_CARD,
		.language = job->bank->meta.language,
		.media = job->media,
		.seen = &apkg.seen,
	};
	struct buf collection, error;

	buf_init(&collection, 0);
	buf_init(&error, 0);
	apkg_init(&apkg, &options);
	open_collection(&apkg);
	add_notes(&apkg);
	const bool done = collection_finish(apkg.collection, &collection, &error) &&
			  pack(&apkg, &output->content, &error, buf_str(&collection));

	if (!done)
		diag_report(job->diag, DIAG_APKG_FAILED, SPAN_NONE, buf_str(&error));
	buf_clear(&apkg.fields);
	buf_clear(&apkg.tags);
	buf_clear(&apkg.sort_field);
	buf_clear(&collection);
	buf_clear(&error);
	return done;
}

const struct writer apkg_writer = {"apkg", ".apkg", false, write_apkg, true};
