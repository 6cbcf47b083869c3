/* SPDX-License-Identifier: MIT */
#ifndef STYLE_FIELD_H
#define STYLE_FIELD_H

#include <stdbool.h>

#include "base/str.h"

/* The text of heads and feet: words with fields in braces, as in "第 {page} 页". Two or
 * more spaces part it into pieces, each of which vanishes if a field in it is empty. */
enum style_field {
	FIELD_TITLE,
	FIELD_SUBTITLE,
	FIELD_AUTHORS,
	FIELD_CHAPTER,
	FIELD_QUESTIONS, /* 第 20–25 题: those of the page */
	FIELD_PAGE,
	FIELD_PAGES, /* how many there are */
	FIELD_DATE,
	FIELD_VERSION,
	FIELD_WORKBOOK,  /* 练习本 */
	FIELD_NAME_LINE, /* 姓名 and a rule to write on */
	FIELD_DATE_LINE,
	FIELD_EXAM,    /* the title, with （A 卷） */
	FIELD_PAGE_OF, /* 第 1 页，共 4 页 */
	FIELD_COUNT,
};

/* A stretch of words, or a field. */
struct style_piece {
	bool is_field;
	enum style_field field;
	struct str text;
};

/* Takes the next piece off *rest; false: it is empty. What is no field is words. */
bool style_next_piece(struct str *rest, struct style_piece *piece);
/* Takes the next part off *rest, up to two or more spaces. */
bool style_next_part(struct str *rest, struct str *part);
/* Whether all braces name fields. */
bool style_fields_are_known(struct str text);

#endif
