/* SPDX-License-Identifier: MIT */
#include "app/embed.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "model/words.h"
#include "text/subset.h"
#include "write/dump/tree.h"

#define CODE_POINTS 0x110000u

static struct embed_face *find_face(struct embed *embed, const struct face *face)
{
	for (size_t i = 0; i < embed->faces.len; i++)
		if (embed->faces.data[i].face == face)
			return embed->faces.data + i;
	vec_push(&embed->faces, (struct embed_face){.face = face});
	buf_init(&vec_last(&embed->faces)->file, 0);
	return vec_last(&embed->faces);
}

static void choose_for(struct pipeline *pipeline, struct embed *embed, uint32_t c)
{
	struct buf text;
	size_t end;
	bool is_missing;

	buf_init(&text, 8);
	buf_put_code_point(&text, c);
	const struct face *const face = fonts_find_face(pipeline->fonts, ROLE_BODY,
		unicode_is_wide(c) ? FLAVOUR_CJK : FLAVOUR_LATIN, buf_str(&text), 0, &end,
		&is_missing);

	buf_clear(&text);
	if (!is_missing)
		vec_push(&find_face(embed, face)->code_points, c);
}

static void mark(uint8_t *marks, struct str text)
{
	for (size_t at = 0; at < text.len;) {
		const uint32_t c = utf8_next(text, &at);

		if (c >= ' ' && c < CODE_POINTS && !unicode_is_emoji(c))
			marks[c / 8] |= (uint8_t)(1u << c % 8);
	}
}

/* The dump of the tree holds every character of the bank, entities read; and the words
 * that the book adds are looked up too. */
void embed_choose(struct pipeline *pipeline, struct embed *embed)
{
	uint8_t *const marks = calloc(CODE_POINTS / 8, 1);
	struct buf text;

	if (!marks)
		memory_exhausted();
	buf_init(&text, 0);
	dump_tree(pipeline->bank, &text);
	mark(marks, buf_str(&text));
	buf_clear(&text);
	for (int word = 0; word < WORD_COUNT; word++)
		mark(marks, word_text(pipeline->bank->meta.language, (enum word)word));
	for (uint32_t c = ' '; c < CODE_POINTS; c++)
		if (marks[c / 8] & 1u << c % 8)
			choose_for(pipeline, embed, c);
	free(marks);
}

void embed_cut(struct embed *embed)
{
	for (size_t i = 0; i < embed->faces.len; i++) {
		struct embed_face *const face = embed->faces.data + i;

		buf_clear(&face->file);
		if (subset_make_file(face->face, face->code_points.data,
			    face->code_points.len, &face->file))
			vec_push(
				&embed->fonts, (struct write_font){buf_str(&face->file)});
	}
	embed->made = (struct write_fonts){embed->fonts.data, embed->fonts.len};
}

void embed_clear(struct embed *embed)
{
	for (size_t i = 0; i < embed->faces.len; i++) {
		vec_clear(&embed->faces.data[i].code_points);
		buf_clear(&embed->faces.data[i].file);
	}
	vec_clear(&embed->faces);
	vec_clear(&embed->fonts);
}
