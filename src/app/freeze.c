/* SPDX-License-Identifier: MIT */
/* Where in a question an attribute may stand depends on how it is marked, so the forms
 * are tried in turn, all questions at once, and the reader itself is asked which of them
 * it took: it must come to the same lock file, line by line. Text is put in by lines of
 * the file's own bytes, whose line ends stay. */
#include "app/freeze.h"

#include <errno.h>
#include <stdlib.h>

#include "app/files.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/vec.h"

enum freeze_form {
	FREEZE_LINE,   /* <!-- tiku: id=… --> under the stem's first paragraph */
	FREEZE_BRACES, /* {#…} at the end of that paragraph */
	FREEZE_END,    /* the comment under the whole question */
	FREEZE_NOT,
};

struct freeze_plan {
	const struct question *question;
	enum freeze_form form;
};

/* Something to be put after a line (from 1), or at its end. */
struct insertion {
	size_t line;
	struct str indent;
	const struct freeze_plan *plan;
};

typedef VEC(struct insertion) insertion_vec;

struct freeze_file {
	const struct bank_file *file;
	insertion_vec insertions;
	struct buf text;  /* the new one */
	size_t use_count; /* how often it was read: more than once, it has no one id */
};

struct freeze {
	struct pipeline *pipeline;
	struct freeze_file
		*files; /* those named, as many as options say, then the others */
	size_t count;
	struct map numbers; /* of files, by path */
	VEC(struct freeze_plan) plans;
};

/* The file of a source's text; NULL: it is none of the bank's. */
static struct freeze_file *file_of(const struct freeze *freeze, uint32_t source)
{
	const struct sources *const sources = &freeze->pipeline->sources;
	size_t number = source;

	if (source >= freeze->pipeline->options->files.len)
		number = map_find(&freeze->numbers, sources->items[source].name);
	return number < freeze->count ? &freeze->files[number] : NULL;
}

static struct span stem_span(const struct question *question)
{
	return question->stem.count ? question->stem.items[0].span : question->span;
}

static struct insertion insertion_of(
	struct sources *sources, const struct freeze_plan *plan)
{
	const struct question *const question = plan->question;
	const struct span span =
		plan->form == FREEZE_END ? question->span : stem_span(question);
	const struct str text = sources->items[span.source].text;
	size_t end = span.end;

	while (end > span.start &&
		(text.data[end - 1] == '\n' || text.data[end - 1] == ' '))
		end--;
	const struct place last = sources_place(sources, span.source, end);
	const struct place first =
		sources_place(sources, span.source, question->span.start);
	size_t indent = 0;

	while (indent < first.line_text.len &&
		(first.line_text.data[indent] == ' ' ||
			first.line_text.data[indent] == '\t'))
		indent++;
	return (struct insertion){last.line, str_slice(first.line_text, 0, indent), plan};
}

static int compare_insertions(const void *a, const void *b)
{
	const struct insertion *const left = a, *const right = b;

	if (left->line != right->line)
		return left->line < right->line ? -1 : 1;
	return left->plan < right->plan ? -1 : left->plan > right->plan;
}

/* Cuts a line off with its end, which is \n, \r\n or \r. */
static struct str next_line(struct str *rest, size_t *end_len)
{
	size_t end = 0;

	while (end < rest->len && rest->data[end] != '\n' && rest->data[end] != '\r')
		end++;
	const struct str line = str_slice(*rest, 0, end);
	*rest = str_from_offset(*rest, end);
	*end_len = str_starts(*rest, STR("\r\n")) ? 2 : rest->len > 0;
	return line;
}

static void put_comment(
	struct buf *out, const struct insertion *insertion, struct str line_end)
{
	if (insertion->plan->form == FREEZE_END)
		buf_put_str(out, line_end);
	buf_put_str(out, insertion->indent);
	buf_put_c(out, "<!-- tiku: id=");
	buf_put_str(out, insertion->plan->question->id);
	buf_put_c(out, " -->");
	buf_put_str(out, line_end);
}

static void put_file(struct buf *out, struct str raw, const insertion_vec *insertions)
{
	struct str rest = raw;
	size_t at = 0;

	for (size_t number = 1; rest.len; number++) {
		size_t end_len;
		const struct str line = next_line(&rest, &end_len);
		const struct str end = str_slice(rest, 0, end_len);
		const struct str line_end = end_len ? end : STR("\n");
		size_t first = at;

		rest = str_from_offset(rest, end_len);
		buf_put_str(out, line);
		for (; at < insertions->len && insertions->data[at].line == number; at++)
			if (insertions->data[at].plan->form == FREEZE_BRACES)
				buf_printf(out, " {#%.*s}",
					STR_ARGS(
						insertions->data[at].plan->question->id));
		buf_put_str(out, first < at ? line_end : end);
		for (; first < at; first++)
			if (insertions->data[first].plan->form != FREEZE_BRACES)
				put_comment(out, &insertions->data[first], line_end);
	}
}

static void make_texts(struct freeze *freeze)
{
	for (size_t i = 0; i < freeze->count; i++)
		vec_reset(&freeze->files[i].insertions);
	for (size_t i = 0; i < freeze->plans.len; i++) {
		const struct freeze_plan *const plan = &freeze->plans.data[i];

		if (plan->form != FREEZE_NOT)
			vec_push(
				&file_of(freeze, plan->question->span.source)->insertions,
				insertion_of(&freeze->pipeline->sources, plan));
	}
	for (size_t i = 0; i < freeze->count; i++) {
		struct freeze_file *const file = &freeze->files[i];

		if (file->insertions.len)
			qsort(file->insertions.data, file->insertions.len,
				sizeof(*file->insertions.data), compare_insertions);
		buf_reset(&file->text);
		put_file(&file->text, file->file->bytes, &file->insertions);
	}
}

/* The new text of an included file, as read/ asks for it. */
static bool read_new_text(
	void *closure, struct str folder, struct str relative, struct buf *content)
{
	const struct freeze *const freeze = closure;
	struct buf path;

	buf_init(&path, LIMIT_TEXT_BYTES);
	buf_put_str(&path, folder);
	buf_put_str(&path, relative);
	const size_t number = map_find(&freeze->numbers, buf_str(&path));

	if (number != MAP_NONE)
		buf_put_str(content, buf_str(&freeze->files[number].text));
	buf_clear(&path);
	return number != MAP_NONE;
}

/* The bank of the new texts; with a lock, or as if there never was one. */
static const struct bank *read_again(
	struct freeze *freeze, struct read_lock *lock, struct arena *arena)
{
	const size_t count = freeze->pipeline->options->files.len;
	const struct read_access access = {read_new_text, freeze};
	struct read_file *const files = ARENA_NEW(arena, struct read_file, count);
	struct sources sources;
	struct diag diag;

	for (size_t i = 0; i < count; i++)
		files[i] = (struct read_file){str_from(freeze->files[i].file->path),
			buf_str(&freeze->files[i].text), &access};
	sources_init(&sources);
	diag_init(&diag);
	const struct bank *const bank = read_bank_with_lock(
		&(const struct read_input){files, count, lock}, arena, &sources, &diag);
	diag_clear(&diag);
	sources_clear(&sources);
	return bank;
}

static struct str id_of_line(struct str line)
{
	return str_slice(line, 0, str_find_byte(line, '\t', 0));
}

/* Those that the reader did not take try the next form; true: all were taken. */
static bool holds_with_lock(struct freeze *freeze, struct arena *arena)
{
	const struct read_lock *const old = &freeze->pipeline->lock;
	struct read_lock lock = {.name = old->name,
		.bytes = old->new_text,
		.is_there = true,
		.now = old->now,
		.images = old->images};
	struct map taken, lines;
	struct str rest, line;
	bool all = true;

	read_again(freeze, &lock, arena);
	rest = lock.new_text;
	map_init(&taken);
	map_init(&lines);
	while (str_next_line(&rest, &line))
		map_set(&taken, line, 1);
	rest = old->new_text;
	while (str_next_line(&rest, &line))
		map_set(&lines, id_of_line(line), map_find(&taken, line) == 1);
	for (size_t i = 0; i < freeze->plans.len; i++) {
		struct freeze_plan *const plan = &freeze->plans.data[i];

		if (plan->form == FREEZE_NOT || map_find(&lines, plan->question->id) == 1)
			continue;
		plan->form++;
		all = false;
	}
	map_clear(&taken);
	map_clear(&lines);
	return all;
}

/* Whether each question that has an id in the new text has it of itself, not of the lock:
 * read without a lock, the ids must be the same. */
static bool holds_alone(struct freeze *freeze, struct arena *arena)
{
	const struct bank *const bank = read_again(freeze, NULL, arena);
	struct map ids;
	bool all = true;

	map_init(&ids);
	for (size_t i = 0; bank && i < bank->question_count; i++)
		if (bank->questions[i]->has_own_id)
			map_set(&ids, bank->questions[i]->id, 1);
	for (size_t i = 0; i < freeze->plans.len; i++) {
		struct freeze_plan *const plan = &freeze->plans.data[i];

		if (plan->form == FREEZE_NOT ||
			map_find(&ids, plan->question->id) != MAP_NONE)
			continue;
		plan->form++;
		all = false;
	}
	map_clear(&ids);
	return all;
}

/* Every round moves some question to its next form, of which there are three; at the end
 * all are where they hold, or left out. */
static void settle(struct freeze *freeze)
{
	bool is_settled = false;

	while (!is_settled) {
		struct arena arena;

		make_texts(freeze);
		arena_init(&arena);
		is_settled =
			holds_with_lock(freeze, &arena) && holds_alone(freeze, &arena);
		arena_clear(&arena);
	}
}

/* A symbolic link stays one. */
static bool write_through(const char *path, struct str text)
{
	char *const real = realpath(path, NULL);
	const bool done = real && file_write(real, text);
	const int reason = errno;

	free(real);
	errno = reason;
	return done;
}

static bool write_files(struct freeze *freeze, struct buf *told)
{
	bool done = true;

	for (size_t i = 0; i < freeze->count; i++) {
		const struct freeze_file *const file = &freeze->files[i];

		if (str_eq(buf_str(&file->text), file->file->bytes))
			continue;
		errno = 0;
		if (write_through(file->file->path, buf_str(&file->text))) {
			buf_printf(told, "%s\n", file->file->path);
			continue;
		}
		files_report_errno(
			&freeze->pipeline->diag, DIAG_CANNOT_WRITE, file->file->path);
		done = false;
	}
	return done;
}

/* Counts how often each file was read, by whatever name. */
static void count_uses(struct freeze *freeze)
{
	const struct pipeline *const pipeline = freeze->pipeline;
	struct map first_of_file;

	for (uint32_t source = 0; source < pipeline->sources.count; source++) {
		struct freeze_file *const file = file_of(freeze, source);
		if (file)
			file->use_count++;
	}
	map_init(&first_of_file);
	for (size_t i = 0; i < freeze->count; i++) {
		const size_t first =
			map_add(&first_of_file, freeze->files[i].file->identity, i);
		if (first == i)
			continue;
		freeze->files[i].use_count++;
		freeze->files[first].use_count++;
	}
	map_clear(&first_of_file);
}

static void plan_all(struct freeze *freeze)
{
	const struct bank *const bank = freeze->pipeline->bank;

	for (size_t i = 0; i < bank->question_count; i++) {
		const struct question *const question = bank->questions[i];
		const struct freeze_file *const file =
			file_of(freeze, question->span.source);
		const bool may = file && file->use_count == 1;

		if (!question->has_own_id)
			vec_push(&freeze->plans, (struct freeze_plan){question,
							 may ? FREEZE_LINE : FREEZE_NOT});
	}
}

static void freeze_init(struct freeze *freeze, struct pipeline *pipeline)
{
	const size_t count = pipeline->files.len;

	*freeze = (struct freeze){.pipeline = pipeline,
		.files = ARENA_NEW(&pipeline->pages_arena, struct freeze_file, count),
		.count = count};
	map_init(&freeze->numbers);
	for (size_t i = 0; i < count; i++) {
		freeze->files[i].file = &pipeline->files.data[i];
		buf_init(&freeze->files[i].text, LIMIT_INPUT_BYTES);
		if (i >= pipeline->options->files.len)
			map_add(&freeze->numbers, str_from(pipeline->files.data[i].path),
				i);
	}
}

static void freeze_clear(struct freeze *freeze)
{
	for (size_t i = 0; i < freeze->count; i++) {
		buf_clear(&freeze->files[i].text);
		vec_clear(&freeze->files[i].insertions);
	}
	map_clear(&freeze->numbers);
	vec_clear(&freeze->plans);
}

bool freeze_ids(struct pipeline *pipeline, struct buf *told)
{
	struct freeze freeze;

	freeze_init(&freeze, pipeline);
	count_uses(&freeze);
	plan_all(&freeze);
	settle(&freeze);
	for (size_t i = 0; i < freeze.plans.len; i++)
		if (freeze.plans.data[i].form == FREEZE_NOT)
			diag_report(&pipeline->diag, DIAG_IDS_NOT_FROZEN,
				freeze.plans.data[i].question->span,
				freeze.plans.data[i].question->id);
	const bool done = write_files(&freeze, told);

	freeze_clear(&freeze);
	return done;
}
