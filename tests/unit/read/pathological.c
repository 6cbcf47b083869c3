/* SPDX-License-Identifier: MIT */
#include <time.h>

#include "base/file.h"
#include "base/limits.h"
#include "read/markdown/decode.h"
#include "read/markdown/md.h"
#include "unit/unit.h"

/* Every shape of tests/pathological/shapes.txt at a size and at four times the size: the
 * time may grow twelvefold (a quadratic cost grows sixteenfold), and no block may fall
 * back to its source. Times too short to tell are passed over. */

#define SMALL 40000 /* bytes of each repeated part */
#define SHORT 0.04  /* seconds */

struct shape {
	struct str name, head, unit, middle, closing;
};

static struct str next_field(struct str *line)
{
	const size_t tab = str_find_byte(*line, '\t', 0);
	const struct str field = str_slice(*line, 0, tab);

	*line = tab == STR_NPOS ? STR("") : str_from_offset(*line, tab + 1);
	return field;
}

static void put_escape(struct buf *out, char letter)
{
	switch (letter) {
	case 'n': buf_put_byte(out, '\n'); break;
	case 'r': buf_put_byte(out, '\r'); break;
	case 't': buf_put_byte(out, '\t'); break;
	case '0': buf_put_byte(out, '\0'); break;
	default: buf_put_byte(out, letter); break;
	}
}

static void put_counted(struct buf *out, char letter, unsigned number)
{
	if (letter == 'd')
		buf_put_unsigned(out, number);
	for (unsigned i = 0; letter == 'b' && i < number; i++)
		buf_put_byte(out, '`');
	for (unsigned i = 0; letter == 's' && i < 2 * number; i++)
		buf_put_byte(out, ' ');
}

static void put_part(struct buf *out, struct str part, unsigned number)
{
	for (size_t i = 0; i < part.len; i++) {
		const bool has_next = i + 1 < part.len;

		if (has_next && part.data[i] == '\\')
			put_escape(out, part.data[++i]);
		else if (has_next && part.data[i] == '%')
			put_counted(out, part.data[++i], number);
		else
			buf_put_byte(out, part.data[i]);
	}
}

static void put_repeated(struct buf *out, struct str part, size_t size)
{
	const size_t end = out->len + size;

	for (unsigned i = 0; part.len && out->len < end; i++)
		put_part(out, part, i);
}

static double seconds_of(struct str text, size_t *fallbacks)
{
	struct arena arena;
	struct sources sources;
	struct diag diag;
	struct timespec start, end;
	uint32_t source;

	arena_init(&arena);
	sources_init(&sources);
	diag_init(&diag);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
	if (read_decode(text, &arena, &sources, STR("shape"), &diag, &source)) {
		const struct md_input input = {&arena, &diag, &sources, source, 0};

		md_parse_counted(&input, fallbacks);
	}
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
	diag_clear(&diag);
	sources_clear(&sources);
	arena_clear(&arena);
	return (double)(end.tv_sec - start.tv_sec) +
	       (double)(end.tv_nsec - start.tv_nsec) / 1e9;
}

static double time_shape(const struct shape *shape, size_t size, size_t *fallbacks)
{
	struct buf text;

	buf_init(&text, LIMIT_TEXT_BYTES);
	put_part(&text, shape->head, 0);
	put_repeated(&text, shape->unit, size);
	put_part(&text, shape->middle, 0);
	put_repeated(&text, shape->closing, size);
	const double seconds = seconds_of(buf_str(&text), fallbacks);
	buf_clear(&text);
	return seconds;
}

static bool is_linear(const struct shape *shape, double *small, double *large)
{
	size_t fallbacks;

	for (int attempt = 0; attempt < 3; attempt++) { /* a machine may be busy once */
		*small = time_shape(shape, SMALL, &fallbacks);
		*large = time_shape(shape, 4 * SMALL, &fallbacks);
		if (*large < SHORT || *large < 12 * *small)
			return true;
	}
	return false;
}

static void check_shape(struct unit *unit, const struct shape *shape)
{
	double small, large;
	size_t fallbacks = 0;
	char name[100];

	snprintf(name, sizeof(name), "pathological %.*s", STR_ARGS(shape->name));
	unit_case(unit, name);
	time_shape(shape, SMALL, &fallbacks);
	CHECK(unit, fallbacks == 0);
	if (!is_linear(shape, &small, &large)) {
		char why[80];

		snprintf(why, sizeof(why), "%.0f ms, four times the text %.0f ms",
			small * 1000, large * 1000);
		unit_fail(unit, __FILE__, __LINE__, why);
	}
	unit_close_case(unit);
	unit->name = NULL;
}

int main(void)
{
	struct unit unit = {0};
	struct buf file;
	struct str line;

	buf_init(&file, LIMIT_TEXT_BYTES);
	if (!file_read("tests/pathological/shapes.txt", LIMIT_TEXT_BYTES, &file)) {
		printf("not ok pathological: tests/pathological/shapes.txt is missing\n");
		return 1;
	}
	struct str rest = buf_str(&file);

	while (str_next_line(&rest, &line)) {
		struct shape shape;

		if (str_starts(line, STR("#")))
			continue;
		shape.name = next_field(&line);
		shape.head = next_field(&line);
		shape.unit = next_field(&line);
		shape.middle = next_field(&line);
		shape.closing = next_field(&line);
		check_shape(&unit, &shape);
	}
	buf_clear(&file);
	return unit_end(&unit);
}
