/* SPDX-License-Identifier: MIT */
#include "read/lower.h"

#include "base/limits.h"
#include "model/build.h"
#include "model/foreign.h"
#include "model/math.h"
#include "read/displays.h"
#include "read/highlight.h"
#include "read/markdown/link.h"
#include "read/outline/anchors.h"
#include "read/outline/sub_label.h"

void lowering_init(struct lowering *lowering, struct arena *arena, struct diag *diag,
	const struct sources *sources)
{
	*lowering = (struct lowering){.arena = arena, .diag = diag, .sources = sources};
	map_init(&lowering->targets);
	map_init(&lowering->repeated);
	map_init(&lowering->image_numbers);
	math_reader_init(&lowering->math_reader);
}

void lowering_clear(struct lowering *lowering)
{
	map_clear(&lowering->targets);
	map_clear(&lowering->repeated);
	map_clear(&lowering->image_numbers);
	vec_clear(&lowering->images);
	math_reader_clear(&lowering->math_reader);
}

static size_t count_children(const struct md_node *parent)
{
	size_t count = 0;

	for (const struct md_node *child = parent->first; child; child = child->next)
		count++;
	return count;
}

static bool has_formula(const struct md_node *parent)
{
	for (const struct md_node *node = parent->first; node; node = node->next)
		if (node->kind == MD_MATH || has_formula(node))
			return true;
	return false;
}

/* Appends a line's text, with blanks for what is none. */
static void put_line_text(struct buf *out, const struct md_node *parent)
{
	for (const struct md_node *node = parent->first; node; node = node->next) {
		if (node->kind == MD_TEXT)
			buf_put_str(out, node->text);
		else if (node->first)
			put_line_text(out, node);
		else
			buf_put_byte(out, ' ');
	}
}

/* A paragraph, a heading, a cell. Its formulas are spoken in its own language: outputs
 * mark a line that is in another one than the book. */
static struct inline_list lower_line(struct lowering *lowering, struct md_node *line)
{
	const enum language book = lowering->language;

	if (has_formula(line)) {
		struct buf text;

		buf_init(&text, LIMIT_TEXT_BYTES);
		put_line_text(&text, line);
		language_from_tag(
			foreign_language_of(book, buf_str(&text)), &lowering->language);
		buf_clear(&text);
	}
	const struct inline_list lowered = lower_inlines(lowering, line);

	lowering->language = book;
	return lowered;
}

static struct block lower_list(struct lowering *lowering, struct md_node *list)
{
	struct block block = {.kind = BLOCK_LIST, .span = list->span};
	struct list_item *items =
		ARENA_NEW(lowering->arena, struct list_item, count_children(list));
	size_t count = 0;

	block.list.ordered = list->ordered;
	block.list.tight = list->tight;
	block.list.start = list->ordered ? list->number : 1;
	block.list.depth = lowering->list_depth++;
	for (struct md_node *item = list->first; item; item = item->next)
		items[count++] = (struct list_item){
			item->span, item->check, lower_blocks(lowering, item)};
	lowering->list_depth--;
	block.list.items = items;
	block.list.count = count;
	return block;
}

static void lower_row(struct lowering *lowering, struct md_node *row,
	struct table_cell *cells, size_t column_count)
{
	size_t column = 0;

	for (struct md_node *cell = row->first; cell && column < column_count;
		cell = cell->next, column++)
		cells[column] =
			(struct table_cell){cell->span, lower_line(lowering, cell)};
	for (; column < column_count; column++)
		cells[column].span = row->span;
}

static struct block lower_table(struct lowering *lowering, struct md_node *table)
{
	struct block block = {.kind = BLOCK_TABLE, .span = table->span};
	const size_t columns = table->number, rows = count_children(table);
	struct table_cell *cells = ARENA_NEW(
		lowering->arena, struct table_cell, memory_product(rows, columns));
	size_t row_number = 0;

	for (struct md_node *row = table->first; row; row = row->next)
		lower_row(lowering, row, cells + columns * row_number++, columns);
	block.table = (struct table){.column_count = columns,
		.row_count = rows ? rows - 1 : 0,
		.aligns = table->aligns,
		.head = cells,
		.cells = rows ? cells + columns : cells};
	return block;
}

static const struct math *lower_math(
	struct lowering *lowering, const struct md_node *node)
{
	struct math *math = ARENA_NEW(lowering->arena, struct math, 1);
	const struct math_job job = {
		.arena = lowering->arena,
		.diag = lowering->diag,
		.sources = lowering->sources,
		.language = lowering->language,
		.mark = node->title,
	};

	*math = (struct math){.span = node->span,
		.tex = node->text,
		.display = node->is_display || node->kind == MD_MATH_BLOCK,
		.is_block = node->kind == MD_MATH_BLOCK};
	math_read(&lowering->math_reader, &job, math);
	return math;
}

static struct block lower_details(struct lowering *lowering, struct md_node *details)
{
	struct block block = {.kind = BLOCK_DETAILS, .span = details->span};
	struct md_node *summary = details->first;

	if (summary && summary->kind == MD_SUMMARY) {
		block.details.summary = lower_line(lowering, summary);
		md_unlink(summary);
	}
	block.details.blocks = lower_blocks(lowering, details);
	return block;
}

/* false: the node leaves nothing behind. */
static bool lower_block(
	struct lowering *lowering, struct md_node *node, struct block *block)
{
	*block = (struct block){.span = node->span};
	switch (node->kind) {
	case MD_PARA:
		block->kind = BLOCK_PARA;
		sub_lines_keep(node);
		block->para = lower_line(lowering, node);
		return block->para.count != 0;
	case MD_HEADING:
		block->kind = BLOCK_HEADING;
		block->heading.level = node->number;
		block->heading.text = lower_line(lowering, node);
		return block->heading.text.count != 0;
	case MD_QUOTE:
		block->kind = BLOCK_QUOTE;
		block->children = lower_blocks(lowering, node);
		return true;
	case MD_LIST: *block = lower_list(lowering, node); return true;
	case MD_CODE_BLOCK:
		block->kind = BLOCK_CODE;
		block->code.language = node->title;
		block->code.text = node->text;
		block->code.tokens = highlight_code(lowering->arena, node->title,
			node->text, &block->code.token_count);
		return true;
	case MD_RULE: block->kind = BLOCK_RULE; return true;
	case MD_HTML_BLOCK:
		block->kind = BLOCK_SOURCE;
		block->source = node->text;
		return true;
	case MD_MATH_BLOCK:
		block->kind = BLOCK_MATH;
		block->math = lower_math(lowering, node);
		return true;
	case MD_TABLE: *block = lower_table(lowering, node); return true;
	case MD_DETAILS: *block = lower_details(lowering, node); return true;
	case MD_DOCUMENT:
	case MD_ITEM:
	case MD_ROW:
	case MD_CELL:
	case MD_SUMMARY:
	case MD_COMMENT:
	case MD_TEXT:
	case MD_SOFT_BREAK:
	case MD_LINE_BREAK:
	case MD_CODE:
	case MD_MATH:
	case MD_EMPHASIS:
	case MD_STRONG:
	case MD_DELETED:
	case MD_SUBSCRIPT:
	case MD_SUPERSCRIPT:
	case MD_KEYBOARD:
	case MD_LINK:
	case MD_IMAGE:
	case MD_BLANK:
	case MD_CLOZE:
	case MD_HTML:
	case MD_INLINE_COMMENT:
	case MD_ATTRIBUTES: return false;
	}
	return false;
}

struct block_list lower_blocks(struct lowering *lowering, struct md_node *parent)
{
	struct block_list list = {0};

	if (!parent)
		return list;
	displays_part(lowering->arena, parent);
	struct block *blocks =
		ARENA_NEW(lowering->arena, struct block, count_children(parent));
	for (struct md_node *node = parent->first; node; node = node->next) {
		if (lower_block(lowering, node, &blocks[list.count]))
			list.count++;
	}
	list.items = blocks;
	return list;
}

/* Inlines. */

/* The question that a heading's name leads to, or MAP_NONE. */
static size_t find_anchor(
	struct lowering *lowering, const struct md_node *link, enum anchor_sense *sense)
{
	size_t question;

	*sense = ANCHOR_UNKNOWN;
	if (lowering->outline)
		*sense = anchors_find(lowering->outline, link, &question);
	return *sense == ANCHOR_QUESTION ? lowering->ordinals[question] : MAP_NONE;
}

/* The question that a fragment names, or MAP_NONE. */
static size_t find_target(
	struct lowering *lowering, const struct md_node *link, enum anchor_sense *sense)
{
	const struct str name = str_from_offset(link->url, 1);
	struct buf key;

	buf_init(&key, 0);
	buf_printf(&key, "c%zu-", lowering->chapter + 1);
	buf_put_str(&key, name);
	size_t found = map_find(&lowering->targets, buf_str(&key));
	buf_clear(&key);
	if (found != MAP_NONE)
		return found;
	found = map_find(&lowering->targets, name);
	if (found != MAP_NONE && map_find(&lowering->repeated, name) != MAP_NONE)
		diag_report(lowering->diag, DIAG_AMBIGUOUS_REFERENCE, link->span, name);
	return found == MAP_NONE ? find_anchor(lowering, link, sense) : found;
}

/* A link that leads to no question is its text. */
static bool link_stays(struct lowering *lowering, const struct md_node *link)
{
	enum anchor_sense sense = ANCHOR_UNKNOWN;

	if (!str_starts(link->url, STR("#")) ||
		find_target(lowering, link, &sense) != MAP_NONE)
		return true;
	if (sense == ANCHOR_UNKNOWN)
		diag_report(lowering->diag, DIAG_BROKEN_REFERENCE, link->span,
			str_from_offset(link->url, 1));
	return false;
}

/* Takes comments out and opens links that do not stay; then each child is one node. */
static size_t prepare_children(struct lowering *lowering, struct md_node *parent)
{
	struct md_node *next;
	size_t count = 0;

	for (struct md_node *node = parent->first; node; node = next) {
		next = node->next;
		if (node->kind == MD_INLINE_COMMENT) {
			md_unlink(node);
		} else if (node->kind == MD_LINK && !link_stays(lowering, node)) {
			struct md_node *first = node->first;
			if (first)
				next = first;
			while (node->first) {
				struct md_node *child = node->first;
				md_unlink(child);
				md_insert_before(node, child);
			}
			md_unlink(node);
		} else {
			count++;
		}
	}
	return count;
}

size_t lower_image_number(struct lowering *lowering, struct span span, struct str url)
{
	struct buf key;

	buf_init(&key, 0);
	/* an address on the network is the same from every folder */
	if (lowering->sources && span.source < lowering->sources->count &&
		!link_is_remote(url))
		buf_put_str(&key, lowering->sources->items[span.source].folder);
	buf_put_byte(&key, '\x1f');
	buf_put_str(&key, url);
	const size_t next = lowering->images.len;
	size_t number = map_find(&lowering->image_numbers, buf_str(&key));

	if (number == MAP_NONE) {
		number = map_add(&lowering->image_numbers,
			arena_copy_str(lowering->arena, buf_str(&key)), next);
		vec_push(&lowering->images, (struct image_source){span, url});
	}
	buf_clear(&key);
	return number;
}

static void lower_image(
	struct lowering *lowering, struct md_node *node, struct inline_node *lowered)
{
	lowered->kind = INLINE_IMAGE;
	lowered->image = (struct image){.url = node->url,
		.alt = md_plain(lowering->arena, node),
		.title = node->title,
		.media = lower_image_number(lowering, node->span, node->url),
		.width = node->width,
		.height = node->height};
}

static void lower_link(
	struct lowering *lowering, struct md_node *node, struct inline_node *lowered)
{
	enum anchor_sense sense;

	if (str_starts(node->url, STR("#"))) {
		lowered->kind = INLINE_REFERENCE;
		lowered->reference.question = find_target(lowering, node, &sense);
		lowered->reference.children = lower_inlines(lowering, node);
		return;
	}
	lowered->kind = INLINE_LINK;
	lowered->link.url = node->url;
	lowered->link.title = node->title;
	lowered->link.children = lower_inlines(lowering, node);
}

static void lower_cloze(
	struct lowering *lowering, struct md_node *node, struct inline_node *lowered)
{
	const unsigned number = node->number ? node->number : lowering->cloze_count + 1;

	lowered->kind = INLINE_CLOZE;
	if (number > lowering->cloze_count)
		lowering->cloze_count = number;
	lowered->cloze.number = number;
	lowered->cloze.hint = node->title;
	lowered->cloze.answer = lower_inlines(lowering, node);
}

static void lower_text(
	struct inline_node *lowered, enum inline_kind kind, struct str text)
{
	lowered->kind = kind;
	lowered->text = text;
}

static void lower_span(struct lowering *lowering, struct md_node *node,
	struct inline_node *lowered, enum inline_kind kind)
{
	lowered->kind = kind;
	lowered->children = lower_inlines(lowering, node);
}

static struct str braced(struct arena *arena, struct str text)
{
	char *bytes = arena_alloc(arena, text.len + 3);

	bytes[0] = '{';
	memcpy(bytes + 1, text.data, text.len);
	bytes[text.len + 1] = '}';
	return (struct str){bytes, text.len + 2};
}

static void lower_inline(
	struct lowering *lowering, struct md_node *node, struct inline_node *lowered)
{
	lowered->span = node->span;
	switch (node->kind) {
	case MD_TEXT:
	case MD_HTML: lower_text(lowered, INLINE_TEXT, node->text); return;
	case MD_SOFT_BREAK: lowered->kind = INLINE_SOFT_BREAK; return;
	case MD_LINE_BREAK: lowered->kind = INLINE_LINE_BREAK; return;
	case MD_CODE: lower_text(lowered, INLINE_CODE, node->text); return;
	case MD_MATH:
		lowered->kind = INLINE_MATH;
		lowered->math = lower_math(lowering, node);
		return;
	case MD_EMPHASIS: lower_span(lowering, node, lowered, INLINE_EMPHASIS); return;
	case MD_STRONG: lower_span(lowering, node, lowered, INLINE_STRONG); return;
	case MD_DELETED: lower_span(lowering, node, lowered, INLINE_DELETED); return;
	case MD_SUBSCRIPT: lower_span(lowering, node, lowered, INLINE_SUBSCRIPT); return;
	case MD_SUPERSCRIPT:
		lower_span(lowering, node, lowered, INLINE_SUPERSCRIPT);
		return;
	case MD_KEYBOARD: lower_span(lowering, node, lowered, INLINE_KEYBOARD); return;
	case MD_LINK: lower_link(lowering, node, lowered); return;
	case MD_IMAGE: lower_image(lowering, node, lowered); return;
	case MD_BLANK:
		lowered->kind = INLINE_BLANK;
		lowered->blank.form = node->is_paren ? BLANK_PAREN : BLANK_LINE;
		lowered->blank.number = ++lowering->blank_count;
		lowered->blank.width = node->number;
		return;
	case MD_CLOZE: lower_cloze(lowering, node, lowered); return;
	case MD_ATTRIBUTES:
		lower_text(lowered, INLINE_TEXT, braced(lowering->arena, node->text));
		return;
	case MD_INLINE_COMMENT:
	case MD_DOCUMENT:
	case MD_PARA:
	case MD_HEADING:
	case MD_QUOTE:
	case MD_LIST:
	case MD_ITEM:
	case MD_CODE_BLOCK:
	case MD_RULE:
	case MD_HTML_BLOCK:
	case MD_MATH_BLOCK:
	case MD_TABLE:
	case MD_ROW:
	case MD_CELL:
	case MD_DETAILS:
	case MD_SUMMARY:
	case MD_COMMENT: break;
	}
	lower_text(lowered, INLINE_TEXT, node->text);
}

struct inline_list lower_inlines(struct lowering *lowering, struct md_node *parent)
{
	struct inline_list list = {0};

	if (!parent)
		return list;
	const size_t count = prepare_children(lowering, parent);
	struct inline_node *nodes = ARENA_NEW(lowering->arena, struct inline_node, count);
	for (struct md_node *node = parent->first; node; node = node->next)
		lower_inline(lowering, node, &nodes[list.count++]);
	list.items = nodes;
	return list;
}

struct inline_list lower_paragraphs(struct lowering *lowering, struct md_node *container)
{
	VEC(struct inline_node) all = {0};
	struct inline_list list = {0};

	for (struct md_node *para = container ? container->first : NULL; para;
		para = para->next) {
		if (para->kind != MD_PARA)
			continue;
		const struct inline_list own = lower_inlines(lowering, para);
		if (all.len)
			vec_push(&all, (struct inline_node){.kind = INLINE_LINE_BREAK,
					       .span = para->span});
		for (size_t i = 0; i < own.count; i++)
			vec_push(&all, own.items[i]);
	}
	list = inline_list_copy(lowering->arena, all.data, all.len);
	vec_clear(&all);
	return list;
}
