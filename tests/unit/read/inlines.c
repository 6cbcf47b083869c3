/* SPDX-License-Identifier: MIT */
#include "unit/read/md_dump.h"

/* GRAMMAR, Inline: formulas, blanks, clozes, deletions, attributes. */

static const struct md_case formulas[] = {
	{"inline", "a $x$ b", "p[a (math x) b]"},
	{"beside Han", "设$x$为", "p[设(math x)为]"},
	{"money", "$5 and $6", "p[$5 and $6]"},
	{"money after a formula", "$x$5", "p[$x$5]"},
	{"white space at both ends with TeX", "是 $ a_1 $ 吗", "p[是 (math  a_1 ) 吗]"},
	{"white space at both ends without TeX", "是 $ a $ 吗", "p[是 $ a $ 吗]"},
	{"white space at one end", "是 $ a_1$ 吗", "p[是 $ a_1$ 吗]"},
	{"variables of a shell", "$JAVA_HOME 与 $PATH", "p[$JAVA_HOME 与 $PATH]"},
	{"empty", "a $$ b", "p[a $$ b]"},
	{"four dollars", "a $$$$ b", "p[a $$$$ b]"},
	{"one dollar", "a $ b", "p[a $ b]"},
	{"escaped", "\\$x\\$ 与 $a\\$b$", "p[$x$ 与 (math a\\$b)]"},
	{"escaped backslash before", "\\\\$x$", "p[\\(math x)]"},
	{"in code", "`$x$` $y$", "p[(code $x$) (math y)]"},
	{"code that a dollar stands before", "$5 `$x` 完", "p[$5 (code $x) 完]"},
	{"code that hides the end", "$a `b$` c$", "p[(math a `b$` c)]"},
	{"backticks that are none", "$a ` b$", "p[(math a ` b)]"},
	{"markup inside", "$a*b*c_d_[e](f)<b>&amp;$", "p[(math a*b*c_d_[e](f)<b>&amp;)]"},
	{"over a line", "$a\nb$", "p[(math a\\nb)]"},
	{"not over a blank line", "$a\n\nb$", "p[$a]p[b$]"},
	{"over a line of a quote", "> $a\n> b$ c", "quote[p[(math a\\nb) c]]"},
	{"over a lazy line", "> $a\nb$ c", "quote[p[(math a\\nb) c]]"},
	{"over a line of an item", "- $a\n  b$", "list[li[p[(math a\\nb)]]]"},
	{"not over items", "- $a\n- b$", "list[li[p[$a]]li[p[b$]]]"},
	{"in emphasis", "**$x$**后", "p[(strong (math x))后]"},
	{"emphasis after Han", "字**$x$**字", "p[字(strong (math x))字]"},
	{"in a heading", "# $x$ #", "h1[(math x)]"},
	{"in a link", "[$x$](u)", "p[(a u (math x))]"},
	{"addresses are none", "[a](u?$x=1) [b](v?$y=2)", "p[(a u?$x=1 a) (a v?$y=2 b)]"},
	{"autolinks are none", "<http://a/$x$>", "p[(a http://a/$x$ http://a/$x$)]"},
	{"tags are none", "$5 <sub title='$x'>b</sub>", "p[$5 (sub b)]"},
	{"display in a line", "a $$x$$ b", "p[a (math! x) b]"},
	{"display alone", "$$x$$", "Math[x]"},
	{"display over lines", "$$\nx\n$$", "Math[\\nx\\n]"},
	{"display like a list", "$$\na\n+ b\n- c\n$$", "Math[\\na\\n+ b\\n- c\\n]"},
	{"display like a heading", "$$\na\n= b\n===\n$$", "Math[\\na\\n= b\\n===\\n]"},
	{"display like a rule", "$$\na\n---\n$$ b", "p[(math! \\na\\n---\\n) b]"},
	{"display in a quote", "> $$\n> a\n> - b\n> $$", "quote[Math[\\na\\n- b\\n]]"},
	{"display in an item", "- $$\n  a\n  + b\n  $$\n- c",
		"list[li[Math[\\na\\n+ b\\n]]li[p[c]]]"},
	{"display not over a blank line", "$$\na\n\nb\n$$", "p[$$/a]p[b/$$]"},
	{"display not into code", "$$ a\n```\n$$\n```", "p[$$ a]pre[$$\\n]"},
	{"two displays", "$$\n- a\n$$\n\n$$\n- b\n$$", "Math[\\n- a\\n]Math[\\n- b\\n]"},
	{"parentheses", "\\(x_1\\) 与 \\(x\\)", "p[(math x_1) 与 (x)]"},
	{"parentheses with equals", "\\(a=b\\)", "p[(math a=b)]"},
	{"brackets", "\\[x^2\\]", "Math[x^2]"},
	{"brackets without TeX", "\\[note\\]", "p[[note]]"},
	{"brackets like a list", "\\[\na\n+ b_1\n\\]", "Math[\\na\\n+ b_1\\n]"},
	{"parentheses in code", "`\\(x_1\\)`", "p[(code \\(x_1\\))]"},
	{"full-width space at both ends", "$　a_1　$", "p[(math 　a_1　)]"},
	{"indented code", "    $x$", "pre[$x$\\n]"},
	{"fenced code", "```\n$x$\n```", "pre[$x$\\n]"},
	{"in a table with bars", "a|b\n-|-\n$|x|$|$\\|y\\|$", /* bars need no escape */
		"table2nn[tr[td[a]td[b]]tr[td[(math |x|)]td[(math |y|)]]]"},
};

static const struct md_case blanks[] = {
	{"alone in Han", "我____你", "p[我(blank4)你]"},
	{"three", "是 ___ 。", "p[是 (blank3) 。]"},
	{"two", "是 __ 。", "p[是 __ 。]"},
	{"in a word", "snake___case", "p[snake___case]"},
	{"before a unit", "长____cm", "p[长(blank4)cm]"},
	{"emphasis", "___foo___", "p[(em (strong foo))]"},
	{"several at once", "___，___和___", "p[(blank3)，(blank3)和(blank3)]"},
	{"escaped", "是 \\_\\_\\_", "p[是 ___]"},
	{"in code", "`____`", "p[(code ____)]"},
	{"full width", "选（　　）。", "p[选(blank2())。]"},
	{"full width without space", "选（）", "p[选(blank())]"},
	{"half width", "is ( ) it", "p[is (blank1()) it]"},
	{"half width without space after Han", "选()", "p[选(blank())]"},
	{"a call", "f()", "p[f()]"},
	{"a link's", "[a]( )", "p[(a a)]"},
	{"after a bracket", "x]( )", "p[x]( )]"},
	{"an answer inside is text", "选（ B ）", "p[选（ B ）]"},
	{"in emphasis", "**选（ ）**后", "p[(strong 选(blank1()))后]"},
};

static const struct md_case clozes[] = {
	{"plain", "是{{答案}}。", "p[是(cloze 答案)。]"},
	{"numbered", "{{c2::甲}}", "p[(cloze2 甲)]"},
	{"with a hint", "{{c1::甲::提示}}", "p[(cloze1 '提示 甲)]"},
	{"with markup", "{{甲**乙**$x$`c`}}", "p[(cloze 甲(strong 乙)(math x)(code c))]"},
	{"with braces in a formula", "{{$\\frac{a}{b}}$}}",
		"p[(cloze (math \\frac{a}{b}}))]"},
	{"in code", "`{{a}}`", "p[(code {{a}})]"},
	{"empty", "{{}}", "p[{{}}]"},
	{"open", "{{a", "p[{{a]"},
	{"only closed", "a}}", "p[a}}]"},
	{"opened twice", "{{a {{b}}", "p[{{a (cloze b)]"},
	{"across emphasis", "{{a **b}} c**", "p[{{a (strong b}} c)]"},
	{"colons without a number", "{{a::b}}", "p[(cloze a::b)]"},
	{"across lines", "{{a\nb}}", "p[(cloze a/b)]"},
};

static const struct md_case others[] = {
	{"deleted", "a ~~b *c*~~ d", "p[a (del b (em c)) d]"},
	{"deleted beside Han", "字~~错~~字", "p[字(del 错)字]"},
	{"one tilde", "~a~", "p[~a~]"},
	{"open", "~~a", "p[~~a]"},
	{"spaces", "a ~~ b ~~", "p[a ~~ b ~~]"},
	{"escaped", "\\~~a~~", "p[~~a~~]"},
	{"attributes", "题干 {#q1 .t points=5}", "p[题干 (attributes #q1 .t points=5)]"},
	{"attributes after Han", "题干？{#q1}", "p[题干？(attributes #q1)]"},
	{"attributes of a heading", "## 题 {.a}", "h2[题 (attributes .a)]"},
	{"braces that are none", "集合 {a, b}", "p[集合 {a, b}]"},
	{"braces of a set", "集合 {x=1}", "p[集合 {x=1}]"},
	{"braces within a line", "a {#b} c", "p[a {#b} c]"},
	{"image size", "![a](b.png){width=60%}", "p[(img w60000% b.png a)]"},
	{"image size in cm", "![a](b.png){width=5cm}", "p[(img w141730pt b.png a)]"},
	{"size of a link", "[a](b){width=60%} c", "p[(a b a){width=60%} c]"},
	{"checks", "- [x] a\n- [ ] b\n- []c\n- [X]d",
		"list[li+[p[a]]li-[p[b]]li-[p[c]]li+[p[d]]]"},
	{"a check that is a link", "- [x](u)\n- [x][x]\n\n[x]: v",
		"list[li[p[(a u x)]]li[p[(a v x)]]]"},
};

static const struct md_case emphasis[] = {
	{"quotes", "**“文字”**后", "p[(strong “文字”)后]"},
	{"quotes between Han", "前**“文字”**后", "p[前(strong “文字”)后]"},
	{"code", "**`x`**后", "p[(strong (code x))后]"},
	{"code between Han", "前**`x`**后", "p[前(strong (code x))后]"},
	{"colon", "**Q1:**后", "p[(strong Q1:)后]"},
	{"wide colon", "前**答案：**后", "p[前(strong 答案：)后]"},
	{"link", "**[a](b)**后", "p[(strong (a b a))后]"},
	{"parentheses", "前**（注）**后", "p[前(strong （注）)后]"},
	{"half-width parentheses", "前**(a)**后", "p[前(strong (a))后]"},
	{"one star", "前*“字”*后", "p[前(em “字”)后]"},
	{"full stop", "这是**重点。**后面", "p[这是(strong 重点。)后面]"},
	{"one Han before a comma", "答**案**, b", "p[答(strong 案), b]"},
	{"kana", "これは**「重要」**です", "p[これは(strong 「重要」)です]"},
	{"dash", "前**——强**后", "p[前(strong ——强)后]"},
	{"underscores are as ever", "前_“字”_后", "p[前_“字”_后]"},
	{"white space is as ever", "前** 字** 后", "p[前** 字** 后]"},
	{"Latin is as ever", "a**\"b\"**c", "p[a**\"b\"**c]"},
	{"three stars", "前***“字”***后", "p[前(em (strong “字”))后]"},
	{"plane two", "𠀀**“𠀀”**𠀀", "p[𠀀(strong “𠀀”)𠀀]"},
	{"escaped star", "前\\*“字”*后", "p[前*“字”*后]"},
};

int main(void)
{
	struct unit unit = {0};

	MD_CHECK(&unit, "formula", formulas);
	MD_CHECK(&unit, "blank", blanks);
	MD_CHECK(&unit, "cloze", clozes);
	MD_CHECK(&unit, "inline", others);
	MD_CHECK(&unit, "emphasis", emphasis);
	return unit_end(&unit);
}
