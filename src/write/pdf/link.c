/* SPDX-License-Identifier: MIT */
#include "write/pdf/outline.h"
#include "write/pdf/syntax.h"
#include "write/pdf/tag.h"

/* A URI is ASCII (RFC 3986, 2): the rest is escaped. */
static void put_uri(struct buf *out, struct str url)
{
	static const char digits[] = "0123456789ABCDEF";

	buf_put_byte(out, '(');
	for (size_t i = 0; i < url.len; i++) {
		const unsigned char c = (unsigned char)url.data[i];

		if (c <= 0x20 || c >= 0x7F || strchr("<>\"{}|\\^`", c)) {
			buf_put_byte(out, '%');
			buf_put_byte(out, digits[c >> 4]);
			buf_put_byte(out, digits[c & 15]);
		} else {
			put_literal_byte(out, c);
		}
	}
	buf_put_byte(out, ')');
}

static void put_action(
	const struct document *document, struct buf *out, const struct page_link *link)
{
	if (link->url.len) {
		buf_put_c(out, "/A<</S/URI/URI");
		put_uri(out, link->url);
		buf_put_c(out, ">>");
		return;
	}
	buf_put_c(out, "/A<</S/GoTo");
	put_destination(document, out, "/D", link->destination);
	buf_put_c(out, ">>");
}

static void put_box(
	struct buf *out, const struct page *page, const struct page_link *link)
{
	const scaled_sum edges[4] = {link->x,
		(scaled_sum)page->height - link->y - link->height,
		(scaled_sum)link->x + link->width, (scaled_sum)page->height - link->y};

	buf_put_c(out, "/Rect[");
	for (size_t i = 0; i < 4; i++)
		put_milli_space(out, (milli(edges[i]) + 50) / 100 * 100);
	buf_put_byte(out, ']');
}

static void save_link(struct document *document, size_t page,
	const struct page_link *link, unsigned object)
{
	struct buf out;

	buf_init(&out, 0);
	buf_put_c(&out, "<</Type/Annot/Subtype/Link");
	put_box(&out, document->pages->items + page, link);
	buf_put_c(&out, "/Border[0 0 0]/F 4");
	if (link->title.len || link->url.len) {
		buf_put_c(&out, "/Contents");
		put_text(&out, link->title.len ? link->title : link->url);
	}
	put_action(document, &out, link);
	if (tag_name(document, link->element).len)
		buf_printf(&out, "/StructParent %u",
			tags_add_link(document, link->element, page, object));
	buf_put_c(&out, ">>");
	save_object(&document->save, object, buf_str(&out));
	buf_clear(&out);
}

void links_put(struct document *document, size_t page, struct buf *out)
{
	const struct page *const item = document->pages->items + page;

	if (item->link_count == 0)
		return;
	buf_put_c(out, "/Annots[");
	for (size_t i = 0; i < item->link_count; i++) {
		if (!item->links[i].url.len &&
			!destination_is_good(document, item->links[i].destination))
			continue;
		const unsigned object = store_reserve(document->store, 1);

		save_link(document, page, item->links + i, object);
		put_reference(out, object);
		buf_put_byte(out, ' ');
	}
	buf_put_byte(out, ']');
}
