/* SPDX-License-Identifier: MIT */
#include "read/markdown/align_walk.h"

#include "read/markdown/braces.h"
#include "read/markdown/guard.h"
#include "read/markdown/pairs.h"
#include "read/markdown/scan.h"

/* Text: bytes that stand for themselves, escapes, entities, and the regions that the
 * mask made letters of. */

void limit_report(struct diag *diag, bool *was_told, struct span span, struct str name,
	unsigned long value)
{
	char digits[21];

	if (*was_told)
		return;
	*was_told = true;
	diag_report(diag, DIAG_LIMIT_MET, span, name, str_from_unsigned(digits, value));
}

struct span walk_span(const struct walk *walk, size_t start, size_t end)
{
	const size_t base = walk->aligner->base;
	const size_t first = base + leaf_place(walk->leaf, start);
	const size_t last =
		end > start ? base + leaf_place(walk->leaf, end - 1) + 1 : first;

	return span_of(walk->aligner->source, first, last);
}

char walk_byte(const struct walk *walk, size_t at)
{
	return at < walk->text.len ? walk->text.data[at] : '\0';
}

/* Source bytes within one line, as they lie in the document. */
struct str walk_source(const struct walk *walk, size_t start, size_t end)
{
	const size_t place = leaf_place(walk->leaf, start);

	return str_slice(walk->aligner->mask->source, place, place + (end - start));
}

/* Source bytes that may go over lines; prefixes of containers are gone. */
struct str walk_source_lines(const struct walk *walk, size_t start, size_t end)
{
	const struct str lines = str_slice(walk->leaf->source, start, end);

	if (str_find_byte(lines, '\n', 0) == STR_NPOS)
		return walk_source(walk, start, end);
	return arena_copy_str(walk->aligner->arena, lines);
}

struct md_node *walk_add(struct walk *walk, enum md_kind kind, size_t start, size_t end)
{
	struct md_node *const node =
		md_new(walk->aligner->arena, kind, walk_span(walk, start, end));

	md_append(walk->parent, node);
	return node;
}

/* Text that touches the text before it, in the source too, lengthens that. */
void walk_add_text(struct walk *walk, struct str text, struct span span)
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

void walk_add_source(struct walk *walk, size_t start, size_t end)
{
	walk_add_text(walk, walk_source(walk, start, end), walk_span(walk, start, end));
}

static void add_attributes(
	struct walk *walk, const struct region *region, size_t start, size_t end)
{
	struct md_node *const last = walk->parent->last;

	if (region->is_size && last && last->kind == MD_IMAGE) {
		braces_put_size(region->text, &last->width, &last->height);
		last->span.end = walk_span(walk, start, end).end;
	} else if (region->ends_line) {
		walk_add(walk, MD_ATTRIBUTES, start, end)->text = region->text;
	} else {
		walk_add_source(walk, start, end);
	}
}

static void add_math(
	struct walk *walk, const struct region *region, size_t start, size_t end)
{
	struct md_node *const node = walk_add(walk, MD_MATH, start, end);

	node->text = region->text;
	node->is_display = region->is_display;
}

static void add_blank(
	struct walk *walk, const struct region *region, size_t start, size_t end)
{
	struct md_node *const node = walk_add(walk, MD_BLANK, start, end);

	node->number = region->number;
	node->is_paren = region->is_paren;
}

static void add_region(struct walk *walk, const struct region *region)
{
	const size_t start = walk->at, end = start + (region->end - region->start);
	struct md_node *const item = walk->block->parent;

	switch (region->kind) {
	case REGION_TEXT: walk_add_source(walk, start, end); break;
	case REGION_MATH: add_math(walk, region, start, end); break;
	case REGION_BLANK: add_blank(walk, region, start, end); break;
	case REGION_CLOZE_OPEN:
	case REGION_CLOZE_CLOSE:
	case REGION_DELETED:
		md_append(walk->parent, pairs_new_end(walk->aligner->arena, region,
						walk_span(walk, start, end),
						walk_source(walk, start, end)));
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
	const struct span span = walk_span(walk, at, at + 1);

	switch ((enum mask_byte)walk_byte(walk, at)) {
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
	case MASK_BOX:
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
		walk_add_source(walk, start, walk->at);
}

/* A single character that stands for itself. */
static bool eat_byte(struct walk *walk, struct str literal, size_t *done, size_t skip)
{
	const size_t start = walk->at, at = start + skip;

	if (walk_byte(walk, at) != literal.data[*done])
		return false;
	walk_add_text(
		walk, walk_source(walk, at, at + 1), walk_span(walk, start, at + 1));
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
	const struct str source = walk_source(walk, walk->at, end);

	walk_add_text(walk,
		entities_resolve(aligner->entities, source, false, aligner->arena),
		walk_span(walk, walk->at, end));
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
		walk->text.data[walk->at - 2] != '\\' || walk_byte(walk, walk->at) == '&')
		return;
	while (*done < literal.len &&
		(literal.data[*done] == ' ' || literal.data[*done] == '\t'))
		++*done;
}

bool walk_text(struct walk *walk, struct str literal, bool has_escapes)
{
	size_t done = 0;
	bool fits = true;

	skip_lazy_space(walk, literal, &done);
	while (fits && done < literal.len) {
		eat_plain(walk, literal, &done, has_escapes);
		if (done == literal.len)
			break;
		switch (walk_byte(walk, walk->at)) {
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
				has_escapes && scan_is_punctuation(
						       walk_byte(walk, walk->at + 1)));
			break;
		default: fits = false; break;
		}
	}
	return fits;
}
