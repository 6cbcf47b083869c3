/* SPDX-License-Identifier: MIT */
/* Each item becomes one element; a text item one path with all its glyphs. Coordinates
 * are thousandths of a point, told relative to the last point, so that the file is short
 * and rounding does not add up. */
#include "write/picture/svg.h"

#include <math.h>

#include "model/media.h"
#include "text/outline.h"

#define SYNTHETIC_BOLD 30 /* thousandths of the size, as in the PDF */

static int64_t milli(scaled_sum length)
{
	const scaled_sum half = SCALED_PT / 2;
	const scaled_sum product = length * 1000;

	return (product + (product < 0 ? -half : half)) / SCALED_PT;
}

/* Thousandths as a decimal number without zeros that say nothing. */
static void put_milli(struct buf *out, int64_t number)
{
	const uint64_t size = (uint64_t)(number < 0 ? -number : number);
	uint64_t rest = size % 1000;
	unsigned digits = 3;

	if (number < 0)
		buf_put_byte(out, '-');
	if (size >= 1000 || rest == 0)
		buf_put_unsigned(out, size / 1000);
	if (rest == 0)
		return;
	for (; rest % 10 == 0; rest /= 10)
		digits--;
	buf_printf(out, ".%0*u", (int)digits, (unsigned)rest);
}

static void put_length(struct buf *out, const char *name, scaled_sum length)
{
	buf_printf(out, " %s=\"", name);
	put_milli(out, milli(length));
	buf_put_byte(out, '"');
}

static void put_colour(struct buf *out, const char *name, struct colour colour)
{
	buf_printf(out, " %s=\"#%02x%02x%02x\"", name, colour.red, colour.green,
		colour.blue);
}

/* --- glyphs --- */

struct path {
	struct buf *out;
	double left, base, scale; /* the glyph's origin and font unit, in thousandths */
	int64_t x, y;             /* the last point */
	bool follows_number;
};

static void put_step(struct path *path, int64_t step)
{
	if (path->follows_number && step >= 0)
		buf_put_byte(path->out, ' ');
	put_milli(path->out, step);
	path->follows_number = true;
}

static void put_command(struct path *path, char command)
{
	buf_put_byte(path->out, command);
	path->follows_number = false;
}

/* Relative to the last point that was the end of something. */
static void put_point(struct path *path, double x, double y, int64_t end[2])
{
	end[0] = llround(path->left + x * path->scale);
	end[1] = llround(path->base - y * path->scale);
	put_step(path, end[0] - path->x);
	put_step(path, end[1] - path->y);
}

static void go_to(struct path *path, const int64_t end[2])
{
	path->x = end[0];
	path->y = end[1];
}

/* In absolute numbers: after the end of a figure the last point is its first. */
static void pen_move(void *closure, double x, double y)
{
	struct path *const path = closure;
	int64_t end[2];

	path->x = path->y = 0;
	put_command(path, 'M');
	put_point(path, x, y, end);
	go_to(path, end);
}

static void pen_line(void *closure, double x, double y)
{
	struct path *const path = closure;
	int64_t end[2];

	put_command(path, 'l');
	put_point(path, x, y, end);
	go_to(path, end);
}

static void pen_curve(void *closure, const double at[6])
{
	struct path *const path = closure;
	int64_t end[2];

	put_command(path, 'c');
	for (size_t i = 0; i < 6; i += 2)
		put_point(path, at[i], at[i + 1], end);
	go_to(path, end);
}

static void pen_close(void *closure)
{
	put_command(closure, 'z');
}

static const struct outline_pen pen = {pen_move, pen_line, pen_curve, pen_close};

static void put_turn(struct buf *out, const struct page_item *item)
{
	if (item->text.turn == 0)
		return;
	buf_printf(out, " transform=\"rotate(%d ", -90 * (int)item->text.turn);
	put_milli(out, milli(item->x));
	buf_put_byte(out, ' ');
	put_milli(out, milli(item->y));
	buf_put_c(out, ")\"");
}

static void put_text(
	struct buf *out, const struct pages *pages, const struct page_item *item)
{
	const struct page_text *const text = &item->text;
	const struct face *const face = pages->faces[text->face];
	struct path path = {.out = out};

	path.scale = scaled_to_pt(text->size) * 1000 / face_facts(face)->units_per_em;
	buf_put_c(out, "<path");
	put_colour(out, "fill", text->colour);
	if (face_facts(face)->is_synthetic_bold) {
		put_colour(out, "stroke", text->colour);
		put_length(out, "stroke-width",
			(scaled_sum)text->size * SYNTHETIC_BOLD / 1000);
	}
	put_turn(out, item);
	buf_put_c(out, " d=\"");
	for (size_t i = 0; i < text->glyph_count; i++) {
		const struct page_glyph *const glyph = text->glyphs + i;

		path.left = scaled_to_pt((scaled_sum)item->x + glyph->x) * 1000;
		path.base = scaled_to_pt((scaled_sum)item->y - glyph->y) * 1000;
		face_draw_glyph(face, glyph->glyph, &pen, &path);
	}
	buf_put_c(out, "\"/>\n");
}

/* --- the others --- */

static void put_rectangle(struct buf *out, const struct page_item *item)
{
	buf_put_c(out, "<rect");
	put_length(out, "x", item->x);
	put_length(out, "y", item->y);
	put_length(out, "width", item->width);
	put_length(out, "height", item->height);
}

static void put_fill(struct buf *out, const struct page_item *item)
{
	put_rectangle(out, item);
	put_colour(out, "fill", item->fill.colour);
	buf_put_c(out, "/>\n");
}

static void put_stroke(struct buf *out, const struct page_item *item)
{
	if (item->stroke.is_line || item->width == 0 || item->height == 0) {
		buf_put_c(out, "<line");
		put_length(out, "x1", item->x);
		put_length(out, "y1", item->y);
		put_length(out, "x2", (scaled_sum)item->x + item->width);
		put_length(out, "y2", (scaled_sum)item->y + item->height);
	} else {
		put_rectangle(out, item);
		buf_put_c(out, " fill=\"none\"");
	}
	put_colour(out, "stroke", item->stroke.colour);
	put_length(out, "stroke-width", item->stroke.line_width);
	if (item->stroke.dash > 0)
		put_length(out, "stroke-dasharray", item->stroke.dash);
	buf_put_c(out, "/>\n");
}

static void put_base64(struct buf *out, struct str bytes)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < bytes.len; i += 3) {
		const size_t left = bytes.len - i;
		uint32_t group = (uint32_t)(unsigned char)bytes.data[i] << 16;

		if (left > 1)
			group |= (uint32_t)(unsigned char)bytes.data[i + 1] << 8;
		if (left > 2)
			group |= (uint32_t)(unsigned char)bytes.data[i + 2];
		buf_put_byte(out, digits[group >> 18]);
		buf_put_byte(out, digits[group >> 12 & 63]);
		buf_put_byte(out, left > 1 ? digits[group >> 6 & 63] : '=');
		buf_put_byte(out, left > 2 ? digits[group & 63] : '=');
	}
}

static void put_image(
	struct buf *out, const struct pages *pages, const struct page_item *item)
{
	const struct media *const media =
		pages->media && item->image.media < pages->media->count
			? pages->media->items + item->image.media
			: NULL;

	if (!media || media->kind == MEDIA_BROKEN || media->kind == MEDIA_SVG) {
		put_rectangle(out, item);
		buf_put_c(
			out, " fill=\"none\" stroke=\"#808080\" stroke-width=\".5\"/>\n");
		return;
	}
	buf_put_c(out, "<image");
	put_length(out, "x", item->x);
	put_length(out, "y", item->y);
	put_length(out, "width", item->width);
	put_length(out, "height", item->height);
	buf_put_c(out, " preserveAspectRatio=\"none\" xlink:href=\"data:");
	buf_put_str(out, media->mime);
	buf_put_c(out, ";base64,");
	put_base64(out, media->bytes);
	buf_put_c(out, "\"/>\n");
}

/* --- the whole --- */

/* U+FFFE and U+FFFF, which XML forbids. */
static bool is_noncharacter(struct str text, size_t i)
{
	return i + 2 < text.len && text.data[i] == '\xEF' && text.data[i + 1] == '\xBF' &&
	       (text.data[i + 2] == '\xBE' || text.data[i + 2] == '\xBF');
}

static void put_escaped(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		const char byte = text.data[i];

		if (byte == '<')
			buf_put_c(out, "&lt;");
		else if (byte == '>')
			buf_put_c(out, "&gt;");
		else if (byte == '&')
			buf_put_c(out, "&amp;");
		else if (is_noncharacter(text, i))
			i += 2;
		else
			buf_put_byte(out, (unsigned char)byte < ' ' ? ' ' : byte);
	}
}

static void put_head(const struct picture_request *request, struct buf *out)
{
	const struct page *const page = request->pages->items + request->page;

	buf_put_c(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" "
		       "xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\"");
	buf_put_c(out, " width=\"");
	put_milli(out, milli(page->width));
	buf_put_c(out, "pt\" height=\"");
	put_milli(out, milli(page->height));
	buf_put_c(out, "pt\" viewBox=\"0 0 ");
	put_milli(out, milli(page->width));
	buf_put_byte(out, ' ');
	put_milli(out, milli(page->height));
	buf_put_c(out, "\">\n");
	if (request->title.len) {
		buf_put_c(out, "<title>");
		put_escaped(out, request->title);
		buf_put_c(out, "</title>\n");
	}
}

void svg_put(const struct picture_request *request, struct buf *out)
{
	const struct page *const page = request->pages->items + request->page;

	put_head(request, out);
	for (size_t i = 0; i < page->item_count; i++) {
		const struct page_item *const item = page->items + i;

		switch (item->kind) {
		case PAGE_TEXT: put_text(out, request->pages, item); break;
		case PAGE_FILL: put_fill(out, item); break;
		case PAGE_STROKE: put_stroke(out, item); break;
		case PAGE_IMAGE: put_image(out, request->pages, item); break;
		}
	}
	buf_put_c(out, "</svg>\n");
}
