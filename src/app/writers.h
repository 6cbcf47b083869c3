/* SPDX-License-Identifier: MIT */
#ifndef APP_WRITERS_H
#define APP_WRITERS_H

#include "write/writer.h"

/* Every output of the program, NULL-ended, in the order of -t's help. A new output is a
 * folder in write/ and a line in writers.c. */
extern const struct writer *const writers_table[];
/* Bits of the outputs that are made when -t does not say. */
extern const unsigned writers_default;

#endif
