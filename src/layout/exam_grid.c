/* SPDX-License-Identifier: MIT */
#include "layout/exam.h"

#define LINE SCALED(0.5) /* width of all lines */

static scaled column_x(const struct exam_grid *grid, size_t column)
{
	return grid->x +
	       (column == 0 ? 0 : grid->first_width + (scaled)(column - 1) * grid->width);
}

static void put_lines(struct flow *flow, const struct exam_grid *grid, scaled y)
{
	const struct colour ink = flow_colour(grid->colour);
	const scaled width = column_x(grid, grid->columns) - grid->x;
	const scaled height = (scaled)grid->rows * grid->height;

	for (size_t i = 0; i <= grid->rows; i++)
		flow_put_fill(flow, grid->x - LINE / 2,
			y + (scaled)i * grid->height - LINE / 2,
			(struct page_item){
				.width = width + LINE, .height = LINE, .fill = {ink}});
	for (size_t i = 0; i <= grid->columns; i++)
		flow_put_fill(flow, column_x(grid, i) - LINE / 2, y - LINE / 2,
			(struct page_item){
				.width = LINE, .height = height + LINE, .fill = {ink}});
}

void exam_draw_grid(struct flow *flow, const struct exam_grid *grid, scaled y)
{
	const uint32_t table = grid->is_artifact
				       ? ELEMENT_ARTIFACT
				       : flow_element(flow, ELEMENT_TABLE, grid->parent);

	put_lines(flow, grid, y);
	for (size_t r = 0; r < grid->rows; r++) {
		const uint32_t row = grid->is_artifact
					     ? ELEMENT_ARTIFACT
					     : flow_element(flow, ELEMENT_ROW, table);

		for (size_t c = 0; c < grid->columns; c++) {
			const bool is_head = grid->has_head_row ? r == 0 : c == 0;
			const enum element_kind kind =
				is_head ? ELEMENT_HEAD_CELL : ELEMENT_CELL;
			const struct line_text text = {
				.text = grid->cells[r * grid->columns + c],
				.run = flow_run(ROLE_SANS, grid->size, grid->colour,
					grid->is_artifact
						? ELEMENT_ARTIFACT
						: flow_element(flow, kind, row)),
				.x = column_x(grid, c),
				.width = c == 0 ? grid->first_width : grid->width,
				.align = LINE_CENTER,
			};

			flow_put_text(flow, &text,
				y + (scaled)r * grid->height +
					flow_baseline(grid->size, grid->height));
		}
	}
}

void exam_put_grid(struct flow *flow, const struct exam_grid *grid)
{
	flow_begin_row(flow, grid->height);
	exam_draw_grid(flow, grid, 0);
	flow_end_row(flow, (scaled)grid->rows * grid->height, 0, 0);
}
