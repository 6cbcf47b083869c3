/* SPDX-License-Identifier: MIT */
#include "layout/cards.h"

#include "layout/assemble.h"
#include "layout/book.h"
#include "layout/card_style.h"
#include "layout/impose.h"
#include "layout/sheet.h"
#include "layout/wording.h"
#include "model/intro.h"

/* A card's side is a small page, and is broken like any other: what does not fit in the
 * largest size is tried smaller; what fits in none goes on on a further card. Fronts and
 * backs alternate, an empty side where one needs fewer cards than the other, so that
 * impose.c only has to put pages into their places.
 *
 *   +---------------------------+
 *   | 20  1/2        第 3 章     |   number, part, chapter: card_head
 *   |        stem stem          |
 *   |          stem             |   rows, in the middle of the card
 *   +---------------------------+                                                     */

struct card_side {
	const struct question *question;
	const struct chapter *chapter;
	bool is_back, is_blank;
	uint32_t heading; /* element of the number; ELEMENT_ARTIFACT on further cards */
	unsigned part, part_count;
};

struct cards {
	struct flow flow;
	struct layout_job job;       /* the caller's, with our style and messages */
	const struct layout_job *of; /* the caller's */
	struct style base, style;    /* a card's page; and that of the size being tried */
	VEC(struct card_side) sides; /* parallel to pages */
	struct page_column_vec pages, trial;
	/* What is being put. */
	const struct chapter *chapter;
	const struct section *section;
	uint32_t parent; /* element of the chapter */
};

/* --- undoing what was tried --- */

/* A try leaves nothing behind, in the arena either: most tries are thrown away. */
struct mark {
	struct flow_mark flow;
	struct arena_mark arena;
	size_t pictures;
};

static struct mark set_mark(const struct flow *flow)
{
	return (struct mark){
		flow_set_mark(flow), arena_mark(flow->arena), flow->sink.pictures.len};
}

static void clear_pending(struct flow *flow)
{
	flow->space = 0;
	flow->penalty = 0;
	flow->opens_question = false;
	vec_reset(&flow->sides);
	vec_reset(&flow->waiting);
}

static void rewind_to(struct flow *flow, const struct mark *mark)
{
	flow_rewind(flow, &mark->flow);
	flow->sink.pictures.len = mark->pictures;
	para_reset(&flow->para);
	para_reset(&flow->side_para);
	arena_rewind(flow->arena, mark->arena);
	clear_pending(flow);
}

/* --- what stands on a side --- */

static bool is_all_text(struct block_list list)
{
	for (size_t i = 0; i < list.count; i++)
		if (!block_is_text(&list.items[i]))
			return false;
	return true;
}

static void put_material(
	struct flow *flow, const struct question_group *group, const struct frame *frame)
{
	struct frame title = *frame, prose = *frame;

	title.role = ROLE_STRONG;
	title.is_balanced = prose.is_balanced = false;
	if (group->title.count > 0)
		block_put_para(flow, group->title, &title, NULL, group->span);
	block_put_list(flow, group->blocks, &prose);
	flow_space(flow, flow->style->block_space + flow->style->body_space);
}

static void put_front(
	struct cards *cards, const struct question *question, const struct frame *frame)
{
	struct frame asked = *frame;

	asked.is_balanced = is_all_text(question->stem);
	if (question->group < cards->section->group_count)
		put_material(
			&cards->flow, &cards->section->groups[question->group], &asked);
	question_put_asked(&cards->flow, question, &asked);
}

static void put_hint(
	struct flow *flow, const struct question *question, const struct frame *frame)
{
	struct frame hint = *frame;

	hint.role = ROLE_KAI;
	hint.colour = flow->style->hint_colour;
	block_put_list(flow, question->hint, &hint);
}

/* To write the answer on. */
static void put_lines(struct flow *flow, size_t first_row)
{
	const scaled pitch = flow->style->card_line_pitch;
	scaled room = flow->page_height;

	for (size_t i = first_row; i < flow->rows.len; i++)
		room -= flow->rows.data[i].height + flow->rows.data[i].above;
	for (; pitch > 0 && room >= pitch; room -= pitch) {
		flow_begin_row(flow, pitch);
		flow_put_fill(flow, flow->left, pitch - flow->style->hairline_width,
			(struct page_item){.width = flow->measure,
				.height = flow->style->hairline_width,
				.fill = {flow_colour(flow->style->hairline)}});
		flow_end_row(flow, pitch, 0, 0);
	}
}

static void put_back(
	struct cards *cards, const struct question *question, const struct frame *frame)
{
	struct flow *flow = &cards->flow;
	const size_t first_row = flow->rows.len;

	if (answer_is_there(question)) {
		answer_put_whole(flow, question, frame, false);
		return;
	}
	if (cards->base.hint_show != HINT_NONE)
		put_hint(flow, question, frame);
	put_lines(flow, first_row);
}

/* --- a side in one size --- */

/* Rows higher or wider than a card, formulas that no line break helps: they shrink. */
static void shrink_rows(struct flow *flow, size_t first_row)
{
	for (size_t i = first_row; i < flow->rows.len; i++)
		card_shrink_row(flow, i);
}

/* The side's question, its rows' place in the flow, and what its pages are. */
struct side_job {
	const struct question *question;
	bool is_back;
	uint32_t element;
};

static void lay_side(struct cards *cards, const struct side_job *side, scaled size)
{
	struct flow *flow = &cards->flow;
	const size_t first_row = flow->rows.len;
	struct frame frame;

	card_style_scale(&cards->style, &cards->base, size, side->is_back);
	if (!side->is_back && cards->of->answers != LAYOUT_ANSWERS_NONE &&
		!answer_is_there(side->question))
		cards->style.hint_show = HINT_NONE; /* it stands behind */
	frame = frame_body(flow, side->element);
	flow->question = (uint32_t)side->question->ordinal;
	if (side->is_back)
		put_back(cards, side->question, &frame);
	else
		put_front(cards, side->question, &frame);
	clear_pending(flow);
	if (flow->rows.len == first_row) { /* nothing at all */
		flow_begin_row(flow, 0);
		flow_end_row(flow, 0, 0, 0);
	}
	shrink_rows(flow, first_row);
}

/* The rows from first on as pages, in cards->trial. */
static size_t break_side(struct cards *cards, size_t first_row)
{
	struct flow view = cards->flow;

	view.rows.data += first_row;
	view.rows.len -= first_row;
	paginate_rows(&view, &cards->trial);
	for (size_t i = 0; i < cards->trial.len; i++) {
		cards->trial.data[i].first += (uint32_t)first_row;
		cards->trial.data[i].end += (uint32_t)first_row;
	}
	return cards->trial.len;
}

/* One try: messages are kept apart until it is the one. */
static size_t try_size(struct cards *cards, const struct side_job *side,
	const struct mark *mark, scaled size)
{
	diag_clear(cards->job.diag);
	diag_init(cards->job.diag);
	rewind_to(&cards->flow, mark);
	lay_side(cards, side, size);
	return break_side(cards, mark->flow.rows);
}

/* The largest size that takes no more cards than the smallest, found by halving the
 * steps between them. */
static void fit_side(
	struct cards *cards, const struct side_job *side, const struct mark *mark)
{
	const scaled most =
		side->is_back ? cards->base.card_back_size : cards->base.body_size;
	const scaled least = scaled_min(cards->base.card_least_size, most);
	scaled fits = (most - least + CARD_SIZE_STEP - 1) / CARD_SIZE_STEP;
	scaled too_large = 0, last = fits; /* in steps down from the most */

	const size_t at_most = try_size(cards, side, mark, most);

	if (at_most == 1)
		return;
	const size_t fewest = try_size(cards, side, mark, least);

	if (at_most == fewest)
		fits = 0;
	while (fits - too_large > 1) {
		const scaled middle = too_large + (fits - too_large) / 2;

		last = middle;
		if (try_size(cards, side, mark, most - middle * CARD_SIZE_STEP) == fewest)
			fits = middle;
		else
			too_large = middle;
	}
	if (last != fits)
		try_size(cards, side, mark,
			scaled_max(most - fits * CARD_SIZE_STEP, least));
}

/* --- sides to pages --- */

static scaled rows_height(const struct flow *flow, const struct page_column *page)
{
	const struct row *last = &flow->rows.data[page->end - 1];
	scaled height = page->top;

	for (size_t i = page->first; i < page->end; i++)
		height += flow->rows.data[i].height +
			  (i > page->first ? flow->rows.data[i].above : 0);
	if (last->ground != NO_INDEX)
		height += flow->decors.data[last->ground].pad_below - last->slack_below;
	return height;
}

/* In the middle of the card, as far as the room goes. */
static void place_in_middle(const struct cards *cards, struct page_column *page)
{
	const struct flow *flow = &cards->flow;
	const scaled height = rows_height(flow, page);
	const scaled room = flow->page_height - height;
	const scaled middle =
		(cards->base.page_size.height - height) / 2 - cards->base.margin_top;

	page->top += scaled_max(scaled_min(middle, room), 0);
}

static void add_empty_page(struct cards *cards)
{
	struct flow *flow = &cards->flow;
	const uint32_t row = (uint32_t)flow->rows.len;
	const struct page_column page = {
		.first = row, .end = row + 1, .page = (uint32_t)cards->pages.len};

	flow_begin_row(flow, 0);
	flow_end_row(flow, 0, 0, 0);
	vec_push(&cards->pages, page);
}

static void add_page(struct cards *cards, const struct page_column_vec *own, size_t i,
	struct card_side side)
{
	if (i < own->len) {
		vec_push(&cards->pages, own->data[i]);
		vec_last(&cards->pages)->page = (uint32_t)cards->pages.len - 1;
		place_in_middle(cards, vec_last(&cards->pages));
	} else {
		side.is_blank = true;
		add_empty_page(cards);
	}
	side.part = (unsigned)i + 1;
	if (i > 0)
		side.heading = ELEMENT_ARTIFACT;
	vec_push(&cards->sides, side);
}

static struct page_column_vec make_side(struct cards *cards, const struct side_job *side)
{
	const struct mark mark = set_mark(&cards->flow);
	struct page_column_vec own;

	fit_side(cards, side, &mark);
	diag_merge(cards->of->diag, cards->job.diag);
	own = cards->trial;
	cards->trial = (struct page_column_vec){0};
	return own;
}

static void put_card(struct cards *cards, const struct question *question)
{
	struct flow *flow = &cards->flow;
	const bool has_back = cards->of->answers != LAYOUT_ANSWERS_NONE;
	const uint32_t section = flow_element(flow, ELEMENT_SECTION, cards->parent);
	struct card_side front = {.question = question,
		.chapter = cards->chapter,
		.heading = flow_number_heading(flow, 1, section,
			flow_word(flow, WORD_QUESTION_NUMBER, &question->number, 1))};
	struct card_side back = {
		.question = question, .is_back = true, .is_blank = !has_back};
	struct side_job job = {.question = question, .element = section};
	struct page_column_vec fronts = make_side(cards, &job);
	struct page_column_vec backs = {0};

	if (has_back) {
		job.is_back = true;
		job.element = flow_element(flow, ELEMENT_SECTION, section);
		back.heading = flow_number_heading(flow, 2, job.element,
			flow_word(flow, WORD_TO_ANSWER, &question->number, 1));
		backs = make_side(cards, &job);
	}
	flow->anchors[flow->first_question_destination + question->ordinal].row =
		fronts.data[0].first;
	const size_t count = fronts.len > backs.len ? fronts.len : backs.len;

	front.part_count = back.part_count = (unsigned)count;
	for (size_t i = 0; i < count; i++) {
		add_page(cards, &fronts, i, front);
		add_page(cards, &backs, i, back);
	}
	vec_clear(&fronts);
	vec_clear(&backs);
}

/* --- the head of a card --- */

static struct line_text head_line(const struct cards *cards, struct str text,
	enum text_role role, scaled size, enum line_align align)
{
	const struct style *style = &cards->base;

	return (struct line_text){
		.text = text,
		.run = flow_run(role, size,
			role == ROLE_SANS_BOLD ? style->accent : style->soft,
			ELEMENT_ARTIFACT),
		.x = cards->flow.left,
		.width = cards->flow.measure,
		.align = align,
	};
}

static scaled put_part(struct cards *cards, const struct card_side *side, scaled x)
{
	struct flow *flow = &cards->flow;
	struct buf text;

	if (side->part_count < 2)
		return 0;
	buf_init(&text, 0);
	buf_printf(&text, "%u/%u", side->part, side->part_count);
	struct line_text line = head_line(cards,
		arena_copy_str(flow->arena, buf_str(&text)), ROLE_SANS,
		cards->base.card_label_size, side->is_back ? LINE_RIGHT : LINE_LEFT);

	buf_clear(&text);
	if (side->is_back)
		line.width -= x;
	else
		line.x += x;
	return flow_put_text(flow, &line, cards->base.card_head_baseline);
}

/* 第 3 章; a chapter without a number is told by its title, if there is room. */
static void put_chapter(struct cards *cards, const struct chapter *chapter, scaled room)
{
	struct flow *flow = &cards->flow;
	const struct str text =
		chapter->label.len > 0 ? chapter->label : chapter->plain_title;
	const struct line_text label = head_line(
		cards, text, ROLE_SANS, cards->base.card_label_size, LINE_RIGHT);

	if (label.text.len > 0 && label.text.len <= (size_t)(room / label.run.size) * 6 &&
		flow_text_width(flow, label.text, &label.run) <= room)
		flow_put_text(flow, &label, cards->base.card_head_baseline);
}

static void put_goes_on(struct cards *cards)
{
	struct flow *flow = &cards->flow;
	const struct line_text line =
		head_line(cards, word_text(flow->language, WORD_CARD_GOES_ON), ROLE_SANS,
			cards->base.card_back_size, LINE_CENTER);

	flow_put_text(flow, &line,
		(cards->base.page_size.height - line.run.size) / 2 +
			flow_baseline(line.run.size, line.run.size));
}

static void put_head(void *closure, struct page_sheet *sheet)
{
	struct cards *cards = closure;
	struct flow *flow = &cards->flow;
	const struct card_side *side = &cards->sides.data[sheet->number];
	const scaled gap = cards->base.card_number_size;
	const size_t first = flow->sink.items.len;
	struct line_text number = head_line(cards, side->question->number, ROLE_SANS_BOLD,
		cards->base.card_number_size, side->is_back ? LINE_RIGHT : LINE_LEFT);

	if (side->is_back && side->heading == ELEMENT_ARTIFACT && side->part_count < 2)
		return; /* blank */
	if (side->is_back)
		number.text = flow_word(flow, WORD_CARD_BACK, &number.text, 1);
	number.run.element = side->heading;
	scaled used = flow_put_text(flow, &number, cards->base.card_head_baseline) + gap;

	used += put_part(cards, side, used) + gap;
	if (!side->is_back)
		put_chapter(cards, side->chapter, flow->measure - used);
	if (side->is_blank)
		put_goes_on(cards);
	sheet_take(flow, sheet, first, 0);
}

/* --- the bank --- */

static void put_section(
	struct cards *cards, const struct section *section, unsigned depth)
{
	cards->section = section;
	for (size_t i = 0; i < section->question_count; i++) {
		put_card(cards, &section->questions[i]);
		book_add_question_outline(&cards->flow, &section->questions[i], depth);
	}
}

static uint32_t next_row(const struct cards *cards)
{
	return (uint32_t)cards->flow.rows.len;
}

static void put_chapters(struct cards *cards, uint32_t document)
{
	struct flow *flow = &cards->flow;
	const struct bank *bank = cards->job.bank;
	size_t section = flow->first_section_destination;

	for (size_t i = 0; i < bank->chapter_count; i++) {
		const struct chapter *chapter = &bank->chapters[i];
		const bool is_titled =
			book_has_title(chapter) && chapter->question_count > 0;

		flow->anchors[i].row = next_row(cards);
		if (is_titled)
			book_add_chapter_outline(flow, chapter);
		cards->chapter = chapter;
		cards->parent = flow_titled_element(
			flow, ELEMENT_SECTION, document, chapter->plain_title);
		for (size_t s = 0; s < chapter->section_count; s++) {
			flow->anchors[section++].row = next_row(cards);
			put_section(cards, &chapter->sections[s], is_titled);
		}
	}
}

/* A card has room for a question, and for what it shares with others, alone. */
static void report_intros(const struct layout_job *job)
{
	struct intro_sum left_out = {0, SPAN_NONE};
	const struct intro_sum inner = intro_sum_of(job->bank);
	char digits[21];

	intro_add(&left_out, job->bank->preface);
	if (left_out.count == 0)
		left_out.first = inner.first;
	left_out.count += inner.count;
	if (left_out.count > 0)
		diag_report(job->diag, DIAG_INTRO_LEFT_OUT, left_out.first,
			str_from_unsigned(digits, left_out.count));
}

static void cards_init(
	struct cards *cards, const struct layout_job *job, struct diag *diag)
{
	*cards = (struct cards){.of = job, .job = *job};
	card_style_init(&cards->base, job->style);
	cards->style = cards->base;
	cards->job.style = &cards->style;
	cards->job.diag = diag;
	cards->job.answers = LAYOUT_ANSWERS_NONE; /* no answer on a front */
	flow_init(&cards->flow, &cards->job);
	cards->flow.dress = (struct page_dress){.put_before = put_head, .closure = cards};
}

const struct pages *cards_lay_out(const struct layout_job *job)
{
	struct diag diag;
	struct cards cards;

	report_intros(job);
	diag_init(&diag);
	cards_init(&cards, job, &diag);
	book_name_destinations(&cards.flow);
	put_chapters(&cards, flow_titled_element(&cards.flow, ELEMENT_DOCUMENT,
				     ELEMENT_ARTIFACT, job->bank->meta.plain_title));
	cards.style = cards.base;
	for (size_t i = 0; i < cards.flow.destination_count; i++)
		if (cards.flow.anchors[i].row >= cards.flow.rows.len)
			cards.flow.anchors[i].row = NO_INDEX;
	const struct pages *pages = assemble_pages(&cards.flow, &cards.pages);

	flow_clear(
		&cards.flow); /* rows are in pages now, which come to stand on sheets */
	vec_clear(&cards.sides);
	vec_clear(&cards.pages);
	vec_clear(&cards.trial);
	diag_clear(&diag);
	return impose_cards(pages, job->style, job->arena);
}
