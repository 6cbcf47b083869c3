/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_EXAM_H
#define LAYOUT_EXAM_H

#include "layout/paginate.h"
#include "model/part.h"

/* The paper under way. */
struct exam {
	struct flow *flow;
	struct style
		style; /* the job's; points are shown where a part's rule does not say */
	struct part_list parts;
	uint32_t document;
	points total;     /* of all parts; 0: not known */
	uint32_t key_row; /* the key begins here; NO_INDEX: there is none */
	/* Numbers of the last page of the questions, of that before the key, of the last.
	 */
	size_t paper_end, key_base, key_end;
};

/* The bank as an exam paper into the flow: title, score table, parts with their points;
 * then the key, if answers are wanted. The seal line is put on the pages; exam must live
 * until then. */
void exam_put(struct flow *flow, struct exam *exam);
/* Paper and key count their pages apart. */
void exam_count_pages(struct exam *exam, const struct page_column_vec *columns);

/* Title, time and total, score table, notices. */
void exam_put_front(struct exam *exam);
/* 一、单项选择题（本大题共 10 小题，每小题 3 分，共 30 分） behind its box. */
void exam_put_part_title(struct exam *exam, size_t part, uint32_t heading);
/* The title in two: what is bold, and the rule in parentheses behind it. */
struct exam_title {
	struct str name, rule;
};
struct exam_title exam_title_of(struct exam *exam, size_t part);
/* Makes it the flow's paragraph; heading and rule are elements. */
void exam_fill_title(struct flow *flow, const struct exam_title *title, uint32_t heading,
	uint32_t rule);
/* Letters in tables, then answers in full. */
void exam_put_key(struct exam *exam);

/* A table of equal cells with lines around each, in one row of the flow; cells are text
 * in the middle, or empty. */
struct exam_grid {
	scaled x, size; /* left edge; of the text */
	scaled first_width, width,
		height; /* of the first column's cells, of the others' */
	size_t columns, rows;
	const struct str *cells; /* rows * columns */
	uint32_t parent;
	bool has_head_row;          /* else the first column heads the rows */
	struct style_colour colour; /* of lines and text */
	bool is_artifact;
};
void exam_put_grid(struct flow *flow, const struct exam_grid *grid);
/* Its items at y of the row under way, without a row of its own. */
void exam_draw_grid(struct flow *flow, const struct exam_grid *grid, scaled y);

#endif
