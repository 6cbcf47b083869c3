/* SPDX-License-Identifier: MIT */
#include "base/unicode.h"

#include "unit/unit.h"

static void check_scripts(struct unit *unit)
{
	unit_case(unit, "scripts");
	CHECK(unit, unicode_script('a') == SCRIPT_LATIN);
	CHECK(unit, unicode_script(0xE9) == SCRIPT_LATIN);
	CHECK(unit, unicode_script('1') == SCRIPT_COMMON);
	CHECK(unit, unicode_script(0x3B1) == SCRIPT_GREEK);
	CHECK(unit, unicode_script(0x416) == SCRIPT_CYRILLIC);
	CHECK(unit, unicode_script(0x4E00) == SCRIPT_HAN);
	CHECK(unit, unicode_script(0x20BB7) == SCRIPT_HAN);
	CHECK(unit, unicode_script(0x3042) == SCRIPT_HIRAGANA);
	CHECK(unit, unicode_script(0x30A2) == SCRIPT_KATAKANA);
	CHECK(unit, unicode_script(0x3105) == SCRIPT_BOPOMOFO);
	CHECK(unit, unicode_script(0xAC00) == SCRIPT_HANGUL);
	CHECK(unit, unicode_script(0x0301) == SCRIPT_INHERITED);
	CHECK(unit, unicode_script(0x5D0) == SCRIPT_COMMON); /* Hebrew is not named */
	CHECK(unit, unicode_script(0x3001) == SCRIPT_COMMON);
}

static void check_widths(struct unit *unit)
{
	unit_case(unit, "widths");
	CHECK(unit, unicode_width('a') == WIDTH_NARROW);
	CHECK(unit, unicode_width(0x3002) == WIDTH_WIDE);
	CHECK(unit, unicode_width(0xFF0C) == WIDTH_FULL);
	CHECK(unit, unicode_width(0xFF61) == WIDTH_HALF);
	CHECK(unit, unicode_width(0x201C) == WIDTH_AMBIGUOUS);
	CHECK(unit, unicode_width(0x5D0) == WIDTH_NEUTRAL);
	/* Unassigned, wide by the default of plane 3. */
	CHECK(unit, unicode_width(0x3FFF0) == WIDTH_WIDE);
	CHECK(unit, unicode_is_wide(0x4E2D) && unicode_is_wide(0xFF71));
	CHECK(unit, !unicode_is_wide('x') && !unicode_is_wide(0x2014));
}

static void check_categories(struct unit *unit)
{
	unit_case(unit, "categories");
	CHECK(unit, unicode_category('Z') == CATEGORY_LETTER);
	CHECK(unit, unicode_category(0x0301) == CATEGORY_MARK);
	CHECK(unit, unicode_category('7') == CATEGORY_NUMBER);
	CHECK(unit, unicode_category(0x300A) == CATEGORY_PUNCTUATION);
	CHECK(unit, unicode_category('+') == CATEGORY_SYMBOL);
	CHECK(unit, unicode_category(0x3000) == CATEGORY_SEPARATOR);
	CHECK(unit, unicode_category(0) == CATEGORY_OTHER);
	CHECK(unit, unicode_category(0xE000) == CATEGORY_OTHER);
}

static void check_flags(struct unit *unit)
{
	unit_case(unit, "han, space, emoji");
	CHECK(unit, unicode_is_han(0x3007) && unicode_is_han(0x3400) &&
			    unicode_is_han(0x9FFF));
	CHECK(unit, !unicode_is_han(0x3042) && !unicode_is_han(0x3001));
	CHECK(unit, unicode_is_space(' ') && unicode_is_space('\n') &&
			    unicode_is_space(0x3000));
	CHECK(unit, unicode_is_space(0xA0) && !unicode_is_space(0x200B));
	CHECK(unit, unicode_is_emoji(0x1F600) && unicode_is_emoji(0x231A));
	CHECK(unit, !unicode_is_emoji(0xA9) && !unicode_is_emoji('#'));
}

static void check_outside(struct unit *unit)
{
	unit_case(unit, "values that are no code points");
	CHECK(unit, unicode_script(0x110000) == SCRIPT_COMMON);
	CHECK(unit, unicode_category(0xFFFFFFFFu) == CATEGORY_OTHER);
	CHECK(unit, unicode_category(0x10FFFF) == CATEGORY_OTHER);
	CHECK(unit, !unicode_is_wide(0x110000) && !unicode_is_space(0xFFFFFFFFu));
}

int main(void)
{
	struct unit unit = {0};

	check_scripts(&unit);
	check_widths(&unit);
	check_categories(&unit);
	check_flags(&unit);
	check_outside(&unit);
	return unit_end(&unit);
}
