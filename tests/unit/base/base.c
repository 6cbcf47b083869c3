/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/scaled.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "unit/unit.h"

static void test_str(struct unit *unit)
{
	struct str rest = STR("a\n\nb"), line;
	unsigned number = 7;
	char digits[21];

	unit_case(unit, "str");
	CHECK_STR(unit, str_slice(STR("abc"), 1, 9), STR("bc"));
	CHECK_STR(unit, str_trim_wide(STR("\u3000 x\u00A0\t")), STR("x"));
	CHECK(unit, str_find(STR("aXbX"), STR("X"), 2) == 3);
	CHECK(unit, str_find(STR("ab"), STR("c"), 0) == STR_NPOS);
	CHECK(unit, str_eq_ascii_case(STR("AbC"), STR("aBc")));
	CHECK(unit, !str_eq_ascii_case(STR("é"), STR("É")));
	CHECK(unit, str_next_line(&rest, &line) && str_eq(line, STR("a")));
	CHECK(unit, str_next_line(&rest, &line) && line.len == 0);
	CHECK(unit, str_next_line(&rest, &line) && str_eq(line, STR("b")));
	CHECK(unit, !str_next_line(&rest, &line));
	CHECK(unit, str_to_unsigned(STR("0042"), &number) && number == 42);
	CHECK(unit, !str_to_unsigned(STR("1234567890"), &number) && number == 42);
	CHECK(unit, !str_to_unsigned(STR("-1"), &number));
	CHECK_STR(unit, str_from_unsigned(digits, 0), STR("0"));
	CHECK_STR(unit, str_from_unsigned(digits, 18446744073709551615UL),
		STR("18446744073709551615"));
}

static void test_utf8(struct unit *unit)
{
	/* Unicode 15, table 3-8: one U+FFFD for each maximal subpart. */
	const struct str bad = STR("a\xF1\x80\x80\xE1\x80\xC2"
				   "b\x80"
				   "c\x80\xBF"
				   "d");
	size_t at = 0, count = 0, end;
	char bytes[4];

	unit_case(unit, "utf8");
	while (at < bad.len)
		count += utf8_next(bad, &at) == UTF8_REPLACEMENT;
	CHECK(unit, count == 6);
	CHECK(unit, !utf8_is_valid(bad));
	CHECK(unit, utf8_is_valid(STR("题𠮷é")));
	CHECK(unit, utf8_count(STR("题𠮷é")) == 3);
	CHECK(unit, !utf8_is_valid(STR("\xED\xA0\x80")));
	CHECK(unit, !utf8_is_valid(STR("\xC0\xAF")));
	CHECK(unit, !utf8_is_valid(STR("\xF4\x90\x80\x80")));
	end = STR("x𠮷").len;
	CHECK(unit, utf8_before(STR("x𠮷"), &end) == 0x20BB7 && end == 1);
	for (uint32_t c = 0; c < 0x110000; c += 37) {
		const size_t length = utf8_encode(bytes, c);
		const uint32_t back = utf8_at((struct str){bytes, length}, 0);

		if (back != c && !(c >= 0xD800 && c < 0xE000 && back == UTF8_REPLACEMENT))
			CHECK(unit, !"round trip");
	}
}

static void test_buf(struct unit *unit)
{
	struct buf buf;

	unit_case(unit, "buf ceiling sticks");
	buf_init(&buf, 10);
	buf_printf(&buf, "%d-%s", 12, "ab");
	CHECK_STR(unit, buf_str(&buf), STR("12-ab"));
	buf_put_c(&buf, "12345");
	CHECK(unit, !buf_failed(&buf));
	buf_put_byte(&buf, 'x');
	CHECK(unit, buf_failed(&buf));
	buf_reset(&buf);
	buf_put_signed(&buf, -42);
	CHECK_STR(unit, buf_str(&buf), STR("-42"));
	buf_clear(&buf);
}

static void test_arena(struct unit *unit)
{
	struct arena arena;

	unit_case(unit, "arena");
	arena_init(&arena);
	for (size_t round = 0; round < 3; round++) {
		for (size_t i = 1; i < 3000; i++) {
			unsigned char *const bytes = arena_alloc(&arena, i);

			CHECK(unit, bytes[0] == 0 && bytes[i - 1] == 0);
			CHECK(unit, (size_t)bytes % 16 == 0);
			memset(bytes, 0xAB, i);
		}
		arena_reset(&arena);
	}
	CHECK_STR(unit, arena_copy_str(&arena, STR("copy")), STR("copy"));
	arena_clear(&arena);
}

static void test_arena_rewind(struct unit *unit)
{
	struct arena arena;

	unit_case(unit, "arena: back to a mark");
	arena_init(&arena);
	const struct arena_mark empty = arena_mark(&arena);
	const struct str kept = arena_copy_str(&arena, STR("kept"));
	const struct arena_mark mark = arena_mark(&arena);
	const size_t bytes = arena.total_bytes;

	for (size_t round = 0; round < 3; round++) {
		for (size_t i = 1; i < 900; i++) {
			unsigned char *const object = arena_alloc(&arena, i);

			CHECK(unit, object[0] == 0 && object[i - 1] == 0);
			memset(object, 0xAB, i);
		}
		CHECK(unit, arena.total_bytes > bytes);
		arena_rewind(&arena, mark);
		CHECK(unit, arena.total_bytes == bytes);
	}
	CHECK_STR(unit, kept, STR("kept"));
	arena_rewind(&arena, empty);
	CHECK(unit, arena.total_bytes == 0);
	arena_clear(&arena);
}

static void test_map_and_vec(struct unit *unit)
{
	VEC(struct str) keys = {0};
	struct arena arena;
	struct map map;

	unit_case(unit, "map and vec");
	arena_init(&arena);
	map_init(&map);
	CHECK(unit, map_find(&map, STR("none")) == MAP_NONE);
	for (size_t i = 0; i < 5000; i++) {
		char digits[21];

		vec_push(&keys,
			arena_copy_str(&arena, str_from_unsigned(digits, i * 7919)));
		CHECK(unit, map_add(&map, *vec_last(&keys), i) == i);
	}
	for (size_t i = 0; i < keys.len; i++)
		CHECK(unit, map_find(&map, keys.data[i]) == i);
	CHECK(unit, map_add(&map, STR("0"), 99) == 0);
	map_set(&map, STR("0"), 99);
	CHECK(unit, map_find(&map, STR("0")) == 99);
	CHECK(unit, map_add(&map, STR(""), 5) == 5 && map_find(&map, STR("")) == 5);
	map_clear(&map);
	vec_clear(&keys);
	arena_clear(&arena);
}

static void test_hash(struct unit *unit)
{
	static const unsigned char abc[20] = {0xa9, 0x99, 0x3e, 0x36, 0x47, 0x06, 0x81,
		0x6a, 0xba, 0x3e, 0x25, 0x71, 0x78, 0x50, 0xc2, 0x6c, 0x9c, 0xd0, 0xd8,
		0x9d};
	unsigned char digest[20];
	char uuid[UUID_LEN + 1];
	struct sha1 sha1;

	unit_case(unit, "sha1 and uuid5");
	sha1_init(&sha1);
	sha1_add(&sha1, STR("abc")); /* FIPS 180-4 example */
	sha1_finish(&sha1, digest);
	CHECK(unit, memcmp(digest, abc, 20) == 0);
	uuid5(uuid, STR("题"));
	/* python3: uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_DNS, "tiku"), "题") */
	CHECK_STR(unit, str_from(uuid), STR("04eff7db-7fed-5368-a9f9-5241d171ce1b"));
}

static void test_file(struct unit *unit)
{
	char folder[] = "/tmp/tiku-unit-XXXXXX", path[128], inner[128];
	struct buf content;

	unit_case(unit, "file");
	buf_init(&content, 0);
	CHECK(unit, mkdtemp(folder) != NULL);
	snprintf(path, sizeof(path), "%s/a/b", folder);
	CHECK(unit, file_make_folder(path));
	snprintf(path, sizeof(path), "%s/a/b/f", folder);
	CHECK(unit, file_write(path, STR("one")) && file_write(path, STR("two")));
	CHECK(unit, file_read(path, 3, &content));
	CHECK_STR(unit, buf_str(&content), STR("two"));
	buf_reset(&content);
	CHECK(unit, !file_read(path, 2, &content) && errno == EFBIG);
	buf_reset(&content);
	CHECK(unit, file_read_beneath(folder, STR("a/b/f"), 100, &content));
	buf_reset(&content);
	CHECK(unit, file_read_beneath(folder, STR("a/./b/f"), 100, &content));
	buf_reset(&content);
	CHECK(unit, !file_read_beneath(folder, STR("../x"), 100, &content));
	CHECK(unit, !file_read_beneath(folder, STR("/etc/passwd"), 100, &content));
	CHECK(unit, !file_read_beneath(folder, STR("a/b"), 100, &content));
	CHECK(unit, !file_read_beneath(folder, STR(""), 100, &content));
	snprintf(inner, sizeof(inner), "%s/link", folder);
	CHECK(unit, symlink("/etc/passwd", inner) == 0);
	CHECK(unit, !file_read_beneath(folder, STR("link"), 1 << 20, &content));
	CHECK(unit, file_is_same(path, path) && !file_is_same(path, folder));
	CHECK(unit, !file_write(folder, STR("x")) && errno == EISDIR);
	unlink(inner);
	unlink(path);
	snprintf(path, sizeof(path), "%s/a/b", folder);
	CHECK(unit, rmdir(path) == 0); /* no temporary was left */
	snprintf(path, sizeof(path), "%s/a", folder);
	rmdir(path);
	rmdir(folder);
	buf_clear(&content);
}

int main(void)
{
	struct unit unit = {0};

	test_str(&unit);
	test_utf8(&unit);
	test_buf(&unit);
	test_arena(&unit);
	test_arena_rewind(&unit);
	test_map_and_vec(&unit);
	test_hash(&unit);
	test_file(&unit);
	unit_case(&unit, "scaled");
	CHECK(&unit, scaled_ratio(SCALED(10), 1, 3) == 218453);
	CHECK(&unit, scaled_ratio(SCALED(-10), 1, 3) == -218453);
	CHECK(&unit, SCALED_MM(25.4) == 72 * SCALED_PT);
	return unit_end(&unit);
}
