/* SPDX-License-Identifier: MIT */
#ifndef READ_PARTS_H
#define READ_PARTS_H

#include "read/label.h"
#include "read/outline.h"

/* What becomes of a question's body, one step a file; parts_sort (outline.h) runs them.
 */

/* subs.c: takes the sub-questions （1）（2） out of the body. */
void subs_find(struct outline *outline, struct outline_question *question);
/* An answer or explanation that is counted （1）（2） too goes to them. */
void subs_share(struct outline *outline, struct outline_question *question);
/* options.c: takes the options out of the stem. */
void options_find(struct outline *outline, struct outline_question *question);
/* hints.c: takes a final （提示：…） out of the stem. */
void hints_find(struct outline *outline, struct outline_question *question);
/* answers.c: the answer in the stem's last blank. */
void answers_find_in_stem(struct outline *outline, struct outline_question *question);
/* fields.c: one field's paragraph, its label gone; says whether it keeps the block. */
bool fields_read(struct outline *outline, struct outline_question *question,
	enum part part, struct md_node *para);
/* The type and the {#id} at the ends of the stem. */
void fields_read_stem(struct outline *outline, struct outline_question *question);
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
