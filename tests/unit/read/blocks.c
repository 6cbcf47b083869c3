/* SPDX-License-Identifier: MIT */
#include "unit/read/md_dump.h"

/* Tables, raw HTML, links, and what stands around blocks. */

static const struct md_case tables[] = {
	{"plain", "|a|b|\n|-|-|\n|1|2|", "table2nn[tr[td[a]td[b]]tr[td[1]td[2]]]"},
	{"without outer bars", "a|b\n-|-\n1|2", "table2nn[tr[td[a]td[b]]tr[td[1]td[2]]]"},
	{"alignment", "|a|b|c|d|\n|:-|:-:|-:|-|", "table4lcrn[tr[td[a]td[b]td[c]td[d]]]"},
	{"one column", "|a|\n|-|\n|1|", "table1n[tr[td[a]]tr[td[1]]]"},
	{"escaped bar", "|a\\|b|c|\n|-|-|", "table2nn[tr[td[a|b]td[c]]]"},
	{"escaped bar in code", "|`a\\|b`|c|\n|-|-|",
		"table2nn[tr[td[(code a|b)]td[c]]]"},
	{"bar in code", "|`a|b`|\n|-|-|", "table2nn[tr[td[`a]td[b`]]]"},
	{"short row", "a|b\n-|-\n1", "table2nn[tr[td[a]td[b]]tr[td[1]td[]]]"},
	{"long row keeps its text", "a|b\n-|-\n1|2|3|4",
		"table2nn[tr[td[a]td[b]]tr[td[1]td[2|3|4]]]"},
	{"empty cells", "a|b\n-|-\n||", "table2nn[tr[td[a]td[b]]tr[td[]td[]]]"},
	{"other count of delimiters", "a|b\n-|-|-", "p[a|b/-|-|-]"},
	{"no delimiters", "a|b\n1|2", "p[a|b/1|2]"},
	{"a paragraph before", "甲**乙**\na|b\n-|-",
		"p[甲(strong 乙)]table2nn[tr[td[a]td[b]]]"},
	{"ended by a blank line", "a|b\n-|-\n\n1|2", "table2nn[tr[td[a]td[b]]]p[1|2]"},
	{"in an item", "- a|b\n  -|-\n  1|2",
		"list[li[table2nn[tr[td[a]td[b]]tr[td[1]td[2]]]]]"},
	{"in a quote", "> a|b\n> -|-\n> 1|2",
		"quote[table2nn[tr[td[a]td[b]]tr[td[1]td[2]]]]"},
	{"markup in cells", "**a**|[b](c)\n-|-\n`d`|$e$",
		"table2nn[tr[td[(strong a)]td[(a c b)]]tr[td[(code d)]td[(math e)]]]"},
	{"a lazy delimiter row", "- a|# b\n-|-", "list[li[table2nn[tr[td[a]td[# b]]]]]"},
	{"cells that look like blocks", "|- a|# b|> c|1. d|\n|-|-|-|-|",
		"table4nnnn[tr[td[- a]td[# b]td[> c]td[1. d]]]"},
	{"references", "|[a]|[b][c]|\n|-|-|\n\n[a]: u\n[c]: v 't'",
		"table2nn[tr[td[(a u a)]td[(a v 't b)]]]"},
	{"a definition is none", "|[a]: u|b|\n|-|-|", "table2nn[tr[td[[a]: u]td[b]]]"},
	{"blanks and clozes", "（ ）|{{a}}\n-|-",
		"table2nn[tr[td[(blank1())]td[(cloze a)]]]"},
	{"strong beside bars", "|**“甲”**|b|\n|-|-|",
		"table2nn[tr[td[(strong “甲”)]td[b]]]"},
};

static const struct md_case details[] = {
	{"around Markdown", "<details><summary>答</summary>\n\n**B**\n\n</details>",
		"details[summary[答]p[(strong B)]]"},
	{"without blank lines",
		"<details>\n<summary>答</summary>\n**B**\n- c\n</details>\n后",
		"details[summary[答]p[(strong B)]list[li[p[c]]]]p[后]"},
	{"on one line", "<details><summary>A</summary>B</details>",
		"details[summary[A]p[B]]"},
	{"markup in the summary",
		"<details><summary><b>A</b> &amp; <i>b</i></summary>\n</details>",
		"details[summary[(strong A) & (em b)]]"},
	{"not closed", "<details>\n\na", "details[p[a]]"},
	{"only closed", "a\n\n</details>\n\nb", "p[a]p[b]"},
	{"within each other", "<details>\n<details>\na\n</details>\nb\n</details>",
		"details[details[p[a]]p[b]]"},
	{"in an item", "- a\n  <details>\n  b\n  </details>\n- c",
		"list loose[li[p[a]details[p[b]]]li[p[c]]]"},
	{"in a quote", "> <details>\n> a\n> </details>", "quote[details[p[a]]]"},
	{"with code", "<details>\n\n```\n</details>\n```\n\n</details>",
		"details[pre[</details>\\n]]"},
	{"in code", "```\n<details>\nx\n```", "pre[<details>\\nx\\n]"},
	{"paragraph tags inside",
		"<details><summary><b>答案</b></summary>\n<p>\n\n#### B\n\n</p>\n</details>",
		"details[summary[(strong 答案)]h4[B]]"},
	{"attributes go", "<details open onclick='x()'>\na\n</details>", "details[p[a]]"},
	{"a line that is none", "a\n     </details>\nb", "p[a/</details>]p[b]"},
};

static const struct md_case html[] = {
	{"subscripts", "H<sub>2</sub>O<sup>+</sup>", "p[H(sub 2)O(sup +)]"},
	{"keyboard", "<kbd>Ctrl</kbd>", "p[(kbd Ctrl)]"},
	{"bold and italic", "<b>a</b><em>b</em><strong>c</strong><i>d</i>",
		"p[(strong a)(em b)(strong c)(em d)]"},
	{"deleted", "<del>a</del>", "p[(del a)]"},
	{"code", "<code>a &lt; b</code>", "p[(code a < b)]"},
	{"upper case", "<B>a</b>", "p[(strong a)]"},
	{"Markdown inside", "<b>a *b* `c`</b>", "p[(strong a (em b) (code c))]"},
	{"breaks", "a<br>b<br/>c", "p[a//b//c]"},
	{"transparent", "<span style='x'>a</span> <u>b</u>", "p[a b]"},
	{"link", "<a href='u?a&amp;b' title=\"t\">x</a>", "p[(a u?a&b 't x)]"},
	{"anchor", "<a name='x'></a>a", "p[a]"},
	{"not closed", "a <b>c", "p[a c]"},
	{"only closed", "a</b>c", "p[ac]"},
	{"crossed", "<b>a <i>b</b> c</i>", "p[(strong a b) c]"},
	{"across emphasis", "<b>a *b</b> c*", "p[a (em b c)]"},
	{"image", "<img src='a.png' alt='甲' width=100>", "p[(img w75000pt a.png 甲)]"},
	{"image with style", "<img src=\"a.png\" style=\"zoom:50%;\" />",
		"p[(img w50000% a.png)]"},
	{"image without address", "<img alt=x>", "p[(tag <img alt=x>)]"},
	{"unknown", "a <blink>b</blink>", "p[a (tag <blink>)b(tag </blink>)]"},
	{"script", "<script>\nalert(1)\n</script>",
		"p[(tag <script>\\nalert(1)\\n</script>)]"},
	{"script in a line", "a <script>b</script>",
		"p[a (tag <script>)b(tag </script>)]"},
	{"comment", "<!-- tiku: id=a -->", "comment[ tiku: id=a ]"},
	{"comment in a line", "a <!-- b --> c", "p[a (note  b ) c]"},
	{"comment and text", "<!-- a -->\nb", "comment[ a ]p[b]"},
	{"paragraph", "<p align=center>a<br>b</p>", "p[a//b]"},
	{"two paragraphs", "<p>a</p><p>b</p>", "p[a]p[b]"},
	{"heading", "<h1 align='center'>标题</h1>", "h1[标题]"},
	{"lists", "<ul><li>a</li><li>b<ol start=3><li>c</ol></ul>",
		"list[li[p[a]]li[p[b]list3#[li[p[c]]]]]"},
	{"quote", "<blockquote>a</blockquote>", "quote[p[a]]"},
	{"rule", "<div>a<hr>b</div>", "p[a]rule[]p[b]"},
	{"pre", "<pre><code>a &lt;b&gt;\n c</code></pre>", "pre[a <b>\\n c\\n]"},
	{"table",
		"<table><tr><th align=right>a</th><th>b</th></tr><tr><td>c</td></tr></table>",
		"table2rn[tr[td[a]td[b]]tr[td[c]td[]]]"},
	{"table without ends", "<table><tr><td>a<td>b<tr><td>c<td>d</table>",
		"table2nn[tr[td[a]td[b]]tr[td[c]td[d]]]"},
	{"table with Markdown", "<table><tr><td>\n\n**a**\n\n</td></tr></table>",
		"table1n[tr[td[(strong a)]]]"},
	{"text straight in a table", "<table>a</table>", "table1n[tr[td[a]]]"},
	{"entities", "<div>&lt;b&gt; &copy;</div>", "p[<b> ©]"},
	{"in an item", "- <b>a</b>\n- <div>b</div>", "list[li[p[(strong a)]]li[p[b]]]"},
};

static const struct md_case links[] = {
	{"http", "[a](http://b)", "p[(a http://b a)]"},
	{"relative", "[a](b/c.md#d)", "p[(a b/c.md#d a)]"},
	{"fragment", "[a](#q22)", "p[(a #q22 a)]"},
	{"mail", "<a@b.c>", "p[(a mailto:a@b.c a@b.c)]"},
	{"script", "[a *b*](javascript:x)", "p[a (em b)]"},
	{"script in capitals", "[a](JavaScript:x)", "p[a]"},
	{"script with a line end", "[a](java&#10;script:x)", "p[a]"},
	{"data", "[a](<data:text/html,x>)", "p[a]"},
	{"file", "[a](file:///etc)", "p[a]"},
	{"raw script", "<a href='javascript:x'>a</a>", "p[a]"},
	{"reference to a script", "[a]\n\n[a]: javascript:x", "p[a]"},
	{"a colon in a path", "[a](b/c:d)", "p[(a b/c:d a)]"},
	{"Han before a colon", "[a](第一:章)", "p[(a 第一:章 a)]"},
};

static const struct md_case blocks[] = {
	{"code in a quote", "> ```py x\n> a\n> ```", "quote[pre 'py[a\\n]]"},
	{"code with markers past the limit of none", "```\n- - - a\n```",
		"pre[- - - a\\n]"},
	{"loose list", "- a\n\n- b", "list loose[li[p[a]]li[p[b]]]"},
	{"ordered list", "3. a\n4. b", "list3#[li[p[a]]li[p[b]]]"},
	{"definitions before text", "[a]: u\n字 [a] **“字”**后",
		"p[字 (a u a) (strong “字”)后]"},
	{"setext after definitions", "[a]: u\n[a] b\n===\n", "h1[(a u a) b]"},
	{"lazy quote", "> a $x\ny$\nb", "quote[p[a (math x\\ny)/b]]"},
	{"tab indentation", "-\ta\n\n\t**“b”**后",
		"list loose[li[p[a]p[(strong “b”)后]]]"},
	{"hash without space", "##2. a", "p[##2. a]"},
	{"carriage returns", "a\r\nb\rc", "p[a/b/c]"},
	{"nothing", "", ""},
};

/* What guards take stays as text, and one warning says so. */
static void check_limit(
	struct unit *unit, const char *name, struct str unit_text, size_t count)
{
	struct md_reading reading;
	struct buf text;

	unit_case(unit, name);
	buf_init(&text, LIMIT_TEXT_BYTES);
	for (size_t i = 0; i < count; i++)
		buf_put_str(&text, unit_text);
	buf_put_c(&text, "end");
	md_open(&reading, buf_str(&text));
	CHECK(unit, reading.fallbacks == 0);
	CHECK(unit, diag_count(&reading.diag, DIAG_LIMIT_MET) == 1);
	const struct str plain = md_plain(&reading.arena, reading.document);

	CHECK(unit, str_ends(plain, STR("end")));
	CHECK(unit, str_find(plain, str_trim(unit_text), 0) != STR_NPOS);
	md_close(&reading);
	buf_clear(&text);
}

static void check_warnings(struct unit *unit)
{
	struct md_reading reading;

	unit_case(unit, "html: an unknown name is told once");
	md_open(&reading, STR("<blink>a</blink> <blink>b</blink> <marquee>c</marquee>"));
	CHECK(unit, diag_count(&reading.diag, DIAG_HTML_TAG) == 2);
	md_close(&reading);
	unit_case(unit, "link: a refused scheme is told");
	md_open(&reading, STR("[a](javascript:x) [b](http://c)"));
	CHECK(unit, diag_count(&reading.diag, DIAG_LINK_SCHEME) == 1);
	md_close(&reading);
}

int main(void)
{
	struct unit unit = {0};

	MD_CHECK(&unit, "table", tables);
	MD_CHECK(&unit, "details", details);
	MD_CHECK(&unit, "html", html);
	MD_CHECK(&unit, "link", links);
	MD_CHECK(&unit, "block", blocks);
	check_limit(&unit, "limit: quotes", STR("> "), 200);
	check_limit(&unit, "limit: items", STR("- "), 200);
	check_limit(&unit, "limit: brackets", STR("["), LIMIT_BRACKETS + 100);
	check_limit(&unit, "limit: block", STR("*a* **b** "), LIMIT_BLOCK_BYTES / 9);
	check_warnings(&unit);
	return unit_end(&unit);
}
