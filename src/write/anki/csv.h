/* SPDX-License-Identifier: MIT */
#ifndef WRITE_ANKI_CSV_H
#define WRITE_ANKI_CSV_H

#include "write/writer.h"

/* A text file for Anki's import (2.1.58 or newer): one physical line a note, every field
 * quoted, found again by its GUID, which is the question's id.
 *
 * By default for the first of the stock note types, whatever its name: the columns are
 * GUID, deck, front, back, tags.
 *
 * With a note type of the user's own (job.note_type), for its fields of these names;
 * names and order are fixed for good, and a type need not have them all:
 *
 *	GUID Deck Number Type Stem Options Hint Answer Explanation Topic Difficulty
 *	Source Chapter Bank Cloze Tags
 *
 * Stem, Options, Hint, Answer, Explanation, Topic and Source are HTML; Stem begins with
 * the material of the question's group. Difficulty is 1 to 5 or empty. Cloze is the stem
 * as {{c1::…}}, empty where there is no cloze.
 *
 * Images are further files beside the output, in NAME.media/, to be copied into Anki's
 * collection.media. extern const struct writer csv_writer is in write/writer.h. */

#endif
