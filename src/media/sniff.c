/* SPDX-License-Identifier: MIT */
/* What an image is, its first bytes say; its name says nothing. */
#include "base/limits.h"
#include "media/decode.h"
#include "media/media.h"

static enum media_kind sniff(struct str bytes)
{
	if (str_starts(bytes, STR("\x89PNG\r\n\x1a\n")))
		return MEDIA_PNG;
	if (str_starts(bytes, STR("\xFF\xD8\xFF")))
		return MEDIA_JPEG;
	if (str_starts(bytes, STR("GIF87a")) || str_starts(bytes, STR("GIF89a")))
		return MEDIA_GIF;
	if (str_starts(bytes, STR("RIFF")) &&
		str_eq(str_slice(bytes, 8, 12), STR("WEBP")))
		return MEDIA_WEBP;
	return svg_is(bytes) ? MEDIA_SVG : MEDIA_BROKEN;
}

bool decode_image(struct decode *decode, struct media *media)
{
	bool done = false;

	*media = (struct media){.kind = sniff(decode->bytes), .bytes = decode->bytes};
	switch (media->kind) {
	case MEDIA_BROKEN: decode_fail(decode, DIAG_IMAGE_UNKNOWN, ""); break;
	case MEDIA_PNG:
		media->mime = STR("image/png");
		done = decode_png(decode, media);
		break;
	case MEDIA_JPEG:
		media->mime = STR("image/jpeg");
		done = decode_jpeg(decode, media);
		break;
	case MEDIA_GIF:
		media->mime = STR("image/gif");
		done = decode_gif(decode, media);
		break;
	case MEDIA_WEBP:
		media->mime = STR("image/webp");
		done = decode_webp(decode, media);
		break;
	case MEDIA_SVG:
		media->mime = STR("image/svg+xml");
		done = decode_svg(decode, media);
		break;
	}
	if (!done)
		*media = (struct media){.kind = MEDIA_BROKEN};
	return done;
}

bool media_decode(struct str bytes, struct arena *arena, struct media *media)
{
	struct decode decode = {.bytes = bytes,
		.arena = arena,
		.budget = LIMIT_IMAGES_BYTES,
		.fault = DIAG_CODE_COUNT};

	if (bytes.len <= LIMIT_IMAGE_BYTES)
		return decode_image(&decode, media);
	*media = (struct media){.kind = MEDIA_BROKEN};
	return false;
}
