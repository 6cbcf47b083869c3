/* SPDX-License-Identifier: MIT */
#include "layout/book.h"
#include "layout/inline.h"
#include "layout/wording.h"
#include "model/build.h"

#define SHORT_ANSWER 24 /* bytes: the explanation goes on in the same line */
#define INLINE_GAP   2  /* em before it */

static struct flat_run label_run(const struct flow *flow, uint32_t element)
{
	struct flat_run run = flow_run(ROLE_SANS_BOLD, flow->style->answer_label_size,
		flow->style->accent, element);

	run.flags = RUN_WHOLE;
	return run;
}

static struct inset label_inset(const struct flow *flow, enum word word, uint32_t element)
{
	return (struct inset){
		.text = word_text(flow->language, word),
		.run = label_run(flow, element),
		.gap = flow->style->label_gap,
	};
}

/* A part with its label before the first paragraph, or above what is no paragraph. */
static void put_labelled(struct flow *flow, struct block_list list, enum word word,
	const struct frame *frame)
{
	const struct inset label = label_inset(flow, word, frame->element);
	const struct block_insets insets = {.before = &label, .before_count = 1};
	struct block_list rest = list;

	if (list.count == 0)
		return;
	if (block_is_text(&list.items[0])) {
		block_put_para(
			flow, list.items[0].para, frame, &insets, list.items[0].span);
		rest.items++;
		rest.count--;
		if (rest.count > 0) {
			block_space_before(flow, &rest.items[0], &list.items[0], frame);
			flow_penalty(flow, PENALTY_PARA);
		}
	} else {
		block_put_para(flow, (struct inline_list){0}, frame, &insets, SPAN_NONE);
		flow_penalty(flow, PENALTY_NEVER);
	}
	block_put_list(flow, rest, frame);
}

/* What was understood, where there is nothing to quote. */
static struct str understood_answer(struct flow *flow, const struct answer *answer)
{
	switch (answer->judgement) {
	case JUDGEMENT_TRUE: return word_text(flow->language, WORD_TRUE);
	case JUDGEMENT_FALSE: return word_text(flow->language, WORD_FALSE);
	case JUDGEMENT_NONE: break;
	}
	return answer->letters;
}

/* The clozes of a stem, in order: 甲；乙. */
static void put_cloze_answers(struct flow *flow, const struct flat_run *run,
	struct inline_list list, bool *is_first)
{
	for (size_t i = 0; i < list.count; i++) {
		const struct inline_node *node = &list.items[i];

		if (node->kind != INLINE_CLOZE) {
			put_cloze_answers(flow, run, inline_children(node), is_first);
			continue;
		}
		if (!*is_first)
			inline_put_text(flow, run, STR("；"));
		*is_first = false;
		inline_put(flow, run, node->cloze.answer);
	}
}

static void put_own_answer(struct flow *flow, const struct question *question,
	const struct frame *frame, bool is_labelled)
{
	const uint32_t element = flow_element(flow, ELEMENT_PARA, frame->element);
	const struct flat_run run =
		flow_run(frame->role, frame->size, frame->colour, element);
	const struct flat_run label = label_run(flow, element);
	const struct para_place place = {
		.x = frame->x,
		.width = frame->width,
		.size = frame->size,
		.lead = frame->lead,
		.align = LINE_JUSTIFY,
		.span = question->span,
	};
	bool is_first = true;

	para_reset(&flow->para);
	if (is_labelled) {
		inline_put_text(flow, &label, word_text(flow->language, WORD_ANSWER));
		inline_put_gap(flow, &label, flow->style->label_gap);
	}
	inline_put_text(flow, &run, understood_answer(flow, &question->answer));
	for (size_t i = 0; i < question->stem.count; i++)
		if (question->stem.items[i].kind == BLOCK_PARA)
			put_cloze_answers(
				flow, &run, question->stem.items[i].para, &is_first);
	flow_put_para(flow, &place);
}

static bool is_short(struct flow *flow, struct block_list list)
{
	struct buf plain;

	if (list.count != 1 || !block_is_text(&list.items[0]))
		return false;
	buf_init(&plain, 0);
	inline_put_plain(&plain, list.items[0].para);
	const bool fits = plain.len <= SHORT_ANSWER;

	buf_clear(&plain);
	(void)flow;
	return fits;
}

/* 答案 B  解析 …, in one paragraph. */
static void put_short_answer(struct flow *flow, const struct question *question,
	const struct frame *frame, bool is_labelled)
{
	const uint32_t element = flow_element(flow, ELEMENT_PARA, frame->element);
	const struct flat_run run =
		flow_run(frame->role, frame->size, frame->colour, element);
	const struct flat_run label = label_run(flow, element);
	const struct block *first = &question->explanation.items[0];
	const struct para_place place = {
		.x = frame->x,
		.width = frame->width,
		.size = frame->size,
		.lead = frame->lead,
		.align = flow->style->justify ? LINE_JUSTIFY : LINE_LEFT,
		.span = question->answer.span,
	};

	para_reset(&flow->para);
	if (is_labelled) {
		inline_put_text(flow, &label, word_text(flow->language, WORD_ANSWER));
		inline_put_gap(flow, &label, flow->style->label_gap);
	}
	inline_put_beside(flow, &run, question->answer.blocks.items[0].para);
	inline_put_gap(flow, &run, INLINE_GAP * frame->size);
	inline_put_text(flow, &label, word_text(flow->language, WORD_EXPLANATION));
	inline_put_gap(flow, &label, flow->style->label_gap);
	inline_put_beside(flow, &run, first->para);
	flow_put_para(flow, &place);
	for (size_t i = 1; i < question->explanation.count; i++) {
		block_space_before(flow, &first[i], &first[i - 1], frame);
		flow_penalty(flow, PENALTY_PARA);
		block_put(flow, &first[i], frame);
	}
}

static void put_field(struct flow *flow, enum word word, struct inline_list text,
	const struct frame *frame)
{
	struct inset label = label_inset(flow, word, frame->element);
	const struct block_insets insets = {.before = &label, .before_count = 1};

	if (text.count == 0)
		return;
	label.run.colour = flow_colour(flow->style->soft);
	flow_penalty(flow, PENALTY_PARA);
	block_put_para(flow, text, frame, &insets, SPAN_NONE);
}

bool answer_is_own(const struct question *question)
{
	return question->answer.blocks.count > 0 || question->answer.letters.len > 0 ||
	       question->answer.judgement != JUDGEMENT_NONE ||
	       question->explanation.count > 0 || question->cloze_count > 0;
}

bool answer_is_bare(const struct question *question)
{
	return question->explanation.count == 0 && question->topic.count == 0 &&
	       question->source.count == 0;
}

bool answer_is_there(const struct question *question)
{
	bool is_there = answer_is_own(question);

	for (size_t i = 0; i < question->part_count && !is_there; i++)
		is_there = answer_is_there(&question->parts[i]);
	return is_there;
}

void answer_put(struct flow *flow, const struct question *question,
	const struct frame *frame, bool is_labelled)
{
	const struct answer *answer = &question->answer;
	const bool is_own =
		answer->blocks.count == 0 &&
		(answer->letters.len > 0 || answer->judgement != JUDGEMENT_NONE ||
			question->cloze_count > 0);

	if (question->explanation.count > 0 &&
		block_is_text(&question->explanation.items[0]) &&
		is_short(flow, answer->blocks)) {
		put_short_answer(flow, question, frame, is_labelled);
	} else {
		if (is_own)
			put_own_answer(flow, question, frame, is_labelled);
		else if (is_labelled)
			put_labelled(flow, answer->blocks, WORD_ANSWER, frame);
		else
			block_put_list(flow, answer->blocks, frame);
		if (answer->blocks.count > 0 || is_own)
			flow_penalty(flow, PENALTY_PARA);
		put_labelled(flow, question->explanation, WORD_EXPLANATION, frame);
	}
	put_field(flow, WORD_TOPIC, question->topic, frame);
	put_field(flow, WORD_SOURCE, question->source, frame);
}

/* --- answers apart from their questions --- */

static void put_part_answers(
	struct flow *flow, const struct question *question, const struct frame *frame)
{
	uint32_t list = ELEMENT_ARTIFACT;

	for (size_t i = 0; i < question->part_count; i++) {
		const struct question *part = &question->parts[i];

		if (!answer_is_there(part))
			continue;
		if (list == ELEMENT_ARTIFACT)
			list = flow_element(flow, ELEMENT_LIST, frame->element);
		const uint32_t item = flow_element(flow, ELEMENT_ITEM, list);
		struct frame inner = frame_inside(frame, flow->style->part_width, 0);
		const struct side side = {
			.text = part->number,
			.run = flow_run(ROLE_BODY, frame->size, frame->colour,
				flow_element(flow, ELEMENT_LABEL, item)),
			.x = frame->x,
			.width = flow->style->part_width,
			.align = LINE_LEFT,
		};

		inner.element = flow_element(flow, ELEMENT_BODY, item);
		vec_push(&flow->sides, side);
		answer_put(flow, part, &inner, false);
		put_part_answers(flow, part, &inner);
		vec_reset(&flow->sides);
	}
}

void answer_put_whole(struct flow *flow, const struct question *question,
	const struct frame *frame, bool is_labelled)
{
	answer_put(flow, question, frame, is_labelled);
	put_part_answers(flow, question, frame);
}

bool answers_are_listed(const struct flow *flow)
{
	return flow->job->answers == LAYOUT_ANSWERS_CHAPTER ||
	       flow->job->answers == LAYOUT_ANSWERS_END;
}

void answer_put_page(struct flow *flow, uint32_t row, const struct page_mark *mark)
{
	const struct style *style = flow->style;
	const struct page_slot slot = {
		.row = row,
		.destination = mark->destination,
		.baseline = flow_baseline(style->body_size, style->body_lead) +
			    style->page_mark_size * 3 / 2,
		.x = flow->left - style->label_gutter - style->label_width,
		.width = style->label_width,
		.run = flow_run(ROLE_SANS, style->page_mark_size, style->soft,
			flow_element(flow, ELEMENT_PARA, mark->element)),
		.word = mark->word,
	};

	if (style->page_marks && row < flow->rows.len)
		vec_push(&flow->slots, slot);
}

void answer_put_numbered(struct flow *flow, const struct question *question,
	uint32_t parent, unsigned level, const struct inset *label)
{
	const struct style *style = flow->style;
	const uint32_t section = flow_element(flow, ELEMENT_SECTION, parent);
	const uint32_t number = flow_number_heading(flow, level, section,
		flow_word(flow, WORD_TO_ANSWER, &question->number, 1));
	const struct frame frame = frame_body(flow, section);
	const struct link_target target = {
		.destination = flow->first_question_destination + question->ordinal,
		.title = flow_word(flow, WORD_TO_QUESTION, &question->number, 1),
	};
	const bool is_alone = flow->job->answers == LAYOUT_ANSWERS_ONLY;
	const struct flat_run run = question_number_run(flow, number);
	const struct block_insets insets = {.before = label, .before_count = 1};
	const struct page_mark mark = {WORD_QUESTION_PAGE, section, target.destination};
	const uint32_t first_row = (uint32_t)flow->rows.len;
	const struct side side = {
		.text = question_number_text(flow, question->number),
		.run = is_alone ? run : inline_link_run(flow, &run, &target),
		.x = flow->left - style->label_gutter - style->label_width,
		.width = style->label_width,
		.align = LINE_RIGHT,
	};

	flow->question = (uint32_t)question->ordinal;
	flow->opens_question = true;
	flow_space(flow, style->answer_between);
	if (is_alone) /* where other answers refer to the question */
		flow_destination(flow, target.destination);
	flow_destination(flow, flow->first_answer_destination + question->ordinal);
	vec_push(&flow->sides, side);
	if (label) {
		block_put_para(flow, (struct inline_list){0}, &frame, &insets, SPAN_NONE);
		flow_penalty(flow, PENALTY_NEVER);
	}
	answer_put_whole(flow, question, &frame, false);
	vec_reset(&flow->sides);
	flow->question = NO_INDEX;
	if (!is_alone || flow->question_pages)
		answer_put_page(flow, first_row, &mark);
}

/* What was written in its place is not said again. */
static bool is_listed(const struct flow *flow, size_t ordinal)
{
	return answer_is_there(flow->bank->questions[ordinal]) &&
	       (flow->job->answers != LAYOUT_ANSWERS_INPLACE ||
		       flow->is_unwritten[ordinal]);
}

static bool has_answers(const struct flow *flow, size_t first, size_t count)
{
	for (size_t i = first; i < first + count; i++)
		if (is_listed(flow, i))
			return true;
	return false;
}

void part_put_title(struct flow *flow, enum word word, uint32_t section, unsigned level)
{
	const struct style *style = flow->style;
	const struct line_text title = {
		.text = word_text(flow->language, word),
		.run = flow_run(ROLE_HEADING, style->section_size, style->ink,
			flow_heading(flow, level, section)),
		.x = flow->left,
		.width = flow->measure,
	};
	const scaled lead = style->section_size * 3 / 2;

	flow_space(flow, style->section_above);
	flow_begin_row(flow, flow_baseline(style->section_size, lead));
	flow_put_text(flow, &title, flow_baseline(style->section_size, lead));
	flow_end_row(flow, lead, style->section_size / 4, style->section_size / 4);
	flow_space(flow, style->section_below);
	flow_penalty(flow, PENALTY_NEVER);
}

void answer_put_part(
	struct flow *flow, size_t first, size_t count, uint32_t parent, unsigned level)
{
	const uint32_t section = flow_element(flow, ELEMENT_SECTION, parent);

	if (!has_answers(flow, first, count))
		return;
	part_put_title(flow, WORD_ANSWERS, section, level);
	for (size_t i = first; i < first + count; i++)
		if (is_listed(flow, i))
			answer_put_numbered(
				flow, flow->bank->questions[i], section, level + 1, NULL);
}
