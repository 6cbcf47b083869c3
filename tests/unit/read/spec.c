/* SPDX-License-Identifier: MIT */
/* Runs the examples of tests/spec: what stands before the line with a single
 * dot is a bank, what stands after it the outline that must come of it. */
#include <stdio.h>

#include "base/file.h"
#include "base/limits.h"
#include "unit/read/reading.h"
#include "unit/unit.h"
#include "write/dump/tree.h"

#define FENCE "````````````````````````````````"

struct example {
	size_t line; /* of its fence */
	struct str bank, outline;
};

/* Cuts the next example off *rest. */
static bool next_example(struct str *rest, size_t *line_number, struct example *example)
{
	struct str line;
	const char *start = NULL, *dot = NULL;

	while (str_next_line(rest, &line)) {
		++*line_number;
		if (!start && str_eq(line, STR(FENCE " example"))) {
			start = rest->data;
			example->line = *line_number;
		} else if (start && !dot && str_eq(line, STR("."))) {
			example->bank = (struct str){start, (size_t)(line.data - start)};
			dot = rest->data;
		} else if (dot && str_eq(line, STR(FENCE))) {
			example->outline = (struct str){dot, (size_t)(line.data - dot)};
			return true;
		}
	}
	return false;
}

static void run_example(
	struct unit *unit, const char *file, const struct example *example)
{
	struct reading reading;
	struct buf outline;
	char name[64];

	snprintf(name, sizeof(name), "%s:%zu", file, example->line);
	unit_case(unit, name);
	reading_open(&reading, "spec.md", example->bank);
	buf_init(&outline, 0);
	dump_outline(reading.bank, &outline);
	CHECK_STR(unit, buf_str(&outline), example->outline);
	buf_clear(&outline);
	reading_close(&reading);
	unit_close_case(unit);
	unit->name = NULL;
}

/* The examples of one file, of which it must have as many at least. */
static void run_file(struct unit *unit, const char *file, size_t least)
{
	struct buf text;
	struct example example = {0};
	size_t line_number = 0, count = 0;
	char path[64];

	snprintf(path, sizeof(path), "tests/spec/%s", file);
	buf_init(&text, LIMIT_INPUT_BYTES);
	const bool is_read = file_read(path, LIMIT_INPUT_BYTES, &text);
	struct str rest = buf_str(&text);

	while (next_example(&rest, &line_number, &example)) {
		run_example(unit, file, &example);
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

	run_file(&unit, "grammar.md", 40);
	run_file(&unit, "papers.md", 40);
	run_file(&unit, "forms.md", 20);
	return unit_end(&unit);
}
