/* SPDX-License-Identifier: MIT */
/* Macros: what they make, where messages point, and what they cost at most. */
#include "unit/math/bench.h"

static struct str expanded(struct bench *bench, const char *tex)
{
	const size_t count = bench->diag.count;
	const struct math math = bench_read(bench, str_from(tex), false);

	return math.root ? math.expanded : diag_code_id(bench->diag.messages[count].code);
}

#define CHECK_EXPANDED(bench, tex, wanted) \
	CHECK_STR(&(bench)->unit, expanded((bench), (tex)), STR(wanted))

static void test_expansion(struct bench *bench)
{
	unit_case(&bench->unit, "math/macro: none leaves the text as it is");
	CHECK_EXPANDED(bench, "a % b\n+c", "a % b\n+c");
	unit_case(&bench->unit, "math/macro: \\newcommand");
	CHECK_EXPANDED(bench, "\\newcommand{\\Rn}{\\mathbb{R}}\\Rn x", "\\mathbb{R} x");
	CHECK_EXPANDED(bench, "\\newcommand\\vect[1]{\\boldsymbol{#1}}\\vect{x}\\vect yz",
		"\\boldsymbol{x}\\boldsymbol{y}z");
	CHECK_EXPANDED(bench, "\\newcommand{\\opt}[2][n]{x_{#1}^{#2}}\\opt2\\opt[m]{3}",
		"x_{n}^{2}x_{m}^{3}");
	unit_case(&bench->unit, "math/macro: they hold for the formulas that follow");
	CHECK_EXPANDED(bench, "\\Rn", "\\mathbb{R}");
	CHECK_EXPANDED(bench, "\\renewcommand{\\Rn}{r}\\Rn", "r");
	CHECK_EXPANDED(bench, "\\providecommand{\\Rn}{s}\\Rn", "r");
	unit_case(&bench->unit, "math/macro: \\def, \\let, \\DeclareMathOperator");
	CHECK_EXPANDED(bench, "\\def\\two#1#2{{#1\\over#2}}\\two ab", "{a\\over b}");
	CHECK_EXPANDED(bench, "\\let\\half=\\frac\\half12", "\\frac12");
	CHECK_EXPANDED(bench, "\\DeclareMathOperator*{\\amax}{arg\\,max}\\amax_x",
		"\\operatorname*{arg\\,max}_x");
	unit_case(&bench->unit, "math/macro: macros in arguments and bodies");
	CHECK_EXPANDED(bench, "\\vect{\\vect{x}}", "\\boldsymbol{\\boldsymbol{x}}");
	CHECK_EXPANDED(
		bench, "\\def\\w#1{\\vect{#1}_\\Rn}\\w{\\Rn}", "\\boldsymbol{r}_r");
	unit_case(&bench->unit, "math/macro: a letter does not lengthen a name");
	CHECK_EXPANDED(bench, "\\def\\al{\\alpha}\\al{}b\\al b", "\\alpha{}b\\alpha b");
	CHECK_EXPANDED(bench, "\\def\\ap#1{\\alpha#1}\\ap b", "\\alpha b");
	unit_case(&bench->unit, "math/macro: comments and \\verb are left alone");
	CHECK_EXPANDED(bench, "\\verb|\\Rn| % \\Rn\n\\Rn", "\\verb|\\Rn| % \\Rn\nr");
}

static void test_errors(struct bench *bench)
{
	struct unit *const unit = &bench->unit;

	unit_case(unit, "math/macro: no recursion");
	CHECK_EXPANDED(bench, "\\def\\loop{\\loop}\\loop", "math-macro-loop");
	CHECK_EXPANDED(bench, "\\def\\pa{\\pb}\\def\\pb{x\\pa}\\pa", "math-macro-loop");
	unit_case(unit, "math/macro: bounded, even where nothing comes out");
	CHECK_EXPANDED(bench,
		"\\def\\e{}\\def\\d{\\e\\e\\e\\e\\e\\e\\e\\e}\\def\\c{\\d\\d\\d\\d\\d\\d\\d\\d}"
		"\\def\\b{\\c\\c\\c\\c\\c\\c\\c\\c}\\def\\a{\\b\\b\\b\\b\\b\\b\\b\\b}"
		"\\def\\z{\\a\\a\\a\\a\\a\\a\\a\\a}\\def\\y{\\z\\z\\z\\z\\z\\z\\z\\z}\\y",
		"math-macro-size");
	CHECK_EXPANDED(bench,
		"\\def\\h{xxxxxxxx}\\def\\g{\\h\\h\\h\\h\\h\\h\\h\\h}\\def\\f{\\g\\g\\g\\g\\g\\g\\g\\g}"
		"\\def\\e{\\f\\f\\f\\f\\f\\f\\f\\f}\\def\\d{\\e\\e\\e\\e\\e\\e\\e\\e}"
		"\\def\\c{\\d\\d\\d\\d\\d\\d\\d\\d}\\c\\c\\c\\c",
		"math-macro-size");
	unit_case(unit, "math/macro: definitions that make no sense");
	CHECK_EXPANDED(bench, "\\def x{y}", "math-macro");
	CHECK_EXPANDED(bench, "\\def\\q#2{y}", "math-macro");
	CHECK_EXPANDED(bench, "\\newcommand{\\q}[12]{y}", "math-macro");
	CHECK_EXPANDED(bench, "\\newcommand", "math-macro");
	CHECK_EXPANDED(bench, "\\vect", "math-argument");
	unit_case(unit, "math/macro: messages point at the call");
	const size_t count = bench->diag.count;

	bench_read(bench, STR("\\def\\bad{\\nosuchname}x+\\bad"), false);
	CHECK(unit, bench->diag.count == count + 1 &&
			    bench->diag.messages[count].span.start == 24 &&
			    bench->diag.messages[count].span.end == 28);
}

static void test_front_matter(struct bench *bench)
{
	struct unit *const unit = &bench->unit;

	unit_case(unit, "math/macro: rows of the front matter");
	math_macros_add(&bench->reader.macros, &bench->diag, SPAN_NONE, STR("\\norm"),
		STR("\\lVert #1\\rVert_#2"));
	math_macros_add(&bench->reader.macros, &bench->diag, SPAN_NONE, STR("KL"),
		STR("\\operatorname{KL}"));
	CHECK_EXPANDED(bench, "\\norm x2+\\KL", "\\lVert x\\rVert_2+\\operatorname{KL}");
	const size_t count = bench->diag.count;

	math_macros_add(
		&bench->reader.macros, &bench->diag, SPAN_NONE, STR("a b"), STR("x"));
	CHECK(unit, bench->diag.count == count + 1);
}

int main(void)
{
	struct bench bench;

	bench_init(&bench);
	test_expansion(&bench);
	test_errors(&bench);
	test_front_matter(&bench);
	return bench_end(&bench);
}
