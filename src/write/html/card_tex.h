/* SPDX-License-Identifier: MIT */
#ifndef WRITE_HTML_CARD_TEX_H
#define WRITE_HTML_CARD_TEX_H

#include "base/buf.h"
#include "model/math.h"

/* A formula as Anki's MathJax takes it: \(…\) or \[…\] around the expanded TeX, on one
 * line, escaped as HTML, with the names rewritten that its MathJax lacks. in_cloze keeps
 * }} and :: apart. */
void tex_put_anki(struct buf *out, const struct math *math, bool in_cloze);

#endif
