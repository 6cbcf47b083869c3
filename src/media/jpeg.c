/* SPDX-License-Identifier: MIT */
/* A JPEG's file passes through to the outputs, so decoding only proves that it can be:
 * at an eighth of the size, which reads all of the coded data and skips the arithmetic.
 * Pixels are kept for the files that a PDF cannot show as they are: turned by EXIF, or
 * coded arithmetically.
 *
 * libjpeg leaves its calls by a jump of the client's when a file is broken. That jump
 * stays inside guarded(): the session holds everything that must outlive it. */
#include "media/decode.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>

#include "base/memory.h"
#include "media/exif.h"

#define SCANS_MAX 100 /* a progressive file of more is made to cost time */

struct session {
	struct jpeg_error_mgr errors;
	struct jpeg_progress_mgr progress;
	struct jpeg_decompress_struct jpeg;
	jmp_buf on_error;
	struct decode *decode;
	unsigned char *pixels; /* owned; the whole image, when it is to be kept */
	bool is_cut_short;
	char words[JMSG_LENGTH_MAX];
};

static void leave(j_common_ptr jpeg)
{
	struct session *const session = jpeg->client_data;

	session->errors.format_message(jpeg, session->words);
	longjmp(session->on_error, 1);
}

/* Warnings (level -1) tell of damage that decoders live with; an early end is not. */
static void hear(j_common_ptr jpeg, int level)
{
	struct session *const session = jpeg->client_data;

	if (level < 0 && session->errors.msg_code == JWRN_JPEG_EOF)
		session->is_cut_short = true;
}

static void say_nothing(j_common_ptr jpeg)
{
	(void)jpeg;
}

static void watch_scans(j_common_ptr jpeg)
{
	struct session *const session = jpeg->client_data;

	if (session->jpeg.input_scan_number > SCANS_MAX) {
		snprintf(session->words, sizeof(session->words), "scans > %d", SCANS_MAX);
		longjmp(session->on_error, 1);
	}
}

static bool guarded(struct session *session, void (*step)(struct session *session))
{
	if (setjmp(session->on_error))
		return false;
	step(session);
	return true;
}

static void read_header(struct session *session)
{
	const struct str bytes = session->decode->bytes;

	jpeg_create_decompress(&session->jpeg);
	session->jpeg.client_data = session;
	session->jpeg.progress = &session->progress;
	jpeg_mem_src(&session->jpeg, (const unsigned char *)bytes.data, bytes.len);
	jpeg_save_markers(&session->jpeg, JPEG_APP0 + 1, 0xFFFF);
	jpeg_read_header(&session->jpeg, TRUE);
}

static void read_rows(struct session *session)
{
	struct jpeg_decompress_struct *const jpeg = &session->jpeg;

	if (!session->pixels) {
		jpeg->scale_num = 1;
		jpeg->scale_denom = 8;
		jpeg->dct_method = JDCT_IFAST;
		jpeg->do_fancy_upsampling = FALSE;
	}
	jpeg_start_decompress(jpeg);
	const size_t stride =
		(size_t)jpeg->output_width * (size_t)jpeg->output_components;
	JSAMPARRAY row = jpeg->mem->alloc_sarray(
		(j_common_ptr)jpeg, JPOOL_IMAGE, (JDIMENSION)stride, 1);

	while (jpeg->output_scanline < jpeg->output_height) {
		const size_t y = jpeg->output_scanline;

		jpeg_read_scanlines(jpeg, row, 1);
		if (session->pixels)
			memcpy(session->pixels + y * stride, row[0], stride);
	}
	jpeg_finish_decompress(jpeg);
}

static double density(const struct jpeg_decompress_struct *jpeg)
{
	if (!jpeg->saw_JFIF_marker || jpeg->X_density <= 1)
		return 0;
	if (jpeg->density_unit == 1)
		return jpeg->X_density;
	return jpeg->density_unit == 2 ? jpeg->X_density * 2.54 : 0;
}

static unsigned orientation(const struct jpeg_decompress_struct *jpeg)
{
	for (const struct jpeg_marker_struct *marker = jpeg->marker_list; marker;
		marker = marker->next) {
		const struct str data = {(const char *)marker->data, marker->data_length};
		const unsigned turn = exif_orientation(data);

		if (turn != 1)
			return turn;
	}
	return 1;
}

/* CMYK, which Adobe writes inverted, as RGB in the same storage. */
static void flatten_cmyk(unsigned char *pixels, size_t count, bool is_inverted)
{
	for (size_t i = 0; i < count; i++) {
		const unsigned char *const from = pixels + 4 * i;
		const unsigned black = is_inverted ? from[3] : 255u - from[3];

		for (size_t c = 0; c < 3; c++) {
			const unsigned light = is_inverted ? from[c] : 255u - from[c];

			pixels[3 * i + c] = (unsigned char)(light * black / 255);
		}
	}
}

/* EXIF 2.3, 4.6.4: orientations 5 to 8 exchange rows and columns; the image is turned
 * so that row 0 is its top and column 0 its left side. */
static void turn_pixels(const unsigned char *from, unsigned char *to,
	const uint32_t size[2], unsigned channels, unsigned turn)
{
	const size_t width = turn >= 5 ? size[1] : size[0];
	const size_t height = turn >= 5 ? size[0] : size[1];
	const bool flip_x = turn == 2 || turn == 3 || turn == 7 || turn == 8;
	const bool flip_y = turn == 3 || turn == 4 || turn == 6 || turn == 7;

	for (size_t y = 0; y < height; y++)
		for (size_t x = 0; x < width; x++) {
			size_t u = turn >= 5 ? y : x, v = turn >= 5 ? x : y;

			u = flip_x ? size[0] - 1 - u : u;
			v = flip_y ? size[1] - 1 - v : v;
			memcpy(to + (y * width + x) * channels,
				from + (v * size[0] + u) * channels, channels);
		}
}

static void keep_turned(struct session *session, struct media *media, unsigned turn)
{
	const struct jpeg_decompress_struct *const jpeg = &session->jpeg;
	const uint32_t size[2] = {jpeg->image_width, jpeg->image_height};
	const size_t count = (size_t)size[0] * size[1];
	const unsigned channels = jpeg->output_components == 1 ? 1 : 3;
	unsigned char *const turned = memory_new(count * channels);

	if (jpeg->output_components == 4)
		flatten_cmyk(session->pixels, count, jpeg->saw_Adobe_marker);
	turn_pixels(session->pixels, turned, size, channels, turn);
	media->width = size[turn >= 5];
	media->height = size[turn < 5];
	media->adobe_inverted = false;
	decode_keep(session->decode, media, turned, channels);
	free(turned);
}

static bool has_known_channels(const struct jpeg_decompress_struct *jpeg)
{
	return jpeg->num_components == 1 || jpeg->num_components == 3 ||
	       jpeg->num_components == 4;
}

static bool decode_in_session(struct session *session, struct media *media)
{
	struct decode *const decode = session->decode;
	const struct jpeg_decompress_struct *const jpeg = &session->jpeg;

	if (!guarded(session, read_header))
		return false;
	if (!decode_check_size(decode, jpeg->image_width, jpeg->image_height, 4))
		return false;
	if (!has_known_channels(jpeg))
		return decode_fail(decode, DIAG_IMAGE_BROKEN, "JPEG: 2 channels");
	const unsigned turn = orientation(jpeg);

	media->width = jpeg->image_width;
	media->height = jpeg->image_height;
	media->dots_per_inch = density(jpeg);
	media->space = jpeg->num_components == 1   ? MEDIA_GRAY
		       : jpeg->num_components == 3 ? MEDIA_RGB
						   : MEDIA_CMYK;
	media->adobe_inverted = media->space == MEDIA_CMYK && jpeg->saw_Adobe_marker;
	if (turn != 1 || jpeg->arith_code)
		session->pixels =
			memory_new((size_t)jpeg->image_width * jpeg->image_height *
				   (size_t)jpeg->num_components);
	if (!guarded(session, read_rows))
		return false;
	if (session->is_cut_short)
		return decode_fail(decode, DIAG_IMAGE_BROKEN, "JPEG: truncated");
	if (session->pixels)
		keep_turned(session, media, turn);
	return true;
}

bool decode_jpeg(struct decode *decode, struct media *media)
{
	struct session session = {.decode = decode};

	session.jpeg.err = jpeg_std_error(&session.errors);
	session.jpeg.client_data = &session;
	session.errors.error_exit = leave;
	session.errors.emit_message = hear;
	session.errors.output_message = say_nothing;
	session.progress.progress_monitor = watch_scans;
	const bool done = decode_in_session(&session, media);

	if (!done) {
		char words[120];

		snprintf(words, sizeof(words), "JPEG: %.100s", session.words);
		decode_fail(decode, DIAG_IMAGE_BROKEN, words);
	}
	jpeg_destroy_decompress(&session.jpeg);
	free(session.pixels);
	return done;
}
