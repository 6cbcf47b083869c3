/* SPDX-License-Identifier: MIT */
#include "base/limits.h"
#include "base/vec.h"
#include "read/markdown/align.h"
#include "read/outline/parts.h"
#include "read/outline/titles.h"

/* `key=value key="two words" #id .tag`, by one table of keys. */

struct fact {
	struct outline *outline;
	struct outline_facts *facts;
	struct str key, value;
	struct span span;
};

static void wrong_value(const struct fact *attribute)
{
	diag_report(attribute->outline->diag, DIAG_ATTRIBUTE_VALUE, attribute->span,
		attribute->key, attribute->value);
}

static bool is_full(const struct fact *attribute, size_t count)
{
	if (count < LIMIT_FACTS)
		return false;
	limit_report(attribute->outline->diag, &attribute->outline->met_facts,
		attribute->span, STR("LIMIT_FACTS"), LIMIT_FACTS);
	return true;
}

/* An id is one word that can stand in a link. */
static bool is_id(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.data[i] <= ' ' ||
			memchr("\"#%&'<>\\`{}", text.data[i], 11))
			return false;
	return text.len > 0 && text.len <= 200;
}

static void set_id(const struct fact *attribute)
{
	if (!is_id(attribute->value)) {
		wrong_value(attribute);
		return;
	}
	attribute->facts->id =
		arena_copy_str(attribute->outline->arena, attribute->value);
	attribute->facts->id_span = attribute->span;
}

static size_t tag_separator_len(struct str text, size_t at)
{
	static const struct str marks[] = {STR_INIT(","), STR_INIT("，"), STR_INIT("、"),
		STR_INIT(";"), STR_INIT("；"), STR_INIT(" "), STR_INIT("\t"),
		STR_INIT("\n"), STR_INIT("　")};
	const struct str rest = str_from_offset(text, at);

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		if (str_starts(rest, marks[i]))
			return marks[i].len;
	}
	return 0;
}

void tags_add(struct arena *arena, struct tag_list *tags, struct str text)
{
	VEC(struct str) all = {0};

	for (size_t i = 0; i < tags->count; i++)
		vec_push(&all, tags->items[i]);
	for (size_t start = 0, at = 0; at <= text.len && all.len <= LIMIT_FACTS;) {
		const size_t len = at < text.len ? tag_separator_len(text, at) : 1;
		if (!len) {
			at++;
			continue;
		}
		const struct str tag = str_trim_wide(str_slice(text, start, at));
		if (tag.len)
			vec_push(&all, arena_copy_str(arena, tag));
		at += len;
		start = at;
	}
	tags->items = ARENA_COPY_VEC(arena, &all);
	tags->count = all.len;
	vec_clear(&all);
}

static void set_tags(const struct fact *attribute)
{
	if (!is_full(attribute, attribute->facts->tags.count))
		tags_add(attribute->outline->arena, &attribute->facts->tags,
			attribute->value);
}

static void set_difficulty(const struct fact *attribute)
{
	unsigned value;

	if (!str_to_unsigned(attribute->value, &value) || value < 1 || value > 5)
		wrong_value(attribute);
	else
		attribute->facts->difficulty = value;
}

static void set_points(const struct fact *attribute)
{
	if (!points_from_text(attribute->value, &attribute->facts->points))
		wrong_value(attribute);
}

static void set_space(const struct fact *attribute)
{
	static const struct str forms[] = {
		STR_INIT("plain"), STR_INIT("ruled"), STR_INIT("grid")};
	const size_t colon = str_find_byte(attribute->value, ':', 0);
	const struct str count = str_slice(attribute->value, 0, colon);
	struct answer_space space = {.form = SPACE_PLAIN};

	if (str_eq(attribute->value, STR("rest"))) {
		attribute->facts->space.form = SPACE_REST;
		return;
	}
	bool is_known = str_to_unsigned(count, &space.pitches) && space.pitches <= 100;
	if (colon != STR_NPOS) {
		const struct str form = str_from_offset(attribute->value, colon + 1);
		size_t i = 0;
		while (i < 3 && !str_eq(form, forms[i]))
			i++;
		is_known = is_known && i < 3;
		space.form = i == 1 ? SPACE_RULED : i == 2 ? SPACE_GRID : SPACE_PLAIN;
	}
	if (is_known)
		attribute->facts->space = space;
	else
		wrong_value(attribute);
}

static void set_shuffle(const struct fact *attribute)
{
	const bool is_no = str_eq(attribute->value, STR("no"));

	if (!is_no && !str_eq(attribute->value, STR("yes")))
		wrong_value(attribute);
	else
		attribute->facts->keep_order = is_no;
}

static void set_skip(const struct fact *attribute)
{
	attribute->facts->skip = !str_eq(attribute->value, STR("no"));
}

static void set_type(const struct fact *attribute)
{
	struct outline_facts *facts = attribute->facts;

	if (question_type_from_name(attribute->value, &facts->type) ||
		type_from_word(attribute->value, &facts->type))
		facts->has_type = true;
	else
		wrong_value(attribute);
}

struct fact_key {
	struct str key;
	void (*set)(const struct fact *attribute);
};

static const struct fact_key attribute_keys[] = {
	{STR_INIT("id"), set_id},
	{STR_INIT("tags"), set_tags},
	{STR_INIT("difficulty"), set_difficulty},
	{STR_INIT("points"), set_points},
	{STR_INIT("space"), set_space},
	{STR_INIT("shuffle"), set_shuffle},
	{STR_INIT("skip"), set_skip},
	{STR_INIT("type"), set_type},
};

#define KEY_COUNT (sizeof(attribute_keys) / sizeof(*attribute_keys))

/* What another program may know is kept. */
static void keep_attribute(const struct fact *attribute)
{
	struct arena *arena = attribute->outline->arena;
	struct attribute_list *list = &attribute->facts->attributes;

	if (is_full(attribute, list->count))
		return;
	struct attribute *items = ARENA_NEW(arena, struct attribute, list->count + 1);

	for (size_t i = 0; i < list->count; i++)
		items[i] = list->items[i];
	items[list->count] = (struct attribute){arena_copy_str(arena, attribute->key),
		arena_copy_str(arena, attribute->value)};
	*list = (struct attribute_list){items, list->count + 1};
}

static void unknown_key(const struct fact *attribute)
{
	struct str keys[KEY_COUNT];

	for (size_t i = 0; i < KEY_COUNT; i++)
		keys[i] = attribute_keys[i].key;
	keep_attribute(attribute);
	const struct str nearest = diag_nearest(attribute->key, keys, KEY_COUNT);

	if (nearest.len)
		diag_report(attribute->outline->diag, DIAG_ATTRIBUTE_NEAR,
			attribute->span, attribute->key, nearest);
	else
		diag_report(attribute->outline->diag, DIAG_ATTRIBUTE_UNKNOWN,
			attribute->span, attribute->key);
}

static void apply(struct fact *attribute)
{
	for (size_t i = 0; i < KEY_COUNT; i++) {
		if (str_eq(attribute->key, attribute_keys[i].key)) {
			attribute_keys[i].set(attribute);
			return;
		}
	}
	unknown_key(attribute);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* Cuts a word off; white space inside double quotes does not end it. */
static struct str next_word(struct str *rest)
{
	bool quoted = false;
	size_t end = 0;

	*rest = str_trim(*rest);
	for (; end < rest->len && (quoted || !is_blank(rest->data[end])); end++)
		quoted ^= rest->data[end] == '"';
	const struct str word = str_slice(*rest, 0, end);
	*rest = str_from_offset(*rest, end);
	return word;
}

static struct str unquoted(struct str value)
{
	if (value.len >= 2 && value.data[0] == '"' && value.data[value.len - 1] == '"')
		return str_slice(value, 1, value.len - 1);
	return value;
}

static void read_word(struct fact *attribute, struct str word)
{
	const size_t equals = str_find_byte(word, '=', 0);

	if (word.data[0] == '#' || word.data[0] == '.') {
		attribute->key = word.data[0] == '#' ? STR("id") : STR("tags");
		attribute->value = str_from_offset(word, 1);
	} else if (equals == STR_NPOS) {
		attribute->key = word;
		attribute->value = (struct str){NULL, 0};
	} else {
		attribute->key = str_slice(word, 0, equals);
		attribute->value = unquoted(str_from_offset(word, equals + 1));
	}
	if (str_starts(attribute->value, STR("\"")))
		wrong_value(attribute); /* the quotation mark does not close */
	else
		apply(attribute);
}

/* The words of one place in the text: the span of a word is found in the source, where
 * the text stands as it is. */
void attributes_read(struct outline *outline, struct outline_facts *facts,
	struct str text, struct span span)
{
	struct fact attribute = {.outline = outline, .facts = facts};
	const struct str source = sources_text(outline->sources, span);
	const size_t offset = str_find(source, text, 0);
	struct str rest = text;

	for (struct str word = next_word(&rest); word.len; word = next_word(&rest)) {
		const size_t at = (size_t)(word.data - text.data);

		attribute.span = offset == STR_NPOS
					 ? span
					 : span_of(span.source, span.start + offset + at,
						   span.start + offset + at + word.len);
		read_word(&attribute, word);
	}
}

struct str attributes_of_comment(struct str text)
{
	struct str rest = str_trim(text);

	return str_skip(&rest, STR("tiku:")) ? str_trim(rest) : (struct str){NULL, 0};
}
