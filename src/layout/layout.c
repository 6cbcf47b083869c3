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

static const struct pages *lay_out_book(const struct layout_job *job)
{
	struct flow flow;
	struct exam exam;
	struct page_column_vec columns = {0};

	flow_init(&flow, job);
	if (job->style->form == FORM_EXAM)
		exam_put(&flow, &exam);
	else
		book_put(&flow);
	settle_anchors(&flow);
	flow_set_wide(&flow, true);
	paginate_rows(&flow, &columns);
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
