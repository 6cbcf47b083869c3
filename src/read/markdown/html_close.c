/* SPDX-License-Identifier: MIT */
#include "read/markdown/html_close.h"

#include "read/markdown/html_tag.h"

/* The kind of element that the tag ends, or MD_HTML: it is no such tag. */
static enum md_kind closed_kind(const struct md_node *node)
{
	if (node->kind != MD_HTML || !str_starts(node->text, STR("</")))
		return MD_HTML;
	const enum md_kind kind = tag_read(node->text).row->kind;

	return kind == MD_DETAILS || kind == MD_SUMMARY ? kind : MD_HTML;
}

static size_t count_tags(struct str text, struct str name)
{
	size_t count = 0, at = 0;

	while ((at = str_find_byte(text, '<', at)) != STR_NPOS) {
		count += str_eq_ascii_case(
			str_slice(text, at + 1, at + 1 + name.len), name);
		at++;
	}
	return count;
}

struct open_counts {
	size_t details, summaries;
};

static void count_open(size_t *open, struct str text, struct str start, struct str end)
{
	const size_t ends = count_tags(text, end);

	*open += count_tags(text, start);
	*open -= ends < *open ? ends : *open;
}

static size_t *open_of(struct open_counts *open, const struct md_node *node)
{
	const enum md_kind kind = closed_kind(node);

	if (kind == MD_HTML)
		return NULL;
	return kind == MD_DETAILS ? &open->details : &open->summaries;
}

/* The first closer of the block's last paragraph that ends something, or NULL. */
static struct md_node *find_closer(const struct md_node *block, struct open_counts *open)
{
	while (block->last && (block->kind == MD_LIST || block->kind == MD_ITEM))
		block = block->last;
	if (block->kind != MD_PARA)
		return NULL;
	for (struct md_node *node = block->first; node; node = node->next)
		if (open_of(open, node) && *open_of(open, node))
			return node;
	return NULL;
}

static struct md_node *new_after(struct aligner *aligner, enum md_kind kind,
	struct md_node *before, struct span span)
{
	struct md_node *const node = md_new(aligner->arena, kind, span);

	md_insert_after(before, node);
	return node;
}

/* Puts the closer, and what follows it in its paragraph, after the block. */
static void lift(struct aligner *aligner, struct md_node *block, struct md_node *closer)
{
	struct md_node *const para = closer->parent;
	struct md_node *const end =
		new_after(aligner, MD_HTML_BLOCK, block, closer->span);
	struct md_node *rest = NULL;

	end->text = closer->text;
	while (closer->next) {
		if (!rest)
			rest = new_after(aligner, MD_PARA, end, closer->next->span);
		rest->span.end = closer->next->span.end;
		md_append(rest, closer->next);
	}
	md_unlink(closer);
	while (para->last &&
		(para->last->kind == MD_SOFT_BREAK || para->last->kind == MD_LINE_BREAK))
		md_unlink(para->last);
	if (para->last)
		para->span.end = para->last->span.end;
	else
		md_unlink(para);
	aligner->closer_count--;
}

void html_lift_closers(struct aligner *aligner, struct md_node *container)
{
	struct open_counts open = {0};

	for (struct md_node *block = container->first; block; block = block->next) {
		if (block->kind == MD_HTML_BLOCK) {
			count_open(&open.details, block->text, STR("details"),
				STR("/details"));
			count_open(&open.summaries, block->text, STR("summary"),
				STR("/summary"));
			continue;
		}
		struct md_node *const closer =
			open.details + open.summaries ? find_closer(block, &open) : NULL;

		if (!closer)
			continue;
		struct md_node *const before = block->previous;

		--*open_of(&open, closer);
		lift(aligner, block, closer);
		if (!block->parent) /* it was the closer's paragraph, and empty */
			block = before;
		block = block->next; /* what was lifted has been counted */
	}
}

void html_drop_closers(struct md_node *container)
{
	struct md_node *next;

	for (struct md_node *node = container->first; node; node = next) {
		next = node->next;
		if (closed_kind(node) != MD_HTML)
			md_unlink(node);
		else
			html_drop_closers(node);
	}
}
