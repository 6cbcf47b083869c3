/* SPDX-License-Identifier: MIT */
#ifndef READ_MARKDOWN_ENTITY_H
#define READ_MARKDOWN_ENTITY_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/str.h"
#include "base/vec.h"

/* The HTML entities that one text uses. cmark knows the names and is asked once, for
 * all of them together. */
struct entities {
	struct map names; /* "amp" to an index of characters */
	VEC(struct str) characters;
};

/* Finds every &name; of the text; the characters go to the arena. */
void entities_init(struct entities *entities, struct str text, struct arena *arena);
void entities_clear(struct entities *entities);

/* The end of the entity that begins at `at`, or 0; its characters go to `decoded`, which
 * is 8 bytes (as cmark gives them: control characters too). */
size_t entity_at(const struct entities *entities, struct str text, size_t at,
	char decoded[8], size_t *length);

/* Appends text with its entities and, if asked, backslash escapes resolved; what no text
 * may hold (control characters) becomes U+FFFD. */
void entities_put(const struct entities *entities, struct str text, bool unescapes,
	struct buf *out);
/* The same into the arena; the text itself where there is nothing to resolve. */
struct str entities_resolve(const struct entities *entities, struct str text,
	bool unescapes, struct arena *arena);

#endif
