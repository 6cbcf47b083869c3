/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_MATH_COVERAGE_H
#define LAYOUT_MATH_COVERAGE_H

#include "model/math.h"
#include "text/text.h"

/* Calls find for every string that a formula shows. */
struct math_coverage {
	void (*find)(void *data, enum text_role role, struct str text);
	void *data;
};
void math_find_coverage(
	const struct math_coverage *coverage, const struct math_node *root);

/* What \text and its kin are set in. */
enum text_role math_text_role(enum math_face face);

#endif
