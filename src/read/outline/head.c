/* SPDX-License-Identifier: MIT */
#include "read/outline/head.h"

#include "base/utf8.h"

static bool has_inline_children(const struct md_node *node)
{
	return node->kind == MD_STRONG || node->kind == MD_EMPHASIS ||
	       node->kind == MD_DELETED;
}

/* Appends the text of node; false: the head ends here. */
static bool put_text(struct head *head, const struct md_node *node)
{
	size_t len = node->text.len;
	bool fits = true;

	if (len > HEAD_BYTES - head->len) {
		len = HEAD_BYTES - head->len;
		while (len && ((unsigned char)node->text.data[len] & 0xC0) == 0x80)
			len--;
		fits = false;
	}
	if (len)
		memcpy(head->bytes + head->len, node->text.data, len);
	head->len += len;
	return fits;
}

static bool put_node(struct head *head, const struct md_node *node)
{
	if (node->kind == MD_TEXT)
		return put_text(head, node);
	if (!has_inline_children(node))
		return false;
	for (const struct md_node *child = node->first; child; child = child->next) {
		if (!put_node(head, child))
			return false;
	}
	return true;
}

void head_read(const struct md_node *first, struct head *head)
{
	const struct md_node *node = first;

	head->len = head->bold_len = 0;
	head->is_whole = head->bold_whole = false;
	for (; node && !md_is_break(node); node = node->next) {
		const bool fits = put_node(head, node);

		if (node == first && node->kind == MD_STRONG)
			head->bold_len = head->len;
		if (!fits)
			break;
	}
	head->is_whole = !node || md_is_break(node);
	if (!first || first->kind != MD_STRONG)
		return;
	for (node = first->next; node && !md_is_break(node); node = node->next) {
		if (node->kind != MD_TEXT || str_trim_wide(node->text).len)
			return;
	}
	head->bold_whole = true;
}

void md_unwrap(struct md_node *node)
{
	while (node->first) {
		struct md_node *child = node->first;

		md_unlink(child);
		md_insert_before(node, child);
	}
	md_unlink(node);
}

static void text_drop_start(struct md_node *node, size_t count)
{
	const size_t source_len = node->span.end - node->span.start;

	node->text = str_from_offset(node->text, count);
	node->span.start += (uint32_t)(count < source_len ? count : source_len);
}

static void text_drop_end(struct md_node *node, size_t count)
{
	const size_t source_len = node->span.end - node->span.start;

	node->text.len -= count;
	node->span.end -= (uint32_t)(count < source_len ? count : source_len);
}

/* The first node of the block in reading order that holds text of its own. */
static struct md_node *first_leaf(struct md_node *block)
{
	struct md_node *node = block->first;

	while (node && has_inline_children(node) && node->first)
		node = node->first;
	return node;
}

static struct md_node *last_leaf(const struct md_node *block)
{
	struct md_node *node = block->last;

	while (node && has_inline_children(node) && node->last)
		node = node->last;
	return node;
}

/* Unlinks an empty leaf and those parents beneath block that it leaves empty. */
static void drop_leaf(struct md_node *block, struct md_node *leaf)
{
	while (leaf != block && !leaf->first) {
		struct md_node *parent = leaf->parent;

		md_unlink(leaf);
		leaf = parent;
	}
}

void inline_trim(struct md_node *block)
{
	for (;;) {
		struct md_node *leaf = first_leaf(block);
		if (!leaf)
			break;
		if (leaf->kind == MD_TEXT)
			text_drop_start(leaf, str_wide_space(leaf->text));
		const bool is_empty = leaf->kind == MD_TEXT ? leaf->text.len == 0
							    : has_inline_children(leaf);
		if (!is_empty && !md_is_break(leaf))
			break;
		drop_leaf(block, leaf);
	}
	for (;;) {
		struct md_node *leaf = last_leaf(block);
		if (!leaf)
			break;
		if (leaf->kind == MD_TEXT) {
			const struct str kept = str_trim_wide(leaf->text);
			text_drop_end(leaf,
				kept.len ? (size_t)(leaf->text.data + leaf->text.len -
						    (kept.data + kept.len))
					 : leaf->text.len);
		}
		const bool is_empty = leaf->kind == MD_TEXT ? leaf->text.len == 0
							    : has_inline_children(leaf);
		if (!is_empty && !md_is_break(leaf))
			break;
		drop_leaf(block, leaf);
	}
}

void head_strip(struct md_node *block, size_t count)
{
	while (count) {
		struct md_node *leaf = first_leaf(block);
		if (!leaf || leaf->kind != MD_TEXT)
			break;
		const size_t part = count < leaf->text.len ? count : leaf->text.len;

		text_drop_start(leaf, part);
		count -= part;
		if (leaf->text.len == 0)
			drop_leaf(block, leaf);
	}
	inline_trim(block);
	if (block->first)
		block->span.start = block->first->span.start;
}

struct md_node *inline_last_text(const struct md_node *block)
{
	struct md_node *leaf = last_leaf(block);

	return leaf && leaf->kind == MD_TEXT ? leaf : NULL;
}

static uint32_t last_character(const struct md_node *block)
{
	const struct md_node *leaf = last_leaf(block);
	if (!leaf || leaf->kind != MD_TEXT)
		return 0;
	struct str text = str_trim_wide(leaf->text);
	size_t offset = text.len;

	return offset ? utf8_before(text, &offset) : 0;
}

/* Stars and pictures that people put behind a question. */
static bool is_picture(uint32_t c)
{
	return (c >= 0x2190 && c <= 0x2BFF) || c == 0xFE0F || c == 0x200D || c >= 0x1F000;
}

bool text_asks(struct str text)
{
	size_t offset = str_trim_wide(text).len;
	const struct str trimmed = str_trim_wide(text);
	uint32_t last = 0;

	while (offset) {
		last = utf8_before(trimmed, &offset);
		if (last != ' ' && !is_picture(last))
			break;
	}
	return last == 0xFF1F || last == '?';
}

bool inline_ends_in_question_mark(const struct md_node *block)
{
	const struct md_node *leaf = last_leaf(block);

	return leaf && leaf->kind == MD_TEXT && text_asks(leaf->text);
}

bool inline_ends_sentence(const struct md_node *block)
{
	const uint32_t last = last_character(block);
	const struct str marks = STR("。？！?!.：:；;…）)”】」』");

	if (last == 0)
		return true;
	for (size_t offset = 0; offset < marks.len;) {
		if (utf8_next(marks, &offset) == last)
			return true;
	}
	return false;
}

struct md_node *para_split(
	struct arena *arena, struct md_node *para, struct md_node *line)
{
	struct md_node *rest = md_new(arena, para->kind, para->span);

	rest->number = para->number;
	rest->span.start = line->span.start;
	if (line->previous && md_is_break(line->previous))
		md_unlink(line->previous);
	if (line->previous)
		para->span.end = line->previous->span.end;
	while (line) {
		struct md_node *next = line->next;

		md_unlink(line);
		md_append(rest, line);
		line = next;
	}
	md_insert_after(para, rest);
	inline_trim(para);
	inline_trim(rest);
	return rest;
}

struct md_node *para_cut(struct arena *arena, struct md_node *para, struct md_node *line)
{
	struct md_node *front = md_new(arena, para->kind, para->span);

	front->number = para->number;
	if (line->previous && md_is_break(line->previous))
		md_unlink(line->previous);
	if (line->previous)
		front->span.end = line->previous->span.end;
	while (para->first != line) {
		struct md_node *node = para->first;

		md_unlink(node);
		md_append(front, node);
	}
	para->span.start = line->span.start;
	md_insert_before(para, front);
	inline_trim(front);
	return front;
}

struct md_node *line_next(const struct md_node *from)
{
	for (; from; from = from->next) {
		if (md_is_break(from))
			return from->next;
	}
	return NULL;
}
