/* SPDX-License-Identifier: MIT */
/* The Gregorian calendar by its 400-year cycle of 146,097 days, the year begun in March
 * so that the leap day is its last. */
#include "base/date.h"

#include <stdio.h>

#define DAY_SECONDS 86400
#define CYCLE_DAYS  146097

struct day {
	unsigned year, month, day;
};

/* Days since 1970-01-01 of a date. */
static int64_t days_of(struct day date)
{
	const unsigned year = date.month <= 2 ? date.year - 1 : date.year;
	const unsigned month = date.month <= 2 ? date.month + 9 : date.month - 3;
	const unsigned of_year = (153 * month + 2) / 5 + date.day - 1;
	const unsigned in_cycle = year % 400;
	const unsigned of_cycle =
		in_cycle * 365 + in_cycle / 4 - in_cycle / 100 + of_year;

	return (int64_t)(year / 400) * CYCLE_DAYS + of_cycle - 719468;
}

static struct day day_of(int64_t days)
{
	const unsigned shifted = (unsigned)(days + 719468);
	const unsigned of_cycle = shifted % CYCLE_DAYS;
	const unsigned in_cycle = (of_cycle - of_cycle / 1460 + of_cycle / 36524 -
					  of_cycle / (CYCLE_DAYS - 1)) /
				  365;
	const unsigned of_year =
		of_cycle - (365 * in_cycle + in_cycle / 4 - in_cycle / 100);
	const unsigned month = (5 * of_year + 2) / 153;
	const unsigned year = shifted / CYCLE_DAYS * 400 + in_cycle;

	return (struct day){month < 10 ? year : year + 1,
		month < 10 ? month + 3 : month - 9, of_year - (153 * month + 2) / 5 + 1};
}

struct str date_to_text(char storage[DATE_LEN + 1], int64_t instant)
{
	const int64_t seconds = instant < 0 ? 0 : instant > DATE_MAX ? DATE_MAX : instant;
	const struct day day = day_of(seconds / DAY_SECONDS);
	const unsigned rest = (unsigned)(seconds % DAY_SECONDS);
	const int len = snprintf(storage, DATE_LEN + 1, "%04u-%02u-%02uT%02u:%02u:%02uZ",
		day.year % 10000, day.month % 100, day.day % 100, rest / 3600 % 24,
		rest / 60 % 60, rest % 60);

	return (struct str){storage, (size_t)len};
}

static bool digits(struct str text, size_t at, size_t count, unsigned *value)
{
	return str_to_unsigned(str_slice(text, at, at + count), value);
}

bool date_from_text(struct str text, int64_t *instant)
{
	char again[DATE_LEN + 1];
	struct day day;
	unsigned hour, minute, second;

	if (text.len != DATE_LEN || !digits(text, 0, 4, &day.year) ||
		!digits(text, 5, 2, &day.month) || !digits(text, 8, 2, &day.day) ||
		!digits(text, 11, 2, &hour) || !digits(text, 14, 2, &minute) ||
		!digits(text, 17, 2, &second) || day.year < 1970 || day.month < 1 ||
		day.month > 12)
		return false;
	*instant = days_of(day) * DAY_SECONDS + hour * 3600 + minute * 60 + second;
	/* What is no date (30 February, 24:00) has another text. */
	return str_eq(date_to_text(again, *instant), text);
}
