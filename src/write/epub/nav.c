/* SPDX-License-Identifier: MIT */
/* The table of contents twice: nav.xhtml, which is also a page of the book, and toc.ncx
 * for readers of EPUB 2. On the page the questions are hidden, or it would be a second
 * list of them all; the reader's own contents show them. */
#include "write/epub/book.h"

#include <stdio.h>

#include "write/epub/xml.h"
#include "write/html/foreign.h"

#define MAX_DEPTH 8

/* The elements that entries are added to, by depth; NULL: none open. */
struct levels {
	struct xml_node *items[MAX_DEPTH]; /* the last entry of that depth */
	struct xml_node *lists[MAX_DEPTH];
};

/* Where the next entry goes: one deeper than the last at most. */
static unsigned step(struct levels *levels, const struct book_entry *entry)
{
	unsigned depth = entry->depth < MAX_DEPTH ? entry->depth : MAX_DEPTH - 1;

	while (depth > 0 && !levels->items[depth - 1])
		depth--;
	for (unsigned i = depth; i < MAX_DEPTH; i++)
		levels->items[i] = NULL;
	for (unsigned i = depth + 1; i < MAX_DEPTH; i++)
		levels->lists[i] = NULL;
	return depth;
}

static void add_nav_entry(
	struct book *book, struct levels *levels, const struct book_entry *entry)
{
	const struct str language = foreign_language_of(book->language, entry->label);
	const unsigned depth = step(levels, entry);

	if (!levels->lists[depth])
		levels->lists[depth] = xml_add(levels->items[depth - 1], "ol");
	struct xml_node *const item = xml_add(levels->lists[depth], "li");

	if (entry->is_question)
		xml_set(item, "hidden", STR("hidden"));
	struct xml_node *const link = xml_add_text(item, "a", entry->label);

	xml_set(link, "href", entry->href);
	if (language.len) {
		xml_set(link, "lang", language);
		xml_set(link, "xml:lang", language);
	}
	levels->items[depth] = item;
}

static void add_toc(struct book *book, struct xml_node *body)
{
	struct levels levels = {0};
	struct xml_node *const nav = xml_add(body, "nav");

	xml_set(nav, "epub:type", STR("toc"));
	xml_set(nav, "role", STR("doc-toc"));
	xml_set(nav, "id", STR("toc"));
	xml_add_text(nav, "h1", word_text(book->language, WORD_CONTENTS));
	levels.lists[0] = xml_add(nav, "ol");
	for (size_t i = 0; i < book->entries.len; i++)
		add_nav_entry(book, &levels, &book->entries.data[i]);
}

static void add_landmark(struct book *book, struct xml_node *list, const char *type,
	enum word word, struct str href)
{
	if (!href.len)
		return;
	struct xml_node *const link =
		xml_add_text(xml_add(list, "li"), "a", word_text(book->language, word));

	xml_set(link, "epub:type", str_from(type));
	xml_set(link, "href", href);
}

static void add_landmarks(struct book *book, struct xml_node *body)
{
	struct xml_node *const nav = xml_add(body, "nav");
	struct xml_node *const list = xml_add(nav, "ol");

	xml_set(nav, "epub:type", STR("landmarks"));
	xml_set(nav, "hidden", STR("hidden"));
	xml_set(nav, "aria-label", word_text(book->language, WORD_LANDMARKS));
	if (book->cover_name.len)
		add_landmark(book, list, "cover", WORD_COVER, STR("cover.xhtml"));
	add_landmark(book, list, "titlepage", WORD_TITLE_PAGE, STR("title.xhtml"));
	add_landmark(book, list, "toc", WORD_CONTENTS, STR("nav.xhtml#toc"));
	if (book->bank->preface.count)
		add_landmark(book, list, "preface", WORD_PREFACE, STR("preface.xhtml"));
	add_landmark(book, list, "bodymatter", WORD_BODY, book->body_href);
	if (book->answers != ANSWERS_ONLY)
		add_landmark(book, list, "backmatter", WORD_ANSWERS, book->answers_href);
	add_landmark(book, list, "colophon", WORD_COLOPHON, STR("colophon.xhtml"));
}

void book_add_nav(struct book *book, size_t index)
{
	const struct str name = STR("nav.xhtml");
	const struct str title = word_text(book->language, WORD_CONTENTS);
	const struct book_page page = {name, title, "frontmatter"};
	struct xml *const xml = book_new_page(book, &page);
	struct xml_node *const body = xml_add(xml_root(xml), "body");

	xml_set(body, "epub:type", str_from(page.body_type));
	add_toc(book, body);
	add_landmarks(book, body);
	book->files.data[index] = (struct book_file){.name = name,
		.mime = STR("application/xhtml+xml"),
		.properties = STR("nav"),
		.content = book_finish_xml(book, xml, name),
		.is_page = true};
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

static void add_nav_point(
	struct levels *levels, const struct book_entry *entry, size_t number)
{
	const unsigned depth = step(levels, entry);
	struct xml_node *const above =
		depth ? levels->items[depth - 1] : levels->lists[0];
	struct xml_node *const point = xml_add(above, "navPoint");
	char id[24];

	snprintf(id, sizeof(id), "p%zu", number);
	xml_set(point, "id", str_from(id));
	xml_add_text(xml_add(point, "navLabel"), "text", entry->label);
	xml_set(xml_add(point, "content"), "src", entry->href);
	levels->items[depth] = point;
}

void book_add_ncx(struct book *book)
{
	struct xml *const xml = xml_new("ncx", "http://www.daisy.org/z3986/2005/ncx/");
	struct xml_node *const root = xml_root(xml);
	struct levels levels = {0};

	xml_set(root, "version", STR("2005-1"));
	xml_set(root, "xml:lang", language_tag(book->language));
	add_ncx_head(book, root);
	levels.lists[0] = xml_add(root, "navMap");
	for (size_t i = 0; i < book->entries.len; i++)
		add_nav_point(&levels, &book->entries.data[i], i + 1);
	book_add_file(
		book, &(const struct book_file){.name = STR("toc.ncx"),
			      .mime = STR("application/x-dtbncx+xml"),
			      .content = book_finish_xml(book, xml, STR("toc.ncx"))});
}
