/* SPDX-License-Identifier: MIT */
/* An ICC profile (ICC.1:2001-04) made from the numbers of IEC 61966-2-1, so that none
 *need be at hand:
 *
 *	header   table of tags   desc cprt wtpt rXYZ gXYZ bXYZ curve
 *
 * The curve is read between its points along straight lines; with 49 of them no shade is
 * off by more than a fifth of one step in 255. */
#include "write/pdf/profile.h"

#define HEADER_BYTES 128
#define TAG_COUNT    9
#define CURVE_POINTS 49

/* What light a channel's value stands for: 65535 times the transfer function at i / 48.
 */
static const uint16_t curve[CURVE_POINTS] = {
	0,
	106,
	212,
	338,
	500,
	700,
	940,
	1223,
	1550,
	1923,
	2344,
	2813,
	3334,
	3907,
	4534,
	5215,
	5953,
	6749,
	7603,
	8517,
	9493,
	10530,
	11631,
	12797,
	14027,
	15324,
	16689,
	18122,
	19624,
	21196,
	22840,
	24555,
	26344,
	28206,
	30143,
	32155,
	34243,
	36409,
	38652,
	40975,
	43376,
	45858,
	48420,
	51064,
	53791,
	56601,
	59494,
	62472,
	65535,
};

/* X, Y, Z in 1/65536, seen from D50 (by Bradford's adaptation), rounded so that they
 * make white. */
static const uint32_t white[3] = {63190, 65536, 54061};
static const uint32_t red[3] = {28576, 14581, 912};
static const uint32_t green[3] = {25239, 46983, 6361};
static const uint32_t blue[3] = {9375, 3972, 46788};

static void put_32(struct buf *out, uint32_t value)
{
	buf_put_16(out, value >> 16);
	buf_put_16(out, value);
}

static void put_zeros(struct buf *out, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buf_put_byte(out, 0);
}

/* A type's signature and its reserved bytes (10). */
static void put_type(struct buf *out, const char *signature)
{
	put_zeros(out, (4 - out->len % 4) % 4);
	buf_put_c(out, signature);
	put_32(out, 0);
}

/* textDescriptionType (6.5.17): ASCII alone; Unicode and Macintosh text are empty. */
static void put_description(struct buf *out, struct str text)
{
	put_type(out, "desc");
	put_32(out, (uint32_t)text.len + 1);
	buf_put_str(out, text);
	put_zeros(out, 1 + 8 + 3 + 67);
}

static void put_copyright(struct buf *out)
{
	put_type(out, "text");
	buf_put_c(out, "CC0");
	put_zeros(out, 1);
}

static void put_xyz(struct buf *out, const uint32_t xyz[3])
{
	put_type(out, "XYZ ");
	for (size_t i = 0; i < 3; i++)
		put_32(out, xyz[i]);
}

static void put_curve(struct buf *out)
{
	put_type(out, "curv");
	put_32(out, CURVE_POINTS);
	for (size_t i = 0; i < CURVE_POINTS; i++)
		buf_put_16(out, curve[i]);
}

struct tag_place {
	const char *name;
	size_t at, len;
};

static struct tag_place end_tag(const struct buf *data, const char *name, size_t *at)
{
	const size_t start = (*at + 3) / 4 * 4;
	const struct tag_place place = {name, start, data->len - start};

	*at = data->len;
	return place;
}

static void put_tags(struct buf *data, struct tag_place places[TAG_COUNT])
{
	size_t at = 0;

	put_description(data, STR("sRGB"));
	places[0] = end_tag(data, "desc", &at);
	put_copyright(data);
	places[1] = end_tag(data, "cprt", &at);
	put_xyz(data, white);
	places[2] = end_tag(data, "wtpt", &at);
	put_xyz(data, red);
	places[3] = end_tag(data, "rXYZ", &at);
	put_xyz(data, green);
	places[4] = end_tag(data, "gXYZ", &at);
	put_xyz(data, blue);
	places[5] = end_tag(data, "bXYZ", &at);
	put_curve(data);
	places[6] = end_tag(data, "rTRC", &at);
	places[7] = places[8] = places[6];
	places[7].name = "gTRC";
	places[8].name = "bTRC";
	put_zeros(data, (4 - data->len % 4) % 4);
}

/* 6.1: a display's profile of RGB by XYZ, version 2.1, perceptual, of 2000-01-01. */
static void put_header(struct buf *out, size_t size)
{
	put_32(out, (uint32_t)size);
	put_32(out, 0);
	put_32(out, 0x02100000);
	buf_put_c(out, "mntrRGB XYZ ");
	buf_put_16(out, 2000);
	buf_put_16(out, 1);
	buf_put_16(out, 1);
	put_zeros(out, 6);
	buf_put_c(out, "acsp");
	put_zeros(out, 28);
	for (size_t i = 0; i < 3; i++)
		put_32(out, white[i]);
	put_zeros(out, 48);
}

void profile_put_srgb(struct buf *out)
{
	const size_t table = 4 + 12 * TAG_COUNT;
	struct tag_place places[TAG_COUNT];
	struct buf data;

	buf_init(&data, 0);
	put_tags(&data, places);
	put_header(out, HEADER_BYTES + table + data.len);
	put_32(out, TAG_COUNT);
	for (size_t i = 0; i < TAG_COUNT; i++) {
		buf_put_c(out, places[i].name);
		put_32(out, (uint32_t)(HEADER_BYTES + table + places[i].at));
		put_32(out, (uint32_t)places[i].len);
	}
	buf_put_str(out, buf_str(&data));
	buf_clear(&data);
}
