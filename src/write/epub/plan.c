/* SPDX-License-Identifier: MIT */
/* References lead forward and back, so every address is known before the first page is
 * written. A file's size is guessed from the source, which is near enough: what is to be
 * kept from old readers is files of many hundred kilobytes. */
#include "write/epub/book.h"

#define PART_BYTES     300000u
#define QUESTION_BYTES 350u /* of mark-up around one */

static size_t question_bytes(const struct question *question)
{
	return QUESTION_BYTES + (question->span.end - question->span.start);
}

static struct str format_name(struct book *book, char kind, size_t chapter, size_t part)
{
	struct buf name;

	buf_init(&name, 0);
	buf_printf(&name, "%c%zu", kind, chapter + 1);
	if (part)
		buf_printf(&name, "-%zu", part + 1);
	buf_put_c(&name, ".xhtml");
	const struct str copy = arena_copy_str(book->job->scratch, buf_str(&name));

	buf_clear(&name);
	return copy;
}

/* Parts of about one size, so that no rest of a few questions is left. */
static size_t part_bytes(const struct book *book, const struct chapter *chapter)
{
	size_t bytes = 0;

	for (size_t i = 0; i < chapter->question_count; i++)
		bytes += question_bytes(
			book->bank->questions[chapter->first_question + i]);
	const size_t count = bytes / PART_BYTES + 1;

	return bytes / count + 1;
}

/* The question that crosses the limit is still in the part. */
static size_t part_end(const struct book *book, size_t first, size_t last, size_t limit)
{
	size_t bytes = 0;
	size_t end = first;

	while (end < last && bytes < limit)
		bytes += question_bytes(book->bank->questions[end++]);
	return end;
}

/* At least one part a chapter, even without questions. */
static void plan_parts(struct book *book)
{
	VEC(struct book_part) parts = {0};

	for (size_t i = 0; i < book->bank->chapter_count; i++) {
		const struct chapter *const chapter = &book->bank->chapters[i];
		const size_t last = chapter->first_question + chapter->question_count;
		const size_t limit = part_bytes(book, chapter);
		size_t first = chapter->first_question;

		for (size_t number = 0; number == 0 || first < last; number++) {
			const size_t end = part_end(book, first, last, limit);

			vec_push(&parts,
				(struct book_part){.chapter = chapter,
					.name = format_name(book, 'c', i, number),
					.answers_name = format_name(book, 'a', i, number),
					.first = first,
					.end = end,
					.is_only = number == 0 && end == last});
			first = end;
		}
	}
	book->parts = ARENA_COPY_VEC(book->job->scratch, &parts);
	book->part_count = parts.len;
	vec_clear(&parts);
}

static struct str join(
	struct book *book, struct str file, struct str anchor, struct str ending)
{
	const size_t len = file.len + 1 + anchor.len + ending.len;
	char *const text = arena_alloc(book->job->scratch, len + 1);

	memcpy(text, file.data, file.len);
	text[file.len] = '#';
	memcpy(text + file.len + 1, anchor.data, anchor.len);
	memcpy(text + file.len + 1 + anchor.len, ending.data, ending.len);
	return (struct str){text, len};
}

static void plan_hrefs(struct book *book, const struct book_part *part)
{
	for (size_t i = part->first; i < part->end; i++) {
		const struct question *const question = book->bank->questions[i];
		const struct str anchor = question->anchor;

		book->pops_up[i] =
			book->answers == ANSWERS_POPUP && book_is_short_answer(question);
		book->question_hrefs[i] = join(book, part->name, anchor, STR(""));
		book->answer_hrefs[i] = join(book,
			book_is_apart(book, question) ? part->answers_name : part->name,
			anchor, book->answer_ending);
	}
}

static bool is_ending_taken(const struct book *book, struct str ending)
{
	for (size_t i = 0; i < book->bank->question_count; i++)
		if (str_ends(book->bank->questions[i]->anchor, ending) ||
			str_ends(book->bank->questions[i]->id_anchor, ending))
			return true;
	return false;
}

/* An author's own ids may end in "-answer" too; hyphens are added until none does. */
static void plan_answer_ending(struct book *book)
{
	struct buf ending;

	buf_init(&ending, 0);
	buf_put_c(&ending, "-answer");
	while (is_ending_taken(book, buf_str(&ending)))
		buf_put_byte(&ending, '-');
	book->answer_ending = arena_copy_str(book->job->scratch, buf_str(&ending));
	buf_clear(&ending);
}

void book_plan(struct book *book)
{
	const size_t count = book->bank->question_count;

	plan_answer_ending(book);
	plan_parts(book);
	book->question_hrefs = ARENA_NEW(book->job->scratch, struct str, count);
	book->answer_hrefs = ARENA_NEW(book->job->scratch, struct str, count);
	book->pops_up = ARENA_NEW(book->job->scratch, bool, count);
	for (size_t i = 0; i < book->part_count; i++)
		plan_hrefs(book, &book->parts[i]);
	/* A book of answers alone is referred to by those. */
	book->html.question_hrefs =
		book->answers == ANSWERS_ONLY ? book->answer_hrefs : book->question_hrefs;
	book->html.question_count = count;
}
