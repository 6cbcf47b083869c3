/* SPDX-License-Identifier: MIT */
#include "model/inline.h"

struct inline_list inline_children(const struct inline_node *node)
{
	switch (node->kind) {
	case INLINE_EMPHASIS:
	case INLINE_STRONG:
	case INLINE_DELETED:
	case INLINE_SUBSCRIPT:
	case INLINE_SUPERSCRIPT:
	case INLINE_KEYBOARD: return node->children;
	case INLINE_LINK: return node->link.children;
	case INLINE_REFERENCE: return node->reference.children;
	case INLINE_CLOZE: return node->cloze.answer;
	case INLINE_TEXT:
	case INLINE_SOFT_BREAK:
	case INLINE_LINE_BREAK:
	case INLINE_CODE:
	case INLINE_MATH:
	case INLINE_IMAGE:
	case INLINE_BLANK: break;
	}
	return (struct inline_list){0};
}
