/* SPDX-License-Identifier: MIT */
#include "model/pictures.h"

#include "unit/unit.h"

static const struct media *own_cover(enum media_kind kind, bool allows_svg)
{
	static struct media item;
	static const struct image_source source = {.url = STR_INIT("c")};
	const struct media_set set = {&item, 1};
	const struct bank bank = {
		.meta = {.cover = STR("c")}, .images = &source, .image_count = 1};

	item = (struct media){.kind = kind};
	return picture_own_cover(&bank, &set, allows_svg);
}

int main(void)
{
	struct unit unit = {0};
	const struct bank bare = {0};
	const struct media_set none = {0};

	unit_case(&unit, "pictures/cover: what the bank names, if it can be shown");
	CHECK(&unit, own_cover(MEDIA_PNG, false));
	CHECK(&unit, own_cover(MEDIA_JPEG, false));
	CHECK(&unit, own_cover(MEDIA_SVG, true));
	CHECK(&unit, !own_cover(MEDIA_SVG, false));
	CHECK(&unit, !own_cover(MEDIA_BROKEN, true));
	CHECK(&unit, !picture_own_cover(&bare, &none, true));
	return unit_end(&unit);
}
