/* SPDX-License-Identifier: MIT */
#ifndef READ_OUTLINE_OUTLINE_H
#define READ_OUTLINE_OUTLINE_H

#include "base/map.h"
#include "base/vec.h"
#include "model/bank.h"
#include "read/markdown/md.h"
#include "read/outline/tally.h"

/* Which nodes of the md trees belong to which question: flat arrays, by index. Made by
 * outline.c and parts.c, turned into the final bank by lower.c. */

enum marking {
	MARKING_AUTO,
	MARKING_LABELS,
	MARKING_HEADINGS,
	MARKING_BOLD,
	MARKING_NUMBERS,
	MARKING_DETAILS,
	MARKING_LIST,
};

#define MARKING_COUNT (MARKING_LIST + 1)

enum body_kind { BODY_AUTO, BODY_STEM, BODY_ANSWER };

struct outline_option {
	struct span span;
	char letter;
	bool correct;
	struct md_node *blocks; /* an MD_DOCUMENT of its own, as all parts are */
};

/* What attributes, fields, section titles and front matter say of a question. */
struct outline_facts {
	struct str id;
	struct span id_span;
	enum question_type type;
	bool has_type, keep_order, skip;
	unsigned difficulty;
	points points;
	struct answer_space space;
	struct tag_list tags;
	struct attribute_list attributes; /* of unknown keys */
};

/* How sub-questions are counted: （1） or ①. */
enum part_form { PART_FORM_NONE, PART_FORM_PARENTHESES, PART_FORM_CIRCLE };

struct outline_question {
	struct span span;
	struct str number; /* as written; empty: none */
	bool by_letter;    /* Q: an `A:` may answer it */
	bool body_is_answer;
	bool is_judge;        /* its section says so */
	bool has_key;         /* its answer stood apart */
	bool is_counted;      /* only its answer made its lines sub-questions */
	struct md_node *body; /* everything, until parts.c has sorted it */
	struct md_node *stem, *hint, *answer, *explanation, *topic, *source;
	struct span answer_span;
	struct outline_option *options;
	size_t option_count;
	size_t group; /* index into outline.groups, or GROUP_NONE */
	enum part_form
		part_form; /* of a sub-question; its number is its label as written */
	struct outline_question *parts; /* sub-questions */
	size_t part_count;
	struct str letters; /* of the answer, sorted */
	enum judgement judgement;
	const struct blank_answer *blanks;
	size_t blank_answer_count;
	struct outline_facts facts;
	struct str anchor;
	struct str id_anchor; /* empty: the author gave no id that can be one */
	/* for lower.c */
	unsigned blank_count, cloze_count;
};

/* What the title of an exam paper's section says. */
struct outline_title {
	bool has_type;
	enum question_type type;
	points points;          /* 每小题 3 分 */
	points blank_points;    /* 每空 2 分 */
	points claimed_points;  /* 共 30 分 */
	unsigned claimed_count; /* 共 10 小题 */
	bool shares_points;     /* points is what they have together, by their count */
};

struct outline_section {
	struct span span;
	unsigned depth;
	struct md_node *title; /* NULL: the untitled first one */
	struct md_node *intro;
	size_t first_question, question_count;
	size_t first_group, group_count;
	struct outline_title facts;
};

/* Material that several questions share. */
struct outline_group {
	struct span span;
	struct md_node *title; /* a paragraph, or NULL */
	struct md_node *blocks;
	bool has_range;
	unsigned first, last; /* numbers of its questions, if it has a range */
	size_t question_count;
};

struct outline_chapter {
	struct span span;
	struct str label;
	struct md_node *title; /* NULL: questions before any chapter */
	struct md_node *intro;
	size_t first_section, section_count;
	struct outline_title facts;
};

struct anchor_place {
	uint32_t source, start;
	bool is_top; /* the title or the contents: no question's */
};

/* What a file or a piece of one decided by itself; all that took the same marking are
 * one. */
struct marking_choice {
	size_t taken;               /* how many questions; 0: nobody took it */
	size_t left[MARKING_COUNT]; /* lines of others that stay text */
	struct span first;
};

/* Names of places that links of the source lead to (anchors.h). */
struct anchors {
	struct map names, bones; /* index into places */
	struct map repeats;      /* of headings */
	VEC(struct anchor_place) places;
	const struct outline_question *const *order; /* all, by source and place */
};

struct outline {
	struct arena *arena;
	const struct sources *sources;
	struct diag *diag;
	struct tallies tallies;
	struct marking_choice choices[MARKING_COUNT];
	bool met_facts;        /* LIMIT_FACTS, told once */
	struct md_node *title; /* the H1, or NULL */
	struct md_node *preface;
	struct md_node *keys; /* answers kept apart, or NULL */
	struct anchors anchors;
	VEC(struct outline_chapter) chapters;
	VEC(struct outline_section) sections;
	VEC(struct outline_group) groups;
	VEC(struct outline_question) questions;
};

/* How one file is to be read. */
struct outline_file {
	struct md_node *document;
	enum marking marking;
	enum body_kind body;
	unsigned chapter_level; /* headings up to it are chapters: 2, or 1 */
	bool has_title;         /* the first H1 is the bank's title */
	bool is_further;        /* not the bank's first */
	bool is_piece;          /* part of a file, or included */
	bool is_continued;      /* it goes on in the chapter that is open */
};

void outline_add_file(struct outline *outline, const struct outline_file *file);
void outline_clear(struct outline *outline);

/* Sorts a question's body into its parts (parts.c). */
void parts_sort(struct outline *outline, struct outline_question *question);
/* The same for what came to it from a key: 【答案】B【解析】…… */
void parts_sort_key(struct outline *outline, struct outline_question *question);
/* Then, when answers kept apart have come to it, what its answer means (answers.c). */
void answers_read(struct outline *outline, struct outline_question *question);
/* Puts the word (" 或 ") where 甲|乙 has its bar: people read the answer's blocks. */
void answers_word_alternatives(
	struct arena *arena, const struct outline_question *question, struct str word);

#endif
