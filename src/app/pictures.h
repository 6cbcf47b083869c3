/* SPDX-License-Identifier: MIT */
#ifndef APP_PICTURES_H
#define APP_PICTURES_H

#include "app/pipeline.h"
#include "model/pictures.h"

/* The pictures that the chosen outputs need beside their pages: laid out while the fonts
 * are nobody else's, drawn by the thread of the outputs that show them. */
struct drawings {
	const struct pages *cover; /* NULL: none is asked for */
	struct picture_set set;
	struct buf cover_bytes;
	struct diag diag;
};

void pictures_lay_out(struct pipeline *pipeline, struct drawings *drawings);
void pictures_draw(struct drawings *drawings);
void pictures_clear(struct drawings *drawings);

#endif
