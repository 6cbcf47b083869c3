/* SPDX-License-Identifier: MIT */
#ifndef MODEL_PART_H
#define MODEL_PART_H

#include "base/arena.h"
#include "base/buf.h"
#include "model/bank.h"

/* The parts (大题) of an exam paper: its chapters, or the sections of its chapters, that
 * hold questions. */
struct part {
	const struct chapter *chapter;
	size_t first_section, section_count; /* of the chapter */
	size_t section_ordinal;              /* of its first section over the bank */
	struct inline_list title;            /* empty: questions under no heading */
	struct span span;
	size_t first_question, question_count; /* ordinals over the bank */
	bool opens_chapter; /* the first of a chapter whose title is not its own */
};

struct part_list {
	const struct part *items;
	size_t count;
};

struct part_list part_list_of(const struct bank *bank, struct arena *arena);
/* Whether the author divided the bank as exam papers are: most of its questions stand
 * under headings such as 一、选择题（共 30 分）. */
bool part_is_divided(const struct bank *bank);
/* A title that brings its own number: 一、 第二部分 3. */
bool part_has_number(struct str title);

/* Points and how they are shared out. */
struct part_sum {
	points total; /* 0: not known of each question */
	points each;  /* all questions alike; else 0 */
	points blank; /* all blanks alike, and some question has several; else 0 */
	/* All questions are of this type, if is_uniform. */
	enum question_type type;
	bool is_uniform;
};
struct part_sum part_sum_of(const struct bank *bank, const struct part *part);
/* Its own, or those of its parts together. */
points question_points(const struct question *question);
/* 2.5 */
void points_put(struct buf *out, points value);

/* 一 二 … 十一, in a language that counts parts so; else digits. */
void part_put_number(struct buf *out, enum language language, size_t number);

#endif
