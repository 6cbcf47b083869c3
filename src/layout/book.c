/* SPDX-License-Identifier: MIT */
#include "layout/book.h"

#include "layout/inline.h"
#include "layout/wording.h"
#include "model/build.h"

#define OUTLINE_BYTES 72 /* of a question's stem in the bookmarks */
#define SHORT_INTRO   5  /* rows */
#define CHAPTER_LEVEL 2  /* of headings: the book's title is 1 */

static struct str cut_at_character(struct str text, size_t most)
{
	if (text.len <= most)
		return text;
	while (most > 0 && (text.data[most] & 0xC0) == 0x80)
		most--;
	return str_slice(text, 0, most);
}

void book_add_question_outline(
	struct flow *flow, const struct question *question, unsigned depth)
{
	struct buf title;

	buf_init(&title, 0);
	buf_put_str(&title, question->number);
	buf_put_c(&title, "  ");
	if (question->stem.count > 0) {
		struct buf plain;
		struct str line, rest;

		buf_init(&plain, 0);
		block_put_entry(&plain, (struct block_list){question->stem.items, 1});
		rest = str_trim(buf_str(&plain));
		if (str_next_line(&rest, &line)) {
			const struct str cut = cut_at_character(line, OUTLINE_BYTES);

			buf_put_str(&title, cut);
			buf_put_c(&title, cut.len < line.len ? "…" : "");
		}
		buf_clear(&plain);
	}
	flow_add_outline(flow, arena_copy_str(flow->arena, str_trim(buf_str(&title))),
		flow->first_question_destination + question->ordinal, depth);
	buf_clear(&title);
}

/* --- headings --- */

struct heading {
	struct inline_list title;
	scaled size, lead;
	uint32_t element;
	struct span span;
};

/* Ragged lines that are never parted from what follows. Returns the baseline of the last
 * from its row's top. */
static void put_heading_lines(
	struct flow *flow, const struct heading *heading, scaled width)
{
	const struct flat_run run =
		flow_run(ROLE_HEADING, heading->size, flow->style->ink, heading->element);
	const struct para_place place = {
		.x = flow->left,
		.width = width,
		.size = heading->size,
		.lead = heading->lead,
		.align = LINE_LEFT,
		.is_balanced = true,
		.span = heading->span,
	};
	const size_t first = flow->rows.len;

	para_reset(&flow->para);
	inline_put(flow, &run, heading->title);
	flow_put_para(flow, &place);
	for (size_t i = first + 1; i < flow->rows.len; i++)
		flow->rows.data[i].penalty = PENALTY_NEVER;
}

static void put_chapter_label(struct flow *flow, struct str label, uint32_t element)
{
	const struct style *style = flow->style;
	const scaled baseline =
		flow_baseline(style->chapter_label_size, style->chapter_label_size);
	const struct line_text text = {
		.text = label,
		.run = flow_run(ROLE_SANS_BOLD, style->chapter_label_size, style->accent,
			element),
		.x = flow->left,
		.width = flow->measure,
		.is_spaced = true,
	};
	/* From the label's baseline to the title's is chapter.label-lead. */
	const scaled title =
		flow_baseline(style->chapter_title_size, style->chapter_title_lead);
	const scaled height =
		scaled_max(style->chapter_label_lead - title + baseline, baseline);

	flow_begin_row(flow, baseline);
	flow_put_text(flow, &text, baseline);
	flow_end_row(flow, height, 0, 0);
	flow_penalty(flow, PENALTY_NEVER);
}

/* 第 20–39 题, and with totals · 20 题 · 100 分. */
static struct str chapter_range(struct flow *flow, const struct chapter *chapter)
{
	const struct str range = flow_range(flow, chapter->first_question,
		chapter->question_count, WORD_QUESTION_RANGE, WORD_QUESTION_NUMBER);
	struct buf text;

	if (!flow->style->chapter_totals || chapter->question_count == 0)
		return range;
	buf_init(&text, 0);
	buf_put_str(&text, range);
	buf_put_c(&text, " · ");
	buf_put_str(&text,
		flow_totals(flow, chapter->first_question, chapter->question_count));
	const struct str kept = arena_copy_str(flow->arena, buf_str(&text));

	buf_clear(&text);
	return kept;
}

/* The range stands on the title's last baseline, the rule below it. */
static void end_chapter_title(
	struct flow *flow, const struct chapter *chapter, uint32_t section)
{
	const struct style *style = flow->style;
	struct row *row = vec_last(&flow->rows);
	const struct line_text range = {
		.text = chapter_range(flow, chapter),
		.run = flow_run(ROLE_SANS, style->chapter_range_size, style->soft,
			flow_element(flow, ELEMENT_PARA, section)),
		.x = flow->left,
		.width = flow->measure,
		.align = LINE_RIGHT,
	};

	flow_put_text(flow, &range,
		flow_baseline(style->chapter_title_size, style->chapter_title_lead));
	flow_put_fill(flow, flow->left,
		row->height - row->slack_below + style->chapter_rule_above,
		(struct page_item){.width = flow->measure,
			.height = style->chapter_rule,
			.fill = {flow_colour(style->ink)}});
	row->height += style->chapter_rule_above + style->chapter_rule - row->slack_below;
	row->slack_below = 0;
	row->item_count = (uint32_t)flow->sink.items.len - row->first_item;
}

/* What the range at its right leaves the title, half the measure at least. */
static scaled title_width(struct flow *flow, const struct chapter *chapter)
{
	const struct style *style = flow->style;
	const struct flat_run run = flow_run(
		ROLE_SANS, style->chapter_range_size, style->soft, ELEMENT_ARTIFACT);

	para_reset(&flow->para);
	inline_put_text(flow, &run, chapter_range(flow, chapter));
	para_shape(&flow->para, &flow->cache, &flow->rules, SCALED_MAX);
	const scaled left = flow->measure - para_natural_width(&flow->para) -
			    style->chapter_title_size;

	return scaled_max(scaled_min(flow->measure * 4 / 5, left), flow->measure / 2);
}

static void put_chapter_title(
	struct flow *flow, const struct chapter *chapter, uint32_t section)
{
	const struct style *style = flow->style;
	const uint32_t element = flow_heading(flow, CHAPTER_LEVEL, section);
	struct inline_list title = chapter->title;
	struct inline_node label = {.kind = INLINE_TEXT, .span = chapter->span};
	const bool is_label_alone = title.count == 0;

	label.text = chapter->label;
	if (is_label_alone) /* 第 3 章 and nothing more */
		title = (struct inline_list){&label, 1};
	const struct heading heading = {
		.title = title,
		.size = style->chapter_title_size,
		.lead = style->chapter_title_lead,
		.element = element,
		.span = chapter->span,
	};

	flow_space(flow, style->chapter_above);
	flow->must_begin_page = flow->must_begin_page || style->chapter_new_page;
	flow_destination(flow, chapter->ordinal);
	if (chapter->label.len > 0 && !is_label_alone)
		put_chapter_label(flow, chapter->label, element);
	put_heading_lines(flow, &heading, title_width(flow, chapter));
	end_chapter_title(flow, chapter, section);
	flow_space(flow, style->chapter_below);
	flow_penalty(flow, PENALTY_NEVER);
}

/* An introduction; a short one stays with what follows, as its heading does. */
void book_put_prose(
	struct flow *flow, struct block_list blocks, uint32_t element, scaled below)
{
	struct frame frame = frame_body(flow, element);
	const size_t first_row = flow->rows.len;

	if (blocks.count == 0)
		return;
	frame.is_prose = true;
	block_put_list(flow, blocks, &frame);
	flow_space(flow, below);
	if (flow->rows.len - first_row <= SHORT_INTRO)
		flow_penalty(flow, PENALTY_NEVER);
}

/* --- sections --- */

/* Where what comes next hangs: titled sections within each other, each with the depth it
 * has in the source and the level of its heading, which skips none. */
#define PATH_MAX_DEPTH 8

struct part {
	uint32_t element;
	unsigned depth, level;
};

struct part_path {
	struct part parts[PATH_MAX_DEPTH + 1];
	size_t count;
};

/* The part that holds a section of this depth. */
static const struct part *part_above(struct part_path *path, unsigned depth)
{
	while (path->count > 1 && (path->parts[path->count - 1].depth >= depth ||
					  path->count > PATH_MAX_DEPTH))
		path->count--;
	return &path->parts[path->count - 1];
}

static void put_section_title(struct flow *flow, const struct section *section,
	size_t destination, const struct part *part)
{
	const struct style *style = flow->style;
	const scaled size =
		section->depth <= 1 ? style->section_size : style->subsection_size;
	const struct heading heading = {
		.title = section->title,
		.size = size,
		.lead = size * 3 / 2,
		.element = flow_heading(flow, part->level, part->element),
		.span = section->span,
	};

	flow_space(flow, style->section_above);
	flow_destination(flow, destination);
	put_heading_lines(flow, &heading, flow->measure);
	flow_space(flow, style->section_below);
	flow_penalty(flow, PENALTY_NEVER);
}

static void put_group(
	struct flow *flow, const struct question_group *group, uint32_t parent)
{
	const uint32_t element = flow_element(flow, ELEMENT_SECTION, parent);
	struct frame frame = frame_body(flow, element), title = frame;

	flow_space(flow, flow->style->group_above);
	title.role = ROLE_STRONG;
	if (group->title.count > 0) {
		block_put_para(flow, group->title, &title, NULL, group->span);
		flow_penalty(flow, PENALTY_NEVER);
	}
	frame.is_prose = true;
	block_put_list(flow, group->blocks, &frame);
	flow_penalty(flow, PENALTY_NEVER);
}

void book_put_questions(struct flow *flow, const struct section *section,
	const struct question_place *place)
{
	size_t shown = GROUP_NONE;

	for (size_t i = 0; i < section->question_count; i++) {
		const struct question *question = &section->questions[i];

		if (question->group != GROUP_NONE && question->group != shown &&
			question->group < section->group_count)
			put_group(
				flow, &section->groups[question->group], place->element);
		shown = question->group;
		question_put(flow, question, place->element, place->level);
		book_add_question_outline(flow, question, place->outline_depth);
	}
}

/* In a book of answers. One without an answer lends its place to the next. */
static void put_answers(struct flow *flow, const struct section *section,
	const struct part *part, unsigned outline_depth)
{
	for (size_t i = 0; i < section->question_count; i++) {
		const struct question *question = &section->questions[i];

		if (!answer_is_there(question)) {
			flow_destination(flow,
				flow->first_question_destination + question->ordinal);
			continue;
		}
		answer_put_numbered(flow, question, part->element, part->level + 1, NULL);
		book_add_question_outline(flow, question, outline_depth);
	}
}

static void put_section(struct flow *flow, const struct section *section,
	size_t destination, struct part_path *path, unsigned outline_depth)
{
	struct part part = *part_above(path, section->depth);
	unsigned depth = outline_depth;

	if (section->title.count > 0) {
		part = (struct part){flow_element(flow, ELEMENT_SECTION, part.element),
			section->depth, part.level + 1};
		path->parts[path->count++] = part;
		depth += section->depth > 0 ? section->depth - 1 : 0;
		flow_add_outline(flow, inline_plain(flow->arena, section->title),
			destination, depth);
		put_section_title(flow, section, destination, &part);
		depth++;
	} else {
		flow_destination(flow, destination);
	}
	if (flow->job->answers == LAYOUT_ANSWERS_ONLY) {
		put_answers(flow, section, &part, depth);
		return;
	}
	book_put_prose(flow, section->intro, part.element, flow->style->question_above);
	book_put_questions(flow, section,
		&(struct question_place){part.element, part.level + 1, depth});
}

/* --- chapters --- */

static struct str chapter_outline(struct flow *flow, const struct chapter *chapter)
{
	struct buf title;

	buf_init(&title, 0);
	buf_put_str(&title, chapter->label);
	if (chapter->label.len > 0 && chapter->plain_title.len > 0)
		buf_put_c(&title, " ");
	buf_put_str(&title, chapter->plain_title);
	const struct str kept = arena_copy_str(flow->arena, buf_str(&title));

	buf_clear(&title);
	return kept;
}

void book_add_chapter_outline(struct flow *flow, const struct chapter *chapter)
{
	flow_add_outline(flow, chapter_outline(flow, chapter), chapter->ordinal, 0);
}

bool book_has_title(const struct chapter *chapter)
{
	return chapter->title.count > 0 || chapter->label.len > 0;
}

static void put_chapter(struct flow *flow, const struct chapter *chapter,
	uint32_t document, size_t first_section)
{
	const uint32_t section = flow_titled_element(
		flow, ELEMENT_SECTION, document, chapter->plain_title);
	const bool is_titled = book_has_title(chapter);
	const unsigned level = is_titled ? CHAPTER_LEVEL : CHAPTER_LEVEL - 1;
	struct part_path path = {.parts = {{section, 0, level}}, .count = 1};

	flow->chapter = (uint32_t)chapter->ordinal;
	flow->heading = flow->inner_heading = level;
	if (is_titled) {
		book_add_chapter_outline(flow, chapter);
		put_chapter_title(flow, chapter, section);
	} else {
		flow_destination(flow, chapter->ordinal);
	}
	if (flow->job->answers != LAYOUT_ANSWERS_ONLY)
		book_put_prose(
			flow, chapter->intro, section, flow->style->question_above);
	for (size_t i = 0; i < chapter->section_count; i++)
		put_section(
			flow, &chapter->sections[i], first_section + i, &path, is_titled);
	if (flow->style->hint_show == HINT_CHAPTER &&
		flow->job->answers != LAYOUT_ANSWERS_ONLY)
		hint_put_part(flow, chapter->first_question, chapter->question_count,
			section, level + 1);
	if (flow->job->answers == LAYOUT_ANSWERS_CHAPTER)
		answer_put_part(flow, chapter->first_question, chapter->question_count,
			section, level + 1);
}

/* --- destinations --- */

static struct str answer_name(struct flow *flow, struct str anchor)
{
	struct buf name;
	const bool is_plain = str_starts(anchor, STR("q"));

	buf_init(&name, 0);
	buf_put_c(&name, is_plain ? "a" : "a-");
	buf_put_str(&name, str_from_offset(anchor, is_plain));
	const struct str kept = arena_copy_str(flow->arena, buf_str(&name));

	buf_clear(&name);
	return kept;
}

static size_t count_sections(const struct bank *bank)
{
	size_t count = 0;

	for (size_t i = 0; i < bank->chapter_count; i++)
		count += bank->chapters[i].section_count;
	return count;
}

void book_name_destinations(struct flow *flow)
{
	const struct bank *bank = flow->bank;
	const bool is_apart = answers_are_listed(flow) ||
			      flow->job->answers == LAYOUT_ANSWERS_ONLY ||
			      flow->job->answers == LAYOUT_ANSWERS_INPLACE;
	size_t next = bank->chapter_count;

	flow->first_section_destination = next;
	flow->first_question_destination = next + count_sections(bank);
	flow->first_answer_destination =
		flow->first_question_destination + bank->question_count;
	flow->destination_count =
		flow->first_answer_destination + (is_apart ? bank->question_count : 0);
	flow->destination_names =
		ARENA_NEW(flow->arena, struct str, flow->destination_count + 1);
	flow->anchors =
		ARENA_NEW(flow->arena, struct anchor, flow->destination_count + 1);
	for (size_t i = 0; i < flow->destination_count; i++)
		flow->anchors[i].row = NO_INDEX;
	for (size_t i = 0; i < bank->chapter_count; i++) {
		flow->destination_names[i] = bank->chapters[i].anchor;
		for (size_t s = 0; s < bank->chapters[i].section_count; s++)
			flow->destination_names[next++] =
				bank->chapters[i].sections[s].anchor;
	}
	for (size_t i = 0; i < bank->question_count; i++) {
		const struct str anchor = bank->questions[i]->anchor;

		flow->destination_names[next + i] = anchor;
		if (is_apart)
			flow->destination_names[flow->first_answer_destination + i] =
				answer_name(flow, anchor);
	}
}

void book_put(struct flow *flow)
{
	const struct bank *bank = flow->bank;
	const uint32_t document = flow_titled_element(
		flow, ELEMENT_DOCUMENT, ELEMENT_ARTIFACT, bank->meta.plain_title);
	size_t section;

	book_name_destinations(flow);
	section = flow->first_section_destination;
	flow_set_wide(flow, true);
	front_put(flow, document);
	flow_set_wide(flow, false);
	for (size_t i = 0; i < bank->chapter_count; i++) {
		flow->must_begin_page = i == 0 && front_has_contents(flow);
		put_chapter(flow, &bank->chapters[i], document, section);
		section += bank->chapters[i].section_count;
	}
	flow->chapter = NO_INDEX;
	if (flow->job->answers == LAYOUT_ANSWERS_END ||
		flow->job->answers == LAYOUT_ANSWERS_INPLACE) {
		flow->must_begin_page = true;
		answer_put_part(flow, 0, bank->question_count, document, CHAPTER_LEVEL);
	}
}
