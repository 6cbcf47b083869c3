/* SPDX-License-Identifier: MIT */
#include "base/date.h"

#include "unit/unit.h"

static void check_both(struct unit *unit, int64_t instant, const char *text)
{
	char storage[DATE_LEN + 1];
	int64_t again = -1;

	CHECK_STR(unit, date_to_text(storage, instant), str_from(text));
	CHECK(unit, date_from_text(str_from(text), &again) && again == instant);
}

static void check_no_date(struct unit *unit, const char *text)
{
	int64_t instant;

	CHECK(unit, !date_from_text(str_from(text), &instant));
}

int main(void)
{
	struct unit unit = {0};
	char storage[DATE_LEN + 1];

	unit_case(&unit, "date/both ways");
	check_both(&unit, 0, "1970-01-01T00:00:00Z");
	check_both(&unit, 951782400, "2000-02-29T00:00:00Z");
	check_both(&unit, 1700000000, "2023-11-14T22:13:20Z");
	check_both(&unit, 4107542399, "2100-02-28T23:59:59Z");
	check_both(&unit, 4107542400, "2100-03-01T00:00:00Z");
	check_both(&unit, DATE_MAX, "9999-12-31T23:59:59Z");
	unit_case(&unit, "date/every day of four centuries");
	for (int64_t day = 0; day < 146097; day++) {
		int64_t again;

		CHECK(&unit,
			date_from_text(date_to_text(storage, day * 86400 + 1), &again) &&
				again == day * 86400 + 1);
	}
	unit_case(&unit, "date/out of the years");
	CHECK_STR(&unit, date_to_text(storage, -1), STR("1970-01-01T00:00:00Z"));
	CHECK_STR(&unit, date_to_text(storage, INT64_MAX), STR("9999-12-31T23:59:59Z"));
	unit_case(&unit, "date/no dates");
	check_no_date(&unit, "");
	check_no_date(&unit, "2023-02-29T00:00:00Z");
	check_no_date(&unit, "2023-13-01T00:00:00Z");
	check_no_date(&unit, "2023-00-01T00:00:00Z");
	check_no_date(&unit, "2023-01-00T00:00:00Z");
	check_no_date(&unit, "2023-01-01T24:00:00Z");
	check_no_date(&unit, "2023-01-01 00:00:00Z");
	check_no_date(&unit, "1969-12-31T23:59:59Z");
	check_no_date(&unit, "2023-01-01T00:00:0xZ");
	check_no_date(&unit, "9999-12-31T23:59:60Z");
	return unit_end(&unit);
}
