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

struct freeze {
	struct pipeline *pipeline;
	const struct read_file *files; /* as read, raw */
	size_t file_count;
	VEC(struct freeze_plan) plans;
	struct buf *texts; /* a new text for each file */
};

/* Something to be put after a line (from 1), or at its end. */
struct insertion {
	size_t line;
	struct str indent;
	const struct freeze_plan *plan;
};

typedef VEC(struct insertion) insertion_vec;

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
	for (size_t file = 0; file < freeze->file_count; file++) {
		insertion_vec insertions = {0};

		for (size_t i = 0; i < freeze->plans.len; i++) {
			const struct freeze_plan *const plan = &freeze->plans.data[i];
			if (plan->question->span.source == file &&
				plan->form != FREEZE_NOT)
				vec_push(&insertions,
					insertion_of(&freeze->pipeline->sources, plan));
		}
		if (insertions.len)
			qsort(insertions.data, insertions.len, sizeof(*insertions.data),
				compare_insertions);
		buf_reset(&freeze->texts[file]);
		put_file(&freeze->texts[file], freeze->files[file].bytes, &insertions);
		vec_clear(&insertions);
	}
}

/* The lock file that the new texts lead to, in the arena. */
static struct str read_again(struct freeze *freeze, struct arena *arena)
{
	struct read_file *const files =
		ARENA_NEW(arena, struct read_file, freeze->file_count);
	struct read_lock lock = {.name = freeze->pipeline->lock.name,
		.bytes = freeze->pipeline->lock.new_text,
		.is_there = true,
		.now = freeze->pipeline->lock.now,
		.images = freeze->pipeline->lock.images};
	struct sources sources;
	struct diag diag;

	for (size_t i = 0; i < freeze->file_count; i++)
		files[i] = (struct read_file){
			freeze->files[i].name, buf_str(&freeze->texts[i])};
	sources_init(&sources);
	diag_init(&diag);
	read_bank_with_lock(&(const struct read_input){files, freeze->file_count, &lock},
		arena, &sources, &diag);
	diag_clear(&diag);
	sources_clear(&sources);
	return lock.new_text;
}

static struct str id_of_line(struct str line)
{
	return str_slice(line, 0, str_find_byte(line, '\t', 0));
}

/* Those that the reader did not take try the next form; true: all were taken. */
static bool judge(struct freeze *freeze, struct str lock_text)
{
	struct map taken, lines;
	struct str rest = lock_text, line;
	bool all = true;

	map_init(&taken);
	map_init(&lines);
	while (str_next_line(&rest, &line))
		map_set(&taken, line, 1);
	rest = freeze->pipeline->lock.new_text;
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
static bool holds_alone(struct freeze *freeze)
{
	struct read_file *files;
	struct sources sources;
	struct diag diag;
	struct arena arena;
	struct map ids;
	bool all = true;

	arena_init(&arena);
	sources_init(&sources);
	diag_init(&diag);
	map_init(&ids);
	files = ARENA_NEW(&arena, struct read_file, freeze->file_count);
	for (size_t i = 0; i < freeze->file_count; i++)
		files[i] = (struct read_file){
			freeze->files[i].name, buf_str(&freeze->texts[i])};
	const struct bank *const bank =
		read_bank(files, freeze->file_count, &arena, &sources, &diag);
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
	diag_clear(&diag);
	sources_clear(&sources);
	arena_clear(&arena);
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
		is_settled = judge(freeze, read_again(freeze, &arena));
		arena_clear(&arena);
		is_settled = is_settled && holds_alone(freeze);
	}
}

static bool write_files(struct freeze *freeze, struct buf *told)
{
	bool done = true;

	for (size_t i = 0; i < freeze->file_count; i++) {
		const char *const path = freeze->pipeline->options->files.data[i];

		if (str_eq(buf_str(&freeze->texts[i]), freeze->files[i].bytes))
			continue;
		errno = 0;
		if (file_write(path, buf_str(&freeze->texts[i]))) {
			buf_printf(told, "%s\n", path);
			continue;
		}
		files_report_errno(&freeze->pipeline->diag, DIAG_CANNOT_WRITE, path);
		done = false;
	}
	return done;
}

static void plan_all(struct freeze *freeze)
{
	const struct bank *const bank = freeze->pipeline->bank;

	for (size_t i = 0; i < bank->question_count; i++)
		if (!bank->questions[i]->has_own_id)
			vec_push(&freeze->plans,
				(struct freeze_plan){bank->questions[i], FREEZE_LINE});
}

bool freeze_ids(struct pipeline *pipeline, struct buf *told)
{
	struct freeze freeze = {.pipeline = pipeline,
		.files = pipeline->files,
		.file_count = pipeline->options->files.len};
	bool done;

	freeze.texts = ARENA_NEW(&pipeline->pages_arena, struct buf, freeze.file_count);
	for (size_t i = 0; i < freeze.file_count; i++)
		buf_init(&freeze.texts[i], LIMIT_INPUT_BYTES);
	plan_all(&freeze);
	settle(&freeze);
	for (size_t i = 0; i < freeze.plans.len; i++)
		if (freeze.plans.data[i].form == FREEZE_NOT)
			diag_report(&pipeline->diag, DIAG_IDS_NOT_FROZEN,
				freeze.plans.data[i].question->span,
				freeze.plans.data[i].question->id);
	done = write_files(&freeze, told);
	for (size_t i = 0; i < freeze.file_count; i++)
		buf_clear(&freeze.texts[i]);
	vec_clear(&freeze.plans);
	return done;
}
