/* SPDX-License-Identifier: MIT */
#include "layout/book.h"
#include "layout/fill.h"
#include "layout/inline.h"
#include "layout/space.h"
#include "layout/wording.h"

/* number | stem, metadata           The number hangs in the label column; everything
 *        | A …    B …               else has one left edge. Beside the answer runs a
 *        | 提示 …                    rule, in the gutter.
 *       || 答案 …                                                                    */

#define ROW_OPTIONS   4 /* at most in a row */
#define WHOLE_OPTIONS 6 /* rows of options up to here are never parted */
#define STARS         5

struct question_job {
	struct flow *flow;
	const struct question *question;
	struct frame frame;
	uint32_t section;
};

/* --- metadata --- */

static void put_dot(struct buf *out)
{
	if (out->len > 0)
		buf_put_c(out, " · ");
}

static void put_repeated(struct buf *out, unsigned count, unsigned full, const char *mark,
	const char *rest)
{
	for (unsigned i = 0; i < count; i++)
		buf_put_c(out, i < full ? mark : rest);
}

static void put_tags(struct buf *out, const struct tag_list *tags)
{
	for (size_t i = 0; i < tags->count; i++) {
		put_dot(out);
		buf_put_str(out, tags->items[i]);
	}
}

/* Tags, and boxes to tick. */
static struct str remarks(struct flow *flow, const struct question *question)
{
	const struct style *style = flow->style;
	struct buf text;

	buf_init(&text, 0);
	if (style->meta_tags)
		put_tags(&text, &question->tags);
	if (style->meta_boxes > 0) {
		put_dot(&text);
		put_repeated(&text, style->meta_boxes, style->meta_boxes, "☐", "");
	}
	const struct str kept = arena_copy_str(flow->arena, buf_str(&text));

	buf_clear(&text);
	return kept;
}

/* 单选 · 5 分 · and ★★★☆☆, which says 难度 3/5; a plain question without points says
 * nothing. */
static void put_metadata(
	struct flow *flow, const struct question *question, struct inset *inset)
{
	const struct style *style = flow->style;
	struct buf text;

	buf_init(&text, 0);
	if (style->meta_type && question->type != QUESTION_ESSAY)
		buf_put_str(&text,
			word_text(flow->language, word_of_question_type(question->type)));
	if (style->meta_points && question->points > 0) {
		put_dot(&text);
		buf_put_str(&text, flow_points(flow, question->points));
	}
	if (style->meta_difficulty && question->difficulty > 0)
		put_dot(&text);
	const struct str whole = buf_str(&text);

	inset->text = style->meta_form != 0 && whole.len > 0
			      ? flow_word(flow, WORD_PART_RULE, &whole, 1)
			      : arena_copy_str(flow->arena, whole);
	buf_reset(&text);
	if (style->meta_difficulty && question->difficulty > 0) {
		const struct str number = {"012345" + question->difficulty % 6, 1};

		put_repeated(&text, STARS, question->difficulty, "★", "☆");
		inset->marks = arena_copy_str(flow->arena, buf_str(&text));
		inset->spoken = flow_word(flow, WORD_DIFFICULTY, &number, 1);
	}
	inset->rest = remarks(flow, question);
	buf_clear(&text);
}

static struct flat_run metadata_run(const struct question_job *job)
{
	const struct style *style = job->flow->style;

	return style->meta_form != 0
		       ? flow_run(job->frame.role, job->frame.size, job->frame.colour,
				 job->section)
		       : flow_run(ROLE_SANS, style->meta_size, style->soft, job->section);
}

/* --- where a choice is written --- */

/* Whether the stem has a place to write already. */
static bool has_blank(struct inline_list list)
{
	for (size_t i = 0; i < list.count; i++) {
		const struct inline_node *node = &list.items[i];

		switch (node->kind) {
		case INLINE_BLANK: return true;
		case INLINE_EMPHASIS:
		case INLINE_STRONG:
		case INLINE_DELETED:
			if (has_blank(node->children))
				return true;
			break;
		case INLINE_LINK:
		case INLINE_REFERENCE:
		case INLINE_TEXT:
		case INLINE_SOFT_BREAK:
		case INLINE_LINE_BREAK:
		case INLINE_CODE:
		case INLINE_MATH:
		case INLINE_SUBSCRIPT:
		case INLINE_SUPERSCRIPT:
		case INLINE_KEYBOARD:
		case INLINE_IMAGE:
		case INLINE_CLOZE: break;
		}
	}
	return false;
}

static size_t last_para(struct block_list list)
{
	for (size_t i = list.count; i-- > 0;)
		if (block_is_text(&list.items[i]))
			return i;
	return list.count;
}

/* ……的是（    ）: the one blank is a bracket behind all words of the stem. */
static bool ends_with_bracket(const struct question *question)
{
	const size_t last = last_para(question->stem);

	if (question->blank_count != 1 || last == question->stem.count)
		return false;
	const struct inline_list text = question->stem.items[last].para;
	const struct inline_node *end =
		text.count > 1 ? &text.items[text.count - 1] : NULL;

	return end && end->kind == INLINE_BLANK && end->blank.form == BLANK_PAREN;
}

static bool wants_bracket(const struct flow *flow, const struct question *question)
{
	const bool is_choice = question->type == QUESTION_SINGLE ||
			       question->type == QUESTION_MULTIPLE ||
			       question->type == QUESTION_JUDGE;

	if (!flow->style->paren_show || !is_choice ||
		flow->job->answers == LAYOUT_ANSWERS_INLINE)
		return false;
	if (ends_with_bracket(question))
		return true;
	for (size_t i = 0; i < question->stem.count; i++)
		if (block_is_text(&question->stem.items[i]) &&
			has_blank(question->stem.items[i].para))
			return false;
	return true;
}

/* The last paragraph, without the bracket that stands at the edge instead. */
static struct inline_list stem_text(const struct question_job *job, size_t last)
{
	struct inline_list text = job->question->stem.items[last].para;

	if (wants_bracket(job->flow, job->question) && ends_with_bracket(job->question))
		text.count--;
	return text;
}

/* （    ） at the right edge of the stem's last line. */
static void put_bracket(const struct question_job *job)
{
	struct flow *flow = job->flow;
	const struct flow_edge edge = {
		.right = job->frame.x + job->frame.width,
		.gap = job->frame.size,
		.size = job->frame.size,
		.lead = job->frame.lead,
	};

	if (!wants_bracket(flow, job->question))
		return;
	const struct flat_run run = flow_run(job->frame.role, job->frame.size,
		job->frame.colour, flow_element(flow, ELEMENT_SPAN, job->section));

	para_reset(&flow->para);
	inline_put_bracket(
		flow, &run, flow->style->paren_width, fill_choice(flow, job->question));
	flow_put_at_edge(flow, &edge);
}

/* --- stem --- */

static void put_stem(const struct question_job *job)
{
	struct flow *flow = job->flow;
	const struct block_list stem = job->question->stem;
	const struct style *style = flow->style;
	struct inset meta = {
		.run = metadata_run(job),
		.gap = style->meta_form != 0 ? 0 : style->meta_gap,
	};
	const struct block_insets insets = {.after = &meta, .after_count = 1};

	if (style->meta_show)
		put_metadata(flow, job->question, &meta);
	const bool has_meta = meta.text.len + meta.marks.len + meta.rest.len > 0;
	const size_t last = last_para(stem);
	const size_t place = has_meta ? last : stem.count;

	meta.run.flags = RUN_WHOLE;
	for (size_t i = 0; i < stem.count; i++) {
		if (i > 0) {
			block_space_before(
				flow, &stem.items[i], &stem.items[i - 1], &job->frame);
			flow_penalty(flow, PENALTY_PARA);
		}
		if (i == last)
			block_put_para(flow, stem_text(job, last), &job->frame,
				i == place ? &insets : NULL, stem.items[i].span);
		else
			block_put(flow, &stem.items[i], &job->frame);
		if (i == last)
			put_bracket(job);
	}
	if (flow->sides.len > 0 || (has_meta && place == stem.count))
		block_put_para(flow, (struct inline_list){0}, &job->frame,
			has_meta ? &insets : NULL, job->question->span);
	if (flow->sides.len > 0) { /* nothing at all beside the number */
		flow_begin_row(flow, flow_baseline(style->body_size, style->body_lead));
		flow_end_row(flow, style->body_lead, 0, 0);
	}
}

/* --- options --- */

static bool is_simple(const struct option *option)
{
	return option->blocks.count == 0 ||
	       (option->blocks.count == 1 && block_is_text(&option->blocks.items[0]));
}

static struct inline_list option_text(const struct option *option)
{
	return option->blocks.count ? option->blocks.items[0].para
				    : (struct inline_list){0};
}

static struct flat_run option_run(const struct question_job *job, uint32_t element)
{
	return flow_run(job->frame.role, job->frame.size, job->frame.colour, element);
}

static scaled option_column(const struct question_job *job, size_t in_row)
{
	const scaled gutter = job->flow->style->option_gutter;

	return (job->frame.width - (scaled)(in_row - 1) * gutter) / (scaled)in_row;
}

/* Puts the option's text into the flow's paragraph, as one line. */
static void shape_option(
	const struct question_job *job, const struct option *option, uint32_t element)
{
	struct flow *flow = job->flow;
	const struct flat_run run = option_run(job, element);

	para_reset(&flow->para);
	if (is_simple(option))
		inline_put(flow, &run, option_text(option));
	para_shape(&flow->para, &flow->cache, &flow->rules, SCALED_MAX);
}

/* What options in one line ask for; SCALED_MAX wide: they stand in none. */
struct option_room {
	scaled width;
	struct line_room line;
};

static struct option_room measure_options(
	const struct question_job *job, size_t first, size_t end)
{
	struct flow *flow = job->flow;
	const struct option_list *options = &job->question->options;
	const scaled size = job->frame.size, lead = job->frame.lead;
	const size_t elements = flow->elements.len, targets = flow->sink.targets.len;
	const size_t blanks = flow->blank_count;
	struct option_room room = {0, {0, (lead - size) / 2, (lead - size) / 2}};

	for (size_t i = first; i < end && room.width < SCALED_MAX; i++) {
		shape_option(job, &options->items[i], ELEMENT_ARTIFACT);
		const struct line_room own = line_room_of_all(&flow->para, size, lead);

		room.width = scaled_max(room.width, para_natural_width(&flow->para));
		room.line.above = scaled_max(room.line.above, own.above);
		room.line.free_above = scaled_min(room.line.free_above, own.free_above);
		room.line.free_below = scaled_min(room.line.free_below, own.free_below);
		if (!is_simple(&options->items[i]))
			room.width = SCALED_MAX;
	}
	flow->elements.len = elements; /* measured only: leave nothing behind */
	flow->sink.targets.len = targets;
	flow->blank_count = blanks;
	return room;
}

/* 4, 2 or 1: the first that all options fit into at their natural width. */
static size_t options_in_row(const struct question_job *job)
{
	const scaled widest = measure_options(job, 0, job->question->options.count).width;
	const scaled letter = job->flow->style->option_width;

	for (size_t in_row = ROW_OPTIONS; in_row > 1; in_row /= 2)
		if (widest <= option_column(job, in_row) - letter)
			return in_row;
	return 1;
}

static struct side option_letter(const struct question_job *job,
	const struct option *option, uint32_t item, scaled x)
{
	struct flow *flow = job->flow;
	const struct style *style = flow->style;
	const char plain[2] = {option->letter, '.'};
	const bool is_plain = style->option_form != 0;
	struct flat_run run = flow_run(ROLE_SANS_BOLD, style->option_size, style->soft,
		flow_element(flow, ELEMENT_LABEL, item));

	if (is_plain)
		run = option_run(job, run.element);
	if (option->correct && flow->job->answers == LAYOUT_ANSWERS_INPLACE) {
		run.colour = flow_colour(style->accent);
		run.flags |= RUN_KEY;
	}
	return (struct side){
		.text = arena_copy_str(
			flow->arena, (struct str){plain, is_plain ? 2 : 1}),
		.run = run,
		.x = x,
		.width = style->option_width,
		.align = LINE_LEFT,
	};
}

/* One option in its column of the row under way. */
static void put_column(const struct question_job *job, const struct option *option,
	uint32_t list, scaled x, scaled baseline)
{
	struct flow *flow = job->flow;
	const uint32_t item = flow_element(flow, ELEMENT_ITEM, list);
	const struct side letter = option_letter(job, option, item, x);
	const struct line_text text = {
		letter.text, letter.run, letter.x, letter.width, letter.align};
	const struct line_place place = {.x = x + flow->style->option_width,
		.baseline = baseline,
		.align = LINE_LEFT};

	const uint32_t body = flow_element(flow, ELEMENT_BODY, item);

	flow_put_text(flow, &text, baseline);
	flow_note_language(flow, body, option_text(option));
	shape_option(job, option, body);
	line_put_all(&flow->para, &place, &flow->sink);
}

static void put_option_row(
	const struct question_job *job, size_t first, size_t in_row, uint32_t list)
{
	struct flow *flow = job->flow;
	const struct option_list *options = &job->question->options;
	const size_t end =
		first + in_row < options->count ? first + in_row : options->count;
	const struct line_room room = measure_options(job, first, end).line;
	const scaled baseline =
		flow_baseline(job->frame.size, job->frame.lead) + room.above;
	const scaled step = option_column(job, in_row) + flow->style->option_gutter;

	const scaled slack = (job->frame.lead - job->frame.size) / 2;

	flow_begin_row(flow, baseline);
	vec_last(&flow->rows)->reach_above = slack - room.free_above;
	vec_last(&flow->rows)->reach_below = slack - room.free_below;
	for (size_t i = first; i < end; i++)
		put_column(job, &options->items[i], list,
			job->frame.x + (scaled)(i - first) * step, baseline);
	flow_end_row(
		flow, job->frame.lead + room.above, room.free_above, room.free_below);
}

static void put_option_alone(const struct question_job *job, size_t i, uint32_t list)
{
	struct flow *flow = job->flow;
	const struct option *option = &job->question->options.items[i];
	const uint32_t item = flow_element(flow, ELEMENT_ITEM, list);
	const struct side letter = option_letter(job, option, item, job->frame.x);
	struct frame inner = frame_inside(&job->frame, flow->style->option_width, 0);

	inner.is_balanced = false;
	inner.element = flow_element(flow, ELEMENT_BODY, item);
	vec_push(&flow->sides, letter);
	block_put_list(flow, option->blocks, &inner);
	if (flow->sides.len > 0) {
		flow_begin_row(flow, flow_baseline(inner.size, inner.lead));
		flow_end_row(flow, inner.lead, 0, 0);
	}
}

/* Few rows of options stay on one page, with the stem's end. */
static void keep_options(struct flow *flow, size_t first_row)
{
	const bool is_whole = flow->rows.len - first_row <= WHOLE_OPTIONS;

	for (size_t i = first_row; i < flow->rows.len; i++)
		if (is_whole || i == first_row)
			flow->rows.data[i].penalty = PENALTY_NEVER;
}

static void put_options(const struct question_job *job)
{
	struct flow *flow = job->flow;
	const size_t count = job->question->options.count;
	const size_t first_row = flow->rows.len;

	if (count == 0)
		return;
	const uint32_t list = flow_element(flow, ELEMENT_LIST, job->section);
	const size_t in_row = options_in_row(job);

	for (size_t i = 0; i < count; i += in_row) {
		flow_penalty(flow, PENALTY_PARA);
		flow_space(flow, job->frame.size / 4); /* between high formulas */
		if (in_row > 1)
			put_option_row(job, i, in_row, list);
		else
			put_option_alone(job, i, list);
	}
	keep_options(flow, first_row);
}

/* --- hint, answer, parts --- */

static void put_hint(const struct question_job *job)
{
	struct flow *flow = job->flow;

	const enum hint_place place = (enum hint_place)flow->style->hint_show;
	const bool is_inline =
		place == HINT_INLINE || (place == HINT_MARGIN && flow->columns > 1);

	if (job->question->hint.count == 0 || !is_inline)
		return;
	flow_penalty(flow, PENALTY_NEVER);
	hint_put(flow, job->question, &job->frame, true);
}

static uint32_t add_bar(struct flow *flow, const struct frame *frame)
{
	const struct style *style = flow->style;
	const struct decor bar = {
		.colour = flow_colour(style->accent_light),
		.x = frame->x - style->answer_rule_gap - style->answer_rule,
		.width = style->answer_rule,
		.pad_below = SCALED(1),
	};

	vec_push(&flow->decors, bar);
	return (uint32_t)(flow->decors.len - 1);
}

static void put_answer(const struct question_job *job)
{
	struct flow *flow = job->flow;
	const struct style *style = flow->style;

	if (flow->job->answers != LAYOUT_ANSWERS_INLINE || !answer_is_own(job->question))
		return;
	flow_space(flow, style->answer_above);
	flow_penalty(flow, PENALTY_NEVER);
	if (style->answer_rule > 0)
		flow->bar = add_bar(flow, &job->frame);
	answer_put(flow, job->question, &job->frame, true);
	flow->bar = NO_INDEX;
	flow->space = 0; /* what a block at its end left */
}

static void put_body(const struct question_job *job);

static void put_parts(const struct question_job *job)
{
	struct flow *flow = job->flow;
	const size_t count = job->question->part_count;
	const uint32_t list =
		count ? flow_element(flow, ELEMENT_LIST, job->section) : job->section;

	for (size_t i = 0; i < count; i++) {
		const struct question *part = &job->question->parts[i];
		const uint32_t item = flow_element(flow, ELEMENT_ITEM, list);
		struct question_job inner = *job;
		const struct side side = {
			.text = part->number,
			.run = flow_run(ROLE_BODY, job->frame.size, job->frame.colour,
				flow_element(flow, ELEMENT_LABEL, item)),
			.x = job->frame.x,
			.width = flow->style->part_width,
			.align = LINE_LEFT,
		};

		inner.question = part;
		inner.frame = frame_inside(&job->frame, flow->style->part_width, 0);
		inner.frame.is_balanced = false;
		inner.section = flow_element(flow, ELEMENT_BODY, item);
		inner.frame.element = inner.section;
		flow_penalty(flow, i == 0 ? PENALTY_NEVER : PENALTY_PARA);
		vec_push(&flow->sides, side);
		put_body(&inner);
		vec_reset(&flow->sides);
	}
}

static void put_space(const struct question_job *job, size_t first_row)
{
	const struct space_job space_job = {
		job->flow, job->question, &job->frame, first_row};
	struct style_space space;

	if (space_find(job->flow, job->question, &space))
		space_put(&space_job, &space);
}

/* The options show which of them are right, so nothing of the answer is missing. */
static void count_marked_options(struct flow *flow, const struct question *question)
{
	const bool is_marked = flow->job->answers == LAYOUT_ANSWERS_INPLACE &&
			       question->options.count > 0 &&
			       question->answer.letters.len > 0;

	flow->asked.filled += is_marked;
	if (is_marked)
		flow->asked.missing = 0;
}

static void put_body(const struct question_job *job)
{
	struct flow *flow = job->flow;
	const size_t first_row = flow->rows.len;

	fill_begin(flow, job->question);
	put_stem(job);
	if (last_para(job->question->stem) == job->question->stem.count)
		put_bracket(job);
	put_options(job);
	count_marked_options(flow, job->question);
	put_hint(job);
	if (flow->style->hint_show == HINT_MARGIN && flow->columns == 1)
		hint_put_margin(flow, job->question, &job->frame, (uint32_t)first_row);
	const struct asked own = flow->asked; /* a part is asked too */

	put_parts(job);
	flow->asked = own;
	put_space(job, first_row);
	if (answer_is_own(job->question) && !fill_is_complete(flow, job->question) &&
		flow->question != NO_INDEX)
		flow->is_unwritten[flow->question] = true;
	put_answer(job);
}

void question_put_asked(
	struct flow *flow, const struct question *question, const struct frame *frame)
{
	const struct question_job job = {
		.flow = flow,
		.question = question,
		.frame = *frame,
		.section = frame->element,
	};

	put_body(&job);
}

/* 12, or 12. as text. */
struct str question_number_text(struct flow *flow, struct str number)
{
	struct buf text;

	if (flow->style->number_form == 0)
		return number;
	buf_init(&text, 0);
	buf_put_str(&text, number);
	buf_put_byte(&text, '.');
	const struct str kept = arena_copy_str(flow->arena, buf_str(&text));

	buf_clear(&text);
	return kept;
}

struct flat_run question_number_run(const struct flow *flow, uint32_t element)
{
	const struct style *style = flow->style;
	const bool is_plain = style->number_form != 0;

	return flow_run(is_plain ? ROLE_BODY : ROLE_SANS_BOLD, style->number_size,
		is_plain ? style->ink : style->accent, element);
}

/* In the other modes the number leads to the answer. */
static struct flat_run number_run(
	struct flow *flow, const struct question *question, uint32_t element)
{
	const struct flat_run run = question_number_run(flow, element);

	if (!answers_are_listed(flow) || !answer_is_there(question))
		return run;
	const struct link_target target = {
		.destination = flow->first_answer_destination + question->ordinal,
		.title = flow_word(flow, WORD_TO_ANSWER, &question->number, 1),
	};

	return inline_link_run(flow, &run, &target);
}

void question_put(struct flow *flow, const struct question *question, uint32_t parent,
	unsigned level)
{
	const struct style *style = flow->style;
	struct question_job job = {
		.flow = flow,
		.question = question,
		.section = flow_element(flow, ELEMENT_SECTION, parent),
	};
	const uint32_t number = flow_number_heading(flow, level, job.section,
		flow_word(flow, WORD_QUESTION_NUMBER, &question->number, 1));
	const struct side side = {
		.text = question_number_text(flow, question->number),
		.run = number_run(flow, question, number),
		.x = flow->left - style->label_gutter - style->label_width,
		.width = style->label_width,
		.align = LINE_RIGHT,
	};

	flow->blank_count = 0;
	job.frame = frame_body(flow, job.section);
	flow->question = (uint32_t)question->ordinal;
	flow->opens_question = true;
	flow_space(flow, style->question_above);
	flow_destination(flow, flow->first_question_destination + question->ordinal);
	vec_push(&flow->sides, side);
	const uint32_t first_row = (uint32_t)flow->rows.len;

	put_body(&job);
	vec_reset(&flow->sides);
	hint_settle_margin(flow, first_row);
	flow->question = NO_INDEX;
	if (answers_are_listed(flow) ? answer_is_there(question)
				     : flow->job->answers == LAYOUT_ANSWERS_INPLACE &&
					       flow->is_unwritten[question->ordinal])
		answer_put_page(flow, first_row,
			&(struct page_mark){WORD_ANSWER_PAGE, job.section,
				flow->first_answer_destination + question->ordinal});
}
