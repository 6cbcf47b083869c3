/* SPDX-License-Identifier: MIT */
/* Anki drops a record that begins with an unquoted #, reads a field as quoted only if its
 * first byte is a quote, and ends the header at the first line without #; so every field
 * is quoted and nothing stands between header and records. */
#include "write/anki/csv.h"

#include "write/anki/card.h"
#include "write/anki/deck.h"
#include "write/anki/fields.h"

/* The file being written; field is used again for each field. */
struct csv {
	const struct write_job *job;
	struct buf *out;
	struct buf field;
	struct html html; /* writes into field */
	bool at_line_start;
};

static void put_on_one_line(struct buf *out, struct str text)
{
	const size_t start = out->len;

	html_put_clean(out, text);
	for (size_t i = start; i < out->len; i++)
		if (out->data[i] == '\n' || out->data[i] == '\t')
			out->data[i] = ' ';
}

/* Both note types of the .apkg, told apart by a column, or one type of the user's own. */
static bool is_ours(const struct csv *csv)
{
	return str_eq(csv->job->note_type, STR(NOTE_TYPE_NAME));
}

/* With a note type for each row Anki goes by the fields' order; the names are there for
 * people. What is named "Note type" here is no field. */
static void put_named_header(struct csv *csv)
{
	struct buf *const out = csv->out;

	if (!is_ours(csv)) {
		buf_put_c(out, "#notetype:");
		put_on_one_line(out, csv->job->note_type);
		buf_put_byte(out, '\n');
	}
	buf_put_c(
		out, is_ours(csv) ? "#columns:GUID,Notetype,Deck" : "#columns:GUID,Deck");
	for (size_t i = 0; i < FIELD_COUNT_CSV; i++)
		buf_printf(out, ",%s", anki_fields[i].name);
	buf_put_c(out, csv->job->anki_update ? "\n" : ",Tags\n");
	buf_put_c(out, is_ours(csv)
			       ? "#guid column:1\n#notetype column:2\n#deck column:3\n"
			       : "#guid column:1\n#deck column:2\n");
	if (!csv->job->anki_update)
		buf_printf(out, "#tags column:%d\n",
			FIELD_COUNT_CSV + (is_ours(csv) ? 4 : 3));
}

static void put_header(struct csv *csv)
{
	struct buf *const out = csv->out;

	buf_put_c(out, "#separator:Comma\n#html:true\n");
	if (csv->job->note_type.len)
		put_named_header(csv);
	else
		buf_put_c(out,
			csv->job->anki_update
				? "#guid column:1\n#deck column:2\n"
				: "#guid column:1\n#deck column:2\n#tags column:5\n");
	buf_put_c(out, "#if matches:update current\n#match scope:notetype\n");
}

/* Puts what stands in csv->field, on one line whatever it holds, and empties it. */
static void end_field(struct csv *csv)
{
	const struct str text = buf_str(&csv->field);
	size_t start = 0;

	buf_put_c(csv->out, csv->at_line_start ? "\"" : ",\"");
	csv->at_line_start = false;
	for (size_t i = 0; i < text.len; i++) {
		const char c = text.data[i];

		if (c != '"' && c != '\n' && c != '\r')
			continue;
		buf_put(csv->out, text.data + start, i - start);
		buf_put_c(csv->out, c == '"' ? "\"\"" : " ");
		start = i + 1;
	}
	buf_put(csv->out, text.data + start, text.len - start);
	buf_put_byte(csv->out, '"');
	buf_reset(&csv->field);
}

static void end_record(struct csv *csv)
{
	buf_put_byte(csv->out, '\n');
	csv->at_line_start = true;
}

static void put_text_field(struct csv *csv, struct str text)
{
	html_put_clean(&csv->field, text);
	end_field(csv);
}

static void put_deck_field(struct csv *csv, const struct card *card)
{
	deck_put_name(&csv->field, card->bank, card->chapter);
	end_field(csv);
}

static void put_tags_field(struct csv *csv, const struct card *card)
{
	deck_put_tags(&csv->field, &card->question->tags);
	end_field(csv);
}

static void put_two_sides(struct csv *csv, const struct card *card)
{
	put_text_field(csv, card->question->id);
	put_deck_field(csv, card);
	card_put_front(&csv->html, card);
	end_field(csv);
	card_put_back(&csv->html, card);
	end_field(csv);
	if (!csv->job->anki_update)
		put_tags_field(csv, card);
	end_record(csv);
}

/* In the order of put_named_header. */
static void put_named_fields(struct csv *csv, const struct card *card)
{
	put_text_field(csv, card->question->id);
	if (is_ours(csv))
		put_text_field(csv, card->question->is_cloze_note
					    ? STR(NOTE_TYPE_NAME_CLOZE)
					    : STR(NOTE_TYPE_NAME));
	put_deck_field(csv, card);
	for (size_t i = 0; i < FIELD_COUNT_CSV; i++) {
		if (anki_fields[i].put)
			anki_fields[i].put(&csv->html, card);
		end_field(csv);
	}
	if (!csv->job->anki_update)
		put_tags_field(csv, card);
	end_record(csv);
}

static void put_section(
	struct csv *csv, const struct chapter *chapter, const struct section *section)
{
	struct card card = {
		.bank = csv->job->bank,
		.chapter = chapter,
		.shows_answers = csv->job->answers != ANSWERS_NONE,
	};

	for (size_t i = 0; i < section->question_count; i++) {
		card.question = &section->questions[i];
		card.group = card.question->group < section->group_count
				     ? &section->groups[card.question->group]
				     : NULL;
		if (csv->job->note_type.len)
			put_named_fields(csv, &card);
		else
			put_two_sides(csv, &card);
	}
}

static void put_records(struct csv *csv)
{
	const struct bank *const bank = csv->job->bank;

	for (size_t i = 0; i < bank->chapter_count; i++)
		for (size_t j = 0; j < bank->chapters[i].section_count; j++)
			put_section(
				csv, &bank->chapters[i], &bank->chapters[i].sections[j]);
}

/* The images that the cards show, as files of NAME.media/. */
static void add_media(const struct write_job *job, const struct html_seen *seen,
	struct write_output *output)
{
	struct buf name;

	buf_init(&name, 0);
	for (size_t i = 0; i < job->media->count; i++) {
		if (!seen->media[i])
			continue;
		buf_reset(&name);
		buf_put_str(&name, job->bank->name);
		buf_put_c(&name, ".media/");
		html_put_card_image_name(&name, &job->media->items[i]);
		vec_push(&output->extras,
			(struct write_extra){arena_copy_str(job->scratch, buf_str(&name)),
				job->media->items[i].bytes});
	}
	buf_clear(&name);
}

static bool write_csv(const struct write_job *job, struct write_output *output)
{
	struct html_seen seen = {
		.media = ARENA_NEW(job->scratch, bool, job->media->count)};
	const struct html_options options = {
		.form = HTML_CARD,
		.language = job->bank->meta.language,
		.media = job->media,
		.seen = &seen,
	};
	struct csv csv = {.job = job, .out = &output->content, .at_line_start = true};

	buf_init(&csv.field, 0);
	html_init(&csv.html, &csv.field, &options);
	csv.html.hides_labels = csv.html.colours_code = job->note_type.len > 0;
	put_header(&csv);
	put_records(&csv);
	buf_clear(&csv.field);
	add_media(job, &seen, output);
	return true;
}

const struct writer csv_writer = {"csv", ".csv", false, write_csv, true};
