/* SPDX-License-Identifier: MIT */
/* Several files as one bank, answers in a further file, and included files. */
#include "base/limits.h"
#include "read/read.h"
#include "unit/unit.h"
#include "write/dump/tree.h"

struct named {
	const char *name, *text;
};

static bool read_named(
	void *closure, struct str folder, struct str relative, struct buf *content)
{
	const struct named *files = closure;

	(void)folder;
	for (; files->name; files++) {
		if (!str_eq(relative, str_from(files->name)))
			continue;
		buf_put_c(content, files->text);
		return true;
	}
	return false;
}

struct job {
	struct read_file files[4];
	size_t count;
	const char *outline;
	enum diag_code code; /* said once, unless it is the first code */
};

static void compare(struct unit *unit, const struct job *job)
{
	struct arena arena;
	struct sources sources;
	struct diag diag;
	struct buf outline;

	arena_init(&arena);
	sources_init(&sources);
	diag_init(&diag);
	buf_init(&outline, 0);
	const struct bank *bank =
		read_bank(job->files, job->count, &arena, &sources, &diag);

	dump_outline(bank, &outline);
	CHECK_STR(unit, buf_str(&outline), str_from(job->outline));
	if (job->code != DIAG_CANNOT_READ)
		CHECK(unit, diag_count(&diag, job->code) == 1);
	buf_clear(&outline);
	diag_clear(&diag);
	sources_clear(&sources);
	arena_clear(&arena);
}

static void titles_are_chapters(struct unit *unit)
{
	const struct job job = {
		{{STR("a.md"), STR("# 甲\n\n## 节\n\nQ1: 一？\n"), NULL},
			{STR("b.md"), STR("---\ntitle: 乙\n---\n\nQ1: 二？\n"), NULL}},
		2,
		"bank title: a;\nchapter title: 甲;\nsection title: 节;\n"
		"1 essay stem: 一？;\nchapter title: 乙;\n1 essay stem: 二？;\n",
		DIAG_CANNOT_READ};

	unit_case(unit, "titles of several files are chapters");
	compare(unit, &job);
}

static void answers_in_a_further_file(struct unit *unit)
{
	static const char bank[] = "# 卷\n\n## 第 1 章 甲\n\nQ1: 一？\n\nQ2: 二？ A. 是 "
				   "B. 否\n\n## 第 2 章 乙\n\nQ1: 三？\n";
	const struct job labels = {
		{{STR("a.md"), STR(bank), NULL},
			{STR("b.md"), STR("A1: 壹\n\nA2: B\n\nA1: 叁\n"), NULL}},
		2,
		"bank title: 卷;\nchapter [第 1 章] title: 甲;\n1 essay stem: 一？; answer: 壹;\n"
		"2 single =B stem: 二？; A: 是; B: 否; answer: B;\n"
		"chapter [第 2 章] title: 乙;\n1 essay stem: 三？; answer: 叁;\n",
		DIAG_KEYS};
	struct job chapters = labels;

	unit_case(unit, "answers in a further file");
	compare(unit, &labels);
	chapters.files[1].bytes =
		STR("# 答案\n\n## 第 2 章\n\n1. 叁\n\n## 甲\n\n1. 壹\n2. B\n");
	unit_case(unit, "by the names of chapters");
	compare(unit, &chapters);
}

static void includes(struct unit *unit)
{
	static const struct named files[] = {
		{"b.md", "# 乙\n\n### 1. 二？\n\n贰\n\n<!-- tiku: include d/c.md -->\n"},
		{"d/c.md", "Q3: 三？\n\n<!-- tiku: include ../b.md -->\n"},
		{"self.md", "<!-- tiku: include self.md -->\n"}, {NULL, NULL}};
	struct named copies[4];
	memcpy(copies, files, sizeof(files));
	const struct read_access access = {read_named, copies};
	struct job job = {
		{{STR("x/a.md"),
			STR("# 总\n\nQ1: 一？\n\n<!-- tiku: include b.md -->\n\nQ4: 四？\n"),
			&access}},
		1,
		"bank title: 总;\n1 essay stem: 一？;\nchapter title: 乙;\n"
		"1 essay stem: 二？; answer: 贰;\n3 essay stem: 三？;\n4 essay stem: 四？;\n",
		DIAG_INCLUDE_CYCLE};

	unit_case(unit, "included files stand where they are named, circles by .. too");
	compare(unit, &job);
	job.files[0].bytes = STR("Q1: 一？\n\n<!-- tiku: include self.md -->\n");
	job.outline = "bank title: a;\n1 essay stem: 一？;\n";
	job.code = DIAG_INCLUDE_CYCLE;
	unit_case(unit, "a circle is an error");
	compare(unit, &job);
	job.files[0].access = NULL;
	job.code = DIAG_INCLUDE_MISSING;
	unit_case(unit, "a file that is not there is an error");
	compare(unit, &job);
}

/* Each file includes another one. */
static bool read_endless(
	void *closure, struct str folder, struct str relative, struct buf *content)
{
	(void)closure;
	(void)folder;
	buf_put_c(content, "<!-- tiku: include x");
	buf_put_str(content, relative);
	buf_put_c(content, " -->\n");
	return true;
}

static void endless(struct unit *unit)
{
	const struct read_access access = {read_endless, NULL};
	const struct job job = {
		{{STR("a.md"), STR("Q1: 一？\n\n<!-- tiku: include x -->\n"), &access}},
		1, "bank title: a;\n1 essay stem: 一？;\n", DIAG_INCLUDE_LIMIT};

	unit_case(unit, "files that include without end are cut off");
	compare(unit, &job);
}

int main(void)
{
	struct unit unit = {0};

	titles_are_chapters(&unit);
	answers_in_a_further_file(&unit);
	includes(&unit);
	endless(&unit);
	return unit_end(&unit);
}
