/* SPDX-License-Identifier: MIT */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

/* Every ceiling of the program, so that hostile input costs bounded time and memory.
 * A message names the limit that was met. */

#define LIMIT_INPUT_BYTES  ((size_t)256 << 20) /* one source file */
#define LIMIT_OUTPUT_BYTES ((size_t)2 << 30)   /* one output file */
#define LIMIT_TEXT_BYTES   ((size_t)64 << 20)  /* any other buffer */
#define LIMIT_YAML_BYTES   ((size_t)1 << 20)
#define LIMIT_YAML_DEPTH   32
#define LIMIT_MESSAGES     1000 /* printed in one run; the rest are counted */

/* read/: what cmark 0.30.2 is kept from (notes in read/markdown/guard.c) */
#define LIMIT_BLOCK_DEPTH   64                /* containers within each other */
#define LIMIT_INLINE_DEPTH  64                /* brackets or emphasis within each other */
#define LIMIT_BRACKETS      4096              /* open brackets in one block */
#define LIMIT_BLOCK_BYTES   ((size_t)1 << 20) /* one leaf block's inline text */
#define LIMIT_TAG_WORK      8 /* bytes read in vain for tags, for each byte of a block */
#define LIMIT_TABLE_COLUMNS 128
#define LIMIT_FACTS         1000 /* tags, or unknown attributes, of one question */
#define LIMIT_QUESTIONS     1000000
#define LIMIT_INCLUDES      10000 /* files of one run */
#define LIMIT_INCLUDE_DEPTH 16

/* read/math: of one formula, and of all of a bank */
#define LIMIT_MATH_BYTES       ((size_t)1 << 16) /* with its macros expanded */
#define LIMIT_MATH_DEPTH       144   /* elements of MathML within each other */
#define LIMIT_MATH_CELLS       20000 /* of all its arrays, empty ones too */
#define LIMIT_MATH_COLUMNS     64
#define LIMIT_MATH_MACROS      2000
#define LIMIT_MATH_MACRO_DEPTH 32
#define LIMIT_MATH_EXPANSION   ((size_t)16 << 20) /* bytes that a bank's macros make */
#define LIMIT_MATH_ITEMS       ((size_t)20 << 20) /* nodes of a bank's formulas */

/* media/ */
#define LIMIT_IMAGE_BYTES  ((size_t)64 << 20)
#define LIMIT_IMAGE_SIDE   20000
#define LIMIT_IMAGE_PIXELS (50u * 1000 * 1000)
#define LIMIT_IMAGES       10000
#define LIMIT_IMAGES_BYTES ((size_t)1 << 30) /* files and pixels of all together */
#define LIMIT_SVG_DEPTH    256

#endif
