/* SPDX-License-Identifier: MIT */
#ifndef TEXT_OUTLINE_H
#define TEXT_OUTLINE_H

#include "text/text.h"

/* Whoever draws a glyph's outline: closed figures that are filled where their winding is
 * not zero, in font units of the face, y upward. */
struct outline_pen {
	void (*move)(void *closure, double x, double y);
	void (*line)(void *closure, double x, double y);
	/* Cubic: two control points and the end, as x, y. */
	void (*curve)(void *closure, const double points[6]);
	void (*close)(void *closure);
};

/* Draws nothing where the glyph has no outline. Thread-safe, also for one face. */
void face_draw_glyph(const struct face *face, uint32_t glyph,
	const struct outline_pen *pen, void *closure);

#endif
