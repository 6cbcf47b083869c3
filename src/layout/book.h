/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_BOOK_H
#define LAYOUT_BOOK_H

#include "layout/block.h"
#include "layout/flow.h"
#include "model/words.h"

/* The book's parts, in order, into the flow. */
void book_put(struct flow *flow);

/* c1 …, s1-1 …, q1 …, and a1 … where answers stand apart. */
void book_name_destinations(struct flow *flow);
/* The bookmarks of a chapter and of a question: 22  注意力机制是如何… */
void book_add_chapter_outline(struct flow *flow, const struct chapter *chapter);
void book_add_question_outline(
	struct flow *flow, const struct question *question, unsigned depth);
bool book_has_title(const struct chapter *chapter);

/* Hints of the questions [first, first + count) under a heading of their own. */
void hint_put_part(
	struct flow *flow, size_t first, size_t count, uint32_t parent, unsigned level);
/* The question's hint, and nothing of its parts, in frame; is_labelled: 提示 stands
 * before it. */
void hint_put(struct flow *flow, const struct question *question,
	const struct frame *frame, bool is_labelled);
/* Lays the hint out for the margin beside a question whose first row is this one; one
 * that is too long for it goes beneath, into the body's frame. */
void hint_put_margin(struct flow *flow, const struct question *question,
	const struct frame *body, uint32_t first_row);
/* The question is put: none of its hints reaches into the next, or another. */
void hint_settle_margin(struct flow *flow, uint32_t first_row);
/* Where questions belong: their parent, the level of their numbers, their bookmarks. */
struct question_place {
	uint32_t element;
	unsigned level;
	unsigned outline_depth;
};
/* A section's questions, with the material that some of them share. */
void book_put_questions(struct flow *flow, const struct section *section,
	const struct question_place *place);
/* An introduction; a short one stays with what follows, as its heading does. */
void book_put_prose(
	struct flow *flow, struct block_list blocks, uint32_t element, scaled below);

/* The title block, the preface and the contents. */
void front_put(struct flow *flow, uint32_t document);
/* Whether the front has contents, and so a page of its own. */
bool front_has_contents(const struct flow *flow);

/* A question with all that the answers mode wants beneath it. level is that of the
 * heading that its number is. */
void question_put(struct flow *flow, const struct question *question, uint32_t parent,
	unsigned level);
/* How the style sets a question's number: 12, or 12. as text. */
struct str question_number_text(struct flow *flow, struct str number);
struct flat_run question_number_run(const struct flow *flow, uint32_t element);
/* What is asked, and what stands beneath it, in a frame of the caller's and without the
 * number. */
void question_put_asked(
	struct flow *flow, const struct question *question, const struct frame *frame);
/* Answer, explanation, topic and source in frame; is_labelled: 答案 stands before it. */
void answer_put(struct flow *flow, const struct question *question,
	const struct frame *frame, bool is_labelled);
/* And those of its parts. */
void answer_put_whole(struct flow *flow, const struct question *question,
	const struct frame *frame, bool is_labelled);
/* Whether they stand in lists of their own, by chapter or at the end. */
bool answers_are_listed(const struct flow *flow);
/* Whether the question has nothing but an answer: no explanation, topic or source. */
bool answer_is_bare(const struct question *question);
/* In the label column below the number in this row: on which page the other one is. */
struct page_mark {
	enum word word;
	uint32_t element;
	size_t destination;
};
void answer_put_page(struct flow *flow, uint32_t row, const struct page_mark *mark);
bool answer_is_there(const struct question *question);
/* The same without its parts. */
bool answer_is_own(const struct question *question);
/* Its title. */
void part_put_title(struct flow *flow, enum word word, uint32_t section, unsigned level);
/* The answers of questions [first, first + count) under a heading of their own. */
void answer_put_part(
	struct flow *flow, size_t first, size_t count, uint32_t parent, unsigned level);
/* A question's answer beside its number. */
void answer_put_numbered(struct flow *flow, const struct question *question,
	uint32_t parent, unsigned level, const struct inset *label);

#endif
