/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_LINE_H
#define LAYOUT_LINE_H

#include "base/arena.h"
#include "layout/para.h"
#include "model/pages.h"

/* Where a link leads; runs name it by index. */
struct link_target {
	struct str url;     /* empty: to destination */
	size_t destination; /* index into pages.destinations */
	struct str title;
	uint32_t element;
};

/* Finished items, with y counted from wherever the caller counts. */
struct sink {
	struct arena *arena;
	struct glyph_cache *cache;
	struct colour hairline;
	scaled hairline_width;
	VEC(struct page_item) items;
	VEC(struct page_link) links;
	VEC(struct link_target) targets;
	VEC(const struct face *) faces;
};

void sink_clear(struct sink *sink);

enum line_align { LINE_JUSTIFY, LINE_LEFT, LINE_CENTER, LINE_RIGHT };

struct line_place {
	scaled x, baseline, width;
	enum line_align align;
};

/* Puts line number `line` of a broken paragraph. */
void line_put(struct para *para, size_t line, const struct line_place *place,
	struct sink *sink);
/* Puts the whole paragraph in one line at its natural width, without breaking. */
void line_put_all(struct para *para, const struct line_place *place, struct sink *sink);

void sink_fill(struct sink *sink, scaled x, scaled y, struct page_item size);
uint16_t sink_face(struct sink *sink, const struct face *face);

#endif
