/* SPDX-License-Identifier: MIT */
#ifndef TEXT_MATH_CACHE_H
#define TEXT_MATH_CACHE_H

#include "base/map.h"
#include "text/math.h"

/* What fonts remember about mathematics; inside text/ only. */

#define MATH_PAGE_SIZE 256u

struct math_page {
	struct math_glyph glyphs[MATH_PAGE_SIZE];
	const struct math_stretch *across[MATH_PAGE_SIZE], *upward[MATH_PAGE_SIZE];
};

struct math_facts {
	int32_t constants[MATH_CONSTANT_COUNT];
	struct math_page *pages[MATH_PAGE_SIZE]; /* by glyph id */
};

struct math_cache {
	const struct face *face;
	struct map runs; /* look and text -> index of runs */
	VEC(const struct math_run *) runs_found;
	VEC(struct math_facts *) faces; /* by face->index; NULL: not asked */
};

/* Made at first use; all but the maps is the fonts' arena's. */
static inline void math_cache_clear(struct math_cache *cache)
{
	map_clear(&cache->runs);
	vec_clear(&cache->runs_found);
	vec_clear(&cache->faces);
}

#endif
