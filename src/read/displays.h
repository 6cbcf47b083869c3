/* SPDX-License-Identifier: MIT */
#ifndef READ_DISPLAYS_H
#define READ_DISPLAYS_H

#include "read/markdown/md.h"

/* A formula between $$ that has lines of its own within a paragraph is a block, whether
 * blank lines part it from the text or not: parts each such paragraph among the children
 * of a container. A mark behind it (，。and the like) goes with it; one with other text
 * on its line stays in it. */
void displays_part(struct arena *arena, struct md_node *container);

#endif
