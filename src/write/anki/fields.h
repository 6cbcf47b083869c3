/* SPDX-License-Identifier: MIT */
#ifndef WRITE_ANKI_FIELDS_H
#define WRITE_ANKI_FIELDS_H

#include "write/anki/card.h"

/* The fields of the note types `tiku` and `tiku cloze`, the same for both and fixed for
 * good, names and order: a note type with other fields would be another one to Anki, and
 * every note of the old one would stay behind.
 *
 *	Number       as printed
 *	Type         in words of the bank's language
 *	Stem         HTML; begins with the material of the question's group
 *	Options      HTML, a <div> each, "A. …"
 *	Hint         HTML, as are Answer, Explanation, Topic and Source
 *	Answer
 *	Explanation
 *	Topic
 *	Difficulty   1 to 5, or empty
 *	Source
 *	Chapter      label and title
 *	Bank         title
 *	Cloze        the stem as {{c1::…}}; empty in notes of the type `tiku` without one
 *	Kind         for the templates: essay, single, multiple, judge, blanks or cloze;
 *with "fixed" after it if options must not be shuffled Key          what is right: AC; T
 *or F; of blanks 甲|乙;丙 Language     BCP 47, of the templates' own words Near HTML: the
 *questions before and after Spare1 … 3   empty Mine         the learner's own; no CSV has
 *it
 */
#define FIELD_COUNT 21

struct anki_field {
	const char *name;
	/* Appends to html->out; NULL: always empty. */
	void (*put)(struct html *html, const struct card *card);
};

extern const struct anki_field anki_fields[FIELD_COUNT];
/* How many of them a CSV has: all but Mine. */
#define FIELD_COUNT_CSV (FIELD_COUNT - 1)

#define NOTE_TYPE_NAME       "tiku"
#define NOTE_TYPE_NAME_CLOZE "tiku cloze"

#endif
