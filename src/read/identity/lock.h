/* SPDX-License-Identifier: MIT */
#ifndef READ_IDENTITY_LOCK_H
#define READ_IDENTITY_LOCK_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"
#include "diag/diag.h"

/* The lock file NAME.ids: which id each question has, so that later edits of the bank
 * find it again. UTF-8, a line a question, in the order of the bank, then the deleted
 * ones in the order of their ids. The first line is the version; a bank of several files
 * has a line "#file NAME" for each; "#look DATE HASH" tells when the look of the cards
 * last changed, "#book IDENTIFIER NAME" by what the book of the bank NAME is known;
 *further lines that begin with # are comments. Six fields between tabs:
 *
 *	id	kind	changed	content	chapter	text
 *
 *	id       the question's own; never used again for another
 *	kind     the note type it has in Anki for good: qa, or cloze; with -gone after it
 *	         when the question was deleted
 *	changed  when its content last changed: YYYY-MM-DDThh:mm:ssZ
 *	content  SHA-1 of all that a card shows of it but number and chapter: the first 16
 *	         hexadecimal digits
 *	chapter  the title of its chapter
 *	text     stem and options as plain text, " ¦ " between them, long ones cut
 */

typedef VEC(struct str) str_vec;

struct lock_row {
	struct str id, content, chapter, text;
	int64_t changed;
	bool is_cloze, is_gone;
};

/* The look of the cards that the .apkg brings. */
struct lock_look {
	struct str hash; /* empty: no such cards were made yet */
	int64_t changed;
};

/* The book of the bank of that name; a copy of the lock beside another bank is not that
 * one's. */
struct lock_book {
	struct str identifier, name;
};

struct lock_rows {
	VEC(struct lock_row) list;
	struct lock_look look;
	struct lock_book book;
	str_vec files;
	bool is_broken; /* something in the file could not be read; reported */
	int64_t newest; /* of all dates; 0: none */
};

#define LOCK_GAP " ¦ "

/* Reads the file's text, which is source number `source`; rows' strings are views of it.
 * Of a merge conflict both sides are read. */
void lock_read(struct lock_rows *rows, struct sources *sources, uint32_t source,
	struct diag *diag);
void lock_clear(struct lock_rows *rows);

/* The file's first lines, then a line a row. */
struct lock_head {
	const str_vec *files;
	struct lock_look look;
	struct lock_book book;
};
void lock_put_head(struct buf *out, const struct lock_head *head);
void lock_put_row(struct buf *out, const struct lock_row *row);

#endif
