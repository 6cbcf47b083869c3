/* SPDX-License-Identifier: MIT */
#include "text/hyphen.h"

#include "unit/unit.h"

static bool parts_as(struct hyphenator *hyphenator, const char *wanted)
{
	char word[128], got[128];
	bool points[HYPHEN_WORD_MAX];
	size_t count = 0, written = 0;

	for (const char *c = wanted; *c; c++)
		if (*c != '-')
			word[count++] = *c;
	hyphenator_find(hyphenator, (struct str){word, count}, points);
	for (size_t i = 0; i < count; i++) {
		if (i < HYPHEN_WORD_MAX && points[i])
			got[written++] = '-';
		got[written++] = word[i];
	}
	got[written] = '\0';
	return strcmp(got, wanted) == 0;
}

static void test_kinds(struct unit *unit)
{
	unit_case(unit, "words that may be parted");
	CHECK(unit, hyphen_suits(STR("attention")));
	CHECK(unit, hyphen_suits(STR("Attention")));
	unit_case(unit, "words that may not");
	CHECK(unit, !hyphen_suits(STR("")));
	CHECK(unit, !hyphen_suits(STR("token")));
	CHECK(unit, !hyphen_suits(STR("PERPLEXITY")));
	CHECK(unit, !hyphen_suits(STR("camelCase")));
	CHECK(unit, !hyphen_suits(STR("layer12x")));
	CHECK(unit, !hyphen_suits(STR("na\xc3\xafvely")));
	CHECK(unit, !hyphen_suits(
			    STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
				"aaaaaaaaaaaaaaaaaaa")));
}

static void test_points(struct unit *unit)
{
	struct hyphenator *const hyphenator = hyphenator_new();

	unit_case(unit, "patterns and exceptions");
	if (!hyphenator) {
		printf("ok no dictionary here: skipped\n");
		return;
	}
	CHECK(unit, parts_as(hyphenator, "at-ten-tion"));
	CHECK(unit, parts_as(hyphenator, "Per-plex-ity"));
	CHECK(unit, parts_as(hyphenator, "rep-re-sen-ta-tion"));
	CHECK(unit, parts_as(hyphenator, "token-izer"));
	CHECK(unit, parts_as(hyphenator, "Data-sets"));
	CHECK(unit, parts_as(hyphenator, "record"));
	CHECK(unit, parts_as(hyphenator, "RECORDS"));
	hyphenator_free(hyphenator);
}

int main(void)
{
	struct unit unit = {0};

	test_kinds(&unit);
	test_points(&unit);
	return unit_end(&unit);
}
