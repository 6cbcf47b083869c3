/* SPDX-License-Identifier: MIT */
#include "write/pdf/image.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/map.h"
#include "write/pdf/png_data.h"
#include "write/pdf/syntax.h"

struct image_use {
	unsigned object;
	size_t last_page; /* 1 + the page that named it last */
	const void *data; /* key of the map below */
};

struct image_uses {
	struct image_use *items;
	unsigned cmyk;       /* the colour space's object, once there is one */
	struct map contents; /* address of the data, equal content shares it -> item */
};

/* Layout adds pictures of colour glyphs to the bank's images. */
static const struct media_set *media_of(const struct document *document)
{
	const struct media_set *const own = document->job->pages->media;

	return own ? own : document->job->media;
}

void images_begin(struct document *document)
{
	struct image_uses *const uses = ARENA_NEW(&document->arena, struct image_uses, 1);

	uses->items =
		ARENA_NEW(&document->arena, struct image_use, media_of(document)->count);
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

/* What four inks make of red, green and blue light. A PDF/A of one output intent, which
 * is for RGB, may not name DeviceCMYK; a printer with these inks still prints with them.
 */
static unsigned save_cmyk(struct document *document)
{
	const unsigned function = store_reserve(document->store, 1);
	const unsigned space = store_reserve(document->store, 1);
	struct buf out;

	save_stream(&document->save, function,
		STR("/FunctionType 4/Domain[0 1 0 1 0 1 0 1]/Range[0 1 0 1 0 1]"),
		STR("{1 exch sub 4 1 roll 1 exch sub 3 index mul 3 1 roll 1 exch sub "
		    "3 index mul 3 1 roll 1 exch sub 3 index mul 4 1 roll 3 -1 roll pop}"));
	buf_init(&out, 0);
	buf_put_c(&out, "[/DeviceN[/Cyan/Magenta/Yellow/Black]/DeviceRGB ");
	put_reference(&out, function);
	buf_put_byte(&out, ']');
	save_object(&document->save, space, buf_str(&out));
	buf_clear(&out);
	return space;
}

static void put_space(struct document *document, struct buf *out, enum media_space space)
{
	struct image_uses *const uses = document->images;

	switch (space) {
	case MEDIA_GRAY: buf_put_c(out, "/DeviceGray"); return;
	case MEDIA_RGB: buf_put_c(out, "/DeviceRGB"); return;
	case MEDIA_CMYK: break;
	}
	if (!uses->cmyk)
		uses->cmyk = save_cmyk(document);
	buf_put_byte(out, ' ');
	put_reference(out, uses->cmyk);
}

static void put_image_entries(struct document *document, struct buf *out,
	const struct media *media, enum media_space space)
{
	buf_printf(out, "/Type/XObject/Subtype/Image/Width %u/Height %u/ColorSpace",
		media->width, media->height);
	put_space(document, out, space);
	buf_put_c(out, "/BitsPerComponent 8");
}

/* PNG's filters (PNG 1.2, 6): a row less its neighbours. Of left, up and corner each
 * may be missing at an edge and is 0 then. */
enum filter { FILTER_NONE, FILTER_SUB, FILTER_UP, FILTER_PAETH = 4 };

struct row {
	const unsigned char *now, *above; /* above NULL: the first row */
	size_t stride, channels;
};

static unsigned char paeth(const struct row *row, size_t i)
{
	const bool has_left = i >= row->channels;
	const int left = has_left ? row->now[i - row->channels] : 0;
	const int up = row->above ? row->above[i] : 0;
	const int corner = row->above && has_left ? row->above[i - row->channels] : 0;
	const int to_left = abs(up - corner), to_up = abs(left - corner);
	const int to_corner = abs(left + up - 2 * corner);

	if (to_left <= to_up && to_left <= to_corner)
		return (unsigned char)left;
	return (unsigned char)(to_up <= to_corner ? up : corner);
}

static void filter_row(enum filter filter, const struct row *row, unsigned char *to)
{
	*to++ = (unsigned char)filter;
	switch (filter) {
	case FILTER_NONE: memcpy(to, row->now, row->stride); return;
	case FILTER_SUB:
		memcpy(to, row->now, row->channels);
		for (size_t i = row->channels; i < row->stride; i++)
			to[i] = (unsigned char)(row->now[i] -
						row->now[i - row->channels]);
		return;
	case FILTER_UP:
		for (size_t i = 0; i < row->stride; i++)
			to[i] = (unsigned char)(row->now[i] -
						(row->above ? row->above[i] : 0));
		return;
	case FILTER_PAETH:
		for (size_t i = 0; i < row->stride; i++)
			to[i] = (unsigned char)(row->now[i] - paeth(row, i));
	}
}

/* The filter whose bytes, as signed numbers, are smallest in sum deflates best, nearly
 * always. */
static unsigned long weight(const unsigned char *filtered, size_t stride)
{
	unsigned long sum = 0;

	for (size_t i = 1; i <= stride; i++)
		sum += filtered[i] < 128 ? filtered[i] : 256u - filtered[i];
	return sum;
}

static void put_filtered(struct buf *out, const struct media *media,
	const unsigned char *pixels, unsigned channels)
{
	static const enum filter others[] = {FILTER_SUB, FILTER_UP, FILTER_PAETH};
	struct row row = {
		.stride = (size_t)media->width * channels, .channels = channels};
	unsigned char *const tried = memory_new(row.stride + 1);

	for (uint32_t y = 0; y < media->height; y++) {
		unsigned char *const place =
			(unsigned char *)buf_extend(out, row.stride + 1);

		if (!place)
			break;
		row.now = pixels + y * row.stride;
		filter_row(FILTER_NONE, &row, place);
		unsigned long least = weight(place, row.stride);

		for (size_t i = 0; i < 3 && least; i++) {
			filter_row(others[i], &row, tried);
			const unsigned long sum = weight(tried, row.stride);

			if (sum >= least)
				continue;
			memcpy(place, tried, row.stride + 1);
			least = sum;
		}
		row.above = row.now;
	}
	free(tried);
}

#define RUN_MAX 128

/* RunLengthDecode (ISO 32000-1, 7.4.5): 257 - n and a byte, n times; or n - 1 and n
 * bytes.
 */
static void put_runs(struct buf *out, struct str data)
{
	size_t start = 0; /* of bytes that are no run */

	for (size_t at = 0; at < data.len;) {
		const struct str rest = str_slice(data, at, at + RUN_MAX);
		size_t length = 1;

		while (length < rest.len && rest.data[length] == rest.data[0])
			length++;
		const bool is_run = length > 2;

		at += is_run ? 0 : length;
		if (at > start &&
			(is_run || at == data.len || at - start + 2 > RUN_MAX)) {
			buf_put_byte(out, (char)(at - start - 1));
			buf_put_str(out, str_slice(data, start, at));
			start = at;
		}
		if (!is_run)
			continue;
		buf_put_byte(out, (char)(257 - length));
		buf_put_byte(out, rest.data[0]);
		at += length;
		start = at;
	}
	buf_put_byte(out, (char)128);
}

/* Of a mask nearly all samples are like those beside them: runs leave little of it to be
 * deflated. */
static unsigned save_mask(struct document *document, const struct media *media)
{
	const unsigned object = store_reserve(document->store, 1);
	struct buf entries, runs, deflated;

	buf_init(&entries, 0);
	buf_init(&runs, 0);
	buf_init(&deflated, 0);
	put_runs(&runs, (struct str){(const char *)media->alpha,
				(size_t)media->width * media->height});
	put_image_entries(document, &entries, media, MEDIA_GRAY);
	buf_put_c(&entries, "/Filter[/FlateDecode/RunLengthDecode]");
	deflate_put(document->save.image_deflate, buf_str(&runs), &deflated);
	save_encoded_stream(
		&document->save, object, buf_str(&entries), buf_str(&deflated));
	buf_clear(&entries);
	buf_clear(&runs);
	buf_clear(&deflated);
	return object;
}

static void put_mask(
	struct document *document, const struct media *media, struct buf *entries)
{
	if (!media->alpha)
		return;
	buf_put_c(entries, "/SMask ");
	put_reference(entries, save_mask(document, media));
}

static unsigned save_decoded(struct document *document, const struct media *media)
{
	const unsigned channels = channels_of(media->space);
	struct buf entries, filtered;

	buf_init(&entries, 0);
	buf_init(&filtered, 0);
	put_image_entries(document, &entries, media, media->space);
	put_mask(document, media, &entries);
	buf_printf(&entries, "/DecodeParms<</Predictor 15/Colors %u/Columns %u>>",
		channels, media->width);
	put_filtered(&filtered, media, media->pixels, channels);
	const unsigned object = store_reserve(document->store, 1);

	save_image_stream(&document->save, object, buf_str(&entries), buf_str(&filtered));
	buf_clear(&entries);
	buf_clear(&filtered);
	return object;
}

static unsigned save_jpeg(struct document *document, const struct media *media)
{
	const unsigned object = store_reserve(document->store, 1);
	struct buf entries;

	buf_init(&entries, 0);
	put_image_entries(document, &entries, media, media->space);
	if (media->adobe_inverted)
		buf_put_c(&entries, "/Decode[1 0 1 0 1 0 1 0]");
	buf_put_c(&entries, "/Filter/DCTDecode");
	save_encoded_stream(&document->save, object, buf_str(&entries), media->bytes);
	buf_clear(&entries);
	return object;
}

static unsigned save_png(
	struct document *document, const struct media *media, struct png_data *data)
{
	put_mask(document, media, &data->entries);
	const unsigned object = store_reserve(document->store, 1);

	if (!data->is_deflated) {
		save_image_stream(&document->save, object, buf_str(&data->entries),
			buf_str(&data->rows));
		return object;
	}
	buf_put_c(&data->entries, "/Filter/FlateDecode");
	save_encoded_stream(
		&document->save, object, buf_str(&data->entries), buf_str(&data->rows));
	return object;
}

static unsigned save_image(struct document *document, const struct media *media)
{
	struct png_data data;

	if (!media->pixels)
		return save_jpeg(document, media);
	const unsigned object = png_read_data(media, &data)
					? save_png(document, media, &data)
					: save_decoded(document, media);

	buf_clear(&data.entries);
	buf_clear(&data.rows);
	return object;
}

static bool can_draw(const struct media *media)
{
	return media->width && media->height &&
	       (media->pixels || media->kind == MEDIA_JPEG);
}

unsigned image_object(struct document *document, size_t index)
{
	const struct media_set *const set = media_of(document);

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
	document->is_blended |= media_of(document)->items[media].alpha != NULL;
	return is_new;
}
