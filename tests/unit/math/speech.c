/* SPDX-License-Identifier: MIT */
#include "unit/math/bench.h"

static void test_chinese(struct bench *bench)
{
	bench->language = LANGUAGE_ZH_HANS;
	unit_case(&bench->unit, "math/speech zh: powers, transposes, inverses");
	CHECK_SPEECH(bench, "x^2+y^3", "x的平方加y的立方");
	CHECK_SPEECH(bench, "QK^\\top", "Q K的转置");
	CHECK_SPEECH(bench, "\\mathbf{x}^T", "x的转置");
	CHECK_SPEECH(bench, "\\mathbf{A}^{-1}", "A的逆");
	CHECK_SPEECH(bench, "x^{-1}", "x的负1次方");
	CHECK_SPEECH(bench, "x^{n+1}", "x的n加1次方");
	CHECK_SPEECH(bench, "x^{(i)}", "x上标左括号i右括号上标结束");
	CHECK_SPEECH(bench, "f'(x)", "f撇左括号x右括号");
	unit_case(&bench->unit, "math/speech zh: fractions and roots");
	CHECK_SPEECH(bench, "\\frac12", "2分之1");
	CHECK_SPEECH(bench, "\\frac{a+b}{2}", "分式，分子a加b，分母2，分式结束");
	CHECK_SPEECH(bench, "\\sqrt{d_k}", "根号d下标k");
	CHECK_SPEECH(bench, "\\sqrt{a+b}", "根号下a加b，根号结束");
	CHECK_SPEECH(bench, "\\sqrt[n]{x}", "n次根号x");
	CHECK_SPEECH(bench, "\\frac{\\partial L}{\\partial w}", "L对w的偏导数");
	CHECK_SPEECH(bench, "\\binom nk", "组合数，n选k");
	unit_case(&bench->unit, "math/speech zh: ranges");
	CHECK_SPEECH(bench, "\\sum_{i=1}^n x_i", "求和，从i等于1到n，x下标i");
	CHECK_SPEECH(bench, "\\sum_i x", "对i求和，x");
	CHECK_SPEECH(bench, "\\lim_{x\\to0}f", "当x趋于0时的极限，f");
	CHECK_SPEECH(bench, "\\max_\\theta f", "对西塔取最大值，f");
	CHECK_SPEECH(bench, "\\arg\\max_x f", "对x取arg max，f");
	unit_case(&bench->unit, "math/speech zh: bars");
	CHECK_SPEECH(bench, "\\|x\\|_2", "范数x范数结束下标2");
	CHECK_SPEECH(bench, "|x|+|y|", "绝对值x绝对值结束加绝对值y绝对值结束");
	CHECK_SPEECH(bench, "P(A|B)P(C|D)", "P左括号A给定B右括号P左括号C给定D右括号");
	CHECK_SPEECH(bench, "p(x\\mid y)", "p左括号x给定y右括号");
	CHECK_SPEECH(bench, "\\{x\\mid x>0\\}", "左花括号x满足x大于0右花括号");
	unit_case(&bench->unit, "math/speech zh: numbers, sets, arrays");
	CHECK_SPEECH(bench, "12\\,288", "12288");
	CHECK_SPEECH(bench, "x\\in\\mathbb{R}^{d\\times k}", "x属于d乘k维实数空间");
	CHECK_SPEECH(bench, "\\begin{bmatrix}1&2\\\\3&4\\end{bmatrix}",
		"2行2列矩阵：1，2；3，4；矩阵结束");
	CHECK_SPEECH(bench, "a-b=-c", "a减b等于负c");
}

static void test_english(struct bench *bench)
{
	bench->language = LANGUAGE_EN;
	unit_case(&bench->unit, "math/speech en");
	CHECK_SPEECH(bench, "x^2", "x squared");
	CHECK_SPEECH(bench, "A^{-1}", "A inverse");
	CHECK_SPEECH(bench, "\\frac12", "1 over 2");
	CHECK_SPEECH(
		bench, "\\frac{a+b}{2}", "the fraction a plus b over 2 end fraction");
	CHECK_SPEECH(bench, "\\sqrt{x}", "the square root of x");
	CHECK_SPEECH(bench, "\\sum_{i=1}^n x_i", "sum from i equals 1 to n of x sub i");
	CHECK_SPEECH(bench, "\\lim_{x\\to0}f", "limit as x approaches 0 of f");
	CHECK_SPEECH(bench, "\\arg\\max_x f", "arg max over x of f");
	CHECK_SPEECH(bench, "\\|x\\|", "norm of x end norm");
	CHECK_SPEECH(bench, "P(A|B)", "P open paren A given B close paren");
	CHECK_SPEECH(bench, "\\frac{\\partial f}{\\partial x}",
		"the partial derivative of f with respect to x");
	unit_case(&bench->unit, "math/speech: the TeX of what is not understood");
	CHECK_SPEECH(bench, "\\nosuchname x", "\\nosuchname x");
}

int main(void)
{
	struct bench bench;

	bench_init(&bench);
	test_chinese(&bench);
	test_english(&bench);
	return bench_end(&bench);
}
