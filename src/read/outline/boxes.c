/* SPDX-License-Identifier: MIT */
#include "read/outline/boxes.h"

#include "base/limits.h"
#include "read/markdown/guard.h"
#include "read/outline/fences.h"
#include "read/outline/head.h"
#include "read/outline/repair.h"

/* read/markdown made items of boxes; the mark is looked up in the source. */

#define QUESTION_LEVEL 4 /* of `!!! question "…"`: beneath a page's own headings */

static struct str first_line(const struct outline *outline, const struct md_node *item)
{
	const struct str source = sources_text(outline->sources, item->span);

	return str_trim(str_slice(source, 0, str_find_byte(source, '\n', 0)));
}

static bool is_box(const struct md_node *item, void *closure)
{
	const struct outline *const outline = closure;

	return box_mark(first_line(outline, item)) != 0;
}

/* Cuts the header off: what is left of it is the title, perhaps empty. */
static struct md_node *take_header(
	struct outline *outline, struct md_node *para, struct str name)
{
	struct md_node *const second = line_next(para->first);
	struct md_node *const header =
		second ? para_cut(outline->arena, para, second) : para;
	struct head head;

	head_read(header->first, &head);
	const size_t quote = str_find_byte(head_text(&head), '"', 0);

	head_strip(header, quote == STR_NPOS ? name.len : quote + 1);
	struct md_node *const last = inline_last_text(header);

	if (quote != STR_NPOS && last && str_ends(last->text, STR("\"")))
		last->text.len--;
	inline_trim(header);
	return header;
}

static struct md_node *details_of(struct outline *outline, struct md_node *item,
	struct md_node *header, struct str word)
{
	struct md_node *const details = md_new(outline->arena, MD_DETAILS, item->span);
	struct md_node *const summary = md_new(outline->arena, MD_SUMMARY, header->span);

	md_unlink(header);
	while (header->first) {
		struct md_node *const node = header->first;

		md_unlink(node);
		md_append(summary, node);
	}
	if (!summary->first && word.len) {
		struct md_node *const text =
			md_new(outline->arena, MD_TEXT, header->span);

		text->text = word;
		md_append(summary, text);
	}
	if (summary->first)
		md_append(details, summary);
	while (item->first) {
		struct md_node *const block = item->first;

		md_unlink(block);
		md_append(details, block);
	}
	return details;
}

/* What the item becomes stands in it alone. */
static void shape_box(struct outline *outline, struct md_node *item)
{
	const struct str line = first_line(outline, item);
	const struct str words = str_from_offset(line, box_mark(line));
	const struct str name =
		str_trim(str_slice(words, 0, str_find_byte(words, '"', 0)));
	struct md_node *const para = item->first;

	if (!para || para->kind != MD_PARA || !para->first)
		return;
	struct md_node *const header = take_header(outline, para, name);
	struct str word = STR("");

	if (fences_name_part(name, md_plain(outline->arena, header), &word) ||
		str_starts(line, STR("?")))
		md_append(item, details_of(outline, item, header, word));
	else if (!header->first)
		md_unlink(header);
	else if (str_eq(name, STR("question"))) {
		header->kind = MD_HEADING;
		header->number = QUESTION_LEVEL;
	}
}

static bool shape_boxes(struct outline *outline, struct md_node *list)
{
	bool found = false;

	for (struct md_node *item = list->first; item; item = item->next) {
		if (!is_box(item, outline))
			continue;
		shape_box(outline, item);
		found = true;
	}
	return found;
}

static void open_in(struct outline *outline, struct md_node *parent, size_t depth)
{
	struct md_node *next;

	if (depth > LIMIT_BLOCK_DEPTH)
		return;
	for (struct md_node *block = parent->first; block; block = next) {
		next = block->next;
		if (block->kind == MD_LIST && !block->ordered &&
			shape_boxes(outline, block))
			next = list_open(outline->arena, block, is_box, outline);
		else if (block->kind == MD_LIST || block->kind == MD_ITEM ||
			 block->kind == MD_DETAILS || block->kind == MD_QUOTE)
			open_in(outline, block, depth + 1);
	}
}

void boxes_open(struct outline *outline, struct md_node *document)
{
	open_in(outline, document, 0);
}
