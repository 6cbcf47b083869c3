/* SPDX-License-Identifier: MIT */
#include "layout/math/coverage.h"

/* Every string of a formula's tree, with what it is to be set in. */

static void visit(const struct math_coverage *coverage, const struct math_node *node);

static void visit_all(
	const struct math_coverage *coverage, const struct math_node *nodes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		visit(coverage, &nodes[i]);
}

static void visit_maybe(
	const struct math_coverage *coverage, const struct math_node *node)
{
	if (node)
		visit(coverage, node);
}

static void visit_pair(const struct math_coverage *coverage,
	const struct math_node *first, const struct math_node *second)
{
	visit_maybe(coverage, first);
	visit_maybe(coverage, second);
}

static void visit_array(
	const struct math_coverage *coverage, const struct math_array *array)
{
	for (size_t i = 0; i < array->row_count; i++) {
		visit_all(coverage, array->rows[i].cells, array->column_count);
		visit_maybe(coverage, array->rows[i].tag);
	}
}

static void visit(const struct math_coverage *coverage, const struct math_node *node)
{
	switch (node->kind) {
	case MATH_ATOM:
		coverage->find(coverage->data, ROLE_MATH, node->atom.text);
		return;
	case MATH_TEXT:
		coverage->find(
			coverage->data, math_text_role(node->text.face), node->text.text);
		return;
	case MATH_ROW:
		visit_all(coverage, node->row.list.items, node->row.list.count);
		return;
	case MATH_SCRIPTS:
		visit(coverage, node->scripts.base);
		visit_pair(coverage, node->scripts.sub, node->scripts.sup);
		return;
	case MATH_FRACTION:
		visit_pair(coverage, node->fraction.above, node->fraction.below);
		return;
	case MATH_RADICAL:
		visit_pair(coverage, node->radical.degree, node->radical.body);
		return;
	case MATH_FENCED:
		visit_all(coverage, node->fenced.parts, node->fenced.count);
		return;
	case MATH_ACCENT: visit(coverage, node->accent.base); return;
	case MATH_STACK:
		visit(coverage, node->stack.base);
		visit_pair(coverage, node->stack.over, node->stack.under);
		return;
	case MATH_ARROW:
		visit_pair(coverage, node->arrow.over, node->arrow.under);
		return;
	case MATH_ARRAY: visit_array(coverage, &node->array); return;
	case MATH_STYLE: visit(coverage, node->style.body); return;
	case MATH_COLOUR: visit(coverage, node->colour.body); return;
	case MATH_ENCLOSE: visit(coverage, node->enclose.body); return;
	case MATH_PHANTOM: visit(coverage, node->phantom.body); return;
	case MATH_SHIFT: visit(coverage, node->shift.body); return;
	case MATH_CHOICE: visit_all(coverage, node->choice.styles, 4); return;
	case MATH_TAGGED:
		visit_pair(coverage, node->tagged.body, node->tagged.tag);
		return;
	case MATH_DELIMITER:
	case MATH_SPACE:
	case MATH_RULE: return;
	}
}

enum text_role math_text_role(enum math_face face)
{
	switch (face) {
	case MATH_FACE_ROMAN: return ROLE_BODY;
	case MATH_FACE_BOLD:
	case MATH_FACE_BOLD_ITALIC: return ROLE_STRONG;
	case MATH_FACE_ITALIC: return ROLE_EMPHASIS;
	case MATH_FACE_SANS: return ROLE_SANS;
	case MATH_FACE_MONOSPACE: return ROLE_CODE;
	}
	return ROLE_BODY;
}

void math_find_coverage(
	const struct math_coverage *coverage, const struct math_node *root)
{
	visit(coverage, root);
}
