/* SPDX-License-Identifier: MIT */
#include "check/rules.h"

/* Images without words for those who cannot see them. */

static void walk_inlines(struct diag *diag, struct inline_list list)
{
	for (size_t i = 0; i < list.count; i++) {
		const struct inline_node *node = &list.items[i];

		if (node->kind == INLINE_IMAGE && !node->image.alt.len)
			diag_report(diag, DIAG_MISSING_ALT, node->span, node->image.url);
		walk_inlines(diag, inline_children(node));
	}
}

static void walk_blocks(struct diag *diag, struct block_list list)
{
	for (size_t i = 0; i < list.count; i++) {
		const struct block *block = &list.items[i];

		switch (block->kind) {
		case BLOCK_PARA: walk_inlines(diag, block->para); break;
		case BLOCK_HEADING: walk_inlines(diag, block->heading.text); break;
		case BLOCK_LIST:
			for (size_t item = 0; item < block->list.count; item++)
				walk_blocks(diag, block->list.items[item].blocks);
			break;
		case BLOCK_QUOTE: walk_blocks(diag, block->children); break;
		case BLOCK_DETAILS: walk_blocks(diag, block->details.blocks); break;
		case BLOCK_TABLE:
			for (size_t cell = 0;
				cell < block->table.row_count * block->table.column_count;
				cell++)
				walk_inlines(diag, block->table.cells[cell].text);
			break;
		case BLOCK_CODE:
		case BLOCK_MATH:
		case BLOCK_RULE:
		case BLOCK_SOURCE: break;
		}
	}
}

static void walk_question(struct diag *diag, const struct question *question)
{
	walk_blocks(diag, question->stem);
	for (size_t i = 0; i < question->options.count; i++)
		walk_blocks(diag, question->options.items[i].blocks);
	walk_blocks(diag, question->hint);
	walk_blocks(diag, question->answer.blocks);
	walk_blocks(diag, question->explanation);
	for (size_t i = 0; i < question->part_count; i++)
		walk_question(diag, &question->parts[i]);
}

static void walk_chapter(struct diag *diag, const struct chapter *chapter)
{
	walk_blocks(diag, chapter->intro);
	for (size_t i = 0; i < chapter->section_count; i++) {
		const struct section *section = &chapter->sections[i];

		walk_blocks(diag, section->intro);
		for (size_t g = 0; g < section->group_count; g++)
			walk_blocks(diag, section->groups[g].blocks);
		for (size_t q = 0; q < section->question_count; q++)
			walk_question(diag, &section->questions[q]);
	}
}

void check_images(const struct bank *bank, struct diag *diag)
{
	if (!bank->image_count)
		return;
	walk_blocks(diag, bank->preface);
	for (size_t i = 0; i < bank->chapter_count; i++)
		walk_chapter(diag, &bank->chapters[i]);
}
