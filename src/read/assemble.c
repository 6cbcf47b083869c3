/* SPDX-License-Identifier: MIT */
#include "read/assemble.h"

#include <stdio.h>

#include "model/build.h"
#include "model/words.h"
#include "read/book_id.h"
#include "read/identity/identity.h"
#include "read/names.h"

struct assembly {
	struct outline *outline;
	const struct front *front;
	struct lowering lowering;
	struct bank *bank;
	struct question *questions; /* all of the bank */
	size_t question_count;
	/* Questions that are to be skipped are made apart, for the sake of their ids. */
	struct lowering skipped;
	VEC(struct identity_item) items;
};

static struct tag_list all_tags(const struct assembly *assembly, struct tag_list own)
{
	const struct tag_list common = assembly->front->meta.tags;
	struct str *items =
		ARENA_NEW(assembly->outline->arena, struct str, common.count + own.count);
	size_t count = 0;

	for (size_t i = 0; i < common.count; i++)
		items[count++] = common.items[i];
	for (size_t i = 0; i < own.count; i++) {
		size_t same = 0;
		while (same < count && !str_eq(items[same], own.items[i]))
			same++;
		if (same == count)
			items[count++] = own.items[i];
	}
	return (struct tag_list){items, count};
}

static enum question_type infer_type(const struct outline_section *section,
	const struct outline_question *source, const struct question *question)
{
	if (source->facts.has_type)
		return source->facts.type;
	if (section->facts.has_type)
		return section->facts.type;
	if (question->options.count)
		return question->answer.letters.len > 1 ? QUESTION_MULTIPLE
							: QUESTION_SINGLE;
	if (question->answer.judgement != JUDGEMENT_NONE)
		return QUESTION_JUDGE;
	if (question->cloze_count)
		return QUESTION_CLOZE;
	return question->blank_count ? QUESTION_BLANKS : QUESTION_ESSAY;
}

static struct option_list lower_options(
	struct lowering *lowering, const struct outline_question *source)
{
	struct option *items =
		ARENA_NEW(lowering->arena, struct option, source->option_count);

	for (size_t i = 0; i < source->option_count; i++) {
		const struct outline_option *option = &source->options[i];
		items[i] = (struct option){option->span, option->letter, option->correct,
			lower_blocks(lowering, option->blocks)};
	}
	return (struct option_list){items, source->option_count};
}

/* A question of judgement may be known by its section or label only. */
static void lower_answer(struct lowering *lowering, const struct outline_question *source,
	struct answer *answer)
{
	answers_word_alternatives(
		lowering->arena, source, word_text(lowering->language, WORD_ALTERNATIVE));
	*answer = (struct answer){.span = source->answer_span,
		.blocks = lower_blocks(lowering, source->answer),
		.letters = source->letters,
		.judgement = source->judgement,
		.blanks = source->blanks,
		.blank_count = source->blank_answer_count};
}

static void lower_part(struct lowering *lowering, const struct outline_question *source,
	struct question *part);

/* Sub-questions; a question that names no points has the sum of theirs. */
static void lower_subs(struct lowering *lowering, const struct outline_question *source,
	struct question *question)
{
	struct question *parts =
		ARENA_NEW(lowering->arena, struct question, source->part_count);
	points sum = 0;
	bool all_have = true;

	for (size_t i = 0; i < source->part_count; i++) {
		lower_part(lowering, &source->parts[i], &parts[i]);
		sum += parts[i].points;
		all_have = all_have && parts[i].points;
	}
	question->parts = parts;
	question->part_count = source->part_count;
	if (all_have && !source->facts.points)
		question->points = sum;
}

static void lower_parts(struct lowering *lowering, const struct outline_question *source,
	struct question *question)
{
	lowering->blank_count = lowering->cloze_count = 0;
	question->stem = lower_blocks(lowering, source->stem);
	question->options = lower_options(lowering, source);
	question->blank_count = lowering->blank_count;
	question->cloze_count = lowering->cloze_count;
	question->hint = lower_blocks(lowering, source->hint);
	lower_answer(lowering, source, &question->answer);
	question->explanation = lower_blocks(lowering, source->explanation);
	question->topic = lower_paragraphs(lowering, source->topic);
	question->source = lower_paragraphs(lowering, source->source);
	lower_subs(lowering, source, question);
}

static void lower_part(struct lowering *lowering, const struct outline_question *source,
	struct question *part)
{
	static const struct outline_section no_section = {0};
	const struct outline_facts *facts = &source->facts;

	part->span = source->span;
	part->number = source->number;
	part->difficulty = facts->difficulty;
	part->points = facts->points;
	part->tags = facts->tags;
	part->space = facts->space;
	part->keep_option_order = facts->keep_order;
	part->attributes = facts->attributes;
	part->group = GROUP_NONE;
	lower_parts(lowering, source, part);
	part->type = infer_type(&no_section, source, part);
}

static unsigned count_blanks(const struct question *question)
{
	unsigned count = question->blank_count;

	for (size_t i = 0; i < question->part_count; i++)
		count += count_blanks(&question->parts[i]);
	return count;
}

/* What a title says of all questions is the only one's. */
static points points_of_section(
	const struct outline_section *section, const struct question *question)
{
	const struct outline_title *title = &section->facts;

	if (title->points)
		return title->points;
	if (title->blank_points)
		return title->blank_points * count_blanks(question);
	return section->question_count == 1 ? title->claimed_points : 0;
}

static void fill_question(struct assembly *assembly,
	const struct outline_section *section, const struct outline_question *source,
	struct question *question)
{
	const struct outline_facts *facts = &source->facts;
	const struct front *front = assembly->front;

	*question = (struct question){.span = source->span,
		.anchor = source->anchor,
		.id_anchor = source->id_anchor,
		.number = source->number,
		.difficulty = facts->difficulty ? facts->difficulty : front->difficulty,
		.points = facts->points,
		.tags = all_tags(assembly, facts->tags),
		.space = facts->space,
		.keep_option_order = facts->keep_order,
		.attributes = facts->attributes,
		.group = GROUP_NONE};
	lower_parts(
		facts->skip ? &assembly->skipped : &assembly->lowering, source, question);
	if (!question->points)
		question->points = points_of_section(section, question);
	if (!question->points)
		question->points = front->points;
	question->type = infer_type(section, source, question);
	vec_push(&assembly->items,
		(struct identity_item){.question = question, .own_id = facts->id});
}

static void assemble_question(struct assembly *assembly,
	const struct outline_section *section, const struct outline_question *source)
{
	if (source->facts.skip) {
		fill_question(assembly, section, source,
			ARENA_NEW(assembly->outline->arena, struct question, 1));
		return;
	}
	const size_t ordinal = assembly->question_count++;

	fill_question(assembly, section, source, &assembly->questions[ordinal]);
	assembly->questions[ordinal].ordinal = ordinal;
}

/* "c3" of a chapter, "s3-2" of a section in it. */
static struct str anchor_of(struct arena *arena, size_t chapter, size_t section)
{
	char name[64];
	const int len =
		section ? snprintf(name, sizeof(name), "s%zu-%zu", chapter, section)
			: snprintf(name, sizeof(name), "c%zu", chapter);

	return arena_copy_str(arena, (struct str){name, (size_t)len});
}

static struct question_group *assemble_groups(struct assembly *assembly,
	const struct outline_section *source, struct section *section)
{
	struct question_group *groups = ARENA_NEW(
		assembly->outline->arena, struct question_group, source->group_count);

	for (size_t i = 0; i < source->group_count; i++) {
		const struct outline_group *group =
			&assembly->outline->groups.data[source->first_group + i];

		groups[i].span = group->span;
		groups[i].title = lower_inlines(&assembly->lowering, group->title);
		groups[i].blocks = lower_blocks(&assembly->lowering, group->blocks);
	}
	section->groups = groups;
	section->group_count = source->group_count;
	return groups;
}

/* The question that was assembled last is the group's. */
static void join_group(struct assembly *assembly, struct question_group *groups,
	size_t index, size_t section_start)
{
	const size_t last = assembly->question_count - 1;

	if (groups[index].question_count++ == 0)
		groups[index].first_question = last - section_start;
	assembly->questions[last].group = index;
}

static void assemble_section(struct assembly *assembly,
	const struct outline_section *source, struct section *section)
{
	const size_t first = assembly->question_count;
	const size_t first_item = assembly->items.len;

	section->span = source->span;
	section->claimed_points = source->facts.claimed_points;
	section->claimed_count = source->facts.claimed_count;
	section->depth = source->title ? source->depth : 0;
	section->title = lower_inlines(&assembly->lowering, source->title);
	section->intro = lower_blocks(&assembly->lowering, source->intro);
	struct question_group *groups = assemble_groups(assembly, source, section);

	for (size_t i = 0; i < source->question_count; i++) {
		const struct outline_question *question =
			&assembly->outline->questions.data[source->first_question + i];

		assemble_question(assembly, source, question);
		if (question->group != GROUP_NONE && !question->facts.skip)
			join_group(assembly, groups,
				question->group - source->first_group, first);
	}
	section->questions = assembly->questions + first;
	section->question_count = assembly->question_count - first;
	for (size_t i = first_item; i < assembly->items.len; i++) {
		struct identity_item *item = &assembly->items.data[i];
		if (item->question->group < section->group_count)
			item->group = &section->groups[item->question->group];
	}
}

static void assemble_chapter(struct assembly *assembly,
	const struct outline_chapter *source, size_t ordinal, struct chapter *chapter)
{
	struct arena *arena = assembly->outline->arena;
	struct section *sections =
		ARENA_NEW(arena, struct section, source->section_count);
	const size_t first_item = assembly->items.len;

	assembly->lowering.chapter = ordinal;
	chapter->span = source->span;
	chapter->claimed_points = source->facts.claimed_points;
	chapter->claimed_count = source->facts.claimed_count;
	chapter->ordinal = ordinal;
	chapter->anchor = anchor_of(arena, ordinal + 1, 0);
	chapter->label = source->label;
	chapter->title = lower_inlines(&assembly->lowering, source->title);
	chapter->plain_title = inline_plain(arena, chapter->title);
	chapter->intro = lower_blocks(&assembly->lowering, source->intro);
	chapter->first_question = assembly->question_count;
	for (size_t i = 0; i < source->section_count; i++) {
		sections[i].anchor = anchor_of(arena, ordinal + 1, i + 1);
		assemble_section(assembly,
			&assembly->outline->sections.data[source->first_section + i],
			&sections[i]);
	}
	chapter->sections = sections;
	chapter->section_count = source->section_count;
	chapter->question_count = assembly->question_count - chapter->first_question;
	const struct str written = inline_written(arena, chapter->title);

	for (size_t i = first_item; i < assembly->items.len; i++)
		assembly->items.data[i].chapter = written.len ? written : chapter->label;
}

static void assemble_title(struct assembly *assembly)
{
	struct bank *bank = assembly->bank;
	const struct front *front = assembly->front;
	struct inline_node text = inline_text(front->title_span, front->title);

	if (front->title.len) {
		bank->meta.title = inline_list_copy(assembly->outline->arena, &text, 1);
	} else if (assembly->outline->title) {
		bank->meta.title =
			lower_inlines(&assembly->lowering, assembly->outline->title);
	}
	if (!bank->meta.title.count) {
		text.text = bank->name;
		bank->meta.title = inline_list_copy(assembly->outline->arena, &text, 1);
	}
	bank->meta.plain_title = inline_plain(assembly->outline->arena, bank->meta.title);
}

static void assemble_chapters(struct assembly *assembly)
{
	const size_t count = assembly->outline->chapters.len;
	struct chapter *chapters =
		ARENA_NEW(assembly->outline->arena, struct chapter, count);

	for (size_t i = 0; i < count; i++)
		assemble_chapter(
			assembly, &assembly->outline->chapters.data[i], i, &chapters[i]);
	assembly->bank->chapters = chapters;
	assembly->bank->chapter_count = count;
}

static void list_questions(struct assembly *assembly)
{
	const struct question **all = ARENA_NEW(assembly->outline->arena,
		const struct question *, assembly->question_count);

	for (size_t i = 0; i < assembly->question_count; i++)
		all[i] = &assembly->questions[i];
	assembly->bank->questions = all;
	assembly->bank->question_count = assembly->question_count;
}

static void open_lowering(
	struct lowering *lowering, const struct assemble_job *job, struct diag *diag)
{
	lowering_init(lowering, job->outline->arena, diag, job->sources);
	lowering->language = job->front->meta.language;
	front_add_macros(
		job->front, &lowering->math_reader.macros, lowering->sources, diag);
}

/* A file's name as seen from the first one's folder. */
static struct str name_beside(struct str first, struct str name)
{
	size_t folder = 0;

	for (size_t i = 0; i < first.len; i++)
		if (first.data[i] == '/')
			folder = i + 1;
	return str_starts(name, str_slice(first, 0, folder))
		       ? str_from_offset(name, folder)
		       : name;
}

static void identify(struct assembly *assembly, const struct assemble_job *job)
{
	struct bank *const bank = assembly->bank;
	struct arena *const arena = job->outline->arena;
	const struct str own = bank->meta.identifier;
	struct lock_book book = {
		own.len ? own : book_id_first(arena, &bank->meta), bank->name};
	str_vec files = {0};

	for (size_t i = 0; i < job->file_count; i++)
		vec_push(&files, name_beside(job->files[0].name, job->files[i].name));
	identity_assign(&(const struct identity_job){.items = assembly->items.data,
		.count = assembly->items.len,
		.title = inline_written(arena, bank->meta.title),
		.date = bank->meta.date,
		.book = &book,
		.has_own_book_id = own.len > 0,
		.files = &files,
		.lock = job->lock,
		.arena = arena,
		.sources = job->sources,
		.diag = job->outline->diag});
	bank->meta.identifier = arena_copy_str(arena, book.identifier);
	vec_clear(&files);
	vec_clear(&assembly->items);
}

const struct bank *assemble_bank(const struct assemble_job *job)
{
	struct outline *outline = job->outline;
	struct bank *bank = ARENA_NEW(outline->arena, struct bank, 1);
	struct assembly assembly = {
		.outline = outline, .front = job->front, .bank = bank};
	struct diag unheard; /* of what is skipped */

	diag_init(&unheard);
	open_lowering(&assembly.lowering, job, outline->diag);
	open_lowering(&assembly.skipped, job, &unheard);
	bank->name = job->name;
	bank->sources = job->sources;
	bank->meta = job->front->meta;
	names_assign(outline, &assembly.lowering);
	assembly.questions =
		ARENA_NEW(outline->arena, struct question, outline->questions.len);
	assemble_title(&assembly);
	bank->preface = lower_blocks(&assembly.lowering, outline->preface);
	assemble_chapters(&assembly);
	list_questions(&assembly);
	identify(&assembly, job);
	if (bank->meta.cover.len)
		lower_image_number(
			&assembly.lowering, bank->meta.cover_span, bank->meta.cover);
	bank->images = ARENA_COPY_VEC(outline->arena, &assembly.lowering.images);
	bank->image_count = assembly.lowering.images.len;
	lowering_clear(&assembly.lowering);
	lowering_clear(&assembly.skipped);
	diag_clear(&unheard);
	return bank;
}
