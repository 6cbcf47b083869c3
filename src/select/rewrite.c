/* SPDX-License-Identifier: MIT */
#include "model/build.h"
#include "select/pick.h"

/* Only lists that hold a reference are copied. A reference to a question that was not
 * taken becomes its text; a number in the others follows the question. */

typedef VEC(struct inline_node) inline_vec;

static bool is_digit(struct str text, size_t at)
{
	return at < text.len && text.data[at] >= '0' && text.data[at] <= '9';
}

/* The old number, standing alone, becomes the new one. */
static struct str renumbered(
	struct arena *arena, struct str text, struct str old, struct str new)
{
	struct buf out;
	const size_t at = str_find(text, old, 0);

	if (at == STR_NPOS || str_eq(old, new) || (at && is_digit(text, at - 1)) ||
		is_digit(text, at + old.len))
		return text;
	buf_init(&out, 0);
	buf_put_str(&out, str_slice(text, 0, at));
	buf_put_str(&out, new);
	buf_put_str(&out, str_from_offset(text, at + old.len));
	const struct str copy = arena_copy_str(arena, buf_str(&out));
	buf_clear(&out);
	return copy;
}

static struct inline_list renumber_text(
	const struct renaming *renaming, struct inline_list list, size_t old, size_t new)
{
	struct inline_node *copy = arena_copy(
		renaming->arena, list.items, memory_product(list.count, sizeof(*copy)));

	for (size_t i = 0; i < list.count; i++) {
		if (copy[i].kind == INLINE_TEXT)
			copy[i].text = renumbered(renaming->arena, copy[i].text,
				renaming->bank->questions[old]->number,
				renaming->numbers[new]);
	}
	return (struct inline_list){copy, list.count};
}

static bool holds_reference(struct inline_list list)
{
	for (size_t i = 0; i < list.count; i++)
		if (list.items[i].kind == INLINE_REFERENCE ||
			holds_reference(inline_children(&list.items[i])))
			return true;
	return false;
}

static void put_reference(
	const struct renaming *renaming, inline_vec *out, struct inline_node node)
{
	const size_t old = node.reference.question, new = renaming->ordinals[old];

	if (new == (size_t)-1) {
		for (size_t i = 0; i < node.reference.children.count; i++)
			vec_push(out, node.reference.children.items[i]);
		return;
	}
	node.reference.children =
		renumber_text(renaming, node.reference.children, old, new);
	node.reference.question = new;
	vec_push(out, node);
}

struct inline_list rewrite_inlines(
	const struct renaming *renaming, struct inline_list list)
{
	inline_vec out = {0};

	if (!holds_reference(list))
		return list;
	for (size_t i = 0; i < list.count; i++) {
		struct inline_node node = list.items[i];

		switch (node.kind) {
		case INLINE_REFERENCE: put_reference(renaming, &out, node); continue;
		case INLINE_EMPHASIS:
		case INLINE_STRONG:
		case INLINE_DELETED:
		case INLINE_SUBSCRIPT:
		case INLINE_SUPERSCRIPT:
		case INLINE_KEYBOARD:
			node.children = rewrite_inlines(renaming, node.children);
			break;
		case INLINE_LINK:
			node.link.children =
				rewrite_inlines(renaming, node.link.children);
			break;
		case INLINE_CLOZE:
			node.cloze.answer = rewrite_inlines(renaming, node.cloze.answer);
			break;
		case INLINE_TEXT:
		case INLINE_SOFT_BREAK:
		case INLINE_LINE_BREAK:
		case INLINE_CODE:
		case INLINE_MATH:
		case INLINE_IMAGE:
		case INLINE_BLANK: break;
		}
		vec_push(&out, node);
	}
	const struct inline_list copy =
		inline_list_copy(renaming->arena, out.data, out.len);

	vec_clear(&out);
	return copy;
}

static const struct list_item *rewrite_items(
	const struct renaming *renaming, const struct block *list)
{
	struct list_item *items = arena_copy(renaming->arena, list->list.items,
		memory_product(list->list.count, sizeof(*items)));

	for (size_t i = 0; i < list->list.count; i++)
		items[i].blocks = rewrite_blocks(renaming, items[i].blocks);
	return items;
}

static const struct table_cell *rewrite_cells(
	const struct renaming *renaming, const struct table_cell *cells, size_t count)
{
	struct table_cell *copy =
		arena_copy(renaming->arena, cells, memory_product(count, sizeof(*copy)));

	for (size_t i = 0; i < count; i++)
		copy[i].text = rewrite_inlines(renaming, copy[i].text);
	return copy;
}

static void rewrite_block(const struct renaming *renaming, struct block *block)
{
	switch (block->kind) {
	case BLOCK_PARA: block->para = rewrite_inlines(renaming, block->para); break;
	case BLOCK_HEADING:
		block->heading.text = rewrite_inlines(renaming, block->heading.text);
		break;
	case BLOCK_LIST: block->list.items = rewrite_items(renaming, block); break;
	case BLOCK_QUOTE:
		block->children = rewrite_blocks(renaming, block->children);
		break;
	case BLOCK_TABLE:
		block->table.head = rewrite_cells(
			renaming, block->table.head, block->table.column_count);
		block->table.cells = rewrite_cells(renaming, block->table.cells,
			block->table.row_count * block->table.column_count);
		break;
	case BLOCK_DETAILS:
		block->details.blocks = rewrite_blocks(renaming, block->details.blocks);
		break;
	case BLOCK_CODE:
	case BLOCK_MATH:
	case BLOCK_RULE:
	case BLOCK_SOURCE: break;
	}
}

struct block_list rewrite_blocks(const struct renaming *renaming, struct block_list list)
{
	if (!list.count)
		return list;
	struct block *copy = arena_copy(
		renaming->arena, list.items, memory_product(list.count, sizeof(*copy)));

	for (size_t i = 0; i < list.count; i++)
		rewrite_block(renaming, &copy[i]);
	return (struct block_list){copy, list.count};
}

static void rewrite_options(const struct renaming *renaming, struct question *question)
{
	struct option *options = arena_copy(renaming->arena, question->options.items,
		memory_product(question->options.count, sizeof(*options)));

	for (size_t i = 0; i < question->options.count; i++)
		options[i].blocks = rewrite_blocks(renaming, options[i].blocks);
	question->options.items = options;
}

void rewrite_question(const struct renaming *renaming, struct question *question)
{
	question->stem = rewrite_blocks(renaming, question->stem);
	question->hint = rewrite_blocks(renaming, question->hint);
	question->answer.blocks = rewrite_blocks(renaming, question->answer.blocks);
	question->explanation = rewrite_blocks(renaming, question->explanation);
	question->topic = rewrite_inlines(renaming, question->topic);
	question->source = rewrite_inlines(renaming, question->source);
	if (question->options.count)
		rewrite_options(renaming, question);
	if (!question->part_count)
		return;
	struct question *parts = arena_copy(renaming->arena, question->parts,
		memory_product(question->part_count, sizeof(*parts)));

	for (size_t i = 0; i < question->part_count; i++)
		rewrite_question(renaming, &parts[i]);
	question->parts = parts;
}
