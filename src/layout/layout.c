/* SPDX-License-Identifier: MIT */
#include "layout/layout.h"

#include "layout/assemble.h"
#include "layout/book.h"
#include "layout/cards.h"
#include "layout/exam.h"

/* bank -> rows (book, question, answer, block, para) -> pages (paginate) -> items in
 * their places (assemble, furniture). */

/* The words of the property form. */
enum form { FORM_BOOK, FORM_EXAM, FORM_CARDS };

/* Names whose place never came stand where their question does, or at the end. */
static void settle_anchors(struct flow *flow)
{
	for (size_t i = 0; i < flow->waiting.len; i++)
		flow->anchors[flow->waiting.data[i]].row = (uint32_t)(flow->rows.len - 1);
	for (size_t i = flow->first_answer_destination; i < flow->destination_count; i++)
		if (flow->anchors[i].row == NO_INDEX)
			flow->anchors[i] = flow->anchors[i - flow->bank->question_count];
}

/* All that stands on pages, cut into them. */
static void put_all(struct flow *flow, struct exam *exam, struct page_column_vec *columns)
{
	if (flow->style->form == FORM_EXAM)
		exam_put(flow, exam);
	else
		book_put(flow);
	settle_anchors(flow);
	flow_set_wide(flow, true);
	paginate_rows(flow, columns);
}

/* --- answers in rooms that take a column's rest --- */

static bool has_rest(const struct question *questions, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (questions[i].space.form == SPACE_REST ||
			has_rest(questions[i].parts, questions[i].part_count))
			return true;
	return false;
}

static bool writes_in_rests(const struct layout_job *job)
{
	const struct style *style = job->style;

	if (job->answers != LAYOUT_ANSWERS_INPLACE)
		return false;
	if (style->space_essay.form == STYLE_SPACE_REST ||
		style->space_choice.form == STYLE_SPACE_REST ||
		style->space_judge.form == STYLE_SPACE_REST ||
		style->space_blanks.form == STYLE_SPACE_REST)
		return true;
	for (size_t i = 0; i < job->bank->question_count; i++)
		if (has_rest(job->bank->questions[i], 1))
			return true;
	return false;
}

/* How high each is in the learner's copy, which has the same rows on the same pages. */
static size_t find_rests(const struct layout_job *job, scaled **rests)
{
	struct layout_job plain = *job;
	struct diag diag;
	struct flow flow;
	struct exam exam;
	struct page_column_vec columns = {0};

	diag_init(&diag);
	plain.diag = &diag; /* it is told when the copy itself is made */
	plain.answers = LAYOUT_ANSWERS_NONE;
	flow_init(&flow, &plain);
	put_all(&flow, &exam, &columns);
	scaled *const tops =
		memory_new(memory_product(flow.rows.len + 1, sizeof(scaled)));
	const size_t count = flow.fillers.len;

	for (size_t i = 0; i < columns.len; i++)
		paginate_place(&flow, &columns.data[i], tops);
	*rests = ARENA_NEW(job->arena, scaled, count + 1);
	for (size_t i = 0; i < count; i++)
		(*rests)[i] = flow.page_height - tops[flow.fillers.data[i].row];
	free(tops);
	vec_clear(&columns);
	flow_clear(&flow);
	diag_clear(&diag);
	return count;
}

/* --- answers alone --- */

/* By ordinal, the number of the page on which each question stands in the copy that has
 * no answers: laid out for its pages alone, and thrown away. */
static size_t *find_question_pages(const struct layout_job *job)
{
	struct arena arena;
	struct diag unheard;
	struct layout_job copy = *job;
	struct flow flow;
	struct page_column_vec columns = {0};
	size_t *numbers = ARENA_NEW(job->arena, size_t, job->bank->question_count + 1);
	size_t column = 0;

	arena_init(&arena);
	diag_init(&unheard);
	copy.answers = LAYOUT_ANSWERS_NONE;
	copy.arena = &arena;
	copy.diag = &unheard;
	flow_init(&flow, &copy);
	put_all(&flow, NULL, &columns);
	for (size_t i = 0; i < job->bank->question_count; i++) {
		const uint32_t row =
			flow.anchors[flow.first_question_destination + i].row;

		while (column + 1 < columns.len && columns.data[column].end <= row)
			column++;
		numbers[i] =
			columns.len ? paginate_number(&flow, &columns.data[column]) : 1;
	}
	vec_clear(&columns);
	flow_clear(&flow);
	diag_clear(&unheard);
	arena_clear(&arena);
	return numbers;
}

static const struct pages *lay_out_book(const struct layout_job *job)
{
	struct flow flow;
	struct exam exam;
	struct page_column_vec columns = {0};
	const bool is_key = job->style->form == FORM_BOOK && job->style->page_marks &&
			    job->answers == LAYOUT_ANSWERS_ONLY;
	const size_t *const numbers = is_key ? find_question_pages(job) : NULL;
	scaled *rests = NULL;
	const size_t rest_count = writes_in_rests(job) ? find_rests(job, &rests) : 0;

	flow_init(&flow, job);
	flow.question_pages = numbers;
	flow.rests = rests;
	flow.rest_count = rest_count;
	put_all(&flow, &exam, &columns);
	if (job->style->form == FORM_EXAM)
		exam_count_pages(&exam, &columns);
	const struct pages *pages = assemble_pages(&flow, &columns);

	flow_report(&flow);
	vec_clear(&columns);
	flow_clear(&flow);
	return pages;
}

const struct pages *layout_bank(const struct layout_job *job)
{
	switch ((enum form)job->style->form) {
	case FORM_BOOK:
	case FORM_EXAM: break;
	case FORM_CARDS: return cards_lay_out(job);
	}
	return lay_out_book(job);
}
