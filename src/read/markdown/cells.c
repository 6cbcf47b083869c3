/* SPDX-License-Identifier: MIT */
#include "read/markdown/cells.h"

#include "base/limits.h"
#include "read/markdown/guard.h"
#include "read/markdown/scan.h"
#include "read/markdown/table.h"

/* The second document, made only where there are tables:
 *
 *	\6 first cell
 *
 *	\6 second cell
 *
 *	… the masked text itself, if a cell may refer to a link that it defines
 *
 * The guard byte keeps "- a" and "# a" from being blocks, the space after it keeps it
 * from being the neighbour of a delimiter. */
#define GUARD "\x06 "
_Static_assert(MASK_CELL_START == 6, "GUARD begins with it");

static struct span span_of_part(
	const struct aligner *aligner, const struct leaf *leaf, size_t start, size_t end)
{
	const size_t first = aligner->base + leaf_place(leaf, start);

	return span_of(aligner->source, first,
		end > start ? aligner->base + leaf_place(leaf, end - 1) + 1 : first);
}

static void add_line(
	struct cells *cells, const struct leaf *leaf, size_t start, size_t end)
{
	const struct str text = str_slice(leaf->text, start, end);
	const size_t place = leaf_place(leaf, start);

	cells->has_brackets =
		cells->has_brackets || str_find_byte(text, '[', 0) != STR_NPOS;
	vec_push(&cells->lines, (struct cell_line){place, place + (end - start)});
}

/* The lines of [start, end) of the paragraph as text of a node. */
static void add_lines(struct cells *cells, const struct leaf *leaf, struct md_node *node,
	struct table_slice part)
{
	const size_t first = cells->lines.len;
	size_t start = part.start;

	while (start < part.end) {
		const size_t found = str_find_byte(leaf->text, '\n', start);
		const size_t end = found < part.end ? found : part.end;

		add_line(cells, leaf, start, end);
		start = end + 1;
	}
	vec_push(&cells->items, (struct cell_text){.node = node,
					.first_line = first,
					.line_count = cells->lines.len - first});
}

static struct table_slice trim_part(struct str text, size_t start, size_t end)
{
	while (end > start && scan_is_space(text.data[end - 1]))
		end--;
	return (struct table_slice){start, end};
}

/* A paragraph of its own for a part of the paragraph that the table leaves. */
static struct md_node *add_part(struct cells *cells, struct aligner *aligner,
	const struct leaf *leaf, struct table_slice part)
{
	struct md_node *const para = md_new(aligner->arena, MD_PARA,
		span_of_part(aligner, leaf, part.start, part.end));

	add_lines(cells, leaf, para, part);
	return para;
}

static void add_cell(struct cells *cells, struct aligner *aligner,
	const struct leaf *leaf, struct md_node *row, struct table_slice slice)
{
	struct md_node *const cell = md_new(aligner->arena, MD_CELL,
		span_of_part(aligner, leaf, slice.start, slice.end));

	md_append(row, cell);
	if (slice.start == slice.end)
		return;
	vec_push(&cells->items, (struct cell_text){cell, cells->lines.len, 1, true});
	add_line(cells, leaf, slice.start, slice.end);
}

static void fill_table(struct cells *cells, struct aligner *aligner,
	const struct leaf *leaf, const struct table_shape *shape, struct md_node *table)
{
	table->kind = MD_TABLE;
	table->number = (unsigned)shape->columns;
	table->aligns = ARENA_COPY_VEC(aligner->arena, &shape->aligns);
	table->span = span_of_part(aligner, leaf, shape->head,
		shape->end < leaf->text.len ? shape->end - 1 : leaf->text.len);
	for (size_t i = 0; i < shape->cells.len; i += shape->columns) {
		const struct table_slice *const slices = shape->cells.data + i;
		struct md_node *const row = md_new(aligner->arena, MD_ROW,
			span_of_part(aligner, leaf, slices[0].start,
				slices[shape->columns - 1].end));

		md_append(table, row);
		for (size_t column = 0; column < shape->columns; column++)
			add_cell(cells, aligner, leaf, row, slices[column]);
	}
}

bool cells_take(struct cells *cells, struct aligner *aligner, const struct leaf *leaf,
	struct md_node *para)
{
	struct table_shape shape;

	if (!table_is_likely(leaf->text))
		return false;
	const bool is_table = table_find(&shape, leaf->text);

	if (is_table) {
		const struct table_slice before = trim_part(leaf->text, 0, shape.head);

		if (before.end > 0)
			md_insert_before(para, add_part(cells, aligner, leaf, before));
		fill_table(cells, aligner, leaf, &shape, para);
		if (shape.end < leaf->text.len)
			md_insert_after(para, add_part(cells, aligner, leaf,
						      trim_part(leaf->text, shape.end,
							      leaf->text.len)));
	}
	if (!is_table && shape.too_wide)
		limit_report(aligner->diag, &aligner->met.columns, para->span,
			STR("LIMIT_TABLE_COLUMNS"), LIMIT_TABLE_COLUMNS);
	table_shape_clear(&shape);
	return is_table;
}

/* What the paragraphs of the second document were made of. */
struct second {
	struct buf text, source; /* masked, and as written; equally long */
	VEC(struct leaf_line) lines;
	VEC(size_t) starts; /* of each item in text */
};

static void put_item(struct second *second, const struct cells *cells,
	const struct cell_text *item, const struct mask *mask)
{
	const size_t start = second->text.len;

	vec_push(&second->starts, start);
	for (size_t i = 0; i < item->line_count; i++) {
		const struct cell_line line = cells->lines.data[item->first_line + i];

		buf_put_c(&second->text, i ? "\n" GUARD : GUARD);
		buf_put_c(&second->source, i ? "\n" GUARD : GUARD);
		vec_push(&second->lines,
			(struct leaf_line){(uint32_t)(second->text.len - start),
				(uint32_t)line.start});
		buf_put(&second->text, mask->text + line.start, line.end - line.start);
		buf_put(&second->source, mask->source.data + line.start,
			line.end - line.start);
	}
	buf_put_c(&second->text, "\n\n");
	buf_put_c(&second->source, "\n\n");
}

static void align_item(struct second *second, const struct cells *cells, size_t index,
	struct aligner *aligner, cmark_node *node)
{
	const struct cell_text *const item = &cells->items.data[index];
	const size_t start = second->starts.data[index];
	const size_t end = index + 1 < cells->items.len ? second->starts.data[index + 1]
							: second->source.len;
	const struct leaf leaf = {
		.text = str_slice(buf_str(&second->text), start, end - 2),
		.source = str_slice(buf_str(&second->source), start, end - 2),
		.lines = second->lines.data + item->first_line,
		.line_count = item->line_count,
		.is_cell = item->is_cell,
	};

	align_leaf(aligner, &leaf, node, item->node);
}

void cells_align(struct cells *cells, struct aligner *aligner)
{
	const struct mask *const mask = aligner->mask;
	const struct str masked = {mask->text, mask->source.len};
	struct second second = {0};

	if (cells->items.len == 0)
		return;
	buf_init(&second.text, 16 * LIMIT_INPUT_BYTES);
	buf_init(&second.source, 16 * LIMIT_INPUT_BYTES);
	for (size_t i = 0; i < cells->items.len; i++)
		put_item(&second, cells, &cells->items.data[i], mask);
	if (cells->has_brackets && str_find(masked, STR("]:"), 0) != STR_NPOS)
		buf_put_str(&second.text, masked);
	cmark_node *const root = cmark_parse_document(
		second.text.data, second.text.len, CMARK_OPT_DEFAULT);
	cmark_node *at = cmark_node_first_child(root);

	for (size_t i = 0; i < cells->items.len && at; i++) {
		align_item(&second, cells, i, aligner, at);
		at = cmark_node_next(at);
	}
	cmark_node_free(root);
	buf_clear(&second.text);
	buf_clear(&second.source);
	vec_clear(&second.lines);
	vec_clear(&second.starts);
}

void cells_clear(struct cells *cells)
{
	vec_clear(&cells->items);
	vec_clear(&cells->lines);
}
