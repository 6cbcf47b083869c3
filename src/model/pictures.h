/* SPDX-License-Identifier: MIT */
#ifndef MODEL_PICTURES_H
#define MODEL_PICTURES_H

#include "base/map.h"
#include "base/scaled.h"
#include "base/str.h"
#include "model/bank.h"
#include "model/math.h"
#include "model/media.h"

/* What layout/ set and write/picture drew, for outputs that are no pages: a book's cover,
 * and formulas for readers that know no MathML. */

enum picture_form { PICTURE_PNG, PICTURE_SVG };

/* The em of the text in a picture of a formula. */
#define PICTURE_EM (10 * SCALED_PT)

struct picture {
	struct str bytes; /* of the file; empty: there is none */
	enum picture_form form;
	scaled width, height;               /* height: all of it, the depth too */
	scaled depth;                       /* below the baseline */
	uint32_t pixel_width, pixel_height; /* of a PNG */
	uint32_t number; /* of a formula, from 1: those that look the same share it */
};

struct math_picture {
	const struct math *math;
	struct picture picture;
};

struct picture_set {
	struct picture cover;
	/* By index of the bank's images: what stands for one that old readers do not
	 * know; empty where it is as it was. NULL: for none. */
	const struct picture *images;
	const struct math_picture *formulas;
	size_t formula_count;
	struct map by_math; /* a formula's address -> index of formulas */
	uint32_t number_count;
	bool has_formulas; /* the reader knows no MathML: what has no picture is text */
};

/* After formulas is filled; picture_set_clear frees what it makes. */
void picture_set_index(struct picture_set *set);
void picture_set_clear(struct picture_set *set);
/* NULL: the formula has no picture, or set is NULL. */
const struct picture *picture_of_math(
	const struct picture_set *set, const struct math *math);
/* The image that the bank names as its cover; NULL: none, or it is broken, or an SVG
 * where old readers are to show it. */
const struct media *picture_own_cover(
	const struct bank *bank, const struct media_set *media, bool allows_svg);

#endif
