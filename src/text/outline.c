/* SPDX-License-Identifier: MIT */
#include "text/outline.h"

#include "text/face.h"

struct drawing {
	const struct outline_pen *pen;
	void *closure;
};

static void draw_move(hb_draw_funcs_t *functions, void *data, hb_draw_state_t *state,
	float x, float y, void *unused)
{
	const struct drawing *const drawing = data;

	(void)functions, (void)state, (void)unused;
	drawing->pen->move(drawing->closure, (double)x, (double)y);
}

static void draw_line(hb_draw_funcs_t *functions, void *data, hb_draw_state_t *state,
	float x, float y, void *unused)
{
	const struct drawing *const drawing = data;

	(void)functions, (void)state, (void)unused;
	drawing->pen->line(drawing->closure, (double)x, (double)y);
}

/* HarfBuzz makes a cubic of a quadratic curve where no function takes those. */
static void draw_curve(hb_draw_funcs_t *functions, void *data, hb_draw_state_t *state,
	float x1, float y1, float x2, float y2, float x, float y, void *unused)
{
	const struct drawing *const drawing = data;
	const double points[6] = {
		(double)x1, (double)y1, (double)x2, (double)y2, (double)x, (double)y};

	(void)functions, (void)state, (void)unused;
	drawing->pen->curve(drawing->closure, points);
}

static void draw_close(
	hb_draw_funcs_t *functions, void *data, hb_draw_state_t *state, void *unused)
{
	const struct drawing *const drawing = data;

	(void)functions, (void)state, (void)unused;
	drawing->pen->close(drawing->closure);
}

void face_draw_glyph(const struct face *face, uint32_t glyph,
	const struct outline_pen *pen, void *closure)
{
	struct drawing drawing = {pen, closure};
	hb_draw_funcs_t *functions;

	if (face->outline == OUTLINE_NONE || glyph >= face->glyph_count)
		return;
	functions = hb_draw_funcs_create();
	hb_draw_funcs_set_move_to_func(functions, draw_move, NULL, NULL);
	hb_draw_funcs_set_line_to_func(functions, draw_line, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(functions, draw_curve, NULL, NULL);
	hb_draw_funcs_set_close_path_func(functions, draw_close, NULL, NULL);
	hb_font_get_glyph_shape(face->hb_font, glyph, functions, &drawing);
	hb_draw_funcs_destroy(functions);
}
