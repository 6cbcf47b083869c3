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
 * With job.note_type "tiku" for the notes that the .apkg brought: GUID, Notetype, Deck,
 * the fields of write/anki/fields.h but the learner's own, Tags. With the name of a note
 * type of the user's own the same without Notetype, by name; that type need not have them
 * all.
 *
 * With job.anki_update there is no column of tags, so that those in Anki stay.
 *
 * Images are further files beside the output, in NAME.media/, to be copied into Anki's
 * collection.media. extern const struct writer csv_writer is in write/writer.h. */

#endif
