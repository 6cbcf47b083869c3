/* SPDX-License-Identifier: MIT */
#include "read/outline/head.h"
#include "read/outline/parts.h"

/* A place in the text of a paragraph's own children. */
struct place_in {
	struct md_node *node;
	size_t at;
};

static size_t parenthesis_len(struct str text, size_t at, bool *opens)
{
	const struct str rest = str_from_offset(text, at);

	*opens = str_starts(rest, STR("（")) || str_starts(rest, STR("("));
	if (str_starts(rest, STR("（")) || str_starts(rest, STR("）")))
		return 3;
	return str_starts(rest, STR("(")) || str_starts(rest, STR(")")) ? 1 : 0;
}

/* Walks one text node's parentheses backward; depth counts those that are closed but
 * not yet opened. */
static bool find_in_text(struct md_node *node, unsigned *depth, struct place_in *found)
{
	for (size_t at = node->text.len; at--;) {
		bool opens;

		if (((unsigned char)node->text.data[at] & 0xC0) == 0x80 ||
			!parenthesis_len(node->text, at, &opens))
			continue;
		if (!opens) {
			++*depth;
		} else if (*depth <= 1) {
			*found = (struct place_in){node, at};
			return true;
		} else {
			--*depth;
		}
	}
	return false;
}

/* The parenthesis that the paragraph's last character closes. */
static bool find_opening(struct md_node *para, struct place_in *found)
{
	unsigned depth = 0;

	for (struct md_node *node = para->last; node; node = node->previous) {
		if (node->kind == MD_TEXT && find_in_text(node, &depth, found))
			return true;
		if (depth == 0)
			return false;
	}
	return false;
}

static bool ends_in_parenthesis(const struct md_node *para)
{
	if (!para->last || para->last->kind != MD_TEXT)
		return false;
	const struct str text = str_trim_wide(para->last->text);

	return str_ends(text, STR("）")) || str_ends(text, STR(")"));
}

static void drop_closing(struct md_node *hint)
{
	struct md_node *last = hint->last;
	const struct str text = str_trim_wide(last->text);
	const size_t len = str_ends(text, STR("）")) ? 3 : 1;
	const size_t kept = (size_t)(text.data - last->text.data) + text.len - len;

	last->span.end -= (uint32_t)(last->text.len - kept);
	last->text.len = kept;
	inline_trim(hint);
}

static bool take_hint(
	struct outline *outline, struct outline_question *question, struct md_node *para)
{
	struct place_in opening;
	bool opens;

	if (!ends_in_parenthesis(para) || !find_opening(para, &opening))
		return false;
	const size_t skip = parenthesis_len(opening.node->text, opening.at, &opens);
	const struct str inside = str_from_offset(opening.node->text, opening.at + skip);
	const size_t label = label_hint(inside);
	if (!label)
		return false;
	struct md_node *line = opening.node;
	if (opening.at)
		line = md_split_text(outline->arena, opening.node, opening.at);
	struct md_node *hint = para_split(outline->arena, para, line);
	head_strip(hint, skip + label);
	drop_closing(hint);
	md_unlink(hint);
	md_append(md_container(outline->arena, &question->hint, hint->span), hint);
	if (!para->first)
		md_unlink(para);
	return true;
}

void hints_find(struct outline *outline, struct outline_question *question)
{
	struct md_node *first = question->stem->first, *last = question->stem->last;

	if (last && last->kind == MD_PARA && take_hint(outline, question, last))
		return;
	if (first && first != last && first->kind == MD_PARA)
		take_hint(outline, question, first);
}
