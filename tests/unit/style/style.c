/* SPDX-License-Identifier: MIT */
#include "style/style.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "style/value.h"
#include "unit/unit.h"

static void test_lengths(struct unit *unit)
{
	static const struct {
		const char *text;
		double pt; /* -1: refused */
	} cases[] = {
		{"10.5pt", 10.5},
		{"25.4mm", 72},
		{"2.54cm", 72},
		{"1in", 72},
		{"2em", 20},
		{"0", 0},
		{"1.5 pt", 1.5},
		{".5pt", 0.5},
		{"3", -1},
		{"", -1},
		{"pt", -1},
		{"1..2pt", -1},
		{"1e3pt", -1},
		{"99999999999999999999pt", -1},
		{"5px", -1},
		{"0.0000001pt", 0},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		scaled value = -1;
		const bool is_length =
			style_parse_length(str_from(cases[i].text), SCALED(10), &value);

		unit_case(unit, cases[i].text[0] ? cases[i].text : "(nothing)");
		CHECK(unit, is_length == (cases[i].pt >= 0));
		CHECK(unit, !is_length || value == SCALED(cases[i].pt));
	}
}

static void test_values(struct unit *unit)
{
	struct style_colour colour;
	struct style_size size;
	int32_t number;
	unsigned choice;
	bool flag;

	unit_case(unit, "colours");
	CHECK(unit, style_parse_colour(STR("#9C2B20"), &colour) && colour.red == 0x9C &&
			    colour.green == 0x2B && colour.blue == 0x20);
	CHECK(unit, style_parse_colour(STR("#fa0"), &colour) && colour.red == 0xFF &&
			    colour.green == 0xAA && colour.blue == 0);
	CHECK(unit, !style_parse_colour(STR("red"), &colour));
	CHECK(unit, !style_parse_colour(STR("#12345g"), &colour));
	CHECK(unit, !style_parse_colour(STR(""), &colour));

	unit_case(unit, "paper");
	CHECK(unit, style_parse_size(STR("a5"), &size) && size.width == SCALED_MM(148));
	CHECK(unit, style_parse_size(STR("100mm x 6in"), &size) &&
			    size.height == SCALED(432));
	CHECK(unit, style_parse_size(STR("8K landscape"), &size) &&
			    size.width == SCALED_MM(368) &&
			    size.height == SCALED_MM(260));
	CHECK(unit, style_parse_size(STR("letter"), &size) && size.width == SCALED(612) &&
			    size.height == SCALED(792));
	CHECK(unit, !style_parse_size(STR("8Klandscape"), &size));
	CHECK(unit, !style_parse_size(STR("A99"), &size));
	CHECK(unit, !style_parse_size(STR("1mmx1mm"), &size));
	CHECK(unit, !style_parse_size(STR("x"), &size));

	unit_case(unit, "numbers, choices, switches");
	CHECK(unit, style_parse_number(STR("1.25"), &number) && number == 1250);
	CHECK(unit, style_parse_number(STR("-2"), &number) && number == -2000);
	CHECK(unit, !style_parse_number(STR("2x"), &number));
	CHECK(unit, style_parse_choice(STR("end"), STR("none inline end"), &choice) &&
			    choice == 2);
	CHECK(unit, !style_parse_choice(STR("en"), STR("none inline end"), &choice));
	CHECK(unit, style_parse_bool(STR("yes"), &flag) && flag);
	CHECK(unit, !style_parse_bool(STR("maybe"), &flag));
}

struct rig {
	struct arena arena;
	struct sources sources;
	struct diag diag;
	struct style style;
	char folder[64];
	bool found;
};

static void write_style(const struct rig *rig, const char *text)
{
	char path[128];
	FILE *file;

	snprintf(path, sizeof(path), "%s/mine.yaml", rig->folder);
	file = fopen(path, "w");
	if (file) {
		fputs(text, file);
		fclose(file);
	}
}

static void rig_read(
	struct rig *rig, const char *text, const char *name, const char *override)
{
	const struct str value = str_from(override);
	const struct style_request request = {
		rig->folder, str_from(name), &value, override != NULL};

	*rig = (struct rig){.folder = "/tmp/tiku-style-XXXXXX"};
	arena_init(&rig->arena);
	sources_init(&rig->sources);
	diag_init(&rig->diag);
	if (!mkdtemp(rig->folder))
		return;
	write_style(rig, text);
	rig->found =
		style_read(&request, &rig->arena, &rig->sources, &rig->diag, &rig->style);
}

static void rig_close(struct rig *rig)
{
	char path[128];

	snprintf(path, sizeof(path), "%s/mine.yaml", rig->folder);
	unlink(path);
	rmdir(rig->folder);
	diag_clear(&rig->diag);
	sources_clear(&rig->sources);
	arena_clear(&rig->arena);
}

static void test_file(struct unit *unit)
{
	struct rig rig;

	unit_case(unit, "nested keys, em of the body that the file sets");
	rig_read(&rig,
		"body:\n  size: 12pt\n  indent: 2em\npage: {margin: {top: 30mm}}\n"
		"answer.show: end\n",
		"mine", NULL);
	CHECK(unit, rig.found && rig.diag.count == 0);
	CHECK(unit, rig.style.body_indent == SCALED(24));
	CHECK(unit, rig.style.margin_top == SCALED_MM(30));
	CHECK(unit, rig.style.answers == 3);
	CHECK(unit, rig.style.margin_bottom == SCALED_MM(22));
	CHECK_STR(unit, rig.style.name, STR("mine"));
	rig_close(&rig);

	unit_case(unit, "a style like itself");
	rig_read(&rig, "like: mine\nbody: {size: 12pt}\n", "mine", NULL);
	CHECK(unit, rig.found && diag_count(&rig.diag, DIAG_STYLE_LIKE) == 1);
	CHECK(unit, rig.diag.count == 1 && rig.style.body_size == SCALED(12));
	rig_close(&rig);

	unit_case(unit, "--set comes last");
	rig_read(&rig, "body: {size: 12pt}\n", "mine", "body.size=9pt");
	CHECK(unit,
		rig.style.body_size == SCALED(9) && rig.style.body_indent == SCALED(18));
	rig_close(&rig);
}

/* The paper follows: margins 37 mm, labels 13 mm. */
static void test_measure(struct unit *unit)
{
	struct rig rig;

	unit_case(unit, "a measure by itself");
	rig_read(&rig, "measure: 22em\n", "mine", NULL);
	CHECK(unit, rig.style.measure == 22 * SCALED(10.5));
	CHECK(unit, rig.style.page_size.width ==
			    rig.style.margin_inner + rig.style.margin_outer +
				    rig.style.label_width + rig.style.label_gutter +
				    22 * SCALED(10.5));
	CHECK(unit, rig.style.page_size.height == SCALED_MM(297));
	rig_close(&rig);

	unit_case(unit, "a measure as of A4 leaves A4");
	rig_read(&rig, "", "mine", "measure=160mm");
	CHECK(unit, rig.style.measure == SCALED_MM(160));
	CHECK(unit, rig.style.page_size.width - SCALED_MM(210) < 5 &&
			    rig.style.page_size.width - SCALED_MM(210) > -5);
	rig_close(&rig);

	unit_case(unit, "a measure that no paper holds");
	rig_read(&rig, "", "mine", "measure=20000pt");
	CHECK(unit, diag_count(&rig.diag, DIAG_STYLE_ROOM) == 1);
	CHECK(unit, rig.style.page_size.width == SCALED_MM(210));
	rig_close(&rig);
}

static void test_errors(struct unit *unit)
{
	struct rig rig;

	unit_case(unit, "an unknown key names the nearest");
	rig_read(&rig, "body:\n  siez: 12pt\n", "mine", NULL);
	CHECK(unit, diag_count(&rig.diag, DIAG_STYLE_KEY_NEAR) == 1);
	CHECK_STR(unit, rig.diag.messages[0].args[1], STR("body.size"));
	CHECK(unit,
		sources_place(&rig.sources, 0, rig.diag.messages[0].span.start).line ==
			2);
	rig_close(&rig);

	unit_case(unit, "a part of a key, or what it is about, names it");
	rig_read(&rig, "", "mine", "gutter=2em");
	CHECK_STR(unit, rig.diag.messages[0].args[1], STR("page.column-gutter"));
	rig_close(&rig);
	rig_read(&rig, "", "mine", "paper=8K");
	CHECK_STR(unit, rig.diag.messages[0].args[1], STR("page.size"));
	rig_close(&rig);

	unit_case(unit, "a bad value is reported at its line and leaves the default");
	rig_read(&rig, "body:\n  lead: 18\n  size: -3pt\ntable: [1]\n", "mine",
		"colour.ink=red");
	CHECK(unit, diag_count(&rig.diag, DIAG_STYLE_VALUE) == 4);
	CHECK(unit,
		rig.style.body_lead == SCALED(18) && rig.style.body_size == SCALED(10.5));
	CHECK(unit, rig.style.ink.red == 0x1A);
	rig_close(&rig);

	unit_case(unit, "a style that is not there");
	rig_read(&rig, "", "yours", "nonsense");
	CHECK(unit, !rig.found && diag_count(&rig.diag, DIAG_NO_STYLE) == 1);
	CHECK(unit, diag_count(&rig.diag, DIAG_STYLE_OVERRIDE) == 1);
	CHECK(unit, rig.style.body_size == SCALED(10.5));
	rig_close(&rig);
}

/* Every default is a value of its property. */
static void test_defaults(struct unit *unit)
{
	struct rig rig;
	struct buf manual;

	unit_case(unit, "defaults");
	rig_read(&rig, "# nothing\n", "mine", NULL);
	CHECK(unit, rig.found && rig.diag.count == 0);
	CHECK(unit, rig.style.page_size.width == SCALED_MM(210));
	CHECK(unit,
		rig.style.body_lead == SCALED(18) && rig.style.measure == SCALED_MM(160));
	CHECK(unit, rig.style.accent.red == 0x9C && rig.style.toc);
	rig_close(&rig);

	unit_case(unit, "the manual lists them");
	buf_init(&manual, 0);
	style_put_manual(&manual);
	CHECK(unit, str_find(buf_str(&manual), STR("question.above"), 0) != STR_NPOS);
	buf_clear(&manual);
}

int main(void)
{
	struct unit unit = {0};

	test_lengths(&unit);
	test_values(&unit);
	test_file(&unit);
	test_measure(&unit);
	test_errors(&unit);
	test_defaults(&unit);
	return unit_end(&unit);
}
