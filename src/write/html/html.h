/* SPDX-License-Identifier: MIT */
#ifndef WRITE_HTML_HTML_H
#define WRITE_HTML_HTML_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "model/bank.h"
#include "model/build.h"
#include "model/media.h"
#include "model/pictures.h"
#include "model/words.h"

/* Model nodes as HTML, for books and cards. Nothing of the input becomes mark-up: no
 * element, attribute, style or script stands in the output but our own. */

enum html_form {
	HTML_BOOK, /* XHTML with classes for styles/epub.css; formulas as TeX in code */
	HTML_CARD, /* HTML for Anki: no line feed, MathJax, nothing that Anki would run */
};

enum html_cloze {
	HTML_CLOZE_BLANK,  /* [ … ], or its hint */
	HTML_CLOZE_FILLED, /* the answer, marked */
	HTML_CLOZE_ANKI,   /* {{c1::answer::hint}} */
};

/* What fragments turned out to hold. */
struct html_seen {
	bool *media;    /* each image that is shown; as many as there are media */
	bool *formulas; /* each picture of a formula, by its number */
	size_t mathml_count;
	bool has_undescribed_image;
	bool has_raw_formula; /* its source is shown */
};

/* Shared by many fragments; everything is borrowed. */
struct html_options {
	enum html_form form;
	enum language language;
	const struct media_set *media; /* NULL: every image is missing */
	struct str image_folder;       /* before a file name: "images/", or empty */
	struct html_seen *seen;
	const struct picture_set *pictures; /* of formulas; NULL: they are MathML */
	bool is_compat; /* a book without MathML, <details> and SVG, images PNG or JPEG */
	const struct str
		*question_hrefs; /* by ordinal; NULL: references are plain text */
	size_t question_count;
};

/* One fragment being written. */
struct html {
	struct buf *out;
	const struct html_options *options;
	enum html_cloze cloze;
	unsigned heading_base; /* level of the outermost heading among blocks: 1 to 6 */
	bool hides_labels;     /* parts of a question without 答案, 解析 … */
	bool colours_code;     /* in cards too */
	/* private */
	unsigned first_heading, last_heading;
	unsigned block_depth, inline_depth;
	uint32_t last; /* the last character shown in this paragraph; 0: none */
	bool in_code;
	bool in_cloze;
	bool names_formulas; /* by their words too: what heads a column must have a name
			      */
	bool in_foreign;     /* within text whose language was told */
};

/* How many elements stand within each other in what these functions write; deeper
 * containers are left out, their contents stay. */
#define HTML_MAX_DEPTH 88

void html_init(struct html *html, struct buf *out, const struct html_options *options);

/* Text without what XML 1.0 forbids (control characters, U+FFFE, U+FFFF, surrogates);
 * nothing is escaped. Tab and line feed stay. */
void html_put_clean(struct buf *out, struct str text);
void html_put_text(struct html *html, struct str text);
/* Between double quotes; white space becomes spaces. */
void html_put_attribute(struct html *html, struct str value);
/* Words of ours: no more than escaped. */
void html_put_word(struct html *html, enum word word);

void html_put_inlines(struct html *html, struct inline_list list);
void html_put_blocks(struct html *html, struct block_list list);
/* Paragraphs without <p>, as in a tight list. */
void html_put_tight_blocks(struct html *html, struct block_list list);
/* lead is HTML that opens the first paragraph, or stands in one of its own; that
 * paragraph has the class "run". */
void html_put_led_blocks(struct html *html, struct str lead, struct block_list list);
/* A part of a question under its label (答案, 解析 …). */
void html_put_part(struct html *html, enum word label, struct block_list list);
void html_put_inline_part(struct html *html, enum word label, struct inline_list list);

/* Whether there is more to a question than itself: an answer, an explanation, a topic or
 * a cloze, of it or of its parts. */
bool html_has_answer(const struct question *question);
/* The question's answer, and all of that of its parts. In cards a choice is spelled out.
 */
void html_put_answer(struct html *html, const struct question *question);

/* A link's address as an attribute's value in clean form; false: no link of it. */
bool html_put_url(struct buf *out, struct str url);

/* The beginning of a stem as plain text, at most as wide as limit Han, and "…"; a cloze
 * is a blank there. */
void html_put_summary(struct buf *out, struct block_list stem, size_t limit);

/* The file of a formula's picture in a book: formulas/m3.svg. */
void html_put_picture_name(struct buf *out, const struct picture *picture);
/* The name of an image's file in a book or beside a card; what is made of it for old
 * readers stands in a folder apart, where no image of the bank's can have its name. */
void html_put_file_name(
	struct buf *out, const struct html_options *options, const struct media *media);

/* private to write/html */
/* Whether a space between the two characters is dropped, because one is a full-width
 * mark; 0 is what is no text. */
bool html_drops_space(uint32_t before, uint32_t after);
/* Whether no line may begin with the mark, or end with it: of full or half width. */
bool html_closes(uint32_t mark);
bool html_opens(uint32_t mark);
/* What an image is called in Anki: as in the EPUB, with a hash of its content. */
void html_put_card_image_name(struct buf *out, const struct media *media);
/* <name lang="…" xml:lang="…"> */
void html_put_language(struct html *html, const char *name, struct str language);
void html_put_image(struct html *html, const struct image *image, bool is_figure);
void html_put_math(struct html *html, const struct math *math);
/* formula_text.c: of math_is_plain, as <i>, <sub>, <sup>. */
void html_put_plain_math(struct html *html, const struct math_node *root);

#endif
