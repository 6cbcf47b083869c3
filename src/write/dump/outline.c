/* SPDX-License-Identifier: MIT */
#include <stddef.h>

#include "model/build.h"
#include "write/dump/tree.h"

/* The compact picture. Texts are plain and cut short; a line names only what is there. */

#define SHORT_TEXT 48

/* On one line, at most SHORT_TEXT characters. */
static void put_short(struct buf *out, struct str text)
{
	size_t characters = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (((unsigned char)text.data[i] & 0xC0) != 0x80 &&
			++characters > SHORT_TEXT) {
			buf_put_c(out, "…");
			return;
		}
		if (text.data[i] == '\n')
			buf_put_c(out, " / ");
		else
			buf_put_byte(out, text.data[i]);
	}
}

static void put_blocks(struct buf *out, const char *name, struct block_list blocks)
{
	struct buf plain;

	if (!blocks.count)
		return;
	buf_init(&plain, 0);
	block_put_plain(&plain, blocks);
	buf_printf(out, " %s: ", name);
	put_short(out, str_trim(buf_str(&plain)));
	buf_put_c(out, ";");
	buf_clear(&plain);
}

static void put_inlines(struct buf *out, const char *name, struct inline_list list)
{
	struct buf plain;

	if (!list.count)
		return;
	buf_init(&plain, 0);
	inline_put_plain(&plain, list);
	buf_printf(out, " %s: ", name);
	put_short(out, str_trim(buf_str(&plain)));
	buf_put_c(out, ";");
	buf_clear(&plain);
}

static void put_space(struct buf *out, struct answer_space space)
{
	static const char *const forms[] = {
		[SPACE_RULED] = ":ruled", [SPACE_GRID] = ":grid"};

	if (space.form == SPACE_DEFAULT)
		return;
	buf_put_c(out, " space=");
	if (space.form == SPACE_REST)
		buf_put_c(out, "rest");
	else
		buf_printf(out, "%u%s", space.pitches,
			space.form == SPACE_PLAIN ? "" : forms[space.form]);
}

/* What its author wrote as attributes. */
static void put_attributes(struct buf *out, const struct question *question)
{
	put_space(out, question->space);
	if (question->keep_option_order)
		buf_put_c(out, " shuffle=no");
	for (size_t i = 0; i < question->attributes.count; i++)
		buf_printf(out, " %.*s=%.*s", STR_ARGS(question->attributes.items[i].key),
			STR_ARGS(question->attributes.items[i].value));
	if (question->has_own_id)
		buf_printf(out, " id=%.*s", STR_ARGS(question->id));
}

static void put_facts(struct buf *out, const struct question *question)
{
	static const char *const judgements[] = {"", " true", " false"};

	if (question->answer.letters.len)
		buf_printf(out, " =%.*s", STR_ARGS(question->answer.letters));
	buf_put_c(out, judgements[question->answer.judgement]);
	if (question->blank_count)
		buf_printf(out, " blanks=%u", question->blank_count);
	if (question->answer.blank_count)
		buf_printf(out, "/%zu", question->answer.blank_count);
	if (question->cloze_count)
		buf_printf(out, " clozes=%u", question->cloze_count);
	if (question->difficulty)
		buf_printf(out, " difficulty=%u", question->difficulty);
	if (question->points)
		buf_printf(out, " points=%u.%02u", question->points / 100,
			question->points % 100);
	for (size_t i = 0; i < question->tags.count; i++)
		buf_printf(out, " #%.*s", STR_ARGS(question->tags.items[i]));
	put_attributes(out, question);
}

static void put_question(struct buf *out, const struct question *question)
{
	buf_printf(out, "%.*s %.*s", STR_ARGS(question->number),
		STR_ARGS(question_type_name(question->type)));
	put_facts(out, question);
	put_blocks(out, "stem", question->stem);
	for (size_t i = 0; i < question->options.count; i++) {
		const char name[] = {question->options.items[i].letter, '\0'};

		put_blocks(out, name, question->options.items[i].blocks);
	}
	put_blocks(out, "hint", question->hint);
	put_blocks(out, "answer", question->answer.blocks);
	put_blocks(out, "explanation", question->explanation);
	put_inlines(out, "topic", question->topic);
	put_inlines(out, "source", question->source);
	buf_put_byte(out, '\n');
	for (size_t i = 0; i < question->part_count; i++) {
		buf_put_byte(out, ' ');
		put_question(out, &question->parts[i]);
	}
}

/* Before its first question. */
static void put_group(struct buf *out, const struct question_group *group)
{
	buf_printf(out, "group of %zu", group->question_count);
	put_inlines(out, "title", group->title);
	put_blocks(out, "material", group->blocks);
	buf_put_byte(out, '\n');
}

static void put_section(struct buf *out, const struct section *section)
{
	if (section->title.count) {
		buf_put_c(out, "section");
		put_inlines(out, "title", section->title);
		put_blocks(out, "intro", section->intro);
		buf_put_byte(out, '\n');
	}
	for (size_t i = 0; i < section->question_count; i++) {
		const size_t group = section->questions[i].group;

		if (group != GROUP_NONE && section->groups[group].first_question == i)
			put_group(out, &section->groups[group]);
		put_question(out, &section->questions[i]);
	}
}

static void put_chapter(struct buf *out, const struct chapter *chapter)
{
	if (chapter->title.count || chapter->label.len) {
		buf_put_c(out, "chapter");
		if (chapter->label.len)
			buf_printf(out, " [%.*s]", STR_ARGS(chapter->label));
		put_inlines(out, "title", chapter->title);
		put_blocks(out, "intro", chapter->intro);
		buf_put_byte(out, '\n');
	}
	for (size_t i = 0; i < chapter->section_count; i++)
		put_section(out, &chapter->sections[i]);
}

void dump_outline(const struct bank *bank, struct buf *out)
{
	buf_put_c(out, "bank");
	put_inlines(out, "title", bank->meta.title);
	for (size_t i = 0; i < bank->meta.author_count; i++)
		buf_printf(out, " by %.*s;", STR_ARGS(bank->meta.authors[i]));
	put_blocks(out, "preface", bank->preface);
	buf_put_byte(out, '\n');
	for (size_t i = 0; i < bank->chapter_count; i++)
		put_chapter(out, &bank->chapters[i]);
}
