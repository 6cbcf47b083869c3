/* SPDX-License-Identifier: MIT */
#ifndef MODEL_BANK_H
#define MODEL_BANK_H

#include <stdint.h>

#include "diag/source.h"
#include "model/block.h"
#include "model/language.h"

/* The tree that read/ makes, select/ narrows and writers read. Nothing in it changes
 * once it is built; its memory is the document arena's. Counts and numbers that several
 * outputs need are fields here, so that no writer climbs or counts. */

enum question_type {
	QUESTION_ESSAY,    /* 简答 */
	QUESTION_SINGLE,   /* 单选 */
	QUESTION_MULTIPLE, /* 多选 */
	QUESTION_JUDGE,    /* 判断 */
	QUESTION_BLANKS,   /* 填空 */
	QUESTION_CLOZE,
};

#define QUESTION_TYPE_COUNT (QUESTION_CLOZE + 1)

/* "essay", "single" …: as attributes, options and dumps name it. */
struct str question_type_name(enum question_type type);
bool question_type_from_name(struct str name, enum question_type *type);

struct option {
	struct span span;
	char letter; /* 'A' … 'Z', upper case whatever the source has */
	bool correct;
	struct block_list blocks;
};

struct option_list {
	const struct option *items;
	size_t count;
};

enum judgement { JUDGEMENT_NONE, JUDGEMENT_TRUE, JUDGEMENT_FALSE };

/* What a blank accepts: 甲|乙 are alternatives, blanks are separated by ;. */
struct blank_answer {
	const struct str *alternatives;
	size_t count;
};

/* The answer in the forms that readers of it need; blocks is always the whole of it
 * as written (after its label), the others what was understood. */
struct answer {
	struct span span; /* SPAN_NONE: no answer */
	struct block_list blocks;
	struct str letters; /* "AC", sorted, of a choice; else empty */
	enum judgement judgement;
	const struct blank_answer *blanks;
	size_t blank_count;
};

enum space_form { SPACE_DEFAULT, SPACE_PLAIN, SPACE_RULED, SPACE_GRID, SPACE_REST };

struct answer_space {
	enum space_form form;
	unsigned pitches; /* in ruled-line pitches */
};

/* Points in hundredths; 0: none given. */
typedef unsigned points;

struct tag_list {
	const struct str *items;
	size_t count;
};

/* A key of `<!-- tiku: key=value -->` that tiku does not know, as written. */
struct attribute {
	struct str key, value;
};

struct attribute_list {
	const struct attribute *items;
	size_t count;
};

/* Shared material above a run of questions (材料); index into section.groups. */
struct question_group {
	struct span span;
	struct inline_list title; /* 阅读下面的材料，回答 1–3 题 */
	struct block_list blocks;
	size_t first_question, question_count; /* in section.questions */
};

#define GROUP_NONE ((size_t)-1)

struct question {
	struct span span;
	size_t ordinal;     /* from 0 over the whole bank */
	struct str id;      /* stable identity: a UUID, or the author's id= */
	bool has_own_id;    /* the id is the author's */
	int64_t changed;    /* when its content last changed (base/date.h); 0: unknown */
	bool is_cloze_note; /* its note type in Anki, for good: tiku cloze, else tiku */
	struct str anchor;  /* unique, for links: q22, of its number */
	struct str id_anchor; /* the same of its id, for links that outlive edits */
	struct str number;    /* as printed: 22, 3.4.1; never empty */
	enum question_type type;
	struct block_list stem; /* without label, number, hint, options, attributes */
	struct option_list options;
	struct block_list hint;
	struct answer answer;
	struct block_list explanation;
	unsigned blank_count, cloze_count;
	unsigned difficulty; /* 1 to 5; 0: not given */
	points points;
	struct tag_list tags;
	struct inline_list topic;  /* 考点 */
	struct inline_list source; /* 来源 */
	struct answer_space space;
	bool keep_option_order; /* shuffle=no */
	struct attribute_list attributes;
	size_t group; /* index into its section's groups, or GROUP_NONE */
	const struct question
		*parts; /* （1）（2） … with stems and answers of their own */
	size_t part_count;
};

/* H3 and below inside a chapter. The first section of a chapter has no title when
 * questions stand before the first heading; depth counts from 1 there and up. */
struct section {
	struct span span;
	unsigned depth;           /* 0: the untitled first one */
	struct str anchor;        /* s3-2 */
	struct inline_list title; /* empty in the untitled one */
	struct block_list intro;
	const struct question_group *groups;
	size_t group_count;
	const struct question *questions;
	size_t question_count;
	points claimed_points;  /* 共 30 分, as the title says; 0: it does not */
	unsigned claimed_count; /* 共 10 小题 */
};

struct chapter {
	struct span span;
	size_t ordinal;           /* from 0 */
	struct str anchor;        /* c3: by ordinal, from 1 */
	struct str label;         /* 第 3 章, as written; empty in an unnumbered one */
	struct inline_list title; /* without the label; empty: questions before any H2 */
	struct str plain_title;   /* the title as plain text */
	struct block_list intro;
	const struct section *sections;
	size_t section_count;
	size_t first_question, question_count; /* ordinals over the bank */
	points claimed_points;                 /* as in a section */
	unsigned claimed_count;
};

struct bank_meta {
	struct inline_list title; /* of the H1 or the front matter; never empty */
	struct str plain_title, subtitle;
	const struct str *authors;
	size_t author_count;
	enum language language;
	struct str date;       /* YYYY-MM-DD, or empty */
	struct str identifier; /* of the book, a URN or another URI; never empty */
	struct str publisher, rights, description, cover, style;
	struct span cover_span;
	struct tag_list subjects, tags;
	struct str exam_time, exam_total, exam_version;
	struct str exam_form;           /* 闭卷, as it is to be printed */
	const struct str *exam_notices; /* 注意事项, a line each */
	size_t exam_notice_count;
};

/* One image address of the bank; media/ opens them in this order. */
struct image_source {
	struct span span; /* of its first use */
	struct str url;
};

struct bank {
	struct bank_meta meta;
	struct str name; /* of the first file without folder and extension */
	struct block_list preface;
	const struct chapter *chapters;
	size_t chapter_count;
	const struct question *const *questions; /* all, by ordinal */
	size_t question_count;
	const struct image_source *images;
	size_t image_count;
	const struct sources *sources; /* the text that spans point into; borrowed */
};

#endif
