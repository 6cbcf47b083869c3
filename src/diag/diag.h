/* SPDX-License-Identifier: MIT */
#ifndef DIAG_DIAG_H
#define DIAG_DIAG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "diag/source.h"

enum diag_level { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

/* One value a message of codes.h: DIAG_BROKEN_REFERENCE prints [broken-reference]. */
enum diag_code {
#define DIAG(code, level, id, english, chinese, help_english, help_chinese) DIAG_##code,
#include "diag/codes.h"
#undef DIAG
	DIAG_CODE_COUNT
};

enum diag_language { DIAG_ENGLISH, DIAG_CHINESE };

struct diag_message {
	enum diag_code code;
	struct span span; /* SPAN_NONE: no place */
	struct str *args; /* up to DIAG_MAX_ARGS */
	size_t arg_count;
};

#define DIAG_MAX_ARGS 4

/* Collects messages in order of reporting; the same code at the same place with the same
 * words is kept once. Not thread-safe. */
struct diag {
	struct arena arena;
	struct diag_message *messages;
	size_t count, capacity;
	size_t dropped; /* past LIMIT_MESSAGES */
	size_t errors, warnings;
};

void diag_init(struct diag *diag);
void diag_clear(struct diag *diag);

/* diag_report(diag, DIAG_MISSING_IMAGE, node->span, path); the strings after the span
 * stand for {0}, {1} … of the message and are copied. */
#define diag_report(diag, code, span, ...)                               \
	diag_report_args((diag), (code), (span),                         \
		(const struct str[]){{NULL, 0}, ##__VA_ARGS__},          \
		sizeof((const struct str[]){{NULL, 0}, ##__VA_ARGS__}) / \
				sizeof(struct str) -                     \
			1)
/* args[0] is not used; arg_count counts from args[1]. */
void diag_report_args(struct diag *diag, enum diag_code code, struct span span,
	const struct str *args, size_t arg_count);

/* Adds the other's messages after one's own (a second thread's). */
void diag_merge(struct diag *diag, const struct diag *other);

/* How many messages of this code came so far. */
size_t diag_count(const struct diag *diag, enum diag_code code);

struct diag_style {
	enum diag_language language;
	bool colour;
};

/* `file:line:col: level: words [code]`, the line and a caret, and a line of help; sorted
 * by file and place, messages without a place last. The sources may be NULL only if
 * every message has no place. */
void diag_print(const struct diag *diag, struct sources *sources, struct diag_style style,
	struct buf *out);

/* For the manual and tests. */
struct str diag_code_id(enum diag_code code);
enum diag_level diag_code_level(enum diag_code code);

struct diag_text {
	struct str words, help; /* with {0} {1} for the report's words */
};
struct diag_text diag_code_text(enum diag_code code, enum diag_language language);

/* The known key nearest to word by edit distance, if near enough to be meant; else the
 * empty view. keys is an array of count. */
struct str diag_nearest(struct str word, const struct str *keys, size_t count);

#endif
