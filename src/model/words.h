/* SPDX-License-Identifier: MIT */
#ifndef MODEL_WORDS_H
#define MODEL_WORDS_H

#include "base/buf.h"
#include "base/str.h"
#include "model/bank.h"
#include "model/language.h"

/* Every word that outputs add to the user's own, in each language: one row in words.c.
 * Templates have {0} {1} for what words_fill puts in. */
enum word {
	WORD_CONTENTS,           /* 目录 */
	WORD_PREFACE,            /* 前言 */
	WORD_ANSWERS,            /* 答案, as a part of the book */
	WORD_ANSWER,             /* 答案, as a label */
	WORD_EXPLANATION,        /* 解析 */
	WORD_HINT,               /* 提示 */
	WORD_TOPIC,              /* 考点 */
	WORD_SOURCE,             /* 来源 */
	WORD_TAGS,               /* 标签 */
	WORD_ALTERNATIVE,        /*  或 , between answers that a blank accepts alike */
	WORD_TRUE,               /* 对 */
	WORD_FALSE,              /* 错 */
	WORD_SINGLE,             /* 单选 */
	WORD_MULTIPLE,           /* 多选 */
	WORD_JUDGE,              /* 判断 */
	WORD_BLANKS,             /* 填空 */
	WORD_CLOZE,              /* 填空 */
	WORD_ESSAY,              /* 简答 */
	WORD_POINTS,             /* {0} 分 */
	WORD_DIFFICULTY,         /* 难度 {0}/5 */
	WORD_QUESTION_NUMBER,    /* 第 {0} 题 */
	WORD_QUESTION_RANGE,     /* 第 {0}–{1} 题 */
	WORD_QUESTION_SPAN,      /* {0}–{1} 题, in the contents */
	WORD_QUESTION_ONE,       /* {0} 题, one question's number in the contents */
	WORD_QUESTION_COUNT,     /* {0} 题 */
	WORD_CHAPTER_COUNT,      /* {0} 章 */
	WORD_SEE_ANSWER,         /* 看答案 → */
	WORD_TO_ANSWER,          /* 第 {0} 题的答案 */
	WORD_TO_QUESTION,        /* 回到第 {0} 题 */
	WORD_BLANK_NUMBER,       /* 填空 {0} */
	WORD_PAGE_NUMBER,        /* 第 {0} 页 */
	WORD_COVER,              /* 封面 */
	WORD_TITLE_PAGE,         /* 书名页 */
	WORD_BODY,               /* 正文, a landmark */
	WORD_NO_ANSWER,          /* 本题没有附答案 */
	WORD_IMAGE_MISSING,      /* 图片缺失 */
	WORD_MATERIAL,           /* 材料 */
	WORD_CARD_BACK,          /* {0} 答, on the back of a card */
	WORD_CARD_GOES_ON,       /* （续）, a side that has nothing more */
	WORD_LANDMARKS,          /* 导览: the parts of a book */
	WORD_ACCESSIBILITY,      /* what helps those who listen, in a sentence */
	WORD_ANSWERS_LINKED,     /* the same, where questions and answers lie apart */
	WORD_FORMULAS_DESCRIBED, /* the same, where there are formulas */
	WORD_IMAGES_DESCRIBED,   /* that all images have words for them */
	WORD_WORKBOOK,           /* 练习本 */
	WORD_NAME,               /* 姓名, before a rule to write on */
	WORD_DATE,               /* 日期, the same */
	WORD_ANSWER_PAGE,        /* → 37 页: where a question's answer is */
	WORD_QUESTION_PAGE,      /* ← 12 页: where an answer's question is */
	WORD_COLOPHON,           /* 版权页 */
	WORD_AUTHOR,             /* 作者 */
	WORD_PUBLISHER,          /* 出版 */
	WORD_PUBLISHED,          /* 出版日期 */
	WORD_RIGHTS,             /* 版权 */
	WORD_IDENTIFIER,         /* 标识 */
	WORD_MADE_WITH,          /* 由 {0} 制作 */
	WORD_FORMULAS_DRAWN,     /* as WORD_FORMULAS_DESCRIBED, where they are pictures */
	WORD_PART_SINGLE,        /* 单项选择题, the title of a part of an exam */
	WORD_PART_MULTIPLE,      /* 多项选择题 */
	WORD_PART_JUDGE,         /* 判断题 */
	WORD_PART_BLANKS,        /* 填空题 */
	WORD_PART_ESSAY,         /* 简答题 */
	WORD_PART_NUMBER,        /* {0}、{1}: number and title of a part */
	WORD_PART_RULE,          /* （{0}） */
	WORD_RULE_COUNT,         /* 本大题共 {0} 小题 */
	WORD_RULE_EACH,          /* ，每小题 {0} 分 */
	WORD_RULE_BLANK,         /* ，每空 {0} 分 */
	WORD_RULE_TOTAL,         /* ，共 {0} 分 */
	WORD_RULE_SINGLE,        /* 。每小题只有一个选项正确。 */
	WORD_RULE_MULTIPLE,      /* 。每小题有一个以上的选项正确。 */
	WORD_RULE_JUDGE,         /* 。正确的打“√”，错误的打“×”。 */
	WORD_EXAM_TIME,          /* 考试时间 {0} */
	WORD_MINUTES,            /* {0} 分钟 */
	WORD_EXAM_TOTAL,         /* 满分 {0} */
	WORD_EXAM_VERSION,       /* （{0} 卷） */
	WORD_NOTICES,            /* 注意事项 */
	WORD_PARTS,              /* 题号, the head of a score table */
	WORD_ALL_PARTS,          /* 总分 */
	WORD_SCORE,              /* 得分 */
	WORD_MARKER,             /* 阅卷人 */
	WORD_SCHOOL,             /* 学校 */
	WORD_CLASS,              /* 班级 */
	WORD_STUDENT_NUMBER,     /* 学号 */
	WORD_SEAL,               /* 密封线内请勿答题 */
	WORD_EXAM_KEY,           /* 参考答案与评分标准 */
	WORD_PAGE_OF,            /* 第 {0} 页，共 {1} 页 */
	WORD_COUNT
};

struct str word_text(enum language language, enum word word);
/* The template with its places filled; args has arg_count items. */
void word_fill(struct buf *out, enum language language, enum word word,
	const struct str *args, size_t arg_count);
/* Whether words of ours are followed by full-width marks: “：” rather than “: ”. */
bool word_is_wide(enum language language);
enum word word_of_question_type(enum question_type type);

#endif
