/* SPDX-License-Identifier: MIT */
#include "read/displays.h"

static bool is_break(const struct md_node *node)
{
	return !node || node->kind == MD_SOFT_BREAK || node->kind == MD_LINE_BREAK;
}

/* The mark that a sentence goes on or ends with, if nothing else stands in this text. */
static struct str lone_mark(struct str text)
{
	static const struct str marks[] = {STR_INIT("，"), STR_INIT("。"), STR_INIT("；"),
		STR_INIT("、"), STR_INIT("："), STR_INIT("！"), STR_INIT("？"),
		STR_INIT("．"), STR_INIT(","), STR_INIT("."), STR_INIT(";"),
		STR_INIT(":"), STR_INIT("!"), STR_INIT("?")};
	const struct str trimmed = str_trim_wide(text);

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (str_eq(trimmed, marks[i]))
			return trimmed;
	return STR("");
}

/* The text node with the mark behind a formula, or NULL. */
static struct md_node *mark_behind(const struct md_node *formula)
{
	struct md_node *const next = formula->next;

	return next && next->kind == MD_TEXT && is_break(next->next) &&
			       lone_mark(next->text).len
		       ? next
		       : NULL;
}

static bool has_own_lines(const struct md_node *node)
{
	return node->kind == MD_MATH && node->is_display && is_break(node->previous) &&
	       (is_break(node->next) || mark_behind(node));
}

static void unlink_break(struct md_node *node)
{
	if (node)
		md_unlink(node);
}

/* What stands before the formula goes into a paragraph of its own: each node once,
 * however many formulas there are. */
static void part_front(
	struct arena *arena, struct md_node *para, const struct md_node *formula)
{
	const struct span span = {
		para->span.source, para->span.start, formula->span.start};
	struct md_node *front;

	if (para->first == formula)
		return;
	front = md_new(arena, MD_PARA, span);
	while (para->first != formula) {
		struct md_node *const node = para->first;

		md_unlink(node);
		md_append(front, node);
	}
	md_insert_before(para, front);
}

static void part_at(struct arena *arena, struct md_node *para, struct md_node *formula)
{
	struct md_node *const block = md_new(arena, MD_MATH_BLOCK, formula->span);
	struct md_node *const mark = mark_behind(formula);

	block->text = formula->text;
	if (mark) {
		block->title = lone_mark(mark->text);
		md_unlink(mark);
	}
	unlink_break(formula->next);
	unlink_break(formula->previous);
	part_front(arena, para, formula);
	md_insert_before(para, block);
	md_unlink(formula);
	para->span.start = para->first ? para->first->span.start : formula->span.end;
}

static void part_para(struct arena *arena, struct md_node *para)
{
	struct md_node *next;

	for (struct md_node *node = para->first; node; node = next) {
		const bool is_display = has_own_lines(node);
		const struct md_node *const last =
			is_display && mark_behind(node) ? node->next : node;

		next = last->next && is_break(last->next) ? last->next->next : last->next;
		if (is_display)
			part_at(arena, para, node);
	}
	if (!para->first)
		md_unlink(para);
}

void displays_part(struct arena *arena, struct md_node *container)
{
	struct md_node *next;

	for (struct md_node *node = container->first; node; node = next) {
		next = node->next;
		if (node->kind == MD_PARA)
			part_para(arena, node);
	}
}
