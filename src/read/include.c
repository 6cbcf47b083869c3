/* SPDX-License-Identifier: MIT */
#include "read/include.h"

#include <string.h>

#include "base/limits.h"
#include "read/markdown/decode.h"
#include "read/outline/parts.h"

/*
 *   file   ....... include a ....... include b .......
 *   segments  [1]      [2 3 4]  [5]      [6]     [7]
 *
 * Each is surveyed by itself, so that an included file may mark questions otherwise. */

/* The files around this one. */
struct chain {
	struct str path; /* beneath the folder of the command line's file */
	const struct chain *outer;
	size_t depth;
};

static struct str include_name(const struct md_node *block)
{
	struct str words = {NULL, 0};

	if (block->kind == MD_COMMENT)
		words = attributes_of_comment(block->text);
	if (!str_skip(&words, STR("include ")))
		return (struct str){NULL, 0};
	words = str_trim(words);
	while (str_skip(&words, STR("./")))
		;
	return words;
}

static bool is_in_chain(const struct chain *chain, struct str path)
{
	for (; chain; chain = chain->outer) {
		if (str_eq(chain->path, path))
			return true;
	}
	return false;
}

/* Where the last folder of the path begins, or its length: none that `..` can leave. */
static size_t outer_len(struct str path)
{
	size_t end = path.len;

	if (!end || str_ends(path, STR("../")))
		return path.len;
	for (end--; end && path.data[end - 1] != '/';)
		end--;
	return end;
}

/* Without `.` and `..` where they can go, so that a file has one name. */
static struct str joined(struct arena *arena, struct str folder, struct str name)
{
	char *const bytes = arena_alloc(arena, folder.len + name.len + 1);
	struct str path = {bytes, folder.len};

	if (folder.len)
		memcpy(bytes, folder.data, folder.len);
	while (name.len) {
		const size_t slash = str_find_byte(name, '/', 0);
		const struct str part =
			str_slice(name, 0, slash == STR_NPOS ? name.len : slash + 1);
		const size_t outer =
			str_eq(part, STR("../")) ? outer_len(path) : path.len;

		if (outer < path.len) {
			path.len = outer;
		} else if (!str_eq(part, STR("./"))) {
			memcpy(bytes + path.len, part.data, part.len);
			path.len += part.len;
		}
		name = str_from_offset(name, part.len);
	}
	return path;
}

static struct str folder_of(struct str path)
{
	size_t end = path.len;

	while (end && path.data[end - 1] != '/')
		end--;
	return str_slice(path, 0, end);
}

static struct segment *add_segment(
	struct including *including, const struct segment *like, struct span span)
{
	struct segment segment = *like;

	segment.document = md_new(including->arena, MD_DOCUMENT, span);
	vec_push(&including->segments, segment);
	return vec_last(&including->segments);
}

/* A title of its own makes an included file a chapter, not the bank's title. */
static void lower_headings(struct md_node *document)
{
	size_t titles = 0;

	for (const struct md_node *block = document->first; block; block = block->next)
		titles += block->kind == MD_HEADING && block->number == 1;
	for (struct md_node *block = document->first; block && titles == 1;
		block = block->next) {
		if (block->kind == MD_HEADING && block->number < 6)
			block->number++;
	}
}

static void expand(struct including *including, struct md_node *document,
	const struct segment *like, const struct chain *chain);

static bool read_bytes(struct including *including, const struct segment *like,
	struct str path, struct buf *bytes)
{
	const struct read_file *file = &including->files[like->file];

	return file->access && file->access->read(file->access->closure,
				       folder_of(file->name), path, bytes);
}

static void parse(struct including *including, const struct segment *like,
	struct str bytes, const struct chain *chain)
{
	const struct read_file *file = &including->files[like->file];
	struct segment own = *like;
	struct front front;
	uint32_t source;

	if (!read_decode(bytes, including->arena, including->sources,
		    joined(including->arena, folder_of(file->name), chain->path),
		    including->diag, &source))
		return;
	front_read(including->arena, including->sources, source, including->diag, &front);
	const struct md_input input = {.arena = including->arena,
		.diag = including->diag,
		.sources = including->sources,
		.source = source,
		.body_start = front.body_start};
	struct md_node *document = md_parse(&input);

	if (front.marking != MARKING_AUTO)
		own.marking = front.marking;
	if (front.body != BODY_AUTO)
		own.body = front.body;
	lower_headings(document);
	expand(including, document, &own, chain);
}

static void include(struct including *including, const struct md_node *block,
	const struct segment *like, const struct chain *outer)
{
	const struct str name = include_name(block);
	const struct chain chain = {
		.path = joined(including->arena, folder_of(outer->path), name),
		.outer = outer,
		.depth = outer->depth + 1};
	struct buf bytes;

	if (is_in_chain(outer, chain.path)) {
		diag_report(including->diag, DIAG_INCLUDE_CYCLE, block->span, chain.path);
		return;
	}
	if (chain.depth > LIMIT_INCLUDE_DEPTH || including->count >= LIMIT_INCLUDES ||
		including->bytes >= LIMIT_INPUT_BYTES) {
		diag_report(including->diag, DIAG_INCLUDE_LIMIT, block->span, chain.path);
		return;
	}
	including->count++;
	buf_init(&bytes, LIMIT_INPUT_BYTES + 1);
	if (read_bytes(including, like, chain.path, &bytes)) {
		including->bytes += bytes.len;
		parse(including, like, buf_str(&bytes), &chain);
	} else {
		diag_report(
			including->diag, DIAG_INCLUDE_MISSING, block->span, chain.path);
	}
	buf_clear(&bytes);
}

static void expand(struct including *including, struct md_node *document,
	const struct segment *like, const struct chain *chain)
{
	struct md_node *target = add_segment(including, like, document->span)->document;

	while (document->first) {
		struct md_node *block = document->first;

		if (!include_name(block).len) {
			md_append(target, block);
			continue;
		}
		md_unlink(block);
		struct segment inner = *like;

		inner.is_piece = inner.is_continued = true;
		include(including, block, &inner, chain);
		target = add_segment(including, &inner, block->span)->document;
	}
}

static bool has_include(const struct md_node *document)
{
	for (const struct md_node *block = document->first; block; block = block->next) {
		if (include_name(block).len)
			return true;
	}
	return false;
}

void include_expand(struct including *including, struct md_node *document,
	const struct front *front, size_t file)
{
	const struct str name = including->files[file].name;
	const struct segment whole = {.document = document,
		.marking = front->marking,
		.body = front->body,
		.file = file,
		.is_piece = has_include(document)};
	const struct chain chain = {.path = str_from_offset(name, folder_of(name).len)};

	if (whole.is_piece)
		expand(including, document, &whole, &chain);
	else
		vec_push(&including->segments, whole);
}
