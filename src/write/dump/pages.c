/* SPDX-License-Identifier: MIT */
#include "write/dump/pages.h"

#include "text/text.h"

/* One line an item, in reading order; positions in points with two decimals, rounded
 * from scaled points by integers. Glyph ids are never printed: they belong to a font
 * file, and the same text in another one is the same layout. */

static void put_length(struct buf *out, scaled length)
{
	const int64_t product = (int64_t)length * 100;
	const int64_t hundredths =
		(product + (product < 0 ? -SCALED_PT / 2 : SCALED_PT / 2)) / SCALED_PT;
	const unsigned long magnitude =
		(unsigned long)(hundredths < 0 ? -hundredths : hundredths);

	if (hundredths < 0)
		buf_put_byte(out, '-');
	buf_put_unsigned(out, magnitude / 100);
	buf_put_byte(out, '.');
	buf_put_byte(out, (char)('0' + magnitude / 10 % 10));
	buf_put_byte(out, (char)('0' + magnitude % 10));
}

static void put_place(struct buf *out, scaled x, scaled y)
{
	put_length(out, x);
	buf_put_byte(out, ' ');
	put_length(out, y);
}

static void put_box(struct buf *out, const struct page_item *item)
{
	put_place(out, item->x, item->y);
	buf_put_byte(out, ' ');
	put_place(out, item->width, item->height);
}

static void put_colour(struct buf *out, struct colour colour)
{
	buf_printf(out, " #%02X%02X%02X", colour.red, colour.green, colour.blue);
}

static void put_quoted(struct buf *out, struct str text)
{
	buf_put_byte(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		const char byte = text.data[i];

		if (byte == '"' || byte == '\\')
			buf_put_byte(out, '\\');
		if (byte == '\n')
			buf_put_c(out, "\\n");
		else
			buf_put_byte(out, byte);
	}
	buf_put_byte(out, '"');
}

/* Each cluster and where it begins, from the item's x. */
static void put_clusters(struct buf *out, const struct page_text *text)
{
	for (size_t i = 0; i < text->glyph_count; i++) {
		const struct page_glyph *glyph = &text->glyphs[i];

		if (glyph->text_len == 0)
			continue;
		buf_put_byte(out, ' ');
		buf_put_str(out, str_slice(text->text, glyph->text_start,
					 glyph->text_start + glyph->text_len));
		buf_put_byte(out, '@');
		put_length(out, glyph->x);
	}
}

static void put_text(
	struct buf *out, const struct pages *pages, const struct page_item *item)
{
	const struct page_text *text = &item->text;

	buf_put_c(out, "text ");
	put_place(out, item->x, item->y);
	buf_put_c(out, " w ");
	put_length(out, item->width);
	buf_put_c(out, " size ");
	put_length(out, text->size);
	put_colour(out, text->colour);
	buf_put_byte(out, ' ');
	put_quoted(out, face_facts(pages->faces[text->face])->postscript_name);
	if (text->is_replaced)
		buf_put_c(out, " replaced");
	if (text->turn)
		buf_printf(out, " turned %u", text->turn * 90u);
	buf_put_c(out, "\n    ");
	put_quoted(out, text->text);
	buf_put_c(out, "\n   ");
	put_clusters(out, text);
}

static void put_item(
	struct buf *out, const struct pages *pages, const struct page_item *item)
{
	buf_printf(out, "  %u ", (unsigned)item->element);
	switch (item->kind) {
	case PAGE_TEXT: put_text(out, pages, item); break;
	case PAGE_FILL:
		buf_put_c(out, "fill ");
		put_box(out, item);
		put_colour(out, item->fill.colour);
		break;
	case PAGE_STROKE:
		buf_put_c(out, "stroke ");
		put_box(out, item);
		put_colour(out, item->stroke.colour);
		buf_put_byte(out, ' ');
		put_place(out, item->stroke.line_width, item->stroke.dash);
		if (item->stroke.is_line)
			buf_put_c(out, " line");
		break;
	case PAGE_IMAGE:
		buf_put_c(out, "image ");
		put_box(out, item);
		buf_printf(out, " media %zu", item->image.media);
		break;
	}
	buf_put_byte(out, '\n');
}

static void put_link(
	struct buf *out, const struct pages *pages, const struct page_link *link)
{
	buf_printf(out, "  %u link ", (unsigned)link->element);
	put_place(out, link->x, link->y);
	buf_put_byte(out, ' ');
	put_place(out, link->width, link->height);
	buf_put_byte(out, ' ');
	if (link->url.len > 0)
		put_quoted(out, link->url);
	else
		buf_put_str(out, pages->destinations[link->destination].name);
	buf_put_byte(out, '\n');
}

static void put_page(struct buf *out, const struct pages *pages, size_t number)
{
	const struct page *page = &pages->items[number];

	buf_printf(out, "page %zu ", number + 1);
	put_place(out, page->width, page->height);
	buf_put_byte(out, '\n');
	for (size_t i = 0; i < page->item_count; i++)
		put_item(out, pages, &page->items[i]);
	for (size_t i = 0; i < page->link_count; i++)
		put_link(out, pages, &page->links[i]);
}

static void put_outlines(struct buf *out, const struct pages *pages)
{
	buf_put_c(out, "outline\n");
	for (size_t i = 0; i < pages->outline_count; i++) {
		const struct page_outline *outline = &pages->outlines[i];

		for (unsigned depth = 0; depth <= outline->depth; depth++)
			buf_put_c(out, "  ");
		put_quoted(out, outline->title);
		buf_put_c(out, outline->open ? " open " : " ");
		buf_put_str(out, pages->destinations[outline->destination].name);
		buf_put_byte(out, '\n');
	}
}

static void put_destinations(struct buf *out, const struct pages *pages)
{
	buf_put_c(out, "destinations\n");
	for (size_t i = 0; i < pages->destination_count; i++) {
		const struct page_destination *destination = &pages->destinations[i];

		buf_put_c(out, "  ");
		buf_put_str(out, destination->name);
		buf_printf(out, " %zu ", destination->page + 1);
		put_place(out, destination->x, destination->y);
		buf_put_byte(out, '\n');
	}
}

static const char *element_name(enum element_kind kind)
{
	switch (kind) {
	case ELEMENT_KIND_ARTIFACT: return "artifact";
	case ELEMENT_DOCUMENT: return "document";
	case ELEMENT_SECTION: return "section";
	case ELEMENT_H1: return "h1";
	case ELEMENT_H2: return "h2";
	case ELEMENT_H3: return "h3";
	case ELEMENT_H4: return "h4";
	case ELEMENT_H5: return "h5";
	case ELEMENT_H6: return "h6";
	case ELEMENT_PARA: return "para";
	case ELEMENT_LIST: return "list";
	case ELEMENT_ITEM: return "item";
	case ELEMENT_LABEL: return "label";
	case ELEMENT_BODY: return "body";
	case ELEMENT_QUOTE: return "quote";
	case ELEMENT_CODE: return "code";
	case ELEMENT_FIGURE: return "figure";
	case ELEMENT_FORMULA: return "formula";
	case ELEMENT_CAPTION: return "caption";
	case ELEMENT_TABLE: return "table";
	case ELEMENT_ROW: return "row";
	case ELEMENT_HEAD_CELL: return "head-cell";
	case ELEMENT_CELL: return "cell";
	case ELEMENT_CONTENTS: return "contents";
	case ELEMENT_CONTENTS_ITEM: return "contents-item";
	case ELEMENT_LINK: return "link";
	case ELEMENT_SPAN: return "span";
	case ELEMENT_REFERENCE: return "reference";
	}
	return "?";
}

static void put_elements(struct buf *out, const struct pages *pages)
{
	buf_put_c(out, "elements\n");
	for (size_t i = 1; i < pages->element_count; i++) {
		const struct page_element *element = &pages->elements[i];

		buf_printf(out, "  %zu %s of %u", i, element_name(element->kind),
			(unsigned)element->parent);
		if (element->title.len > 0) {
			buf_put_byte(out, ' ');
			put_quoted(out, element->title);
		}
		if (element->alt.len > 0) {
			buf_put_c(out, " alt ");
			put_quoted(out, element->alt);
		}
		buf_put_byte(out, '\n');
	}
}

void dump_pages(const struct pages *pages, const struct style *style, struct buf *out)
{
	buf_put_c(out, "style ");
	buf_put_str(out, style->name);
	buf_put_byte(out, '\n');
	for (size_t i = 0; i < pages->count; i++)
		put_page(out, pages, i);
	put_outlines(out, pages);
	put_destinations(out, pages);
	put_elements(out, pages);
}
