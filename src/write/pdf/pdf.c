/* SPDX-License-Identifier: MIT */
/* From pages to PDF. Everything is decided by layout; here it is written down:
 *
 *	collect glyphs -> subsets (threads)
 *	each page -> content stream, links, tags
 *	bookmarks, destinations, structure tree, metadata -> catalogue
 *	subsets -> fonts; cross-references
 */
#include "write/pdf/pdf.h"

#include "write/pdf/content.h"
#include "write/pdf/document.h"
#include "write/pdf/faces.h"
#include "write/pdf/image.h"
#include "write/pdf/meta.h"
#include "write/pdf/outline.h"
#include "write/pdf/profile.h"
#include "write/pdf/syntax.h"
#include "write/pdf/tag.h"

static void add_pages(struct document *document)
{
	const size_t count = document->pages->count;
	unsigned *const objects = ARENA_NEW(&document->arena, unsigned, count);

	for (size_t i = 0; i < count; i++)
		objects[i] = store_add_page(document->store);
	document->page_objects = objects;
}

static void put_page_body(struct document *document, size_t page, unsigned contents,
	struct str images, struct buf *out)
{
	const struct page *const item = document->pages->items + page;

	buf_reset(out);
	buf_put_c(out, "/MediaBox[0 0 ");
	put_length(out, item->width);
	buf_put_byte(out, ' ');
	put_length(out, item->height);
	buf_put_c(out, "]/Resources<</Font ");
	put_reference(out, faces_resources(document));
	if (images.len) {
		buf_put_c(out, "/XObject<<");
		buf_put_str(out, images);
		buf_put_c(out, ">>");
	}
	buf_put_c(out, ">>");
	if (document->is_blended)
		buf_put_c(out, "/Group<</S/Transparency/CS/DeviceRGB>>");
	buf_put_c(out, "/Contents ");
	put_reference(out, contents);
	if (document->tags) {
		buf_put_c(out, "/StructParents ");
		buf_put_unsigned(out, page);
		buf_put_c(out, "/Tabs/S");
	}
	links_put(document, page, out);
}

static void write_pages(struct document *document)
{
	struct buf stream, images, body;

	buf_init(&stream, 0);
	buf_init(&images, 0);
	buf_init(&body, 0);
	for (size_t i = 0; i < document->pages->count; i++) {
		const unsigned contents = store_reserve(document->store, 1);

		document->is_blended = false;
		content_put_page(document, i, &stream, &images);
		save_stream(&document->save, contents, STR(""), buf_str(&stream));
		put_page_body(document, i, contents, buf_str(&images), &body);
		store_set_page(
			document->store, document->page_objects[i], buf_str(&body));
		tags_end_page(document, i);
	}
	buf_clear(&stream);
	buf_clear(&images);
	buf_clear(&body);
}

static void put_entry(struct buf *out, const char *key, unsigned object, const char *end)
{
	if (!object)
		return;
	buf_put_c(out, key);
	put_reference(out, object);
	buf_put_c(out, end);
}

/* What red, green and blue mean (ISO 19005-2, 6.2.3). */
static void put_output_intent(struct document *document, struct buf *out)
{
	const unsigned object = store_reserve(document->store, 1);
	struct buf profile;

	buf_init(&profile, 0);
	profile_put_srgb(&profile);
	save_stream(&document->save, object, STR("/N 3"), buf_str(&profile));
	buf_clear(&profile);
	buf_put_c(out, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
		       "/OutputConditionIdentifier(sRGB)/DestOutputProfile ");
	put_reference(out, object);
	buf_put_c(out, ">>]");
}

static void write_catalog(struct document *document)
{
	struct buf out;

	buf_init(&out, 0);
	buf_put_c(&out, "/Lang");
	put_text(&out, language_tag(document->job->bank->meta.language));
	buf_put_c(&out, "/ViewerPreferences<</DisplayDocTitle true>>");
	put_output_intent(document, &out);
	put_entry(&out, "/Outlines ", outline_save(document), "/PageMode/UseOutlines");
	put_entry(&out, "/Names<</Dests ", destinations_save(document), ">>");
	put_entry(&out, "/StructTreeRoot ", tags_end(document),
		"/MarkInfo<</Marked true>>");
	put_entry(&out, "/Metadata ", xmp_save(document), "");
	if (document->pages->count)
		meta_put_labels(document->pages, &out);
	store_set_catalog(document->store, buf_str(&out));
	meta_set_info(document);
	buf_clear(&out);
}

static bool write_document(struct document *document)
{
	faces_collect(document);
	faces_start(document);
	images_begin(document);
	add_pages(document);
	tags_begin(document);
	write_pages(document);
	write_catalog(document);
	return faces_finish(document);
}

bool pdf_write(const struct write_job *job, struct buf *out, bool is_plain)
{
	struct document document = {.job = job, .pages = job->pages};
	struct str running;

	document.store = store_new(&running);
	if (!document.store) {
		diag_report(
			job->diag, DIAG_PDF_LIBRARY, SPAN_NONE, store_library(), running);
		return false;
	}
	arena_init(&document.arena);
	save_begin(&document.save, document.store, out, is_plain);
	bool done = write_document(&document);

	save_end(&document.save);
	if (done && (store_has_failed(document.store) || buf_failed(out))) {
		diag_report(job->diag, DIAG_PDF_FAILED, SPAN_NONE);
		done = false;
	}
	faces_free(&document);
	images_free(&document);
	tags_free(&document);
	store_free(document.store);
	arena_clear(&document.arena);
	return done;
}

static bool write_pdf(const struct write_job *job, struct write_output *output)
{
	return pdf_write(job, &output->content, false);
}

const struct writer pdf_writer = {"pdf", ".pdf", true, write_pdf};
