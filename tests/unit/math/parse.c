/* SPDX-License-Identifier: MIT */
/* The tree that formulas make, seen through its MathML where that is short, and itself
 * where classes and places matter. */
#include "base/limits.h"
#include "read/math/letters.h"
#include "read/math/parser.h"
#include "unit/math/bench.h"

static void test_tables(struct bench *bench)
{
	unit_case(&bench->unit, "math/tables are in byte order");
	for (size_t i = 1; i < math_command_count; i++)
		CHECK(&bench->unit, str_compare(math_commands[i - 1].name,
					    math_commands[i].name) < 0);
	for (size_t i = 1; i < math_symbol_count; i++)
		CHECK(&bench->unit,
			str_compare(math_symbols[i - 1].name, math_symbols[i].name) < 0);
	for (size_t i = 1; i < math_character_count; i++)
		CHECK(&bench->unit, math_characters[i - 1].code_point <
					    math_characters[i].code_point);
}

static void test_letters(struct bench *bench)
{
	struct unit *const unit = &bench->unit;
	uint32_t letter;
	enum math_variant variant;

	unit_case(unit, "math/letters: alphabets and their holes");
	CHECK(unit, math_letter('x', MATH_ITALIC) == 0x1D465);
	CHECK(unit, math_letter('h', MATH_ITALIC) == 0x210E);
	CHECK(unit, math_letter('R', MATH_DOUBLE_STRUCK) == 0x211D);
	CHECK(unit, math_letter('B', MATH_SCRIPT) == 0x212C);
	CHECK(unit, math_letter('Z', MATH_FRAKTUR) == 0x2128);
	CHECK(unit, math_letter(0x3B8, MATH_BOLD_ITALIC) == 0x1D73D);
	CHECK(unit, math_letter(0x3F5, MATH_ITALIC) == 0x1D716);
	CHECK(unit, math_letter('7', MATH_BOLD) == 0x1D7D5);
	CHECK(unit, math_letter('7', MATH_ITALIC) == '7');
	CHECK(unit, math_letter('+', MATH_BOLD) == '+');
	unit_case(unit, "math/letters: there and back");
	for (int i = MATH_ITALIC; i <= MATH_MONOSPACE; i++)
		for (uint32_t plain = 'A'; plain <= 'z'; plain++) {
			const uint32_t styled = math_letter(plain, (enum math_variant)i);

			if (styled != plain)
				CHECK(unit,
					math_letter_plain(styled, &letter, &variant) &&
						letter == plain &&
						math_letter(letter, variant) == styled);
		}
}

/* Distances of \\pmod are a display's or a line's: the root's mspace tells. */
static void test_modulo(struct bench *bench)
{
	unit_case(&bench->unit, "math/modulo: farther off in a display");
	CHECK(&bench->unit, str_find(bench_mathml(bench, "a\\pmod n", true),
				    STR("<mspace width=\"1em\"/>"), 0) != STR_NPOS);
	CHECK(&bench->unit, str_find(bench_mathml(bench, "a\\pmod n", false),
				    STR("<mspace width=\"0.4444em\"/>"), 0) != STR_NPOS);
	CHECK(&bench->unit, str_find(bench_mathml(bench, "a\\mod n", false),
				    STR("<mspace width=\"0.6667em\"/>"), 0) != STR_NPOS);
}

static void test_left_scripts(struct bench *bench)
{
	unit_case(&bench->unit, "math/scripts at the left");
	CHECK(&bench->unit,
		str_starts(bench_mathml(bench, "\\sideset{_a}{'}\\sum_k", true),
			STR("<munder><mrow><msub><mpadded width=\"0\">")));
	CHECK(&bench->unit,
		str_ends(bench_mathml(bench, "\\prescript{14}{6}{C}", false),
			STR("<mn>6</mn><mn>14</mn></msubsup><mi>C</mi></mrow>")));
	CHECK_MATHML(bench, "\\prescript{}{}{C}", "<mi>C</mi>");
}

static void test_atoms(struct bench *bench)
{
	unit_case(&bench->unit, "math/atoms");
	CHECK_MATHML(bench, "x", "<mi>x</mi>");
	CHECK_MATHML(bench, "3.14", "<mn>3.14</mn>");
	CHECK_MATHML(bench, "\\Gamma", "<mi mathvariant=\"normal\">Γ</mi>");
	CHECK_MATHML(bench, "\\infty", "<mi>∞</mi>");
	CHECK_MATHML(bench, "\\mathbf{x}", "<mi>𝐱</mi>");
	CHECK_MATHML(bench, "\\mathrm{d}", "<mi mathvariant=\"normal\">d</mi>");
	CHECK_MATHML(bench, "\\mathrm{softmax}", "<mi>softmax</mi>");
	CHECK_MATHML(bench, "\\boldsymbol{\\theta}", "<mi>𝜽</mi>");
	CHECK_MATHML(bench, "\\bm{\\mathcal{L}}", "<mi>𝓛</mi>");
	CHECK_MATHML(bench, "\\mathbb{R}\\mathfrak{g}\\mathscr{B}",
		"<mrow><mi>ℝ</mi><mi>𝔤</mi><mi>ℬ</mi></mrow>");
	CHECK_MATHML(bench, "{\\rm x}y",
		"<mrow><mi mathvariant=\"normal\">x</mi><mi>y</mi></mrow>");
	CHECK_MATHML(bench, "\\not=\\not\\in", "<mrow><mo>≠</mo><mo>∉</mo></mrow>");
	CHECK_MATHML(bench, "\\not x", "<mi>𝑥\xCC\xB8</mi>");
	CHECK_MATHML(bench, "𝐀ℝ", "<mrow><mi>𝐀</mi><mi>ℝ</mi></mrow>");
	CHECK_MATHML(bench, "准确率=1",
		"<mrow><mtext>准确率</mtext><mo>=</mo><mn>1</mn></mrow>");
	unit_case(&bench->unit, "math/atoms: functions apply to what follows");
	CHECK_MATHML(bench, "\\sin(x)",
		"<mrow><mi>sin</mi><mo>\xE2\x81\xA1</mo><mo stretchy=\"false\" "
		"form=\"prefix\">(</mo><mi>x</mi><mo stretchy=\"false\" "
		"form=\"postfix\">)</mo></mrow>");
	CHECK_MATHML(bench, "\\operatorname{arg\\,min}", "<mi>arg\xE2\x80\x89min</mi>");
}

static enum math_class class_at(struct bench *bench, const char *tex, size_t index)
{
	const struct math math = bench_read(bench, str_from(tex), false);

	if (!math.root || math.root->kind != MATH_ROW ||
		index >= math.root->row.list.count)
		return MATH_NO_CLASS;
	return math.root->row.list.items[index].class;
}

static void test_classes(struct bench *bench)
{
	struct unit *const unit = &bench->unit;

	unit_case(unit, "math/classes: Bin between operands");
	CHECK(unit, class_at(bench, "a+b", 1) == MATH_BIN);
	CHECK(unit, class_at(bench, "a+^2 b", 1) == MATH_BIN);
	unit_case(unit, "math/classes: Bin becomes Ord (appendix G, rules 5 and 6)");
	CHECK(unit, class_at(bench, "-a", 0) == MATH_ORD);
	CHECK(unit, class_at(bench, "a=-b", 2) == MATH_ORD);
	CHECK(unit, class_at(bench, "(-b)", 1) == MATH_ORD);
	CHECK(unit, class_at(bench, "a+-b", 1) == MATH_BIN);
	CHECK(unit, class_at(bench, "a+-b", 2) == MATH_ORD);
	CHECK(unit, class_at(bench, "a+)", 1) == MATH_ORD);
	CHECK(unit, class_at(bench, "a+", 1) == MATH_ORD);
	CHECK(unit, class_at(bench, "a,-b", 2) == MATH_ORD);
	unit_case(unit, "math/classes: through spaces and colours");
	CHECK(unit, class_at(bench, "a\\,+\\,b", 2) == MATH_BIN);
	CHECK(unit, class_at(bench, "a+\\textcolor{red}{=}b", 1) == MATH_ORD);
	CHECK(unit, class_at(bench, "a+\\textcolor{red}{b}c", 1) == MATH_BIN);
	CHECK(unit, class_at(bench, "a+\\color{red}=b", 1) == MATH_ORD);
	unit_case(unit, "math/classes: of constructs");
	CHECK(unit, class_at(bench, "x\\left(y\\right)", 1) == MATH_INNER);
	CHECK(unit, class_at(bench, "x\\Set{}y", 1) == MATH_INNER);
	CHECK(unit, class_at(bench, "x\\mathrel{R}y", 1) == MATH_REL);
	CHECK(unit, class_at(bench, "x{=}y", 1) == MATH_ORD);
	CHECK(unit, class_at(bench, "x\\sum y", 1) == MATH_OP);
	CHECK(unit, class_at(bench, "x\\stackrel{?}{+}y", 1) == MATH_REL);
	CHECK(unit, class_at(bench, "x\\underset{n}{+}y", 1) == MATH_BIN);
	CHECK(unit, class_at(bench, "x\\overset{n}{=}y", 1) == MATH_REL);
	CHECK(unit, class_at(bench, "x\\overset{n}{z}y", 1) == MATH_ORD);
	CHECK(unit, class_at(bench, "x\\underbrace{z}y", 1) == MATH_OP);
	CHECK(unit, class_at(bench, "x\\bigl(y", 1) == MATH_OPEN);
	CHECK(unit, class_at(bench, "a\\ldots b", 1) == MATH_INNER);
}

static void test_scripts(struct bench *bench)
{
	unit_case(&bench->unit, "math/scripts");
	CHECK_MATHML(bench, "x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>");
	CHECK_MATHML(bench, "x^12",
		"<mrow><msup><mi>x</mi><mn>1</mn></msup><mn>2</mn></mrow>");
	CHECK_MATHML(bench, "{}_a", "<msub><mrow></mrow><mi>a</mi></msub>");
	CHECK_MATHML(bench, "x²", "<msup><mi>x</mi><mn>2</mn></msup>");
	CHECK_MATHML(bench, "f''",
		"<msup><mi>f</mi><mo lspace=\"0em\" rspace=\"0em\">″</mo></msup>");
	CHECK_MATHML(bench, "f'^2",
		"<msup><mi>f</mi><mrow><mo lspace=\"0em\" rspace=\"0em\">′</mo><mn>2</mn>"
		"</mrow></msup>");
	unit_case(&bench->unit, "math/scripts: limits in display style only");
	CHECK_DISPLAY(bench, "\\sum_i",
		"<munder><mo movablelimits=\"false\">∑</mo><mi>i</mi></munder>");
	CHECK_MATHML(bench, "\\sum_i", "<msub><mo>∑</mo><mi>i</mi></msub>");
	CHECK_DISPLAY(bench, "\\int_0", "<msub><mo>∫</mo><mn>0</mn></msub>");
	CHECK_DISPLAY(bench, "\\int\\limits_0", "<munder><mo>∫</mo><mn>0</mn></munder>");
	CHECK_DISPLAY(bench, "\\sum\\nolimits_i", "<msub><mo>∑</mo><mi>i</mi></msub>");
	CHECK_DISPLAY(bench, "\\max_x", "<munder><mi>max</mi><mi>x</mi></munder>");
	CHECK_DISPLAY(bench, "\\operatorname*{argmax}_x",
		"<munder><mi>argmax</mi><mi>x</mi></munder>");
	CHECK_MATHML(bench, "\\underbrace{x}_n",
		"<munder><munder><mi>x</mi><mo stretchy=\"true\">⏟</mo></munder><mi>n</mi>"
		"</munder>");
}

static void test_fractions(struct bench *bench)
{
	unit_case(&bench->unit, "math/fractions and radicals");
	CHECK_MATHML(bench, "\\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>");
	CHECK_MATHML(bench, "{a\\over b}", "<mfrac><mi>a</mi><mi>b</mi></mfrac>");
	CHECK_MATHML(bench, "\\dfrac ab",
		"<mstyle displaystyle=\"true\" scriptlevel=\"0\"><mfrac><mi>a</mi><mi>b</mi>"
		"</mfrac></mstyle>");
	CHECK_MATHML(bench, "\\binom nk",
		"<mrow><mo stretchy=\"true\" symmetric=\"true\" form=\"prefix\" lspace=\"0em\" "
		"rspace=\"0em\">(</mo><mfrac linethickness=\"0\"><mi>n</mi><mi>k</mi></mfrac>"
		"<mo stretchy=\"true\" symmetric=\"true\" form=\"postfix\" lspace=\"0em\" "
		"rspace=\"0em\">)</mo></mrow>");
	CHECK_MATHML(bench, "\\genfrac{}{}{2pt}{1}ab",
		"<mstyle displaystyle=\"false\" scriptlevel=\"0\"><mfrac linethickness=\"1.9925pt\">"
		"<mi>a</mi><mi>b</mi></mfrac></mstyle>");
	CHECK_MATHML(bench, "\\sqrt{x}", "<msqrt><mi>x</mi></msqrt>");
	CHECK_MATHML(bench, "\\sqrt[3]x", "<mroot><mi>x</mi><mn>3</mn></mroot>");
	CHECK_MATHML(bench, "\\sqrt[n]{a[1]}",
		"<mroot><mrow><mi>a</mi><mo stretchy=\"false\" form=\"prefix\">[</mo><mn>1</mn>"
		"<mo stretchy=\"false\" form=\"postfix\">]</mo></mrow><mi>n</mi></mroot>");
}

static void test_parts(struct bench *bench)
{
	unit_case(&bench->unit, "math/accents, stacks, arrows");
	CHECK_MATHML(bench, "\\hat y",
		"<mover accent=\"true\"><mi>y</mi><mo stretchy=\"false\">ˆ</mo></mover>");
	CHECK_MATHML(bench, "\\widehat{xy}",
		"<mover accent=\"true\"><mrow><mi>x</mi><mi>y</mi></mrow><mo stretchy=\"true\">"
		"\u0302</mo></mover>");
	CHECK_MATHML(bench, "\\overset{a}{=}", "<mover><mo>=</mo><mi>a</mi></mover>");
	CHECK_MATHML(bench, "\\underset{x}{y}", "<munder><mi>y</mi><mi>x</mi></munder>");
	CHECK_MATHML(bench, "\\xrightarrow{}",
		"<mover><mo stretchy=\"true\" minsize=\"1.75em\">→</mo><mrow>"
		"<mspace width=\"0.4286em\"/><mrow></mrow><mspace width=\"0.4286em\"/>"
		"</mrow></mover>");
	unit_case(&bench->unit, "math/text: Han, spaces, formulas within");
	CHECK_MATHML(bench, "\\text{若 $x$}",
		"<mrow><mtext>若\xC2\xA0</mtext><mi>x</mi></mrow>");
	CHECK_MATHML(bench, "\\text{a--b ``c'' \\% \\'e}",
		"<mtext>a–b “c” % e\xCC\x81</mtext>");
	CHECK_MATHML(bench, "\\textbf{a\\textit{b}}",
		"<mrow><mtext style=\"font-weight:bold\">a</mtext><mtext style=\"font-weight:"
		"bold;font-style:italic\">b</mtext></mrow>");
	unit_case(&bench->unit, "math/spaces, phantoms, boxes");
	CHECK_MATHML(bench, "a\\!b",
		"<mrow><mi>a</mi><mspace width=\"-0.167em\"/><mi>b</mi></mrow>");
	CHECK_MATHML(bench, "\\kern-.5em", "<mspace width=\"-0.5em\"/>");
	CHECK_MATHML(bench, "\\mskip18mu", "<mspace width=\"1em\"/>");
	CHECK_MATHML(bench, "\\phantom x", "<mphantom><mi>x</mi></mphantom>");
	CHECK_MATHML(bench, "\\boxed{x}",
		"<menclose notation=\"box\" style=\"padding:0.15em;outline:0.06em solid\">"
		"<mi>x</mi></menclose>");
	CHECK_MATHML(bench, "\\color{#f00}x",
		"<mstyle mathcolor=\"#ff0000\"><mi>x</mi></mstyle>");
	CHECK_MATHML(bench, "\\textcircled{1}", "<mtext>①</mtext>");
}

static void test_arrays(struct bench *bench)
{
	struct unit *const unit = &bench->unit;
	const struct math_node *root;

	unit_case(unit, "math/arrays: columns, rules, gaps");
	root = bench_read(bench,
		STR("\\begin{array}{|l*{2}{c}:r||}\\hline a&b&c&d\\\\[2ex]e\\\\\\hline\\hdashline"
		    "\\end{array}"),
		false)
		       .root;
	CHECK(unit, root && root->kind == MATH_ARRAY);
	if (root && root->kind == MATH_ARRAY) {
		const struct math_array *const array = &root->array;

		CHECK(unit, array->column_count == 4 && array->row_count == 2);
		CHECK(unit, array->columns[0].align == MATH_ALIGN_LEFT &&
				    array->columns[2].align == MATH_ALIGN_CENTER &&
				    array->columns[3].align == MATH_ALIGN_RIGHT);
		CHECK(unit, array->column_rules[0].count == 1 &&
				    array->column_rules[3].is_dashed &&
				    array->column_rules[4].count == 2);
		CHECK(unit, array->row_rules[0].count == 1 &&
				    array->row_rules[1].count == 0 &&
				    array->row_rules[2].count == 2);
		CHECK(unit, array->rows[0].gap_after.unit == MATH_UNIT_EX &&
				    array->rows[0].gap_after.value == 2 * 65536);
		CHECK(unit, array->rows[1].cells[3].kind == MATH_ROW);
	}
	unit_case(unit, "math/arrays: brackets in the next row are no gap");
	CHECK(unit, bench_read(bench, STR("\\begin{aligned}a\\\\[b]\\end{aligned}"), true)
				    .root->array.rows[1]
				    .cells[0]
				    .row.list.count == 3);
	unit_case(unit, "math/arrays: tags");
	root = bench_read(bench, STR("x\\tag{1}"), true).root;
	CHECK(unit, root && root->kind == MATH_TAGGED);
	root = bench_read(bench, STR("\\begin{align}x\\\\y\\tag{2}\\end{align}"), true)
		       .root;
	CHECK(unit, root && root->kind == MATH_ARRAY && !root->array.rows[0].tag &&
			    root->array.rows[1].tag);
	unit_case(unit, "math/arrays: every environment");
	static const char *const environments[] = {"matrix", "pmatrix", "bmatrix",
		"Bmatrix", "vmatrix", "Vmatrix", "smallmatrix", "cases", "dcases",
		"rcases", "drcases", "align", "align*", "aligned", "gather", "gather*",
		"gathered", "split", "multline", "equation", "equation*", "eqnarray",
		"matrix*", "CD"};

	for (size_t i = 0; i < sizeof(environments) / sizeof(*environments); i++) {
		char tex[128];

		snprintf(tex, sizeof(tex), "\\begin{%s}a\\\\b\\end{%s}", environments[i],
			environments[i]);
		CHECK(unit, bench_mathml(bench, tex, true).data[0] == '<');
	}
}

static void test_errors(struct bench *bench)
{
	struct unit *const unit = &bench->unit;

	unit_case(unit, "math/errors: one message each");
	CHECK_MATHML(bench, "\\alhpa", "!math-command-near");
	CHECK_MATHML(bench, "\\qwzzzx", "!math-command");
	CHECK_MATHML(bench, "\\begin{pmatirx}\\end{pmatirx}", "!math-environment-near");
	CHECK_MATHML(bench, "\\begin{tabularx}\\end{tabularx}", "!math-environment");
	CHECK_MATHML(bench, "{x", "!math-unclosed");
	CHECK_MATHML(bench, "\\left(x", "!math-unclosed");
	CHECK_MATHML(bench, "\\begin{matrix}x", "!math-unclosed");
	CHECK_MATHML(bench, "\\sqrt[3", "!math-unclosed");
	CHECK_MATHML(bench, "x}", "!math-unopened");
	CHECK_MATHML(bench, "x\\right)", "!math-unopened");
	CHECK_MATHML(bench, "x\\end{matrix}", "!math-unopened");
	CHECK_MATHML(bench, "\\begin{matrix}x\\end{pmatrix}", "!math-unopened");
	CHECK_MATHML(bench, "\\frac{a}", "!math-argument");
	CHECK_MATHML(bench, "x^", "!math-argument");
	CHECK_MATHML(bench, "\\left", "!math-argument");
	CHECK_MATHML(bench, "x^1^2", "!math-script-twice");
	CHECK_MATHML(bench, "x_1_2", "!math-script-twice");
	CHECK_MATHML(bench, "x^1'", "!math-script-twice");
	CHECK_MATHML(bench, "\\left x\\right)", "!math-value");
	CHECK_MATHML(bench, "\\kern x", "!math-value");
	CHECK_MATHML(bench, "\\textcolor{nocolour}{x}", "!math-value");
	CHECK_MATHML(bench, "\\begin{array}{lqr}\\end{array}", "!math-value");
	CHECK_MATHML(bench, "\\limits", "!math-misplaced");
	CHECK_MATHML(bench, "{a\\over b\\over c}", "!math-misplaced");
	CHECK_MATHML(bench, "a\\hline", "!math-misplaced");
	unit_case(unit, "math/errors: at the place, with the nearest name");
	const size_t count = bench->diag.count;

	bench_read(bench, STR("a+\\fracc{1}{2}"), false);
	CHECK(unit, bench->diag.count == count + 1);
	const struct diag_message *const message = &bench->diag.messages[count];

	CHECK(unit, message->span.start == 3 && message->span.end == 9);
	CHECK_STR(unit, message->args[0], STR("\\fracc"));
	CHECK_STR(unit, message->args[1], STR("\\frac"));
}

static struct str repeated(struct bench *bench, const char *open, const char *middle,
	const char *close, size_t times)
{
	struct buf text;

	buf_init(&text, 0);
	for (size_t i = 0; i < times; i++)
		buf_put_c(&text, open);
	buf_put_c(&text, middle);
	for (size_t i = 0; i < times; i++)
		buf_put_c(&text, close);
	const struct str copy = arena_copy_str(&bench->arena, buf_str(&text));

	buf_clear(&text);
	return copy;
}

static bool is_refused(struct bench *bench, struct str tex, enum diag_code code)
{
	const size_t count = bench->diag.count;

	return !bench_read(bench, tex, true).root && bench->diag.count == count + 1 &&
	       bench->diag.messages[count].code == code;
}

static void test_budgets(struct bench *bench)
{
	struct unit *const unit = &bench->unit;

	unit_case(unit, "math/budgets: nesting");
	CHECK(unit, bench_read(bench, repeated(bench, "{", "x", "}", 60), false).root);
	CHECK(unit, is_refused(bench, repeated(bench, "{", "x", "}", 30000),
			    DIAG_MATH_DEPTH));
	CHECK(unit, is_refused(bench, repeated(bench, "\\frac{", "x", "}{}", 5000),
			    DIAG_MATH_DEPTH));
	CHECK(unit, is_refused(bench, repeated(bench, "x^{", "x", "}", 9000),
			    DIAG_MATH_DEPTH));
	CHECK(unit, is_refused(bench, repeated(bench, "\\sqrt", "x", "", 10000),
			    DIAG_MATH_DEPTH));
	CHECK(unit, is_refused(bench, repeated(bench, "\\left(", "x", "\\right)", 4000),
			    DIAG_MATH_DEPTH));
	CHECK(unit, is_refused(bench, repeated(bench, "\\text{$", "x", "$}", 7000),
			    DIAG_MATH_DEPTH));
	CHECK(unit, is_refused(bench, repeated(bench, "\\displaystyle ", "x", "", 4000),
			    DIAG_MATH_DEPTH));
	unit_case(unit, "math/budgets: size");
	CHECK(unit, is_refused(bench, repeated(bench, "x", "", "", LIMIT_MATH_BYTES + 1),
			    DIAG_MATH_SIZE));
	CHECK(unit, is_refused(bench, repeated(bench, "&", "\\begin{matrix}", "", 100),
			    DIAG_MATH_UNOPENED));
	CHECK(unit, is_refused(bench,
			    repeated(bench, "", "\\begin{matrix}", "&", 1) /* open */,
			    DIAG_MATH_UNCLOSED));
	unit_case(unit, "math/budgets: cells, the empty ones too");
	struct buf rows;

	buf_init(&rows, 0);
	buf_put_c(&rows, "\\begin{matrix}");
	for (size_t i = 0; i < 1000; i++)
		buf_put_c(&rows, "a\\\\");
	for (size_t i = 0; i < 60; i++)
		buf_put_c(&rows, "&");
	buf_put_c(&rows, "\\end{matrix}");
	CHECK(unit, is_refused(bench, buf_str(&rows), DIAG_MATH_SIZE));
	buf_clear(&rows);
}

int main(void)
{
	struct bench bench;

	bench_init(&bench);
	test_tables(&bench);
	test_letters(&bench);
	test_modulo(&bench);
	test_left_scripts(&bench);
	test_atoms(&bench);
	test_classes(&bench);
	test_scripts(&bench);
	test_fractions(&bench);
	test_parts(&bench);
	test_arrays(&bench);
	test_errors(&bench);
	test_budgets(&bench);
	return bench_end(&bench);
}
