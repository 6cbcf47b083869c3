/* SPDX-License-Identifier: MIT */
/* Arrays. MathML Core knows no columnalign, spacing or lines: a cell's style says them
 * again, so that both kinds of reader show them. */
#include "write/html/mathml_writer.h"

static const char *const align_names[] = {
	[MATH_ALIGN_CENTER] = "center",
	[MATH_ALIGN_LEFT] = "left",
	[MATH_ALIGN_RIGHT] = "right",
};

static void put_column_aligns(struct mathml *mathml, const struct math_array *array)
{
	buf_put_c(mathml->out, " columnalign=\"");
	for (size_t i = 0; i < array->column_count; i++) {
		if (i)
			buf_put_byte(mathml->out, ' ');
		buf_put_c(mathml->out, align_names[array->columns[i].align]);
	}
	buf_put_c(mathml->out, "\"");
}

static void put_column_gaps(struct mathml *mathml, const struct math_array *array)
{
	if (array->column_count < 2)
		return;
	buf_put_c(mathml->out, " columnspacing=\"");
	for (size_t i = 1; i < array->column_count; i++) {
		if (i > 1)
			buf_put_byte(mathml->out, ' ');
		mathml_put_em(mathml, array->columns[i].gap_before);
	}
	buf_put_c(mathml->out, "\"");
}

/* rowlines and columnlines of MathML 3: count - 1 words. */
static void put_lines(struct mathml *mathml, const char *name,
	const struct math_rules *rules, size_t count)
{
	if (!rules || count < 2)
		return;
	buf_printf(mathml->out, " %s=\"", name);
	for (size_t i = 1; i < count; i++)
		buf_printf(mathml->out, "%s%s", i > 1 ? " " : "",
			!rules[i].count      ? "none"
			: rules[i].is_dashed ? "dashed"
					     : "solid");
	buf_put_c(mathml->out, "\"");
}

static const char *row_gap(enum math_array_form form)
{
	switch (form) {
	case MATH_ARRAY_CASES: return "0.36em";
	case MATH_ARRAY_ALIGNED:
	case MATH_ARRAY_GATHERED:
	case MATH_ARRAY_MULTLINE:
	case MATH_ARRAY_LINES: return "0.5em";
	case MATH_ARRAY_SMALL:
	case MATH_ARRAY_SUBSTACK: return "0.1em";
	case MATH_ARRAY_DIAGRAM: return "0.8em";
	case MATH_ARRAY_PLAIN: return "0.4em";
	}
	return "0.4em";
}

static void put_border(struct mathml *mathml, const char *side, struct math_rules rules)
{
	if (rules.count)
		buf_printf(mathml->out, ";border-%s:%s %s", side,
			rules.count > 1 ? "0.18em" : "0.06em",
			rules.is_dashed   ? "dashed"
			: rules.count > 1 ? "double"
					  : "solid");
}

static void put_half(
	struct mathml *mathml, const char *side, struct math_length gap, bool is_edge)
{
	buf_printf(mathml->out, ";padding-%s:", side);
	if (!is_edge)
		gap.value /= 2;
	mathml_put_em(mathml, gap);
}

static enum math_align cell_align(
	const struct math_array *array, size_t row, size_t column)
{
	if (array->form != MATH_ARRAY_MULTLINE || array->row_count < 2)
		return array->columns[column].align;
	return row == 0                      ? MATH_ALIGN_LEFT
	       : row + 1 == array->row_count ? MATH_ALIGN_RIGHT
					     : MATH_ALIGN_CENTER;
}

/* What a cell holds is a block to Chromium, which text-align does not move. */
static void put_align(struct mathml *mathml, enum math_align align)
{
	buf_printf(mathml->out, "text-align:%s", align_names[align]);
	if (align != MATH_ALIGN_LEFT)
		buf_printf(mathml->out, ";text-align:-webkit-%s", align_names[align]);
}

static void put_cell_style(
	struct mathml *mathml, const struct math_array *array, size_t row, size_t column)
{
	const bool is_last = column + 1 == array->column_count;

	buf_put_c(mathml->out, " style=\"");
	put_align(mathml, cell_align(array, row, column));
	put_half(mathml, "left", array->columns[column].gap_before, column == 0);
	put_half(mathml, "right",
		is_last ? array->gap_after : array->columns[column + 1].gap_before,
		is_last);
	if (array->column_rules) {
		put_border(mathml, "left", array->column_rules[column]);
		if (is_last)
			put_border(mathml, "right", array->column_rules[column + 1]);
	}
	if (array->row_rules) {
		put_border(mathml, "top", array->row_rules[row]);
		if (row + 1 == array->row_count)
			put_border(mathml, "bottom", array->row_rules[row + 1]);
	}
	buf_put_c(mathml->out, "\"");
}

static void put_row(struct mathml *mathml, const struct math_array *array, size_t row)
{
	buf_put_c(mathml->out, "<mtr>");
	for (size_t column = 0; column < array->column_count; column++) {
		buf_put_c(mathml->out, "<mtd");
		if (cell_align(array, row, column) != array->columns[column].align)
			buf_printf(mathml->out, " columnalign=\"%s\"",
				align_names[cell_align(array, row, column)]);
		put_cell_style(mathml, array, row, column);
		buf_put_c(mathml->out, ">");
		mathml_put_node(mathml, &array->rows[row].cells[column]);
		buf_put_c(mathml->out, "</mtd>");
	}
	if (array->rows[row].tag) {
		buf_put_c(mathml->out, "<mtd style=\"padding-left:2em\">");
		mathml_put_node(mathml, array->rows[row].tag);
		buf_put_c(mathml->out, "</mtd>");
	}
	buf_put_c(mathml->out, "</mtr>");
}

static bool is_display(const struct math_array *array)
{
	return array->cell_style == MATH_STYLE_DISPLAY;
}

void mathml_put_array(struct mathml *mathml, const struct math_array *array)
{
	const enum math_style outer = mathml->style;
	const bool is_small = array->cell_style == MATH_STYLE_SCRIPT;

	if (is_small)
		buf_put_c(mathml->out, "<mstyle scriptlevel=\"1\">");
	buf_printf(mathml->out, "<mtable displaystyle=\"%s\" rowspacing=\"%s\"",
		is_display(array) ? "true" : "false", row_gap(array->form));
	put_column_aligns(mathml, array);
	put_column_gaps(mathml, array);
	put_lines(mathml, "columnlines", array->column_rules, array->column_count);
	put_lines(mathml, "rowlines", array->row_rules, array->row_count);
	buf_put_c(mathml->out, ">");
	if (!mathml_is_script(mathml) || is_small)
		mathml->style = array->cell_style;
	for (size_t row = 0; row < array->row_count; row++)
		put_row(mathml, array, row);
	mathml->style = outer;
	buf_put_c(mathml->out, is_small ? "</mtable></mstyle>" : "</mtable>");
}

/* The formula in the middle, its tag at the right edge. */
void mathml_put_tagged(struct mathml *mathml, const struct math_tagged *tagged)
{
	buf_put_c(mathml->out,
		"<mtable displaystyle=\"true\" width=\"100%\" style=\"width:100%\" "
		"columnalign=\"center center right\"><mtr><mtd style=\"width:50%\"></mtd><mtd>");
	mathml_put_node(mathml, tagged->body);
	buf_put_c(mathml->out, "</mtd><mtd style=\"width:50%;");
	put_align(mathml, MATH_ALIGN_RIGHT);
	buf_put_c(mathml->out, "\">");
	mathml_put_node(mathml, tagged->tag);
	buf_put_c(mathml->out, "</mtd></mtr></mtable>");
}
