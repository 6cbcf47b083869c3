/* SPDX-License-Identifier: MIT */
#include "write/pdf/meta.h"

#include "base/utf8.h"
#include "write/pdf/syntax.h"

/* "D:20260102030405Z" of "2026-01-02T03:04:05Z"; nothing if it is no such date. */
static void put_date(struct buf *out, const char *key, struct str date)
{
	if (date.len < 19)
		return;
	buf_put_c(out, key);
	buf_put_c(out, "(D:");
	for (size_t i = 0; i < 19; i++)
		if (date.data[i] >= '0' && date.data[i] <= '9')
			buf_put_byte(out, date.data[i]);
	buf_put_c(out, "Z)");
}

static void put_joined(struct buf *out, const struct str *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		buf_put_c(out, i ? ", " : "");
		buf_put_str(out, items[i]);
	}
}

static void put_entry(struct buf *out, const char *key, struct str text)
{
	if (text.len == 0)
		return;
	buf_put_c(out, key);
	put_text(out, text);
}

static void put_producer(struct buf *out, const struct document *document)
{
	buf_put_str(out, document->job->program);
	buf_put_c(out, " (");
	buf_put_str(out, store_library());
	buf_put_c(out, ")");
}

void meta_set_info(struct document *document)
{
	const struct bank_meta *const meta = &document->job->bank->meta;
	struct buf out, joined;

	buf_init(&out, 0);
	buf_init(&joined, 0);
	put_entry(&out, "/Title", meta->plain_title);
	put_joined(&joined, meta->authors, meta->author_count);
	put_entry(&out, "/Author", buf_str(&joined));
	put_entry(&out, "/Subject", meta->description);
	buf_reset(&joined);
	put_joined(&joined, meta->subjects.items, meta->subjects.count);
	put_entry(&out, "/Keywords", buf_str(&joined));
	put_entry(&out, "/Creator", document->job->program);
	buf_reset(&joined);
	put_producer(&joined, document);
	put_entry(&out, "/Producer", buf_str(&joined));
	put_date(&out, "/CreationDate", document->job->date);
	put_date(&out, "/ModDate", document->job->date);
	store_set_info(document->store, buf_str(&out));
	buf_clear(&out);
	buf_clear(&joined);
}

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
	const struct str date =
		document->job->date.len >= 19 ? document->job->date : STR("");
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
	put_joined(&producer, meta->subjects.items, meta->subjects.count);
	put_property(out, "pdf:Keywords", buf_str(&producer));
	buf_reset(&producer);
	put_producer(&producer, document);
	put_property(out, "pdf:Producer", buf_str(&producer));
	buf_clear(&producer);
	put_property(out, "xmp:CreatorTool", document->job->program);
	put_property(out, "xmp:CreateDate", date);
	put_property(out, "xmp:ModifyDate", date);
	put_property(out, "xmp:MetadataDate", date);
}

unsigned meta_save_xmp(struct document *document)
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
		" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n");
	put_properties(&out, document);
	buf_put_c(&out, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
			"<?xpacket end=\"r\"?>\n");
	/* Not deflated: tools that know nothing of PDF look for the packet. */
	save_encoded_stream(&document->save, object, STR("/Type/Metadata/Subtype/XML"),
		buf_str(&out));
	buf_clear(&out);
	return object;
}

static struct str put_roman(char storage[32], unsigned value, bool is_upper)
{
	static const struct {
		unsigned value;
		struct str digits;
	} steps[] = {{1000, STR_INIT("m")}, {900, STR_INIT("cm")}, {500, STR_INIT("d")},
		{400, STR_INIT("cd")}, {100, STR_INIT("c")}, {90, STR_INIT("xc")},
		{50, STR_INIT("l")}, {40, STR_INIT("xl")}, {10, STR_INIT("x")},
		{9, STR_INIT("ix")}, {5, STR_INIT("v")}, {4, STR_INIT("iv")},
		{1, STR_INIT("i")}};
	size_t len = 0;

	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]) && len < 24; i++)
		for (; value >= steps[i].value && len < 24; value -= steps[i].value)
			for (size_t k = 0; k < steps[i].digits.len; k++)
				storage[len++] = steps[i].digits.data[k];
	for (size_t i = 0; is_upper && i < len; i++)
		storage[i] = (char)(storage[i] - 0x20);
	return (struct str){storage, len};
}

/* A page's label as a number in a style of 12.4.2: 'D', 'r', 'R'; 0: it is none. */
struct label {
	char style;
	unsigned value;
};

static struct label read_label(struct str text)
{
	char storage[32];
	struct label label = {0};

	if (text.len && text.data[0] != '0' && str_to_unsigned(text, &label.value)) {
		label.style = 'D';
		return label;
	}
	/* Front matter does not reach a hundred pages. */
	for (unsigned value = 1; text.len && text.len < 12 && value < 100; value++)
		for (int is_upper = 0; is_upper < 2; is_upper++)
			if (str_eq(text, put_roman(storage, value, is_upper)))
				return (struct label){is_upper ? 'R' : 'r', value};
	return (struct label){0};
}

void meta_put_labels(const struct pages *pages, struct buf *out)
{
	struct label last = {0};

	buf_put_c(out, "/PageLabels<</Nums[");
	for (size_t i = 0; i < pages->count; i++) {
		const struct str text = pages->items[i].label;
		const struct label label = read_label(text);
		const bool goes_on = i && label.style && label.style == last.style &&
				     label.value == last.value + 1;

		last = label;
		if (goes_on)
			continue;
		buf_put_unsigned(out, i);
		if (label.style)
			buf_printf(out, "<</S/%c/St %u>>", label.style, label.value);
		else
			buf_put_c(out, "<<");
		if (!label.style && text.len)
			put_entry(out, "/P", text);
		buf_put_c(out, label.style ? "" : ">>");
	}
	buf_put_c(out, "]>>");
}
