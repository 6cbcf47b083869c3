/* SPDX-License-Identifier: MIT */
#ifndef READ_MATH_SPEECH_H
#define READ_MATH_SPEECH_H

#include "base/buf.h"
#include "model/language.h"
#include "model/math.h"

/* A formula as one speaks it: Chinese for the Chinese languages, else English. Begin and
 * end are said only of parts of more than one token. */
void speech_put(struct buf *out, const struct math_node *root, enum language language);

#endif
