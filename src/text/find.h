/* SPDX-License-Identifier: MIT */
#ifndef TEXT_FIND_H
#define TEXT_FIND_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "text/chain.h"

/* Where on this machine a face's file lies. Cheap ways first: a known path, then one scan
 * of the font folders, then fontconfig (12 ms to start). */

struct font_finder {
	const struct chains *chains;
	const char *fonts_folder;
	struct arena arena;
	bool is_scanned, is_configured;
	struct map by_name; /* file name -> index of paths */
	const char **paths;
	size_t path_count, path_capacity;
	struct _FcConfig *config; /* NULL: not asked yet, or none */
};

struct font_place {
	const char *path; /* the finder's; NULL: not found */
	unsigned index;   /* in a collection */
	bool is_exact;    /* the index is sure; else the family decides */
};

void finder_init(struct font_finder *finder, const struct chains *chains,
	const char *fonts_folder);
void finder_clear(struct font_finder *finder);

/* By path and scan. */
struct font_place finder_find_face(
	struct font_finder *finder, const struct chain_face *wanted);
/* By fontconfig. */
struct font_place finder_find_family(
	struct font_finder *finder, const struct chain_face *wanted);
/* The system's own choice among fonts that have this character. */
struct font_place finder_find_character(
	struct font_finder *finder, uint32_t code_point, struct str language);

/* "apt-get install PACKAGE", by the packager this machine has; the family's name if the
 * package is not known. */
struct str finder_command(struct font_finder *finder, const struct chain_face *face);

#endif
