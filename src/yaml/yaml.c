/* SPDX-License-Identifier: MIT */
#include "yaml/yaml.h"

#include <yaml.h>

#include "base/limits.h"
#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"

/* A descent over libyaml's events. Its marks count code points, ours bytes: a cursor
 * walks along, and since marks hardly ever step back, all of them cost one pass. After
 * the first error every read says that the stream has ended, so that each open
 * collection closes with what it has. */

struct yaml_reader {
	struct arena *arena;
	struct diag *diag;
	struct str text; /* of the span */
	struct span span;
	yaml_parser_t parser;
	yaml_event_t event; /* the one to be looked at next */
	size_t cursor_index, cursor_offset;
	bool failed;
};

typedef VEC(struct yaml_node) node_vec;

static size_t byte_offset(struct yaml_reader *reader, size_t index)
{
	while (reader->cursor_index < index &&
		utf8_next(reader->text, &reader->cursor_offset) != UTF8_END)
		reader->cursor_index++;
	while (reader->cursor_index > index) {
		utf8_before(reader->text, &reader->cursor_offset);
		reader->cursor_index--;
	}
	return reader->cursor_offset;
}

static struct span mark_span(
	struct yaml_reader *reader, yaml_mark_t start, yaml_mark_t end)
{
	const size_t first = byte_offset(reader, start.index);
	const size_t last = byte_offset(reader, end.index);

	return span_of(reader->span.source, reader->span.start + first,
		reader->span.start + (last < first ? first : last));
}

static struct span event_span(struct yaml_reader *reader)
{
	return mark_span(reader, reader->event.start_mark, reader->event.end_mark);
}

static void fail(struct yaml_reader *reader)
{
	yaml_event_delete(&reader->event);
	memset(&reader->event, 0, sizeof(reader->event));
	reader->event.type = YAML_STREAM_END_EVENT;
	reader->failed = true;
}

static void report_syntax(struct yaml_reader *reader)
{
	const yaml_parser_t *parser = &reader->parser;
	struct span place = mark_span(reader, parser->problem_mark, parser->problem_mark);

	if (parser->error == YAML_READER_ERROR &&
		parser->problem_offset < reader->text.len)
		place.start = place.end =
			reader->span.start + (uint32_t)parser->problem_offset;
	diag_report(reader->diag, DIAG_YAML_SYNTAX, place, str_from(parser->problem));
}

static void advance(struct yaml_reader *reader)
{
	if (reader->failed)
		return;
	yaml_event_delete(&reader->event);
	if (yaml_parser_parse(&reader->parser, &reader->event))
		return;
	report_syntax(reader);
	fail(reader);
}

static bool is_null_word(struct str text)
{
	return text.len == 0 || str_eq(text, STR("~")) || str_eq(text, STR("null")) ||
	       str_eq(text, STR("Null")) || str_eq(text, STR("NULL"));
}

static struct yaml_node scalar(struct yaml_reader *reader)
{
	const bool plain = reader->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	const struct str value = {(const char *)reader->event.data.scalar.value,
		reader->event.data.scalar.length};
	struct yaml_node node = {.kind = YAML_SCALAR, .span = event_span(reader)};

	node.text = arena_copy_str(reader->arena, value);
	if (plain && is_null_word(value))
		node = (struct yaml_node){.kind = YAML_NULL, .span = node.span};
	advance(reader);
	return node;
}

static struct yaml_node node_read(struct yaml_reader *reader, unsigned depth);

static struct yaml_node sequence(struct yaml_reader *reader, unsigned depth)
{
	struct yaml_node node = {.kind = YAML_SEQUENCE, .span = event_span(reader)};
	node_vec items = {0};

	advance(reader);
	while (reader->event.type != YAML_SEQUENCE_END_EVENT && !reader->failed)
		vec_push(&items, node_read(reader, depth + 1));
	node.span = span_join(node.span, event_span(reader));
	advance(reader);
	node.items = ARENA_COPY_VEC(reader->arena, &items);
	node.count = items.len;
	vec_clear(&items);
	return node;
}

/* Says whether the pair is to be kept: its key is a scalar that has not come yet. */
static bool key_is_new(struct yaml_reader *reader, struct map *seen,
	const struct yaml_node *key, size_t at)
{
	if (key->kind != YAML_SCALAR) {
		diag_report(reader->diag, DIAG_YAML_KEY, key->span);
		return false;
	}
	if (map_add(seen, key->text, at) == at)
		return true;
	diag_report(reader->diag, DIAG_YAML_DUPLICATE_KEY, key->span, key->text);
	return false;
}

static struct yaml_node mapping(struct yaml_reader *reader, unsigned depth)
{
	struct yaml_node node = {.kind = YAML_MAPPING, .span = event_span(reader)};
	node_vec keys = {0}, values = {0};
	struct map seen;

	map_init(&seen);
	advance(reader);
	while (reader->event.type != YAML_MAPPING_END_EVENT && !reader->failed) {
		const struct yaml_node key = node_read(reader, depth + 1);
		if (reader->failed)
			break;
		const struct yaml_node value = node_read(reader, depth + 1);

		if (!key_is_new(reader, &seen, &key, keys.len))
			continue;
		vec_push(&keys, key);
		vec_push(&values, value);
	}
	node.span = span_join(node.span, event_span(reader));
	advance(reader);
	node.keys = ARENA_COPY_VEC(reader->arena, &keys);
	node.items = ARENA_COPY_VEC(reader->arena, &values);
	node.count = keys.len;
	vec_clear(&keys);
	vec_clear(&values);
	map_clear(&seen);
	return node;
}

static struct yaml_node refuse(struct yaml_reader *reader, enum diag_code code)
{
	const struct yaml_node node = {.kind = YAML_NULL, .span = event_span(reader)};

	diag_report(reader->diag, code, node.span);
	fail(reader);
	return node;
}

/* Reads the node that the current event opens and moves past it. */
static struct yaml_node node_read(struct yaml_reader *reader, unsigned depth)
{
	struct yaml_node nothing = {.kind = YAML_NULL};

	if (reader->event.type == YAML_SCALAR_EVENT)
		return scalar(reader);
	if (depth >= LIMIT_YAML_DEPTH && !reader->failed)
		return refuse(reader, DIAG_YAML_DEPTH);
	if (reader->event.type == YAML_SEQUENCE_START_EVENT)
		return sequence(reader, depth);
	if (reader->event.type == YAML_MAPPING_START_EVENT)
		return mapping(reader, depth);
	nothing.span = event_span(reader);
	if (reader->event.type == YAML_ALIAS_EVENT) {
		diag_report(reader->diag, DIAG_YAML_ALIAS, nothing.span);
		advance(reader);
	}
	return nothing;
}

static bool opens_node(yaml_event_type_t type)
{
	return type == YAML_SCALAR_EVENT || type == YAML_SEQUENCE_START_EVENT ||
	       type == YAML_MAPPING_START_EVENT || type == YAML_ALIAS_EVENT;
}

static struct yaml_node document(struct yaml_reader *reader)
{
	const struct yaml_node nothing = {.kind = YAML_NULL, .span = reader->span};

	advance(reader);
	while (!opens_node(reader->event.type) &&
		reader->event.type != YAML_STREAM_END_EVENT)
		advance(reader);
	return opens_node(reader->event.type) ? node_read(reader, 0) : nothing;
}

const struct yaml_node *yaml_parse(struct arena *arena, const struct sources *sources,
	struct span span, struct diag *diag)
{
	struct yaml_reader reader = {.arena = arena, .diag = diag, .span = span};
	struct yaml_node *root = ARENA_NEW(arena, struct yaml_node, 1);

	*root = (struct yaml_node){.kind = YAML_NULL, .span = span};
	reader.text = sources_text(sources, span);
	if (reader.text.len > LIMIT_YAML_BYTES) {
		diag_report(diag, DIAG_YAML_SIZE,
			span_of(span.source, span.start, span.start));
		return root;
	}
	if (!yaml_parser_initialize(&reader.parser))
		memory_exhausted();
	yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
		&reader.parser, (const unsigned char *)reader.text.data, reader.text.len);
	*root = document(&reader);
	yaml_event_delete(&reader.event);
	yaml_parser_delete(&reader.parser);
	return root;
}

const struct yaml_node *yaml_find(const struct yaml_node *node, struct str key)
{
	if (!node || node->kind != YAML_MAPPING)
		return NULL;
	for (size_t i = 0; i < node->count; i++) {
		if (str_eq(node->keys[i].text, key))
			return &node->items[i];
	}
	return NULL;
}

struct str yaml_text(const struct yaml_node *node)
{
	return node && node->kind == YAML_SCALAR ? node->text : (struct str){NULL, 0};
}
