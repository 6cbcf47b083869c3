/* SPDX-License-Identifier: MIT */
#ifndef MODEL_PAGES_H
#define MODEL_PAGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/scaled.h"
#include "base/str.h"
#include "model/language.h"

/* What layout/ makes and the page writers obey: every item is finished. Lengths are
 * scaled points; x grows rightward from the page's left edge, y DOWNWARD from its top.
 * A text item's y is its baseline. Memory is the pages arena's. */

struct colour {
	uint8_t red, green, blue;
};

/* One glyph of a text item. Its text is what it stands for in the source, for
 * ToUnicode; a cluster of several glyphs gives the text to its first and an empty one
 * to the others. text_start counts in the item's text. */
struct page_glyph {
	uint32_t glyph; /* id in the face's file */
	scaled x, y;    /* from the item's origin; y upward, nearly always 0 */
	scaled advance; /* the face's own, at the item's size */
	uint32_t text_start;
	uint16_t text_len;
};

struct page_text {
	uint16_t face; /* index into pages.faces */
	scaled size;
	struct colour colour;
	struct str text; /* the source text of all its glyphs, in order */
	const struct page_glyph *glyphs;
	size_t glyph_count;
	bool is_replaced; /* ToUnicode cannot say it: text as a whole is ActualText */
	/* Quarter turns counter-clockwise about the item's origin. The glyphs' places and
	 * the item's width are those of the text as if it were not turned. */
	uint8_t turn;
};

enum page_item_kind {
	PAGE_TEXT,   /* text */
	PAGE_FILL,   /* fill: a rectangle; rules are thin ones */
	PAGE_STROKE, /* stroke: a rectangle's outline, or a line; of no extent: a dot */
	PAGE_IMAGE,  /* image: a media index scaled into the box */
};

#define ELEMENT_ARTIFACT 0u /* page furniture: no part of the text */

struct page_item {
	enum page_item_kind kind;
	uint32_t element; /* index into pages.elements */
	scaled x, y;      /* text: origin; others: the top left corner */
	scaled width, height;
	union {
		struct page_text text;
		struct {
			struct colour colour;
		} fill;
		struct {
			struct colour colour;
			scaled line_width, dash; /* dash 0: solid */
			bool is_line;            /* from the top left corner to the other;
						    height may be negative */
		} stroke;
		struct {
			size_t media;
		} image;
	};
};

/* A rectangle that leads to a URL, or to a destination when url is empty. */
struct page_link {
	scaled x, y, width, height;
	struct str url;
	size_t destination; /* index into pages.destinations */
	struct str title;   /* where it leads, for those who listen */
	uint32_t element;
};

struct page {
	scaled width, height;
	const struct page_item *items; /* in reading order */
	size_t item_count;
	const struct page_link *links;
	size_t link_count;
	struct str label; /* as printed in the foot; may be empty */
};

/* A named place: q22, c3, s3-2, a22 (an answer). */
struct page_destination {
	struct str name;
	size_t page;
	scaled x, y;
	struct str second_name; /* that leads there too; may be empty */
};

/* The bookmarks, in order; depth from 0, a child follows its parent. */
struct page_outline {
	struct str title;
	size_t destination;
	unsigned depth;
	bool open;
};

/* The logical structure (PDF 14.8.4): a tree by parent index, parents first; element 0
 * is ELEMENT_ARTIFACT, element 1 the document. */
enum element_kind {
	ELEMENT_KIND_ARTIFACT,
	ELEMENT_DOCUMENT,
	ELEMENT_SECTION,
	ELEMENT_H1,
	ELEMENT_H2,
	ELEMENT_H3,
	ELEMENT_H4,
	ELEMENT_H5,
	ELEMENT_H6,
	ELEMENT_PARA,
	ELEMENT_LIST,
	ELEMENT_ITEM,
	ELEMENT_LABEL,
	ELEMENT_BODY,
	ELEMENT_QUOTE,
	ELEMENT_CODE,
	ELEMENT_FIGURE,
	ELEMENT_FORMULA,
	ELEMENT_CAPTION,
	ELEMENT_TABLE,
	ELEMENT_ROW,
	ELEMENT_HEAD_CELL,
	ELEMENT_CELL,
	ELEMENT_CONTENTS,
	ELEMENT_CONTENTS_ITEM,
	ELEMENT_LINK,
	ELEMENT_SPAN,
	ELEMENT_REFERENCE,
};

struct page_element {
	enum element_kind kind;
	uint32_t parent;
	/* What is read aloud in its place: of figures and formulas a description (Alt),
	 * of others the text that they stand for (ActualText). */
	struct str alt;
	struct str title;
	enum language language;
};

struct face; /* text/face.h */
struct media_set;

struct pages {
	const struct page *items;
	size_t count;
	const struct face *const *faces;
	size_t face_count;
	const struct page_destination *destinations;
	size_t destination_count;
	const struct page_outline *outlines;
	size_t outline_count;
	const struct page_element *elements;
	size_t element_count;
	/* What image items index: the bank's images, then pictures of colour glyphs.
	 * NULL: the job's own set. */
	const struct media_set *media;
};

#endif
