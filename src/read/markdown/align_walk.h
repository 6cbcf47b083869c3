/* SPDX-License-Identifier: MIT */
#ifndef READ_MARKDOWN_ALIGN_WALK_H
#define READ_MARKDOWN_ALIGN_WALK_H

#include "read/markdown/align.h"

/* The walk of one block's source in step with cmark's inlines. Private to align. */
struct walk {
	struct aligner *aligner;
	const struct leaf *leaf;
	struct str text; /* leaf->text */
	size_t at;
	struct md_node *parent;
	struct md_node *block;
	size_t depth;
	bool in_autolink; /* whose text has no escapes */
};

/* Places and bytes of the block's text; NUL past its end. */
struct span walk_span(const struct walk *walk, size_t start, size_t end);
char walk_byte(const struct walk *walk, size_t at);
/* The source's bytes: within one line, and over lines without prefixes of containers. */
struct str walk_source(const struct walk *walk, size_t start, size_t end);
struct str walk_source_lines(const struct walk *walk, size_t start, size_t end);

/* Append to walk->parent. Text that touches the text before it lengthens that. */
struct md_node *walk_add(struct walk *walk, enum md_kind kind, size_t start, size_t end);
void walk_add_text(struct walk *walk, struct str text, struct span span);
void walk_add_source(struct walk *walk, size_t start, size_t end);

/* Eats the source of one text node of cmark's, regions included; false: it differs. */
bool walk_text(struct walk *walk, struct str literal, bool has_escapes);

#endif
