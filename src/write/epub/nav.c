/* SPDX-License-Identifier: MIT */
/* The table of contents twice: nav.xhtml, which is also a page of the book, and toc.ncx
 * for readers of EPUB 2. On the page the questions are hidden, or it would be a second
 * list of them all; the reader's own contents show them. */
#include "write/epub/book.h"

#include "write/epub/xml.h"
#include "write/html/foreign.h"

/* A walk through the entries: so many of them stand open, one within the other. */
struct outline {
	struct book *book;
	struct html html;
	unsigned open;
};

/* Where the next entry goes: one deeper than the last at most. */
static unsigned depth_of(const struct outline *outline, const struct book_entry *entry)
{
	return entry->depth < outline->open ? entry->depth : outline->open;
}

/* --- nav.xhtml --- */

/* Ends entries until so many are open; lists end with the entry that they stand in. */
static void close_items(struct outline *outline, unsigned depth)
{
	buf_put_c(outline->html.out, "</li>\n");
	while (--outline->open > depth)
		buf_put_c(outline->html.out, "</ol>\n</li>\n");
}

static void put_item(struct outline *outline, const struct book_entry *entry)
{
	struct html *const html = &outline->html;
	const struct str language =
		foreign_language_of(outline->book->language, entry->label);

	buf_put_c(html->out, entry->is_question ? "<li hidden=\"hidden\">" : "<li>");
	buf_put_c(html->out, "<a href=\"");
	html_put_attribute(html, entry->href);
	if (language.len)
		buf_printf(html->out, "\" lang=\"%.*s\" xml:lang=\"%.*s",
			STR_ARGS(language), STR_ARGS(language));
	buf_put_c(html->out, "\">");
	html_put_text(html, entry->label);
	buf_put_c(html->out, "</a>");
}

static void put_items(struct outline *outline)
{
	const struct book *const book = outline->book;

	for (size_t i = 0; i < book->entries.len; i++) {
		const unsigned depth = depth_of(outline, &book->entries.data[i]);

		if (depth == outline->open)
			buf_put_c(outline->html.out, "\n<ol>\n");
		else
			close_items(outline, depth);
		put_item(outline, &book->entries.data[i]);
		outline->open = depth + 1;
	}
	close_items(outline, 0);
	buf_put_c(outline->html.out, "</ol>\n");
}

static void put_toc(struct outline *outline)
{
	buf_put_c(outline->html.out,
		"<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\">\n<h1>");
	html_put_word(&outline->html, WORD_CONTENTS);
	buf_put_c(outline->html.out, "</h1>");
	put_items(outline);
	buf_put_c(outline->html.out, "</nav>\n");
}

static void put_landmark(
	struct html *html, const char *type, enum word word, struct str href)
{
	if (!href.len)
		return;
	buf_printf(html->out, "<li><a epub:type=\"%s\" href=\"", type);
	html_put_attribute(html, href);
	buf_put_c(html->out, "\">");
	html_put_word(html, word);
	buf_put_c(html->out, "</a></li>\n");
}

static void put_landmarks(const struct book *book, struct html *html)
{
	buf_put_c(html->out,
		"<nav epub:type=\"landmarks\" hidden=\"hidden\" aria-label=\"");
	html_put_attribute(html, word_text(book->language, WORD_LANDMARKS));
	buf_put_c(html->out, "\">\n<ol>\n");
	if (book->cover_name.len)
		put_landmark(html, "cover", WORD_COVER, STR("cover.xhtml"));
	put_landmark(html, "titlepage", WORD_TITLE_PAGE, STR("title.xhtml"));
	put_landmark(html, "toc", WORD_CONTENTS, STR("nav.xhtml#toc"));
	if (book->bank->preface.count)
		put_landmark(html, "preface", WORD_PREFACE, STR("preface.xhtml"));
	put_landmark(html, "bodymatter", WORD_BODY, book->body_href);
	if (book->answers != ANSWERS_ONLY)
		put_landmark(html, "backmatter", WORD_ANSWERS, book->answers_href);
	put_landmark(html, "colophon", WORD_COLOPHON, STR("colophon.xhtml"));
	buf_put_c(html->out, "</ol>\n</nav>\n");
}

void book_add_nav(struct book *book, size_t index)
{
	const struct book_page page = {STR("nav.xhtml"),
		word_text(book->language, WORD_CONTENTS), "frontmatter"};
	struct outline outline = {.book = book};
	struct buf fragment;

	buf_init(&fragment, 0);
	html_init(&outline.html, &fragment, &book->html);
	put_toc(&outline);
	put_landmarks(book, &outline.html);
	book->failed = book->failed || buf_failed(&fragment);
	book->files.data[index] = (struct book_file){.name = page.name,
		.mime = STR("application/xhtml+xml"),
		.properties = STR("nav"),
		.content = book_make_page(book, &page, buf_str(&fragment)),
		.is_page = true};
	buf_clear(&fragment);
}

/* --- toc.ncx --- */

static void close_points(struct outline *outline, unsigned depth)
{
	for (; outline->open > depth; outline->open--)
		buf_put_c(outline->html.out, "</navPoint>\n");
}

static void put_point(struct outline *outline, size_t index)
{
	const struct book_entry *const entry = &outline->book->entries.data[index];
	struct html *const html = &outline->html;

	close_points(outline, depth_of(outline, entry));
	outline->open++;
	buf_printf(html->out, "<navPoint id=\"p%zu\">\n<navLabel><text>", index + 1);
	html_put_text(html, entry->label);
	buf_put_c(html->out, "</text></navLabel>\n<content src=\"");
	html_put_attribute(html, entry->href);
	buf_put_c(html->out, "\"/>\n");
}

static void add_points(struct book *book, struct xml_node *map)
{
	struct outline outline = {.book = book};
	struct buf fragment;

	buf_init(&fragment, 0);
	html_init(&outline.html, &fragment, &book->html);
	buf_put_byte(&fragment, '\n');
	for (size_t i = 0; i < book->entries.len; i++)
		put_point(&outline, i);
	close_points(&outline, 0);
	book->failed = book->failed || buf_failed(&fragment);
	xml_add_fragment(map, buf_str(&fragment));
	buf_clear(&fragment);
}

static void add_meta(struct xml_node *head, const char *name, struct str content)
{
	struct xml_node *const meta = xml_add(head, "meta");

	xml_set(meta, "name", str_from(name));
	xml_set(meta, "content", content);
}

static void add_ncx_head(struct book *book, struct xml_node *root)
{
	struct xml_node *const head = xml_add(root, "head");
	struct buf identifier;

	buf_init(&identifier, 0);
	book_put_identifier(book, &identifier);
	add_meta(head, "dtb:uid", buf_str(&identifier));
	add_meta(head, "dtb:totalPageCount", STR("0"));
	add_meta(head, "dtb:maxPageNumber", STR("0"));
	buf_clear(&identifier);
	xml_add_text(xml_add(root, "docTitle"), "text", book->bank->meta.plain_title);
}

void book_add_ncx(struct book *book)
{
	struct xml *const xml = xml_new("ncx", "http://www.daisy.org/z3986/2005/ncx/");
	struct xml_node *const root = xml_root(xml);

	xml_set(root, "version", STR("2005-1"));
	xml_set(root, "xml:lang", language_tag(book->language));
	add_ncx_head(book, root);
	add_points(book, xml_add(root, "navMap"));
	book_add_file(
		book, &(const struct book_file){.name = STR("toc.ncx"),
			      .mime = STR("application/x-dtbncx+xml"),
			      .content = book_finish_xml(book, xml, STR("toc.ncx"))});
}
