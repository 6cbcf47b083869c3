/* SPDX-License-Identifier: MIT */
#include "write/pdf/png_data.h"

/* media/ has walked the chunks and decoded them: they are whole. The lengths are checked
 * again all the same, for here they are read from the file once more. */
struct png_facts {
	unsigned bit_depth, colour_type;
	struct str palette;
	bool is_unfit;
};

enum { PNG_GRAY = 0, PNG_RGB = 2, PNG_PALETTE = 3 };

static uint32_t big_endian(struct str bytes)
{
	uint32_t value = 0;

	for (size_t i = 0; i < 4; i++)
		value = value << 8 | (unsigned char)bytes.data[i];
	return value;
}

static void read_header(struct png_facts *facts, struct str header)
{
	const unsigned char *const at = (const unsigned char *)header.data;

	if (header.len != 13 || at[12] != 0 || at[8] > 8) {
		facts->is_unfit = true;
		return;
	}
	facts->bit_depth = at[8];
	facts->colour_type = at[9];
	facts->is_unfit |= at[9] != PNG_GRAY && at[9] != PNG_RGB && at[9] != PNG_PALETTE;
}

static void read_chunk(
	struct png_facts *facts, struct str type, struct str content, struct buf *data)
{
	if (str_eq(type, STR("IHDR")))
		read_header(facts, content);
	else if (str_eq(type, STR("PLTE")))
		facts->palette = content;
	else if (str_eq(type, STR("tRNS")) || str_eq(type, STR("gAMA")))
		facts->is_unfit = true;
	else if (str_eq(type, STR("IDAT")))
		buf_put_str(data, content);
}

static bool read_chunks(struct png_facts *facts, struct str file, struct buf *data)
{
	struct str rest = str_from_offset(file, 8);

	while (rest.len >= 12 && !facts->is_unfit) {
		const size_t len = big_endian(rest);

		if (len > rest.len - 12)
			return false;
		read_chunk(
			facts, str_slice(rest, 4, 8), str_slice(rest, 8, 8 + len), data);
		rest = str_from_offset(rest, 12 + len);
	}
	return !facts->is_unfit && facts->bit_depth && data->len;
}

static void put_space(struct buf *out, const struct png_facts *facts)
{
	if (facts->colour_type != PNG_PALETTE) {
		buf_put_c(out,
			facts->colour_type == PNG_RGB ? "/DeviceRGB" : "/DeviceGray");
		return;
	}
	buf_printf(out, "[/Indexed/DeviceRGB %zu<", facts->palette.len / 3 - 1);
	for (size_t i = 0; i < facts->palette.len / 3 * 3; i++)
		buf_printf(out, "%02X", (unsigned char)facts->palette.data[i]);
	buf_put_c(out, ">]");
}

bool png_put_data(const struct media *media, struct buf *entries, struct buf *data)
{
	struct png_facts facts = {0};

	if (media->kind != MEDIA_PNG || !read_chunks(&facts, media->bytes, data))
		return false;
	if (facts.colour_type == PNG_PALETTE &&
		(facts.palette.len < 3 || facts.palette.len > 768))
		return false;
	buf_printf(entries,
		"/Type/XObject/Subtype/Image/Width %u/Height %u/BitsPerComponent %u"
		"/ColorSpace",
		media->width, media->height, facts.bit_depth);
	put_space(entries, &facts);
	buf_printf(entries,
		"/DecodeParms<</Predictor 15/Colors %u/BitsPerComponent %u/Columns %u>>"
		"/Filter/FlateDecode",
		facts.colour_type == PNG_RGB ? 3 : 1, facts.bit_depth, media->width);
	return true;
}
