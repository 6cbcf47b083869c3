/* SPDX-License-Identifier: MIT */
#ifndef UNIT_SAMPLE_H
#define UNIT_SAMPLE_H

#include <string.h>

#include "base/arena.h"
#include "model/bank.h"
#include "model/build.h"
#include "model/math.h"
#include "model/media.h"

/* A bank by hand that holds something of everything, for the tests of writers: chapter 1
 * has choices with pictures, code and formulas, chapter 2 a section with material, parts,
 * blanks, cloze, and text that is hostile to XML, HTML, CSV and Anki. Whatever belongs to
 * an answer holds the word SECRET. */

static inline struct inline_list sample_inlines(
	struct arena *arena, const struct inline_node *items, size_t count)
{
	return inline_list_copy(arena, items, count);
}

#define INLINES(arena, ...)                                                \
	sample_inlines((arena), (const struct inline_node[]){__VA_ARGS__}, \
		sizeof((const struct inline_node[]){__VA_ARGS__}) /        \
			sizeof(struct inline_node))
#define BLOCKS(arena, ...)                                            \
	block_list_copy((arena), (const struct block[]){__VA_ARGS__}, \
		sizeof((const struct block[]){__VA_ARGS__}) / sizeof(struct block))

static inline struct inline_node sample_text(const char *text)
{
	return inline_text(SPAN_NONE, str_from(text));
}

static inline struct inline_node sample_node(enum inline_kind kind)
{
	return (struct inline_node){.kind = kind, .span = SPAN_NONE};
}

static inline struct inline_node sample_code(const char *text)
{
	struct inline_node node = sample_node(INLINE_CODE);

	node.text = str_from(text);
	return node;
}

static inline struct inline_node sample_around(
	struct arena *arena, enum inline_kind kind, struct inline_node child)
{
	return inline_with_children(kind, SPAN_NONE, INLINES(arena, child));
}

static inline const struct math *sample_tex(
	struct arena *arena, const char *tex, bool display)
{
	static const struct math_node nothing = {.kind = MATH_ROW};
	const struct math math = {.span = SPAN_NONE,
		.tex = str_from(tex),
		.expanded = str_from(tex),
		.root = &nothing,
		.display = display,
		.is_block = display};

	return arena_copy(arena, &math, sizeof(math));
}

static inline struct inline_node sample_math(struct arena *arena, const char *tex)
{
	struct inline_node node = sample_node(INLINE_MATH);

	node.math = sample_tex(arena, tex, false);
	return node;
}

static inline struct inline_node sample_link(
	struct arena *arena, const char *words, const char *url)
{
	struct inline_node node = sample_node(INLINE_LINK);

	node.link.children = INLINES(arena, sample_text(words));
	node.link.url = str_from(url);
	return node;
}

static inline struct inline_node sample_image(
	const char *url, const char *alt, size_t media)
{
	struct inline_node node = sample_node(INLINE_IMAGE);

	node.image = (struct image){
		.url = str_from(url), .alt = str_from(alt), .media = media};
	return node;
}

static inline struct inline_node sample_cloze(
	struct arena *arena, const char *answer, const char *hint, unsigned number)
{
	struct inline_node node = sample_node(INLINE_CLOZE);

	node.cloze.number = number;
	node.cloze.answer = INLINES(arena, sample_text(answer));
	node.cloze.hint = str_from(hint);
	return node;
}

static inline struct inline_node sample_blank(enum blank_form form, unsigned number)
{
	struct inline_node node = sample_node(INLINE_BLANK);

	node.blank.form = form;
	node.blank.number = number;
	node.blank.width = 4;
	return node;
}

static inline struct block sample_para(struct arena *arena, const char *text)
{
	return block_para(SPAN_NONE, INLINES(arena, sample_text(text)));
}

static inline struct block_list sample_paras(struct arena *arena, const char *text)
{
	return BLOCKS(arena, sample_para(arena, text));
}

static inline struct block sample_code_block(const char *language, const char *text)
{
	return (struct block){.kind = BLOCK_CODE,
		.span = SPAN_NONE,
		.code = {str_from(language), str_from(text)}};
}

static inline struct block sample_list(struct arena *arena, bool ordered, bool tight)
{
	const struct list_item items[] = {
		{.span = SPAN_NONE, .blocks = sample_paras(arena, "one")},
		{.span = SPAN_NONE,
			.check = CHECK_DONE,
			.blocks = sample_paras(arena, "two")},
	};

	return (struct block){.kind = BLOCK_LIST,
		.span = SPAN_NONE,
		.list = {.ordered = ordered,
			.tight = tight,
			.start = 3,
			.count = 2,
			.items = arena_copy(arena, items, sizeof(items))}};
}

static inline struct block sample_table(struct arena *arena)
{
	static const enum cell_align aligns[] = {ALIGN_LEFT, ALIGN_RIGHT};
	const struct table_cell head[] = {
		{SPAN_NONE, INLINES(arena, sample_text("name"))},
		{SPAN_NONE, INLINES(arena, sample_text("size"))}};
	const struct table_cell cells[] = {
		{SPAN_NONE, INLINES(arena, sample_text("a<b"))}, {SPAN_NONE, {NULL, 0}}};

	return (struct block){.kind = BLOCK_TABLE,
		.span = SPAN_NONE,
		.table = {2, 1, aligns, arena_copy(arena, head, sizeof(head)),
			arena_copy(arena, cells, sizeof(cells))}};
}

static inline struct option sample_option(
	struct arena *arena, char letter, const char *text)
{
	return (struct option){
		.span = SPAN_NONE, .letter = letter, .blocks = sample_paras(arena, text)};
}

static inline struct option_list sample_options(struct arena *arena)
{
	const struct option options[] = {
		sample_option(arena, 'A', "正弦编码"),
		sample_option(arena, 'B', "RoPE"),
		sample_option(arena, 'C', "x < y & z"),
		sample_option(arena, 'D', "可学习编码"),
	};

	return (struct option_list){arena_copy(arena, options, sizeof(options)), 4};
}

#define SAMPLE_HOSTILE                                             \
	"\x01\x1F\x7F\xC2\x85\xEF\xBF\xBE\xEF\xBF\xBF\xED\xA0\x80" \
	"<script>&\"'[sound:x.mp3] [latex]y[/latex] {{Front}} \\(a\\) \xE2\x80\xA8"

static inline void sample_fill_first(struct arena *arena, struct question *questions)
{
	questions[0].stem = BLOCKS(arena,
		block_para(SPAN_NONE, INLINES(arena, sample_text("注意力机制"),
					      sample_node(INLINE_SOFT_BREAK),
					      sample_text("为什么要除以 "),
					      sample_math(arena, "\\sqrt{d_k} < 1"),
					      sample_text("？"))),
		sample_code_block("python", "def f(x):\n    return x < 1\n"));
	questions[0].hint = sample_paras(arena, "看方差");
	questions[0].answer.blocks = sample_paras(arena, "SECRET 方差为一。");
	questions[0].answer.span = span_of(0, 1, 2);
	questions[0].explanation = BLOCKS(arena, sample_para(arena, "SECRET 推导。"),
		((struct block){.kind = BLOCK_MATH,
			.span = SPAN_NONE,
			.math = sample_tex(arena, "a &= b\\\\% SECRET\nc &= d", true)}),
		block_para(
			SPAN_NONE, INLINES(arena, sample_image("s.png", "SECRET", 1))));
	questions[0].topic = INLINES(arena, sample_text("SECRET 考点"));
	questions[1].type = QUESTION_SINGLE;
	questions[1].stem = BLOCKS(arena, sample_para(arena, "哪一种以旋转编码位置？"),
		block_para(
			SPAN_NONE, INLINES(arena, sample_image("a.png", "一张图", 0))));
	questions[1].options = sample_options(arena);
	questions[1].answer.letters = STR("B");
	questions[1].answer.blocks = sample_paras(arena, "B");
	questions[1].points = 550;
	questions[1].difficulty = 3;
	questions[2].stem = BLOCKS(arena,
		block_para(SPAN_NONE,
			INLINES(arena, sample_text("见 "),
				((struct inline_node){.kind = INLINE_REFERENCE,
					.span = SPAN_NONE,
					.reference = {INLINES(arena,
							      sample_text("下一题")),
						3}}),
				sample_link(
					arena, "网", "https://example.com/a b?c=1&d=[2]"),
				sample_link(arena, "文件", "file.md"),
				sample_around(arena, INLINE_STRONG, sample_code("a<b")))),
		sample_table(arena), sample_list(arena, true, true),
		sample_list(arena, false, false));
}

static inline void sample_fill_second(struct arena *arena, struct question *questions)
{
	struct question part = questions[3];

	questions[3].stem = BLOCKS(
		arena, block_para(SPAN_NONE,
			       INLINES(arena, sample_text("词元化又叫"),
				       sample_cloze(arena, "SECRET}}分词::", "", 1),
				       sample_text("，见"),
				       sample_cloze(arena, "SECRET 图", "类型", 2))));
	questions[3].type = QUESTION_CLOZE;
	questions[3].cloze_count = 2;
	part.number = STR("（1）");
	part.anchor = STR("q5-1");
	part.stem = BLOCKS(arena,
		block_para(SPAN_NONE,
			INLINES(arena, sample_text("它叫"), sample_blank(BLANK_LINE, 1),
				sample_text("和"), sample_blank(BLANK_PAREN, 2))));
	part.answer.blocks = sample_paras(arena, "SECRET 甲; 乙");
	questions[4].stem = sample_paras(arena, SAMPLE_HOSTILE);
	questions[4].parts = arena_copy(arena, &part, sizeof(part));
	questions[4].part_count = 1;
	questions[4].group = 0;
	questions[5].stem = sample_paras(arena, "对吗？");
	questions[5].type = QUESTION_JUDGE;
	questions[5].answer.judgement = JUDGEMENT_TRUE;
	questions[5].source = INLINES(arena, sample_text("某书 & 某页"));
	questions[5].group = 0;
}

static inline struct question *sample_questions(struct arena *arena)
{
	static const char *const names[] = {"1", "2", "3", "4", "5", "6"};
	static const char *const anchors[] = {"q1", "q2", "q3", "q4", "q5", "q6"};
	static const char *const ids[] = {"id-1", "id-2", "id-3", "id-4", "id-5", "id-6"};
	static const struct str tags[] = {STR_INIT("注意力"), STR_INIT("two words")};
	struct question *const questions = ARENA_NEW(arena, struct question, 6);

	for (size_t i = 0; i < 6; i++) {
		questions[i].span = span_of(0, i * 10, i * 10 + 10);
		questions[i].answer.span = SPAN_NONE;
		questions[i].ordinal = i;
		questions[i].number = str_from(names[i]);
		questions[i].anchor = str_from(anchors[i]);
		questions[i].id = str_from(ids[i]);
		questions[i].group = GROUP_NONE;
		questions[i].tags = (struct tag_list){tags, i < 1 ? 2 : 0};
	}
	sample_fill_first(arena, questions);
	sample_fill_second(arena, questions);
	return questions;
}

static inline void sample_make_sections(
	struct arena *arena, struct chapter *chapters, struct question *questions)
{
	struct section *const sections = ARENA_NEW(arena, struct section, 3);
	struct question_group *const group = ARENA_NEW(arena, struct question_group, 1);

	*group = (struct question_group){.span = SPAN_NONE,
		.title = INLINES(arena, sample_text("阅读材料，回答 5–6 题")),
		.blocks = sample_paras(arena, "材料正文。"),
		.first_question = 1,
		.question_count = 2};
	sections[0] = (struct section){.questions = questions, .question_count = 3};
	sections[1] = (struct section){.depth = 0};
	sections[2] = (struct section){.depth = 2,
		.anchor = STR("s2-1"),
		.title = INLINES(arena, sample_text("一、填空 <题>")),
		.intro = sample_paras(arena, "每题五分。"),
		.groups = group,
		.group_count = 1,
		.questions = questions + 3,
		.question_count = 3};
	chapters[0].sections = sections;
	chapters[0].section_count = 1;
	chapters[1].sections = sections + 1;
	chapters[1].section_count = 2;
}

static inline void sample_make_bank(struct arena *arena, struct bank *bank)
{
	static const struct str authors[] = {
		STR_INIT("李博杰"), STR_INIT("Ada King Lovelace")};
	static const struct image_source images[] = {{{0, 0, 0}, STR_INIT("a.png")},
		{{0, 0, 0}, STR_INIT("s.png")}, {{0, 0, 0}, STR_INIT("gone.png")}};
	struct question *const questions = sample_questions(arena);
	struct chapter *const chapters = ARENA_NEW(arena, struct chapter, 2);
	const struct question **const all = ARENA_NEW(arena, const struct question *, 6);

	for (size_t i = 0; i < 6; i++)
		all[i] = &questions[i];
	chapters[0] = (struct chapter){.anchor = STR("c1"),
		.label = STR("第 1 章"),
		.title = INLINES(arena, sample_text("LLM 的内部机制")),
		.plain_title = STR("LLM 的内部机制"),
		.first_question = 0,
		.question_count = 3};
	chapters[1] = (struct chapter){.ordinal = 1,
		.anchor = STR("c2"),
		.title = INLINES(arena, sample_text("C++ std::vector")),
		.plain_title = STR("C++ std::vector"),
		.intro = sample_paras(arena, "引言。"),
		.first_question = 3,
		.question_count = 3};
	sample_make_sections(arena, chapters, questions);
	*bank = (struct bank){
		.meta = {.title = INLINES(arena, sample_text("大模型面试题")),
			.plain_title = STR("大模型面试题"),
			.subtitle = STR("第二版"),
			.authors = authors,
			.author_count = 2,
			.language = LANGUAGE_ZH_HANS,
			.date = STR("2026-11-01")},
		.name = STR("bank"),
		.preface = sample_paras(arena, "写在前面。"),
		.chapters = chapters,
		.chapter_count = 2,
		.questions = all,
		.question_count = 6,
		.images = images,
		.image_count = 3,
	};
}

/* A white pixel. */
#define SAMPLE_PNG                                                                  \
	"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0\x3a\x7e\x9b\x55" \
	"\0\0\0\x0aIDAT\x08\xd7\x63\xf8\x0f\0\1\1\1\0\x1b\xb6\xee\x56"              \
	"\0\0\0\0IEND\xae\x42\x60\x82"

static inline void sample_make_media(struct arena *arena, struct media_set *set)
{
	struct media *const items = ARENA_NEW(arena, struct media, 3);

	items[0] = (struct media){.kind = MEDIA_PNG,
		.file_name = STR("a.png"),
		.mime = STR("image/png"),
		.bytes = STR(SAMPLE_PNG),
		.width = 1,
		.height = 1};
	items[1] = items[0];
	items[1].file_name = STR("s.png");
	items[2] = (struct media){.kind = MEDIA_BROKEN};
	*set = (struct media_set){items, 3};
}

#endif
