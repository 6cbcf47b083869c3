/* SPDX-License-Identifier: MIT */
/*
 *   files --> bank --> images, checks --+--> pages --> pdf        (this thread)
 *                                       +--> epub, csv            (a second one)
 *
 * Outputs that need no pages are made beside the layout. Each thread has messages of its
 * own; they are joined at the end, so that their order does not depend on the clock.
 */
#include "app/pipeline.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/files.h"
#include "app/lock.h"
#include "app/looks.h"
#include "app/pictures.h"
#include "app/sandbox.h"
#include "app/writers.h"
#include "base/date.h"
#include "base/file.h"
#include "base/limits.h"
#include "check/check.h"
#include "media/media.h"
#include "model/part.h"
#include "read/read.h"
#include "select/select.h"

#define WRITERS_MAX 8

void pipeline_init(struct pipeline *pipeline, const struct options *options)
{
	*pipeline = (struct pipeline){.options = options};
	arena_init(&pipeline->document_arena);
	arena_init(&pipeline->pages_arena);
	sources_init(&pipeline->sources);
	diag_init(&pipeline->diag);
	digests_init(&pipeline->digests,
		options->files.len ? read_bank_name(str_from(options->files.data[0]))
				   : STR(""));
}

void pipeline_clear(struct pipeline *pipeline)
{
	fonts_free(pipeline->fonts);
	diag_clear(&pipeline->diag);
	sources_clear(&pipeline->sources);
	arena_clear(&pipeline->pages_arena);
	arena_clear(&pipeline->document_arena);
	data_clear(&pipeline->folders);
	digests_clear(&pipeline->digests);
	vec_clear(&pipeline->files);
	free(pipeline->lock_path);
}

typedef VEC(char *) path_vec;

/* The folder of the file that a symbolic link leads to. */
static void add_real_folder(const char *path, path_vec *folders)
{
	char *const real = realpath(path, NULL);

	if (real)
		vec_push(folders, file_folder_of(real));
	free(real);
}

/* The folders of all inputs and of what the program brings, and the output's folder. */
void pipeline_enter_sandbox(struct pipeline *pipeline)
{
	const struct options *const options = pipeline->options;
	VEC(const char *) readable = {0};
	VEC(const char *) writable = {0};
	path_vec folders = {0};

	data_find(&pipeline->folders);
	if (pipeline->folders.styles) {
		vec_push(&readable, pipeline->folders.styles);
		vec_push(&readable, pipeline->folders.fonts);
	}
	if (options->style)
		vec_push(&readable, options->style);
	if (options->ids_file)
		vec_push(&readable, options->ids_file);
	for (size_t i = 0; i < options->files.len; i++) {
		char *const folder = file_folder_of(options->files.data[i]);

		vec_push(&readable, options->files.data[i]);
		vec_push(&readable, folder);
		vec_push(&folders, folder);
	}
	if (options->command == COMMAND_BUILD) {
		file_make_folder(options->folder); /* if not, writing will say why */
		vec_push(&writable, options->folder);
	}
	pipeline->lock_path = lock_find(options);
	if (pipeline->lock_path) {
		char *const folder = file_folder_of(pipeline->lock_path);

		vec_push(&folders, folder);
		vec_push(&readable, folder);
		if (lock_is_kept(options))
			vec_push(&writable, folder);
	}
	for (size_t i = 0; i < options->files.len && options->freezes_ids; i++)
		add_real_folder(options->files.data[i], &folders);
	for (size_t i = 0; i < folders.len && options->freezes_ids; i++)
		vec_push(&writable, folders.data[i]);
	sandbox_enter(&(const struct sandbox){
		readable.data, readable.len, writable.data, writable.len});
	for (size_t i = 0; i < folders.len; i++)
		free(folders.data[i]);
	vec_clear(&folders);
	vec_clear(&readable);
	vec_clear(&writable);
}

/* Keeps a file's bytes where they are to be written again. */
static void keep_file(struct pipeline *pipeline, const char *path, struct str bytes)
{
	struct arena *const arena = &pipeline->document_arena;
	char identity[48] = "";
	struct stat status;

	if (stat(path, &status) == 0)
		snprintf(identity, sizeof(identity), "%ju %ju", (uintmax_t)status.st_dev,
			(uintmax_t)status.st_ino);
	vec_push(&pipeline->files,
		(struct bank_file){arena_copy_str(arena, str_from(path)).data,
			arena_copy_str(arena, str_from(identity)),
			arena_copy_str(arena, bytes)});
}

static bool read_included(
	void *closure, struct str folder, struct str relative, struct buf *content)
{
	struct pipeline *const pipeline = closure;
	struct buf path;

	buf_init(&path, LIMIT_TEXT_BYTES);
	buf_put_str(&path, folder.len ? folder : STR("./"));
	buf_put_byte(&path, '\0');
	const bool done =
		file_read_beneath(path.data, relative, LIMIT_INPUT_BYTES, content);

	if (done && pipeline->options->freezes_ids) {
		buf_reset(&path);
		buf_put_str(&path, folder);
		buf_put_str(&path, relative);
		buf_put_byte(&path, '\0');
		keep_file(pipeline, path.data, buf_str(content));
	}
	buf_clear(&path);
	return done;
}

/* false: the file of ids cannot be read. */
static bool select_questions(struct pipeline *pipeline)
{
	struct selection selection = pipeline->options->selection;
	const char *const path = pipeline->options->ids_file;
	struct buf ids;

	buf_init(&ids, LIMIT_TEXT_BYTES);
	errno = 0;
	const bool done = !path || file_read(path, LIMIT_TEXT_BYTES, &ids);

	if (done) {
		selection.has_ids = path != NULL;
		selection.ids = buf_str(&ids);
		pipeline->bank = select_bank(pipeline->bank, &selection,
			&pipeline->document_arena, &pipeline->diag);
	} else {
		files_report_errno(&pipeline->diag, DIAG_CANNOT_READ, path);
	}
	buf_clear(&ids);
	return done;
}

static bool makes(const struct pipeline *pipeline, const struct writer *writer)
{
	for (size_t i = 0; writers_table[i]; i++)
		if (writers_table[i] == writer)
			return pipeline->options->writers & 1u << i;
	return false;
}

static void read_card_look(struct pipeline *pipeline)
{
	struct arena *const arena = &pipeline->document_arena;

	if (!makes(pipeline, &apkg_writer) || !pipeline->folders.styles)
		return;
	pipeline->card_look =
		looks_read_cards(pipeline->folders.styles, arena, &pipeline->diag);
	pipeline->lock.look = looks_hash(&pipeline->card_look, arena);
}

static void read_with_lock(
	struct pipeline *pipeline, const struct read_file *files, size_t count)
{
	const struct read_input input = {files, count, &pipeline->lock};

	pipeline->lock.images = &pipeline->digests.access;
	read_card_look(pipeline);
	lock_adopt(&pipeline->lock, &input, &pipeline->document_arena, &pipeline->diag);
	if (pipeline->files.len)
		pipeline->files.len = count; /* it has read what they include, too */
	pipeline->bank = read_bank_with_lock(
		&input, &pipeline->document_arena, &pipeline->sources, &pipeline->diag);
}

bool pipeline_read(struct pipeline *pipeline)
{
	const size_t count = pipeline->options->files.len;
	struct arena *const arena = &pipeline->document_arena;
	struct read_file *const files = ARENA_NEW(arena, struct read_file, count);
	struct read_access *const access = ARENA_NEW(arena, struct read_access, 1);
	struct buf *const contents = memory_new(memory_product(count, sizeof(*contents)));
	bool done = true;

	*access = (struct read_access){read_included, pipeline};
	for (size_t i = 0; i < count; i++) {
		const char *const path = pipeline->options->files.data[i];

		buf_init(contents + i, LIMIT_INPUT_BYTES + 1);
		errno = 0;
		if (!file_read(path, LIMIT_INPUT_BYTES, contents + i)) {
			files_report_errno(&pipeline->diag, DIAG_CANNOT_READ, path);
			done = false;
		}
		files[i] =
			(struct read_file){str_from(path), buf_str(contents + i), access};
		if (pipeline->options->freezes_ids)
			keep_file(pipeline, path, buf_str(contents + i));
	}
	if (done && lock_read_file(&pipeline->lock, pipeline->options,
			    pipeline->lock_path, arena, &pipeline->diag))
		read_with_lock(pipeline, files, count);
	for (size_t i = 0; i < count; i++)
		buf_clear(contents + i);
	free(contents);
	if (!pipeline->bank)
		return false;
	media_open_all(pipeline->bank, arena, &pipeline->diag, &pipeline->media);
	check_bank(pipeline->bank, &pipeline->diag);
	return select_questions(pipeline);
}

/* The style's wishes by role; text/ never sees a style. */
static void wish_families(
	const struct style *style, struct arena *arena, const char *families[ROLE_COUNT])
{
	const struct str wishes[ROLE_COUNT] = {
		[ROLE_BODY] = style->family_body,
		[ROLE_STRONG] = style->family_strong,
		[ROLE_EMPHASIS] = style->family_emphasis,
		[ROLE_SANS] = style->family_sans,
		[ROLE_SANS_BOLD] = style->family_sans_bold,
		[ROLE_HEADING] = style->family_heading,
		[ROLE_CODE] = style->family_code,
		[ROLE_KAI] = style->family_kai,
		[ROLE_MATH] = style->family_math,
	};

	for (size_t i = 0; i < ROLE_COUNT; i++)
		families[i] =
			wishes[i].len ? arena_copy_str(arena, wishes[i]).data : NULL;
}

/* A name, never a path: the bank says how it looks, not what is read. */
static bool is_style_name(struct str text)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
	size_t i = 0;

	while (i < text.len && text.data[i] && strchr(plain, text.data[i]))
		i++;
	return i > 0 && i == text.len;
}

static struct str find_style(const struct pipeline *pipeline)
{
	if (pipeline->options->style)
		return str_from(pipeline->options->style);
	if (pipeline->bank && is_style_name(pipeline->bank->meta.style))
		return pipeline->bank->meta.style;
	return STR("handout");
}

/* Cards, and a book that brings its own cover, are made without. */
static bool needs_fonts(const struct pipeline *pipeline)
{
	if (pipeline->options->command != COMMAND_BUILD || pictures_need_fonts(pipeline))
		return true;
	for (size_t i = 0; writers_table[i]; i++)
		if (pipeline->options->writers & 1u << i && writers_table[i]->needs_pages)
			return true;
	return false;
}

static bool open_fonts(struct pipeline *pipeline)
{
	const enum language language =
		pipeline->bank ? pipeline->bank->meta.language : LANGUAGE_ZH_HANS;
	const char *families[ROLE_COUNT];

	wish_families(&pipeline->style, &pipeline->document_arena, families);
	const struct text_setup setup = {
		.language = language_tag(language),
		.fonts_folder = pipeline->folders.fonts,
		.families = families,
	};

	pipeline->fonts = fonts_new(&setup, &pipeline->diag);
	return pipeline->fonts != NULL;
}

bool pipeline_open_style(struct pipeline *pipeline)
{
	struct diag *const diag = &pipeline->diag;

	if (!pipeline->folders.styles) {
		diag_report(diag, DIAG_NO_DATA, SPAN_NONE);
		return false;
	}
	const struct style_request request = {
		.styles_folder = pipeline->folders.styles,
		.name_or_file = find_style(pipeline),
		.overrides = pipeline->options->overrides.data,
		.override_count = pipeline->options->overrides.len,
	};

	/* A bank's unknown style is reported, and the defaults stand in for it. */
	if (!style_read(&request, &pipeline->document_arena, &pipeline->sources, diag,
		    &pipeline->style) &&
		pipeline->options->style)
		return false;
	return !needs_fonts(pipeline) || open_fonts(pipeline);
}

static enum layout_answers layout_answers_of(const struct pipeline *pipeline)
{
	switch (pipeline->options->answers) {
	case ANSWERS_STYLE: return (enum layout_answers)pipeline->style.answers;
	case ANSWERS_NONE: return LAYOUT_ANSWERS_NONE;
	case ANSWERS_DETAILS:
	case ANSWERS_INLINE: return LAYOUT_ANSWERS_INLINE;
	case ANSWERS_CHAPTER: return LAYOUT_ANSWERS_CHAPTER;
	case ANSWERS_POPUP:
	case ANSWERS_END: return LAYOUT_ANSWERS_END;
	case ANSWERS_ONLY: return LAYOUT_ANSWERS_ONLY;
	case ANSWERS_INPLACE: return LAYOUT_ANSWERS_INPLACE;
	}
	return LAYOUT_ANSWERS_INLINE;
}

struct layout_job pipeline_layout_job(struct pipeline *pipeline)
{
	return (struct layout_job){
		.bank = pipeline->bank,
		.media = &pipeline->media,
		.style = &pipeline->style,
		.fonts = pipeline->fonts,
		.answers = layout_answers_of(pipeline),
		.arena = &pipeline->pages_arena,
		.diag = &pipeline->diag,
	};
}

/* An exam paper asks by type where the bank has no parts of its own. */
static const struct bank *bank_for_pages(struct pipeline *pipeline)
{
	const struct selection by_type = {.by_type = true};

	if (!style_is_exam(&pipeline->style) || part_is_divided(pipeline->bank) ||
		pipeline->options->selection.by_type)
		return pipeline->bank;
	return select_bank(
		pipeline->bank, &by_type, &pipeline->pages_arena, &pipeline->diag);
}

void pipeline_lay_out(struct pipeline *pipeline)
{
	struct layout_job job = pipeline_layout_job(pipeline);

	job.bank = bank_for_pages(pipeline);
	pipeline->pages = layout_bank(&job);
	fonts_report(pipeline->fonts, &pipeline->diag);
}

/* The date of the outputs: SOURCE_DATE_EPOCH, else the bank's, else that of its newest
 * content as the lock file has it, else a fixed one; never the clock's. */
static struct str output_date(const struct pipeline *pipeline, char storage[32])
{
	const struct str date = pipeline->bank->meta.date;
	int64_t instant;

	if (!lock_source_date(&instant)) {
		if (date.len == 10) {
			snprintf(storage, 32, "%.*sT00:00:00Z", STR_ARGS(date));
			return str_from(storage);
		}
		instant = pipeline->lock.date;
	}
	return date_to_text(storage, instant);
}

static bool is_undated(const struct pipeline *pipeline)
{
	int64_t instant;

	return pipeline->bank->meta.date.len == 0 && !lock_source_date(&instant) &&
	       pipeline->lock.date == DATE_FIXED;
}

/* One writer's run: its job, its messages, its bytes. */
struct task {
	const struct writer *writer;
	struct write_job job;
	struct write_output output;
	struct arena scratch;
	struct diag diag;
	bool done;
};

struct task_list {
	struct task items[WRITERS_MAX];
	size_t count;
	struct drawings drawings;
};

static void task_run(struct task *task)
{
	task->done = task->writer->write(&task->job, &task->output);
	if (task->done && buf_failed(&task->output.content)) {
		diag_report(&task->diag, DIAG_OUTPUT_TOO_LARGE, SPAN_NONE,
			str_from(task->writer->name));
		task->done = false;
	}
}

static void *run_tasks_without_pages(void *data)
{
	struct task_list *const tasks = data;

	pictures_draw(&tasks->drawings);
	for (size_t i = 0; i < tasks->count; i++)
		if (!tasks->items[i].writer->needs_pages)
			task_run(tasks->items + i);
	return NULL;
}

static void tasks_init(
	struct pipeline *pipeline, struct task_list *tasks, const struct write_job *job)
{
	tasks->count = 0;
	for (size_t i = 0; writers_table[i]; i++) {
		if (!(pipeline->options->writers & 1u << i))
			continue;
		struct task *const task = tasks->items + tasks->count++;

		*task = (struct task){.writer = writers_table[i], .job = *job};
		arena_init(&task->scratch);
		diag_init(&task->diag);
		buf_init(&task->output.content, 0);
		task->job.scratch = &task->scratch;
		task->job.diag = &task->diag;
		task->job.pictures = &tasks->drawings.set;
		task->job.fonts = &tasks->drawings.embed.made;
	}
}

static void tasks_clear(struct task_list *tasks)
{
	pictures_clear(&tasks->drawings);
	for (size_t i = 0; i < tasks->count; i++) {
		struct task *const task = tasks->items + i;

		buf_clear(&task->output.content);
		vec_clear(&task->output.extras);
		arena_clear(&task->scratch);
		diag_clear(&task->diag);
	}
}

/* Lays out and runs every task, on two threads where there is work for both. */
static void tasks_run(struct pipeline *pipeline, struct task_list *tasks)
{
	bool needs_pages = false;
	pthread_t other;

	for (size_t i = 0; i < tasks->count; i++)
		needs_pages = needs_pages || tasks->items[i].writer->needs_pages;
	pictures_lay_out(pipeline, &tasks->drawings);
	const bool is_apart = needs_pages && pthread_create(&other, NULL,
						     run_tasks_without_pages, tasks) == 0;

	if (needs_pages)
		pipeline_lay_out(pipeline);
	for (size_t i = 0; i < tasks->count; i++)
		if (tasks->items[i].writer->needs_pages) {
			tasks->items[i].job.pages = pipeline->pages;
			task_run(tasks->items + i);
		}
	if (is_apart)
		pthread_join(other, NULL);
	else
		run_tasks_without_pages(tasks);
}

/* FOLDER/NAME in path; the name's own folders are made. */
static bool output_path(
	const char *folder, struct str name, struct str ending, struct buf *path)
{
	buf_reset(path);
	if (strcmp(folder, ".") != 0) {
		buf_put_c(path, folder);
		if (path->len && path->data[path->len - 1] != '/')
			buf_put_byte(path, '/');
	}
	buf_put_str(path, name);
	buf_put_str(path, ending);
	buf_put_byte(path, '\0');
	char *const slash = strrchr(path->data, '/');

	if (!slash || slash == path->data)
		return true;
	*slash = '\0';
	const bool done = file_make_folder(path->data);

	*slash = '/';
	return done;
}

static bool write_one(struct pipeline *pipeline, struct str name, struct str ending,
	struct str content, struct buf *told)
{
	struct buf path;
	bool done = false;

	buf_init(&path, LIMIT_TEXT_BYTES);
	errno = 0;
	if (!output_path(pipeline->options->folder, name, ending, &path)) {
		files_report_errno(&pipeline->diag, DIAG_CANNOT_WRITE, path.data);
	} else if (files_is_input(pipeline->options, path.data)) {
		diag_report(&pipeline->diag, DIAG_OUTPUT_IS_INPUT, SPAN_NONE,
			str_from(path.data));
	} else if (!file_write(path.data, content)) {
		files_report_errno(&pipeline->diag, DIAG_CANNOT_WRITE, path.data);
	} else {
		if (told)
			buf_printf(told, "%s\n", path.data);
		done = true;
	}
	buf_clear(&path);
	return done;
}

/* NAME, and NAME-key for a book of answers, which lies beside the questions. */
static struct str output_name(struct pipeline *pipeline, const struct task *task)
{
	struct buf name;

	if (!task->writer->needs_pages ||
		layout_answers_of(pipeline) != LAYOUT_ANSWERS_ONLY)
		return pipeline->bank->name;
	buf_init(&name, LIMIT_TEXT_BYTES);
	buf_put_str(&name, pipeline->bank->name);
	buf_put_c(&name, "-key");
	const struct str kept = arena_copy_str(&pipeline->document_arena, buf_str(&name));

	buf_clear(&name);
	return kept;
}

static bool task_write(struct pipeline *pipeline, struct task *task, struct buf *told)
{
	bool done = task->done;

	for (size_t i = 0; i < task->output.extras.len && done; i++)
		done = write_one(pipeline, task->output.extras.data[i].name, STR(""),
			task->output.extras.data[i].content, NULL);
	return done && write_one(pipeline, output_name(pipeline, task),
			       str_from(task->writer->extension),
			       buf_str(&task->output.content), told);
}

bool pipeline_write(struct pipeline *pipeline, struct buf *told)
{
	struct task_list tasks;
	char date[32];
	bool done = true;

	struct write_job job = {
		.bank = pipeline->bank,
		.media = &pipeline->media,
		.style = &pipeline->style,
		.answers = pipeline->options->answers,
		.date = output_date(pipeline, date),
		.is_undated = is_undated(pipeline),
		.card_look = pipeline->card_look,
		.note_type = str_from(pipeline->options->note_type),
		.epub_compat = pipeline->options->epub_compat,
		.anki_update = pipeline->options->anki_update,
		.program = STR("tiku " TIKU_VERSION),
	};

	job.card_look.changed = pipeline->lock.look_changed;
	if (makes(pipeline, &epub_writer))
		job.epub_css = looks_read(pipeline->folders.styles, "epub.css",
			&pipeline->document_arena, &pipeline->diag);
	tasks_init(pipeline, &tasks, &job);
	tasks_run(pipeline, &tasks);
	diag_merge(&pipeline->diag, &tasks.drawings.diag);
	for (size_t i = 0; i < tasks.count; i++) {
		diag_merge(&pipeline->diag, &tasks.items[i].diag);
		if (!task_write(pipeline, tasks.items + i, told))
			done = false;
	}
	tasks_clear(&tasks);
	return lock_finish(&pipeline->lock, pipeline->options, done, &pipeline->diag);
}
