/* SPDX-License-Identifier: MIT */
#include "read/read.h"

#include "read/assemble.h"
#include "read/include.h"
#include "read/language.h"
#include "read/markdown/decode.h"
#include "read/outline/keys.h"
#include "read/outline/outline.h"
#include "read/outline/survey.h"

/*
 *   bytes --> text --+--> front matter ------------------------+
 *                    +--> md tree --> outline --> its parts ---+--> bank
 */

struct reading {
	const struct read_file *files;
	size_t count;
	struct read_lock *lock;
	struct outline outline;
	struct front *fronts;
	struct md_node **documents;
};

static bool parse_file(struct reading *reading, size_t number, struct sources *sources)
{
	struct outline *outline = &reading->outline;
	struct front *front = &reading->fronts[number];
	uint32_t source;

	if (!read_decode(reading->files[number].bytes, outline->arena, sources,
		    reading->files[number].name, outline->diag, &source))
		return false;
	front_read(outline->arena, sources, source, outline->diag, front);
	const struct md_input input = {.arena = outline->arena,
		.diag = outline->diag,
		.sources = sources,
		.source = source,
		.body_start = front->body_start};
	reading->documents[number] = md_parse(&input);
	return true;
}

static size_t count_titles(const struct md_node *document)
{
	size_t count = 0;

	for (const struct md_node *block = document->first; block; block = block->next)
		count += block->kind == MD_HEADING && block->number == 1;
	return count;
}

/* Several files, each with one title: their titles are the chapters. Files of answers do
 * not count. */
static bool titles_are_chapters(const struct reading *reading)
{
	size_t count = 0;

	for (size_t i = 0; i < reading->count; i++) {
		if (i && keys_are_file(reading->documents[i]))
			continue;
		count++;
		const size_t headings = count_titles(reading->documents[i]);
		if (headings > 1 || (headings == 0 && !reading->fronts[i].title.len))
			return false;
	}
	return count > 1;
}

/* A file whose title stands in its front matter only gets a heading that says it. */
static void add_title_heading(struct reading *reading, size_t number)
{
	struct md_node *document = reading->documents[number];
	const struct front *front = &reading->fronts[number];

	if (count_titles(document))
		return;
	struct arena *arena = reading->outline.arena;
	struct md_node *heading = md_new(arena, MD_HEADING, front->title_span);
	struct md_node *text = md_new(arena, MD_TEXT, front->title_span);
	heading->number = 1;
	text->text = front->title;
	md_append(heading, text);
	if (document->first)
		md_insert_before(document->first, heading);
	else
		md_append(document, heading);
}

static void outline_segments(
	struct reading *reading, const struct including *including, bool as_chapters)
{
	for (size_t i = 0; i < including->segments.len; i++) {
		const struct segment *segment = &including->segments.data[i];
		const struct outline_file file = {.document = segment->document,
			.marking = segment->marking,
			.body = segment->body,
			.chapter_level = as_chapters ? 1 : 2,
			.has_title = !as_chapters && i == 0,
			.is_further = segment->file > 0 || segment->is_continued,
			.is_piece = segment->is_piece,
			.is_continued = segment->is_continued};

		outline_add_file(&reading->outline, &file);
	}
}

static void outline_files(struct reading *reading, struct sources *sources)
{
	struct outline *outline = &reading->outline;
	const bool as_chapters = titles_are_chapters(reading);
	struct including including = {.arena = outline->arena,
		.sources = sources,
		.diag = outline->diag,
		.files = reading->files};

	for (size_t i = 0; i < reading->count; i++) {
		if (as_chapters)
			add_title_heading(reading, i);
		include_expand(&including, reading->documents[i], &reading->fronts[i], i);
	}
	outline_segments(reading, &including, as_chapters);
	if (!outline->questions.len && including.segments.data[0].is_piece)
		diag_report(outline->diag, DIAG_NO_QUESTIONS,
			including.segments.data[0].document->span);
	vec_clear(&including.segments);
}

/* What the first file's front matter does not say is read off the text. */
static void settle_language(struct reading *reading)
{
	const struct md_node *document = reading->documents[0];
	struct front *front = &reading->fronts[0];
	struct diag *diag = reading->outline.diag;

	if (front->has_language)
		return;
	front->meta.language = language_guess(reading->documents, reading->count);
	if (front->meta.language == LANGUAGE_ZH_HANS || !document->first)
		return;
	diag_report(diag, DIAG_LANGUAGE, document->first->span,
		language_tag(front->meta.language));
}

struct str read_bank_name(struct str file_name)
{
	size_t start = 0, end = file_name.len;

	for (size_t i = 0; i < file_name.len; i++) {
		if (file_name.data[i] == '/')
			start = i + 1;
	}
	for (size_t i = file_name.len; i > start + 1; i--) {
		if (file_name.data[i - 1] == '.') {
			end = i - 1;
			break;
		}
	}
	return str_slice(file_name, start, end);
}

static const struct bank *finish(struct reading *reading, struct sources *sources)
{
	struct outline *outline = &reading->outline;

	settle_language(reading);
	outline_files(reading, sources);
	if (!reading->fronts[0].title.len)
		title_line_find(outline);
	authors_find(outline, &reading->fronts[0].meta);
	for (size_t i = 0; i < outline->questions.len; i++)
		parts_sort(outline, &outline->questions.data[i]);
	keys_attach(outline);
	for (size_t i = 0; i < outline->questions.len; i++) {
		if (outline->questions.data[i].has_key)
			parts_sort_key(outline, &outline->questions.data[i]);
	}
	for (size_t i = 0; i < outline->questions.len; i++)
		answers_read(outline, &outline->questions.data[i]);
	const struct assemble_job job = {.outline = outline,
		.front = &reading->fronts[0],
		.sources = sources,
		.name = arena_copy_str(
			outline->arena, read_bank_name(reading->files[0].name)),
		.files = reading->files,
		.file_count = reading->count,
		.lock = reading->lock};
	const struct bank *bank = assemble_bank(&job);
	survey_report(outline);
	tallies_report(&outline->tallies, outline->diag);
	return bank;
}

const struct bank *read_bank_with_lock(const struct read_input *input,
	struct arena *arena, struct sources *sources, struct diag *diag)
{
	const size_t count = input->count;
	struct reading reading = {.files = input->files,
		.count = count,
		.lock = input->lock,
		.outline = {.arena = arena, .diag = diag, .sources = sources}};
	const struct bank *bank = NULL;
	bool is_text = count != 0;

	reading.fronts = ARENA_NEW(arena, struct front, count);
	reading.documents = ARENA_NEW(arena, struct md_node *, count);
	for (size_t i = 0; i < count; i++)
		is_text = parse_file(&reading, i, sources) && is_text;
	if (is_text)
		bank = finish(&reading, sources);
	outline_clear(&reading.outline);
	return bank;
}

const struct bank *read_bank(const struct read_file *files, size_t count,
	struct arena *arena, struct sources *sources, struct diag *diag)
{
	const struct read_input input = {files, count, NULL};

	return read_bank_with_lock(&input, arena, sources, diag);
}
