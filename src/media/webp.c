/* SPDX-License-Identifier: MIT */
/* The demuxer gives the first frame of still and moving files alike, and refuses a file
 * that is not whole. */
#include "media/decode.h"

#include <stdlib.h>
#include <string.h>
#include <webp/decode.h>
#include <webp/demux.h>

#include "base/memory.h"

static bool draw_frame(
	const WebPIterator *frame, unsigned char *pixels, size_t stride, uint32_t height)
{
	const size_t x = (size_t)frame->x_offset, y = (size_t)frame->y_offset;

	if (x * 4 + (size_t)frame->width * 4 > stride ||
		y + (size_t)frame->height > height)
		return false;
	return WebPDecodeRGBAInto(frame->fragment.bytes, frame->fragment.size,
		       pixels + y * stride + x * 4, (height - y) * stride - x * 4,
		       (int)stride) != NULL;
}

static bool decode_open_webp(
	struct decode *decode, struct media *media, WebPDemuxer *webp)
{
	WebPIterator frame;

	media->width = WebPDemuxGetI(webp, WEBP_FF_CANVAS_WIDTH);
	media->height = WebPDemuxGetI(webp, WEBP_FF_CANVAS_HEIGHT);
	if (!decode_check_size(decode, media->width, media->height, 4))
		return false;
	if (!WebPDemuxGetFrame(webp, 1, &frame))
		return false;
	const size_t stride = (size_t)media->width * 4;
	unsigned char *const pixels = memory_new(stride * media->height);

	memset(pixels, 0, stride * media->height);
	const bool done = draw_frame(&frame, pixels, stride, media->height);

	if (done)
		decode_keep(decode, media, pixels, 4);
	free(pixels);
	WebPDemuxReleaseIterator(&frame);
	return done;
}

bool decode_webp(struct decode *decode, struct media *media)
{
	const WebPData data = {(const uint8_t *)decode->bytes.data, decode->bytes.len};
	WebPDemuxer *const webp = WebPDemux(&data);
	const bool done = webp && decode_open_webp(decode, media, webp);

	if (!done)
		decode_fail(decode, DIAG_IMAGE_BROKEN, webp ? "WebP" : "WebP: truncated");
	WebPDemuxDelete(webp);
	return done;
}
