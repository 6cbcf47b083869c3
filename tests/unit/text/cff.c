/* SPDX-License-Identifier: MIT */
#include "text/cff.h"

#include <stdlib.h>

#include <hb-ot.h>

#include "base/vec.h"
#include "text/drawing.h"
#include "unit/unit.h"

/* A piece of an outline as HarfBuzz draws it, which knows nothing of ours: its ends and
 * what bends it. */
struct piece {
	float points[8];
};

struct sketch {
	VEC(struct piece) pieces;
};

static void add_piece(struct sketch *sketch, const float points[8])
{
	struct piece piece;

	if (points[0] == points[6] && points[1] == points[7] && points[0] == points[2] &&
		points[1] == points[3])
		return;
	memcpy(piece.points, points, sizeof(piece.points));
	vec_push(&sketch->pieces, piece);
}

static void draw_move(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x,
	float y, void *user)
{
	(void)funcs, (void)data, (void)state, (void)x, (void)y, (void)user;
}

static void draw_line(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x,
	float y, void *user)
{
	const float a = state->current_x, b = state->current_y;

	(void)funcs, (void)user;
	add_piece(data, (const float[8]){a, b, a, b, x, y, x, y});
}

static void draw_curve(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state,
	float x1, float y1, float x2, float y2, float x, float y, void *user)
{
	(void)funcs, (void)user;
	add_piece(data, (const float[8]){state->current_x, state->current_y, x1, y1, x2,
				y2, x, y});
}

static int by_points(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct piece));
}

static void draw(
	hb_draw_funcs_t *funcs, hb_font_t *font, uint32_t glyph, struct sketch *sketch)
{
	vec_reset(&sketch->pieces);
	hb_font_get_glyph_shape(font, glyph, funcs, sketch);
	/* -0 and 0 are one place, but not the same bytes. */
	for (size_t i = 0; i < sketch->pieces.len; i++)
		for (size_t k = 0; k < 8; k++)
			sketch->pieces.data[i].points[k] += 0.0f;
	if (sketch->pieces.len)
		qsort(sketch->pieces.data, sketch->pieces.len, sizeof(struct piece),
			by_points);
}

static bool cut(struct str table, const uint32_t *glyphs, size_t count, struct buf *out)
{
	return cff_put_subset(
		table, &(const struct cff_wish){glyphs, count, NULL, count}, out);
}

static hb_blob_t *take_table(const char *path, hb_face_t **face)
{
	hb_blob_t *const file = hb_blob_create_from_file(path);

	*face = hb_face_create(file, 0);
	hb_blob_destroy(file);
	return hb_face_reference_table(*face, HB_TAG('C', 'F', 'F', ' '));
}

static struct str bytes_of(hb_blob_t *blob)
{
	unsigned length = 0;
	const char *const data = hb_blob_get_data(blob, &length);

	return (struct str){data, length};
}

/* The bare table with what HarfBuzz wants around it. */
static hb_font_t *font_of(struct str table, hb_face_t *source, size_t count)
{
	const unsigned char maxp[6] = {
		0, 0, 0x50, 0, (unsigned char)(count >> 8), (unsigned char)count};
	hb_face_t *const builder = hb_face_builder_create();
	hb_blob_t *blob = hb_blob_create(
		table.data, (unsigned)table.len, HB_MEMORY_MODE_DUPLICATE, NULL, NULL);

	hb_face_builder_add_table(builder, HB_TAG('C', 'F', 'F', ' '), blob);
	hb_blob_destroy(blob);
	blob = hb_blob_create(
		(const char *)maxp, 6, HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
	hb_face_builder_add_table(builder, HB_TAG('m', 'a', 'x', 'p'), blob);
	hb_blob_destroy(blob);
	blob = hb_face_reference_table(source, HB_TAG('h', 'e', 'a', 'd'));
	hb_face_builder_add_table(builder, HB_TAG('h', 'e', 'a', 'd'), blob);
	hb_blob_destroy(blob);
	blob = hb_face_reference_blob(builder);
	hb_face_t *const face = hb_face_create(blob, 0);
	hb_font_t *const font = hb_font_create(face);

	hb_blob_destroy(blob);
	hb_face_destroy(face);
	hb_face_destroy(builder);
	return font;
}

static hb_draw_funcs_t *make_funcs(void)
{
	hb_draw_funcs_t *const funcs = hb_draw_funcs_create();

	hb_draw_funcs_set_move_to_func(funcs, draw_move, NULL, NULL);
	hb_draw_funcs_set_line_to_func(funcs, draw_line, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(funcs, draw_curve, NULL, NULL);
	return funcs;
}

/* Every step-th glyph of the font is drawn piece by piece as it was. */
static void check_shapes(struct unit *unit, const char *path, uint32_t step)
{
	hb_face_t *face;
	hb_blob_t *const blob = take_table(path, &face);
	hb_font_t *const source = hb_font_create(face);
	hb_draw_funcs_t *const funcs = make_funcs();
	const uint32_t count = hb_face_get_glyph_count(face);
	uint32_t *const glyphs = calloc(count + 1, sizeof(*glyphs));
	struct sketch before = {0}, after = {0};
	size_t used = 0, pieces = 0, differences = 0;
	struct buf out;

	buf_init(&out, 0);
	for (uint32_t glyph = 0; glyph < count; glyph += step)
		glyphs[used++] = glyph;
	CHECK(unit, used > 3 && cut(bytes_of(blob), glyphs, used, &out));
	hb_font_t *const result = font_of(buf_str(&out), face, used);

	for (size_t i = 0; i < used; i++) {
		draw(funcs, source, glyphs[i], &before);
		draw(funcs, result, (uint32_t)i, &after);
		pieces += before.pieces.len;
		differences += before.pieces.len != after.pieces.len ||
			       (before.pieces.len &&
				       memcmp(before.pieces.data, after.pieces.data,
					       before.pieces.len * sizeof(struct piece)));
	}
	CHECK(unit, pieces > 50 && differences == 0);
	vec_clear(&before.pieces);
	vec_clear(&after.pieces);
	buf_clear(&out);
	free(glyphs);
	hb_font_destroy(result);
	hb_font_destroy(source);
	hb_draw_funcs_destroy(funcs);
	hb_blob_destroy(blob);
	hb_face_destroy(face);
}

#define N(n) ((n) + 139)

/* A table of one charstring, run; false: it cannot be. */
static bool run(struct drawing *drawing, const unsigned char *code, size_t len)
{
	const struct cff_part part = {{NULL, 0}};
	struct cff cff = {0};
	struct buf table;

	buf_init(&table, 0);
	buf_put(&table, (const char[]){1, 1, (char)(1 + len)}, 3);
	buf_put(&table, code, len);
	cff.glyphs = (struct cff_index){buf_str(&table), 1, 2, 1, 1};
	const bool done = drawing_read(drawing, &cff, &part, 0);

	buf_clear(&table);
	return done;
}

/* What the fonts at hand do not use does the same as what they use. */
static void check_operators(struct unit *unit)
{
	static const struct {
		unsigned char len, plain_len;
		unsigned char code[24], plain[24];
	} cases[] = {
		/* width, four stems with their mask */
		{15, 6,
			{N(7), N(1), N(2), 18, N(3), N(4), 19, 0xC0, N(10), N(10), 21,
				N(50), N(60), 5, 14},
			{N(10), N(10), 21, N(50), N(60), 5}},
		/* 6 / 2, 5 - 1, -(-9) and 3 * 2 are 3, 4, 9 and 6 */
		{18, 6,
			{N(6), N(2), 12, 12, N(5), N(1), 12, 11, 21, N(-9), 12, 14, N(3),
				N(2), 12, 24, 5, 14},
			{N(3), N(4), 21, N(9), N(6), 5}},
		/* hflex; flex1 that ends level; flex; hflex1 */
		{12, 11,
			{N(0), 22, N(10), N(11), N(5), N(12), N(13), N(14), N(15), 12, 34,
				14},
			{N(0), 22, N(10), N(11), N(5), N(12), 27, N(13), N(0), N(14),
				N(-5)}},
		{16, 15,
			{N(0), 22, N(10), N(1), N(10), N(2), N(10), N(3), N(10), N(-1),
				N(10), N(-2), N(9), 12, 37, 14},
			{N(0), 22, N(10), N(1), N(10), N(2), N(10), N(3), N(10), N(-1),
				N(10), N(-2), N(9), N(-3), 8}},
		{18, 15,
			{N(0), 22, N(1), N(2), N(3), N(4), N(5), N(6), N(7), N(8), N(9),
				N(10), N(11), N(12), N(50), 12, 35, 14},
			{N(0), 22, N(1), N(2), N(3), N(4), N(5), N(6), N(7), N(8), N(9),
				N(10), N(11), N(12), 8}},
		{14, 15,
			{N(0), 22, N(1), N(2), N(3), N(4), N(5), N(7), N(9), N(10), N(11),
				12, 36, 14},
			{N(0), 22, N(1), N(2), N(3), N(4), N(5), N(0), N(7), N(0), N(9),
				N(10), N(11), N(-16), 8}},
	};
	struct drawing drawing = {0}, plain = {0};

	unit_case(unit, "operators that are rarely seen");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		CHECK(unit, run(&drawing, cases[i].code, cases[i].len));
		if (i != 2)
			CHECK(unit, run(&plain, cases[i].plain, cases[i].plain_len));
		if (i == 2) /* hhcurveto gives two level curves only if both end level */
			CHECK(unit, drawing.segments.len == 2 &&
					    drawing.segments.data[1].d[3] == -5 * 65536 &&
					    drawing.x == 75 * 65536 && drawing.y == 0);
		else
			CHECK(unit,
				drawing.segments.len == plain.segments.len &&
					memcmp(drawing.segments.data, plain.segments.data,
						plain.segments.len *
							sizeof(*plain.segments.data)) ==
						0);
	}
	CHECK(unit, drawing.contours.len == 1);
	drawing_clear(&drawing);
	drawing_clear(&plain);
}

static void check_refusals(struct unit *unit)
{
	static const struct {
		size_t len;
		unsigned char code[12];
	} cases[] = {
		{3, {N(1), N(2), 5}},                 /* a line from nowhere */
		{2, {N(1), 10}},                      /* no such subroutine */
		{4, {N(1), N(0), 12, 12}},            /* by nought */
		{6, {N(1), N(2), N(3), N(4), 14, 0}}, /* an accent on a letter */
		{2, {12, 23}},                        /* random */
		{1, {255}},                           /* cut short */
		{1, {9}},
		{3, {N(0), 22, 24}},
		{3, {N(0), 22, 25}},
		{4, {N(0), 22, 12, 35}},
	};
	struct drawing drawing = {0};

	unit_case(unit, "charstrings that cannot be run");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		CHECK(unit, !run(&drawing, cases[i].code, cases[i].len));
	drawing_clear(&drawing);
}

/* Bytes changed one after the other, and every short prefix. */
static void check_damage(struct unit *unit)
{
	hb_face_t *face;
	hb_blob_t *const blob = take_table("tests/fonts/TikuTestSerif.otf", &face);
	const struct str table = bytes_of(blob);
	uint32_t glyphs[64], seed = 1;
	struct buf copy, out;

	unit_case(unit, "damaged tables");
	buf_init(&copy, 0);
	buf_init(&out, 0);
	for (uint32_t i = 0; i < 64; i++)
		glyphs[i] = i * 3;
	CHECK(unit, !cut(STR(""), glyphs, 1, &out));
	for (size_t len = 0; len < table.len; len += len < 300 ? 1 : 997) {
		buf_reset(&out);
		cut(str_slice(table, 0, len), glyphs, 64, &out);
	}
	for (unsigned round = 0; round < 600; round++) {
		buf_reset(&copy);
		buf_reset(&out);
		buf_put_str(&copy, table);
		for (unsigned i = 0; i < 1 + round % 20; i++) {
			seed = seed * 1664525u + 1013904223u;
			copy.data[(seed >> 8) % (round % 3 ? 900 : table.len)] =
				(char)(seed & 0xFF);
		}
		cut(buf_str(&copy), glyphs, 64, &out);
	}
	buf_clear(&copy);
	buf_clear(&out);
	hb_blob_destroy(blob);
	hb_face_destroy(face);
}

int main(void)
{
	struct unit unit = {0};

	unit_case(&unit, "shapes of a CID-keyed font survive");
	check_shapes(&unit, "tests/fonts/TikuTestSerif.otf", 1);
	unit_case(&unit, "shapes of a name-keyed font survive");
	check_shapes(&unit, "fonts/STIXTwoMath-Regular.otf", 1);
	check_operators(&unit);
	check_refusals(&unit);
	check_damage(&unit);
	return unit_end(&unit);
}
