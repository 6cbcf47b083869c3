/* SPDX-License-Identifier: MIT */
#include "read/meta.h"

#include "base/vec.h"
#include "read/book_id.h"
#include "read/outline/parts.h"
#include "read/outline/titles.h"
#include "yaml/yaml.h"

struct key_use {
	struct arena *arena;
	struct diag *diag;
	struct front *front;
	struct str key;
	const struct yaml_node *value;
};

static void wrong_value(const struct key_use *use)
{
	const enum yaml_kind kind = use->value->kind;
	const struct str words = kind == YAML_SEQUENCE  ? STR("[…]")
				 : kind == YAML_MAPPING ? STR("{…}")
							: yaml_text(use->value);

	diag_report(use->diag, DIAG_KEY_VALUE, use->value->span, use->key, words);
}

static void set_text(const struct key_use *use, struct str *field)
{
	if (use->value->kind == YAML_SCALAR)
		*field = str_trim_wide(use->value->text);
	else
		wrong_value(use);
}

static void set_title(const struct key_use *use)
{
	set_text(use, &use->front->title);
	use->front->title_span = use->value->span;
}

/* A URN or another URI as it is; a UUID as a URN; any other name as one that is made of
 * it. */
static void set_identifier(const struct key_use *use)
{
	struct str *const identifier = &use->front->meta.identifier;

	set_text(use, identifier);
	if (!book_id_normalise(use->arena, identifier)) {
		wrong_value(use);
		*identifier = STR("");
	}
}

static void set_subtitle(const struct key_use *use)
{
	set_text(use, &use->front->meta.subtitle);
}

static void set_publisher(const struct key_use *use)
{
	set_text(use, &use->front->meta.publisher);
}

static void set_rights(const struct key_use *use)
{
	set_text(use, &use->front->meta.rights);
}

static void set_description(const struct key_use *use)
{
	set_text(use, &use->front->meta.description);
}

static void set_cover(const struct key_use *use)
{
	set_text(use, &use->front->meta.cover);
	use->front->meta.cover_span = use->value->span;
}

static void set_style(const struct key_use *use)
{
	set_text(use, &use->front->meta.style);
}

/* A list, or one text that is split at commas and 、. */
static struct tag_list list_of(const struct key_use *use)
{
	const struct yaml_node *value = use->value;
	struct tag_list list = {0};

	if (value->kind == YAML_SCALAR)
		tags_add(use->arena, &list, value->text);
	if (value->kind == YAML_MAPPING)
		wrong_value(use);
	if (value->kind != YAML_SEQUENCE)
		return list;
	struct str *items = ARENA_NEW(use->arena, struct str, value->count);
	for (size_t i = 0; i < value->count; i++) {
		if (yaml_text(&value->items[i]).len)
			items[list.count++] = yaml_text(&value->items[i]);
	}
	list.items = items;
	return list;
}

static void set_author(const struct key_use *use)
{
	struct bank_meta *meta = &use->front->meta;

	if (use->value->kind == YAML_SCALAR) {
		authors_split(use->arena, use->value->text, meta);
		return;
	}
	const struct tag_list list = list_of(use);
	meta->authors = list.items;
	meta->author_count = list.count;
}

static void set_language(const struct key_use *use)
{
	struct front *front = use->front;

	front->has_language =
		language_from_tag(yaml_text(use->value), &front->meta.language);
	if (!front->has_language)
		wrong_value(use);
}

static unsigned days_in(unsigned year, unsigned month)
{
	static const unsigned char days[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && is_leap ? 29 : days[month - 1];
}

/* YYYY-MM-DD, a day that there is. */
static bool is_date(struct str text)
{
	unsigned year, month, day;

	if (text.len != 10 || text.data[4] != '-' || text.data[7] != '-' ||
		!str_to_unsigned(str_slice(text, 0, 4), &year) ||
		!str_to_unsigned(str_slice(text, 5, 7), &month) ||
		!str_to_unsigned(str_slice(text, 8, 10), &day))
		return false;
	return month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month);
}

static void set_date(const struct key_use *use)
{
	const struct str text = str_slice(yaml_text(use->value), 0, 10);

	if (is_date(text))
		use->front->meta.date = text;
	else
		wrong_value(use);
}

static void set_subjects(const struct key_use *use)
{
	use->front->meta.subjects = list_of(use);
}

static void set_tags(const struct key_use *use)
{
	use->front->meta.tags = list_of(use);
}

static void set_difficulty(const struct key_use *use)
{
	unsigned value;

	if (str_to_unsigned(yaml_text(use->value), &value) && value >= 1 && value <= 5)
		use->front->difficulty = value;
	else
		wrong_value(use);
}

static void set_points(const struct key_use *use)
{
	if (!points_from_text(yaml_text(use->value), &use->front->points))
		wrong_value(use);
}

static size_t choice(const struct key_use *use, const struct str *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (str_eq(yaml_text(use->value), words[i]))
			return i;
	}
	wrong_value(use);
	return 0;
}

static void set_marking(const struct key_use *use)
{
	static const struct str words[] = {[MARKING_AUTO] = STR_INIT("auto"),
		[MARKING_LABELS] = STR_INIT("labels"),
		[MARKING_HEADINGS] = STR_INIT("headings"),
		[MARKING_BOLD] = STR_INIT("bold"),
		[MARKING_NUMBERS] = STR_INIT("numbers"),
		[MARKING_DETAILS] = STR_INIT("details"),
		[MARKING_LIST] = STR_INIT("list")};

	use->front->marking = (enum marking)choice(use, words, MARKING_LIST + 1);
}

static void set_body(const struct key_use *use)
{
	static const struct str words[] = {[BODY_AUTO] = STR_INIT("auto"),
		[BODY_STEM] = STR_INIT("stem"),
		[BODY_ANSWER] = STR_INIT("answer")};

	use->front->body = (enum body_kind)choice(use, words, 3);
}

/* 注意事项: a list, or one text of which each line is one. */
static void set_notices(const struct key_use *use, const struct yaml_node *value)
{
	struct bank_meta *meta = &use->front->meta;
	struct str rest = yaml_text(value), line;
	const size_t most = value ? value->count + rest.len : 0;

	if (most == 0)
		return;
	struct str *lines = ARENA_NEW(use->arena, struct str, most);
	size_t count = 0;

	while (str_next_line(&rest, &line))
		if (str_trim(line).len > 0)
			lines[count++] = str_trim(line);
	for (size_t i = 0; value->kind == YAML_SEQUENCE && i < value->count; i++)
		if (yaml_text(&value->items[i]).len > 0)
			lines[count++] = yaml_text(&value->items[i]);
	meta->exam_notices = lines;
	meta->exam_notice_count = count;
}

static void set_exam(const struct key_use *use)
{
	struct bank_meta *meta = &use->front->meta;

	if (use->value->kind != YAML_MAPPING) {
		wrong_value(use);
		return;
	}
	meta->exam_time = yaml_text(yaml_find(use->value, STR("time")));
	meta->exam_total = yaml_text(yaml_find(use->value, STR("total")));
	meta->exam_version = yaml_text(yaml_find(use->value, STR("version")));
	meta->exam_form = yaml_text(yaml_find(use->value, STR("form")));
	set_notices(use, yaml_find(use->value, STR("notice")));
}

static void set_macros(const struct key_use *use)
{
	if (use->value->kind == YAML_MAPPING)
		use->front->macros = use->value;
	else
		wrong_value(use);
}

struct front_key {
	struct str key;
	void (*set)(const struct key_use *use);
};

static const struct front_key front_keys[] = {
	{STR_INIT("title"), set_title},
	{STR_INIT("subtitle"), set_subtitle},
	{STR_INIT("author"), set_author},
	{STR_INIT("lang"), set_language},
	{STR_INIT("date"), set_date},
	{STR_INIT("identifier"), set_identifier},
	{STR_INIT("publisher"), set_publisher},
	{STR_INIT("rights"), set_rights},
	{STR_INIT("description"), set_description},
	{STR_INIT("subjects"), set_subjects},
	{STR_INIT("cover"), set_cover},
	{STR_INIT("tags"), set_tags},
	{STR_INIT("difficulty"), set_difficulty},
	{STR_INIT("points"), set_points},
	{STR_INIT("questions"), set_marking},
	{STR_INIT("body"), set_body},
	{STR_INIT("style"), set_style},
	{STR_INIT("exam"), set_exam},
	{STR_INIT("macros"), set_macros},
};

#define FRONT_KEY_COUNT (sizeof(front_keys) / sizeof(*front_keys))

/* Keys of site generators, however near they are to ours. */
static bool is_key_of_others(struct str key)
{
	static const struct str others[] = {STR_INIT("tag"), STR_INIT("category"),
		STR_INIT("categories"), STR_INIT("head"), STR_INIT("layout"),
		STR_INIT("order"), STR_INIT("icon"), STR_INIT("index"),
		STR_INIT("sidebar"), STR_INIT("permalink"), STR_INIT("comments"),
		STR_INIT("toc"), STR_INIT("slug"), STR_INIT("draft")};

	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		if (str_eq(key, others[i]))
			return true;
	}
	return false;
}

static struct str nearest_key(struct str key)
{
	struct str keys[FRONT_KEY_COUNT];

	for (size_t i = 0; i < FRONT_KEY_COUNT; i++)
		keys[i] = front_keys[i].key;
	return diag_nearest(key, keys, FRONT_KEY_COUNT);
}

static bool set_key(const struct key_use *use)
{
	for (size_t i = 0; i < FRONT_KEY_COUNT; i++) {
		if (str_eq(use->key, front_keys[i].key)) {
			if (use->value->kind != YAML_NULL)
				front_keys[i].set(use);
			return true;
		}
	}
	return false;
}

static void read_keys(struct key_use *use, const struct yaml_node *root)
{
	struct buf others;
	struct span first_other = SPAN_NONE;

	buf_init(&others, 0);
	for (size_t i = 0; i < root->count; i++) {
		use->key = root->keys[i].text;
		use->value = &root->items[i];
		if (set_key(use))
			continue;
		const struct str nearest = is_key_of_others(use->key)
						   ? (struct str){NULL, 0}
						   : nearest_key(use->key);
		if (nearest.len) {
			diag_report(use->diag, DIAG_KEY_NEAR, root->keys[i].span,
				use->key, nearest);
			continue;
		}
		if (others.len)
			buf_put_c(&others, ", ");
		else
			first_other = root->keys[i].span;
		buf_put_str(&others, use->key);
	}
	if (others.len)
		diag_report(
			use->diag, DIAG_KEYS_OF_OTHERS, first_other, buf_str(&others));
	buf_clear(&others);
}

/* To YAML " #1" begins a comment. In TeX without quotation marks it is an argument. */
static struct str macro_text(const struct sources *sources, const struct yaml_node *value)
{
	const struct str cut = yaml_text(value);
	const struct span span = value->span;

	if (value->kind != YAML_SCALAR || span.source >= sources->count)
		return cut;
	const struct str text = sources->items[span.source].text;
	const struct str line =
		str_slice(text, span.start, str_find_byte(text, '\n', span.end));
	const struct str rest = str_from_offset(line, span.end - span.start);
	const struct str argument = str_trim(rest);

	if (!str_starts(line, cut) || rest.len == argument.len ||
		!str_starts(argument, STR("#")) || argument.len < 2 ||
		argument.data[1] < '1' || argument.data[1] > '9')
		return cut;
	return str_trim(line);
}

/* A value is TeX, or as in MathJax's settings a list of TeX and a count. */
void front_add_macros(const struct front *front, struct math_macros *macros,
	const struct sources *sources, struct diag *diag)
{
	const struct yaml_node *const rows = front->macros;

	for (size_t i = 0; rows && i < rows->count; i++) {
		const struct yaml_node *value = &rows->items[i];

		if (value->kind == YAML_SEQUENCE && value->count)
			value = value->items;
		math_macros_add(macros, diag, rows->keys[i].span, rows->keys[i].text,
			macro_text(sources, value));
	}
}

static bool is_fence(struct str line)
{
	while (line.len &&
		(line.data[line.len - 1] == ' ' || line.data[line.len - 1] == '\t'))
		line.len--;
	return str_eq(line, STR("---")) || str_eq(line, STR("..."));
}

/* Finds where the YAML ends and where the body begins; false: no front matter. */
static bool find_end(
	struct str text, size_t *yaml_start, size_t *yaml_end, size_t *body_start)
{
	struct str rest = text, line;

	if (!str_next_line(&rest, &line) || !is_fence(line) || line.data[0] != '-')
		return false;
	*yaml_start = text.len - rest.len;
	*yaml_end = *yaml_start;
	while (str_next_line(&rest, &line)) {
		if (is_fence(line)) {
			*body_start = text.len - rest.len;
			return true;
		}
		*yaml_end = text.len - rest.len;
	}
	*body_start = 0;
	return true;
}

/* A rule at the top is no front matter: its first line must be `key:`. */
static bool begins_with_key(struct str yaml)
{
	struct str line;

	while (str_next_line(&yaml, &line)) {
		const struct str words = str_trim(line);
		if (words.len && words.data[0] != '#')
			return str_find_byte(words, ':', 0) != STR_NPOS;
	}
	return true;
}

void front_read(struct arena *arena, const struct sources *sources, uint32_t source,
	struct diag *diag, struct front *front)
{
	const struct str text = sources->items[source].text;
	size_t start, end, body_start;

	*front = (struct front){.title_span = SPAN_NONE};
	if (!find_end(text, &start, &end, &body_start) ||
		!begins_with_key(str_slice(text, start, end)))
		return;
	if (!body_start) {
		diag_report(diag, DIAG_FRONT_MATTER_OPEN, span_of(source, 0, 3));
		return;
	}
	front->body_start = body_start;
	const struct yaml_node *root =
		yaml_parse(arena, sources, span_of(source, start, end), diag);
	struct key_use use = {.arena = arena, .diag = diag, .front = front};
	if (root->kind == YAML_MAPPING)
		read_keys(&use, root);
}
