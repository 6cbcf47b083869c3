/* SPDX-License-Identifier: MIT */
#include "read/markdown/entity.h"

#include <cmark.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "read/markdown/scan.h"

#define MAX_NAME 32 /* CounterClockwiseContourIntegral has 31 */

static bool is_alphanumeric(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9');
}

/* The name of &name; at `at`; empty when there is none of that form. */
static struct str name_at(struct str text, size_t at)
{
	size_t end = at + 1;

	while (end < text.len && end - at <= MAX_NAME && is_alphanumeric(text.data[end]))
		end++;
	if (end >= text.len || text.data[end] != ';' || end - at < 3)
		return STR("");
	return str_slice(text, at + 1, end);
}

static void collect_names(
	struct entities *entities, struct str text, struct buf *document)
{
	size_t at = 0;

	while ((at = str_find_byte(text, '&', at)) != STR_NPOS) {
		const struct str name = name_at(text, at++);
		const size_t next = entities->names.count;

		if (name.len == 0 || map_add(&entities->names, name, next) != next)
			continue;
		buf_put_byte(document, '&');
		buf_put_str(document, name);
		buf_put_c(document, ";\n\n");
	}
}

/* A paragraph each, in order; one that still begins with & and ends in ; is no entity
 * (&amp; itself gives a lone &). */
static void learn(struct entities *entities, struct str document, struct arena *arena)
{
	cmark_node *const root =
		cmark_parse_document(document.data, document.len, CMARK_OPT_DEFAULT);

	for (cmark_node *at = cmark_node_first_child(root); at;
		at = cmark_node_next(at)) {
		cmark_node *const text = cmark_node_first_child(at);
		const struct str literal =
			str_from(text ? cmark_node_get_literal(text) : "");
		const bool is_known = literal.len && literal.len <= 8 &&
				      !(literal.len > 1 && literal.data[0] == '&');

		vec_push(&entities->characters,
			is_known ? arena_copy_str(arena, literal) : STR(""));
	}
	cmark_node_free(root);
}

void entities_init(struct entities *entities, struct str text, struct arena *arena)
{
	struct buf document;

	*entities = (struct entities){0};
	map_init(&entities->names);
	buf_init(&document, 4 * LIMIT_INPUT_BYTES);
	collect_names(entities, text, &document);
	if (document.len)
		learn(entities, buf_str(&document), arena);
	buf_clear(&document);
}

void entities_clear(struct entities *entities)
{
	map_clear(&entities->names);
	vec_clear(&entities->characters);
}

static unsigned digit_value(char byte)
{
	if (byte >= '0' && byte <= '9')
		return (unsigned)(byte - '0');
	return (unsigned)((byte | 0x20) - 'a') + 10;
}

static bool is_digit_of(char byte, unsigned base)
{
	const bool is_letter = (byte | 0x20) >= 'a' && (byte | 0x20) <= 'f';

	return (byte >= '0' && byte <= '9') || (base == 16 && is_letter);
}

/* &#35; and &#x23;: at most 7 or 6 digits (CommonMark 0.30, 2.5). */
static size_t numeric_at(struct str text, size_t at, char decoded[8], size_t *length)
{
	const bool is_hex = at + 2 < text.len && (text.data[at + 2] | 0x20) == 'x';
	const unsigned base = is_hex ? 16 : 10;
	const size_t start = at + (is_hex ? 3 : 2);
	uint32_t value = 0;
	size_t end = start;

	for (; end < text.len && is_digit_of(text.data[end], base); end++) {
		if (end - start >= (is_hex ? 6 : 7))
			return 0;
		value = value * base + digit_value(text.data[end]);
	}
	if (end == start || end >= text.len || text.data[end] != ';')
		return 0;
	*length = utf8_encode(decoded, value ? value : UTF8_REPLACEMENT);
	return end + 1;
}

size_t entity_at(const struct entities *entities, struct str text, size_t at,
	char decoded[8], size_t *length)
{
	if (at + 1 < text.len && text.data[at + 1] == '#')
		return numeric_at(text, at, decoded, length);
	const struct str name = name_at(text, at);
	const size_t index = name.len ? map_find(&entities->names, name) : MAP_NONE;

	if (index >= entities->characters.len)
		return 0;
	const struct str characters = entities->characters.data[index];

	memcpy(decoded, characters.data, characters.len);
	*length = characters.len;
	return characters.len ? at + name.len + 2 : 0;
}

static void put_decoded(struct buf *out, const char *decoded, size_t length)
{
	const unsigned char first = (unsigned char)decoded[0];

	if (length == 1 && first < 0x20 && first != '\t' && first != '\n')
		buf_put_code_point(out, UTF8_REPLACEMENT);
	else if (length == 1 && first == 0x7F)
		buf_put_code_point(out, UTF8_REPLACEMENT);
	else
		buf_put(out, decoded, length);
}

void entities_put(
	const struct entities *entities, struct str text, bool unescapes, struct buf *out)
{
	char decoded[8];
	size_t length;

	for (size_t at = 0; at < text.len;) {
		const char byte = text.data[at];
		const size_t entity =
			byte == '&' ? entity_at(entities, text, at, decoded, &length) : 0;

		if (entity) {
			put_decoded(out, decoded, length);
			at = entity;
			continue;
		}
		at += unescapes && byte == '\\' && at + 1 < text.len &&
		      scan_is_punctuation(text.data[at + 1]);
		buf_put_byte(out, text.data[at++]);
	}
}

struct str entities_resolve(const struct entities *entities, struct str text,
	bool unescapes, struct arena *arena)
{
	struct buf out;

	if (str_find_byte(text, '&', 0) == STR_NPOS &&
		(!unescapes || str_find_byte(text, '\\', 0) == STR_NPOS))
		return text;
	buf_init(&out, LIMIT_TEXT_BYTES);
	entities_put(entities, text, unescapes, &out);
	const struct str resolved = arena_copy_str(arena, buf_str(&out));
	buf_clear(&out);
	return resolved;
}
