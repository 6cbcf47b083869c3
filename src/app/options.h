/* SPDX-License-Identifier: MIT */
#ifndef APP_OPTIONS_H
#define APP_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/vec.h"
#include "diag/diag.h"
#include "select/select.h"
#include "write/writer.h"

enum command { COMMAND_BUILD, COMMAND_CHECK, COMMAND_DUMP, COMMAND_FONTS, COMMAND_IDS };
enum dump_stage { DUMP_TREE, DUMP_PAGES };
enum math_mode { MATH_MATHML, MATH_SVG, MATH_PNG }; /* formulas in a book */

/* The command line, understood. Strings are argv's. */
struct options {
	enum command command;
	VEC(const char *) files;
	const char *folder; /* -o */
	unsigned writers;   /* bit i: writers_table[i] is asked for */
	enum dump_stage stage;
	enum answers_mode answers;
	enum math_mode math;
	const char *style, *note_type;
	VEC(struct str) overrides;
	struct selection selection;
	const char *ids_file; /* --questions @FILE; NULL: none */
	struct buf tags;      /* of all --tag, by comma */
	bool embeds_fonts;
	bool epub_compat; /* --profile compat */
	bool anki_update, locked, no_lock;
	bool urls;        /* check --urls */
	bool freezes_ids; /* ids --write */
	bool strict, show_help, show_version;
};

/* How the reading of the command line ended. */
enum options_result { OPTIONS_GOOD, OPTIONS_BAD };

/* Reads argv; what is wrong goes into message, one line, in the language. */
enum options_result options_read(struct options *options, int argc, char *const *argv,
	enum diag_language language, struct buf *message);
void options_clear(struct options *options);

/* The help page, from the same table. */
void options_put_help(struct buf *out, enum diag_language language);

#endif
