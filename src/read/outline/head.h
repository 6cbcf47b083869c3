/* SPDX-License-Identifier: MIT */
#ifndef READ_OUTLINE_HEAD_H
#define READ_OUTLINE_HEAD_H

#include "base/arena.h"
#include "read/markdown/md.h"

/* The beginning of a line as plain text, whatever inlines it is spread over:
 * `**答案**：B` and `答案：**B**` have the same head. */

#define HEAD_BYTES 192

struct head {
	char bytes[HEAD_BYTES];
	size_t len;
	size_t bold_len; /* how much of it the strong run that opens the line covers */
	bool is_whole;   /* the head is all the text of the line */
	bool bold_whole; /* the line is one strong run and nothing else */
};

/* Reads the line that begins at inline node `first`; NULL is an empty line. */
void head_read(const struct md_node *first, struct head *head);
static inline struct str head_text(const struct head *head)
{
	return (struct str){head->bytes, head->len};
}

/* Takes the first count bytes of text, and white space after them, off the block. */
void head_strip(struct md_node *block, size_t count);
/* Takes white space off both ends of the block's inlines. */
void inline_trim(struct md_node *block);
/* Replaces a node by its children. */
void md_unwrap(struct md_node *node);

/* The block's last characters: the node that ends it, if that is text; else NULL. */
struct md_node *inline_last_text(const struct md_node *block);
/* Whether the block ends in one of ？ ? (white space, strong and emphasis looked
 * through). */
bool inline_ends_in_question_mark(const struct md_node *block);
/* The same of one text: 什么是栈？ ⭐ */
bool text_asks(struct str text);
/* Whether it ends in a mark that closes a sentence, or anything that is not text. */
bool inline_ends_sentence(const struct md_node *block);

/* Splits the paragraph before inline `line`, which follows a break that goes away; the
 * new paragraph stands after the old one. */
struct md_node *para_split(
	struct arena *arena, struct md_node *para, struct md_node *line);
/* The same the other way round: the paragraph keeps `line` and what follows, and what
 * stands before it becomes a new paragraph before it. Cutting line after line from the
 * front costs each node one move. */
struct md_node *para_cut(struct arena *arena, struct md_node *para, struct md_node *line);
/* The first inline of the next line after `from`, or NULL. */
struct md_node *line_next(const struct md_node *from);

static inline bool md_is_break(const struct md_node *node)
{
	return node->kind == MD_SOFT_BREAK || node->kind == MD_LINE_BREAK;
}

#endif
