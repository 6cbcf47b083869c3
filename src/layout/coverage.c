/* SPDX-License-Identifier: MIT */
#include "layout/layout.h"

#include "layout/math/coverage.h"
#include "layout/paragraph/flat.h"
#include "layout/paragraph/resolve.h"

/* Every character of the bank is asked for in the role that layout will set it in. The
 * roles of quotation marks and dashes are settled as for setting. */

struct coverage {
	struct fonts *fonts;
	enum language language;
	struct flat flat;
};

static void find_text(struct coverage *coverage, enum text_role role, struct str text)
{
	struct flat *flat = &coverage->flat;
	const struct flat_run run = {.role = role, .link = FLAT_NO_LINK};

	flat_reset(flat);
	flat_set_run(flat, &run);
	flat_put(flat, text);
	classes_resolve(flat, coverage->language);
	const struct str kept = buf_str(&flat->text);

	for (size_t i = 0; i < flat->chars.len;) {
		const struct flat_char *c = &flat->chars.data[i];
		size_t last = i, end;
		bool missing;

		while (last + 1 < flat->chars.len &&
			flat->chars.data[last + 1].flavour == c->flavour)
			last++;
		const struct str part = str_slice(kept, c->start,
			flat->chars.data[last].start + flat->chars.data[last].length);

		for (size_t offset = 0; offset < part.len; offset = end) {
			end = part.len;
			fonts_find_face(coverage->fonts, role,
				(enum text_flavour)c->flavour, part, offset, &end,
				&missing);
		}
		i = last + 1;
	}
}

static void find_math_text(void *data, enum text_role role, struct str text)
{
	find_text(data, role, text);
}

/* What is not understood is shown as its TeX. */
static void find_math(struct coverage *coverage, const struct math *math)
{
	const struct math_coverage visitor = {find_math_text, coverage};

	if (math->root)
		math_find_coverage(&visitor, math->root);
	else
		find_text(coverage, ROLE_CODE, math->tex);
}

static void find_inlines(
	struct coverage *coverage, enum text_role role, struct inline_list list);

static void find_inline(
	struct coverage *coverage, enum text_role role, const struct inline_node *node)
{
	switch (node->kind) {
	case INLINE_TEXT: find_text(coverage, role, node->text); return;
	case INLINE_CODE: find_text(coverage, ROLE_CODE, node->text); return;
	case INLINE_MATH: find_math(coverage, node->math); return;
	case INLINE_EMPHASIS:
		find_inlines(coverage, ROLE_EMPHASIS, node->children);
		return;
	case INLINE_STRONG: find_inlines(coverage, ROLE_STRONG, node->children); return;
	case INLINE_KEYBOARD: find_inlines(coverage, ROLE_CODE, node->children); return;
	case INLINE_DELETED:
	case INLINE_SUBSCRIPT:
	case INLINE_SUPERSCRIPT: find_inlines(coverage, role, node->children); return;
	case INLINE_LINK: find_inlines(coverage, role, node->link.children); return;
	case INLINE_REFERENCE:
		find_inlines(coverage, role, node->reference.children);
		return;
	case INLINE_IMAGE: find_text(coverage, ROLE_SANS, node->image.title); return;
	case INLINE_CLOZE:
		find_inlines(coverage, role, node->cloze.answer);
		find_text(coverage, role, node->cloze.hint);
		return;
	case INLINE_SOFT_BREAK:
	case INLINE_LINE_BREAK:
	case INLINE_BLANK: return;
	}
}

static void find_inlines(
	struct coverage *coverage, enum text_role role, struct inline_list list)
{
	for (size_t i = 0; i < list.count; i++)
		find_inline(coverage, role, &list.items[i]);
}

static void find_blocks(
	struct coverage *coverage, enum text_role role, struct block_list list);

static void find_table(
	struct coverage *coverage, enum text_role role, const struct table *table)
{
	for (size_t i = 0; i < table->column_count; i++)
		find_inlines(coverage, ROLE_SANS_BOLD, table->head[i].text);
	for (size_t i = 0; i < table->column_count * table->row_count; i++)
		find_inlines(coverage, role, table->cells[i].text);
}

static void find_block(
	struct coverage *coverage, enum text_role role, const struct block *block)
{
	switch (block->kind) {
	case BLOCK_PARA: find_inlines(coverage, role, block->para); return;
	case BLOCK_HEADING:
		find_inlines(coverage, ROLE_SANS_BOLD, block->heading.text);
		return;
	case BLOCK_LIST:
		for (size_t i = 0; i < block->list.count; i++)
			find_blocks(coverage, role, block->list.items[i].blocks);
		return;
	case BLOCK_QUOTE: find_blocks(coverage, ROLE_KAI, block->children); return;
	case BLOCK_CODE: find_text(coverage, ROLE_CODE, block->code.text); return;
	case BLOCK_MATH: find_math(coverage, block->math); return;
	case BLOCK_TABLE: find_table(coverage, role, &block->table); return;
	case BLOCK_DETAILS:
		find_inlines(coverage, ROLE_STRONG, block->details.summary);
		find_blocks(coverage, role, block->details.blocks);
		return;
	case BLOCK_SOURCE: find_text(coverage, ROLE_CODE, block->source); return;
	case BLOCK_RULE: return;
	}
}

static void find_blocks(
	struct coverage *coverage, enum text_role role, struct block_list list)
{
	for (size_t i = 0; i < list.count; i++)
		find_block(coverage, role, &list.items[i]);
}

static void find_question(struct coverage *coverage, const struct question *question)
{
	find_text(coverage, ROLE_SANS_BOLD, question->number);
	find_blocks(coverage, ROLE_BODY, question->stem);
	for (size_t i = 0; i < question->options.count; i++)
		find_blocks(coverage, ROLE_BODY, question->options.items[i].blocks);
	find_blocks(coverage, ROLE_KAI, question->hint);
	find_blocks(coverage, ROLE_BODY, question->answer.blocks);
	find_blocks(coverage, ROLE_BODY, question->explanation);
	find_inlines(coverage, ROLE_BODY, question->topic);
	find_inlines(coverage, ROLE_BODY, question->source);
	for (size_t i = 0; i < question->part_count; i++)
		find_question(coverage, &question->parts[i]);
}

static void find_section(struct coverage *coverage, const struct section *section)
{
	find_inlines(coverage, ROLE_HEADING, section->title);
	find_blocks(coverage, ROLE_BODY, section->intro);
	for (size_t i = 0; i < section->group_count; i++) {
		find_inlines(coverage, ROLE_STRONG, section->groups[i].title);
		find_blocks(coverage, ROLE_BODY, section->groups[i].blocks);
	}
	for (size_t i = 0; i < section->question_count; i++)
		find_question(coverage, &section->questions[i]);
}

static void find_chapter(struct coverage *coverage, const struct chapter *chapter)
{
	find_inlines(coverage, ROLE_HEADING, chapter->title);
	find_text(coverage, ROLE_SANS, chapter->plain_title);
	find_blocks(coverage, ROLE_BODY, chapter->intro);
	for (size_t i = 0; i < chapter->section_count; i++)
		find_section(coverage, &chapter->sections[i]);
}

void layout_find_coverage(
	const struct bank *bank, const struct style *style, struct fonts *fonts)
{
	struct coverage coverage = {.fonts = fonts, .language = bank->meta.language};

	(void)style; /* no style changes which role a character is set in */
	flat_init(&coverage.flat);
	find_inlines(&coverage, ROLE_HEADING, bank->meta.title);
	find_text(&coverage, ROLE_SANS, bank->meta.plain_title);
	find_text(&coverage, ROLE_SANS, bank->meta.subtitle);
	for (size_t i = 0; i < bank->meta.author_count; i++)
		find_text(&coverage, ROLE_KAI, bank->meta.authors[i]);
	find_blocks(&coverage, ROLE_BODY, bank->preface);
	for (size_t i = 0; i < bank->chapter_count; i++)
		find_chapter(&coverage, &bank->chapters[i]);
	flat_clear(&coverage.flat);
}
