/* SPDX-License-Identifier: MIT */
#ifndef UNIT_READ_MD_HTML_H
#define UNIT_READ_MD_HTML_H

#include "base/buf.h"
#include "read/markdown/md.h"

/* The md tree as the HTML of CommonMark's specification; for tests alone. */

static inline void html_put_escaped(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		switch (text.data[i]) {
		case '&': buf_put_c(out, "&amp;"); break;
		case '<': buf_put_c(out, "&lt;"); break;
		case '>': buf_put_c(out, "&gt;"); break;
		case '"': buf_put_c(out, "&quot;"); break;
		default: buf_put_byte(out, text.data[i]); break;
		}
	}
}

static inline void html_put_url(struct buf *out, struct str url)
{
	static const char safe[] = "-_.+!*(),%#@?=;:/$~";

	for (size_t i = 0; i < url.len; i++) {
		const unsigned char byte = (unsigned char)url.data[i];

		if ((byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
			(byte >= 'A' && byte <= 'Z') || (byte && strchr(safe, byte)))
			buf_put_byte(out, (char)byte);
		else if (byte == '&')
			buf_put_c(out, "&amp;");
		else if (byte == '\'')
			buf_put_c(out, "&#x27;");
		else
			buf_printf(out, "%%%02X", byte);
	}
}

static inline void html_put_children(struct buf *out, const struct md_node *node);

static inline void html_put_wrapped(
	struct buf *out, const struct md_node *node, const char *name)
{
	buf_printf(out, "<%s>", name);
	html_put_children(out, node);
	buf_printf(out, "</%s>", name);
}

static inline void html_put_title(struct buf *out, struct str title)
{
	if (title.len == 0)
		return;
	buf_put_c(out, " title=\"");
	html_put_escaped(out, title);
	buf_put_byte(out, '"');
}

static inline void html_put_alt(struct buf *out, const struct md_node *node)
{
	for (const struct md_node *at = node->first; at; at = at->next) {
		if (at->kind == MD_SOFT_BREAK || at->kind == MD_LINE_BREAK)
			buf_put_byte(out, ' ');
		html_put_escaped(out, at->text);
		html_put_alt(out, at);
	}
}

static inline void html_put_link(struct buf *out, const struct md_node *node)
{
	if (node->kind == MD_LINK) {
		buf_put_c(out, "<a href=\"");
		html_put_url(out, node->url);
		buf_put_byte(out, '"');
		html_put_title(out, node->title);
		buf_put_byte(out, '>');
		html_put_children(out, node);
		buf_put_c(out, "</a>");
		return;
	}
	buf_put_c(out, "<img src=\"");
	html_put_url(out, node->url);
	buf_put_c(out, "\" alt=\"");
	html_put_alt(out, node);
	buf_put_byte(out, '"');
	html_put_title(out, node->title);
	buf_put_c(out, " />");
}

static inline void html_new_line(struct buf *out)
{
	if (out->len && out->data[out->len - 1] != '\n')
		buf_put_byte(out, '\n');
}

static inline void html_put_para(struct buf *out, const struct md_node *node)
{
	const struct md_node *const list = node->parent->parent;

	if (node->parent->kind == MD_ITEM && list->tight) {
		html_put_children(out, node);
		return;
	}
	html_new_line(out);
	html_put_wrapped(out, node, "p");
	buf_put_byte(out, '\n');
}

static inline void html_put_list(struct buf *out, const struct md_node *node)
{
	html_new_line(out);
	if (node->ordered && node->number != 1)
		buf_printf(out, "<ol start=\"%u\">", node->number);
	else
		buf_put_c(out, node->ordered ? "<ol>" : "<ul>");
	html_new_line(out);
	html_put_children(out, node);
	buf_put_c(out, node->ordered ? "</ol>\n" : "</ul>\n");
}

static inline void html_put_code_block(struct buf *out, const struct md_node *node)
{
	html_new_line(out);
	buf_put_c(out, "<pre><code");
	if (node->title.len) {
		buf_put_c(out, " class=\"language-");
		html_put_escaped(out, node->title);
		buf_put_byte(out, '"');
	}
	buf_put_byte(out, '>');
	html_put_escaped(out, node->text);
	buf_put_c(out, "</code></pre>\n");
}

static inline void html_put_block(struct buf *out, const struct md_node *node)
{
	switch ((int)node->kind) {
	case MD_PARA: html_put_para(out, node); break;
	case MD_HEADING:
		html_new_line(out);
		buf_printf(out, "<h%u>", node->number);
		html_put_children(out, node);
		buf_printf(out, "</h%u>\n", node->number);
		break;
	case MD_QUOTE:
		html_new_line(out);
		buf_put_c(out, "<blockquote>\n");
		html_put_children(out, node);
		html_new_line(out);
		buf_put_c(out, "</blockquote>\n");
		break;
	case MD_LIST: html_put_list(out, node); break;
	case MD_ITEM:
		html_new_line(out);
		buf_put_c(out, "<li>");
		html_put_children(out, node);
		buf_put_c(out, "</li>\n");
		break;
	case MD_CODE_BLOCK: html_put_code_block(out, node); break;
	case MD_RULE:
		html_new_line(out);
		buf_put_c(out, "<hr />\n");
		break;
	case MD_COMMENT:
		html_new_line(out);
		buf_put_c(out, "<!--");
		buf_put_str(out, node->text);
		buf_put_c(out, "-->\n");
		break;
	default: buf_printf(out, "[block %d]\n", (int)node->kind); break;
	}
}

static inline void html_put_inline(struct buf *out, const struct md_node *node)
{
	switch ((int)node->kind) {
	case MD_TEXT: html_put_escaped(out, node->text); break;
	case MD_SOFT_BREAK: buf_put_byte(out, '\n'); break;
	case MD_LINE_BREAK: buf_put_c(out, "<br />\n"); break;
	case MD_CODE:
		buf_put_c(out, "<code>");
		html_put_escaped(out, node->text);
		buf_put_c(out, "</code>");
		break;
	case MD_EMPHASIS: html_put_wrapped(out, node, "em"); break;
	case MD_STRONG: html_put_wrapped(out, node, "strong"); break;
	case MD_LINK:
	case MD_IMAGE: html_put_link(out, node); break;
	case MD_HTML: buf_put_str(out, node->text); break;
	case MD_INLINE_COMMENT:
		buf_put_c(out, "<!--");
		buf_put_str(out, node->text);
		buf_put_c(out, "-->");
		break;
	default: buf_printf(out, "[inline %d]", (int)node->kind); break;
	}
}

static inline void html_put_children(struct buf *out, const struct md_node *node)
{
	for (const struct md_node *at = node->first; at; at = at->next) {
		if (md_is_block(at))
			html_put_block(out, at);
		else
			html_put_inline(out, at);
	}
}

#endif
