/* SPDX-License-Identifier: MIT */
#ifndef READ_OUTLINE_PARTS_H
#define READ_OUTLINE_PARTS_H

#include "read/outline/label.h"
#include "read/outline/outline.h"

/* What becomes of a question's body, one step a file; parts_sort (outline.h) runs them.
 */

/* subs.c: takes the sub-questions （1）（2） out of the body. */
void subs_find(struct outline *outline, struct outline_question *question);
/* The same of a stem that has been sorted, if its answer counts them too. */
void subs_find_answered(struct outline *outline, struct outline_question *question);
/* subs_share.c: whether the answer counts from 1 to just this number. */
bool subs_are_counted(struct arena *arena, const struct md_node *answer,
	enum part_form form, size_t count);
/* An answer or explanation that is counted （1）（2） too goes to the sub-questions. */
void subs_share(struct outline *outline, struct outline_question *question);
/* options.c: takes the options out of the stem. */
void options_find(struct outline *outline, struct outline_question *question);
/* options_split.c: makes one list of options that code at the margin has parted. */
void options_join_lists(struct md_node *stem);
/* hints.c: takes a final （提示：…） out of the stem. */
void hints_find(struct outline *outline, struct outline_question *question);
/* blanks.c: 甲|乙；丙 as the answers of the stem's blanks, if it has some. */
void blanks_read(
	struct outline *outline, struct outline_question *question, struct str text);
/* answers.c: without the mark that ends it. */
struct str answer_without_end(struct str text);
/* answers.c: the answer in the stem's last blank. */
void answers_find_in_stem(struct outline *outline, struct outline_question *question);
/* fields.c: one field's paragraph, its label gone; says whether it keeps the block. */
bool fields_read(struct outline *outline, struct outline_question *question,
	enum part part, struct md_node *para);
/* The type and the {#id} at the ends of the stem. */
void fields_read_stem(struct outline *outline, struct outline_question *question);
/* `17.（12 分）（1）…`: the points in front of the stem, or of its first sub-question. */
void fields_read_start(
	struct outline *outline, struct outline_question *question, struct md_node *para);
/* The （5 分） that the options stood behind. */
void fields_read_end(struct outline *outline, struct outline_question *question);
/* fields.c: where a final （5 分） opens in the text, with its value; STR_NPOS:
 * none. */
size_t points_at_end(struct str text, points *value);
/* facts.c: the words of `<!-- tiku: … -->` after "tiku:", or of {…}. */
void attributes_read(struct outline *outline, struct outline_facts *facts,
	struct str text, struct span span);
/* The text after "tiku:", or the empty view: some other comment. */
struct str attributes_of_comment(struct str text);

/* Splits at commas, 、 and white space. */
void tags_add(struct arena *arena, struct tag_list *tags, struct str text);

#endif
