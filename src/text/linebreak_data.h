/* SPDX-License-Identifier: MIT */
#ifndef TEXT_LINEBREAK_DATA_H
#define TEXT_LINEBREAK_DATA_H

#include <stdint.h>

/* The generated tables of linebreak.c and grapheme.c (base/unicode_data.py). */

/* Line_Break after LB1. OP_WIDE and CP_WIDE are those with East Asian width F, W or H
 * (LB30); RESERVED_EMOJI is Extended_Pictographic and unassigned (LB30b). */
enum line_class {
	LINE_AL,
	LINE_B2,
	LINE_BA,
	LINE_BB,
	LINE_BK,
	LINE_CB,
	LINE_CL,
	LINE_CM,
	LINE_CP,
	LINE_CP_WIDE,
	LINE_CR,
	LINE_EB,
	LINE_EM,
	LINE_EX,
	LINE_GL,
	LINE_H2,
	LINE_H3,
	LINE_HL,
	LINE_HY,
	LINE_ID,
	LINE_IN,
	LINE_IS,
	LINE_JL,
	LINE_JT,
	LINE_JV,
	LINE_LF,
	LINE_NL,
	LINE_NS,
	LINE_NU,
	LINE_OP,
	LINE_OP_WIDE,
	LINE_PO,
	LINE_PR,
	LINE_QU,
	LINE_RESERVED_EMOJI,
	LINE_RI,
	LINE_SP,
	LINE_SY,
	LINE_WJ,
	LINE_ZW,
	LINE_ZWJ,
	LINE_CLASS_COUNT
};

/* Grapheme_Cluster_Break; PICTOGRAPHIC is OTHER with Extended_Pictographic. */
enum cluster_class {
	CLUSTER_OTHER,
	CLUSTER_CR,
	CLUSTER_LF,
	CLUSTER_CONTROL,
	CLUSTER_EXTEND,
	CLUSTER_ZWJ,
	CLUSTER_REGIONAL,
	CLUSTER_PREPEND,
	CLUSTER_SPACING_MARK,
	CLUSTER_L,
	CLUSTER_V,
	CLUSTER_T,
	CLUSTER_LV,
	CLUSTER_LVT,
	CLUSTER_PICTOGRAPHIC,
};

#define LINEBREAK_DATA_BLOCK 256
#define LINEBREAK_DATA_LIMIT 0x110000u

struct linebreak_data {
	uint8_t line, cluster; /* enum line_class, enum cluster_class */
};

extern const uint8_t linebreak_data_index[LINEBREAK_DATA_LIMIT / LINEBREAK_DATA_BLOCK];
extern const uint8_t linebreak_data_rows[][LINEBREAK_DATA_BLOCK];
extern const struct linebreak_data linebreak_data_records[];

static inline const struct linebreak_data *linebreak_data_find(uint32_t code_point)
{
	const uint32_t at = code_point < LINEBREAK_DATA_LIMIT ? code_point : 0xFFFFu;
	const uint8_t *row =
		linebreak_data_rows[linebreak_data_index[at / LINEBREAK_DATA_BLOCK]];

	return &linebreak_data_records[row[at % LINEBREAK_DATA_BLOCK]];
}

#endif
