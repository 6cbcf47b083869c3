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
	unit_case(&bench->unit, "math/speech zh: what schools write");
	CHECK_SPEECH(bench, "\\frac{\\mathrm{d}^2y}{\\mathrm{d}x^2}", "y对x的二阶导数");
	CHECK_SPEECH(bench, "\\frac{\\partial^2u}{\\partial x\\partial y}",
		"u对x、y的二阶偏导数");
	CHECK_SPEECH(bench, "\\left.x^2\\right|_0^1", "x的平方，从0到1取差");
	CHECK_SPEECH(bench, "y'|_{x=1}", "y撇，在x等于1处");
	CHECK_SPEECH(bench, "||x|-1|", "绝对值绝对值x绝对值结束减1绝对值结束");
	CHECK_SPEECH(bench, "\\log_28", "log以2为底，8");
	CHECK_SPEECH(bench, "\\mathrm{C}_5^2", "从5个中取2个的组合数");
	CHECK_SPEECH(bench, "\\mathbb{N}^*", "正整数集");
	CHECK_SPEECH(bench, "\\complement_UA", "在U中的补集，A");
	CHECK_SPEECH(bench, "\\triangle ABC\\sim\\triangle DEF",
		"三角形A B C相似于三角形D E F");
	CHECK_SPEECH(bench, "\\odot O", "圆O");
	CHECK_SPEECH(bench, "\\overset{\\frown}{AB}", "弧A B");
	CHECK_SPEECH(bench, "60^\\circ30'", "60度30分");
	CHECK_SPEECH(bench, "0.\\dot{3}", "0点3循环");
	CHECK_SPEECH(bench, "\\underline{\\qquad}", "空格");
	CHECK_SPEECH(bench, "(\\quad)", "空格");
	CHECK_SPEECH(bench, "\\vec a\\cdot\\vec b", "向量a点乘向量b");
	CHECK_SPEECH(bench, "\\nabla\\times\\vec B", "旋度向量B");
	CHECK_SPEECH(bench, "{}^1/_2", "1除以2");
	CHECK_SPEECH(bench, "{}_nC_r", "左下标n，C下标r");
	CHECK_SPEECH(
		bench, "\\begin{cases}x=1\\\\y=2\\end{cases}", "方程组：x等于1；y等于2");
	CHECK_SPEECH(bench, "\\overbrace{a+b}^2+c", "整体a加b，标注为2，加c");
	CHECK_SPEECH(bench, "\\langle a|b\\rangle", "左矢a右矢b");
	CHECK_SPEECH(bench, "f^{-1}(x)", "f的反函数左括号x右括号");
	CHECK_SPEECH(bench, "\\mathrm{Fe}^{3+}", "Fe上标3正上标结束");
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
	unit_case(&bench->unit, "math/speech en: beginnings and ends");
	CHECK_SPEECH(bench, "\\frac{\\frac ab}{c}",
		"the fraction the fraction a over b end fraction over c end fraction");
	CHECK_SPEECH(bench, "\\frac{\\mathrm{d}y}{\\mathrm{d}x}",
		"the derivative of y with respect to x");
	CHECK_SPEECH(bench, "\\frac{\\partial^2u}{\\partial x^2}",
		"the second partial derivative of u with respect to x");
	CHECK_SPEECH(bench, "\\begin{cases}1,&x>0\\\\0,&x<0\\end{cases}",
		"cases: 1, x greater than 0; 0, x less than 0");
	CHECK_SPEECH(bench, "|\\psi\\rangle", "ket psi");
	CHECK_SPEECH(bench, "\\log_28", "log base 2 of 8");
	CHECK_SPEECH(bench, "\\overline{x+y}", "the quantity x plus y bar");
	CHECK_SPEECH(bench, "A\\xrightarrow[T]{f}B", "A to, above: f, below: T, B");
	CHECK_SPEECH(bench, "\\Re z", "real part of z");
	CHECK_SPEECH(bench, "\\sin^{-1}x", "sine inverse x");
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
