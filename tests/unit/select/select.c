/* SPDX-License-Identifier: MIT */
/* What a selection takes, in which order, and that answers, letters, groups and
 * references follow. */
#include "read/read.h"
#include "select/select.h"
#include "unit/unit.h"
#include "write/dump/tree.h"

static const char text[] =
	"# 卷\n\n## 第 1 章 甲\n\nQ1: 一？（提示：见[第 3 题](#q3)）\n<!-- tiku: tags=基础 "
	"difficulty=1 -->\n\nQ2: 二？\n\nA. 甲  B. 乙  C. 丙  D. 以上都是\n\n答案：B\n\n"
	"## 第 2 章 乙\n\n阅读下面的材料，回答 3–4 题。\n\n材料的话。\n\nQ3: 三？\n\nQ4: "
	"四？\n<!-- tiku: tags=提高 difficulty=4 -->\n\n答案：肆\n\nQ5: 五？\n\nA. 一  B. "
	"二  C. A 和 B 都对\n\n答案：C\n\nQ6: 见[第 1 题](#q1)与[第 5 题](#q5)。\n\nQ7: "
	"天是蓝的。（ √ ）\n";

/* Options whose letters English names stay; an article names none. */
static const char english[] =
	"Q1: One?\n\nA. a  B. b  C. c  D. d\n\nAnswer: A\n\nExplanation: A is right.\n\n"
	"Q2: Two?\n\nA. a  B. b  C. c  D. d\n\nAnswer: A\n\nExplanation: see option A "
	"again.\n\nQ3: Three?\n\nA. a  B. b  C. c  D. d\n\nAnswer: A\n\nExplanation: A "
	"model learns.\n";

struct job {
	struct arena arena;
	struct sources sources;
	struct diag diag;
	struct buf outline;
	const struct bank *bank;
};

static void open_job_of(
	struct job *job, const struct selection *selection, const char *bank)
{
	const struct read_file file = {STR("a.md"), str_from(bank), NULL};

	arena_init(&job->arena);
	sources_init(&job->sources);
	diag_init(&job->diag);
	buf_init(&job->outline, 0);
	job->bank =
		select_bank(read_bank(&file, 1, &job->arena, &job->sources, &job->diag),
			selection, &job->arena, &job->diag);
	dump_outline(job->bank, &job->outline);
}

static void open_job(struct job *job, const struct selection *selection)
{
	open_job_of(job, selection, text);
}

static void close_job(struct job *job)
{
	buf_clear(&job->outline);
	diag_clear(&job->diag);
	sources_clear(&job->sources);
	arena_clear(&job->arena);
}

/* The numbers of the questions taken, one after another. */
static void takes(struct unit *unit, const char *name, const struct selection *selection,
	const char *numbers)
{
	struct job job;
	struct buf found;

	unit_case(unit, name);
	open_job(&job, selection);
	buf_init(&found, 0);
	for (size_t i = 0; i < job.bank->question_count; i++)
		buf_put_str(&found, job.bank->questions[i]->number);
	CHECK_STR(unit, buf_str(&found), str_from(numbers));
	buf_clear(&found);
	close_job(&job);
}

static void filters(struct unit *unit)
{
	takes(unit, "chapters", &(struct selection){.chapters = STR("2")}, "34567");
	takes(unit, "numbers and ranges", &(struct selection){.questions = STR("1,5-6")},
		"156");
	takes(unit, "groups stay whole", &(struct selection){.questions = STR("4")},
		"34");
	takes(unit, "tags", &(struct selection){.tags = STR("基础,提高")}, "134");
	takes(unit, "difficulty", &(struct selection){.difficulties = STR("1-2")}, "1");
	takes(unit, "types", &(struct selection){.types = STR("single,判断")}, "257");
	takes(unit, "a file of ids",
		&(struct selection){.has_ids = true, .ids = STR("# remark\nq2 0\nq7\n")},
		"27");
}

#define EXPORT "#separator:tab\n#html:true\n#guid column:1\n#deck column:2\n"

/* Notes as Anki exports them. */
static void exports(struct unit *unit)
{
	struct job job;

	takes(unit, "export: a line a note",
		&(struct selection){
			.has_ids = true, .ids = STR(EXPORT "q2\tD\tx\nq7\tD\ty\n")},
		"27");
	takes(unit, "export: quoted fields hold line ends, quotes and other ids",
		&(struct selection){.has_ids = true,
			.ids = STR(EXPORT "q2\tD\t\"x\nq5\t\"\"\nq6\"\n\"q7\"\tD\n")},
		"27");
	takes(unit, "export: line ends of Windows, a byte order mark, remarks",
		&(struct selection){.has_ids = true,
			.ids = STR("\xEF\xBB\xBF#separator:tab\r\n#guid column:2\r\n"
				   "D\tq2\tx\r\n#D\tq5\r\n\r\nD\tq7")},
		"27");
	takes(unit, "export: tiku's own CSV",
		&(struct selection){.has_ids = true,
			.ids = STR(
				"#separator:Comma\n#guid column:1\n\"q2\",\"a,\nq5\"\n")},
		"2");
	takes(unit, "export: a quote without an end",
		&(struct selection){.has_ids = true, .ids = STR(EXPORT "q2\t\"x\nq5\n")},
		"2");
	unit_case(unit, "export: notes of other banks are passed over");
	open_job(&job, &(struct selection){.has_ids = true,
			       .ids = STR(EXPORT "zz\t1\nq2\t2\nyy\t3\n")});
	CHECK(unit, diag_count(&job.diag, DIAG_SELECT_OTHERS) == 1);
	CHECK(unit, diag_count(&job.diag, DIAG_SELECT_NAME) == 0);
	CHECK(unit, job.bank->question_count == 1);
	close_job(&job);
	unit_case(unit, "export: no column of GUIDs");
	open_job(&job, &(struct selection){
			       .has_ids = true, .ids = STR("#separator:tab\nq2\tD\n")});
	CHECK(unit, diag_count(&job.diag, DIAG_SELECT_NO_GUID) == 1);
	close_job(&job);
	unit_case(unit, "a list names what is not there");
	open_job(&job,
		&(struct selection){.has_ids = true, .ids = STR("q2 remark\nzz x\n")});
	CHECK(unit, diag_count(&job.diag, DIAG_SELECT_NAME) == 1);
	close_job(&job);
}

static void warnings(struct unit *unit)
{
	struct job job;

	unit_case(unit, "what names nothing is told");
	open_job(&job, &(struct selection){.questions = STR("99")});
	CHECK(unit, diag_count(&job.diag, DIAG_SELECT_NAME) == 1);
	CHECK(unit, diag_count(&job.diag, DIAG_SELECT_NOTHING) == 1);
	close_job(&job);
	unit_case(unit, "a sample that is too large is told");
	open_job(&job, &(struct selection){.sample = STR("99")});
	CHECK(unit, diag_count(&job.diag, DIAG_SELECT_SAMPLE) == 1);
	CHECK(unit, job.bank->question_count == 7);
	close_job(&job);
}

static void samples(struct unit *unit)
{
	struct job first, second;
	const struct selection selection = {.sample = STR("3"), .seed = STR("x")};

	unit_case(unit, "a sample is as large as asked and the same each time");
	open_job(&first, &selection);
	open_job(&second, &selection);
	CHECK(unit, first.bank->question_count == 3);
	CHECK_STR(unit, buf_str(&first.outline), buf_str(&second.outline));
	close_job(&first);
	close_job(&second);
}

static const struct question *find(const struct bank *bank, struct str anchor)
{
	for (size_t i = 0; i < bank->question_count; i++) {
		if (str_eq(bank->questions[i]->anchor, anchor))
			return bank->questions[i];
	}
	return NULL;
}

/* Over many seeds: the answer is always 乙, 以上都是 is last, q5 never changes. */
static void shuffles(struct unit *unit)
{
	bool has_moved = false;

	unit_case(unit, "letters follow their options");
	for (char seed = 'a'; seed <= 'z'; seed++) {
		struct job job;
		const struct selection selection = {
			.has_shuffle = true, .shuffle = {&seed, 1}};

		open_job(&job, &selection);
		const struct question *question = find(job.bank, STR("q2"));
		const char letter = question->answer.letters.data[0];

		CHECK(unit, question->answer.letters.len == 1);
		CHECK(unit, question->options.items[letter - 'A'].correct);
		CHECK_STR(unit,
			question->options.items[letter - 'A']
				.blocks.items[0]
				.para.items[0]
				.text,
			STR("乙"));
		CHECK_STR(unit,
			question->options.items[3].blocks.items[0].para.items[0].text,
			STR("以上都是"));
		CHECK_STR(unit, question->answer.blocks.items[0].para.items[0].text,
			question->answer.letters);
		CHECK_STR(unit, find(job.bank, STR("q5"))->answer.letters, STR("C"));
		CHECK(unit, diag_count(&job.diag, DIAG_OPTIONS_KEPT) == 1);
		has_moved = has_moved || letter != 'B';
		close_job(&job);
	}
	CHECK(unit, has_moved);
}

static void types(struct unit *unit)
{
	struct job job;

	unit_case(unit, "sections by type, numbered anew, references follow");
	open_job(&job, &(struct selection){.by_type = true, .types = STR("单选,简答")});
	CHECK_STR(unit, buf_str(&job.outline),
		STR("bank title: 卷;\nsection title: 单项选择题;\n"
		    "1 single =B stem: 二？; A: 甲; B: 乙; C: 丙; D: 以上都是; answer: B;\n"
		    "2 single =C stem: 五？; A: 一; B: 二; C: A 和 B 都对; answer: C;\n"
		    "section title: 简答题;\n3 essay difficulty=1 #基础 stem: 一？; hint: "
		    "见第 4 题;\ngroup of 2 material: "
		    "材料的话。;\n4 essay stem: 三？;\n5 essay difficulty=4 #提高 stem: "
		    "四？; answer: 肆;\n6 essay stem: 见第 3 题与第 2 题。;\n"));
	close_job(&job);
}

static void test_english_letters(struct unit *unit)
{
	const struct selection selection = {.has_shuffle = true, .shuffle = STR("3")};
	struct job job;

	unit_case(unit, "options that English names stay in order");
	open_job_of(&job, &selection, english);
	CHECK(unit, diag_count(&job.diag, DIAG_OPTIONS_KEPT) == 2);
	close_job(&job);
}

int main(void)
{
	struct unit unit = {0};

	filters(&unit);
	exports(&unit);
	warnings(&unit);
	samples(&unit);
	shuffles(&unit);
	types(&unit);
	test_english_letters(&unit);
	return unit_end(&unit);
}
