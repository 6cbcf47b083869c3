/* SPDX-License-Identifier: MIT */
#ifndef READ_MARKDOWN_ALIGN_H
#define READ_MARKDOWN_ALIGN_H

#include "read/markdown/entity.h"
#include "read/markdown/leaf.h"
#include "read/markdown/mask.h"
#include "read/markdown/md.h"

/* The limits that a document met, each told once (read/markdown/guard.h: enum mask_byte).
 */
struct limits_met {
	bool depth, brackets, tags, block, inlines, columns;
};

/* Warns of the limit of base/limits.h with that name, unless *was_told. */
void limit_report(struct diag *diag, bool *was_told, struct span span, struct str name,
	unsigned long value);

struct aligner {
	struct arena *arena;
	struct diag *diag;
	uint32_t source;
	size_t base; /* of the masked text in the source */
	const struct mask *mask;
	const struct entities *entities;
	struct map told_tags; /* unknown tags that were warned of */
	struct limits_met met;
	size_t closer_count; /* of </details> and </summary> among inlines, left there as
				MD_HTML */
	size_t fallbacks;    /* blocks whose inlines did not match their source */
};

/* Makes the inlines of a leaf block, which cmark parsed as `node` from leaf->text,
 * children of `parent`: spans, texts and addresses are the source's. */
void align_leaf(struct aligner *aligner, const struct leaf *leaf, cmark_node *node,
	struct md_node *parent);

#endif
