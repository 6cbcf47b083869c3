/* SPDX-License-Identifier: MIT */
#ifndef READ_OUTLINE_LABEL_H
#define READ_OUTLINE_LABEL_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* What a line may begin with, read from its plain text alone (see read/outline/head.h for
 * where that comes from). Each reader says how many bytes the label takes, 0 for none;
 * the views it gives lie in the text. */

/* Full-width digits and letters, which Chinese keyboards make, as ASCII: in the arena if
 * there are any, else the text itself. */
struct str label_ascii(struct arena *arena, struct str text);
/* The letter A … Z or a … z at the text's start, of either width, and its bytes; 0: none.
 */
char label_letter(struct str text, size_t *len);

/* The value of the digit at the text's start, of either width, and its bytes. */
#define NO_DIGIT 10u
unsigned label_digit(struct str text, size_t *len);

/* `Q22:` `问题1.` `第 3 题：`, or without a number `Q：`. */
struct question_label {
	size_t len;
	struct str number; /* empty: none */
	bool is_letter;    /* Q, Question: an `A:` may answer it */
};
/* `【单选题】…`: a question without a number; nothing of it is taken off. */
bool label_is_type_tag(struct str text);
/* 注意事项, 考生须知 …: what is counted below it are no questions. */
bool label_is_notes(struct str text);
/* In a heading a space after the number is enough. */
struct question_label label_question(struct str text, bool in_heading);

/* `1.` `1、` `(1)` `（1）` `3.4.1 …` `2-1 …` */
struct number_label {
	size_t len;
	struct str number;
	unsigned last;   /* value of its deepest level */
	unsigned levels; /* 1 for `3.`, 3 for `3.4.1` */
};
struct number_label label_number(struct str text);

/* `Frage 49.`: letters, number, separator. */
struct word_label {
	size_t len;
	struct str word, number;
};
struct word_label label_word(struct str text);

enum part {
	PART_NONE,
	PART_STEM,
	PART_ANSWER,
	PART_EXPLANATION,
	PART_HINT,
	PART_TOPIC,
	PART_DIFFICULTY,
	PART_POINTS,
	PART_TAGS,
	PART_SOURCE,
};
/* Fields are over with their paragraph. */
static inline bool part_is_field(enum part part)
{
	return part >= PART_TOPIC;
}

struct part_label {
	size_t len;
	enum part part;
};
/* `答案：` `【解析】` `Answer:` … */
struct part_label label_part(struct str text);
/* Where `【解析】…`, or after an answer `解析：…`, begins inside a line; STR_NPOS:
 * nowhere. */
size_t label_part_inside(struct str text, bool after_answer);
/* The answer, explanation or hint that a summary speaks of: `点击查看答案`. */
enum part label_part_named(struct str text);
/* The whole text is a part's word, with or without colon. */
enum part label_part_alone(struct str text);

/* `A:` or `A22:`; number is empty in the first. */
struct answer_label {
	size_t len;
	struct str number;
};
struct answer_label label_answer_letter(struct str text);

/* `A.` `A、` `A：` `(A)` `（A）` `a)`; letter is as written. */
struct option_label {
	size_t len;
	char letter;
	bool in_parentheses;
	/* The sort of mark after the letter: '.', ',' (、), ':' or ')'. */
	char mark;
};
struct option_label label_option(struct str text);

/* `第 3 章 …`: len covers the label and white space after it, label_len the label. */
struct chapter_label {
	size_t len, label_len;
};
struct chapter_label label_chapter(struct str text);
/* `第 2 节`, `一、`, `（二）`: numbers of a book's parts, never of questions. */
bool label_is_ordinal_heading(struct str text);

/* `提示：` `Hint:` of either width, exactly at the start: as a part's label. */
size_t label_hint(struct str text);

#endif
