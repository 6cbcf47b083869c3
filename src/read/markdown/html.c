/* SPDX-License-Identifier: MIT */
#include "read/markdown/html.h"

#include "read/markdown/html_fold.h"
#include "read/markdown/html_tag.h"
#include "read/markdown/pairs.h"
#include "read/markdown/scan.h"

/* The children of a container are read as one stream of tags, texts and finished
 * Markdown blocks, since a tag that one HTML block opens may be closed by a later one:
 *
 *	<details><summary>答案</summary>	opens two, closes one
 *	a paragraph of Markdown			goes into what is open
 *	</details>
 *
 * What is open is a stack of block nodes. Text and inline tags gather in a paragraph, or
 * in the topmost node itself where that holds inlines (summary, cell, heading); their
 * pairs are resolved when it is full. */

struct rebuilder {
	struct aligner *aligner;
	struct md_node *inlines; /* where text goes now, or NULL */
	size_t capacity, count;
	struct md_node *open[LIMIT_BLOCK_DEPTH + 1]; /* [0] is the container */
};

/* Source text of an HTML block and where it lies. */
struct piece {
	struct str text;
	size_t offset; /* of text in the source, if is_exact */
	bool is_exact; /* the block has no prefixes of containers */
	struct span block;
};

static struct span piece_span(const struct rebuilder *rebuilder,
	const struct piece *piece, size_t start, size_t end)
{
	if (!piece->is_exact)
		return piece->block;
	return span_of(
		rebuilder->aligner->source, piece->offset + start, piece->offset + end);
}

static struct md_node *top(const struct rebuilder *rebuilder)
{
	return rebuilder->open[rebuilder->count - 1];
}

static bool holds_inlines(const struct md_node *node)
{
	return node->kind == MD_SUMMARY || node->kind == MD_CELL ||
	       node->kind == MD_HEADING;
}

static bool is_break(const struct md_node *node)
{
	return node && (node->kind == MD_SOFT_BREAK || node->kind == MD_LINE_BREAK);
}

/* Ends the text that was gathered; a paragraph that holds nothing goes. */
static void end_inlines(struct rebuilder *rebuilder)
{
	struct md_node *const node = rebuilder->inlines;

	rebuilder->inlines = NULL;
	if (!node)
		return;
	pairs_resolve(rebuilder->aligner, node, 0);
	while (is_break(node->last))
		md_unlink(node->last);
	while (is_break(node->first))
		md_unlink(node->first);
	if (node->last && node->last->span.end > node->span.end)
		node->span.end = node->last->span.end;
	if (!node->first && node->kind == MD_PARA)
		md_unlink(node);
}

/* Text directly in a list or table opens the item or cell that it lacks. */
static void open_place(struct rebuilder *rebuilder, struct span span)
{
	while (rebuilder->count <= rebuilder->capacity) {
		struct md_node *const node = top(rebuilder);
		enum md_kind kind = MD_CELL;

		if (node->kind == MD_LIST)
			kind = MD_ITEM;
		else if (node->kind == MD_TABLE)
			kind = MD_ROW;
		else if (node->kind != MD_ROW)
			return;
		struct md_node *const place =
			md_new(rebuilder->aligner->arena, kind, span);

		md_append(node, place);
		rebuilder->open[rebuilder->count++] = place;
	}
}

static void append_inline(struct rebuilder *rebuilder, struct md_node *node)
{
	if (!rebuilder->inlines)
		open_place(rebuilder, node->span);
	if (!rebuilder->inlines && holds_inlines(top(rebuilder))) {
		rebuilder->inlines = top(rebuilder);
	} else if (!rebuilder->inlines) {
		rebuilder->inlines =
			md_new(rebuilder->aligner->arena, MD_PARA, node->span);
		md_append(top(rebuilder), rebuilder->inlines);
	}
	md_append(rebuilder->inlines, node);
}

static struct md_node *new_inline(struct rebuilder *rebuilder, enum md_kind kind,
	const struct piece *piece, size_t start, size_t end)
{
	return md_new(rebuilder->aligner->arena, kind,
		piece_span(rebuilder, piece, start, end));
}

/* One line of text between tags, without the white space that HTML does not show. */
static void add_line(
	struct rebuilder *rebuilder, const struct piece *piece, size_t start, size_t end)
{
	const struct aligner *const aligner = rebuilder->aligner;
	const struct str line = str_slice(piece->text, start, end);

	if (line.len == 0 || (str_trim(line).len == 0 && !rebuilder->inlines))
		return;
	struct md_node *const text = new_inline(rebuilder, MD_TEXT, piece, start, end);

	text->text = entities_resolve(aligner->entities, line, false, aligner->arena);
	append_inline(rebuilder, text);
}

static void add_text(
	struct rebuilder *rebuilder, const struct piece *piece, size_t start, size_t end)
{
	const struct str text = piece->text;

	while (start < end) {
		const size_t found = str_find_byte(text, '\n', start);
		const size_t stop = found < end ? found : end;

		add_line(rebuilder, piece, start, stop);
		start = stop;
		if (start < end && rebuilder->inlines &&
			!is_break(rebuilder->inlines->last))
			append_inline(rebuilder, new_inline(rebuilder, MD_SOFT_BREAK,
							 piece, start, start + 1));
		while (start < end && scan_is_space(text.data[start]))
			start++;
	}
}

/* An element is complete: what only then can be known of it. */
static void finish(struct rebuilder *rebuilder, struct md_node *node)
{
	if (node->kind == MD_TABLE)
		html_finish_table(rebuilder->aligner, node);
	if ((node->kind == MD_HEADING || node->kind == MD_LIST ||
		    node->kind == MD_QUOTE) &&
		!node->first)
		md_unlink(node);
}

static void pop(struct rebuilder *rebuilder, size_t end)
{
	struct md_node *const node = top(rebuilder);

	end_inlines(rebuilder);
	if (end > node->span.end)
		node->span.end = (uint32_t)end;
	rebuilder->count--;
	finish(rebuilder, node);
}

static bool push(struct rebuilder *rebuilder, struct md_node *node)
{
	struct aligner *const aligner = rebuilder->aligner;

	end_inlines(rebuilder);
	if (rebuilder->count > rebuilder->capacity) {
		limit_report(aligner->diag, &aligner->met.depth, node->span,
			STR("LIMIT_BLOCK_DEPTH"), LIMIT_BLOCK_DEPTH);
		return false;
	}
	md_append(top(rebuilder), node);
	rebuilder->open[rebuilder->count++] = node;
	return true;
}

/* The stack up to the topmost node of this kind, above `floor`; 0: none is open. */
static size_t find_open(const struct rebuilder *rebuilder, enum md_kind kind)
{
	for (size_t i = rebuilder->count; i > 1; i--)
		if (rebuilder->open[i - 1]->kind == kind)
			return i;
	return 0;
}

static void pop_to(struct rebuilder *rebuilder, size_t count, size_t end)
{
	while (rebuilder->count > count)
		pop(rebuilder, end);
}

/* What a new element of this kind ends without a tag of its own. */
static void end_implied(struct rebuilder *rebuilder, enum md_kind kind, size_t end)
{
	const enum md_kind outer = kind == MD_ITEM ? MD_LIST : MD_TABLE;
	const bool is_part = kind == MD_ITEM || kind == MD_ROW || kind == MD_CELL;
	size_t found = 0;

	if (holds_inlines(top(rebuilder)) && rebuilder->count > 1 && kind != MD_CELL &&
		kind != MD_ROW)
		pop(rebuilder, end);
	if (!is_part)
		return;
	found = find_open(rebuilder, kind);
	if (found && found > find_open(rebuilder, outer))
		pop_to(rebuilder, found - 1, end);
	if (kind == MD_ROW) {
		found = find_open(rebuilder, MD_CELL);
		if (found && found > find_open(rebuilder, MD_TABLE))
			pop_to(rebuilder, found - 1, end);
	}
}

static bool fits_top(const struct rebuilder *rebuilder, enum md_kind kind)
{
	const enum md_kind parent = top(rebuilder)->kind;

	switch ((int)kind) {
	case MD_ITEM: return parent == MD_LIST;
	case MD_ROW: return parent == MD_TABLE;
	case MD_CELL: return parent == MD_ROW;
	case MD_SUMMARY: return parent == MD_DETAILS;
	default: return parent != MD_LIST && parent != MD_TABLE && parent != MD_ROW;
	}
}

static enum cell_align cell_align_of(struct aligner *aligner, const struct tag *tag)
{
	struct str value;

	if (!tag_attribute(tag, STR("align"), aligner->entities, aligner->arena, &value))
		return ALIGN_NONE;
	if (str_eq_ascii_case(value, STR("center")))
		return ALIGN_CENTER;
	if (str_eq_ascii_case(value, STR("right")))
		return ALIGN_RIGHT;
	return str_eq_ascii_case(value, STR("left")) ? ALIGN_LEFT : ALIGN_NONE;
}

static void fill_block(
	struct aligner *aligner, struct md_node *node, const struct tag *tag)
{
	struct str value;

	node->number = tag->row->number;
	if (node->kind == MD_LIST) {
		node->ordered = tag->row->number == 1;
		node->tight = true;
		if (node->ordered && tag_attribute(tag, STR("start"), aligner->entities,
					     aligner->arena, &value))
			str_to_unsigned(value, &node->number);
	}
	if (node->kind == MD_CELL) /* its column's, until the table is finished */
		node->number = (unsigned)cell_align_of(aligner, tag);
}

static void open_block(
	struct rebuilder *rebuilder, const struct tag *tag, struct span span)
{
	struct aligner *const aligner = rebuilder->aligner;
	struct md_node *const node = md_new(aligner->arena, tag->row->kind, span);

	end_inlines(rebuilder);
	end_implied(rebuilder, node->kind, span.start);
	if (!fits_top(rebuilder, node->kind)) {
		/* a part without its whole: its content stands on its own */
		if (node->kind == MD_ITEM || node->kind == MD_ROW ||
			node->kind == MD_CELL || node->kind == MD_SUMMARY)
			return;
		open_place(rebuilder, span);
	}
	fill_block(aligner, node, tag);
	push(rebuilder, node);
}

static void close_block(
	struct rebuilder *rebuilder, const struct tag *tag, struct span span)
{
	const size_t found = find_open(rebuilder, tag->row->kind);

	end_inlines(rebuilder);
	if (found)
		pop_to(rebuilder, found - 1, span.end);
}

/* Where "</name" begins at or after `at`, or the end. */
static size_t find_end_tag(struct str text, struct str name, size_t at)
{
	while ((at = str_find(text, STR("</"), at)) != STR_NPOS) {
		if (str_eq_ascii_case(str_slice(text, at + 2, at + 2 + name.len), name))
			return at;
		at += 2;
	}
	return text.len;
}

/* <pre> up to its end: code, without the tags inside. Returns where it ends. */
static size_t add_code(
	struct rebuilder *rebuilder, const struct piece *piece, size_t start, size_t end)
{
	struct aligner *const aligner = rebuilder->aligner;
	const size_t close = find_end_tag(piece->text, STR("pre"), end);
	struct md_node *const node =
		new_inline(rebuilder, MD_CODE_BLOCK, piece, start, close);

	end_inlines(rebuilder);
	open_place(rebuilder, node->span);
	node->title = STR("");
	node->text = html_code_text(aligner, str_slice(piece->text, end, close));
	if (!holds_inlines(top(rebuilder)))
		md_append(top(rebuilder), node);
	else
		html_fold(top(rebuilder), node);
	return close;
}

/* <script> and <style>: shown with their content, as they are written. */
static size_t add_raw(struct rebuilder *rebuilder, const struct piece *piece,
	const struct tag *tag, size_t start, size_t end)
{
	const size_t close =
		tag->is_close ? end : find_end_tag(piece->text, tag->name, end);
	const size_t bracket = str_find_byte(piece->text, '>', close);
	const size_t stop = tag->is_close || bracket == STR_NPOS ? close : bracket + 1;
	struct md_node *const node = new_inline(rebuilder, MD_HTML, piece, start, stop);

	node->text = str_slice(piece->text, start, stop);
	append_inline(rebuilder, node);
	return stop;
}

static void add_comment(
	struct rebuilder *rebuilder, const struct piece *piece, size_t start, size_t end)
{
	const bool is_inline = rebuilder->inlines || holds_inlines(top(rebuilder));
	struct md_node *const node = new_inline(
		rebuilder, is_inline ? MD_INLINE_COMMENT : MD_COMMENT, piece, start, end);

	node->text = str_slice(piece->text, start + 4, end - 3);
	if (is_inline)
		append_inline(rebuilder, node);
	else
		md_append(top(rebuilder), node);
}

static void add_rule(struct rebuilder *rebuilder, struct span span)
{
	end_inlines(rebuilder);
	if (fits_top(rebuilder, MD_RULE) && !holds_inlines(top(rebuilder)))
		md_append(
			top(rebuilder), md_new(rebuilder->aligner->arena, MD_RULE, span));
}

/* A tag from start to end of the piece; returns where to go on. */
static size_t add_tag(
	struct rebuilder *rebuilder, const struct piece *piece, size_t start, size_t end)
{
	const struct tag tag = tag_read(str_slice(piece->text, start, end));
	const struct span span = piece_span(rebuilder, piece, start, end);
	struct md_node *node;

	switch (tag.row->sense) {
	case TAG_BLOCK:
		if (tag.is_close)
			close_block(rebuilder, &tag, span);
		else
			open_block(rebuilder, &tag, span);
		return end;
	case TAG_DIVISION:
		if (!holds_inlines(top(rebuilder)))
			end_inlines(rebuilder);
		return end;
	case TAG_RULE: add_rule(rebuilder, span); return end;
	case TAG_PRE: return tag.is_close ? end : add_code(rebuilder, piece, start, end);
	case TAG_RAW: return add_raw(rebuilder, piece, &tag, start, end);
	case TAG_TRANSPARENT: return end;
	case TAG_UNKNOWN:
	case TAG_WRAP:
	case TAG_CODE:
	case TAG_LINK:
	case TAG_BREAK:
	case TAG_IMAGE: break;
	}
	node = new_inline(rebuilder, MD_HTML, piece, start, end);
	node->text = str_slice(piece->text, start, end);
	append_inline(rebuilder, node);
	return end;
}

/* A comment of an HTML block ends at the first "-->", whatever it holds; *limit is where
 * such an end was last looked for in vain. */
static size_t comment_end(struct str text, size_t at, size_t *limit)
{
	if (at >= *limit || !str_starts(str_from_offset(text, at), STR("<!--")))
		return 0;
	const size_t end = str_find(text, STR("-->"), at + 4);

	if (end == STR_NPOS)
		*limit = at;
	return end == STR_NPOS ? 0 : end + 3;
}

static void add_piece(struct rebuilder *rebuilder, const struct piece *piece)
{
	const struct str text = piece->text;
	size_t start = 0, at = 0, work = 0, comment_limit = text.len;

	while ((at = str_find_byte(text, '<', at)) != STR_NPOS) {
		size_t reached = at, end = comment_end(text, at, &comment_limit);
		const bool is_comment = end != 0;

		if (end == 0 && work <= LIMIT_TAG_WORK * text.len + 4096)
			end = scan_html(text, at, &reached);
		if (end == 0) {
			work += reached - at;
			at++;
			continue;
		}
		add_text(rebuilder, piece, start, at);
		if (is_comment)
			add_comment(rebuilder, piece, at, end);
		else
			end = add_tag(rebuilder, piece, at, end);
		start = at = end;
	}
	add_text(rebuilder, piece, start, text.len);
}

static void add_block(struct rebuilder *rebuilder, struct md_node *block)
{
	end_inlines(rebuilder);
	open_place(rebuilder, block->span);
	if (holds_inlines(top(rebuilder)))
		html_fold(top(rebuilder), block);
	else
		md_append(top(rebuilder), block);
}

/* The bytes of a "</summary>" that the block's literal lacks, since Markdown follows on
 * its line (guard_details); literal_of has put the first of them back. */
static struct str cut_bytes(const struct aligner *aligner, size_t end)
{
	const struct str source = aligner->mask->source;
	const char *const text = aligner->mask->text;
	size_t start = end;

	if (start < source.len && text[start] == '\n' && source.data[start] != '\n')
		start++;
	for (end = start; end < source.len && text[end] != source.data[end] &&
			  (text[end] == '\n' || text[end] == ' ');)
		end++;
	return str_slice(source, start, end);
}

static struct piece piece_of(const struct aligner *aligner, const struct md_node *block)
{
	const size_t start = block->span.start - aligner->base;
	const struct str cut = cut_bytes(aligner, block->span.end - aligner->base);
	struct piece piece = {
		.text = block->text, .offset = block->span.start, .block = block->span};

	if (cut.len) {
		char *const bytes =
			arena_alloc(aligner->arena, block->text.len + cut.len + 1);

		memcpy(bytes, block->text.data, block->text.len);
		memcpy(bytes + block->text.len, cut.data, cut.len);
		piece.text = (struct str){bytes, block->text.len + cut.len};
	}
	piece.is_exact =
		str_eq(str_slice(aligner->mask->source, start, start + piece.text.len),
			piece.text);
	return piece;
}

void html_rebuild(struct aligner *aligner, struct md_node *container, size_t depth)
{
	struct rebuilder rebuilder = {
		.aligner = aligner,
		.capacity = LIMIT_BLOCK_DEPTH / (depth + 1),
		.count = 1,
		.open = {container},
	};
	struct md_node *at = container->first, *next;

	container->first = container->last = NULL;
	for (; at; at = next) {
		next = at->next;
		at->parent = at->previous = at->next = NULL;
		if (at->kind == MD_HTML_BLOCK) {
			const struct piece piece = piece_of(aligner, at);

			add_piece(&rebuilder, &piece);
			end_inlines(&rebuilder);
		} else {
			add_block(&rebuilder, at);
		}
	}
	pop_to(&rebuilder, 1, container->span.end);
	end_inlines(&rebuilder);
}
