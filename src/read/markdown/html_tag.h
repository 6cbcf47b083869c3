/* SPDX-License-Identifier: MIT */
#ifndef READ_MARKDOWN_HTML_TAG_H
#define READ_MARKDOWN_HTML_TAG_H

#include "read/markdown/entity.h"
#include "read/markdown/md.h"

/* What a raw HTML tag is to the bank. */
enum tag_sense {
	TAG_UNKNOWN,     /* shown as text, with a warning per name */
	TAG_WRAP,        /* inline element: tag_row.kind */
	TAG_CODE,        /* its text becomes MD_CODE */
	TAG_LINK,        /* <a> */
	TAG_TRANSPARENT, /* what is inside stays, the tag goes */
	TAG_BREAK,       /* <br> */
	TAG_RULE,        /* <hr> */
	TAG_IMAGE,
	TAG_DIVISION, /* transparent, and ends a paragraph */
	TAG_BLOCK,    /* block element: tag_row.kind */
	TAG_PRE,
	TAG_RAW, /* <script>, <style>: shown with all that is inside */
};

struct tag_row {
	struct str name;
	enum tag_sense sense;
	enum md_kind kind;
	unsigned number; /* level of headings */
};

struct tag {
	const struct tag_row *row; /* never NULL; TAG_UNKNOWN has one too */
	struct str name;           /* as written */
	struct str attributes;     /* between name and ">" */
	bool is_close;
};

/* Reads "<name …>" or "</name>". */
struct tag tag_read(struct str source);

/* The value of an attribute with its entities resolved (NULL: as it is written); false:
 * the tag has none. */
bool tag_attribute(const struct tag *tag, struct str name,
	const struct entities *entities, struct arena *arena, struct str *value);

#endif
