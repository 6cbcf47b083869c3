/* SPDX-License-Identifier: MIT */
#ifndef READ_MARKDOWN_MD_H
#define READ_MARKDOWN_MD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "diag/diag.h"
#include "diag/source.h"
#include "model/block.h"

/* The Markdown of one source as a tree that may still change: what read/markdown makes,
 * read/outline sorts into questions, and read/lower turns into the model's final nodes.
 * Blocks and inlines are one type, linked as in any DOM. Private to read/. */

enum md_kind {
	/* blocks */
	MD_DOCUMENT,
	MD_PARA,
	MD_HEADING, /* number = level; is_setext */
	MD_QUOTE,
	MD_LIST,       /* ordered, number = start, is_paren: 1), tight; of MD_ITEM */
	MD_ITEM,       /* check */
	MD_CODE_BLOCK, /* text, title = first word of the info string */
	MD_RULE,
	MD_HTML_BLOCK, /* text: raw, not understood */
	MD_MATH_BLOCK, /* text = TeX of a $$…$$ with lines of its own; title = the mark
			  behind it */
	MD_TABLE, /* aligns, number = columns; children MD_ROW (the first is the head) */
	MD_ROW,
	MD_CELL,
	MD_DETAILS, /* <details>: first child MD_SUMMARY, if any, then blocks */
	MD_SUMMARY,
	MD_COMMENT, /* <!-- text --> as a block; text without the delimiters */
	/* inlines */
	MD_TEXT, /* text */
	MD_SOFT_BREAK,
	MD_LINE_BREAK,
	MD_CODE, /* text */
	MD_MATH, /* text = TeX, is_display */
	MD_EMPHASIS,
	MD_STRONG,
	MD_DELETED,
	MD_SUBSCRIPT,
	MD_SUPERSCRIPT,
	MD_KEYBOARD,
	MD_LINK,  /* url, title */
	MD_IMAGE, /* url, title; children are the alt text; width, height */
	MD_BLANK, /* number = width in characters; is_paren */
	MD_CLOZE, /* number = c<number>, 0 when not given; title = hint; children = answer
		   */
	MD_HTML,  /* text: a raw tag that was not understood */
	MD_INLINE_COMMENT, /* text without the delimiters */
	MD_ATTRIBUTES,     /* text: inside of {#id .tag key=value} at a block's end */
};

struct md_node {
	enum md_kind kind;
	struct span span; /* every node has one; inlines too */
	struct md_node *parent, *previous, *next, *first, *last;
	struct str text, url, title; /* resolved: escapes and entities are gone */
	unsigned number;
	bool ordered, tight, is_setext, is_display, is_paren;
	enum check_state check;
	struct image_size width, height;
	enum cell_align *aligns;
};

static inline bool md_is_block(const struct md_node *node)
{
	return node->kind <= MD_COMMENT;
}

struct md_node *md_new(struct arena *arena, enum md_kind kind, struct span span);
/* The MD_DOCUMENT in *slot, made there when it is first needed. */
struct md_node *md_container(
	struct arena *arena, struct md_node **slot, struct span span);
void md_append(struct md_node *parent, struct md_node *child);
void md_insert_after(struct md_node *node, struct md_node *added);
void md_insert_before(struct md_node *node, struct md_node *added);
void md_unlink(struct md_node *node);
/* Splits a text node at a byte of its text; returns the second half, or NULL at an end.
 * The span is split in proportion to the source (exact where text equals source). */
struct md_node *md_split_text(struct arena *arena, struct md_node *node, size_t at);
/* The plain text of inlines (TeX of formulas, "____" for blanks), into the arena. */
struct str md_plain(struct arena *arena, const struct md_node *node);

/* What read_markdown needs of one source: its text is decoded (read/decode) and begins
 * at body_start, after the front matter. */
struct md_input {
	struct arena *arena;
	struct diag *diag;
	const struct sources *sources;
	uint32_t source;
	size_t body_start;
};

/* Never fails: always an MD_DOCUMENT. Spans count from the source's start. */
struct md_node *md_parse(const struct md_input *input);
/* The same; *fallbacks: blocks whose inlines did not match their source and were kept as
 * plain text. 0 but for faults of ours: tests hold it so. */
struct md_node *md_parse_counted(const struct md_input *input, size_t *fallbacks);

#endif
