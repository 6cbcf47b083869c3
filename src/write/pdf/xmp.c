/* SPDX-License-Identifier: MIT */
#include "write/pdf/meta.h"

#include "base/utf8.h"
#include "write/pdf/tag.h"

/* Text in XML; characters that XML 1.0 does not know are left out. */
static void put_xml(struct buf *out, struct str text)
{
	for (size_t at = 0; at < text.len;) {
		const uint32_t c = utf8_next(text, &at);

		if (c == '&')
			buf_put_c(out, "&amp;");
		else if (c == '<')
			buf_put_c(out, "&lt;");
		else if (c == '>')
			buf_put_c(out, "&gt;");
		else if (c >= 0x20 && c != 0xFFFE && c != 0xFFFF)
			buf_put_code_point(out, c);
	}
}

static void put_property(struct buf *out, const char *name, struct str text)
{
	if (text.len == 0)
		return;
	buf_printf(out, "<%s>", name);
	put_xml(out, text);
	buf_printf(out, "</%s>\n", name);
}

/* A property that is an array: kind is Seq, Bag, or Alt (of languages). */
static void put_list(struct buf *out, const char *name, const char *kind,
	const struct str *items, size_t count)
{
	if (count == 0 || items[0].len == 0)
		return;
	buf_printf(out, "<%s><rdf:%s>", name, kind);
	for (size_t i = 0; i < count; i++) {
		buf_put_c(out,
			*kind == 'A' ? "<rdf:li xml:lang=\"x-default\">" : "<rdf:li>");
		put_xml(out, items[i]);
		buf_put_c(out, "</rdf:li>");
	}
	buf_printf(out, "</rdf:%s></%s>\n", kind, name);
}

static void put_properties(struct buf *out, const struct document *document)
{
	const struct bank_meta *const meta = &document->job->bank->meta;
	const struct str language = language_tag(meta->language);
	const struct str date = meta_date(document);
	struct buf producer;

	put_property(out, "dc:format", STR("application/pdf"));
	put_list(out, "dc:title", "Alt", &meta->plain_title, 1);
	put_list(out, "dc:creator", "Seq", meta->authors, meta->author_count);
	put_list(out, "dc:description", "Alt", &meta->description, 1);
	put_list(out, "dc:subject", "Bag", meta->subjects.items, meta->subjects.count);
	put_list(out, "dc:publisher", "Bag", &meta->publisher, 1);
	put_list(out, "dc:rights", "Alt", &meta->rights, 1);
	put_list(out, "dc:language", "Bag", &language, 1);
	buf_init(&producer, 0);
	meta_put_joined(&producer, meta->subjects.items, meta->subjects.count);
	put_property(out, "pdf:Keywords", buf_str(&producer));
	buf_reset(&producer);
	meta_put_producer(&producer, document);
	put_property(out, "pdf:Producer", buf_str(&producer));
	buf_clear(&producer);
	put_property(out, "xmp:CreatorTool", document->job->program);
	put_property(out, "xmp:CreateDate", date);
	put_property(out, "xmp:ModifyDate", date);
	put_property(out, "xmp:MetadataDate", date);
}

/* PDF/A wants every schema that it does not know itself described (ISO 19005-2, 6.6.2.3).
 */
static void put_schema(struct buf *out)
{
	buf_put_c(out,
		"<rdf:Description rdf:about=\"\""
		" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
		" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
		" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
		"<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
		"<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
		"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
		"</pdfaSchema:namespaceURI>"
		"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
		"<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
		"<pdfaProperty:name>part</pdfaProperty:name>"
		"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
		"<pdfaProperty:category>internal</pdfaProperty:category>"
		"<pdfaProperty:description>part of ISO 14289</pdfaProperty:description>"
		"</rdf:li></rdf:Seq></pdfaSchema:property>"
		"</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n");
}

/* What the file claims to be; PDF/UA only where every figure has words in its place. */
static void put_standards(struct buf *out, const struct document *document)
{
	put_property(out, "pdfaid:part", STR("2"));
	put_property(out, "pdfaid:conformance", document->tags ? STR("A") : STR("U"));
	if (tags_are_complete(document))
		put_property(out, "pdfuaid:part", STR("1"));
}

unsigned xmp_save(struct document *document)
{
	const unsigned object = store_reserve(document->store, 1);
	struct buf out;

	buf_init(&out, 0);
	buf_put_c(&out,
		"<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
		"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
		" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
		" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
		" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
		" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n");
	put_standards(&out, document);
	put_properties(&out, document);
	buf_put_c(&out, "</rdf:Description>\n");
	put_schema(&out);
	buf_put_c(&out, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
	/* Not deflated: tools that know nothing of PDF look for the packet. */
	save_encoded_stream(&document->save, object, STR("/Type/Metadata/Subtype/XML"),
		buf_str(&out));
	buf_clear(&out);
	return object;
}
