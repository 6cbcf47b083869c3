/* SPDX-License-Identifier: MIT */
#include "read/markdown/align.h"

#include "read/markdown/align_walk.h"
#include "read/markdown/guard.h"
#include "read/markdown/link.h"
#include "read/markdown/pairs.h"
#include "read/markdown/scan.h"

/* cmark says what the inlines are, but not reliably where. Its nodes come in the order
 * of their source, and each kind eats a known part of it, so one walk over both finds
 * every place:
 *
 *	source	a **b\*** [c](d)	nodes	text "a ", strong(text "b*"), text " ",
 *		└┘└┘└─┘└┘└┘│└──┘		link(text "c")
 *
 * Text is compared byte by byte, with escapes and entities resolved as they are met; a
 * difference means that the walk is lost, and the block is kept as its plain source. */

static bool align_break(struct walk *walk, enum md_kind kind)
{
	const size_t start = walk->at;

	while (walk_byte(walk, walk->at) == ' ' || walk_byte(walk, walk->at) == '\t')
		walk->at++;
	if (kind == MD_LINE_BREAK && walk_byte(walk, walk->at) == '\\')
		walk->at++;
	if (walk_byte(walk, walk->at) != '\n')
		return false;
	walk->at++;
	walk_add(walk, kind, start, walk->at);
	while (walk_byte(walk, walk->at) == ' ' || walk_byte(walk, walk->at) == '\t')
		walk->at++;
	return true;
}

/* The content of a code span: line ends are spaces, one space at both ends goes. */
static struct str code_text(struct walk *walk, size_t start, size_t end)
{
	struct str code = str_slice(walk->leaf->source, start, end);
	char *const copy = arena_alloc(walk->aligner->arena, code.len + 1);
	size_t length = 0, spaces = 0;

	for (size_t i = 0; i < code.len; i++) {
		const bool is_bar = walk->leaf->is_cell && code.data[i] == '\\' &&
				    i + 1 < code.len && code.data[i + 1] == '|';

		if (is_bar)
			continue;
		copy[length] = code.data[i] == '\n' ? ' ' : code.data[i];
		spaces += copy[length++] == ' ';
	}
	code = (struct str){copy, length};
	if (spaces < length && copy[0] == ' ' && copy[length - 1] == ' ')
		code = str_slice(code, 1, length - 1);
	return code;
}

static bool align_code(struct walk *walk)
{
	const size_t start = walk->at, content = scan_run(walk->text, start);
	size_t close = content, end = content;

	if (walk_byte(walk, start) != '`')
		return false;
	do {
		close = str_find_byte(walk->text, '`', end);
		if (close == STR_NPOS)
			return false;
		end = scan_run(walk->text, close);
	} while (end - close != content - start);
	walk_add(walk, MD_CODE, start, end)->text = code_text(walk, content, close);
	walk->at = end;
	return true;
}

static bool align_html(struct walk *walk)
{
	const size_t start = walk->at;
	size_t reached;
	const size_t end = walk_byte(walk, start) == '<'
				   ? scan_html(walk->text, start, &reached)
				   : 0;

	if (end == 0)
		return false;
	const struct str tag = walk_source_lines(walk, start, end);
	const bool is_comment = str_starts(tag, STR("<!--"));
	struct md_node *const node =
		walk_add(walk, is_comment ? MD_INLINE_COMMENT : MD_HTML, start, end);

	node->text = is_comment ? str_slice(tag, 4, tag.len - 3) : tag;
	walk->at = end;
	return true;
}

/* Deeper than the limit nothing is made of the markup: its bytes are text. */
static bool is_too_deep(const struct walk *walk)
{
	return walk->depth > LIMIT_INLINE_DEPTH;
}

static void enter(struct walk *walk, enum md_kind kind, size_t start, size_t length)
{
	struct aligner *const aligner = walk->aligner;

	walk->at = start + length;
	walk->depth++;
	if (is_too_deep(walk)) {
		limit_report(aligner->diag, &aligner->met.inlines,
			walk_span(walk, start, walk->at), STR("LIMIT_INLINE_DEPTH"),
			LIMIT_INLINE_DEPTH);
		walk_add_source(walk, start, walk->at);
		return;
	}
	walk->parent = walk_add(walk, kind, start, walk->at);
}

/* The element that ends before walk->at; NULL where it was too deep. */
static struct md_node *leave(struct walk *walk, size_t start)
{
	struct md_node *const node = walk->parent;

	if (is_too_deep(walk)) {
		const struct str tail = walk_source_lines(walk, start, walk->at);

		walk_add_text(walk, tail, walk_span(walk, start, walk->at));
		walk->depth--;
		return NULL;
	}
	pairs_resolve(walk->aligner, node, walk->depth);
	node->span.end = walk_span(walk, start, walk->at).end;
	walk->parent = node->parent;
	walk->depth--;
	return node;
}

static bool align_delimiters(struct walk *walk, enum md_kind kind, bool is_enter)
{
	const size_t start = walk->at, length = kind == MD_STRONG ? 2 : 1;

	for (size_t i = 0; i < length; i++)
		if (walk_byte(walk, start + i) != '*' &&
			walk_byte(walk, start + i) != '_')
			return false;
	if (is_enter) {
		enter(walk, kind, start, length);
		return true;
	}
	walk->at = start + length;
	leave(walk, start);
	return true;
}

static bool align_link_start(struct walk *walk, enum md_kind kind)
{
	const size_t start = walk->at;
	const char byte = walk_byte(walk, start);

	if (kind == MD_IMAGE) {
		if (byte != '!' || walk_byte(walk, start + 1) != '[')
			return false;
		enter(walk, kind, start, 2);
		return true;
	}
	if (byte != '[' && byte != '<')
		return false;
	walk->in_autolink = byte == '<';
	enter(walk, kind, start, 1);
	return true;
}

/* The source of a part of the masked text, resolved. */
static struct str resolve_part(struct walk *walk, struct str part)
{
	const size_t start = part.len ? (size_t)(part.data - walk->text.data) : 0;
	const struct aligner *const aligner = walk->aligner;

	return entities_resolve(aligner->entities,
		walk_source_lines(walk, start, start + part.len), true, aligner->arena);
}

static struct str copy_c(const struct walk *walk, const char *c_string)
{
	return arena_copy_str(walk->aligner->arena, str_from(c_string));
}

/* Which of the forms of a link cmark took stands in the source: (…), [label], [] or
 * nothing, after the closing bracket. */
static bool align_link_end(struct walk *walk, cmark_node *node)
{
	const size_t start = walk->at, tail_start = start + 1;
	struct scan_tail tail;

	if (walk_byte(walk, start) != ']')
		return false;
	const bool is_inline = walk_byte(walk, tail_start) == '(' &&
			       scan_link_tail(walk->text, tail_start, &tail);
	const size_t label = is_inline ? 0 : scan_label(walk->text, tail_start);

	walk->at = is_inline ? tail.end : label ? label : tail_start;
	struct md_node *const link = leave(walk, start);

	if (!link)
		return true;
	link->url = is_inline ? resolve_part(walk, tail.destination)
			      : copy_c(walk, cmark_node_get_url(node));
	link->title = is_inline ? resolve_part(walk, tail.title)
				: copy_c(walk, cmark_node_get_title(node));
	link_check(walk->aligner->diag, link);
	return true;
}

static bool align_autolink_end(struct walk *walk, cmark_node *node)
{
	const size_t start = walk->at;

	walk->in_autolink = false;
	if (walk_byte(walk, start) != '>')
		return false;
	walk->at = start + 1;
	struct md_node *const link = leave(walk, start);

	if (!link)
		return true;
	link->url = copy_c(walk, cmark_node_get_url(node));
	link->title = STR("");
	link_check(walk->aligner->diag, link);
	return true;
}

static bool align_event(struct walk *walk, cmark_node *node, bool is_enter)
{
	switch ((int)cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
		return walk_text(
			walk, str_from(cmark_node_get_literal(node)), !walk->in_autolink);
	case CMARK_NODE_SOFTBREAK: return align_break(walk, MD_SOFT_BREAK);
	case CMARK_NODE_LINEBREAK: return align_break(walk, MD_LINE_BREAK);
	case CMARK_NODE_CODE: return align_code(walk);
	case CMARK_NODE_HTML_INLINE: return align_html(walk);
	case CMARK_NODE_EMPH: return align_delimiters(walk, MD_EMPHASIS, is_enter);
	case CMARK_NODE_STRONG: return align_delimiters(walk, MD_STRONG, is_enter);
	case CMARK_NODE_LINK:
		if (is_enter)
			return align_link_start(walk, MD_LINK);
		return walk->in_autolink ? align_autolink_end(walk, node)
					 : align_link_end(walk, node);
	case CMARK_NODE_IMAGE:
		return is_enter ? align_link_start(walk, MD_IMAGE)
				: align_link_end(walk, node);
	default: return false;
	}
}

static bool align_all(struct walk *walk, cmark_node *block)
{
	cmark_iter *const iter = cmark_iter_new(block);
	cmark_event_type event = cmark_iter_next(iter);
	bool fits = true;

	while (fits && event != CMARK_EVENT_DONE) {
		cmark_node *const node = cmark_iter_get_node(iter);

		if (node != block)
			fits = align_event(walk, node, event == CMARK_EVENT_ENTER);
		event = cmark_iter_next(iter);
	}
	cmark_iter_free(iter);
	while (scan_is_space(walk_byte(walk, walk->at)))
		walk->at++;
	return fits && walk->at == walk->text.len && walk->parent == walk->block;
}

/* The walk was lost: the block's source, line by line. */
static void keep_source(struct walk *walk)
{
	size_t start = 0;

	walk->parent = walk->block;
	walk->block->first = walk->block->last = NULL;
	walk->aligner->fallbacks++;
	while (start < walk->text.len) {
		const size_t found = str_find_byte(walk->text, '\n', start);
		const size_t end = found == STR_NPOS ? walk->text.len : found;

		if (walk->text.data[start] == MASK_CELL_START)
			start += 2;
		walk_add_source(walk, start, end);
		if (found != STR_NPOS)
			walk_add(walk, MD_SOFT_BREAK, end, end + 1);
		start = end + 1;
	}
}

void align_leaf(struct aligner *aligner, const struct leaf *leaf, cmark_node *node,
	struct md_node *parent)
{
	struct walk walk = {
		.aligner = aligner,
		.leaf = leaf,
		.text = leaf->text,
		.parent = parent,
		.block = parent,
	};

	if (!align_all(&walk, node))
		keep_source(&walk);
	if (leaf->has_lost_end)
		walk_add_source(&walk, leaf->text.len, leaf->text.len + 1);
	pairs_resolve(aligner, parent, 0);
}
