/* SPDX-License-Identifier: MIT */
#include "style/value.h"

#include "style/papers.h"

#define DECIMAL_DIGITS 6
#define LARGEST_WHOLE  20000
#define MOST_PITCHES   100

/* A decimal number in millionths; takes it off *text. */
static bool skip_decimal(struct str *text, int64_t *millionths)
{
	const bool is_negative = str_skip(text, STR("-"));
	int64_t value = 0;
	size_t digits = 0, decimals = 0, i = 0;
	bool in_fraction = false;

	for (; i < text->len; i++) {
		const char byte = text->data[i];

		if (byte == '.' && !in_fraction) {
			in_fraction = true;
			continue;
		}
		if (byte < '0' || byte > '9')
			break;
		digits++;
		if (in_fraction && ++decimals > DECIMAL_DIGITS)
			continue;
		value = value * 10 + (byte - '0');
		if (value > (int64_t)LARGEST_WHOLE * 1000000)
			return false;
	}
	for (; decimals < DECIMAL_DIGITS; decimals++)
		value *= 10;
	*text = str_from_offset(*text, i);
	*millionths = is_negative ? -value : value;
	return digits > 0 && value <= (int64_t)LARGEST_WHOLE * 1000000;
}

/* millionths of a unit that is numerator/denominator scaled points long. */
static bool length_of(
	int64_t millionths, int64_t numerator, int64_t denominator, scaled *value)
{
	const int64_t divisor = denominator * 1000000;
	const int64_t product = millionths * numerator;
	const int64_t length =
		(product + (product < 0 ? -divisor : divisor) / 2) / divisor;

	if (length > SCALED_MAX || length < -SCALED_MAX)
		return false;
	*value = (scaled)length;
	return true;
}

bool style_parse_length(struct str text, scaled em, scaled *value)
{
	int64_t millionths;

	if (!skip_decimal(&text, &millionths))
		return false;
	text = str_trim(text);
	if (text.len == 0 && millionths == 0)
		return length_of(0, 1, 1, value);
	if (str_eq(text, STR("pt")))
		return length_of(millionths, SCALED_PT, 1, value);
	if (str_eq(text, STR("mm")))
		return length_of(millionths, (int64_t)SCALED_PT * 360, 127, value);
	if (str_eq(text, STR("cm")))
		return length_of(millionths, (int64_t)SCALED_PT * 3600, 127, value);
	if (str_eq(text, STR("in")))
		return length_of(millionths, (int64_t)SCALED_PT * 72, 1, value);
	if (str_eq(text, STR("em")) && em > 0)
		return length_of(millionths, em, 1, value);
	return false;
}

static int hex_digit(char byte)
{
	if (byte >= '0' && byte <= '9')
		return byte - '0';
	if (byte >= 'a' && byte <= 'f')
		return byte - 'a' + 10;
	if (byte >= 'A' && byte <= 'F')
		return byte - 'A' + 10;
	return -1;
}

bool style_parse_colour(struct str text, struct style_colour *value)
{
	unsigned char channels[3];
	const size_t digits = text.len == 4 ? 1 : 2;

	if ((text.len != 4 && text.len != 7) || text.data[0] != '#')
		return false;
	for (size_t i = 0; i < 3; i++) {
		const int high = hex_digit(text.data[1 + i * digits]);
		const int low = hex_digit(text.data[i * digits + digits]);

		if (high < 0 || low < 0)
			return false;
		channels[i] = (unsigned char)(high * 16 + low);
	}
	*value = (struct style_colour){channels[0], channels[1], channels[2]};
	return true;
}

bool style_parse_bool(struct str text, bool *value)
{
	static const char *const yes[] = {"true", "yes", "on"};
	static const char *const no[] = {"false", "no", "off"};

	for (size_t i = 0; i < 3; i++) {
		const bool is_yes = str_eq(text, str_from(yes[i]));

		if (is_yes || str_eq(text, str_from(no[i]))) {
			*value = is_yes;
			return true;
		}
	}
	return false;
}

bool style_parse_number(struct str text, int32_t *value)
{
	int64_t millionths;

	if (!skip_decimal(&text, &millionths) || text.len > 0)
		return false;
	*value = (int32_t)(millionths / 1000);
	return true;
}

bool style_parse_choice(struct str text, struct str words, unsigned *value)
{
	unsigned index = 0;

	while (words.len > 0) {
		const size_t space = str_find_byte(words, ' ', 0);
		const size_t end = space == STR_NPOS ? words.len : space;

		if (str_eq(text, str_slice(words, 0, end))) {
			*value = index;
			return true;
		}
		index++;
		words = str_from_offset(words, end + 1);
	}
	return false;
}

bool style_parse_space(struct str text, struct style_space *value)
{
	static const struct str forms[] = {
		STR_INIT("plain"), STR_INIT("ruled"), STR_INIT("grid")};
	const size_t colon = str_find_byte(text, ':', 0);
	struct style_space space = {STYLE_SPACE_PLAIN, 0};
	size_t form = 0;

	if (str_eq(text, STR("rest"))) {
		*value = (struct style_space){STYLE_SPACE_REST, 0};
		return true;
	}
	if (!str_to_unsigned(str_slice(text, 0, colon), &space.pitches) ||
		space.pitches > MOST_PITCHES)
		return false;
	if (colon != STR_NPOS)
		while (form < 3 && !str_eq(str_from_offset(text, colon + 1), forms[form]))
			form++;
	if (form == 3)
		return false;
	space.form = (enum style_space_form)form;
	*value = space;
	return true;
}

struct paper {
	struct str name;
	int width, height; /* tenths of a millimetre */
};

#define PAPER(name, width, height) {STR_INIT(#name), width, height},

static const struct paper papers[] = {STYLE_PAPERS(PAPER)};

static scaled tenths_of_mm(int length)
{
	return (scaled)(((int64_t)length * SCALED_PT * 72 + 127) / 254);
}

/* "8K", or "8K landscape". */
static bool parse_paper(struct str text, struct style_size *value)
{
	const bool is_landscape = str_ends(text, STR(" landscape"));
	struct str name = text;

	if (is_landscape)
		name = str_trim(str_slice(text, 0, text.len - STR(" landscape").len));
	for (size_t i = 0; i < sizeof(papers) / sizeof(papers[0]); i++) {
		const scaled width = tenths_of_mm(papers[i].width),
			     height = tenths_of_mm(papers[i].height);

		if (!str_eq_ascii_case(name, papers[i].name))
			continue;
		*value = (struct style_size){
			is_landscape ? height : width, is_landscape ? width : height};
		return true;
	}
	return false;
}

bool style_parse_size(struct str text, struct style_size *value)
{
	struct style_size size = {0, 0};
	const size_t times = str_find_byte(text, 'x', 0);

	if (parse_paper(text, value))
		return true;
	if (times == STR_NPOS ||
		!style_parse_length(
			str_trim(str_slice(text, 0, times)), 0, &size.width) ||
		!style_parse_length(
			str_trim(str_from_offset(text, times + 1)), 0, &size.height))
		return false;
	if (size.width < SCALED(72) || size.height < SCALED(72) ||
		size.width > STYLE_PAPER_MAX || size.height > STYLE_PAPER_MAX)
		return false;
	*value = size;
	return true;
}
