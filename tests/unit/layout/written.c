/* SPDX-License-Identifier: MIT */
#include "layout/written.h"

#include "unit/unit.h"

/* Rules to write on, beside an answer that stands among them in print. */

#define PITCH SCALED(24)
#define SLACK SCALED(6)

static void test_rules(struct unit *unit)
{
	/* two lines on rules, a display of two pitches, a line */
	static const struct written_row rows[] = {
		{.y = SCALED(4), .height = PITCH},
		{.y = SCALED(28), .height = PITCH},
		{.y = SCALED(52), .height = 2 * PITCH},
		{.y = SCALED(100), .height = PITCH},
	};
	const struct written on_rules = {.rows = rows, .count = 4, .slack = SLACK};
	static const bool covered[] = {false, false, true, false, false, false};

	unit_case(unit, "rules beneath lines stay, those through a display go");
	for (size_t i = 0; i < 6; i++)
		CHECK(unit, written_covers(&on_rules, (scaled_sum)(i + 1) * PITCH) ==
				    covered[i]);

	unit_case(unit, "lines apart from rules: none as far as they reach");
	struct written apart = on_rules;

	apart.is_apart = true;
	for (size_t i = 0; i < 6; i++)
		CHECK(unit,
			written_covers(&apart, (scaled_sum)(i + 1) * PITCH) == (i < 5));

	unit_case(unit, "nothing is written");
	CHECK(unit, !written_covers(&(struct written){.is_apart = true}, PITCH));
	CHECK(unit, !written_covers(&(struct written){0}, PITCH));
}

int main(void)
{
	struct unit unit = {0};

	test_rules(&unit);
	return unit_end(&unit);
}
