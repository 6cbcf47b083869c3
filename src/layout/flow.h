/* SPDX-License-Identifier: MIT */
#ifndef LAYOUT_FLOW_H
#define LAYOUT_FLOW_H

#include "layout/layout.h"
#include "layout/paragraph/line.h"

/* The vertical list that pages are cut from, and all that is known while it grows. A
 * row is what never breaks: a line, a table row, a figure. Its items have y from the
 * row's top and x from the page's left edge (of a right-hand page). */

/* The words of the property hint.show. */
enum hint_place { HINT_INLINE, HINT_MARGIN, HINT_CHAPTER, HINT_NONE };

#define PENALTY_NEVER 10000
#define PENALTY_PARA  50  /* between the paragraphs of an answer */
#define PENALTY_LINE  150 /* inside a paragraph */
#define PENALTY_LEAD  400 /* before a display, or what a line with a colon leads to */
#define NO_INDEX      ((uint32_t)-1)

struct row {
	scaled above; /* space before it; dropped at a page's top */
	scaled height;
	scaled slack_above, slack_below; /* of height: what lies outside the em boxes */
	/* How much of a line's usual slack a formula takes that reaches beyond its em
	 * box: set before the row ends. */
	scaled reach_above, reach_below;
	int32_t penalty; /* of a page break before it */
	uint32_t first_item, item_count;
	uint32_t first_link, link_count;
	uint32_t bar, ground; /* index into decors, or NO_INDEX */
	uint32_t table;       /* index into heads, or NO_INDEX */
	uint32_t chapter;     /* ordinal, or NO_INDEX */
	uint32_t question;    /* ordinal, or NO_INDEX */
	bool opens_question;  /* the space before it may grow by what the page leaves */
	bool must_begin_page;
	bool is_bare_page; /* the page that begins here has no head and foot */
	bool is_wide;      /* it stands across all columns */
	bool ends_column;  /* nothing follows it there */
	/* Of a line of the body, from the row's top: it stands on the grid; -1: anywhere.
	 */
	scaled grid_baseline;
};

/* A rectangle behind or beside rows, drawn once a page from its first row there to its
 * last: the rule of an answer, the ground of code. */
struct decor {
	struct colour colour;
	scaled x, width;
	scaled pad_above, pad_below; /* beyond the rows' em boxes */
	bool covers_slack;           /* the whole row, not from em box to em box */
};

/* Rows that a table repeats on each page it reaches. */
struct table_head {
	uint32_t first_row, row_count;
	scaled height;
	scaled x, width;
};

/* A destination's row, and how far above or below its top. */
struct anchor {
	uint32_t row;
	scaled y;
};

/* A page number to be filled in when pages are known: in the contents, beside questions
 * and answers that stand apart. */
struct page_slot {
	uint32_t row;
	size_t destination;
	scaled baseline; /* from the row's top */
	scaled x, width; /* it stands at the right */
	struct flat_run run;
	unsigned word; /* enum word with a place for it; WORD_COUNT: the bare number */
};

/* What is known of the answers to the question that is being put: which part of them
 * belongs into each blank, and how many places were filled or could not be. */
struct asked {
	struct inline_list *pieces;
	size_t count;
	size_t filled, missing;
	bool is_whole; /* explanation, topic and source were written too */
};

/* Rows that were taken out of the flow: where each stands, and what is drawn in it. */
struct written_row {
	scaled y, height;
	struct page_item *items;
	size_t item_count;
	const struct page_link *links;
	size_t link_count;
};

struct written {
	const struct written_row *rows;
	size_t count, next; /* the first that is not put yet */
	scaled slack;       /* free above and below in each */
	bool is_apart;      /* its lines do not stand on the rules around them */
};

/* A row whose rest of the column is room to write, drawn when its height is known. */
struct filler {
	uint32_t row;
	enum style_space_form form;
	scaled x, width;
	struct written written; /* what its rules leave out */
};

/* What stands in the margin beside this row. */
struct margin_note {
	uint32_t row;
	scaled down; /* from the row's top */
	scaled height;
	struct written written;
};

/* A label that waits for the next row's baseline: a question's number, a list's mark. */
struct side {
	struct str text;
	struct flat_run run;
	scaled x, width;
	enum line_align align;
};

struct flow;
struct page_sheet;

/* What a page has besides its rows, instead of head and foot: before the rows in reading
 * order, and after them. Either may be NULL. */
struct page_dress {
	void (*put_before)(void *closure, struct page_sheet *sheet);
	void (*put_after)(void *closure, struct page_sheet *sheet);
	void *closure; /* NULL: the style's head and foot */
};

/* Lines that only gaps too wide fill: how many, and the first. */
struct loose_lines {
	size_t count;
	struct span span;
	struct str text;
};

struct flow {
	const struct layout_job *job;
	const struct style *style;
	const struct bank *bank;
	enum language language;
	struct arena *arena;
	struct spacing_rules rules;
	struct glyph_cache cache;
	struct para para,
		side_para; /* the second for what is put while the first waits */
	struct sink sink;
	struct math_setter *math; /* NULL: no formula yet */
	struct hyphenator *hyphenator;
	bool has_sought_hyphenator, has_told_hyphenator;

	scaled left, measure; /* of the text column under way: the first, or a wide one */
	scaled column_measure, column_step; /* from a column's left edge to the next's */
	scaled wide_measure;                /* from the first column's left to the last's
					       right edge */
	unsigned columns;
	scaled page_height; /* of the text */
	struct page_dress dress;

	VEC(struct row) rows;
	VEC(struct decor) decors;
	VEC(struct table_head) heads;
	VEC(struct page_slot) slots;
	VEC(struct filler) fillers;
	VEC(struct margin_note) notes;
	VEC(struct side) sides;
	VEC(struct page_element) elements;
	VEC(struct page_outline) outlines;
	struct str *destination_names; /* in the pages arena */
	struct anchor *anchors;        /* parallel to them */
	size_t destination_count;
	/* By ordinal: where questions stand in the copy without answers, for a book of
	 * answers alone; NULL: in this document, if at all. */
	const size_t *question_pages;
	size_t first_section_destination, first_question_destination;
	size_t first_answer_destination;

	/* What the next row takes along. */
	scaled space; /* from em box to em box */
	int32_t penalty;
	uint32_t bar, ground, table, chapter, question;
	bool opens_question, must_begin_page, is_bare_page, is_wide;
	VEC(size_t) waiting; /* destinations */
	/* The level of the last heading of the book's, 1 the title's; of the headings
	 * within its text, the last one's level there and here. */
	unsigned heading, inner_source, inner_heading;
	size_t blank_count; /* of the question under way */

	/* Of each room that takes a column's rest, where it is known; answers are written
	 * in it. */
	const scaled *rests;
	size_t rest_count;
	struct asked asked;
	bool *is_unwritten; /* by question: its answer is not all in its place */

	struct loose_lines loose;

	/* Where the last line put ends, for what stands at the right edge behind it. */
	struct line_end {
		uint32_t row;
		scaled x, baseline;
	} line_end;
};

void flow_init(struct flow *flow, const struct layout_job *job);
void flow_clear(struct flow *flow);

/* What is said of the whole bank once all is put. */
void flow_report(const struct flow *flow);

/* Later rows stand across all columns of the page, or in one. */
void flow_set_wide(struct flow *flow, bool is_wide);

/* The space before the next row is at least this, between em boxes. */
void flow_space(struct flow *flow, scaled space);
void flow_penalty(struct flow *flow, int32_t penalty);
/* The next row is the place of this destination. */
void flow_destination(struct flow *flow, size_t destination);

/* A row: begin, put items with y from its top, end. Waiting sides are put at begin. */
void flow_begin_row(struct flow *flow, scaled baseline);
void flow_end_row(
	struct flow *flow, scaled height, scaled slack_above, scaled slack_below);

/* Text at the right edge of the last line, if it ends there early enough, else on a line
 * of its own: fills flow->para first. */
struct flow_edge {
	scaled right; /* the edge */
	scaled gap;   /* at least, from the line's end */
	scaled size, lead;
};
void flow_put_at_edge(struct flow *flow, const struct flow_edge *edge);

/* Takes back all that was put since the mark; _rows keeps the elements, and what is told
 * of the lines. */
struct flow_mark {
	size_t rows, items, links, targets, decors, heads, slots, fillers, elements;
	struct loose_lines loose;
};
struct flow_mark flow_set_mark(const struct flow *flow);
void flow_rewind(struct flow *flow, const struct flow_mark *mark);
void flow_rewind_rows(struct flow *flow, const struct flow_mark *mark);

uint32_t flow_element(struct flow *flow, enum element_kind kind, uint32_t parent);
/* Says of an element in which language this text is, if not in the bank's. */
void flow_note_language(struct flow *flow, uint32_t element, struct inline_list text);
uint32_t flow_titled_element(
	struct flow *flow, enum element_kind kind, uint32_t parent, struct str title);

/* An element of that kind whose text stands for something else: ★★★☆☆ for 难度 3/5. */
uint32_t flow_spoken_element(
	struct flow *flow, enum element_kind kind, uint32_t parent, struct str spoken);
/* A heading of the book's at this level, 1 the title's; deeper ones than 6 are 6. */
uint32_t flow_heading(struct flow *flow, unsigned level, uint32_t parent);
/* The same of a bare number, read as spoken: 第 20 题. */
uint32_t flow_number_heading(
	struct flow *flow, unsigned level, uint32_t parent, struct str spoken);
/* A heading within text, by its level there: beneath the book's last one, none skipped.
 */
uint32_t flow_inner_heading(struct flow *flow, unsigned level, uint32_t parent);

/* Text put in one line at once, into the row under way. */
struct line_text {
	struct str text;
	struct flat_run run;
	scaled x, width;
	enum line_align align;
	bool is_spaced; /* more text of the element follows beside it: a space to copy */
};
/* Returns its natural width. */
scaled flow_put_text(struct flow *flow, const struct line_text *text, scaled baseline);
scaled flow_text_width(struct flow *flow, struct str text, const struct flat_run *run);
void flow_put_fill(struct flow *flow, scaled x, scaled y, struct page_item size);

/* Baseline from a row's top: the em box stands in the middle of the lead. */
scaled flow_baseline(scaled size, scaled lead);
struct colour flow_colour(struct style_colour colour);
struct flat_run flow_run(
	enum text_role role, scaled size, struct style_colour colour, uint32_t element);

/* A broken paragraph to rows. */
struct para_place {
	scaled x, width, indent;
	scaled size, lead;
	enum line_align align;
	bool is_balanced; /* the least measure that needs no further line */
	struct span span; /* for messages */
};
void flow_put_para(struct flow *flow, const struct para_place *place);
/* Breaks flow->para, which is shaped; justified lines part words too where they must. */
void flow_break_para(
	struct flow *flow, const struct para_widths *widths, enum line_align align);

#endif
