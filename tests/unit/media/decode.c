/* SPDX-License-Identifier: MIT */
#include "media/media.h"

#include <webp/encode.h>

#include "base/limits.h"
#include "unit/media/images.h"
#include "unit/unit.h"

static bool decodes(struct arena *arena, struct str bytes, struct media *media)
{
	/* In storage of its own, so that the sanitizer sees a read past its end. */
	return media_decode(arena_copy_str(arena, bytes), arena, media);
}

static void test_png_types(struct unit *unit)
{
	static const struct {
		int type, depths[6];
	} types[] = {{PNG_COLOR_TYPE_GRAY, {1, 2, 4, 8, 16}},
		{PNG_COLOR_TYPE_GRAY_ALPHA, {8, 16}},
		{PNG_COLOR_TYPE_PALETTE, {1, 2, 4, 8}}, {PNG_COLOR_TYPE_RGB, {8, 16}},
		{PNG_COLOR_TYPE_RGB_ALPHA, {8, 16}}};

	unit_case(unit, "every PNG colour type and depth");
	for (size_t t = 0; t < 5; t++)
		for (size_t d = 0; types[t].depths[d]; d++)
			for (unsigned how = 0; how < 4; how++) {
				const bool can_key =
					!(types[t].type & PNG_COLOR_MASK_ALPHA);
				struct png_wish wish = {13, 9, types[t].type,
					types[t].depths[d], how & 1, (how & 2) && can_key,
					0};
				struct arena arena;
				struct media media;
				struct buf file;

				arena_init(&arena);
				buf_init(&file, 0);
				image_put_png(&file, &wish);
				CHECK(unit, decodes(&arena, buf_str(&file), &media));
				CHECK(unit, media.kind == MEDIA_PNG);
				CHECK(unit, media.width == 13 && media.height == 9);
				CHECK(unit, media.pixels != NULL);
				const bool gray = !(types[t].type & PNG_COLOR_MASK_COLOR);

				CHECK(unit,
					media.space == (gray ? MEDIA_GRAY : MEDIA_RGB));
				if (!can_key)
					CHECK(unit, media.alpha != NULL);
				if (can_key && !wish.has_transparent)
					CHECK(unit, media.alpha == NULL);
				buf_clear(&file);
				arena_clear(&arena);
			}
}

static void test_png_values(struct unit *unit)
{
	struct arena arena;
	struct media media;
	struct buf file;

	arena_init(&arena);
	buf_init(&file, 0);
	unit_case(unit, "PNG samples come out as written");
	image_put_png(&file, &(struct png_wish){4, 2, PNG_COLOR_TYPE_RGB_ALPHA, 8, false,
				     false, 3780});
	CHECK(unit, decodes(&arena, buf_str(&file), &media));
	for (unsigned y = 0; y < 2; y++)
		for (unsigned i = 0; i < 16; i++) {
			const unsigned at = y * 4 + i / 4,
				       got = i % 4 == 3 ? media.alpha[at]
							: media.pixels[at * 3 + i % 4];
			CHECK(unit, got == y * 16 + i);
		}
	CHECK(unit, media.dots_per_inch > 96.0 && media.dots_per_inch < 96.1);
	CHECK_STR(unit, media.mime, STR("image/png"));

	unit_case(unit, "16-bit PNG keeps the high byte");
	buf_reset(&file);
	image_put_png(&file,
		&(struct png_wish){4, 1, PNG_COLOR_TYPE_GRAY, 16, false, false, 0});
	CHECK(unit, decodes(&arena, buf_str(&file), &media));
	CHECK(unit, media.pixels[1] == 2 && media.pixels[3] == 6);

	unit_case(unit, "palette transparency becomes alpha");
	buf_reset(&file);
	image_put_png(&file,
		&(struct png_wish){4, 1, PNG_COLOR_TYPE_PALETTE, 8, true, true, 0});
	CHECK(unit, decodes(&arena, buf_str(&file), &media));
	CHECK(unit, media.alpha && media.alpha[0] == 128 && media.alpha[1] == 255);
	CHECK(unit, media.pixels[3] == 1 && media.pixels[4] == 254);
	buf_clear(&file);
	arena_clear(&arena);
}

static void check_truncations(struct unit *unit, struct str file)
{
	for (size_t part = 0; part < 20; part++) {
		struct arena arena;
		struct media media;

		arena_init(&arena);
		CHECK(unit, !decodes(&arena, str_slice(file, 0, file.len * part / 20),
				    &media));
		CHECK(unit, media.kind == MEDIA_BROKEN && media.pixels == NULL);
		arena_clear(&arena);
	}
}

static void test_truncations(struct unit *unit)
{
	struct buf file;

	buf_init(&file, 0);
	unit_case(unit, "a PNG cut short is broken");
	image_put_png(&file,
		&(struct png_wish){200, 100, PNG_COLOR_TYPE_RGB, 8, false, false, 0});
	check_truncations(unit, buf_str(&file));
	check_truncations(unit, (struct str){file.data, file.len - 1});
	unit_case(unit, "a JPEG cut short is broken");
	for (int progressive = 0; progressive < 2; progressive++) {
		buf_reset(&file);
		image_put_jpeg(&file, 200, 100, 3, progressive, 0);
		check_truncations(unit, buf_str(&file));
	}
	unit_case(unit, "a GIF cut short is broken");
	buf_reset(&file);
	image_put_gif(&file);
	check_truncations(unit, (struct str){file.data, file.len - 4});
	buf_clear(&file);
}

static void test_jpeg(struct unit *unit)
{
	static const enum media_space spaces[] = {
		MEDIA_GRAY, MEDIA_GRAY, MEDIA_RGB, MEDIA_RGB, MEDIA_CMYK};
	struct arena arena;
	struct media media;
	struct buf file;

	arena_init(&arena);
	buf_init(&file, 0);
	unit_case(unit, "JPEG passes through");
	for (int channels = 1; channels <= 4; channels++)
		for (int progressive = 0; channels != 2 && progressive < 2;
			progressive++) {
			buf_reset(&file);
			image_put_jpeg(&file, 60, 30, channels, progressive, 0);
			CHECK(unit, decodes(&arena, buf_str(&file), &media));
			CHECK(unit, media.kind == MEDIA_JPEG && media.pixels == NULL);
			CHECK(unit, media.space == spaces[channels]);
			CHECK(unit, media.width == 60 && media.height == 30);
			CHECK(unit, media.adobe_inverted == (channels == 4));
			CHECK(unit, media.bytes.len == file.len);
		}
	buf_reset(&file);
	image_put_jpeg(&file, 60, 30, 3, false, 0);
	CHECK(unit,
		decodes(&arena, buf_str(&file), &media) && media.dots_per_inch == 144);
	buf_clear(&file);
	arena_clear(&arena);
}

/* The source's left half is light. Where that is after turning, by orientation: left,
 * right, right, left, top, top, bottom, bottom. */
static void test_orientation(struct unit *unit)
{
	struct arena arena;
	struct media media;
	struct buf file;

	arena_init(&arena);
	buf_init(&file, 0);
	unit_case(unit, "EXIF orientation turns the image");
	for (unsigned turn = 2; turn <= 8; turn++) {
		buf_reset(&file);
		image_put_jpeg(&file, 64, 32, turn % 2 ? 3 : 1, turn == 5, turn);
		CHECK(unit, decodes(&arena, buf_str(&file), &media));
		const unsigned channels = media.space == MEDIA_GRAY ? 1 : 3;

		CHECK(unit, media.width == (turn >= 5 ? 32 : 64));
		CHECK(unit, media.height == (turn >= 5 ? 64 : 32));
		CHECK(unit, media.pixels != NULL);
		const size_t last = ((size_t)64 * 32 - 1) * channels;
		const bool light_first = media.pixels[0] > 200,
			   light_last = media.pixels[last] > 200;
		const bool wanted = turn == 4 || turn == 5 || turn == 6;

		CHECK(unit, light_first == wanted && light_last != wanted);
	}
	unit_case(unit, "a turned CMYK JPEG becomes RGB");
	buf_reset(&file);
	image_put_jpeg(&file, 16, 16, 4, false, 3);
	CHECK(unit, decodes(&arena, buf_str(&file), &media) && media.space == MEDIA_RGB);
	CHECK(unit, !media.adobe_inverted && media.pixels);
	buf_clear(&file);
	arena_clear(&arena);
}

static void test_gif(struct unit *unit)
{
	struct arena arena;
	struct media media;
	struct buf file;

	arena_init(&arena);
	buf_init(&file, 0);
	unit_case(unit, "the first frame of a GIF");
	image_put_gif(&file);
	CHECK(unit, decodes(&arena, buf_str(&file), &media));
	CHECK(unit, media.kind == MEDIA_GIF && media.width == 3 && media.height == 2);
	CHECK(unit, media.pixels[0] == 255 && media.pixels[2] == 0);
	CHECK(unit, media.alpha && media.alpha[0] == 255 && media.alpha[1] == 0);
	buf_clear(&file);
	arena_clear(&arena);
}

static void test_webp(struct unit *unit)
{
	const unsigned char pixels[] = {10, 20, 30, 255, 40, 50, 60, 128};
	struct arena arena;
	struct media media;
	uint8_t *file = NULL;
	const size_t len = WebPEncodeLosslessRGBA(pixels, 2, 1, 8, &file);

	arena_init(&arena);
	unit_case(unit, "WebP is decoded with its alpha");
	CHECK(unit, decodes(&arena, (struct str){(char *)file, len}, &media));
	CHECK(unit, media.kind == MEDIA_WEBP && media.width == 2 && media.height == 1);
	CHECK(unit,
		media.pixels[0] == 10 && media.pixels[5] == 60 && media.alpha[1] == 128);
	unit_case(unit, "a WebP cut short is broken");
	check_truncations(unit, (struct str){(char *)file, len});
	arena_clear(&arena);
	WebPFree(file);
}

static void put_32(char *at, unsigned value)
{
	for (int i = 0; i < 4; i++)
		at[i] = (char)(value >> (24 - 8 * i));
}

static void test_bombs(struct unit *unit)
{
	static const unsigned sizes[][2] = {{60000, 10}, {10, 0x7FFFFFFF}, {15000, 15000},
		{0, 10}, {0xFFFFFFFF, 0xFFFFFFFF}};
	struct arena arena;
	struct media media;
	struct buf file;

	arena_init(&arena);
	buf_init(&file, 0);
	unit_case(unit, "sizes beyond the limits are refused before decoding");
	image_put_png(
		&file, &(struct png_wish){8, 8, PNG_COLOR_TYPE_GRAY, 8, false, false, 0});
	for (size_t i = 0; i < 5; i++) {
		put_32(file.data + 16, sizes[i][0]);
		put_32(file.data + 20, sizes[i][1]);
		CHECK(unit, !decodes(&arena, buf_str(&file), &media));
	}
	buf_reset(&file);
	image_put_jpeg(&file, 8, 8, 3, false, 0);
	const size_t frame = str_find(buf_str(&file), STR("\xFF\xC0"), 0);

	memcpy(file.data + frame + 5, "\xF0\x00\xF0\x00", 4);
	CHECK(unit, !decodes(&arena, buf_str(&file), &media));
	buf_reset(&file);
	image_put_gif(&file);
	memcpy(file.data + 6, "\xFF\xFF\xFF\xFF", 4);
	CHECK(unit, !decodes(&arena, buf_str(&file), &media));
	CHECK(unit, arena.total_bytes < 4 << 20);
	buf_clear(&file);
	arena_clear(&arena);
}

static bool svg_passes(struct arena *arena, const char *text, struct media *media)
{
	return decodes(arena, str_from(text), media);
}

static void test_svg(struct unit *unit)
{
	static const char *const refused[] = {
		"<svg><script>1</script></svg>",
		"<svg xmlns:s='x'><s:script/></svg>",
		"<svg onload='x()'/>",
		"<svg><a href='https://example.org'/></svg>",
		"<svg><image xlink:href='file:///etc/passwd'/></svg>",
		"<svg><a xlink:href='java&#115;cript:1'/></svg>",
		"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>",
		"<svg>&a;</svg>",
		"<svg><style>@import 'x.css';</style></svg>",
		"<svg><style><![CDATA[a{fill:url( \"http://x\")}]]></style></svg>",
		"<svg><rect style='fill:url(//x)'/></svg>",
		"<svg><foreignObject/></svg>",
		"<svg><set attributeName='href' to='javascript:1'/></svg>",
		"<?xml-stylesheet href='x'?><svg/>",
		"<svg><g></svg>",
		"<svg></g></svg>",
		"<svg",
		"<svg a=1/>",
		"<svg/><svg/>",
		"<svg>\xFF</svg>",
	};
	struct arena arena;
	struct media media;

	arena_init(&arena);
	unit_case(unit, "SVG is recognised and measured");
	CHECK(unit,
		svg_passes(&arena,
			"\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- a --><!DOCTYPE svg>"
			"<svg width=\"2in\" height='10mm' viewBox='0 0 5 5'><g fill='url(#a)'>"
			"<use href='#b'/>a &amp; b</g></svg>\n",
			&media));
	CHECK(unit, media.kind == MEDIA_SVG && media.width == 192 && media.height == 38);
	CHECK(unit, svg_passes(&arena, "<svg viewBox='0,0 30.4 20'/>", &media));
	CHECK(unit, media.width == 30 && media.height == 20);
	CHECK(unit,
		svg_passes(&arena, "<svg width='100%'/>", &media) && media.width == 0);
	unit_case(unit, "SVG that runs, leads out or does not close is refused");
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		const bool passes = svg_passes(&arena, refused[i], &media);

		if (passes)
			unit_fail(unit, __FILE__, __LINE__, refused[i]);
	}
	arena_clear(&arena);
}

/* Bytes of good files changed at random (a fixed sequence): nothing may crash. */
static void test_damage(struct unit *unit)
{
	unsigned long state = 12345;
	struct buf files[6];

	unit_case(unit, "damaged files do no harm");
	for (size_t i = 0; i < 6; i++)
		buf_init(files + i, 0);
	image_put_png(files,
		&(struct png_wish){9, 7, PNG_COLOR_TYPE_PALETTE, 2, true, true, 0});
	image_put_png(files + 1,
		&(struct png_wish){9, 7, PNG_COLOR_TYPE_RGB_ALPHA, 16, false, false, 0});
	image_put_jpeg(files + 2, 16, 16, 3, true, 6);
	image_put_jpeg(files + 3, 16, 16, 4, false, 5);
	image_put_gif(files + 4);
	buf_put_c(files + 5,
		"<svg width='1in' viewBox='0 0 1 2'><g a=\"b\">&lt;<!-- --><style>"
		"a{b:url(#c)}</style><![CDATA[d]]></g></svg>");
	for (size_t round = 0; round < 6000; round++) {
		struct buf *const file = files + round % 6;
		struct arena arena;
		struct media media;

		arena_init(&arena);
		char *const bytes = arena_copy(&arena, file->data, file->len);

		for (size_t changes = round % 4 + 1; changes > 0; changes--) {
			state = state * 6364136223846793005ul + 1442695040888963407ul;
			bytes[(state >> 33) % file->len] = (char)(state >> 20);
		}
		media_decode((struct str){bytes, file->len}, &arena, &media);
		arena_clear(&arena);
	}
	CHECK(unit, true);
	for (size_t i = 0; i < 6; i++)
		buf_clear(files + i);
}

int main(void)
{
	struct unit unit = {0};

	test_png_types(&unit);
	test_png_values(&unit);
	test_truncations(&unit);
	test_jpeg(&unit);
	test_orientation(&unit);
	test_gif(&unit);
	test_webp(&unit);
	test_bombs(&unit);
	test_svg(&unit);
	test_damage(&unit);
	return unit_end(&unit);
}
