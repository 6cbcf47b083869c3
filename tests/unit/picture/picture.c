/* SPDX-License-Identifier: MIT */
#include "write/picture/picture.h"

#include "layout/layout.h"
#include "media/decode.h"
#include "read/read.h"
#include "unit/pdf/sheet.h"
#include "unit/unit.h"

/* What is drawn, decoded again by the program's own reader of PNG. */

static const struct colour ink = {0x1A, 0x1A, 0x1A}, red = {0x9C, 0x2B, 0x20};

struct drawn {
	struct arena arena;
	struct diag diag;
	struct buf bytes;
	struct media image; /* of a PNG */
	bool done;
};

static void draw(struct drawn *drawn, const struct picture_request *request)
{
	*drawn = (struct drawn){0};
	arena_init(&drawn->arena);
	diag_init(&drawn->diag);
	buf_init(&drawn->bytes, 0);
	drawn->done = picture_draw(request, &drawn->bytes, &drawn->diag);
	if (!drawn->done || request->form != PICTURE_PNG)
		return;
	struct decode decode = {.bytes = buf_str(&drawn->bytes),
		.arena = &drawn->arena,
		.budget = 64 << 20,
		.fault = DIAG_CODE_COUNT};

	drawn->image = (struct media){.kind = MEDIA_PNG};
	drawn->done = decode_image(&decode, &drawn->image);
}

static void undraw(struct drawn *drawn)
{
	buf_clear(&drawn->bytes);
	diag_clear(&drawn->diag);
	arena_clear(&drawn->arena);
}

static size_t channels(const struct media *image)
{
	return image->space == MEDIA_GRAY ? 1 : 3;
}

static bool is_pixel(
	const struct media *image, uint32_t x, uint32_t y, struct colour colour)
{
	const unsigned char *const pixel =
		image->pixels + ((size_t)y * image->width + x) * channels(image);
	const uint8_t wanted[3] = {colour.red, colour.green, colour.blue};

	for (size_t i = 0; i < 3; i++)
		if (pixel[channels(image) == 1 ? 0 : i] != wanted[i])
			return false;
	return true;
}

/* The share of pixels in a rectangle that are darker than half, in per mille. */
static unsigned darkness(const struct media *image, const uint32_t box[4])
{
	unsigned dark = 0, all = 0;

	for (uint32_t y = box[1]; y < box[3]; y++)
		for (uint32_t x = box[0]; x < box[2]; x++, all++)
			dark += image->pixels[((size_t)y * image->width + x) *
					      channels(image)] < 128;
	return dark * 1000 / all;
}

static struct pages pages_of(const struct sheet *sheet, struct page *page)
{
	*page = (struct page){.width = SCALED(100),
		.height = SCALED(50),
		.items = sheet->items.data,
		.item_count = sheet->items.len};
	return (struct pages){.items = page,
		.count = 1,
		.faces = sheet->faces.data,
		.face_count = sheet->faces.len};
}

/* 一 and a red bar beneath it. */
static void fill(struct sheet *sheet)
{
	sheet_text(sheet,
		(struct page_item){.kind = PAGE_TEXT,
			.x = SCALED(10),
			.y = SCALED(35),
			.text = {.size = SCALED(40), .colour = ink}},
		ROLE_BODY, STR("一"));
	vec_push(&sheet->items, (struct page_item){.kind = PAGE_FILL,
					.x = SCALED(10),
					.y = SCALED(40),
					.width = SCALED(80),
					.height = SCALED(5),
					.fill = {red}});
	vec_push(&sheet->items,
		(struct page_item){.kind = PAGE_STROKE,
			.x = SCALED(60),
			.y = SCALED(10),
			.width = SCALED(30),
			.height = SCALED(20),
			.stroke = {.colour = ink, .line_width = SCALED(2)}});
}

static void test_png(struct unit *unit, const struct pages *pages)
{
	const struct picture_request request = {.pages = pages,
		.form = PICTURE_PNG,
		.pixels_per_point = 4,
		.is_opaque = true};
	struct drawn drawn, again;

	unit_case(unit, "picture/png: a palette, colours where they belong");
	draw(&drawn, &request);
	CHECK(unit, drawn.done && drawn.image.width == 400 && drawn.image.height == 200);
	CHECK(unit, drawn.bytes.data[24] == 4 && drawn.bytes.data[25] == 3);
	CHECK(unit, !drawn.image.alpha);
	CHECK(unit, is_pixel(&drawn.image, 0, 0, (struct colour){255, 255, 255}));
	CHECK(unit, is_pixel(&drawn.image, 200, 170, red));
	CHECK(unit, !is_pixel(&drawn.image, 38, 170, red));
	CHECK(unit, is_pixel(&drawn.image, 300, 40, ink)); /* the frame's upper edge */
	CHECK(unit, is_pixel(&drawn.image, 300, 80, (struct colour){255, 255, 255}));
	/* One stroke across the em box, and nothing above it. */
	CHECK(unit, darkness(&drawn.image, (const uint32_t[]){40, 60, 200, 140}) > 40);
	CHECK(unit, darkness(&drawn.image, (const uint32_t[]){40, 0, 200, 40}) == 0);
	draw(&again, &request);
	CHECK(unit, str_eq(buf_str(&drawn.bytes), buf_str(&again.bytes)));
	undraw(&again);
	undraw(&drawn);
}

/* 一 turned a quarter counter-clockwise stands upright, left of its origin and above it.
 */
static void test_turned(struct unit *unit, struct fonts *fonts)
{
	struct sheet sheet;
	struct page page;
	struct drawn drawn;

	unit_case(unit, "picture: turned text runs upward");
	sheet_init(&sheet, fonts);
	sheet_text(&sheet,
		(struct page_item){.kind = PAGE_TEXT,
			.x = SCALED(60),
			.y = SCALED(45),
			.text = {.size = SCALED(40), .colour = ink, .turn = 1}},
		ROLE_BODY, STR("一"));
	const struct pages pages = pages_of(&sheet, &page);
	struct picture_request request = {.pages = &pages,
		.form = PICTURE_PNG,
		.pixels_per_point = 4,
		.is_opaque = true};

	draw(&drawn, &request);
	CHECK(unit, drawn.done);
	CHECK(unit, darkness(&drawn.image, (const uint32_t[]){140, 40, 220, 160}) > 40);
	CHECK(unit, darkness(&drawn.image, (const uint32_t[]){244, 0, 400, 200}) == 0);
	CHECK(unit, darkness(&drawn.image, (const uint32_t[]){0, 184, 400, 200}) == 0);
	undraw(&drawn);
	request.form = PICTURE_SVG;
	draw(&drawn, &request);
	CHECK(unit, str_find(buf_str(&drawn.bytes),
			    STR(" transform=\"rotate(-90 60 45)\""), 0) != STR_NPOS);
	undraw(&drawn);
	sheet_clear(&sheet);
}

static void test_clear(struct unit *unit, const struct pages *pages)
{
	const struct picture_request request = {
		.pages = pages, .form = PICTURE_PNG, .pixels_per_point = 2};
	struct drawn drawn;

	unit_case(unit, "picture/png: on nothing");
	draw(&drawn, &request);
	CHECK(unit, drawn.done && drawn.image.width == 200);
	CHECK(unit, drawn.image.alpha && drawn.image.alpha[0] == 0);
	CHECK(unit, is_pixel(&drawn.image, 100, 85, red));
	CHECK(unit, drawn.image.alpha && drawn.image.alpha[85 * 200 + 100] == 255);
	undraw(&drawn);
}

/* Each item of a colour of its own: no palette holds them. */
static void test_many_colours(struct unit *unit)
{
	struct page_item items[20];
	const struct page page = {.width = SCALED(20),
		.height = SCALED(4),
		.items = items,
		.item_count = 20};
	const struct pages pages = {.items = &page, .count = 1};
	struct picture_request request = {.pages = &pages,
		.form = PICTURE_PNG,
		.pixels_per_point = 1,
		.is_opaque = true};
	struct drawn drawn;

	unit_case(unit, "picture/png: more colours than a palette holds");
	for (uint8_t i = 0; i < 20; i++)
		items[i] = (struct page_item){.kind = PAGE_FILL,
			.x = i * SCALED_PT,
			.width = SCALED_PT,
			.height = SCALED(4),
			.fill = {{i, (uint8_t)(2 * i), 9}}};
	draw(&drawn, &request);
	CHECK(unit, drawn.done && drawn.bytes.data[25] == 2);
	for (uint8_t i = 0; i < 20; i++)
		CHECK(unit, is_pixel(&drawn.image, i, i % 4,
				    (struct colour){i, (uint8_t)(2 * i), 9}));
	undraw(&drawn);
	unit_case(unit, "picture/png: greys are grey");
	for (uint8_t i = 0; i < 20; i++)
		items[i].fill.colour = (struct colour){i, i, i};
	draw(&drawn, &request);
	CHECK(unit, drawn.done && drawn.bytes.data[25] == 0);
	CHECK(unit, is_pixel(&drawn.image, 7, 3, (struct colour){7, 7, 7}));
	undraw(&drawn);
	unit_case(unit, "picture/png: full colour on nothing");
	request.is_opaque = false;
	items[3].fill.colour = red;
	draw(&drawn, &request);
	CHECK(unit, drawn.done && drawn.bytes.data[25] == 6);
	CHECK(unit, is_pixel(&drawn.image, 3, 2, red));
	undraw(&drawn);
}

static void test_encode(struct unit *unit)
{
	static const unsigned char pixels[] = {255, 0, 0, 0, 255, 0}, alpha[] = {255, 0};
	struct media media = {.kind = MEDIA_GIF,
		.width = 2,
		.height = 1,
		.space = MEDIA_RGB,
		.pixels = pixels};
	struct media again = {.kind = MEDIA_PNG};
	struct arena arena;
	struct buf bytes;

	unit_case(unit, "picture/encode: a decoded image as PNG");
	arena_init(&arena);
	buf_init(&bytes, 0);
	CHECK(unit, picture_encode(&media, &bytes));
	struct decode decode = {.bytes = buf_str(&bytes),
		.arena = &arena,
		.budget = 1 << 20,
		.fault = DIAG_CODE_COUNT};

	CHECK(unit, decode_image(&decode, &again));
	CHECK(unit, is_pixel(&again, 0, 0, (struct colour){255, 0, 0}));
	CHECK(unit, is_pixel(&again, 1, 0, (struct colour){0, 255, 0}) && !again.alpha);
	buf_reset(&bytes);
	media.alpha = alpha;
	CHECK(unit, picture_encode(&media, &bytes));
	decode.bytes = buf_str(&bytes);
	CHECK(unit, decode_image(&decode, &again));
	CHECK(unit, again.alpha && again.alpha[0] == 255 && again.alpha[1] == 0);
	media.pixels = NULL;
	CHECK(unit, !picture_encode(&media, &bytes));
	buf_clear(&bytes);
	arena_clear(&arena);
}

static void test_too_large(struct unit *unit)
{
	const struct page page = {.width = SCALED(30000), .height = SCALED(10)};
	const struct pages pages = {.items = &page, .count = 1};
	const struct picture_request request = {
		.pages = &pages, .form = PICTURE_PNG, .pixels_per_point = 1};
	struct drawn drawn;

	unit_case(unit, "picture/png: too large is refused and reported");
	draw(&drawn, &request);
	CHECK(unit, !drawn.done && drawn.bytes.len == 0);
	CHECK(unit, diag_count(&drawn.diag, DIAG_PICTURE_FAILED) == 1);
	undraw(&drawn);
}

static bool holds(const struct drawn *drawn, const char *text)
{
	return str_find(buf_str(&drawn->bytes), str_from(text), 0) != STR_NPOS;
}

static void test_svg(struct unit *unit, const struct pages *pages)
{
	const struct picture_request request = {.pages = pages,
		.form = PICTURE_SVG,
		.title = STR("a < b & c\x01\xEF\xBF\xBF")};
	struct drawn drawn;

	unit_case(unit, "picture/svg: paths, a rectangle, a frame, a title");
	draw(&drawn, &request);
	CHECK(unit, drawn.done);
	CHECK(unit, holds(&drawn, "viewBox=\"0 0 100 50\""));
	CHECK(unit, holds(&drawn, "<title>a &lt; b &amp; c </title>"));
	CHECK(unit, holds(&drawn, "<path fill=\"#1a1a1a\" d=\"M"));
	CHECK(unit, holds(&drawn, "z\"/>"));
	CHECK(unit, holds(&drawn, "<rect x=\"10\" y=\"40\" width=\"80\" height=\"5\" "
				  "fill=\"#9c2b20\"/>"));
	CHECK(unit,
		holds(&drawn, "fill=\"none\" stroke=\"#1a1a1a\" stroke-width=\"2\"/>"));
	undraw(&drawn);
}

static const struct pages *cover_of(
	struct arena *arena, struct fonts *fonts, struct diag *diag, const char *markdown)
{
	const struct read_file file = {STR("bank.md"), str_from(markdown)};
	const struct style_request request = {"styles", STR("handout"), NULL, 0};
	struct sources sources;
	struct style style;
	struct media_set media = {0};

	sources_init(&sources);
	const struct bank *const bank = read_bank(&file, 1, arena, &sources, diag);

	style_read(&request, arena, &sources, diag, &style);
	const struct layout_job job = {.bank = bank,
		.media = &media,
		.style = &style,
		.fonts = fonts,
		.arena = arena,
		.diag = diag};
	const struct pages *const pages = layout_cover(&job);

	sources_clear(&sources);
	return pages;
}

static bool all_inside(const struct page *page)
{
	for (size_t i = 0; i < page->item_count; i++) {
		const struct page_item *const item = page->items + i;

		if (item->x < 0 || item->y < 0 || item->x + item->width > page->width ||
			item->y > page->height)
			return false;
	}
	return true;
}

static void test_covers(struct unit *unit, struct fonts *fonts)
{
	static const char *const banks[] = {
		"# 大模型面试题 200 问\n\n作者：甲乙\n\nQ1: 题一？\n\nQ2: 题？\n\nQ3: 题？\n",
		"# 一\n\nQ1: 题一？\n",
		"# 大模型面试题大模型面试题大模型面试题大模型面试题大模型面试题大模型面试题大模型面试题"
		"大模型面试题大模型面试题大模型面试题大模型面试题大模型面试题大模型面试题大模型面试题"
		"大模型面试题大模型面试题大模型面试题大模型面试题大模型面试题大模型面试题大模型面试题"
		"大模型面试题大模型面试题大模型面试题大模型面试题大模型面试题大模型面试题大模型面试题"
		"大模型面试题大模型面试题大模型面试题大模型面试题大模型面试题大模型面试题\n\nQ1: 题？\n",
		"# Supercalifragilisticexpialidocious\n\nQ1: Why?\n",
	};
	struct arena arena;
	struct diag diag;

	unit_case(unit, "picture/cover: titles of any length stay on it");
	arena_init(&arena);
	diag_init(&diag);
	for (size_t i = 0; i < sizeof(banks) / sizeof(*banks); i++) {
		const struct pages *const pages =
			cover_of(&arena, fonts, &diag, banks[i]);

		CHECK(unit, pages && pages->count == 1);
		CHECK(unit, pages && all_inside(pages->items));
	}
	unit_case(unit, "picture/cover: none where no font has the title");
	CHECK(unit, !cover_of(&arena, fonts, &diag, "# ࠀࠁ\n\nQ1: 题？\n"));
	diag_clear(&diag);
	arena_clear(&arena);
}

int main(void)
{
	struct unit unit = {0};
	struct sheet sheet;
	struct diag diag;
	struct page page;
	const struct text_setup setup = {STR("zh-Hans"), "tests/fonts", NULL};

	diag_init(&diag);
	struct fonts *const fonts = fonts_new(&setup, &diag);

	sheet_init(&sheet, fonts);
	fill(&sheet);
	const struct pages pages = pages_of(&sheet, &page);

	test_png(&unit, &pages);
	test_turned(&unit, fonts);
	test_clear(&unit, &pages);
	test_many_colours(&unit);
	test_encode(&unit);
	test_too_large(&unit);
	test_svg(&unit, &pages);
	test_covers(&unit, fonts);
	sheet_clear(&sheet);
	fonts_free(fonts);
	diag_clear(&diag);
	return unit_end(&unit);
}
