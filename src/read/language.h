/* SPDX-License-Identifier: MIT */
#ifndef READ_LANGUAGE_H
#define READ_LANGUAGE_H

#include "model/language.h"
#include "read/markdown/md.h"

/* The language of a bank that names none: what its first 65,536 letters are written in,
 * code, formulas and addresses left out. Without a letter it is simplified Chinese. */
enum language language_guess(struct md_node *const *documents, size_t count);

#endif
