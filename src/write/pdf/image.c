/* SPDX-License-Identifier: MIT */
#include "write/pdf/image.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/map.h"
#include "write/pdf/syntax.h"

struct image_use {
	unsigned object;
	size_t last_page; /* 1 + the page that named it last */
	const void *data; /* key of the map below */
};

struct image_uses {
	struct image_use *items;
	struct map contents; /* address of the data, equal content shares it -> item */
};

void images_begin(struct document *document)
{
	struct image_uses *const uses = ARENA_NEW(&document->arena, struct image_uses, 1);

	uses->items = ARENA_NEW(
		&document->arena, struct image_use, document->job->media->count);
	document->images = uses;
}

void images_free(struct document *document)
{
	if (document->images)
		map_clear(&document->images->contents);
}

static unsigned channels_of(enum media_space space)
{
	switch (space) {
	case MEDIA_GRAY: return 1;
	case MEDIA_RGB: return 3;
	case MEDIA_CMYK: break;
	}
	return 4;
}

static const char *space_name(enum media_space space)
{
	switch (space) {
	case MEDIA_GRAY: return "/DeviceGray";
	case MEDIA_RGB: return "/DeviceRGB";
	case MEDIA_CMYK: break;
	}
	return "/DeviceCMYK";
}

static void put_image_entries(
	struct buf *out, const struct media *media, enum media_space space)
{
	buf_printf(out, "/Type/XObject/Subtype/Image/Width %u/Height %u/ColorSpace",
		media->width, media->height);
	buf_put_c(out, space_name(space));
	buf_put_c(out, "/BitsPerComponent 8");
}

/* What PNG's filters (PNG 1.2, 6) make of a row; the one whose bytes, as signed numbers,
 * are smallest in sum deflates best, nearly always. */
static unsigned filtered_byte(unsigned filter, const unsigned char *at, unsigned left,
	unsigned up, unsigned corner)
{
	if (filter == 0)
		return *at;
	if (filter == 1)
		return *at - left;
	if (filter == 2)
		return *at - up;
	const int estimate = (int)left + (int)up - (int)corner;
	const int to_left = abs(estimate - (int)left), to_up = abs(estimate - (int)up);
	const int to_corner = abs(estimate - (int)corner);

	if (to_left <= to_up && to_left <= to_corner)
		return *at - left;
	return *at - (to_up <= to_corner ? up : corner);
}

static unsigned long filter_row(unsigned filter, const unsigned char *const rows[2],
	size_t stride, unsigned channels, unsigned char *to)
{
	static const unsigned char types[] = {0, 1, 2, 4};
	unsigned long sum = 0;

	to[0] = types[filter];
	for (size_t i = 0; i < stride; i++) {
		const bool has_left = i >= channels;
		const unsigned up = rows[0] ? rows[0][i] : 0;
		const unsigned corner = rows[0] && has_left ? rows[0][i - channels] : 0;
		const unsigned left = has_left ? rows[1][i - channels] : 0;

		to[i + 1] = (unsigned char)filtered_byte(
			filter, rows[1] + i, left, up, corner);
		sum += to[i + 1] < 128 ? to[i + 1] : 256u - to[i + 1];
	}
	return sum;
}

static void put_filtered(struct buf *out, const struct media *media,
	const unsigned char *pixels, unsigned channels)
{
	const size_t stride = (size_t)media->width * channels;
	unsigned char *const tried = memory_new(stride + 1);

	for (uint32_t y = 0; y < media->height; y++) {
		const unsigned char *const row = pixels + y * stride;
		const unsigned char *const rows[2] = {y ? row - stride : NULL, row};
		unsigned char *const place = (unsigned char *)buf_extend(out, stride + 1);

		if (!place)
			break;
		unsigned long least = filter_row(0, rows, stride, channels, place);

		for (unsigned filter = 1; filter < 4; filter++) {
			const unsigned long sum =
				filter_row(filter, rows, stride, channels, tried);

			if (sum < least) {
				memcpy(place, tried, stride + 1);
				least = sum;
			}
		}
	}
	free(tried);
}

static void save_samples(struct document *document, unsigned object, struct buf *entries,
	const struct media *media, const unsigned char *samples)
{
	const unsigned channels = samples == media->alpha ? 1 : channels_of(media->space);
	struct buf filtered;

	buf_init(&filtered, 0);
	buf_printf(entries, "/DecodeParms<</Predictor 15/Colors %u/Columns %u>>",
		channels, media->width);
	put_filtered(&filtered, media, samples, channels);
	save_filtered_stream(
		&document->save, object, buf_str(entries), buf_str(&filtered));
	buf_clear(&filtered);
}

static unsigned save_mask(struct document *document, const struct media *media)
{
	const unsigned object = store_reserve(document->store, 1);
	struct buf entries;

	buf_init(&entries, 0);
	put_image_entries(&entries, media, MEDIA_GRAY);
	save_samples(document, object, &entries, media, media->alpha);
	buf_clear(&entries);
	return object;
}

static unsigned save_image(struct document *document, const struct media *media)
{
	struct buf entries;

	buf_init(&entries, 0);
	put_image_entries(&entries, media, media->space);
	if (media->alpha) {
		buf_put_c(&entries, "/SMask ");
		put_reference(&entries, save_mask(document, media));
	}
	const unsigned object = store_reserve(document->store, 1);

	if (media->pixels) {
		save_samples(document, object, &entries, media, media->pixels);
	} else {
		if (media->adobe_inverted)
			buf_put_c(&entries, "/Decode[1 0 1 0 1 0 1 0]");
		buf_put_c(&entries, "/Filter/DCTDecode");
		save_encoded_stream(
			&document->save, object, buf_str(&entries), media->bytes);
	}
	buf_clear(&entries);
	return object;
}

static bool can_draw(const struct media *media)
{
	return media->width && media->height &&
	       (media->pixels || media->kind == MEDIA_JPEG);
}

unsigned image_object(struct document *document, size_t index)
{
	const struct media_set *const set = document->job->media;

	if (index >= set->count || !can_draw(set->items + index))
		return 0;
	struct image_uses *const uses = document->images;
	struct image_use *const use = uses->items + index;
	const struct media *const media = set->items + index;

	if (use->object)
		return use->object;
	use->data = media->pixels ? (const void *)media->pixels : media->bytes.data;
	const struct str key = {(const char *)&use->data, sizeof(use->data)};
	const size_t same = map_add(&uses->contents, key, index);

	use->object =
		same != index ? uses->items[same].object : save_image(document, media);
	return use->object;
}

bool image_is_new_on_page(struct document *document, size_t media, size_t page)
{
	struct image_use *const use = document->images->items + media;
	const bool is_new = use->last_page != page + 1;

	use->last_page = page + 1;
	return is_new;
}
