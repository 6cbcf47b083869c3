/* SPDX-License-Identifier: MIT */
#include "read/speech_words.h"

#include <stddef.h>

static const struct {
	uint32_t code_point;
	struct speech_words words;
} signs[] = {
	/* by code point */
	{'!', {"的阶乘", "factorial"}},
	{'%', {"百分号", "percent"}},
	{'(', {"左括号", "open paren"}},
	{')', {"右括号", "close paren"}},
	{'+', {"加", "plus"}},
	{',', {"，", ","}},
	{'/', {"除以", "over"}},
	{':', {"比", "colon"}},
	{';', {"；", ";"}},
	{'<', {"小于", "less than"}},
	{'=', {"等于", "equals"}},
	{'>', {"大于", "greater than"}},
	{'[', {"左方括号", "open bracket"}},
	{'\\', {"反斜线", "backslash"}},
	{']', {"右方括号", "close bracket"}},
	{'{', {"左花括号", "open brace"}},
	{'|', {"竖线", "bar"}},
	{'}', {"右花括号", "close brace"}},
	{0xAC, {"非", "not"}},
	{0xB0, {"度", "degrees"}},
	{0xB1, {"正负", "plus or minus"}},
	{0xB7, {"乘", "times"}},
	{0xD7, {"乘", "times"}},
	{0xF7, {"除以", "divided by"}},
	{0x131, {"i", "i"}},
	{0x237, {"j", "j"}},
	{0x391, {"大写阿尔法", "capital alpha"}},
	{0x392, {"大写贝塔", "capital beta"}},
	{0x393, {"大写伽马", "capital gamma"}},
	{0x394, {"大写德尔塔", "capital delta"}},
	{0x398, {"大写西塔", "capital theta"}},
	{0x39B, {"大写兰姆达", "capital lambda"}},
	{0x39E, {"大写克西", "capital xi"}},
	{0x3A0, {"大写派", "capital pi"}},
	{0x3A3, {"大写西格马", "capital sigma"}},
	{0x3A5, {"大写宇普西龙", "capital upsilon"}},
	{0x3A6, {"大写斐", "capital phi"}},
	{0x3A8, {"大写普西", "capital psi"}},
	{0x3A9, {"大写欧米伽", "capital omega"}},
	{0x3B1, {"阿尔法", "alpha"}},
	{0x3B2, {"贝塔", "beta"}},
	{0x3B3, {"伽马", "gamma"}},
	{0x3B4, {"德尔塔", "delta"}},
	{0x3B5, {"艾普西隆", "epsilon"}},
	{0x3B6, {"泽塔", "zeta"}},
	{0x3B7, {"伊塔", "eta"}},
	{0x3B8, {"西塔", "theta"}},
	{0x3B9, {"约塔", "iota"}},
	{0x3BA, {"卡帕", "kappa"}},
	{0x3BB, {"兰姆达", "lambda"}},
	{0x3BC, {"缪", "mu"}},
	{0x3BD, {"纽", "nu"}},
	{0x3BE, {"克西", "xi"}},
	{0x3BF, {"奥密克戎", "omicron"}},
	{0x3C0, {"派", "pi"}},
	{0x3C1, {"柔", "rho"}},
	{0x3C2, {"西格马", "sigma"}},
	{0x3C3, {"西格马", "sigma"}},
	{0x3C4, {"陶", "tau"}},
	{0x3C5, {"宇普西龙", "upsilon"}},
	{0x3C6, {"斐", "phi"}},
	{0x3C7, {"希", "chi"}},
	{0x3C8, {"普西", "psi"}},
	{0x3C9, {"欧米伽", "omega"}},
	{0x3D1, {"西塔", "theta"}},
	{0x3D5, {"斐", "phi"}},
	{0x3D6, {"派", "pi"}},
	{0x3F0, {"卡帕", "kappa"}},
	{0x3F1, {"柔", "rho"}},
	{0x3F5, {"艾普西隆", "epsilon"}},
	{0x2016, {"双竖线", "double bar"}},
	{0x2020, {"剑号", "dagger"}},
	{0x2026, {"点点点", "dot dot dot"}},
	{0x2032, {"撇", "prime"}},
	{0x2033, {"两撇", "double prime"}},
	{0x2034, {"三撇", "triple prime"}},
	{0x2057, {"四撇", "quadruple prime"}},
	{0x210F, {"约化普朗克常数", "h bar"}},
	{0x2113, {"l", "l"}},
	{0x2190, {"左箭头", "left arrow"}},
	{0x2191, {"上箭头", "up arrow"}},
	{0x2192, {"到", "to"}},
	{0x2193, {"下箭头", "down arrow"}},
	{0x2194, {"双向箭头", "left right arrow"}},
	{0x21A6, {"映射到", "maps to"}},
	{0x21D0, {"由右推出", "is implied by"}},
	{0x21D2, {"推出", "implies"}},
	{0x21D4, {"等价于", "if and only if"}},
	{0x2200, {"对任意", "for all"}},
	{0x2202, {"偏", "partial"}},
	{0x2203, {"存在", "there exists"}},
	{0x2205, {"空集", "the empty set"}},
	{0x2207, {"梯度", "nabla"}},
	{0x2208, {"属于", "in"}},
	{0x2209, {"不属于", "not in"}},
	{0x220B, {"包含元素", "contains"}},
	{0x2212, {"减", "minus"}},
	{0x2213, {"负正", "minus or plus"}},
	{0x2216, {"减去集合", "set minus"}},
	{0x2217, {"星", "star"}},
	{0x2218, {"复合", "composed with"}},
	{0x221D, {"正比于", "proportional to"}},
	{0x221E, {"无穷", "infinity"}},
	{0x2220, {"角", "angle"}},
	{0x2223, {"给定", "given"}},
	{0x2225, {"平行于", "parallel to"}},
	{0x2227, {"且", "and"}},
	{0x2228, {"或", "or"}},
	{0x2229, {"交", "intersect"}},
	{0x222A, {"并", "union"}},
	{0x2234, {"所以", "therefore"}},
	{0x2235, {"因为", "because"}},
	{0x223C, {"服从", "is distributed as"}},
	{0x2243, {"近似等于", "is asymptotically equal to"}},
	{0x2245, {"全等于", "is congruent to"}},
	{0x2248, {"约等于", "is approximately"}},
	{0x2254, {"定义为", "is defined as"}},
	{0x225C, {"定义为", "is defined as"}},
	{0x2260, {"不等于", "not equal to"}},
	{0x2261, {"恒等于", "is identical to"}},
	{0x2264, {"小于等于", "less than or equal to"}},
	{0x2265, {"大于等于", "greater than or equal to"}},
	{0x2266, {"小于等于", "less than or equal to"}},
	{0x2267, {"大于等于", "greater than or equal to"}},
	{0x226A, {"远小于", "much less than"}},
	{0x226B, {"远大于", "much greater than"}},
	{0x227A, {"先于", "precedes"}},
	{0x227B, {"后于", "succeeds"}},
	{0x2282, {"真包含于", "is a subset of"}},
	{0x2283, {"真包含", "is a superset of"}},
	{0x2286, {"包含于", "is a subset of or equal to"}},
	{0x2287, {"包含", "is a superset of or equal to"}},
	{0x2295, {"异或", "circled plus"}},
	{0x2297, {"张量积", "tensor"}},
	{0x2299, {"逐元素乘", "elementwise times"}},
	{0x22A4, {"真", "top"}},
	{0x22A5, {"假", "bottom"}},
	{0x22C5, {"乘", "times"}},
	{0x22C6, {"星", "star"}},
	{0x22EE, {"竖省略号", "vertical dots"}},
	{0x22EF, {"点点点", "dot dot dot"}},
	{0x22F1, {"斜省略号", "diagonal dots"}},
	{0x2308, {"上取整", "ceiling of"}},
	{0x2309, {"上取整结束", "end ceiling"}},
	{0x230A, {"下取整", "floor of"}},
	{0x230B, {"下取整结束", "end floor"}},
	{0x27C2, {"垂直于", "perpendicular to"}},
	{0x27E8, {"左尖括号", "open angle"}},
	{0x27E9, {"右尖括号", "close angle"}},
	{0x27F5, {"左箭头", "left arrow"}},
	{0x27F6, {"到", "to"}},
	{0x27F8, {"由右推出", "is implied by"}},
	{0x27F9, {"推出", "implies"}},
	{0x27FA, {"等价于", "if and only if"}},
	{0x2A7D, {"小于等于", "less than or equal to"}},
	{0x2A7E, {"大于等于", "greater than or equal to"}},
	{0x2AAF, {"先于或等于", "precedes or equals"}},
	{0x2AB0, {"后于或等于", "succeeds or equals"}},
};

static const struct {
	struct str name;
	struct speech_words words;
} functions[] = {
	{STR_INIT("sin"), {"正弦", "sine"}},
	{STR_INIT("cos"), {"余弦", "cosine"}},
	{STR_INIT("tan"), {"正切", "tangent"}},
	{STR_INIT("cot"), {"余切", "cotangent"}},
	{STR_INIT("arcsin"), {"反正弦", "arc sine"}},
	{STR_INIT("arccos"), {"反余弦", "arc cosine"}},
	{STR_INIT("arctan"), {"反正切", "arc tangent"}},
	{STR_INIT("sinh"), {"双曲正弦", "hyperbolic sine"}},
	{STR_INIT("cosh"), {"双曲余弦", "hyperbolic cosine"}},
	{STR_INIT("tanh"), {"双曲正切", "hyperbolic tangent"}},
	{STR_INIT("ln"), {"自然对数", "natural log"}},
	{STR_INIT("log"), {"对数", "log"}},
	{STR_INIT("lg"), {"常用对数", "log"}},
	{STR_INIT("exp"), {"指数函数", "exp"}},
	{STR_INIT("max"), {"最大值", "maximum"}},
	{STR_INIT("min"), {"最小值", "minimum"}},
	{STR_INIT("sup"), {"上确界", "supremum"}},
	{STR_INIT("inf"), {"下确界", "infimum"}},
	{STR_INIT("lim"), {"极限", "limit"}},
	{STR_INIT("arg"), {"辐角", "argument"}},
	{STR_INIT("arg\xE2\x80\x89max"), {"arg max", "arg max"}},
	{STR_INIT("arg\xE2\x80\x89min"), {"arg min", "arg min"}},
	{STR_INIT("argmax"), {"arg max", "arg max"}},
	{STR_INIT("argmin"), {"arg min", "arg min"}},
	{STR_INIT("det"), {"行列式", "determinant"}},
	{STR_INIT("dim"), {"维数", "dimension"}},
	{STR_INIT("ker"), {"核", "kernel"}},
	{STR_INIT("gcd"), {"最大公约数", "greatest common divisor"}},
	{STR_INIT("Pr"), {"概率", "probability"}},
	{STR_INIT("mod"), {"模", "mod"}},
};

static const struct {
	uint32_t code_point;
	struct speech_words words;
} operators[] = {
	{0x2211, {"求和", "sum"}},
	{0x220F, {"求积", "product"}},
	{0x2210, {"余积", "coproduct"}},
	{0x222B, {"积分", "integral"}},
	{0x222C, {"二重积分", "double integral"}},
	{0x222D, {"三重积分", "triple integral"}},
	{0x222E, {"环路积分", "contour integral"}},
	{0x22C2, {"交集", "intersection"}},
	{0x22C3, {"并集", "union"}},
	{0x22C0, {"合取", "conjunction"}},
	{0x22C1, {"析取", "disjunction"}},
	{0x2A01, {"直和", "direct sum"}},
	{0x2A02, {"张量积", "tensor product"}},
	{0x2A00, {"圈点积", "circled dot product"}},
};

const struct speech_words *speech_sign(uint32_t code_point)
{
	size_t low = 0, high = sizeof(signs) / sizeof(*signs);

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (signs[middle].code_point == code_point)
			return &signs[middle].words;
		if (signs[middle].code_point < code_point)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

const struct speech_words *speech_function(struct str name)
{
	for (size_t i = 0; i < sizeof(functions) / sizeof(*functions); i++)
		if (str_eq(functions[i].name, name))
			return &functions[i].words;
	return NULL;
}

const struct speech_words *speech_operator(uint32_t code_point)
{
	for (size_t i = 0; i < sizeof(operators) / sizeof(*operators); i++)
		if (operators[i].code_point == code_point)
			return &operators[i].words;
	return NULL;
}
