/* SPDX-License-Identifier: MIT */
#ifndef APP_PICTURES_H
#define APP_PICTURES_H

#include "app/embed.h"
#include "app/pipeline.h"
#include "layout/formulas.h"
#include "model/pictures.h"

/* The pictures that the chosen outputs need beside their pages: laid out while the fonts
 * are nobody else's, drawn by the thread of the outputs that show them. */
struct drawings {
	const struct pages *cover;            /* NULL: none is asked for */
	const struct formula_pages *formulas; /* NULL: none are */
	enum picture_form form;               /* of formulas */
	const struct media_set *media;        /* NULL: images stay as they are */
	struct embed embed;                   /* the book's fonts */
	struct picture_set set;
	struct arena arena; /* of the files */
	struct diag diag;
};

/* Whether a cover, formulas or a book's own letters are to be made of fonts. */
bool pictures_need_fonts(const struct pipeline *pipeline);
void pictures_lay_out(struct pipeline *pipeline, struct drawings *drawings);
void pictures_draw(struct drawings *drawings);
void pictures_clear(struct drawings *drawings);

#endif
