/* SPDX-License-Identifier: MIT */
#include "write/pdf/profile.h"

#include <math.h>

#include "unit/unit.h"

static unsigned long number_at(struct str data, size_t at, size_t bytes)
{
	unsigned long value = 0;

	for (size_t i = at; i < at + bytes && i < data.len; i++)
		value = value << 8 | (unsigned char)data.data[i];
	return value;
}

/* The place of a tag's data; 0: there is no such tag, or it lies outside the profile. */
static size_t find_tag(struct str data, const char *name)
{
	for (size_t i = 0; i < number_at(data, 128, 4); i++) {
		const size_t entry = 132 + 12 * i;
		const size_t at = number_at(data, entry + 4, 4);
		const size_t len = number_at(data, entry + 8, 4);

		if (str_eq(str_slice(data, entry, entry + 4), str_from(name)))
			return at % 4 == 0 && at + len <= data.len ? at : 0;
	}
	return 0;
}

/* IEC 61966-2-1, 5.2. */
static double light(double value)
{
	return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static void test_curve(struct unit *unit, struct str data)
{
	const size_t at = find_tag(data, "gTRC");
	const size_t count = number_at(data, at + 8, 4);

	unit_case(unit, "its curve is that of sRGB");
	CHECK(unit, at > 0 && count > 1);
	for (size_t i = 0; i < count; i++) {
		const double wanted = light((double)i / (double)(count - 1)) * 65535;
		const double got = (double)number_at(data, at + 12 + 2 * i, 2);

		CHECK(unit, fabs(got - wanted) <= 0.5001);
	}
}

/* White is what red, green and blue make together. */
static void test_colours(struct unit *unit, struct str data)
{
	static const char *const names[] = {"rXYZ", "gXYZ", "bXYZ"};
	const size_t white = find_tag(data, "wtpt");

	unit_case(unit, "its colours make white");
	for (size_t axis = 0; axis < 3; axis++) {
		unsigned long sum = 0;

		for (size_t i = 0; i < 3; i++)
			sum += number_at(
				data, find_tag(data, names[i]) + 8 + 4 * axis, 4);
		CHECK(unit, sum == number_at(data, white + 8 + 4 * axis, 4));
	}
}

int main(void)
{
	struct unit unit = {0};
	struct buf profile;

	buf_init(&profile, 0);
	profile_put_srgb(&profile);
	const struct str data = buf_str(&profile);

	unit_case(&unit, "a profile says its size and has all tags");
	CHECK(&unit, number_at(data, 0, 4) == data.len);
	CHECK_STR(&unit, str_slice(data, 12, 24), STR("mntrRGB XYZ "));
	CHECK_STR(&unit, str_slice(data, 36, 40), STR("acsp"));
	CHECK(&unit, find_tag(data, "desc") && find_tag(data, "cprt"));
	CHECK(&unit, find_tag(data, "rTRC") == find_tag(data, "bTRC"));
	test_curve(&unit, data);
	test_colours(&unit, data);
	buf_clear(&profile);
	return unit_end(&unit);
}
