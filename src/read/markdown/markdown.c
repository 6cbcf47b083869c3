/* SPDX-License-Identifier: MIT */
#include <cmark.h>

#include "read/markdown/align.h"
#include "read/markdown/cells.h"
#include "read/markdown/guard.h"
#include "read/markdown/html.h"
#include "read/markdown/html_close.h"
#include "read/markdown/table.h"

/* A text goes through cmark twice:
 *
 *	source --guards--> text --pass 1--> blocks --mask--> masked text --pass 2-->
 *blocks |                                                                 and inlines
 *	   +------------------------------- align ------------------------------> md tree
 *
 * Every byte keeps its offset all the way. The first pass only finds where paragraphs,
 * code and HTML stand; the second one gives the tree. */

struct builder {
	const struct md_input *input;
	struct aligner aligner;
	struct leaf_walk walk;
	struct cells cells; /* of tables, parsed together when all are known */
};

static enum md_kind kind_of(cmark_node *node)
{
	switch ((int)cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE: return MD_QUOTE;
	case CMARK_NODE_LIST: return MD_LIST;
	case CMARK_NODE_ITEM: return MD_ITEM;
	case CMARK_NODE_CODE_BLOCK: return MD_CODE_BLOCK;
	case CMARK_NODE_HTML_BLOCK: return MD_HTML_BLOCK;
	case CMARK_NODE_HEADING: return MD_HEADING;
	case CMARK_NODE_THEMATIC_BREAK: return MD_RULE;
	default: return MD_PARA;
	}
}

static struct span span_of_places(const struct builder *builder, size_t start, size_t end)
{
	const size_t base = builder->input->body_start;

	return span_of(
		builder->input->source, base + start, base + (end < start ? start : end));
}

/* cmark's own positions of a block: good for starts and for leaf blocks. */
static struct span block_span(const struct builder *builder, cmark_node *node)
{
	const struct leaf_walk *const walk = &builder->walk;
	const size_t start = leaf_offset(
		walk, cmark_node_get_start_line(node), cmark_node_get_start_column(node));
	size_t end = leaf_offset(
		walk, cmark_node_get_end_line(node), cmark_node_get_end_column(node) + 1);

	if (end < walk->text.len && walk->text.data[end] == '\n' &&
		walk->source.data[end] == '>')
		end++; /* guard_details */
	return span_of_places(builder, start, end);
}

/* The text of a code or HTML block. Where its bytes were masked they are taken from the
 * source: a line of the literal is the end of a line of the text. */
static struct str literal_of(struct builder *builder, cmark_node *node, size_t first_line)
{
	struct leaf_walk *const walk = &builder->walk;
	const struct str literal = str_from(cmark_node_get_literal(node));
	char *const copy =
		arena_copy(builder->input->arena, literal.data, literal.len + 1);
	size_t line = first_line, start = 0;

	while (start < literal.len) {
		const size_t found = str_find_byte(literal, '\n', start);
		const size_t end = found == STR_NPOS ? literal.len : found;
		const size_t source_end = leaf_line_end(walk, line++);
		size_t length = end - start;

		if (length > source_end)
			length = source_end;
		for (size_t i = 1; i <= length; i++)
			if (walk->text.data[source_end - i] !=
				walk->source.data[source_end - i])
				copy[end - i] = walk->source.data[source_end - i];
		if (found != STR_NPOS && source_end < walk->source.len)
			copy[end] = walk->source.data[source_end];
		start = end + 1;
	}
	return (struct str){copy, literal.len};
}

/* The first word of a fence's info string. */
static struct str first_word(struct str info)
{
	size_t end = 0;

	while (end < info.len && info.data[end] != ' ' && info.data[end] != '\t')
		end++;
	return str_slice(info, 0, end);
}

/* Whether the line, counted from 0, has nothing but a fence, behind what its containers
 * put before it. */
static bool is_closing_fence(const struct leaf_walk *walk, size_t line, char mark)
{
	struct str text = str_trim(str_slice(
		walk->text, leaf_line_start(walk, line), leaf_line_end(walk, line)));
	size_t count = 0;

	for (; text.len && text.data[text.len - 1] == mark; text.len--)
		count++;
	while (text.len && (text.data[0] == '>' || text.data[0] == ' '))
		text = str_from_offset(text, 1);
	return count >= 3 && text.len == 0;
}

static void build_code(struct builder *builder, cmark_node *from, struct md_node *to)
{
	const struct leaf_walk *const walk = &builder->walk;
	const size_t line = (size_t)cmark_node_get_start_line(from) - 1;
	const size_t last = (size_t)cmark_node_get_end_line(from) - 1;
	const char mark = walk->text.data[leaf_offset(
		walk, (int)line + 1, cmark_node_get_start_column(from))];
	const bool is_fenced = mark == '`' || mark == '~';
	const struct str info = str_from(cmark_node_get_fence_info(from));

	to->text = literal_of(builder, from, is_fenced ? line + 1 : line);
	to->title = arena_copy_str(builder->input->arena, first_word(info));
	if (is_fenced && (last <= line || !is_closing_fence(walk, last, mark))) {
		char digits[21];

		diag_report(builder->input->diag, DIAG_CODE_OPEN,
			span_of(to->span.source, to->span.start, to->span.start),
			str_from_unsigned(digits, last > line ? last - line : 0));
	}
}

static void build_html(struct builder *builder, cmark_node *from, struct md_node *to)
{
	to->text = literal_of(builder, from, (size_t)cmark_node_get_start_line(from) - 1);
}

/* A paragraph that is one display formula is a block of its own. */
static void lift_formula(struct md_node *para)
{
	const struct md_node *const only = para->first;

	if (!only || only->next || only->kind != MD_MATH || !only->is_display)
		return;
	para->kind = MD_MATH_BLOCK;
	para->text = only->text;
	para->is_display = true;
	para->first = para->last = NULL;
}

/* A paragraph begins after its definitions and ends with its last inline, a heading with
 * its underline. */
static void fit_span(
	const struct builder *builder, const struct leaf *leaf, struct md_node *node)
{
	const size_t base = builder->input->body_start;

	if (leaf->rule_line)
		node->span.end =
			(uint32_t)(base + leaf_line_end(&builder->walk, leaf->rule_line));
	if (leaf->text.len == 0 || (node->kind == MD_HEADING && !leaf->rule_line))
		return;
	node->span.start = (uint32_t)(base + leaf_place(leaf, 0));
	if (node->kind == MD_PARA)
		node->span.end = (uint32_t)(base + leaf_place(leaf, leaf->text.len - 1) +
					    1 + leaf->has_lost_end);
}

static void build_leaf(struct builder *builder, cmark_node *from, struct md_node *to)
{
	const struct leaf leaf = leaf_of(&builder->walk, from);

	fit_span(builder, &leaf, to);
	if (to->kind == MD_HEADING) {
		to->number = (unsigned)cmark_node_get_heading_level(from);
		to->is_setext =
			cmark_node_get_start_line(from) < cmark_node_get_end_line(from);
	} else if (cells_take(&builder->cells, &builder->aligner, &leaf, to)) {
		return;
	}
	align_leaf(&builder->aligner, &leaf, from, to);
	lift_formula(to);
}

static void build_list(cmark_node *from, struct md_node *to)
{
	to->ordered = cmark_node_get_list_type(from) == CMARK_ORDERED_LIST;
	to->number = (unsigned)cmark_node_get_list_start(from);
	to->is_paren = cmark_node_get_list_delim(from) == CMARK_PAREN_DELIM;
	to->tight = cmark_node_get_list_tight(from);
}

static void build_blocks(struct builder *builder, cmark_node *from, struct md_node *to);

/* A container ends with its last child, whatever blank lines follow. */
static void build_container(struct builder *builder, cmark_node *from, struct md_node *to)
{
	if (to->kind != MD_LIST)
		leaf_enter(&builder->walk, from);
	build_blocks(builder, from, to);
	if (to->kind != MD_LIST)
		leaf_leave(&builder->walk);
	if (to->last)
		to->span.end = to->last->span.end;
}

static void build_block(struct builder *builder, cmark_node *from, struct md_node *to)
{
	switch ((int)to->kind) {
	case MD_PARA:
	case MD_HEADING: build_leaf(builder, from, to); break;
	case MD_CODE_BLOCK: build_code(builder, from, to); break;
	case MD_HTML_BLOCK: build_html(builder, from, to); break;
	case MD_LIST:
		build_list(from, to);
		build_container(builder, from, to);
		break;
	case MD_QUOTE:
	case MD_ITEM: build_container(builder, from, to); break;
	default: break;
	}
}

/* Depth is bounded: guard_containers. */
static void build_blocks(struct builder *builder, cmark_node *from, struct md_node *to)
{
	for (cmark_node *at = cmark_node_first_child(from); at;
		at = cmark_node_next(at)) {
		struct md_node *const node = md_new(
			builder->input->arena, kind_of(at), block_span(builder, at));

		md_append(to, node);
		build_block(builder, at, node);
	}
}

/* After the tables, since a cell may hold one. Inner containers come first. */
static void rebuild_html(struct builder *builder, struct md_node *container, size_t depth)
{
	bool has_html = false;

	for (struct md_node *at = container->first; at; at = at->next) {
		if (at->kind == MD_QUOTE || at->kind == MD_LIST || at->kind == MD_ITEM)
			rebuild_html(builder, at, depth + (at->kind != MD_LIST));
		has_html = has_html || at->kind == MD_HTML_BLOCK;
	}
	if (has_html && builder->aligner.closer_count)
		html_lift_closers(&builder->aligner, container);
	if (has_html)
		html_rebuild(&builder->aligner, container, depth);
}

static cmark_node *parse(const char *text, size_t length)
{
	return cmark_parse_document(text, length, CMARK_OPT_DEFAULT);
}

/* The source with everything in place for the second pass. */
static void make_mask(struct mask *mask)
{
	const size_t length = mask->source.len;
	char *const blocks = memory_new(length + 1);

	mask->text = memory_new(length + 1);
	memcpy(mask->text, mask->source.data, length);
	guard_boxes(mask->text, length);
	guard_details(mask->text, length);
	guard_containers(mask->text, length);
	memcpy(blocks, mask->text, length);
	guard_inlines(blocks, length);
	cmark_node *const root = parse(blocks, length);

	free(blocks);
	mask_inlines(mask, root);
	cmark_node_free(root);
}

static void build(
	struct builder *builder, const struct mask *mask, struct md_node *document)
{
	const struct str text = {mask->text, mask->source.len};
	cmark_node *const root = parse(text.data, text.len);

	leaf_walk_init(&builder->walk, text, mask->source);
	build_blocks(builder, root, document);
	leaf_walk_clear(&builder->walk);
	cmark_node_free(root);
	cells_align(&builder->cells, &builder->aligner);
	rebuild_html(builder, document, 0);
	if (builder->aligner.closer_count)
		html_drop_closers(document);
}

/* Once, with the first of them. */
static void report_foreign(const struct md_input *input, const struct mask *mask)
{
	const struct region *first = NULL;
	char digits[21];
	size_t count = 0;

	for (size_t i = 0; i < mask->regions.len; i++) {
		if (!mask->regions.data[i].is_foreign)
			continue;
		first = first ? first : &mask->regions.data[i];
		count++;
	}
	if (!first)
		return;
	diag_report(input->diag, DIAG_TEMPLATE,
		span_of(input->source, input->body_start + first->start,
			input->body_start + first->end),
		str_from_unsigned(digits, count),
		str_slice(mask->source, first->start, first->end));
}

struct md_node *md_parse_counted(const struct md_input *input, size_t *fallbacks)
{
	const struct str whole = input->sources->items[input->source].text;
	struct entities entities;
	struct mask mask = {.arena = input->arena,
		.source = str_from_offset(whole, input->body_start)};
	struct builder builder = {
		.input = input,
		.aligner = {.arena = input->arena,
			.diag = input->diag,
			.source = input->source,
			.base = input->body_start,
			.mask = &mask,
			.entities = &entities},
	};
	struct md_node *const document = md_new(input->arena, MD_DOCUMENT,
		span_of(input->source, input->body_start, whole.len));

	entities_init(&entities, mask.source, input->arena);
	map_init(&builder.aligner.told_tags);
	make_mask(&mask);
	report_foreign(input, &mask);
	build(&builder, &mask, document);
	cells_clear(&builder.cells);
	map_clear(&builder.aligner.told_tags);
	entities_clear(&entities);
	mask_clear(&mask);
	*fallbacks = builder.aligner.fallbacks;
	return document;
}

struct md_node *md_parse(const struct md_input *input)
{
	size_t fallbacks;

	return md_parse_counted(input, &fallbacks);
}
