/* SPDX-License-Identifier: MIT */
#include "media/decode.h"

#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "media/media.h"

bool decode_fail(struct decode *decode, enum diag_code fault, const char *words)
{
	if (decode->fault == DIAG_CODE_COUNT) {
		decode->fault = fault;
		snprintf(decode->words, sizeof(decode->words), "%s", words);
	}
	return false;
}

bool decode_check_size(
	struct decode *decode, uint32_t width, uint32_t height, unsigned channels)
{
	char words[120];

	if (width == 0 || height == 0)
		return decode_fail(decode, DIAG_IMAGE_BROKEN, "0 px");
	if (width > LIMIT_IMAGE_SIDE || height > LIMIT_IMAGE_SIDE) {
		snprintf(words, sizeof(words), "%u × %u px > %d px (LIMIT_IMAGE_SIDE)",
			width, height, LIMIT_IMAGE_SIDE);
		return decode_fail(decode, DIAG_IMAGE_TOO_LARGE, words);
	}
	const size_t pixels = (size_t)width * height;

	if (pixels > LIMIT_IMAGE_PIXELS) {
		snprintf(words, sizeof(words), "%u × %u px > %u px (LIMIT_IMAGE_PIXELS)",
			width, height, LIMIT_IMAGE_PIXELS);
		return decode_fail(decode, DIAG_IMAGE_TOO_LARGE, words);
	}
	if (pixels * channels > decode->budget) {
		snprintf(words, sizeof(words), "%zu MiB > %zu MiB (LIMIT_IMAGES_BYTES)",
			(pixels * channels >> 20) + 1, decode->budget >> 20);
		return decode_fail(decode, DIAG_IMAGE_TOO_LARGE, words);
	}
	decode->budget -= pixels * channels;
	return true;
}

static bool is_opaque(const unsigned char *pixels, size_t count, unsigned channels)
{
	for (size_t i = 0; i < count; i++)
		if (pixels[i * channels + channels - 1] != 255)
			return false;
	return true;
}

/* Channel by channel from one interleaving to a narrower one. */
static unsigned char *take_channels(struct arena *arena, const unsigned char *pixels,
	size_t count, const unsigned channels, const unsigned wanted[2])
{
	const unsigned width = wanted[1] - wanted[0];
	unsigned char *const taken = arena_alloc(arena, memory_product(count, width));

	for (size_t i = 0; i < count; i++)
		for (unsigned c = 0; c < width; c++)
			taken[i * width + c] = pixels[i * channels + wanted[0] + c];
	return taken;
}

void decode_keep(struct decode *decode, struct media *media, const unsigned char *pixels,
	unsigned channels)
{
	const size_t count = (size_t)media->width * media->height;
	const bool has_alpha = channels % 2 == 0;
	const unsigned colours = channels - has_alpha;

	media->space = colours == 1 ? MEDIA_GRAY : MEDIA_RGB;
	if (has_alpha)
		media->pixels = take_channels(decode->arena, pixels, count, channels,
			(const unsigned[]){0, colours});
	else
		media->pixels = arena_copy(decode->arena, pixels, count * channels);
	if (has_alpha && !is_opaque(pixels, count, channels))
		media->alpha = take_channels(decode->arena, pixels, count, channels,
			(const unsigned[]){colours, channels});
}

static enum media_kind sniff(struct str bytes)
{
	if (str_starts(bytes, STR("\x89PNG\r\n\x1a\n")))
		return MEDIA_PNG;
	if (str_starts(bytes, STR("\xFF\xD8\xFF")))
		return MEDIA_JPEG;
	if (str_starts(bytes, STR("GIF87a")) || str_starts(bytes, STR("GIF89a")))
		return MEDIA_GIF;
	if (str_starts(bytes, STR("RIFF")) &&
		str_eq(str_slice(bytes, 8, 12), STR("WEBP")))
		return MEDIA_WEBP;
	return svg_is(bytes) ? MEDIA_SVG : MEDIA_BROKEN;
}

bool decode_image(struct decode *decode, struct media *media)
{
	bool done = false;

	*media = (struct media){.kind = sniff(decode->bytes), .bytes = decode->bytes};
	switch (media->kind) {
	case MEDIA_BROKEN: decode_fail(decode, DIAG_IMAGE_UNKNOWN, ""); break;
	case MEDIA_PNG:
		media->mime = STR("image/png");
		done = decode_png(decode, media);
		break;
	case MEDIA_JPEG:
		media->mime = STR("image/jpeg");
		done = decode_jpeg(decode, media);
		break;
	case MEDIA_GIF:
		media->mime = STR("image/gif");
		done = decode_gif(decode, media);
		break;
	case MEDIA_WEBP:
		media->mime = STR("image/webp");
		done = decode_webp(decode, media);
		break;
	case MEDIA_SVG:
		media->mime = STR("image/svg+xml");
		done = decode_svg(decode, media);
		break;
	}
	if (!done)
		*media = (struct media){.kind = MEDIA_BROKEN};
	return done;
}

bool media_decode(struct str bytes, struct arena *arena, struct media *media)
{
	struct decode decode = {.bytes = bytes,
		.arena = arena,
		.budget = LIMIT_IMAGES_BYTES,
		.fault = DIAG_CODE_COUNT};

	if (bytes.len <= LIMIT_IMAGE_BYTES)
		return decode_image(&decode, media);
	*media = (struct media){.kind = MEDIA_BROKEN};
	return false;
}
