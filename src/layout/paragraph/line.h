/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_PARAGRAPH_LINE_H
#define LAYOUT_PARAGRAPH_LINE_H

#include "base/arena.h"
#include "layout/paragraph/para.h"
#include "model/media.h"
#include "model/pages.h"

/* Where a link leads; runs name it by index. */
struct link_target {
	struct str url;     /* empty: to destination */
	size_t destination; /* index into pages.destinations */
	struct str title;
	uint32_t element;
};

/* One colour glyph's bitmap, decoded once. */
struct glyph_picture {
	const struct face *face;
	uint32_t glyph;
	struct media media;
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
	/* Pictures of colour glyphs; their media come after the bank's first_picture. */
	VEC(struct glyph_picture) pictures;
	size_t first_picture;
};

void sink_clear(struct sink *sink);

enum line_align { LINE_JUSTIFY, LINE_LEFT, LINE_CENTER, LINE_RIGHT };

struct line_place {
	scaled x, baseline, width;
	enum line_align align;
};

/* How a line's objects change its row. An image has the whole pitch under it; a formula
 * only keeps its distance from the ink above and below. */
struct line_room {
	scaled above; /* what the pitch is opened by */
	/* From the row's edges to what stands in the line, em boxes at least; negative
	 * where it reaches beyond them. */
	scaled free_above, free_below;
};
struct line_room line_room(
	const struct para *para, size_t line, scaled size, scaled lead);
/* Of a shaped paragraph that is to be put whole in one line. */
struct line_room line_room_of_all(const struct para *para, scaled size, scaled lead);

/* Whether all that stands in the paragraph fits into one lead. */
bool line_is_low(const struct para *para, scaled size, scaled lead);

/* Puts line number `line` of a broken paragraph. */
void line_put(struct para *para, size_t line, const struct line_place *place,
	struct sink *sink);
/* Puts the whole paragraph in one line at its natural width, without breaking. */
void line_put_all(struct para *para, const struct line_place *place, struct sink *sink);

void sink_fill(struct sink *sink, scaled x, scaled y, struct page_item size);
/* The picture of a colour glyph, one em square, standing on the line; and text to copy.
 */
struct sink_picture {
	const struct face *face;
	uint32_t glyph, element;
	scaled x, baseline, size;
	struct str text;
};
void sink_put_picture(struct sink *sink, const struct sink_picture *picture);
uint16_t sink_face(struct sink *sink, const struct face *face);

#endif
