/* SPDX-License-Identifier: MIT */
#include "layout/formulas.h"

static void visit_blocks(const struct formula_visitor *visit, struct block_list list);

static void visit_inlines(const struct formula_visitor *visit, struct inline_list list)
{
	for (size_t i = 0; i < list.count; i++) {
		const struct inline_node *node = &list.items[i];

		if (node->kind == INLINE_MATH)
			visit->visit(visit->data, node->math);
		else
			visit_inlines(visit, inline_children(node));
	}
}

static void visit_table(const struct formula_visitor *visit, const struct table *table)
{
	for (size_t i = 0; i < table->column_count; i++)
		visit_inlines(visit, table->head[i].text);
	for (size_t i = 0; i < table->column_count * table->row_count; i++)
		visit_inlines(visit, table->cells[i].text);
}

static void visit_block(const struct formula_visitor *visit, const struct block *block)
{
	switch (block->kind) {
	case BLOCK_PARA: visit_inlines(visit, block->para); return;
	case BLOCK_HEADING: visit_inlines(visit, block->heading.text); return;
	case BLOCK_LIST:
		for (size_t i = 0; i < block->list.count; i++)
			visit_blocks(visit, block->list.items[i].blocks);
		return;
	case BLOCK_QUOTE: visit_blocks(visit, block->children); return;
	case BLOCK_MATH: visit->visit(visit->data, block->math); return;
	case BLOCK_TABLE: visit_table(visit, &block->table); return;
	case BLOCK_DETAILS:
		visit_inlines(visit, block->details.summary);
		visit_blocks(visit, block->details.blocks);
		return;
	case BLOCK_CODE:
	case BLOCK_SOURCE:
	case BLOCK_RULE: return;
	}
}

static void visit_blocks(const struct formula_visitor *visit, struct block_list list)
{
	for (size_t i = 0; i < list.count; i++)
		visit_block(visit, &list.items[i]);
}

static void visit_question(
	const struct formula_visitor *visit, const struct question *question)
{
	visit_blocks(visit, question->stem);
	for (size_t i = 0; i < question->options.count; i++)
		visit_blocks(visit, question->options.items[i].blocks);
	visit_blocks(visit, question->hint);
	visit_blocks(visit, question->answer.blocks);
	visit_blocks(visit, question->explanation);
	visit_inlines(visit, question->topic);
	visit_inlines(visit, question->source);
	for (size_t i = 0; i < question->part_count; i++)
		visit_question(visit, &question->parts[i]);
}

static void visit_section(
	const struct formula_visitor *visit, const struct section *section)
{
	visit_inlines(visit, section->title);
	visit_blocks(visit, section->intro);
	for (size_t i = 0; i < section->group_count; i++) {
		visit_inlines(visit, section->groups[i].title);
		visit_blocks(visit, section->groups[i].blocks);
	}
	for (size_t i = 0; i < section->question_count; i++)
		visit_question(visit, &section->questions[i]);
}

void formulas_visit(const struct formula_visitor *visitor, const struct bank *bank)
{
	visit_inlines(visitor, bank->meta.title);
	visit_blocks(visitor, bank->preface);
	for (size_t i = 0; i < bank->chapter_count; i++) {
		const struct chapter *const chapter = &bank->chapters[i];

		visit_inlines(visitor, chapter->title);
		visit_blocks(visitor, chapter->intro);
		for (size_t j = 0; j < chapter->section_count; j++)
			visit_section(visitor, &chapter->sections[j]);
	}
}
