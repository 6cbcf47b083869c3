/* SPDX-License-Identifier: MIT */
#include "read/align.h"

#include "read/braces.h"
#include "read/guard.h"
#include "read/link.h"
#include "read/pairs.h"
#include "read/scan.h"

/* cmark says what the inlines are, but not reliably where. Its nodes come in the order
 * of their source, and each kind eats a known part of it, so one walk over both finds
 * every place:
 *
 *	source	a **b\*** [c](d)	nodes	text "a ", strong(text "b*"), text " ",
 *		└┘└┘└─┘└┘└┘│└──┘		link(text "c")
 *
 * Text is compared byte by byte, with escapes and entities resolved as they are met; a
 * difference means that the walk is lost, and the block is kept as its plain source. */

struct walk {
	struct aligner *aligner;
	const struct leaf *leaf;
	struct str text; /* leaf->text */
	size_t at;
	struct md_node *parent;
	struct md_node *block;
	size_t depth;
	bool in_autolink; /* whose text has no escapes */
};

void limit_report(struct diag *diag, bool *was_told, struct span span, struct str name,
	unsigned long value)
{
	char digits[21];

	if (*was_told)
		return;
	*was_told = true;
	diag_report(diag, DIAG_LIMIT_MET, span, name, str_from_unsigned(digits, value));
}

static struct span span_at(const struct walk *walk, size_t start, size_t end)
{
	const size_t base = walk->aligner->base;
	const size_t first = base + leaf_place(walk->leaf, start);
	const size_t last =
		end > start ? base + leaf_place(walk->leaf, end - 1) + 1 : first;

	return span_of(walk->aligner->source, first, last);
}

static char byte_at(const struct walk *walk, size_t at)
{
	return at < walk->text.len ? walk->text.data[at] : '\0';
}

/* Source bytes within one line, as they lie in the document. */
static struct str source_at(const struct walk *walk, size_t start, size_t end)
{
	const size_t place = leaf_place(walk->leaf, start);

	return str_slice(walk->aligner->mask->source, place, place + (end - start));
}

/* Source bytes that may go over lines; prefixes of containers are gone. */
static struct str source_lines(const struct walk *walk, size_t start, size_t end)
{
	const struct str lines = str_slice(walk->leaf->source, start, end);

	if (str_find_byte(lines, '\n', 0) == STR_NPOS)
		return source_at(walk, start, end);
	return arena_copy_str(walk->aligner->arena, lines);
}

static struct md_node *add(struct walk *walk, enum md_kind kind, size_t start, size_t end)
{
	struct md_node *const node =
		md_new(walk->aligner->arena, kind, span_at(walk, start, end));

	md_append(walk->parent, node);
	return node;
}

/* Text that touches the text before it, in the source too, lengthens that. */
static void add_text(struct walk *walk, struct str text, struct span span)
{
	struct md_node *const last = walk->parent->last;

	if (text.len == 0)
		return;
	if (last && last->kind == MD_TEXT && last->span.end == span.start &&
		last->text.data + last->text.len == text.data) {
		last->text.len += text.len;
		last->span.end = span.end;
		return;
	}
	struct md_node *const node = md_new(walk->aligner->arena, MD_TEXT, span);

	node->text = text;
	md_append(walk->parent, node);
}

static void add_source(struct walk *walk, size_t start, size_t end)
{
	add_text(walk, source_at(walk, start, end), span_at(walk, start, end));
}

static void add_attributes(
	struct walk *walk, const struct region *region, size_t start, size_t end)
{
	struct md_node *const last = walk->parent->last;

	if (region->is_size && last && last->kind == MD_IMAGE) {
		braces_put_size(region->text, &last->width, &last->height);
		last->span.end = span_at(walk, start, end).end;
	} else if (region->ends_line) {
		add(walk, MD_ATTRIBUTES, start, end)->text = region->text;
	} else {
		add_source(walk, start, end);
	}
}

static void add_math(
	struct walk *walk, const struct region *region, size_t start, size_t end)
{
	struct md_node *const node = add(walk, MD_MATH, start, end);

	node->text = region->text;
	node->is_display = region->is_display;
}

static void add_blank(
	struct walk *walk, const struct region *region, size_t start, size_t end)
{
	struct md_node *const node = add(walk, MD_BLANK, start, end);

	node->number = region->number;
	node->is_paren = region->is_paren;
}

static void add_region(struct walk *walk, const struct region *region)
{
	const size_t start = walk->at, end = start + (region->end - region->start);
	struct md_node *const item = walk->block->parent;

	switch (region->kind) {
	case REGION_TEXT: add_source(walk, start, end); break;
	case REGION_MATH: add_math(walk, region, start, end); break;
	case REGION_BLANK: add_blank(walk, region, start, end); break;
	case REGION_CLOZE_OPEN:
	case REGION_CLOZE_CLOSE:
	case REGION_DELETED:
		md_append(walk->parent,
			pairs_new_end(walk->aligner->arena, region,
				span_at(walk, start, end), source_at(walk, start, end)));
		break;
	case REGION_ATTRIBUTES: add_attributes(walk, region, start, end); break;
	case REGION_CHECK:
		if (item && item->kind == MD_ITEM)
			item->check = region->is_done ? CHECK_DONE : CHECK_OPEN;
		break;
	}
}

static void report_taken(struct walk *walk, size_t at)
{
	struct aligner *const aligner = walk->aligner;
	const struct span span = span_at(walk, at, at + 1);

	switch ((enum mask_byte)byte_at(walk, at)) {
	case MASK_DEPTH:
		limit_report(aligner->diag, &aligner->met.depth, span,
			STR("LIMIT_BLOCK_DEPTH"), LIMIT_BLOCK_DEPTH);
		break;
	case MASK_BRACKET:
		limit_report(aligner->diag, &aligner->met.brackets, span,
			STR("LIMIT_BRACKETS"), LIMIT_BRACKETS);
		break;
	case MASK_TAG:
		limit_report(aligner->diag, &aligner->met.tags, span,
			STR("LIMIT_TAG_WORK"), LIMIT_TAG_WORK);
		break;
	case MASK_BLOCK:
		limit_report(aligner->diag, &aligner->met.block, span,
			STR("LIMIT_BLOCK_BYTES"), LIMIT_BLOCK_BYTES);
		break;
	case MASK_REGION:
	case MASK_MARK:
	case MASK_CELL_START: break;
	}
}

/* Bytes of `literal` from *done on that stand in the text as they are, up to something
 * that needs a look; goes past them in both. */
static void eat_plain(
	struct walk *walk, struct str literal, size_t *done, bool has_escapes)
{
	const size_t start = walk->at;

	while (*done < literal.len && walk->at < walk->text.len) {
		const char byte = walk->text.data[walk->at];

		if (byte != literal.data[*done] || byte == '&' || byte == MASK_REGION ||
			byte == MASK_MARK || byte == MASK_CELL_START ||
			(byte == '\\' && has_escapes))
			break;
		if (byte >= MASK_DEPTH && byte < MASK_CELL_START)
			report_taken(walk, walk->at);
		walk->at++;
		++*done;
	}
	if (walk->at > start)
		add_source(walk, start, walk->at);
}

/* A single character that stands for itself. */
static bool eat_byte(struct walk *walk, struct str literal, size_t *done, size_t skip)
{
	const size_t start = walk->at, at = start + skip;

	if (byte_at(walk, at) != literal.data[*done])
		return false;
	add_text(walk, source_at(walk, at, at + 1), span_at(walk, start, at + 1));
	walk->at = at + 1;
	++*done;
	return true;
}

static bool eat_entity(struct walk *walk, struct str literal, size_t *done)
{
	char decoded[8];
	size_t length = 0;
	const struct aligner *const aligner = walk->aligner;
	const size_t end =
		entity_at(aligner->entities, walk->text, walk->at, decoded, &length);

	if (end == 0)
		return eat_byte(walk, literal, done, 0);
	if (!str_starts(str_from_offset(literal, *done), (struct str){decoded, length}))
		return false;
	const struct str source = source_at(walk, walk->at, end);

	add_text(walk, entities_resolve(aligner->entities, source, false, aligner->arena),
		span_at(walk, walk->at, end));
	walk->at = end;
	*done += length;
	return true;
}

/* A region: cmark has its bytes as text, whole. */
static bool eat_region(struct walk *walk, struct str literal, size_t *done)
{
	const struct region *const region =
		mask_region_at(walk->aligner->mask, leaf_place(walk->leaf, walk->at));

	if (!region || region->end - region->start > literal.len - *done)
		return false;
	add_region(walk, region);
	walk->at += region->end - region->start;
	*done += region->end - region->start;
	return true;
}

/* After a backslash and a line end cmark keeps the white space of a lazy line. */
static void skip_lazy_space(const struct walk *walk, struct str literal, size_t *done)
{
	if (walk->at < 2 || walk->text.data[walk->at - 1] != '\n' ||
		walk->text.data[walk->at - 2] != '\\' || byte_at(walk, walk->at) == '&')
		return;
	while (*done < literal.len &&
		(literal.data[*done] == ' ' || literal.data[*done] == '\t'))
		++*done;
}

static bool align_text(struct walk *walk, struct str literal, bool has_escapes)
{
	size_t done = 0;
	bool fits = true;

	skip_lazy_space(walk, literal, &done);
	while (fits && done < literal.len) {
		eat_plain(walk, literal, &done, has_escapes);
		if (done == literal.len)
			break;
		switch (byte_at(walk, walk->at)) {
		case MASK_CELL_START: /* and a space */
			walk->at += 2;
			done += 2;
			break;
		case MASK_REGION: fits = eat_region(walk, literal, &done); break;
		case MASK_MARK:
			fits = eat_region(walk, literal, &done) ||
			       eat_byte(walk, literal, &done, 0);
			break;
		case '&': fits = eat_entity(walk, literal, &done); break;
		case '\\':
			fits = eat_byte(walk, literal, &done,
				has_escapes &&
					scan_is_punctuation(byte_at(walk, walk->at + 1)));
			break;
		default: fits = false; break;
		}
	}
	return fits;
}

static bool align_break(struct walk *walk, enum md_kind kind)
{
	const size_t start = walk->at;

	while (byte_at(walk, walk->at) == ' ' || byte_at(walk, walk->at) == '\t')
		walk->at++;
	if (kind == MD_LINE_BREAK && byte_at(walk, walk->at) == '\\')
		walk->at++;
	if (byte_at(walk, walk->at) != '\n')
		return false;
	walk->at++;
	add(walk, kind, start, walk->at);
	while (byte_at(walk, walk->at) == ' ' || byte_at(walk, walk->at) == '\t')
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

	if (byte_at(walk, start) != '`')
		return false;
	do {
		close = str_find_byte(walk->text, '`', end);
		if (close == STR_NPOS)
			return false;
		end = scan_run(walk->text, close);
	} while (end - close != content - start);
	add(walk, MD_CODE, start, end)->text = code_text(walk, content, close);
	walk->at = end;
	return true;
}

static bool align_html(struct walk *walk)
{
	const size_t start = walk->at;
	size_t reached;
	const size_t end =
		byte_at(walk, start) == '<' ? scan_html(walk->text, start, &reached) : 0;

	if (end == 0)
		return false;
	const struct str tag = source_lines(walk, start, end);
	const bool is_comment = str_starts(tag, STR("<!--"));
	struct md_node *const node =
		add(walk, is_comment ? MD_INLINE_COMMENT : MD_HTML, start, end);

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
			span_at(walk, start, walk->at), STR("LIMIT_INLINE_DEPTH"),
			LIMIT_INLINE_DEPTH);
		add_source(walk, start, walk->at);
		return;
	}
	walk->parent = add(walk, kind, start, walk->at);
}

/* The element that ends before walk->at; NULL where it was too deep. */
static struct md_node *leave(struct walk *walk, size_t start)
{
	struct md_node *const node = walk->parent;

	if (is_too_deep(walk)) {
		const struct str tail = source_lines(walk, start, walk->at);

		add_text(walk, tail, span_at(walk, start, walk->at));
		walk->depth--;
		return NULL;
	}
	pairs_resolve(walk->aligner, node, walk->depth);
	node->span.end = span_at(walk, start, walk->at).end;
	walk->parent = node->parent;
	walk->depth--;
	return node;
}

static bool align_delimiters(struct walk *walk, enum md_kind kind, bool is_enter)
{
	const size_t start = walk->at, length = kind == MD_STRONG ? 2 : 1;

	for (size_t i = 0; i < length; i++)
		if (byte_at(walk, start + i) != '*' && byte_at(walk, start + i) != '_')
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
	const char byte = byte_at(walk, start);

	if (kind == MD_IMAGE) {
		if (byte != '!' || byte_at(walk, start + 1) != '[')
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
		source_lines(walk, start, start + part.len), true, aligner->arena);
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

	if (byte_at(walk, start) != ']')
		return false;
	const bool is_inline = byte_at(walk, tail_start) == '(' &&
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
	if (byte_at(walk, start) != '>')
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
		return align_text(
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
	while (scan_is_space(byte_at(walk, walk->at)))
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
		add_source(walk, start, end);
		if (found != STR_NPOS)
			add(walk, MD_SOFT_BREAK, end, end + 1);
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
		add_source(&walk, leaf->text.len, leaf->text.len + 1);
	pairs_resolve(aligner, parent, 0);
}
