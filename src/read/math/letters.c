/* SPDX-License-Identifier: MIT */
/* The block has one run of 52 Latin letters per alphabet, then runs of 58 Greek ones,
 * then runs of ten digits; letters that Unicode had before are missing from the runs. */
#include "read/math/letters.h"

#define LATIN_START 0x1D400u
#define GREEK_START 0x1D6A8u
#define DIGIT_START 0x1D7CEu
#define NO_RUN      0xFFu

/* The number of each alphabet's run, in the order of enum math_variant. */
struct runs {
	uint8_t latin, greek, digit;
};

static const struct runs runs[] = {
	[MATH_UPRIGHT] = {NO_RUN, NO_RUN, NO_RUN},
	[MATH_ITALIC] = {1, 1, NO_RUN},
	[MATH_BOLD] = {0, 0, 0},
	[MATH_BOLD_ITALIC] = {2, 2, 0},
	[MATH_SCRIPT] = {3, NO_RUN, NO_RUN},
	[MATH_BOLD_SCRIPT] = {4, 0, 0},
	[MATH_CALLIGRAPHIC] = {3, NO_RUN, NO_RUN},
	[MATH_BOLD_CALLIGRAPHIC] = {4, 0, 0},
	[MATH_FRAKTUR] = {5, NO_RUN, NO_RUN},
	[MATH_BOLD_FRAKTUR] = {7, 0, 0},
	[MATH_DOUBLE_STRUCK] = {6, NO_RUN, 1},
	[MATH_SANS] = {8, NO_RUN, 2},
	[MATH_SANS_BOLD] = {9, 3, 3},
	[MATH_SANS_ITALIC] = {10, NO_RUN, 2},
	[MATH_SANS_BOLD_ITALIC] = {11, 4, 3},
	[MATH_MONOSPACE] = {12, NO_RUN, 4},
};

/* The holes of the block and what stands for them (Unicode 15, U+2100 and U+1D400). */
static const struct {
	uint32_t hole, letter;
} holes[] = {
	{0x1D455, 0x210E},
	{0x1D49D, 0x212C},
	{0x1D4A0, 0x2130},
	{0x1D4A1, 0x2131},
	{0x1D4A3, 0x210B},
	{0x1D4A4, 0x2110},
	{0x1D4A7, 0x2112},
	{0x1D4A8, 0x2133},
	{0x1D4AD, 0x211B},
	{0x1D4BA, 0x212F},
	{0x1D4BC, 0x210A},
	{0x1D4C4, 0x2134},
	{0x1D506, 0x212D},
	{0x1D50B, 0x210C},
	{0x1D50C, 0x2111},
	{0x1D515, 0x211C},
	{0x1D51D, 0x2128},
	{0x1D53A, 0x2102},
	{0x1D53F, 0x210D},
	{0x1D545, 0x2115},
	{0x1D547, 0x2119},
	{0x1D548, 0x211A},
	{0x1D549, 0x211D},
	{0x1D551, 0x2124},
};

/* What stands in a Greek run beside the letters, at these places. */
static const struct {
	uint32_t letter;
	uint8_t place;
} greek_extras[] = {
	{0x3F4, 17},
	{0x2207, 25},
	{0x2202, 51},
	{0x3F5, 52},
	{0x3D1, 53},
	{0x3F0, 54},
	{0x3D5, 55},
	{0x3F1, 56},
	{0x3D6, 57},
};

static bool latin_place(uint32_t letter, uint32_t *place)
{
	if (letter >= 'A' && letter <= 'Z')
		*place = letter - 'A';
	else if (letter >= 'a' && letter <= 'z')
		*place = letter - 'a' + 26;
	else
		return false;
	return true;
}

static bool greek_place(uint32_t letter, uint32_t *place)
{
	if (letter >= 0x391 && letter <= 0x3A9 && letter != 0x3A2) {
		*place = letter - 0x391;
		return true;
	}
	if (letter >= 0x3B1 && letter <= 0x3C9) {
		*place = letter - 0x3B1 + 26;
		return true;
	}
	for (size_t i = 0; i < sizeof(greek_extras) / sizeof(*greek_extras); i++)
		if (greek_extras[i].letter == letter) {
			*place = greek_extras[i].place;
			return true;
		}
	return false;
}

static uint32_t fill_hole(uint32_t code_point)
{
	for (size_t i = 0; i < sizeof(holes) / sizeof(*holes); i++)
		if (holes[i].hole == code_point)
			return holes[i].letter;
	return code_point;
}

uint32_t math_letter(uint32_t letter, enum math_variant variant)
{
	const struct runs *const run = &runs[variant];
	uint32_t place;

	if (letter >= '0' && letter <= '9')
		return run->digit == NO_RUN
			       ? letter
			       : DIGIT_START + run->digit * 10u + letter - '0';
	if (latin_place(letter, &place))
		return run->latin == NO_RUN
			       ? letter
			       : fill_hole(LATIN_START + run->latin * 52u + place);
	if (variant == MATH_ITALIC && (letter == 0x131 || letter == 0x237))
		return letter == 0x131 ? 0x1D6A4 : 0x1D6A5;
	if (greek_place(letter, &place))
		return run->greek == NO_RUN ? letter
					    : GREEK_START + run->greek * 58u + place;
	if (variant == MATH_BOLD && (letter == 0x3DC || letter == 0x3DD))
		return letter - 0x3DC + 0x1D7CA;
	return letter;
}

enum math_variant math_variant_bold(enum math_variant variant)
{
	switch (variant) {
	case MATH_UPRIGHT:
	case MATH_BOLD:
	case MATH_DOUBLE_STRUCK:
	case MATH_MONOSPACE: return variant == MATH_UPRIGHT ? MATH_BOLD : variant;
	case MATH_ITALIC:
	case MATH_BOLD_ITALIC: return MATH_BOLD_ITALIC;
	case MATH_SCRIPT:
	case MATH_BOLD_SCRIPT: return MATH_BOLD_SCRIPT;
	case MATH_CALLIGRAPHIC:
	case MATH_BOLD_CALLIGRAPHIC: return MATH_BOLD_CALLIGRAPHIC;
	case MATH_FRAKTUR:
	case MATH_BOLD_FRAKTUR: return MATH_BOLD_FRAKTUR;
	case MATH_SANS:
	case MATH_SANS_BOLD: return MATH_SANS_BOLD;
	case MATH_SANS_ITALIC:
	case MATH_SANS_BOLD_ITALIC: return MATH_SANS_BOLD_ITALIC;
	}
	return variant;
}

enum math_variant math_variant_default(uint32_t letter)
{
	uint32_t place;

	if (latin_place(letter, &place) || letter == 0x131 || letter == 0x237)
		return MATH_ITALIC;
	if (greek_place(letter, &place) && place >= 26)
		return MATH_ITALIC;
	return MATH_UPRIGHT;
}

static uint32_t latin_letter(uint32_t place)
{
	return place < 26 ? 'A' + place : 'a' + place - 26;
}

static uint32_t greek_letter(uint32_t place)
{
	for (size_t i = 0; i < sizeof(greek_extras) / sizeof(*greek_extras); i++)
		if (greek_extras[i].place == place)
			return greek_extras[i].letter;
	return place < 26 ? 0x391 + place : 0x3B1 + place - 26;
}

/* The variant whose run that is; MATH_CALLIGRAPHIC and digits of two are the first. */
static enum math_variant variant_of(uint32_t run, size_t field)
{
	for (int i = MATH_UPRIGHT; i <= MATH_MONOSPACE; i++) {
		const uint8_t numbers[] = {runs[i].latin, runs[i].greek, runs[i].digit};

		if (numbers[field] == run)
			return (enum math_variant)i;
	}
	return MATH_UPRIGHT;
}

bool math_letter_plain(uint32_t code_point, uint32_t *letter, enum math_variant *variant)
{
	for (size_t i = 0; i < sizeof(holes) / sizeof(*holes); i++)
		if (holes[i].letter == code_point)
			code_point = holes[i].hole;
	if (code_point < LATIN_START || code_point > 0x1D7FF)
		return false;
	if (code_point >= DIGIT_START) {
		*letter = '0' + (code_point - DIGIT_START) % 10;
		*variant = variant_of((code_point - DIGIT_START) / 10, 2);
	} else if (code_point >= 0x1D7CA) {
		return false;
	} else if (code_point >= GREEK_START) {
		*letter = greek_letter((code_point - GREEK_START) % 58);
		*variant = variant_of((code_point - GREEK_START) / 58, 1);
	} else if (code_point < LATIN_START + 13 * 52) {
		*letter = latin_letter((code_point - LATIN_START) % 52);
		*variant = variant_of((code_point - LATIN_START) / 52, 0);
	} else {
		*letter = code_point == 0x1D6A4 ? 0x131 : 0x237;
		*variant = MATH_ITALIC;
	}
	return true;
}
