/* SPDX-License-Identifier: MIT */
#include "read/outline/outline.h"

#include "read/outline/anchors.h"
#include "read/outline/groups.h"
#include "read/outline/head.h"
#include "read/outline/keys.h"
#include "read/outline/label.h"
#include "read/outline/parts.h"
#include "read/outline/repair.h"
#include "read/outline/survey.h"
#include "read/outline/titles.h"

/* One walk over a document's blocks. The survey has said where questions start; each
 * block is moved to what is open: a question's body, an introduction, the preface. A
 * paragraph is split before an inner start and a list that holds one is opened, and the
 * walk goes on with the pieces, so that it only ever looks at one block. */

struct walk {
	struct outline *outline;
	const struct outline_file *file;
	struct survey survey;
	size_t next_start;
	struct md_node *target;            /* where blocks go now */
	struct md_node *after_headings;    /* cache: the block after a run of headings */
	struct outline_question *question; /* open, or NULL */
	size_t group;                      /* open, or GROUP_NONE */
	bool in_chapter, in_section;
	bool at_title; /* nothing yet after the heading of a chapter or section */
};

static struct md_node *container(struct walk *walk, struct span span)
{
	return md_new(walk->outline->arena, MD_DOCUMENT, span);
}

static const struct start *pending(const struct walk *walk)
{
	return walk->next_start < walk->survey.starts.len
		       ? &walk->survey.starts.data[walk->next_start]
		       : NULL;
}

static void move_block(struct md_node *block, struct md_node *target)
{
	md_unlink(block);
	md_append(target, block);
}

static void close_question(struct walk *walk)
{
	struct outline_question *question = walk->question;

	if (!question)
		return;
	if (question->body->last && question->body->last->span.end > question->span.end)
		question->span.end = question->body->last->span.end;
	walk->question = NULL;
}

/* Material that no question followed is its section's introduction. */
static void close_group(struct walk *walk)
{
	struct outline *outline = walk->outline;

	if (walk->group == GROUP_NONE)
		return;
	struct outline_group *group = &outline->groups.data[walk->group];
	struct md_node *intro = vec_last(&outline->sections)->intro;

	walk->group = GROUP_NONE;
	if (group->question_count)
		return;
	if (group->title)
		md_append(intro, group->title);
	while (group->blocks->first)
		move_block(group->blocks->first, intro);
	vec_last(&outline->sections)->group_count--;
	outline->groups.len--;
}

static struct outline_title read_title(
	struct outline *outline, const struct md_node *title)
{
	const struct outline_title facts = titles_read(outline->arena, title);

	if (facts.shares_points)
		tally_add(&outline->tallies, TALLY_SHARED_POINTS, title->span);
	return facts;
}

static void open_chapter(struct walk *walk, struct md_node *title, struct span span)
{
	struct outline *outline = walk->outline;
	struct outline_chapter chapter = {.span = span, .title = title};
	struct head head;

	close_group(walk);
	chapter.first_section = outline->sections.len;
	chapter.intro = container(walk, span);
	if (title) {
		chapter.facts = read_title(outline, title);
		head_read(title->first, &head);
		const struct chapter_label label = label_chapter(head_text(&head));
		chapter.label = arena_copy_str(
			outline->arena, str_slice(head_text(&head), 0, label.label_len));
		head_strip(title, label.len);
		title->span = span;
	}
	vec_push(&outline->chapters, chapter);
	walk->in_chapter = true;
	walk->in_section = false;
	walk->at_title = title != NULL;
	walk->target = chapter.intro;
}

/* 一、单项选择题 as a chapter speaks for the sections in it that say nothing. */
static void inherit_title(struct outline_title *own, const struct outline_title *above)
{
	if (!own->has_type) {
		own->has_type = above->has_type;
		own->type = above->type;
	}
	if (!own->points && !own->blank_points) {
		own->points = above->points;
		own->blank_points = above->blank_points;
	}
}

static void open_section(struct walk *walk, struct md_node *title, struct span span)
{
	struct outline *outline = walk->outline;
	struct outline_section section = {.span = span, .title = title};

	close_group(walk);
	if (!walk->in_chapter)
		open_chapter(walk, NULL, span);
	section.first_question = outline->questions.len;
	section.first_group = outline->groups.len;
	section.intro = container(walk, span);
	if (title) {
		const unsigned above = walk->file->chapter_level;
		section.depth = title->number > above ? title->number - above : 1;
		section.facts = read_title(outline, title);
	}
	inherit_title(&section.facts, &vec_last(&outline->chapters)->facts);
	vec_push(&outline->sections, section);
	vec_last(&outline->chapters)->section_count++;
	walk->in_section = true;
	walk->at_title = title || walk->at_title;
	walk->target = section.intro;
}

static bool starts_here(const struct walk *walk, const struct md_node *block)
{
	const struct start *start = pending(walk);

	return start && start->line == block->first && block->first;
}

/* The block after this heading that is a start, or no heading. A run of headings is
 * looked through once. */
static struct md_node *block_after_headings(struct walk *walk, struct md_node *heading)
{
	struct md_node *block = walk->after_headings;

	if (block && block->parent == heading->parent &&
		block->span.start > heading->span.start)
		return block;
	for (block = heading->next;
		block && block->kind == MD_HEADING && !starts_here(walk, block);)
		block = block->next;
	walk->after_headings = block;
	return block;
}

static bool holds_start(const struct walk *walk, const struct md_node *block)
{
	const struct start *start = pending(walk);

	return start && start->span.start >= block->span.start &&
	       start->span.start < block->span.end;
}

static bool question_follows(struct walk *walk, struct md_node *heading)
{
	const struct md_node *next = block_after_headings(walk, heading);

	return next &&
	       (starts_here(walk, next) || (next->kind == MD_LIST && next->first &&
						   holds_start(walk, next->first)));
}

/* A heading inside a question: a deeper one belongs to it, unless the next block that is
 * no heading starts a question. */
static bool heading_ends_question(struct walk *walk, struct md_node *heading)
{
	const unsigned level = heading->number;
	struct head head;

	head_read(heading->first, &head);
	const bool is_whole_part =
		head.is_whole && label_part_alone(head_text(&head)) != PART_NONE;
	if (is_whole_part || label_part(head_text(&head)).len)
		return false;
	if (level <= walk->file->chapter_level || level <= walk->survey.question_level ||
		titles_is_one(heading))
		return true;
	return question_follows(walk, heading);
}

/* A heading between the line that opens a group and its first question. */
static bool is_in_material(struct walk *walk, struct md_node *heading)
{
	return walk->group != GROUP_NONE && !walk->question &&
	       !walk->outline->groups.data[walk->group].question_count &&
	       heading->number > walk->file->chapter_level &&
	       !question_follows(walk, heading);
}

/* 单选题 above each single question: the section is open already. */
static bool repeats_title(const struct walk *walk, const struct md_node *heading)
{
	const struct outline *outline = walk->outline;
	struct head head, open;

	if (!walk->in_section || !vec_last(&outline->sections)->title ||
		walk->group != GROUP_NONE || !titles_is_one(heading))
		return false;
	head_read(heading->first, &head);
	head_read(vec_last(&outline->sections)->title->first, &open);
	return str_eq(head_text(&head), head_text(&open));
}

static void visit_heading(struct walk *walk, struct md_node *heading)
{
	struct outline *outline = walk->outline;
	const struct span span = heading->span;

	if (is_in_material(walk, heading) ||
		(walk->question && !heading_ends_question(walk, heading))) {
		move_block(heading, walk->target);
		return;
	}
	close_question(walk);
	md_unlink(heading);
	if (repeats_title(walk, heading))
		return;
	if (heading->number == 1 && walk->file->has_title && !outline->title &&
		!walk->in_chapter)
		outline->title = heading;
	else if (heading->number <= walk->file->chapter_level)
		open_chapter(walk, heading, span);
	else
		open_section(walk, heading, span);
}

/* Whether the question that is open lies under shared material without a range. */
static bool in_group(const struct walk *walk)
{
	return walk->group != GROUP_NONE &&
	       !walk->outline->groups.data[walk->group].has_range;
}

/* Whether the line opens shared material. Without a range only directly under a title,
 * or as the next of several that count (材料二); with one, only if the next question is
 * its first. */
static bool opens_group(
	struct walk *walk, struct md_node *block, struct group_label *label)
{
	const struct start *start = pending(walk);
	struct head head;
	unsigned number;

	if ((block->kind != MD_PARA && block->kind != MD_HEADING) || !start)
		return false;
	head_read(block->first, &head);
	*label = group_label_read(head_text(&head), head.is_whole);
	if (!label->opens)
		return false;
	if (!label->has_range)
		return block->kind == MD_HEADING || (!walk->question && walk->at_title) ||
		       (label->is_numbered && walk->question && in_group(walk));
	return !start->number.len ||
	       (str_to_unsigned(start->number, &number) && number == label->first);
}

static void fill_group(
	struct walk *walk, struct md_node *block, const struct group_label *label)
{
	struct outline_group *group = vec_last(&walk->outline->groups);
	struct md_node *second = line_next(block->first);

	if (label->is_title) {
		if (second)
			move_block(para_split(walk->outline->arena, block, second),
				group->blocks);
		md_unlink(block);
		group->title = block;
		return;
	}
	head_strip(block, label->strip_len);
	if (block->first)
		move_block(block, group->blocks);
	else
		md_unlink(block);
}

static void open_group(
	struct walk *walk, struct md_node *block, const struct group_label *label)
{
	struct outline *outline = walk->outline;
	const bool is_heading = block->kind == MD_HEADING;
	struct outline_group group = {.span = block->span,
		.has_range = label->has_range,
		.first = label->first,
		.last = label->last,
		.blocks = container(walk, block->span)};

	close_question(walk);
	close_group(walk);
	if (is_heading)
		visit_heading(walk, block);
	if (!walk->in_section)
		open_section(walk, NULL, group.span);
	walk->group = outline->groups.len;
	walk->at_title = false;
	walk->target = group.blocks;
	vec_push(&outline->groups, group);
	vec_last(&outline->sections)->group_count++;
	if (!is_heading)
		fill_group(walk, block, label);
}

/* The group that the next question belongs to; a range ends with its last number. */
static size_t join_group(struct walk *walk, struct str number)
{
	const size_t open = walk->group;
	unsigned value;

	if (open == GROUP_NONE)
		return GROUP_NONE;
	struct outline_group *group = &walk->outline->groups.data[open];

	if (group->has_range &&
		(group->question_count > group->last - group->first ||
			(str_to_unsigned(number, &value) &&
				(value < group->first || value > group->last)))) {
		close_group(walk);
		return GROUP_NONE;
	}
	group->question_count++;
	return open;
}

/* Takes the label off the block and says whether the block was a question by itself:
 * a heading, or a paragraph wholly in bold. */
static bool strip_start(
	struct walk *walk, struct md_node *block, const struct start *start)
{
	const bool is_heading = block->kind == MD_HEADING;
	const bool is_bold = start->is_bold && block->first->kind == MD_STRONG;

	if (is_bold) {
		struct md_node *second = line_next(block->first);
		if (second)
			para_split(walk->outline->arena, block, second);
	}
	head_strip(block, start->label_len);
	block->kind = MD_PARA;
	if (is_bold && block->first && block->first == block->last &&
		block->first->kind == MD_STRONG)
		md_unwrap(block->first);
	return is_heading || is_bold;
}

/* List marking: the link's text is the stem, its URL the source. */
static void take_link(
	struct walk *walk, struct outline_question *question, struct md_node *para)
{
	struct md_node *link = para->last;

	if (!link || link->kind != MD_LINK)
		return;
	if (para->first->kind == MD_TEXT) {
		const struct str text = str_trim_wide(para->first->text);
		if (text.len > 2 && text.data[0] == '[' && str_ends(text, STR("]"))) {
			struct str *tag = ARENA_NEW(walk->outline->arena, struct str, 1);
			*tag = str_slice(text, 1, text.len - 1);
			question->facts.tags = (struct tag_list){tag, 1};
		}
		md_unlink(para->first);
	}
	struct md_node *url = md_new(walk->outline->arena, MD_LINK, link->span);
	struct md_node *text = md_new(walk->outline->arena, MD_TEXT, link->span);
	struct md_node *source_para = md_new(walk->outline->arena, MD_PARA, link->span);

	url->url = text->text = link->url;
	md_append(url, text);
	md_append(source_para, url);
	question->source = container(walk, link->span);
	md_append(question->source, source_para);
	md_unwrap(link);
}

static bool stem_goes_on(
	const struct walk *walk, const struct md_node *first, const struct md_node *next)
{
	struct head head;

	if (walk->survey.marking != MARKING_LABELS || !next || next->kind != MD_PARA ||
		holds_start(walk, next) || inline_ends_sentence(first) ||
		!inline_ends_in_question_mark(next))
		return false;
	head_read(next->first, &head);
	return !label_part(head_text(&head)).len && !label_option(head_text(&head)).len &&
	       !label_answer_letter(head_text(&head)).len;
}

static struct str last_words(struct str text)
{
	size_t start = text.len;

	for (unsigned count = 0; count < 8 && start; count++)
		while (start-- && ((unsigned char)text.data[start] & 0xC0) == 0x80)
			;
	return str_from_offset(text, start);
}

static struct str first_words(struct str text)
{
	size_t end = 0;

	for (unsigned count = 0; count < 8 && end < text.len; count++)
		while (++end < text.len && ((unsigned char)text.data[end] & 0xC0) == 0x80)
			;
	return str_slice(text, 0, end);
}

/* A stem that a stray blank line split (the last words of one end and the first of the
 * other are in the message). */
static void join_stem(struct walk *walk, struct md_node *first, struct md_node *next)
{
	struct outline *outline = walk->outline;
	struct md_node *gap = md_new(outline->arena, MD_SOFT_BREAK,
		span_of(first->span.source, first->span.end, next->span.start));

	diag_report(outline->diag, DIAG_STEM_SPLIT, gap->span,
		last_words(md_plain(outline->arena, first)),
		first_words(md_plain(outline->arena, next)));
	md_append(first, gap);
	while (next->first)
		move_block(next->first, first);
	first->span.end = next->span.end;
	md_unlink(next);
}

static bool says_judge(const struct outline_section *section)
{
	return section->facts.has_type && section->facts.type == QUESTION_JUDGE;
}

static void open_question(struct walk *walk, struct md_node *block)
{
	struct outline *outline = walk->outline;
	const struct start *start = pending(walk);
	struct outline_question question = {.span = block->span,
		.number = start->number,
		.by_letter = start->by_letter,
		.answer_span = SPAN_NONE};

	walk->next_start++;
	close_question(walk);
	if (!walk->in_section)
		open_section(walk, NULL, block->span);
	walk->at_title = false;
	question.group = join_group(walk, start->number);
	question.is_judge = says_judge(vec_last(&outline->sections));
	if (start->is_inner_line)
		tally_add(&outline->tallies, TALLY_LABEL_IN_PARAGRAPH, block->span);
	const bool stands_alone = strip_start(walk, block, start);
	question.body_is_answer = walk->file->body == BODY_AUTO
					  ? stands_alone
					  : walk->file->body == BODY_ANSWER;
	question.body = container(walk, block->span);
	if (start->is_list)
		take_link(walk, &question, block);
	if (block->first && !question.body_is_answer &&
		stem_goes_on(walk, block, block->next))
		join_stem(walk, block, block->next);
	if (!block->first)
		question.body_is_answer = false;
	vec_push(&outline->questions, question);
	vec_last(&outline->sections)->question_count++;
	walk->question = vec_last(&outline->questions);
	walk->target = question.body;
	if (block->first)
		move_block(block, question.body);
	else
		md_unlink(block);
}

struct holder {
	const struct walk *walk;
	size_t start; /* index of the first start not before the item */
};

static bool item_holds_start(const struct md_node *item, void *closure)
{
	struct holder *holder = closure;
	const struct survey *survey = &holder->walk->survey;
	bool holds = false;

	while (holder->start < survey->starts.len &&
		survey->starts.data[holder->start].span.start < item->span.end) {
		holds = true;
		holder->start++;
	}
	return holds;
}

/* What stands before the next start inside the paragraph, as a paragraph of its own;
 * else the whole block. */
static struct md_node *piece_before(
	struct walk *walk, struct md_node *block, size_t start_index)
{
	const struct survey *survey = &walk->survey;

	if (block->kind != MD_PARA || start_index >= survey->starts.len ||
		survey->starts.data[start_index].line->parent != block)
		return block;
	return para_cut(
		walk->outline->arena, block, survey->starts.data[start_index].line);
}

static struct md_node *visit_start(struct walk *walk, struct md_node *block)
{
	if (block->kind == MD_DETAILS)
		block = details_open(walk->outline->arena, block);
	struct md_node *piece = piece_before(walk, block, walk->next_start + 1);
	struct md_node *parent = block->parent, *before = piece->previous;

	open_question(walk, piece);
	if (piece != block)
		return block;
	return before ? before->next : parent->first;
}

/* Deals with one block and returns the next one to look at. */
static struct md_node *visit(struct walk *walk, struct md_node *block)
{
	struct md_node *next = block->next;
	struct group_label label;

	if (starts_here(walk, block))
		return visit_start(walk, block);
	if (block->kind == MD_LIST && holds_start(walk, block)) {
		struct holder holder = {walk, walk->next_start};
		return list_open(walk->outline->arena, block, item_holds_start, &holder);
	}
	struct md_node *piece = piece_before(walk, block, walk->next_start);
	if (block->kind == MD_COMMENT && !walk->question &&
		attributes_of_comment(block->text).len)
		diag_report(walk->outline->diag, DIAG_OUTSIDE_ATTRIBUTES, block->span);
	if (opens_group(walk, piece, &label)) {
		open_group(walk, piece, &label);
	} else if (block->kind == MD_HEADING) {
		visit_heading(walk, block);
	} else {
		walk->at_title = walk->at_title && block->kind == MD_COMMENT;
		move_block(piece, walk->target);
	}
	return piece == block ? next : block;
}

/* Starts that lie in a block which went elsewhere can no longer be reached. */
static void skip_lost_starts(struct walk *walk, const struct md_node *block)
{
	const struct start *start = pending(walk);

	while (start && start->span.start < block->span.start) {
		walk->next_start++;
		start = pending(walk);
	}
}

/* Goes on in the chapter and section of the piece before. */
static void resume(struct walk *walk)
{
	const struct outline *outline = walk->outline;

	if (!outline->chapters.len)
		return;
	walk->in_chapter = true;
	walk->target = vec_last(&outline->chapters)->intro;
	if (!vec_last(&outline->chapters)->section_count)
		return;
	walk->in_section = true;
	walk->target = vec_last(&outline->sections)->intro;
}

void outline_add_file(struct outline *outline, const struct outline_file *file)
{
	struct walk walk = {.outline = outline, .file = file, .group = GROUP_NONE};

	anchors_collect(outline, file);
	repair_document(outline, file->document);
	anchors_drop_navigation(outline, file->document);
	keys_detach(outline, file, file->is_further);
	survey_document(outline, file, &walk.survey);
	if (!outline->preface)
		outline->preface = container(&walk, file->document->span);
	walk.target = outline->preface;
	if (file->is_continued)
		resume(&walk);
	for (struct md_node *block = file->document->first; block;) {
		skip_lost_starts(&walk, block);
		block = visit(&walk, block);
	}
	close_question(&walk);
	close_group(&walk);
	survey_clear(&walk.survey);
}

void outline_clear(struct outline *outline)
{
	vec_clear(&outline->chapters);
	vec_clear(&outline->sections);
	vec_clear(&outline->groups);
	vec_clear(&outline->questions);
	anchors_clear(&outline->anchors);
}
