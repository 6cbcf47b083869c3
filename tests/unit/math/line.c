/* SPDX-License-Identifier: MIT */
/* Formulas in a line of plain characters, as titles and contents have them. */
#include "unit/math/bench.h"

#define CHECK_LINE(bench, tex, expected) \
	CHECK_STR(&(bench)->unit, line_of(bench, STR(tex)), STR(expected))

static struct str line_of(struct bench *bench, struct str tex)
{
	const struct math math = bench_read(bench, tex, false);

	buf_reset(&bench->out);
	math_put_line(&bench->out, &math);
	return buf_str(&bench->out);
}

static void test_signs(struct bench *bench)
{
	unit_case(&bench->unit, "math/line: letters and signs");
	CHECK_LINE(bench, "a=b+c", "a = b + c");
	CHECK_LINE(bench, "O(n\\log n)", "O(n log n)");
	CHECK_LINE(bench, "\\mathbf{x}\\in\\mathbb{R}", "x ∈ ℝ");
	CHECK_LINE(bench, "p(x\\mid y)", "p(x | y)");
	CHECK_LINE(bench, "\\alpha\\cdot\\beta", "α · β");
	CHECK_LINE(bench, "f'(x)", "f′(x)");
	CHECK_LINE(bench, "\\hat{y}", "y\xCC\x82");
	CHECK_LINE(bench, "\\left|x\\right|", "|x|");
	CHECK_LINE(bench, "\\text{若 }x", "若 x");
}

static void test_scripts(struct bench *bench)
{
	unit_case(&bench->unit, "math/line: scripts");
	CHECK_LINE(bench, "x^2", "x²");
	CHECK_LINE(bench, "x_1^{n+1}", "x₁ⁿ⁺¹");
	CHECK_LINE(bench, "10^{-3}", "10⁻³");
	CHECK_LINE(bench, "d_k", "d_k");
	CHECK_LINE(bench, "x_{i+1}", "x_(i+1)");
	CHECK_LINE(bench, "e^{-x^2}", "e^(−x²)");
	CHECK_LINE(bench, "\\nabla_\\theta J", "∇_θ J");
	CHECK_LINE(bench, "\\sum_{i=1}^n x_i", "∑_(i=1)ⁿ x_i");
}

static void test_built(struct bench *bench)
{
	unit_case(&bench->unit, "math/line: fractions and roots");
	CHECK_LINE(bench, "\\frac12", "1/2");
	CHECK_LINE(bench, "\\frac{a+b}{2}", "(a + b)/2");
	CHECK_LINE(bench, "\\sqrt{d_k}", "√d_k");
	CHECK_LINE(bench, "\\sqrt{x+1}", "√(x + 1)");
	CHECK_LINE(bench, "\\sqrt[3]{x}", "³√x");
	unit_case(&bench->unit, "math/line: what has two dimensions is spoken");
	CHECK_LINE(bench, "\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}",
		"2行2列矩阵：1，2；3，4；矩阵结束");
	CHECK_LINE(bench, "\\binom nk", "组合数，n选k");
	CHECK_LINE(bench, "x+\\boxed{y}", "x加y");
	unit_case(&bench->unit, "math/line: what is not understood is its TeX");
	CHECK_LINE(bench, "\\frac{", "\\frac{");
	CHECK_LINE(bench, "", "");
}

int main(void)
{
	struct bench bench;

	bench_init(&bench);
	test_signs(&bench);
	test_scripts(&bench);
	test_built(&bench);
	return bench_end(&bench);
}
