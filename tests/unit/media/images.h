/* SPDX-License-Identifier: MIT */
#ifndef IMAGES_H
#define IMAGES_H

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include "base/buf.h"

/* Images made on the spot, for tests of media/ and the PDF writer. */

struct png_wish {
	unsigned width, height;
	int colour_type, bit_depth;
	bool interlaced,
		has_transparent; /* tRNS: sample 0, or palette entry 0 half seen */
	unsigned dots_per_metre;
};

static inline void png_put(png_structp png, png_bytep data, size_t len)
{
	buf_put(png_get_io_ptr(png), data, len);
}

static inline void png_flush_nothing(png_structp png)
{
	(void)png;
}

static inline void png_put_extras(
	png_structp png, png_infop info, const struct png_wish *wish)
{
	png_color palette[256];
	png_byte alphas[1] = {128};
	png_color_16 transparent = {0};

	for (unsigned i = 0; i < 256; i++)
		palette[i] = (png_color){(png_byte)i, (png_byte)(255 - i), 7};
	if (wish->colour_type == PNG_COLOR_TYPE_PALETTE)
		png_set_PLTE(png, info, palette, 1 << wish->bit_depth);
	if (wish->has_transparent)
		png_set_tRNS(png, info, alphas, 1, &transparent);
	if (wish->dots_per_metre)
		png_set_pHYs(png, info, wish->dots_per_metre, wish->dots_per_metre, 1);
}

/* Pixel bytes are counted up: row y, byte i is (y * 16 + i) & 255. */
static inline void image_put_png(struct buf *out, const struct png_wish *wish)
{
	png_structp png =
		png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(png);

	png_set_write_fn(png, out, png_put, png_flush_nothing);
	png_set_IHDR(png, info, wish->width, wish->height, wish->bit_depth,
		wish->colour_type,
		wish->interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, 0, 0);
	png_put_extras(png, info, wish);
	png_write_info(png, info);
	const size_t stride = png_get_rowbytes(png, info);
	png_bytep *const rows = malloc(wish->height * sizeof(*rows));

	for (unsigned y = 0; y < wish->height; y++) {
		rows[y] = malloc(stride);
		for (size_t i = 0; i < stride; i++)
			rows[y][i] = (png_byte)(y * 16 + i);
	}
	png_write_image(png, rows);
	png_write_end(png, info);
	for (unsigned y = 0; y < wish->height; y++)
		free(rows[y]);
	free(rows);
	png_destroy_write_struct(&png, &info);
}

/* A JPEG whose left half is one colour and whose right half is another; channels 1, 3
 * (RGB in) or 4 (CMYK with Adobe's marker). */
static inline void image_put_jpeg(struct buf *out, unsigned width, unsigned height,
	int channels, bool is_progressive, unsigned orientation)
{
	struct jpeg_compress_struct jpeg;
	struct jpeg_error_mgr errors;
	unsigned char *file = NULL;
	unsigned long len = 0;

	jpeg.err = jpeg_std_error(&errors);
	jpeg_create_compress(&jpeg);
	jpeg_mem_dest(&jpeg, &file, &len);
	jpeg.image_width = width;
	jpeg.image_height = height;
	jpeg.input_components = channels;
	jpeg.in_color_space = channels == 1   ? JCS_GRAYSCALE
			      : channels == 3 ? JCS_RGB
					      : JCS_CMYK;
	jpeg_set_defaults(&jpeg);
	jpeg_set_quality(&jpeg, 95, TRUE);
	jpeg.density_unit = 1;
	jpeg.X_density = jpeg.Y_density = 144;
	if (is_progressive)
		jpeg_simple_progression(&jpeg);
	jpeg_start_compress(&jpeg, TRUE);
	if (orientation) {
		unsigned char exif[] =
			"Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\0\0\0\0\0\0";

		exif[25] = (unsigned char)orientation;
		jpeg_write_marker(&jpeg, JPEG_APP0 + 1, exif, sizeof(exif) - 1);
	}
	unsigned char *const row = malloc((size_t)width * 4);

	for (unsigned y = 0; y < height; y++) {
		JSAMPROW rows[1] = {row};

		for (unsigned x = 0; x < width; x++)
			for (int c = 0; c < channels; c++)
				row[x * (unsigned)channels + (unsigned)c] =
					(unsigned char)(x < width / 2 ? 250 : 20 + y % 8);
		jpeg_write_scanlines(&jpeg, rows, 1);
	}
	jpeg_finish_compress(&jpeg);
	buf_put(out, file, len);
	free(row);
	free(file);
	jpeg_destroy_compress(&jpeg);
}

/* 3 x 2 pixels of two colours, index 1 transparent. */
static inline void image_put_gif(struct buf *out)
{
	static const unsigned char gif[] = {'G', 'I', 'F', '8', '9', 'a', 3, 0, 2, 0,
		0x80, 0, 0, 255, 0, 0, 0, 0, 255, 0x21, 0xF9, 4, 1, 0, 0, 1, 0, 0x2C, 0,
		0, 0, 0, 3, 0, 2, 0, 0, 2, 4, 0x44, 0x10, 0x10, 0x05, 0, 0x3B};

	buf_put(out, gif, sizeof(gif));
}

#endif
