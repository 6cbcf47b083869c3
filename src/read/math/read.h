/* SPDX-License-Identifier: MIT */
#ifndef READ_MATH_READ_H
#define READ_MATH_READ_H

#include "base/arena.h"
#include "diag/diag.h"
#include "model/language.h"
#include "model/math.h"
#include "read/math/macro.h"

/* A bank's formulas, read one after the other: macros defined in one hold in the next.
 *
 *     struct math_reader reader;
 *     math_reader_init(&reader);
 *     math_macros_add(&reader.macros, …) for each row of the front matter's `macros`
 *     math_read(&reader, &job, &math) for each formula, in the bank's order
 *     math_reader_clear(&reader);
 */
struct math_reader {
	struct math_macros macros;
	struct math_map map;
	size_t item_count;
	struct buf words;
};

struct math_job {
	struct arena *arena; /* the document's: it keeps everything that math points to */
	struct diag *diag;
	const struct sources *sources;
	enum language language; /* of speech */
	struct str mark;        /* behind a display: the formula ends with it */
};

void math_reader_init(struct math_reader *reader);
void math_reader_clear(struct math_reader *reader);

/* math has span, tex and display; this puts the mark into tex and fills expanded, root
 * and speech. A formula that is
 * not understood is reported once; its root stays NULL and its speech is its TeX. */
void math_read(struct math_reader *reader, const struct math_job *job, struct math *math);

#endif
