/* SPDX-License-Identifier: MIT */
/* A question's name in a table of contents: the beginning of its stem. What is hidden in
 * the stem must stay hidden here. The work is bounded by the limit. */
#include "write/html/html.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "model/math.h"

struct summary {
	struct buf *out;
	size_t left;           /* half widths */
	size_t word;           /* where the last word begins, and the blank before it */
	uint32_t last, before; /* the last character, and where that is a blank, the one
				  before it */
	bool is_cut;
};

/* A word that is cut in two is left out. */
static void cut(struct summary *summary)
{
	summary->is_cut = true;
	if (summary->word && !buf_failed(summary->out))
		summary->out->len = summary->word;
}

static void drop_space(struct summary *summary)
{
	if (!buf_failed(summary->out))
		summary->out->len--;
	summary->left++;
	summary->last = summary->before;
}

/* A character, and its bytes. */
static void put_character(struct summary *summary, uint32_t c, struct str bytes)
{
	const bool is_space = unicode_is_space(c);

	if (is_space && (summary->last == ' ' || !summary->last))
		return;
	if (summary->last == ' ' && html_drops_space(summary->before, c))
		drop_space(summary);
	const size_t width = unicode_is_wide(c) ? 2 : 1;

	if (summary->left < width) {
		if (is_space || width == 2)
			summary->word = 0;
		cut(summary);
		return;
	}
	summary->left -= width;
	if (is_space)
		summary->word = summary->out->len;
	else if (width == 2)
		summary->word = 0;
	if (is_space)
		summary->before = summary->last;
	summary->last = is_space ? ' ' : c;
	buf_put_str(summary->out, is_space ? STR(" ") : bytes);
}

static void put_plain(struct summary *summary, struct str text)
{
	for (size_t i = 0; i < text.len && !summary->is_cut;) {
		const size_t start = i;
		const uint32_t c = utf8_next(text, &i);

		put_character(summary, c, str_slice(text, start, i));
	}
}

static void put_list(struct summary *summary, struct inline_list list);

/* A break between two wide characters is none; the next one is in the next node. */
static void put_break(struct summary *summary)
{
	if (!unicode_is_wide(summary->last))
		put_character(summary, ' ', STR(" "));
}

static void put_math(struct summary *summary, const struct math *math)
{
	struct buf line;

	buf_init(&line, 0);
	math_put_line(&line, math);
	put_plain(summary, buf_str(&line));
	buf_clear(&line);
}

static void put_node(struct summary *summary, const struct inline_node *node)
{
	switch (node->kind) {
	case INLINE_TEXT:
	case INLINE_CODE: put_plain(summary, node->text); return;
	case INLINE_SOFT_BREAK:
	case INLINE_LINE_BREAK: put_break(summary); return;
	case INLINE_MATH: put_math(summary, node->math); return;
	case INLINE_EMPHASIS:
	case INLINE_STRONG:
	case INLINE_DELETED:
	case INLINE_SUBSCRIPT:
	case INLINE_SUPERSCRIPT:
	case INLINE_KEYBOARD: put_list(summary, node->children); return;
	case INLINE_LINK: put_list(summary, node->link.children); return;
	case INLINE_REFERENCE: put_list(summary, node->reference.children); return;
	case INLINE_IMAGE: put_plain(summary, node->image.alt); return;
	case INLINE_BLANK:
	case INLINE_CLOZE: put_plain(summary, STR("____")); return;
	}
}

static void put_list(struct summary *summary, struct inline_list list)
{
	for (size_t i = 0; i < list.count && !summary->is_cut; i++)
		put_node(summary, &list.items[i]);
}

void html_put_summary(struct buf *out, struct block_list stem, size_t limit)
{
	struct summary summary = {.out = out, .left = 2 * limit};

	for (size_t i = 0; i < stem.count; i++)
		if (stem.items[i].kind == BLOCK_PARA ||
			stem.items[i].kind == BLOCK_HEADING) {
			put_list(&summary, stem.items[i].kind == BLOCK_PARA
						   ? stem.items[i].para
						   : stem.items[i].heading.text);
			break;
		}
	if (summary.is_cut)
		buf_put_c(out, "…");
}
