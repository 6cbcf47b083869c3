/* SPDX-License-Identifier: MIT */
#include "unit/html/sample.h"
#include "unit/unit.h"
#include "write/html/html.h"

/* One fragment at a time, in either form. */
struct bench {
	struct unit unit;
	struct arena arena;
	struct media_set media;
	struct html_seen seen;
	struct html_options options;
	struct buf out;
};

static void bench_init(struct bench *bench)
{
	*bench = (struct bench){0};
	arena_init(&bench->arena);
	sample_make_media(&bench->arena, &bench->media);
	bench->seen.media = ARENA_NEW(&bench->arena, bool, bench->media.count);
	bench->options = (struct html_options){
		.language = LANGUAGE_ZH_HANS,
		.media = &bench->media,
		.image_folder = STR("images/"),
		.seen = &bench->seen,
	};
	buf_init(&bench->out, 0);
}

static struct html start(struct bench *bench, enum html_form form)
{
	struct html html;

	buf_reset(&bench->out);
	bench->options.form = form;
	html_init(&html, &bench->out, &bench->options);
	return html;
}

static struct str text_as(struct bench *bench, enum html_form form, struct str text)
{
	struct html html = start(bench, form);

	html_put_text(&html, text);
	return buf_str(&bench->out);
}

static struct str inlines_as(struct bench *bench, enum html_form form,
	enum html_cloze cloze, struct inline_list list)
{
	struct html html = start(bench, form);

	html.cloze = cloze;
	html_put_inlines(&html, list);
	return buf_str(&bench->out);
}

static struct str blocks_as(
	struct bench *bench, enum html_form form, struct block_list list)
{
	struct html html = start(bench, form);

	html_put_blocks(&html, list);
	return buf_str(&bench->out);
}

#define BOOK_TEXT(text) text_as(bench, HTML_BOOK, STR(text))
#define CARD_TEXT(text) text_as(bench, HTML_CARD, STR(text))
#define BOOK_LINE(...) \
	inlines_as(    \
		bench, HTML_BOOK, HTML_CLOZE_BLANK, INLINES(&bench->arena, __VA_ARGS__))
#define CARD_LINE(...) \
	inlines_as(    \
		bench, HTML_CARD, HTML_CLOZE_BLANK, INLINES(&bench->arena, __VA_ARGS__))
#define BOOK_BLOCKS(...) blocks_as(bench, HTML_BOOK, BLOCKS(&bench->arena, __VA_ARGS__))
#define CARD_BLOCKS(...) blocks_as(bench, HTML_CARD, BLOCKS(&bench->arena, __VA_ARGS__))

static void test_escape(struct bench *bench)
{
	struct unit *const unit = &bench->unit;

	unit_case(unit, "html/escape: mark-up");
	CHECK_STR(unit, BOOK_TEXT("a<b>&\"'"), STR("a&lt;b&gt;&amp;\"'"));
	unit_case(unit, "html/escape: what XML forbids");
	CHECK_STR(unit,
		BOOK_TEXT("\x01"
			  "a\x1F\x7F"
			  "b\xC2\x80\xC2\x9F"
			  "c"),
		STR("abc"));
	CHECK_STR(unit, BOOK_TEXT("\xEF\xBF\xBE|\xEF\xBF\xBF|\xED\xA0\x80|\xED\xBF\xBF"),
		STR("|||"));
	CHECK_STR(unit, BOOK_TEXT("\xC2\xA0\xEF\xBF\xBD\xED\x9F\xBF\xEF\xBB\xBF"),
		STR("\xC2\xA0\xEF\xBF\xBD\xED\x9F\xBF\xEF\xBB\xBF"));
	unit_case(unit, "html/escape: cut bytes at the end do no harm");
	CHECK_STR(unit, BOOK_TEXT("a\xEF\xBF"), STR("a\xEF\xBF"));
	CHECK_STR(unit, BOOK_TEXT("a\xC2"), STR("a\xC2"));
	CHECK_STR(unit, text_as(bench, HTML_BOOK, (struct str){"a\0b", 3}), STR("ab"));
	unit_case(unit, "html/escape: what Anki runs");
	CHECK_STR(unit, CARD_TEXT("[sound:a.mp3][SOUND:b][latex][$]x[/$][anki:tts]"),
		STR("&#91;sound:a.mp3]&#91;SOUND:b]&#91;latex]&#91;$]x[/$]&#91;anki:tts]"));
	CHECK_STR(unit, CARD_TEXT("{{c1::a}} {b} [c]"), STR("&#123;{c1::a}} {b} [c]"));
	CHECK_STR(unit, CARD_TEXT("\\(a\\) \\[b\\] \\d"),
		STR("<span>\\</span>(a<span>\\</span>) <span>\\</span>[b<span>\\</span>] \\d"));
	CHECK_STR(unit, CARD_TEXT("a\nb\tc"), STR("a b c"));
	unit_case(
		unit, "html/escape: a mark at the end of a text, completed by the next");
	CHECK_STR(unit, CARD_LINE(sample_text("{"), sample_text("{x")), STR("&#123;{x"));
	CHECK_STR(unit, CARD_LINE(sample_text("["), sample_text("sound:x]")),
		STR("&#91;sound:x]"));
	CHECK_STR(unit, CARD_LINE(sample_text("\\"), sample_text("(x")),
		STR("<span>\\</span>(x"));
	unit_case(unit, "html/escape: books keep what only Anki reads");
	CHECK_STR(unit, BOOK_TEXT("[sound:a] {{b}} \\(c"), STR("[sound:a] {{b}} \\(c"));
}

static bool is_link(struct bench *bench, const char *url, const char *written)
{
	buf_reset(&bench->out);
	return html_put_url(&bench->out, str_from(url)) &&
	       str_eq(buf_str(&bench->out), str_from(written));
}

static bool is_no_link(struct bench *bench, const char *url)
{
	buf_reset(&bench->out);
	return !html_put_url(&bench->out, str_from(url)) && bench->out.len == 0;
}

static void test_url(struct bench *bench)
{
	struct unit *const unit = &bench->unit;

	unit_case(unit, "html/url: kept");
	CHECK(unit, is_link(bench, "https://example.com/a?b=1&c=%20#d",
			    "https://example.com/a?b=1&amp;c=%20#d"));
	CHECK(unit, is_link(bench, "HTTP://127.0.0.1:8080", "HTTP://127.0.0.1:8080"));
	CHECK(unit, is_link(bench, "mailto:a@b.cn", "mailto:a@b.cn"));
	unit_case(unit, "html/url: encoded");
	CHECK(unit, is_link(bench, "http://a.b/ \"<>\\^`{|}[]%zz",
			    "http://a.b/%20%22%3C%3E%5C%5E%60%7B%7C%7D%5B%5D%25zz"));
	CHECK(unit, is_link(bench, "http://a.b/题", "http://a.b/%E9%A2%98"));
	CHECK(unit, is_link(bench, "http://a.b/#c#d", "http://a.b/#c%23d"));
	unit_case(unit, "html/url: refused");
	CHECK(unit, is_no_link(bench, "javascript:alert(1)"));
	CHECK(unit, is_no_link(bench, "data:text/html,x"));
	CHECK(unit, is_no_link(bench, "file.md"));
	CHECK(unit, is_no_link(bench, ""));
	CHECK(unit, is_no_link(bench, "http://"));
	CHECK(unit, is_no_link(bench, "http://a b/"));
	CHECK(unit, is_no_link(bench, "http://u:p@a.b/"));
	CHECK(unit, is_no_link(bench, "http://[::1]/"));
	CHECK(unit, is_no_link(bench, "http://1.2.3.256/"));
	CHECK(unit, is_no_link(bench, "http://1.2.3/"));
	CHECK(unit, is_no_link(bench, "http://a.b:99999/"));
	CHECK(unit, is_no_link(bench, "http://中文.cn/"));
	CHECK(unit, is_no_link(bench, "http://xn--x.cn/"));
	unit_case(unit, "html/url: a refused link keeps its words");
	CHECK_STR(unit, BOOK_LINE(sample_link(&bench->arena, "<词>", "javascript:x")),
		STR("&lt;词&gt;"));
	CHECK_STR(unit, BOOK_LINE(sample_link(&bench->arena, "词", "http://a.b/\"")),
		STR("<a href=\"http://a.b/%22\">词</a>"));
}

static void test_breaks(struct bench *bench)
{
	struct unit *const unit = &bench->unit;
	struct arena *const arena = &bench->arena;
	const struct inline_node soft = sample_node(INLINE_SOFT_BREAK);

	unit_case(unit, "html/break: between wide characters nothing");
	CHECK_STR(unit, BOOK_LINE(sample_text("注意"), soft, sample_text("力")),
		STR("注意力"));
	CHECK_STR(unit, BOOK_LINE(sample_text("完。"), soft, sample_text("（又")),
		STR("完。（又"));
	CHECK_STR(unit,
		BOOK_LINE(sample_around(arena, INLINE_STRONG, sample_text("注意")), soft,
			sample_around(arena, INLINE_EMPHASIS, sample_text("力"))),
		STR("<strong>注意</strong><em>力</em>"));
	unit_case(unit, "html/break: else a space");
	CHECK_STR(unit, BOOK_LINE(sample_text("a"), soft, sample_text("b")), STR("a b"));
	CHECK_STR(
		unit, BOOK_LINE(sample_text("注"), soft, sample_text("b")), STR("注 b"));
	CHECK_STR(
		unit, BOOK_LINE(sample_text("a"), soft, sample_text("意")), STR("a 意"));
	CHECK_STR(unit, BOOK_LINE(sample_text("注"), soft, sample_code("意")),
		STR("注 <code>意</code>"));
	CHECK_STR(unit, BOOK_LINE(sample_code("注"), soft, sample_text("意")),
		STR("<code>注</code> 意"));
	unit_case(unit, "html/break: beside a full-width mark nothing");
	CHECK_STR(unit, BOOK_LINE(sample_text("注，"), soft, sample_text("b")),
		STR("注，b"));
	CHECK_STR(unit, BOOK_LINE(sample_text("b"), soft, sample_text("（注")),
		STR("b（注"));
	unit_case(unit, "html/break: hard ones");
	CHECK_STR(unit,
		BOOK_LINE(sample_text("a"), sample_node(INLINE_LINE_BREAK),
			sample_text("b")),
		STR("a<br/>b"));
	CHECK_STR(unit,
		CARD_LINE(sample_text("a"), sample_node(INLINE_LINE_BREAK),
			sample_text("b")),
		STR("a<br>b"));
}

static void test_inlines(struct bench *bench)
{
	struct unit *const unit = &bench->unit;
	struct arena *const arena = &bench->arena;
	struct inline_node image = sample_image("a.png", "一 \"图\"", 0);

	unit_case(unit, "html/inline: elements, and none that are empty");
	CHECK_STR(unit,
		BOOK_LINE(sample_around(arena, INLINE_DELETED, sample_text("a")),
			sample_around(arena, INLINE_KEYBOARD, sample_text("b")),
			sample_around(arena, INLINE_SUBSCRIPT, sample_text("c")),
			sample_node(INLINE_EMPHASIS), sample_code("")),
		STR("<del>a</del><kbd>b</kbd><sub>c</sub>"));
	const struct math broken = {.tex = STR("a<b}")};
	struct inline_node source = sample_math(arena, "");

	source.math = &broken;
	unit_case(unit, "html/math: the source in code type where it is not understood");
	CHECK_STR(
		unit, BOOK_LINE(source), STR("<code class=\"math tex\">a&lt;b}</code>"));
	CHECK_STR(unit, CARD_LINE(source), STR("<code>a&lt;b}</code>"));
	unit_case(unit, "html/math: MathML in books, MathJax on cards");
	CHECK_STR(unit, BOOK_LINE(sample_math(arena, "a<b")),
		STR("<math xmlns=\"http://www.w3.org/1998/Math/MathML\" alttext=\"\">"
		    "<semantics><mrow></mrow><annotation encoding=\"application/x-tex\">"
		    "a&lt;b</annotation></semantics></math>"));
	CHECK_STR(unit, CARD_LINE(sample_math(arena, "a<b & c\nd")),
		STR("\\(a&lt;b &amp; c d\\)"));
	CHECK_STR(unit, CARD_LINE(sample_math(arena, "a% [latex]\nb\\%c")),
		STR("\\(ab\\%c\\)"));
	CHECK_STR(unit, CARD_LINE(sample_math(arena, "{{x}}\\")), STR("\\({ {x}}\\ \\)"));
	unit_case(unit, "html/image: size, alt, place");
	image.image.width = (struct image_size){IMAGE_UNIT_PERCENT, 62500};
	image.image.height = (struct image_size){IMAGE_UNIT_PT, 24000};
	CHECK_STR(unit, BOOK_LINE(image),
		STR("<img src=\"images/a.png\" alt=\"一 &quot;图&quot;\" width=\"1\" height=\"1\""
		    " style=\"width:62.5%;height:2em;\"/>"));
	CHECK(unit, bench->seen.media[0] && !bench->seen.media[1]);
	unit_case(unit, "html/image: missing");
	CHECK_STR(unit, BOOK_LINE(sample_image("x/<y>.png", "图", 2)),
		STR("<span class=\"missing\">[图片缺失 · 图 · <code>x/&lt;y&gt;.png</code>]</span>"));
	CHECK(unit, !bench->seen.media[2]);
	CHECK_STR(unit, BOOK_LINE(sample_image("", "", 99)),
		STR("<span class=\"missing\">[图片缺失]</span>"));
	unit_case(unit, "html/blank");
	CHECK_STR(unit,
		CARD_LINE(sample_blank(BLANK_LINE, 1), sample_blank(BLANK_PAREN, 2)),
		STR("____（　　）"));
	CHECK_STR(unit, BOOK_LINE(sample_blank(BLANK_LINE, 2)),
		STR("<span class=\"blank\" role=\"img\" aria-label=\"填空 2\">____</span>"));
}

static void test_cloze(struct bench *bench)
{
	struct unit *const unit = &bench->unit;
	struct arena *const arena = &bench->arena;
	const struct inline_list list =
		INLINES(arena, sample_text("a"), sample_cloze(arena, "答}}::", "", 1),
			sample_cloze(arena, "b", "提::示", 2));
	struct inline_node formula = sample_cloze(arena, "", "", 3);

	unit_case(unit, "html/cloze: hidden");
	CHECK_STR(unit, inlines_as(bench, HTML_CARD, HTML_CLOZE_BLANK, list),
		STR("a[…][提::示]"));
	CHECK(unit, str_find(inlines_as(bench, HTML_BOOK, HTML_CLOZE_BLANK, list),
			    STR("答"), 0) == STR_NPOS);
	unit_case(unit, "html/cloze: filled");
	CHECK_STR(unit, inlines_as(bench, HTML_BOOK, HTML_CLOZE_FILLED, list),
		STR("a<strong>答}}::</strong><strong>b</strong>"));
	unit_case(unit, "html/cloze: Anki's, its ends kept apart");
	CHECK_STR(unit, inlines_as(bench, HTML_CARD, HTML_CLOZE_ANKI, list),
		STR("a{{c1::答&#125;}&#58;&#58;}}{{c2::b::提&#58;:示}}"));
	formula.cloze.answer = INLINES(arena, sample_math(arena, "x^{a_{b}}"));
	CHECK_STR(unit,
		inlines_as(bench, HTML_CARD, HTML_CLOZE_ANKI, INLINES(arena, formula)),
		STR("{{c3::\\(x^{a_{b} }\\)}}"));
}

static void test_references(struct bench *bench)
{
	struct unit *const unit = &bench->unit;
	const struct str hrefs[] = {STR("c1.xhtml#q1")};
	struct inline_node node = sample_node(INLINE_REFERENCE);

	node.reference.children = INLINES(&bench->arena, sample_text("题"));
	unit_case(unit, "html/reference: words alone without addresses");
	CHECK_STR(unit, CARD_LINE(node), STR("题"));
	bench->options.question_hrefs = hrefs;
	bench->options.question_count = 1;
	unit_case(unit, "html/reference: a link");
	CHECK_STR(unit, BOOK_LINE(node), STR("<a href=\"c1.xhtml#q1\">题</a>"));
	unit_case(unit, "html/reference: a question that is not there");
	node.reference.question = 7;
	CHECK_STR(unit, BOOK_LINE(node), STR("题"));
	bench->options.question_hrefs = NULL;
}

static void test_blocks(struct bench *bench)
{
	struct unit *const unit = &bench->unit;
	struct arena *const arena = &bench->arena;

	unit_case(unit, "html/block: code");
	CHECK_STR(unit, BOOK_BLOCKS(sample_code_block("c\"+", "a <b>\n\tc\n")),
		STR("<pre><code class=\"language-c&quot;+\">a &lt;b&gt;\n\tc</code></pre>\n"));
	CHECK_STR(unit, CARD_BLOCKS(sample_code_block("", "a\n\n\\(b\n")),
		STR("<pre><code>a<br><br>\\(b</code></pre>"));
	unit_case(unit, "html/block: raw HTML is shown");
	CHECK_STR(unit,
		CARD_BLOCKS(((struct block){
			.kind = BLOCK_SOURCE, .source = STR("<p onclick=x>\n")})),
		STR("<pre>&lt;p onclick=x&gt;</pre>"));
	unit_case(unit, "html/block: table");
	CHECK_STR(unit, BOOK_BLOCKS(sample_table(arena)),
		STR("<table><thead><tr><th scope=\"col\" class=\"left\">name</th>"
		    "<th scope=\"col\" class=\"right\">size</th></tr>\n</thead><tbody>"
		    "<tr><td class=\"left\">a&lt;b</td><td class=\"right\"></td></tr>\n"
		    "</tbody></table>\n"));
	unit_case(unit, "html/block: lists");
	CHECK_STR(unit, CARD_BLOCKS(sample_list(arena, true, true)),
		STR("<ol start=\"3\"><li>one</li><li>☑ two</li></ol>"));
	CHECK_STR(unit, CARD_BLOCKS(sample_list(arena, false, false)),
		STR("<ul><li><p>one</p></li><li><p>☑ two</p></li></ul>"));
	unit_case(unit, "html/block: display math");
	CHECK_STR(unit,
		CARD_BLOCKS(((struct block){
			.kind = BLOCK_MATH, .math = sample_tex(arena, "a\n&b", true)})),
		STR("<p>\\[a &amp;b\\]</p>"));
}

static struct block nested_quote(struct arena *arena, unsigned depth)
{
	struct block block = sample_para(arena, "inside");

	for (unsigned i = 0; i < depth; i++)
		block = (struct block){
			.kind = BLOCK_QUOTE, .children = BLOCKS(arena, block)};
	return block;
}

static void test_headings(struct bench *bench)
{
	struct unit *const unit = &bench->unit;
	struct block_list list;
	struct block *const blocks = ARENA_NEW(&bench->arena, struct block, 3);
	static const unsigned levels[] = {4, 6, 4};

	for (size_t i = 0; i < 3; i++)
		blocks[i] = (struct block){.kind = BLOCK_HEADING,
			.heading = {levels[i], INLINES(&bench->arena, sample_text("t"))}};
	list = (struct block_list){blocks, 3};
	unit_case(unit, "html/heading: no level is skipped");
	CHECK_STR(unit, blocks_as(bench, HTML_CARD, list),
		STR("<h3>t</h3><h4>t</h4><h3>t</h3>"));
}

static void test_depth(struct bench *bench)
{
	struct unit *const unit = &bench->unit;
	struct str text = BOOK_BLOCKS(nested_quote(&bench->arena, 300));
	size_t count = 0;

	unit_case(unit, "html/depth: containers end, contents stay");
	CHECK(unit, str_find(text, STR("<p>inside</p>"), 0) != STR_NPOS);
	for (size_t at = 0; (at = str_find(text, STR("<blockquote>"), at)) != STR_NPOS;
		at++)
		count++;
	CHECK(unit, count > 20 && count < 60);
	for (size_t at = 0; (at = str_find(text, STR("</blockquote>"), at)) != STR_NPOS;
		at++)
		count--;
	CHECK(unit, count == 0);
}

static struct inline_node text_node(struct str text)
{
	return inline_text(SPAN_NONE, text);
}

/* As layout/spacing.c does on pages. */
static void test_spaces(struct bench *bench)
{
	static const struct {
		struct str typed, shown;
	} cases[] = {
		{STR_INIT("没有 Q ？"), STR_INIT("没有 Q？")},
		{STR_INIT("注 \t， 意 、力。 又"), STR_INIT("注，意、力。又")},
		{STR_INIT("见「 注 」 与 （a ） b"), STR_INIT("见「注」与（a）b")},
		{STR_INIT("a b, c ( d ) 注 意"), STR_INIT("a b, c ( d ) 注 意")},
		{STR_INIT("他说 “注意” — 而 ‘力’ …"),
			STR_INIT("他说 “注意” — 而 ‘力’ …")},
		{STR_INIT("填入（ ）"), STR_INIT("填入（ ）")},
		{STR_INIT("『책』 을 『 책 』"), STR_INIT("『책』 을 『책』")},
	};
	struct unit *const unit = &bench->unit;

	unit_case(unit, "html/space: none beside a full-width mark");
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		CHECK_STR(unit, CARD_LINE(text_node(cases[i].typed)), cases[i].shown);
		buf_reset(&bench->out);
		html_put_summary(&bench->out,
			BLOCKS(&bench->arena,
				block_para(
					SPAN_NONE, INLINES(&bench->arena,
							   text_node(cases[i].typed)))),
			40);
		CHECK_STR(unit, buf_str(&bench->out), cases[i].shown);
	}
	unit_case(
		unit, "html/space: the mark in the next node, the space alone, in code");
	CHECK_STR(unit,
		BOOK_LINE(sample_text("注 "),
			sample_around(&bench->arena, INLINE_STRONG, sample_text("，意"))),
		STR("注<strong>，意</strong>"));
	CHECK_STR(unit,
		BOOK_LINE(
			sample_around(&bench->arena, INLINE_STRONG, sample_text("注。")),
			sample_text(" "), sample_code("a ，")),
		STR("<strong>注。</strong><code>a ，</code>"));
	CHECK_STR(unit, BOOK_LINE(sample_code("a"), sample_text(" ，b")),
		STR("<code>a</code>，b"));
	CHECK_STR(unit, BOOK_LINE(sample_blank(BLANK_LINE, 1), sample_text(" 。")),
		STR("<span class=\"blank\" role=\"img\" aria-label=\"填空 1\">____</span>。"));
}

#define FORMULA                                                                \
	"<math xmlns=\"http://www.w3.org/1998/Math/MathML\" alttext=\"\">"     \
	"<semantics><mrow></mrow><annotation encoding=\"application/x-tex\">x" \
	"</annotation></semantics></math>"

/* Marks stay with the formula in books; Anki's MathJax is left alone. */
static void test_tied(struct bench *bench)
{
	struct unit *const unit = &bench->unit;
	struct arena *const arena = &bench->arena;
	const struct inline_node x = sample_math(arena, "x");

	unit_case(unit, "html/formula: no line parts it from its marks");
	CHECK_STR(unit, BOOK_LINE(sample_text("设（ "), x, sample_text(" ）。，：又")),
		STR("设<span class=\"tied\">（" FORMULA "）。，：</span>又"));
	CHECK_STR(unit, BOOK_LINE(sample_text("see ("), x, sample_text("), or "), x),
		STR("see <span class=\"tied\">(" FORMULA "),</span> or " FORMULA));
	CHECK_STR(unit, BOOK_LINE(sample_text("a "), x, sample_text(" , b")),
		STR("a " FORMULA " , b"));
	CHECK_STR(unit, BOOK_LINE(x, sample_text("，。！？；：")),
		STR("<span class=\"tied\">" FORMULA "，。！？</span>；："));
	CHECK_STR(unit, CARD_LINE(sample_text("（"), x, sample_text("）")),
		STR("（\\(x\\)）"));
}

static void test_summary(struct bench *bench)
{
	struct unit *const unit = &bench->unit;
	struct arena *const arena = &bench->arena;

	unit_case(unit, "html/summary: cut, and nothing hidden told");
	buf_reset(&bench->out);
	html_put_summary(&bench->out, sample_paras(arena, "注意力机制"), 3);
	CHECK_STR(unit, buf_str(&bench->out), STR("注意力…"));
	buf_reset(&bench->out);
	html_put_summary(&bench->out,
		BLOCKS(arena, sample_code_block("", "code"),
			block_para(SPAN_NONE,
				INLINES(arena, sample_text(" a  b"),
					sample_cloze(arena, "SECRET", "", 1)))),
		40);
	CHECK_STR(unit, buf_str(&bench->out), STR("a b____"));
}

static void test_answers(struct bench *bench)
{
	struct unit *const unit = &bench->unit;
	struct arena *const arena = &bench->arena;
	struct question question = {
		.type = QUESTION_MULTIPLE, .options = sample_options(arena)};
	struct html html = start(bench, HTML_CARD);

	unit_case(unit, "html/answer: none");
	CHECK(unit, !html_has_answer(&question));
	unit_case(unit, "html/answer: a card spells the choice out");
	question.answer.letters = STR("AC");
	question.answer.blocks = sample_paras(arena, "A、C");
	CHECK(unit, html_has_answer(&question));
	html_put_answer(&html, &question);
	CHECK_STR(unit, buf_str(&bench->out),
		STR("<div><b>答案</b> A. 正弦编码</div><div>C. x &lt; y &amp; z</div>"));
	unit_case(unit, "html/answer: and keeps what else is written");
	html = start(bench, HTML_CARD);
	question.answer.blocks = sample_paras(arena, "AC，见第二章");
	html_put_answer(&html, &question);
	CHECK(unit, str_ends(buf_str(&bench->out), STR("<p>AC，见第二章</p>")));
	unit_case(unit, "html/answer: ticked options alone");
	html = start(bench, HTML_BOOK);
	question.answer.blocks = (struct block_list){0};
	html_put_answer(&html, &question);
	CHECK_STR(unit, buf_str(&bench->out),
		STR("<p class=\"run\"><b class=\"label\">答案</b> AC</p>\n"));
}

int main(void)
{
	struct bench bench;

	bench_init(&bench);
	test_escape(&bench);
	test_url(&bench);
	test_breaks(&bench);
	test_inlines(&bench);
	test_cloze(&bench);
	test_references(&bench);
	test_blocks(&bench);
	test_headings(&bench);
	test_depth(&bench);
	test_spaces(&bench);
	test_tied(&bench);
	test_summary(&bench);
	test_answers(&bench);
	buf_clear(&bench.out);
	arena_clear(&bench.arena);
	return unit_end(&bench.unit);
}
