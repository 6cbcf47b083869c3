/* SPDX-License-Identifier: MIT */
/* The first frame of a GIF on its canvas, by giflib's record interface, which decodes a
 * row at a time: DGifSlurp would read all frames of a film. */
#include "media/decode.h"

#include <gif_lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct reader {
	struct str rest;
};

static int read_more(GifFileType *gif, GifByteType *place, int len)
{
	struct reader *const reader = gif->UserData;
	const size_t got =
		(size_t)len < reader->rest.len ? (size_t)len : reader->rest.len;

	memcpy(place, reader->rest.data, got);
	reader->rest = str_from_offset(reader->rest, got);
	return (int)got;
}

/* Extensions before the first frame; the graphic control block has the transparent
 * colour's index. */
static bool read_extension(GifFileType *gif, int *transparent)
{
	int code;
	GifByteType *data;
	bool done = DGifGetExtension(gif, &code, &data) == GIF_OK;

	while (done && data) {
		GraphicsControlBlock control;

		if (code == GRAPHICS_EXT_FUNC_CODE && data[0] == 4 &&
			DGifExtensionToGCB(data[0], data + 1, &control) == GIF_OK)
			*transparent = control.TransparentColor;
		done = DGifGetExtensionNext(gif, &data) == GIF_OK;
	}
	return done;
}

static bool find_frame(GifFileType *gif, int *transparent)
{
	for (;;) {
		GifRecordType type;

		if (DGifGetRecordType(gif, &type) != GIF_OK)
			return false;
		if (type == IMAGE_DESC_RECORD_TYPE)
			return DGifGetImageDesc(gif) == GIF_OK;
		if (type != EXTENSION_RECORD_TYPE || !read_extension(gif, transparent))
			return false;
	}
}

/* The row that comes as number `at`: interlaced rows come in four passes (GIF89a, E). */
static int row_of(const GifImageDesc *frame, int at)
{
	static const int starts[] = {0, 4, 2, 1}, steps[] = {8, 8, 4, 2};

	if (!frame->Interlace)
		return at;
	for (int pass = 0; pass < 4; pass++) {
		const int rows =
			(frame->Height - starts[pass] + steps[pass] - 1) / steps[pass];

		if (at < rows)
			return starts[pass] + at * steps[pass];
		at -= rows;
	}
	return 0;
}

struct canvas {
	unsigned char *pixels; /* RGBA */
	int width, height;
	int transparent;
};

static void draw_row(const struct canvas *canvas, const GifFileType *gif,
	const GifPixelType *row, int y)
{
	const GifImageDesc *const frame = &gif->Image;
	const ColorMapObject *const colours =
		frame->ColorMap ? frame->ColorMap : gif->SColorMap;

	for (int i = 0; i < frame->Width; i++) {
		const int x = frame->Left + i;

		if (x < 0 || x >= canvas->width || y < 0 || y >= canvas->height ||
			row[i] == canvas->transparent || row[i] >= colours->ColorCount)
			continue;
		const GifColorType colour = colours->Colors[row[i]];
		unsigned char *const pixel =
			canvas->pixels +
			((size_t)y * (size_t)canvas->width + (size_t)x) * 4;

		pixel[0] = colour.Red;
		pixel[1] = colour.Green;
		pixel[2] = colour.Blue;
		pixel[3] = 255;
	}
}

static bool draw_frame(const struct canvas *canvas, GifFileType *gif)
{
	const GifImageDesc *const frame = &gif->Image;
	GifPixelType *const row = memory_new((size_t)frame->Width + 1);
	bool done = frame->ColorMap || gif->SColorMap;

	for (int at = 0; done && at < frame->Height; at++) {
		done = DGifGetLine(gif, row, frame->Width) == GIF_OK;
		if (done)
			draw_row(canvas, gif, row, frame->Top + row_of(frame, at));
	}
	free(row);
	return done;
}

static bool decode_open_gif(struct decode *decode, struct media *media, GifFileType *gif)
{
	struct canvas canvas = {.transparent = NO_TRANSPARENT_COLOR};

	if (!find_frame(gif, &canvas.transparent))
		return false;
	canvas.width = gif->SWidth ? gif->SWidth : gif->Image.Width;
	canvas.height = gif->SHeight ? gif->SHeight : gif->Image.Height;
	if (!decode_check_size(
		    decode, (uint32_t)canvas.width, (uint32_t)canvas.height, 4) ||
		!decode_check_size(decode, (uint32_t)gif->Image.Width,
			(uint32_t)gif->Image.Height, 1))
		return false;
	const size_t size = (size_t)canvas.width * (size_t)canvas.height * 4;

	canvas.pixels = memory_new(size);
	memset(canvas.pixels, 0, size);
	media->width = (uint32_t)canvas.width;
	media->height = (uint32_t)canvas.height;
	const bool done = draw_frame(&canvas, gif);

	if (done)
		decode_keep(decode, media, canvas.pixels, 4);
	free(canvas.pixels);
	return done;
}

bool decode_gif(struct decode *decode, struct media *media)
{
	struct reader reader = {decode->bytes};
	int error = 0;
	GifFileType *const gif = DGifOpen(&reader, read_more, &error);
	const bool done = gif && decode_open_gif(decode, media, gif);

	if (!done) {
		const char *const words = GifErrorString(gif ? gif->Error : error);
		char message[120];

		snprintf(message, sizeof(message), "GIF: %s", words ? words : "no frame");
		decode_fail(decode, DIAG_IMAGE_BROKEN, message);
	}
	if (gif)
		DGifCloseFile(gif, &error);
	return done;
}
