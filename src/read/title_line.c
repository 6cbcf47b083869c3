/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "read/meta.h"
#include "read/outline/head.h"

/* A paper that was pasted has no heading, but its first lines name it:
 *
 *	2023—2024学年度第一学期期中考试
 *	高一年级化学试题
 */

#define TITLE_LINES      3
#define TITLE_CHARACTERS 40

static bool ends_like_title(struct str text)
{
	static const struct str words[] = {STR_INIT("试题"), STR_INIT("试卷"),
		STR_INIT("卷"), STR_INIT("题库"), STR_INIT("考试"), STR_INIT("测试"),
		STR_INIT("测试题"), STR_INIT("检测"), STR_INIT("测验"), STR_INIT("练习"),
		STR_INIT("练习题"), STR_INIT("习题"), STR_INIT("复习题"),
		STR_INIT("竞赛题"), STR_INIT("面试题"), STR_INIT("試題"),
		STR_INIT("試卷"), STR_INIT("題庫"), STR_INIT("測驗"), STR_INIT("試験"),
		STR_INIT("問題集"), STR_INIT("시험"), STR_INIT("문제집"),
		STR_INIT("Exam"), STR_INIT("Quiz"), STR_INIT("Test")};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (str_ends(text, words[i]) && text.len > words[i].len)
			return true;
	}
	return false;
}

/* Short, and no sentence: no mark of one, nothing to fill in. */
static bool may_be_title(const struct md_node *line)
{
	static const struct str marks[] = {STR_INIT("。"), STR_INIT("，"), STR_INIT("："),
		STR_INIT(":"), STR_INIT("；"), STR_INIT("？"), STR_INIT("?"),
		STR_INIT("！"), STR_INIT("、")};
	struct head head;

	head_read(line, &head);
	const struct str text = str_trim_wide(head_text(&head));

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		if (str_find(text, marks[i], 0) != STR_NPOS)
			return false;
	}
	for (const struct md_node *node = line; node && !md_is_break(node);
		node = node->next) {
		if (node->kind != MD_TEXT && node->kind != MD_STRONG)
			return false;
	}
	return head.is_whole && text.len && utf8_count(text) <= TITLE_CHARACTERS;
}

/* The last of the first lines that names a paper, or NULL. */
static struct md_node *last_line_of_title(struct md_node *para)
{
	struct md_node *line = para->first, *last = NULL;
	struct head head;

	for (size_t i = 0; line && i < TITLE_LINES && may_be_title(line); i++) {
		head_read(line, &head);
		if (ends_like_title(str_trim_wide(head_text(&head))))
			last = line;
		line = line_next(line);
	}
	return last;
}

void title_line_find(struct outline *outline)
{
	struct md_node *para = outline->preface ? outline->preface->first : NULL;

	if (outline->title || !para || para->kind != MD_PARA || !para->first)
		return;
	struct md_node *const last = last_line_of_title(para);

	if (!last)
		return;
	struct md_node *const rest = line_next(last);

	if (rest)
		para = para_cut(outline->arena, para, rest);
	md_unlink(para);
	para->kind = MD_HEADING;
	para->number = 1;
	outline->title = para;
	diag_report(outline->diag, DIAG_TITLE_LINE, para->span,
		md_plain(outline->arena, para));
}
