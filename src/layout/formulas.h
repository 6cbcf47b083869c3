/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_FORMULAS_H
#define LAYOUT_FORMULAS_H

#include "layout/layout.h"
#include "model/math.h"

/* Formulas as small pages of their own, for readers that know no MathML. Those that look
 * the same share a page. Formulas without a root, and plain ones, have none. */

/* The em of the pages' text (write/html counts in it), of which their sides and baselines
 * are whole parts: pixels of a PNG at three times a browser's 16. */
#define FORMULA_EM    (10 * SCALED_PT)
#define FORMULA_PARTS 48

struct formula_page {
	const struct math *math;
	size_t page;
	scaled depth; /* of the page below the baseline; of a display, of its last line */
};

struct formula_pages {
	const struct pages *pages;
	const struct formula_page *items; /* in the bank's order */
	size_t count;
};

/* All of it is the job's arena's. */
const struct formula_pages *layout_formulas(const struct layout_job *job);

/* formula_walk.c: every formula of the bank, in its order. */
struct formula_visitor {
	void (*visit)(void *data, const struct math *math);
	void *data;
};
void formulas_visit(const struct formula_visitor *visitor, const struct bank *bank);

#endif
