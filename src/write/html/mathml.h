/* SPDX-License-Identifier: MIT */
#ifndef WRITE_HTML_MATHML_H
#define WRITE_HTML_MATHML_H

#include "base/buf.h"
#include "model/math.h"

/* A formula as <math>, in what MathML Core and EPUB's presentation MathML 3 have in
 * common; alttext is its speech, the annotation its expanded TeX. Its elements are at
 * most LIMIT_MATH_DEPTH + 4 deep. math->root is not NULL. */
void mathml_put(struct buf *out, const struct math *math);

#endif
