/* SPDX-License-Identifier: MIT */
/* What becomes of the lock's rows:
 *
 *	the question is there      its row anew
 *	it is not there            a row that ends in -gone, for good
 *	its file is not there      the old row, in its old place: of a bank of several
 *	                           files any may be built alone
 *	no question is there       the whole file stays as it is: it is another bank's, or
 *	                           the bank was lost, and with it would be all history
 */
#include "read/identity/keep.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/utf8.h"

#define FEW 3 /* rows that may all go at once */
#define BIG 10

/* --- what is said of a match --- */

/* The beginning of a text, for a message. */
static struct str short_text(struct arena *arena, struct str text)
{
	size_t end = 0;

	for (size_t count = 0; end < text.len && count < 48; count++)
		utf8_next(text, &end);
	if (end == text.len)
		return text;
	struct buf cut;

	buf_init(&cut, 0);
	buf_put_str(&cut, str_slice(text, 0, end));
	buf_put_c(&cut, "…");
	const struct str copy = arena_copy_str(arena, buf_str(&cut));
	buf_clear(&cut);
	return copy;
}

static struct str row_text(const struct identity *identity, size_t row)
{
	return short_text(identity->job->arena, identity->rows.list.data[row].text);
}

static struct str item_text(const struct identity *identity, size_t item)
{
	return short_text(identity->job->arena, identity->texts[item].text);
}

static void report_split(const struct identity *identity, size_t item, size_t row)
{
	size_t heir = 0;

	while (identity->matches[heir].old != row)
		heir++;
	diag_report(identity->job->diag, DIAG_IDS_SPLIT,
		identity->job->items[item].question->span, item_text(identity, item),
		row_text(identity, row), item_text(identity, heir),
		identity->rows.list.data[row].id);
}

static void report_ambiguous(
	const struct identity *identity, size_t item, const struct match *match)
{
	const struct str other =
		match->other == MATCH_NONE ? STR("–") : row_text(identity, match->other);

	diag_report(identity->job->diag, DIAG_IDS_AMBIGUOUS,
		identity->job->items[item].question->span, item_text(identity, item),
		row_text(identity, match->old), other,
		identity->rows.list.data[match->old].id);
}

/* A question that was deleted, and is written again. */
static void report_back(const struct identity *identity, size_t item)
{
	const size_t gone = map_find(&identity->gone_of_text, identity->texts[item].text);

	if (gone != MAP_NONE && !identity->job->items[item].own_id.len)
		diag_report(identity->job->diag, DIAG_IDS_BACK,
			identity->job->items[item].question->span,
			item_text(identity, item), identity->rows.list.data[gone].id);
}

void identity_report(const struct identity *identity, size_t item)
{
	const struct match *const match = &identity->matches[item];

	switch (match->grade) {
	case MATCH_GIVEN:
	case MATCH_EXACT:
	case MATCH_SIMILAR: return;
	case MATCH_NEW: report_back(identity, item); return;
	case MATCH_SPLIT: report_split(identity, item, match->other); return;
	case MATCH_AMBIGUOUS: report_ambiguous(identity, item, match); return;
	case MATCH_DOUBTFUL:
		diag_report(identity->job->diag, DIAG_IDS_DOUBTFUL,
			identity->job->items[item].question->span,
			item_text(identity, item), row_text(identity, match->other),
			identity->rows.list.data[match->other].id);
		return;
	}
}

/* --- the new text --- */

static int compare_rows(const void *a, const void *b)
{
	const struct lock_row *const *const left = a;
	const struct lock_row *const *const right = b;

	return str_compare((*left)->id, (*right)->id);
}

/* The lock being written. */
struct keeping {
	struct identity *identity;
	const struct identity_job *job;
	struct buf out;
	bool *is_there; /* by row: a question has its id */
	size_t live, found, next_row;
	bool is_partial; /* the lock names files that this build has not */
	str_vec files;
};

static bool has_file(const str_vec *files, struct str name)
{
	for (size_t i = 0; i < files->len; i++)
		if (str_eq(files->data[i], name))
			return true;
	return false;
}

static void count_rows(struct keeping *keeping)
{
	const struct identity *const identity = keeping->identity;
	const size_t count = identity->rows.list.len;

	keeping->is_there = ARENA_NEW(keeping->job->arena, bool, count);
	for (size_t i = 0; i < keeping->job->count; i++) {
		const size_t row = map_find(
			&identity->row_of_id, keeping->job->items[i].question->id);
		if (row != MAP_NONE)
			keeping->is_there[row] = true;
	}
	for (size_t i = 0; i < count; i++) {
		keeping->live += !identity->rows.list.data[i].is_gone;
		keeping->found += keeping->is_there[i];
	}
}

static bool is_absent(const struct keeping *keeping, size_t row)
{
	return keeping->is_partial && !keeping->is_there[row] &&
	       !keeping->identity->rows.list.data[row].is_gone;
}

/* Those that the lock names, while rows of theirs are kept, and those of this build. */
static void list_files(struct keeping *keeping)
{
	const str_vec *const known = &keeping->identity->rows.files;
	const str_vec *const given = keeping->job->files;
	bool keeps_rows = false;

	for (size_t i = 0; i < known->len; i++)
		keeping->is_partial =
			keeping->is_partial || !has_file(given, known->data[i]);
	for (size_t i = 0; i < keeping->identity->rows.list.len; i++)
		keeps_rows = keeps_rows || is_absent(keeping, i);
	for (size_t i = 0; i < known->len && keeps_rows; i++)
		vec_push(&keeping->files, known->data[i]);
	for (size_t i = 0; i < given->len && (keeps_rows || given->len > 1); i++)
		if (!has_file(&keeping->files, given->data[i]))
			vec_push(&keeping->files, given->data[i]);
}

/* Kept rows that stood before a row, or the end, where they stood. */
static void put_absent(struct keeping *keeping, size_t end)
{
	for (; keeping->next_row < end; keeping->next_row++)
		if (is_absent(keeping, keeping->next_row))
			lock_put_row(&keeping->out,
				&keeping->identity->rows.list.data[keeping->next_row]);
}

static void put_items(struct keeping *keeping)
{
	const struct identity *const identity = keeping->identity;

	for (size_t i = 0; i < keeping->job->count; i++) {
		const struct question *const question = keeping->job->items[i].question;
		const struct match_text *const text = &identity->texts[i];
		const size_t row = map_find(&identity->row_of_id, question->id);

		if (row != MAP_NONE)
			put_absent(keeping, row);
		lock_put_row(&keeping->out, &(const struct lock_row){.id = question->id,
						    .content = text->content,
						    .chapter = text->chapter,
						    .text = text->text,
						    .changed = question->changed,
						    .is_cloze = question->is_cloze_note});
	}
	put_absent(keeping, identity->rows.list.len);
}

static void put_gone(struct keeping *keeping)
{
	const struct identity *const identity = keeping->identity;
	VEC(struct lock_row *) gone = {0};

	for (size_t i = 0; i < identity->rows.list.len; i++) {
		struct lock_row *const row = &identity->rows.list.data[i];

		if (keeping->is_there[i] || is_absent(keeping, i))
			continue;
		row->is_gone = true;
		vec_push(&gone, row);
	}
	if (gone.len)
		qsort(gone.data, gone.len, sizeof(*gone.data), compare_rows);
	for (size_t i = 0; i < gone.len; i++)
		lock_put_row(&keeping->out, gone.data[i]);
	vec_clear(&gone);
}

static void report_gone(const struct keeping *keeping)
{
	struct diag *const diag = keeping->job->diag;
	char digits[21], all_digits[21];
	size_t gone = 0;

	for (size_t i = 0; i < keeping->identity->rows.list.len; i++)
		gone += !keeping->is_there[i] &&
			!keeping->identity->rows.list.data[i].is_gone;
	if (!gone)
		return;
	const struct str number = str_from_unsigned(digits, gone);

	if (keeping->is_partial)
		diag_report(diag, DIAG_IDS_ABSENT, SPAN_NONE, number);
	else if (gone >= BIG && gone * 2 > keeping->live)
		diag_report(diag, DIAG_IDS_MANY_GONE, SPAN_NONE, number,
			str_from_unsigned(all_digits, keeping->live),
			keeping->job->lock->name);
	else
		diag_report(diag, DIAG_IDS_GONE, SPAN_NONE, number);
}

/* Whether the file is to be left alone because nothing of it was found again. */
static bool is_foreign(const struct keeping *keeping)
{
	const bool may_go = keeping->live < FEW && keeping->job->count > 0;

	return keeping->live > 0 && keeping->found == 0 && !keeping->is_partial &&
	       !may_go;
}

static void put_new_text(struct keeping *keeping)
{
	const struct identity_job *const job = keeping->job;

	buf_init(&keeping->out, LIMIT_INPUT_BYTES);
	lock_put_head(&keeping->out, &(const struct lock_head){&keeping->files,
					     keeping->identity->look, *job->book});
	put_items(keeping);
	put_gone(keeping);
	job->lock->new_text = arena_copy_str(job->arena, buf_str(&keeping->out));
	buf_clear(&keeping->out);
}

void identity_keep(struct identity *identity)
{
	const struct identity_job *const job = identity->job;
	struct keeping keeping = {.identity = identity, .job = job};
	char digits[21];

	count_rows(&keeping);
	list_files(&keeping);
	job->lock->found = keeping.found;
	if (is_foreign(&keeping)) {
		diag_report(job->diag, DIAG_IDS_FOREIGN, SPAN_NONE, job->lock->name,
			str_from_unsigned(digits, keeping.live));
		job->lock->is_broken = true;
	} else {
		report_gone(&keeping);
	}
	if (!job->lock->is_only_read)
		put_new_text(&keeping);
	vec_clear(&keeping.files);
}
