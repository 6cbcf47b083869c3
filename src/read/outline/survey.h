/* SPDX-License-Identifier: MIT */
#ifndef READ_OUTLINE_SURVEY_H
#define READ_OUTLINE_SURVEY_H

#include "read/outline/outline.h"

/* Where the questions of one file start. */

struct start {
	struct md_node *line; /* first inline of the line that starts it */
	struct span span;     /* of that line's first node */
	size_t label_len;     /* bytes of the head to be taken off */
	struct str number;    /* empty: none */
	bool by_letter, is_heading, is_bold, is_inner_line;
	bool is_list; /* found by the list marking: a link in it is the source */
};

struct survey {
	enum marking marking;     /* the one taken */
	unsigned question_level;  /* of headings that are questions; 0: they are none */
	VEC(struct start) starts; /* in order of the text */
};

/* Reads the whole document once, decides, and keeps what was decided for survey_report.
 */
void survey_document(
	struct outline *outline, const struct outline_file *file, struct survey *survey);
/* One note a marking: what took it, and of which other most was left. */
void survey_report(const struct outline *outline);
void survey_clear(struct survey *survey);

#endif
