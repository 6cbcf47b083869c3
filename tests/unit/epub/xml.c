/* SPDX-License-Identifier: MIT */
#include "write/epub/xml.h"

#include "unit/unit.h"

static struct str finish(struct xml *xml, struct buf *out, bool *is_well)
{
	buf_reset(out);
	*is_well = xml_finish(xml, out);
	return buf_str(out);
}

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

static void test_nodes(struct unit *unit, struct buf *out)
{
	struct xml *const xml = xml_new("a", "urn:a");
	bool is_well;

	unit_case(unit, "xml/nodes: text and attributes are escaped and cleaned");
	xml_declare(xml, "b", "urn:b");
	xml_set(xml_root(xml), "b:c", STR("<&\"\x01\xEF\xBF\xBF题"));
	xml_add_text(xml_root(xml), "d", STR("&amp; <题>\x02\xED\xA0\x80"));
	xml_add_text(xml_root(xml), "e", STR(""));
	CHECK_STR(unit, finish(xml, out, &is_well),
		STR(HEAD
			"<a xmlns=\"urn:a\" xmlns:b=\"urn:b\" b:c=\"&lt;&amp;&quot;题\">\n"
			"<d>&amp;amp; &lt;题&gt;</d>\n<e/>\n</a>\n"));
	CHECK(unit, is_well);
}

static bool is_well_with(struct str fragment, struct buf *out)
{
	struct xml *const xml = xml_new("a", "urn:a");
	bool is_well;

	xml_add_fragment(xml_add(xml_root(xml), "b"), fragment);
	finish(xml, out, &is_well);
	return is_well;
}

static void test_fragments(struct unit *unit, struct buf *out)
{
	struct xml *const xml = xml_new_html();
	struct xml_node *const body = xml_add(xml_root(xml), "body");
	bool is_well;

	unit_case(unit, "xml/fragment: becomes part of the document as it is");
	xml_declare(xml, "epub", "http://www.idpf.org/2007/ops");
	xml_add_text(body, "i", STR("<"));
	xml_add_fragment(body, STR("<p epub:type=\"x\"> a <b>b</b> &lt;\n</p>c"));
	xml_add_fragment(body, STR(""));
	xml_add_fragment(body, STR("<br/>"));
	CHECK_STR(unit, finish(xml, out, &is_well),
		STR(HEAD
			"<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" "
			"xmlns:epub=\"http://www.idpf.org/2007/ops\">\n<body>\n<i>&lt;</i>\n"
			"<p epub:type=\"x\"> a <b>b</b> &lt;\n</p>c<br/></body>\n</html>\n"));
	CHECK(unit, is_well);
	unit_case(unit, "xml/fragment: what is not well-formed is refused");
	CHECK(unit, is_well_with(STR("<p>a</p>"), out));
	CHECK(unit, !is_well_with(STR("<p>a"), out));
	CHECK(unit, !is_well_with(STR("a</p>"), out));
	CHECK(unit, !is_well_with(STR("<p a=1/>"), out));
	CHECK(unit, !is_well_with(STR("a & b"), out));
	CHECK(unit, !is_well_with(STR("\x01"), out));
}

static bool is_well_at_depth(unsigned depth, struct buf *out)
{
	struct xml *const xml = xml_new("a", "urn:a");
	struct xml_node *node = xml_root(xml);
	bool is_well;

	for (unsigned i = 1; i < depth; i++)
		node = xml_add(node, "b");
	finish(xml, out, &is_well);
	return is_well;
}

static void test_reading_again(struct unit *unit, struct buf *out)
{
	struct xml *xml = xml_new("a", "urn:a");
	bool is_well;

	unit_case(unit, "xml/again: depth");
	CHECK(unit, is_well_at_depth(XML_MAX_DEPTH, out));
	CHECK(unit, !is_well_at_depth(XML_MAX_DEPTH + 1, out));
	CHECK(unit, !is_well_at_depth(5000, out));
	unit_case(unit, "xml/again: a name that is none");
	xml_set(xml_root(xml), "a b", STR("c"));
	finish(xml, out, &is_well);
	CHECK(unit, !is_well);
	unit_case(unit, "xml/again: a prefix that nobody declared");
	xml = xml_new("a", "urn:a");
	xml_set(xml_root(xml), "epub:type", STR("c"));
	finish(xml, out, &is_well);
	CHECK(unit, !is_well);
}

int main(void)
{
	struct unit unit = {0};
	struct buf out;

	buf_init(&out, 0);
	test_nodes(&unit, &out);
	test_fragments(&unit, &out);
	test_reading_again(&unit, &out);
	buf_clear(&out);
	return unit_end(&unit);
}
