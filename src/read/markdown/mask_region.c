/* SPDX-License-Identifier: MIT */
#include "read/markdown/guard.h"
#include "read/markdown/mask_scan.h"
#include "read/markdown/scan.h"

/* What the readers of a block's text share: the regions they leave in the mask, and the
 * two things that no region may begin or end in. */

struct region *mask_add_places(
	struct scanner *scanner, enum region_kind kind, size_t start, size_t end)
{
	struct mask *const mask = scanner->mask;
	const bool is_mark = kind == REGION_CLOZE_OPEN || kind == REGION_CLOZE_CLOSE ||
			     kind == REGION_DELETED;

	memset(mask->text + start, is_mark ? MASK_MARK : MASK_REGION, end - start);
	vec_push(&mask->regions, (struct region){.kind = kind,
					 .start = (uint32_t)start,
					 .end = (uint32_t)end,
					 .text = STR("")});
	return vec_last(&mask->regions);
}

struct region *mask_add(
	struct scanner *scanner, enum region_kind kind, size_t start, size_t end)
{
	return mask_add_places(scanner, kind, leaf_place(scanner->leaf, start),
		leaf_place(scanner->leaf, end - 1) + 1);
}

struct str mask_keep(const struct scanner *scanner, size_t start, size_t end)
{
	if (scanner->leaf->line_count > 1)
		return arena_copy_str(
			scanner->mask->arena, str_slice(scanner->text, start, end));
	const size_t place = leaf_place(scanner->leaf, start);

	return str_slice(scanner->mask->source, place, place + (end - start));
}

size_t mask_code_end(struct scanner *scanner, size_t at)
{
	if (!scanner->has_runs)
		code_runs_find(&scanner->runs, scanner->text);
	scanner->has_runs = true;
	return code_runs_end(&scanner->runs, scanner->text, at);
}

bool mask_has_tag_budget(const struct scanner *scanner)
{
	return scanner->tag_work <= LIMIT_TAG_WORK * scanner->text.len + 4096;
}

size_t mask_tag_end(struct scanner *scanner, size_t at)
{
	bool is_email;
	size_t reached = at, end;

	if (!mask_has_tag_budget(scanner))
		return 0;
	end = scan_autolink(scanner->text, at, &is_email);
	if (end == 0)
		end = scan_html(scanner->text, at, &reached);
	if (end == 0)
		scanner->tag_work += reached - at;
	return end;
}
