/* SPDX-License-Identifier: MIT */
#include "read/outline/head.h"
#include "read/outline/label.h"
#include "read/outline/parts.h"

/* Options whose code stands at the margin fall into lists of their own:
 *
 *	- [ ] A		list of one item
 *	```js … ```	its content
 *	- [x] B		list of one item
 *	```js … ```	its content
 *
 * They become one list again, the blocks between two its items'. */

static char item_letter(const struct md_node *item)
{
	struct head head;

	if (!item->first || item->first->kind != MD_PARA)
		return '\0';
	head_read(item->first->first, &head);
	return label_option(head_text(&head)).letter;
}

/* Whether the list goes on with options: boxes, or the letters after those so far. */
static bool is_piece(const struct md_node *block, bool has_boxes, char *letter)
{
	if (block->kind != MD_LIST || block->ordered)
		return false;
	for (const struct md_node *item = block->first; item; item = item->next) {
		if (has_boxes ? item->check == CHECK_NONE : item_letter(item) != *letter)
			return false;
		++*letter;
	}
	return true;
}

static bool is_content(const struct md_node *block)
{
	return block->kind == MD_CODE_BLOCK || block->kind == MD_MATH_BLOCK ||
	       block->kind == MD_TABLE ||
	       (block->kind == MD_PARA && block->first && block->first == block->last &&
		       block->first->kind == MD_IMAGE);
}

/* The last list of the run that `first` opens; content stands between any two. */
static struct md_node *last_piece(struct md_node *first)
{
	const bool has_boxes = first->first && first->first->check != CHECK_NONE;
	struct md_node *last = NULL;
	char letter = 'A';

	if (!is_piece(first, has_boxes, &letter))
		return NULL;
	for (struct md_node *block = first->next; block; block = block->next) {
		if (block->kind != MD_LIST) {
			if (!is_content(block))
				break;
			continue;
		}
		if (block->previous->kind == MD_LIST ||
			!is_piece(block, has_boxes, &letter))
			break;
		last = block;
	}
	return last;
}

/* How many blocks of content stand right behind the list. */
static size_t content_behind(const struct md_node *list)
{
	size_t count = 0;

	for (const struct md_node *block = list->next; block && is_content(block);
		block = block->next)
		count++;
	return count;
}

static void join_lists(struct md_node *first, const struct md_node *last)
{
	const size_t usual = content_behind(first);
	bool is_over = first == last;

	while (!is_over) {
		struct md_node *const block = first->next;

		if (block->kind != MD_LIST) {
			md_append(first->last, block);
			continue;
		}
		is_over = block == last;
		while (block->first)
			md_append(first, block->first);
		md_unlink(block);
	}
	/* what is more than the first has behind it is the stem's */
	for (size_t i = 0; i < usual && first->next && is_content(first->next); i++)
		md_append(first->last, first->next);
	first->span.end = first->last->span.end;
}

void options_join_lists(struct md_node *stem)
{
	for (struct md_node *block = stem->first; block; block = block->next) {
		struct md_node *const last =
			block->kind == MD_LIST ? last_piece(block) : NULL;

		if (!last)
			continue;
		join_lists(block, last);
		return;
	}
}
