/* SPDX-License-Identifier: MIT */
#include "layout/math/lay.h"

/* Arrays: cells are set first, columns take their widths from them and rows their
 * heights; then each row is a list as wide as the array. An array within a formula
 * stands in the middle of the axis; one that is a whole display gives its rows away one
 * by one, so that a page may end between them. */

/* The distances of a form in thousandths of an em, after LaTeX and amsmath for 10 pt.
 * Rows have at least the strut's extent; baselines are pitch apart unless what lies
 * between two rows would be less than limit, then it is skip. Rows of an array may
 * touch. */
struct pitch {
	int16_t strut_height, strut_depth, pitch, limit, skip;
};

#define RULE      40  /* thousandths of an em: \arrayrulewidth is 0.4 pt */
#define RULE_STEP 240 /* from rule to rule of a double one: \doublerulesep is 2 pt */
#define RULE_SEP  200 /* the same for columns, whose rules take no room */
#define DASH      200

static struct pitch pitch_of(const struct math_array *array)
{
	/* dcases, which mathtools opens up as alignments */
	if (array->form == MATH_ARRAY_CASES && array->cell_style == MATH_STYLE_DISPLAY)
		return (struct pitch){840, 360, 1500, 300, 400};
	switch (array->form) {
	case MATH_ARRAY_PLAIN: return (struct pitch){840, 360, 1200, 0, 0};
	case MATH_ARRAY_CASES: return (struct pitch){1008, 432, 1440, 0, 0};
	case MATH_ARRAY_ALIGNED:
	case MATH_ARRAY_GATHERED:
	case MATH_ARRAY_MULTLINE:
	case MATH_ARRAY_LINES: return (struct pitch){840, 360, 1500, 300, 400};
	case MATH_ARRAY_SMALL: return (struct pitch){0, 0, 600, 150, 150};
	case MATH_ARRAY_SUBSTACK: return (struct pitch){0, 0, 552, 120, 120};
	case MATH_ARRAY_DIAGRAM: return (struct pitch){840, 360, 1500, 300, 400};
	}
	return (struct pitch){0};
}

struct grid {
	struct math_setter *setter;
	struct math_env env;
	const struct math_array *array;
	struct math_box **cells;
	scaled *column_x, *column_widths;
	struct math_box **rows;
	scaled *distances; /* of a row's baseline from the one above */
	scaled width;
	scaled edge; /* of a multline: what its first and last line are off the sides */
};

static scaled em_part(const struct grid *grid, int32_t thousandths)
{
	return scaled_ratio(grid->env.base, thousandths, 1000);
}

/* --- cells and columns --- */

static void lay_cells(struct grid *grid)
{
	const struct math_array *const array = grid->array;
	struct math_setter *const setter = grid->setter;
	struct math_env env = math_env_named(setter, grid->env, array->cell_style);
	const size_t columns = array->column_count;

	env.is_diagram = array->form == MATH_ARRAY_DIAGRAM;
	grid->cells = ARENA_NEW(
		&setter->boxes, struct math_box *, array->row_count * columns + 1);
	grid->column_widths = ARENA_NEW(&setter->boxes, scaled, columns + 1);
	for (size_t row = 0; row < array->row_count; row++)
		for (size_t column = 0; column < columns; column++) {
			struct math_box *const cell = math_lay_clean(
				setter, env, &array->rows[row].cells[column]);

			grid->cells[row * columns + column] = cell;
			grid->column_widths[column] =
				scaled_max(grid->column_widths[column], cell->width);
		}
}

/* What all but the first of rules side by side take. */
static scaled further_rules(const struct grid *grid, unsigned count)
{
	return count > 1 ? (scaled)(count - 1) * em_part(grid, RULE_SEP) : 0;
}

static void find_columns(struct grid *grid)
{
	const struct math_array *const array = grid->array;
	const struct math_rules *const rules = array->column_rules;
	scaled x = 0;

	grid->column_x = ARENA_NEW(&grid->setter->boxes, scaled, array->column_count + 1);
	for (size_t i = 0; i < array->column_count; i++) {
		x += math_lay_length(
			grid->setter, &grid->env, array->columns[i].gap_before);
		x += rules ? further_rules(grid, rules[i].count) : 0;
		grid->column_x[i] = x;
		x += grid->column_widths[i];
	}
	grid->width = x + math_lay_length(grid->setter, &grid->env, array->gap_after) +
		      (rules ? further_rules(grid, rules[array->column_count].count) : 0);
	if (array->form == MATH_ARRAY_MULTLINE)
		grid->width = scaled_max(grid->edge > 0 ? grid->setter->measure : 0,
			grid->width + 2 * grid->env.base);
}

static enum math_align alignment(const struct grid *grid, size_t row, size_t column)
{
	if (grid->array->form != MATH_ARRAY_MULTLINE)
		return grid->array->columns[column].align;
	return row == 0                            ? MATH_ALIGN_LEFT
	       : row + 1 == grid->array->row_count ? MATH_ALIGN_RIGHT
						   : MATH_ALIGN_CENTER;
}

static scaled cell_x(const struct grid *grid, size_t row, size_t column, scaled own)
{
	const bool is_multline = grid->array->form == MATH_ARRAY_MULTLINE;
	const scaled x = is_multline ? grid->edge : grid->column_x[column];
	const scaled width =
		is_multline ? grid->width - 2 * grid->edge : grid->column_widths[column];

	switch (alignment(grid, row, column)) {
	case MATH_ALIGN_CENTER: return x + (width - own) / 2;
	case MATH_ALIGN_LEFT: return x;
	case MATH_ALIGN_RIGHT: return x + width - own;
	}
	return x;
}

/* --- rows --- */

static bool is_matrix(const struct math_array *array)
{
	return array->form == MATH_ARRAY_PLAIN || array->form == MATH_ARRAY_CASES ||
	       array->form == MATH_ARRAY_SMALL;
}

/* \\[4pt]: in an array a row's strut is that much deeper, which what is deeper anyway
 * does not feel; else, and where rows are to come nearer, the distance changes. */
static scaled strut_growth(const struct grid *grid, size_t row)
{
	const enum math_array_form form = grid->array->form;
	const bool has_strut = form == MATH_ARRAY_PLAIN || form == MATH_ARRAY_CASES;
	const scaled gap = math_lay_length(
		grid->setter, &grid->env, grid->array->rows[row].gap_after);

	return has_strut ? scaled_max(gap, 0) : 0;
}

static struct math_box *lay_row(const struct grid *grid, size_t row)
{
	const struct math_array *const array = grid->array;
	const struct pitch pitch = pitch_of(array);
	struct math_box *const list = math_box_new(&grid->setter->boxes, MATH_BOX_LIST);

	list->width = grid->width;
	list->height = em_part(grid, pitch.strut_height);
	list->depth = em_part(grid, pitch.strut_depth) + strut_growth(grid, row);
	if (row > 0)
		list->before = is_matrix(array) ? STR("; ") : STR(" ");
	for (size_t column = 0; column < array->column_count; column++) {
		struct math_box *const cell =
			grid->cells[row * array->column_count + column];

		if (column > 0 && is_matrix(array))
			cell->before = STR(" ");
		math_box_put(list, cell, cell_x(grid, row, column, cell->width), 0);
	}
	return list;
}

/* Of the rules before a row, or after the last. */
static scaled rules_height(const struct grid *grid, size_t row)
{
	const struct math_rules *const rules = grid->array->row_rules;
	const unsigned count = rules ? rules[row].count : 0;

	return count ? em_part(grid, RULE) +
			       (scaled)(count - 1) * em_part(grid, RULE_STEP)
		     : 0;
}

static scaled distance(const struct grid *grid, size_t row)
{
	const struct pitch pitch = pitch_of(grid->array);
	const struct math_box *const above = grid->rows[row - 1];
	const scaled ink = above->depth + grid->rows[row]->height;
	const scaled regular = em_part(grid, pitch.pitch);
	const scaled gap = math_lay_length(grid->setter, &grid->env,
				   grid->array->rows[row - 1].gap_after) -
			   strut_growth(grid, row - 1) + rules_height(grid, row);

	if (regular - ink < em_part(grid, pitch.limit))
		return ink + em_part(grid, pitch.skip) + gap;
	return regular + gap;
}

static void lay_rows(struct grid *grid)
{
	const size_t count = grid->array->row_count;

	grid->rows = ARENA_NEW(&grid->setter->boxes, struct math_box *, count + 1);
	grid->distances = ARENA_NEW(&grid->setter->boxes, scaled, count + 1);
	for (size_t row = 0; row < count; row++) {
		grid->rows[row] = lay_row(grid, row);
		if (row > 0)
			grid->distances[row] = distance(grid, row);
	}
}

/* A multline that is a whole display is as wide as its measure. */
static struct grid lay_grid(struct math_setter *setter, struct math_env env,
	const struct math_node *node, bool is_display)
{
	struct grid grid = {.setter = setter,
		.env = env,
		.array = &node->array,
		.edge = is_display ? env.base : 0};

	lay_cells(&grid);
	find_columns(&grid);
	lay_rows(&grid);
	return grid;
}

/* --- rules --- */

static void put_rule(const struct grid *grid, struct math_box *list,
	struct math_rules rules, struct math_box *rule)
{
	if (rules.is_dashed) {
		rule->kind = MATH_BOX_LINE;
		rule->line_width = em_part(grid, RULE);
		rule->dash = em_part(grid, DASH);
	}
	math_box_put(list, rule, rule->x, rule->y);
}

/* Rules before column i, or at the right edge, from top to bottom of the list. */
static void put_column_rules(
	const struct grid *grid, struct math_box *list, size_t i, scaled top, scaled foot)
{
	const struct math_array *const array = grid->array;
	const struct math_rules rules = array->column_rules[i];
	const scaled width = em_part(grid, RULE), step = em_part(grid, RULE_SEP);
	const scaled further = further_rules(grid, rules.count);
	scaled x = 0;

	if (i == array->column_count)
		x = grid->width - further - width;
	else if (i > 0)
		x = grid->column_x[i] - further -
		    math_lay_length(
			    grid->setter, &grid->env, array->columns[i].gap_before) /
			    2 -
		    width / 2;
	for (unsigned n = 0; n < rules.count; n++) {
		struct math_box *const rule = math_box_rule(&grid->setter->boxes,
			rules.is_dashed ? 0 : width, foot - top, grid->env.colour);

		rule->x = x + (scaled)n * step;
		rule->y = foot;
		put_rule(grid, list, rules, rule);
	}
}

static void put_row_rules(
	const struct grid *grid, struct math_box *list, struct math_rules rules, scaled y)
{
	const scaled height = em_part(grid, RULE), step = em_part(grid, RULE_STEP);

	for (unsigned n = 0; n < rules.count; n++) {
		struct math_box *const rule = math_box_rule(&grid->setter->boxes,
			grid->width, rules.is_dashed ? 0 : height, grid->env.colour);

		rule->x = 0;
		rule->y = y + height + (scaled)n * step;
		put_rule(grid, list, rules, rule);
	}
}

static void put_rules(const struct grid *grid, struct math_box *list)
{
	const struct math_array *const array = grid->array;
	scaled y = 0;

	for (size_t row = 0; array->row_rules && row <= array->row_count; row++) {
		if (row < array->row_count)
			y += grid->distances[row];
		const scaled edge =
			row < array->row_count
				? y - grid->rows[row]->height - rules_height(grid, row)
				: y + grid->rows[row - 1]->depth;

		put_row_rules(grid, list, array->row_rules[row], edge);
	}
	list->height =
		scaled_max(list->height, grid->rows[0]->height + rules_height(grid, 0));
	list->depth =
		scaled_max(list->depth, y + grid->rows[array->row_count - 1]->depth +
						rules_height(grid, array->row_count));
	const scaled top = -list->height, foot = list->depth;

	for (size_t i = 0; array->column_rules && i <= array->column_count; i++)
		put_column_rules(grid, list, i, top, foot);
}

/* --- the whole --- */

struct math_box *math_lay_array(
	struct math_setter *setter, struct math_env env, const struct math_node *node)
{
	const struct grid grid = lay_grid(setter, env, node, false);
	struct math_box *const list = math_box_new(&setter->boxes, MATH_BOX_LIST);
	scaled y = 0;

	if (node->array.row_count == 0)
		return list;
	for (size_t row = 0; row < node->array.row_count; row++) {
		y += grid.distances[row];
		math_box_put(list, grid.rows[row], 0, y);
	}
	put_rules(&grid, list);
	list->width = grid.width;
	list->accent = list->width / 2;
	return math_lay_on_axis(setter, env, list);
}

void math_lay_rows(
	struct math_setter *setter, struct math_env env, const struct math_node *node)
{
	const struct grid grid = lay_grid(setter, env, node, true);

	vec_reset(&setter->rows);
	for (size_t row = 0; row < node->array.row_count; row++) {
		const struct math_node *const tag = node->array.rows[row].tag;
		const struct math_env text = math_env_style(setter, env, STYLE_TEXT);

		vec_push(&setter->rows,
			(struct math_row_box){
				.box = grid.rows[row],
				.tag = tag ? math_lay_clean(setter, text, tag) : NULL,
				.distance = grid.distances[row],
			});
	}
}
