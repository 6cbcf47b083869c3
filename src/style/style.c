/* SPDX-License-Identifier: MIT */
#include "style/style.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/vec.h"
#include "style/field.h"
#include "style/papers.h"
#include "style/value.h"
#include "yaml/yaml.h"

/* A style is read in two steps. First every property gets a text: its default, that of
 * the style that the file is like, the file's, that of --set, the last one wins. Then all
 * texts become values, body.size before the others because it is their em. A text that is
 * no value is reported where it stands and the default takes its place. */

enum property_type {
	TYPE_LENGTH,
	TYPE_COLOUR,
	TYPE_SIZE,
	TYPE_BOOL,
	TYPE_NUMBER,
	TYPE_TEXT,
	TYPE_CHOICE,
	TYPE_FIELDS,
	TYPE_SPACE,
};

struct property {
	struct str key;
	enum property_type type;
	size_t offset; /* in struct style */
	struct str default_text, words, help;
};

static const struct property properties[] = {
#define PROPERTY(field, key, type, default_value, words, help)      \
	{STR_INIT(key), TYPE_##type, offsetof(struct style, field), \
		STR_INIT(default_value), STR_INIT(words), STR_INIT(help)},
#include "style/properties.h"
#undef PROPERTY
};

#define PROPERTY_COUNT (sizeof(properties) / sizeof(properties[0]))
#define MOST_STYLES    8 /* that one stands upon */
#define LEAST_SIZE     SCALED(1)
#define LARGEST_SIZE   SCALED(1000)

struct given {
	struct str text;
	struct span span;
};

struct reader {
	const char *styles_folder;
	struct arena *arena;
	struct sources *sources;
	struct diag *diag;
	struct given values[PROPERTY_COUNT];
};

/* "gutter" is part of page.column-gutter, "paper" is what the help of page.size begins
 * with. */
static struct str find_by_part(struct str key)
{
	for (size_t i = 0; i < PROPERTY_COUNT; i++) {
		struct str rest = properties[i].key;

		if (str_ends(rest, key) && rest.len > key.len &&
			strchr(".-", rest.data[rest.len - key.len - 1]))
			return rest;
	}
	for (size_t i = 0; i < PROPERTY_COUNT; i++) {
		struct str rest = properties[i].help;

		if (str_skip(&rest, key) && rest.len > 0 && strchr(" :,", rest.data[0]))
			return properties[i].key;
	}
	return STR("");
}

static void give(
	struct reader *reader, struct str key, struct given value, struct span key_span)
{
	struct str keys[PROPERTY_COUNT];

	for (size_t i = 0; i < PROPERTY_COUNT; i++) {
		keys[i] = properties[i].key;
		if (str_eq(key, properties[i].key)) {
			reader->values[i] = value;
			return;
		}
	}
	struct str nearest = diag_nearest(key, keys, PROPERTY_COUNT);

	if (nearest.len == 0)
		nearest = find_by_part(key);
	if (nearest.len > 0)
		diag_report(reader->diag, DIAG_STYLE_KEY_NEAR, key_span, key, nearest);
	else
		diag_report(reader->diag, DIAG_STYLE_KEY, key_span, key);
}

#define LIKE STR("like") /* no property: it names the style that the others change */

/* The nested mappings of a style file; path is the key so far, without its last dot. */
static void give_mapping(
	struct reader *reader, const struct yaml_node *node, struct str path)
{
	for (size_t i = 0; i < node->count; i++) {
		const struct yaml_node *value = &node->items[i];
		const struct str key = yaml_text(&node->keys[i]);
		struct buf joined;

		if (path.len == 0 && str_eq(key, LIKE))
			continue;
		buf_init(&joined, LIMIT_YAML_BYTES);
		buf_put_str(&joined, path);
		if (path.len > 0)
			buf_put_byte(&joined, '.');
		buf_put_str(&joined, key);
		const struct str whole = arena_copy_str(reader->arena, buf_str(&joined));

		buf_clear(&joined);
		if (value->kind == YAML_MAPPING)
			give_mapping(reader, value, whole);
		else if (value->kind == YAML_SCALAR)
			give(reader, whole, (struct given){value->text, value->span},
				node->keys[i].span);
		else if (value->kind == YAML_SEQUENCE)
			diag_report(reader->diag, DIAG_STYLE_VALUE, value->span, whole,
				STR("[…]"));
	}
}

static bool key_is_size(struct str key)
{
	return str_ends(key, STR("size")) || str_ends(key, STR("lead"));
}

static bool parse_length(
	const struct property *property, struct str text, scaled em, scaled *value)
{
	scaled length;

	if (!style_parse_length(text, em, &length) || length < 0)
		return false;
	if (key_is_size(property->key) && (length < LEAST_SIZE || length > LARGEST_SIZE))
		return false;
	*value = length;
	return true;
}

static bool set_value(
	struct style *style, const struct property *property, struct str text)
{
	char *field = (char *)style + property->offset;
	const scaled em = property->offset == offsetof(struct style, body_size)
				  ? 0
				  : style->body_size;

	switch (property->type) {
	case TYPE_LENGTH:
		return parse_length(property, text, em, (scaled *)(void *)field);
	case TYPE_COLOUR:
		return style_parse_colour(text, (struct style_colour *)(void *)field);
	case TYPE_SIZE: return style_parse_size(text, (struct style_size *)(void *)field);
	case TYPE_BOOL: return style_parse_bool(text, (bool *)(void *)field);
	case TYPE_NUMBER: return style_parse_number(text, (int32_t *)(void *)field);
	case TYPE_TEXT: *(struct str *)(void *)field = text; return true;
	case TYPE_FIELDS:
		*(struct str *)(void *)field = text;
		return style_fields_are_known(text);
	case TYPE_SPACE:
		return style_parse_space(text, (struct style_space *)(void *)field);
	case TYPE_CHOICE:
		return style_parse_choice(
			text, property->words, (unsigned *)(void *)field);
	}
	return false;
}

static void settle_property(struct reader *reader, size_t i, struct style *style)
{
	const struct property *property = &properties[i];
	const struct given *value = &reader->values[i];

	if (value->text.data && set_value(style, property, value->text))
		return;
	if (value->text.data)
		diag_report(reader->diag, DIAG_STYLE_VALUE, value->span, property->key,
			value->text);
	set_value(style, property, property->default_text);
}

/* What neither labels nor text have. */
static int64_t width_beside_columns(const struct style *style)
{
	return (int64_t)style->margin_inner + style->margin_outer +
	       (int64_t)style->columns * style->column_gutter;
}

/* A measure that is set by itself keeps the margins and changes the paper. */
static void follow_measure(struct style *style)
{
	const int64_t column =
		(int64_t)style->label_width + style->label_gutter + style->text_measure;
	const int64_t width =
		width_beside_columns(style) + ((int64_t)style->columns + 1) * column;

	if (style->text_measure <= 0)
		return;
	style->measure = style->text_measure;
	style->page_size.width = width > SCALED_MAX ? SCALED_MAX : (scaled)width;
}

/* Margins that leave at least five characters in a line and three lines on a page. */
static bool has_room(const struct style *style)
{
	const int64_t columns = (int64_t)style->columns + 1;
	const int64_t width =
		(style->page_size.width - width_beside_columns(style)) / columns -
		style->label_width - style->label_gutter;
	const int64_t height = (int64_t)style->page_size.height - style->margin_top -
			       style->margin_bottom;
	const int64_t least = (int64_t)style->body_size * 5;

	return width >= least && style->page_size.width <= STYLE_PAPER_MAX &&
	       height >= (int64_t)style->body_lead * 3 &&
	       (style->measure == 0 || style->measure >= least);
}

/* All that has to do with room gets its default again. */
static void make_room(struct reader *reader, struct style *style)
{
	diag_report(reader->diag, DIAG_STYLE_ROOM, SPAN_NONE);
	for (size_t i = 0; i < PROPERTY_COUNT; i++)
		if (str_eq(properties[i].key, STR("measure")) ||
			str_starts(properties[i].key, STR("page.")) ||
			str_starts(properties[i].key, STR("body.")))
			set_value(style, &properties[i], properties[i].default_text);
}

static void settle(struct reader *reader, struct style *style)
{
	for (size_t i = 0; i < PROPERTY_COUNT; i++)
		if (properties[i].offset == offsetof(struct style, body_size))
			settle_property(reader, i, style);
	for (size_t i = 0; i < PROPERTY_COUNT; i++)
		if (properties[i].offset != offsetof(struct style, body_size))
			settle_property(reader, i, style);
	follow_measure(style);
	if (!has_room(style))
		make_room(reader, style);
}

static void give_override(struct reader *reader, struct str override)
{
	const size_t equals = str_find_byte(override, '=', 0);
	const struct str value = str_from_offset(override, equals + 1);

	if (equals == STR_NPOS) {
		diag_report(reader->diag, DIAG_STYLE_OVERRIDE, SPAN_NONE, override);
		return;
	}
	give(reader, str_trim(str_slice(override, 0, equals)),
		(struct given){str_trim(value), SPAN_NONE}, SPAN_NONE);
}

static bool is_file_name(struct str name)
{
	return str_ends(name, STR(".yaml")) || str_ends(name, STR(".yml")) ||
	       str_find_byte(name, '/', 0) != STR_NPOS;
}

static int compare_names(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

/* "exam、handout": what lies in the styles folder. */
static void put_style_names(const char *folder, struct arena *arena, struct buf *out)
{
	VEC(struct str) names = {0};
	DIR *directory = opendir(folder);
	const struct dirent *entry;

	while (directory && (entry = readdir(directory)) != NULL) {
		const struct str name = str_from(entry->d_name);

		if (str_ends(name, STR(".yaml")))
			vec_push(&names,
				arena_copy_str(arena, str_slice(name, 0, name.len - 5)));
	}
	if (directory)
		closedir(directory);
	if (names.len > 0)
		qsort(names.data, names.len, sizeof(names.data[0]), compare_names);
	for (size_t i = 0; i < names.len; i++) {
		buf_put_c(out, i ? ", " : "");
		buf_put_str(out, names.data[i]);
	}
	vec_clear(&names);
}

static void report_unknown_style(struct reader *reader, struct str name, struct span span)
{
	struct buf names;

	buf_init(&names, LIMIT_TEXT_BYTES);
	put_style_names(reader->styles_folder, reader->arena, &names);
	diag_report(reader->diag, DIAG_NO_STYLE, span, name, buf_str(&names));
	buf_clear(&names);
}

/* A name lies in the styles folder, a file beside the one that names it. */
static struct str style_path(struct reader *reader, struct str name, struct str beside)
{
	struct buf path;
	size_t folder = 0;

	for (size_t i = 0; i < beside.len; i++)
		if (beside.data[i] == '/')
			folder = i + 1;
	buf_init(&path, LIMIT_TEXT_BYTES);
	if (!is_file_name(name))
		buf_printf(&path, "%s/%.*s.yaml", reader->styles_folder, STR_ARGS(name));
	else if (name.data[0] == '/')
		buf_put_str(&path, name);
	else
		buf_printf(&path, "%.*s%.*s", (int)folder, beside.data, STR_ARGS(name));
	const struct str copy = arena_copy_str(reader->arena, buf_str(&path));

	buf_clear(&path);
	return copy;
}

static bool read_file(struct reader *reader, struct str path, unsigned depth);

/* like: NAME|FILE */
static void read_like(struct reader *reader, const struct yaml_node *like,
	struct str beside, unsigned depth)
{
	const struct str name = yaml_text(like);

	if (!like)
		return;
	if (name.len == 0 || depth == MOST_STYLES)
		diag_report(reader->diag, DIAG_STYLE_LIKE, like->span, name);
	else if (!read_file(reader, style_path(reader, name, beside), depth + 1))
		report_unknown_style(reader, name, like->span);
}

static bool read_file(struct reader *reader, struct str path, unsigned depth)
{
	struct buf content;

	buf_init(&content, LIMIT_YAML_BYTES);
	const bool was_read = file_read(path.data, LIMIT_YAML_BYTES, &content);

	if (was_read) {
		const struct str text = arena_copy_str(reader->arena, buf_str(&content));
		const uint32_t source = sources_add(reader->sources, path, text);
		const struct yaml_node *root = yaml_parse(reader->arena, reader->sources,
			span_of(source, 0, text.len), reader->diag);

		if (root->kind == YAML_MAPPING) {
			read_like(reader, yaml_find(root, LIKE), path, depth);
			give_mapping(reader, root, STR(""));
		} else if (root->kind != YAML_NULL) {
			diag_report(reader->diag, DIAG_STYLE_FORM, root->span);
		}
	}
	buf_clear(&content);
	return was_read;
}

static struct str style_name(struct str name_or_file)
{
	struct str name = name_or_file;
	size_t slash;

	while ((slash = str_find_byte(name, '/', 0)) != STR_NPOS)
		name = str_from_offset(name, slash + 1);
	if (str_ends(name, STR(".yaml")))
		name.len -= 5;
	return name;
}

bool style_read(const struct style_request *request, struct arena *arena,
	struct sources *sources, struct diag *diag, struct style *style)
{
	const struct str name = request->name_or_file;
	struct reader reader = {
		.styles_folder = request->styles_folder,
		.arena = arena,
		.sources = sources,
		.diag = diag,
	};

	*style = (struct style){.name = style_name(name)};
	const bool is_found = read_file(&reader, style_path(&reader, name, STR("")), 0);

	if (!is_found)
		report_unknown_style(&reader, name, SPAN_NONE);
	for (size_t i = 0; i < request->override_count; i++)
		give_override(&reader, request->overrides[i]);
	settle(&reader, style);
	return is_found;
}

bool style_is_exam(const struct style *style)
{
	return style->form == 1; /* the second word of the property */
}

void style_put_manual(struct buf *out)
{
	for (size_t i = 0; i < PROPERTY_COUNT; i++) {
		const struct property *property = &properties[i];

		buf_put_c(out, ".TP\n.BR ");
		buf_put_str(out, property->key);
		buf_put_c(out, " \" (");
		buf_put_str(out, property->default_text);
		buf_put_c(out, ")\"\n");
		if (property->words.len > 0) {
			buf_put_str(out, str_trim(property->words));
			buf_put_c(out, property->help.len > 0 ? ": " : "\n");
		}
		if (property->help.len > 0) {
			buf_put_str(out, property->help);
			buf_put_byte(out, '\n');
		}
	}
}
