/* SPDX-License-Identifier: MIT */
#ifndef WRITE_PDF_IMAGE_H
#define WRITE_PDF_IMAGE_H

#include "write/pdf/document.h"

void images_begin(struct document *document);
void images_free(struct document *document);
/* The image's XObject, written the first time that it is asked for; equal content is
 * written once. 0: there is nothing to draw (broken, SVG, no such index). */
unsigned image_object(struct document *document, size_t media);
/* True once for each image and page: the page's resources must name it. */
bool image_is_new_on_page(struct document *document, size_t media, size_t page);

#endif
