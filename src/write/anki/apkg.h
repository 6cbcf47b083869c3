/* SPDX-License-Identifier: MIT */
#ifndef WRITE_ANKI_APKG_H
#define WRITE_ANKI_APKG_H

#include "write/writer.h"

/* A package that Anki imports with one click, 2.1 and all later ones, AnkiDroid and
 * AnkiMobile: a zip of collection.anki2 (collection.h), media (a JSON object from number
 * to name) and the images, named by their numbers. Notes are found again by their GUID,
 * which is the question's id, and replaced where the question's content is newer than the
 * note. extern const struct writer apkg_writer is in write/writer.h. */

#endif
