/* SPDX-License-Identifier: MIT */
#ifndef MEDIA_LOCATE_H
#define MEDIA_LOCATE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

enum place_kind {
	PLACE_BESIDE,  /* path, beneath the source's folder */
	PLACE_REMOTE,  /* path, where a fetched copy would lie: NAME.assets/HOST/PATH */
	PLACE_REFUSED, /* a data: URL, another scheme, a way out of the folder, a "%" */
};

struct image_place {
	enum place_kind kind;
	struct str path;
	struct str short_path; /* without ?query and #fragment; empty: there is none */
};

/* Where the file of an image address lies (notes: decode once, then no % may be left;
 * nothing above the folder). bank_name is NAME. */
struct image_place media_locate(
	struct arena *arena, struct str url, struct str bank_name);

/* A file name for an output: the base name of path in ASCII, with this extension
 * (".png"); never empty, never a name that Windows keeps for itself. *is_exact tells
 * whether nothing of the name was lost. */
struct str media_ascii_name(
	struct arena *arena, struct str path, struct str extension, bool *is_exact);

#endif
