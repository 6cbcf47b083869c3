/* SPDX-License-Identifier: MIT */
/* A page's items as operators (ISO 32000-1, 8 and 9). Items of one structure element in
 * a row share one marked-content sequence; text in a row shares one text object, whatever
 * elements it belongs to.
 * Positions are thousandths of a point, and where a line of text begins is told relative
 * to the last one, in whole thousandths, so that nothing drifts. Inside a line the pen
 * counts in 1/1000 of the em with the widths that the file itself gives. */
#include "write/pdf/content.h"

#include "base/utf8.h"
#include "write/pdf/faces.h"
#include "write/pdf/image.h"
#include "write/pdf/syntax.h"
#include "write/pdf/tag.h"

#define NO_FACE UINT32_MAX

/* A bold made from a face that has none: its outline, drawn so many thousandths of the
 * size wide, too. */
#define SYNTHETIC_BOLD_WIDTH 30

struct painter {
	struct document *document;
	const struct page *page;
	size_t page_index;
	struct buf *out, *images;
	/* The graphics state, as the last operators left it. */
	struct colour fill, stroke;
	int64_t line_width, dash; /* -1: not known */
	uint32_t face;
	struct glyph_table glyphs;       /* of face */
	const struct narrowed *narrowed; /* from the item under way on */
	size_t narrowed_count, item;
	scaled size;
	int64_t rise;
	bool is_bold;
	/* What is open. */
	bool in_sequence, in_text, in_strings, in_string;
	bool is_within_text; /* the sequence lies within a text object */
	uint32_t element;
	int64_t line_x, line_y; /* where the last line of the text object began */
	int64_t pen;            /* 1/1000 em from there, as the reader counts */
};

static int64_t upward(const struct painter *painter, scaled_sum y)
{
	return milli((scaled_sum)painter->page->height - y);
}

static void put_colour(struct painter *painter, struct colour *now, struct colour colour,
	const char *operator)
{
	const uint8_t parts[3] = {colour.red, colour.green, colour.blue};
	const bool is_gray = colour.red == colour.green && colour.green == colour.blue;

	if (now->red == colour.red && now->green == colour.green &&
		now->blue == colour.blue)
		return;
	*now = colour;
	for (size_t i = 0; i < (is_gray ? 1 : 3); i++)
		put_milli_space(painter->out, (parts[i] * 1000 + 127) / 255);
	buf_put_c(painter->out, is_gray ? (*operator== 'r' ? "g\n" : "G\n") : operator);
}

static void set_fill(struct painter *painter, struct colour colour)
{
	put_colour(painter, &painter->fill, colour, "rg\n");
}

static void set_stroke(struct painter *painter, struct colour colour)
{
	put_colour(painter, &painter->stroke, colour, "RG\n");
}

static void set_line_width(struct painter *painter, int64_t width)
{
	if (painter->line_width == width)
		return;
	painter->line_width = width;
	put_milli_space(painter->out, width);
	buf_put_c(painter->out, "w\n");
}

static void end_string(struct painter *painter)
{
	if (painter->in_string)
		buf_put_byte(painter->out, ')');
	painter->in_string = false;
}

static void end_strings(struct painter *painter)
{
	end_string(painter);
	if (painter->in_strings)
		buf_put_c(painter->out, "]TJ\n");
	painter->in_strings = false;
}

static void end_text(struct painter *painter)
{
	end_strings(painter);
	if (painter->in_text)
		buf_put_c(painter->out, "ET\n");
	painter->in_text = false;
}

static void end_sequence(struct painter *painter)
{
	if (!painter->in_sequence)
		return;
	if (painter->is_within_text)
		end_strings(painter);
	else
		end_text(painter);
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

/* Sequences of text alone share a text object (14.6.1: each lies within or outside). */
static void begin_sequence(struct painter *painter, uint32_t element, bool is_text_alone)
{
	const struct str name = tag_name(painter->document, element);

	end_sequence(painter);
	if (is_text_alone)
		begin_text(painter);
	else
		end_text(painter);
	painter->in_sequence = true;
	painter->is_within_text = is_text_alone;
	painter->element = element;
	if (name.len == 0) {
		buf_put_c(painter->out, "/Artifact BMC\n");
		return;
	}
	put_name(painter->out, name);
	buf_put_c(painter->out, "<</MCID ");
	buf_put_unsigned(painter->out,
		tags_add_content(painter->document, element, painter->page_index));
	buf_put_c(painter->out, ">>BDC\n");
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
		set_stroke(painter, text->colour);
		set_line_width(painter, milli(text->size) * SYNTHETIC_BOLD_WIDTH / 1000);
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
	put_milli_space(painter->out, upward(painter, item->y));
	buf_put_c(painter->out, "Tm\n");
	painter->pen = 0;
}

static void begin_line(struct painter *painter, const struct page_item *item)
{
	const int64_t x = milli(item->x), y = upward(painter, item->y);

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
	end_strings(painter);
	put_milli_space(painter->out, wanted);
	buf_put_c(painter->out, "Ts\n");
	painter->rise = wanted;
}

static void put_glyph(struct painter *painter, const struct page_glyph *glyph,
	const struct used_glyph *used)
{
	set_rise(painter, glyph->y);
	const int64_t target = per_mille_of_em(painter, glyph->x) + used->shift;

	if (!painter->in_strings)
		buf_put_byte(painter->out, '[');
	painter->in_strings = true;
	if (target != painter->pen) {
		end_string(painter);
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

static void put_replaced(struct painter *painter, const struct page_text *text,
	const size_t range[2], struct str stands_for)
{
	end_strings(painter);
	buf_put_c(painter->out, "/Span<</ActualText");
	put_text(painter->out, stands_for);
	buf_put_c(painter->out, ">>BDC\n");
	put_glyphs(painter, text, range[0], range[1]);
	end_strings(painter);
	buf_put_c(painter->out, "EMC\n");
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
		end_text(painter);
	begin_text(painter);
	set_fill(painter, text->colour);
	set_face(painter, text);
	set_bold(painter, text);
	if (text->turn)
		turn_text(painter, item);
	else
		begin_line(painter, item);
	if (text->is_replaced)
		put_replaced(painter, text, (const size_t[]){0, text->glyph_count},
			text->text);
	else
		put_clusters(painter, text);
	end_strings(painter);
	if (text->turn)
		end_text(painter);
}

static void put_rectangle(struct painter *painter, const struct page_item *item)
{
	const int64_t left = milli(item->x), top = upward(painter, item->y);
	const int64_t right = milli((scaled_sum)item->x + item->width);
	const int64_t bottom = upward(painter, (scaled_sum)item->y + item->height);

	put_milli_space(painter->out, left);
	put_milli_space(painter->out, bottom);
	put_milli_space(painter->out, right - left);
	put_milli_space(painter->out, top - bottom);
	buf_put_c(painter->out, "re ");
}

/* Rectangles of one colour are one path. */
static void put_fills(
	struct painter *painter, const struct page_item *items, size_t count)
{
	end_text(painter);
	set_fill(painter, items->fill.colour);
	for (size_t i = 0; i < count; i++)
		put_rectangle(painter, items + i);
	buf_put_c(painter->out, "f\n");
}

static void set_dash(struct painter *painter, int64_t dash)
{
	if (painter->dash == dash)
		return;
	painter->dash = dash;
	buf_put_byte(painter->out, '[');
	if (dash > 0)
		put_milli(painter->out, dash);
	buf_put_c(painter->out, "]0 d\n");
}

static void put_line(struct painter *painter, const struct page_item *item)
{
	put_milli_space(painter->out, milli(item->x));
	put_milli_space(painter->out, upward(painter, item->y));
	buf_put_c(painter->out, "m ");
	put_milli_space(painter->out, milli((scaled_sum)item->x + item->width));
	put_milli_space(
		painter->out, upward(painter, (scaled_sum)item->y + item->height));
	buf_put_c(painter->out, "l ");
}

static bool is_dot(const struct page_item *item)
{
	return item->width == 0 && item->height == 0;
}

/* Lines and rectangles of one look are one path, so that a grid is short. */
static void put_strokes(
	struct painter *painter, const struct page_item *items, size_t count)
{
	end_text(painter);
	set_stroke(painter, items->stroke.colour);
	set_line_width(painter, milli(items->stroke.line_width));
	set_dash(painter, milli(items->stroke.dash));
	if (is_dot(items)) /* nothing but round ends */
		buf_put_c(painter->out, "1 J ");
	for (size_t i = 0; i < count; i++)
		if (items[i].stroke.is_line || items[i].width == 0 ||
			items[i].height == 0)
			put_line(painter, items + i);
		else
			put_rectangle(painter, items + i);
	buf_put_c(painter->out, is_dot(items) ? "S 0 J\n" : "S\n");
}

static void put_image(struct painter *painter, const struct page_item *item)
{
	const size_t media = item->image.media;
	const unsigned object = image_object(painter->document, media);
	const int64_t left = milli(item->x), top = upward(painter, item->y);
	const int64_t right = milli((scaled_sum)item->x + item->width);
	const int64_t bottom = upward(painter, (scaled_sum)item->y + item->height);

	end_text(painter);
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

static bool is_same_colour(struct colour a, struct colour b)
{
	return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

/* Whether one path holds both. */
static bool is_same_path(const struct page_item *a, const struct page_item *b)
{
	if (a->kind != b->kind)
		return false;
	switch (a->kind) {
	case PAGE_TEXT:
	case PAGE_IMAGE: return false;
	case PAGE_FILL: return is_same_colour(a->fill.colour, b->fill.colour);
	case PAGE_STROKE: break;
	}
	return is_same_colour(a->stroke.colour, b->stroke.colour) &&
	       a->stroke.line_width == b->stroke.line_width &&
	       a->stroke.dash == b->stroke.dash && is_dot(a) == is_dot(b);
}

/* Items in a row that one path holds, or one item. */
static size_t run_length(const struct page_item *items, size_t most)
{
	size_t length = 1;

	while (length < most && is_same_path(items, items + length))
		length++;
	return length;
}

static void put_run(struct painter *painter, const struct page_item *items, size_t count)
{
	switch (items->kind) {
	case PAGE_TEXT: put_text_item(painter, items); break;
	case PAGE_FILL: put_fills(painter, items, count); break;
	case PAGE_STROKE: put_strokes(painter, items, count); break;
	case PAGE_IMAGE: put_image(painter, items); break;
	}
}

/* Items of one element in a row. */
static size_t sequence_end(const struct page *page, size_t start)
{
	size_t end = start + 1;

	while (end < page->item_count &&
		page->items[end].element == page->items[start].element)
		end++;
	return end;
}

/* Furniture is kept apart: it may be turned, which takes a text object of its own. */
static bool is_text_alone(const struct page *page, size_t start, size_t end)
{
	if (page->items[start].element == ELEMENT_ARTIFACT)
		return false;
	for (size_t i = start; i < end; i++)
		if (page->items[i].kind != PAGE_TEXT)
			return false;
	return true;
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

		begin_sequence(
			&painter, page->items[i].element, is_text_alone(page, i, end));
		for (size_t length; i < end; i += length) {
			length = run_length(page->items + i, end - i);
			painter.item = i;
			put_run(&painter, page->items + i, length);
		}
	}
	end_sequence(&painter);
	end_text(&painter);
}
