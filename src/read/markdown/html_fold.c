/* SPDX-License-Identifier: MIT */
#include "read/markdown/html_fold.h"

#include "read/markdown/scan.h"

#define EMPTY_CELLS 1024 /* as in read/markdown/table.c */

static bool has_inlines(const struct md_node *block)
{
	return block->first && !md_is_block(block->first);
}

/* Starts a new line in the target, unless it is empty. */
static void break_line(struct md_node *inlines, struct md_node *block)
{
	if (!inlines->last || block->kind == MD_COMMENT)
		return;
	block->kind = MD_LINE_BREAK;
	block->text = STR("");
	block->first = block->last = NULL;
	md_append(inlines, block);
}

static void fold_leaf(struct md_node *inlines, struct md_node *block)
{
	struct md_node *const first = block->first;

	switch ((int)block->kind) {
	case MD_CODE_BLOCK: block->kind = MD_CODE; break;
	case MD_HTML_BLOCK: block->kind = MD_HTML; break;
	case MD_MATH_BLOCK:
		block->kind = MD_MATH;
		block->is_display = true;
		break;
	case MD_COMMENT: block->kind = MD_INLINE_COMMENT; break;
	default:
		break_line(inlines, block);
		for (struct md_node *at = first, *next; at; at = next) {
			next = at->next;
			at->parent = at->previous = at->next = NULL;
			md_append(inlines, at);
		}
		return;
	}
	md_append(inlines, block);
}

/* Depth is bounded, as that of blocks. */
void html_fold(struct md_node *inlines, struct md_node *block)
{
	if (!block->first || has_inlines(block)) {
		md_unlink(block);
		fold_leaf(inlines, block);
		return;
	}
	while (block->first)
		html_fold(inlines, block->first);
	md_unlink(block);
}

struct table_size {
	size_t columns, rows, cells;
};

static struct table_size measure(const struct md_node *table)
{
	struct table_size size = {0, 0, 0};

	for (const struct md_node *row = table->first; row; row = row->next) {
		size_t count = 0;

		for (const struct md_node *cell = row->first; cell; cell = cell->next)
			count++;
		size.columns = count > size.columns ? count : size.columns;
		size.cells += count;
		size.rows++;
	}
	return size;
}

static void make_paragraphs(struct md_node *table)
{
	table->kind = MD_QUOTE;
	for (struct md_node *row = table->first; row; row = row->next) {
		row->kind = MD_QUOTE;
		for (struct md_node *cell = row->first; cell; cell = cell->next) {
			cell->kind = MD_PARA;
			cell->number = 0;
		}
	}
}

static void fill_row(struct aligner *aligner, struct md_node *row, struct md_node *table)
{
	size_t count = 0;

	for (struct md_node *cell = row->first; cell; cell = cell->next) {
		if (row == table->first)
			table->aligns[count] = (enum cell_align)cell->number;
		cell->number = 0;
		count++;
	}
	for (; count < table->number; count++)
		md_append(row, md_new(aligner->arena, MD_CELL, row->span));
}

void html_finish_table(struct aligner *aligner, struct md_node *table)
{
	const struct table_size size = measure(table);
	const size_t bytes = table->span.end - table->span.start;

	if (size.cells == 0) {
		md_unlink(table);
		return;
	}
	if (size.columns > LIMIT_TABLE_COLUMNS ||
		size.columns * size.rows - size.cells > EMPTY_CELLS + bytes) {
		limit_report(aligner->diag, &aligner->met.columns, table->span,
			STR("LIMIT_TABLE_COLUMNS"), LIMIT_TABLE_COLUMNS);
		make_paragraphs(table);
		return;
	}
	table->number = (unsigned)size.columns;
	table->aligns = ARENA_NEW(aligner->arena, enum cell_align, size.columns);
	for (struct md_node *row = table->first; row; row = row->next)
		fill_row(aligner, row, table);
}

struct str html_code_text(struct aligner *aligner, struct str inside)
{
	struct buf out;
	size_t at = str_starts(inside, STR("\n")) ? 1 : 0, reached = 0, work = 0;

	buf_init(&out, LIMIT_TEXT_BYTES);
	while (at < inside.len) {
		const size_t found = str_find_byte(inside, '<', at);
		const size_t stop = found == STR_NPOS ? inside.len : found;
		size_t end;

		entities_put(aligner->entities, str_slice(inside, at, stop), false, &out);
		end = stop < inside.len ? 0 : stop;
		if (end == 0 && work <= LIMIT_TAG_WORK * inside.len + 4096)
			end = scan_html(inside, stop, &reached);
		if (end == 0) {
			work += reached - stop;
			buf_put_byte(&out, '<');
		}
		at = end ? end : stop + 1;
	}
	if (out.len && out.data[out.len - 1] != '\n')
		buf_put_byte(&out, '\n');
	const struct str text = arena_copy_str(aligner->arena, buf_str(&out));
	buf_clear(&out);
	return text;
}
