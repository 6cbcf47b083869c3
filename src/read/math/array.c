/* SPDX-License-Identifier: MIT */
/* Environments: cells separated by &, rows by \\. The cells of all rows are gathered on
 * the parser's stack and copied once the number of columns is known. */
#include "read/math/parser.h"

#include "base/limits.h"
#include "read/math/value.h"

enum { EM = 65536 };

/* How the columns of an environment are aligned when it does not say. */
enum columns { COLUMNS_CENTER, COLUMNS_LEFT, COLUMNS_PAIRS, COLUMNS_RCL, COLUMNS_GIVEN };

struct environment {
	struct str name;
	enum math_array_form form;
	enum columns columns;
	enum math_style cell_style;
	int32_t gap, edge;    /* between columns (pairs of them), at the edges; in em */
	uint32_t open, close; /* delimiters around it */
	bool takes_count;     /* alignedat{2} */
	bool takes_align;     /* matrix*[r] */
};

#define TEXT    MATH_STYLE_TEXT
#define DISPLAY MATH_STYLE_DISPLAY
#define SCRIPT  MATH_STYLE_SCRIPT

static const struct environment environments[] = {
	{STR_INIT("Bmatrix"), MATH_ARRAY_PLAIN, COLUMNS_CENTER, TEXT, EM, 0, '{', '}'},
	{STR_INIT("Bmatrix*"), MATH_ARRAY_PLAIN, COLUMNS_CENTER, TEXT, EM, 0, '{', '}',
		false, true},
	{STR_INIT("CD"), MATH_ARRAY_DIAGRAM, COLUMNS_CENTER, DISPLAY, EM / 2, 0},
	{STR_INIT("Vmatrix"), MATH_ARRAY_PLAIN, COLUMNS_CENTER, TEXT, EM, 0, 0x2016,
		0x2016},
	{STR_INIT("Vmatrix*"), MATH_ARRAY_PLAIN, COLUMNS_CENTER, TEXT, EM, 0, 0x2016,
		0x2016, false, true},
	{STR_INIT("align"), MATH_ARRAY_ALIGNED, COLUMNS_PAIRS, DISPLAY, 2 * EM, 0},
	{STR_INIT("align*"), MATH_ARRAY_ALIGNED, COLUMNS_PAIRS, DISPLAY, 2 * EM, 0},
	{STR_INIT("alignat"), MATH_ARRAY_ALIGNED, COLUMNS_PAIRS, DISPLAY, 0, 0, 0, 0,
		true},
	{STR_INIT("alignat*"), MATH_ARRAY_ALIGNED, COLUMNS_PAIRS, DISPLAY, 0, 0, 0, 0,
		true},
	{STR_INIT("aligned"), MATH_ARRAY_ALIGNED, COLUMNS_PAIRS, DISPLAY, EM, 0},
	{STR_INIT("alignedat"), MATH_ARRAY_ALIGNED, COLUMNS_PAIRS, DISPLAY, 0, 0, 0, 0,
		true},
	{STR_INIT("array"), MATH_ARRAY_PLAIN, COLUMNS_GIVEN, TEXT, EM, EM / 2},
	{STR_INIT("bmatrix"), MATH_ARRAY_PLAIN, COLUMNS_CENTER, TEXT, EM, 0, '[', ']'},
	{STR_INIT("bmatrix*"), MATH_ARRAY_PLAIN, COLUMNS_CENTER, TEXT, EM, 0, '[', ']',
		false, true},
	{STR_INIT("cases"), MATH_ARRAY_CASES, COLUMNS_LEFT, TEXT, EM, 0, '{', 0},
	{STR_INIT("darray"), MATH_ARRAY_PLAIN, COLUMNS_GIVEN, DISPLAY, EM, EM / 2},
	{STR_INIT("dcases"), MATH_ARRAY_CASES, COLUMNS_LEFT, DISPLAY, EM, 0, '{', 0},
	{STR_INIT("displaymath"), MATH_ARRAY_LINES, COLUMNS_CENTER, DISPLAY, 0, 0},
	{STR_INIT("drcases"), MATH_ARRAY_CASES, COLUMNS_LEFT, DISPLAY, EM, 0, 0, '}'},
	{STR_INIT("eqnarray"), MATH_ARRAY_ALIGNED, COLUMNS_RCL, DISPLAY, EM / 2, 0},
	{STR_INIT("eqnarray*"), MATH_ARRAY_ALIGNED, COLUMNS_RCL, DISPLAY, EM / 2, 0},
	{STR_INIT("equation"), MATH_ARRAY_LINES, COLUMNS_CENTER, DISPLAY, 0, 0},
	{STR_INIT("equation*"), MATH_ARRAY_LINES, COLUMNS_CENTER, DISPLAY, 0, 0},
	{STR_INIT("gather"), MATH_ARRAY_GATHERED, COLUMNS_CENTER, DISPLAY, 0, 0},
	{STR_INIT("gather*"), MATH_ARRAY_GATHERED, COLUMNS_CENTER, DISPLAY, 0, 0},
	{STR_INIT("gathered"), MATH_ARRAY_GATHERED, COLUMNS_CENTER, DISPLAY, 0, 0},
	{STR_INIT("math"), MATH_ARRAY_LINES, COLUMNS_CENTER, DISPLAY, 0, 0},
	{STR_INIT("matrix"), MATH_ARRAY_PLAIN, COLUMNS_CENTER, TEXT, EM, 0},
	{STR_INIT("matrix*"), MATH_ARRAY_PLAIN, COLUMNS_CENTER, TEXT, EM, 0, 0, 0, false,
		true},
	{STR_INIT("multline"), MATH_ARRAY_MULTLINE, COLUMNS_CENTER, DISPLAY, 0, 0},
	{STR_INIT("multline*"), MATH_ARRAY_MULTLINE, COLUMNS_CENTER, DISPLAY, 0, 0},
	{STR_INIT("multlined"), MATH_ARRAY_MULTLINE, COLUMNS_CENTER, DISPLAY, 0, 0},
	{STR_INIT("pmatrix"), MATH_ARRAY_PLAIN, COLUMNS_CENTER, TEXT, EM, 0, '(', ')'},
	{STR_INIT("pmatrix*"), MATH_ARRAY_PLAIN, COLUMNS_CENTER, TEXT, EM, 0, '(', ')',
		false, true},
	{STR_INIT("rcases"), MATH_ARRAY_CASES, COLUMNS_LEFT, TEXT, EM, 0, 0, '}'},
	{STR_INIT("smallmatrix"), MATH_ARRAY_SMALL, COLUMNS_CENTER, SCRIPT, EM * 5 / 18,
		EM / 6},
	{STR_INIT("split"), MATH_ARRAY_ALIGNED, COLUMNS_PAIRS, DISPLAY, EM, 0},
	{STR_INIT("subarray"), MATH_ARRAY_SUBSTACK, COLUMNS_GIVEN, SCRIPT, 0, 0},
	{STR_INIT("vmatrix"), MATH_ARRAY_PLAIN, COLUMNS_CENTER, TEXT, EM, 0, '|', '|'},
	{STR_INIT("vmatrix*"), MATH_ARRAY_PLAIN, COLUMNS_CENTER, TEXT, EM, 0, '|', '|',
		false, true},
};

static const struct environment lines_environment = {
	STR_INIT("\\\\"), MATH_ARRAY_LINES, COLUMNS_LEFT, DISPLAY, 0, 0};
static const struct environment substack_environment = {
	STR_INIT("substack"), MATH_ARRAY_SUBSTACK, COLUMNS_CENTER, SCRIPT, 0, 0};

/* One array under way. */
struct table {
	const struct environment *environment;
	size_t bottom; /* of its cells on the stack */
	VEC(struct math_array_row) rows;
	VEC(size_t) cell_counts; /* of each row */
	VEC(struct math_rules) row_rules;
	VEC(struct math_column) columns;
	VEC(struct math_rules) column_rules;
	bool has_row_rules, has_column_rules, has_edge;
	bool has_gap; /* @{…} stood before the next column, or at the end */
	int32_t gap;
	enum math_align align;
	size_t column_count;
};

bool math_is_line_end(const struct math_token *token)
{
	return math_is_command(token, STR("\\")) || math_is_command(token, STR("cr")) ||
	       math_is_command(token, STR("newline"));
}

/* ------------------------------------------------------------------ columns */

static struct math_rules *rules_here(struct table *table)
{
	while (table->column_rules.len <= table->columns.len)
		vec_push(&table->column_rules, (struct math_rules){0, false});
	return vec_last(&table->column_rules);
}

static void add_column(struct table *table, enum math_align align)
{
	const int32_t usual =
		table->columns.len ? table->environment->gap : table->environment->edge;
	const int32_t gap = table->has_gap ? table->gap : usual;

	table->has_gap = false;
	rules_here(table);
	vec_push(&table->columns, (struct math_column){align, {gap, MATH_UNIT_EM}});
}

/* The offset behind the group or the character at `at`. */
static size_t skip_argument(struct str spec, size_t at)
{
	size_t depth = 0;

	while (at < spec.len && strchr(" \t\n", spec.data[at]))
		at++;
	for (; at < spec.len; at++) {
		depth += spec.data[at] == '{';
		if (spec.data[at] == '}' && depth)
			depth--;
		if (depth == 0)
			return at + 1;
	}
	return at;
}

/* @{…} stands for the usual gap. What is not a space in it has no place in the tree. */
static void read_gap(struct table *table, struct str content)
{
	static const struct {
		struct str name;
		int32_t width;
	} spaces[] = {{STR_INIT(""), 0}, {STR_INIT("\\,"), EM / 6},
		{STR_INIT("\\:"), EM * 2 / 9}, {STR_INIT("\\;"), EM * 5 / 18},
		{STR_INIT("\\ "), EM / 4}, {STR_INIT("~"), EM / 4},
		{STR_INIT("\\quad"), EM}, {STR_INIT("\\qquad"), 2 * EM}};

	content = str_trim(content);
	if (str_starts(content, STR("{")) && str_ends(content, STR("}")))
		content = str_trim(str_slice(content, 1, content.len - 1));
	for (size_t i = 0; i < sizeof(spaces) / sizeof(*spaces); i++)
		if (str_eq(content, str_trim(spaces[i].name)) ||
			str_eq(content, spaces[i].name)) {
			table->has_gap = true;
			table->gap = spaces[i].width;
		}
}

static bool read_columns(struct table *table, struct str spec, unsigned depth);

/* *{3}{lc} */
static bool repeat_columns(
	struct table *table, struct str spec, size_t *at, unsigned depth)
{
	const size_t count_end = skip_argument(spec, *at);
	const size_t end = skip_argument(spec, count_end);
	const struct str count = str_trim(str_slice(spec, *at, count_end));
	struct str what = str_trim(str_slice(spec, count_end, end));
	unsigned times;

	if (!str_to_unsigned(str_starts(count, STR("{"))
				     ? str_trim(str_slice(count, 1, count.len - 1))
				     : count,
		    &times) ||
		times > LIMIT_MATH_COLUMNS || depth > 2)
		return false;
	if (str_starts(what, STR("{")) && str_ends(what, STR("}")))
		what = str_slice(what, 1, what.len - 1);
	*at = end;
	for (unsigned i = 0; i < times; i++)
		if (!read_columns(table, what, depth + 1))
			return false;
	return true;
}

static void add_rule(struct table *table, bool is_dashed)
{
	struct math_rules *const rules = rules_here(table);

	rules->count = rules->count < 8 ? (uint8_t)(rules->count + 1) : rules->count;
	rules->is_dashed = is_dashed;
	table->has_column_rules = true;
}

static bool read_columns(struct table *table, struct str spec, unsigned depth)
{
	for (size_t at = 0; at < spec.len;) {
		switch (spec.data[at++]) {
		case ' ':
		case '\t':
		case '\n': break;
		case 'l': add_column(table, MATH_ALIGN_LEFT); break;
		case 'c': add_column(table, MATH_ALIGN_CENTER); break;
		case 'r': add_column(table, MATH_ALIGN_RIGHT); break;
		case 'p':
		case 'm':
		case 'b':
			add_column(table, MATH_ALIGN_LEFT);
			at = skip_argument(spec, at);
			break;
		case '|': add_rule(table, false); break;
		case ':': add_rule(table, true); break;
		case '@':
			read_gap(table, str_slice(spec, at, skip_argument(spec, at)));
			at = skip_argument(spec, at);
			break;
		case '!':
		case '>':
		case '<': at = skip_argument(spec, at); break;
		case '*':
			if (!repeat_columns(table, spec, &at, depth))
				return false;
			break;
		default: return false;
		}
		if (table->columns.len > LIMIT_MATH_COLUMNS)
			return false;
	}
	rules_here(table);
	return true;
}

static void take_columns(struct math_parser *parser, struct table *table)
{
	const size_t start = math_peek(parser)->start;
	struct str spec;

	if (table->environment->columns == COLUMNS_GIVEN) {
		math_take_raw_optional(parser, &spec); /* [t], [b] */
		spec = math_take_raw(parser, table->environment->name);
		if (!read_columns(table, spec, 0))
			math_fail_value(parser, start, table->environment->name, spec);
	} else if (table->environment->takes_count) {
		math_take_raw(parser, table->environment->name);
	} else if (table->environment->takes_align &&
		   math_take_raw_optional(parser, &spec)) {
		spec = str_trim(spec);
		if (str_eq(spec, STR("l")) || str_eq(spec, STR("r")))
			table->align =
				spec.data[0] == 'l' ? MATH_ALIGN_LEFT : MATH_ALIGN_RIGHT;
		else if (!str_eq(spec, STR("c")))
			math_fail_value(parser, start, table->environment->name, spec);
	} else if (table->environment->form != MATH_ARRAY_PLAIN &&
		   table->environment->form != MATH_ARRAY_LINES &&
		   table->environment->form != MATH_ARRAY_SUBSTACK) {
		const struct math_token *const token = math_peek(parser);

		if (token->kind == TOKEN_CHARACTER && token->code_point == '[' &&
			token->end + 1 < parser->text.len &&
			parser->text.data[token->end + 1] == ']')
			math_take_raw_optional(parser, &spec); /* aligned[t] */
	}
}

static struct math_column default_column(const struct table *table, size_t index)
{
	const struct environment *const environment = table->environment;
	struct math_column column = {table->align,
		{index ? environment->gap : environment->edge, MATH_UNIT_EM}};

	switch (environment->columns) {
	case COLUMNS_GIVEN:
	case COLUMNS_CENTER: break;
	case COLUMNS_LEFT: column.align = MATH_ALIGN_LEFT; break;
	case COLUMNS_PAIRS:
		column.align = index % 2 ? MATH_ALIGN_LEFT : MATH_ALIGN_RIGHT;
		if (index % 2)
			column.gap_before.value = 0;
		break;
	case COLUMNS_RCL:
		column.align = index == 0   ? MATH_ALIGN_RIGHT
			       : index == 1 ? MATH_ALIGN_CENTER
					    : MATH_ALIGN_LEFT;
		break;
	}
	return column;
}

/* ------------------------------------------------------------------ rows */

static void take_rules(struct math_parser *parser, struct table *table)
{
	struct math_rules rules = {0, false};

	while (math_is_command(math_peek(parser), STR("hline")) ||
		math_is_command(math_peek(parser), STR("hdashline"))) {
		rules.is_dashed = parser->token.name.len > 5;
		rules.count = rules.count < 8 ? (uint8_t)(rules.count + 1) : rules.count;
		table->has_row_rules = true;
		math_take(parser);
	}
	vec_push(&table->row_rules, rules);
}

/* [2ex] right behind \\; anything else in brackets is the next row's. */
static struct math_length take_row_gap(struct math_parser *parser)
{
	struct math_length gap = {0, MATH_UNIT_EM};
	const struct math_parser before = *parser;
	struct str content;

	if (parser->done < parser->text.len && parser->text.data[parser->done] == '*')
		parser->at = ++parser->done, parser->has_token = false;
	if (parser->done >= parser->text.len || parser->text.data[parser->done] != '[' ||
		!math_take_raw_optional(parser, &content))
		return gap;
	content = str_trim(content);
	if (content.len && math_value_length(&content, &gap) && content.len == 0)
		return gap;
	parser->at = before.done;
	parser->done = before.done;
	parser->has_token = false;
	return (struct math_length){0, MATH_UNIT_EM};
}

static void start_row(struct math_parser *parser, struct table *table)
{
	take_rules(parser, table);
	vec_push(&table->rows, (struct math_array_row){.gap_after = {0, MATH_UNIT_EM}});
	vec_push(&table->cell_counts, 0);
}

static void push_cell(
	struct math_parser *parser, struct table *table, struct math_node cell)
{
	const size_t count = ++*vec_last(&table->cell_counts);

	vec_push(&parser->stack, cell);
	if (count > table->column_count)
		table->column_count = count;
	parser->cell_total += table->column_count;
	if (count > LIMIT_MATH_COLUMNS || parser->cell_total > LIMIT_MATH_CELLS)
		math_fail(parser, DIAG_MATH_SIZE, parser->done, parser->done, STR(""));
}

static bool is_empty(const struct math_node *node)
{
	if (node->kind != MATH_ROW)
		return false;
	for (size_t i = 0; i < node->row.list.count; i++)
		if (!is_empty(&node->row.list.items[i]))
			return false;
	return true;
}

/* true: another row follows. */
static bool end_row(struct math_parser *parser, struct table *table)
{
	vec_last(&table->rows)->tag = parser->tag;
	parser->tag = NULL;
	if (!math_is_line_end(math_peek(parser)))
		return false;
	math_take(parser);
	vec_last(&table->rows)->gap_after = take_row_gap(parser);
	return !parser->failed;
}

static bool pairs_begin_empty(const struct table *table)
{
	return table->environment->columns == COLUMNS_PAIRS &&
	       *vec_last(&table->cell_counts) % 2 == 1;
}

/* ------------------------------------------------------------------ diagrams */

/* The arrows of amscd by the character behind @; A and V are vertical. */
static uint32_t diagram_arrow(uint32_t code_point, bool *is_vertical)
{
	*is_vertical = code_point == 'A' || code_point == 'V' || code_point == '|' ||
		       code_point == '.';
	switch (code_point) {
	case '>': return 0x2192;
	case '<': return 0x2190;
	case '=': return '=';
	case 'A': return 0x2191;
	case 'V': return 0x2193;
	case '|': return 0x2016;
	case '.': return 0;
	default: return UINT32_MAX;
	}
}

/* @>over>under> */
static struct math_node parse_diagram_arrow(
	struct math_parser *parser, uint32_t sign, uint32_t arrow, bool is_vertical)
{
	struct math_node node = math_new(parser, MATH_ARROW, parser->done - 2);
	const bool has_labels = arrow && arrow != '=' && arrow != 0x2016;
	const struct math_node *labels[2] = {NULL, NULL};

	for (size_t i = 0; has_labels && i < 2; i++) {
		parser->label_stop = sign;
		const struct math_node label = math_parse_group(parser);

		if (!is_empty(&label))
			labels[i] = math_keep(parser, label);
		if (!math_take_character(parser, sign))
			math_fail(parser, DIAG_MATH_UNCLOSED, parser->done, parser->done,
				STR("@"));
	}
	node.class = MATH_REL;
	node.arrow = (struct math_arrow){arrow, labels[0], labels[1], is_vertical};
	return arrow ? node : math_row_node(parser, (struct math_list){0}, parser->done);
}

/* Objects and arrows in turn; below a vertical arrow's column stands nothing. */
static bool parse_diagram_row(struct math_parser *parser, struct table *table)
{
	const struct math_node empty =
		math_row_node(parser, (struct math_list){0}, parser->done);

	while (!parser->failed) {
		bool is_vertical;

		parser->label_stop = '@';
		const struct math_node object = math_parse_group(parser);

		if (!math_take_character(parser, '@')) {
			if (!is_empty(&object) || *vec_last(&table->cell_counts) == 0)
				push_cell(parser, table, object);
			break;
		}
		const struct math_token sign = math_take(parser);
		const uint32_t arrow = diagram_arrow(sign.code_point, &is_vertical);

		if (arrow == UINT32_MAX) {
			math_fail_value(parser, sign.start, STR("@"),
				str_slice(parser->text, sign.start, sign.end));
			break;
		}
		if (!is_vertical)
			push_cell(parser, table, object);
		push_cell(parser, table,
			parse_diagram_arrow(parser, sign.code_point, arrow, is_vertical));
		if (is_vertical)
			push_cell(parser, table, empty);
	}
	return end_row(parser, table);
}

/* Cells up to the row's end; true: another row follows. */
static bool parse_row(struct math_parser *parser, struct table *table)
{
	for (;;) {
		parser->opens_empty = pairs_begin_empty(table);
		push_cell(parser, table, math_parse_group(parser));
		if (parser->failed || math_peek(parser)->kind != TOKEN_CELL)
			break;
		math_take(parser);
	}
	return end_row(parser, table);
}

/* \\ at the very end makes no row, though rules may stand behind it. */
static void drop_last_row(struct math_parser *parser, struct table *table)
{
	if (table->rows.len > 1 && *vec_last(&table->cell_counts) == 1 &&
		!vec_last(&table->rows)->tag && is_empty(vec_last(&parser->stack))) {
		parser->stack.len--;
		table->rows.len--;
		table->cell_counts.len--;
	} else {
		vec_push(&table->row_rules, (struct math_rules){0, false});
	}
}

/* ------------------------------------------------------------------ the array */

static const struct math_node *spread_cells(
	struct math_parser *parser, const struct table *table)
{
	const size_t columns = table->column_count;
	struct math_node *const cells = ARENA_NEW(parser->arena, struct math_node,
		memory_product(columns, table->rows.len));
	const struct math_node *from = parser->stack.data + table->bottom;
	const struct math_node empty =
		math_row_node(parser, (struct math_list){0}, parser->done);

	for (size_t row = 0; row < table->rows.len; row++)
		for (size_t column = 0; column < columns; column++)
			cells[row * columns + column] =
				column < table->cell_counts.data[row] ? *from++ : empty;
	return cells;
}

static void fix_columns(struct table *table)
{
	if (table->columns.len > table->column_count &&
		table->environment->columns == COLUMNS_GIVEN)
		table->column_count = table->columns.len;
	while (table->columns.len < table->column_count) {
		const struct math_column column =
			default_column(table, table->columns.len);

		vec_push(&table->columns, column);
	}
	while (table->column_rules.len < table->column_count + 1)
		vec_push(&table->column_rules, (struct math_rules){0, false});
}

static struct math_array finish(struct math_parser *parser, struct table *table)
{
	fix_columns(table);
	const struct math_node *const cells = spread_cells(parser, table);

	for (size_t row = 0; row < table->rows.len; row++)
		table->rows.data[row].cells = cells + row * table->column_count;
	parser->stack.len = table->bottom;
	return (struct math_array){
		.form = table->environment->form,
		.cell_style = table->environment->cell_style,
		.columns = ARENA_COPY_VEC(parser->arena, &table->columns),
		.column_count = table->column_count,
		.rows = ARENA_COPY_VEC(parser->arena, &table->rows),
		.row_count = table->rows.len,
		.column_rules = table->has_column_rules ? ARENA_COPY_VEC(parser->arena,
								  &table->column_rules)
							: NULL,
		.row_rules = table->has_row_rules
				     ? ARENA_COPY_VEC(parser->arena, &table->row_rules)
				     : NULL,
		.gap_after = {table->has_gap ? table->gap : table->environment->edge,
			MATH_UNIT_EM},
	};
}

static void clear_table(struct table *table)
{
	vec_clear(&table->rows);
	vec_clear(&table->cell_counts);
	vec_clear(&table->row_rules);
	vec_clear(&table->columns);
	vec_clear(&table->column_rules);
}

/* Its rows, up to what is none of its own. The first row may be begun already. */
static void parse_rows(struct math_parser *parser, struct table *table)
{
	const struct math_node *const tag = parser->tag;
	bool has_next = true;

	parser->cell_depth++;
	while (has_next && !parser->failed) {
		start_row(parser, table);
		parser->tag = NULL;
		has_next = table->environment->form == MATH_ARRAY_DIAGRAM
				   ? parse_diagram_row(parser, table)
				   : parse_row(parser, table);
	}
	parser->cell_depth--;
	parser->tag = tag;
}

static struct math_node array_node(
	struct math_parser *parser, struct table *table, size_t start)
{
	struct math_node node = math_new(parser, MATH_ARRAY, start);

	if (parser->failed) {
		parser->stack.len = table->bottom;
		return math_row_node(parser, (struct math_list){0}, start);
	}
	drop_last_row(parser, table);
	if (table->rows.len * table->column_count > LIMIT_MATH_CELLS)
		math_fail(parser, DIAG_MATH_SIZE, start, parser->done, STR(""));
	node.array = finish(parser, table);
	if (!table->environment->open && !table->environment->close)
		return node;
	uint32_t *const delimiters = ARENA_NEW(parser->arena, uint32_t, 2);
	struct math_node fence = math_new(parser, MATH_FENCED, start);

	delimiters[0] = table->environment->open;
	delimiters[1] = table->environment->close;
	fence.class = MATH_INNER;
	fence.fenced = (struct math_fenced){math_keep(parser, node), 1, delimiters};
	return fence;
}

struct math_list math_parse_lines(
	struct math_parser *parser, struct math_list first, size_t start)
{
	struct table table = {.environment = &lines_environment,
		.bottom = parser->stack.len,
		.align = MATH_ALIGN_LEFT};
	const struct math_node *const tag = parser->tag;

	vec_push(&table.row_rules, (struct math_rules){0, false});
	vec_push(&table.rows, (struct math_array_row){.gap_after = {0, MATH_UNIT_EM}});
	vec_push(&table.cell_counts, 0);
	push_cell(parser, &table, math_row_node(parser, first, start));
	math_take(parser);
	table.rows.data[0].gap_after = take_row_gap(parser);
	if (math_enter(parser, 4))
		parse_rows(parser, &table);
	math_leave(parser, 4);
	parser->tag = tag;
	const struct math_node node = array_node(parser, &table, start);

	clear_table(&table);
	return (struct math_list){math_keep(parser, node), 1};
}

static const struct environment *environment_find(struct str name)
{
	for (size_t i = 0; i < sizeof(environments) / sizeof(*environments); i++)
		if (str_eq(environments[i].name, name))
			return &environments[i];
	return NULL;
}

static void fail_environment(struct math_parser *parser, size_t start, struct str name)
{
	struct str names[sizeof(environments) / sizeof(*environments)];

	for (size_t i = 0; i < sizeof(environments) / sizeof(*environments); i++)
		names[i] = environments[i].name;
	const struct str nearest =
		diag_nearest(name, names, sizeof(environments) / sizeof(*environments));

	if (nearest.len && !parser->failed) {
		diag_report(parser->diag, DIAG_MATH_ENVIRONMENT_NEAR,
			math_span(parser, start, parser->done), name, nearest);
		parser->failed = true;
	}
	math_fail(parser, DIAG_MATH_ENVIRONMENT, start, parser->done, name);
}

/* \end{name} of that environment. */
static void take_end(struct math_parser *parser, struct str name, size_t start)
{
	const struct math_token token = *math_peek(parser);

	if (!math_is_command(&token, STR("end"))) {
		math_fail(parser, DIAG_MATH_UNCLOSED, start, start + 6,
			str_slice(parser->text, start, start + 8 + name.len));
		return;
	}
	math_take(parser);
	const struct str ended = str_trim(math_take_raw(parser, STR("\\end")));

	if (!str_eq(ended, name))
		math_fail(parser, DIAG_MATH_UNOPENED, token.start, parser->done,
			str_slice(parser->text, token.start, parser->done));
}

/* One formula without rows: what it holds is the item. */
static struct math_node parse_plain_environment(struct math_parser *parser)
{
	const unsigned cell_depth = parser->cell_depth;

	parser->cell_depth = 0;
	const struct math_node node = math_parse_group(parser);

	parser->cell_depth = cell_depth;
	return node;
}

/* mathtools' multlined stands within a formula, as aligned does. */
static bool is_inner(const struct environment *environment)
{
	return str_eq(environment->name, STR("multlined"));
}

static struct math_node parse_table(
	struct math_parser *parser, const struct environment *environment, size_t start)
{
	struct table table = {.environment = environment,
		.bottom = parser->stack.len,
		.align = MATH_ALIGN_CENTER};

	take_columns(parser, &table);
	parse_rows(parser, &table);
	struct math_node node = array_node(parser, &table, start);

	if (is_inner(environment))
		node.class = MATH_INNER;
	clear_table(&table);
	return node;
}

void math_parse_begin(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = parser->done - 6;
	const struct str name = str_trim(math_take_raw(parser, command->name));
	const struct environment *const environment = environment_find(name);
	struct math_node node;

	if (!environment) {
		fail_environment(parser, start, name);
		return;
	}
	if (math_enter(parser, 6)) {
		node = environment->form == MATH_ARRAY_LINES
			       ? parse_plain_environment(parser)
			       : parse_table(parser, environment, start);
		take_end(parser, name, start);
		node.span = math_span(parser, start, parser->done);
		math_push(parser, node);
	}
	math_leave(parser, 6);
}

/* \substack{a\\b} */
void math_parse_substack(struct math_parser *parser, const struct math_command *command)
{
	const struct math_token open = math_take(parser);

	if (open.kind != TOKEN_OPEN) {
		math_fail(
			parser, DIAG_MATH_ARGUMENT, open.start, open.end, command->name);
		return;
	}
	if (math_enter(parser, 4))
		math_push(parser, parse_table(parser, &substack_environment, open.start));
	math_leave(parser, 4);
	if (math_peek(parser)->kind == TOKEN_CLOSE)
		math_take(parser);
	else
		math_fail(parser, DIAG_MATH_UNCLOSED, open.start, open.end, STR("{"));
}
