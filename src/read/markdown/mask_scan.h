/* SPDX-License-Identifier: MIT */
#ifndef READ_MARKDOWN_MASK_SCAN_H
#define READ_MARKDOWN_MASK_SCAN_H

#include "read/markdown/code_span.h"
#include "read/markdown/mask.h"

/* A run of "*" in the block's text. */
struct star_run {
	size_t start, end;
};

/* Reads the inline text of one leaf block from left to right. Private to the mask. */
struct scanner {
	struct mask *mask;
	struct leaf_walk *walk;
	const char *is_raw; /* of each line: in a code or HTML block */
	struct code_runs runs;
	VEC(struct star_run) stars;
	size_t resume; /* in the document: what lies before is masked already */
	size_t depth;  /* open brackets */

	/* of the block */
	const struct leaf *leaf;
	struct str text; /* leaf->source */
	size_t at;
	bool has_runs, is_table;
	bool runs_on; /* the first pass may have ended the block too early for a formula
		       */
	size_t tag_work;                  /* bytes read for tags that were none */
	size_t cloze;                     /* the open one in mask->regions, or STR_NPOS */
	bool has_no_braces;               /* no }} follows */
	bool has_flanks;                  /* first_opener and last_closer are known */
	size_t first_opener, last_closer; /* of ___ that could be emphasis */
};

/* Reads a whole block; a region may reach beyond it (resume). */
void mask_scan(struct scanner *scanner);

/* Masks [start, end) of the block's text and returns the region to be filled in. */
struct region *mask_add(
	struct scanner *scanner, enum region_kind kind, size_t start, size_t end);
/* The same for places of the document. */
struct region *mask_add_places(
	struct scanner *scanner, enum region_kind kind, size_t start, size_t end);
/* A part of the block's text that outlives the block. */
struct str mask_keep(const struct scanner *scanner, size_t start, size_t end);

/* Where the code span at `at` ends, or 0. */
size_t mask_code_end(struct scanner *scanner, size_t at);

/* Whether the block's tags have not yet cost all that they may (LIMIT_TAG_WORK). */
bool mask_has_tag_budget(const struct scanner *scanner);
/* Where the autolink or raw tag at `at` ends, or 0. */
size_t mask_tag_end(struct scanner *scanner, size_t at);

/* A formula that begins at scanner->at ("$", "\(" or "\["): masks it, moves past it. */
bool formula_scan(struct scanner *scanner);

/* Replaces the neighbours of the block's runs of "*" in the masked text where East Asian
 * characters stand beside them (GRAMMAR, emphasis beside CJK); after all is masked. */
void emphasis_open_runs(struct scanner *scanner);

#endif
