/* SPDX-License-Identifier: MIT */
#include "read/markdown/pairs.h"

#include "read/markdown/braces.h"
#include "read/markdown/html_tag.h"
#include "read/markdown/link.h"

/* The ends lie among their siblings as they came:
 *
 *	text  ~~  text  <b>  strong  </b>  ~~  text
 *
 * One walk keeps the openers on a stack; a closer takes everything after its opener into
 * it. Openers that it skips, and those left at the end, find no partner: ends of ~~ and
 * of a cloze become text, tags vanish. */

struct opener {
	struct md_node *node;
	const struct tag_row *row; /* NULL: ~~ or cloze, by node->kind */
};

struct pairing {
	struct aligner *aligner;
	struct md_node *parent;
	size_t capacity; /* how deep openers may still nest here */
	size_t count;
	struct opener openers[LIMIT_INLINE_DEPTH];
};

struct md_node *pairs_new_end(struct arena *arena, const struct region *region,
	struct span span, struct str source)
{
	const bool is_deleted = region->kind == REGION_DELETED;
	struct md_node *const node =
		md_new(arena, is_deleted ? MD_DELETED : MD_CLOZE, span);

	node->text = source;
	node->title = region->text;
	node->number = region->number;
	node->ordered = is_deleted ? region->can_open : region->kind == REGION_CLOZE_OPEN;
	node->tight = is_deleted ? region->can_close : region->kind == REGION_CLOZE_CLOSE;
	return node;
}

static void make_text(struct md_node *node)
{
	node->kind = MD_TEXT;
	node->title = STR("");
	node->number = 0;
	node->ordered = node->tight = false;
}

/* An opener without a partner. */
static void dissolve(struct opener opener)
{
	if (opener.row)
		md_unlink(opener.node);
	else
		make_text(opener.node);
}

static void dissolve_above(struct pairing *pairing, size_t count)
{
	while (pairing->count > count)
		dissolve(pairing->openers[--pairing->count]);
}

static void push(struct pairing *pairing, struct opener opener)
{
	if (pairing->count < pairing->capacity)
		pairing->openers[pairing->count++] = opener;
	else
		dissolve(opener);
}

/* The number of openers up to the newest that closer fits, or 0. */
static size_t find_opener(const struct pairing *pairing, struct opener closer)
{
	for (size_t i = pairing->count; i > 0; i--) {
		const struct opener *const at = &pairing->openers[i - 1];

		if (at->row == closer.row &&
			(at->row || at->node->kind == closer.node->kind))
			return i;
	}
	return 0;
}

static void finish_code(struct pairing *pairing, struct md_node *node)
{
	node->text = md_plain(pairing->aligner->arena, node);
	node->first = node->last = NULL;
}

static void finish(struct pairing *pairing, struct opener opener)
{
	struct md_node *const node = opener.node;

	node->text = STR("");
	node->ordered = node->tight = false;
	if (!opener.row)
		return;
	node->kind = opener.row->kind;
	if (opener.row->sense == TAG_CODE)
		finish_code(pairing, node);
	if (opener.row->sense == TAG_LINK)
		link_check(pairing->aligner->diag, node);
}

/* Takes what lies between into the opener; false: there is none. */
static bool close_pair(struct pairing *pairing, struct opener closer)
{
	const size_t found = find_opener(pairing, closer);

	if (found == 0)
		return false;
	dissolve_above(pairing, found);
	const struct opener opener = pairing->openers[--pairing->count];

	while (opener.node->next != closer.node)
		md_append(opener.node, opener.node->next);
	opener.node->span.end = closer.node->span.end;
	if (opener.node->kind == MD_CLOZE)
		opener.node->title = closer.node->title;
	md_unlink(closer.node);
	finish(pairing, opener);
	return true;
}

static void pair_end(struct pairing *pairing, struct md_node *node)
{
	const struct opener end = {node, NULL};
	const bool can_open = node->ordered, can_close = node->tight;

	if (can_close && close_pair(pairing, end))
		return;
	if (can_open)
		push(pairing, end);
	else
		make_text(node);
}

static void warn_unknown(
	struct aligner *aligner, struct md_node *node, const struct tag *tag)
{
	const size_t known = aligner->told_tags.count;

	if (map_add(&aligner->told_tags, tag->name, known) == known)
		diag_report(aligner->diag, DIAG_HTML_TAG, node->span, tag->name);
}

/* "width: 60%" or "zoom: 50%" of a style attribute. */
static void put_style_size(struct str style, struct image_size *width)
{
	static const char *const names[] = {"width:", "zoom:"};

	for (size_t i = 0; i < 2 && width->unit == IMAGE_UNIT_NONE; i++) {
		const struct str name = str_from(names[i]);
		const size_t at = str_find(style, name, 0);
		const size_t end = at == STR_NPOS ? 0 : str_find_byte(style, ';', at);

		if (at != STR_NPOS)
			brace_size(str_slice(style, at + name.len, end), width);
	}
}

bool pairs_make_image(
	struct aligner *aligner, struct md_node *node, const struct tag *tag)
{
	const struct entities *const entities = aligner->entities;
	struct arena *const arena = aligner->arena;
	struct str src, alt, value;

	if (!tag_attribute(tag, STR("src"), entities, arena, &src) || src.len == 0)
		return false;
	node->kind = MD_IMAGE;
	node->text = STR("");
	node->url = src;
	tag_attribute(tag, STR("title"), entities, arena, &node->title);
	if (tag_attribute(tag, STR("width"), entities, arena, &value))
		brace_size(value, &node->width);
	if (tag_attribute(tag, STR("height"), entities, arena, &value))
		brace_size(value, &node->height);
	if (tag_attribute(tag, STR("style"), entities, arena, &value))
		put_style_size(value, &node->width);
	if (tag_attribute(tag, STR("alt"), entities, arena, &alt) && alt.len) {
		struct md_node *const text = md_new(arena, MD_TEXT, node->span);

		text->text = alt;
		md_append(node, text);
	}
	return true;
}

static void make_break(struct md_node *node)
{
	node->kind = MD_LINE_BREAK;
	node->text = STR("");
}

/* A block's tag within a line: its start begins a new one. */
static void pair_division(struct md_node *node, const struct tag *tag)
{
	const struct md_node *const before = node->previous;

	if (tag->is_close || !before || before->kind == MD_LINE_BREAK ||
		before->kind == MD_SOFT_BREAK)
		md_unlink(node);
	else
		make_break(node);
}

static void pair_link(
	struct pairing *pairing, struct md_node *node, const struct tag *tag)
{
	struct aligner *const aligner = pairing->aligner;
	struct str url;

	if (!tag_attribute(tag, STR("href"), aligner->entities, aligner->arena, &url)) {
		md_unlink(node);
		return;
	}
	node->url = url;
	tag_attribute(tag, STR("title"), aligner->entities, aligner->arena, &node->title);
	push(pairing, (struct opener){node, tag->row});
}

static void pair_wrap(
	struct pairing *pairing, struct md_node *node, const struct tag *tag)
{
	const struct opener end = {node, tag->row};

	if (tag->is_close) {
		if (!close_pair(pairing, end))
			md_unlink(node);
	} else if (str_ends(tag->attributes, STR("/"))) {
		md_unlink(node);
	} else if (tag->row->sense == TAG_LINK) {
		pair_link(pairing, node, tag);
	} else {
		push(pairing, end);
	}
}

static void pair_tag(struct pairing *pairing, struct md_node *node)
{
	const struct tag tag = tag_read(node->text);

	switch (tag.row->sense) {
	case TAG_WRAP:
	case TAG_CODE:
	case TAG_LINK: pair_wrap(pairing, node, &tag); break;
	case TAG_TRANSPARENT: md_unlink(node); break;
	case TAG_BREAK:
	case TAG_RULE: make_break(node); break;
	case TAG_IMAGE:
		if (tag.is_close)
			md_unlink(node);
		else if (!pairs_make_image(pairing->aligner, node, &tag))
			warn_unknown(pairing->aligner, node, &tag);
		break;
	case TAG_BLOCK:
		if (tag.is_close &&
			(tag.row->kind == MD_DETAILS || tag.row->kind == MD_SUMMARY))
			pairing->aligner->closer_count++; /* read/html_close */
		else
			pair_division(node, &tag);
		break;
	case TAG_DIVISION:
	case TAG_PRE: pair_division(node, &tag); break;
	case TAG_UNKNOWN:
	case TAG_RAW: warn_unknown(pairing->aligner, node, &tag); break;
	}
}

void pairs_resolve(struct aligner *aligner, struct md_node *parent, size_t depth)
{
	struct pairing pairing = {.aligner = aligner,
		.parent = parent,
		.capacity = LIMIT_INLINE_DEPTH / (depth + 1) + 2};
	struct md_node *next;

	if (pairing.capacity > LIMIT_INLINE_DEPTH)
		pairing.capacity = LIMIT_INLINE_DEPTH;
	for (struct md_node *at = parent->first; at; at = next) {
		next = at->next;
		if (at->kind == MD_HTML)
			pair_tag(&pairing, at);
		else if ((at->kind == MD_DELETED || at->kind == MD_CLOZE) && at->text.len)
			pair_end(&pairing, at);
	}
	dissolve_above(&pairing, 0);
}
