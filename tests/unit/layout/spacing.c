/* SPDX-License-Identifier: MIT */
#include "layout/paragraph/spacing.h"

#include "text.h"

/* Widths in thousandths of an em between the last two characters of a text, where every
 * mark has a blank of half an em on its own side. */
static struct gap gap_at_end(
	struct flat *flat, const char *text, const struct spacing_rules *rules)
{
	flat_fill(flat, text, rules->language);
	const size_t i = flat->chars.len - 1;
	const enum char_class left = flat->chars.data[i - 1].class;
	const enum char_class right = flat->chars.data[i].class;
	const struct spacing_sides sides = {
		.left_blank = class_is_mark(left) && left != CLASS_OPEN ? 500 : 0,
		.right_blank = right == CLASS_OPEN ? 500 : 0,
		.word_space = 250,
	};

	return spacing_before(flat, i, rules, &sides);
}

/* Members are separated by blanks. */
static struct str next_member(struct str *rest)
{
	const size_t blank = str_find_byte(*rest, ' ', 0);
	const size_t end = blank == STR_NPOS ? rest->len : blank;
	const struct str member = str_slice(*rest, 0, end);

	*rest = str_from_offset(*rest, end + 1);
	return member;
}

struct gap_case {
	const char *text;
	scaled width;
};

static void check_gaps(struct unit *unit, const struct gap_case *cases, size_t count,
	const struct spacing_rules *rules)
{
	struct flat flat;

	flat_init(&flat);
	for (size_t i = 0; i < count; i++) {
		unit_case(
			unit, strchr(cases[i].text, '\n') ? "a newline" : cases[i].text);
		const struct gap gap = gap_at_end(&flat, cases[i].text, rules);

		if (gap.width != cases[i].width)
			printf("# width %d, wanted %d\n", gap.width, cases[i].width);
		CHECK(unit, gap.width == cases[i].width);
		CHECK(unit, gap.shrink >= 0 && gap.shrink <= gap.width);
	}
	flat_clear(&flat);
}

/* TYPOGRAPHY 2.4, simplified Chinese. */
static void test_squeeze(struct unit *unit)
{
	static const struct gap_case cases[] = {
		{"中（", 500},
		{"a（", 500},
		{"中，", 0},
		{"中”", 0},
		{"中。", 0},
		{"（中", 0},
		{"（（", 0},
		{"（“", 0},
		{"（）", 0},
		{"（？", 0},
		{"）（", 500},
		{"）》", 0},
		{"》，", 0},
		{"）。", 0},
		{"）中", 500},
		{"）a", 500},
		{"，（", 500},
		{"：“", 500},
		{"。”", 0},
		{"！！", 0},
		{"，中", 500},
		{"。a", 500},
		{"，——", 500},
		{"——（", 500},
		{"——。", 0},
		{"——中", 0},
		{"……”", 0},
		{"中——", 0},
		{"　（", 0},
		{"。　", 0},
		{"中·", 0},
		{"·中", 0},
		{"， 中", 500},
		{"inference ？", 0},
		{"， a", 500},
		/* half-width marks close and open as full-width ones do */
		{"”?", 0},
		{"》,", 0},
		{"。)", 0},
		{"） ?", 500},
		{"。a", 500},
		{"(《", 0},
		{"[“中", 0},
		{"( 《", 500},
	};
	const struct spacing_rules rules = {LANGUAGE_ZH_HANS, MARKS_QUANJIAO, 250};

	check_gaps(unit, cases, sizeof(cases) / sizeof(cases[0]), &rules);
}

/* TYPOGRAPHY 2.4 as it stands there, for every member of every class. */
static void test_matrix(struct unit *unit)
{
	static const struct {
		const char *name, *members;
	} groups[] = {
		{"letters", "中 あ 〇 々 a 9"},
		{"open", "（ ［ ｛ ｟ 〈 《 「 『 【 〔 〖 〘 〚 〝 ｢"},
		{"close", "） ］ ｝ ｠ 〉 》 」 』 】 〕 〗 〙 〛 〞 〟 ｣"},
		{"comma or stop", "， 、 ； ： ､ 。 ． ！ ？ ‼ ⁇ ⁈ ⁉ ｡"},
		{"two-em units", "—— …… ⋯⋯ ‥‥ ⸺"},
	};
	/* right: letters, open, close, comma or stop, units */
	static const scaled widths[5][5] = {
		{-1, 500, 0, 0, 0},
		{0, 0, 0, 0, 0},
		{500, 500, 0, 0, 500},
		{500, 500, 0, 0, 500},
		{0, 500, 0, 0, 0},
	};
	const struct spacing_rules rules = {LANGUAGE_ZH_HANS, MARKS_QUANJIAO, 250};
	struct flat flat;
	char names[5][5][64], text[32];

	flat_init(&flat);
	for (size_t left = 0; left < 5; left++)
		for (size_t right = 0; right < 5; right++) {
			char *const name = names[left][right];

			snprintf(name, sizeof(names[0][0]), "%s before %s",
				groups[left].name, groups[right].name);
			unit_case(unit, name);
			for (struct str a = str_from(groups[left].members); a.len > 0;)
				for (struct str first = next_member(&a),
						b = str_from(groups[right].members);
					b.len > 0 && widths[left][right] >= 0;) {
					const struct str second = next_member(&b);

					/* two dashes would be four */
					if (left == 4 && str_eq(first, second))
						continue;
					snprintf(text, sizeof(text), "%.*s%.*s",
						(int)first.len, first.data,
						(int)second.len, second.data);
					const struct gap gap =
						gap_at_end(&flat, text, &rules);

					if (gap.width != widths[left][right])
						printf("# %s: %d\n", text, gap.width);
					CHECK(unit, gap.width == widths[left][right]);
				}
		}
	flat_clear(&flat);
	unit_case(unit, NULL); /* the names end here */
}

/* TYPOGRAPHY 4. */
static void test_autospace(struct unit *unit)
{
	static const struct gap_case cases[] = {
		{"中a", 250},
		{"中 a", 250},
		{"中\na", 250},
		{"a中", 250},
		{"中1", 250},
		{"2024年", 125},
		{"5 分", 125},
		{"F1分", 250},
		{"50%的", 250},
		{"C++的", 250},
		{"中#a", 0},
		{"为#", 0},
		{"中 - ", 250},
		{"a b", 250},
		{"ab", 0},
		{"中\n文", 0},
		{"中文", 0},
		{"中 文", 250},
		{"力(", 250},
		{")机", 250},
		{"(中", 0},
		{"器/", 0},
		{"吗?", 0},
		{"? 上", 250},
		{"用`x", 250},
		{"`x`的", 250},
		{"`中x", 0},
		/* as wide as Han */
		{"5％", 0},
		{"￥5", 0},
		{"＜b", 0},
		{"Ｑ1", 0},
		{"第Ⅱ", 0},
		{"①中", 0},
		{"中①", 0},
		{"① 中", 250},
		/* exponents and footnote marks */
		{"米²", 0},
		{"米²的", 0},
		{"m²的", 250},
	};
	const struct spacing_rules rules = {LANGUAGE_ZH_HANS, MARKS_QUANJIAO, 250};

	check_gaps(unit, cases, sizeof(cases) / sizeof(cases[0]), &rules);
}

static void test_styles(struct unit *unit)
{
	static const struct gap_case kaiming[] = {
		{"，中", 0}, {"。中", 500}, {"？中", 500}, {"）中", 0}, {"中（", 0}};
	static const struct gap_case banjiao[] = {{"，中", 0}, {"。中", 0}, {"中（", 0}};
	static const struct gap_case full[] = {
		{"。”", 500}, {"）（", 1000}, {"，中", 500}};
	static const struct gap_case japanese[] = {
		{"。・", 500}, {"」・", 0}, {"・「", 0}};
	struct spacing_rules rules = {LANGUAGE_ZH_HANS, MARKS_KAIMING, 250};

	check_gaps(unit, kaiming, 5, &rules);
	rules.marks = MARKS_BANJIAO;
	check_gaps(unit, banjiao, 3, &rules);
	rules.marks = MARKS_FULL;
	check_gaps(unit, full, 3, &rules);
	rules = (struct spacing_rules){LANGUAGE_JA, MARKS_QUANJIAO, 250};
	check_gaps(unit, japanese, 3, &rules);
}

static void test_tiers(struct unit *unit)
{
	const struct spacing_rules rules = {LANGUAGE_ZH_HANS, MARKS_QUANJIAO, 250};
	struct flat flat;

	flat_init(&flat);
	unit_case(unit, "what gives way");
	CHECK(unit, gap_at_end(&flat, "a b", &rules).tier == SHRINK_WORD);
	CHECK(unit, gap_at_end(&flat, "a b", &rules).shrink == 50);
	CHECK(unit, gap_at_end(&flat, "a b", &rules).stretch[STRETCH_WORD] == 150);
	CHECK(unit, gap_at_end(&flat, "a b", &rules).stretch[STRETCH_AUTOSPACE] == 0);
	CHECK(unit,
		gap_at_end(&flat, "中, 中", &rules).stretch[STRETCH_AUTOSPACE] == 150);
	CHECK(unit, gap_at_end(&flat, "中, 中", &rules).stretch[STRETCH_WORD] == 0);
	CHECK(unit, gap_at_end(&flat, "中（", &rules).tier == SHRINK_BRACKET);
	CHECK(unit, gap_at_end(&flat, "，中", &rules).tier == SHRINK_COMMA);
	CHECK(unit, gap_at_end(&flat, "。中", &rules).shrink == 0);
	CHECK(unit, gap_at_end(&flat, "中a", &rules).shrink == 125);
	CHECK(unit, gap_at_end(&flat, "中a", &rules).stretch[STRETCH_SPACE] == 100);
	CHECK(unit, gap_at_end(&flat, "中a", &rules).stretch[STRETCH_AUTOSPACE] == 150);

	unit_case(unit, "full stops last, where the style wants it, in Chinese");
	struct spacing_rules shrinking = rules;

	shrinking.stops_shrink = true;
	CHECK(unit, gap_at_end(&flat, "。中", &shrinking).tier == SHRINK_STOP);
	CHECK(unit, gap_at_end(&flat, "。中", &shrinking).shrink == 500);
	CHECK(unit, gap_at_end(&flat, "，中", &shrinking).tier == SHRINK_COMMA);
	CHECK(unit, gap_at_end(&flat, "？a", &shrinking).shrink == 375);
	shrinking.marks = MARKS_KAIMING;
	CHECK(unit, gap_at_end(&flat, "。中", &shrinking).shrink == 0);
	shrinking.marks = MARKS_QUANJIAO;
	shrinking.language = LANGUAGE_JA;
	CHECK(unit, gap_at_end(&flat, "。中", &shrinking).shrink == 0);

	unit_case(unit, "a space of code keeps its width");
	CHECK(unit, gap_at_end(&flat, "`a b", &rules).width == 250);
	CHECK(unit, gap_at_end(&flat, "`a b", &rules).shrink == 0);

	unit_case(unit, "what never stretches");
	CHECK(unit, gap_at_end(&flat, "。”", &rules).stretch[STRETCH_JOINT] == 0);
	CHECK(unit, gap_at_end(&flat, "——中", &rules).stretch[STRETCH_JOINT] == 0);
	CHECK(unit, gap_at_end(&flat, "ab", &rules).stretch[STRETCH_JOINT] == 0);
	CHECK(unit, gap_at_end(&flat, "器/解", &rules).stretch[STRETCH_JOINT] == 0);
	CHECK(unit, gap_at_end(&flat, "中文", &rules).stretch[STRETCH_JOINT] == 250);
	flat_clear(&flat);
}

static void test_frames(struct unit *unit)
{
	const struct spacing_rules rules = {LANGUAGE_ZH_HANS, MARKS_QUANJIAO, 250};
	const struct flat_run plain = {.size = TEST_EM, .link = FLAT_NO_LINK};
	const struct flat_run key = {
		.size = TEST_EM, .link = FLAT_NO_LINK, .flags = RUN_KEY};
	const struct spacing_sides sides = {0};
	struct flat flat;

	unit_case(unit, "frames of keys touch nothing");
	flat_init(&flat);
	flat_set_run(&flat, &plain);
	flat_put(&flat, STR("按"));
	flat_set_run(&flat, &key);
	flat_put(&flat, STR("C"));
	flat_set_run(&flat, &plain);
	flat_put(&flat, STR("+"));
	flat_set_run(&flat, &key);
	flat_put(&flat, STR("V"));
	flat_set_run(&flat, &plain);
	flat_put(&flat, STR("。"));
	for (size_t i = 1; i < flat.chars.len; i++) {
		const struct gap gap = spacing_before(&flat, i, &rules, &sides);

		CHECK(unit, gap.width == 250 && gap.shrink == 0);
	}
	flat_clear(&flat);
}

static void test_scripts(struct unit *unit)
{
	const struct spacing_rules rules = {LANGUAGE_ZH_HANS, MARKS_QUANJIAO, 250};
	const struct flat_run plain = {.size = TEST_EM, .link = FLAT_NO_LINK};
	const struct flat_run raised = {
		.size = TEST_EM, .rise = 300, .link = FLAT_NO_LINK};
	const struct spacing_sides sides = {0};
	struct flat flat;

	unit_case(unit, "a footnote mark touches its Han, an exponent parts from Han");
	flat_init(&flat);
	flat_set_run(&flat, &plain);
	flat_put(&flat, STR("甲"));
	flat_set_run(&flat, &raised);
	flat_put(&flat, STR("2"));
	flat_set_run(&flat, &plain);
	flat_put(&flat, STR("乙x"));
	flat_set_run(&flat, &raised);
	flat_put(&flat, STR("2"));
	flat_set_run(&flat, &plain);
	flat_put(&flat, STR("丙"));
	static const scaled widths[] = {0, 0, 250, 0, 250};

	for (size_t i = 1; i < flat.chars.len; i++)
		CHECK(unit,
			spacing_before(&flat, i, &rules, &sides).width == widths[i - 1]);
	flat_clear(&flat);
}

static void test_formulas(struct unit *unit)
{
	const struct spacing_rules rules = {LANGUAGE_ZH_HANS, MARKS_QUANJIAO, 250};
	const struct flat_run run = {.size = TEST_EM, .link = FLAT_NO_LINK};
	const struct spacing_sides sides = {0};
	const struct flat_object letter = {.kind = OBJECT_FORMULA, .width = 500};
	struct flat_object equals = letter;
	struct flat flat;

	unit_case(unit, "gaps inside a formula stretch beside autospaces");
	flat_init(&flat);
	flat_set_run(&flat, &run);
	flat_put_object(&flat, &letter);
	equals.continues = true;
	equals.gap = 278;
	equals.stretch = 279;
	equals.shrink = 111;
	flat_put_object(&flat, &equals);
	const struct gap gap = spacing_before(&flat, 1, &rules, &sides);

	CHECK(unit, gap.width == 278 && gap.tier == SHRINK_AUTOSPACE);
	CHECK(unit, gap.shrink == 111);
	CHECK(unit, gap.stretch[STRETCH_SPACE] == 93);
	CHECK(unit, gap.stretch[STRETCH_AUTOSPACE] == 186);
	flat_clear(&flat);
}

int main(void)
{
	struct unit unit = {0};

	test_squeeze(&unit);
	test_matrix(&unit);
	test_autospace(&unit);
	test_styles(&unit);
	test_tiers(&unit);
	test_frames(&unit);
	test_scripts(&unit);
	test_formulas(&unit);
	return unit_end(&unit);
}
