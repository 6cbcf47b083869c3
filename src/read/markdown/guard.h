/* SPDX-License-Identifier: MIT */
#ifndef READ_MARKDOWN_GUARD_H
#define READ_MARKDOWN_GUARD_H

#include "base/limits.h"
#include "base/str.h"

/* Bytes that stand in the masked text for source bytes that were taken from cmark; none
 * of them is in a decoded text, and cmark takes them all for letters. */
enum mask_byte {
	MASK_REGION = 1,     /* part of a region (read/markdown/mask.h) */
	MASK_DEPTH = 2,      /* markers past LIMIT_BLOCK_DEPTH */
	MASK_BRACKET = 3,    /* brackets past LIMIT_BRACKETS */
	MASK_TAG = 4,        /* "<" past what unclosed tags may cost */
	MASK_BLOCK = 5,      /* markup past LIMIT_BLOCK_BYTES */
	MASK_CELL_START = 6, /* before the text of a table's cell */
	MASK_BOX = 7,        /* the space behind `???+` */
	MASK_MARK = '^',     /* an end of ~~ or {{ }}: punctuation, as it looks */
};

/* Takes the list and quote markers that would nest deeper than LIMIT_BLOCK_DEPTH from a
 * text: 0.30.2 walks all open containers at every line and every delimiter run. */
void guard_containers(char *text, size_t length);

/* For the pass that only looks for blocks: takes what opens links, images and tags
 * inside lines, so that no inline costs more than its length. */
void guard_inlines(char *text, size_t length);

/* Ends the HTML block after "<details>", "</summary>" and "</details>" at a line's end,
 * so that Markdown may follow without a blank line: ">\n" becomes "\n\n"; and after a
 * "</summary>" that Markdown follows on its line. Not in quotes. */
void guard_details(char *text, size_t length);

/* `!!! note "title"` and its like, with content indented beneath it, begin as a list's
 * item does (boxes.c). */
void guard_boxes(char *text, size_t length);
/* The bytes of `!!! `, `??? ` or `???+ ` that open a box in this line, which has nothing
 * in front of them; 0: it is none. */
size_t box_mark(struct str line);

#endif
