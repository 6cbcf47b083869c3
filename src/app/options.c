/* SPDX-License-Identifier: MIT */
/* The command line is a table: a row an option, with how its value is read and what it
 * is for. The help page is made from the same rows. */
#include "app/options.h"

#include <stdio.h>
#include <string.h>

#include "app/writers.h"
#include "base/file.h"
#include "base/limits.h"

enum option_kind {
	OPTION_FOLDER,
	OPTION_TYPES,
	OPTION_STYLE,
	OPTION_SET,
	OPTION_ANSWERS,
	OPTION_MATH,
	OPTION_PROFILE,
	OPTION_EMBED_FONTS,
	OPTION_NOTE_TYPE,
	OPTION_ANKI_UPDATE,
	OPTION_CHAPTERS,
	OPTION_QUESTIONS,
	OPTION_TAG,
	OPTION_DIFFICULTY,
	OPTION_TYPE,
	OPTION_SAMPLE,
	OPTION_SEED,
	OPTION_SHUFFLE,
	OPTION_GROUP_BY,
	OPTION_LOCKED,
	OPTION_NO_LOCK,
	OPTION_WRITE,
	OPTION_URLS,
	OPTION_STRICT,
	OPTION_TREE,
	OPTION_PAGES,
	OPTION_HELP,
	OPTION_VERSION,
};

struct option_row {
	enum option_kind kind;
	struct str short_name, long_name;
	const char *value; /* NULL: takes none */
	const char *help[2];
};

static const struct option_row option_rows[] = {
	{OPTION_FOLDER, STR_INIT("-o"), STR_INIT("--output"), "DIR",
		{"folder for the outputs (default: the current one)",
			"输出文件夹（默认为当前文件夹）"}},
	{OPTION_TYPES, STR_INIT("-t"), STR_INIT("--to"), "LIST",
		{"outputs, by comma: pdf,epub,csv,apkg (default: the first three)",
			"输出格式，用逗号分隔：pdf,epub,csv,apkg（默认前三种）"}},
	{OPTION_STYLE, STR_INIT(""), STR_INIT("--style"), "NAME|FILE",
		{"page design: a name in styles/ or a .yaml file (default: the bank's, or handout)",
			"版式：styles/ 中的名字或 .yaml 文件（默认题库所写，否则 handout）"}},
	{OPTION_SET, STR_INIT(""), STR_INIT("--set"), "KEY=VALUE",
		{"override one property of the style; may be repeated",
			"覆盖版式中的一个属性；可重复使用"}},
	{OPTION_ANSWERS, STR_INIT(""), STR_INIT("--answers"), "MODE",
		{"none inline inplace chapter end only; popup, details: in the EPUB (default: the style's; EPUB: end)",
			"答案位置：none inline inplace chapter end only；EPUB 另有 popup、details（默认由版式决定，EPUB 为 end）"}},
	{OPTION_MATH, STR_INIT(""), STR_INIT("--math"), "FORM",
		{"formulas of the EPUB: mathml, or pictures, svg or png (default: mathml)",
			"EPUB 中公式的形式：mathml，或图片 svg、png（默认 mathml）"}},
	{OPTION_PROFILE, STR_INIT(""), STR_INIT("--profile"), "NAME",
		{"EPUB: full, or compat for Kindle and 微信读书 (no MathML, no SVG)",
			"EPUB：full，或供 Kindle、微信读书用的 compat（不用 MathML 和 SVG）"}},
	{OPTION_EMBED_FONTS, STR_INIT(""), STR_INIT("--embed-fonts"), NULL,
		{"EPUB with the fonts of its characters, for rare ones",
			"EPUB 内嵌所用字符的字体，供生僻字显示"}},
	{OPTION_NOTE_TYPE, STR_INIT(""), STR_INIT("--notetype"), "NAME",
		{"CSV with named columns for this Anki note type (tiku: the .apkg's)",
			"CSV 使用该 Anki 笔记类型的具名字段（tiku：即 .apkg 所用）"}},
	{OPTION_ANKI_UPDATE, STR_INIT(""), STR_INIT("--anki-update"), NULL,
		{"CSV without tags, so that those set in Anki stay",
			"CSV 不含标签，Anki 中自己加的标签得以保留"}},
	{OPTION_CHAPTERS, STR_INIT(""), STR_INIT("--chapters"), "LIST",
		{"only these chapters: 1,3-5", "只取这些章：1,3-5"}},
	{OPTION_QUESTIONS, STR_INIT(""), STR_INIT("--questions"), "LIST|@FILE",
		{"only these questions: numbers, ranges, ids, or a file of ids",
			"只取这些题：题号、范围、编号，或列出编号的文件"}},
	{OPTION_TAG, STR_INIT(""), STR_INIT("--tag"), "TAG",
		{"only questions with this tag; may be repeated",
			"只取带该标签的题；可重复使用"}},
	{OPTION_DIFFICULTY, STR_INIT(""), STR_INIT("--difficulty"), "LIST",
		{"only questions this hard: 1-3", "只取这些难度的题：1-3"}},
	{OPTION_TYPE, STR_INIT(""), STR_INIT("--type"), "LIST",
		{"only these: single,multiple,judge,blanks,cloze,essay",
			"只取这些题型：单选,多选,判断,填空,简答"}},
	{OPTION_SAMPLE, STR_INIT(""), STR_INIT("--sample"), "N",
		{"draw N of the questions", "从中抽取 N 题"}},
	{OPTION_SEED, STR_INIT(""), STR_INIT("--seed"), "SEED",
		{"draw others for another seed", "抽题的种子，不同的种子抽出不同的题"}},
	{OPTION_SHUFFLE, STR_INIT(""), STR_INIT("--shuffle"), "SEED",
		{"another order of questions and options", "打乱题目和选项的顺序"}},
	{OPTION_GROUP_BY, STR_INIT(""), STR_INIT("--group-by"), "type",
		{"sections by kind of question, numbered anew", "按题型分节，重新编号"}},
	{OPTION_LOCKED, STR_INIT(""), STR_INIT("--locked"), NULL,
		{"fail if the file of ids, NAME.ids, is not up to date",
			"编号文件 NAME.ids 不是最新时报错"}},
	{OPTION_NO_LOCK, STR_INIT(""), STR_INIT("--no-lock"), NULL,
		{"do not write the file of ids", "不写编号文件"}},
	{OPTION_WRITE, STR_INIT(""), STR_INIT("--write"), NULL,
		{"ids: write the ids into the bank as attributes",
			"ids：把编号作为属性写进题库"}},
	{OPTION_URLS, STR_INIT(""), STR_INIT("--urls"), NULL,
		{"check: list the addresses of images that are to be fetched",
			"check：列出需要自行下载的图片地址"}},
	{OPTION_STRICT, STR_INIT(""), STR_INIT("--strict"), NULL,
		{"warnings count as errors for the exit status", "警告也使退出状态为 1"}},
	{OPTION_TREE, STR_INIT(""), STR_INIT("--tree"), NULL,
		{"dump: the bank as it was understood", "dump：读出的题库结构"}},
	{OPTION_PAGES, STR_INIT(""), STR_INIT("--pages"), NULL,
		{"dump: the pages as they were laid out", "dump：排好的版面"}},
	{OPTION_HELP, STR_INIT("-h"), STR_INIT("--help"), NULL,
		{"this page", "显示本页"}},
	{OPTION_VERSION, STR_INIT(""), STR_INIT("--version"), NULL,
		{"the version", "显示版本"}},
};
#define OPTION_COUNT (sizeof(option_rows) / sizeof(*option_rows))

static const struct str command_names[] = {STR_INIT("build"), STR_INIT("check"),
	STR_INIT("dump"), STR_INIT("fonts"), STR_INIT("ids")};
#define COMMAND_COUNT (sizeof(command_names) / sizeof(*command_names))

static const struct str answers_names[] = {[ANSWERS_STYLE] = STR_INIT("style"),
	[ANSWERS_NONE] = STR_INIT("none"),
	[ANSWERS_INLINE] = STR_INIT("inline"),
	[ANSWERS_CHAPTER] = STR_INIT("chapter"),
	[ANSWERS_END] = STR_INIT("end"),
	[ANSWERS_POPUP] = STR_INIT("popup"),
	[ANSWERS_DETAILS] = STR_INIT("details"),
	[ANSWERS_INPLACE] = STR_INIT("inplace"),
	[ANSWERS_ONLY] = STR_INIT("only")};
#define ANSWERS_COUNT (sizeof(answers_names) / sizeof(*answers_names))

struct reader {
	struct options *options;
	enum diag_language language;
	struct buf *message;
};

static bool complain(
	struct reader *reader, const char *english, const char *chinese, struct str word)
{
	buf_printf(reader->message, reader->language == DIAG_CHINESE ? chinese : english,
		STR_ARGS(word));
	return false;
}

static bool read_types(struct reader *reader, struct str value)
{
	while (value.len) {
		const size_t comma = str_find_byte(value, ',', 0);
		const struct str name = str_trim(str_slice(value, 0, comma));
		size_t i = 0;

		while (writers_table[i] &&
			!str_eq(name, str_from(writers_table[i]->name)))
			i++;
		if (!writers_table[i])
			return complain(reader,
				"no output is called “%.*s”; known: pdf, epub, csv, apkg",
				"没有名为“%.*s”的输出格式；可用：pdf、epub、csv、apkg",
				name);
		reader->options->writers |= 1u << i;
		value = comma == STR_NPOS ? STR("") : str_from_offset(value, comma + 1);
	}
	return true;
}

static bool read_answers(struct reader *reader, struct str value)
{
	for (size_t i = 0; i < ANSWERS_COUNT; i++)
		if (str_eq(value, answers_names[i])) {
			reader->options->answers = (enum answers_mode)i;
			return true;
		}
	return complain(reader,
		"--answers is none, inline, inplace, chapter, end, only, popup or details, not “%.*s”",
		"--answers 只能是 none、inline、inplace、chapter、end、only、popup 或 details，而不是“%.*s”",
		value);
}

static bool read_profile(struct reader *reader, struct str value)
{
	reader->options->epub_compat = str_eq(value, STR("compat"));
	if (reader->options->epub_compat || str_eq(value, STR("full")))
		return true;
	return complain(reader, "--profile is full or compat, not “%.*s”",
		"--profile 只能是 full 或 compat，而不是“%.*s”", value);
}

static bool read_math(struct reader *reader, struct str value)
{
	static const struct str names[] = {[MATH_MATHML] = STR_INIT("mathml"),
		[MATH_SVG] = STR_INIT("svg"),
		[MATH_PNG] = STR_INIT("png")};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (str_eq(value, names[i])) {
			reader->options->math = (enum math_mode)i;
			return true;
		}
	return complain(reader, "--math is mathml, svg or png, not “%.*s”",
		"--math 只能是 mathml、svg 或 png，而不是“%.*s”", value);
}

static bool read_set(struct reader *reader, struct str value)
{
	if (str_find_byte(value, '=', 0) == STR_NPOS)
		return complain(reader, "--set wants KEY=VALUE, not “%.*s”",
			"--set 的写法是 KEY=VALUE，而不是“%.*s”", value);
	vec_push(&reader->options->overrides, value);
	return true;
}

static bool read_count(struct reader *reader, struct str value)
{
	unsigned count;

	if (!str_to_unsigned(value, &count) || count == 0)
		return complain(reader, "--sample wants a number, not “%.*s”",
			"--sample 后面应是一个数，而不是“%.*s”", value);
	reader->options->selection.sample = value;
	return true;
}

static bool read_questions(struct options *options, const char *value)
{
	if (value[0] == '@')
		options->ids_file = value + 1;
	else
		options->selection.questions = str_from(value);
	return true;
}

static bool read_tag(struct options *options, struct str value)
{
	if (options->tags.len)
		buf_put_byte(&options->tags, ',');
	buf_put_str(&options->tags, value);
	options->selection.tags = buf_str(&options->tags);
	return true;
}

static bool read_group_by(struct reader *reader, struct str value)
{
	if (!str_eq(value, STR("type")))
		return complain(reader, "--group-by knows type, not “%.*s”",
			"--group-by 只支持 type，而不是“%.*s”", value);
	reader->options->selection.by_type = true;
	return true;
}

static bool read_shuffle(struct options *options, struct str value)
{
	options->selection.shuffle = value;
	options->selection.has_shuffle = true;
	return true;
}

static bool read_option(struct reader *reader, enum option_kind kind, const char *value)
{
	struct options *const options = reader->options;

	switch (kind) {
	case OPTION_FOLDER: options->folder = value; return true;
	case OPTION_TYPES: return read_types(reader, str_from(value));
	case OPTION_STYLE: options->style = value; return true;
	case OPTION_SET: return read_set(reader, str_from(value));
	case OPTION_ANSWERS: return read_answers(reader, str_from(value));
	case OPTION_MATH: return read_math(reader, str_from(value));
	case OPTION_PROFILE: return read_profile(reader, str_from(value));
	case OPTION_EMBED_FONTS: options->embeds_fonts = true; return true;
	case OPTION_NOTE_TYPE: options->note_type = value; return true;
	case OPTION_ANKI_UPDATE: options->anki_update = true; return true;
	case OPTION_CHAPTERS: options->selection.chapters = str_from(value); return true;
	case OPTION_QUESTIONS: return read_questions(options, value);
	case OPTION_TAG: return read_tag(options, str_from(value));
	case OPTION_DIFFICULTY:
		options->selection.difficulties = str_from(value);
		return true;
	case OPTION_TYPE: options->selection.types = str_from(value); return true;
	case OPTION_SAMPLE: return read_count(reader, str_from(value));
	case OPTION_SEED: options->selection.seed = str_from(value); return true;
	case OPTION_SHUFFLE: return read_shuffle(options, str_from(value));
	case OPTION_GROUP_BY: return read_group_by(reader, str_from(value));
	case OPTION_LOCKED: options->locked = true; return true;
	case OPTION_NO_LOCK: options->no_lock = true; return true;
	case OPTION_WRITE: options->freezes_ids = true; return true;
	case OPTION_URLS: options->urls = true; return true;
	case OPTION_STRICT: options->strict = true; return true;
	case OPTION_TREE: options->stage = DUMP_TREE; return true;
	case OPTION_PAGES: options->stage = DUMP_PAGES; return true;
	case OPTION_HELP: options->show_help = true; return true;
	case OPTION_VERSION: options->show_version = true; return true;
	}
	return false;
}

/* --name, --name=value, --name value, -n value, -nvalue. */
static const struct option_row *find_row(struct str word, const char **value)
{
	const size_t equals = str_find_byte(word, '=', 0);
	const struct str name = str_slice(word, 0, equals);

	*value = NULL;
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		const struct option_row *const row = option_rows + i;

		if (str_eq(name, row->long_name)) {
			if (equals != STR_NPOS)
				*value = word.data + equals + 1;
			return row;
		}
		if (row->short_name.len && str_starts(word, row->short_name) &&
			!str_starts(word, STR("--"))) {
			if (word.len > row->short_name.len)
				*value = word.data + row->short_name.len;
			return row;
		}
	}
	return NULL;
}

static void suggest(struct reader *reader, struct str near)
{
	buf_printf(reader->message,
		reader->language == DIAG_CHINESE ? "；是否想写 %.*s？"
						 : "; did you mean %.*s?",
		STR_ARGS(near));
}

static bool report_unknown(struct reader *reader, struct str word)
{
	struct str names[OPTION_COUNT];

	for (size_t i = 0; i < OPTION_COUNT; i++)
		names[i] = option_rows[i].long_name;
	const struct str name = str_slice(word, 0, str_find_byte(word, '=', 0));
	const struct str near = diag_nearest(name, names, OPTION_COUNT);

	complain(reader, "there is no option “%.*s”", "没有选项“%.*s”", word);
	if (near.len)
		suggest(reader, near);
	return false;
}

static bool read_word(struct reader *reader, int argc, char *const *argv, int *at)
{
	const struct str word = str_from(argv[*at]);
	const char *value;
	const struct option_row *const row = find_row(word, &value);

	if (!row)
		return report_unknown(reader, word);
	if (row->value && !value) {
		if (*at + 1 >= argc)
			return complain(
				reader, "%.*s wants a value", "%.*s 需要一个值", word);
		value = argv[++*at];
	}
	if (!row->value && value)
		return complain(reader, "%.*s: the option takes no value",
			"%.*s：该选项不带值", word);
	return read_option(reader, row->kind, value);
}

static bool read_words(struct reader *reader, int argc, char *const *argv)
{
	bool only_files = false;
	int at = 1;

	for (size_t i = 0; argc > 1 && i < COMMAND_COUNT; i++)
		if (str_eq(str_from(argv[1]), command_names[i])) {
			reader->options->command = (enum command)i;
			at = 2;
		}
	for (; at < argc; at++) {
		if (!only_files && strcmp(argv[at], "--") == 0)
			only_files = true;
		else if (!only_files && argv[at][0] == '-' && argv[at][1] != '\0') {
			if (!read_word(reader, argc, argv, &at))
				return false;
		} else
			vec_push(&reader->options->files, argv[at]);
	}
	return true;
}

/* `tiku chek bank.md`: a first word that is no file, but nearly a command. */
static bool is_misspelt_command(const struct options *options, struct str *near)
{
	if (options->files.len < 2 || file_exists(options->files.data[0]))
		return false;
	*near = diag_nearest(
		str_from(options->files.data[0]), command_names, COMMAND_COUNT);
	return near->len > 0;
}

static void report_command(struct reader *reader, struct str near)
{
	complain(reader, "there is no command “%.*s”", "没有命令“%.*s”",
		str_from(reader->options->files.data[0]));
	suggest(reader, near);
}

enum options_result options_read(struct options *options, int argc, char *const *argv,
	enum diag_language language, struct buf *message)
{
	struct reader reader = {options, language, message};

	*options = (struct options){.folder = ".", .note_type = ""};
	buf_init(&options->tags, LIMIT_TEXT_BYTES);
	if (!read_words(&reader, argc, argv))
		return OPTIONS_BAD;
	if (options->show_help || options->show_version)
		return OPTIONS_GOOD;
	struct str near;

	options->freezes_ids = options->freezes_ids && options->command == COMMAND_IDS;
	if (options->command == COMMAND_BUILD && is_misspelt_command(options, &near)) {
		report_command(&reader, near);
		return OPTIONS_BAD;
	}
	if (options->files.len == 0 && options->command != COMMAND_FONTS) {
		complain(&reader, "no bank is named%.*s; try tiku --help",
			"没有指定题库文件%.*s；用法见 tiku --help", STR(""));
		return OPTIONS_BAD;
	}
	if (options->writers == 0)
		options->writers = writers_default;
	return OPTIONS_GOOD;
}

void options_clear(struct options *options)
{
	vec_clear(&options->files);
	vec_clear(&options->overrides);
	buf_clear(&options->tags);
}

void options_put_help(struct buf *out, enum diag_language language)
{
	buf_put_c(out,
		language == DIAG_CHINESE
			? "tiku：把 Markdown 题库编译为 PDF 讲义、EPUB 和 Anki 卡片\n\n"
			  "  tiku [build] BANK.md...   输出 PDF、EPUB、CSV\n"
			  "  tiku check BANK.md...     只检查，不输出\n"
			  "  tiku dump BANK.md...      编译器看到了什么（--tree 或 --pages）\n"
			  "  tiku fonts [BANK.md...]   找到的字体，以及题库中缺字的字符\n"
			  "  tiku ids BANK.md...       每题的编号（--write 写进题库）\n\n"
			: "tiku: compiles a Markdown question bank into a PDF handout, an EPUB and Anki "
			  "cards\n\n"
			  "  tiku [build] BANK.md...   writes PDF, EPUB and CSV\n"
			  "  tiku check BANK.md...     diagnostics only\n"
			  "  tiku dump BANK.md...      what the compiler saw (--tree or --pages)\n"
			  "  tiku fonts [BANK.md...]   the faces found, and characters that none has\n"
			  "  tiku ids BANK.md...       each question's id (--write: into the bank)\n\n");
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		const struct option_row *const row = option_rows + i;
		char name[64];

		snprintf(name, sizeof(name), "%.*s%s%.*s%s%s", STR_ARGS(row->short_name),
			row->short_name.len ? ", " : "    ", STR_ARGS(row->long_name),
			row->value ? " " : "", row->value ? row->value : "");
		buf_printf(out, "  %-26s %s\n", name, row->help[language]);
	}
}
