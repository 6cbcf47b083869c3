/* SPDX-License-Identifier: MIT */
#include "media/exif.h"

#include <stdbool.h>
#include <stdint.h>

#define TAG_ORIENTATION 0x0112
#define TYPE_SHORT      3

/* The TIFF structure inside the segment, in its own byte order; reads past its end
 * give 0, so that nothing needs a check of its own. */
struct tiff {
	struct str data;
	bool is_big_endian;
};

static uint32_t tiff_byte(const struct tiff *tiff, size_t at)
{
	return at < tiff->data.len ? (unsigned char)tiff->data.data[at] : 0;
}

static uint32_t tiff_16(const struct tiff *tiff, size_t at)
{
	const uint32_t first = tiff_byte(tiff, at), second = tiff_byte(tiff, at + 1);

	return tiff->is_big_endian ? first << 8 | second : second << 8 | first;
}

static uint32_t tiff_32(const struct tiff *tiff, size_t at)
{
	const uint32_t first = tiff_16(tiff, at), second = tiff_16(tiff, at + 2);

	return tiff->is_big_endian ? first << 16 | second : second << 16 | first;
}

unsigned exif_orientation(struct str segment)
{
	if (!str_skip(&segment, STR("Exif\0\0")))
		return 1;
	const struct tiff tiff = {segment, str_starts(segment, STR("MM"))};
	const size_t directory = tiff_32(&tiff, 4);
	const size_t count = tiff_16(&tiff, directory);

	for (size_t i = 0; i < count; i++) {
		const size_t entry = directory + 2 + 12 * i;
		const uint32_t value = tiff_16(&tiff, entry + 8);

		if (tiff_16(&tiff, entry) == TAG_ORIENTATION &&
			tiff_16(&tiff, entry + 2) == TYPE_SHORT)
			return value >= 1 && value <= 8 ? value : 1;
	}
	return 1;
}
