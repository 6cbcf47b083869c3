/* SPDX-License-Identifier: MIT */
#ifndef UNIT_LAYOUT_TEXT_H
#define UNIT_LAYOUT_TEXT_H

#include "layout/paragraph/breaks.h"
#include "layout/paragraph/resolve.h"
#include "unit/unit.h"

#define TEST_EM 1000 /* so that lengths read as thousandths of an em */

/* A paragraph of one run; `…` between back quotes is a code run. */
static inline void flat_fill(struct flat *flat, const char *text, enum language language)
{
	struct flat_run run = {.size = TEST_EM, .link = FLAT_NO_LINK};
	struct str rest = str_from(text);

	flat_reset(flat);
	while (rest.len > 0) {
		const size_t tick = str_find_byte(rest, '`', 0);
		const size_t end = tick == STR_NPOS ? rest.len : tick;

		flat_set_run(flat, &run);
		flat_put(flat, str_slice(rest, 0, end));
		rest = str_from_offset(rest, end + 1);
		run.flags ^= RUN_CODE;
	}
	classes_resolve(flat, language);
	breaks_find(flat, &(struct spacing_rules){language, MARKS_QUANJIAO, 250});
}

#endif
