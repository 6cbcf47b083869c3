/* SPDX-License-Identifier: MIT */
#ifndef MODEL_BLOCK_H
#define MODEL_BLOCK_H

#include <stdbool.h>
#include <stddef.h>

#include "model/inline.h"

enum block_kind {
	BLOCK_PARA,    /* para */
	BLOCK_HEADING, /* heading: inside a question's parts only */
	BLOCK_LIST,    /* list */
	BLOCK_QUOTE,   /* children */
	BLOCK_CODE,    /* code */
	BLOCK_MATH,    /* math, always display */
	BLOCK_TABLE,   /* table */
	BLOCK_DETAILS, /* details: <details> that is no answer */
	BLOCK_RULE,
	BLOCK_SOURCE, /* source: text shown as it is, in code type (raw HTML) */
};

struct block_list {
	const struct block *items;
	size_t count;
};

enum check_state { CHECK_NONE, CHECK_OPEN, CHECK_DONE };

struct list_item {
	struct span span;
	enum check_state check; /* - [ ] and - [x] that are no options */
	struct block_list blocks;
};

enum cell_align { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

struct table_cell {
	struct span span;
	struct inline_list text;
};

struct table {
	size_t column_count, row_count; /* rows without the head */
	const enum cell_align *aligns;  /* column_count */
	const struct table_cell *head;  /* column_count */
	const struct table_cell *cells; /* row_count * column_count, row by row */
};

/* A piece of code that is set in a colour of its own: bytes [start, start + length). */
enum code_kind { CODE_KEYWORD, CODE_STRING, CODE_NUMBER, CODE_COMMENT };

struct code_token {
	uint32_t start, length;
	enum code_kind kind;
};

struct block {
	enum block_kind kind;
	struct span span;
	union {
		/* An image alone in its paragraph is a figure: its title is the caption.
		 */
		struct inline_list para;
		struct {
			unsigned level; /* 1 to 6, as written */
			struct inline_list text;
		} heading;
		struct {
			bool ordered, tight;
			unsigned start;
			unsigned depth; /* from 0: lists around this one */
			size_t count;
			const struct list_item *items;
		} list;
		struct block_list children;
		struct {
			struct str language; /* "python", lower case, or empty */
			struct str text;     /* ends in \n unless empty */
			const struct code_token *tokens; /* what has a colour, in order */
			size_t token_count;
		} code;
		const struct math *math;
		struct table table;
		struct {
			struct inline_list summary;
			struct block_list blocks;
		} details;
		struct str source;
	};
};

#endif
