/* SPDX-License-Identifier: MIT */
#include "diag/diag.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/memory.h"
#include "base/unicode.h"
#include "base/utf8.h"

struct code_row {
	enum diag_level level;
	struct str id, words[2], help[2];
};

static const struct code_row code_rows[] = {
#define DIAG(code, level, id, english, chinese, help_english, help_chinese)  \
	{DIAG_##level, STR_INIT(id), {STR_INIT(english), STR_INIT(chinese)}, \
		{STR_INIT(help_english), STR_INIT(help_chinese)}},
#include "diag/codes.h"
#undef DIAG
};

static const struct str level_words[2][3] = {
	{STR_INIT("note"), STR_INIT("warning"), STR_INIT("error")},
	{STR_INIT("说明"), STR_INIT("警告"), STR_INIT("错误")},
};

struct str diag_code_id(enum diag_code code)
{
	return code_rows[code].id;
}

enum diag_level diag_code_level(enum diag_code code)
{
	return code_rows[code].level;
}

struct diag_text diag_code_text(enum diag_code code, enum diag_language language)
{
	return (struct diag_text){
		code_rows[code].words[language], code_rows[code].help[language]};
}

void diag_init(struct diag *diag)
{
	*diag = (struct diag){0};
	arena_init(&diag->arena);
}

void diag_clear(struct diag *diag)
{
	arena_clear(&diag->arena);
	free(diag->messages);
	diag_init(diag);
}

static bool message_is(const struct diag_message *message, enum diag_code code,
	struct span span, const struct str *args, size_t arg_count)
{
	if (message->code != code || message->span.source != span.source ||
		message->span.start != span.start || message->span.end != span.end ||
		message->arg_count != arg_count)
		return false;
	for (size_t i = 0; i < arg_count; i++)
		if (!str_eq(message->args[i], args[i]))
			return false;
	return true;
}

void diag_report_args(struct diag *diag, enum diag_code code, struct span span,
	const struct str *args, size_t arg_count)
{
	if (arg_count > DIAG_MAX_ARGS)
		arg_count = DIAG_MAX_ARGS;
	for (size_t i = 0; i < diag->count && diag->count < LIMIT_MESSAGES; i++)
		if (message_is(diag->messages + i, code, span, args + 1, arg_count))
			return;
	if (code_rows[code].level == DIAG_ERROR)
		diag->errors++;
	if (code_rows[code].level == DIAG_WARNING)
		diag->warnings++;
	if (diag->count >= LIMIT_MESSAGES) {
		diag->dropped++;
		return;
	}
	if (diag->count == diag->capacity) {
		diag->capacity = diag->capacity ? diag->capacity * 2 : 16;
		diag->messages = memory_resize(diag->messages,
			memory_product(diag->capacity, sizeof(*diag->messages)));
	}
	struct diag_message *const message = diag->messages + diag->count++;

	*message = (struct diag_message){
		code, span, ARENA_NEW(&diag->arena, struct str, arg_count), arg_count};
	for (size_t i = 0; i < arg_count; i++)
		message->args[i] = arena_copy_str(&diag->arena, args[i + 1]);
}

void diag_merge(struct diag *diag, const struct diag *other)
{
	for (size_t i = 0; i < other->count; i++) {
		const struct diag_message *const message = other->messages + i;
		struct str args[DIAG_MAX_ARGS + 1] = {{NULL, 0}};

		for (size_t arg = 0; arg < message->arg_count; arg++)
			args[arg + 1] = message->args[arg];
		diag_report_args(
			diag, message->code, message->span, args, message->arg_count);
	}
	diag->dropped += other->dropped;
}

size_t diag_count(const struct diag *diag, enum diag_code code)
{
	size_t count = 0;

	for (size_t i = 0; i < diag->count; i++)
		count += diag->messages[i].code == code;
	return count;
}

/* Control characters of the user's words must not reach the terminal. */
static void put_visible(struct buf *out, struct str text)
{
	for (size_t at = 0; at < text.len;) {
		const uint32_t c = utf8_next(text, &at);

		if (c == '\t')
			buf_put_byte(out, ' ');
		else if (c < 0x20 || (c >= 0x7F && c < 0xA0))
			buf_put_code_point(out, UTF8_REPLACEMENT);
		else
			buf_put_code_point(out, c);
	}
}

static void put_words(
	struct buf *out, struct str words, const struct diag_message *message)
{
	for (size_t i = 0; i < words.len; i++) {
		const bool is_place = words.data[i] == '{' && i + 2 < words.len &&
				      words.data[i + 1] >= '0' &&
				      words.data[i + 1] <= '9' &&
				      words.data[i + 2] == '}';

		if (!is_place) {
			buf_put_byte(out, words.data[i]);
			continue;
		}
		const size_t arg = (size_t)(words.data[i + 1] - '0');

		if (arg < message->arg_count)
			put_visible(out, message->args[arg]);
		i += 2;
	}
}

static size_t columns_of(struct str text)
{
	size_t columns = 0;

	for (size_t at = 0; at < text.len;) {
		const uint32_t c = utf8_next(text, &at);
		const enum unicode_width width = unicode_width(c);

		if (unicode_category(c) == CATEGORY_MARK)
			continue;
		columns += width == WIDTH_WIDE || width == WIDTH_FULL ? 2 : 1;
	}
	return columns;
}

#define EXCERPT_BYTES 160u

/* The line, cut around the place when it is long, and a caret under the first column. */
static void put_excerpt(struct buf *out, struct str line, size_t offset)
{
	size_t start = 0, end = line.len;

	if (line.len > EXCERPT_BYTES) {
		start = offset > EXCERPT_BYTES / 2 ? offset - EXCERPT_BYTES / 2 : 0;
		while (start > 0 && start < line.len && (line.data[start] & 0xC0) == 0x80)
			start--;
		end = start + EXCERPT_BYTES < line.len ? start + EXCERPT_BYTES : line.len;
		while (end < line.len && (line.data[end] & 0xC0) == 0x80)
			end++;
	}
	buf_put_c(out, "    ");
	put_visible(out, str_slice(line, start, end));
	buf_put_c(out, "\n    ");
	for (size_t i = columns_of(str_slice(line, start, offset)); i > 0; i--)
		buf_put_byte(out, ' ');
	buf_put_c(out, "^\n");
}

static const char *level_colour(enum diag_level level)
{
	return level == DIAG_ERROR     ? "\033[1;31m"
	       : level == DIAG_WARNING ? "\033[1;35m"
				       : "\033[1;36m";
}

static void put_message(const struct diag_message *message, struct sources *sources,
	struct diag_style style, struct buf *out)
{
	const struct code_row *const row = code_rows + message->code;
	const bool has_place = message->span.source != SPAN_NONE.source;
	struct place place = {0};

	if (has_place) {
		place = sources_place(sources, message->span.source, message->span.start);
		put_visible(out, sources->items[message->span.source].name);
		buf_printf(out, ":%zu:%zu: ", place.line, place.column);
	} else {
		buf_put_c(out, "tiku: ");
	}
	if (style.colour)
		buf_put_c(out, level_colour(row->level));
	buf_put_str(out, level_words[style.language][row->level]);
	buf_put_c(out, style.colour ? "\033[0m: " : ": ");
	put_words(out, row->words[style.language], message);
	buf_put_c(out, " [");
	buf_put_str(out, row->id);
	buf_put_c(out, "]\n");
	if (has_place)
		put_excerpt(out, place.line_text,
			message->span.start -
				(size_t)(place.line_text.data -
					 sources->items[message->span.source].text.data));
	if (row->help[style.language].len) {
		buf_put_c(out, "    = ");
		put_words(out, row->help[style.language], message);
		buf_put_byte(out, '\n');
	}
}

static int compare_messages(const void *a, const void *b)
{
	const struct diag_message *const first = *(const struct diag_message *const *)a;
	const struct diag_message *const second = *(const struct diag_message *const *)b;

	if (first->span.source != second->span.source)
		return first->span.source < second->span.source ? -1 : 1;
	if (first->span.start != second->span.start)
		return first->span.start < second->span.start ? -1 : 1;
	return (first > second) - (first < second); /* order of reporting */
}

void diag_print(const struct diag *diag, struct sources *sources, struct diag_style style,
	struct buf *out)
{
	const struct diag_message **const sorted =
		memory_new(memory_product(diag->count, sizeof(*sorted)));

	for (size_t i = 0; i < diag->count; i++)
		sorted[i] = diag->messages + i;
	qsort(sorted, diag->count, sizeof(*sorted), compare_messages);
	for (size_t i = 0; i < diag->count; i++)
		put_message(sorted[i], sources, style, out);
	free(sorted);
	if (diag->dropped)
		buf_printf(out,
			style.language == DIAG_CHINESE
				? "tiku: 另有 %zu 条消息未显示\n"
				: "tiku: %zu more messages not shown\n",
			diag->dropped);
}

#define NEAREST_BYTES 40u

/* Damerau-Levenshtein distance by bytes, without overlap. */
static size_t edit_distance(struct str a, struct str b)
{
	size_t rows[3][NEAREST_BYTES + 1];

	for (size_t j = 0; j <= b.len; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		size_t *const row = rows[i % 3], *const above = rows[(i + 2) % 3],
			      *const before = rows[(i + 1) % 3];

		row[0] = i;
		for (size_t j = 1; j <= b.len; j++) {
			const size_t differs = a.data[i - 1] != b.data[j - 1];
			size_t least = above[j - 1] + differs;

			if (above[j] + 1 < least)
				least = above[j] + 1;
			if (row[j - 1] + 1 < least)
				least = row[j - 1] + 1;
			if (i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] &&
				a.data[i - 2] == b.data[j - 1] &&
				before[j - 2] + 1 < least)
				least = before[j - 2] + 1;
			row[j] = least;
		}
	}
	return rows[a.len % 3][b.len];
}

struct str diag_nearest(struct str word, const struct str *keys, size_t count)
{
	struct str nearest = STR("");
	size_t least = word.len / 3 + 1;

	if (word.len > NEAREST_BYTES)
		return nearest;
	for (size_t i = 0; i < count; i++) {
		const size_t distance = keys[i].len > NEAREST_BYTES
						? least + 1
						: edit_distance(word, keys[i]);

		if (distance < least || (distance == least && nearest.len == 0)) {
			least = distance;
			nearest = keys[i];
		}
	}
	return nearest;
}
