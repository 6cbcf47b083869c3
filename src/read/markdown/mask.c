/* SPDX-License-Identifier: MIT */
#include "read/markdown/mask.h"

#include "read/markdown/mask_scan.h"
#include "read/markdown/table.h"

/* The first pass's blocks, one after the other: where code and HTML stand is marked line
 * by line, then each paragraph and heading is read by mask_scan. A formula that runs on
 * past its block makes the next ones begin later (scanner.resume). */

static bool is_first_of_item(cmark_node *node)
{
	cmark_node *const parent = cmark_node_parent(node);

	return cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH &&
	       cmark_node_get_type(parent) == CMARK_NODE_ITEM &&
	       cmark_node_first_child(parent) == node;
}

/* [ ], [x] and [] at the start of an item, where they open no link. */
static void scan_check(struct scanner *scanner)
{
	const struct str text = scanner->text;
	const bool is_short = str_starts(text, STR("[]"));
	const bool is_done = str_starts(text, STR("[x]")) || str_starts(text, STR("[X]"));
	size_t end = is_short ? 2 : 3;

	if (scanner->at != 0 || (!is_short && !is_done && !str_starts(text, STR("[ ]"))))
		return;
	if (end < text.len && strchr("([:", text.data[end]))
		return;
	while (end < text.len && text.data[end] == ' ')
		end++;
	mask_add(scanner, REGION_CHECK, 0, end)->is_done = is_done;
	scanner->at = end;
}

/* Where in the block the place of the document lies, as far as it does. */
static size_t resume_in(const struct leaf *leaf, size_t resume)
{
	size_t line = 0;

	if (resume <= leaf->lines[0].place)
		return 0;
	while (line + 1 < leaf->line_count && leaf->lines[line + 1].place <= resume)
		line++;
	const size_t at = leaf->lines[line].at + (resume - leaf->lines[line].place);

	return at < leaf->text.len ? at : leaf->text.len;
}

static void mask_leaf(struct scanner *scanner, cmark_node *node)
{
	const struct leaf leaf = leaf_of(scanner->walk, node);
	const bool is_para = cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH;

	scanner->leaf = &leaf;
	scanner->text = leaf.source;
	scanner->at = resume_in(&leaf, scanner->resume);
	scanner->is_table = is_para && table_is_likely(leaf.source);
	scanner->runs_on = is_para || leaf.rule_line;
	scanner->has_runs = scanner->has_flanks = scanner->has_no_braces = false;
	scanner->tag_work = 0;
	scanner->cloze = STR_NPOS;
	if (scanner->at ==
		0) /* else it may be one block with the last to the second pass */
		scanner->depth = 0;
	if (is_first_of_item(node))
		scan_check(scanner);
	mask_scan(scanner);
}

/* Depth is bounded: guard_containers. */
static void mask_blocks(struct scanner *scanner, cmark_node *parent)
{
	for (cmark_node *at = cmark_node_first_child(parent); at;
		at = cmark_node_next(at)) {
		const cmark_node_type type = cmark_node_get_type(at);
		const bool is_container =
			type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_ITEM;

		if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING) {
			mask_leaf(scanner, at);
			continue;
		}
		if (is_container)
			leaf_enter(scanner->walk, at);
		if (is_container || type == CMARK_NODE_LIST)
			mask_blocks(scanner, at);
		if (is_container)
			leaf_leave(scanner->walk);
	}
}

/* Marks the lines of code and HTML, which no formula enters. */
static void mark_raw(char *is_raw, size_t line_count, cmark_node *parent)
{
	for (cmark_node *at = cmark_node_first_child(parent); at;
		at = cmark_node_next(at)) {
		const cmark_node_type type = cmark_node_get_type(at);
		const size_t first = (size_t)cmark_node_get_start_line(at) - 1;
		const size_t end = (size_t)cmark_node_get_end_line(at);

		if (type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK) {
			for (size_t line = first; line < end && line < line_count; line++)
				is_raw[line] = 1;
		} else if (type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_ITEM ||
			   type == CMARK_NODE_LIST) {
			mark_raw(is_raw, line_count, at);
		}
	}
}

void mask_inlines(struct mask *mask, cmark_node *root)
{
	struct leaf_walk walk;
	struct scanner scanner = {.mask = mask, .walk = &walk};
	const size_t length = mask->source.len;
	/* prefixes are read from a text that does not change meanwhile */
	char *const unmasked = memory_new(length + 1);

	memcpy(unmasked, mask->text, length);
	leaf_walk_init(&walk, (struct str){unmasked, length}, mask->source);
	char *const is_raw = memory_new(leaf_line_count(&walk) + 1);

	memset(is_raw, 0, leaf_line_count(&walk) + 1);
	mark_raw(is_raw, leaf_line_count(&walk), root);
	scanner.is_raw = is_raw;
	mask_blocks(&scanner, root);
	code_runs_clear(&scanner.runs);
	vec_clear(&scanner.stars);
	leaf_walk_clear(&walk);
	free(is_raw);
	free(unmasked);
}

void mask_clear(struct mask *mask)
{
	vec_clear(&mask->regions);
	free(mask->text);
	mask->text = NULL;
}

const struct region *mask_region_at(const struct mask *mask, size_t place)
{
	size_t low = 0, high = mask->regions.len;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (mask->regions.data[middle].start < place)
			low = middle + 1;
		else
			high = middle;
	}
	return low < mask->regions.len && mask->regions.data[low].start == place
		       ? &mask->regions.data[low]
		       : NULL;
}
