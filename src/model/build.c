/* SPDX-License-Identifier: MIT */
#include "model/build.h"

#include "base/limits.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "model/math.h"

struct inline_node inline_text(struct span span, struct str text)
{
	return (struct inline_node){.kind = INLINE_TEXT, .span = span, .text = text};
}

struct inline_node inline_with_children(
	enum inline_kind kind, struct span span, struct inline_list children)
{
	return (struct inline_node){.kind = kind, .span = span, .children = children};
}

struct block block_para(struct span span, struct inline_list text)
{
	return (struct block){.kind = BLOCK_PARA, .span = span, .para = text};
}

struct inline_list inline_list_copy(
	struct arena *arena, const struct inline_node *items, size_t count)
{
	if (count == 0)
		return (struct inline_list){0};
	return (struct inline_list){
		arena_copy(arena, items, memory_product(count, sizeof(*items))), count};
}

struct block_list block_list_copy(
	struct arena *arena, const struct block *items, size_t count)
{
	if (count == 0)
		return (struct block_list){0};
	return (struct block_list){
		arena_copy(arena, items, memory_product(count, sizeof(*items))), count};
}

/* The first code point that the node would print; UTF8_END where that is no letter. */
static uint32_t first_code_point(const struct inline_node *node)
{
	return node->kind == INLINE_TEXT ? utf8_at(node->text, 0) : UTF8_END;
}

static void put_break(struct buf *out, const struct inline_node *next)
{
	const struct str before = buf_str(out);
	size_t end = before.len;
	const uint32_t left = utf8_before(before, &end);
	const uint32_t right = next ? first_code_point(next) : UTF8_END;

	if (left == UTF8_END)
		return;
	if (right != UTF8_END && unicode_is_wide(left) && unicode_is_wide(right))
		return;
	buf_put_byte(out, ' ');
}

struct plain_form {
	bool hides;  /* what a cloze does */
	bool speaks; /* formulas without TeX */
};

static const struct plain_form as_written, as_asked = {.hides = true},
					   as_title = {.speaks = true},
					   as_entry = {.hides = true, .speaks = true};

static void put_math(struct buf *out, const struct math *math, struct plain_form form)
{
	if (form.speaks)
		math_put_line(out, math);
	else
		buf_put_str(out, math->tex);
}

static void put_inlines(struct buf *out, struct inline_list list, struct plain_form form)
{
	for (size_t i = 0; i < list.count; i++) {
		const struct inline_node *const node = list.items + i;

		switch (node->kind) {
		case INLINE_TEXT:
		case INLINE_CODE: buf_put_str(out, node->text); break;
		case INLINE_SOFT_BREAK:
		case INLINE_LINE_BREAK:
			put_break(out, i + 1 < list.count ? node + 1 : NULL);
			break;
		case INLINE_MATH: put_math(out, node->math, form); break;
		case INLINE_EMPHASIS:
		case INLINE_STRONG:
		case INLINE_DELETED:
		case INLINE_SUBSCRIPT:
		case INLINE_SUPERSCRIPT:
		case INLINE_KEYBOARD: put_inlines(out, node->children, form); break;
		case INLINE_LINK: put_inlines(out, node->link.children, form); break;
		case INLINE_REFERENCE:
			put_inlines(out, node->reference.children, form);
			break;
		case INLINE_IMAGE: buf_put_str(out, node->image.alt); break;
		case INLINE_BLANK: buf_put_c(out, "____"); break;
		case INLINE_CLOZE:
			if (form.hides)
				buf_put_c(out, "____");
			else
				put_inlines(out, node->cloze.answer, form);
			break;
		}
	}
}

static void put_table(struct buf *out, const struct table *table, struct plain_form form)
{
	for (size_t i = 0; i < table->column_count; i++) {
		put_inlines(out, table->head[i].text, form);
		buf_put_byte(out, '\n');
	}
	for (size_t i = 0; i < table->row_count * table->column_count; i++) {
		put_inlines(out, table->cells[i].text, form);
		buf_put_byte(out, '\n');
	}
}

static void put_blocks(struct buf *out, struct block_list list, struct plain_form form)
{
	for (size_t i = 0; i < list.count; i++) {
		const struct block *const block = list.items + i;

		if (out->len && out->data[out->len - 1] != '\n')
			buf_put_byte(out, '\n');
		switch (block->kind) {
		case BLOCK_PARA: put_inlines(out, block->para, form); break;
		case BLOCK_HEADING: put_inlines(out, block->heading.text, form); break;
		case BLOCK_LIST:
			for (size_t item = 0; item < block->list.count; item++)
				put_blocks(out, block->list.items[item].blocks, form);
			break;
		case BLOCK_QUOTE: put_blocks(out, block->children, form); break;
		case BLOCK_CODE: buf_put_str(out, block->code.text); break;
		case BLOCK_MATH: put_math(out, block->math, form); break;
		case BLOCK_TABLE: put_table(out, &block->table, form); break;
		case BLOCK_DETAILS:
			put_inlines(out, block->details.summary, form);
			put_blocks(out, block->details.blocks, form);
			break;
		case BLOCK_RULE: break;
		case BLOCK_SOURCE: buf_put_str(out, block->source); break;
		}
	}
}

void inline_put_plain(struct buf *out, struct inline_list list)
{
	put_inlines(out, list, as_written);
}

void block_put_plain(struct buf *out, struct block_list list)
{
	put_blocks(out, list, as_written);
}

void block_put_asked(struct buf *out, struct block_list list)
{
	put_blocks(out, list, as_asked);
}

void block_put_entry(struct buf *out, struct block_list list)
{
	put_blocks(out, list, as_entry);
}

static struct str plain_copy(
	struct arena *arena, struct inline_list list, struct plain_form form)
{
	struct buf plain;

	buf_init(&plain, LIMIT_TEXT_BYTES);
	put_inlines(&plain, list, form);
	const struct str text = arena_copy_str(arena, str_trim(buf_str(&plain)));

	buf_clear(&plain);
	return text;
}

struct str inline_plain(struct arena *arena, struct inline_list list)
{
	return plain_copy(arena, list, as_title);
}

struct str inline_written(struct arena *arena, struct inline_list list)
{
	return plain_copy(arena, list, as_written);
}

const struct chapter *bank_chapter_of(const struct bank *bank, size_t question_ordinal)
{
	size_t low = 0, high = bank->chapter_count;

	/* The last chapter that begins at or before the question and is not empty. */
	while (high - low > 1) {
		const size_t middle = low + (high - low) / 2;

		if (bank->chapters[middle].first_question <= question_ordinal)
			low = middle;
		else
			high = middle;
	}
	while (low > 0 && bank->chapters[low].question_count == 0)
		low--;
	return bank->chapters + low;
}
