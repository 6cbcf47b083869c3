/* SPDX-License-Identifier: MIT */
#ifndef WRITE_EPUB_XML_H
#define WRITE_EPUB_XML_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* XML documents by libxml2. All text is cleaned of what XML 1.0 forbids; running out of
 * memory ends the program. */
struct xml;
struct xml_node;

/* Elements within each other in a finished document; libxml2 in a reader stops at 256. */
#define XML_MAX_DEPTH 250

/* space is the namespace of the root and of what is added beneath it. */
struct xml *xml_new(const char *root, const char *space);
/* The same with <!DOCTYPE html>. */
struct xml *xml_new_html(void);

struct xml_node *xml_root(struct xml *xml);
/* Declares a further namespace on the root: "epub", "http://www.idpf.org/2007/ops". */
void xml_declare(struct xml *xml, const char *prefix, const char *space);

/* The new element stands on lines of its own, so only among elements. */
struct xml_node *xml_add(struct xml_node *parent, const char *name);
struct xml_node *xml_add_text(struct xml_node *parent, const char *name, struct str text);
void xml_put_text(struct xml_node *node, struct str text);
/* name may have a declared prefix: "epub:type". */
void xml_set(struct xml_node *node, const char *name, struct str value);
/* Mark-up of ours, at most LIMIT_TEXT_BYTES, that is written as it is after the node's
 * children. Whether it is XML is seen when the document is finished. */
void xml_add_fragment(struct xml_node *node, struct str fragment);

/* Appends the document's bytes, reads them again and frees the document. false: they are
 * not well-formed or too deep, which is a fault of ours. */
bool xml_finish(struct xml *xml, struct buf *out);

#endif
