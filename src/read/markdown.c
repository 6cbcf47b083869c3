/* SPDX-License-Identifier: MIT */
#include <cmark.h>

#include "base/vec.h"
#include "read/md.h"

struct builder {
	const struct md_input *input;
	struct str text;
	VEC(uint32_t) line_starts;
};

static enum md_kind kind_of(cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE: return MD_QUOTE;
	case CMARK_NODE_LIST: return MD_LIST;
	case CMARK_NODE_ITEM: return MD_ITEM;
	case CMARK_NODE_CODE_BLOCK: return MD_CODE_BLOCK;
	case CMARK_NODE_HTML_BLOCK: return MD_HTML_BLOCK;
	case CMARK_NODE_PARAGRAPH: return MD_PARA;
	case CMARK_NODE_HEADING: return MD_HEADING;
	case CMARK_NODE_THEMATIC_BREAK: return MD_RULE;
	case CMARK_NODE_TEXT: return MD_TEXT;
	case CMARK_NODE_SOFTBREAK: return MD_SOFT_BREAK;
	case CMARK_NODE_LINEBREAK: return MD_LINE_BREAK;
	case CMARK_NODE_CODE: return MD_CODE;
	case CMARK_NODE_HTML_INLINE: return MD_HTML;
	case CMARK_NODE_EMPH: return MD_EMPHASIS;
	case CMARK_NODE_STRONG: return MD_STRONG;
	case CMARK_NODE_LINK: return MD_LINK;
	case CMARK_NODE_IMAGE: return MD_IMAGE;
	default: return MD_DOCUMENT;
	}
}

static struct str copy_c(const struct builder *builder, const char *c_string)
{
	return arena_copy_str(builder->input->arena, str_from(c_string));
}

static size_t place_of(const struct builder *builder, int line, int column)
{
	const size_t index = line > 0 ? (size_t)line - 1 : 0;

	if (index >= builder->line_starts.len)
		return builder->text.len;
	return builder->line_starts.data[index] + (column > 0 ? (size_t)column - 1 : 0);
}

static struct span block_span(const struct builder *builder, cmark_node *node)
{
	const size_t base = builder->input->body_start;
	const size_t start = place_of(builder, cmark_node_get_start_line(node),
		cmark_node_get_start_column(node));
	size_t end = place_of(builder, cmark_node_get_end_line(node),
		cmark_node_get_end_column(node) + 1);

	if (end > builder->text.len)
		end = builder->text.len;
	return span_of(
		builder->input->source, base + start, base + (end < start ? start : end));
}

static void build(struct builder *builder, cmark_node *from, struct md_node *to)
{
	for (cmark_node *at = cmark_node_first_child(from); at;
		at = cmark_node_next(at)) {
		const enum md_kind kind = kind_of(at);
		struct md_node *node = md_new(builder->input->arena, kind,
			kind <= MD_COMMENT ? block_span(builder, at) : to->span);

		node->text = copy_c(builder, cmark_node_get_literal(at));
		node->url = copy_c(builder, cmark_node_get_url(at));
		node->title = copy_c(builder, kind == MD_CODE_BLOCK
						      ? cmark_node_get_fence_info(at)
						      : cmark_node_get_title(at));
		if (kind == MD_HEADING)
			node->number = (unsigned)cmark_node_get_heading_level(at);
		if (kind == MD_LIST) {
			node->ordered =
				cmark_node_get_list_type(at) == CMARK_ORDERED_LIST;
			node->number = (unsigned)cmark_node_get_list_start(at);
			node->tight = cmark_node_get_list_tight(at);
		}
		md_append(to, node);
		build(builder, at, node);
	}
}

struct md_node *md_parse(const struct md_input *input)
{
	const struct str whole = input->sources->items[input->source].text;
	struct builder builder = {
		.input = input, .text = str_from_offset(whole, input->body_start)};
	struct md_node *document = md_new(input->arena, MD_DOCUMENT,
		span_of(input->source, input->body_start, whole.len));
	cmark_node *parsed = cmark_parse_document(
		builder.text.data, builder.text.len, CMARK_OPT_DEFAULT);

	vec_push(&builder.line_starts, 0);
	for (size_t i = 0; i < builder.text.len; i++)
		if (builder.text.data[i] == '\n')
			vec_push(&builder.line_starts, (uint32_t)(i + 1));
	build(&builder, parsed, document);
	cmark_node_free(parsed);
	vec_clear(&builder.line_starts);
	return document;
}
