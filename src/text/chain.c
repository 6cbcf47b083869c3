/* SPDX-License-Identifier: MIT */
#include "text/chain.h"

#include <errno.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/vec.h"
#include "diag/source.h"
#include "yaml/yaml.h"

/* A face of the file with regions becomes several chain_faces: the language's own, which
 * roles name, and the others, which come after all faces of a role in case one of them
 * has a character that the own lacks:
 *
 *     body: serif SC, songti | serif TC, serif HK, serif JP, serif KR | fallback | emoji
 */

#define FACES_MAX   512
#define REGIONS_MAX 16

/* A face of the file: its chain_faces are [first, first + count), own is one of them. */
struct entry {
	struct str key;
	size_t first, count, own;
};

struct chain_reader {
	struct arena *arena;
	struct str language;
	VEC(struct chain_face) faces;
	VEC(struct entry) entries;
};

typedef VEC(size_t) index_vec;

static const struct str role_names[ROLE_COUNT] = {
	[ROLE_BODY] = STR_INIT("body"),
	[ROLE_STRONG] = STR_INIT("strong"),
	[ROLE_EMPHASIS] = STR_INIT("emphasis"),
	[ROLE_SANS] = STR_INIT("sans"),
	[ROLE_SANS_BOLD] = STR_INIT("sans-bold"),
	[ROLE_HEADING] = STR_INIT("heading"),
	[ROLE_CODE] = STR_INIT("code"),
	[ROLE_KAI] = STR_INIT("kai"),
	[ROLE_MATH] = STR_INIT("math"),
};

struct str role_name(enum text_role role)
{
	return role_names[role];
}

static unsigned number_of(const struct yaml_node *node, unsigned otherwise)
{
	unsigned value;

	return str_to_unsigned(yaml_text(node), &value) ? value : otherwise;
}

/* The scalars of a sequence, copied; a lone scalar counts as a sequence of one. */
static const struct str *texts_of(
	struct chain_reader *reader, const struct yaml_node *node, size_t *count)
{
	*count = 0;
	if (!node || node->kind == YAML_MAPPING || node->kind == YAML_NULL)
		return NULL;
	const bool is_list = node->kind == YAML_SEQUENCE;
	const struct yaml_node *items = is_list ? node->items : node;
	const size_t available = is_list ? node->count : 1;
	struct str *texts = ARENA_NEW(reader->arena, struct str, available);

	for (size_t i = 0; i < available; i++)
		if (yaml_text(items + i).len)
			texts[(*count)++] =
				arena_copy_str(reader->arena, yaml_text(items + i));
	return texts;
}

/* How well a region's tag fits: zh-Hant for zh-Hant-HK 2 of 3 parts; 0: not at all. */
static size_t fit_of(struct str language, struct str tag)
{
	const bool is_prefix = str_starts(language, tag) &&
			       (language.len == tag.len || language.data[tag.len] == '-');

	return is_prefix ? tag.len : 0;
}

static void add_regions(struct chain_reader *reader, struct chain_face face,
	const struct yaml_node *regions)
{
	const size_t count = regions->count < REGIONS_MAX ? regions->count : REGIONS_MAX;
	struct entry *const entry = vec_last(&reader->entries);
	size_t best = 0;

	for (size_t i = 0; i < count; i++) {
		const struct yaml_node *const region = regions->items + i;
		size_t parts;
		const struct str *const texts = texts_of(reader, region, &parts);

		if (parts != 3)
			continue;
		const size_t fit = fit_of(reader->language, texts[0]);

		if (fit > best) {
			best = fit;
			entry->own = reader->faces.len;
		}
		str_to_unsigned(texts[1], &face.index);
		face.family = texts[2];
		vec_push(&reader->faces, face);
	}
	entry->count = reader->faces.len - entry->first;
}

static void read_packages(struct chain_reader *reader, const struct yaml_node *node,
	struct chain_face *face)
{
	static const struct str names[PACKAGER_COUNT] = {
		[PACKAGER_APT] = STR_INIT("apt"),
		[PACKAGER_DNF] = STR_INIT("dnf"),
		[PACKAGER_PACMAN] = STR_INIT("pacman"),
		[PACKAGER_BREW] = STR_INIT("brew"),
	};

	for (size_t i = 0; i < PACKAGER_COUNT; i++)
		face->packages[i] = arena_copy_str(
			reader->arena, yaml_text(yaml_find(node, names[i])));
}

static void read_face(
	struct chain_reader *reader, struct str key, const struct yaml_node *node)
{
	struct chain_face face = {.key = arena_copy_str(reader->arena, key)};
	const struct yaml_node *const regions = yaml_find(node, STR("regions"));
	const struct entry entry = {face.key, reader->faces.len, 1, reader->faces.len};

	if (reader->faces.len >= FACES_MAX)
		return;
	face.weight = number_of(yaml_find(node, STR("weight")), 400);
	face.index = number_of(yaml_find(node, STR("index")), 0);
	face.family =
		arena_copy_str(reader->arena, yaml_text(yaml_find(node, STR("family"))));
	face.is_synthetic_bold =
		str_eq(yaml_text(yaml_find(node, STR("synthetic-bold"))), STR("true"));
	face.is_for_han = str_eq(yaml_text(yaml_find(node, STR("for"))), STR("han"));
	face.files = texts_of(reader, yaml_find(node, STR("files")), &face.file_count);
	read_packages(reader, yaml_find(node, STR("package")), &face);
	vec_push(&reader->entries, entry);
	if (regions && regions->kind == YAML_SEQUENCE)
		add_regions(reader, face, regions);
	else
		vec_push(&reader->faces, face);
}

static const struct entry *find_entry(const struct chain_reader *reader, struct str key)
{
	for (size_t i = 0; i < reader->entries.len; i++)
		if (str_eq(reader->entries.data[i].key, key))
			return reader->entries.data + i;
	return NULL;
}

static void add_once(index_vec *items, size_t face)
{
	for (size_t i = 0; i < items->len; i++)
		if (items->data[i] == face)
			return;
	vec_push(items, face);
}

/* Adds the faces that a sequence of keys names: the own, or the other regions. */
static void add_named(const struct chain_reader *reader, const struct yaml_node *keys,
	bool others, index_vec *items)
{
	if (!keys || keys->kind != YAML_SEQUENCE)
		return;
	for (size_t i = 0; i < keys->count; i++) {
		const struct entry *const entry =
			find_entry(reader, yaml_text(keys->items + i));

		if (!entry || entry->count == 0)
			continue;
		if (!others)
			add_once(items, entry->own);
		for (size_t n = 0; others && n < entry->count; n++)
			add_once(items, entry->first + n);
	}
}

static struct chain chain_of(struct chain_reader *reader, index_vec *items, size_t own)
{
	const struct chain chain = {
		ARENA_COPY_VEC(reader->arena, items), items->len, own};

	vec_clear(items);
	return chain;
}

static void read_role(struct chain_reader *reader, const struct yaml_node *document,
	enum text_role role, struct chains *chains)
{
	const struct yaml_node *const node =
		yaml_find(yaml_find(document, STR("roles")), role_names[role]);
	const struct yaml_node *const cjk = yaml_find(node, STR("cjk"));
	index_vec latin = {0}, items = {0};

	add_named(reader, yaml_find(node, STR("latin")), false, &latin);
	add_named(reader, cjk, false, &items);
	const size_t own = items.len;

	add_named(reader, cjk, true, &items);
	add_named(reader, yaml_find(document, STR("fallback")), false, &items);
	add_named(reader, yaml_find(document, STR("emoji")), false, &items);
	chains->latin[role] = chain_of(reader, &latin, latin.len);
	chains->cjk[role] = chain_of(reader, &items, own);
}

/* "~" at the start of a folder is the user's home; without one such folders are left. */
static void read_folders(
	struct chain_reader *reader, const struct yaml_node *node, struct chains *chains)
{
	const char *const home = getenv("HOME");
	size_t count, kept = 0;
	const struct str *const texts = texts_of(reader, node, &count);
	struct str *const folders = ARENA_NEW(reader->arena, struct str, count);

	for (size_t i = 0; i < count; i++) {
		struct str rest = texts[i];
		struct buf path;

		if (!str_skip(&rest, STR("~"))) {
			folders[kept++] = texts[i];
			continue;
		}
		if (!home || !*home)
			continue;
		buf_init(&path, LIMIT_TEXT_BYTES);
		buf_put_c(&path, home);
		buf_put_str(&path, rest);
		folders[kept++] = arena_copy_str(reader->arena, buf_str(&path));
		buf_clear(&path);
	}
	chains->folders = folders;
	chains->folder_count = kept;
}

static const struct chains *read_document(
	struct chain_reader *reader, const struct yaml_node *document)
{
	const struct yaml_node *const faces = yaml_find(document, STR("faces"));
	struct chains *const chains = ARENA_NEW(reader->arena, struct chains, 1);
	index_vec emoji = {0};

	for (size_t i = 0; faces && faces->kind == YAML_MAPPING && i < faces->count; i++)
		read_face(reader, faces->keys[i].text, faces->items + i);
	if (reader->faces.len == 0)
		return NULL;
	for (unsigned role = 0; role < ROLE_COUNT; role++)
		read_role(reader, document, (enum text_role)role, chains);
	add_named(reader, yaml_find(document, STR("emoji")), false, &emoji);
	chains->emoji = chain_of(reader, &emoji, emoji.len);
	read_folders(reader, yaml_find(document, STR("folders")), chains);
	chains->uses_fontconfig =
		!str_eq(yaml_text(yaml_find(document, STR("fontconfig"))), STR("false"));
	chains->faces = ARENA_COPY_VEC(reader->arena, &reader->faces);
	chains->face_count = reader->faces.len;
	return chains->cjk[ROLE_BODY].count ? chains : NULL;
}

/* Its messages are of a file of the program, not of the user's sources: one message says
 * what is wrong with it. */
static const struct chains *parse(
	struct chain_reader *reader, struct str name, struct str text, struct diag *diag)
{
	struct sources sources;
	struct diag inner;
	struct arena scratch;
	struct buf words;

	sources_init(&sources);
	diag_init(&inner);
	arena_init(&scratch);
	buf_init(&words, LIMIT_TEXT_BYTES);
	const struct span whole = span_of(sources_add(&sources, name, text), 0, text.len);
	const struct yaml_node *const document =
		yaml_parse(&scratch, &sources, whole, &inner);
	const struct chains *chains = read_document(reader, document);

	if (inner.errors) {
		const struct place place = sources_place(
			&sources, whole.source, inner.messages[0].span.start);

		buf_printf(&words, "%.*s:%zu", STR_ARGS(name), place.line);
		diag_report(diag, DIAG_FONT_CHAINS, SPAN_NONE, buf_str(&words));
	} else if (!chains) {
		diag_report(diag, DIAG_FONT_CHAINS, SPAN_NONE, name);
	}
	buf_clear(&words);
	arena_clear(&scratch);
	diag_clear(&inner);
	sources_clear(&sources);
	return chains;
}

const struct chains *chains_read(
	struct arena *arena, const char *path, struct str language, struct diag *diag)
{
	struct chain_reader reader = {.arena = arena, .language = language};
	const struct chains *chains = NULL;
	struct buf text;

	buf_init(&text, LIMIT_YAML_BYTES);
	if (file_read(path, LIMIT_YAML_BYTES, &text))
		chains = parse(&reader, str_from(path), buf_str(&text), diag);
	else
		diag_report(diag, DIAG_CANNOT_READ, SPAN_NONE, str_from(path),
			str_from(strerror(errno)));
	vec_clear(&reader.faces);
	vec_clear(&reader.entries);
	buf_clear(&text);
	return chains;
}
