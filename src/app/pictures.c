/* SPDX-License-Identifier: MIT */
#include "app/pictures.h"

#include "app/writers.h"
#include "write/picture/picture.h"

#define COVER_SCALE 4 /* pixels a point: 1400 to 2100 */

/* Whether an output that shows covers, so a book, is asked for. */
static bool makes_book(const struct pipeline *pipeline)
{
	for (size_t i = 0; writers_table[i]; i++)
		if (pipeline->options->writers & 1u << i && writers_table[i]->shows_cover)
			return true;
	return false;
}

static enum math_mode math_mode_of(const struct pipeline *pipeline)
{
	return pipeline->options->epub_compat ? MATH_PNG : pipeline->options->math;
}

bool pictures_need_fonts(const struct pipeline *pipeline)
{
	return makes_book(pipeline) &&
	       (!picture_own_cover(pipeline->bank, &pipeline->media,
			!pipeline->options->epub_compat) ||
		       math_mode_of(pipeline) != MATH_MATHML ||
		       pipeline->options->embeds_fonts);
}

void pictures_lay_out(struct pipeline *pipeline, struct drawings *drawings)
{
	const struct layout_job job = pipeline_layout_job(pipeline);
	const enum math_mode math = math_mode_of(pipeline);

	*drawings =
		(struct drawings){.form = math == MATH_SVG ? PICTURE_SVG : PICTURE_PNG};
	arena_init(&drawings->arena);
	diag_init(&drawings->diag);
	if (!makes_book(pipeline))
		return;
	if (!picture_own_cover(
		    pipeline->bank, &pipeline->media, !pipeline->options->epub_compat))
		drawings->cover = layout_cover(&job);
	if (math != MATH_MATHML)
		drawings->formulas = layout_formulas(&job);
	if (pipeline->options->embeds_fonts)
		embed_choose(pipeline, &drawings->embed);
	if (pipeline->options->epub_compat)
		drawings->media = &pipeline->media;
}

/* The request's page as a picture; without bytes if it cannot be drawn. */
static struct picture draw(struct drawings *drawings,
	const struct picture_request *request, struct buf *bytes)
{
	const struct page *const page = &request->pages->items[request->page];
	struct picture picture = {
		.form = request->form, .width = page->width, .height = page->height};

	buf_reset(bytes);
	if (!picture_draw(request, bytes, &drawings->diag))
		return picture;
	picture.bytes = arena_copy_str(&drawings->arena, buf_str(bytes));
	picture_measure(request, &picture.pixel_width, &picture.pixel_height);
	return picture;
}

static void draw_cover(struct drawings *drawings, struct buf *bytes)
{
	const struct picture_request request = {
		.pages = drawings->cover,
		.form = PICTURE_PNG,
		.pixels_per_point = COVER_SCALE,
		.is_opaque = true,
	};

	if (drawings->cover)
		drawings->set.cover = draw(drawings, &request, bytes);
}

/* Formulas that share a page share its picture. */
static void draw_formulas(struct drawings *drawings, struct buf *bytes)
{
	const struct formula_pages *const formulas = drawings->formulas;
	struct picture_request request = {
		.pages = formulas->pages,
		.form = drawings->form,
		.pixels_per_point = FORMULA_PARTS / scaled_to_pt(FORMULA_EM),
		.is_opaque = true,
	};
	struct math_picture *const pictures =
		ARENA_NEW(&drawings->arena, struct math_picture, formulas->count);
	struct picture *const pages =
		ARENA_NEW(&drawings->arena, struct picture, formulas->pages->count);

	for (; request.page < formulas->pages->count; request.page++) {
		pages[request.page] = draw(drawings, &request, bytes);
		pages[request.page].number = (uint32_t)request.page + 1;
	}
	for (size_t i = 0; i < formulas->count; i++) {
		const struct formula_page *const formula = &formulas->items[i];

		pictures[i] = (struct math_picture){formula->math, pages[formula->page]};
		pictures[i].picture.depth = formula->depth;
	}
	drawings->set.formulas = pictures;
	drawings->set.formula_count = formulas->count;
	drawings->set.number_count = (uint32_t)formulas->pages->count;
	drawings->set.has_formulas = true;
}

/* Old readers know PNG and JPEG. */
static void encode_images(struct drawings *drawings, struct buf *bytes)
{
	const struct media_set *const media = drawings->media;
	struct picture *const images =
		ARENA_NEW(&drawings->arena, struct picture, media->count);

	for (size_t i = 0; i < media->count; i++) {
		const struct media *const image = media->items + i;

		if (image->kind != MEDIA_GIF && image->kind != MEDIA_WEBP)
			continue;
		buf_reset(bytes);
		if (picture_encode(image, bytes))
			images[i].bytes =
				arena_copy_str(&drawings->arena, buf_str(bytes));
	}
	drawings->set.images = images;
}

void pictures_draw(struct drawings *drawings)
{
	struct buf bytes;

	buf_init(&bytes, 0);
	draw_cover(drawings, &bytes);
	if (drawings->formulas)
		draw_formulas(drawings, &bytes);
	embed_cut(&drawings->embed);
	if (drawings->media)
		encode_images(drawings, &bytes);
	picture_set_index(&drawings->set);
	buf_clear(&bytes);
}

void pictures_clear(struct drawings *drawings)
{
	embed_clear(&drawings->embed);
	picture_set_clear(&drawings->set);
	arena_clear(&drawings->arena);
	diag_clear(&drawings->diag);
}
