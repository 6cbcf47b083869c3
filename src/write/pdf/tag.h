/* SPDX-License-Identifier: MIT */
#ifndef WRITE_PDF_TAG_H
#define WRITE_PDF_TAG_H

#include "model/pages.h"
#include "write/pdf/document.h"

/* The structure tree (ISO 32000-1, 14.7 and 14.8). Pages are to be told in order, and
 * all of a page before tags_end_page. */
void tags_begin(struct document *document);
void tags_free(struct document *document);

/* Whether there is a structure in which every figure and formula has words for it. */
bool tags_are_complete(const struct document *document);
/* "H1"; empty for what is no part of the text. element need not exist. */
struct str tag_name(const struct document *document, uint32_t element);
/* The next marked-content number of the page, which belongs to the element. */
unsigned tags_add_content(struct document *document, uint32_t element, size_t page);
/* The key (StructParent) of an annotation that belongs to the element. */
unsigned tags_add_link(
	struct document *document, uint32_t element, size_t page, unsigned annotation);
/* Where an image of the element stands: milli points, x0 y0 x1 y1, y upward. */
void tags_add_box(struct document *document, uint32_t element, const int64_t box[4]);
void tags_end_page(struct document *document, size_t page);
/* Writes the tree; returns its root's object. */
unsigned tags_end(struct document *document);

#endif
