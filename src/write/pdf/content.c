/* SPDX-License-Identifier: MIT */
/* A page's items as operators (ISO 32000-1, 8 and 9). Items of one structure element in
 * a row share one marked-content sequence; text in a row shares one text object, whatever
 * elements it belongs to.
 * Positions are thousandths of a point, and where a line of text begins is told relative
 * to the last one, in whole thousandths, so that nothing drifts. Inside a line the pen
 * counts in 1/1000 of the em with the widths that the file itself gives. */
#include "write/pdf/content.h"

#include "base/utf8.h"
#include "write/pdf/image.h"
#include "write/pdf/path.h"
#include "write/pdf/syntax.h"
#include "write/pdf/tag.h"

#define NO_FACE UINT32_MAX

/* A bold made from a face that has none: its outline, drawn so many thousandths of the
 * size wide, too. */
#define SYNTHETIC_BOLD_WIDTH 30

static void end_sequence(struct painter *painter)
{
	if (!painter->in_sequence)
		return;
	if (painter->is_within_text)
		painter_end_strings(painter);
	else
		painter_end_text(painter);
	buf_put_c(painter->out, "EMC\n");
	painter->in_sequence = false;
}

static void begin_text(struct painter *painter)
{
	if (painter->in_text)
		return;
	buf_put_c(painter->out, "BT\n");
	painter->in_text = true;
	painter->line_x = painter->line_y = 0;
}

static void put_content_number(struct painter *painter)
{
	buf_put_c(painter->out, "<</MCID ");
	buf_put_unsigned(painter->out, tags_add_content(painter->document,
					       painter->element, painter->page_index));
}

static void open_sequence(struct painter *painter)
{
	const struct str name = tag_name(painter->document, painter->element);

	painter->in_sequence = true;
	if (name.len == 0) {
		buf_put_c(painter->out, "/Artifact BMC\n");
		return;
	}
	put_name(painter->out, name);
	put_content_number(painter);
	buf_put_c(painter->out, ">>BDC\n");
}

/* Sequences of text alone share a text object (14.6.1: each lies within or outside). */
static void begin_sequence(struct painter *painter, uint32_t element, bool is_text_alone)
{
	end_sequence(painter);
	if (is_text_alone)
		begin_text(painter);
	else
		painter_end_text(painter);
	painter->is_within_text = is_text_alone;
	painter->element = element;
	if (!is_text_alone) /* that opens with its first glyph */
		open_sequence(painter);
}

static void set_face(struct painter *painter, const struct page_text *text)
{
	if (painter->face == text->face && painter->size == text->size)
		return;
	painter->face = text->face;
	painter->glyphs = faces_glyphs(painter->document, text->face);
	painter->size = text->size;
	buf_put_c(painter->out, "/F");
	buf_put_unsigned(painter->out, text->face);
	buf_put_byte(painter->out, ' ');
	put_milli_space(painter->out, milli(text->size));
	buf_put_c(painter->out, "Tf\n");
}

static void set_bold(struct painter *painter, const struct page_text *text)
{
	const bool is_bold = face_is_synthetic_bold(painter->document, text->face);

	if (is_bold) {
		painter_set_stroke(painter, text->colour);
		painter_set_line_width(
			painter, milli(text->size) * SYNTHETIC_BOLD_WIDTH / 1000);
	}
	if (is_bold != painter->is_bold)
		buf_put_c(painter->out, is_bold ? "2 Tr\n" : "0 Tr\n");
	painter->is_bold = is_bold;
}

/* Its own text object has turned axes; what comes after begins a new one. */
static void turn_text(struct painter *painter, const struct page_item *item)
{
	static const char *const axes[] = {
		"1 0 0 1 ", "0 1 -1 0 ", "-1 0 0 -1 ", "0 -1 1 0 "};

	buf_put_c(painter->out, axes[item->text.turn % 4]);
	put_milli_space(painter->out, milli(item->x));
	put_milli_space(painter->out, painter_upward(painter, item->y));
	buf_put_c(painter->out, "Tm\n");
	painter->pen = 0;
}

static void begin_line(struct painter *painter, const struct page_item *item)
{
	const int64_t x = milli(item->x), y = painter_upward(painter, item->y);

	put_milli_space(painter->out, x - painter->line_x);
	put_milli_space(painter->out, y - painter->line_y);
	buf_put_c(painter->out, "Td\n");
	painter->line_x = x;
	painter->line_y = y;
	painter->pen = 0;
}

static int64_t per_mille_of_em(const struct painter *painter, scaled length)
{
	const int64_t product = (int64_t)length * 1000;
	const int64_t half = painter->size / 2;

	return (product + (product < 0 ? -half : half)) / painter->size;
}

static void set_rise(struct painter *painter, scaled rise)
{
	const int64_t wanted = milli(rise);

	if (painter->rise == wanted)
		return;
	painter_end_strings(painter);
	put_milli_space(painter->out, wanted);
	buf_put_c(painter->out, "Ts\n");
	painter->rise = wanted;
}

static void put_glyph(struct painter *painter, const struct page_glyph *glyph,
	const struct used_glyph *used)
{
	set_rise(painter, glyph->y);
	const int64_t target = per_mille_of_em(painter, glyph->x) + used->shift;

	if (!painter->in_sequence)
		open_sequence(painter);
	if (!painter->in_strings)
		buf_put_byte(painter->out, '[');
	painter->in_strings = true;
	if (target != painter->pen) {
		painter_end_string(painter);
		buf_put_signed(painter->out, (long)(painter->pen - target));
	}
	if (!painter->in_string)
		buf_put_byte(painter->out, '(');
	painter->in_string = true;
	put_literal_byte(painter->out, (unsigned char)(used->cid >> 8));
	put_literal_byte(painter->out, (unsigned char)used->cid);
	painter->pen = target + used->width;
}

static void put_glyphs(
	struct painter *painter, const struct page_text *text, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++) {
		const struct used_glyph *const used =
			glyph_find(&painter->glyphs, text->glyphs[i].glyph);

		if (used)
			put_glyph(painter, text->glyphs + i, used);
	}
}

static struct str text_of(const struct page_text *text, size_t i)
{
	const struct page_glyph *const glyph = text->glyphs + i;

	return str_slice(text->text, glyph->text_start,
		(size_t)glyph->text_start + glyph->text_len);
}

/* A cluster is a glyph with text and those after it without. */
static size_t cluster_end(const struct page_text *text, size_t start)
{
	size_t end = start + 1;

	while (end < text->glyph_count && text->glyphs[end].text_len == 0)
		end++;
	return end;
}

/* Text of an element is a sequence of its own, and what follows begins another: readers
 * of the structure (poppler's) lose what comes after a sequence within a sequence. */
static void put_replaced(struct painter *painter, const struct page_text *text,
	const size_t range[2], struct str stands_for)
{
	const bool is_own = painter->is_within_text &&
			    tag_name(painter->document, painter->element).len > 0;

	painter_end_strings(painter);
	if (is_own && painter->in_sequence)
		buf_put_c(painter->out, "EMC\n");
	buf_put_c(painter->out, "/Span");
	if (is_own)
		put_content_number(painter);
	else
		buf_put_c(painter->out, "<<");
	painter->in_sequence = true;
	buf_put_c(painter->out, "/ActualText");
	put_text(painter->out, stands_for);
	buf_put_c(painter->out, ">>BDC\n");
	put_glyphs(painter, text, range[0], range[1]);
	painter_end_strings(painter);
	buf_put_c(painter->out, "EMC\n");
	painter->in_sequence = !is_own;
}

/* Characters that mean something in one place alone. */
static bool is_private(struct str text)
{
	for (size_t at = 0; at < text.len;) {
		const uint32_t c = utf8_next(text, &at);

		if ((c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000)
			return true;
	}
	return false;
}

/* The variant that shows glyph i of the item; NULL: there is none. */
static const struct used_glyph *find_narrowed(struct painter *painter, size_t i)
{
	while (painter->narrowed_count &&
		(painter->narrowed->item < painter->item ||
			(painter->narrowed->item == painter->item &&
				painter->narrowed->glyph < i))) {
		painter->narrowed++;
		painter->narrowed_count--;
	}
	if (painter->narrowed_count == 0 || painter->narrowed->item != painter->item ||
		painter->narrowed->glyph != i)
		return NULL;
	return painter->glyphs.glyphs + painter->narrowed->slot;
}

/* A cluster of one glyph of which ToUnicode says what it stands for. */
static bool put_plain(struct painter *painter, const struct page_text *text, size_t i)
{
	const struct page_glyph *const glyph = text->glyphs + i;
	const struct used_glyph *const narrowed = find_narrowed(painter, i);
	const struct used_glyph *const used =
		narrowed ? narrowed : glyph_find(&painter->glyphs, glyph->glyph);

	if (!used || glyph->text_len == 0 || !str_eq(used->text, text_of(text, i)) ||
		is_private(used->text))
		return false;
	put_glyph(painter, glyph, used);
	return true;
}

static void put_clusters(struct painter *painter, const struct page_text *text)
{
	for (size_t start = 0; start < text->glyph_count;) {
		const size_t end = cluster_end(text, start);

		if (end != start + 1 || !put_plain(painter, text, start))
			put_replaced(painter, text, (const size_t[]){start, end},
				text_of(text, start));
		start = end;
	}
}

static void put_text_item(struct painter *painter, const struct page_item *item)
{
	const struct page_text *const text = &item->text;

	if (text->face >= painter->document->pages->face_count || text->size <= 0 ||
		text->glyph_count == 0)
		return;
	if (text->turn)
		painter_end_text(painter);
	begin_text(painter);
	painter_set_fill(painter, text->colour);
	set_face(painter, text);
	set_bold(painter, text);
	if (text->turn)
		turn_text(painter, item);
	else
		begin_line(painter, item);
	/* Furniture beside the text would fall into its lines where text is extracted. */
	const bool is_silent = text->turn && item->element == ELEMENT_ARTIFACT;

	if (text->is_replaced || is_silent)
		put_replaced(painter, text, (const size_t[]){0, text->glyph_count},
			is_silent ? STR("") : text->text);
	else
		put_clusters(painter, text);
	painter_end_strings(painter);
	if (text->turn)
		painter_end_text(painter);
}

static void put_image(struct painter *painter, const struct page_item *item)
{
	const size_t media = item->image.media;
	const unsigned object = image_object(painter->document, media);
	const int64_t left = milli(item->x), top = painter_upward(painter, item->y);
	const int64_t right = milli((scaled_sum)item->x + item->width);
	const int64_t bottom =
		painter_upward(painter, (scaled_sum)item->y + item->height);

	painter_end_text(painter);
	if (!object)
		return;
	if (image_is_new_on_page(painter->document, media, painter->page_index))
		buf_printf(painter->images, "/I%zu %u 0 R", media, object);
	tags_add_box(painter->document, item->element,
		(const int64_t[]){left, bottom, right, top});
	buf_put_c(painter->out, "q ");
	put_milli_space(painter->out, right - left);
	buf_put_c(painter->out, "0 0 ");
	put_milli_space(painter->out, top - bottom);
	put_milli_space(painter->out, left);
	put_milli_space(painter->out, bottom);
	buf_printf(painter->out, "cm/I%zu Do Q\n", media);
}

static void put_run(struct painter *painter, const struct page_item *items, size_t count)
{
	switch (items->kind) {
	case PAGE_TEXT: put_text_item(painter, items); break;
	case PAGE_FILL: path_put_fills(painter, items, count); break;
	case PAGE_STROKE: path_put_strokes(painter, items, count); break;
	case PAGE_IMAGE: put_image(painter, items); break;
	}
}

/* Items of one element in a row: text alone or none, unless it is furniture. */
static size_t sequence_end(const struct page *page, size_t start)
{
	const struct page_item *const first = page->items + start;
	size_t end = start + 1;

	while (end < page->item_count && page->items[end].element == first->element &&
		(first->element == ELEMENT_ARTIFACT ||
			(page->items[end].kind == PAGE_TEXT) ==
				(first->kind == PAGE_TEXT)))
		end++;
	return end;
}

void content_put_page(
	struct document *document, size_t index, struct buf *stream, struct buf *images)
{
	const struct page *const page = document->pages->items + index;
	struct painter painter = {.document = document,
		.page = page,
		.page_index = index,
		.out = stream,
		.images = images,
		.line_width = -1,
		.face = NO_FACE};

	painter.narrowed = faces_narrowed(document, index, &painter.narrowed_count);
	buf_reset(stream);
	buf_reset(images);
	for (size_t i = 0; i < page->item_count;) {
		const size_t end = sequence_end(page, i);

		/* Furniture is kept apart: it may be turned, which takes a text object of
		 * its own. */
		begin_sequence(&painter, page->items[i].element,
			page->items[i].kind == PAGE_TEXT &&
				page->items[i].element != ELEMENT_ARTIFACT);
		for (size_t length; i < end; i += length) {
			length = path_run_length(page->items + i, end - i);
			painter.item = i;
			put_run(&painter, page->items + i, length);
		}
	}
	end_sequence(&painter);
	painter_end_text(&painter);
}
