/* SPDX-License-Identifier: MIT */
#ifndef DIAG_SOURCE_H
#define DIAG_SOURCE_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* Bytes [start, end) of source number `source` (an index into struct sources). Offsets
 * count in the source's text after decoding: UTF-8 without BOM, lines ended by \n. */
struct span {
	uint32_t source;
	uint32_t start, end;
};

#define SPAN_NONE ((struct span){UINT32_MAX, 0, 0})

static inline struct span span_of(uint32_t source, size_t start, size_t end)
{
	return (struct span){source, (uint32_t)start, (uint32_t)end};
}
static inline struct span span_join(struct span first, struct span last)
{
	return (struct span){first.source, first.start, last.end};
}

/* One input file. name is what messages print; folder is where its images lie. */
struct source {
	struct str name;
	struct str folder; /* "" or ends in '/' */
	struct str text;
	uint32_t *line_starts; /* made when the first message needs them; owned */
	size_t line_count;
};

/* All inputs of a run; a span's source indexes items. The texts are borrowed. */
struct sources {
	struct source *items;
	size_t count, capacity;
};

/* A place as people count: both from 1; columns count code points. */
struct place {
	size_t line, column;
	struct str line_text;
};

void sources_init(struct sources *sources);
void sources_clear(struct sources *sources);
/* Returns the new source's number. name and text must outlive the sources. */
uint32_t sources_add(struct sources *sources, struct str name, struct str text);
struct str sources_text(const struct sources *sources, struct span span);
struct place sources_place(struct sources *sources, uint32_t source, size_t offset);

#endif
