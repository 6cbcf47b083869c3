/* SPDX-License-Identifier: MIT */
#include "model/pictures.h"

/* The bytes of the pointer itself are the key: nothing is ordered by them. */
static struct str key_of(const struct math *const *math)
{
	return (struct str){(const char *)math, sizeof(*math)};
}

void picture_set_index(struct picture_set *set)
{
	map_init(&set->by_math);
	for (size_t i = 0; i < set->formula_count; i++)
		map_add(&set->by_math, key_of(&set->formulas[i].math), i);
}

void picture_set_clear(struct picture_set *set)
{
	map_clear(&set->by_math);
}

const struct picture *picture_of_math(
	const struct picture_set *set, const struct math *math)
{
	const size_t index = set ? map_find(&set->by_math, key_of(&math)) : MAP_NONE;

	return index == MAP_NONE ? NULL : &set->formulas[index].picture;
}

const struct media *picture_own_cover(
	const struct bank *bank, const struct media_set *media, bool allows_svg)
{
	if (!bank->meta.cover.len)
		return NULL;
	for (size_t i = 0; i < bank->image_count && i < media->count; i++)
		if (str_eq(bank->images[i].url, bank->meta.cover) &&
			media->items[i].kind != MEDIA_BROKEN &&
			(allows_svg || media->items[i].kind != MEDIA_SVG))
			return &media->items[i];
	return NULL;
}
