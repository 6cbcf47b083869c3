/* SPDX-License-Identifier: MIT */
/* The content is hashed as a stream of kinds and texts, each text ended by a byte that no
 * text holds, so that no two trees give the same stream. Where a reference leads is left
 * out: ordinals move when questions do. */
#include "read/identity/text.h"

#include "base/hash.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "model/build.h"
#include "model/math.h"
#include "read/identity/lock.h"
#include "read/markdown/link.h"

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

static void put_string(const struct content_stream *stream, struct str text)
{
	buf_put_str(stream->bytes, text);
	buf_put_byte(stream->bytes, END);
}

static void put_number(const struct content_stream *stream, unsigned long number)
{
	buf_put_unsigned(stream->bytes, number);
	buf_put_byte(stream->bytes, END);
}

static void put_inlines(const struct content_stream *stream, struct inline_list list);

/* An edited file is another image. */
static void put_image_file(
	const struct content_stream *stream, struct span span, struct str url)
{
	unsigned char digest[20];
	const struct read_images *const images = stream->images;
	/* copies of what is on the network lie beside the bank's first file */
	const uint32_t source = link_is_remote(url) ? 0 : span.source;
	const bool is_there = images && source < stream->sources->count &&
			      images->digest(images->closure,
				      stream->sources->items[source].folder, url, digest);

	put_string(stream, url);
	put_number(stream, is_there);
	if (is_there)
		buf_put(stream->bytes, digest, sizeof(digest));
}

static void put_image(
	const struct content_stream *stream, struct span span, const struct image *image)
{
	put_image_file(stream, span, image->url);
	put_string(stream, image->alt);
	put_string(stream, image->title);
	put_number(stream, image->width.unit);
	put_number(stream, image->width.value);
	put_number(stream, image->height.unit);
	put_number(stream, image->height.value);
}

static void put_inline(
	const struct content_stream *stream, const struct inline_node *node)
{
	put_number(stream, node->kind);
	switch (node->kind) {
	case INLINE_TEXT:
	case INLINE_CODE: put_string(stream, node->text); break;
	case INLINE_SOFT_BREAK:
	case INLINE_LINE_BREAK: break;
	case INLINE_MATH: put_string(stream, node->math->expanded); break;
	case INLINE_EMPHASIS:
	case INLINE_STRONG:
	case INLINE_DELETED:
	case INLINE_SUBSCRIPT:
	case INLINE_SUPERSCRIPT:
	case INLINE_KEYBOARD: put_inlines(stream, node->children); break;
	case INLINE_LINK:
		put_string(stream, node->link.url);
		put_string(stream, node->link.title);
		put_inlines(stream, node->link.children);
		break;
	case INLINE_REFERENCE: put_inlines(stream, node->reference.children); break;
	case INLINE_IMAGE: put_image(stream, node->span, &node->image); break;
	case INLINE_BLANK: put_number(stream, node->blank.form); break;
	case INLINE_CLOZE:
		put_number(stream, node->cloze.number);
		put_string(stream, node->cloze.hint);
		put_inlines(stream, node->cloze.answer);
		break;
	}
}

static void put_inlines(const struct content_stream *stream, struct inline_list list)
{
	put_number(stream, list.count);
	for (size_t i = 0; i < list.count; i++)
		put_inline(stream, &list.items[i]);
}

static void put_tree(const struct content_stream *stream, struct block_list list);

static void put_table(const struct content_stream *stream, const struct table *table)
{
	put_number(stream, table->column_count);
	put_number(stream, table->row_count);
	for (size_t i = 0; i < table->column_count; i++) {
		put_number(stream, table->aligns[i]);
		put_inlines(stream, table->head[i].text);
	}
	for (size_t i = 0; i < table->row_count * table->column_count; i++)
		put_inlines(stream, table->cells[i].text);
}

static void put_block_list(const struct content_stream *stream, const struct block *block)
{
	put_number(stream, block->list.ordered);
	put_number(stream, block->list.tight);
	put_number(stream, block->list.start);
	put_number(stream, block->list.count);
	for (size_t i = 0; i < block->list.count; i++) {
		put_number(stream, block->list.items[i].check);
		put_tree(stream, block->list.items[i].blocks);
	}
}

static void put_block(const struct content_stream *stream, const struct block *block)
{
	put_number(stream, block->kind);
	switch (block->kind) {
	case BLOCK_PARA: put_inlines(stream, block->para); break;
	case BLOCK_HEADING:
		put_number(stream, block->heading.level);
		put_inlines(stream, block->heading.text);
		break;
	case BLOCK_LIST: put_block_list(stream, block); break;
	case BLOCK_QUOTE: put_tree(stream, block->children); break;
	case BLOCK_CODE:
		put_string(stream, block->code.language);
		put_string(stream, block->code.text);
		break;
	case BLOCK_MATH: put_string(stream, block->math->expanded); break;
	case BLOCK_TABLE: put_table(stream, &block->table); break;
	case BLOCK_DETAILS:
		put_inlines(stream, block->details.summary);
		put_tree(stream, block->details.blocks);
		break;
	case BLOCK_RULE: break;
	case BLOCK_SOURCE: put_string(stream, block->source); break;
	}
}

static void put_tree(const struct content_stream *stream, struct block_list list)
{
	put_number(stream, list.count);
	for (size_t i = 0; i < list.count; i++)
		put_block(stream, &list.items[i]);
}

static void put_answer(const struct content_stream *stream, const struct answer *answer)
{
	put_tree(stream, answer->blocks);
	put_string(stream, answer->letters);
	put_number(stream, answer->judgement);
	put_number(stream, answer->blank_count);
	for (size_t i = 0; i < answer->blank_count; i++) {
		put_number(stream, answer->blanks[i].count);
		for (size_t k = 0; k < answer->blanks[i].count; k++)
			put_string(stream, answer->blanks[i].alternatives[k]);
	}
}

static void put_question(
	const struct content_stream *stream, const struct question *question)
{
	put_number(stream, question->type);
	put_tree(stream, question->stem);
	put_number(stream, question->options.count);
	for (size_t i = 0; i < question->options.count; i++) {
		put_number(stream, (unsigned char)question->options.items[i].letter);
		put_tree(stream, question->options.items[i].blocks);
	}
	put_tree(stream, question->hint);
	put_answer(stream, &question->answer);
	put_tree(stream, question->explanation);
	put_number(stream, question->difficulty);
	put_number(stream, question->points);
	put_number(stream, question->tags.count);
	for (size_t i = 0; i < question->tags.count; i++)
		put_string(stream, question->tags.items[i]);
	put_inlines(stream, question->topic);
	put_inlines(stream, question->source);
	put_number(stream, question->keep_option_order);
	put_number(stream, question->part_count);
	for (size_t i = 0; i < question->part_count; i++)
		put_question(stream, &question->parts[i]);
}

void identity_hash_content(char content[IDENTITY_CONTENT_LEN + 1],
	const struct content_stream *stream, const struct question *question,
	const struct question_group *group)
{
	struct sha1 sha1;

	buf_reset(stream->bytes);
	put_question(stream, question);
	if (group) {
		put_inlines(stream, group->title);
		put_tree(stream, group->blocks);
	}
	sha1_init(&sha1);
	sha1_add(&sha1, buf_str(stream->bytes));
	sha1_finish_text(&sha1, content, IDENTITY_CONTENT_LEN);
}
