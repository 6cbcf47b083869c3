/* SPDX-License-Identifier: MIT */
#include "unit/math/bench.h"

#define CHECK_CARD(bench, tex, wanted) \
	CHECK_STR(&(bench)->unit, bench_card((bench), (tex), false), STR(wanted))
#define CHECK_CLOZE(bench, tex, wanted) \
	CHECK_STR(&(bench)->unit, bench_card((bench), (tex), true), STR(wanted))

int main(void)
{
	struct bench bench;

	bench_init(&bench);
	unit_case(&bench.unit, "math/card: escaped, on one line");
	CHECK_CARD(&bench, "x_{<i} & y\n>z", "\\(x_{&lt;i} &amp; y &gt;z\\)");
	CHECK_CARD(&bench, "a % c\n+b", "\\(a +b\\)");
	CHECK_CARD(&bench, "50\\%x", "\\(50\\%x\\)");
	unit_case(&bench.unit, "math/card: nothing that Anki reads");
	CHECK_CARD(&bench, "{{x}}", "\\({ {x}}\\)");
	CHECK_CLOZE(&bench, "x^{a_{b}}", "\\(x^{a_{b} }\\)");
	CHECK_CLOZE(&bench, "a::b", "\\(a: :b\\)");
	CHECK_CARD(&bench, "[x]", "\\(&#91;x]\\)");
	unit_case(&bench.unit, "math/card: macros expanded");
	CHECK_CARD(&bench, "\\newcommand{\\vect}[1]{\\bm{#1}}\\vect{x}<1",
		"\\(\\boldsymbol{x}&lt;1\\)");
	unit_case(&bench.unit, "math/card: names that MathJax lacks");
	CHECK_CARD(&bench, "\\bm x", "\\(\\boldsymbol x\\)");
	CHECK_CARD(&bench, "\\textcircled{1}\\textcircled 2", "\\(\\text{①}\\text{②}\\)");
	CHECK_CARD(&bench, "\\argmax_x \\R",
		"\\(\\operatorname*{arg\\,max}_x \\mathbb{R}\\)");
	CHECK_CARD(&bench, "\\lang x\\rang", "\\(\\langle x\\rangle\\)");
	CHECK_CARD(&bench, "\\boldsymbol x\\text{bm}", "\\(\\boldsymbol x\\text{bm}\\)");
	unit_case(&bench.unit, "math/card: environments that it refuses within \\[ \\]");
	CHECK_CARD(&bench, "\\begin{align*}a&=b\\end{align*}",
		"\\(\\begin{aligned}a&amp;=b\\end{aligned}\\)");
	CHECK_CARD(&bench, "\\begin{eqnarray}a\\end{eqnarray}",
		"\\(\\begin{array}{rcl}a\\end{array}\\)");
	CHECK_CARD(&bench, "\\begin{cases}a\\end{cases}",
		"\\(\\begin{cases}a\\end{cases}\\)");
	unit_case(&bench.unit, "math/card: scripts at the left");
	CHECK_CARD(&bench, "\\prescript{14}{\\bm 6}{C}",
		"\\({}^{14}_{\\boldsymbol 6}{C}\\)");
	CHECK_CARD(&bench, "\\wideparen{AB}\\hdots", "\\(\\overparen{AB}\\ldots\\)");
	return bench_end(&bench);
}
