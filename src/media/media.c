/* SPDX-License-Identifier: MIT */
#include "media/media.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/map.h"
#include "media/decode.h"
#include "media/locate.h"

/* The run over the bank's images. A file is read once however it is named, and equal
 * content is decoded once: such items share bytes and pixels. */
struct opener {
	const struct bank *bank;
	struct arena *arena;
	struct diag *diag;
	struct media *items;
	struct map files;    /* folder and path -> item */
	struct map contents; /* bytes -> item */
	struct map names;    /* file names in lower case */
	struct map stems;    /* the same, of names that are there twice */
	size_t budget;
};

static struct str extension_of(enum media_kind kind)
{
	switch (kind) {
	case MEDIA_PNG: return STR(".png");
	case MEDIA_JPEG: return STR(".jpg");
	case MEDIA_GIF: return STR(".gif");
	case MEDIA_WEBP: return STR(".webp");
	case MEDIA_SVG: return STR(".svg");
	case MEDIA_BROKEN: break;
	}
	return STR("");
}

static struct str lower_case(struct arena *arena, struct str name)
{
	char *const lower = arena_copy(arena, name.data, name.len);

	for (size_t i = 0; i < name.len; i++)
		if (lower[i] >= 'A' && lower[i] <= 'Z')
			lower[i] = (char)(lower[i] | 0x20);
	return (struct str){lower, name.len};
}

/* NAME-HASH.ext, and -2, -3 … behind the hash of what is there already. */
static struct str name_with_hash(struct arena *arena, struct str name,
	struct str extension, struct str bytes, unsigned ordinal)
{
	struct sha1 sha1;
	char hash[9];
	char *const full = arena_alloc(arena, name.len + 32);
	const int stem = (int)(name.len - extension.len);

	sha1_init(&sha1);
	sha1_add(&sha1, bytes);
	sha1_finish_text(&sha1, hash, 8);
	const int len = ordinal < 2
				? snprintf(full, name.len + 32, "%.*s-%s%.*s", stem,
					  name.data, hash, STR_ARGS(extension))
				: snprintf(full, name.len + 32, "%.*s-%s-%u%.*s", stem,
					  name.data, hash, ordinal, STR_ARGS(extension));

	return (struct str){full, (size_t)len};
}

/* Unique also where upper and lower case are one, as on some readers' disks. */
static void name_item(struct opener *opener, size_t index, struct str path)
{
	struct media *const media = opener->items + index;
	const struct str extension = extension_of(media->kind);
	bool is_exact;
	const struct str plain =
		media_ascii_name(opener->arena, path, extension, &is_exact);
	struct str name = plain;

	if (!is_exact)
		name = name_with_hash(opener->arena, plain, extension, media->bytes, 1);
	struct str key = lower_case(opener->arena, name);

	if (map_add(&opener->names, key, index) != index) {
		const size_t again = map_find(&opener->stems, key);
		unsigned ordinal = again == MAP_NONE ? 1 : (unsigned)again;

		map_set(&opener->stems, key, ordinal + 1);
		do {
			name = name_with_hash(
				opener->arena, plain, extension, media->bytes, ordinal++);
			key = lower_case(opener->arena, name);
		} while (map_add(&opener->names, key, index) != index);
	}
	media->file_name = name;
}

static void report_fault(struct opener *opener, const struct image_source *source,
	const struct decode *decode)
{
	diag_report(opener->diag, decode->fault, source->span, source->url,
		str_from(decode->words));
}

static void decode_item(struct opener *opener, size_t index, struct str bytes)
{
	struct decode decode = {.bytes = bytes,
		.arena = opener->arena,
		.budget = opener->budget,
		.fault = DIAG_CODE_COUNT};

	if (!decode_image(&decode, opener->items + index))
		report_fault(opener, opener->bank->images + index, &decode);
	opener->budget = decode.budget;
}

/* The file's bytes become the item's, or those of an equal item do. */
static void take_content(struct opener *opener, size_t index, struct str content)
{
	const size_t same = map_find(&opener->contents, content);

	if (same != MAP_NONE) {
		opener->items[index] = opener->items[same];
		if (opener->items[same].kind == MEDIA_BROKEN)
			decode_item(opener, index, content); /* for its own message */
		return;
	}
	const struct str bytes = arena_copy_str(opener->arena, content);

	opener->budget -= bytes.len;
	map_add(&opener->contents, bytes, index);
	decode_item(opener, index, bytes);
}

/* Copies of what is on the network lie beside the bank's first file. */
static const char *folder_of(struct opener *opener, const struct image_source *source,
	const struct image_place *place)
{
	const struct sources *const sources = opener->bank->sources;
	const uint32_t number = place->kind == PLACE_REMOTE ? 0 : source->span.source;

	if (!sources || number >= sources->count)
		return "";
	return arena_copy_str(opener->arena, sources->items[number].folder).data;
}

static void report_unread(struct opener *opener, const struct image_source *source,
	const struct image_place *place, int reason)
{
	char words[80];

	switch (reason) {
	case ENOENT:
	case ENOTDIR:
		if (place->kind == PLACE_REMOTE)
			diag_report(opener->diag, DIAG_IMAGE_REMOTE, source->span,
				source->url, place->path);
		else
			diag_report(opener->diag, DIAG_IMAGE_MISSING, source->span,
				place->path);
		return;
	case ELOOP:
	case EXDEV:
		diag_report(opener->diag, DIAG_IMAGE_REFUSED, source->span, source->url);
		return;
	case EFBIG:
		snprintf(words, sizeof(words), "> %zu MiB (LIMIT_IMAGE_BYTES)",
			LIMIT_IMAGE_BYTES >> 20);
		diag_report(opener->diag, DIAG_IMAGE_TOO_LARGE, source->span, source->url,
			str_from(words));
		return;
	case EINVAL: /* a device, a pipe */
	case EISDIR:
		diag_report(opener->diag, DIAG_IMAGE_UNKNOWN, source->span, source->url);
		return;
	default:
		diag_report(opener->diag, DIAG_IMAGE_UNREADABLE, source->span,
			source->url, str_from(strerror(reason)));
	}
}

/* Reads place->path or, where that is missing, short_path, which it becomes. */
static bool read_place(const char *folder, struct image_place *place, struct buf *content)
{
	if (file_read_beneath(folder, place->path, LIMIT_IMAGE_BYTES, content))
		return true;
	if (errno != ENOENT || place->short_path.len == 0)
		return false;
	place->path = place->short_path;
	return file_read_beneath(folder, place->path, LIMIT_IMAGE_BYTES, content);
}

static struct str file_key(struct arena *arena, const char *folder, struct str path)
{
	const size_t folder_len = strlen(folder);
	char *const key = arena_alloc(arena, folder_len + path.len + 1);

	memcpy(key, folder, folder_len);
	memcpy(key + folder_len, path.data, path.len);
	return (struct str){key, folder_len + path.len};
}

static void open_place(struct opener *opener, size_t index, struct image_place *place)
{
	const struct image_source *const source = opener->bank->images + index;
	const char *const folder = folder_of(opener, source, place);
	const struct str key = file_key(opener->arena, folder, place->path);
	const size_t known = map_find(&opener->files, key);
	struct buf content;

	if (known != MAP_NONE) {
		opener->items[index] = opener->items[known];
	} else {
		buf_init(&content, LIMIT_IMAGE_BYTES + 1);
		if (!read_place(folder, place, &content))
			report_unread(opener, source, place, errno);
		else if (content.len > opener->budget)
			diag_report(opener->diag, DIAG_IMAGE_TOO_LARGE, source->span,
				source->url, STR("LIMIT_IMAGES_BYTES"));
		else
			take_content(opener, index, buf_str(&content));
		buf_clear(&content);
	}
	if (opener->items[index].kind == MEDIA_BROKEN)
		return;
	map_add(&opener->files, key, index);
	name_item(opener, index, place->path);
}

static void open_item(struct opener *opener, size_t index)
{
	const struct image_source *const source = opener->bank->images + index;
	struct image_place place =
		media_locate(opener->arena, source->url, opener->bank->name);

	switch (place.kind) {
	case PLACE_REFUSED:
		diag_report(opener->diag, DIAG_IMAGE_REFUSED, source->span, source->url);
		return;
	case PLACE_BESIDE:
	case PLACE_REMOTE: open_place(opener, index, &place);
	}
}

bool media_digest(
	struct str folder, struct str url, struct str bank_name, unsigned char digest[20])
{
	struct arena arena;
	struct buf content;
	struct sha1 sha1;

	arena_init(&arena);
	buf_init(&content, LIMIT_IMAGE_BYTES + 1);
	struct image_place place = media_locate(&arena, url, bank_name);
	const bool is_there =
		place.kind != PLACE_REFUSED &&
		read_place(arena_copy_str(&arena, folder).data, &place, &content);

	sha1_init(&sha1);
	sha1_add(&sha1, buf_str(&content));
	sha1_finish(&sha1, digest);
	buf_clear(&content);
	arena_clear(&arena);
	return is_there;
}

void media_open_all(const struct bank *bank, struct arena *arena, struct diag *diag,
	struct media_set *set)
{
	struct opener opener = {.bank = bank,
		.arena = arena,
		.diag = diag,
		.items = ARENA_NEW(arena, struct media, bank->image_count),
		.budget = LIMIT_IMAGES_BYTES};
	char count[21];

	for (size_t i = 0; i < bank->image_count && i < LIMIT_IMAGES; i++)
		open_item(&opener, i);
	if (bank->image_count > LIMIT_IMAGES)
		diag_report(diag, DIAG_IMAGE_COUNT, bank->images[LIMIT_IMAGES].span,
			str_from_unsigned(count, LIMIT_IMAGES));
	map_clear(&opener.files);
	map_clear(&opener.contents);
	map_clear(&opener.names);
	map_clear(&opener.stems);
	*set = (struct media_set){opener.items, bank->image_count};
}
