/* SPDX-License-Identifier: MIT */
#ifndef WRITE_EPUB_BOOK_H
#define WRITE_EPUB_BOOK_H

#include <stdbool.h>

#include "base/vec.h"
#include "write/html/html.h"
#include "write/writer.h"

struct xml;

/* The book while it is written. Its files are made in reading order; nav, package and
 * archive read the lists afterwards. Strings are the job's or its scratch arena's. */

struct book_file {
	struct str name; /* within EPUB/, without a folder but for images */
	struct str mime, properties;
	struct str content;
	bool is_page; /* stands in the spine */
};

/* A line of the table of contents; depth from 0. */
struct book_entry {
	struct str label, href;
	unsigned depth;
	bool is_question;
};

/* Questions [first, end) of a chapter in one file, and their answers in another. */
struct book_part {
	const struct chapter *chapter;
	struct str name, answers_name; /* c3.xhtml, a3.xhtml; c3-2.xhtml … */
	size_t first, end;
	bool is_only;
	bool is_continued; /* of answers: the chapter's have a page before this */
};

struct book {
	const struct write_job *job;
	const struct bank *bank;
	enum language language;
	enum answers_mode answers; /* never ANSWERS_STYLE */
	struct html_options html;
	struct html_seen seen;
	struct book_part *parts;
	size_t part_count;
	struct str *question_hrefs, *answer_hrefs; /* by ordinal */
	bool *pops_up; /* by ordinal: the answer is a note on its question's page */
	VEC(struct book_file) files;
	VEC(struct book_entry) entries;
	struct str answer_ending; /* of an answer's id, after the question's anchor */
	struct str body_href, answers_href; /* where they begin; may be empty */
	struct str cover_name;              /* the image's; empty: none */
	size_t mathml_count;                /* of formulas on the pages so far */
	bool has_pictures;                  /* or pictures of formulas */
	bool failed;
};

/* A page's outside. body_type is the epub:type of its body. */
struct book_page {
	struct str name, title;
	const char *body_type;
};

/* The style sheet whose contrasts are known, by uuid5 of its bytes: styles/epub.css as it
 * comes with the program; a test holds the two together. An edited one may be as good,
 * but nobody has looked. */
#define EPUB_KNOWN_STYLE "4df05e45-a0a2-5dee-ac0f-e091cdb51c1d"

/* The width of a stem, in Han, in the table of contents. */
#define BOOK_SUMMARY 40

/* plan.c: which question stands in which file, and the addresses of all. */
void book_plan(struct book *book);

/* Whether its answer stands on a page of answers, after the chapters. */
static inline bool book_is_apart(const struct book *book, const struct question *question)
{
	return book->answers == ANSWERS_END || book->answers == ANSWERS_ONLY ||
	       (book->answers == ANSWERS_POPUP && !book->pops_up[question->ordinal]);
}

static inline bool book_pops_up(const struct book *book, const struct question *question)
{
	return book->pops_up[question->ordinal];
}

/* page.c: makes a document of the fragment and adds it; a failure is reported. */
void book_add_page(struct book *book, const struct book_page *page, struct str fragment);
struct str book_make_page(
	struct book *book, const struct book_page *page, struct str fragment);
/* The document's bytes; frees it. */
struct str book_finish_xml(struct book *book, struct xml *xml, struct str name);
void book_add_file(struct book *book, const struct book_file *file);
void book_add_entry(struct book *book, const struct book_entry *entry);
struct str book_word(struct book *book, enum word word, struct str arg);

/* The image that the bank names as its cover; NULL: none that readers show. */
static inline const struct media *book_own_cover(const struct book *book)
{
	return picture_own_cover(book->bank, book->job->media, !book->job->epub_compat);
}

/* front.c, chapter.c, answers.c: pages in reading order */
void book_add_cover(struct book *book); /* its page, and the image if we drew it */
void book_add_title_page(struct book *book);
void book_add_preface(struct book *book);
void book_add_chapters(struct book *book);
void book_add_answers(struct book *book);
void book_add_colophon(struct book *book);

/* The label and title of a chapter in plain text; the book's title if it has none. */
struct str book_chapter_title(struct book *book, const struct chapter *chapter);
/* A question's number and the beginning of its stem. */
struct str book_summary(struct book *book, const struct question *question);
/* <h1>, with the part's range of questions if the chapter has several files. */
void book_put_chapter_heading(struct book *book, struct html *html,
	const struct book_part *part, bool is_answers);

/* question.c: level is that of the question's heading */
void book_put_question(struct book *book, struct html *html,
	const struct question *question, unsigned level);
void book_put_material(struct html *html, const struct question_group *group);
/* ' name="第 20 题"' with the question's number filled in. */
void book_put_numbered_attribute(
	struct html *html, const char *name, enum word word, struct str number);
void book_put_id(struct html *html, struct str anchor, struct str ending);

/* reveal.c: the answer with its question, or the way to it */
void book_put_reveal(
	struct book *book, struct html *html, const struct question *question);
void book_put_answer_section(struct book *book, struct html *html,
	const struct question *question, unsigned level);
/* The same as a note that a reader may show above the page. */
void book_put_note(struct book *book, struct html *html, const struct question *question);
/* Whether the answer is little enough for that. */
bool book_is_short_answer(const struct question *question);

/* nav.c, package.c: only once all pages are there */
void book_add_nav(struct book *book, size_t index);
void book_add_ncx(struct book *book);
struct str book_package(struct book *book);
struct str book_container(struct book *book);
/* Of its publication, YYYY-MM-DD: the author's, else that of its newest content; empty if
 * neither is known. */
struct str book_date(const struct book *book);
void book_put_identifier(const struct book *book, struct buf *out);

#endif
