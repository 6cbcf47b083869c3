/* SPDX-License-Identifier: MIT */
/* package.opf: what the book is and what it is made of (EPUB 3.3, 5). */
#include "write/epub/book.h"

#include <stdio.h>

#include "base/hash.h"
#include "write/epub/xml.h"

/* A book of answers stands beside that of the questions. */
struct str book_date(const struct book *book)
{
	const struct str own = book->bank->meta.date;

	if (own.len)
		return own;
	return book->job->is_undated ? STR("") : str_slice(book->job->date, 0, 10);
}

void book_put_identifier(const struct book *book, struct buf *out)
{
	const struct str identifier = book->bank->meta.identifier;
	char uuid[UUID_LEN + 1];
	struct buf name;

	if (book->answers != ANSWERS_ONLY) {
		buf_put_str(out, identifier);
		return;
	}
	buf_init(&name, 0);
	buf_put_str(&name, identifier);
	buf_put_c(&name, "\nanswers");
	uuid5(uuid, buf_str(&name));
	buf_clear(&name);
	buf_put_c(out, "urn:uuid:");
	buf_put_c(out, uuid);
}

static void add_property(
	struct xml_node *metadata, const char *property, struct str value)
{
	xml_set(xml_add_text(metadata, "meta", value), "property", str_from(property));
}

static struct xml_node *add_refinement(
	struct xml_node *metadata, const char *id, const char *property, struct str value)
{
	struct xml_node *const meta = xml_add_text(metadata, "meta", value);
	char refined[32];

	snprintf(refined, sizeof(refined), "#%s", id);
	xml_set(meta, "refines", str_from(refined));
	xml_set(meta, "property", str_from(property));
	return meta;
}

/* "Ashish Vaswani" is filed under "Vaswani, Ashish"; a name in Han or with a comma of
 * its own as it is. */
static void put_file_as(struct buf *out, struct str author)
{
	size_t space = STR_NPOS;

	for (size_t i = 0; i < author.len; i++) {
		if ((unsigned char)author.data[i] >= 0xE0 || author.data[i] == ',') {
			space = STR_NPOS;
			break;
		}
		if (author.data[i] == ' ')
			space = i;
	}
	if (space != STR_NPOS) {
		buf_put_str(out, str_from_offset(author, space + 1));
		buf_put_c(out, ", ");
		author = str_slice(author, 0, space);
	}
	buf_put_str(out, author);
}

/* "张三（译）" and "Ada King (ed.)": the role goes into metadata of its own. */
static const char *split_role(struct str *author)
{
	static const struct {
		struct str ending;
		const char *role;
	} rows[] = {
		{STR_INIT("（译）"), "trl"},
		{STR_INIT("（編）"), "edt"},
		{STR_INIT("（编）"), "edt"},
		{STR_INIT("（主编）"), "edt"},
		{STR_INIT("（譯）"), "trl"},
		{STR_INIT("（訳）"), "trl"},
		{STR_INIT("（绘）"), "ill"},
		{STR_INIT("(ed.)"), "edt"},
		{STR_INIT("(trans.)"), "trl"},
		{STR_INIT("(ill.)"), "ill"},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		if (!str_ends(*author, rows[i].ending))
			continue;
		author->len -= rows[i].ending.len;
		*author = str_trim(*author);
		return rows[i].role;
	}
	return "aut";
}

static void add_creators(const struct book *book, struct xml_node *metadata)
{
	for (size_t i = 0; i < book->bank->meta.author_count; i++) {
		struct str author = str_trim(book->bank->meta.authors[i]);
		const char *const role = split_role(&author);
		char id[32];
		struct buf file_as;

		if (!author.len)
			continue;
		snprintf(id, sizeof(id), "creator%zu", i + 1);
		xml_set(xml_add_text(metadata, "dc:creator", author), "id", str_from(id));
		xml_set(add_refinement(metadata, id, "role", str_from(role)), "scheme",
			STR("marc:relators"));
		buf_init(&file_as, 0);
		put_file_as(&file_as, author);
		add_refinement(metadata, id, "file-as", buf_str(&file_as));
		buf_clear(&file_as);
	}
}

static bool shows_images(const struct book *book)
{
	if (book->cover_name.len || book->has_pictures)
		return true;
	for (size_t i = 0; i < book->job->media->count; i++)
		if (book->seen.media[i])
			return true;
	return false;
}

static bool has_known_style(const struct book *book)
{
	char name[UUID_LEN + 1];

	uuid5(name, book->job->epub_css);
	return str_eq(str_from(name), STR(EPUB_KNOWN_STYLE));
}

/* What the build has seen to be so: a description for each image, words for each formula,
 * headings, order, languages and names of links by its own doing, contrast of its own
 * style sheet. No certifier: that is a person or a house, which a program is not. */
static void add_conformance(const struct book *book, struct xml_node *metadata)
{
	if (book->seen.has_undescribed_image || book->seen.has_raw_formula ||
		!has_known_style(book))
		return;
	add_property(metadata, "dcterms:conformsTo",
		STR("EPUB Accessibility 1.1 - WCAG 2.1 Level AA"));
}

static void add_access(const struct book *book, struct xml_node *metadata)
{
	const bool has_images = shows_images(book);
	const bool is_described = has_images && !book->seen.has_undescribed_image;
	struct buf summary;

	add_property(metadata, "schema:accessMode", STR("textual"));
	if (has_images)
		add_property(metadata, "schema:accessMode", STR("visual"));
	if (!has_images || is_described)
		add_property(metadata, "schema:accessModeSufficient", STR("textual"));
	if (has_images)
		add_property(
			metadata, "schema:accessModeSufficient", STR("textual,visual"));
	add_property(metadata, "schema:accessibilityFeature", STR("tableOfContents"));
	add_property(metadata, "schema:accessibilityFeature", STR("readingOrder"));
	add_property(
		metadata, "schema:accessibilityFeature", STR("structuralNavigation"));
	if (is_described)
		add_property(
			metadata, "schema:accessibilityFeature", STR("alternativeText"));
	if (book->mathml_count)
		add_property(metadata, "schema:accessibilityFeature", STR("MathML"));
	if (book->mathml_count || book->has_pictures)
		add_property(
			metadata, "schema:accessibilityFeature", STR("describedMath"));
	add_property(metadata, "schema:accessibilityHazard", STR("none"));
	buf_init(&summary, 0);
	buf_put_str(&summary, word_text(book->language, WORD_ACCESSIBILITY));
	if (book->answers_href.len)
		buf_put_str(&summary, word_text(book->language, WORD_ANSWERS_LINKED));
	if (book->mathml_count || book->has_pictures)
		buf_put_str(&summary, word_text(book->language, WORD_FORMULAS_DESCRIBED));
	if (book->has_pictures)
		buf_put_str(&summary, word_text(book->language, WORD_FORMULAS_DRAWN));
	if (is_described)
		buf_put_str(&summary, word_text(book->language, WORD_IMAGES_DESCRIBED));
	add_property(metadata, "schema:accessibilitySummary", buf_str(&summary));
	buf_clear(&summary);
}

static void add_optional(struct xml_node *metadata, const char *name, struct str text)
{
	if (str_trim(text).len)
		xml_add_text(metadata, name, str_trim(text));
}

static void put_item_id(char id[32], size_t index)
{
	snprintf(id, 32, "i%zu", index + 1);
}

/* As readers of EPUB 2 know it. */
static void add_old_cover(struct book *book, struct xml_node *metadata)
{
	for (size_t i = 0; i < book->files.len; i++) {
		struct xml_node *meta;
		char id[32];

		if (!str_eq(book->files.data[i].properties, STR("cover-image")))
			continue;
		put_item_id(id, i);
		meta = xml_add(metadata, "meta");
		xml_set(meta, "name", STR("cover"));
		xml_set(meta, "content", str_from(id));
	}
}

static void add_metadata(struct book *book, struct xml_node *package)
{
	const struct bank_meta *const meta = &book->bank->meta;
	struct xml_node *const metadata = xml_add(package, "metadata");
	struct buf identifier;

	buf_init(&identifier, 0);
	book_put_identifier(book, &identifier);
	xml_set(xml_add_text(metadata, "dc:identifier", buf_str(&identifier)), "id",
		STR("identifier"));
	buf_clear(&identifier);
	xml_set(xml_add_text(metadata, "dc:title", meta->plain_title), "id",
		STR("title"));
	add_refinement(metadata, "title", "title-type", STR("main"));
	if (meta->subtitle.len) {
		xml_set(xml_add_text(metadata, "dc:title", meta->subtitle), "id",
			STR("subtitle"));
		add_refinement(metadata, "subtitle", "title-type", STR("subtitle"));
	}
	add_creators(book, metadata);
	xml_add_text(metadata, "dc:language", language_tag(book->language));
	add_optional(metadata, "dc:date", book_date(book));
	add_property(metadata, "dcterms:modified", book->job->date);
	add_optional(metadata, "dc:publisher", meta->publisher);
	add_optional(metadata, "dc:rights", meta->rights);
	add_optional(metadata, "dc:description", meta->description);
	for (size_t i = 0; i < meta->subjects.count; i++)
		add_optional(metadata, "dc:subject", meta->subjects.items[i]);
	add_access(book, metadata);
	add_conformance(book, metadata);
	add_old_cover(book, metadata);
}

static void add_manifest(struct book *book, struct xml_node *package)
{
	struct xml_node *const manifest = xml_add(package, "manifest");

	for (size_t i = 0; i < book->files.len; i++) {
		const struct book_file *const file = &book->files.data[i];
		struct xml_node *const item = xml_add(manifest, "item");
		char id[32];

		put_item_id(id, i);
		xml_set(item, "id", str_from(id));
		xml_set(item, "href", file->name);
		xml_set(item, "media-type", file->mime);
		if (file->properties.len)
			xml_set(item, "properties", file->properties);
	}
}

static void add_spine(struct book *book, struct xml_node *package)
{
	struct xml_node *const spine = xml_add(package, "spine");

	for (size_t i = 0; i < book->files.len; i++) {
		char id[32];

		put_item_id(id, i);
		if (book->files.data[i].is_page)
			xml_set(xml_add(spine, "itemref"), "idref", str_from(id));
		else if (str_eq(book->files.data[i].name, STR("toc.ncx")))
			xml_set(spine, "toc", str_from(id));
	}
}

struct str book_package(struct book *book)
{
	struct xml *const xml = xml_new("package", "http://www.idpf.org/2007/opf");
	struct xml_node *const package = xml_root(xml);

	xml_declare(xml, "dc", "http://purl.org/dc/elements/1.1/");
	xml_set(package, "version", STR("3.0"));
	xml_set(package, "unique-identifier", STR("identifier"));
	xml_set(package, "xml:lang", language_tag(book->language));
	add_metadata(book, package);
	add_manifest(book, package);
	add_spine(book, package);
	return book_finish_xml(book, xml, STR("package.opf"));
}

struct str book_container(struct book *book)
{
	struct xml *const xml =
		xml_new("container", "urn:oasis:names:tc:opendocument:xmlns:container");
	struct xml_node *const root = xml_root(xml);
	struct xml_node *const file = xml_add(xml_add(root, "rootfiles"), "rootfile");

	xml_set(root, "version", STR("1.0"));
	xml_set(file, "full-path", STR("EPUB/package.opf"));
	xml_set(file, "media-type", STR("application/oebps-package+xml"));
	return book_finish_xml(book, xml, STR("container.xml"));
}
