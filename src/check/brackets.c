/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "check/rules.h"

/* Brackets and quotation marks of a stem, an option or an answer: pairs within each
 * part, of either width. Half-width ones count only as one text's own (a) and 1) are no
 * pairs, so a closing one alone is no fault. */

#define MAX_OPEN 64

struct pair {
	uint32_t open, close;
};

static const struct pair pairs[] = {{0xFF08, 0xFF09}, {'(', ')'}, {0x3010, 0x3011},
	{0x300A, 0x300B}, {0x201C, 0x201D}};

#define PAIR_COUNT (sizeof(pairs) / sizeof(*pairs))

struct opened {
	size_t pair;
	struct span span;
	struct str mark;
};

struct balance {
	struct diag *diag;
	struct opened open[MAX_OPEN];
	size_t count;
	bool overflowed; /* more were open than are kept: only the first is told */
};

static size_t pair_of(uint32_t c, bool *closes)
{
	for (size_t i = 0; i < PAIR_COUNT; i++) {
		*closes = c == pairs[i].close;
		if (*closes || c == pairs[i].open)
			return i;
	}
	return PAIR_COUNT;
}

/* （ closed by ) is a pair: people mix the widths. */
static bool belong_together(size_t opened, size_t closing)
{
	return opened == closing || (opened < 2 && closing < 2);
}

static void close_mark(
	struct balance *balance, size_t pair, struct span span, struct str mark)
{
	if (balance->count &&
		belong_together(balance->open[balance->count - 1].pair, pair)) {
		balance->count--;
		return;
	}
	if (pairs[pair].close != ')')
		diag_report(balance->diag, DIAG_UNBALANCED, span, mark);
}

static void walk_text(struct balance *balance, const struct inline_node *node)
{
	const struct str text = node->text;
	const bool is_exact = node->span.end - node->span.start == text.len;

	for (size_t at = 0; at < text.len;) {
		const size_t start = at;
		bool closes;
		const size_t pair = pair_of(utf8_next(text, &at), &closes);

		if (pair == PAIR_COUNT)
			continue;
		const struct str mark = str_slice(text, start, at);
		const struct span span =
			is_exact ? span_of(node->span.source, node->span.start + start,
					   node->span.start + at)
				 : node->span;
		if (closes)
			close_mark(balance, pair, span, mark);
		else if (balance->count < MAX_OPEN)
			balance->open[balance->count++] =
				(struct opened){pair, span, mark};
		else
			balance->overflowed = true;
	}
}

static void walk_inlines(struct balance *balance, struct inline_list list)
{
	for (size_t i = 0; i < list.count; i++) {
		const struct inline_node *node = &list.items[i];

		if (node->kind == INLINE_TEXT)
			walk_text(balance, node);
		else
			walk_inlines(balance, inline_children(node));
	}
}

static void walk_blocks(struct balance *balance, struct block_list list)
{
	for (size_t i = 0; i < list.count; i++) {
		const struct block *block = &list.items[i];

		switch (block->kind) {
		case BLOCK_PARA: walk_inlines(balance, block->para); break;
		case BLOCK_HEADING: walk_inlines(balance, block->heading.text); break;
		case BLOCK_LIST:
			for (size_t item = 0; item < block->list.count; item++)
				walk_blocks(balance, block->list.items[item].blocks);
			break;
		case BLOCK_QUOTE: walk_blocks(balance, block->children); break;
		case BLOCK_DETAILS: walk_blocks(balance, block->details.blocks); break;
		case BLOCK_TABLE:
		case BLOCK_CODE:
		case BLOCK_MATH:
		case BLOCK_RULE:
		case BLOCK_SOURCE: break;
		}
	}
}

static void check_part(struct diag *diag, struct block_list blocks)
{
	struct balance balance = {.diag = diag};

	walk_blocks(&balance, blocks);
	for (size_t i = 0; i < balance.count && (i == 0 || !balance.overflowed); i++)
		diag_report(diag, DIAG_UNBALANCED, balance.open[i].span,
			balance.open[i].mark);
}

static void check_question(struct diag *diag, const struct question *question)
{
	check_part(diag, question->stem);
	for (size_t i = 0; i < question->options.count; i++)
		check_part(diag, question->options.items[i].blocks);
	check_part(diag, question->answer.blocks);
	for (size_t i = 0; i < question->part_count; i++)
		check_question(diag, &question->parts[i]);
}

void check_brackets(const struct bank *bank, struct diag *diag)
{
	for (size_t i = 0; i < bank->question_count; i++)
		check_question(diag, bank->questions[i]);
}
