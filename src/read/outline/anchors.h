/* SPDX-License-Identifier: MIT */
#ifndef READ_OUTLINE_ANCHORS_H
#define READ_OUTLINE_ANCHORS_H

#include "read/outline/outline.h"

/* Places that the source names for links of its own: headings, as GitHub names them
 * (`## 2. Foo & Bar`: #2-foo--bar, a second one #2-foo--bar-1), and tags with id= or
 * name=. A link to one leads to the question that stands there, or to the first one below
 * the heading. */

/* Lists the places of a document; before anything in it is moved. */
void anchors_collect(struct outline *outline, const struct outline_file *file);
/* Leaves out paragraphs that only lead back: `[⬆ Back to top](#contents)`. */
void anchors_drop_navigation(struct outline *outline, struct md_node *document);

/* Once all questions are known, before anchors_find. */
void anchors_sort_questions(struct outline *outline);

/* What a link's fragment means. */
enum anchor_sense {
	ANCHOR_UNKNOWN,
	ANCHOR_ELSEWHERE, /* a place where no question is: the title, the contents */
	ANCHOR_QUESTION,
};

/* The fragment is without #; question: index into outline.questions. */
enum anchor_sense anchors_find(
	const struct outline *outline, const struct md_node *link, size_t *question);
void anchors_clear(struct anchors *anchors);

#endif
