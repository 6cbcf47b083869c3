/* SPDX-License-Identifier: MIT */
#ifndef READ_OUTLINE_CANDIDATE_H
#define READ_OUTLINE_CANDIDATE_H

#include "base/vec.h"
#include "read/markdown/md.h"

/* Every line of a document that one marking or another would take for the start of a
 * question, and every heading, in order. The survey chooses among them. */

enum candidate_trait {
	CANDIDATE_HEADING = 1 << 0,
	CANDIDATE_LABEL = 1 << 1,      /* with a number */
	CANDIDATE_BARE_LABEL = 1 << 2, /* `Q：` */
	CANDIDATE_NUMBER = 1 << 3,
	CANDIDATE_WORD = 1 << 4,   /* `Frage 49.`; a heading */
	CANDIDATE_BOLD = 1 << 5,   /* a paragraph, or first line, that is all bold */
	CANDIDATE_ITEM = 1 << 6,   /* a bullet: a link alone, or it ends in ？ */
	CANDIDATE_ASKS = 1 << 7,   /* ends in ？ */
	CANDIDATE_ANSWER = 1 << 8, /* `A:` `答：`: starts none, but proves bare labels */
	CANDIDATE_PART = 1 << 9,   /* a part label alone; starts none */
	CANDIDATE_ORDINAL = 1 << 10, /* 第 N 章, 一、: a heading that is no question */
	CANDIDATE_INNER = 1 << 11,   /* not the first line of its paragraph */
	CANDIDATE_LETTER = 1 << 12,  /* the label is Q */
	CANDIDATE_ROOT = 1 << 13,    /* a paragraph or item of the document itself */
	CANDIDATE_BLANK = 1 << 14,   /* the line has a blank */
	CANDIDATE_SPACE_NUMBER = 1 << 15, /* `## 12 闭包`: a number, if others count on */
	CANDIDATE_MATERIAL = 1 << 17,     /* 材料二: numbers after it may begin anew */
	CANDIDATE_NOTES = 1 << 18,        /* 注意事项: numbers after it count those */
	CANDIDATE_DETAILS = 1 << 16,      /* <details> whose summary names no part */
};

/* How a number is marked: those of one count are marked alike. */
enum number_form { NUMBER_PLAIN, NUMBER_CLOSED, NUMBER_BRACKETS }; /* 1. 1) （1） */

struct candidate {
	struct md_node *line;
	struct span span;
	unsigned traits;
	unsigned level; /* of a heading */
	unsigned short label_len, number_label_len;
	unsigned short number_levels;
	unsigned number; /* value of the deepest level */
	enum number_form form;
	bool after_blank; /* an empty line stands above it */
	struct str label_number, number_text;
	struct str word;
	/* of a heading: bullets beneath it, before the next heading, and how many ask */
	unsigned item_count, asking_count;
};

typedef VEC(struct candidate) candidate_vec;

void candidates_collect(struct arena *arena, const struct sources *sources,
	struct md_node *document, candidate_vec *candidates);

#endif
