/* SPDX-License-Identifier: MIT */
#ifndef WRITE_PDF_OUTLINE_H
#define WRITE_PDF_OUTLINE_H

#include "write/pdf/document.h"

/* Each writes what it names and returns its root's object; 0: there is none of it. */
unsigned outline_save(struct document *document);
unsigned destinations_save(struct document *document); /* a name tree */

bool destination_is_good(const struct document *document, size_t destination);
/* "/Dest(q22)"-like: a name if the destination has one, else the place itself, behind
 * the key. Nothing if there is no such destination. */
void put_destination(const struct document *document, struct buf *out, const char *key,
	size_t destination);
/* The page's annotations as "/Annots[…]", to its body; adds them to the tags. */
void links_put(struct document *document, size_t page, struct buf *out);

#endif
