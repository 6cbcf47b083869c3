/* SPDX-License-Identifier: MIT */
/* The only file that knows libxml2. Of its traps (2.9.14): text is written raw even where
 * XML forbids it, so html_put_clean comes first; xmlNewChild and xmlNodeSetContent read
 * entities in their argument, so text nodes are made apart; a failed allocation yields
 * wrong XML without an error, so the allocators end the program; formatting adds white
 * space inside paragraphs, so there is none. */
#include "write/epub/xml.h"

#include <assert.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlmemory.h>
#include <libxml/xmlsave.h>
#include <limits.h>
#include <stdlib.h>

#include "base/memory.h"
#include "write/html/html.h"

struct xml {
	xmlDoc *document; /* its _private is this struct */
	xmlNode *root;
	struct buf clean; /* the text that is being added */
};

#define XHTML_SPACE "http://www.w3.org/1999/xhtml"
#define PARSE_OPTIONS \
	(XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT)

static char *copy_c_string(const char *text)
{
	const size_t size = strlen(text) + 1;

	return memcpy(memory_new(size), text, size);
}

static const xmlChar *xml_chars(const char *text)
{
	return (const xmlChar *)text;
}

static xmlNode *node_of(struct xml_node *node)
{
	return (xmlNode *)node;
}

static struct xml_node *of_node(xmlNode *node)
{
	return (struct xml_node *)node;
}

static void prepare_library(void)
{
	xmlMemSetup(free, memory_new, memory_resize, copy_c_string);
	xmlInitParser();
}

struct xml *xml_new(const char *root, const char *space)
{
	prepare_library();
	struct xml *const xml = memory_new(sizeof(*xml));

	buf_init(&xml->clean, 0);
	xml->document = xmlNewDoc(xml_chars("1.0"));
	xml->document->_private = xml;
	xml->document->dict = xmlDictCreate(); /* each name is kept once */
	xml->root = xmlNewDocNode(xml->document, NULL, xml_chars(root), NULL);
	xmlDocSetRootElement(xml->document, xml->root);
	xmlSetNs(xml->root, xmlNewNs(xml->root, xml_chars(space), NULL));
	return xml;
}

struct xml *xml_new_html(void)
{
	struct xml *const xml = xml_new("html", XHTML_SPACE);

	xmlCreateIntSubset(xml->document, xml_chars("html"), NULL, NULL);
	return xml;
}

static void xml_free(struct xml *xml)
{
	xmlFreeDoc(xml->document);
	buf_clear(&xml->clean);
	free(xml);
}

struct xml_node *xml_root(struct xml *xml)
{
	return of_node(xml->root);
}

void xml_declare(struct xml *xml, const char *prefix, const char *space)
{
	xmlNewNs(xml->root, xml_chars(space), xml_chars(prefix));
}

struct xml_node *xml_add(struct xml_node *parent, const char *name)
{
	xmlNode *const above = node_of(parent);
	xmlNode *const node = xmlNewDocNode(above->doc, above->ns, xml_chars(name), NULL);

	if (!above->children)
		xmlAddChild(above, xmlNewDocText(above->doc, xml_chars("\n")));
	xmlAddChild(above, node);
	xmlAddChild(above, xmlNewDocText(above->doc, xml_chars("\n")));
	return of_node(node);
}

/* Without what XML forbids and with a NUL at the end, until the next call. */
static const xmlChar *clean_text(struct xml_node *node, struct str text)
{
	struct buf *const clean = &((struct xml *)node_of(node)->doc->_private)->clean;

	buf_reset(clean);
	html_put_clean(clean, text);
	buf_put_byte(clean, '\0');
	return xml_chars(buf_failed(clean) ? "" : clean->data);
}

void xml_put_text(struct xml_node *node, struct str text)
{
	if (text.len)
		xmlAddChild(node_of(node),
			xmlNewDocText(node_of(node)->doc, clean_text(node, text)));
}

struct xml_node *xml_add_text(struct xml_node *parent, const char *name, struct str text)
{
	struct xml_node *const node = xml_add(parent, name);

	xml_put_text(node, text);
	return node;
}

/* The prefix stays in the attribute's name, which is written as it is; the namespace is
 * looked up when the bytes are read again. */
void xml_set(struct xml_node *node, const char *name, struct str value)
{
	xmlNewProp(node_of(node), xml_chars(name), clean_text(node, value));
}

/* A text of this name is written as it is (libxslt's way to switch escaping off). */
void xml_add_fragment(struct xml_node *node, struct str fragment)
{
	xmlNode *const above = node_of(node);

	assert(fragment.len <= INT_MAX);
	if (!fragment.len)
		return;
	xmlNode *const text =
		xmlNewDocTextLen(above->doc, xml_chars(fragment.data), (int)fragment.len);

	text->name = xmlStringTextNoenc;
	xmlAddChild(above, text);
}

/* Reading again builds no tree: the parser checks, and its elements are counted. */
struct depth {
	unsigned now, deepest;
};

static void open_element(void *data, const xmlChar *name, const xmlChar *prefix,
	const xmlChar *space, int space_count, const xmlChar **spaces, int count,
	int default_count, const xmlChar **attributes)
{
	struct depth *const depth = ((xmlParserCtxt *)data)->_private;

	(void)name, (void)prefix, (void)space, (void)space_count, (void)spaces;
	(void)count, (void)default_count, (void)attributes;
	depth->now++;
	if (depth->now > depth->deepest)
		depth->deepest = depth->now;
}

static void close_element(
	void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
	struct depth *const depth = ((xmlParserCtxt *)data)->_private;

	(void)name, (void)prefix, (void)space;
	depth->now--;
}

static bool is_well_formed(struct str bytes)
{
	struct depth depth = {0};
	xmlParserCtxt *const parser = xmlNewParserCtxt();

	*parser->sax = (xmlSAXHandler){
		.initialized = XML_SAX2_MAGIC,
		.startElementNs = open_element,
		.endElementNs = close_element,
	};
	parser->_private = &depth;
	/* the document says its encoding; told of it, the parser would copy all bytes */
	xmlCtxtReadMemory(parser, bytes.data, (int)bytes.len, NULL, NULL, PARSE_OPTIONS);
	const bool is_well = parser->wellFormed && parser->nsWellFormed &&
			     depth.deepest <= XML_MAX_DEPTH;

	xmlFreeParserCtxt(parser);
	return is_well;
}

static int write_bytes(void *data, const char *bytes, int len)
{
	buf_put(data, bytes, (size_t)len);
	return len;
}

static int close_nothing(void *data)
{
	(void)data;
	return 0;
}

bool xml_finish(struct xml *xml, struct buf *out)
{
	const size_t start = out->len;
	xmlSaveCtxt *const save =
		xmlSaveToIO(write_bytes, close_nothing, out, "UTF-8", XML_SAVE_AS_XML);

	xmlSaveDoc(save, xml->document);
	xmlSaveClose(save);
	xml_free(xml);
	return !buf_failed(out) && out->len - start <= INT_MAX &&
	       is_well_formed(str_from_offset(buf_str(out), start));
}
