/* SPDX-License-Identifier: MIT */
#include "unit/math/bench.h"
#include "write/html/html.h"

/* Formulas for readers that know no MathML. */

struct rig {
	struct bench bench;
	struct html_seen seen;
	struct html_options options;
	struct picture_set pictures;
	bool formulas[3];
	struct buf out;
};

static void rig_open(struct rig *rig)
{
	*rig = (struct rig){0};
	bench_init(&rig->bench);
	buf_init(&rig->out, 0);
	rig->seen.formulas = rig->formulas;
	rig->pictures.has_formulas = true;
	rig->pictures.number_count = 2;
	rig->options = (struct html_options){
		.form = HTML_BOOK,
		.image_folder = STR("images/"),
		.seen = &rig->seen,
		.pictures = &rig->pictures,
	};
}

static struct str shown(struct rig *rig, const struct math *math)
{
	struct html html;

	buf_reset(&rig->out);
	html_init(&html, &rig->out, &rig->options);
	html_put_math(&html, math);
	return buf_str(&rig->out);
}

static struct str plain(struct rig *rig, const char *tex)
{
	const struct math math = bench_read(&rig->bench, str_from(tex), false);

	return shown(rig, &math);
}

#define NB "\xC2\xA0" /* no-break space */
#define CHECK_PLAIN(tex, wanted)                       \
	CHECK_STR(&rig->bench.unit, plain(rig, (tex)), \
		STR("<span class=\"math\">" wanted "</span>"))

static void test_plain(struct rig *rig)
{
	struct unit *const unit = &rig->bench.unit;

	unit_case(unit, "html/formula: letters, digits and scripts are text");
	CHECK_PLAIN("x", "<i>x</i>");
	CHECK_PLAIN("xy", "<i>xy</i>");
	CHECK_PLAIN("2x_i^2", "2<i>x</i><sub><i>i</i></sub><sup>2</sup>");
	CHECK_PLAIN("\\alpha_{ij}", "<i>α</i><sub><i>ij</i></sub>");
	CHECK_PLAIN("\\mathbf{W}x", "<b>W</b><i>x</i>");
	CHECK_PLAIN("f''_n", "<i>f</i>″<sub><i>n</i></sub>");
	CHECK_PLAIN("d_{\\text{头}}", "<i>d</i><sub>头</sub>");
	CHECK_PLAIN("2^{2^n}", "2<sup>2<sup><i>n</i></sup></sup>");
	unit_case(unit, "html/formula: and signs, spaced as formulas are");
	CHECK_PLAIN("a+b=-c", "<i>a</i>" NB "+ <i>b</i>" NB "= −<i>c</i>");
	CHECK_PLAIN("x_{i+1},y<z",
		"<i>x</i><sub><i>i</i>+1</sub>, <i>y</i>" NB "&lt; <i>z</i>");
	CHECK_PLAIN("O(\\log n)", "<i>O</i>(log" NB "<i>n</i>)");
	CHECK_PLAIN("\\exp(x)", "exp(<i>x</i>)");
	CHECK_PLAIN("50\\,000", "50\xE2\x80\x89"
				"000");
	CHECK_PLAIN("p(y\\mid x)", "<i>p</i>(<i>y</i>" NB "| <i>x</i>)");
}

static bool is_source(struct rig *rig, const char *tex)
{
	return str_starts(plain(rig, tex), STR("<code class=\"math tex\">"));
}

static void test_source(struct rig *rig)
{
	struct unit *const unit = &rig->bench.unit;

	unit_case(unit, "html/formula: what has no picture is its source, never MathML");
	CHECK(unit, is_source(rig, "\\frac ab") && is_source(rig, "\\sum_i x"));
	CHECK(unit, is_source(rig, "\\mathbb R") && is_source(rig, "\\hat x"));
	CHECK(unit, is_source(rig, "\\lim_x y") && is_source(rig, "a\\!b"));
	CHECK(unit, is_source(rig, "\\color{red}x") && is_source(rig, "\\mathbf{0}"));
}

static void test_pictures(struct rig *rig)
{
	struct unit *const unit = &rig->bench.unit;
	const struct math inline_math =
		bench_read(&rig->bench, STR("\\frac{a}{b}<1"), false);
	const struct math display = bench_read(&rig->bench, STR("\\frac{a}{b}"), true);
	const struct picture one = {STR("PNG"), PICTURE_PNG, 2 * PICTURE_EM, PICTURE_EM,
		PICTURE_EM / 4, 96, 48, 1};
	const struct picture wide = {STR("SVG"), PICTURE_SVG, 30 * PICTURE_EM, PICTURE_EM,
		PICTURE_EM / 4, 0, 0, 2};
	const struct math_picture items[] = {{&inline_math, one}, {&display, wide}};

	rig->pictures.formulas = items;
	rig->pictures.formula_count = 2;
	picture_set_index(&rig->pictures);
	unit_case(
		unit, "html/formula: a picture in ems, on the baseline, with its words");
	CHECK_STR(unit, shown(rig, &inline_math),
		STR("<img class=\"math\" src=\"formulas/m1.png\" alt=\"b分之a小于1\" width=\"32\""
		    " height=\"16\" style=\"width:2.000em;height:1.000em;"
		    "vertical-align:-0.250em\"/>"));
	CHECK(unit, rig->formulas[1] && !rig->formulas[2]);
	unit_case(unit, "html/formula: a wide display keeps its shape");
	CHECK_STR(unit, shown(rig, &display),
		STR("<img class=\"math\" src=\"formulas/m2.svg\" alt=\"b分之a\" width=\"480\""
		    " height=\"16\" style=\"width:30.000em;height:auto\"/>"));
	CHECK(unit, rig->formulas[2]);
	unit_case(unit, "html/formula: MathML where the set has no formulas");
	rig->pictures.has_formulas = false;
	CHECK(unit, str_starts(shown(rig, &display), STR("<math ")));
	picture_set_clear(&rig->pictures);
}

int main(void)
{
	struct rig rig;

	rig_open(&rig);
	test_plain(&rig);
	test_source(&rig);
	test_pictures(&rig);
	buf_clear(&rig.out);
	return bench_end(&rig.bench);
}
