/* SPDX-License-Identifier: MIT */
#include "read/markdown/md.h"

#include "base/buf.h"
#include "base/limits.h"

struct md_node *md_new(struct arena *arena, enum md_kind kind, struct span span)
{
	struct md_node *node = ARENA_NEW(arena, struct md_node, 1);

	node->kind = kind;
	node->span = span;
	return node;
}

struct md_node *md_container(struct arena *arena, struct md_node **slot, struct span span)
{
	if (!*slot)
		*slot = md_new(arena, MD_DOCUMENT, span);
	return *slot;
}

void md_unlink(struct md_node *node)
{
	if (node->previous)
		node->previous->next = node->next;
	else if (node->parent)
		node->parent->first = node->next;
	if (node->next)
		node->next->previous = node->previous;
	else if (node->parent)
		node->parent->last = node->previous;
	node->parent = node->previous = node->next = NULL;
}

void md_append(struct md_node *parent, struct md_node *child)
{
	md_unlink(child);
	child->parent = parent;
	child->previous = parent->last;
	if (parent->last)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}

void md_insert_after(struct md_node *node, struct md_node *added)
{
	md_unlink(added);
	added->parent = node->parent;
	added->previous = node;
	added->next = node->next;
	if (node->next)
		node->next->previous = added;
	else if (node->parent)
		node->parent->last = added;
	node->next = added;
}

void md_insert_before(struct md_node *node, struct md_node *added)
{
	md_unlink(added);
	added->parent = node->parent;
	added->next = node;
	added->previous = node->previous;
	if (node->previous)
		node->previous->next = added;
	else if (node->parent)
		node->parent->first = added;
	node->previous = added;
}

/* Where byte `at` of the text stands in the source. */
static uint32_t split_place(const struct md_node *node, size_t at)
{
	const size_t source_len = node->span.end - node->span.start;

	if (source_len == node->text.len)
		return node->span.start + (uint32_t)at;
	return node->span.start + (uint32_t)(source_len * at / node->text.len);
}

struct md_node *md_split_text(struct arena *arena, struct md_node *node, size_t at)
{
	if (at == 0 || at >= node->text.len)
		return NULL;

	const uint32_t place = split_place(node, at);
	struct md_node *tail = md_new(arena, MD_TEXT, node->span);

	tail->text = str_from_offset(node->text, at);
	tail->span.start = place;
	node->text.len = at;
	node->span.end = place;
	md_insert_after(node, tail);
	return tail;
}

static void put_plain(struct buf *out, const struct md_node *node)
{
	switch (node->kind) {
	case MD_TEXT:
	case MD_CODE:
	case MD_MATH:
	case MD_MATH_BLOCK:
	case MD_HTML:
	case MD_HTML_BLOCK:
	case MD_CODE_BLOCK: buf_put_str(out, node->text); break;
	case MD_SOFT_BREAK:
	case MD_LINE_BREAK: buf_put_byte(out, ' '); break;
	case MD_BLANK: buf_put_c(out, "____"); break;
	case MD_INLINE_COMMENT:
	case MD_COMMENT:
	case MD_ATTRIBUTES:
	case MD_DOCUMENT:
	case MD_PARA:
	case MD_HEADING:
	case MD_QUOTE:
	case MD_LIST:
	case MD_ITEM:
	case MD_RULE:
	case MD_TABLE:
	case MD_ROW:
	case MD_CELL:
	case MD_DETAILS:
	case MD_SUMMARY:
	case MD_EMPHASIS:
	case MD_STRONG:
	case MD_DELETED:
	case MD_SUBSCRIPT:
	case MD_SUPERSCRIPT:
	case MD_KEYBOARD:
	case MD_LINK:
	case MD_IMAGE:
	case MD_CLOZE: break;
	}
}

/* The node after this one in document order, inside top; NULL at the end. */
static const struct md_node *plain_next(
	const struct md_node *node, const struct md_node *top)
{
	if (node->first)
		return node->first;
	while (node != top && !node->next)
		node = node->parent;
	return node == top ? NULL : node->next;
}

struct str md_plain(struct arena *arena, const struct md_node *node)
{
	struct buf out;

	buf_init(&out, LIMIT_TEXT_BYTES);
	for (const struct md_node *at = node; at; at = plain_next(at, node))
		put_plain(&out, at);
	const struct str plain = arena_copy_str(arena, buf_str(&out));
	buf_clear(&out);
	return plain;
}
