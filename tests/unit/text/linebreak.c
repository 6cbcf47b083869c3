/* SPDX-License-Identifier: MIT */
#include "text/linebreak.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "unit/unit.h"

/* One line of a break test file: code points, and whether a break stands before each and
 * at the end. */
struct sample {
	VEC(uint32_t) code_points;
	VEC(unsigned char) breaks;
};

static void read_sample(struct str line, struct sample *sample)
{
	vec_reset(&sample->code_points);
	vec_reset(&sample->breaks);
	for (size_t at = 0; at < line.len && line.data[at] != '#';) {
		const size_t start = at;
		const uint32_t c = utf8_next(line, &at);

		if (c == 0xF7 || c == 0xD7) {
			vec_push(&sample->breaks, c == 0xF7);
		} else if (c != ' ' && c != '\t') {
			char *end;

			vec_push(&sample->code_points,
				(uint32_t)strtoul(line.data + start, &end, 16));
			at = (size_t)(end - line.data);
		}
	}
}

static bool is_lines_right(const struct sample *sample)
{
	const size_t count = sample->code_points.len;
	unsigned char breaks[256];
	bool right = count < sizeof(breaks);

	if (!right)
		return false;
	linebreak_find(sample->code_points.data, count, breaks);
	for (size_t i = 0; i < count; i++)
		right = right && (breaks[i] != BREAK_NONE) == sample->breaks.data[i];
	return right && breaks[count] == BREAK_MUST;
}

static bool is_clusters_right(const struct sample *sample)
{
	struct buf text;
	VEC(size_t) starts = {0};
	size_t offset = 0;
	bool right = true;

	buf_init(&text, 0);
	for (size_t i = 0; i < sample->code_points.len; i++) {
		vec_push(&starts, text.len);
		buf_put_code_point(&text, sample->code_points.data[i]);
	}
	for (size_t i = 0; i < starts.len; i++) {
		const bool is_start = starts.data[i] == offset;

		right = right && is_start == sample->breaks.data[i];
		if (is_start)
			offset = grapheme_end(buf_str(&text), offset);
	}
	right = right && offset == text.len;
	vec_clear(&starts);
	buf_clear(&text);
	return right;
}

static void check_file(struct unit *unit, const char *path, size_t wanted,
	bool (*is_right)(const struct sample *))
{
	struct buf content;
	struct sample sample = {0};
	size_t count = 0, wrong = 0;

	buf_init(&content, LIMIT_TEXT_BYTES);
	unit_case(unit, path);
	CHECK(unit, file_read(path, LIMIT_TEXT_BYTES, &content));
	struct str rest = buf_str(&content), line;
	while (str_next_line(&rest, &line)) {
		read_sample(line, &sample);
		if (!sample.code_points.len)
			continue;
		count++;
		if (is_right(&sample))
			continue;
		wrong++;
		if (wrong <= 10)
			printf("# %.*s\n", STR_ARGS(line));
	}
	CHECK(unit, wrong == 0);
	CHECK(unit, count == wanted);
	vec_clear(&sample.code_points);
	vec_clear(&sample.breaks);
	buf_clear(&content);
}

static void check_must(struct unit *unit)
{
	const uint32_t text[] = {'a', '\n', 'b', '\r', '\n', 0x2028, 'c'};
	unsigned char breaks[8];

	unit_case(unit, "hard line ends");
	linebreak_find(text, 7, breaks);
	CHECK(unit, breaks[0] == BREAK_NONE && breaks[1] == BREAK_NONE);
	CHECK(unit, breaks[2] == BREAK_MUST);
	CHECK(unit, breaks[3] == BREAK_NONE && breaks[4] == BREAK_NONE);
	CHECK(unit, breaks[5] == BREAK_MUST && breaks[6] == BREAK_MUST);
	CHECK(unit, breaks[7] == BREAK_MUST);
	linebreak_find(text, 0, breaks);
	CHECK(unit, breaks[0] == BREAK_MUST);
}

/* PR OP CM CM … looks ahead: each mark must be passed a bounded number of times. */
static void check_long(struct unit *unit)
{
	const size_t count = 3000000;
	uint32_t *const text = malloc(count * sizeof(*text));
	unsigned char *const breaks = malloc(count + 1);

	unit_case(unit, "three million code points");
	for (size_t i = 0; i < count; i++)
		text[i] = i % 2 ? '(' : '$';
	linebreak_find(text, count, breaks);
	for (size_t i = 2; i < count; i++)
		text[i] = 0x301;
	text[0] = '$';
	text[1] = '(';
	linebreak_find(text, count, breaks);
	CHECK(unit, breaks[count - 1] == BREAK_NONE);
	free(text);
	free(breaks);
}

static void check_clusters(struct unit *unit)
{
	const struct str family = STR("👨‍👩‍👧x");

	unit_case(unit, "clusters at the edges");
	CHECK(unit, grapheme_end(family, 0) == family.len - 1);
	CHECK(unit, grapheme_end(family, family.len) == family.len);
	CHECK(unit, grapheme_end(family, family.len + 9) == family.len);
	CHECK(unit, grapheme_end(STR(""), 0) == 0);
	CHECK(unit, grapheme_end(STR("\xff\xfe"), 0) == 1);
}

int main(void)
{
	struct unit unit = {0};

	check_file(&unit, "tests/unicode/LineBreakTest.txt", 7654, is_lines_right);
	check_file(&unit, "tests/unicode/GraphemeBreakTest.txt", 602, is_clusters_right);
	check_must(&unit);
	check_long(&unit);
	check_clusters(&unit);
	return unit_end(&unit);
}
