/* SPDX-License-Identifier: MIT */
/* The content is hashed as a stream of kinds and texts, each text ended by a byte that no
 * text holds, so that no two trees give the same stream. Where a reference leads is left
 * out: ordinals move when questions do. */
#include "read/identity_text.h"

#include "base/hash.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "model/build.h"
#include "model/math.h"
#include "read/identity_lock.h"

#define STEM_CHARACTERS   320
#define OPTION_CHARACTERS 100
#define TEXT_BYTES        3000
#define END               '\x1f'

/* Appends without line ends and doubled spaces; of more than limit characters the middle
 * is left out, two thirds before it and a third after it. */
static void put_short(struct buf *out, struct str text, size_t limit)
{
	const size_t count = utf8_count(text);
	const size_t head = count > limit ? limit * 2 / 3 : count;
	const size_t tail = count > limit ? count - (limit - head) : count;
	bool was_space = true;
	size_t number = 0;

	for (size_t i = 0; i < text.len; number++) {
		const size_t start = i;
		const uint32_t c = utf8_next(text, &i);
		const bool is_space = c <= ' ' || c == 0x3000 || c == 0xA0;

		if (number == head && count > limit)
			buf_put_c(out, "…");
		if ((number >= head && number < tail) || (is_space && was_space))
			continue;
		if (is_space)
			buf_put_byte(out, ' ');
		else
			buf_put(out, text.data + start, i - start);
		was_space = is_space;
	}
	if (out->len && out->data[out->len - 1] == ' ')
		out->len--;
}

static void put_blocks(struct buf *out, struct block_list blocks, size_t limit)
{
	struct buf plain;

	buf_init(&plain, LIMIT_TEXT_BYTES);
	block_put_plain(&plain, blocks);
	put_short(out, str_trim_wide(buf_str(&plain)), limit);
	buf_clear(&plain);
}

static void put_text(struct buf *out, const struct question *question, size_t end)
{
	put_blocks(out, question->stem, STEM_CHARACTERS);
	for (size_t i = 0; i < question->options.count && out->len < end; i++) {
		buf_put_c(out, LOCK_GAP);
		put_blocks(out, question->options.items[i].blocks, OPTION_CHARACTERS);
	}
	for (size_t i = 0; i < question->part_count && out->len < end; i++) {
		buf_put_c(out, LOCK_GAP);
		put_text(out, &question->parts[i], end);
	}
}

void identity_put_text(struct buf *out, const struct question *question)
{
	put_text(out, question, out->len + TEXT_BYTES);
}

static void put_string(struct buf *out, struct str text)
{
	buf_put_str(out, text);
	buf_put_byte(out, END);
}

static void put_number(struct buf *out, unsigned long number)
{
	buf_put_unsigned(out, number);
	buf_put_byte(out, END);
}

static void put_inlines(struct buf *out, struct inline_list list);

static void put_image(struct buf *out, const struct image *image)
{
	put_string(out, image->url);
	put_string(out, image->alt);
	put_string(out, image->title);
	put_number(out, image->width.unit);
	put_number(out, image->width.value);
	put_number(out, image->height.unit);
	put_number(out, image->height.value);
}

static void put_inline(struct buf *out, const struct inline_node *node)
{
	put_number(out, node->kind);
	switch (node->kind) {
	case INLINE_TEXT:
	case INLINE_CODE: put_string(out, node->text); break;
	case INLINE_SOFT_BREAK:
	case INLINE_LINE_BREAK: break;
	case INLINE_MATH: put_string(out, node->math->tex); break;
	case INLINE_EMPHASIS:
	case INLINE_STRONG:
	case INLINE_DELETED:
	case INLINE_SUBSCRIPT:
	case INLINE_SUPERSCRIPT:
	case INLINE_KEYBOARD: put_inlines(out, node->children); break;
	case INLINE_LINK:
		put_string(out, node->link.url);
		put_string(out, node->link.title);
		put_inlines(out, node->link.children);
		break;
	case INLINE_REFERENCE: put_inlines(out, node->reference.children); break;
	case INLINE_IMAGE: put_image(out, &node->image); break;
	case INLINE_BLANK: put_number(out, node->blank.form); break;
	case INLINE_CLOZE:
		put_number(out, node->cloze.number);
		put_string(out, node->cloze.hint);
		put_inlines(out, node->cloze.answer);
		break;
	}
}

static void put_inlines(struct buf *out, struct inline_list list)
{
	put_number(out, list.count);
	for (size_t i = 0; i < list.count; i++)
		put_inline(out, &list.items[i]);
}

static void put_tree(struct buf *out, struct block_list list);

static void put_table(struct buf *out, const struct table *table)
{
	put_number(out, table->column_count);
	put_number(out, table->row_count);
	for (size_t i = 0; i < table->column_count; i++) {
		put_number(out, table->aligns[i]);
		put_inlines(out, table->head[i].text);
	}
	for (size_t i = 0; i < table->row_count * table->column_count; i++)
		put_inlines(out, table->cells[i].text);
}

static void put_block_list(struct buf *out, const struct block *block)
{
	put_number(out, block->list.ordered);
	put_number(out, block->list.tight);
	put_number(out, block->list.start);
	put_number(out, block->list.count);
	for (size_t i = 0; i < block->list.count; i++) {
		put_number(out, block->list.items[i].check);
		put_tree(out, block->list.items[i].blocks);
	}
}

static void put_block(struct buf *out, const struct block *block)
{
	put_number(out, block->kind);
	switch (block->kind) {
	case BLOCK_PARA: put_inlines(out, block->para); break;
	case BLOCK_HEADING:
		put_number(out, block->heading.level);
		put_inlines(out, block->heading.text);
		break;
	case BLOCK_LIST: put_block_list(out, block); break;
	case BLOCK_QUOTE: put_tree(out, block->children); break;
	case BLOCK_CODE:
		put_string(out, block->code.language);
		put_string(out, block->code.text);
		break;
	case BLOCK_MATH: put_string(out, block->math->tex); break;
	case BLOCK_TABLE: put_table(out, &block->table); break;
	case BLOCK_DETAILS:
		put_inlines(out, block->details.summary);
		put_tree(out, block->details.blocks);
		break;
	case BLOCK_RULE: break;
	case BLOCK_SOURCE: put_string(out, block->source); break;
	}
}

static void put_tree(struct buf *out, struct block_list list)
{
	put_number(out, list.count);
	for (size_t i = 0; i < list.count; i++)
		put_block(out, &list.items[i]);
}

static void put_answer(struct buf *out, const struct answer *answer)
{
	put_tree(out, answer->blocks);
	put_string(out, answer->letters);
	put_number(out, answer->judgement);
	put_number(out, answer->blank_count);
	for (size_t i = 0; i < answer->blank_count; i++) {
		put_number(out, answer->blanks[i].count);
		for (size_t k = 0; k < answer->blanks[i].count; k++)
			put_string(out, answer->blanks[i].alternatives[k]);
	}
}

static void put_question(struct buf *out, const struct question *question)
{
	put_number(out, question->type);
	put_tree(out, question->stem);
	put_number(out, question->options.count);
	for (size_t i = 0; i < question->options.count; i++) {
		put_number(out, (unsigned char)question->options.items[i].letter);
		put_tree(out, question->options.items[i].blocks);
	}
	put_tree(out, question->hint);
	put_answer(out, &question->answer);
	put_tree(out, question->explanation);
	put_number(out, question->difficulty);
	put_number(out, question->points);
	put_number(out, question->tags.count);
	for (size_t i = 0; i < question->tags.count; i++)
		put_string(out, question->tags.items[i]);
	put_inlines(out, question->topic);
	put_inlines(out, question->source);
	put_number(out, question->keep_option_order);
	put_number(out, question->part_count);
	for (size_t i = 0; i < question->part_count; i++)
		put_question(out, &question->parts[i]);
}

void identity_hash_content(char content[IDENTITY_CONTENT_LEN + 1], struct buf *bytes,
	const struct question *question, const struct question_group *group)
{
	static const char hexadecimal[] = "0123456789abcdef";
	struct sha1 sha1;
	unsigned char digest[20];

	buf_reset(bytes);
	put_question(bytes, question);
	if (group) {
		put_inlines(bytes, group->title);
		put_tree(bytes, group->blocks);
	}
	sha1_init(&sha1);
	sha1_add(&sha1, buf_str(bytes));
	sha1_finish(&sha1, digest);
	for (size_t i = 0; i < IDENTITY_CONTENT_LEN; i++)
		content[i] =
			hexadecimal[i % 2 ? digest[i / 2] & 15u : digest[i / 2] >> 4];
	content[IDENTITY_CONTENT_LEN] = '\0';
}
