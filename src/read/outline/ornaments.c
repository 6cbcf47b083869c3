/* SPDX-License-Identifier: MIT */
#include "base/limits.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/outline/head.h"
#include "read/outline/label.h"
#include "read/outline/repair.h"

/* `🔹 **1. Which …**`, `✅ Answer: B`: signs in front of a label go with it. */

/* Pictures and shapes; mathematical signs, √ among them, say something. */
static bool is_sign(uint32_t c)
{
	return (c >= 0x2300 && unicode_category(c) == CATEGORY_SYMBOL) || c == 0xFE0F ||
	       c == 0x200D;
}

/* ✅ ❌ ✓ ✗ ☑ ⭕: in front of a number they may be the answer to the one before. */
static bool judges(uint32_t c)
{
	return c == 0x2705 || c == 0x274C || c == 0x2B55 ||
	       (c >= 0x2610 && c <= 0x2612) || (c >= 0x2713 && c <= 0x2718);
}

/* The bytes of signs and the white space behind them, or 0. */
static size_t signs_len(struct str text, bool *is_verdict)
{
	size_t next = 0, end = 0;

	while (next < text.len) {
		const uint32_t c = utf8_next(text, &next);

		if (!is_sign(c))
			break;
		*is_verdict = *is_verdict || judges(c);
		end = next;
	}
	return end ? end + str_wide_space(str_from_offset(text, end)) : 0;
}

static bool is_label(struct str text, bool is_verdict)
{
	return label_part(text).len || label_question(text, false).len ||
	       (!is_verdict && label_number(text).len);
}

static void drop_in_line(struct md_node *line)
{
	struct head head;

	if (line->kind != MD_TEXT)
		return;
	head_read(line, &head);
	bool is_verdict = false;
	const size_t len = signs_len(head_text(&head), &is_verdict);

	if (!len || len > line->text.len ||
		!is_label(str_from_offset(head_text(&head), len), is_verdict))
		return;
	line->text = str_from_offset(line->text, len);
	line->span.start += (uint32_t)len;
}

void ornaments_drop(struct md_node *block, size_t depth)
{
	if (block->kind == MD_PARA || block->kind == MD_HEADING) {
		for (struct md_node *line = block->first; line; line = line_next(line))
			drop_in_line(line);
		return;
	}
	if ((block->kind != MD_DOCUMENT && block->kind != MD_LIST &&
		    block->kind != MD_ITEM && block->kind != MD_DETAILS) ||
		depth > LIMIT_BLOCK_DEPTH)
		return;
	for (struct md_node *child = block->first; child; child = child->next)
		ornaments_drop(child, depth + 1);
}
