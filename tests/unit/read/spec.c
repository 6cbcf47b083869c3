/* SPDX-License-Identifier: MIT */
/* Runs the examples of tests/spec, whose form grammar.md tells: a bank, a line with one
 * dot, the outline that must come of it, and perhaps another such line and what is said.
 */
#include <stdio.h>
#include <stdlib.h>

#include "app/options.h"
#include "base/file.h"
#include "base/limits.h"
#include "check/check.h"
#include "read/read.h"
#include "select/select.h"
#include "unit/unit.h"
#include "write/dump/tree.h"

#define FENCE "````````````````````````````````"
#define FILES 8
#define WORDS 8

struct example {
	size_t line;        /* of its fence */
	struct str options; /* behind the word */
	struct str bank, outline, said;
	bool tells; /* it has a part for what is said */
};

/* Ends the part of the example that is open where this line begins. */
static void end_part(struct example *example, const char *start, struct str line)
{
	const struct str part = {start, (size_t)(line.data - start)};

	if (!example->bank.data)
		example->bank = part;
	else if (!example->outline.data)
		example->outline = part;
	else
		example->said = part;
}

/* Cuts the next example off *rest. */
static bool next_example(struct str *rest, size_t *line_number, struct example *example)
{
	struct str line;
	const char *start = NULL;

	while (str_next_line(rest, &line)) {
		++*line_number;
		if (!start && str_skip(&line, STR(FENCE " example"))) {
			*example =
				(struct example){.line = *line_number, .options = line};
			start = rest->data;
		} else if (start && str_eq(line, STR("."))) {
			end_part(example, start, line);
			example->tells = example->outline.data != NULL;
			start = rest->data;
		} else if (start && str_eq(line, STR(FENCE))) {
			end_part(example, start, line);
			return true;
		}
	}
	return false;
}

/* The files of an example: its bank, those that are given with it (==> NAME), and those
 * that only lie beside it (--> NAME). */
struct shelf {
	struct read_file given[FILES], beside[FILES];
	size_t given_count, beside_count;
};

static bool take_from_shelf(
	void *closure, struct str folder, struct str relative, struct buf *content)
{
	const struct shelf *shelf = closure;

	(void)folder;
	for (size_t i = 0; i < shelf->beside_count; i++) {
		if (!str_eq(shelf->beside[i].name, relative))
			continue;
		buf_put_str(content, shelf->beside[i].bytes);
		return true;
	}
	return false;
}

static void fill_shelf(
	struct shelf *shelf, struct str text, const struct read_access *access)
{
	struct read_file *file = &shelf->given[0];
	struct str rest = text, line;

	*file = (struct read_file){STR("spec.md"), {text.data, 0}, access};
	shelf->given_count = 1;
	while (str_next_line(&rest, &line)) {
		const bool is_given = str_skip(&line, STR("==> "));

		if (!is_given && !str_skip(&line, STR("--> "))) {
			file->bytes.len = (size_t)(rest.data - file->bytes.data);
			continue;
		}
		if (shelf->given_count == FILES || shelf->beside_count == FILES)
			abort();
		file = is_given ? &shelf->given[shelf->given_count++]
				: &shelf->beside[shelf->beside_count++];
		*file = (struct read_file){line, {rest.data, 0}, access};
	}
}

/* The options as on the command line. The words must outlive them. */
static void read_options(
	struct unit *unit, struct str text, struct arena *words, struct options *options)
{
	static char program[] = "tiku", bank[] = "spec.md";
	char *arguments[WORDS + 2] = {program, bank};
	int count = 2;
	struct buf message;

	buf_init(&message, 0);
	for (text = str_trim(text); text.len && count < WORDS + 2;) {
		const struct str word = str_slice(text, 0, str_find_byte(text, ' ', 0));
		char *const copy = arena_alloc(words, word.len + 1);

		snprintf(copy, word.len + 1, "%.*s", STR_ARGS(word));
		arguments[count++] = copy;
		text = str_trim(str_from_offset(text, word.len));
	}
	CHECK(unit, text.len == 0);
	CHECK(unit, options_read(options, count, arguments, DIAG_ENGLISH, &message) ==
			    OPTIONS_GOOD);
	buf_clear(&message);
}

/* One line a message, without the name of the example's own file. */
static void put_said(const struct diag *diag, struct sources *sources, struct buf *out)
{
	struct buf all;
	struct str rest, line;

	buf_init(&all, 0);
	diag_print(diag, sources, (struct diag_style){DIAG_ENGLISH, false}, &all);
	for (rest = buf_str(&all); str_next_line(&rest, &line);) {
		if (str_starts(line, STR("    ")))
			continue;
		str_skip(&line, STR("spec.md:"));
		buf_put_str(out, line);
		buf_put_byte(out, '\n');
	}
	buf_clear(&all);
}

static void compare(struct unit *unit, const struct example *example)
{
	struct arena arena;
	struct sources sources;
	struct diag diag;
	struct buf outline, said, ids;
	struct options options;
	struct shelf shelf = {.given_count = 0};
	const struct read_access access = {take_from_shelf, &shelf};

	arena_init(&arena);
	sources_init(&sources);
	diag_init(&diag);
	buf_init(&outline, 0);
	buf_init(&said, 0);
	buf_init(&ids, 0);
	fill_shelf(&shelf, example->bank, &access);
	read_options(unit, example->options, &arena, &options);
	if (options.ids_file) {
		CHECK(unit, take_from_shelf(
				    &shelf, STR(""), str_from(options.ids_file), &ids));
		options.selection.ids = buf_str(&ids);
		options.selection.has_ids = true;
	}
	const struct bank *const bank =
		read_bank(shelf.given, shelf.given_count, &arena, &sources, &diag);

	check_bank(bank, &diag);
	dump_outline(select_bank(bank, &options.selection, &arena, &diag), &outline);
	put_said(&diag, &sources, &said);
	CHECK_STR(unit, buf_str(&outline), example->outline);
	if (example->tells)
		CHECK_STR(unit, buf_str(&said), example->said);
	options_clear(&options);
	buf_clear(&ids);
	buf_clear(&said);
	buf_clear(&outline);
	diag_clear(&diag);
	sources_clear(&sources);
	arena_clear(&arena);
}

/* The examples of one file, of which it must have as many at least. */
static void run_file(struct unit *unit, const char *file, size_t least)
{
	struct buf text;
	struct example example = {0};
	size_t line_number = 0, count = 0;
	char name[64];

	snprintf(name, sizeof(name), "tests/spec/%s", file);
	buf_init(&text, LIMIT_INPUT_BYTES);
	const bool is_read = file_read(name, LIMIT_INPUT_BYTES, &text);
	struct str rest = buf_str(&text);

	while (next_example(&rest, &line_number, &example)) {
		snprintf(name, sizeof(name), "%s:%zu", file, example.line);
		unit_case(unit, name);
		compare(unit, &example);
		unit_close_case(unit);
		count++;
	}
	unit_case(unit, file);
	CHECK(unit, is_read && count >= least);
	unit_close_case(unit);
	unit->name = NULL;
	buf_clear(&text);
}

int main(void)
{
	struct unit unit = {0};

	run_file(&unit, "grammar.md", 50);
	run_file(&unit, "papers.md", 40);
	run_file(&unit, "forms.md", 50);
	run_file(&unit, "selection.md", 20);
	run_file(&unit, "told.md", 15);
	return unit_end(&unit);
}
