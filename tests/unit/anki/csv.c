/* SPDX-License-Identifier: MIT */
#include "write/anki/csv.h"

#include "unit/html/sample.h"
#include "unit/unit.h"
#include "write/anki/deck.h"

struct made {
	struct write_output output;
	struct diag diag;
	struct arena arena;
};

static struct str make_from(struct made *made, struct write_job job)
{
	struct media_set media;

	*made = (struct made){0};
	arena_init(&made->arena);
	diag_init(&made->diag);
	buf_init(&made->output.content, 0);
	sample_make_media(&made->arena, &media);
	job.media = &media;
	job.diag = &made->diag;
	job.scratch = &made->arena;
	return csv_writer.write(&job, &made->output) ? buf_str(&made->output.content)
						     : STR("");
}

static struct str make(struct made *made, const struct bank *bank,
	enum answers_mode answers, const char *note_type)
{
	return make_from(made, (struct write_job){.bank = bank,
				       .answers = answers,
				       .note_type = str_from(note_type)});
}

static struct str make_update(
	struct made *made, const struct bank *bank, const char *note_type)
{
	return make_from(made, (struct write_job){.bank = bank,
				       .note_type = str_from(note_type),
				       .anki_update = true});
}

static void unmake(struct made *made)
{
	buf_clear(&made->output.content);
	vec_clear(&made->output.extras);
	diag_clear(&made->diag);
	arena_clear(&made->arena);
}

static struct str line_at(struct str text, size_t index)
{
	struct str line = {0};

	for (size_t i = 0; i <= index; i++)
		if (!str_next_line(&text, &line))
			return STR("");
	return line;
}

static bool contains(struct str text, const char *part)
{
	return str_find(text, str_from(part), 0) != STR_NPOS;
}

/* Fields of a record by the quotes alone, as Anki's reader splits them; 0: not sound. */
static size_t count_fields(struct str line)
{
	size_t count = 0;

	for (size_t i = 0; i < line.len;) {
		if (line.data[i] != '"')
			return 0;
		for (i++; i < line.len; i++)
			if (line.data[i] == '"' &&
				(i + 1 == line.len || line.data[i + 1] != '"'))
				break;
			else if (line.data[i] == '"')
				i++;
		if (i >= line.len)
			return 0;
		count++;
		i++;
		if (i < line.len && (line.data[i] != ',' || i + 1 == line.len))
			return 0;
		i++;
	}
	return count;
}

#define HEADER                                                                           \
	"#separator:Comma\n#html:true\n#guid column:1\n#deck column:2\n#tags column:5\n" \
	"#if matches:update current\n#match scope:notetype\n"

static void test_records(struct unit *unit, const struct bank *bank)
{
	struct made made;
	const struct str text = make(&made, bank, ANSWERS_STYLE, "");

	unit_case(unit, "csv/records: header, then a line a question");
	CHECK(unit, str_starts(text, STR(HEADER "\"id-1\",")));
	for (size_t i = 7; i < 13; i++)
		CHECK(unit, count_fields(line_at(text, i)) == 5);
	CHECK(unit, line_at(text, 13).len == 0 && str_ends(text, STR("\n")));
	unit_case(unit, "csv/records: deck, front, back, tags");
	CHECK(unit,
		contains(line_at(text, 7),
			"\",\"大模型面试题::01 LLM 的内部机制\",\"注意力机制为什么要除以 \\("));
	CHECK(unit, contains(line_at(text, 7),
			    "return x &lt; 1</code></pre>\",\"<p><b>答案</b> SECRET"));
	CHECK(unit, str_ends(line_at(text, 7), STR(",\"注意力 two_words\"")));
	CHECK(unit, contains(line_at(text, 8), "<div>B. RoPE</div>"));
	CHECK(unit, contains(line_at(text, 8), "\"<div><b>答案</b> B. RoPE</div>\""));
	unit_case(unit, "csv/records: a back for questions without an answer");
	CHECK(unit,
		contains(line_at(text, 9),
			"\"<p><small>第 1 章 LLM 的内部机制 · 第 3 题</small></p>\""));
	unit_case(unit, "csv/records: cloze on two sides");
	CHECK(unit,
		contains(line_at(text, 10),
			",\"词元化又叫[…]，见[类型]\",\"<p><b>答案</b> 词元化又叫<strong>SECRET"));
	unit_case(
		unit, "csv/records: material on each card of its group, and on no other");
	CHECK(unit, !contains(line_at(text, 10), "材料正文"));
	CHECK(unit, contains(line_at(text, 11), "材料正文") &&
			    contains(line_at(text, 12), "材料正文"));
	unit_case(unit, "csv/records: hostile text");
	CHECK(unit, !contains(text, "[sound:") && !contains(text, "[latex]") &&
			    !contains(text, "{{"));
	CHECK(unit, !contains(text, "<script") && !contains(text, "\x01"));
	unit_case(unit, "csv/records: images beside it");
	CHECK(unit, made.output.extras.len == 2);
	CHECK_STR(
		unit, made.output.extras.data[0].name, STR("bank.media/a-0845e4bf.png"));
	unmake(&made);
}

static void test_no_answers(struct unit *unit, const struct bank *bank)
{
	struct made made;
	struct str text = make(&made, bank, ANSWERS_NONE, "");

	unit_case(unit, "csv/none: no answers, if it must be");
	CHECK(unit, !contains(text, "SECRET") && made.output.extras.len == 1);
	CHECK(unit, contains(line_at(text, 7), "看方差"));
	unmake(&made);
	text = make(&made, bank, ANSWERS_NONE, "My type");
	CHECK(unit, !contains(text, "SECRET"));
	unmake(&made);
}

#define COLUMNS                                                                     \
	"Number,Type,Stem,Options,Hint,Answer,Explanation,Topic,Difficulty,Source," \
	"Chapter,Bank,Cloze,Kind,Key,Language,Near,Spare1,Spare2,Spare3"

static void test_note_type(struct unit *unit, const struct bank *bank)
{
	struct made made;
	const struct str text = make(&made, bank, ANSWERS_STYLE, "My\n\x01type");

	unit_case(unit, "csv/notetype: named columns");
	CHECK_STR(unit, line_at(text, 3), STR("#columns:GUID,Deck," COLUMNS ",Tags"));
	CHECK_STR(unit, line_at(text, 6), STR("#tags column:23"));
	for (size_t i = 9; i < 15; i++)
		CHECK(unit, count_fields(line_at(text, i)) == 23);
	unit_case(unit, "csv/notetype: the name stays on its line");
	CHECK_STR(unit, line_at(text, 2), STR("#notetype:My type"));
	unit_case(unit, "csv/notetype: cloze as Anki's");
	CHECK(unit, contains(line_at(text, 12), "{{c1::SECRET&#125;}分词&#58;&#58;}}"));
	unit_case(unit, "csv/notetype: parts without their labels");
	CHECK(unit, contains(line_at(text, 9),
			    ",\"<p>看方差</p>\",\"<p>SECRET 方差为一。</p>\","));
	unit_case(unit, "csv/notetype: what templates go by");
	CHECK(unit, contains(line_at(text, 10), ",\"single\",\"B\",\"zh-Hans\","));
	CHECK(unit, contains(line_at(text, 10), ",\"<div>← 1 注意力机制为什么要除以"));
	unmake(&made);
}

static void test_our_type(struct unit *unit, const struct bank *bank)
{
	struct made made;
	const struct str text = make(&made, bank, ANSWERS_STYLE, "tiku");

	unit_case(unit, "csv/tiku: the note type is a column");
	CHECK_STR(unit, line_at(text, 2),
		STR("#columns:GUID,Notetype,Deck," COLUMNS ",Tags"));
	CHECK_STR(unit, line_at(text, 4), STR("#notetype column:2"));
	CHECK_STR(unit, line_at(text, 6), STR("#tags column:24"));
	CHECK(unit, str_starts(line_at(text, 9), STR("\"id-1\",\"tiku\",\"")));
	for (size_t i = 9; i < 15; i++)
		CHECK(unit, count_fields(line_at(text, i)) == 24);
	unmake(&made);
}

static void test_update(struct unit *unit, const struct bank *bank)
{
	struct made made;
	struct str text;

	unit_case(unit, "csv/update: no tags");
	text = make_update(&made, bank, "tiku");
	CHECK(unit, !contains(text, "#tags") && !contains(text, "Tags"));
	CHECK(unit, count_fields(line_at(text, 9)) == 23);
	unmake(&made);
	text = make_update(&made, bank, "");
	CHECK(unit, !contains(text, "#tags") && count_fields(line_at(text, 8)) == 4);
	unmake(&made);
}

static struct str deck_of(
	struct buf *out, const char *title, const char *chapter, size_t count)
{
	const struct bank bank = {
		.meta = {.plain_title = str_from(title)}, .chapter_count = count};
	const struct chapter of_bank = {.ordinal = 6, .plain_title = str_from(chapter)};

	buf_reset(out);
	deck_put_name(out, &bank, &of_bank);
	return buf_str(out);
}

static void test_decks(struct unit *unit)
{
	static const struct str tags[] = {STR_INIT(" a b\t"), STR_INIT(""),
		STR_INIT("题\xE3\x80\x80库::x"), STR_INIT("\"q\"")};
	const struct tag_list list = {tags, 4};
	struct buf out;

	buf_init(&out, 0);
	unit_case(unit, "csv/deck: numbers of one width");
	CHECK_STR(unit, deck_of(&out, "题库", "介绍", 14), STR("题库::07 介绍"));
	CHECK_STR(unit, deck_of(&out, "题库", "介绍", 250), STR("题库::007 介绍"));
	unit_case(unit, "csv/deck: no level, no line, no number of its own");
	CHECK_STR(unit, deck_of(&out, "C++ std::map:", "a:\n:b:", 9),
		STR("C++ std∷map：::07 a: :b："));
	CHECK_STR(unit, deck_of(&out, "::::", "x", 9), STR("∷∷::07 x"));
	CHECK_STR(unit, deck_of(&out, "题库", "", 1), STR("题库"));
	CHECK_STR(unit, deck_of(&out, "2024", "", 1), STR("2024::07"));
	unit_case(unit, "csv/tags: one word each");
	buf_reset(&out);
	deck_put_tags(&out, &list);
	CHECK_STR(unit, buf_str(&out), STR("a_b 题_库::x _q_"));
	buf_clear(&out);
}

int main(void)
{
	struct unit unit = {0};
	struct arena arena;
	struct bank bank;

	arena_init(&arena);
	sample_make_bank(&arena, &bank);
	test_records(&unit, &bank);
	test_no_answers(&unit, &bank);
	test_note_type(&unit, &bank);
	test_our_type(&unit, &bank);
	test_update(&unit, &bank);
	test_decks(&unit);
	arena_clear(&arena);
	return unit_end(&unit);
}
