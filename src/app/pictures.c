/* SPDX-License-Identifier: MIT */
#include "app/pictures.h"

#include "app/writers.h"
#include "write/picture/picture.h"

#define COVER_SCALE 4 /* pixels a point: 1400 to 2100 */

static bool needs_cover(const struct pipeline *pipeline)
{
	for (size_t i = 0; writers_table[i]; i++)
		if (pipeline->options->writers & 1u << i && writers_table[i]->shows_cover)
			return !picture_own_cover(pipeline->bank, &pipeline->media);
	return false;
}

void pictures_lay_out(struct pipeline *pipeline, struct drawings *drawings)
{
	const struct layout_job job = pipeline_layout_job(pipeline);

	*drawings = (struct drawings){0};
	diag_init(&drawings->diag);
	buf_init(&drawings->cover_bytes, 0);
	if (needs_cover(pipeline))
		drawings->cover = layout_cover(&job);
}

static void draw_cover(struct drawings *drawings)
{
	const struct picture_request request = {
		.pages = drawings->cover,
		.form = PICTURE_PNG,
		.pixels_per_point = COVER_SCALE,
		.is_opaque = true,
	};
	struct picture *const cover = &drawings->set.cover;

	if (!drawings->cover ||
		!picture_draw(&request, &drawings->cover_bytes, &drawings->diag))
		return;
	*cover = (struct picture){
		.bytes = buf_str(&drawings->cover_bytes),
		.form = PICTURE_PNG,
		.width = drawings->cover->items[0].width,
		.height = drawings->cover->items[0].height,
	};
	picture_measure(&request, &cover->pixel_width, &cover->pixel_height);
}

void pictures_draw(struct drawings *drawings)
{
	draw_cover(drawings);
	picture_set_index(&drawings->set);
}

void pictures_clear(struct drawings *drawings)
{
	picture_set_clear(&drawings->set);
	buf_clear(&drawings->cover_bytes);
	diag_clear(&drawings->diag);
}
