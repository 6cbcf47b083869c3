/* SPDX-License-Identifier: MIT */
#ifndef READ_OUTLINE_TITLES_H
#define READ_OUTLINE_TITLES_H

#include "read/outline/outline.h"

/* The section titles of exam papers: 一、单项选择题（每小题 3 分，共 30 分）. */

/* A paragraph that is one becomes a heading; so does 单选题 as its last line. */
void titles_mend_para(struct outline *outline, struct md_node *para);
/* The same line at the end of an item: the list ends there, and goes on after it. */
void titles_mend_list(struct outline *outline, struct md_node *list);
/* Whether an inner line of a paragraph is one, as in pastes without empty lines: a volume
 * (第Ⅰ卷), or a title above a question or another title. */
bool titles_opens_line(const struct md_node *line);
/* Whether the heading is one: it speaks for the questions after it. */
bool titles_is_one(const struct md_node *heading);
/* What a section's or chapter's title says of what follows. */
struct outline_title titles_read(struct arena *arena, const struct md_node *title);
/* 单选题, 判断, 填空题 …: the type that a word names. */
bool type_from_word(struct str word, enum question_type *type);
/* "5", "5 分", "2.5": hundredths, or false. */
bool points_from_text(struct str text, points *value);

#endif
