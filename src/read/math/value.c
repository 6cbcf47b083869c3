/* SPDX-License-Identifier: MIT */
#include "read/math/value.h"

/* What a unit is in 1/65536 of ours: TeX's pt is 72/72.27 of PDF's (TeXbook ch. 10). */
static const struct {
	struct str name;
	enum math_unit unit;
	double factor;
} units[] = {
	{STR_INIT("em"), MATH_UNIT_EM, 1},
	{STR_INIT("ex"), MATH_UNIT_EX, 1},
	{STR_INIT("mu"), MATH_UNIT_MU, 1},
	{STR_INIT("pt"), MATH_UNIT_PT, 72 / 72.27},
	{STR_INIT("bp"), MATH_UNIT_PT, 1},
	{STR_INIT("px"), MATH_UNIT_PT, 0.75},
	{STR_INIT("mm"), MATH_UNIT_PT, 72 / 25.4},
	{STR_INIT("cm"), MATH_UNIT_PT, 72 / 2.54},
	{STR_INIT("in"), MATH_UNIT_PT, 72},
	{STR_INIT("pc"), MATH_UNIT_PT, 12 * 72 / 72.27},
	{STR_INIT("dd"), MATH_UNIT_PT, 1238.0 / 1157 * 72 / 72.27},
	{STR_INIT("cc"), MATH_UNIT_PT, 14856.0 / 1157 * 72 / 72.27},
	{STR_INIT("nd"), MATH_UNIT_PT, 685.0 / 642 * 72 / 72.27},
	{STR_INIT("nc"), MATH_UNIT_PT, 1370.0 / 107 * 72 / 72.27},
	{STR_INIT("sp"), MATH_UNIT_PT, 72 / 72.27 / 65536},
};

/* No length of a formula is longer; keeps values within int32. */
#define MAX_LENGTH 10000.0

static const struct {
	struct str name;
	struct colour colour;
} colours[] = {
	{STR_INIT("black"), {0, 0, 0}},
	{STR_INIT("white"), {255, 255, 255}},
	{STR_INIT("red"), {255, 0, 0}},
	{STR_INIT("green"), {0, 128, 0}},
	{STR_INIT("blue"), {0, 0, 255}},
	{STR_INIT("cyan"), {0, 255, 255}},
	{STR_INIT("aqua"), {0, 255, 255}},
	{STR_INIT("magenta"), {255, 0, 255}},
	{STR_INIT("fuchsia"), {255, 0, 255}},
	{STR_INIT("yellow"), {255, 255, 0}},
	{STR_INIT("gray"), {128, 128, 128}},
	{STR_INIT("grey"), {128, 128, 128}},
	{STR_INIT("darkgray"), {169, 169, 169}},
	{STR_INIT("lightgray"), {211, 211, 211}},
	{STR_INIT("silver"), {192, 192, 192}},
	{STR_INIT("brown"), {165, 42, 42}},
	{STR_INIT("lime"), {0, 255, 0}},
	{STR_INIT("olive"), {128, 128, 0}},
	{STR_INIT("orange"), {255, 165, 0}},
	{STR_INIT("pink"), {255, 192, 203}},
	{STR_INIT("purple"), {128, 0, 128}},
	{STR_INIT("teal"), {0, 128, 128}},
	{STR_INIT("violet"), {238, 130, 238}},
	{STR_INIT("indigo"), {75, 0, 130}},
	{STR_INIT("maroon"), {128, 0, 0}},
	{STR_INIT("navy"), {0, 0, 128}},
	{STR_INIT("gold"), {255, 215, 0}},
	{STR_INIT("crimson"), {220, 20, 60}},
	{STR_INIT("coral"), {255, 127, 80}},
	{STR_INIT("tomato"), {255, 99, 71}},
	{STR_INIT("salmon"), {250, 128, 114}},
	{STR_INIT("chocolate"), {210, 105, 30}},
	{STR_INIT("khaki"), {240, 230, 140}},
	{STR_INIT("turquoise"), {64, 224, 208}},
	{STR_INIT("skyblue"), {135, 206, 235}},
	{STR_INIT("steelblue"), {70, 130, 180}},
	{STR_INIT("royalblue"), {65, 105, 225}},
	{STR_INIT("darkblue"), {0, 0, 139}},
	{STR_INIT("darkred"), {139, 0, 0}},
	{STR_INIT("darkgreen"), {0, 100, 0}},
	{STR_INIT("forestgreen"), {34, 139, 34}},
	{STR_INIT("seagreen"), {46, 139, 87}},
	{STR_INIT("orchid"), {218, 112, 214}},
	{STR_INIT("plum"), {221, 160, 221}},
	{STR_INIT("tan"), {210, 180, 140}},
};

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static struct str skip_spaces(struct str text)
{
	while (text.len && strchr(" \t\n", text.data[0]))
		text = str_from_offset(text, 1);
	return text;
}

/* A decimal number with a sign; more than nine places of either part are left out. */
static bool take_number(struct str *text, double *number)
{
	struct str rest = skip_spaces(*text);
	double sign = 1, value = 0, place = 1;
	bool has_digits = false, has_point = false;

	for (; rest.len && (rest.data[0] == '+' || rest.data[0] == '-');
		rest = skip_spaces(str_from_offset(rest, 1)))
		if (rest.data[0] == '-')
			sign = -sign;
	for (; rest.len; rest = str_from_offset(rest, 1)) {
		const char byte = rest.data[0];

		if ((byte == '.' || byte == ',') && !has_point) {
			has_point = true;
		} else if (is_digit(byte)) {
			has_digits = true;
			if (has_point)
				place /= 10;
			if (value < MAX_LENGTH && place > 1e-9)
				value = has_point ? value + place * (byte - '0')
						  : value * 10 + (byte - '0');
		} else {
			break;
		}
	}
	*number = sign * value;
	*text = skip_spaces(rest);
	return has_digits;
}

bool math_value_length(struct str *text, struct math_length *length)
{
	struct str rest = *text;
	double number;

	if (!take_number(&rest, &number))
		return false;
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		if (!str_skip(&rest, units[i].name))
			continue;
		number *= units[i].factor;
		if (number > MAX_LENGTH || number < -MAX_LENGTH)
			return false;
		*length = (struct math_length){
			(int32_t)(number * 65536 + (number < 0 ? -0.5 : 0.5)),
			units[i].unit};
		*text = rest;
		return true;
	}
	return false;
}

static int hex_digit(char byte)
{
	if (is_digit(byte))
		return byte - '0';
	if (byte >= 'a' && byte <= 'f')
		return byte - 'a' + 10;
	return byte >= 'A' && byte <= 'F' ? byte - 'A' + 10 : -1;
}

static bool hex_colour(struct str text, struct colour *colour)
{
	uint8_t channels[3];
	const size_t digits = text.len / 3;

	if (text.len != 3 && text.len != 6)
		return false;
	for (size_t i = 0; i < 3; i++) {
		const int high = hex_digit(text.data[i * digits]);
		const int low = hex_digit(text.data[i * digits + digits - 1]);

		if (high < 0 || low < 0)
			return false;
		channels[i] = (uint8_t)(high * 16 + low);
	}
	*colour = (struct colour){channels[0], channels[1], channels[2]};
	return true;
}

bool math_value_colour(struct str text, struct colour *colour)
{
	text = str_trim(text);
	for (size_t i = 0; i < sizeof(colours) / sizeof(*colours); i++)
		if (str_eq_ascii_case(text, colours[i].name)) {
			*colour = colours[i].colour;
			return true;
		}
	if (str_skip(&text, STR("#")))
		return hex_colour(text, colour);
	return text.len == 6 && hex_colour(text, colour);
}
