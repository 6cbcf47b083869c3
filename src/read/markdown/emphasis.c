/* SPDX-License-Identifier: MIT */
#include "read/markdown/mask_scan.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "read/markdown/guard.h"
#include "read/markdown/scan.h"

/* CommonMark lets a run of "*" open or close by what stands beside it: between a letter
 * and punctuation it does only one of both. Chinese has no spaces and punctuation of its
 * own, so `**“文字”**后` stays text there. GRAMMAR: beside an East Asian character a run
 * opens and closes as between letters. cmark is told so by other neighbours:
 *
 *	letter ** letter		both flanks
 *	punctuation ** punctuation	both flanks
 */

enum neighbour_class { CLASS_LETTER, CLASS_PUNCTUATION, CLASS_SPACE };

struct neighbour {
	enum neighbour_class class;
	bool is_asian;
	size_t start, end; /* in the block's text */
};

/* Wide as printed, or one of the marks that Chinese shares with the West. */
static bool is_asian(uint32_t code_point)
{
	switch (code_point) {
	case 0x2014:
	case 0x2018:
	case 0x2019:
	case 0x201C:
	case 0x201D:
	case 0x2026: return true;
	default: return unicode_is_wide(code_point);
	}
}

static enum neighbour_class class_of(uint32_t code_point)
{
	if (unicode_is_space(code_point))
		return CLASS_SPACE;
	if (code_point < 0x80)
		return scan_is_punctuation((char)code_point) ? CLASS_PUNCTUATION
							     : CLASS_LETTER;
	return unicode_category(code_point) == CATEGORY_PUNCTUATION ? CLASS_PUNCTUATION
								    : CLASS_LETTER;
}

static bool is_masked(const struct scanner *scanner, size_t at)
{
	const size_t place = leaf_place(scanner->leaf, at);

	return scanner->mask->text[place] == MASK_REGION;
}

static struct neighbour neighbour_before(const struct scanner *scanner, size_t at)
{
	struct neighbour before = {.class = CLASS_SPACE, .start = at, .end = at};

	if (at == 0)
		return before;
	const uint32_t code_point = utf8_before(scanner->text, &before.start);

	if (is_masked(scanner, before.start)) {
		before.class = CLASS_LETTER;
		return before;
	}
	before.class = class_of(code_point);
	before.is_asian = is_asian(code_point);
	return before;
}

static struct neighbour neighbour_after(const struct scanner *scanner, size_t at)
{
	struct neighbour after = {.class = CLASS_SPACE, .start = at, .end = at};

	if (at >= scanner->text.len)
		return after;
	const uint32_t code_point = utf8_next(scanner->text, &after.end);

	if (is_masked(scanner, at)) {
		after.class = CLASS_LETTER;
		return after;
	}
	after.class = class_of(code_point);
	after.is_asian = is_asian(code_point);
	return after;
}

/* An equally long character of the class; East Asian ones have three or four bytes. */
static void replace(const struct scanner *scanner, struct neighbour neighbour,
	enum neighbour_class wanted)
{
	char *const to = scanner->mask->text + leaf_place(scanner->leaf, neighbour.start);
	const bool is_letter = wanted == CLASS_LETTER;

	if (!neighbour.is_asian || neighbour.class == wanted)
		return;
	if (neighbour.end - neighbour.start == 3)
		memcpy(to, is_letter ? "\xE4\xB8\x80" : "\xE3\x80\x82", 3); /* 一 。 */
	else if (neighbour.end - neighbour.start == 4)
		memcpy(to, is_letter ? "\xF0\xA0\x80\x80" : "\xF0\x90\x84\x80", 4);
}

static bool is_star(const struct scanner *scanner, size_t at)
{
	return at < scanner->text.len && scanner->text.data[at] == '*';
}

static void open_run(struct scanner *scanner, struct star_run run)
{
	const struct neighbour before = neighbour_before(scanner, run.start);
	const struct neighbour after = neighbour_after(scanner, run.end);

	if (before.class == CLASS_SPACE || after.class == CLASS_SPACE)
		return;
	if (!before.is_asian && !after.is_asian)
		return;
	/* a single character between two runs is a letter to both: each may still close
	 */
	if (!after.is_asian && !is_star(scanner, before.start - 1))
		replace(scanner, before, after.class);
	else if (!before.is_asian && !is_star(scanner, after.end))
		replace(scanner, after, before.class);
	else {
		replace(scanner, before, CLASS_LETTER);
		replace(scanner, after, CLASS_LETTER);
	}
}

void emphasis_open_runs(struct scanner *scanner)
{
	for (size_t i = 0; i < scanner->stars.len; i++)
		open_run(scanner, scanner->stars.data[i]);
}
