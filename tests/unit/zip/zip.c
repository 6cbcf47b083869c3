/* SPDX-License-Identifier: MIT */
#include "write/zip/zip.h"

#include <stdlib.h>
#include <time.h>

#include "unit/unit.h"

static unsigned byte_at(struct str text, size_t at)
{
	return at < text.len ? (unsigned char)text.data[at] : 0;
}

static unsigned short_at(struct str text, size_t at)
{
	return byte_at(text, at) | byte_at(text, at + 1) << 8;
}

static bool make(struct str date, struct buf *out)
{
	static const struct zip_item items[] = {
		{STR_INIT("mimetype"), STR_INIT("application/epub+zip"), true},
		{STR_INIT("a/b.txt"),
			STR_INIT("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), false},
		{STR_INIT("empty"), STR_INIT(""), false},
	};
	const struct zip_archive archive = {items, 3, date};
	struct buf error;

	buf_init(out, 0);
	buf_init(&error, 0);
	const bool done = zip_write(&archive, out, &error) && error.len == 0;

	buf_clear(&error);
	return done;
}

static void test_layout(struct unit *unit)
{
	struct buf archive;

	unit_case(unit, "zip/layout: the first entry as EPUB wants it");
	CHECK(unit, make(STR("2026-11-23T13:45:58Z"), &archive));
	const struct str bytes = buf_str(&archive);

	CHECK_STR(unit, str_slice(bytes, 0, 4), STR("PK\3\4"));
	CHECK(unit, short_at(bytes, 6) == 0);  /* no data descriptor */
	CHECK(unit, short_at(bytes, 8) == 0);  /* stored */
	CHECK(unit, short_at(bytes, 28) == 0); /* no extra field */
	CHECK_STR(unit, str_slice(bytes, 30, 58), STR("mimetypeapplication/epub+zip"));
	unit_case(unit, "zip/layout: the date that was given");
	CHECK(unit, short_at(bytes, 10) == (13u << 11 | 45u << 5 | 29u));
	CHECK(unit, short_at(bytes, 12) == (46u << 9 | 11u << 5 | 23u));
	unit_case(unit, "zip/layout: the second is deflated");
	CHECK(unit, short_at(bytes, 58 + 8) == 8);
	buf_clear(&archive);
}

static void test_zones(struct unit *unit)
{
	static const char *const zones[] = {"UTC", "Asia/Shanghai", "America/St_Johns"};
	struct buf first, other;

	unit_case(unit, "zip/zones: the same bytes everywhere");
	CHECK(unit, make(STR("2026-11-23T13:45:58Z"), &first));
	for (size_t i = 0; i < 3; i++) {
		setenv("TZ", zones[i], 1);
		tzset();
		CHECK(unit, make(STR("2026-11-23T13:45:58Z"), &other));
		CHECK(unit, str_eq(buf_str(&first), buf_str(&other)));
		buf_clear(&other);
	}
	buf_clear(&first);
}

static void test_dates(struct unit *unit)
{
	static const struct str dates[] = {STR_INIT(""), STR_INIT("1970-01-01T00:00:00Z"),
		STR_INIT("9999-01-01T00:00:00Z"), STR_INIT("not a date, no, no!")};

	unit_case(unit, "zip/dates: what the format cannot hold is 1980-01-01");
	for (size_t i = 0; i < 4; i++) {
		struct buf archive;

		CHECK(unit, make(dates[i], &archive));
		CHECK(unit, short_at(buf_str(&archive), 12) == (1u << 5 | 1u));
		buf_clear(&archive);
	}
}

static void test_failures(struct unit *unit)
{
	static const struct zip_item twice[] = {{STR_INIT("a"), STR_INIT("1"), true},
		{STR_INIT("a"), STR_INIT("2"), true}};
	const struct zip_archive archive = {twice, 2, STR("2026-11-23T13:45:58Z")};
	struct buf out, error;

	unit_case(unit, "zip/failure: a name that comes twice is said");
	buf_init(&out, 0);
	buf_init(&error, 0);
	CHECK(unit, !zip_write(&archive, &out, &error));
	CHECK(unit, error.len > 0 && out.len == 0);
	buf_clear(&out);
	buf_clear(&error);
}

int main(void)
{
	struct unit unit = {0};

	test_layout(&unit);
	test_zones(&unit);
	test_dates(&unit);
	test_failures(&unit);
	return unit_end(&unit);
}
