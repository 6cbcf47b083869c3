/* SPDX-License-Identifier: MIT */
#include "layout/math/set.h"

#include <stdlib.h>

#include "base/limits.h"
#include "read/math/read.h"
#include "unit/unit.h"

/* Where things stand, at 10 pt in STIX Two Math: figures are thousandths of an em, so
 * hundredths of a point. */

struct rig {
	struct diag diag;
	struct fonts *fonts;
	struct glyph_cache cache;
	struct arena arena;
	struct sink sink;
	struct math_setter *setter;
	struct math_reader reader;
	struct sources sources;
	struct math_lines lines;
	struct math_pieces pieces;
	struct buf text;
};

static void rig_open(struct rig *rig)
{
	const struct text_setup setup = {STR("zh-Hans"), "fonts", NULL};
	const struct spacing_rules rules = {LANGUAGE_ZH_HANS, MARKS_QUANJIAO, 250};

	*rig = (struct rig){0};
	diag_init(&rig->diag);
	rig->fonts = fonts_new(&setup, &rig->diag);
	glyph_cache_init(&rig->cache, rig->fonts);
	arena_init(&rig->arena);
	rig->sink.arena = &rig->arena;
	rig->sink.cache = &rig->cache;
	rig->setter = math_setter_new(&rig->cache, &rig->sink, &rules);
	math_reader_init(&rig->reader);
	buf_init(&rig->text, 0);
}

static void rig_close(struct rig *rig)
{
	buf_clear(&rig->text);
	math_reader_clear(&rig->reader);
	math_setter_free(rig->setter);
	sink_clear(&rig->sink);
	arena_clear(&rig->arena);
	glyph_cache_clear(&rig->cache);
	fonts_free(rig->fonts);
	diag_clear(&rig->diag);
}

static struct math read_tex(struct rig *rig, struct str tex)
{
	const struct math_job job = {
		&rig->arena, &rig->diag, &rig->sources, LANGUAGE_ZH_HANS};
	struct math math = {
		.tex = tex, .expanded = tex, .display = true, .is_block = true};

	math_read(&rig->reader, &job, &math);
	return math;
}

static const struct math_place ten = {
	.size = SCALED(10), .measure = SCALED(300), .height = SCALED(600)};

static bool display(struct rig *rig, const char *tex)
{
	const struct math math = read_tex(rig, str_from(tex));

	if (!math.root)
		return false;
	rig->lines = math_set_display(rig->setter, &math, &ten);
	return true;
}

static bool in_line(struct rig *rig, const char *tex)
{
	struct math math = read_tex(rig, str_from(tex));

	if (!math.root)
		return false;
	math.display = math.is_block = false;
	rig->pieces = math_set_inline(rig->setter, &math, &ten);
	return true;
}

static int hundredths(scaled length)
{
	return (int)((length * (int64_t)100 + (length < 0 ? -32768 : 32768)) / 65536);
}

struct spot {
	int x, y, size; /* hundredths of a point, y upward */
	bool is_found;
};

/* Where the nth glyph of this text stands in the first line. */
static struct spot find(const struct rig *rig, const char *text, unsigned nth)
{
	const struct math_set_line *line = &rig->lines.items[0];

	for (size_t i = 0; i < line->item_count; i++) {
		const struct page_item *item = &line->items[i];

		for (size_t g = 0; item->kind == PAGE_TEXT && g < item->text.glyph_count;
			g++) {
			const struct page_glyph *glyph = &item->text.glyphs[g];
			const struct str own = str_slice(item->text.text,
				glyph->text_start, glyph->text_start + glyph->text_len);

			if (own.len == 0 || !str_eq(own, str_from(text)) || nth-- > 0)
				continue;
			return (struct spot){hundredths(item->x + glyph->x),
				hundredths(glyph->y - item->y),
				hundredths(item->text.size), true};
		}
	}
	return (struct spot){0};
}

static struct spot nth_rule(const struct rig *rig, unsigned nth, int *width)
{
	const struct math_set_line *line = &rig->lines.items[0];

	for (size_t i = 0; i < line->item_count; i++) {
		const struct page_item *item = &line->items[i];

		if (item->kind != PAGE_FILL || nth-- > 0)
			continue;
		*width = hundredths(item->width);
		return (struct spot){hundredths(item->x),
			hundredths(-item->y - item->height), hundredths(item->height),
			true};
	}
	return (struct spot){0};
}

static bool near(int a, int b)
{
	return abs(a - b) <= 2;
}

/* What the display's lines are copied as. */
static struct str copied(struct rig *rig)
{
	buf_reset(&rig->text);
	for (size_t l = 0; l < rig->lines.count; l++)
		for (size_t i = 0; i < rig->lines.items[l].item_count; i++)
			if (rig->lines.items[l].items[i].kind == PAGE_TEXT)
				buf_put_str(&rig->text,
					rig->lines.items[l].items[i].text.text);
	return buf_str(&rig->text);
}

static void check_spaces(struct unit *unit, struct rig *rig)
{
	unit_case(unit, "a Bin has 4 mu beside it, a Rel 5, Punct 3 after");
	CHECK(unit, display(rig, "x+y=z,z"));
	const struct spot x = find(rig, "𝑥", 0), plus = find(rig, "+", 0);
	const struct spot y = find(rig, "𝑦", 0), equals = find(rig, "=", 0);

	/* x: 559 and a lean of 10; y: 510 and 15; + and = are 720. */
	CHECK(unit, near(plus.x - x.x, 569 + 222));
	CHECK(unit, near(y.x - plus.x, 720 + 222));
	CHECK(unit, near(equals.x - y.x, 525 + 278));
	CHECK(unit, find(rig, "𝑧", 1).x - find(rig, ",", 0).x > 167 + 200);
	unit_case(unit, "\\colon has 2 mu before and 6 after, \\bmod 5 at both sides");
	CHECK(unit, display(rig, "x\\colon y\\bmod z"));
	CHECK(unit, near(find(rig, ":", 0).x - find(rig, "𝑥", 0).x, 569 + 111));
	CHECK(unit, near(find(rig, "𝑦", 0).x - find(rig, ":", 0).x, 245 + 333));
	CHECK(unit, near(find(rig, "m", 0).x - find(rig, "𝑦", 0).x, 525 + 278));
	CHECK(unit, near(find(rig, "𝑧", 0).x - find(rig, "d", 0).x, 539 + 278));
	unit_case(unit, "lim sup has 3 mu in it, and a space where it is copied");
	CHECK(unit, display(rig, "\\limsup x"));
	CHECK_STR(unit, copied(rig), STR("lim sup𝑥"));
	unit_case(unit, "a sign before is no Bin, and scripts have no such space");
	CHECK(unit, display(rig, "-x_{a+b}"));
	CHECK(unit, near(find(rig, "𝑥", 0).x - find(rig, "−", 0).x, 720));
	CHECK(unit, find(rig, "+", 0).x - find(rig, "𝑎", 0).x < 460);
}

static void check_scripts(struct unit *unit, struct rig *rig)
{
	unit_case(unit, "scripts: 360 up, 210 down, at 70 and 55 per cent");
	CHECK(unit, display(rig, "x^2+x_i+x^{y^z}"));
	CHECK(unit, near(find(rig, "2", 0).y, 360) && find(rig, "2", 0).size == 700);
	CHECK(unit, near(find(rig, "𝑖", 0).y, -210));
	CHECK(unit, find(rig, "𝑧", 0).size == 550);
	unit_case(unit, "two scripts keep 150 between them");
	CHECK(unit, display(rig, "x_i^2"));
	CHECK(unit, find(rig, "2", 0).y - find(rig, "𝑖", 0).y > 600);
	unit_case(unit, "a script moves under the arm of V, and past the lean of f");
	CHECK(unit, display(rig, "V_x+f^2"));
	CHECK(unit, find(rig, "𝑥", 0).x - find(rig, "𝑉", 0).x < 640);
	CHECK(unit, find(rig, "2", 0).x - find(rig, "𝑓", 0).x >= 597);
	unit_case(unit, "cramped superscripts are lower");
	CHECK(unit, display(rig, "\\sqrt{x^2}"));
	CHECK(unit, find(rig, "2", 0).y < 360 && find(rig, "2", 0).y >= 252);
}

static void check_fractions(struct unit *unit, struct rig *rig)
{
	int width;

	unit_case(unit, "a fraction: 640 up and down, its bar on the axis");
	CHECK(unit, display(rig, "\\frac{a}{b}"));
	CHECK(unit, near(find(rig, "𝑎", 0).y, 640));
	CHECK(unit, near(find(rig, "𝑏", 0).y, -640));
	const struct spot bar = nth_rule(rig, 0, &width);

	CHECK(unit, bar.is_found && bar.size == 68 && near(bar.y + 34, 258));
	CHECK(unit, find(rig, "𝑎", 0).size == 1000);
	CHECK(unit, display(rig, "\\tfrac{a}{b}") && find(rig, "𝑎", 0).size == 700);
	unit_case(unit, "no bar, and parentheses around");
	CHECK(unit, display(rig, "\\binom{n}{k}"));
	CHECK(unit, !nth_rule(rig, 0, &width).is_found);
	CHECK(unit, find(rig, "(", 0).x < find(rig, "𝑛", 0).x);
	unit_case(unit, "it is copied as what it means");
	CHECK(unit, display(rig, "\\frac{a+b}{\\sqrt{d_k}}^{2}"));
	CHECK_STR(unit, copied(rig), STR("(𝑎+𝑏)/√(𝑑_𝑘)^2"));
}

static void check_radicals(struct unit *unit, struct rig *rig)
{
	int width;

	unit_case(unit, "a radical covers its body with a gap of 170");
	CHECK(unit, display(rig, "\\sqrt{x}"));
	const struct spot rule = nth_rule(rig, 0, &width);

	CHECK(unit, rule.size == 68 && near(width, 569));
	CHECK(unit, rule.y >= 479 + 170);
	CHECK(unit, near(rule.x, find(rig, "𝑥", 0).x));
	unit_case(unit, "a tall body gets a tall sign, a degree its place");
	CHECK(unit, display(rig, "\\sqrt[3]{\\frac{\\frac ab}{\\frac cd}}"));
	CHECK(unit, find(rig, "3", 0).size == 550 && find(rig, "3", 0).y > 0);
}

static void check_operators(struct unit *unit, struct rig *rig)
{
	unit_case(unit, "limits stand above and below in a display");
	CHECK(unit, display(rig, "\\sum_{i}^n x"));
	CHECK(unit, find(rig, "𝑛", 0).y > 1000 && find(rig, "𝑖", 0).y < -1000);
	CHECK(unit, display(rig, "\\textstyle\\sum_{i}^n x"));
	CHECK(unit, find(rig, "𝑛", 0).y < 1000);
	unit_case(
		unit, "an integral's scripts stand at its side, the lower one under it");
	CHECK(unit, display(rig, "\\int_0^1 x"));
	const struct spot below = find(rig, "0", 0), above = find(rig, "1", 0);

	CHECK(unit, near(above.x - below.x, 540));
	CHECK(unit, near(below.x - find(rig, "∫", 0).x, 1032 - 540));
	unit_case(unit, "a delimiter is as tall as what is in it");
	CHECK(unit, display(rig, "\\left(x\\right)") && near(find(rig, "(", 0).y, -12));
	CHECK(unit, display(rig, "\\left(\\frac ab\\right)"));
	CHECK(unit, find(rig, ")", 0).x > find(rig, "𝑏", 0).x);
}

static void check_rows(struct unit *unit, struct rig *rig)
{
	unit_case(unit, "rows are 1.5 em apart, more where they are tall");
	CHECK(unit,
		display(rig, "\\begin{aligned}a&=b\\\\&=c\\\\&=\\frac12\\end{aligned}"));
	CHECK(unit, rig->lines.count == 3);
	CHECK(unit, near(hundredths(rig->lines.items[1].distance), 1500));
	CHECK(unit, hundredths(rig->lines.items[2].distance) > 1500);
	unit_case(unit, "a tag stands at the right edge, the formula in the middle");
	CHECK(unit, display(rig, "x=y\\tag{7}"));
	const struct math_set_line *line = &rig->lines.items[0];
	const struct page_item *last = &line->items[line->item_count - 1];

	CHECK(unit, near(hundredths(last->x + last->width), 30000));
	CHECK(unit, abs(find(rig, "=", 0).x - 15000) < 500);
	unit_case(unit, "rows of an array may touch; \\\\[…] deepens a row's strut");
	CHECK(unit, display(rig, "\\begin{matrix}a\\\\[4pt]b\\\\[-2pt]c\\end{matrix}"));
	CHECK(unit, near(find(rig, "𝑎", 0).y - find(rig, "𝑏", 0).y, 1200 + 398));
	CHECK(unit, near(find(rig, "𝑏", 0).y - find(rig, "𝑐", 0).y, 1200 - 199));
	CHECK(unit, display(rig, "\\begin{matrix}\\frac ab\\\\[4pt]b\\end{matrix}"));
	CHECK(unit, near(find(rig, "𝑏", 0).y - find(rig, "𝑏", 1).y, 1598 - 585));
	unit_case(unit, "@{} leaves no gap, double rules take room");
	CHECK(unit,
		display(rig, "\\begin{array}{@{}r@{}l@{\\quad}l@{}}a&b&c\\end{array}"));
	const struct spot left = find(rig, "𝑎", 0), middle = find(rig, "𝑏", 0);

	CHECK(unit, near(middle.x - left.x, 555));
	CHECK(unit, near(find(rig, "𝑐", 0).x - middle.x, 523 + 1000));
	CHECK(unit, display(rig,
			    "\\begin{array}{c||c}a&b\\\\\\hline\\hline a&b\\end{array}"));
	CHECK(unit, near(find(rig, "𝑏", 0).x - find(rig, "𝑎", 0).x, 555 + 1000 + 200));
	CHECK(unit, near(find(rig, "𝑏", 0).y - find(rig, "𝑏", 1).y, 1200 + 280));
	unit_case(unit, "columns are centred, and rules are drawn");
	CHECK(unit, display(rig, "\\begin{array}{c|c}aaa&b\\\\\\hline c&d\\end{array}"));
	CHECK(unit, find(rig, "𝑐", 0).x > find(rig, "𝑎", 0).x);
}

static void check_text(struct unit *unit, struct rig *rig)
{
	unit_case(unit, "Han in text, small in scripts, spaces at its ends kept");
	CHECK(unit, display(rig, "N_{\\text{词元}}\\text{ 个 }x"));
	CHECK(unit, find(rig, "词", 0).size == 700 && find(rig, "个", 0).size == 1000);
	CHECK(unit, find(rig, "𝑥", 0).x - find(rig, "个", 0).x > 1150);
	CHECK(unit, rig->sink.items.len == 0);
}

/* A 1 for each piece that a line may begin with, a full stop for each other. */
static bool may_break(const struct rig *rig, const char *breaks)
{
	for (size_t i = 0; i < rig->pieces.count; i++)
		if (rig->pieces.items[i].may_break != (breaks[i] == '1'))
			return false;
	return strlen(breaks) == rig->pieces.count;
}

/* Thousandths of an em, of the gap before a piece. */
static bool has_glue(const struct rig *rig, size_t i, int stretch, int shrink)
{
	return near(hundredths(rig->pieces.items[i].stretch), stretch) &&
	       near(hundredths(rig->pieces.items[i].shrink), shrink);
}

static void check_breaks(struct unit *unit, struct rig *rig)
{
	unit_case(unit, "lines may end after signs of the outermost level");
	CHECK(unit, in_line(rig, "a+b=(c+d)-e") && may_break(rig, "..1.1.1.1"));
	CHECK(unit, rig->pieces.items[2].is_after_sign &&
			    !rig->pieces.items[4].is_after_sign);
	CHECK(unit, near(hundredths(rig->pieces.items[4].gap), 278));
	CHECK(unit, in_line(rig, "\\left(a+b\\right)") && rig->pieces.count == 1);
	CHECK(unit, in_line(rig, "-x") && rig->pieces.count == 1);
	CHECK(unit, in_line(rig, "a=\\nobreak b") && may_break(rig, "..."));
	unit_case(unit, "and of a long one inside its fences, at worst");
	CHECK(unit, in_line(rig, "x=\\left(aaaaaaaa+bbbbbbbb=c\\right)^2d"));
	CHECK(unit, may_break(rig, "..1"));
	CHECK(unit, in_line(rig, "x=\\left(aaaaaaaa+bbbbbbbb=c\\right)d+e"));
	CHECK(unit, may_break(rig, "..111.1") && rig->pieces.items[3].is_inside &&
			    rig->pieces.items[4].is_inside &&
			    !rig->pieces.items[6].is_inside);
	CHECK(unit, near(hundredths(rig->pieces.items[3].gap), 222));
	CHECK(unit, in_line(rig, "a(b+c)=d") && may_break(rig, "..1.1") &&
			    rig->pieces.items[2].is_inside &&
			    !rig->pieces.items[4].is_inside);
	CHECK(unit, in_line(rig, "a)+b") && may_break(rig, "..1") &&
			    !rig->pieces.items[2].is_inside);
	unit_case(unit, "and after a quad, whose space no line begins or ends with");
	CHECK(unit, in_line(rig, "f=a,\\quad g=b") && may_break(rig, "..11.1"));
	CHECK(unit, near(hundredths(rig->pieces.items[3].gap), 1167));
	unit_case(unit, "gaps beside operators and relations stretch as TeX's do");
	CHECK(unit, in_line(rig, "a+b=c, d") && rig->pieces.count == 5);
	CHECK(unit, has_glue(rig, 1, 111, 111) && has_glue(rig, 2, 111, 111));
	CHECK(unit, has_glue(rig, 3, 278, 0) && has_glue(rig, 4, 278, 0));
	CHECK(unit, in_line(rig, "\\scriptstyle a+b=c") && may_break(rig, ".11"));
	unit_case(unit, "a display too wide is broken, or set smaller, or both");
	CHECK(unit, display(rig, "a_1+a_2+a_3+a_4+a_5+a_6+a_7+a_8+a_9+b_1+b_2+b_3+b_4+b_5"
				 "=c_1+c_2+c_3+c_4+c_5+c_6+c_7+c_8"));
	CHECK(unit, rig->lines.fit.is_broken && rig->lines.count == 2);
	CHECK(unit, rig->lines.fit.per_cent == 100 && !rig->lines.fit.is_overfull);
	unit_case(unit, "formulas beside each other part between them, at one edge");
	CHECK(unit, display(rig, "aaaaaaaaaaaaaaaaaaaa=bbbbbbbbbb,\\qquad "
				 "cccccccccccccccccccc=dddddddddd"));
	CHECK(unit, rig->lines.count == 2 && rig->lines.items[0].items[0].x ==
						     rig->lines.items[1].items[0].x);
	unit_case(unit, "brackets part last");
	CHECK(unit, display(rig, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa+b(cccccccccccc+"
				 "dddddddddddddddddddddd)"));
	CHECK(unit, rig->lines.count == 2);
	const struct math_set_line *const first = &rig->lines.items[0];

	const struct page_item *const last = &first->items[first->item_count - 1];

	CHECK(unit, hundredths(last->x + last->width) < 18000);
	unit_case(unit, "a display wider than all this is set smaller");
	CHECK(unit,
		display(rig, "\\left(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
			     "aaaaaaaaaaaaaa\\right)"));
	CHECK(unit, rig->lines.fit.per_cent < 100 && !rig->lines.fit.is_overfull);
	CHECK(unit, rig->lines.width <= ten.measure);
}

/* count formulas inside each other. */
/* Right of and below everything that is drawn in the lines, in hundredths. */
static void find_extent(const struct rig *rig, int *right, int *tallest)
{
	*right = *tallest = 0;
	for (size_t line = 0; line < rig->lines.count; line++) {
		const struct math_set_line *const own = &rig->lines.items[line];
		const int height = hundredths(own->height + own->depth);

		*tallest = height > *tallest ? height : *tallest;
		for (size_t i = 0; i < own->item_count; i++) {
			const int end = hundredths(own->items[i].x + own->items[i].width);

			*right = end > *right ? end : *right;
		}
	}
}

/* `count` times term, between signs. */
static struct str sum_of(struct buf *tex, const char *const parts[3], size_t count)
{
	buf_reset(tex);
	buf_put_str(tex, str_from(parts[0]));
	for (size_t i = 0; i < count; i++)
		buf_put_str(tex, str_from(parts[1]));
	buf_put_str(tex, str_from(parts[2]));
	buf_put_byte(tex, '\0');
	return buf_str(tex);
}

static void check_too_large(struct unit *unit, struct rig *rig)
{
	static const char *const forms[][3] = {
		{"\\frac{", "aaa+", "b}{2}"},
		{"\\left(", "aaa+", "b\\right)^2"},
		{"\\sqrt{", "aaa+", "b}"},
		{"x^{", "aaa+", "b}"},
		{"\\frac{\\left[\\sqrt{", "aaa+", "b}\\right]}{2}+1"},
		{"", "a", "b"},
		{"\\begin{aligned}a&=", "aaa+", "b\\\\c&=d\\end{aligned}"},
		{"\\begin{matrix}", "a\\\\", "b\\end{matrix}"},
	};
	struct buf tex;

	buf_init(&tex, 0);
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		int right, tallest;

		unit_case(unit, forms[i][0]);
		CHECK(unit, display(rig, sum_of(&tex, forms[i], 200).data));
		find_extent(rig, &right, &tallest);
		CHECK(unit, right > 10000 && right <= 30002);
		CHECK(unit, tallest > 0 && tallest <= 60000);
		CHECK(unit, !rig->lines.fit.is_overfull);
	}
	buf_clear(&tex);
}

static struct str nest(struct buf *tex, const char *open, const char *close, size_t count)
{
	buf_reset(tex);
	for (size_t i = 0; i < count; i++)
		buf_put_c(tex, open);
	buf_put_byte(tex, 'x');
	for (size_t i = 0; i < count; i++)
		buf_put_c(tex, close);
	return buf_str(tex);
}

static void check_hostile(struct unit *unit, struct rig *rig)
{
	static const char *const nests[][2] = {{"\\frac{1}{", "}"}, {"\\sqrt{", "}"},
		{"x^{", "}"}, {"\\left(", "\\right)"}, {"{", "}"}, {"\\hat{", "}"},
		{"\\displaystyle{", "}"}, {"\\color{red}{", "}"},
		{"\\begin{matrix}", "\\end{matrix}"}, {"\\boxed{", "}"},
		{"\\mathchoice{", "}{}{}{}"}, {"\\overbrace{", "}"}};
	static const char *const odd[] = {"", "{}", "^2", "_{}^{}", "\\frac{}{}",
		"\\sqrt{}", "\\left.\\right.", "\\hspace{99999pt}x",
		"\\hspace{-99999pt}x", "\\rule{99999em}{99999em}",
		"\\rule[-9999pt]{1pt}{-5pt}", "\\hat{}", "\\overline{}", "\\text{}",
		"\\text{ }", "\\begin{matrix}\\end{matrix}",
		"\\begin{aligned}\\\\\\\\[99999pt]\\end{aligned}", "\\xrightarrow{}",
		"\\raisebox{99999em}{x}", "\\Huge\\Huge x",
		"\\smash{x}\\phantom{y}\\rlap{z}", "\\not\\frac12",
		"\\cancel{x}\\bcancel{y}\\xcancel{z}\\sout{a}",
		"\\begin{array}{|c||c|}\\hline\\hline a&b\\\\\\hdashline\\end{array}",
		"\\textcircled{a}\\angl{n}\\phase{30}",
		"\\begin{CD}A@>f>>B\\\\@VVV@AAA\\\\C@=D\\end{CD}",
		"\\overbrace{x}^{y}\\underbrace{x}_{y}\\utilde{x}\\underline{x}",
		"x''''''^{y}", "\\genfrac[]{99999pt}{0}{a}{b}"};
	struct buf tex;

	unit_case(unit, "nests of any depth end, in a formula or in a report");
	buf_init(&tex, 0);
	for (size_t i = 0; i < sizeof(nests) / sizeof(nests[0]); i++)
		for (size_t count = 1; count < 200; count += count < 40 ? 13 : 40) {
			const struct math math = read_tex(
				rig, nest(&tex, nests[i][0], nests[i][1], count));

			if (math.root)
				math_set_display(rig->setter, &math, &ten);
		}
	buf_clear(&tex);
	unit_case(unit, "what is empty or absurd is set");
	for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++) {
		const struct math math = read_tex(rig, str_from(odd[i]));

		if (!math.root)
			continue;
		CHECK(unit, math_set_display(rig->setter, &math, &ten).count > 0);
		CHECK(unit, math_set_inline(rig->setter, &math, &ten).count > 0);
	}
}

int main(void)
{
	struct unit unit = {0};
	struct rig rig;

	rig_open(&rig);
	check_spaces(&unit, &rig);
	check_scripts(&unit, &rig);
	check_fractions(&unit, &rig);
	check_radicals(&unit, &rig);
	check_operators(&unit, &rig);
	check_rows(&unit, &rig);
	check_text(&unit, &rig);
	check_breaks(&unit, &rig);
	check_too_large(&unit, &rig);
	check_hostile(&unit, &rig);
	rig_close(&rig);
	return unit_end(&unit);
}
