/* SPDX-License-Identifier: MIT */
#ifndef APP_EMBED_H
#define APP_EMBED_H

#include "app/pipeline.h"
#include "base/vec.h"
#include "write/writer.h"

/* The fonts that an EPUB brings along (--embed-fonts): of the body's role, each face that
 * shows some character of the bank, cut down to those. Faces are chosen while the fonts
 * are nobody else's; they are cut by any thread. */
struct embed_face {
	const struct face *face;
	VEC(uint32_t) code_points;
	struct buf file;
};

struct embed {
	VEC(struct embed_face) faces;
	VEC(struct write_font) fonts;
	struct write_fonts made; /* what a job is given */
};

void embed_choose(struct pipeline *pipeline, struct embed *embed);
void embed_cut(struct embed *embed);
void embed_clear(struct embed *embed);

#endif
