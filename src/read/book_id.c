/* SPDX-License-Identifier: MIT */
#include "read/book_id.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "model/build.h"

#define URN_UUID "urn:uuid:"

static bool is_hexadecimal(char byte)
{
	return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f') ||
	       (byte >= 'A' && byte <= 'F');
}

/* 8-4-4-4-12 digits (RFC 9562, 4). */
static bool is_uuid(struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		const bool is_hyphen = i == 8 || i == 13 || i == 18 || i == 23;

		if (is_hyphen ? text.data[i] != '-' : !is_hexadecimal(text.data[i]))
			return false;
	}
	return text.len == UUID_LEN;
}

/* A scheme and a colon, and nothing that a URI must not have. */
static bool is_uri(struct str text)
{
	const size_t colon = str_find_byte(text, ':', 0);

	for (size_t i = 0; i < text.len; i++)
		if (text.data[i] <= ' ' || text.data[i] == 0x7F ||
			strchr("<>\"{}|\\^`", text.data[i]))
			return false;
	for (size_t i = 0; colon != STR_NPOS && i < colon; i++)
		if (!strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
			    text.data[i]))
			return false;
	return colon != STR_NPOS && colon > 1 && colon + 1 < text.len;
}

static struct str urn_of(struct arena *arena, struct str uuid)
{
	struct buf urn;

	buf_init(&urn, 0);
	buf_put_c(&urn, URN_UUID);
	for (size_t i = 0; i < uuid.len; i++)
		buf_put_byte(&urn, uuid.data[i] >= 'A' && uuid.data[i] <= 'F'
					   ? (char)(uuid.data[i] - 'A' + 'a')
					   : uuid.data[i]);
	const struct str copy = arena_copy_str(arena, buf_str(&urn));

	buf_clear(&urn);
	return copy;
}

static struct str urn_of_name(struct arena *arena, const struct buf *name)
{
	char uuid[UUID_LEN + 1];

	uuid5(uuid, buf_str(name));
	return urn_of(arena, (struct str){uuid, UUID_LEN});
}

bool book_id_normalise(struct arena *arena, struct str *text)
{
	struct str uuid = *text;
	struct buf name;

	if (!text->len)
		return true;
	if (str_skip(&uuid, STR(URN_UUID)) || is_uuid(*text)) {
		*text = urn_of(arena, uuid);
		return is_uuid(uuid);
	}
	if (is_uri(*text))
		return true;
	buf_init(&name, 0);
	buf_put_c(&name, "identifier\n");
	buf_put_str(&name, *text);
	*text = urn_of_name(arena, &name);
	buf_clear(&name);
	return true;
}

struct str book_id_first(struct arena *arena, const struct bank_meta *meta)
{
	struct buf name;

	buf_init(&name, 0);
	buf_put_c(&name, "epub\n");
	inline_put_plain(&name, meta->title);
	for (size_t i = 0; i < meta->author_count; i++) {
		buf_put_byte(&name, '\n');
		buf_put_str(&name, meta->authors[i]);
	}
	const struct str urn = urn_of_name(arena, &name);

	buf_clear(&name);
	return urn;
}
