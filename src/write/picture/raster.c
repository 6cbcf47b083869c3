/* SPDX-License-Identifier: MIT */
/* A page of few colours is drawn a strip at a time: a cover's pixels are 12 MB, and to be
 * given so much memory takes longer than to draw in it. */
#include "write/picture/raster.h"

#include <cairo.h>
#include <stdlib.h>

#include "model/media.h"
#include "text/outline.h"
#include "write/picture/png.h"

/* A bold made from a face that has none: its outline, so many thousandths of the size
 * wide (the PDF's own). */
#define SYNTHETIC_BOLD_WIDTH 0.03

#define STRIP_HEIGHT 128 /* pixels */

static void pen_move(void *cairo, double x, double y)
{
	cairo_move_to(cairo, x, y);
}

static void pen_line(void *cairo, double x, double y)
{
	cairo_line_to(cairo, x, y);
}

static void pen_curve(void *cairo, const double at[6])
{
	cairo_curve_to(cairo, at[0], at[1], at[2], at[3], at[4], at[5]);
}

static void pen_close(void *cairo)
{
	cairo_close_path(cairo);
}

static const struct outline_pen pen = {pen_move, pen_line, pen_curve, pen_close};

static void set_colour(cairo_t *cairo, struct colour colour)
{
	cairo_set_source_rgb(
		cairo, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
}

/* The axes turned about the item's origin, without a sine. */
static void turn_axes(cairo_t *cairo, const struct page_item *item)
{
	static const double cosines[] = {1, 0, -1, 0}, sines[] = {0, 1, 0, -1};
	const unsigned turn = item->text.turn % 4;
	const double x = scaled_to_pt(item->x), y = scaled_to_pt(item->y);
	cairo_matrix_t axes;

	if (turn == 0)
		return;
	cairo_translate(cairo, x, y);
	cairo_matrix_init(
		&axes, cosines[turn], -sines[turn], sines[turn], cosines[turn], 0, 0);
	cairo_transform(cairo, &axes);
	cairo_translate(cairo, -x, -y);
}

static void draw_text(
	cairo_t *cairo, const struct pages *pages, const struct page_item *item)
{
	const struct page_text *const text = &item->text;
	const struct face *const face = pages->faces[text->face];
	const double scale = scaled_to_pt(text->size) / face_facts(face)->units_per_em;

	set_colour(cairo, text->colour);
	cairo_new_path(cairo);
	cairo_save(cairo);
	turn_axes(cairo, item);
	for (size_t i = 0; i < text->glyph_count; i++) {
		const struct page_glyph *const glyph = text->glyphs + i;

		cairo_save(cairo);
		cairo_translate(cairo, scaled_to_pt((scaled_sum)item->x + glyph->x),
			scaled_to_pt((scaled_sum)item->y - glyph->y));
		cairo_scale(cairo, scale, -scale);
		face_draw_glyph(face, glyph->glyph, &pen, cairo);
		cairo_restore(cairo);
	}
	cairo_restore(cairo);
	if (face_facts(face)->is_synthetic_bold) {
		cairo_set_line_width(
			cairo, scaled_to_pt(text->size) * SYNTHETIC_BOLD_WIDTH);
		cairo_set_dash(cairo, NULL, 0, 0);
		cairo_stroke_preserve(cairo);
	}
	cairo_fill(cairo);
}

static void put_rectangle(cairo_t *cairo, const struct page_item *item)
{
	cairo_new_path(cairo);
	cairo_rectangle(cairo, scaled_to_pt(item->x), scaled_to_pt(item->y),
		scaled_to_pt(item->width), scaled_to_pt(item->height));
}

static void draw_fill(cairo_t *cairo, const struct page_item *item)
{
	set_colour(cairo, item->fill.colour);
	put_rectangle(cairo, item);
	cairo_fill(cairo);
}

static void draw_stroke(cairo_t *cairo, const struct page_item *item)
{
	const double dash = scaled_to_pt(item->stroke.dash);

	set_colour(cairo, item->stroke.colour);
	cairo_set_line_width(cairo, scaled_to_pt(item->stroke.line_width));
	cairo_set_dash(cairo, &dash, dash > 0, 0);
	put_rectangle(cairo, item);
	cairo_set_line_cap(cairo, item->width == 0 && item->height == 0
					  ? CAIRO_LINE_CAP_ROUND
					  : CAIRO_LINE_CAP_BUTT);
	if (item->stroke.is_line || item->width == 0 || item->height == 0) {
		cairo_new_path(cairo);
		cairo_move_to(cairo, scaled_to_pt(item->x), scaled_to_pt(item->y));
		cairo_line_to(cairo, scaled_to_pt((scaled_sum)item->x + item->width),
			scaled_to_pt((scaled_sum)item->y + item->height));
	}
	cairo_stroke(cairo);
}

static void paint_image(
	cairo_t *cairo, const struct media *media, const struct page_item *item)
{
	cairo_surface_t *const surface = cairo_image_surface_create(
		CAIRO_FORMAT_ARGB32, (int)media->width, (int)media->height);
	const int stride = cairo_image_surface_get_stride(surface);
	unsigned char *const data = cairo_image_surface_get_data(surface);

	for (uint32_t y = 0; data && y < media->height; y++)
		for (uint32_t x = 0; x < media->width; x++) {
			const uint32_t pixel =
				png_pixel(media, (size_t)y * media->width + x);

			memcpy(data + (size_t)y * (size_t)stride + 4 * (size_t)x, &pixel,
				sizeof(pixel));
		}
	cairo_surface_mark_dirty(surface);
	cairo_save(cairo);
	cairo_translate(cairo, scaled_to_pt(item->x), scaled_to_pt(item->y));
	cairo_scale(cairo, scaled_to_pt(item->width) / media->width,
		scaled_to_pt(item->height) / media->height);
	cairo_set_source_surface(cairo, surface, 0, 0);
	cairo_paint(cairo);
	cairo_restore(cairo);
	cairo_surface_destroy(surface);
}

/* A photograph whose pixels nobody decoded, or an SVG, is a frame. */
static void draw_image(
	cairo_t *cairo, const struct pages *pages, const struct page_item *item)
{
	const struct media *const media =
		pages->media && item->image.media < pages->media->count
			? pages->media->items + item->image.media
			: NULL;

	if (item->width <= 0 || item->height <= 0)
		return;
	if (media && media->pixels && media->space != MEDIA_CMYK) {
		paint_image(cairo, media, item);
		return;
	}
	cairo_set_source_rgb(cairo, 0.5, 0.5, 0.5);
	cairo_set_line_width(cairo, 0.5);
	cairo_set_dash(cairo, NULL, 0, 0);
	put_rectangle(cairo, item);
	cairo_stroke(cairo);
}

/* Nothing of the item stands between the heights. Of text more than it can reach is
 * taken, of turned text any. */
static bool is_outside(const struct page_item *item, double top, double bottom)
{
	const double reach = item->kind == PAGE_TEXT ? 2 * scaled_to_pt(item->text.size)
			     : item->kind == PAGE_STROKE
				     ? scaled_to_pt(item->stroke.line_width)
				     : 0;
	const double y = scaled_to_pt(item->y);
	const double height = item->kind == PAGE_TEXT ? 0 : scaled_to_pt(item->height);

	if (item->kind == PAGE_TEXT && item->text.turn)
		return false;
	return y + height + reach < top || y - reach > bottom;
}

static void draw_item(
	cairo_t *cairo, const struct pages *pages, const struct page_item *item)
{
	switch (item->kind) {
	case PAGE_TEXT: draw_text(cairo, pages, item); return;
	case PAGE_FILL: draw_fill(cairo, item); return;
	case PAGE_STROKE: draw_stroke(cairo, item); return;
	case PAGE_IMAGE: draw_image(cairo, pages, item); return;
	}
}

/* Rectangles that go through from one height to the other, or nothing: all rows between
 * are alike. */
static bool is_even(const struct page *page, double top, double bottom)
{
	for (size_t i = 0; i < page->item_count; i++) {
		const struct page_item *const item = page->items + i;
		const double y = scaled_to_pt(item->y);

		if (!is_outside(item, top, bottom) &&
			(item->kind != PAGE_FILL || y > top ||
				y + scaled_to_pt(item->height) < bottom))
			return false;
	}
	return true;
}

/* What of the page stands so many pixels down, upon so many rows of the surface. */
static cairo_status_t draw_strip(const struct picture_request *request,
	cairo_surface_t *surface, uint32_t top, uint32_t rows)
{
	const struct page *const page = request->pages->items + request->page;
	const double scale = request->pixels_per_point;
	const double bottom = top + (double)rows;
	cairo_t *const cairo = cairo_create(surface);

	cairo_rectangle(cairo, 0, 0, cairo_image_surface_get_width(surface), rows);
	cairo_clip(cairo);

	if (!request->is_opaque)
		cairo_set_operator(cairo, CAIRO_OPERATOR_CLEAR);
	cairo_set_source_rgb(cairo, 1, 1, 1);
	cairo_paint(cairo);
	cairo_set_operator(cairo, CAIRO_OPERATOR_OVER);
	cairo_translate(cairo, 0, -(double)top);
	cairo_scale(cairo, scale, scale);
	for (size_t i = 0; i < page->item_count; i++)
		if (!is_outside(page->items + i, top / scale, bottom / scale))
			draw_item(cairo, request->pages, page->items + i);
	const cairo_status_t status = cairo_status(cairo);

	cairo_destroy(cairo);
	cairo_surface_flush(surface);
	return status;
}

static struct raster raster_of(const struct picture_request *request,
	cairo_surface_t *surface, uint32_t width, uint32_t height)
{
	return (struct raster){
		.pixels = (const void *)cairo_image_surface_get_data(surface),
		.width = width,
		.height = height,
		.stride = (uint32_t)cairo_image_surface_get_stride(surface) / 4,
		.is_opaque = request->is_opaque,
	};
}

/* Of rows that are alike one is drawn. */
static cairo_status_t put_strip(const struct picture_request *request,
	const struct palette *palette, cairo_surface_t *surface, struct buf *rows,
	const uint32_t ends[2])
{
	const struct page *const page = request->pages->items + request->page;
	const double scale = request->pixels_per_point;
	const uint32_t height = ends[1] - ends[0];
	const bool is_one = is_even(page, ends[0] / scale, ends[1] / scale);
	const uint32_t drawn = is_one ? 1 : height;
	const cairo_status_t status = draw_strip(request, surface, ends[0], drawn);

	if (status == CAIRO_STATUS_SUCCESS) {
		const struct raster strip = raster_of(request, surface,
			(uint32_t)cairo_image_surface_get_width(surface), drawn);

		png_add_strip(rows, &strip, palette, is_one ? height : 1);
	}
	return status;
}

static cairo_status_t put_strips(const struct picture_request *request,
	const struct palette *palette, cairo_surface_t *surface, struct buf *out)
{
	cairo_status_t status = CAIRO_STATUS_SUCCESS;
	uint32_t width, height;
	struct buf rows;

	picture_measure(request, &width, &height);
	buf_init(&rows, 0);
	for (uint32_t top = 0; top < height && status == CAIRO_STATUS_SUCCESS;
		top += STRIP_HEIGHT) {
		const uint32_t left = height - top;
		const uint32_t ends[2] = {
			top, top + (left < STRIP_HEIGHT ? left : STRIP_HEIGHT)};

		status = put_strip(request, palette, surface, &rows, ends);
	}
	png_put_rows(out, buf_str(&rows), palette, width, height);
	buf_clear(&rows);
	return status;
}

bool raster_put(const struct picture_request *request, struct buf *out, const char **why)
{
	struct palette palette;
	uint32_t width, height;

	palette_make(&palette, request->pages->items + request->page, request->is_opaque);
	picture_measure(request, &width, &height);
	const bool has_strips = palette.count && height > STRIP_HEIGHT;
	cairo_surface_t *const surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32,
		(int)width, (int)(has_strips ? STRIP_HEIGHT : height));
	cairo_status_t status;

	if (palette.count) {
		status = put_strips(request, &palette, surface, out);
	} else {
		const struct raster raster = raster_of(request, surface, width, height);

		status = draw_strip(request, surface, 0, height);
		if (status == CAIRO_STATUS_SUCCESS)
			png_put(out, &raster);
	}
	cairo_surface_destroy(surface);
	if (status != CAIRO_STATUS_SUCCESS)
		*why = cairo_status_to_string(status);
	return status == CAIRO_STATUS_SUCCESS && !buf_failed(out);
}
