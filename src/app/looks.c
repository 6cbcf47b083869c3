/* SPDX-License-Identifier: MIT */
#include "app/looks.h"

#include <errno.h>

#include "app/files.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/limits.h"

#define HASH_LEN 16

struct str looks_read(
	const char *styles, const char *name, struct arena *arena, struct diag *diag)
{
	struct buf path, content;

	buf_init(&path, LIMIT_TEXT_BYTES);
	buf_init(&content, LIMIT_TEXT_BYTES);
	buf_printf(&path, "%s/%s", styles, name);
	buf_put_byte(&path, '\0');
	errno = 0;
	if (!file_read(path.data, LIMIT_TEXT_BYTES, &content))
		files_report_errno(diag, DIAG_CANNOT_READ, path.data);
	const struct str copy = arena_copy_str(arena, buf_str(&content));

	buf_clear(&content);
	buf_clear(&path);
	return copy;
}

struct card_look looks_read_cards(
	const char *styles, struct arena *arena, struct diag *diag)
{
	return (struct card_look){
		.front = looks_read(styles, "anki-front.html", arena, diag),
		.back = looks_read(styles, "anki-back.html", arena, diag),
		.cloze_front = looks_read(styles, "anki-cloze-front.html", arena, diag),
		.cloze_back = looks_read(styles, "anki-cloze-back.html", arena, diag),
		.css = looks_read(styles, "anki.css", arena, diag)};
}

struct str looks_hash(const struct card_look *look, struct arena *arena)
{
	const struct str files[] = {
		look->front, look->back, look->cloze_front, look->cloze_back, look->css};
	char digits[HASH_LEN + 1];
	struct sha1 sha1;

	sha1_init(&sha1);
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
		sha1_add(&sha1, files[i]);
		sha1_add(&sha1, (struct str){"\0", 1});
	}
	sha1_finish_text(&sha1, digits, HASH_LEN);
	return arena_copy_str(arena, (struct str){digits, HASH_LEN});
}
