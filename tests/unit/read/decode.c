/* SPDX-License-Identifier: MIT */
#include "unit/read/md_dump.h"

/* Bytes to text: what goes, what stays, what is told. */

struct decode_case {
	const char *name;
	struct str bytes, text;
	size_t bad, invisible; /* messages */
};

static const struct decode_case cases[] = {
	{"plain", STR_INIT("a\tb\n"), STR_INIT("a\tb\n"), 0, 0},
	{"nothing", STR_INIT(""), STR_INIT(""), 0, 0},
	{"byte order mark",
		STR_INIT("\xEF\xBB\xBF"
			 "a"),
		STR_INIT("a"), 0, 0},
	{"line ends", STR_INIT("a\r\nb\rc\n\rd\r"), STR_INIT("a\nb\nc\n\nd\n"), 0, 0},
	{"line separators", STR_INIT("a\u2028b\u2029c"), STR_INIT("a\nb\nc"), 0, 0},
	{"nul", STR_INIT("a\0b"), STR_INIT("a\uFFFDb"), 1, 0},
	{"bad bytes are told once",
		STR_INIT("a\xFF"
			 "b\xC3"
			 "c\xE4\xB8"),
		STR_INIT("a\uFFFDb\uFFFDc\uFFFD"), 1, 0},
	{"surrogate", STR_INIT("\xED\xA0\x80"), STR_INIT("\uFFFD\uFFFD\uFFFD"), 1, 0},
	{"written replacement", STR_INIT("\uFFFD"), STR_INIT("\uFFFD"), 0, 0},
	{"controls",
		STR_INIT("a\x01\x02\x0C\x7F"
			 "b\xC2\x85"
			 "c"),
		STR_INIT("abc"), 0, 1},
	{"zero width", STR_INIT("a\u200Bb\uFEFFc\u2060d"), STR_INIT("abcd"), 0, 1},
	{"bidi", STR_INIT("a\u202Eb\u2066c\u200Ed"), STR_INIT("abcd"), 0, 1},
	{"joiner of emoji", STR_INIT("👨‍👩‍👧"),
		STR_INIT("👨‍👩‍👧"), 0, 0},
	{"joiner after a selector", STR_INIT("❤️‍🔥"), STR_INIT("❤️‍🔥"),
		0, 0},
	{"joiner of Devanagari", STR_INIT("क्‍ष"), STR_INIT("क्‍ष"), 0,
		0},
	{"joiner between letters", STR_INIT("a\u200Db\u200Cc"), STR_INIT("abc"), 0, 1},
	{"joiner between Han", STR_INIT("中\u200D文"), STR_INIT("中文"), 0, 1},
	{"selectors", STR_INIT("葛\U000E0100 ☺︎"), STR_INIT("葛\U000E0100 ☺︎"),
		0, 0},
	{"flag of tags", STR_INIT("🏴󠁧󠁢󠁥󠁮󠁧󠁿"),
		STR_INIT("🏴󠁧󠁢󠁥󠁮󠁧󠁿"), 0, 0},
	{"lone tags", STR_INIT("a\U000E0067"), STR_INIT("a"), 0, 1},
	{"no character",
		STR_INIT("a\uFFFE"
			 "b"),
		STR_INIT("ab"), 0, 1},
	{"soft hyphen and spaces", STR_INIT("a\u00ADb\u00A0c\u3000d"),
		STR_INIT("a\u00ADb\u00A0c\u3000d"), 0, 0},
};

static void check_case(struct unit *unit, const struct decode_case *wanted)
{
	struct md_reading reading;
	char name[80];

	snprintf(name, sizeof(name), "decode: %s", wanted->name);
	unit_case(unit, name);
	md_open(&reading, wanted->bytes);
	CHECK_STR(unit, reading.sources.items[reading.source].text, wanted->text);
	CHECK(unit, diag_count(&reading.diag, DIAG_BAD_UTF8) == wanted->bad);
	CHECK(unit, diag_count(&reading.diag, DIAG_INVISIBLE_CHARACTERS) ==
			    wanted->invisible);
	unit_close_case(unit);
	unit->name = NULL;
	md_close(&reading);
}

static void check_utf16(
	struct unit *unit, const char *name, struct str bytes, bool is_refused)
{
	struct md_reading reading;

	unit_case(unit, name);
	md_open(&reading, bytes);
	CHECK(unit, (reading.document == NULL) == is_refused);
	CHECK(unit, diag_count(&reading.diag, DIAG_UTF16) == is_refused);
	md_close(&reading);
}

static void check_place(struct unit *unit)
{
	struct md_reading reading;

	unit_case(unit, "decode: the first dropped character's place and name");
	md_open(&reading, STR("\xEF\xBB\xBF一\r\n二\u200B\u200B三"));
	CHECK(unit, reading.diag.count == 1);
	CHECK(unit, reading.diag.messages[0].span.start == 7);
	CHECK_STR(unit, reading.diag.messages[0].args[0], STR("2"));
	CHECK_STR(unit, reading.diag.messages[0].args[1], STR("U+200B"));
	md_close(&reading);
}

int main(void)
{
	struct unit unit = {0};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		check_case(&unit, &cases[i]);
	check_utf16(&unit, "decode: little-endian mark", STR("\xFF\xFE-N"), true);
	check_utf16(&unit, "decode: big-endian mark", STR("\xFE\xFFN-"), true);
	check_utf16(&unit, "decode: NULs at odd places", STR("#\0 \0Q\0\x2d\x4e"), true);
	check_utf16(&unit, "decode: NULs at even places", STR("\0#\0 \0Q\x4e\x2d"), true);
	check_utf16(
		&unit, "decode: two NULs in text", STR("a\0bc\0d 是 UTF-8 文字"), false);
	check_place(&unit);
	return unit_end(&unit);
}
