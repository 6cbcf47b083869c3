/* SPDX-License-Identifier: MIT */
#ifndef WRITE_EPUB_EPUB_H
#define WRITE_EPUB_EPUB_H

#include "write/writer.h"

/* An EPUB 3.3 that readers of EPUB 2 understand too. Answers stand at the end unless the
 * job says otherwise; with ANSWERS_NONE nothing of them is in the file, images included.
 * extern const struct writer epub_writer is declared in write/writer.h. */

#endif
