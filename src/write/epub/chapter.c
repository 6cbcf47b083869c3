/* SPDX-License-Identifier: MIT */
/* The chapters' pages: a walk through each chapter's sections and questions that ends a
 * page and begins the next where the plan says so. Headings never skip a level, whatever
 * depths the source has. */
#include "write/epub/book.h"

#include <assert.h>

/* Where the walk stands: the part being written and the fragment of its page. */
struct walk {
	struct book *book;
	struct html html;
	struct buf fragment;
	const struct book_part *part;
	unsigned level; /* of the page's last heading; the chapter's is 1 */
	unsigned depth; /* of questions in the table of contents */
	bool in_section;
};

struct str book_chapter_title(struct book *book, const struct chapter *chapter)
{
	struct buf title;

	if (!chapter->label.len && !chapter->plain_title.len)
		return book->bank->meta.plain_title;
	buf_init(&title, 0);
	buf_put_str(&title, chapter->label);
	if (chapter->label.len && chapter->plain_title.len)
		buf_put_byte(&title, ' ');
	buf_put_str(&title, chapter->plain_title);
	const struct str copy = arena_copy_str(book->job->scratch, buf_str(&title));

	buf_clear(&title);
	return copy;
}

/* "第 21–40 题" of a part among several; empty where there is one. */
static void put_range(struct book *book, struct html *html, const struct book_part *part)
{
	struct buf range;

	if (part->is_only || part->end == part->first)
		return;
	const struct str numbers[] = {book->bank->questions[part->first]->number,
		book->bank->questions[part->end - 1]->number};

	buf_init(&range, 0);
	word_fill(&range, book->language, WORD_QUESTION_RANGE, numbers, 2);
	buf_put_c(html->out, " <span class=\"range\">");
	html_put_text(html, buf_str(&range));
	buf_put_c(html->out, "</span>");
	buf_clear(&range);
}

void book_put_chapter_heading(struct book *book, struct html *html,
	const struct book_part *part, bool is_answers)
{
	const struct chapter *const chapter = part->chapter;

	buf_put_c(html->out, "<h1>");
	if (chapter->label.len || is_answers) {
		buf_put_c(html->out, "<span class=\"label\">");
		if (is_answers)
			html_put_word(html, WORD_ANSWER);
		if (is_answers && chapter->label.len)
			buf_put_c(html->out, " · ");
		html_put_text(html, chapter->label);
		buf_put_c(html->out, "</span> ");
	}
	if (chapter->title.count)
		html_put_inlines(html, chapter->title);
	else if (!chapter->label.len)
		html_put_text(html, book->bank->meta.plain_title);
	put_range(book, html, part);
	buf_put_c(html->out, "</h1>\n");
}

static void open_page(struct walk *walk, const struct book_part *part)
{
	walk->part = part;
	buf_reset(&walk->fragment);
	buf_put_c(&walk->fragment,
		"<section class=\"chapter\" epub:type=\"chapter\" role=\"doc-chapter\">\n");
	book_put_chapter_heading(walk->book, &walk->html, part, false);
	walk->level = 1;
}

static void close_section(struct walk *walk)
{
	if (walk->in_section)
		buf_put_c(&walk->fragment, "</section>\n");
	walk->in_section = false;
}

/* Under ANSWERS_CHAPTER, the answers of the questions on this page. */
static void put_page_answers(struct walk *walk)
{
	const struct book *const book = walk->book;
	bool is_open = false;

	if (book->answers != ANSWERS_CHAPTER)
		return;
	for (size_t i = walk->part->first; i < walk->part->end; i++) {
		if (!html_has_answer(book->bank->questions[i]))
			continue;
		if (!is_open) {
			buf_put_c(&walk->fragment, "<section class=\"answers\">\n<h2>");
			html_put_word(&walk->html, WORD_ANSWERS);
			buf_put_c(&walk->fragment, "</h2>\n");
		}
		is_open = true;
		book_put_answer_section(
			walk->book, &walk->html, book->bank->questions[i], 3);
	}
	if (is_open)
		buf_put_c(&walk->fragment, "</section>\n");
}

/* Under ANSWERS_POPUP, the short ones as notes. */
static void put_page_notes(struct walk *walk)
{
	const struct book *const book = walk->book;

	for (size_t i = walk->part->first; i < walk->part->end; i++)
		if (book_pops_up(book, book->bank->questions[i]) &&
			html_has_answer(book->bank->questions[i]))
			book_put_note(walk->book, &walk->html, book->bank->questions[i]);
}

static void close_page(struct walk *walk)
{
	close_section(walk);
	put_page_answers(walk);
	put_page_notes(walk);
	buf_put_c(&walk->fragment, "</section>");
	book_add_page(walk->book,
		&(const struct book_page){walk->part->name,
			book_chapter_title(walk->book, walk->part->chapter),
			"bodymatter"},
		buf_str(&walk->fragment));
}

struct str book_summary(struct book *book, const struct question *question)
{
	struct buf label;

	buf_init(&label, 0);
	buf_put_str(&label, question->number);
	buf_put_byte(&label, ' ');
	html_put_summary(&label, question->stem, BOOK_SUMMARY);
	const struct str copy =
		arena_copy_str(book->job->scratch, str_trim(buf_str(&label)));

	buf_clear(&label);
	return copy;
}

/* The heading, by the id: what a reader keeps of the contents outlives renumbering. */
static struct str entry_href(const struct walk *walk, const struct question *question)
{
	struct buf href;

	if (!question->id_anchor.len)
		return walk->book->question_hrefs[question->ordinal];
	buf_init(&href, 0);
	buf_put_str(&href, walk->part->name);
	buf_put_byte(&href, '#');
	buf_put_str(&href, question->id_anchor);
	const struct str copy = arena_copy_str(walk->book->job->scratch, buf_str(&href));
	buf_clear(&href);
	return copy;
}

static void add_question(struct walk *walk, const struct question *question)
{
	const unsigned level = walk->level < 6 ? walk->level + 1 : 6;

	book_put_question(walk->book, &walk->html, question, level);
	book_add_entry(
		walk->book, &(const struct book_entry){book_summary(walk->book, question),
				    entry_href(walk, question), walk->level, true});
}

static void add_section_entry(struct walk *walk, const struct section *section)
{
	struct buf href;

	buf_init(&href, 0);
	buf_put_str(&href, walk->part->name);
	buf_put_byte(&href, '#');
	buf_put_str(&href, section->anchor);
	book_add_entry(walk->book,
		&(const struct book_entry){
			inline_plain(walk->book->job->scratch, section->title),
			arena_copy_str(walk->book->job->scratch, buf_str(&href)),
			walk->depth++, false});
	buf_clear(&href);
}

/* Between 2 and 5: questions stand one below. */
static unsigned section_level(const struct walk *walk, const struct section *section)
{
	const unsigned wanted = section->depth + 1;
	const unsigned deepest = walk->level < 4 ? walk->level + 1 : 5;

	return wanted < 2 ? 2 : wanted > deepest ? deepest : wanted;
}

static void open_section(struct walk *walk, const struct section *section)
{
	close_section(walk);
	if (section->title.count) {
		walk->level = section_level(walk, section);
		walk->depth = walk->level - 1;
		walk->in_section = true;
		buf_put_c(&walk->fragment, "<section class=\"section\" id=\"");
		html_put_attribute(&walk->html, section->anchor);
		buf_printf(&walk->fragment, "\">\n<h%u>", walk->level);
		html_put_inlines(&walk->html, section->title);
		buf_printf(&walk->fragment, "</h%u>\n", walk->level);
		add_section_entry(walk, section);
	}
	html_put_blocks(&walk->html, section->intro);
}

/* A page ends in the middle of a section too; the rest has no heading then. */
static void turn_page(struct walk *walk)
{
	assert(walk->part + 1 < walk->book->parts + walk->book->part_count);
	close_page(walk);
	open_page(walk, walk->part + 1);
}

static void add_section(struct walk *walk, const struct section *section)
{
	size_t group = 0;

	open_section(walk, section);
	for (size_t i = 0; i < section->question_count; i++) {
		const struct question *const question = &section->questions[i];

		if (question->ordinal >= walk->part->end)
			turn_page(walk);
		while (group < section->group_count &&
			section->groups[group].first_question < i)
			group++;
		if (group < section->group_count &&
			section->groups[group].first_question == i)
			book_put_material(&walk->html, &section->groups[group]);
		add_question(walk, question);
	}
}

/* Returns the part after the chapter's last. */
static const struct book_part *add_chapter(
	struct walk *walk, const struct book_part *first)
{
	const struct chapter *const chapter = first->chapter;

	book_add_entry(walk->book,
		&(const struct book_entry){
			book_chapter_title(walk->book, chapter), first->name, 0, false});
	walk->depth = 1;
	open_page(walk, first);
	html_put_blocks(&walk->html, chapter->intro);
	for (size_t i = 0; i < chapter->section_count; i++)
		add_section(walk, &chapter->sections[i]);
	close_page(walk);
	return walk->part + 1;
}

void book_add_chapters(struct book *book)
{
	const struct book_part *const end = book->parts + book->part_count;
	struct walk walk = {.book = book};

	if (book->answers == ANSWERS_ONLY)
		return;
	buf_init(&walk.fragment, 0);
	html_init(&walk.html, &walk.fragment, &book->html);
	if (book->part_count)
		book->body_href = book->parts[0].name;
	for (const struct book_part *part = book->parts; part < end;)
		part = add_chapter(&walk, part);
	if (buf_failed(&walk.fragment))
		book->failed = true;
	buf_clear(&walk.fragment);
}
