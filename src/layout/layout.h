/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include <stdbool.h>

#include "base/arena.h"
#include "diag/diag.h"
#include "model/bank.h"
#include "model/media.h"
#include "model/pages.h"
#include "style/style.h"
#include "text/text.h"

enum layout_answers {
	LAYOUT_ANSWERS_NONE,
	LAYOUT_ANSWERS_INLINE,
	LAYOUT_ANSWERS_CHAPTER,
	LAYOUT_ANSWERS_END,
	LAYOUT_ANSWERS_ONLY,
	LAYOUT_ANSWERS_INPLACE,
};

struct layout_job {
	const struct bank *bank;
	const struct media_set *media;
	const struct style *style;
	struct fonts *fonts;
	enum layout_answers answers;
	struct arena *arena; /* pages arena: all of the result */
	struct diag *diag;
};

/* Everything about position is decided here. Never fails: what cannot be set as asked is
 * set otherwise and reported. */
const struct pages *layout_bank(const struct layout_job *job);

/* One page: the cover of a book. Its links lead nowhere. NULL: no font has its title. */
const struct pages *layout_cover(const struct layout_job *job);

/* Looks each character of the bank up in the fonts without laying out, for
 * `tiku check`; fonts_report then says what is missing. */
void layout_find_coverage(
	const struct bank *bank, const struct style *style, struct fonts *fonts);

#endif
