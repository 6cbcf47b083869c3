/* SPDX-License-Identifier: MIT */
#ifndef READ_OUTLINE_TALLY_H
#define READ_OUTLINE_TALLY_H

#include "diag/diag.h"

/* A rule of thumb is reported once, at the first place where it was used, with how
 * often: one row of the enum a rule. */
enum tally {
	TALLY_HEADING_SPACE, /* ####Q50. */
	TALLY_LABEL_IN_PARAGRAPH,
	TALLY_BODY_ANSWER, /* what follows a heading is its answer */
	TALLY_LONE_A,
	TALLY_CONTENTS, /* a table of contents left out */
	TALLY_SECTION_TITLE,
	TALLY_STEM_ANSWER,
	TALLY_STEM_POINTS,   /* …（5 分） */
	TALLY_KEYS,          /* answers matched from afar */
	TALLY_TICKS,         /* B. 1433 ✅ */
	TALLY_CONCLUDED,     /* 故选 B */
	TALLY_NAVIGATION,    /* links back to the top that are left out */
	TALLY_COUNTED_LINES, /* （1） … that only the answer makes sub-questions */
	TALLY_REST_EXPLAINS, /* what stands below ticked options */
	TALLY_JOINT_ANSWER,  /* 答案：（1）…（2）… is its sub-questions' */
	TALLY_OPTIONS_BELOW, /* options below their answer */
	TALLY_WORKED_OUT,    /* 解： opens an answer */
	TALLY_NOTES,         /* what 注意事项 counts */
	TALLY_SHARED_POINTS, /* 共 2 题，30 分 */
	TALLY_GAPS,          /* answers of blanks between wide spaces */
	TALLY_COUNT
};

struct tallies {
	size_t counts[TALLY_COUNT];
	struct span first[TALLY_COUNT];
};

void tally_add(struct tallies *tallies, enum tally tally, struct span span);
void tallies_report(const struct tallies *tallies, struct diag *diag);

#endif
