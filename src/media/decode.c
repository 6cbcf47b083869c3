/* SPDX-License-Identifier: MIT */
#include "media/decode.h"

#include <stdio.h>
#include <string.h>

#include "base/limits.h"

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

/* The colours of pixels that have alpha behind them, one channel or three. */
static unsigned char *take_colours(
	struct arena *arena, const unsigned char *pixels, size_t count, unsigned colours)
{
	unsigned char *const taken = arena_alloc(arena, memory_product(count, colours));

	if (colours == 1)
		for (size_t i = 0; i < count; i++)
			taken[i] = pixels[2 * i];
	else
		for (size_t i = 0; i < count; i++)
			memcpy(taken + 3 * i, pixels + 4 * i, 3);
	return taken;
}

static unsigned char *take_alpha(
	struct arena *arena, const unsigned char *pixels, size_t count, unsigned channels)
{
	unsigned char *const taken = arena_alloc(arena, count);

	for (size_t i = 0; i < count; i++)
		taken[i] = pixels[i * channels + channels - 1];
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
		media->pixels = take_colours(decode->arena, pixels, count, colours);
	else
		media->pixels = arena_copy(decode->arena, pixels, count * channels);
	if (has_alpha && !is_opaque(pixels, count, channels))
		media->alpha = take_alpha(decode->arena, pixels, count, channels);
}
