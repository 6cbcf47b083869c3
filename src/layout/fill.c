/* SPDX-License-Identifier: MIT */
#include "layout/fill.h"

#include "layout/book.h"
#include "layout/inline.h"
#include "layout/wording.h"

#define LEAST_SIZE 550 /* thousandths: an answer is set no smaller in its place */

static bool is_in_place(const struct flow *flow)
{
	return flow->job->answers == LAYOUT_ANSWERS_INPLACE;
}

/* --- which answer belongs where --- */

/* 甲；乙 is cut at the marks outside of formulas and the like. */
struct cutter {
	struct flow *flow;
	VEC(struct inline_node) nodes; /* of all pieces, in order */
	VEC(size_t) ends;              /* of pieces, in nodes */
};

static void cut_text(struct cutter *cutter, const struct inline_node *node)
{
	struct inline_node piece = *node;
	const struct str text = node->text;
	size_t start = 0;

	for (size_t i = 0; i <= text.len; i++) {
		const bool is_wide = str_starts(str_from_offset(text, i), STR("；"));
		const bool is_mark = i < text.len && (is_wide || text.data[i] == ';');

		if (!is_mark && i < text.len)
			continue;
		piece.text = str_trim_wide(str_slice(text, start, i));
		if (piece.text.len > 0)
			vec_push(&cutter->nodes, piece);
		if (is_mark)
			vec_push(&cutter->ends, cutter->nodes.len);
		i += is_wide ? 2 : 0;
		start = i + 1;
	}
}

static struct inline_list *pieces_of(const struct cutter *cutter)
{
	struct arena *arena = cutter->flow->arena;
	const struct inline_node *nodes = ARENA_COPY_VEC(arena, &cutter->nodes);
	struct inline_list *pieces =
		ARENA_NEW(arena, struct inline_list, cutter->ends.len + 1);
	size_t start = 0;

	for (size_t i = 0; i < cutter->ends.len; i++) {
		const size_t end = cutter->ends.data[i];

		pieces[i] = (struct inline_list){nodes + start, end - start};
		start = end;
	}
	return pieces;
}

static void cut_answer(struct flow *flow, struct inline_list answer)
{
	struct cutter cutter = {.flow = flow};

	for (size_t i = 0; i < answer.count; i++) {
		if (answer.items[i].kind == INLINE_TEXT)
			cut_text(&cutter, &answer.items[i]);
		else
			vec_push(&cutter.nodes, answer.items[i]);
	}
	vec_push(&cutter.ends, cutter.nodes.len);
	flow->asked.pieces = pieces_of(&cutter);
	flow->asked.count = cutter.ends.len;
	vec_clear(&cutter.nodes);
	vec_clear(&cutter.ends);
}

static struct inline_list one_text(struct flow *flow, struct str text, struct span span)
{
	struct inline_node *node = ARENA_NEW(flow->arena, struct inline_node, 1);

	*node = (struct inline_node){.kind = INLINE_TEXT, .span = span};
	node->text = text;
	return (struct inline_list){node, text.len > 0};
}

struct inline_list fill_choice(struct flow *flow, const struct question *question)
{
	const struct answer *answer = &question->answer;
	struct str text = answer->letters;

	switch (answer->judgement) {
	case JUDGEMENT_TRUE: text = word_text(flow->language, WORD_TRUE); break;
	case JUDGEMENT_FALSE: text = word_text(flow->language, WORD_FALSE); break;
	case JUDGEMENT_NONE: break;
	}
	return one_text(flow, text, question->span);
}

/* Of answers that a blank accepts alike, the first is written. */
static void take_first_alternatives(struct flow *flow, const struct answer *answer)
{
	struct inline_list *pieces = flow->asked.pieces;

	for (size_t i = 0; i < flow->asked.count && i < answer->blank_count; i++)
		if (pieces[i].count == 1 && pieces[i].items[0].kind == INLINE_TEXT &&
			answer->blanks[i].count > 1)
			pieces[i] = one_text(flow, answer->blanks[i].alternatives[0],
				pieces[i].items[0].span);
}

void fill_begin(struct flow *flow, const struct question *question)
{
	const struct answer *answer = &question->answer;
	const bool is_choice =
		answer->letters.len > 0 || answer->judgement != JUDGEMENT_NONE;
	const bool is_line =
		answer->blocks.count == 1 && block_is_text(&answer->blocks.items[0]);

	flow->asked = (struct asked){0};
	if (question->blank_count == 0)
		return;
	if (is_choice && question->blank_count == 1) {
		struct inline_list *piece = ARENA_NEW(flow->arena, struct inline_list, 1);

		*piece = fill_choice(flow, question);
		flow->asked.pieces = piece;
		flow->asked.count = 1;
	} else if (is_line && !is_choice) {
		cut_answer(flow, answer->blocks.items[0].para);
		take_first_alternatives(flow, answer);
	}
	if (flow->asked.count != question->blank_count)
		flow->asked.count = 0; /* not understood: nothing is better than wrong */
}

struct inline_list fill_answer(const struct flow *flow, unsigned number)
{
	const size_t index = number - 1;

	return index < flow->asked.count ? flow->asked.pieces[index]
					 : (struct inline_list){0};
}

/* --- a place in a line --- */

/* The two paragraphs change places: one waits while the other is set. */
static void swap_paras(struct flow *flow)
{
	const struct para kept = flow->para;

	flow->para = flow->side_para;
	flow->side_para = kept;
}

static void shape_answer(
	struct flow *flow, const struct flat_run *run, struct inline_list answer)
{
	para_reset(&flow->para);
	inline_put(flow, run, answer);
	para_shape(&flow->para, &flow->cache, &flow->rules, SCALED_MAX);
}

/* What stands in the sink since first, moved to the arena. */
static const struct page_item *take_items(struct flow *flow, size_t first, size_t *count)
{
	*count = flow->sink.items.len - first;
	struct page_item *items = ARENA_NEW(flow->arena, struct page_item, *count + 1);

	if (*count > 0)
		memcpy(items, flow->sink.items.data + first, *count * sizeof(*items));
	flow->sink.items.len = first;
	return items;
}

void fill_place(struct flow *flow, const struct flat_run *run, struct inline_list answer,
	struct flat_object *object)
{
	struct flat_run written = *run;
	const size_t first = flow->sink.items.len, links = flow->sink.links.len;
	const struct flow_mark mark = flow_set_mark(flow);

	if (!is_in_place(flow))
		return;
	written.colour = flow_colour(flow->style->accent);
	written.flags = 0;
	swap_paras(flow);
	shape_answer(flow, &written, answer);
	scaled width = para_natural_width(&flow->para);

	if (width > object->width) {
		flow_rewind(flow, &mark);
		written.size = (scaled)((int64_t)run->size * object->width / width) -
			       SCALED(0.05);
		if (written.size >= scaled_ratio(run->size, LEAST_SIZE, 1000))
			shape_answer(flow, &written, answer);
		width = para_natural_width(&flow->para);
	}
	const bool fits = answer.count > 0 && width <= object->width &&
			  line_is_low(&flow->para, run->size, flow->style->body_lead);
	const struct line_place place = {
		.x = (object->width - width) / 2, .width = width, .align = LINE_LEFT};

	if (fits) {
		line_put_all(&flow->para, &place, &flow->sink);
		object->items = take_items(flow, first, &object->item_count);
		flow->sink.links.len = links;
	} else {
		flow_rewind(flow, &mark);
	}
	swap_paras(flow);
	flow->asked.filled += fits;
	flow->asked.missing += !fits;
}

/* --- room to write --- */

static scaled_sum rows_height(const struct flow *flow, size_t first)
{
	scaled_sum height = 0;

	for (size_t i = first; i < flow->rows.len; i++)
		height += flow->rows.data[i].height +
			  (i > first ? flow->rows.data[i].above : 0);
	return height;
}

/* A size and lead that an answer is tried in, and how far lines are moved down so that
 * they stand on rules. */
struct hand {
	scaled size, lead, down;
};

static size_t hands_of(const struct flow *flow, const struct frame *frame, scaled pitch,
	struct hand *hands)
{
	const scaled small = scaled_ratio(frame->size, 810, 1000);
	const bool is_ruled = pitch >= flow->style->body_lead;
	size_t count = 0;

	if (is_ruled)
		hands[count++] = (struct hand){frame->size, pitch, pitch / 6};
	else
		hands[count++] = (struct hand){frame->size, frame->lead, 0};
	if (is_ruled && pitch / 2 >= small)
		hands[count++] = (struct hand){small, pitch / 2, 0};
	else
		hands[count++] = (struct hand){small, small * 3 / 2, 0};
	return count;
}

/* Rows one lead apart, as rules are. */
static bool is_even(const struct written *written, scaled lead)
{
	for (size_t i = 1; i < written->count; i++)
		if (written->rows[i].y - written->rows[i - 1].y != lead)
			return false;
	return true;
}

static bool try_hand(struct flow *flow, const struct question *question,
	const struct frame *frame, scaled height)
{
	const size_t first = flow->rows.len;

	flow->space = 0;
	flow->penalty = 0;
	answer_put(flow, question, frame, false);
	return rows_height(flow, first) <= height;
}

struct written fill_write(struct flow *flow, const struct question *question,
	const struct frame *frame, scaled height, scaled pitch)
{
	const struct layout_job *const job = flow->job;
	struct layout_job quiet = *job;
	struct diag diag;
	struct question asked = *question;
	struct written written = {0};
	struct hand hands[2];
	const size_t hand_count = hands_of(flow, frame, pitch, hands);

	if (!is_in_place(flow) || !answer_is_own(question))
		return written;
	const struct written_mark start = written_begin(flow);

	diag_init(&diag);
	quiet.diag = &diag; /* what is tried is not told */
	flow->job = &quiet;
	for (size_t i = 0; i < 2 * hand_count && written.count == 0; i++) {
		const struct hand *hand = &hands[i % hand_count];
		const struct written_mark tried = written_begin(flow);
		struct frame own = *frame;

		if (i == hand_count) { /* the answer alone */
			if (answer_is_bare(question))
				break;
			asked.explanation = (struct block_list){0};
			asked.topic = asked.source = (struct inline_list){0};
			if (!answer_is_own(&asked))
				break;
		}
		own.size = hand->size;
		own.lead = hand->lead;
		const bool fits = try_hand(flow, &asked, &own, height - hand->down);

		if (fits) {
			written = written_take(flow, &tried, hand->down);
			written_stand_out(flow, &written);
			written.slack = (hand->lead - hand->size) / 2;
			written.is_apart = hand->lead != pitch &&
					   (2 * hand->lead != pitch ||
						   !is_even(&written, hand->lead));
			flow->asked.is_whole = i < hand_count;
		}
		flow_rewind_rows(flow, &tried.mark);
		if (!fits)
			flow_rewind(flow, &tried.mark);
	}
	flow->job = job;
	diag_clear(&diag);
	written_resume(flow, &start);
	flow->asked.filled += written.count > 0;
	flow->asked.missing += written.count == 0;
	return written;
}

bool fill_is_complete(const struct flow *flow, const struct question *question)
{
	return flow->asked.missing == 0 && flow->asked.filled > 0 &&
	       (answer_is_bare(question) || flow->asked.is_whole);
}
