/* SPDX-License-Identifier: MIT */
#include "write/epub/book.h"

#include "base/limits.h"
#include "write/epub/xml.h"

_Static_assert(HTML_MAX_DEPTH + 10 + LIMIT_MATH_DEPTH + 3 <= XML_MAX_DEPTH,
	"html, body and sections stand around, a formula's elements within");

static void report_broken(struct book *book, struct str name)
{
	diag_report(book->job->diag, DIAG_EPUB_XML, SPAN_NONE, name);
	book->failed = true;
}

void book_add_file(struct book *book, const struct book_file *file)
{
	vec_push(&book->files, *file);
}

void book_add_entry(struct book *book, const struct book_entry *entry)
{
	vec_push(&book->entries, *entry);
}

struct str book_word(struct book *book, enum word word, struct str arg)
{
	struct buf text;

	buf_init(&text, 0);
	word_fill(&text, book->language, word, &arg, 1);
	const struct str copy = arena_copy_str(book->job->scratch, buf_str(&text));

	buf_clear(&text);
	return copy;
}

/* The bytes of the document, or nothing and a report. */
struct str book_finish_xml(struct book *book, struct xml *xml, struct str name)
{
	struct buf bytes;

	buf_init(&bytes, 0);
	if (!xml_finish(xml, &bytes))
		report_broken(book, name);
	const struct str copy = arena_copy_str(book->job->scratch, buf_str(&bytes));

	buf_clear(&bytes);
	return copy;
}

static void add_head(struct book *book, struct xml_node *root, struct str title)
{
	struct xml_node *const head = xml_add(root, "head");

	xml_set(xml_add(head, "meta"), "charset", STR("utf-8"));
	xml_add_text(head, "title", title);
	if (book->job->epub_css.len) {
		struct xml_node *const link = xml_add(head, "link");

		xml_set(link, "rel", STR("stylesheet"));
		xml_set(link, "type", STR("text/css"));
		xml_set(link, "href", STR("style.css"));
	}
}

struct str book_make_page(
	struct book *book, const struct book_page *page, struct str fragment)
{
	struct xml *const xml = xml_new_html();
	struct xml_node *const root = xml_root(xml);
	const struct str tag = language_tag(book->language);

	xml_declare(xml, "epub", "http://www.idpf.org/2007/ops");
	xml_set(root, "lang", tag);
	xml_set(root, "xml:lang", tag);
	add_head(book, root, page->title);
	struct xml_node *const body = xml_add(root, "body");

	xml_set(body, "epub:type", str_from(page->body_type));
	xml_put_text(body, STR("\n"));
	xml_add_fragment(body, fragment);
	xml_put_text(body, STR("\n"));
	return book_finish_xml(book, xml, page->name);
}

void book_add_page(struct book *book, const struct book_page *page, struct str fragment)
{
	const struct str content = book_make_page(book, page, fragment);
	const bool has_math = book->seen.mathml_count > book->mathml_count;

	if (book->failed)
		return;
	book->mathml_count = book->seen.mathml_count;
	book_add_file(book, &(const struct book_file){.name = page->name,
				    .mime = STR("application/xhtml+xml"),
				    .properties = has_math ? STR("mathml") : STR(""),
				    .content = content,
				    .is_page = true});
}
