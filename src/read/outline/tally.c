/* SPDX-License-Identifier: MIT */
#include "read/outline/tally.h"

void tally_add(struct tallies *tallies, enum tally tally, struct span span)
{
	if (tallies->counts[tally]++ == 0)
		tallies->first[tally] = span;
}

void tallies_report(const struct tallies *tallies, struct diag *diag)
{
	static const enum diag_code codes[TALLY_COUNT] = {
		[TALLY_HEADING_SPACE] = DIAG_HEADING_SPACE,
		[TALLY_LABEL_IN_PARAGRAPH] = DIAG_LABEL_IN_PARAGRAPH,
		[TALLY_BODY_ANSWER] = DIAG_BODY_ANSWER,
		[TALLY_LONE_A] = DIAG_LONE_A,
		[TALLY_CONTENTS] = DIAG_CONTENTS_LEFT_OUT,
		[TALLY_SECTION_TITLE] = DIAG_SECTION_TITLE,
		[TALLY_STEM_ANSWER] = DIAG_STEM_ANSWER,
		[TALLY_STEM_POINTS] = DIAG_STEM_POINTS,
		[TALLY_KEYS] = DIAG_KEYS,
		[TALLY_TICKS] = DIAG_TICKS,
		[TALLY_CONCLUDED] = DIAG_CONCLUDED,
		[TALLY_NAVIGATION] = DIAG_NAVIGATION,
		[TALLY_COUNTED_LINES] = DIAG_COUNTED_LINES,
		[TALLY_REST_EXPLAINS] = DIAG_REST_EXPLAINS,
		[TALLY_JOINT_ANSWER] = DIAG_JOINT_ANSWER,
		[TALLY_OPTIONS_BELOW] = DIAG_OPTIONS_BELOW,
		[TALLY_WORKED_OUT] = DIAG_WORKED_OUT,
		[TALLY_NOTES] = DIAG_NOTES,
		[TALLY_SHARED_POINTS] = DIAG_SHARED_POINTS,
		[TALLY_GAPS] = DIAG_GAPS,
	};

	for (size_t i = 0; i < TALLY_COUNT; i++) {
		char digits[21];

		if (tallies->counts[i])
			diag_report(diag, codes[i], tallies->first[i],
				str_from_unsigned(digits, tallies->counts[i]));
	}
}
